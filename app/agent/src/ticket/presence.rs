//! Who else is on the ticket and what they do: discs beside the tabs, and a line over the box while somebody writes.

use crate::ticket::held::Held;
use crate::ticket::opened::Opened;
use crate::ticket::reader::Reader;
use client::{Store, session};
use desk::live::Say;
use desk::person::Availability;
use desk::ticket::{Doing, Present};
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use parts::{Avatar, Presence};
use words::{Language, common, ticket};

/// Discs that are drawn; the rest is a number.
const DISCS: usize = 3;
/// How often this tab says what its person does (the server forgets after 10 s).
const REPEAT: u32 = 8_000;

/// The others on this ticket, those who write first.
fn others() -> Memo<Vec<Present>> {
    let open = Store::here().open;
    let me = session().agent.user;
    Memo::new(move |_| {
        let mut others: Vec<Present> =
            open.present.with(|present| present.iter().filter(|one| one.user != me).copied().collect());
        others.sort_by_key(|one| (std::cmp::Reverse(one.doing), one.user));
        others.dedup_by_key(|one| one.user);
        others
    })
}

fn told(language: Language, name: &str, doing: Doing) -> String {
    match doing {
        Doing::Viewing => ticket::is_viewing(language, name),
        Doing::Replying => ticket::is_replying(language, name),
        Doing::Commenting => ticket::is_commenting(language, name),
    }
}

fn name(store: Store, language: Language, one: Present) -> String {
    let name = store.catalog.with(|catalog| catalog.user_name(one.user));
    if name.is_empty() { common::someone(language) } else { name }
}

/// The discs. Names are in the tips and in text for readers; comings and goings are not announced.
#[component]
pub fn PresenceDiscs() -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let others = others();
    let disc = move |one: Present| {
        let label = Signal::derive(move || {
            let language = reader.language();
            told(language, &name(store, language, one), one.doing)
        });
        let here = Signal::derive(move || {
            let card = store.catalog.with(|catalog| catalog.user(one.user).map(|card| card.availability));
            Some(match card {
                Some(Availability::Away) => Presence::Away,
                Some(Availability::Available | Availability::Offline) | None => Presence::Here,
            })
        });
        let who = Signal::derive(move || name(store, reader.language(), one));
        view! { <li><Avatar name=who hue=one.user.0 label presence=here/></li> }
    };
    let more = Memo::new(move |_| others.with(|others| others.len().saturating_sub(DISCS)) as u64);
    let drawn = move || others.with(|others| others.iter().take(DISCS).copied().collect::<Vec<_>>());
    view! {
        <ul class="presence" aria-label=reader.say(ticket::also_here)>
            <For each=drawn key=|one| (one.user, one.doing as u8) children=disc/>
            {move || (more.get() > 0).then(|| view! {
                <li class="presence-more">
                    <span aria-hidden="true">{format!("+{}", more.get())}</span>
                    <span class="unseen">{ticket::more_people(reader.language(), more.get())}</span>
                </li>
            })}
        </ul>
    }
}

/// "Bram is writing a reply", over the box.
#[component]
pub fn WritingLine() -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let others = others();
    let writer = Memo::new(move |_| {
        others.with(|others| others.first().filter(|one| one.doing != Doing::Viewing).copied())
    });
    view! {
        {move || writer.get().map(|one| {
            let who = Signal::derive(move || name(store, reader.language(), one));
            let words = move || told(reader.language(), &who.get(), one.doing);
            view! {
                <p class="thread-writing">
                    <Avatar name=who hue=one.user.0 size=18/>
                    <span>{words}</span>
                    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
                </p>
            }
        })}
    }
}

/// Says what this person does here: at once when it changes, and again while it lasts.
pub fn tell(opened: Opened) {
    let store = Store::here();
    let pulse = Held::<Interval>::new();
    Effect::new(move |_| {
        let doing = opened.doing.get();
        store.say(Say::Doing(doing));
        pulse.set(Interval::new(REPEAT, move || store.say(Say::Doing(doing))));
    });
}
