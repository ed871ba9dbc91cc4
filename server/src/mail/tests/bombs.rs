//! Mails that want to burn stack, memory or time. Each cap holds at its limit and one past it.

use crate::mail::guard::{self, Cap, Verdict};
use crate::mail::limits;
use crate::mail::parse::{Trouble, Understood, Unreadable, understand};
use crate::mail::quotes::{fold_html, fold_text};
use crate::mail::sanitise::{designed_html, html_to_text, simple_html};
use crate::mail::shown;
use desk::limits::{MAIL, MAIL_DEPTH, MAIL_HEADERS, MAIL_PARTS};
use std::time::{Duration, Instant};

const HEAD: &str = "From: jo@example.net\r\nSubject: A bomb\r\nMessage-ID: <bomb@example.net>\r\n";

/// Debug builds on a busy machine are slow; linear work stays far below this, quadratic work far above.
const PATIENCE: Duration = Duration::from_secs(8);

fn in_time<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let done = work();
    assert!(begin.elapsed() < PATIENCE, "{what} took {:?}", begin.elapsed());
    done
}

fn over(raw: &[u8]) -> Option<Cap> {
    match guard::examine(raw) {
        Verdict::Within(_) => None,
        Verdict::Over(cap) => Some(cap),
    }
}

fn kept(mail: &Understood, cap: Cap) {
    assert_eq!(mail.trouble, Some(Trouble::Over(cap)));
    assert_eq!(mail.from.as_ref().map(|from| from.address.as_str()), Some("jo@example.net"));
    assert_eq!(mail.subject, "A bomb");
    assert!(mail.text.len() <= limits::RAW_SHOWN && mail.html.is_none() && mail.attachments.is_empty());
}

fn nested(levels: usize) -> Vec<u8> {
    let mut raw = HEAD.as_bytes().to_vec();
    raw.extend_from_slice("Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n".repeat(levels).as_bytes());
    raw.extend_from_slice(b"\r\nend\r\n");
    raw
}

#[test]
fn fifty_thousand_nested_mails_are_kept_and_shown_as_text() {
    let raw = nested(50_000);
    let mail = in_time("nesting", || understand(&raw)).expect("kept");
    kept(&mail, Cap::Depth);
    assert!(mail.text.contains("message/rfc822"));
}

