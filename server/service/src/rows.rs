//! Rows of tickets and messages as the database has them, and what they become.

use crate::Fault;
use crate::db::{On, each};
use crate::reading::{fetch, of};
use desk::conversation::{Author, Body, BodyKind, Channel, Delivery, Matched, MessageKind, MessageView};
use desk::filter::Filter;
use desk::pipeline::StatusCategory;
use desk::ticket::{Attachment, Facts, Priority, TicketRow, Wrote};
use desk::{
    AttachmentId, CategoryId, ChannelId, ContactId, ConversationId, MessageId, PipelineId, Seq, StatusId,
    TeamId, TicketId, TicketNumber, Timestamp, UserId,
};
use sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sqlx::FromRow;
use std::collections::HashMap;

#[derive(FromRow)]
struct TicketRecord {
    id: i64,
    number: i64,
    subject: String,
    pipeline: i64,
    status: i64,
    category: String,
    spam: bool,
    deleted: bool,
    merged: bool,
    owner: Option<i64>,
    team: Option<i64>,
    priority: i64,
    about: Option<i64>,
    channel: Option<i64>,
    contact: Option<i64>,
    contact_name: Option<String>,
    snippet: String,
    wrote: String,
    wrote_by: Option<i64>,
    failed: bool,
    created_at: i64,
    moved_at: i64,
    moved_seq: i64,
}

const COLUMNS: [&str; 22] = [
    "id",
    "number",
    "subject",
    "pipeline",
    "status",
    "category",
    "spam",
    "deleted",
    "merged",
    "owner",
    "team",
    "priority",
    "about",
    "channel",
    "contact",
    "snippet",
    "wrote",
    "wrote_by",
    "failed",
    "created_at",
    "moved_at",
    "moved_seq",
];

/// The statement of ticket rows, without order or bound.
pub fn select(filter: &Filter) -> SelectStatement {
    Query::select()
        .columns(COLUMNS.map(|name| ("ticket", name)))
        .expr_as(Expr::col(("contact", "name")), "contact_name")
        .from("ticket")
        .left_join("contact", Expr::col(("contact", "id")).equals(("ticket", "contact")))
        .cond_where(of(filter))
        .take()
}

/// Runs a statement made by [`select`].
pub async fn tickets(on: &mut impl On, statement: &SelectStatement) -> Result<Vec<TicketRow>, Fault> {
    let records: Vec<TicketRecord> = fetch(on, statement).await?;
    let mut repliers = repliers(on, records.iter().map(|record| record.id).collect()).await?;
    records.into_iter().map(|record| row(record, &mut repliers)).collect()
}

/// One ticket's row, whoever asks: the caller asks the predicate.
pub async fn ticket(on: &mut impl On, id: TicketId) -> Result<Option<TicketRow>, Fault> {
    let statement = select(&Filter::all()).and_where(Expr::col(("ticket", "id")).eq(id.0)).take();
    Ok(tickets(on, &statement).await?.pop())
}

/// One ticket's facts, whoever asks.
pub async fn facts(on: &mut impl On, id: TicketId) -> Result<Option<Facts>, Fault> {
    Ok(ticket(on, id).await?.map(|row| row.facts))
}

async fn repliers(on: &mut impl On, ids: Vec<i64>) -> Result<HashMap<i64, Vec<UserId>>, Fault> {
    let mut by_ticket: HashMap<i64, Vec<UserId>> = HashMap::new();
    if ids.is_empty() {
        return Ok(by_ticket);
    }
    let statement = Query::select()
        .columns(["ticket", "member"])
        .from("replier")
        .and_where(Expr::col("ticket").is_in(ids))
        .order_by("member", sea_query::Order::Asc)
        .take();
    for (ticket, member) in fetch::<(i64, i64)>(on, &statement).await? {
        by_ticket.entry(ticket).or_default().push(UserId(member));
    }
    Ok(by_ticket)
}

fn row(record: TicketRecord, repliers: &mut HashMap<i64, Vec<UserId>>) -> Result<TicketRow, Fault> {
    let category = StatusCategory::from_word(&record.category)
        .ok_or_else(|| Fault::row(format!("ticket {}: category {}", record.id, record.category)))?;
    let writer = || {
        record.wrote_by.map(UserId).ok_or_else(|| Fault::row(format!("ticket {}: nobody wrote", record.id)))
    };
    let wrote = match record.wrote.as_str() {
        "contact" => Wrote::Contact,
        "reply" => Wrote::Reply(writer()?),
        "comment" => Wrote::Comment(writer()?),
        _ => Wrote::System,
    };
    Ok(TicketRow {
        facts: Facts {
            id: TicketId(record.id),
            pipeline: PipelineId(record.pipeline),
            status: StatusId(record.status),
            category,
            owner: record.owner.map(UserId),
            team: record.team.map(TeamId),
            priority: Priority::from_rank(record.priority),
            about: record.about.map(CategoryId),
            channel: record.channel.map(ChannelId),
            spam: record.spam,
            deleted: record.deleted,
            merged: record.merged,
            repliers: repliers.remove(&record.id).unwrap_or_default(),
        },
        number: TicketNumber(record.number),
        subject: record.subject,
        contact: record.contact.map(ContactId),
        contact_name: record.contact_name.unwrap_or_default(),
        channel: if record.channel.is_some() { Channel::Email } else { Channel::Hand },
        snippet: record.snippet,
        wrote,
        created_at: Timestamp(record.created_at),
        moved_at: Timestamp(record.moved_at),
        moved_seq: Seq(record.moved_seq),
        failed: record.failed,
    })
}

