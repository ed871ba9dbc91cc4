//! What somebody without an account gets: the sign-in page, and nothing else. Walks every table of addresses there is, so that a
//! new one is probed without further ado.

mod house;

use axum::body::Body;
use house::{TOKEN, Tested};
use http::{Method, Request, StatusCode, header};
use server::http::door::PUBLIC_FUNCTIONS;
use server::http::peer::Peer;
use server::http::router::listed;
use server::http::routes::{ROUTES, Who};
use std::collections::BTreeSet;

fn filled(path: &str) -> String {
    let piece = |piece: &str| match piece {
        "{hash}" => house::BUILD.to_owned(),
        "{*file}" => "guichet.css".to_owned(),
        piece if piece.starts_with('{') || piece.starts_with(':') => "1".to_owned(),
        piece => piece.to_owned(),
    };
    path.split('/').map(piece).collect::<Vec<_>>().join("/")
}

fn ask(method: &Method, path: &str) -> Request<Body> {
    let body = if method == Method::POST { Body::from("{}") } else { Body::empty() };
    let builder =
        Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
    builder.body(body).expect("a request")
}

#[tokio::test]
async fn every_route_of_the_table_that_is_for_staff_refuses_strangers() {
    let (tested, _boss) = Tested::open().await;
    let mut staff = 0;
    for route in ROUTES {
        let answer = tested.ask(None, ask(&route.method, &filled(route.path))).await;
        match route.who {
            Who::Staff => {
                staff += 1;
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{} {}", route.method, route.path);
            }
            Who::Public => {
                assert!(answer.status.is_success(), "{} {}: {}", route.method, route.path, answer.status)
            }
        }
    }
    assert!(staff >= 5);
}

