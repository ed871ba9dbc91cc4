//! The append-only log: who, what, when, why. Payloads hold ids, enums and numbers, never free text.

use crate::person::words_of;
use crate::ticket::{Facts, Priority};
use crate::{CategoryId, ContactId, MessageId, Seq, StatusId, TeamId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

/// Who did it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum By {
    /// A member of staff.
    User(UserId),
    /// An outside person.
    Contact(ContactId),
    /// The product itself.
    System,
}

/// Why something happened, where it was not a person's click.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// A person did it.
    Asked,
    /// A customer wrote: the default automation moved the status.
    CustomerWrote,
    /// An agent replied: the default automation moved the status or took the ticket.
    AgentReplied,
    /// It undoes an earlier step.
    Undo,
    /// It came by mail.
    Mail,
}
words_of!(Because { Asked = "asked", CustomerWrote = "customer-wrote", AgentReplied = "agent-replied", Undo = "undo", Mail = "mail" });

/// What happened. Every release's events stay readable: variants are added, never changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum What {
    /// A ticket began.
    Opened,
    /// A message arrived or was written.
    Wrote {
        /// Which.
        message: MessageId,
        /// Of which kind.
        kind: crate::conversation::MessageKind,
    },
    /// A reply was taken back before it left.
    TookBack {
        /// Which.
        message: MessageId,
    },
    /// A reply's way out changed.
    Delivery {
        /// Which.
        message: MessageId,
    },
    /// The status changed.
    Status {
        /// Before.
        from: StatusId,
        /// After.
        to: StatusId,
    },
    /// The owner or team changed.
    Assigned {
        /// Owner before.
        from: Option<UserId>,
        /// Team before.
        from_team: Option<TeamId>,
        /// Owner after.
        to: Option<UserId>,
        /// Team after.
        to_team: Option<TeamId>,
    },
    /// The priority changed.
    Priority {
        /// Before.
        from: Option<Priority>,
        /// After.
        to: Option<Priority>,
    },
    /// What it is about changed.
    About {
        /// Before.
        from: Option<CategoryId>,
        /// After.
        to: Option<CategoryId>,
    },
    /// The subject changed; both texts are in `event_text`.
    Subject,
    /// The spam mark changed.
    Spam {
        /// After.
        on: bool,
    },
    /// Into or out of the bin.
    Deleted {
        /// After.
        on: bool,
    },
    /// Something about people, teams, rights: open browsers ask for their session again.
    People,
}

impl What {
    /// The word in the log's `kind` column.
    pub fn word(&self) -> &'static str {
        match self {
            What::Opened => "opened",
            What::Wrote { .. } => "wrote",
            What::TookBack { .. } => "took-back",
            What::Delivery { .. } => "delivery",
            What::Status { .. } => "status",
            What::Assigned { .. } => "assigned",
            What::Priority { .. } => "priority",
            What::About { .. } => "about",
            What::Subject => "subject",
            What::Spam { .. } => "spam",
            What::Deleted { .. } => "deleted",
            What::People => "people",
        }
    }
}

/// The payload of an event row: what happened and the ticket's facts around it, for judging frames.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// What happened.
    pub what: What,
    /// The ticket before; `None` for one that just began, and for events of no ticket.
    pub before: Option<Facts>,
    /// The ticket after.
    pub after: Option<Facts>,
}

/// An event as the page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Activity {
    /// Its place in the log.
    pub seq: Seq,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub by: By,
    /// Name of an outside person; empty otherwise (users are named by the catalog).
    pub by_name: String,
    /// What.
    pub what: What,
    /// Why.
    pub because: Because,
}
