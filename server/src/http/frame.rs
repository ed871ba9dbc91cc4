//! `/messages/{id}/frame`: a mail with looks of its own, as a document of its own. It is shown in an iframe without scripts; this
//! is the second wall: even alone in a tab it may run nothing, load nothing from elsewhere and send nothing.

use super::{House, answer};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use client::host::Asking;
use desk::person::Actor;
use desk::{MessageId, Refusal};
use http::{HeaderValue, header};

/// The policy of mail: its own styles, pictures it brought, links that open elsewhere.
pub const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
     frame-ancestors 'self'; sandbox allow-popups allow-same-origin",
);

/// Shows the designed body of one message.
pub async fn show(
    State(house): State<House>,
    Extension(asking): Extension<Asking>,
    Path(id): Path<i64>,
) -> Response {
    let Some(session) = asking.page.session else { return answer::to_person(Refusal::SignedOut) };
    match house.desk.frame(&Actor::Agent(session.agent), MessageId(id)).await {
        Ok(body) => {
            let mut response = Html(document(&body)).into_response();
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY);
            response
        }
        Err(refusal) => answer::to_person(refusal),
    }
}

/// `body` is sanitised. Mail is written for white paper, whatever theme the page has.
fn document(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"viewport\" content=\"width=device-width\"><base target=\"_blank\"><style>\
         :root{{color-scheme:light;background:#fff}}body{{margin:0;padding:8px;font:14px/1.5 sans-serif;\
         overflow-wrap:anywhere}}img{{max-width:100%;height:auto}}table{{max-width:100%}}\
         </style></head><body>{body}</body></html>"
    )
}
