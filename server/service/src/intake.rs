//! The way in of a mail: raw bytes first, then a row, then the acknowledgement; reading is a job. Which ticket it joins is decided
//! by `desk::intake::place`; here the clues are gathered.

use crate::db::{On, Tx, each};
use crate::jobs::{self, Job, Work};
use crate::tickets::Born;
use crate::{Fault, HelpDesk, catalog, contacts, files, messages, rows, tickets};
use desk::conversation::{Matched, MessageKind};
use desk::event::{Because, By, What};
use desk::intake::{Clue, Inbound, place};
use desk::mail::EmailAddress;
use desk::pipeline::StatusCategory;
use desk::time::DAY;
use desk::{ContactId, MessageId, RawMailId, TicketId, TicketNumber, Timestamp, limits, text};
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

/// What the envelope says beside the mail's text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Addressed {
    /// What stood behind the plus of addresses it was sent to.
    pub reply_tokens: Vec<String>,
}

/// What a mail became.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Taken {
    /// The ticket it is on.
    pub ticket: TicketNumber,
    /// It opened that ticket.
    pub new: bool,
}

const ADD_RAW: &str = "
    insert into raw_mail (hash, size, inlet, mailbox, received_at, state, tries, reason)
    values ($1, $2, $3, $4, $5, 'new', 0, '') returning id";
const RAW: &str = "select hash, mailbox, received_at, tries from raw_mail where id = $1";
const TRY: &str = "update raw_mail set tries = tries + 1 where id = $1 and tries < $2";
const QUARANTINE: &str = "update raw_mail set state = 'quarantined', reason = $1 where id = $2";
const READ: &str = "update raw_mail set state = 'read', reason = '', message = $1 where id = $2";
const REPLAY: &str =
    "update raw_mail set state = 'new', tries = 0, reason = '' where id = $1 and state = 'quarantined'";
const SAME: &str = "select message from mail_identity where channel = $1 and mail_id = $2 and author = $3";
const IDENTITY: &str = "
    insert into mail_identity (channel, mail_id, author, message) values ($1, $2, $3, $4)
    on conflict (channel, mail_id, author) do nothing";
const THEIRS: &str = "
    select message.id, message.ticket from message join ticket on ticket.id = message.ticket
    where message.mail_id = $1 and ticket.channel = $2 order by message.id limit 1";
const WAS_SENT_TO: &str = "select count(*) from message_recipient where message = $1 and address_folded = $2";
const TAKES_PART: &str = "
    select count(*) from participant join contact_address on contact_address.contact = participant.contact
    where participant.ticket = $1 and contact_address.kind = 'email' and contact_address.folded = $2";
const EXISTS: &str = "select count(*) from ticket where id = $1";
const CLOSED_AT: &str = "select closed_at from ticket where id = $1";
const FIRST_MAILBOX: &str = "select id from channel where kind = 'email' order by id limit 1";
const BY_ADDRESS: &str = "select id from channel where address_folded = $1";
const NUMBER: &str = "select number from ticket where id = $1";
const RECIPIENT: &str = "
    insert into message_recipient (message, address_folded) values ($1, $2)
    on conflict (message, address_folded) do nothing";
const INLINE: &str = "update message set shown = $1, quoted = $2 where id = $3";
const ADD: &str = "
    insert into message (ticket, conversation, kind, author_contact, author_name, author_address, stranger, occurred_at, body,
        shown, quoted, plain, automatic, damaged, matched, mail_id, raw, fingerprint, delivery_said, seq)
    values ($1, $2, 'received', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, '', 0)
    returning id";

/// Days after which a mail on a closed ticket opens a follow-up. (semantics.md, Statuses)
const FOLLOW_UP_AFTER: i64 = 14 * DAY;

