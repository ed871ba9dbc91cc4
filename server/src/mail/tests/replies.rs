//! The new text of a reply: what the mail programs of the world quote is folded, what the writer wrote stays.

use super::mail;
use crate::mail::quotes::{Folded, fold_html, fold_text};
use crate::mail::shown::{self, Body};
use desk::conversation::BodyKind;

fn body(name: &str) -> Body {
    shown::body(&mail(name), &|_| None)
}

#[track_caller]
fn visible(text: &str, expected: &str) {
    let folded = fold_text(text);
    assert_eq!(folded.visible, expected, "{text}");
    assert!(folded.quoted.is_some() || folded.visible.trim() == text.trim(), "nothing may be lost: {text}");
}

#[test]
fn what_mail_programs_quote_is_folded_in_html_and_in_text() {
    for (name, expected) in [
        ("gmail_en", "It works now, thank you!\n\nInès"),
        ("outlook_fr", "Bonjour,\n\nLe vélo est rendu."),
        ("outlook_web_en", "Done, see you."),
        ("apple_nl", "De fiets staat er weer."),
        ("thunderbird_en", "Yes, I did."),
        ("yahoo_en", "Found it."),
    ] {
        let body = body(name);
        assert_eq!(body.reply, expected, "{name}, HTML");
        assert_eq!(body.kind, BodyKind::Simple, "{name}");
        assert!(!body.quoted.is_empty(), "{name}");
        let text = fold_text(&mail(name).text);
        let expected =
            if name == "outlook_web_en" { "Done, see you.\n\nJo Doe, Example Ltd" } else { expected };
        assert_eq!(text.visible, expected, "{name}, text");
    }
}

#[test]
fn answers_between_quotations_stay_with_what_they_answer() {
    let body = body("gmail_fr_inline");
    for kept in ["Quelle station", "Place Flagey.", "Quel vélo", "Le 4711."] {
        assert!(body.reply.contains(kept), "{kept}: {}", body.reply);
    }
    assert!(!body.reply.contains("Cordialement") && body.quoted.contains("Cordialement"));
    visible(
        "Jo wrote:\n> Which station?\n\nFlagey.\n\n> Which bike?\n\n4711.\n\n> Regards\n> Support",
        "Jo wrote:\n> Which station?\n\nFlagey.\n\n> Which bike?\n\n4711.",
    );
    visible("> Which station?\nFlagey.", "> Which station?\nFlagey.");
}

#[test]
fn an_answer_below_the_quotation_is_the_reply() {
    visible(
        "On Tue, 3 Mar 2026 at 10:12, Jo <jo@example.net> wrote:\n> a\n> b\n\nBelow.\n\n-- \nAna",
        "Below.",
    );
}

#[test]
fn attributions_of_many_languages_and_shapes_are_known() {
    for attribution in [
        "On Mon, Mar 3, 2026 at 10:12 AM Jo Doe <jo@example.net> wrote:",
        "On Mon, Mar 3, 2026 at 10:12 AM Jo Doe <jo@example.net>\nwrote:",
        "On 3 Mar 2026, at 10:12, Jo Doe\n<jo.doe.with.a.long.name@example.net> wrote:",
        "Le lun. 3 mars 2026 à 10:12, Jo Doe <jo@example.net> a écrit :",
        "Le 03/03/2026 à 10:12, Jo Doe a écrit\u{a0}:",
        "Op ma 3 mrt 2026 om 10:12 schreef Jo Doe <jo@example.net>:",
        "Op 3 maart 2026 om 10:12 heeft Jo Doe\n<jo@example.net> het volgende geschreven:",
        "Am Mo., 3. März 2026 um 10:12 Uhr schrieb Jo Doe <jo@example.net>:",
        "Jo Doe <jo@example.net> schrieb am Mo. 3. März 2026 um 10:12:",
        "El lun, 3 mar 2026 a las 10:12, Jo Doe (<jo@example.net>) escribió:",
        "Il giorno lun 3 mar 2026 alle ore 10:12 Jo Doe <jo@example.net> ha scritto:",
        "Em seg., 3 de mar. de 2026 às 10:12, Jo Doe <jo@example.net> escreveu:",
        "2026-03-03 10:12 GMT+01:00 Jo Doe <jo@example.net>:",
        "Jo Doe <jo@example.net> wrote:",
    ] {
        visible(&format!("New text.\n\n{attribution}\n\n> old\n> text\n"), "New text.");
        visible(&format!("New text.\n\n{attribution}\n\nold text without marks\n"), "New text.");
    }
}

#[test]
fn outlook_and_its_kin_end_the_reply_with_a_block() {
    for block in [
        "-----Original Message-----\nFrom: Jo",
        "-------- Original message --------\nJo",
        "-----Ursprüngliche Nachricht-----\nVon: Jo",
        "-----Oorspronkelijk bericht-----\nVan: Jo",
        "-----Message d'origine-----\nDe : Jo",
        "________________________________\nFrom: Jo <jo@example.net>\nSent: Tuesday, March 3, 2026 10:12\nTo: Ana\nSubject: x",
        "*From:* Jo <jo@example.net>\n*Sent:* Tuesday\n*To:* Ana\n*Subject:* x",
        "Van: Jo <jo@example.net>\nVerzonden: dinsdag 3 maart 2026 10:12\nAan: Ana\nOnderwerp: x",
        "De : Jo <jo@example.net>\nEnvoyé : mardi 3 mars 2026 10:12\nÀ : Ana\nObjet : x",
        "Von: Jo <jo@example.net>\nGesendet: Dienstag, 3. März 2026 10:12\nAn: Ana\nBetreff: x",
    ] {
        visible(&format!("New text.\n\n{block}\n\nOld text.\n"), "New text.");
    }
}

