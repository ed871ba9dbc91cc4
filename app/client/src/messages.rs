//! Writing: replies, comments, drafts, taking back.
#![allow(
    missing_docs,
    reason = "the macro makes a struct of each function's arguments, which their own docs describe"
)]

use crate::Refused;
use desk::conversation::{MessageView, NewMessage, Writing};
use desk::ticket::Draft;
use desk::{MessageId, TicketId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

#[cfg(not(target_arch = "wasm32"))]
use crate::host::{Tell, act};

/// Sends a reply or adds a comment. The draft of that kind is gone with it.
#[server(endpoint = "messages/write", input = Json)]
pub async fn write_message(message: NewMessage) -> Result<MessageView, Refused> {
    let (desk, actor) = act()?;
    desk.write(&actor, message).await.tell()
}

/// Takes a reply back before it left: its text is the draft again, status and owner as before.
#[server(endpoint = "messages/take-back", input = Json)]
pub async fn take_back(message: MessageId) -> Result<Draft, Refused> {
    let (desk, actor) = act()?;
    desk.take_back(&actor, message).await.tell()
}

/// Tries a failed or kept reply again, now.
#[server(endpoint = "messages/retry", input = Json)]
pub async fn retry_message(message: MessageId) -> Result<(), Refused> {
    let (desk, actor) = act()?;
    desk.retry(&actor, message).await.tell()
}

/// Keeps a draft. `revision` is the one it was made from (0 = none): a stale one becomes a second version, and both are offered.
/// Empty HTML ends the draft.
#[server(endpoint = "messages/draft", input = Json)]
pub async fn save_draft(
    ticket: TicketId,
    kind: Writing,
    revision: i64,
    html: String,
) -> Result<Draft, Refused> {
    let (desk, actor) = act()?;
    desk.save_draft(&actor, ticket, kind, revision, &html).await.tell()
}
