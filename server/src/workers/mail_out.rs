//! A reply goes to the next mail server. The state "sending" is in the database before the first byte leaves, and the same
//! Message-ID goes out at every try.

use super::runner::LEASE;
use crate::mail::compose::{self, File};
use crate::mail::smtp::{Envelope, Handover, Mailer};
use crate::mail::{self};
use service::jobs::Job;
use service::outbox::{Letter, Outgoing};
use service::{Fault, HelpDesk};

/// Sends one reply.
pub async fn send(desk: &HelpDesk, job: &Job, mailer: Option<&Mailer>) -> Result<(), Fault> {
    let letter = match (desk.outgoing(job).await?, mailer) {
        (Outgoing::Gone, _) => return Ok(()),
        (Outgoing::NoSmtp, _) | (Outgoing::Letter(_), None) => return desk.kept(job).await,
        (Outgoing::Letter(letter), Some(mailer)) => (letter, mailer),
    };
    let (letter, mailer) = letter;
    let envelope = envelope(&letter);
    let letter = composed(*letter, desk.now().0).await?;
    let bytes = match compose::write(&letter) {
        Ok(bytes) => bytes,
        Err(refused) => return desk.not_sent(job, &refused.to_string(), true, false).await,
    };
    // More than one time-out must be left on the lease, and it must still be ours.
    if !desk.renew(job, LEASE).await? {
        return Ok(());
    }
    match mailer.send(&envelope, &bytes).await {
        Ok(handover) => {
            if !desk.sent(job, &said(&handover)).await? {
                tracing::warn!(job = %job.id, "a reply was sent while somebody else had its job: it may arrive twice, with one Message-ID");
            }
            Ok(())
        }
        Err(error) => {
            tracing::warn!(job = %job.id, %error, permanent = error.permanent, unsure = error.unsure, "a reply was not sent");
            desk.not_sent(job, &error.text, error.permanent, error.unsure).await
        }
    }
}

fn envelope(letter: &Letter) -> Envelope {
    let to = letter.to.iter().chain(&letter.cc).map(|(_, address)| address.clone()).collect();
    Envelope { from: letter.from.1.clone(), to }
}

async fn composed(letter: Letter, date: i64) -> Result<compose::Letter, Fault> {
    let mut attachments = Vec::new();
    for (name, kind, path) in letter.attachments {
        attachments.push(File { name, mime: kind, bytes: tokio::fs::read(path).await? });
    }
    Ok(compose::Letter {
        from: mailbox(letter.from),
        to: letter.to.into_iter().map(mailbox).collect(),
        cc: letter.cc.into_iter().map(mailbox).collect(),
        reply_to: Some(mailbox((String::new(), letter.reply_to))),
        subject: letter.subject,
        text: letter.text,
        html: Some(letter.html).filter(|html| !html.is_empty()),
        quoted: None,
        message_id: letter.message_id,
        in_reply_to: letter.in_reply_to,
        references: letter.references,
        auto_submitted: false,
        date,
        attachments,
    })
}

fn mailbox((name, address): (String, String)) -> mail::Mailbox {
    let name = Some(name).filter(|name| !name.is_empty() && *name != address);
    mail::Mailbox { name, address }
}

/// What the message shows: who took it, its words, and whom it did not take.
fn said(handover: &Handover) -> String {
    let mut said = format!("{} {}", handover.server, handover.answer);
    for (address, words) in &handover.refused {
        said.push_str(&format!("; {address}: {words}"));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_that_was_not_taken_is_named() {
        let handover = Handover {
            server: "mx.example".into(),
            answer: "250 queued".into(),
            refused: vec![("jo@example.org".into(), "550 no such user".into())],
        };
        assert_eq!(said(&handover), "mx.example 250 queued; jo@example.org: 550 no such user");
    }
}
