//! Who asks: found out once for each request, before anything else looks at it.

use super::language;
use super::peer::{Peer, Seen, see};
use super::{House, answer, first_run};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use client::PageContext;
use client::host::Asking;
use desk::person::Theme;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};
use service::Fault;
use service::sessions::{device_cookie_name, session_cookie_name};
use std::net::{IpAddr, Ipv6Addr};

/// Server functions that end sign-ins: open connections of that person are rechecked at once.
const ENDS_SIGN_INS: [&str; 3] = ["/api/session/sign-out", "/api/session/revoke", "/api/session/password"];
/// Characters of a browser's name that are kept.
const BROWSER: usize = 300;
/// A year, for the choice of a language.
const YEAR: u32 = 365 * 24 * 60 * 60;

/// Puts [`Asking`] (and on a new desk `FirstRun`) into the request.
pub async fn find_out(State(house): State<House>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let peer = parts.extensions.get::<Peer>().map_or(UNKNOWN, |peer| peer.0);
    let seen = see(peer, &parts.headers, &house.public.proxies);
    let asking = match ask(&house, seen, &parts).await {
        Ok(asking) => asking,
        Err(fault) => return answer::fault(&fault),
    };
    if asking.page.first_run {
        parts.extensions.insert(first_run::judge(&house.first_run, &seen, &parts.headers));
    }
    let mut request = Request::from_parts(parts, body);
    let ends = ENDS_SIGN_INS.contains(&request.uri().path());
    let user = asking.page.session.as_ref().map(|session| session.agent.user);
    let demo = house.public.demo;
    let choice = language::of_query(request.uri().query(), demo).filter(|_| asking.page.session.is_none());
    let secure = asking.secure;
    request.extensions_mut().insert(asking);
    let mut response = next.run(request).await;
    if let (true, Some(user)) = (ends, user) {
        house.hub.ring(user);
    }
    if let Some(choice) = choice {
        let secure = if secure { "; Secure" } else { "" };
        let cookie = format!(
            "{}={}; Path=/; Max-Age={YEAR}; SameSite=Lax; HttpOnly{secure}",
            language::COOKIE,
            choice.word()
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// A request that came by no connection of ours (a test): nobody's address.
const UNKNOWN: IpAddr = IpAddr::V6(Ipv6Addr::UNSPECIFIED);

async fn ask(house: &House, seen: Seen, parts: &Parts) -> Result<Asking, Fault> {
    let headers = &parts.headers;
    let secure = house.public.secure() || seen.secure;
    let desk = &house.desk;
    let session = match cookie(headers, session_cookie_name(secure)) {
        Some(token) => desk.session(token, seen.address).await?,
        None => None,
    };
    let demo = house.public.demo;
    let (chosen, theme) = match &session {
        Some(session) => (Some(session.preferences.language), session.preferences.theme),
        None => (None, Theme::System),
    };
    let language = chosen
        .or_else(|| language::of_query(parts.uri.query(), demo))
        .or_else(|| language::chosen(cookie(headers, language::COOKIE)?, demo))
        .unwrap_or_else(|| language::accepted(headers));
    let browser = headers.get(header::USER_AGENT).and_then(|name| name.to_str().ok()).unwrap_or_default();
    Ok(Asking {
        page: PageContext {
            session,
            language,
            theme,
            desk: house.name.name(desk).await?,
            build: house.site.build.clone(),
            assets: house.site.assets(),
            now: desk.now(),
            first_run: house.name.first_run(desk).await?,
            demo,
        },
        peer: seen.address,
        browser: browser.chars().take(BROWSER).collect(),
        secure,
        device: cookie(headers, device_cookie_name(secure)).map(str::to_owned),
    })
}

/// A cookie's value. Of two with one name the first counts, as browsers send the more specific one first.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (known, value) = pair.trim().split_once('=')?;
        (known == name).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let line = HeaderValue::from_static("xguichet_session=1; guichet_session=2; guichet_session=3");
        let headers = [(header::COOKIE, line)].into_iter().collect();
        assert_eq!(cookie(&headers, "guichet_session"), Some("2"));
        assert_eq!(cookie(&headers, "session"), None);
    }
}
