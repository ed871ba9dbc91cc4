//! How Guichet looks and behaves for one person. Language and theme change while they are chosen, and go back if not saved.

mod display;
mod writing;
mod zones;

use crate::form::{SaveBar, Unsaved, answered, refusal};
use crate::page::Page;
use crate::say::say;
use client::sessions::save_preferences;
use desk::person::{Language, Preferences as Chosen, Theme};
use display::Display;
use leptos::prelude::*;
use parts::Toaster;
use words::settings;
use writing::Writing;

/// What the form holds, as text where a field holds text.
#[derive(Clone, Copy)]
struct Draft {
    language: RwSignal<String>,
    theme: RwSignal<String>,
    zone: RwSignal<String>,
    single_keys: RwSignal<bool>,
    undo_send: RwSignal<String>,
}

impl Draft {
    fn of(chosen: &Chosen) -> Draft {
        Draft {
            language: RwSignal::new(chosen.language.word().to_owned()),
            theme: RwSignal::new(chosen.theme.word().to_owned()),
            zone: RwSignal::new(chosen.zone.clone()),
            single_keys: RwSignal::new(chosen.single_keys),
            undo_send: RwSignal::new(chosen.undo_send.to_string()),
        }
    }

    fn put(self, chosen: &Chosen) {
        self.language.set(chosen.language.word().to_owned());
        self.theme.set(chosen.theme.word().to_owned());
        self.zone.set(chosen.zone.clone());
        self.single_keys.set(chosen.single_keys);
        self.undo_send.set(chosen.undo_send.to_string());
    }

    /// What would be saved; a field that holds no choice keeps what it had.
    fn read(self, before: &Chosen) -> Chosen {
        Chosen {
            language: Language::from_word(&self.language.read()).unwrap_or(before.language),
            theme: Theme::from_word(&self.theme.read()).unwrap_or(before.theme),
            zone: self.zone.read().trim().to_owned(),
            single_keys: self.single_keys.get(),
            undo_send: self.undo_send.read().parse().unwrap_or(before.undo_send),
        }
    }
}

/// In how many fields two differ.
fn changes(a: &Chosen, b: &Chosen) -> u64 {
    [
        a.language != b.language,
        a.theme != b.theme,
        a.zone != b.zone,
        a.single_keys != b.single_keys,
        a.undo_send != b.undo_send,
    ]
    .into_iter()
    .map(u64::from)
    .sum()
}

/// The page.
#[component]
pub fn Preferences() -> impl IntoView {
    let (language, theme) = (client::language(), client::context::theme());
    let toaster = expect_context::<Toaster>();
    let unsaved = expect_context::<Unsaved>();
    // Language and theme may have been saved since the page was loaded; anything else that is saved loads it anew.
    let saved = RwSignal::new(Chosen {
        language: language.get_untracked(),
        theme: theme.get_untracked(),
        ..client::session().preferences
    });
    let draft = Draft::of(&saved.read_untracked());
    let show = move |chosen: &Chosen| {
        language.set(chosen.language);
        theme.set(chosen.theme);
    };
    // The menu in the rail changes and keeps both as well. Our own fields were set before these, so they find nothing to do.
    Effect::new(move |_| {
        let (language, theme) = (language.get(), theme.get());
        if draft.language.read_untracked().as_str() != language.word() {
            draft.language.set(language.word().to_owned());
            saved.update(|saved| saved.language = language);
        }
        if draft.theme.read_untracked().as_str() != theme.word() {
            draft.theme.set(theme.word().to_owned());
            saved.update(|saved| saved.theme = theme);
        }
    });
    let changed = Memo::new(move |_| saved.with(|saved| changes(saved, &draft.read(saved))));
    let save = Action::new(|chosen: &Chosen| {
        let chosen = chosen.clone();
        async move { save_preferences(chosen.clone()).await.map(|()| chosen) }
    });
    answered(save, &["zone"], move |now| {
        let before = saved.get_untracked();
        let shown_at_once = Chosen { language: now.language, theme: now.theme, ..before };
        show(&now);
        draft.put(&now);
        saved.set(now.clone());
        if shown_at_once == now {
            toaster.say(settings::saved(now.language));
        } else {
            // Keys, times and the composer were made for what was chosen before.
            unsaved.forget();
            let _ = window().location().reload();
        }
    });
    on_cleanup(move || {
        if let Some(saved) = saved.try_get_untracked() {
            show(&saved);
        }
    });
    let discard = move |()| {
        let saved = saved.get_untracked();
        draft.put(&saved);
        show(&saved);
        save.value().set(None);
    };
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        if changed.get_untracked() > 0 {
            save.dispatch(saved.with_untracked(|saved| untrack(|| draft.read(saved))));
        }
    };
    view! {
        <Page heading=settings::preferences note=settings::preferences_note>
            <form class="settings-form" aria-label=say(settings::preferences) on:submit=send>
                <Display draft refused=Signal::derive(move || refusal(save))/>
                <Writing draft/>
                <SaveBar changes=changed busy=save.pending() on_discard=discard/>
            </form>
        </Page>
    }
}

#[cfg(test)]
mod tests {
    use super::{Chosen, changes};
    use desk::person::Theme;

    #[test]
    fn the_bar_counts_fields_and_not_keystrokes() {
        let saved = Chosen::default();
        assert_eq!(changes(&saved, &saved), 0);
        let other = Chosen { theme: Theme::Dark, undo_send: 30, ..saved.clone() };
        assert_eq!(changes(&saved, &other), 2);
    }
}
