//! What is known beside the talk: cards of names and values. The shell shows and hides the pane; a card folds by itself.

mod card;
mod contact;
mod ticket;

use crate::ticket::reader::Reader;
use client::Store;
use contact::ContactCard;
use leptos::prelude::*;
use ticket::TicketCard;
use words::ticket as words_of;

/// The pane of facts; empty while no ticket is open. Below the future that filled the store, so that the server's HTML has it.
#[component]
pub fn FactsPane() -> impl IntoView {
    let open = Store::here().open;
    let reader = Reader::here();
    let here = Memo::new(move |_| open.id.with(Option::is_some) && !open.lost.get());
    view! {
        <aside class="facts" id="facts" aria-label=reader.say(words_of::facts)>
            {move || here.get().then(|| view! {
                <ContactCard/>
                <TicketCard/>
            })}
        </aside>
    }
}
