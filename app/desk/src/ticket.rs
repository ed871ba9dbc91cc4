//! The unit of work: what a list row shows, what rules and filters ask, what a page needs.

use crate::conversation::{Channel, Delivery, MessageView};
use crate::event::Activity;
use crate::person::{Contact, words_of};
use crate::pipeline::StatusCategory;
use crate::{
    CategoryId, ChannelId, ContactId, PipelineId, Seq, StatusId, TeamId, TicketId, TicketNumber, Timestamp,
    UserId,
};
use serde::{Deserialize, Serialize};

/// How urgent, in ascending order; a ticket may have none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// One bar.
    Low,
    /// Two bars.
    Medium,
    /// Three bars.
    High,
    /// The ink square.
    Urgent,
}
words_of!(Priority { Low = "low", Medium = "medium", High = "high", Urgent = "urgent" });

impl Priority {
    /// 1 to 4, for rows.
    pub fn rank(self) -> i64 {
        self as i64 + 1
    }
    /// From 1 to 4.
    pub fn from_rank(rank: i64) -> Option<Priority> {
        usize::try_from(rank - 1).ok().and_then(|at| Priority::ALL.get(at)).copied()
    }
}

/// All that filters, access and live frames ask of a ticket: ids and enums, no free text. Events carry it before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Facts {
    /// Key.
    pub id: TicketId,
    /// Pipeline.
    pub pipeline: PipelineId,
    /// Status.
    pub status: StatusId,
    /// The status's category.
    pub category: StatusCategory,
    /// Owner, a person or none.
    pub owner: Option<UserId>,
    /// Team or none.
    pub team: Option<TeamId>,
    /// Priority or none.
    pub priority: Option<Priority>,
    /// What it is about, or none.
    pub about: Option<CategoryId>,
    /// The channel it came by; none = by hand.
    pub channel: Option<ChannelId>,
    /// Marked as spam.
    pub spam: bool,
    /// In the bin.
    pub deleted: bool,
    /// Folded into another.
    pub merged: bool,
    /// Users who wrote a public message on it, ascending.
    pub repliers: Vec<UserId>,
}

/// Who wrote the newest message, for the row's snippet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Wrote {
    /// The customer.
    Contact,
    /// A user, publicly.
    Reply(UserId),
    /// A user, internally.
    Comment(UserId),
    /// The product.
    System,
}

/// One row of a list: who, subject and the newest message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TicketRow {
    /// What filters ask; also carries id, status, owner, team, priority.
    pub facts: Facts,
    /// Number for people.
    pub number: TicketNumber,
    /// Subject.
    pub subject: String,
    /// First requester, when there is one.
    pub contact: Option<ContactId>,
    /// Name of the first requester; empty without one.
    pub contact_name: String,
    /// Kind of the channel it came by.
    pub channel: Channel,
    /// Newest message's text, cut.
    pub snippet: String,
    /// Who wrote the newest message.
    pub wrote: Wrote,
    /// Creation.
    pub created_at: Timestamp,
    /// Newest message (or creation): what the list sorts by.
    pub moved_at: Timestamp,
    /// The newest message's event: unread when it is past what a person has seen.
    pub moved_seq: Seq,
    /// A reply on it failed to leave.
    pub failed: bool,
}

/// A row as one person sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ListItem {
    /// The row.
    pub row: TicketRow,
    /// There is a message this person has not seen.
    pub unread: bool,
}

/// How a list is ordered. Ties fall to the id.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// Newest message first.
    #[default]
    Newest,
    /// Newest message last.
    Oldest,
    /// Created last, first.
    Created,
    /// Urgent first, then newest message.
    Priority,
}
words_of!(Sort { Newest = "newest", Oldest = "oldest", Created = "created", Priority = "priority" });

impl Sort {
    /// The two numbers a row is ordered by, both descending for every sort.
    pub fn key(self, row: &TicketRow) -> (i64, i64) {
        match self {
            Sort::Newest => (row.moved_at.0, row.facts.id.0),
            Sort::Oldest => (-row.moved_at.0, -row.facts.id.0),
            Sort::Created => (row.created_at.0, row.facts.id.0),
            Sort::Priority => {
                // Priority in the high digits: one number, so that one cursor serves every sort.
                let rank = row.facts.priority.map_or(0, Priority::rank);
                (rank * (1 << 50) + row.moved_at.0, row.facts.id.0)
            }
        }
    }
}

/// One page of a list, and where the next begins.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Page {
    /// Rows in order.
    pub items: Vec<ListItem>,
    /// Exact number of tickets in the whole list.
    pub total: u64,
    /// The sort key behind the last row; `None` at the end.
    pub next: Option<(i64, i64)>,
    /// The newest event this page knows: the live connection goes on from here.
    pub seq: Seq,
}

/// A choice of what tickets are about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Category {
    /// Key.
    pub id: CategoryId,
    /// Name as shown.
    pub name: String,
}

