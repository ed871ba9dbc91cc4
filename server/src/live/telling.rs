//! What one browser is told: of tickets, people, counts, and of its own rights.

use super::backlog::Backlog;
use super::client::{Client, fault};
use super::frames;
use super::line::{Ended, Told};
use desk::Seq;
use desk::live::Change;
use futures::Sink;
use service::Fault;
use std::time::Duration;
use tokio::time::Instant;

/// Counts follow changes at most so often.
const COUNTS: Duration = Duration::from_millis(200);

impl<O: Sink<Told> + Unpin> Client<O> {
    pub(super) async fn tell_waiting(&mut self) -> Result<(), Ended> {
        let waiting = self.seat.take();
        self.tell(waiting).await
    }

    pub(super) async fn tell(&mut self, mut batch: Backlog) -> Result<(), Ended> {
        if batch.people && self.recheck(false).await? {
            // With other rights everything on screen is loaded anew.
            batch.overflow();
        }
        if batch.overflowed {
            self.frame(Change::Resync).await?;
        }
        for (ticket, seq) in std::mem::take(&mut batch.seen) {
            self.frame(Change::Seen(ticket, seq)).await?;
        }
        let (users, present, reached) = (batch.people || batch.users, batch.present, batch.seq);
        let before = self.watching.judged;
        let changes = batch.into_changes(before);
        let open = self.watching.ticket();
        let told = frames::of_changes(&self.hub, &mut self.watching, &changes).await.map_err(fault)?;
        if open.is_some() && self.watching.ticket().is_none() {
            self.seat.shut();
            self.move_presence(open, None);
        }
        if !told.is_empty() {
            // News to the page, and yet nothing a returning tab may skip: the batch is whole only at its end.
            self.watching.judged = Seq(before.0 + 1);
        }
        for change in told {
            self.frame(change).await?;
        }
        if self.watching.began {
            self.watching.judged = before.max(reached);
        }
        if users {
            self.tell_users().await?;
        }
        if let (true, Some(ticket)) = (present, self.watching.ticket()) {
            let others = self.hub.presence.others(ticket, self.seat.user);
            self.frame(Change::Present(others)).await?;
        }
        let counts =
            changes.iter().any(|moved| moved.before.as_ref() != moved.row.as_ref().map(|row| &row.facts));
        if counts && self.counts_at.is_none() {
            self.counts_at = Some(Instant::now().max(self.counted + COUNTS));
        }
        Ok(())
    }

    pub(super) async fn tell_counts(&mut self) -> Result<(), Ended> {
        self.counts_at = None;
        self.counted = Instant::now();
        let refused = |refusal| fault(Fault::Refused(refusal));
        let (shared, desk) = (&self.hub.shared, &self.hub.desk);
        let counts = shared.counts(desk, &self.watching.agent).await.map_err(refused)?;
        let total = match &self.watching.list {
            Some(list) => Some(shared.total(desk, &self.watching.agent, &list.query).await.map_err(refused)?),
            None => None,
        };
        if self.watching.counts.as_ref() != Some(&counts) {
            self.watching.counts = Some(counts.clone());
            self.frame(Change::Counts(counts)).await?;
        }
        if let (Some(total), Some(list)) = (total, &mut self.watching.list)
            && list.total != Some(total)
        {
            list.total = Some(total);
            self.frame(Change::Total(total)).await?;
        }
        Ok(())
    }

    async fn tell_users(&mut self) -> Result<(), Ended> {
        let now = self.hub.shared.users(&self.hub.desk).await.map_err(fault)?;
        let frames = frames::of_users(self.watching.users.as_deref().map(Vec::as_slice), &now);
        self.watching.users = Some(now);
        for change in frames {
            self.frame(change).await?;
        }
        Ok(())
    }

    /// Looks the sign-in and its rights up. True when the rights are others now; `alone` asks past what others asked.
    pub(super) async fn recheck(&mut self, alone: bool) -> Result<bool, Ended> {
        let (hub, user) = (self.hub.clone(), self.seat.user);
        let alive = hub.desk.session_alive(self.seat.session).await.map_err(fault)?;
        let agent = match alone {
            _ if !alive => None,
            true => hub.desk.agent(user).await.map_err(fault)?,
            false => hub.shared.agent(&hub.desk, user).await.map_err(fault)?,
        };
        let Some(agent) = agent else {
            self.frame(Change::SignedOut).await?;
            return Err(Ended::SignedOut);
        };
        if agent == self.watching.agent {
            return Ok(false);
        }
        self.watching.take_rights(agent);
        let before = self.watching.ticket();
        if let Some(ticket) = self.open(before).await? {
            self.seat.shut();
            self.move_presence(before, None);
            self.frame(Change::Gone { ticket, lost: true }).await?;
        }
        if alone {
            self.frame(Change::Resync).await?;
        }
        Ok(true)
    }
}
