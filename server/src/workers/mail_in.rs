//! A raw mail becomes a message. The attempt is counted before anything parses it; its files are on disk before the row that
//! names them; which ticket it joins, the service decides.

use crate::kind;
use crate::mail::parse::{self, Class, Understood, Unreadable};
use crate::mail::shown::{self, Body};
use crate::mail::{self, language, sanitise};
use desk::conversation::BodyKind;
use desk::intake::{Inbound, InboundFile, Mailbox};
use desk::mail::EmailAddress;
use desk::{RawMailId, Timestamp};
use service::files::is_picture;
use service::intake::Addressed;
use service::jobs::Job;
use service::{Fault, HelpDesk};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::time::Duration;

/// Waits after a fault of ours (a full disk, a busy database) before an understood mail is put in again. Within one attempt: an
/// attempt that ends counts as one that crashed.
const WAITS: [u64; 6] = [1, 2, 5, 10, 30, 60];

/// Reads one mail.
pub async fn read(desk: &HelpDesk, job: &Job, raw: RawMailId) -> Result<(), Fault> {
    let (bytes, mailbox, received_at, _) = desk.raw_mail(raw).await?;
    if !desk.begin_reading(job).await? {
        return Ok(());
    }
    let read = tokio::task::spawn_blocking(move || understand(&bytes)).await;
    let mail = match read {
        Ok(Ok(mail)) => mail,
        Ok(Err(unreadable)) => return desk.quarantine(job, &unreadable.to_string()).await,
        Err(_) => return desk.quarantine(job, &Unreadable::Crashed.to_string()).await,
    };
    let mailbox = mailbox.as_deref().and_then(EmailAddress::parse);
    let mut waits = WAITS.iter();
    loop {
        match put_in(desk, job, &mail, mailbox.clone(), received_at).await {
            Err(fault) if fault.passes() => {
                let Some(seconds) = waits.next() else { return Err(fault) };
                tracing::warn!(mail = %raw, %fault, seconds, "an understood mail could not be put in yet");
                tokio::time::sleep(Duration::from_secs(*seconds)).await;
            }
            done => return done,
        }
    }
}

/// A mail with its body in both halves.
struct Read {
    mail: Understood,
    body: Body,
}

fn understand(bytes: &[u8]) -> Result<Read, Unreadable> {
    let mail = parse::understand(bytes)?;
    let shown: HashSet<&str> = mail
        .attachments
        .iter()
        .filter(|file| is_picture(kind::of(&file.bytes)))
        .filter_map(|file| file.content_id.as_deref())
        .collect();
    let link = |id: &str| shown.contains(id).then(|| format!("/messages/MESSAGE/inline/{}", escaped(id)));
    let mut body = shown::body(&mail, &link);
    if body.kind == BodyKind::Simple {
        body.shown = sanitise::with_images(&body.shown, &link);
        body.quoted = sanitise::with_images(&body.quoted, &link);
    }
    Ok(Read { mail, body })
}

async fn put_in(
    desk: &HelpDesk,
    job: &Job,
    read: &Read,
    mailbox: Option<EmailAddress>,
    received_at: Timestamp,
) -> Result<(), Fault> {
    let mut files = Vec::new();
    for file in &read.mail.attachments {
        let mut upload = desk.begin_file().await?;
        upload.write(&file.bytes).await?;
        let stored = upload.finish().await?;
        let kind = kind::of(&file.bytes);
        files.push(InboundFile {
            hash: stored.hash,
            size: stored.size,
            name: file.filename.clone(),
            kind: kind.to_owned(),
            content_id: file.content_id.clone(),
            inline: file.embedded && is_picture(kind),
        });
    }
    let inbound = inbound(&read.mail, &read.body, mailbox, received_at, files);
    let addressed = Addressed { reply_tokens: reply_tokens(&read.mail) };
    let taken = desk.take_mail(job, inbound, addressed).await?;
    tracing::info!(ticket = %taken.ticket, new = taken.new, "a mail was taken in");
    Ok(())
}

