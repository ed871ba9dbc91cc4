//! Reading the log: events after a place, in commit order. A reader that asks "after N" misses none.

use crate::db::{On, each};
use crate::{Fault, HelpDesk, rows};
use desk::event::{Activity, Because, By, Payload};
use desk::{ContactId, Seq, TicketId, Timestamp, UserId};
use sqlx::FromRow;

/// An event as the log has it.
#[derive(Clone, PartialEq, Debug)]
pub struct Logged {
    /// Its place.
    pub seq: Seq,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// Who did it.
    pub by: By,
    /// The ticket, when it is about one.
    pub ticket: Option<TicketId>,
    /// What, with the facts around it.
    pub payload: Payload,
    /// Why.
    pub because: Because,
}

#[derive(FromRow)]
struct EventRecord {
    seq: i64,
    occurred_at: i64,
    actor_kind: String,
    actor: Option<i64>,
    ticket: Option<i64>,
    payload: String,
    because: String,
}

const AFTER: &str = "
    select seq, occurred_at, actor_kind, actor, ticket, payload, because
    from event where seq > $1 order by seq limit $2";
const OF_TICKET: &str = "
    select seq, occurred_at, actor_kind, actor, ticket, payload, because
    from event where ticket = $1 order by seq desc limit $2";

impl HelpDesk {
    /// The newest event.
    pub async fn newest_seq(&self) -> Result<Seq, Fault> {
        rows::newest(&mut self.read_tx().await?).await
    }

    /// At most `upto` events after `after`.
    pub async fn events_after(&self, after: Seq, upto: usize) -> Result<Vec<Logged>, Fault> {
        self::after(&mut self.read_tx().await?, after, upto).await
    }
}

/// At most `upto` events after `after`.
pub(crate) async fn after(on: &mut impl On, after: Seq, upto: usize) -> Result<Vec<Logged>, Fault> {
    let records: Vec<EventRecord> =
        each!(on, |c| sqlx::query_as(AFTER).bind(after.0).bind(upto as i64).fetch_all(c).await)?;
    records.into_iter().map(read).collect()
}

/// The newest `upto` events of a ticket, oldest first.
pub(crate) async fn of_ticket(on: &mut impl On, ticket: TicketId, upto: usize) -> Result<Vec<Logged>, Fault> {
    let mut records: Vec<EventRecord> =
        each!(on, |c| sqlx::query_as(OF_TICKET).bind(ticket.0).bind(upto as i64).fetch_all(c).await)?;
    records.reverse();
    records.into_iter().map(read).collect()
}

fn read(record: EventRecord) -> Result<Logged, Fault> {
    let wrong = |what: &str| Fault::row(format!("event {}: {what}", record.seq));
    let id = || record.actor.ok_or_else(|| wrong("no actor"));
    let by = match record.actor_kind.as_str() {
        "user" => By::User(UserId(id()?)),
        "contact" => By::Contact(ContactId(id()?)),
        _ => By::System,
    };
    Ok(Logged {
        seq: Seq(record.seq),
        occurred_at: Timestamp(record.occurred_at),
        by,
        ticket: record.ticket.map(TicketId),
        payload: serde_json::from_str(&record.payload).map_err(|error| wrong(&error.to_string()))?,
        because: Because::from_word(&record.because).ok_or_else(|| wrong("because"))?,
    })
}

/// Events as a ticket's page shows them.
pub(crate) async fn activities(on: &mut impl On, events: &[Logged]) -> Result<Vec<Activity>, Fault> {
    let mut activities = Vec::with_capacity(events.len());
    for event in events {
        let by_name = match event.by {
            By::Contact(contact) => crate::contacts::name(on, contact).await?,
            By::User(_) | By::System => String::new(),
        };
        activities.push(Activity {
            seq: event.seq,
            at: event.occurred_at,
            by: event.by,
            by_name,
            what: event.payload.what.clone(),
            because: event.because,
        });
    }
    Ok(activities)
}
