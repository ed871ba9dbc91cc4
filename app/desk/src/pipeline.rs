//! Pipelines and statuses, and the moves the product makes by itself.

use crate::person::words_of;
use crate::{PipelineId, StatusId};
use serde::{Deserialize, Serialize};

/// The only thing rules branch on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatusCategory {
    /// Nobody has looked yet.
    New,
    /// Ours to act.
    Open,
    /// On the contact or a third party.
    Waiting,
    /// Done.
    Closed,
}
words_of!(StatusCategory { New = "new", Open = "open", Waiting = "waiting", Closed = "closed" });

/// One step of a pipeline.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Status {
    /// Key.
    pub id: StatusId,
    /// Its pipeline.
    pub pipeline: PipelineId,
    /// Free name; translated by `builtin` until renamed.
    pub name: String,
    /// Which built-in status this is, for its words in three languages.
    pub builtin: Option<String>,
    /// What rules see.
    pub category: StatusCategory,
}

/// An ordered process; statuses are in order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pipeline {
    /// Key.
    pub id: PipelineId,
    /// Free name.
    pub name: String,
    /// Which built-in pipeline this is.
    pub builtin: Option<String>,
    /// In order.
    pub statuses: Vec<Status>,
}

impl Pipeline {
    fn first(&self, category: StatusCategory) -> Option<&Status> {
        self.statuses.iter().find(|status| status.category == category)
    }

    /// The status with this key.
    pub fn status(&self, id: StatusId) -> Option<&Status> {
        self.statuses.iter().find(|status| status.id == id)
    }

    /// The status a new ticket has: the first `new` one, else the first that is not closed.
    pub fn at_creation(&self) -> Option<&Status> {
        self.first(StatusCategory::New).or_else(|| self.first_not_closed())
    }

    fn first_not_closed(&self) -> Option<&Status> {
        self.statuses.iter().find(|status| status.category != StatusCategory::Closed)
    }

    /// Where a customer's message moves a ticket that stands in `now`; `None` leaves it. (semantics.md, Statuses)
    pub fn after_customer_message(&self, now: StatusId) -> Option<StatusId> {
        let current = self.status(now)?;
        let target = match self.first(StatusCategory::Open) {
            Some(open) => open,
            None if current.category == StatusCategory::Closed => self.first_not_closed()?,
            None => return None,
        };
        (target.id != now).then_some(target.id)
    }

    /// Where a public reply of an agent moves the ticket: what the agent chose with the send, else the first `waiting` status.
    pub fn after_reply(&self, now: StatusId, chosen: Option<StatusId>) -> Option<StatusId> {
        let target = match chosen {
            Some(id) => self.status(id)?,
            None => self.first(StatusCategory::Waiting)?,
        };
        (target.id != now).then_some(target.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn support() -> Pipeline {
        let step = |id, category| Status {
            id: StatusId(id),
            pipeline: PipelineId(1),
            name: String::new(),
            builtin: None,
            category,
        };
        Pipeline {
            id: PipelineId(1),
            name: String::new(),
            builtin: Some("support".into()),
            statuses: vec![
                step(1, StatusCategory::New),
                step(2, StatusCategory::Waiting),
                step(3, StatusCategory::Open),
                step(4, StatusCategory::Closed),
            ],
        }
    }

    #[test]
    fn a_customer_message_makes_a_waiting_or_closed_ticket_ours() {
        assert_eq!(support().after_customer_message(StatusId(2)), Some(StatusId(3)));
        assert_eq!(support().after_customer_message(StatusId(4)), Some(StatusId(3)));
        assert_eq!(support().after_customer_message(StatusId(3)), None);
    }

    #[test]
    fn without_an_open_status_a_closed_ticket_goes_to_the_first_that_is_not_closed() {
        let mut pipeline = support();
        pipeline.statuses.retain(|status| status.category != StatusCategory::Open);
        assert_eq!(pipeline.after_customer_message(StatusId(4)), Some(StatusId(1)));
        assert_eq!(pipeline.after_customer_message(StatusId(2)), None);
    }

    #[test]
    fn a_reply_waits_on_the_contact_unless_the_agent_chose() {
        assert_eq!(support().after_reply(StatusId(3), None), Some(StatusId(2)));
        assert_eq!(support().after_reply(StatusId(3), Some(StatusId(4))), Some(StatusId(4)));
        assert_eq!(support().after_reply(StatusId(2), None), None);
        assert_eq!(support().after_reply(StatusId(3), Some(StatusId(99))), None);
    }
}
