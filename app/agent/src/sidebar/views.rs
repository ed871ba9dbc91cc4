//! The views of the desk, each with its number.

use crate::list::look;
use crate::shell::paths;
use client::Store;
use desk::view::{ListQuery, View};
use leptos::prelude::*;
use parts::Icon;
use words::{common, number, workspace};

/// The default views of this person, in order.
#[component]
pub(super) fn Views(asked: Memo<Option<ListQuery>>) -> impl IntoView {
    let agent = client::session().agent;
    let current = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|asked| asked.view)));
    let items = View::of(&agent).map(|view| view! { <ViewItem view current/> }).collect_view();
    view! { <ul class="views">{items}</ul> }
}

#[component]
fn ViewItem(view: View, current: Memo<Option<View>>) -> impl IntoView {
    let store = Store::here();
    let language = client::language();
    let count = Memo::new(move |_| store.count(view));
    // Nothing to say where nothing is.
    let badge = move || (count.get() > 0).then(|| number::badge(count.get()));
    let spoken = move || (count.get() > 0).then(|| workspace::all_shown(language.get(), count.get()));
    view! {
        <li>
            <a
                class="view-item"
                href=paths::of_list(&ListQuery::of(view))
                aria-current=move || (current.get() == Some(view)).then_some("page")
            >
                <Icon name=look::view(view)/>
                <span class="view-item-name">{move || common::view(language.get(), view)}</span>
                <span class="view-item-count" aria-hidden="true">{badge}</span>
                <span class="unseen">{spoken}</span>
            </a>
        </li>
    }
}
