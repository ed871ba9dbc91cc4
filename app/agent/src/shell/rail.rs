//! The rail: the places of the desk, and oneself. Only what works stands in it.

use crate::shell::account::AccountMenu;
use crate::shell::{Screen, paths, say};
use leptos::prelude::*;
use parts::{Icon, Mark};
use words::workspace;

/// The narrow bar at the start of the line, on every page behind the sign-in.
#[component]
pub fn Rail() -> impl IntoView {
    let screen = Screen::here();
    let here = move |place: bool| (screen.in_work.get() == place).then_some("page");
    view! {
        <nav class="rail" aria-label=say(workspace::rail)>
            <a class="rail-mark" href=paths::HOME aria-label=say(workspace::home)><Mark/></a>
            <ul class="rail-list">
                <li>
                    <a class="rail-item" href=paths::HOME aria-current=move || here(true) data-tip=say(workspace::place_tickets)>
                        <Icon name="tickets"/><span class="unseen">{say(workspace::place_tickets)}</span>
                    </a>
                </li>
            </ul>
            <ul class="rail-foot">
                <li>
                    <button
                        type="button"
                        class="rail-item"
                        aria-label=say(workspace::keys)
                        aria-haspopup="dialog"
                        data-tip=say(workspace::keys)
                        data-tip-key="?"
                        on:click=move |_| screen.keys.set(true)
                    >
                        <Icon name="keyboard"/>
                    </button>
                </li>
                <li>
                    <a class="rail-item" href=paths::SETTINGS aria-current=move || here(false) data-tip=say(workspace::place_settings)>
                        <Icon name="settings"/><span class="unseen">{say(workspace::place_settings)}</span>
                    </a>
                </li>
                <li><AccountMenu/></li>
            </ul>
        </nav>
    }
}
