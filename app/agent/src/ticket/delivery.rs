//! How far a reply has come, under it: on its way with the time to take it back, sent, kept, unsure, failed with its reason.

use crate::shell::Hands;
use crate::ticket::opened::Opened;
use crate::ticket::reader::Reader;
use client::messages::{retry_message, take_back};
use client::{Clock, Refused};
use desk::conversation::Delivery;
use desk::ticket::Draft;
use desk::{MessageId, TicketId, Timestamp};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::{Button, ButtonKind, ButtonSize, Icon, Ring};
use words::{common, ticket};

/// The word of the state, as style knows it.
pub fn state(delivery: &Delivery) -> &'static str {
    match delivery {
        Delivery::Queued { .. } => "queued",
        Delivery::Kept => "kept",
        Delivery::Sending { .. } => "sending",
        Delivery::Sent { .. } => "handed",
        Delivery::Unsure { .. } => "unsure",
        Delivery::Failed { .. } => "failed",
    }
}

/// Which lines the footer has: a change within one of them redraws no button.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Held back: ring and Undo.
    Held,
    /// A drawing and words.
    Plain(&'static str),
    /// The same, with Try again.
    Again(&'static str),
}

/// The foot of a reply.
#[component]
pub fn DeliveryState(
    /// The message.
    id: MessageId,
    /// When it was written: the ring runs from here.
    at: Timestamp,
    /// Its state, live.
    delivery: Memo<Option<Delivery>>,
    /// This person wrote it: only they can take it back.
    mine: bool,
) -> impl IntoView {
    let reader = Reader::here();
    let now = Clock::here().now();
    let line = Memo::new(move |_| match delivery.get()? {
        Delivery::Queued { until } if now.get() < until => Some(Line::Held),
        Delivery::Queued { .. } => Some(Line::Plain("send")),
        Delivery::Kept => Some(Line::Plain("info")),
        Delivery::Sending { said, .. } if said.is_empty() => Some(Line::Plain("send")),
        Delivery::Sending { .. } | Delivery::Unsure { .. } => Some(Line::Plain("warning")),
        Delivery::Sent { .. } => Some(Line::Plain("check")),
        Delivery::Failed { .. } => Some(Line::Again("failed")),
    });
    let words = Memo::new(move |_| delivery.with(|delivery| delivery.as_ref().map(|d| sentence(reader, d))));
    let text = move || words.get().unwrap_or_default();
    move || {
        line.get().map(|line| match line {
            Line::Held => view! { <Held id at delivery mine/> }.into_any(),
            Line::Plain(sign) => view! {
                <footer class="message-state">
                    <Icon name=sign size=12/>
                    <span class="message-state-text">{text}</span>
                </footer>
            }
            .into_any(),
            Line::Again(sign) => view! {
                <footer class="message-state">
                    <Icon name=sign size=12/>
                    <span class="message-state-text">{text}</span>
                    <Again id/>
                </footer>
            }
            .into_any(),
        })
    }
}

/// Held back: a ring that runs down by the shared clock, and Undo.
#[component]
fn Held(id: MessageId, at: Timestamp, delivery: Memo<Option<Delivery>>, mine: bool) -> impl IntoView {
    let reader = Reader::here();
    let hands = Hands::here();
    let opened = Opened::here();
    let now = Clock::here().now();
    let busy = RwSignal::new(false);
    let left = move || match delivery.get() {
        Some(Delivery::Queued { until }) => (until.since(now.get()).max(0), until.since(at).max(1)),
        _ => (0, 1),
    };
    let share = Signal::derive(move || {
        let (left, whole) = left();
        u8::try_from((left * 100 / whole).clamp(0, 100)).unwrap_or(0)
    });
    let undo = move |_| {
        busy.set(true);
        spawn_local(async move {
            let answer = take_back(id).await;
            busy.try_set(false);
            give_back(hands, opened.id, id, answer);
        });
    };
    view! {
        <footer class="message-state">
            <Ring share/>
            <span class="message-state-text">{reader.say(ticket::queued)}</span>
            {mine.then(|| view! {
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small busy on_press=undo>
                    {reader.say(common::undo)}
                </Button>
            })}
        </footer>
    }
}

/// Tries a failed reply again.
#[component]
fn Again(id: MessageId) -> impl IntoView {
    let reader = Reader::here();
    let hands = Hands::here();
    let busy = RwSignal::new(false);
    let again = move |_| {
        busy.set(true);
        spawn_local(async move {
            let answer = retry_message(id).await;
            busy.try_set(false);
            if let Err(error) = answer {
                hands.toaster.fail(error.words(hands.language()), reference(&error));
            }
        });
    };
    view! {
        <Button kind=ButtonKind::Ghost size=ButtonSize::Small busy on_press=again>
            {reader.say(common::try_again)}
        </Button>
    }
}

/// The answer to taking a reply back, from wherever it was asked: its text goes into the box again, if its ticket is still open.
fn give_back(hands: Hands, of: TicketId, id: MessageId, answer: Result<Draft, Refused>) {
    let open = hands.store.open;
    match answer {
        Ok(draft) => {
            if open.is(of) {
                open.drop_message(id);
                // The composer takes it from here, as it does with every newer draft.
                open.drafts.update(|drafts| {
                    drafts.retain(|known| known.kind != draft.kind);
                    drafts.push(draft);
                });
            }
            hands.announce.announce(ticket::taken_back(hands.language()));
        }
        Err(error) => hands.toaster.fail(error.words(hands.language()), reference(&error)),
    }
}

/// What "Undo" on a toast does: it may outlive the ticket's page.
pub fn undo_send(hands: Hands, of: TicketId, id: MessageId) -> Callback<()> {
    hands.keep(|| {
        Callback::new(move |()| spawn_local(async move { give_back(hands, of, id, take_back(id).await) }))
    })
}

/// The number to tell support, where there is one.
pub fn reference(error: &Refused) -> String {
    match error {
        Refused::Desk(desk::Refusal::Internal(reference)) => reference.clone(),
        _ => String::new(),
    }
}

fn sentence(reader: Reader, delivery: &Delivery) -> String {
    let language = reader.language();
    match delivery {
        Delivery::Queued { .. } => ticket::sending(language),
        Delivery::Kept => ticket::kept(language),
        Delivery::Sending { said, .. } if said.is_empty() => ticket::sending(language),
        Delivery::Sending { next, .. } => ticket::sending_again(language, &reader.moment(*next)),
        Delivery::Sent { at, to } => match server(to) {
            Some(server) => ticket::handed(language, server, &reader.moment(*at)),
            None => ticket::sent(language, &reader.moment(*at)),
        },
        Delivery::Unsure { next } => ticket::unsure(language, &reader.moment(*next)),
        Delivery::Failed { said, .. } if said.is_empty() => ticket::failed(language),
        Delivery::Failed { said, .. } => ticket::failed_because(language, said),
    }
}

/// The server's name out of what it answered, for example `mx.example 250 queued`.
fn server(answer: &str) -> Option<&str> {
    answer.split_whitespace().next().filter(|word| word.contains('.') && !word.starts_with(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use super::server;

    #[test]
    fn the_server_is_named_by_the_first_word_it_gave_if_that_is_a_name() {
        assert_eq!(server("mx.example 250 queued as 4F2"), Some("mx.example"));
        assert_eq!(server("250 queued"), None);
        assert_eq!(server(""), None);
    }
}