#[test]
fn signatures_and_the_lines_of_telephones_are_folded() {
    for signature in [
        "-- \nJo Doe\nExample Ltd",
        "--\nJo",
        "Sent from my iPhone",
        "Envoyé de mon iPhone",
        "Envoyé à partir de Outlook pour iOS",
        "Verstuurd vanaf mijn iPhone",
        "Verzonden vanuit Outlook voor Android",
        "Von meinem iPhone gesendet",
        "Gesendet von meinem Telefon",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Get Outlook for iOS<https://example.org/ios>",
        "Sent from my phone\n<https://example.org>",
    ] {
        visible(&format!("New text.\n\n{signature}\n"), "New text.");
        visible(
            &format!(
                "New text.\n\n{signature}\n\nOn Mon, 3 Mar 2026 at 10:12, Jo <jo@example.net> wrote:\n> old\n"
            ),
            "New text.",
        );
    }
    let list = format!("Our options:\n--\n{}", "an option\n".repeat(40));
    assert_eq!(fold_text(&list).quoted, None, "a long text below two dashes is no signature");
}

#[test]
fn what_is_handed_on_is_the_message() {
    let body = body("gmail_forward");
    assert!(body.reply.contains("Your bill is 12 euro.") && body.quoted.is_empty());
    let text = "FYI\n\n---------- Forwarded message ---------\nFrom: Jo <jo@example.net>\nDate: Mon, 2 Mar 2026\nSubject: Bill\nTo: <ana@example.org>\n\n> quoted\nText.";
    assert_eq!(fold_text(text), Folded { visible: text.to_owned(), quoted: None });
    let apple = "Zie onder.\n\nBegin doorgestuurd bericht:\n\nVan: Jo\nDatum: 3 maart\nAan: Ana\nOnderwerp: x\n\nTekst.";
    assert_eq!(fold_text(apple).quoted, None);
}

#[test]
fn ordinary_text_is_never_folded() {
    for text in [
        "On Monday I wrote to you about this:\nmy bike is broken.",
        "Le vélo :\nil est cassé.",
        "He said that he wrote a letter.\n\nThat was all.",
        "My notes:\nFrom: the station\nTo: my home\nIt took an hour.",
        "a > b\n-- no signature here\nmore",
        "",
        "\n\n",
    ] {
        assert_eq!(fold_text(text).quoted, None, "{text:?}");
    }
}

#[test]
fn when_nothing_would_be_left_everything_is_shown() {
    for text in [
        "> only\n> quoted",
        "-- \nJo",
        "On Mon, 3 Mar 2026 at 10:12, Jo <jo@example.net> wrote:\n> a\n",
        "-----Original Message-----\nFrom: x",
    ] {
        assert_eq!(fold_text(text), Folded { visible: text.trim_end().to_owned(), quoted: None }, "{text:?}");
    }
    let html = "<div class=\"gmail_quote\"><blockquote class=\"gmail_quote\">all</blockquote></div>";
    assert!(fold_html(html).visible.contains("all") && fold_html(html).quoted.is_none());
}

#[test]
fn a_block_quotation_is_the_writers_own_unless_it_is_introduced() {
    let own = "<p>He says:</p><blockquote>Bikes are fine.</blockquote>";
    assert_eq!(fold_html(own).quoted, None);
    let introduced = "<p>Thanks.</p><p>On 3 Mar 2026 at 10:12 Jo &lt;jo@example.net&gt; wrote:</p><blockquote>Bikes are fine.</blockquote>";
    let folded = fold_html(introduced);
    assert_eq!(folded.visible, "<p>Thanks.</p>");
    assert!(folded.quoted.is_some_and(|quoted| quoted.contains("wrote:") && quoted.contains("Bikes")));
}

#[test]
fn preformatted_replies_are_folded_by_their_lines() {
    let html = "<pre>New text.\n\nOn 3 Mar 2026 at 10:12 Jo &lt;jo@example.net&gt; wrote:\n&gt; old\n&gt; lines\n</pre>";
    assert_eq!(shown::reply_of_html(html), "New text.");
}

#[test]
fn nothing_is_lost_between_the_halves() {
    for name in [
        "gmail_en",
        "outlook_fr",
        "outlook_web_en",
        "apple_nl",
        "thunderbird_en",
        "yahoo_en",
        "gmail_fr_inline",
    ] {
        let html = mail(name).html.unwrap_or_default();
        let folded = fold_html(&html);
        let words = |html: &str| {
            let text = crate::mail::sanitise::html_to_text(html).replace(['>', '-'], " ");
            let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            words.sort();
            words
        };
        let halves = format!("{} {}", folded.visible, folded.quoted.unwrap_or_default());
        assert_eq!(words(&html), words(&halves), "{name}");
    }
}

#[test]
fn a_letter_that_answers_a_newsletter_is_a_letter() {
    let newsletter = "<table width='100%' bgcolor='#eeeeee'><tr><td><table role='presentation' width='600'><tr><td>Our spring \
                      offers are here for you</td></tr></table></td></tr></table>";
    let html = format!("<p>Please stop.</p><blockquote type=cite>{newsletter}</blockquote>");
    let show = |html: &str| {
        let raw = format!("From: jo@example.net\r\nContent-Type: text/html\r\n\r\n{html}");
        shown::body(&crate::mail::parse::understand(raw.as_bytes()).expect("a mail"), &|_| None)
    };
    assert_eq!(show(newsletter).kind, BodyKind::Designed);
    let body = show(&html);
    assert_eq!((body.kind, body.shown.as_str()), (BodyKind::Simple, "<p>Please stop.</p>"));
    assert!(body.quoted.contains("spring"));
}
