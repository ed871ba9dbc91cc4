//! `/live`: from a WebSocket to a client of the hub. A page of another site could open one with our cookie, so the Origin must be
//! ours to the letter; without one the caller is no browser and has no business here.

use super::client;
use super::line::{Heard, Told};
use crate::http::House;
use ::client::host::Asking;
use axum::Extension;
use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::response::{IntoResponse, Response};
use desk::limits::LIVE_IN;
use desk::person::Session;
use futures::{SinkExt, StreamExt, future};
use http::{HeaderMap, StatusCode, header};

/// Opens the live connection of a tab.
pub async fn open(
    State(house): State<House>,
    Extension(asking): Extension<Asking>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !own_origin(&headers, house.public.origin()) {
        return (StatusCode::FORBIDDEN, "not from this page\n").into_response();
    }
    let Some(session) = asking.page.session else {
        return (StatusCode::UNAUTHORIZED, "not signed in\n").into_response();
    };
    upgrade
        .max_message_size(LIVE_IN)
        .max_frame_size(LIVE_IN)
        .on_upgrade(move |socket| serve(house, session, socket))
}

async fn serve(house: House, session: Session, socket: WebSocket) {
    let (tell, hear) = socket.split();
    let hear = hear.take_while(|message| future::ready(message.is_ok())).filter_map(|message| {
        future::ready(match message {
            Ok(Message::Text(text)) => Some(match serde_json::from_str(text.as_str()) {
                Ok(say) => Heard::Say(say),
                Err(_) => Heard::Nonsense,
            }),
            Ok(Message::Ping(_) | Message::Pong(_)) => Some(Heard::Alive),
            Ok(Message::Binary(_)) => Some(Heard::Nonsense),
            // The stream ends behind it.
            Ok(Message::Close(_)) | Err(_) => None,
        })
    });
    let tell = tell.with(|told| future::ready(Ok::<Message, axum::Error>(message(told))));
    client::attend(house.hub.clone(), session, hear, tell).await;
}

fn message(told: Told) -> Message {
    match told {
        Told::Frame(frame) => match serde_json::to_string(&*frame) {
            Ok(text) => Message::Text(text.into()),
            // Frames are plain data; were one not writable, the tab starts over.
            Err(_) => Message::Close(Some(CloseFrame { code: 1011, reason: "".into() })),
        },
        Told::Ping => Message::Ping(Vec::new().into()),
        Told::Close(ended) => Message::Close(Some(CloseFrame { code: ended.code(), reason: "".into() })),
    }
}

/// Whether the request comes from a page of ours: its Origin is the public address, or names the host it asks.
pub fn own_origin(headers: &HeaderMap, public: Option<&str>) -> bool {
    let one = |name| {
        let mut all = headers.get_all(name).iter();
        let first = all.next().and_then(|value| value.to_str().ok());
        if all.next().is_some() { None } else { first }
    };
    let Some(origin) = one(header::ORIGIN) else { return false };
    if public == Some(origin) {
        return true;
    }
    let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    authority.is_some() && authority == one(header::HOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn asked(pairs: &[(http::HeaderName, &'static str)]) -> bool {
        let headers =
            pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect();
        own_origin(&headers, Some("https://desk.example"))
    }

    #[test]
    fn only_our_own_pages_may_open_the_live_connection() {
        let host = (header::HOST, "127.0.0.1:3000");
        assert!(asked(&[host.clone(), (header::ORIGIN, "http://127.0.0.1:3000")]));
        assert!(asked(&[host.clone(), (header::ORIGIN, "https://desk.example")]));
        for foreign in
            ["http://evil.example", "null", "", "http://127.0.0.1:3001", "http://127.0.0.1:3000.evil.example"]
        {
            assert!(!asked(&[host.clone(), (header::ORIGIN, foreign)]), "{foreign}");
        }
        assert!(!asked(&[host]), "a missing origin is no browser of ours");
    }

    #[test]
    fn two_origins_or_two_hosts_are_nobodys() {
        let origin = (header::ORIGIN, "http://a");
        assert!(!asked(&[(header::HOST, "a"), origin.clone(), (header::ORIGIN, "http://b")]));
        assert!(!asked(&[(header::HOST, "a"), (header::HOST, "b"), origin]));
    }
}
