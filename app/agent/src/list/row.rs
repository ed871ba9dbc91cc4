//! One row of the list: who, what, when, the newest words, and who has it.

use crate::list::focus::row_id;
use crate::list::look;
use crate::shell::{Hands, paths};
use crate::ticket::signs;
use client::{Clock, Store};
use desk::TicketId;
use desk::person::Session;
use desk::ticket::{ListItem, TicketRow as Row, Wrote};
use desk::view::View;
use leptos::prelude::*;
use parts::{Avatar, Bars, Icon};
use words::{Language, common, ticket as tickets, when, workspace};

/// A row as a card. Everything in it follows its own signal, so that one change redraws one row.
#[component]
pub(super) fn TicketRow(
    /// Which.
    ticket: TicketId,
    /// Its line in the grid, counted from 0.
    line: ReadSignal<usize>,
    /// The ticket with the tab stop.
    stop: Memo<Option<TicketId>>,
) -> impl IntoView {
    let store = Store::here();
    let screen = Hands::here().screen;
    let language = client::language();
    let Some(item) = store.list.row(ticket) else { return ().into_any() };
    let with = move |read: fn(&Row) -> String| item.with(|item| read(&item.row));
    let status = move || {
        let id = item.with(|item| item.row.facts.status);
        store.catalog.with(|known| known.status(id).map(|status| common::status(language.get(), status)))
    };
    let name = move || item.with(|item| row_name(item, &status().unwrap_or_default(), language.get()));
    let current = Memo::new(move |_| {
        let number = item.with(|item| item.row.number);
        screen.number.get() == Some(number)
    });
    let href = move || {
        let number = item.with(|item| item.row.number);
        store.list.query.with(|query| paths::of_ticket(query, number))
    };
    let gone = move || store.list.gone.with(|gone| gone.contains(&ticket));
    view! {
        <div
            class="ticket-row"
            id=row_id(ticket)
            role="row"
            data-form="card"
            tabindex=move || if stop.get() == Some(ticket) { "0" } else { "-1" }
            aria-rowindex=move || (line.get() + 1).to_string()
            aria-selected=move || if current.get() { "true" } else { "false" }
            aria-current=move || current.get().then_some("true")
            aria-label=name
            data-unread=move || item.with(|item| item.unread)
            data-gone=gone
            on:focus=move |_| screen.active.set(Some(ticket))
        >
            <div class="ticket-row-cell" role="gridcell">
                <span class="ticket-row-contact">
                    <span class="ticket-row-name">{move || contact(&item.read().row, language.get())}</span>
                    <Icon name=look::channel(item.with_untracked(|item| item.row.channel))/>
                </span>
                <Time item/>
                <a class="ticket-row-subject" href=href tabindex="-1">
                    {move || subject(&with(|row| row.subject.clone()), language.get())}
                </a>
                <Foot item/>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Time(item: RwSignal<ListItem>) -> impl IntoView {
    let language = client::language();
    let Session { offsets, .. } = client::session();
    let offsets = StoredValue::new(offsets);
    let now = Clock::here().minute();
    let at = move || item.with(|item| item.row.moved_at);
    let short = move || offsets.with_value(|offsets| when::short(language.get(), offsets, now.get(), at()));
    let full = move || offsets.with_value(|offsets| when::full(language.get(), offsets, at()));
    view! { <time class="ticket-row-time" datetime=move || when::machine(at()) title=full>{short}</time> }
}

/// The last line: what failed, the newest words, priority, owner.
#[component]
fn Foot(item: RwSignal<ListItem>) -> impl IntoView {
    let store = Store::here();
    let me = Hands::here().me();
    let language = client::language();
    let failed = Memo::new(move |_| item.with(|item| item.row.failed));
    let priority = Memo::new(move |_| item.with(|item| item.row.facts.priority));
    // In "Assigned to me" the view says whose they are.
    let owner = Memo::new(move |_| {
        let owner = item.with(|item| item.row.facts.owner);
        owner.filter(|_| store.list.query.with(|query| query.view != View::Mine))
    });
    let snippet = move || {
        item.with(|item| {
            let who = match item.row.wrote {
                Wrote::Reply(user) | Wrote::Comment(user) if user == me => workspace::you(language.get()),
                Wrote::Reply(user) | Wrote::Comment(user) => {
                    store.catalog.with(|known| first_name(&known.user_name(user)))
                }
                Wrote::Contact | Wrote::System => String::new(),
            };
            if who.is_empty() {
                item.row.snippet.clone()
            } else {
                workspace::wrote(language.get(), &who, &item.row.snippet)
            }
        })
    };
    view! {
        <span class="ticket-row-foot">
            <Show when=move || failed.get()>
                <span class="ticket-row-failed">
                    <Icon name="failed" size=14/><span class="unseen">{move || workspace::not_sent(language.get())}</span>
                </span>
            </Show>
            <span class="ticket-row-snippet">{snippet}</span>
            {move || priority.get().map(|priority| view! {
                <span class="priority">
                    <Bars level=signs::level(Some(priority))/>
                    <span class="unseen">{move || common::priority(language.get(), Some(priority))}</span>
                </span>
            })}
            {move || owner.get().map(|owner| {
                let name = Signal::derive(move || store.catalog.with(|known| known.user_name(owner)));
                let label = Signal::derive(move || Some(workspace::owned_by(language.get(), &name.get())));
                view! { <Avatar name hue=owner.0 size=18 label/> }
            })}
        </span>
    }
}

fn contact(row: &Row, language: Language) -> String {
    if row.contact_name.is_empty() { workspace::no_contact(language) } else { row.contact_name.clone() }
}

fn subject(subject: &str, language: Language) -> String {
    if subject.is_empty() { tickets::no_subject(language) } else { subject.to_owned() }
}

/// A row's name for whoever hears it: what, who, how it stands, and that it is new.
fn row_name(item: &ListItem, status: &str, language: Language) -> String {
    let mut parts =
        vec![subject(&item.row.subject, language), contact(&item.row, language), status.to_owned()];
    if item.unread {
        parts.push(workspace::unread(language));
    }
    if item.row.failed {
        parts.push(workspace::not_sent(language));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// What colleagues call each other in a list.
fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}
