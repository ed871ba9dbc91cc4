//! Whether one takes work: chosen here, live for everybody.

use crate::shell::Hands;
use client::Store;
use client::catalog::set_availability;
use desk::person::Availability;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::{ButtonKind, ButtonSize, Menu, MenuItem};
use words::{Language, common, workspace};

/// The choices a person has; offline is a fact.
const CHOICES: [Availability; 2] = [Availability::Available, Availability::Away];

/// Shows and changes it.
#[component]
pub(super) fn AvailabilityMenu() -> impl IntoView {
    let store = Store::here();
    let hands = Hands::here();
    let me = hands.me();
    let language = client::language();
    let now = Memo::new(move |_| {
        store.catalog.with(|known| known.user(me).map(|card| card.availability).unwrap_or_default())
    });
    let words = move || common::availability(language.get(), now.get());
    let state = move || match now.get() {
        Availability::Available => "here",
        Availability::Away => "away",
        Availability::Offline => "off",
    };
    let items = Signal::derive(move || {
        CHOICES.iter().map(|one| line(language.get(), *one, now.get())).collect::<Vec<_>>()
    });
    let pick = move |word: String| {
        let Some(chosen) = Availability::from_word(&word) else { return };
        let before = now.get_untracked();
        store.put_availability(me, chosen);
        spawn_local(async move {
            if let Err(refused) = set_availability(chosen).await {
                store.put_availability(me, before);
                hands.toaster.fail(refused.words(hands.language()), "");
            }
        });
    };
    view! {
        <Menu
            id="availability"
            label=Signal::derive(move || workspace::your_availability(language.get(), &words()))
            items
            on_pick=pick
            kind=ButtonKind::Ghost
            size=ButtonSize::Small
        >
            <span class="availability" data-state=state>{words}</span>
        </Menu>
    }
}

fn line(language: Language, one: Availability, now: Availability) -> MenuItem {
    MenuItem::new(one.word(), common::availability(language, one)).checked(one == now)
}
