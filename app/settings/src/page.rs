//! The frame of a page: its heading, the one sentence below it, and the button that brings the list of pages.

use crate::say::say;
use crate::shell::Nav;
use leptos::prelude::*;
use parts::IconButton;
use words::{Language, settings};

/// One page of the settings.
#[component]
pub fn Page(
    /// Its heading.
    heading: fn(Language) -> String,
    /// What it is for, in one sentence.
    note: fn(Language) -> String,
    /// A button beside the heading.
    #[prop(optional, into)]
    action: ViewFn,
    /// Its cards.
    children: Children,
) -> impl IntoView {
    let nav = expect_context::<Nav>();
    view! {
        <main class="page" id="settings">
            <div class="settings">
                <header class="settings-head">
                    <h1 class="settings-heading" id="settings-heading" tabindex="-1">{say(heading)}</h1>
                    <div class="buttons">
                        {action.run()}
                        <IconButton
                            icon="sidebar"
                            label=say(settings::toggle_nav)
                            on_press=move |_| nav.toggle()
                        />
                    </div>
                    <p class="settings-note">{say(note)}</p>
                </header>
                {children()}
            </div>
        </main>
    }
}

/// One subject of a page.
#[component]
pub fn Card(
    /// Id of its heading.
    id: &'static str,
    /// Its heading.
    heading: fn(Language) -> String,
    /// One sentence below it.
    #[prop(optional)]
    note: Option<fn(Language) -> String>,
    /// Buttons beside the heading.
    #[prop(optional, into)]
    action: ViewFn,
    /// Its body.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby=id>
            <header class="card-head">
                <h2 class="card-heading" id=id>{say(heading)}</h2>
                {action.run()}
            </header>
            {note.map(|note| view! { <div class="card-body"><p class="card-note">{say(note)}</p></div> })}
            {children()}
        </section>
    }
}
