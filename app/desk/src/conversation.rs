//! Threads of messages: what a message is, who wrote it, how it left.

use crate::person::words_of;
use crate::ticket::Attachment;
use crate::{ContactId, ConversationId, MessageId, Seq, Timestamp, UserId};
use serde::{Deserialize, Serialize};

/// Kind of a channel; also the sign in front of a ticket.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A mailbox.
    Email,
    /// Created by a member of staff.
    Hand,
}
words_of!(Channel { Email = "email", Hand = "hand" });

/// Which of the two texts a person on staff writes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Writing {
    /// To the customer.
    Reply,
    /// Internal, never to a customer.
    Comment,
}
words_of!(Writing { Reply = "reply", Comment = "comment" });

/// What kind a message is. Rows of one kind never become another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageKind {
    /// From a customer (or another outside person).
    Received,
    /// From staff to the customer.
    Reply,
    /// From staff to staff.
    Comment,
}
words_of!(MessageKind { Received = "received", Reply = "reply", Comment = "comment" });

/// Who wrote a message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Author {
    /// A member of staff.
    User(UserId),
    /// An outside person.
    Contact(ContactId),
}

/// How a body is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// Plain text.
    Text,
    /// Allow-listed HTML, drawn in our own type.
    Simple,
    /// Sanitised HTML with its own looks, shown in a frame from `/messages/{id}/frame`.
    Designed,
}
words_of!(BodyKind { Text = "text", Simple = "simple", Designed = "designed" });

/// A body: what is read, and what is folded behind "…".
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Body {
    /// How it is shown.
    pub kind: BodyKind,
    /// Visible part: text for `Text`, sanitised HTML for `Simple`, empty for `Designed`.
    pub shown: String,
    /// Quoted part in the same form; empty when there is none.
    pub quoted: String,
}

/// How far an outgoing reply has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Delivery {
    /// Held back until this instant: can be taken back.
    Queued {
        /// When it starts to leave.
        until: Timestamp,
    },
    /// There are no SMTP settings: kept, not sent.
    Kept,
    /// An attempt failed or runs; tried again at this instant.
    Sending {
        /// Next try.
        next: Timestamp,
        /// What the last try said; empty before the first.
        said: String,
    },
    /// The next server took it.
    Sent {
        /// When.
        at: Timestamp,
        /// What it answered, for example `mx.example 250 queued`.
        to: String,
    },
    /// It may have arrived: the connection died after the text was sent. Tried again with the same Message-ID.
    Unsure {
        /// Next try.
        next: Timestamp,
    },
    /// Given up; can be tried again by hand.
    Failed {
        /// When.
        at: Timestamp,
        /// What the other side said.
        said: String,
    },
}

/// Why a received message is on this ticket.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matched {
    /// It opened the ticket.
    New,
    /// By the signed reply address.
    ReplyAddress,
    /// By an id we minted in In-Reply-To or References.
    OurId,
    /// By an id we had received, from a participant.
    TheirId,
}
words_of!(Matched { New = "new", ReplyAddress = "reply-address", OurId = "our-id", TheirId = "their-id" });

/// One message as staff see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MessageView {
    /// Key.
    pub id: MessageId,
    /// Its thread.
    pub conversation: ConversationId,
    /// Kind.
    pub kind: MessageKind,
    /// Who wrote it.
    pub author: Author,
    /// Name as shown; for outside persons as they signed that message.
    pub author_name: String,
    /// Address of an outside author.
    pub author_address: String,
    /// The author is not a participant of the ticket: shown as a separate person who receives nothing.
    pub stranger: bool,
    /// When it happened.
    pub at: Timestamp,
    /// Its event.
    pub seq: Seq,
    /// Body.
    pub body: Body,
    /// Files, those shown inside the body excepted.
    pub attachments: Vec<Attachment>,
    /// State of a reply; `None` for the others.
    pub delivery: Option<Delivery>,
    /// Why it is here, for received ones.
    pub matched: Option<Matched>,
    /// It came from a machine: an absence notice or a bounce.
    pub automatic: bool,
    /// It could not be read whole (too deep, too many parts, broken): the raw mail is kept.
    pub damaged: bool,
}

/// What an agent sends or adds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// The ticket.
    pub ticket: crate::TicketId,
    /// Reply or comment.
    pub kind: Writing,
    /// Editor HTML.
    pub html: String,
    /// Uploaded files.
    pub files: Vec<crate::FileId>,
    /// Status to set with it; `None` = by the rule (reply) or unchanged (comment).
    pub status: Option<crate::StatusId>,
    /// The newest event the writer had seen.
    pub seen: Seq,
    /// Send although somebody else wrote since.
    pub anyway: bool,
    /// Made by the browser, once a message: the same key twice is one message.
    pub key: String,
}
