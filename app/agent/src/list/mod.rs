//! The list of tickets: its head with filters and order, its rows, what waits to come in, and how the keyboard moves in it.

mod day;
mod empty;
mod end;
mod filters;
mod focus;
mod head;
mod hold;
pub mod look;
mod row;
mod rows;
mod sort;

pub(crate) use focus::{focus_row, holds, is_row, let_go, row_of, step, to_end};

use client::Refused;
use client::store::Store;
use desk::view::ListQuery;
use empty::{NoView, NothingHere};
use head::ListHead;
use hold::Holding;
use leptos::prelude::*;
use parts::{Failure, Skeleton, SkeletonForm};
use rows::Rows;
use words::{common, workspace};

use crate::shell::say;

/// The pane. The page loads the rows; what is `asked` for may be a moment ahead of what the store holds.
#[component]
pub(crate) fn ListPane(
    /// What the address asks for.
    asked: Memo<Option<ListQuery>>,
    /// Why the newest load failed.
    failed: RwSignal<Option<Refused>>,
    /// Loads again.
    again: Callback<()>,
) -> impl IntoView {
    let store = Store::here();
    let language = client::language();
    let loading = Memo::new(move |_| {
        failed.with(Option::is_none)
            && asked.with(|asked| store.list.query.with(|known| asked.as_ref() != Some(known)))
    });
    let missing = Memo::new(move |_| asked.with(Option::is_none));
    let bare = Memo::new(move |_| store.list.order.with(Vec::is_empty));
    let hold = Holding::of(store);
    let body = move || {
        if missing.get() {
            view! { <NoView/> }.into_any()
        } else if failed.with(Option::is_some) {
            let what = move || {
                let why = failed.with(|why| why.as_ref().map(|why| why.words(language.get())));
                format!("{}. {}", workspace::list_failed(language.get()), why.unwrap_or_default())
            };
            view! {
                <Failure
                    what=Signal::derive(what)
                    lost=Signal::derive(move || Some(workspace::nothing_lost(language.get())))
                    retry=Signal::derive(move || Some(common::try_again(language.get())))
                    on_retry=again
                />
            }
            .into_any()
        } else if !bare.get() {
            view! { <Rows loading/> }.into_any()
        } else if loading.get() {
            view! { <Skeleton form=SkeletonForm::Card rows=6 label=say(workspace::loading_list)/> }.into_any()
        } else {
            view! { <NothingHere/> }.into_any()
        }
    };
    view! {
        <section
            class="list"
            id="list"
            aria-labelledby="list-heading"
            on:pointerenter=move |_| hold.hand(true)
            on:pointerleave=move |_| hold.hand(false)
            on:focusin=move |event| hold.focus(&event)
            on:focusout=move |event| hold.blur(&event)
        >
            <ListHead asked loading/>
            {body}
        </section>
    }
}