/// A file as it hangs on a message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attachment {
    /// Key, part of its address `/files/{id}/{name}`.
    pub id: crate::AttachmentId,
    /// Name, cleaned.
    pub name: String,
    /// Kind as found in the bytes, for example `image/png`; never what the sender said.
    pub kind: String,
    /// Bytes.
    pub size: u64,
    /// May be shown as a picture (png, jpeg, gif, webp by its bytes).
    pub picture: bool,
}

/// A person on the ticket's page right now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Present {
    /// Who.
    pub user: UserId,
    /// What they are doing.
    pub doing: Doing,
}

/// What somebody is doing on a ticket.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Doing {
    /// Looks at it.
    Viewing,
    /// Writes a comment.
    Commenting,
    /// Writes a reply.
    Replying,
}

/// Everything a ticket's page shows.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TicketPage {
    /// The row, whole.
    pub row: TicketRow,
    /// First requester.
    pub contact: Option<Contact>,
    /// Other requesters and followers who are contacts (Cc).
    pub others: Vec<Contact>,
    /// How many other tickets of the first requester the actor may see.
    pub other_tickets: u64,
    /// Newest messages of both kinds, oldest first, at most [`crate::limits::THREAD`].
    pub messages: Vec<MessageView>,
    /// There are older messages than those.
    pub older: bool,
    /// What happened, oldest first.
    pub activities: Vec<Activity>,
    /// The newest event this page knows.
    pub seq: Seq,
    /// Where a reply would go.
    pub route: ReplyRoute,
    /// This person's drafts.
    pub drafts: Vec<Draft>,
}

/// Where a reply leaves, or why it cannot: said before writing, never after sending.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ReplyRoute {
    /// By mail, from this mailbox, to these people.
    Mail {
        /// The mailbox's address.
        from: String,
        /// Primary requester first: (name, address).
        to: Vec<(String, String)>,
        /// Followers who are contacts.
        cc: Vec<(String, String)>,
        /// Mail can be sent now: there are SMTP settings. Else it is kept and shown as not sent.
        sends: bool,
    },
    /// No contact on the ticket.
    NoContact,
    /// The contact has no address on any connected channel.
    NoAddress,
}

/// What a person has begun to write on a ticket.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// For which of the two tabs.
    pub kind: crate::conversation::Writing,
    /// Counts the saves.
    pub revision: i64,
    /// The text as HTML of the editor.
    pub html: String,
    /// When the server kept it.
    pub saved_at: Timestamp,
}

/// A change of a ticket's properties by a person; one property a time, so that two people never overwrite each other.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Change {
    /// Move to a status.
    Status(StatusId),
    /// Assign to a person (team becomes their main team), or to nobody and no team.
    Owner(Option<UserId>),
    /// Assign to a team (the person is emptied).
    Team(Option<TeamId>),
    /// Assign to a person and a team, both chosen; what an undo restores.
    Assign {
        /// Person or none.
        owner: Option<UserId>,
        /// Team or none.
        team: Option<TeamId>,
    },
    /// Set or clear the priority.
    Priority(Option<Priority>),
    /// Set or clear what it is about.
    About(Option<CategoryId>),
    /// Rename.
    Subject(String),
    /// Mark as spam or take the mark off.
    Spam(bool),
    /// Put into the bin, or take out of it.
    Deleted(bool),
}

/// What a change did, so that it can be undone as one step.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Changed {
    /// The row afterwards; `None` when the actor may no longer see it.
    pub row: Option<TicketRow>,
    /// The changes that undo it, in order; empty when nothing changed.
    pub undo: Vec<Change>,
}

/// A new ticket by hand.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTicket {
    /// Name of the ticket, required.
    pub subject: String,
    /// Status; `None` = the pipeline's first.
    pub status: Option<StatusId>,
    /// Priority or none.
    pub priority: Option<Priority>,
    /// Owner or none.
    pub owner: Option<UserId>,
    /// Team or none.
    pub team: Option<TeamId>,
    /// Category or none.
    pub about: Option<CategoryId>,
    /// Contact's address; empty = no contact. An unknown one becomes a contact.
    pub email: String,
    /// Contact's name when the address is new.
    pub name: String,
    /// First text, kept as an internal comment; may be empty.
    pub comment: String,
}

/// State of an outgoing message after an attempt: what a live frame carries.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Delivered {
    /// The message.
    pub message: crate::MessageId,
    /// Its state now.
    pub delivery: Delivery,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn facts() -> Facts {
        Facts {
            id: TicketId(1),
            pipeline: PipelineId(1),
            status: StatusId(1),
            category: StatusCategory::New,
            owner: None,
            team: None,
            priority: None,
            about: None,
            channel: None,
            spam: false,
            deleted: false,
            merged: false,
            repliers: Vec::new(),
        }
    }

    #[test]
    fn a_priority_keeps_its_rank_through_a_row() {
        for priority in Priority::ALL {
            assert_eq!(Priority::from_rank(priority.rank()), Some(*priority));
        }
        assert_eq!(Priority::from_rank(0), None);
        assert_eq!(Priority::from_rank(5), None);
    }
}
