//! The side bar: the desk, search, the views with their exact numbers, and at its foot whether one takes work.

mod availability;
mod views;

use crate::shell::{Hands, paths, say};
use availability::AvailabilityMenu;
use client::Store;
use desk::view::{ListQuery, View};
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use parts::{Icon, IconButton};
use views::Views;
use words::workspace;

/// Beside the list, or over it where there is no room.
#[component]
pub(crate) fn SideBar(
    /// What the address asks for: its view is the current one.
    asked: Memo<Option<ListQuery>>,
) -> impl IntoView {
    let hands = Hands::here();
    let desk = client::use_page().desk;
    view! {
        <aside class="sidebar" id="sidebar" aria-label=say(workspace::side_bar)>
            <header class="sidebar-head">
                <p class="sidebar-name">{desk}</p>
                <IconButton
                    icon="sidebar"
                    label=say(workspace::toggle_side_bar)
                    key="B"
                    on_press=move |_| hands.screen.toggle_side_bar()
                />
            </header>
            <Search/>
            <nav class="sidebar-views" aria-label=say(workspace::views)>
                <Views asked/>
            </nav>
            <Doors/>
            <footer class="sidebar-foot">
                <AvailabilityMenu/>
                <Load/>
            </footer>
        </aside>
    }
}

/// Looks like a field and opens the palette, with what was typed.
#[component]
fn Search() -> impl IntoView {
    let screen = Hands::here().screen;
    let open = move || {
        screen.step.set(crate::palette::Step::Root);
        screen.palette.set(true);
    };
    let typed = move |event: Event| {
        screen.typed.set(event_target_value(&event));
        event_target::<web_sys::HtmlInputElement>(&event).set_value("");
        open();
    };
    let submitted = move |event: SubmitEvent| {
        event.prevent_default();
        open();
    };
    view! {
        <form class="sidebar-search" role="search" on:submit=submitted>
            <Icon name="search"/>
            <input
                class="sidebar-search-input"
                type="search"
                aria-label=say(workspace::search)
                placeholder=say(workspace::search)
                aria-haspopup="dialog"
                autocomplete="off"
                on:click=move |_| open()
                on:input=typed
            />
            <kbd class="key" aria-hidden="true">"/"</kbd>
        </form>
    }
}

/// What is always at hand: a new ticket, the settings.
#[component]
fn Doors() -> impl IntoView {
    let screen = Hands::here().screen;
    view! {
        <ul class="views">
            <li>
                <button type="button" class="view-item" aria-haspopup="dialog" data-tip-key="C" on:click=move |_| screen.creating.set(true)>
                    <Icon name="add"/><span class="view-item-name">{say(workspace::do_create)}</span>
                </button>
            </li>
            <li>
                <a class="view-item" href=paths::SETTINGS>
                    <Icon name="settings"/><span class="view-item-name">{say(workspace::place_settings)}</span>
                </a>
            </li>
        </ul>
    }
}

/// How much one has.
#[component]
fn Load() -> impl IntoView {
    let store = Store::here();
    let language = client::language();
    view! { <span class="sidebar-load">{move || workspace::load(language.get(), store.count(View::Mine))}</span> }
}
