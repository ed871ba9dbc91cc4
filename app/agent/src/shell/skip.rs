//! The first links of the page: past everything, to where the work is.

use crate::shell::{Screen, say};
use leptos::prelude::*;
use words::workspace;

/// To the list, and where a ticket is open, to it and to its reply.
#[component]
pub(crate) fn SkipLinks() -> impl IntoView {
    let screen = Screen::here();
    let open = move || screen.number.with(Option::is_some);
    view! {
        <nav class="skip" aria-label=say(workspace::skip_links)>
            <a href="#list">{say(workspace::skip_list)}</a>
            <Show when=open>
                <a href="#ticket">{say(workspace::skip_ticket)}</a>
                <a href="#composer">{say(workspace::skip_composer)}</a>
            </Show>
        </nav>
    }
}
