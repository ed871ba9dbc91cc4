//! The head of the list: which view, how many, filters, order.

use crate::list::filters::Filters;
use crate::list::sort::SortMenu;
use crate::shell::{Hands, say};
use client::Store;
use desk::view::ListQuery;
use leptos::prelude::*;
use parts::IconButton;
use words::{common, number, workspace};

/// Drawn from the address; the number waits for the list it belongs to.
#[component]
pub(super) fn ListHead(asked: Memo<Option<ListQuery>>, loading: Memo<bool>) -> impl IntoView {
    let store = Store::here();
    let hands = Hands::here();
    let language = client::language();
    let screen = hands.screen;
    let here = Memo::new(move |_| asked.with(Option::is_some));
    let name = move || match asked.with(|asked| asked.as_ref().map(|asked| asked.view)) {
        Some(view) => common::view(language.get(), view),
        None => workspace::tickets(language.get()),
    };
    let counted = move || here.get() && !loading.get();
    let count = move || counted().then(|| number::whole(language.get(), store.list.total.get()));
    let spoken = move || counted().then(|| workspace::all_shown(language.get(), store.list.total.get()));
    view! {
        <header class="list-head">
            <h1 class="list-heading" id="list-heading" tabindex="-1">{name}</h1>
            <span class="list-count" aria-hidden="true">{count}</span>
            <span class="unseen" id="list-count">{spoken}</span>
            <div class="list-tools">
                // The way to the views where the side bar does not stand.
                <span class="list-views">
                    <IconButton
                        icon="sidebar"
                        label=say(workspace::toggle_side_bar)
                        key="B"
                        on_press=move |_| screen.toggle_side_bar()
                    />
                </span>
                <IconButton
                    icon="add"
                    label=say(workspace::do_create)
                    key="C"
                    on_press=move |_| screen.creating.set(true)
                />
            </div>
            <Show when=move || here.get()>
                <div class="list-filters" role="group" aria-label=say(workspace::quick_filters)>
                    <Filters asked/>
                    <span class="list-sort"><SortMenu asked/></span>
                </div>
            </Show>
        </header>
    }
}
