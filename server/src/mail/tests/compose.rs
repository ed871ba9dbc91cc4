//! Letters we send: both halves, files, threads, and no way out of a header.

use crate::mail::Mailbox;
use crate::mail::compose::{File, Letter, Quoted, Refused, write};
use crate::mail::limits;
use crate::mail::parse::understand;

fn to(name: Option<&str>, address: &str) -> Mailbox {
    Mailbox { name: name.map(str::to_owned), address: address.to_owned() }
}

fn letter() -> Letter {
    Letter {
        from: to(Some("Zoë – Support"), "support@example.com"),
        to: vec![to(Some("Doe, Jo"), "jo@example.net")],
        cc: vec![to(None, "carl@example.net")],
        reply_to: Some(to(None, "support+t.1.2.axxxx@example.com")),
        subject: "Re: Vélo n° 4711 – réparé, avec un sujet assez long pour plusieurs lignes d'en-tête"
            .to_owned(),
        html: Some(
            "<p>Bonjour,</p><p>c'est <b>réparé</b>: <a href=\"https://example.com/a\">ici</a>.</p>"
                .to_owned(),
        ),
        message_id: "g.1.2.abc@example.com".to_owned(),
        in_reply_to: Some("first@example.net".to_owned()),
        references: vec!["zero@example.net".to_owned(), "first@example.net".to_owned()],
        date: 1_772_529_120_000,
        ..Letter::default()
    }
}

#[test]
fn a_letter_is_read_back_as_it_was_meant() {
    let raw = write(&letter()).expect("a good letter");
    assert!(raw.is_ascii() && raw.split(|byte| *byte == b'\n').all(|line| line.len() < 998));
    let mail = understand(&raw).expect("a mail");
    let sent = letter();
    assert_eq!(mail.subject, sent.subject);
    assert_eq!(mail.from, Some(sent.from));
    assert_eq!((mail.to, mail.cc, mail.reply_to), (sent.to, sent.cc, sent.reply_to.into_iter().collect()));
    assert_eq!(mail.message_id.as_deref(), Some("g.1.2.abc@example.com"));
    assert_eq!((mail.in_reply_to, mail.references), (vec!["first@example.net".to_owned()], sent.references));
    assert_eq!(mail.date, Some(sent.date));
    assert_eq!(mail.text.trim(), "Bonjour,\n\nc'est réparé: ici (https://example.com/a).");
    assert!(mail.html.is_some_and(|html| html.contains("<b>réparé</b>")) && mail.attachments.is_empty());
    assert!(!String::from_utf8_lossy(&raw).contains("Auto-Submitted"), "a person wrote it");
}

#[test]
fn the_same_letter_is_the_same_bytes() {
    let mut letter = letter();
    letter.attachments.push(File {
        name: "a.txt".to_owned(),
        mime: "text/plain".to_owned(),
        bytes: b"a".to_vec(),
    });
    assert_eq!(write(&letter), write(&letter));
    let other = Letter { message_id: "g.1.3.abc@example.com".to_owned(), ..letter.clone() };
    assert_ne!(write(&letter), write(&other));
}

#[test]
fn files_arrive_byte_by_byte_with_their_names() {
    let mut letter = letter();
    let bytes: Vec<u8> = (0..=255).collect::<Vec<u8>>().repeat(40);
    letter.attachments = vec![
        File {
            name: "reçu n° 12 €.pdf".to_owned(),
            mime: "application/pdf".to_owned(),
            bytes: bytes.clone(),
        },
        File {
            name: "../lines.txt".to_owned(),
            mime: "nonsense".to_owned(),
            bytes: b"a\nb\r\n.\r\nc".to_vec(),
        },
    ];
    let mail = understand(&write(&letter).expect("a good letter")).expect("a mail");
    let [bill, lines] = mail.attachments.as_slice() else { panic!("two files") };
    assert_eq!((bill.filename.as_str(), &bill.bytes), ("reçu n° 12 €.pdf", &bytes));
    assert_eq!(
        (lines.filename.as_str(), lines.bytes.as_slice(), lines.mime.as_str()),
        ("lines.txt", b"a\nb\r\n.\r\nc".as_slice(), "application/octet-stream")
    );
}

