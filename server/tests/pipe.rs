//! From a raw mail on the pipe to a ticket: the workers with a real desk.

mod house;

use desk::conversation::BodyKind;
use desk::ticket::TicketPage;
use desk::view::{ListQuery, View};
use house::{Person, Tested};
use server::command::receive::take;
use server::workers;
use std::time::Duration;

const MAIL: &str = "From: =?utf-8?q?In=C3=A8s?= <ines@customer.example>\r\nTo: support@desk.example\r\n\
    Subject: The lock does not open\r\nMessage-ID: <one@customer.example>\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
    Hello, the lock of bike 1184 does not open.\r\n--x\r\nContent-Type: text/html\r\n\
    Content-Disposition: attachment; filename=\"../../photo.png\"\r\n\r\n<script>alert(1)</script>\r\n--x--\r\n";

async fn until_tickets(tested: &Tested, person: &Person, wanted: u64) -> Vec<TicketPage> {
    for _ in 0..100 {
        let page = tested.desk.page(&person.actor, &ListQuery::of(View::Open), None).await.expect("a page");
        if page.total >= wanted {
            let mut pages = Vec::new();
            for item in page.items {
                pages.push(tested.desk.open_ticket(&person.actor, item.row.number).await.expect("opened"));
            }
            return pages;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no {wanted} tickets in ten seconds");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_on_the_pipe_becomes_a_ticket_with_its_file() {
    let (tested, boss) = Tested::open().await;
    let working = workers::start(tested.desk.clone(), None);
    take(&tested.desk, MAIL.as_bytes(), Some("support@desk.example")).await.expect("kept");
    let pages = until_tickets(&tested, &boss, 1).await;
    let page = &pages[0];
    assert_eq!(page.row.subject, "The lock does not open");
    assert_eq!(page.row.contact_name, "Inès");
    let message = &page.messages[0];
    assert_eq!(
        (message.body.kind, message.body.shown.trim()),
        (BodyKind::Text, "Hello, the lock of bike 1184 does not open.")
    );
    assert_eq!(message.attachments.len(), 1);
    let file = &message.attachments[0];
    assert_eq!((file.name.as_str(), file.kind.as_str(), file.picture), ("photo.png", "text/plain", false));
    let answer = tested.get(Some(&boss), &format!("/files/{}/photo.png?show=1", file.id)).await;
    assert!(answer.header(http::header::CONTENT_DISPOSITION).starts_with("attachment"));
    working.finish(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_came_while_nobody_worked_is_read_at_the_next_start_and_twice_the_same_is_one() {
    let (tested, boss) = Tested::open().await;
    take(&tested.desk, MAIL.as_bytes(), None).await.expect("kept");
    take(&tested.desk, MAIL.as_bytes(), None).await.expect("kept");
    let working = workers::start(tested.desk.clone(), None);
    until_tickets(&tested, &boss, 1).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(until_tickets(&tested, &boss, 1).await.len(), 1);
    working.finish(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_mail_is_put_aside_and_the_next_one_comes_in() {
    let (tested, boss) = Tested::open().await;
    let working = workers::start(tested.desk.clone(), None);
    take(&tested.desk, b" \r\n \r\n", None).await.expect("kept");
    take(&tested.desk, MAIL.as_bytes(), None).await.expect("kept");
    until_tickets(&tested, &boss, 1).await;
    let state = tested.desk.mail_state(&boss.actor).await.expect("asked");
    assert_eq!((state.quarantined.len(), state.waiting), (1, 0));
    assert!(!state.quarantined[0].reason.is_empty());
    working.finish(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_designed_mail_is_shown_in_a_frame_of_its_own_with_the_picture_it_brought() {
    let mail = "From: shop@customer.example\r\nTo: support@desk.example\r\nSubject: News\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n\
        <table width=600 bgcolor=\"#ff0000\"><tr><td bgcolor=\"#00ff00\"><table bgcolor=\"#0000ff\"><tr><td \
        style=\"background:#eee\"><img src=\"cid:pic@x\" onerror=\"alert(1)\"> A lot of text in a box of many colours, \
        which needs its own looks to be read.<script>alert(2)</script></td></tr></table></td></tr></table>\r\n\
        --x\r\nContent-Type: image/png\r\nContent-ID: <pic@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ\r\n--x--\r\n";
    let (tested, boss) = Tested::open().await;
    let working = workers::start(tested.desk.clone(), None);
    take(&tested.desk, mail.as_bytes(), None).await.expect("kept");
    let page = until_tickets(&tested, &boss, 1).await.remove(0);
    let message = &page.messages[0];
    assert_eq!(message.body.kind, BodyKind::Designed);
    let frame = tested.get(Some(&boss), &format!("/messages/{}/frame", message.id)).await;
    let text = frame.text();
    assert!(text.contains("A lot of text") && !text.contains("alert("), "{text}");
    let policy = frame.header(http::header::CONTENT_SECURITY_POLICY);
    assert!(
        policy.contains("sandbox allow-popups allow-same-origin") && !policy.contains("script"),
        "{policy}"
    );
    assert!(policy.contains("frame-ancestors 'self'") && policy.contains("img-src 'self' data:"), "{policy}");
    let at = text.find("/messages/").expect("the picture's address");
    let address: String = text[at..].chars().take_while(|c| !matches!(c, '"' | '\'' | ' ' | '>')).collect();
    let picture = tested.get(Some(&boss), &address).await;
    assert_eq!(
        (picture.status.as_u16(), picture.header(http::header::CONTENT_TYPE)),
        (200, "image/png"),
        "{address}"
    );
    assert!(picture.header(http::header::CONTENT_DISPOSITION).starts_with("inline"));
    working.finish(Duration::from_secs(5)).await;
}
