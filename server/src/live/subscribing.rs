//! A browser shows something else: it is caught up from the event its page was read at.

use super::backlog::{Backlog, Change as Moving};
use super::client::{Client, fault};
use super::line::{Ended, Told};
use super::watching::{Opened, bounded};
use desk::limits::CATCH_UP;
use desk::live::Change;
use desk::view::ListQuery;
use desk::{Refusal, Seq, TicketId};
use futures::Sink;
use service::Fault;

impl<O: Sink<Told> + Unpin> Client<O> {
    /// The browser shows something else: it is caught up from where its page was read.
    pub(super) async fn watch(
        &mut self,
        list: Option<(ListQuery, Seq)>,
        ticket: Option<(TicketId, Seq)>,
    ) -> Result<(), Ended> {
        if list.as_ref().is_some_and(|(query, _)| !bounded(query)) {
            return Err(Ended::Misused);
        }
        let since = list.iter().map(|(_, seq)| *seq).chain(ticket.map(|(_, seq)| seq)).min();
        let before = self.watching.ticket();
        let lost = self.open(ticket.map(|(ticket, _)| ticket)).await?;
        self.watching.look_at(list.map(|(query, _)| query));
        let now = self.watching.ticket();
        self.seat.open(now);
        self.move_presence(before, now);
        if let Some(since) = since {
            (self.watching.judged, self.watching.began) = (since, true);
        }
        // From this frame on, all are about what is on screen now.
        self.frame(Change::Hello).await?;
        if let Some(ticket) = lost {
            self.frame(Change::Gone { ticket, lost: true }).await?;
        }
        if let Some(since) = since {
            match self.missed(since).await.map_err(fault)? {
                Some(missed) => {
                    if missed.people {
                        self.watching.users = None;
                    }
                    self.tell(missed).await?;
                }
                None => self.frame(Change::Resync).await?,
            }
        }
        Ok(())
    }

    /// Opens a ticket if it is in sight; returns it if not. Missing and forbidden are the same.
    pub(super) async fn open(&mut self, ticket: Option<TicketId>) -> Result<Option<TicketId>, Ended> {
        self.watching.open = None;
        let Some(ticket) = ticket else { return Ok(None) };
        match self.hub.desk.may_see(&self.watching.actor(), ticket).await {
            Ok(()) => {
                self.watching.open = Some(Opened { ticket, route: None });
                Ok(None)
            }
            Err(Refusal::NotFound) => Ok(Some(ticket)),
            Err(refusal) => Err(fault(Fault::Refused(refusal))),
        }
    }

    pub(super) fn move_presence(&self, before: Option<TicketId>, now: Option<TicketId>) {
        if before == now {
            return;
        }
        let hub = &self.hub;
        if let Some(ticket) = before
            && hub.presence.leave(ticket, self.seat.id)
        {
            hub.tell_present(ticket);
        }
        if let Some(ticket) = now
            && hub.presence.enter(ticket, self.seat.id, self.seat.user)
        {
            hub.tell_present(ticket);
        }
    }

    /// What happened after `since`, up to now at least; `None` = too much, or from another past than ours.
    async fn missed(&self, since: Seq) -> Result<Option<Backlog>, Fault> {
        let newest = self.hub.desk.newest_seq().await?;
        if since > newest || newest.0.abs_diff(since.0) > CATCH_UP {
            return Ok(None);
        }
        let (mut at, mut missed) = (since, Backlog::default());
        while at < newest {
            let (moved, seq) = self.hub.desk.moved_since(at, CATCH_UP as usize).await?;
            if seq <= at {
                break;
            }
            for moved in moved {
                missed.put(&Moving::new(moved), self.watching.ticket());
            }
            at = seq;
        }
        missed.seq = missed.seq.max(at);
        Ok(Some(missed))
    }
}