impl HelpDesk {
    /// Keeps a raw mail: bytes to disk and fsync, then the row with its job, then commit. Only then may the sender be told.
    pub async fn take_raw(
        &self,
        bytes: &[u8],
        mailbox: Option<&str>,
        inlet: &str,
    ) -> Result<RawMailId, Fault> {
        let home = self.options().data.join("mail");
        let path = home.join("new").join(crate::key::token());
        let mut file = tokio::fs::File::create_new(&path).await?;
        file.write_all(bytes).await?;
        file.flush().await?;
        file.sync_all().await?;
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        files::settle(&path, &files::by_hash(&home, &hash)).await?;
        let mut tx = self.write_tx().await?;
        let at = tx.at;
        let id: i64 = each!(tx, |c| sqlx::query_scalar(ADD_RAW)
            .bind(hash.to_vec())
            .bind(bytes.len() as i64)
            .bind(inlet)
            .bind(mailbox)
            .bind(at.0)
            .fetch_one(c)
            .await)?;
        jobs::add(&mut tx, Work::ReadMail(RawMailId(id)), at).await?;
        self.commit(tx).await?;
        Ok(RawMailId(id))
    }

    /// The bytes of a raw mail, the mailbox its inlet named, when it came, and how often it was begun to be read.
    pub async fn raw_mail(&self, id: RawMailId) -> Result<(Vec<u8>, Option<String>, Timestamp, i64), Fault> {
        let mut rx = self.read_tx().await?;
        let (hash, mailbox, at, tries): (Vec<u8>, Option<String>, i64, i64) =
            each!(rx, |c| sqlx::query_as(RAW).bind(id.0).fetch_one(c).await)?;
        let bytes = tokio::fs::read(files::by_hash(&self.options().data.join("mail"), &hash)).await?;
        Ok((bytes, mailbox, Timestamp(at), tries))
    }

