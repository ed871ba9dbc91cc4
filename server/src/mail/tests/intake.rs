//! What is read from a mail: people, ids, texts in all charsets, files with safe names.

use super::{mail, raw};
use crate::mail::Mailbox;
use crate::mail::parse::{Unreadable, understand};
use sha2::{Digest, Sha256};

fn names(name: &str) -> Vec<String> {
    mail(name).attachments.into_iter().map(|file| file.filename).collect()
}

#[test]
fn a_plain_mail_is_read_whole() {
    let mail = mail("plain");
    assert_eq!(mail.subject, "Bike 4711 does not unlock");
    let from = Mailbox { name: Some("Ines Delmotte".to_owned()), address: "ines@example.org".to_owned() };
    assert_eq!(mail.from, Some(from));
    assert_eq!(mail.cc[0].name.as_deref(), Some("Doe, Jo"));
    assert_eq!(
        mail.cc.iter().map(|cc| cc.address.as_str()).collect::<Vec<_>>(),
        ["jo@example.net", "carl@example.net"]
    );
    assert_eq!(mail.message_id.as_deref(), Some("plain-1@example.org"));
    assert_eq!(mail.in_reply_to, ["older@example.com"]);
    assert_eq!(mail.references, ["oldest@example.com", "older@example.com"]);
    assert_eq!(mail.date, Some(1_772_529_120_000));
    assert!(mail.text.starts_with("Hello,\n\nthe bike") && mail.text.contains("Inès"));
    assert!(mail.html.is_none() && mail.attachments.is_empty() && mail.trouble.is_none());
    assert!(mail.answers_automatically && !mail.auto_reply && !mail.several_from);
}

#[test]
fn html_alone_gives_its_text_and_both_give_each_its_own() {
    let only = mail("html_only");
    assert_eq!(only.text, "Hello there,\n\nthe lock is énormé.");
    assert!(only.html.is_some() && !only.text_is_plain);
    let both = mail("alternative");
    assert_eq!(both.text.trim(), "Café at noon or later.");
    assert_eq!(both.html.as_deref().map(str::trim), Some("<p>Café at <i>noon</i> or later.</p>"));
    assert!(both.attachments.is_empty());
}

#[test]
fn a_wrong_or_unknown_charset_does_not_spoil_the_text() {
    assert_eq!(mail("latin1_mislabelled").text.trim(), "Le vélo est cassé – désolé.");
    assert_eq!(mail("utf8_as_latin1").text.trim(), "Le vélo est cassé.");
    assert_eq!(mail("unknown_charset").text.trim(), "déjà vu");
    let western = mail("windows_1252");
    assert_eq!(western.text.trim(), "“Bonjour”, € 5 pour un café…");
    assert_eq!(western.subject, "€ 5 – café");
    assert_eq!(mail("iso_2022_jp").text.trim(), "自転車の鍵");
}

#[test]
fn raw_and_broken_headers_are_readable() {
    let raw = mail("raw_eight_bit");
    assert_eq!(raw.subject, "Vélo cassé");
    assert_eq!(raw.from.and_then(|from| from.name).as_deref(), Some("André Exemple"));
    let split = mail("split_words");
    assert_eq!(split.subject, "Un vélo réparé today");
    assert_eq!(split.from.and_then(|from| from.name).as_deref(), Some("Zoë et Noé"));
    assert_eq!(mail("mailbox_line").subject, "Through a pipe");
}

#[test]
fn a_mail_without_from_or_id_is_still_a_mail() {
    let nobody = mail("no_from");
    assert_eq!((nobody.from, nobody.answers_automatically), (None, false));
    assert!(nobody.text.contains("I forgot"));
    assert_eq!(mail("no_message_id").message_id, None);
}

#[test]
fn two_from_fields_prove_nothing() {
    let mail = mail("two_from");
    assert!(mail.several_from && !mail.answers_automatically);
    assert_eq!(mail.from.map(|from| from.address).as_deref(), Some("boss@example.com"));
}

