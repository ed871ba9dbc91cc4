//! The rows as a grid with one tab stop, under their days, and the pill of what waits to come in.

use crate::list::day::{Day, Line, under_days};
use crate::list::end::{End, near_end};
use crate::list::focus::{stop, to_top};
use crate::list::row::TicketRow;
use crate::shell::{Hands, say};
use client::{Clock, Store};
use desk::ticket::Sort;
use leptos::prelude::*;
use words::{number, workspace};

/// Rows, headings, the end of the list.
#[component]
pub(super) fn Rows(loading: Memo<bool>) -> impl IntoView {
    let store = Store::here();
    let screen = Hands::here().screen;
    let lines = lines();
    let list = store.list;
    let stop =
        Memo::new(move |_| list.order.with(|order| stop(order, screen.active.get(), store.open.id.get())));
    let headings = move || {
        lines.with(|lines| lines.iter().filter(|line| matches!(line, Line::Heading(..))).count() as u64)
    };
    // The end of the list is a line too.
    let count = move || (list.total.get() + headings() + 1).to_string();
    let more = StoredValue::new(false);
    view! {
        <Fresh/>
        <div
            class="list-rows"
            role="grid"
            aria-label=say(workspace::tickets)
            aria-describedby="list-count"
            aria-rowcount=count
            aria-busy=move || loading.get().then_some("true")
            on:scroll=move |event| near_end(store, more, &event)
        >
            <ForEnumerate
                each=move || lines.get()
                key=Line::key
                children=move |at, line| match line {
                    Line::Heading(day, _) => view! { <Heading day at lines/> }.into_any(),
                    Line::Row(ticket) => view! { <TicketRow ticket line=at stop/> }.into_any(),
                }
            />
            <End more at=Signal::derive(move || lines.with(Vec::len))/>
        </div>
    }
}

/// What stands in the grid: rows under their days where the list is in the order of time.
fn lines() -> Memo<Vec<Line>> {
    let store = Store::here();
    let now = Clock::here().minute();
    let offsets = client::session().offsets;
    Memo::new(move |_| {
        let list = store.list;
        let order = list.order.get();
        if list.query.with(|query| !matches!(query.sort, Sort::Newest | Sort::Oldest)) {
            return order.into_iter().map(Line::Row).collect();
        }
        let now = now.get();
        let rows: Vec<_> = order
            .into_iter()
            .map(|id| (id, Day::of(&offsets, now, list.moved_at(id).unwrap_or(now))))
            .collect();
        under_days(&rows, list.next.with(Option::is_some))
    })
}

#[component]
fn Heading(day: Day, at: ReadSignal<usize>, lines: Memo<Vec<Line>>) -> impl IntoView {
    let language = client::language();
    let count = move || {
        lines.with(|lines| {
            lines.iter().find_map(|line| match line {
                Line::Heading(other, count) if *other == day => *count,
                _ => None,
            })
        })
    };
    view! {
        <div class="group-head" role="row" aria-rowindex=move || (at.get() + 1).to_string()>
            <span class="group-head-cell" role="gridcell">
                <span class="group-name">{move || day.words(language.get())}</span>
                <span class="group-count">{move || count().map(|n| number::whole(language.get(), n))}</span>
            </span>
        </div>
    }
}

/// "3 new": lets in what waits and goes to the top, where it is.
#[component]
fn Fresh() -> impl IntoView {
    let store = Store::here();
    let language = client::language();
    let waiting = Memo::new(move |_| store.list.waiting.with(|waiting| waiting.len() as u64));
    let admit = move |_| {
        store.list.admit();
        to_top(".list-rows");
    };
    view! {
        <Show when=move || { waiting.get() > 0 }>
            <button type="button" class="list-fresh" on:click=admit>{move || workspace::fresh(language.get(), waiting.get())}</button>
        </Show>
    }
}
