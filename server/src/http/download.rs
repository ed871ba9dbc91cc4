//! Files of messages, handed out so that nothing in them can act: as a download under our own name for its kind, sandboxed; in the
//! page only pictures, and those only by what their bytes are.

use super::{House, answer};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, RawQuery, Request, State};
use axum::response::{IntoResponse, Response};
use client::host::Asking;
use desk::person::Actor;
use desk::{AttachmentId, MessageId, Refusal};
use http::{HeaderValue, StatusCode, header};
use service::files::Open;
use tower::ServiceExt;
use tower_http::services::ServeFile;

const INERT: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'");
/// A picture in the page: only what draws it.
const PICTURE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
);
/// Asked again each time, because rights may have changed; sent again only if it has to be.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("private, no-cache");

/// `/files/{id}/{name}`; the name is for the browser's download folder. `?show=1` shows a picture in place.
pub async fn attachment(
    State(house): State<House>,
    Extension(asking): Extension<Asking>,
    Path((id, _name)): Path<(i64, String)>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let Some(actor) = actor(asking) else { return answer::to_person(Refusal::SignedOut) };
    let show = query.is_some_and(|query| query.split('&').any(|pair| pair == "show=1"));
    match house.desk.attachment(&actor, AttachmentId(id)).await {
        Ok(open) => hand_out(open, show, request).await,
        Err(refusal) => answer::to_person(refusal),
    }
}

/// `/messages/{id}/inline/{cid}`: a picture that a message's body shows.
pub async fn inline(
    State(house): State<House>,
    Extension(asking): Extension<Asking>,
    Path((id, content_id)): Path<(i64, String)>,
    request: Request,
) -> Response {
    let Some(actor) = actor(asking) else { return answer::to_person(Refusal::SignedOut) };
    match house.desk.inline(&actor, MessageId(id), &content_id).await {
        Ok(open) => hand_out(open, true, request).await,
        Err(refusal) => answer::to_person(refusal),
    }
}

fn actor(asking: Asking) -> Option<Actor> {
    asking.page.session.map(|session| Actor::Agent(session.agent))
}

async fn hand_out(open: Open, show: bool, request: Request) -> Response {
    let shown = show && open.picture;
    let served = ServeFile::new(&open.path).oneshot(request).await;
    let mut response =
        served.map_or_else(|never| match never {}, |response| response.map(Body::new).into_response());
    if response.status() == StatusCode::NOT_FOUND {
        tracing::error!(path = %open.path.display(), "a file that a message names is not on the disk");
        return answer::to_person(Refusal::Internal("file".to_owned()));
    }
    let headers = response.headers_mut();
    let kind = if shown { open.kind.as_str() } else { harmless(&open.kind) };
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(kind).unwrap_or(OCTETS));
    headers.insert(header::CONTENT_DISPOSITION, disposition(shown, &open.name));
    headers.insert(header::CONTENT_SECURITY_POLICY, if shown { PICTURE } else { INERT });
    headers.insert(header::CACHE_CONTROL, ASK_AGAIN);
    response
}

const OCTETS: HeaderValue = HeaderValue::from_static("application/octet-stream");

/// Kinds that a browser may know before it saves them; everything else is just bytes.
fn harmless(kind: &str) -> &str {
    match kind {
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "application/pdf" | "text/plain" => kind,
        _ => "application/octet-stream",
    }
}

/// The header with the name twice: in ASCII for old programs, and as it is (RFC 6266, RFC 8187).
fn disposition(shown: bool, name: &str) -> HeaderValue {
    let how = if shown { "inline" } else { "attachment" };
    let plain: String =
        name.chars()
            .map(|c| {
                if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%' | ';') || c == ' ' { c } else { '_' }
            })
            .collect();
    let mut exact = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                exact.push(char::from(byte))
            }
            _ => exact.push_str(&format!("%{byte:02X}")),
        }
    }
    HeaderValue::from_str(&format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{exact}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let value = disposition(false, "a\"; filename=\"b.exe\r\nX: é.pdf");
        let text = value.to_str().expect("ascii");
        assert_eq!(
            text,
            "attachment; filename=\"a__ filename=_b.exe__X: _.pdf\"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%0D%0AX%3A%20%C3%A9.pdf"
        );
    }

    #[test]
    fn a_page_is_only_bytes() {
        for kind in ["text/html", "image/svg+xml", "application/javascript", ""] {
            assert_eq!(harmless(kind), "application/octet-stream");
        }
    }
}