/// A message as the database has it.
#[derive(FromRow)]
pub struct MessageRecord {
    /// Key.
    pub id: i64,
    /// Ticket.
    pub ticket: i64,
    conversation: i64,
    /// received | reply | comment
    pub kind: String,
    /// Author on staff.
    pub author_user: Option<i64>,
    author_contact: Option<i64>,
    author_name: String,
    author_address: String,
    stranger: bool,
    /// When it happened.
    pub occurred_at: i64,
    body: String,
    /// Visible part.
    pub shown: String,
    quoted: String,
    automatic: bool,
    damaged: bool,
    matched: Option<String>,
    /// State of a reply.
    pub delivery: Option<String>,
    delivery_at: Option<i64>,
    delivery_said: String,
    seq: i64,
}

/// Columns of a [`MessageRecord`].
pub const MESSAGE_COLUMNS: [&str; 20] = [
    "id",
    "ticket",
    "conversation",
    "kind",
    "author_user",
    "author_contact",
    "author_name",
    "author_address",
    "stranger",
    "occurred_at",
    "body",
    "shown",
    "quoted",
    "automatic",
    "damaged",
    "matched",
    "delivery",
    "delivery_at",
    "delivery_said",
    "seq",
];

/// Messages by a condition, taken-back ones left out, oldest first.
pub async fn messages(on: &mut impl On, mut statement: SelectStatement) -> Result<Vec<MessageView>, Fault> {
    let statement = statement
        .columns(MESSAGE_COLUMNS)
        .from("message")
        .and_where(Expr::col("taken_back_at").is_null())
        .take();
    let mut records: Vec<MessageRecord> = fetch(on, &statement).await?;
    records.sort_by_key(|record| (record.occurred_at, record.id));
    let mut files = attachments(on, records.iter().map(|record| record.id).collect()).await?;
    records.into_iter().map(|record| view(record, &mut files)).collect()
}

/// One message, taken back or not.
pub async fn message(on: &mut impl On, id: MessageId) -> Result<Option<MessageRecord>, Fault> {
    let statement =
        Query::select().columns(MESSAGE_COLUMNS).from("message").and_where(Expr::col("id").eq(id.0)).take();
    Ok(fetch(on, &statement).await?.pop())
}

#[derive(FromRow)]
struct AttachmentRecord {
    id: i64,
    message: i64,
    name: String,
    kind: String,
    size: i64,
}

async fn attachments(on: &mut impl On, messages: Vec<i64>) -> Result<HashMap<i64, Vec<Attachment>>, Fault> {
    let mut by_message: HashMap<i64, Vec<Attachment>> = HashMap::new();
    if messages.is_empty() {
        return Ok(by_message);
    }
    let statement = Query::select()
        .columns([
            ("attachment", "id"),
            ("attachment", "message"),
            ("attachment", "name"),
            ("file", "kind"),
            ("file", "size"),
        ])
        .from("attachment")
        .inner_join("file", Expr::col(("file", "id")).equals(("attachment", "file")))
        .and_where(Expr::col(("attachment", "message")).is_in(messages))
        .and_where(Expr::col(("attachment", "inline")).not())
        .order_by(("attachment", "position"), sea_query::Order::Asc)
        .take();
    for record in fetch::<AttachmentRecord>(on, &statement).await? {
        by_message.entry(record.message).or_default().push(Attachment {
            id: AttachmentId(record.id),
            picture: crate::files::is_picture(&record.kind),
            name: record.name,
            kind: record.kind,
            size: record.size.unsigned_abs(),
        });
    }
    Ok(by_message)
}

/// The state of a reply from its columns.
pub fn delivery(state: Option<&str>, at: Option<i64>, said: &str) -> Option<Delivery> {
    let at = Timestamp(at.unwrap_or_default());
    let said = || said.to_owned();
    Some(match state? {
        "queued" => Delivery::Queued { until: at },
        "kept" => Delivery::Kept,
        "sending" => Delivery::Sending { next: at, said: said() },
        "sent" => Delivery::Sent { at, to: said() },
        "unsure" => Delivery::Unsure { next: at },
        _ => Delivery::Failed { at, said: said() },
    })
}

fn view(record: MessageRecord, files: &mut HashMap<i64, Vec<Attachment>>) -> Result<MessageView, Fault> {
    let wrong = |what: &str| Fault::row(format!("message {}: {what}", record.id));
    let kind = MessageKind::from_word(&record.kind).ok_or_else(|| wrong("kind"))?;
    let body = BodyKind::from_word(&record.body).ok_or_else(|| wrong("body"))?;
    let author = match record.author_user {
        Some(user) => Author::User(UserId(user)),
        None => Author::Contact(ContactId(record.author_contact.unwrap_or_default())),
    };
    // A designed body is shown from its own address, in a frame.
    let framed = body == BodyKind::Designed;
    Ok(MessageView {
        id: MessageId(record.id),
        conversation: ConversationId(record.conversation),
        kind,
        author,
        author_name: record.author_name,
        author_address: record.author_address,
        stranger: record.stranger,
        at: Timestamp(record.occurred_at),
        seq: Seq(record.seq),
        body: Body {
            kind: body,
            shown: if framed { String::new() } else { record.shown },
            quoted: if framed { String::new() } else { record.quoted },
        },
        attachments: files.remove(&record.id).unwrap_or_default(),
        delivery: delivery(record.delivery.as_deref(), record.delivery_at, &record.delivery_said),
        matched: record.matched.as_deref().and_then(Matched::from_word),
        automatic: record.automatic,
        damaged: record.damaged,
    })
}

/// The newest event, in the state that `on` sees.
pub async fn newest(on: &mut impl On) -> Result<Seq, Fault> {
    let seq: Option<i64> =
        each!(on, |c| sqlx::query_scalar("select max(seq) from event").fetch_one(c).await)?;
    Ok(Seq(seq.unwrap_or_default()))
}
