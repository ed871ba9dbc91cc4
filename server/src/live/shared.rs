//! What is asked once for everybody whom one run of events concerns: a person's counts and list sizes, their rights, the staff.
//! Each answer lives until the tail moves on, so that a thousand tabs of fifty people are fifty questions.

use desk::person::{Actor, Agent, UserCard};
use desk::view::{ListQuery, View};
use desk::{Refusal, UserId};
use service::{Fault, HelpDesk};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::OnceCell;

type Once<T> = Arc<OnceCell<T>>;

struct Tally {
    /// The rights it was counted with: another tab may still hold older ones.
    agent: Agent,
    counts: Once<Vec<(View, u64)>>,
    totals: Vec<(ListQuery, Once<u64>)>,
}

#[derive(Default)]
struct Kept {
    tallies: HashMap<UserId, Tally>,
    agents: HashMap<UserId, Once<Option<Agent>>>,
    users: Once<Arc<Vec<UserCard>>>,
}

/// The answers of this moment of the log.
#[derive(Default)]
pub struct Shared {
    kept: Mutex<Kept>,
}

impl Shared {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The tail moves on: nothing that was counted holds; what is known of people only where `people` changed.
    pub fn forget(&self, people: bool) {
        let mut kept = self.kept();
        kept.tallies.clear();
        if people {
            kept.agents.clear();
            kept.users = Once::default();
        }
    }

    /// Somebody's availability changed.
    pub fn forget_users(&self) {
        self.kept().users = Once::default();
    }

    fn tally<T>(&self, agent: &Agent, pick: impl FnOnce(&mut Tally) -> T) -> T {
        let mut kept = self.kept();
        let fresh = || Tally { agent: agent.clone(), counts: Once::default(), totals: Vec::new() };
        let tally = kept.tallies.entry(agent.user).or_insert_with(fresh);
        if tally.agent != *agent {
            *tally = fresh();
        }
        pick(tally)
    }

    /// Exact counts of a person's views.
    pub async fn counts(&self, desk: &HelpDesk, agent: &Agent) -> Result<Vec<(View, u64)>, Refusal> {
        let cell = self.tally(agent, |tally| tally.counts.clone());
        let actor = Actor::Agent(agent.clone());
        cell.get_or_try_init(|| desk.counts(&actor)).await.cloned()
    }

    /// Exact size of a person's list.
    pub async fn total(&self, desk: &HelpDesk, agent: &Agent, query: &ListQuery) -> Result<u64, Refusal> {
        let cell = self.tally(agent, |tally| match tally.totals.iter().find(|(known, _)| known == query) {
            Some((_, cell)) => cell.clone(),
            None => {
                let cell = Once::default();
                tally.totals.push((query.clone(), cell.clone()));
                cell
            }
        });
        let actor = Actor::Agent(agent.clone());
        cell.get_or_try_init(|| desk.total(&actor, query)).await.copied()
    }

    /// A person's rights now; `None` = they may not sign in any more.
    pub async fn agent(&self, desk: &HelpDesk, user: UserId) -> Result<Option<Agent>, Fault> {
        let cell = self.kept().agents.entry(user).or_default().clone();
        cell.get_or_try_init(|| desk.agent(user)).await.cloned()
    }

    /// Everyone on staff.
    pub async fn users(&self, desk: &HelpDesk) -> Result<Arc<Vec<UserCard>>, Fault> {
        let cell = self.kept().users.clone();
        cell.get_or_try_init(|| async { desk.users().await.map(Arc::new) }).await.cloned()
    }
}
