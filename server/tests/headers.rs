//! Every answer is dressed: a policy, no sniffing, no framing, no caching of what is somebody's.

mod house;

use axum::body::Body;
use house::{Answer, BUILD, Tested};
use http::{Method, Request, StatusCode, header};
use server::http::house::Public;
use server::http::public_url::PublicUrl;
use server::http::router::listed;
use server::http::routes::ROUTES;

fn filled(path: &str) -> String {
    let piece = |piece: &str| match piece {
        "{hash}" => BUILD.to_owned(),
        "{*file}" => "guichet.css".to_owned(),
        piece if piece.starts_with('{') => "1".to_owned(),
        piece => piece.to_owned(),
    };
    path.split('/').map(piece).collect::<Vec<_>>().join("/")
}

fn dressed(answer: &Answer, what: &str) {
    let policy = answer.header(header::CONTENT_SECURITY_POLICY);
    assert!(policy.starts_with("default-src 'none'"), "{what}: {policy:?}");
    assert!(policy.contains("frame-ancestors"), "{what}: {policy:?}");
    let script = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap_or_default();
    assert!(!script.contains("unsafe-inline") && !script.contains("'unsafe-eval'"), "{what}: {policy:?}");
    assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{what}");
    assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
    assert!(answer.header("permissions-policy").contains("camera=()"), "{what}");
    assert!(!answer.header(header::CACHE_CONTROL).is_empty(), "{what}");
}

#[tokio::test]
async fn every_answer_is_dressed_for_strangers_and_for_staff() {
    let (tested, boss) = Tested::open().await;
    for person in [None, Some(&boss)] {
        for route in ROUTES {
            let request =
                Request::builder().method(&route.method).uri(filled(route.path)).body(Body::from("{}"));
            dressed(&tested.ask(person, request.expect("a request")).await, route.path);
        }
        for listing in listed(&tested.desk) {
            let answer = tested.get(person, &filled(listing.path())).await;
            dressed(&answer, listing.path());
            assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{}", listing.path());
        }
        for (path, method) in leptos::server_fn::axum::server_fn_paths() {
            let request =
                Request::builder().method(method).uri(path).body(Body::from("{}")).expect("a request");
            let answer = tested.ask(person, request).await;
            dressed(&answer, path);
            assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
        }
        for path in
            ["/nothing/here", "/favicon.svg", "/robots.txt", "/pkg/b111d/missing.js", "/files", "/api/none"]
        {
            dressed(&tested.get(person, path).await, path);
        }
        let foreign =
            Request::post("/api/lists/counts").header("sec-fetch-site", "cross-site").body(Body::empty());
        dressed(&tested.ask(person, foreign.expect("a request")).await, "a refused foreign post");
        let method = Request::builder().method(Method::DELETE).uri("/files").body(Body::empty());
        dressed(&tested.ask(person, method.expect("a request")).await, "a wrong method");
    }
}

#[tokio::test]
async fn a_page_has_a_nonce_of_its_own_and_its_scripts_carry_it() {
    let (tested, _boss) = Tested::open().await;
    let nonce = |answer: &Answer| {
        let policy = answer.header(header::CONTENT_SECURITY_POLICY).to_owned();
        let at = policy.find("'nonce-").expect("a nonce") + 7;
        policy[at..].split('\'').next().expect("closed").to_owned()
    };
    let (one, two) = (tested.get(None, "/sign-in").await, tested.get(None, "/sign-in").await);
    assert_eq!(one.status, StatusCode::OK);
    assert_ne!(nonce(&one), nonce(&two));
    let text = one.text();
    for script in text.split("<script").skip(1) {
        let tag = script.split('>').next().expect("closed");
        assert!(
            tag.contains(&format!("nonce=\"{}\"", nonce(&one))) || tag.contains("application/json"),
            "<script{tag}>"
        );
    }
}

#[tokio::test]
async fn the_bundle_is_kept_for_ever_and_a_missing_file_is_not() {
    let (tested, _boss) = Tested::open().await;
    let plain = tested.get(None, &format!("/pkg/{BUILD}/guichet.css")).await;
    assert_eq!((plain.status, plain.text().as_str()), (StatusCode::OK, "body{}"));
    assert_eq!(plain.header(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    assert_eq!(plain.header(header::VARY), "accept-encoding");
    let request =
        Request::get(format!("/pkg/{BUILD}/guichet.css")).header(header::ACCEPT_ENCODING, "br, gzip");
    let packed = tested.ask(None, request.body(Body::empty()).expect("a request")).await;
    assert_eq!((packed.header(header::CONTENT_ENCODING), packed.text().as_str()), ("br", "packed"));
    assert_eq!(packed.header(header::CONTENT_TYPE), "text/css");
    let missing = tested.get(None, &format!("/pkg/{BUILD}/missing.js")).await;
    assert_eq!((missing.status, missing.header(header::CACHE_CONTROL)), (StatusCode::NOT_FOUND, "no-store"));
    for outside in [
        "/pkg/current",
        "/pkg/../guichet.db",
        "/pkg/b111d/..%2f..%2f..%2fguichet.db",
        "/pkg/b111d/../../../secret.key",
    ] {
        let answer = tested.get(None, outside).await;
        assert!(!answer.status.is_success(), "{outside}");
    }
}

#[tokio::test]
async fn public_files_answer_at_the_root_and_unknown_addresses_say_so() {
    let (tested, boss) = Tested::open().await;
    let icon = tested.get(None, "/favicon.svg").await;
    assert_eq!((icon.status, icon.header(header::CONTENT_TYPE)), (StatusCode::OK, "image/svg+xml"));
    for person in [None, Some(&boss)] {
        let answer = tested.get(person, "/nothing/here").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.header(header::CONTENT_TYPE).starts_with("text/html"));
        assert!(answer.header(header::CONTENT_SECURITY_POLICY).contains("'nonce-"));
    }
    assert_eq!(tested.post(None, "/nothing/here", "text/plain", "x").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn over_tls_browsers_are_told_to_stay_there() {
    let url = PublicUrl::parse("https://desk.example").expect("good");
    let tested = Tested::with(Public { url: Some(url), ..Public::default() }).await;
    assert_eq!(
        tested.get(None, "/health/live").await.header(header::STRICT_TRANSPORT_SECURITY),
        "max-age=31536000"
    );
}

#[tokio::test]
async fn health_says_whether_work_may_be_sent() {
    let (tested, _boss) = Tested::open().await;
    assert_eq!(tested.get(None, "/health/live").await.status, StatusCode::OK);
    assert_eq!(tested.get(None, "/health/ready").await.status, StatusCode::OK);
    tested.house.readiness.leave();
    assert_eq!(tested.get(None, "/health/ready").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(tested.get(None, "/health/live").await.status, StatusCode::OK);
}

#[tokio::test]
async fn reports_of_browsers_are_counted_and_bounded() {
    let (tested, _boss) = Tested::open().await;
    let limit = server::http::csp_report::REPORT;
    let post = |size: usize| tested.post(None, "/csp-report", "application/csp-report", "x".repeat(size));
    assert_eq!(post(limit).await.status, StatusCode::NO_CONTENT);
    assert_eq!(post(limit + 1).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(tested.house.reports.count(), 1);
}