#[test]
fn nesting_is_allowed_to_its_limit() {
    assert_eq!(over(&nested(MAIL_DEPTH)), None);
    assert_eq!(over(&nested(MAIL_DEPTH + 1)), Some(Cap::Depth));
    let mut raw = HEAD.to_owned();
    for level in 0..2_000 {
        raw.push_str(&format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"));
    }
    assert_eq!(over(raw.as_bytes()), Some(Cap::Depth));
}

fn parts(number: usize) -> Vec<u8> {
    let mut raw = format!("{HEAD}Content-Type: multipart/mixed; boundary=p\r\n\r\n").into_bytes();
    raw.extend_from_slice("--p\r\n\r\nx\r\n".repeat(number).as_bytes());
    raw.extend_from_slice(b"--p--\r\n");
    raw
}

#[test]
fn parts_are_allowed_to_their_limit() {
    assert_eq!(over(&parts(MAIL_PARTS - 1)), None);
    assert_eq!(over(&parts(MAIL_PARTS)), Some(Cap::Parts));
    let raw = parts(2_000_000);
    let mail = in_time("two million parts", || understand(&raw)).expect("kept");
    kept(&mail, Cap::Parts);
}

#[test]
fn headers_are_allowed_to_their_limit() {
    let fill = |bytes: usize| {
        let begin = format!("{HEAD}X-Fill: ");
        let raw = format!("{begin}{}\r\n\r\n", "y".repeat(bytes - begin.len() - 4));
        assert_eq!(raw.len(), bytes);
        raw + "text"
    };
    assert_eq!(over(fill(MAIL_HEADERS).as_bytes()), None);
    assert_eq!(over(fill(MAIL_HEADERS + 1).as_bytes()), Some(Cap::Headers));
    let flood = format!("{HEAD}References: {}\r\n\r\nthe text\r\n", "<a@b.example>\r\n ".repeat(1_000_000));
    let mail = in_time("a million references", || understand(flood.as_bytes())).expect("kept");
    kept(&mail, Cap::Headers);
    assert!(mail.text.contains("the text"));
}

#[test]
fn size_is_allowed_to_its_limit() {
    assert_eq!(guard::size(MAIL), Ok(()));
    assert_eq!(guard::size(MAIL + 1), Err(Cap::Size));
    let mut raw = format!("{HEAD}\r\n").into_bytes();
    raw.resize(MAIL as usize + 1, b'x');
    assert_eq!(understand(&raw), Err(Unreadable::TooLarge));
}

#[test]
fn references_and_ids_are_bounded_and_the_newest_stay() {
    let ids: Vec<String> = (0..limits::REFERENCES_READ + 1).map(|id| format!("<{id}@b.example>")).collect();
    let raw = format!("{HEAD}References: {}\r\n\r\n", ids.join("\r\n "));
    let mail = understand(raw.as_bytes()).expect("kept");
    assert_eq!(mail.references.len(), limits::REFERENCES_READ);
    assert_eq!(mail.references.last(), Some(&format!("{}@b.example", limits::REFERENCES_READ)));
    let long = format!("{HEAD}In-Reply-To: <{}>\r\n\r\n", "x".repeat(limits::MESSAGE_ID + 1));
    assert!(understand(long.as_bytes()).is_ok_and(|mail| mail.in_reply_to.is_empty()));
}

#[test]
fn forty_thousand_nested_boxes_are_flattened_at_once() {
    let html = format!("{}the text{}", "<div>".repeat(40_000), "</div>".repeat(40_000));
    let begin = Instant::now();
    let shown = simple_html(&html);
    assert!(begin.elapsed() < Duration::from_secs(1), "{:?}", begin.elapsed());
    assert!(shown.contains("the text"));
    assert_eq!(html_to_text(&html), "the text");
    assert_eq!(simple_html(&shown), shown);
    in_time("folding", || fold_html(&html));
}

#[test]
fn hostile_html_costs_no_more_than_its_length() {
    let big = 300_000;
    let fill = |piece: &str| piece.repeat(big / piece.len());
    let pieces = [
        ("unclosed formatting", fill("<b a=1><p>")),
        ("unclosed links", fill("<a href=x>")),
        ("one tag, many attributes", format!("<a {}>x", fill("b=1 "))),
        ("quotes that never end", fill("<a b=\"<a c='")),
        ("comments that never end", fill("<!--")),
        ("comments that end oddly", fill("<!-- a --!> <!-- -->")),
        ("styles that never end", fill("<style>")),
        ("tables in tables", fill("<table><tr><td>")),
        ("end tags without a beginning", format!("<b><table><tr><td>{}{}", "<i>".repeat(480), fill("</b>"))),
        ("entities", fill("&amp;&#x41;&nosuch;&")),
        ("ampersands", fill("&")),
        ("letters of two bytes", fill("°")),
        ("escaped brackets", fill("&lt;&gt;")),
        ("angle brackets", fill("<")),
        ("quotes in quotes", fill("<blockquote type=cite>a")),
        ("containers", fill("<div class=gmail_quote>On 1:00 a@b wrote:")),
        ("outlook lines", fill("<div style='border-top:solid 1pt'>From: a<br>")),
        ("list items", fill("<li>")),
        ("one long word", "x".repeat(big)),
        ("lines", fill("<br>")),
        ("spaces", fill(" &nbsp;")),
    ];
    for (what, html) in pieces {
        in_time(what, || {
            let shown = designed_html(&html, &|_| None);
            assert!(shown.len() < 40 * big, "{what} grew");
            fold_html(&html);
            html_to_text(&html)
        });
    }
}

#[test]
fn folding_is_linear_in_the_lines() {
    let five_megabytes = 5 * 1024 * 1024;
    in_time("quoted lines", || fold_text(&"> x\n".repeat(five_megabytes / 4)));
    for line in [
        ">>>> said\n",
        "On 1 May 2026 at 10:12 Jo <jo@example.net>\n",
        "-- \n",
        "From: a\n",
        "\n",
        "x\n",
        "Le \n",
    ] {
        let text = line.repeat(five_megabytes / 4 / line.len());
        in_time(line, || fold_text(&text));
    }
    in_time("one line", || fold_text(&"> ".repeat(five_megabytes / 4)));
}

#[test]
fn html_over_its_cap_is_shown_as_text() {
    let paragraph = "<p>A paragraph of some length, again and again.</p>";
    let html = paragraph.repeat(desk::limits::HTML / paragraph.len() + 1);
    let raw = format!("{HEAD}Content-Type: text/html\r\n\r\n{html}");
    let mail = understand(raw.as_bytes()).expect("kept");
    let body = in_time("large html", || shown::body(&mail, &|_| None));
    assert_eq!(body.kind, desk::conversation::BodyKind::Text);
    assert!(body.shown.starts_with("A paragraph of some length"));
}

#[test]
fn a_designed_body_of_great_depth_fits_an_ordinary_stack() {
    let html = "<table bgcolor='#123456'><tr><td>".repeat(3_000) + "text";
    let run = move || (designed_html(&html, &|_| None), simple_html(&html), html_to_text(&html));
    let (designed, ..) = std::thread::Builder::new()
        .stack_size(1024 * 1024)
        .spawn(run)
        .expect("thread")
        .join()
        .expect("no crash");
    assert!(designed.contains("text"));
}