    /// Counts an attempt to read a mail, before it is parsed: a mail that crashed the process as often as
    /// [`limits::MAIL_CRASHES`] is quarantined instead, and `false` is the answer.
    pub async fn begin_reading(&self, job: &Job) -> Result<bool, Fault> {
        let Work::ReadMail(raw) = job.work else { return Ok(false) };
        let mut tx = self.write_tx().await?;
        if !jobs::mine(&mut tx, job).await? {
            return Ok(false);
        }
        let counted = each!(tx, |c| sqlx::query(TRY)
            .bind(raw.0)
            .bind(limits::MAIL_CRASHES as i64)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?;
        if counted == 0 {
            each!(tx, |c| sqlx::query(QUARANTINE)
                .bind("reading it ended the process twice")
                .bind(raw.0)
                .execute(c)
                .await
                .map(drop))?;
            jobs::done(&mut tx, job).await?;
        }
        self.commit(tx).await?;
        Ok(counted == 1)
    }

    /// Puts a mail aside that cannot be made into a message; it is shown, and can be read again.
    pub async fn quarantine(&self, job: &Job, reason: &str) -> Result<(), Fault> {
        let Work::ReadMail(raw) = job.work else { return Ok(()) };
        let reason: String = text::line(reason).chars().take(500).collect();
        let mut tx = self.write_tx().await?;
        if jobs::done(&mut tx, job).await? {
            each!(tx, |c| sqlx::query(QUARANTINE).bind(&reason).bind(raw.0).execute(c).await.map(drop))?;
            self.commit(tx).await?;
        }
        Ok(())
    }

    /// Reads a quarantined mail again.
    pub(crate) async fn read_again(&self, id: RawMailId) -> Result<bool, Fault> {
        let mut tx = self.write_tx().await?;
        let n =
            each!(tx, |c| sqlx::query(REPLAY).bind(id.0).execute(c).await.map(|done| done.rows_affected()))?;
        if n == 1 {
            let at = tx.at;
            jobs::add(&mut tx, Work::ReadMail(id), at).await?;
            self.commit(tx).await?;
        }
        Ok(n == 1)
    }

    /// Makes an understood mail a message: on the ticket it belongs to, or on a new one. Ends the job in the same transaction.
    pub async fn take_mail(&self, job: &Job, inbound: Inbound, addressed: Addressed) -> Result<Taken, Fault> {
        let Work::ReadMail(raw) = job.work else { return Err(Fault::row("a mail job that reads nothing")) };
        let mut tx = self.write_tx().await?;
        if !jobs::done(&mut tx, job).await? {
            return Err(Fault::row("the job is somebody else's now"));
        }
        let channel = channel(&mut tx, &inbound).await?;
        let author = inbound.from.as_ref().map_or_else(String::new, |from| from.address.folded());
        let mail_id = inbound.message_id.clone().filter(|id| id.len() <= 998);
        if let Some(mail_id) = &mail_id {
            let same: Option<i64> = each!(tx, |c| sqlx::query_scalar(SAME)
                .bind(channel)
                .bind(mail_id)
                .bind(&author)
                .fetch_optional(c)
                .await)?;
            if let Some(message) = same {
                // Once more the same mail: its bytes are kept as a variant of the message we have.
                each!(tx, |c| sqlx::query(READ).bind(message).bind(raw.0).execute(c).await.map(drop))?;
                let record = rows::message(&mut tx, MessageId(message)).await?;
                let ticket = TicketId(record.map_or(0, |record| record.ticket));
                let number = number(&mut tx, ticket).await?;
                self.commit(tx).await?;
                return Ok(Taken { ticket: number, new: false });
            }
        }
        let contact = match &inbound.from {
            Some(from) => contacts::known(&mut tx, &from.address, &from.name).await?,
            None => contacts::add(&mut tx, "").await?,
        };
        if let Some(language) = inbound.language {
            contacts::speaks(&mut tx, contact, language).await?;
        }
        let clues = self.clues(&mut tx, &inbound, &addressed, channel, &author).await?;
        let placed = place(&clues);
        let (ticket, matched, new) = match placed {
            Some((ticket, matched)) => match follow_up(&mut tx, ticket, &inbound).await? {
                None => (ticket, matched, false),
                Some(()) => {
                    (self.begin(&mut tx, &inbound, channel, contact, Some(ticket)).await?, Matched::New, true)
                }
            },
            None => (self.begin(&mut tx, &inbound, channel, contact, None).await?, Matched::New, true),
        };
        let message =
            add_received(&mut tx, &inbound, ticket, contact, matched, raw, mail_id.as_deref()).await?;
        if let Some(mail_id) = &mail_id {
            each!(tx, |c| sqlx::query(IDENTITY)
                .bind(channel)
                .bind(mail_id)
                .bind(&author)
                .bind(message.0)
                .execute(c)
                .await
                .map(drop))?;
        }
        let by = By::Contact(contact);
        let what = What::Wrote { message, kind: MessageKind::Received };
        tx.event_at(inbound.received_at, by, Some(ticket), what, Because::Mail);
        if !new && !inbound.automatic {
            customer_wrote(&mut tx, ticket, by).await?;
        }
        each!(tx, |c| sqlx::query(READ).bind(message.0).bind(raw.0).execute(c).await.map(drop))?;
        let number = number(&mut tx, ticket).await?;
        self.commit(tx).await?;
        Ok(Taken { ticket: number, new })
    }

    async fn begin(
        &self,
        tx: &mut Tx,
        inbound: &Inbound,
        channel: i64,
        contact: ContactId,
        follows: Option<TicketId>,
    ) -> Result<TicketId, Fault> {
        let pipeline = tickets::first_pipeline(tx).await?;
        let subject: String = crate::door_line(&inbound.subject).chars().take(limits::SUBJECT).collect();
        let subject =
            if subject.is_empty() { text::snippet(&crate::door(&inbound.text), 80) } else { subject };
        let subject = if subject.is_empty() { "…".to_owned() } else { subject };
        let born = Born {
            subject: &subject,
            status: tickets::at_creation(&pipeline)?,
            owner: None,
            team: None,
            priority: None,
            about: None,
            channel: Some(channel),
            contact: Some(contact.0),
            follows,
            key: None,
        };
        let (ticket, _) = tickets::insert(tx, born).await?;
        contacts::join(tx, ticket, contact, true, 0).await?;
        tx.event_at(inbound.received_at, By::Contact(contact), Some(ticket), What::Opened, Because::Mail);
        Ok(ticket)
    }

    async fn clues(
        &self,
        tx: &mut Tx,
        inbound: &Inbound,
        addressed: &Addressed,
        channel: i64,
        author: &str,
    ) -> Result<Vec<Clue>, Fault> {
        let mut clues = Vec::new();
        for token in &addressed.reply_tokens {
            if let Some((ticket, _)) = self.key().read_reply_token(token)
                && exists(tx, ticket).await?
            {
                clues.push(Clue::ReplyAddress(ticket));
            }
        }
        for id in inbound.refers_to.iter().take(100) {
            if let Some((ticket, _)) = self.key().minted_id(id) {
                if exists(tx, ticket).await? {
                    clues.push(Clue::OurId(ticket));
                }
                continue;
            }
            let theirs: Option<(i64, i64)> =
                each!(tx, |c| sqlx::query_as(THEIRS).bind(id).bind(channel).fetch_optional(c).await)?;
            if let Some((message, ticket)) = theirs {
                let told: i64 = each!(tx, |c| sqlx::query_scalar(WAS_SENT_TO)
                    .bind(message)
                    .bind(author)
                    .fetch_one(c)
                    .await)?;
                let ticket = TicketId(ticket);
                let participant = told > 0 || takes_part(tx, ticket, author).await?;
                clues.push(Clue::TheirId { ticket, participant });
            }
        }
        Ok(clues)
    }
}

async fn exists(on: &mut impl On, ticket: TicketId) -> Result<bool, Fault> {
    let n: i64 = each!(on, |c| sqlx::query_scalar(EXISTS).bind(ticket.0).fetch_one(c).await)?;
    Ok(n == 1)
}

async fn takes_part(on: &mut impl On, ticket: TicketId, author: &str) -> Result<bool, Fault> {
    let n: i64 =
        each!(on, |c| sqlx::query_scalar(TAKES_PART).bind(ticket.0).bind(author).fetch_one(c).await)?;
    Ok(n > 0)
}

async fn number(on: &mut impl On, ticket: TicketId) -> Result<TicketNumber, Fault> {
    let n: i64 = each!(on, |c| sqlx::query_scalar(NUMBER).bind(ticket.0).fetch_one(c).await)?;
    Ok(TicketNumber(n))
}

/// The mailbox a mail is for: the one its inlet named, one of ours among its recipients, the first one; on a desk without any,
/// the first recipient's address becomes the mailbox.
async fn channel(tx: &mut Tx, inbound: &Inbound) -> Result<i64, Fault> {
    if let Some(named) = &inbound.mailbox {
        return catalog::mailbox(tx, named).await;
    }
    for recipient in &inbound.recipients {
        let folded = without_token(&recipient.address).to_lowercase();
        let known: Option<i64> =
            each!(tx, |c| sqlx::query_scalar(BY_ADDRESS).bind(&folded).fetch_optional(c).await)?;
        if let Some(id) = known {
            return Ok(id);
        }
    }
    let first: Option<i64> = each!(tx, |c| sqlx::query_scalar(FIRST_MAILBOX).fetch_optional(c).await)?;
    if let Some(id) = first {
        return Ok(id);
    }
    let address = inbound
        .recipients
        .first()
        .and_then(|recipient| EmailAddress::parse(&without_token(&recipient.address)))
        .or_else(|| EmailAddress::parse("support@localhost"))
        .ok_or_else(|| Fault::row("no mailbox"))?;
    catalog::mailbox(tx, &address).await
}

/// `support+t.…@x` is `support@x`.
fn without_token(address: &EmailAddress) -> String {
    match address.local().split_once('+') {
        Some((local, _)) => format!("{local}@{}", address.domain()),
        None => address.as_str().to_owned(),
    }
}

/// `Some` when the ticket was closed so long ago that the mail opens a follow-up.
async fn follow_up(tx: &mut Tx, ticket: TicketId, inbound: &Inbound) -> Result<Option<()>, Fault> {
    let closed: Option<i64> = each!(tx, |c| sqlx::query_scalar(CLOSED_AT).bind(ticket.0).fetch_one(c).await)?;
    let long_ago = closed.is_some_and(|at| inbound.received_at.since(Timestamp(at)) > FOLLOW_UP_AFTER);
    Ok((long_ago && !inbound.automatic).then_some(()))
}

async fn customer_wrote(tx: &mut Tx, ticket: TicketId, by: By) -> Result<(), Fault> {
    let facts = rows::facts(tx, ticket).await?.ok_or_else(|| Fault::row("a ticket is gone"))?;
    let pipelines = catalog::pipelines(tx).await?;
    let pipeline = pipelines.iter().find(|pipeline| pipeline.id == facts.pipeline);
    let reopened = facts.category == StatusCategory::Closed;
    if let Some(to) = pipeline.and_then(|pipeline| pipeline.after_customer_message(facts.status)) {
        tickets::set_status(tx, &facts, to, by, Because::CustomerWrote).await?;
    } else if reopened {
        tracing::warn!(%ticket, "a pipeline without an open status: the ticket stays closed");
    }
    Ok(())
}

async fn add_received(
    tx: &mut Tx,
    inbound: &Inbound,
    ticket: TicketId,
    contact: ContactId,
    matched: Matched,
    raw: RawMailId,
    mail_id: Option<&str>,
) -> Result<MessageId, Fault> {
    tx.touch(ticket).await?;
    let facts = rows::facts(tx, ticket).await?.ok_or_else(|| Fault::row("a ticket is gone"))?;
    let conversation = messages::conversation(tx, &facts, "customer").await?;
    let address = inbound.from.as_ref().map_or("", |from| from.address.as_str());
    let author = inbound.from.as_ref().map_or_else(String::new, |from| from.address.folded());
    let signed = inbound.from.as_ref().map_or("", |from| from.name.as_str());
    let name = match crate::door_line(signed) {
        name if name.is_empty() => contacts::name(tx, contact).await?,
        name => name.chars().take(limits::NAME).collect(),
    };
    let stranger = !author.is_empty() && !takes_part(tx, ticket, &author).await?;
    let shown = bounded(crate::door(&inbound.shown));
    let quoted = bounded(crate::door(&inbound.quoted));
    let plain = bounded(crate::door(&inbound.text));
    let id: i64 = each!(tx, |c| sqlx::query_scalar(ADD)
        .bind(ticket.0)
        .bind(conversation)
        .bind(contact.0)
        .bind(&name)
        .bind(address)
        .bind(stranger)
        .bind(inbound.received_at.0)
        .bind(inbound.body.word())
        .bind(&shown)
        .bind(&quoted)
        .bind(&plain)
        .bind(inbound.automatic)
        .bind(inbound.damaged)
        .bind(matched.word())
        .bind(mail_id)
        .bind(raw.0)
        .bind(inbound.fingerprint.to_vec())
        .fetch_one(c)
        .await)?;
    let own = format!("/messages/{id}/inline/");
    if shown.contains("/messages/MESSAGE/inline/") || quoted.contains("/messages/MESSAGE/inline/") {
        let (shown, quoted) = (
            shown.replace("/messages/MESSAGE/inline/", &own),
            quoted.replace("/messages/MESSAGE/inline/", &own),
        );
        each!(tx, |c| sqlx::query(INLINE).bind(&shown).bind(&quoted).bind(id).execute(c).await.map(drop))?;
    }
    for recipient in inbound.recipients.iter().take(limits::RECIPIENTS) {
        let folded = recipient.address.folded();
        each!(tx, |c| sqlx::query(RECIPIENT).bind(id).bind(&folded).execute(c).await.map(drop))?;
    }
    for (position, file) in (0_i64..).zip(&inbound.files) {
        let stored = files::Stored { hash: file.hash, size: file.size };
        let row = files::add(tx, &stored, &file.name, &file.kind, None).await?;
        files::attach(tx, id, row, &file.name, file.inline, file.content_id.as_deref(), position).await?;
    }
    let snippet_of =
        if inbound.body == desk::conversation::BodyKind::Text && !shown.is_empty() { &shown } else { &plain };
    messages::moved(tx, ticket, snippet_of, MessageKind::Received, None, inbound.received_at).await?;
    Ok(MessageId(id))
}

/// What fits into a row; the raw mail keeps the rest.
fn bounded(mut text: String) -> String {
    if text.len() > limits::MESSAGE_TEXT * 8 {
        let mut end = limits::MESSAGE_TEXT * 8;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
    }
    text
}
