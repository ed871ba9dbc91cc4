//! Files are inert: whatever somebody uploads or mails comes back as bytes to save, to those who may see the ticket, and never as
//! something that acts.

mod house;

use axum::body::Body;
use desk::FileId;
use desk::conversation::{NewMessage, Writing};
use desk::limits::FILE;
use desk::person::{Reach, Role};
use desk::ticket::{Attachment, NewTicket};
use house::{Person, Tested, ticket};
use http::{Request, StatusCode, header};
use serde_json::Value;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
const PAGE: &[u8] = b"<!DOCTYPE html><script>alert(document.cookie)</script>";

async fn upload(tested: &Tested, person: &Person, name: &str, bytes: &'static [u8]) -> Value {
    let answer =
        tested.post(Some(person), &format!("/files?name={name}"), "application/octet-stream", bytes).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    serde_json::from_slice(&answer.body).expect("json")
}

/// A ticket with a comment that carries the files.
async fn attached(tested: &Tested, person: &Person, files: &[Value]) -> Vec<Attachment> {
    let new = NewTicket { subject: "Broken lock".into(), owner: person.actor.user(), ..NewTicket::default() };
    let page = ticket(&tested.desk, person, new).await;
    let message = NewMessage {
        ticket: page.row.facts.id,
        kind: Writing::Comment,
        html: "<p>see the files</p>".into(),
        files: files.iter().map(|file| FileId(file["id"].as_i64().expect("an id"))).collect(),
        status: None,
        seen: page.seq,
        anyway: false,
        key: server::reference::next(),
    };
    tested.desk.write(&person.actor, message).await.expect("written").attachments
}

#[tokio::test]
async fn an_upload_is_named_and_known_by_its_bytes() {
    let (tested, boss) = Tested::open().await;
    let picture = upload(&tested, &boss, "lock%20%C3%A9.png", PNG).await;
    assert_eq!(picture["name"], "lock é.png");
    assert_eq!(
        (picture["kind"].as_str(), picture["size"].as_u64()),
        (Some("image/png"), Some(PNG.len() as u64))
    );
    let page = upload(&tested, &boss, "..%2F..%2Fphoto.png", PAGE).await;
    assert_eq!((page["name"].as_str(), page["kind"].as_str()), (Some("photo.png"), Some("text/plain")));
    assert_eq!(upload(&tested, &boss, "", b"").await["size"].as_u64(), Some(0));
}

#[tokio::test]
async fn what_looks_like_a_page_is_handed_out_as_bytes_to_save() {
    let (tested, boss) = Tested::open().await;
    let files = [upload(&tested, &boss, "page.html", PAGE).await, upload(&tested, &boss, "a.png", PNG).await];
    let attachments = attached(&tested, &boss, &files).await;
    assert_eq!(attachments.len(), 2);
    for attachment in &attachments {
        for show in ["", "?show=1"] {
            let answer = tested.get(Some(&boss), &format!("/files/{}/x{show}", attachment.id)).await;
            assert_eq!(answer.status, StatusCode::OK);
            let shown = attachment.picture && show == "?show=1";
            let how = if shown { "inline;" } else { "attachment;" };
            assert!(answer.header(header::CONTENT_DISPOSITION).starts_with(how), "{}{show}", attachment.name);
            let policy = answer.header(header::CONTENT_SECURITY_POLICY);
            assert!(policy.contains("sandbox") && policy.starts_with("default-src 'none'"), "{policy}");
            assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
            assert_eq!(answer.header(header::CACHE_CONTROL), "private, no-cache");
            let kind = if attachment.picture { "image/png" } else { "text/plain" };
            assert_eq!(answer.header(header::CONTENT_TYPE), kind);
        }
    }
    let whole = tested.get(Some(&boss), &format!("/files/{}/a.png", attachments[1].id)).await;
    assert_eq!(whole.body, PNG);
    let part = Request::get(format!("/files/{}/a.png", attachments[1].id)).header(header::RANGE, "bytes=0-3");
    let part = tested.ask(Some(&boss), part.body(Body::empty()).expect("a request")).await;
    assert_eq!((part.status, part.body.as_slice()), (StatusCode::PARTIAL_CONTENT, &PNG[..4]));
}

#[tokio::test]
async fn missing_and_forbidden_files_look_the_same() {
    let (tested, boss) = Tested::open().await;
    let outsider = tested.person("outsider", Role::Agent, Reach::Own, &[]).await;
    let files = [upload(&tested, &boss, "a.png", PNG).await];
    let attachments = attached(&tested, &boss, &files).await;
    let forbidden = tested.get(Some(&outsider), &format!("/files/{}/a.png", attachments[0].id)).await;
    let missing = tested.get(Some(&outsider), "/files/999999/a.png").await;
    assert_eq!(forbidden.status, StatusCode::NOT_FOUND);
    assert_eq!(
        (forbidden.status, &forbidden.body, &forbidden.headers),
        (missing.status, &missing.body, &missing.headers)
    );
    for path in ["/messages/1/frame", "/messages/1/inline/x", "/messages/999999/frame", "/files/-1/x"] {
        assert_eq!(tested.get(Some(&outsider), path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_file_past_the_limit_is_refused_whether_it_says_so_or_not() {
    let (tested, boss) = Tested::open().await;
    let said = Request::post("/files?name=a").header(header::CONTENT_LENGTH, FILE + 1).body(Body::from("x"));
    let answer = tested.ask(Some(&boss), said.expect("a request")).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let stream = |bytes: u64| {
        let chunk = bytes::Bytes::from(vec![b'a'; 1024 * 1024]);
        let whole = bytes / chunk.len() as u64;
        let rest = chunk.slice(..usize::try_from(bytes % chunk.len() as u64).expect("small"));
        let chunks = (0..whole).map(move |_| chunk.clone()).chain([rest]).map(Ok::<_, std::io::Error>);
        let body = Body::from_stream(futures::stream::iter(chunks.collect::<Vec<_>>()));
        Request::post("/files?name=a").body(body).expect("a request")
    };
    assert_eq!(tested.ask(Some(&boss), stream(FILE)).await.status, StatusCode::CREATED);
    assert_eq!(tested.ask(Some(&boss), stream(FILE + 1)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}
