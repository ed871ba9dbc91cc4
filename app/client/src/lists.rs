//! Lists and counts.
#![allow(
    missing_docs,
    reason = "the macro makes a struct of each function's arguments, which their own docs describe"
)]

use crate::Refused;
use desk::ticket::{Page, TicketRow};
use desk::view::{ListQuery, View};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

#[cfg(not(target_arch = "wasm32"))]
use crate::host::{Tell, act};

/// One page of a list, from the start or behind `after` (a [`Page::next`]).
#[server(endpoint = "lists/page", input = Json)]
pub async fn load_page(query: ListQuery, after: Option<(i64, i64)>) -> Result<Page, Refused> {
    let (desk, actor) = act()?;
    desk.page(&actor, &query, after).await.tell()
}

/// Exact counts of the actor's views, in the order of the side bar.
#[server(endpoint = "lists/counts", input = Json)]
pub async fn load_counts() -> Result<Vec<(View, u64)>, Refused> {
    let (desk, actor) = act()?;
    desk.counts(&actor).await.tell()
}

/// Tickets by number or words of the subject or contact, newest first, at most 8: what the palette shows.
#[server(endpoint = "lists/find", input = Json)]
pub async fn find_tickets(text: String) -> Result<Vec<TicketRow>, Refused> {
    let (desk, actor) = act()?;
    desk.find(&actor, &text).await.tell()
}
