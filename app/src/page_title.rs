//! The document's title.

use leptos::prelude::*;
use leptos_meta::Title;

/// A title that follows signals.
///
/// The framework reads a title when the head of the document leaves, which may be on another thread of the server; there the signals
/// of this page are not known (each request has an arena of its own, found by thread). So the text is kept in a signal that is not
/// in the arena: read once while rendering, and followed in the browser.
#[component]
pub fn PageTitle(
    /// The text.
    text: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let shown = ArcRwSignal::new(untrack(&text));
    let followed = shown.clone();
    Effect::new(move |_| followed.set(text()));
    view! { <Title text=move || shown.get()/> }
}
