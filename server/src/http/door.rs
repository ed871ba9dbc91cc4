//! The door: without a sign-in nobody gets past it, whatever is behind. The few exceptions are listed here; a new server function
//! or route is closed to strangers until somebody writes it down.

use super::answer;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use client::host::Asking;
use desk::Refusal;
use http::header;

/// Server functions for strangers.
pub const PUBLIC_FUNCTIONS: [&str; 3] =
    ["/api/session/sign-in", "/api/session/sign-out", "/api/session/first-run"];

/// Lets requests for server functions through that come with a sign-in, or need none. Pages have a gate of their own.
pub async fn functions(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let function = path == "/api" || path.starts_with("/api/");
    if !function || PUBLIC_FUNCTIONS.contains(&path) || signed_in(&request) {
        return next.run(request).await;
    }
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    if accept.is_some_and(|accept| accept.contains("text/html")) {
        // A form of a page whose sign-in ended meanwhile.
        return Redirect::to("/sign-in").into_response();
    }
    answer::to_script(Refusal::SignedOut)
}

/// Lets requests through that come with a sign-in.
pub async fn staff(request: Request, next: Next) -> Response {
    if signed_in(&request) { next.run(request).await } else { answer::to_script(Refusal::SignedOut) }
}

fn signed_in(request: &Request) -> bool {
    request.extensions().get::<Asking>().is_some_and(|asking| asking.page.session.is_some())
}
