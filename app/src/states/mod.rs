//! Every part in every state, on one page, for those who judge how it looks (design/ui.md, section 9). Only in demo mode.

use leptos::prelude::*;

/// The page.
#[component]
pub fn States() -> impl IntoView {
    view! { <main class="page"></main> }
}
