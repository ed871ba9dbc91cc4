//! Handing over to a mail server that speaks the real protocol on loopback, and dies where the test says.

use crate::mail::smtp::{Envelope, Handover, Mailer, SendError};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// What the peer does differently from a good one.
#[derive(Clone, Copy, PartialEq)]
enum Peer {
    Good,
    /// Answers this to MAIL.
    Mail(&'static str),
    /// Refuses recipients that begin with `no`.
    SomeRecipients,
    /// Answers this to the final dot.
    Dot(&'static str),
    /// Closes when DATA is asked for.
    DiesBeforeData,
    /// Closes after the final dot, without an answer.
    DiesAfterDot,
    /// Closes while the letter is being written.
    DiesInside,
}

/// One conversation; the letter it got.
async fn serve(listener: TcpListener, peer: Peer) -> Vec<u8> {
    let (stream, _) = listener.accept().await.expect("a client");
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading);
    let mut letter = Vec::new();
    writing.write_all(b"220 peer.example ready\r\n").await.expect("greeting");
    let mut line = String::new();
    loop {
        line.clear();
        if lines.read_line(&mut line).await.unwrap_or(0) == 0 {
            return letter;
        }
        let answer = match line.trim_end() {
            command if command.starts_with("EHLO") => "250-peer.example\r\n250 8BITMIME".to_owned(),
            command if command.starts_with("MAIL") => match peer {
                Peer::Mail(answer) => answer.to_owned(),
                _ => "250 2.1.0 ok".to_owned(),
            },
            command if command.starts_with("RCPT TO:<no") && peer == Peer::SomeRecipients => {
                "550 5.1.1 nobody".to_owned()
            }
            command if command.starts_with("RCPT") => "250 2.1.5 ok".to_owned(),
            "DATA" if peer == Peer::DiesBeforeData => return letter,
            "DATA" => {
                writing.write_all(b"354 go on\r\n").await.expect("go on");
                if peer == Peer::DiesInside {
                    lines.read_line(&mut line).await.expect("a line");
                    return letter;
                }
                loop {
                    let mut text = Vec::new();
                    lines.read_until(b'\n', &mut text).await.expect("a line");
                    if text == b".\r\n" {
                        break;
                    }
                    letter.extend_from_slice(text.strip_prefix(b".").unwrap_or(&text));
                }
                match peer {
                    Peer::DiesAfterDot => return letter,
                    Peer::Dot(answer) => answer.to_owned(),
                    _ => "250 2.0.0 queued as 4C1".to_owned(),
                }
            }
            "QUIT" => {
                let _ = writing.write_all(b"221 bye\r\n").await;
                return letter;
            }
            _ => "500 what".to_owned(),
        };
        if writing.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return letter;
        }
    }
}

const LETTER: &[u8] = b"From: a@example.com\r\nSubject: x\r\n\r\n.dots\r\n..\r\n.\r\nend\r\n";

async fn send(peer: Peer, to: &[&str], bytes: Vec<u8>) -> (Result<Handover, SendError>, Vec<u8>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("smtp://{}", listener.local_addr().expect("address"));
    let served = tokio::spawn(serve(listener, peer));
    let mailer = Mailer::from_url(&url).expect("a good address");
    let envelope = Envelope {
        from: "support@example.com".to_owned(),
        to: to.iter().map(|to| (*to).to_owned()).collect(),
    };
    // The outbox runs this in a spawned task: the future must be able to change threads.
    let sent = tokio::spawn(async move { mailer.send(&envelope, &bytes).await }).await.expect("no panic");
    (sent, served.await.expect("the peer"))
}

async fn fails(peer: Peer) -> SendError {
    send(peer, &["jo@example.net"], LETTER.to_vec()).await.0.expect_err("refused")
}

#[tokio::test]
async fn a_letter_is_handed_over_with_its_dots_and_the_answer_is_kept() {
    let (sent, got) = send(Peer::Good, &["jo@example.net", "carl@example.net"], LETTER.to_vec()).await;
    let handover = sent.expect("taken");
    assert_eq!(handover.answer, "250 2.0.0 queued as 4C1");
    assert!(handover.refused.is_empty() && handover.server == "127.0.0.1");
    assert!(got.starts_with(LETTER), "{}", String::from_utf8_lossy(&got));
}

