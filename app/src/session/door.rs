//! What every page at the door looks like: the mark, one card, the languages at the foot.

use super::languages::Languages;
use leptos::prelude::*;
use parts::Mark;
use words::Language;

/// One card.
#[component]
pub fn Door(
    /// Its heading.
    heading: fn(Language) -> String,
    /// What stands below it.
    #[prop(into)]
    note: Signal<String>,
    /// The form.
    children: Children,
) -> impl IntoView {
    let language = client::language();
    view! {
        <main class="session">
            <div class="session-card">
                <Mark/>
                <h1 class="session-heading">{move || heading(language.get())}</h1>
                <p class="session-note">{note}</p>
                {children()}
            </div>
            <Languages/>
        </main>
    }
}