#[test]
fn files_keep_their_bytes_and_lose_their_tricks() {
    assert_eq!(names("rfc2231_name"), ["facture n° 12 €.pdf", "été.txt", "evilgpj.exe"]);
    let broken = mail("broken_base64");
    let expected: Vec<u8> =
        [b"%PDF-1.4 fictional ".as_slice(), &(0..=255).collect::<Vec<u8>>().repeat(3)].concat();
    assert_eq!(broken.attachments[0].bytes, expected);
    assert_eq!(broken.attachments[0].sha256, <[u8; 32]>::from(Sha256::digest(&expected)));
    assert_eq!(broken.text.trim(), "See the file.");
    assert_eq!(names("winmail"), ["winmail.dat"]);
}

#[test]
fn a_shown_image_is_embedded_and_a_file_is_listed() {
    let mail = mail("inline_image");
    let [lock, second] = mail.attachments.as_slice() else { panic!("two files") };
    assert_eq!(
        (lock.content_id.as_deref(), lock.embedded, lock.inline),
        (Some("pic@example.org"), true, true)
    );
    assert_eq!((second.filename.as_str(), second.embedded, second.inline), ("second.jpg", false, false));
    assert!(lock.bytes.starts_with(b"\x89PNG"));
}

#[test]
fn an_attached_mail_is_a_file_named_after_its_subject() {
    let mail = mail("nested_message");
    assert_eq!(mail.text.trim(), "See the attached mail.");
    let [inner] = mail.attachments.as_slice() else { panic!("one file, not the files of the inner mail") };
    assert_eq!(inner.filename, "The inner mail-with a slash.eml");
    assert!(inner.bytes.starts_with(b"From: Someone Else") && inner.bytes.ends_with(b"--inner--"));
}

#[test]
fn a_mail_that_was_cut_or_built_wrongly_loses_nothing() {
    let cut = mail("no_closing_boundary");
    assert_eq!(cut.text.trim(), "The text is whole.");
    assert_eq!(cut.attachments[0].bytes, b"a,b\r\n1,2\r\n");
    assert!(mail("boundary_never_comes").text.contains("Only text, and no part at all."));
    let similar = mail("similar_boundaries");
    assert_eq!(similar.text.trim(), "inner --Mail-1 in a line");
    assert_eq!(similar.attachments[0].bytes, b"notes");
}

#[test]
fn what_is_no_mail_says_so() {
    assert_eq!(understand(b""), Err(Unreadable::Empty));
    assert_eq!(understand(b" \r\n\r\n"), Err(Unreadable::Empty));
    assert_eq!(understand(b"\x00\x01\x02 no header here"), Err(Unreadable::NoHeader));
}

#[test]
fn no_mutation_of_a_mail_makes_the_reader_fail() {
    let mut seed = 42_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for name in [
        "plain",
        "alternative",
        "inline_image",
        "nested_message",
        "bounce",
        "rfc2231_name",
        "outlook_fr",
        "gmail_en",
    ] {
        let original = raw(name);
        for _ in 0..40 {
            let mut mutated = original.clone();
            for _ in 0..1 + random(8) {
                let at = random(mutated.len());
                match random(4) {
                    0 => mutated[at] = random(256) as u8,
                    1 => mutated.truncate(at.max(1)),
                    2 => {
                        drop(mutated.splice(
                            at..at,
                            b"\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\n".iter().copied(),
                        ))
                    }
                    _ => drop(mutated.drain(at..(at + random(60)).min(mutated.len()))),
                }
                if mutated.is_empty() {
                    mutated.push(b'x');
                }
            }
            let understood = understand(&mutated);
            assert!(
                !understood
                    .as_ref()
                    .is_ok_and(|mail| mail.trouble == Some(crate::mail::parse::Trouble::Crashed)),
                "{name}: {}",
                String::from_utf8_lossy(&mutated)
            );
            if let Ok(mail) = understood {
                crate::mail::shown::body(&mail, &|_| None);
            }
        }
    }
}
