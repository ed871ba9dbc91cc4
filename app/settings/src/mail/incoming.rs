//! The mailbox: its address or how to give it one, the newest mail, what waits to be read.

use super::copyable::Copyable;
use crate::page::Card;
use crate::say::{say, tell};
use client::people::MailState;
use client::{Clock, session};
use leptos::prelude::*;
use parts::Icon;
use words::{settings, when};

/// The card.
#[component]
pub fn Incoming(state: RwSignal<MailState>) -> impl IntoView {
    view! {
        <Card id="incoming-heading" heading=settings::incoming>
            <Show when=move || state.read().mailbox.is_some() fallback=NoMailbox>
                <Mailbox state/>
            </Show>
        </Card>
    }
}

#[component]
fn NoMailbox() -> impl IntoView {
    view! {
        <div class="card-body form">
            <p><strong>{say(settings::no_mailbox)}</strong></p>
            <p class="card-note">{say(settings::no_mailbox_next)}</p>
            <Copyable text="guichet serve --mail-address support@example.org"/>
        </div>
    }
}

#[component]
fn Mailbox(state: RwSignal<MailState>) -> impl IntoView {
    let now = Clock::here().minute();
    let offsets = StoredValue::new(session().offsets);
    let newest = tell(move |language| match state.read().last_received {
        Some(at) => offsets.with_value(|offsets| when::moment(language, offsets, now.get(), at)),
        None => settings::no_mail_yet(language),
    });
    view! {
        <ul class="entries">
            <li class="entry">
                <Icon name="mailbox"/>
                <span class="entry-name">{say(settings::address)}</span>
                <span class="entry-note">{move || state.read().mailbox.clone().unwrap_or_default()}</span>
            </li>
            <li class="entry">
                <Icon name="clock"/>
                <span class="entry-name">{say(settings::newest_mail)}</span>
                <span class="entry-note">{newest}</span>
            </li>
            <li class="entry">
                <Icon name="inbox"/>
                <span class="entry-name">{say(settings::waiting)}</span>
                <span class="entry-note">{tell(move |language| settings::mails(language, state.read().waiting))}</span>
            </li>
        </ul>
        <div class="card-body form card-tail">
            <p class="card-note">{say(settings::pipe)}</p>
            <Copyable text="guichet mail receive < message.eml"/>
        </div>
    }
}