#[tokio::test]
async fn for_good_for_now_and_unsure_are_told_apart() {
    let error = fails(Peer::Mail("550 5.7.1 not you")).await;
    assert!(error.permanent && !error.unsure && error.text.contains("not you"), "{error:?}");
    let error = fails(Peer::Mail("451 4.3.0 later")).await;
    assert!(!error.permanent && !error.unsure && error.text.contains("later"), "{error:?}");
    let error = fails(Peer::Dot("554 5.6.0 no thanks")).await;
    assert!(error.permanent && !error.unsure, "{error:?}");
    let error = fails(Peer::Dot("452 4.2.2 full")).await;
    assert!(!error.permanent && !error.unsure, "{error:?}");
    let error = fails(Peer::DiesBeforeData).await;
    assert!(!error.permanent && !error.unsure, "{error:?}");
    let error = fails(Peer::DiesAfterDot).await;
    assert!(!error.permanent && error.unsure, "{error:?}");
    let large = [LETTER, &b"x".repeat(40 * 1024 * 1024)].concat();
    let (sent, _) = send(Peer::DiesInside, &["jo@example.net"], large).await;
    let error = sent.expect_err("not taken");
    assert!(!error.permanent && !error.unsure, "the final dot was never written: {error:?}");
}

#[tokio::test]
async fn one_bad_recipient_does_not_keep_the_letter_from_the_others() {
    let (sent, _) =
        send(Peer::SomeRecipients, &["nobody@example.net", "jo@example.net"], LETTER.to_vec()).await;
    let refused = sent.expect("taken").refused;
    assert!(
        refused.len() == 1 && refused[0].0 == "nobody@example.net" && refused[0].1.contains("5.1.1"),
        "{refused:?}"
    );
    let (sent, _) = send(Peer::SomeRecipients, &["nobody@example.net"], LETTER.to_vec()).await;
    assert!(sent.expect_err("nobody took it").permanent);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_matter_of_time() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("smtp://{}", listener.local_addr().expect("address"));
    drop(listener);
    let envelope = Envelope { from: String::new(), to: vec!["jo@example.net".to_owned()] };
    let error =
        Mailer::from_url(&url).expect("good").send(&envelope, LETTER).await.expect_err("nobody there");
    assert!(!error.permanent && !error.unsure, "{error:?}");
    let bad =
        Envelope { from: String::new(), to: vec!["jo@example.net>\r\nRCPT TO:<x@y.example".to_owned()] };
    assert!(
        Mailer::from_url(&url).expect("good").send(&bad, LETTER).await.expect_err("no address").permanent
    );
}

#[test]
fn the_address_says_how_the_line_is_protected_and_never_shows_its_password() {
    for (url, expected) in [
        ("smtp://127.0.0.1:2525", "Mailer(127.0.0.1:2525, Plain)"),
        ("smtp://mx.example.com", "Mailer(mx.example.com:25, Offered)"),
        ("smtp://user:p%40ss@mx.example.com", "Mailer(mx.example.com:587, Required)"),
        ("smtps://user:p%40ss@mx.example.com", "Mailer(mx.example.com:465, Whole)"),
        ("smtp://user:pass@mx.example.com:26?tls=none", "Mailer(mx.example.com:26, Plain)"),
        ("smtp://[::1]:25", "Mailer(::1:25, Plain)"),
    ] {
        assert_eq!(format!("{:?}", Mailer::from_url(url).expect(url)), expected, "{url}");
    }
    for url in [
        "",
        "mx.example.com",
        "http://x",
        "smtp://",
        "smtp://user@host",
        "smtp://a:%zz@host",
        "smtp://host:x",
        "smtp://h?tls=maybe",
    ] {
        let error = Mailer::from_url(url).expect_err(url);
        assert!(!error.to_string().contains("zz"), "{error}");
    }
}
