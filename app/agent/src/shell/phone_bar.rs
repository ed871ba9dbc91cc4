//! The foot of a phone: tickets, search, a new ticket, and the rest.

use crate::shell::account::{leave, sign_out_words};
use crate::shell::{Hands, Screen, paths, say};
use leptos::html;
use leptos::prelude::*;
use parts::{Icon, place_beside};
use wasm_bindgen::JsCast;
use words::workspace;

/// The bar; the style shows it where the rail has no room.
#[component]
pub fn PhoneBar() -> impl IntoView {
    let screen = Screen::here();
    view! {
        <nav class="phonebar" aria-label=say(workspace::rail)>
            <ul class="phonebar-list">
                <li>
                    <a class="phonebar-item" href=paths::HOME aria-current=move || screen.in_work.get().then_some("page")>
                        <Icon name="tickets"/><span class="phonebar-name">{say(workspace::place_tickets)}</span>
                    </a>
                </li>
                <li>
                    <button type="button" class="phonebar-item" aria-haspopup="dialog" on:click=move |_| screen.palette.set(true)>
                        <Icon name="search"/><span class="phonebar-name">{say(workspace::place_search)}</span>
                    </button>
                </li>
                <li>
                    <button type="button" class="phonebar-item" aria-haspopup="dialog" on:click=move |_| screen.creating.set(true)>
                        <Icon name="add"/><span class="phonebar-name">{say(workspace::place_new)}</span>
                    </button>
                </li>
                <li><More/></li>
            </ul>
        </nav>
    }
}

/// What has no place of its own: a list of links in a popover, in the order of the page for whoever tabs through it.
#[component]
fn More() -> impl IntoView {
    let hands = Hands::here();
    let (button, popover) = (NodeRef::<html::Button>::new(), NodeRef::<html::Div>::new());
    let open = RwSignal::new(false);
    let toggled = move |toggle: leptos::ev::Event| {
        let opens = toggle.unchecked_ref::<web_sys::ToggleEvent>().new_state() == "open";
        open.set(opens);
        if let (true, Some(button), Some(popover)) = (opens, button.get_untracked(), popover.get_untracked())
        {
            place_beside(&button, &popover);
        }
    };
    let hide = move || {
        if let Some(popover) = popover.get_untracked() {
            // It is hidden already when the page beneath it took it away.
            let _ = popover.hide_popover();
        }
    };
    view! {
        <button
            type="button"
            class="phonebar-item"
            popovertarget="phonebar-more"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-current=move || (!hands.screen.in_work.get()).then_some("page")
            node_ref=button
        >
            <Icon name="more"/><span class="phonebar-name">{say(workspace::place_more)}</span>
        </button>
        <div class="popover" id="phonebar-more" popover="auto" node_ref=popover on:toggle=toggled>
            <a class="menu-item" href=paths::SETTINGS on:click=move |_| hide()>
                <Icon name="settings"/><span class="menu-item-words">{say(workspace::place_settings)}</span>
            </a>
            <a class="menu-item" href=paths::PREFERENCES on:click=move |_| hide()>
                <Icon name="person"/><span class="menu-item-words">{say(words::settings::preferences)}</span>
            </a>
            <button type="button" class="menu-item" on:click=move |_| { hide(); leave(hands) }>
                <Icon name="sign-out"/><span class="menu-item-words">{sign_out_words()}</span>
            </button>
        </div>
    }
}
