//! What waits for one browser: for each ticket everything that happened since it was last told, as one. A browser that reads
//! slowly costs the tickets it watches, never the events it missed; past the bound it is told to load anew.

use desk::conversation::MessageView;
use desk::limits::LIVE_OUT;
use desk::ticket::TicketRow;
use desk::{Seq, TicketId};
use service::live::Moved;
use std::collections::HashMap;
use std::sync::Arc;

/// A change as the tail hands it round: whole, and without what only readers of the open ticket need.
#[derive(Clone)]
pub struct Change {
    /// Everything.
    pub whole: Arc<Moved>,
    /// Facts and row alone.
    pub light: Arc<Moved>,
}

impl Change {
    /// Prepares a change once, for all browsers.
    pub fn new(moved: Moved) -> Change {
        let whole = Arc::new(moved);
        let rich = !(whole.activities.is_empty()
            && whole.messages.is_empty()
            && whole.took_back.is_empty()
            && whole.delivered.is_empty());
        let light = if rich { Arc::new(lighten(&whole)) } else { whole.clone() };
        Change { whole, light }
    }
}

fn lighten(moved: &Moved) -> Moved {
    Moved {
        ticket: moved.ticket,
        seq: moved.seq,
        before: moved.before.clone(),
        row: moved.row.clone(),
        activities: Vec::new(),
        messages: Vec::new(),
        took_back: Vec::new(),
        delivered: Vec::new(),
        people: moved.people,
    }
}

/// Two runs of events of one ticket as one: the first *before*, the newest row.
fn join(old: &Moved, new: &Moved) -> Moved {
    let mut joined = lighten(old);
    joined.seq = old.seq.max(new.seq);
    joined.row.clone_from(&new.row);
    joined.people = old.people || new.people;
    joined.activities = old.activities.iter().chain(&new.activities).cloned().collect();
    joined.messages = old.messages.iter().filter(|message| !replaced(message, new)).cloned().collect();
    joined.messages.extend(new.messages.iter().cloned());
    joined.took_back = old.took_back.iter().chain(&new.took_back).copied().collect();
    let passed = |id| new.delivered.iter().any(|later| later.message == id);
    joined.delivered = old.delivered.iter().filter(|delivered| !passed(delivered.message)).cloned().collect();
    joined.delivered.extend(new.delivered.iter().cloned());
    joined
}

fn replaced(message: &MessageView, new: &Moved) -> bool {
    new.messages.iter().any(|later| later.id == message.id) || new.took_back.contains(&message.id)
}

/// Bytes a change takes as frames, roughly.
fn weight(moved: &Moved) -> usize {
    let row = |row: &TicketRow| 500 + row.subject.len() + row.snippet.len() + row.contact_name.len();
    let message = |message: &MessageView| {
        400 + message.body.shown.len() + message.body.quoted.len() + message.attachments.len() * 200
    };
    moved.row.as_ref().map_or(100, row)
        + moved.messages.iter().map(message).sum::<usize>()
        + (moved.activities.len() + moved.delivered.len() + moved.took_back.len()) * 200
}

/// What waits. The default is an empty one.
#[derive(Default)]
pub struct Backlog {
    tickets: HashMap<TicketId, Arc<Moved>>,
    bytes: usize,
    /// The newest event that was put in, also when it said nothing to this browser.
    pub seq: Seq,
    /// Users, teams or rights changed.
    pub people: bool,
    /// Somebody came or left.
    pub users: bool,
    /// Tickets this person read in another tab, and up to where.
    pub seen: HashMap<TicketId, Seq>,
    /// Who is on the open ticket changed.
    pub present: bool,
    /// It was more than may wait: nothing of it is left, the browser loads anew.
    pub overflowed: bool,
}

impl Backlog {
    /// Adds a change; `open` is the ticket this browser has open.
    pub fn put(&mut self, change: &Change, open: Option<TicketId>) {
        self.seq = self.seq.max(change.whole.seq);
        self.people |= change.whole.people;
        let Some(ticket) = change.whole.ticket else { return };
        if self.overflowed {
            return;
        }
        let new = if open == Some(ticket) { &change.whole } else { &change.light };
        let joined = match self.tickets.get(&ticket) {
            Some(old) => {
                self.bytes -= weight(old);
                Arc::new(join(old, new))
            }
            None => new.clone(),
        };
        self.bytes += weight(&joined);
        self.tickets.insert(ticket, joined);
        if self.bytes > LIVE_OUT {
            self.overflow();
        }
    }

    /// Gives up what waits: the browser is told to load anew.
    pub fn overflow(&mut self) {
        self.forget_tickets();
        self.overflowed = true;
    }

    /// A subscription begins anew and is caught up from the log: what waited is in there.
    pub fn forget_tickets(&mut self) {
        self.tickets.clear();
        self.bytes = 0;
        self.overflowed = false;
    }

    /// Changes newer than `judged`, in the order of their newest event.
    pub fn into_changes(self, judged: Seq) -> Vec<Arc<Moved>> {
        let mut changes: Vec<Arc<Moved>> =
            self.tickets.into_values().filter(|moved| moved.seq > judged).collect();
        changes.sort_by_key(|moved| moved.seq);
        changes
    }

    /// Whether there is anything to tell.
    pub fn is_empty(&self) -> bool {
        self.tickets.is_empty()
            && self.seen.is_empty()
            && !(self.people || self.users || self.present || self.overflowed)
    }
}

#[cfg(test)]
#[path = "backlog_tests.rs"]
mod tests;
