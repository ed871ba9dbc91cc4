//! What one browser looks at, with whose rights, and how far it was told: the state that judging needs.

use desk::access::visible_to;
use desk::filter::Filter;
use desk::limits::CONDITIONS;
use desk::person::{Actor, Agent, UserCard};
use desk::ticket::ReplyRoute;
use desk::view::{ListQuery, View};
use desk::{Seq, TicketId};
use std::sync::Arc;

/// The list on screen.
pub struct Listed {
    /// As the page's address says.
    pub query: ListQuery,
    /// The same as a filter.
    pub filter: Filter,
    /// The size that was told last.
    pub total: Option<u64>,
}

/// The ticket on screen.
pub struct Opened {
    /// Which.
    pub ticket: TicketId,
    /// The way of a reply that was told last.
    pub route: Option<ReplyRoute>,
}

/// One browser's view of the desk.
pub struct Watching {
    /// Rights.
    pub agent: Agent,
    /// The tickets these rights show.
    pub visible: Filter,
    /// The list on screen.
    pub list: Option<Listed>,
    /// The ticket on screen.
    pub open: Option<Opened>,
    /// The newest event this browser was judged for: nothing before it first said what it shows.
    pub judged: Seq,
    /// It said what it shows.
    pub began: bool,
    /// The counts that were told last.
    pub counts: Option<Vec<(View, u64)>>,
    /// The staff as told last; `None` = as its page was loaded.
    pub users: Option<Arc<Vec<UserCard>>>,
}

impl Watching {
    /// Nothing on screen yet.
    pub fn new(agent: Agent) -> Watching {
        let (visible, judged) = (visible_to(&agent), Seq(0));
        Watching { agent, visible, list: None, open: None, judged, began: false, counts: None, users: None }
    }

    /// Who acts.
    pub fn actor(&self) -> Actor {
        Actor::Agent(self.agent.clone())
    }

    /// The open ticket.
    pub fn ticket(&self) -> Option<TicketId> {
        self.open.as_ref().map(|open| open.ticket)
    }

    /// Shows another list, or none.
    pub fn look_at(&mut self, query: Option<ListQuery>) {
        self.list = query.map(|query| Listed { filter: query.filter(&self.agent), query, total: None });
    }

    /// New rights: every filter is made anew.
    pub fn take_rights(&mut self, agent: Agent) {
        self.visible = visible_to(&agent);
        self.agent = agent;
        self.counts = None;
        let query = self.list.take().map(|list| list.query);
        self.look_at(query);
    }
}

/// Whether a list is one that a page of ours would ask for: values without end would make each judgement slow.
pub fn bounded(query: &ListQuery) -> bool {
    query.priorities.len() <= CONDITIONS
        && query.statuses.len() <= CONDITIONS
        && query.owners.len() <= CONDITIONS
}
