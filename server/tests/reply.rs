//! From a reply to a letter on the wire: the workers with a real desk, and at the other end a mail server of twenty lines that
//! speaks the real protocol.

mod house;

use desk::conversation::{Delivery, NewMessage, Writing};
use desk::ticket::NewTicket;
use desk::{MessageId, TicketNumber};
use house::{Person, Tested, ticket};
use server::mail::smtp::Mailer;
use server::workers;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How the mail server behaves.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    Takes,
    RefusesForGood,
    HangsUpAfterTheDot,
}

/// Everything it was sent, a letter an entry.
type Letters = Arc<Mutex<Vec<String>>>;

async fn mail_server(manner: Manner) -> (Mailer, Letters) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let letters = Letters::default();
    let kept = letters.clone();
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            tokio::spawn(converse(line, manner, kept.clone()));
        }
    });
    (Mailer::from_url(&format!("smtp://127.0.0.1:{port}")).expect("an address"), letters)
}

async fn converse(line: TcpStream, manner: Manner, kept: Letters) -> Option<()> {
    let (read, mut write) = line.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mx.test ESMTP\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let word = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        let answer: &[u8] = match word.as_str() {
            "EHLO" => b"250-mx.test\r\n250 8BITMIME\r\n",
            "RCPT" if manner == Manner::RefusesForGood => b"550 5.1.1 no such person\r\n",
            "QUIT" => b"221 bye\r\n",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                    letter.push_str(&line);
                    letter.push('\n');
                }
                kept.lock().expect("whole").push(letter);
                if manner == Manner::HangsUpAfterTheDot {
                    return None;
                }
                b"250 2.0.0 queued as 4C1\r\n"
            }
            _ => b"250 fine\r\n",
        };
        write.write_all(answer).await.ok()?;
    }
    Some(())
}

/// Writes a reply that leaves at once.
async fn reply(tested: &Tested, person: &Person) -> (TicketNumber, MessageId) {
    let mut preferences = person.session.preferences.clone();
    preferences.undo_send = 0;
    tested.desk.save_preferences(&person.session, preferences).await.expect("saved");
    let new = NewTicket {
        subject: "The lock does not open".into(),
        email: "ines@customer.example".into(),
        name: "Inès".into(),
        owner: person.actor.user(),
        ..NewTicket::default()
    };
    let page = ticket(&tested.desk, person, new).await;
    let message = NewMessage {
        ticket: page.row.facts.id,
        kind: Writing::Reply,
        html: "<p>Please try again.</p>".into(),
        files: Vec::new(),
        status: None,
        seen: page.seq,
        anyway: false,
        key: server::reference::next(),
    };
    (page.row.number, tested.desk.write(&person.actor, message).await.expect("written").id)
}

/// Waits until the delivery is what is expected.
async fn until(
    tested: &Tested,
    person: &Person,
    (ticket, message): (TicketNumber, MessageId),
    wanted: fn(&Delivery) -> bool,
) -> Delivery {
    let mut last = None;
    for _ in 0..100 {
        let page = tested.desk.open_ticket(&person.actor, ticket).await.expect("opened");
        let reply = page.messages.into_iter().find(|known| known.id == message).expect("there");
        last = reply.delivery;
        if let Some(delivery) = last.clone().filter(wanted) {
            return delivery;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("after ten seconds it is {last:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_leaves_with_our_id_and_a_signed_way_back() {
    let (tested, boss) = Tested::sending().await;
    let (mailer, letters) = mail_server(Manner::Takes).await;
    let working = workers::start(tested.desk.clone(), Some(mailer));
    let written = reply(&tested, &boss).await;
    let delivery = until(&tested, &boss, written, |delivery| matches!(delivery, Delivery::Sent { .. })).await;
    let Delivery::Sent { to, .. } = delivery else { unreachable!("asked for") };
    assert_eq!(to, "127.0.0.1 250 2.0.0 queued as 4C1");
    let letter = letters.lock().expect("whole").remove(0);
    assert!(letter.contains("To: ") && letter.contains("ines@customer.example"), "{letter}");
    assert!(letter.contains("Message-ID: <g."), "{letter}");
    assert!(letter.contains("Reply-To: support+t."), "{letter}");
    assert!(letter.contains("Subject: Re: The lock does not open"), "{letter}");
    assert!(letter.contains("multipart/alternative") && letter.contains("Please try again."), "{letter}");
    assert!(!letter.contains("Auto-Submitted"), "a person wrote it");
    working.finish(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_other_side_refuses_for_good_is_failed_and_says_its_words() {
    let (tested, boss) = Tested::sending().await;
    let (mailer, letters) = mail_server(Manner::RefusesForGood).await;
    let working = workers::start(tested.desk.clone(), Some(mailer));
    let written = reply(&tested, &boss).await;
    let delivery =
        until(&tested, &boss, written, |delivery| matches!(delivery, Delivery::Failed { .. })).await;
    assert!(
        matches!(&delivery, Delivery::Failed { said, .. } if said.contains("no such person")),
        "{delivery:?}"
    );
    assert!(letters.lock().expect("whole").is_empty());
    working.finish(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_dies_after_the_last_dot_leaves_it_unsure_and_never_guessed() {
    let (tested, boss) = Tested::sending().await;
    let (mailer, letters) = mail_server(Manner::HangsUpAfterTheDot).await;
    let working = workers::start(tested.desk.clone(), Some(mailer));
    let written = reply(&tested, &boss).await;
    until(&tested, &boss, written, |delivery| matches!(delivery, Delivery::Unsure { .. })).await;
    assert_eq!(letters.lock().expect("whole").len(), 1, "the next try waits");
    working.finish(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_a_reply_is_kept_and_says_so() {
    let (tested, boss) = Tested::open().await;
    let working = workers::start(tested.desk.clone(), None);
    let written = reply(&tested, &boss).await;
    until(&tested, &boss, written, |delivery| *delivery == Delivery::Kept).await;
    working.finish(Duration::from_secs(5)).await;
}
