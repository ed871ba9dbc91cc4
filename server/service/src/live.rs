//! What live connections are fed with: runs of events, coalesced by ticket, with the facts before the first and the row after
//! the last. Whom a frame may reach is judged by the server with the same predicate as everything else.

use crate::db::{On, each};
use crate::log::{self, Logged};
use crate::{Answer, Fault, HelpDesk, agent_of, rows};
use desk::access::may_see;
use desk::conversation::MessageView;
use desk::event::{Activity, What};
use desk::person::Actor;
use desk::ticket::{Delivered, Facts, ReplyRoute, TicketRow};
use desk::{MessageId, Refusal, Seq, TicketId};
use sea_query::{Expr, ExprTrait, Query};
use std::collections::BTreeMap;

/// All that happened to one ticket in a run of events.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The ticket; `None` for events of no ticket.
    pub ticket: Option<TicketId>,
    /// The newest event in it.
    pub seq: Seq,
    /// Facts before the first of these events; `None` = it did not exist.
    pub before: Option<Facts>,
    /// The row as it is now.
    pub row: Option<TicketRow>,
    /// The events, as the page shows them.
    pub activities: Vec<Activity>,
    /// Messages that are new or changed.
    pub messages: Vec<MessageView>,
    /// Messages that were taken back.
    pub took_back: Vec<MessageId>,
    /// Replies that went on.
    pub delivered: Vec<Delivered>,
    /// Users, teams or rights changed.
    pub people: bool,
}

const SAW: &str = "
    insert into seen (member, ticket, seq) values ($1, $2, $3)
    on conflict (member, ticket) do update set seq = excluded.seq where excluded.seq > seen.seq";

impl HelpDesk {
    /// What moved after `after`, from at most `upto` events, and the newest event read.
    pub async fn moved_since(&self, after: Seq, upto: usize) -> Result<(Vec<Moved>, Seq), Fault> {
        let mut rx = self.read_tx().await?;
        let events = log::after(&mut rx, after, upto).await?;
        let newest = events.last().map_or(after, |event| event.seq);
        let mut by_ticket: BTreeMap<Option<TicketId>, Vec<Logged>> = BTreeMap::new();
        for event in events {
            by_ticket.entry(event.ticket).or_default().push(event);
        }
        let mut moved = Vec::new();
        for (ticket, events) in by_ticket {
            moved.push(coalesce(&mut rx, ticket, events).await?);
        }
        moved.sort_by_key(|moved| moved.seq);
        Ok((moved, newest))
    }

    /// Remembers that the actor had a ticket's newest message on screen.
    pub async fn saw(&self, actor: &Actor, ticket: TicketId, seq: Seq) -> Answer<()> {
        let user = agent_of(actor)?.user;
        let mut tx = self.write_tx().await?;
        visible(&mut tx, actor, ticket).await?;
        each!(tx, |c| sqlx::query(SAW).bind(user.0).bind(ticket.0).bind(seq.0).execute(c).await.map(drop))
            .map_err(Fault::from)?;
        self.commit(tx).await?;
        Ok(())
    }

    /// Refuses what the actor may not see, the same as what does not exist.
    pub async fn may_see(&self, actor: &Actor, ticket: TicketId) -> Answer<()> {
        visible(&mut self.read_tx().await?, actor, ticket).await?;
        Ok(())
    }

    /// Where a reply on this ticket would go now.
    pub async fn route(&self, actor: &Actor, ticket: TicketId) -> Answer<ReplyRoute> {
        let mut rx = self.read_tx().await?;
        visible(&mut rx, actor, ticket).await?;
        Ok(crate::outbox::route(&mut rx, ticket, self.options().smtp.is_some()).await?)
    }
}

/// The row of a ticket that the actor may see. Every path to one ticket begins here.
pub(crate) async fn visible(on: &mut impl On, actor: &Actor, ticket: TicketId) -> Result<TicketRow, Fault> {
    match rows::ticket(on, ticket).await? {
        Some(row) if may_see(actor, &row.facts) => Ok(row),
        Some(_) | None => Err(Refusal::NotFound.into()),
    }
}

async fn coalesce(on: &mut impl On, ticket: Option<TicketId>, events: Vec<Logged>) -> Result<Moved, Fault> {
    let seq = events.last().map(|event| event.seq).unwrap_or_default();
    let before = events.first().and_then(|event| event.payload.before.clone());
    let row = match ticket {
        Some(ticket) => rows::ticket(on, ticket).await?,
        None => None,
    };
    let (mut wrote, mut took_back, mut sent) = (Vec::new(), Vec::new(), Vec::new());
    for event in &events {
        match &event.payload.what {
            What::Wrote { message, .. } => wrote.push(message.0),
            What::TookBack { message } => took_back.push(*message),
            What::Delivery { message } => sent.push(message.0),
            _ => {}
        }
    }
    let load = |ids: Vec<i64>| Query::select().and_where(Expr::col("id").is_in(ids)).take();
    let messages = if wrote.is_empty() { Vec::new() } else { rows::messages(on, load(wrote)).await? };
    let delivered = if sent.is_empty() { Vec::new() } else { rows::messages(on, load(sent)).await? };
    let delivered = delivered
        .into_iter()
        .filter_map(|message| message.delivery.map(|delivery| Delivered { message: message.id, delivery }))
        .collect();
    Ok(Moved {
        ticket,
        seq,
        before,
        row,
        people: events.iter().any(|event| event.payload.what == What::People),
        activities: log::activities(on, &events).await?,
        messages,
        took_back,
        delivered,
    })
}
