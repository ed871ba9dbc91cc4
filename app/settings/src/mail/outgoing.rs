//! The way out: the mail server, or plainly that there is none and what to do about it.

use super::copyable::Copyable;
use crate::page::Card;
use crate::say::say;
use client::people::MailState;
use leptos::prelude::*;
use parts::Icon;
use words::settings;

/// The card.
#[component]
pub fn Outgoing(state: RwSignal<MailState>) -> impl IntoView {
    let server = move || state.read().smtp.clone().unwrap_or_default();
    view! {
        <Card id="outgoing-heading" heading=settings::outgoing>
            <Show when=move || state.read().smtp.is_some() fallback=NoServer>
                <ul class="entries">
                    <li class="entry">
                        <Icon name="send"/>
                        <span class="entry-name">{say(settings::smtp_server)}</span>
                        <span class="entry-note">{server}</span>
                        <span class="entry-state" data-state="good">
                            <Icon name="check" size=14/>
                            {say(settings::sending)}
                        </span>
                    </li>
                </ul>
            </Show>
        </Card>
    }
}

#[component]
fn NoServer() -> impl IntoView {
    view! {
        <div class="card-body form">
            <p class="entry-state" data-state="waiting">
                <Icon name="pause" size=14/>
                <strong>{say(settings::not_sending)}</strong>
            </p>
            <p class="card-note">{say(settings::not_sending_next)}</p>
            <Copyable text="guichet serve --smtp-url smtps://user:password@mail.example.org:465"/>
        </div>
    }
}
