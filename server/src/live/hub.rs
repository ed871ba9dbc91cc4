//! The hub: every connected browser of this node, and what they share. It keeps no ticket and judges nothing; the tail brings
//! changes, the clients judge them.

use super::attendance::Attendance;
use super::backlog::Change;
use super::presence::Presence;
use super::seat::Seat;
use super::shared::Shared;
use super::tail;
use crate::switch::thrown;
use desk::person::Session;
use desk::{Seq, TicketId, UserId};
use service::{Fault, HelpDesk};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// The live part of one node.
pub struct Hub {
    pub(super) desk: HelpDesk,
    pub(super) build: String,
    pub(super) presence: Presence,
    pub(super) shared: Shared,
    pub(super) attendance: Attendance,
    seats: Mutex<HashMap<u64, Arc<Seat>>>,
    next: AtomicU64,
    taken: watch::Sender<usize>,
    closing: watch::Sender<bool>,
}

impl Hub {
    /// Opens the hub and starts its tail of the log.
    pub async fn start(desk: HelpDesk, build: String) -> Result<Arc<Hub>, Fault> {
        let reached = desk.newest_seq().await?;
        let hub = Arc::new(Hub {
            attendance: Attendance::open(&desk).await?,
            desk,
            build,
            presence: Presence::default(),
            shared: Shared::default(),
            seats: Mutex::default(),
            next: AtomicU64::new(1),
            taken: watch::Sender::new(0),
            closing: watch::Sender::new(false),
        });
        tokio::spawn(tail::follow(hub.clone(), reached));
        tokio::spawn(keep_time(hub.clone()));
        Ok(hub)
    }

    fn seats(&self) -> MutexGuard<'_, HashMap<u64, Arc<Seat>>> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn all(&self) -> Vec<Arc<Seat>> {
        self.seats().values().cloned().collect()
    }

    /// A browser takes its seat.
    pub(super) async fn sit(&self, session: &Session) -> Arc<Seat> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let seat = Arc::new(Seat::new(id, session.agent.user, session.id));
        self.seats().insert(id, seat.clone());
        self.taken.send_modify(|taken| *taken += 1);
        if self.attendance.came(&self.desk, seat.user).await {
            self.tell_users();
        }
        seat
    }

    /// A browser left.
    pub(super) async fn stand(&self, seat: &Seat) {
        self.seats().remove(&seat.id);
        self.taken.send_modify(|taken| *taken -= 1);
        self.attendance.left(seat.user).await;
    }

    /// How many browsers are connected.
    pub fn connected(&self) -> usize {
        *self.taken.borrow()
    }

    /// Hands changes to every browser; the log was read up to `reached`.
    pub(super) fn hand_round(&self, changes: &[Change], reached: Seq) {
        self.shared.forget(changes.iter().any(|change| change.whole.people));
        for seat in self.all() {
            seat.put(changes, reached);
        }
    }

    /// A person read a ticket in one tab: their others hear of it.
    pub(super) fn saw(&self, from: &Seat, ticket: TicketId, seq: Seq) {
        for seat in self.all() {
            if seat.user == from.user && seat.id != from.id {
                seat.put_seen(ticket, seq);
            }
        }
    }

    /// Somebody came or left: that is no event of the log.
    fn tell_users(&self) {
        self.shared.forget_users();
        for seat in self.all() {
            seat.put_users();
        }
    }

    /// The people on a ticket changed.
    pub(super) fn tell_present(&self, ticket: TicketId) {
        for seat in self.all() {
            seat.put_present(ticket);
        }
    }

    /// A person's connections end because their sign-in did; the tail brings the same, a little later, to other nodes.
    pub fn ring(&self, user: UserId) {
        for seat in self.all().iter().filter(|seat| seat.user == user) {
            seat.put_people();
        }
    }

    /// Tells every browser that this server goes: they come back to the next one.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    pub(super) fn closing(&self) -> watch::Receiver<bool> {
        self.closing.subscribe()
    }

    /// Waits until every browser has left.
    pub async fn emptied(&self) {
        let mut taken = self.taken.subscribe();
        // The sender lives in `self`: this cannot fail while we are here.
        let _ = taken.wait_for(|taken| *taken == 0).await;
    }
}

/// What happens by time alone: writing ends, people go offline.
async fn keep_time(hub: Arc<Hub>) {
    let mut closing = hub.closing();
    let mut second = tokio::time::interval(Duration::from_secs(1));
    loop {
        tokio::select! {
            _ = second.tick() => {}
            () = thrown(&mut closing) => return,
        }
        let now = Instant::now();
        for ticket in hub.presence.expire(now) {
            hub.tell_present(ticket);
        }
        if hub.attendance.sweep(&hub.desk, now).await {
            hub.tell_users();
        }
    }
}
