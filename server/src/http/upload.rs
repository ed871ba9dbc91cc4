//! `POST /files?name=…`: the bytes of one file as the body, streamed to disk. What it is, its bytes tell; what the browser calls it
//! is a name and nothing more.

use super::{House, answer};
use crate::mail::mime::file_name;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use client::host::Asking;
use desk::limits::FILE;
use desk::person::Actor;
use desk::{FileId, Problem, Refusal};
use futures::StreamExt;
use http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};
use service::Fault;
use std::error::Error;

/// Bytes at the beginning that tell what a file is.
const HEAD: usize = 8 * 1024;

/// What stands in the address.
#[derive(Deserialize)]
pub struct Called {
    /// The file's name.
    #[serde(default)]
    name: String,
}

/// What the browser is told.
#[derive(Serialize)]
struct Kept {
    id: FileId,
    name: String,
    size: u64,
    kind: String,
}

/// Takes a file that waits for its message.
pub async fn take(
    State(house): State<House>,
    Extension(asking): Extension<Asking>,
    Query(called): Query<Called>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(session) = asking.page.session else { return answer::to_script(Refusal::SignedOut) };
    let said = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if said.is_some_and(|length| length > FILE) {
        return too_large();
    }
    match keep(&house, &Actor::Agent(session.agent), &called.name, body).await {
        Ok(kept) => (StatusCode::CREATED, axum::Json(kept)).into_response(),
        Err(Trouble::TooLarge) => too_large(),
        Err(Trouble::Broken) => answer::line(StatusCode::BAD_REQUEST, "the file did not arrive whole"),
        Err(Trouble::Refused(refusal)) => answer::to_script(refusal),
        Err(Trouble::Fault(fault)) => answer::fault(&fault),
    }
}

enum Trouble {
    TooLarge,
    Broken,
    Refused(Refusal),
    Fault(Fault),
}

async fn keep(house: &House, actor: &Actor, name: &str, body: Body) -> Result<Kept, Trouble> {
    let mut upload = house.desk.begin_file().await.map_err(Trouble::Fault)?;
    let (mut head, mut size) = (Vec::new(), 0);
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|error| {
            tracing::debug!(error = error.source().unwrap_or(&error), "an upload broke off");
            Trouble::Broken
        })?;
        size += chunk.len() as u64;
        if size > FILE {
            return Err(Trouble::TooLarge);
        }
        head.extend_from_slice(&chunk[..chunk.len().min(HEAD - head.len())]);
        upload.write(&chunk).await.map_err(Trouble::Fault)?;
    }
    let stored = upload.finish().await.map_err(Trouble::Fault)?;
    let size = stored.size;
    let kind = kind(&head).to_owned();
    let name = file_name::clean(&desk::text::line(name), &kind);
    let id = house.desk.keep_file(actor, stored, &name, &kind).await.map_err(Trouble::Refused)?;
    Ok(Kept { id, name, size, kind })
}

fn too_large() -> Response {
    let mut response = answer::to_script(Refusal::field("files", Problem::TooLarge(FILE)));
    *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    response
}

/// What a file is by its first bytes. Text is plain text, whatever it says in it: nothing we hand out may be a page.
pub fn kind(head: &[u8]) -> &'static str {
    match infer::get(head).map(|found| found.mime_type()) {
        Some("text/html" | "text/xml" | "image/svg+xml" | "application/xhtml+xml") => "text/plain",
        Some(found) => found,
        None if is_text(head) => "text/plain",
        None => "application/octet-stream",
    }
}

fn is_text(head: &[u8]) -> bool {
    let whole = match std::str::from_utf8(head) {
        Ok(text) => text,
        // A letter may be cut in two at the end of what we looked at.
        Err(error) if head.len() - error.valid_up_to() < 4 => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !whole.is_empty() && !whole.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "image/png");
        assert_eq!(kind(b"%PDF-1.7\n"), "application/pdf");
        assert_eq!(kind("Bonjour \u{e9}".as_bytes()), "text/plain");
        assert_eq!(kind(&"\u{e9}".as_bytes()[..1]), "application/octet-stream");
        assert_eq!(kind(b"\0\x01\x02"), "application/octet-stream");
        assert_eq!(kind(b""), "application/octet-stream");
    }

    #[test]
    fn nothing_is_ever_a_page() {
        for page in ["<!DOCTYPE html><script>alert(1)</script>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<?xml version='1.0'?><x/>"] {
            assert_eq!(kind(page.as_bytes()), "text/plain", "{page}");
        }
    }
}