#[test]
fn what_is_answered_stands_below_and_is_folded_again() {
    let mut letter = letter();
    letter.quoted = Some(Quoted {
        attribution: "Le 3 mars 2026 à 10:12, Jo Doe <jo@example.net> a écrit :".to_owned(),
        text: "Le vélo\n> plus vieux\n\nest cassé.".to_owned(),
        html: Some("<p>Le vélo <script>alert(1)</script>est cassé.</p>".to_owned()),
    });
    let mail = understand(&write(&letter).expect("a good letter")).expect("a mail");
    assert!(mail.text.ends_with("a écrit :\n> Le vélo\n>> plus vieux\n>\n> est cassé."), "{}", mail.text);
    assert_eq!(
        crate::mail::quotes::fold_text(&mail.text).visible,
        "Bonjour,\n\nc'est réparé: ici (https://example.com/a)."
    );
    let body = crate::mail::shown::body(&mail, &|_| None);
    assert_eq!(body.reply, "Bonjour,\n\nc'est réparé: ici.");
    assert!(body.quoted.contains("est cassé") && !mail.html.unwrap_or_default().contains("script"));
}

#[test]
fn a_machine_says_that_it_is_one() {
    let letter = Letter { auto_submitted: true, html: None, text: "Received.".to_owned(), ..letter() };
    let raw = write(&letter).expect("a good letter");
    let mail = understand(&raw).expect("a mail");
    assert!(
        String::from_utf8_lossy(&raw).contains("Auto-Submitted: auto-generated\r\n")
            && !mail.answers_automatically
    );
    assert_eq!((mail.text.trim(), mail.html), ("Received.", None));
}

#[test]
fn no_value_breaks_out_of_its_header() {
    let breaks = ["\r\nBcc: thief@example.net", "\nBcc: thief@example.net", "\rBcc: x", "a\0b"];
    for inject in breaks {
        let bad = |field: &str| format!("{field}{inject}");
        let tries = [
            Letter { subject: bad("Hello"), ..letter() },
            Letter { from: to(Some(&bad("Ana")), "support@example.com"), ..letter() },
            Letter { from: to(None, &bad("support@example.com")), ..letter() },
            Letter { to: vec![to(Some(&bad("Jo")), "jo@example.net")], ..letter() },
            Letter { to: vec![to(None, &bad("jo@example.net"))], ..letter() },
            Letter { cc: vec![to(None, &bad("jo@example.net"))], ..letter() },
            Letter { reply_to: Some(to(Some(&bad("x")), "jo@example.net")), ..letter() },
            Letter { message_id: bad("a@b.example"), ..letter() },
            Letter { in_reply_to: Some(bad("a@b.example")), ..letter() },
            Letter {
                attachments: vec![File {
                    name: bad("a.txt"),
                    mime: "text/plain".to_owned(),
                    bytes: Vec::new(),
                }],
                ..letter()
            },
        ];
        for letter in tries {
            assert!(write(&letter).is_err(), "{letter:?}");
        }
        // Received values are left out rather than refused: a stranger's header must not keep an agent from answering.
        let letter = Letter {
            references: vec![bad("a@b.example")],
            attachments: vec![File { name: "a".to_owned(), mime: bad("text/plain"), bytes: Vec::new() }],
            ..letter()
        };
        let raw = String::from_utf8(write(&letter).expect("a good letter")).expect("ASCII");
        assert!(!raw.lines().any(|line| line.starts_with("Bcc") || line.contains('\0')));
    }
    assert_eq!(write(&Letter { to: vec![], cc: vec![], ..letter() }), Err(Refused::NoRecipient));
}

#[test]
fn a_long_thread_keeps_its_first_and_its_newest_ids() {
    let ids = |number: usize| (0..number).map(|id| format!("{id}@example.net")).collect::<Vec<_>>();
    let read = |number| {
        let letter = Letter { references: ids(number), ..letter() };
        understand(&write(&letter).expect("a good letter")).expect("a mail").references
    };
    assert_eq!(read(limits::REFERENCES_WRITTEN), ids(limits::REFERENCES_WRITTEN));
    let long = read(limits::REFERENCES_WRITTEN + 1);
    assert_eq!(long.len(), limits::REFERENCES_WRITTEN);
    assert_eq!((long[0].as_str(), long[1].as_str()), ("0@example.net", "2@example.net"));
}
