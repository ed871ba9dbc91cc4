//! Answers of the routes that are no pages: a refusal as a script reads it, or as one line for a person.

use crate::reference;
use axum::response::{IntoResponse, Response};
use client::Refused;
use desk::Refusal;
use http::{HeaderValue, StatusCode, header};
use service::Fault;

/// The status a refusal has.
pub fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::SignedOut => StatusCode::UNAUTHORIZED,
        Refusal::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Conflict(_) => StatusCode::CONFLICT,
        Refusal::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A refusal as our own pages read it: the error of every server function.
pub fn to_script(refusal: Refusal) -> Response {
    let status = status(&refusal);
    let text = serde_json::to_string(&Refused::Desk(refusal)).unwrap_or_default();
    let mut response = (status, text).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// A refusal of a plain address. Missing and forbidden are the same answer, byte for byte.
pub fn to_person(refusal: Refusal) -> Response {
    let status = status(&refusal);
    match refusal {
        Refusal::Internal(reference) => {
            line(status, &format!("An error on our side. Reference: {reference}"))
        }
        _ => line(status, status.canonical_reason().unwrap_or("Refused")),
    }
}

/// One line of plain text.
pub fn line(status: StatusCode, text: &str) -> Response {
    (status, format!("{text}\n")).into_response()
}

/// A fault of ours: told to the log, and its reference to whoever asked.
pub fn fault(fault: &Fault) -> Response {
    let reference = reference::next();
    tracing::error!(%reference, %fault, "a request failed");
    let status =
        if fault.passes() { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
    let mut response = line(status, &format!("An error on our side. Reference: {reference}"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// What is left of a request that made us panic.
pub fn panicked(cause: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let reference = reference::next();
    let said =
        cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(%reference, panic = said.unwrap_or("(no words)"), "a request panicked");
    line(StatusCode::INTERNAL_SERVER_ERROR, &format!("An error on our side. Reference: {reference}"))
}
