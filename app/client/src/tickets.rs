//! One ticket: open, create, change.
#![allow(
    missing_docs,
    reason = "the macro makes a struct of each function's arguments, which their own docs describe"
)]

use crate::Refused;
use desk::conversation::MessageView;
use desk::person::Contact;
use desk::ticket::{Change, Changed, NewTicket, TicketPage};
use desk::{MessageId, TicketId, TicketNumber};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

#[cfg(not(target_arch = "wasm32"))]
use crate::host::{Tell, act};

/// Everything the ticket's page shows.
#[server(endpoint = "tickets/open", input = Json)]
pub async fn open_ticket(number: TicketNumber) -> Result<TicketPage, Refused> {
    let (desk, actor) = act()?;
    desk.open_ticket(&actor, number).await.tell()
}

/// Older messages than `before`, oldest first, and whether there are more.
#[server(endpoint = "tickets/older", input = Json)]
pub async fn load_older(ticket: TicketId, before: MessageId) -> Result<(Vec<MessageView>, bool), Refused> {
    let (desk, actor) = act()?;
    desk.older(&actor, ticket, before).await.tell()
}

/// Creates a ticket by hand. The same `key` twice is one ticket.
#[server(endpoint = "tickets/create", input = Json)]
pub async fn create_ticket(ticket: NewTicket, key: String) -> Result<TicketNumber, Refused> {
    let (desk, actor) = act()?;
    desk.create(&actor, ticket, &key).await.tell()
}

/// Changes one or several properties of one ticket, as one step with one undo.
#[server(endpoint = "tickets/change", input = Json)]
pub async fn change_ticket(ticket: TicketId, changes: Vec<Change>, undo: bool) -> Result<Changed, Refused> {
    let (desk, actor) = act()?;
    desk.change(&actor, ticket, changes, undo).await.tell()
}

/// Contacts whose name or address holds the words, for the "Create ticket" panel; at most 8.
#[server(endpoint = "tickets/contacts", input = Json)]
pub async fn find_contacts(text: String) -> Result<Vec<Contact>, Refused> {
    let (desk, actor) = act()?;
    desk.find_contacts(&actor, &text).await.tell()
}
