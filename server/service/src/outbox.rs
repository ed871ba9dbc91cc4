//! The way out of a reply: where it would go, the letter that is sent, and what became of each try.

use crate::db::{On, Tx, each};
use crate::jobs::{self, Job, Work};
use crate::{Fault, HelpDesk, contacts, files, messages, rows};
use desk::event::{Because, By, What};
use desk::ticket::ReplyRoute;
use desk::time::{HOUR, MINUTE};
use desk::{ContactId, MessageId, TicketId};
use std::path::PathBuf;

/// What a send job finds.
#[derive(Debug)]
pub enum Outgoing {
    /// Taken back, already sent, or no longer this worker's: nothing to do.
    Gone,
    /// There are no SMTP settings.
    NoSmtp,
    /// This is to be sent.
    Letter(Box<Letter>),
}

/// A reply as a mail, before it is made into bytes. Only replies become letters: the query asks the kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// Name and address of the mailbox.
    pub from: (String, String),
    /// Requesters, the primary one first.
    pub to: Vec<(String, String)>,
    /// Followers who are contacts.
    pub cc: Vec<(String, String)>,
    /// Signed plus-address, bound to the primary requester.
    pub reply_to: String,
    /// With "Re: " unless it has one.
    pub subject: String,
    /// Plain part.
    pub text: String,
    /// HTML part.
    pub html: String,
    /// Our id, without brackets; the same at every try.
    pub message_id: String,
    /// Id of the newest received message.
    pub in_reply_to: Option<String>,
    /// Ids of the thread, oldest first.
    pub references: Vec<String>,
    /// Name, kind, path.
    pub attachments: Vec<(String, String, PathBuf)>,
}

const CHANNEL: &str = "
    select channel.name, channel.address from channel
    where channel.id = coalesce((select channel from ticket where id = $1),
        (select min(id) from channel where kind = 'email'))";
const LETTER: &str = "
    select message.ticket, message.shown, message.plain, message.mail_id, message.author_name, ticket.subject
    from message join ticket on ticket.id = message.ticket
    where message.id = $1 and message.kind = 'reply' and message.taken_back_at is null
    and message.delivery in ('queued', 'sending', 'unsure', 'kept')";
const SENDING: &str =
    "update message set delivery = 'sending', delivery_at = $1 where id = $2 and delivery <> 'unsure'";
const STATE: &str = "update message set delivery = $1, delivery_at = $2, delivery_said = $3 where id = $4";
const KEPT: &str = "
    select id, ticket from message where delivery = 'kept' and taken_back_at is null order by id limit 1000";
const THREAD: &str = "
    select mail_id from message
    where ticket = $1 and kind in ('received', 'reply') and mail_id is not null and id <> $2 and taken_back_at is null
    order by occurred_at desc, id desc limit 40";
const NEWEST_RECEIVED: &str = "
    select mail_id from message
    where ticket = $1 and kind = 'received' and mail_id is not null order by occurred_at desc, id desc limit 1";
const FILES: &str = "
    select attachment.name, file.kind, file.hash from attachment join file on file.id = attachment.file
    where attachment.message = $1 order by attachment.position";

/// Waits between tries. (semantics.md, E-mail: 1m, 5m, 30m, 2h, 6h, then failed)
const WAITS: [i64; 5] = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR];

impl HelpDesk {
    /// What this send job is to send. Fixes the state "sending" before the effect, and only while the job is still ours.
    pub async fn outgoing(&self, job: &Job) -> Result<Outgoing, Fault> {
        let Work::SendReply(message) = job.work else { return Ok(Outgoing::Gone) };
        let mut tx = self.write_tx().await?;
        if !jobs::mine(&mut tx, job).await? {
            return Ok(Outgoing::Gone);
        }
        let Some(letter) = letter(&mut tx, self, message).await? else {
            jobs::done(&mut tx, job).await?;
            self.commit(tx).await?;
            return Ok(Outgoing::Gone);
        };
        if self.options().smtp.is_none() {
            return Ok(Outgoing::NoSmtp);
        }
        let at = tx.at.0;
        each!(tx, |c| sqlx::query(SENDING).bind(at).bind(message.0).execute(c).await.map(drop))?;
        self.commit(tx).await?;
        Ok(Outgoing::Letter(Box::new(letter)))
    }

