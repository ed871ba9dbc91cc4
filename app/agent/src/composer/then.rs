//! "then [status]": what the ticket becomes when the reply is sent. Unless chosen it is what the rule would do anyway.

use crate::ticket::reader::Reader;
use crate::ticket::signs::{StatusShape, category, status_name};
use client::Store;
use desk::StatusId;
use leptos::prelude::*;
use parts::{ButtonKind, ButtonSize, Menu, MenuItem};
use words::{common, composer};

/// The word and its menu.
#[component]
pub fn Then(
    /// What was chosen; `None` = by the rule.
    chosen: RwSignal<Option<StatusId>>,
) -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let pipeline = Memo::new(move |_| {
        let id = store.open.row.with(|row| row.as_ref().map(|row| row.facts.pipeline));
        store.catalog.with(|catalog| id.and_then(|id| catalog.pipeline(id).cloned()))
    });
    let now = Memo::new(move |_| {
        store.open.row.with(|row| row.as_ref().map(|row| row.facts.status)).unwrap_or_default()
    });
    let shown = Memo::new(move |_| {
        let (chosen, now) = (chosen.get(), now.get());
        pipeline.with(|pipeline| pipeline.as_ref().and_then(|p| p.after_reply(now, chosen))).unwrap_or(now)
    });
    let items = Signal::derive(move || {
        let (language, shown) = (reader.language(), shown.get());
        pipeline.with(|pipeline| {
            let statuses = pipeline.iter().flat_map(|pipeline| pipeline.statuses.clone());
            statuses
                .map(|status| {
                    let category = status.category;
                    MenuItem::new(status.id.to_string(), common::status(language, &status))
                        .sign(move || view! { <StatusShape category=category/> })
                        .checked(status.id == shown)
                })
                .collect()
        })
    });
    view! {
        <span class="composer-then">{reader.say(composer::then)}</span>
        <Menu
            id="composer-then"
            label=reader.say(composer::then_status)
            items
            on_pick=move |value: String| chosen.set(value.parse().ok())
            kind=ButtonKind::Ghost
            size=ButtonSize::Small
        >
            <span class="unseen">{reader.say(composer::then_status)} ": "</span>
            <StatusShape category=Signal::derive(move || category(store, shown.get()))/>
            <span class="status-name">{move || status_name(store, reader.language(), shown.get())}</span>
        </Menu>
    }
}