#[tokio::test]
async fn every_server_function_that_is_not_listed_as_public_refuses_strangers() {
    let (tested, boss) = Tested::open().await;
    let mut paths = BTreeSet::new();
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        paths.insert(path.to_owned());
        for cookie in ["", "guichet_session=forged", "guichet_session="] {
            let mut request = ask(&method, path);
            request.headers_mut().insert(header::COOKIE, cookie.parse().expect("ascii"));
            let answer = tested.ask(None, request).await;
            if PUBLIC_FUNCTIONS.contains(&path) {
                assert_ne!(answer.status, StatusCode::NOT_FOUND, "{path}");
            } else {
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
                assert_eq!(answer.text(), r#"{"Desk":"SignedOut"}"#, "{path}");
            }
        }
        // A form of a page that outlived its sign-in is shown the way, not JSON.
        let mut form = ask(&method, path);
        form.headers_mut().insert(header::ACCEPT, "text/html".parse().expect("ascii"));
        if !PUBLIC_FUNCTIONS.contains(&path) {
            let answer = tested.ask(None, form).await;
            assert_eq!((answer.status, answer.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/sign-in"));
        }
    }
    for public in PUBLIC_FUNCTIONS {
        assert!(paths.contains(public), "{public} is listed as public and does not exist");
    }
    assert!(paths.len() > 15, "{paths:?}");
    let answer = tested.post(Some(&boss), "/api/lists/counts", "application/json", "{}").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let unknown = tested.post(None, "/api/tickets/secret", "application/json", "{}").await;
    assert_eq!(
        unknown.status,
        StatusCode::UNAUTHORIZED,
        "a stranger does not learn which functions there are"
    );
}

#[tokio::test]
async fn every_page_for_staff_sends_strangers_to_the_sign_in_page() {
    use app::routes::{TABLE, Who};
    let (tested, _boss) = Tested::open().await;
    for page in TABLE {
        let answer = tested.get(None, &filled(page.path)).await;
        match page.who {
            Who::Staff(_) => {
                assert!(answer.status.is_redirection(), "{}: {}", page.path, answer.status);
                assert!(answer.header(header::LOCATION).starts_with("/sign-in"), "{}", page.path);
            }
            Who::Public => assert_eq!(answer.status, StatusCode::OK, "{}", page.path),
            Who::Founder | Who::Demo => assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", page.path),
        }
    }
    // What is routed is what the table names, as far as a stranger can tell.
    for listing in listed(&tested.desk) {
        let path = filled(listing.path());
        let answer = tested.get(None, &path).await;
        let named = answer.text().contains("boss");
        assert!(
            !named && (answer.status != StatusCode::OK || path == "/sign-in"),
            "{path}: {}",
            answer.status
        );
    }
}

#[tokio::test]
async fn a_foreign_page_cannot_post_for_somebody() {
    let (tested, boss) = Tested::open().await;
    let post = |pairs: &[(&'static str, &'static str)]| {
        let mut request = ask(&Method::POST, "/api/lists/counts");
        for (name, value) in pairs {
            request.headers_mut().insert(*name, value.parse().expect("ascii"));
        }
        request
    };
    for foreign in [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")][..],
        &[("sec-fetch-site", "same-site"), ("origin", "http://other.desk.test")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
    ] {
        let answer = tested.ask(Some(&boss), post(foreign)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{foreign:?}");
    }
    for own in [&[("sec-fetch-site", "same-origin")][..], &[("origin", "http://desk.test")]] {
        assert_eq!(tested.ask(Some(&boss), post(own)).await.status, StatusCode::OK, "{own:?}");
    }
}

#[tokio::test]
async fn a_body_past_the_limit_is_refused_before_anybody_reads_it() {
    let (tested, boss) = Tested::open().await;
    let limit = desk::limits::REQUEST;
    let post = |size: usize| {
        Request::post("/api/lists/counts")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::CONTENT_LENGTH, size)
            .body(Body::from(format!("{{}}{}", " ".repeat(size - 2))))
            .expect("a request")
    };
    assert_eq!(tested.ask(Some(&boss), post(limit)).await.status, StatusCode::OK);
    assert_eq!(tested.ask(Some(&boss), post(limit + 1)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_first_run_needs_the_printed_token_or_a_bare_loopback_connection_and_ends_with_the_first_user() {
    let form = |token: &str| {
        format!(
            "form[desk]=P&form[name]=Ana&form[email]=ana%40desk.example&form[password]=a+bicycle+for+two&form[token]={token}"
        )
    };
    let path = "/api/session/first-run";
    let kind = "application/x-www-form-urlencoded";
    let tested = Tested::empty().await;
    for wrong in ["", "0", &TOKEN[1..]] {
        let answer = tested.post(None, path, kind, form(wrong)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong:?}");
    }
    let loopback = |host: &str, forwarded: bool| {
        let mut request = Request::post(path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::HOST, host)
            .extension(Peer([127, 0, 0, 1].into()))
            .body(Body::from(form("")))
            .expect("a request");
        if forwarded {
            request.headers_mut().insert("x-forwarded-for", "127.0.0.1".parse().expect("ascii"));
        }
        request
    };
    assert_eq!(tested.ask(None, loopback("localhost:3000", true)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(tested.ask(None, loopback("evil.example", false)).await.status, StatusCode::NOT_FOUND);
    let answer = tested.ask(None, loopback("localhost:3000", false)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(answer.header(header::SET_COOKIE).starts_with("guichet_session="));
    let again = tested.post(None, path, kind, form(TOKEN)).await;
    assert!(again.status.is_client_error(), "gone once a user exists");

    let other = Tested::empty().await;
    assert_eq!(other.post(None, path, kind, form(TOKEN)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_forged_header_says_nothing_about_who_asks() {
    let (tested, _boss) = Tested::open().await;
    for name in ["x-forwarded-user", "x-remote-user", "remote-user", "x-real-ip", "authorization"] {
        let mut request = ask(&Method::POST, "/api/lists/counts");
        request.headers_mut().insert(name, "boss@desk.example".parse().expect("ascii"));
        assert_eq!(tested.ask(None, request).await.status, StatusCode::UNAUTHORIZED, "{name}");
    }
}
