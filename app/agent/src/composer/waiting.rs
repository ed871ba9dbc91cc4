//! A message on its way to the server: sent at once, tried again when the connection is back, under one key until it is known to
//! be there. It lives longer than the page it was written on, and a reload finds it in the browser's memory.

use crate::composer::draft::Local;
use crate::composer::keep;
use client::messages::write_message;
use client::store::Connection;
use client::{Refused, Store};
use desk::TicketId;
use desk::conversation::{MessageView, NewMessage, Writing};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::HashMap;

/// What waits, as the browser keeps it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Parcel {
    /// The message.
    pub message: NewMessage,
    /// Its text with names of files, for bringing it back.
    pub local: Local,
}

/// How far it is.
#[derive(Clone, PartialEq, Debug)]
pub enum Going {
    /// Nothing of this kind is on its way.
    Idle,
    /// Asked, not answered.
    Sending,
    /// The server is not reached.
    Waiting,
    /// Somebody decided not to send it.
    Stopped,
}

/// The state of one ticket's one kind, wherever it is looked at.
pub type Line = ArcRwSignal<Going>;

thread_local! {
    // One thread in a browser: the registry outlives pages, so that a message goes on while its writer reads elsewhere.
    static LINES: RefCell<HashMap<(TicketId, Writing), Line>> = RefCell::new(HashMap::new());
}

/// The line of this ticket and kind. Browser only.
pub fn line(ticket: TicketId, kind: Writing) -> Line {
    LINES.with_borrow_mut(|lines| {
        lines.entry((ticket, kind)).or_insert_with(|| ArcRwSignal::new(Going::Idle)).clone()
    })
}

/// Delivers: the server's answer, or `None` when it was stopped.
pub async fn deliver(
    store: Store,
    line: Line,
    place: String,
    parcel: Parcel,
) -> Option<Result<MessageView, Refused>> {
    line.set(Going::Sending);
    keep::write(&place, &parcel);
    let mut pause = 1_000;
    loop {
        match write_message(parcel.message.clone()).await {
            Err(Refused::Unreachable) => {
                line.set(Going::Waiting);
                loop {
                    TimeoutFuture::new(pause).await;
                    if line.get_untracked() == Going::Stopped {
                        keep::remove(&place);
                        line.set(Going::Idle);
                        return None;
                    }
                    if store.connection.get_untracked() == Connection::Live {
                        break;
                    }
                }
                // A connection that is live and still does not answer is not asked every second.
                pause = (pause * 2).min(16_000);
                line.set(Going::Sending);
            }
            answer => {
                keep::remove(&place);
                line.set(Going::Idle);
                return Some(answer);
            }
        }
    }
}