    /// The next server took it.
    pub async fn sent(&self, job: &Job, said: &str) -> Result<bool, Fault> {
        let mut tx = self.write_tx().await?;
        if !jobs::done(&mut tx, job).await? {
            return Ok(false);
        }
        let at = tx.at.0;
        self.went(&mut tx, job, "sent", Some(at), said).await?;
        self.commit(tx).await?;
        Ok(true)
    }

    /// There are no SMTP settings: kept until somebody tries again.
    pub async fn kept(&self, job: &Job) -> Result<(), Fault> {
        let mut tx = self.write_tx().await?;
        if jobs::done(&mut tx, job).await? {
            self.went(&mut tx, job, "kept", None, "").await?;
            self.commit(tx).await?;
        }
        Ok(())
    }

    /// A try failed. `unsure`: it may have arrived, so the next try has the same id and says so; `permanent`: no further try.
    pub async fn not_sent(&self, job: &Job, said: &str, permanent: bool, unsure: bool) -> Result<(), Fault> {
        let said: String = desk::text::line(said).chars().take(500).collect();
        let mut tx = self.write_tx().await?;
        let wait = usize::try_from(job.tries - 1).ok().and_then(|at| WAITS.get(at)).copied();
        match wait.filter(|_| !permanent) {
            Some(wait) => {
                let next = tx.at.plus(wait);
                if jobs::again(&mut tx, job, next, &said).await? {
                    let state = if unsure { "unsure" } else { "sending" };
                    self.went(&mut tx, job, state, Some(next.0), &said).await?;
                    self.commit(tx).await?;
                }
            }
            None => {
                if jobs::dead(&mut tx, job, &said).await? {
                    let at = tx.at.0;
                    self.went(&mut tx, job, "failed", Some(at), &said).await?;
                    self.commit(tx).await?;
                }
            }
        }
        Ok(())
    }

    /// There is a mail server now: what was kept for want of one leaves.
    pub(crate) async fn send_what_was_kept(&self) -> Result<(), Fault> {
        if self.options().smtp.is_none() {
            return Ok(());
        }
        let mut tx = self.write_tx().await?;
        let at = tx.at;
        let kept: Vec<(i64, i64)> = each!(tx, |c| sqlx::query_as(KEPT).fetch_all(c).await)?;
        for (message, ticket) in kept {
            let (message, ticket) = (MessageId(message), TicketId(ticket));
            tx.touch(ticket).await?;
            let (state, said) = ("sending", "");
            each!(tx, |c| sqlx::query(STATE)
                .bind(state)
                .bind(at.0)
                .bind(said)
                .bind(message.0)
                .execute(c)
                .await
                .map(drop))?;
            jobs::add(&mut tx, Work::SendReply(message), at).await?;
            tx.event(By::System, Some(ticket), What::Delivery { message }, Because::Asked);
        }
        self.commit(tx).await.map(drop)
    }

    async fn went(
        &self,
        tx: &mut Tx,
        job: &Job,
        state: &str,
        at: Option<i64>,
        said: &str,
    ) -> Result<(), Fault> {
        let Work::SendReply(message) = job.work else {
            return Err(Fault::row("a mail job that sends nothing"));
        };
        each!(tx, |c| sqlx::query(STATE)
            .bind(state)
            .bind(at)
            .bind(said)
            .bind(message.0)
            .execute(c)
            .await
            .map(drop))?;
        let record = rows::message(tx, message).await?.ok_or_else(|| Fault::row("a sent message is gone"))?;
        let ticket = TicketId(record.ticket);
        tx.touch(ticket).await?;
        messages::mark_failed(tx, ticket).await?;
        tx.event(By::System, Some(ticket), What::Delivery { message }, Because::Asked);
        Ok(())
    }
}

