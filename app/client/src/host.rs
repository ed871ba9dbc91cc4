//! The host's side of every server function: from a request to an actor and the service.

use crate::Refused;
use crate::context::PageContext;
use desk::Refusal;
use desk::person::{Actor, Session};
use http::{StatusCode, header::ACCEPT, request::Parts};
use leptos::prelude::*;
use service::HelpDesk;

/// What the server's middleware puts into the extensions of each request, besides the [`HelpDesk`] in the leptos context.
#[derive(Clone)]
pub struct Asking {
    /// All that the page is told.
    pub page: PageContext,
    /// Address of the peer, for rate limits and the list of devices.
    pub peer: std::net::IpAddr,
    /// What the browser calls itself.
    pub browser: String,
    /// The request came over TLS (or a trusted proxy says so): cookies are marked `Secure`.
    pub secure: bool,
    /// The device's own cookie: a known one is not locked out by others' guesses.
    pub device: Option<String>,
}

/// The service, from the context that the server gives to every render and call.
pub fn help_desk() -> HelpDesk {
    expect_context::<HelpDesk>()
}

/// What the middleware found out about this request.
pub fn asking() -> Result<Asking, Refused> {
    use_context::<Parts>()
        .and_then(|parts| parts.extensions.get::<Asking>().cloned())
        .ok_or_else(|| refuse(Refusal::Internal("no request".into())))
}

/// The context of the page to render; outside a request (building the route table) a blank one.
pub fn page_context() -> PageContext {
    asking().map(|asking| asking.page).unwrap_or_else(|_| PageContext {
        session: None,
        language: Default::default(),
        theme: Default::default(),
        desk: "Guichet".into(),
        build: String::new(),
        assets: String::new(),
        now: desk::Timestamp(0),
        first_run: false,
        demo: false,
    })
}

/// The session, or the refusal that sends a person to the sign-in page.
pub fn signed_in() -> Result<Session, Refused> {
    asking()?.page.session.ok_or_else(|| refuse(Refusal::SignedOut))
}

/// The service and the acting member of staff: the first line of most server functions.
pub fn act() -> Result<(HelpDesk, Actor), Refused> {
    let session = signed_in()?;
    Ok((help_desk(), Actor::Agent(session.agent)))
}

/// Turns a refusal into the answer of a server function, with a fitting HTTP status where the caller is a script.
/// A form post keeps its redirect: a status would replace it and show bare JSON.
pub fn refuse(refusal: Refusal) -> Refused {
    let status = match &refusal {
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::SignedOut => StatusCode::UNAUTHORIZED,
        Refusal::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Conflict(_) => StatusCode::CONFLICT,
        Refusal::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let form = use_context::<Parts>()
        .and_then(|parts| Some(parts.headers.get(ACCEPT)?.to_str().ok()?.contains("text/html")))
        .unwrap_or(false);
    if let (false, Some(response)) = (form, use_context::<leptos_axum::ResponseOptions>()) {
        response.set_status(status);
    }
    Refused::Desk(refusal)
}

/// Maps a service's answer.
pub trait Tell<T> {
    /// The answer, its refusal with the status set.
    fn tell(self) -> Result<T, Refused>;
}
impl<T> Tell<T> for Result<T, Refusal> {
    fn tell(self) -> Result<T, Refused> {
        self.map_err(refuse)
    }
}

/// Whether this request may see the first-run page: with the printed token, or without one from loopback and past no proxy.
/// The server's middleware decides and leaves the answer in the extensions.
#[derive(Clone)]
pub struct FirstRun {
    /// The token that was printed at start.
    pub token: String,
    /// A loopback peer without any forwarding header.
    pub bare_loopback: bool,
}

/// See [`FirstRun`].
pub fn may_first_run(token: &str) -> bool {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<FirstRun>().cloned()).is_some_and(
        |first| {
            if token.is_empty() {
                first.bare_loopback
            } else {
                service::key::equal(token.as_bytes(), first.token.as_bytes())
            }
        },
    )
}

/// Sets (or clears) the session's cookie, and the device's.
pub fn cookies(asking: &Asking, opened: Option<&service::sessions::Opened>) {
    let Some(response) = use_context::<leptos_axum::ResponseOptions>() else { return };
    for line in service::sessions::cookie_lines(opened, asking.secure) {
        if let Ok(value) = http::HeaderValue::from_str(&line) {
            response.append_header(http::header::SET_COOKIE, value);
        }
    }
}

/// A path of ours to go to after sign-in; anything else (another host, a scheme, a double slash) becomes the work space.
pub fn own_path(next: &str) -> String {
    let own = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n']);
    if own { next.to_owned() } else { "/".to_owned() }
}
