//! What is known beside the talk: cards of names and values. The shell shows and hides the pane; a card folds by itself.

mod card;
mod contact;
mod ticket;

use crate::shell::{Screen, focus};
use crate::ticket::reader::Reader;
use client::Store;
use contact::ContactCard;
use leptos::prelude::*;
use parts::IconButton;
use ticket::TicketCard;
use words::{common, ticket as words_of};

/// What shows the facts, in the head of the ticket.
const TOGGLE: &str = ".ticket-actions > button:last-of-type";

/// The pane of facts; empty while no ticket is open. Below the future that filled the store, so that the server's HTML has it.
#[component]
pub fn FactsPane() -> impl IntoView {
    let open = Store::here().open;
    let reader = Reader::here();
    let here = Memo::new(move |_| open.id.with(Option::is_some) && !open.lost.get());
    let screen = Screen::here();
    // Out over the ticket, it has its own way back.
    let over = move || screen.facts.get() == Some(true);
    let close = move |_| {
        screen.facts.set(None);
        request_animation_frame(|| _ = focus(TOGGLE));
    };
    // What opened it is covered by it now, and its focus with it.
    Effect::new(move |_| {
        if screen.facts.get() == Some(true) {
            request_animation_frame(|| {
                let lost =
                    document().active_element().is_none_or(|on| on.tag_name().eq_ignore_ascii_case("body"));
                let _ = lost && focus("#facts > .facts-head .icon-button");
            });
        }
    });
    view! {
        <aside class="facts" id="facts" aria-label=reader.say(words_of::facts)>
            {move || over().then(|| view! {
                <header class="facts-head">
                    <h2 class="facts-heading">{reader.say(words_of::facts)}</h2>
                    <IconButton icon="close" label=reader.say(common::close) key="I" on_press=close/>
                </header>
            })}
            {move || here.get().then(|| view! {
                <ContactCard/>
                <TicketCard/>
            })}
        </aside>
    }
}
