//! `POST /files?name=…`: the bytes of one file as the body, streamed to disk. What it is, its bytes tell; what the browser calls it
//! is a name and nothing more.

use super::{House, answer};
use crate::kind;
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
    let said =
        headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
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
        head.extend_from_slice(&chunk[..chunk.len().min(kind::HEAD - head.len())]);
        upload.write(&chunk).await.map_err(Trouble::Fault)?;
    }
    let stored = upload.finish().await.map_err(Trouble::Fault)?;
    let size = stored.size;
    let kind = kind::of(&head).to_owned();
    let name = service::files::safe_name(name);
    let id = house.desk.keep_file(actor, stored, &name, &kind).await.map_err(Trouble::Refused)?;
    Ok(Kept { id, name, size, kind })
}

fn too_large() -> Response {
    let mut response = answer::to_script(Refusal::field("files", Problem::TooLarge(FILE)));
    *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    response
}