async fn letter(tx: &mut Tx, desk: &HelpDesk, message: MessageId) -> Result<Option<Letter>, Fault> {
    type Found = (i64, String, String, Option<String>, String, String);
    let found: Option<Found> = each!(tx, |c| sqlx::query_as(LETTER).bind(message.0).fetch_optional(c).await)?;
    let Some((ticket, html, text, mail_id, author, subject)) = found else { return Ok(None) };
    let ticket = TicketId(ticket);
    let Some((channel, address)) = channel(tx, ticket).await? else { return Ok(None) };
    let ((to, primary), cc) = recipients(tx, ticket).await?;
    let Some(primary) = primary else { return Ok(None) };
    let mut references: Vec<String> =
        each!(tx, |c| sqlx::query_scalar(THREAD).bind(ticket.0).bind(message.0).fetch_all(c).await)?;
    references.reverse();
    let in_reply_to: Option<String> =
        each!(tx, |c| sqlx::query_scalar(NEWEST_RECEIVED).bind(ticket.0).fetch_optional(c).await)?;
    let attached: Vec<(String, String, Vec<u8>)> =
        each!(tx, |c| sqlx::query_as(FILES).bind(message.0).fetch_all(c).await)?;
    let home = desk.options().data.join("files");
    let (local, domain) = address.rsplit_once('@').unwrap_or((address.as_str(), ""));
    let token = desk.key().reply_token(ticket, primary);
    // RFC 5321 4.5.3.1.1: a local part has at most 64 octets; a long mailbox name is answered without a token, by references.
    let reply_to =
        if local.len() + token.len() < 64 { format!("{local}+{token}@{domain}") } else { address.clone() };
    let desk_name = crate::catalog::setting(tx, "desk_name").await?.unwrap_or(channel);
    let answered =
        ["re:", "re :", "aw:", "sv:", "antw:"].iter().any(|re| subject.to_lowercase().starts_with(re));
    Ok(Some(Letter {
        from: (format!("{author} ({desk_name})"), address.clone()),
        to,
        cc,
        reply_to,
        subject: if answered { subject } else { format!("Re: {subject}") },
        text,
        html,
        message_id: mail_id.ok_or_else(|| Fault::row("a reply without an id"))?,
        in_reply_to,
        references,
        attachments: attached
            .into_iter()
            .map(|(name, kind, hash)| (name, kind, files::by_hash(&home, &hash)))
            .collect(),
    }))
}

async fn channel(on: &mut impl On, ticket: TicketId) -> Result<Option<(String, String)>, Fault> {
    Ok(each!(on, |c| sqlx::query_as(CHANNEL).bind(ticket.0).fetch_optional(c).await)?)
}

type People = Vec<(String, String)>;

/// Requesters (with the primary one's key) and followers who have an address.
async fn recipients(
    on: &mut impl On,
    ticket: TicketId,
) -> Result<((People, Option<ContactId>), People), Fault> {
    let (mut to, mut cc, mut primary) = (Vec::new(), Vec::new(), None);
    for (id, requester) in contacts::participants(on, ticket).await? {
        let Some(contact) = contacts::contact(on, id).await? else { continue };
        let Some(address) = contact.emails.into_iter().next() else { continue };
        let name = if contact.name == address { String::new() } else { contact.name };
        if requester {
            primary = primary.or(Some(id));
            to.push((name, address));
        } else {
            cc.push((name, address));
        }
    }
    Ok(((to, primary), cc))
}

/// Where a reply on this ticket would go, or why it cannot.
pub(crate) async fn route(on: &mut impl On, ticket: TicketId, sends: bool) -> Result<ReplyRoute, Fault> {
    if contacts::participants(on, ticket).await?.is_empty() {
        return Ok(ReplyRoute::NoContact);
    }
    let ((to, primary), cc) = recipients(on, ticket).await?;
    match (channel(on, ticket).await?, primary) {
        (Some((_, from)), Some(_)) => Ok(ReplyRoute::Mail { from, to, cc, sends }),
        _ => Ok(ReplyRoute::NoAddress),
    }
}
