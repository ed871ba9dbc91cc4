//! The menu behind one's own picture: theme, language, preferences, the way out.

use crate::shell::{Hands, paths, say};
use client::Store;
use client::sessions::{save_preferences, sign_out};
use desk::person::{Availability, Language, Preferences, Theme};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::{Avatar, Menu, MenuItem, Presence};
use words::{settings, workspace};

/// The menu in the rail.
#[component]
pub(crate) fn AccountMenu() -> impl IntoView {
    let store = Store::here();
    let hands = Hands::here();
    let session = client::session();
    let demo = client::use_page().demo;
    let (language, theme) = (client::language(), client::context::theme());
    let (me, name) = (session.agent.user, session.name.clone());
    let label = Signal::derive(move || workspace::account(language.get(), &session.name));
    let items = Signal::derive(move || lines(language.get(), theme.get(), demo));
    let presence = Signal::derive(move || {
        store.catalog.with(|known| {
            known.user(me).map(|card| match card.availability {
                Availability::Available => Presence::Here,
                Availability::Away => Presence::Away,
                Availability::Offline => Presence::Off,
            })
        })
    });
    view! {
        <Menu id="account" label items icon_only=true on_pick=move |value: String| pick(hands, &value)>
            <Avatar name hue=me.0 size=28 presence/>
        </Menu>
    }
}

fn lines(language: Language, theme: Theme, demo: bool) -> Vec<MenuItem> {
    let icon = |theme| match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let mut lines: Vec<MenuItem> = Theme::ALL
        .iter()
        .map(|one| {
            MenuItem::new(format!("theme {}", one.word()), settings::theme_name(language, *one))
                .icon(icon(*one))
                .checked(*one == theme)
        })
        .collect();
    lines[0].heading = Some(workspace::theme(language));
    let spoken = Language::ALL.iter().filter(|one| demo || **one != Language::Pseudo);
    let first = lines.len();
    lines.extend(spoken.map(|one| {
        MenuItem::new(format!("language {}", one.word()), settings::language_name(*one))
            .checked(*one == language)
    }));
    lines[first].heading = Some(workspace::language(language));
    lines.push(
        MenuItem::new("preferences", settings::preferences(language)).icon("settings").key("G P").rule(),
    );
    lines.push(MenuItem::new("sign-out", workspace::sign_out(language)).icon("sign-out"));
    lines
}

fn pick(hands: Hands, value: &str) {
    match value.split_once(' ') {
        Some(("theme", word)) => {
            if let Some(chosen) = Theme::from_word(word) {
                keep(hands, |now| now.theme = chosen);
            }
        }
        Some(("language", word)) => {
            if let Some(chosen) = Language::from_word(word) {
                keep(hands, |now| now.language = chosen);
            }
        }
        _ if value == "preferences" => hands.go(paths::PREFERENCES),
        _ => leave(hands),
    }
}

/// Shows a choice at once, and goes back to the one before if it could not be kept. What else the person chose is as the page was
/// told: anything but language and theme loads the page anew when it is saved.
fn keep(hands: Hands, choose: impl FnOnce(&mut Preferences)) {
    let (language, theme) = (client::language(), client::context::theme());
    let before = Preferences {
        language: language.get_untracked(),
        theme: theme.get_untracked(),
        ..client::session().preferences
    };
    let mut now = before.clone();
    choose(&mut now);
    let show = move |chosen: &Preferences| {
        language.set(chosen.language);
        theme.set(chosen.theme);
    };
    show(&now);
    spawn_local(async move {
        if let Err(refused) = save_preferences(now).await {
            show(&before);
            let why = refused.words(before.language);
            hands.toaster.fail(format!("{}. {why}", workspace::not_kept(before.language)), "");
        }
    });
}

/// Signs out. The answer's redirect loads the sign-in page.
pub(crate) fn leave(hands: Hands) {
    spawn_local(async move {
        if sign_out().await.is_err() {
            hands.toaster.fail(workspace::sign_out_failed(hands.language()), "");
        }
    });
}

/// Words of the way out, for a bar that has room for a button.
pub(crate) fn sign_out_words() -> Signal<String> {
    say(workspace::sign_out)
}
