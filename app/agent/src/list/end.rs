//! The end of the list: how many of how many, and the next page, by a button or by coming near.

use crate::shell::say;
use client::Store;
use client::lists::load_page;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::{Button, ButtonSize, Toaster};
use wasm_bindgen::JsCast;
use web_sys::Element;
use words::workspace;

/// So many pixels before the end the next page is asked for.
const NEAR: i32 = 600;

/// The last line of the grid.
#[component]
pub(super) fn End(
    /// A page is on its way.
    more: StoredValue<bool>,
    /// Its line in the grid, counted from 0.
    at: Signal<usize>,
) -> impl IntoView {
    let store = Store::here();
    let list = store.list;
    let language = client::language();
    let toaster = use_context::<Toaster>();
    let busy = RwSignal::new(false);
    let words = move || {
        let (shown, total) = (list.order.with(Vec::len) as u64, list.total.get());
        match list.next.with(Option::is_some) && shown < total {
            true => workspace::shown_of(language.get(), shown, total),
            false => workspace::all_shown(language.get(), shown),
        }
    };
    let load = move |_| {
        if more.get_value() {
            return;
        }
        more.set_value(true);
        busy.set(true);
        spawn_local(async move {
            let failed = next_page(store).await.err();
            busy.try_set(false);
            more.try_set_value(false);
            if let (Some(refused), Some(toaster)) = (failed, toaster) {
                let language = language.get_untracked();
                toaster
                    .fail(format!("{}. {}", workspace::more_failed(language), refused.words(language)), "");
            }
        });
    };
    view! {
        <div class="list-end" role="row" aria-rowindex=move || (at.get() + 1).to_string()>
            <span role="gridcell">
                {words}
                " "
                <Show when=move || list.next.with(Option::is_some)>
                    <Button size=ButtonSize::Small busy on_press=load>{say(workspace::show_more)}</Button>
                </Show>
            </span>
        </div>
    }
}

/// Asks for the next page once the end of the rows comes near. A failure stays quiet: the button says it.
pub(super) fn near_end(store: Store, more: StoredValue<bool>, event: &Event) {
    let Some(rows) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    let left = rows.scroll_height() - rows.scroll_top() - rows.client_height();
    if left > NEAR || more.get_value() || store.list.next.with_untracked(Option::is_none) {
        return;
    }
    more.set_value(true);
    spawn_local(async move {
        let _ = next_page(store).await;
        more.try_set_value(false);
    });
}

/// Loads the next page into the list it was asked for, and into no other.
async fn next_page(store: Store) -> Result<(), client::Refused> {
    let list = store.list;
    let query = list.query.get_untracked();
    let Some(after) = list.next.get_untracked() else { return Ok(()) };
    let page = load_page(query.clone(), Some(after)).await?;
    let same = list.query.with_untracked(|now| *now == query) && list.next.get_untracked() == Some(after);
    if same {
        list.extend(page);
    }
    Ok(())
}
