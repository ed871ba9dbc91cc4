//! What a page tells the answer that carries it, beside its HTML: a status, a policy, another address, a title. Called while
//! rendering; in the browser, where the answer has long arrived, only the title does something.

use leptos::prelude::*;

/// The page says that there is nothing at this address: HTTP 404.
pub fn set_not_found() {
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
}

/// Sends the page's Content-Security-Policy.
pub fn send_policy(policy: &str) {
    #[cfg(target_arch = "wasm32")]
    let _ = policy;
    #[cfg(not(target_arch = "wasm32"))]
    if let (Some(response), Ok(value)) =
        (use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(policy))
    {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, value);
    }
}

/// Answers with a redirect (302) to a path of ours, whatever the caller accepts. Whether there was an answer to turn: never in the
/// browser, where the router goes there instead.
pub fn send_elsewhere(path: &str) -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        let _ = path;
        false
    }
    #[cfg(not(target_arch = "wasm32"))]
    match (use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(path)) {
        (Some(response), Ok(value)) => {
            response.set_status(http::StatusCode::FOUND);
            response.insert_header(http::header::LOCATION, value);
            true
        }
        _ => false,
    }
}

/// A text for `<Title text=…/>` that follows signals.
///
/// The framework reads a title when the head of the document leaves, which may be on another thread of the server; there the signals
/// of this page are not known (each request has an arena of its own, found by thread), and reading one panics. So the text is kept in
/// a signal outside the arena: read once while rendering, and followed in the browser.
pub fn title(
    text: impl Fn() -> String + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let shown = ArcRwSignal::new(untrack(&text));
    let followed = shown.clone();
    Effect::new(move |_| followed.set(text()));
    move || shown.get()
}
