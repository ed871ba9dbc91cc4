//! The hub's side of one connected browser: what waits for it, and a bell.

use super::backlog::{Backlog, Change};
use desk::{Seq, SessionId, TicketId, UserId};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// One connected browser.
pub struct Seat {
    /// Counts connections of this process.
    pub id: u64,
    /// Who sits there.
    pub user: UserId,
    /// On which sign-in.
    pub session: SessionId,
    waiting: Mutex<Waiting>,
    bell: Notify,
}

#[derive(Default)]
struct Waiting {
    backlog: Backlog,
    open: Option<TicketId>,
}

impl Seat {
    pub(super) fn new(id: u64, user: UserId, session: SessionId) -> Seat {
        Seat { id, user, session, waiting: Mutex::default(), bell: Notify::new() }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        // A panic while it was held left whole values: each change of it is one assignment or one insertion.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts changes on the table.
    pub fn put(&self, changes: &[Change], reached: Seq) {
        let mut waiting = self.waiting();
        let open = waiting.open;
        for change in changes {
            waiting.backlog.put(change, open);
        }
        waiting.backlog.seq = waiting.backlog.seq.max(reached);
        let ring = !waiting.backlog.is_empty();
        drop(waiting);
        if ring {
            self.bell.notify_one();
        }
    }

    /// Says that this person read a ticket elsewhere.
    pub fn put_seen(&self, ticket: TicketId, seq: Seq) {
        self.waiting().backlog.seen.insert(ticket, seq);
        self.bell.notify_one();
    }

    /// Says that rights or the sign-in may have changed.
    pub fn put_people(&self) {
        self.waiting().backlog.people = true;
        self.bell.notify_one();
    }

    /// Says that somebody came or left.
    pub fn put_users(&self) {
        self.waiting().backlog.users = true;
        self.bell.notify_one();
    }

    /// Says that the people on the open ticket changed.
    pub fn put_present(&self, ticket: TicketId) {
        let mut waiting = self.waiting();
        if waiting.open == Some(ticket) {
            waiting.backlog.present = true;
            drop(waiting);
            self.bell.notify_one();
        }
    }

    /// Waits until there is something to tell.
    pub async fn rung(&self) {
        self.bell.notified().await;
    }

    /// Takes everything that waits.
    pub fn take(&self) -> Backlog {
        let mut waiting = self.waiting();
        let seq = waiting.backlog.seq;
        let mut emptied = Backlog::default();
        emptied.seq = seq;
        std::mem::replace(&mut waiting.backlog, emptied)
    }

    /// From now on this ticket is open there. What waited is forgotten: the caller reads it from the log.
    pub fn open(&self, ticket: Option<TicketId>) {
        let mut waiting = self.waiting();
        waiting.open = ticket;
        waiting.backlog.forget_tickets();
        waiting.backlog.present = ticket.is_some();
        drop(waiting);
        self.bell.notify_one();
    }

    /// The open ticket went out of sight; what waits of the list stays.
    pub fn shut(&self) {
        self.waiting().open = None;
    }
}