fn inbound(
    mail: &Understood,
    body: &Body,
    mailbox: Option<EmailAddress>,
    received_at: Timestamp,
    files: Vec<InboundFile>,
) -> Inbound {
    Inbound {
        mailbox,
        received_at,
        from: mail.from.as_ref().and_then(person),
        recipients: mail.to.iter().chain(&mail.cc).filter_map(person).collect(),
        subject: mail.subject.clone(),
        message_id: mail.message_id.clone(),
        refers_to: refers_to(mail),
        body: body.kind,
        shown: body.shown.clone(),
        quoted: body.quoted.clone(),
        text: mail.text.clone(),
        files,
        automatic: mail.class != Class::Normal || mail.auto_reply,
        damaged: mail.trouble.is_some(),
        language: language::guess(&body.reply),
        fingerprint: Sha256::digest(mail.text.as_bytes()).into(),
    }
}

fn person(mailbox: &mail::Mailbox) -> Option<Mailbox> {
    let address = EmailAddress::parse(&mailbox.address)?;
    Some(Mailbox { name: mailbox.name.clone().unwrap_or_default(), address })
}

/// In-Reply-To, then References from the newest; a bounce also leads to what it is about. Each once.
fn refers_to(mail: &Understood) -> Vec<String> {
    let bounced =
        mail.bounce.iter().flat_map(|bounce| bounce.about.iter().chain(bounce.references.iter().rev()));
    let mut known = HashSet::new();
    let all = mail.in_reply_to.iter().chain(mail.references.iter().rev()).chain(bounced);
    all.filter(|id| known.insert(id.as_str())).cloned().collect()
}

/// What stands behind the plus in the addresses it was sent to, by the header and by the delivery.
fn reply_tokens(mail: &Understood) -> Vec<String> {
    let written = mail.to.iter().chain(&mail.cc).map(|to| to.address.as_str());
    let delivered = mail.delivered_to.iter().map(String::as_str);
    let mut tokens: Vec<String> = Vec::new();
    for address in written.chain(delivered) {
        let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
        if let Some((_, token)) = local.split_once('+')
            && !tokens.iter().any(|known| known == token)
        {
            tokens.push(token.to_owned());
        }
    }
    tokens
}

/// A Content-ID as one piece of an address.
fn escaped(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(text: &str) -> Understood {
        parse::understand(text.replace('\n', "\r\n").as_bytes()).expect("a mail")
    }

    #[test]
    fn ids_come_in_the_order_in_which_they_decide_and_each_once() {
        let mail = understood(
            "From: a@b.example\nIn-Reply-To: <c@x>\nReferences: <a@x> <b@x> <c@x>\nSubject: s\n\ntext\n",
        );
        assert_eq!(refers_to(&mail), ["c@x", "b@x", "a@x"]);
    }

    #[test]
    fn a_reply_token_is_found_in_the_header_and_in_the_delivery() {
        let mail = understood(
            "Delivered-To: support+t.1.2.abc@desk.example\nFrom: a@b.example\nTo: support+t.1.2.abc@desk.example, \
             other+x@c.example\nSubject: s\n\ntext\n",
        );
        assert_eq!(reply_tokens(&mail), ["t.1.2.abc", "x"]);
    }

    #[test]
    fn a_content_id_cannot_leave_its_place_in_the_address() {
        assert_eq!(escaped("a/../b?c#d\"@x"), "a%2F..%2Fb%3Fc%23d%22@x");
    }

    #[test]
    fn an_absence_notice_is_automatic_and_a_customers_mail_is_not() {
        let note = understood(
            "From: a@b.example\nAuto-Submitted: auto-replied\nSubject: Out of office\n\nback soon\n",
        );
        let mail = understood("From: a@b.example\nSubject: Broken lock\n\nHelp\n");
        let automatic = |mail: &Understood| {
            let body = shown::body(mail, &|_| None);
            inbound(mail, &body, None, Timestamp(0), Vec::new()).automatic
        };
        assert!(automatic(&note) && !automatic(&mail));
    }
}
