//! Mail from machines: bounces, complaints, absence notices, lists; who may get an automatic answer.

use super::mail;
use crate::mail::parse::{Class, understand};

#[test]
fn a_delivery_report_names_who_failed_and_which_mail() {
    let mail = mail("bounce");
    assert_eq!(mail.class, Class::Bounce);
    let bounce = mail.bounce.expect("a report");
    let failed: Vec<_> =
        bounce.failed.iter().map(|failed| (failed.address.as_str(), failed.status.as_str())).collect();
    assert_eq!(failed, [("nobody@example.org", "5.1.1")]);
    assert!(bounce.failed[0].diagnostic.starts_with("550 5.1.1"));
    assert_eq!(bounce.about.as_deref(), Some("g.1.2.abc@example.com"));
    assert_eq!(bounce.references, ["first@example.org"]);
    assert!(!mail.answers_automatically);
}

#[test]
fn good_news_is_no_bounce_and_prose_is_read_too() {
    let good = mail("bounce_delivered");
    assert_eq!((good.class, good.answers_automatically), (Class::AutoReply, false));
    let prose = mail("bounce_prose");
    assert_eq!(prose.class, Class::Bounce);
    let bounce = prose.bounce.expect("a report");
    assert_eq!(
        bounce.failed.iter().map(|failed| failed.address.as_str()).collect::<Vec<_>>(),
        ["wrong@example.org"]
    );
    assert_eq!(bounce.about.as_deref(), Some("g.3.4.def@example.com"));
}

#[test]
fn a_complaint_is_one() {
    let mail = mail("complaint");
    assert_eq!((mail.class, mail.answers_automatically), (Class::Complaint, false));
}

#[test]
fn absence_notices_are_known_by_field_or_by_subject() {
    for name in ["absent_de", "absent_fr", "absent_nl"] {
        let mail = mail(name);
        assert_eq!(
            (mail.class, mail.auto_reply, mail.answers_automatically),
            (Class::AutoReply, true, false),
            "{name}"
        );
    }
}

#[test]
fn a_list_is_a_normal_mail_that_no_machine_answers() {
    let mail = mail("list");
    assert_eq!((mail.class, mail.auto_reply, mail.answers_automatically), (Class::Normal, false, false));
}

/// A mail with one more field.
fn with(field: &str) -> (bool, bool, Class) {
    let raw = format!(
        "From: jo@example.net\r\nSubject: Hello\r\n{field}\r\nMessage-ID: <a@b.example>\r\n\r\nText\r\n"
    );
    let mail = understand(raw.as_bytes()).expect("readable");
    (mail.answers_automatically, mail.auto_reply, mail.class)
}

#[test]
fn no_machine_of_ours_answers_a_machine() {
    for field in [
        "Auto-Submitted: auto-generated",
        "auto-submitted: AUTO-REPLIED; owner=x",
        "Auto-Submitted: auto-notified",
        "Precedence: bulk",
        "Precedence: List",
        "Precedence: junk",
        "X-Auto-Response-Suppress: All",
        "X-Auto-Response-Suppress: DR, OOF",
        "X-Auto-Response-Suppress: RN, AutoReply",
        "X-Loop: x",
        "X-Autoreply: yes",
        "List-Id: <x.example>",
        "Return-Path: <>",
        "Return-Path: <MAILER-DAEMON@example.net>",
        "Return-Path: <postmaster@example.net>",
        "Reply-To: postmaster@example.net",
        "From: other@example.net",
    ] {
        assert!(!with(field).0, "{field}");
    }
    for field in [
        "Auto-Submitted: no",
        "Precedence: first-class",
        "X-Auto-Response-Suppress: DR, RN, NRN",
        "Return-Path: <jo@example.net>",
        "Reply-To: jo@example.net",
        "List-Unsubscribe: <mailto:x@example.net>",
    ] {
        assert_eq!(with(field), (true, false, Class::Normal), "{field}");
    }
}

#[test]
fn a_person_who_answers_an_absence_notice_is_a_person() {
    assert_eq!(with("Subject: again").2, Class::Normal);
    let raw = b"From: jo@example.net\r\nSubject: Re: Out of office\r\n\r\nThanks\r\n";
    assert_eq!(understand(raw).map(|mail| mail.class), Ok(Class::Normal));
    let raw = b"From: jo@example.net\r\nSubject: Out of office: Jo\r\n\r\nAway\r\n";
    assert_eq!(understand(raw).map(|mail| mail.class), Ok(Class::AutoReply));
    // A shop that reports an order is no answer, though a machine wrote it.
    assert_eq!(with("Auto-Submitted: auto-generated").2, Class::Normal);
}
