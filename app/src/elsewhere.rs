//! Another address instead of this one.

use leptos::prelude::*;
use leptos_router::components::Redirect;

/// On the server a plain redirect, also for callers that do not ask for HTML: the framework's own would answer those with an empty
/// page and 200, and a probe would take it for a page that opens. In the browser the router goes there, and leaves no step behind.
#[component]
pub fn Elsewhere(
    /// A path of ours.
    #[prop(into)]
    to: String,
) -> impl IntoView {
    let options = leptos_router::NavigateOptions { replace: true, ..Default::default() };
    (!client::response::send_elsewhere(&to)).then(|| view! { <Redirect path=to options/> })
}
