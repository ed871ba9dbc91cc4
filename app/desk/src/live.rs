//! What flows over a tab's one WebSocket, both ways. Text frames of JSON.

use crate::conversation::MessageView;
use crate::event::Activity;
use crate::person::{Availability, UserCard};
use crate::ticket::{Delivered, Doing, ListItem, Present, ReplyRoute};
use crate::view::{ListQuery, View};
use crate::{Seq, TicketId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

/// What the server sends: a change, with what every frame carries.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Frame {
    /// Build of the server: another one than the page's makes the tab reload at the next quiet moment.
    pub build: String,
    /// The newest event this connection has been judged for: where a returning tab goes on.
    pub seq: Seq,
    /// Server's clock, for the tab's offset.
    pub now: Timestamp,
    /// What changed.
    pub change: Change,
}

/// One change. The table of frame kinds is [`Change::WORDS`].
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Change {
    /// First frame of a connection, and heartbeat.
    Hello,
    /// A row that is in the subscribed list: new there or changed.
    Row(ListItem),
    /// A ticket that is no longer in the list; where `lost` the person may not see it any more at all.
    Gone {
        /// The ticket.
        ticket: TicketId,
        /// Out of sight, not only out of the list.
        lost: bool,
    },
    /// Exact size of the subscribed list.
    Total(u64),
    /// Exact counts of the side bar's views.
    Counts(Vec<(View, u64)>),
    /// The open ticket changed: its row, whether or not it is in the list.
    Ticket(ListItem),
    /// A message on the open ticket: new, or changed.
    Message(MessageView),
    /// A message on the open ticket was taken back.
    TookBack(crate::MessageId),
    /// Something happened on the open ticket.
    Activity(Activity),
    /// A reply on the open ticket went on.
    Delivered(Delivered),
    /// Where a reply on the open ticket would go now.
    Route(ReplyRoute),
    /// Who is on the open ticket.
    Present(Vec<Present>),
    /// A person's availability changed.
    Availability(UserId, Availability),
    /// Users changed: name, teams, availability.
    Users(Vec<UserCard>),
    /// This person read the ticket in another tab.
    Seen(TicketId, Seq),
    /// The tab fell behind or its rights changed: load your state anew.
    Resync,
    /// The session ended.
    SignedOut,
}

impl Change {
    /// Every kind of frame, for the table of the documentation and its probe.
    pub const WORDS: &'static [&'static str] = &[
        "hello",
        "row",
        "gone",
        "total",
        "counts",
        "ticket",
        "message",
        "took-back",
        "activity",
        "delivered",
        "route",
        "present",
        "availability",
        "users",
        "seen",
        "resync",
        "signed-out",
    ];
}

/// What a tab sends.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Say {
    /// What this tab shows; replaces what it said before. Sent on connect and on each move.
    Watch {
        /// The list on screen and the event its page was read at.
        list: Option<(ListQuery, Seq)>,
        /// The ticket on screen and the event its page was read at.
        ticket: Option<(TicketId, Seq)>,
    },
    /// What this person does on the open ticket; repeated at least every 10 s while it lasts.
    Doing(Doing),
    /// The newest message of the open ticket was on screen.
    Saw(TicketId, Seq),
    /// Keeps the connection.
    Ping,
}
