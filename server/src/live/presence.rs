//! Who is on which ticket, and what they do there. In memory only: it is true as long as the connections are.

use desk::ticket::{Doing, Present};
use desk::{TicketId, UserId};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How long "is writing" holds without being said again.
pub const WRITING: Duration = Duration::from_secs(30);

struct Here {
    user: UserId,
    doing: Doing,
    until: Option<Instant>,
}

/// Who is where. Looking at a ticket lasts as long as the connection shows it; writing ends thirty seconds after it was last said.
#[derive(Default)]
pub struct Presence {
    on: Mutex<HashMap<TicketId, BTreeMap<u64, Here>>>,
}

impl Presence {
    fn on(&self) -> MutexGuard<'_, HashMap<TicketId, BTreeMap<u64, Here>>> {
        self.on.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody opened a ticket. True when others should be told.
    pub fn enter(&self, ticket: TicketId, seat: u64, user: UserId) -> bool {
        let mut on = self.on();
        let people = on.entry(ticket).or_default();
        let before = list(people);
        people.entry(seat).or_insert(Here { user, doing: Doing::Viewing, until: None });
        before != list(people)
    }

    /// Somebody left a ticket. True when others should be told.
    pub fn leave(&self, ticket: TicketId, seat: u64) -> bool {
        let mut on = self.on();
        let Some(people) = on.get_mut(&ticket) else { return false };
        let before = list(people);
        people.remove(&seat);
        let changed = before != list(people);
        if people.is_empty() {
            on.remove(&ticket);
        }
        changed
    }

    /// Somebody on a ticket says what they do. True when others should be told.
    pub fn doing(&self, ticket: TicketId, seat: u64, doing: Doing, now: Instant) -> bool {
        let mut on = self.on();
        let Some(people) = on.get_mut(&ticket) else { return false };
        let before = list(people);
        if let Some(here) = people.get_mut(&seat) {
            here.doing = doing;
            here.until = (doing != Doing::Viewing).then(|| now + WRITING);
        }
        before != list(people)
    }

    /// Ends what was not said again; returns the tickets where that shows.
    pub fn expire(&self, now: Instant) -> Vec<TicketId> {
        let mut on = self.on();
        let mut changed = Vec::new();
        for (ticket, people) in on.iter_mut() {
            let before = list(people);
            for here in people.values_mut().filter(|here| here.until.is_some_and(|until| until <= now)) {
                here.doing = Doing::Viewing;
                here.until = None;
            }
            if before != list(people) {
                changed.push(*ticket);
            }
        }
        changed
    }

    /// Everyone on a ticket but one, each once with the most they do.
    pub fn others(&self, ticket: TicketId, but: UserId) -> Vec<Present> {
        let on = self.on();
        let mut all = on.get(&ticket).map(list).unwrap_or_default();
        all.retain(|present| present.user != but);
        all
    }
}

fn list(people: &BTreeMap<u64, Here>) -> Vec<Present> {
    let mut most: BTreeMap<UserId, Doing> = BTreeMap::new();
    for here in people.values() {
        let doing = most.entry(here.user).or_insert(here.doing);
        *doing = (*doing).max(here.doing);
    }
    most.into_iter().map(|(user, doing)| Present { user, doing }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const T: TicketId = TicketId(1);

    #[tokio::test]
    async fn who_writes_is_shown_writing_for_half_a_minute_and_viewing_after() {
        let (presence, now) = (Presence::default(), Instant::now());
        assert!(presence.enter(T, 1, UserId(1)));
        assert!(presence.doing(T, 1, Doing::Replying, now));
        assert!(!presence.doing(T, 1, Doing::Replying, now), "nothing new to tell");
        assert!(presence.expire(now + Duration::from_secs(29)).is_empty());
        assert_eq!(presence.expire(now + Duration::from_secs(30)), vec![T]);
        assert_eq!(presence.others(T, UserId(9)), vec![Present { user: UserId(1), doing: Doing::Viewing }]);
    }

    #[tokio::test]
    async fn two_tabs_of_one_person_are_one_person_and_not_shown_to_themself() {
        let (presence, now) = (Presence::default(), Instant::now());
        presence.enter(T, 1, UserId(1));
        assert!(!presence.enter(T, 2, UserId(1)));
        presence.doing(T, 2, Doing::Commenting, now);
        assert_eq!(
            presence.others(T, UserId(2)),
            vec![Present { user: UserId(1), doing: Doing::Commenting }]
        );
        assert!(presence.others(T, UserId(1)).is_empty());
        assert!(presence.leave(T, 2));
        assert!(presence.leave(T, 1));
        assert!(presence.others(T, UserId(2)).is_empty());
    }
}
