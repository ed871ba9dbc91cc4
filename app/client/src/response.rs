//! What a page tells the answer that carries it, beside its HTML: a status and a policy. Called while rendering; in the browser,
//! where the answer has long arrived, nothing happens.

/// The page says that there is nothing at this address: HTTP 404.
pub fn set_not_found() {
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(response) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
}

/// Sends the page's Content-Security-Policy.
pub fn send_policy(policy: &str) {
    #[cfg(target_arch = "wasm32")]
    let _ = policy;
    #[cfg(not(target_arch = "wasm32"))]
    if let (Some(response), Ok(value)) =
        (leptos::prelude::use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(policy))
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
    match (leptos::prelude::use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(path)) {
        (Some(response), Ok(value)) => {
            response.set_status(http::StatusCode::FOUND);
            response.insert_header(http::header::LOCATION, value);
            true
        }
        _ => false,
    }
}
