//! A list without rows: a fact, what to do, at most one button.

use crate::shell::{Hands, paths, say};
use client::Store;
use desk::view::{ListQuery, View};
use leptos::prelude::*;
use parts::{Button, Empty};
use words::workspace;

/// Says why nothing stands here: filters, or a view with nothing in it.
#[component]
pub(super) fn NothingHere() -> impl IntoView {
    let store = Store::here();
    let query = store.list.query;
    let language = client::language();
    let narrowed = Memo::new(move |_| query.with(ListQuery::narrowed));
    let view = Memo::new(move |_| query.with(|query| query.view));
    move || {
        if narrowed.get() {
            return view! {
                <Empty fact=say(workspace::none_fits) next=Signal::derive(move || Some(workspace::none_fits_next(language.get())))>
                    <Clear/>
                </Empty>
            }
            .into_any();
        }
        let view = view.get();
        let fact = Signal::derive(move || workspace::empty_view(language.get(), view).0);
        let next = Signal::derive(move || Some(workspace::empty_view(language.get(), view).1));
        if view == View::Mine {
            view! { <Empty fact next><ShowUnassigned/></Empty> }.into_any()
        } else {
            view! { <Empty fact next/> }.into_any()
        }
    }
}

#[component]
fn Clear() -> impl IntoView {
    let store = Store::here();
    let hands = Hands::here();
    let clear = move |_| {
        let bare = store
            .list
            .query
            .with_untracked(|query| ListQuery { sort: query.sort, ..ListQuery::of(query.view) });
        hands.go(paths::of_list_keeping(&bare, hands.screen.number.get_untracked()));
    };
    view! { <Button on_press=clear>{say(workspace::clear_filters)}</Button> }
}

#[component]
fn ShowUnassigned() -> impl IntoView {
    let hands = Hands::here();
    let go = move |_| hands.go(paths::of_list(&ListQuery::of(View::Unassigned)));
    view! { <Button on_press=go>{say(workspace::show_unassigned)}</Button> }
}

/// An address that names no view, or one that this person does not have. The page says 404 with it.
#[component]
pub(super) fn NoView() -> impl IntoView {
    let hands = Hands::here();
    let language = client::language();
    view! {
        <Empty fact=say(workspace::no_view) next=Signal::derive(move || Some(workspace::no_view_next(language.get())))>
            <Button on_press=move |_| hands.go(paths::HOME)>{say(words::common::view_mine)}</Button>
        </Empty>
    }
}
