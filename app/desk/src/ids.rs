//! One newtype a noun, around the `i64` that the database minted. Never for strangers: what leaves the house is a token.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )*};
}

ids! {
    /// A member of staff.
    UserId,
    /// A group of users.
    TeamId,
    /// A ticket's key. People see its [`TicketNumber`].
    TicketId,
    /// The number of a ticket that people say aloud; counts from 1, never reused.
    TicketNumber,
    /// A person in the address book.
    ContactId,
    /// A thread of messages on a ticket.
    ConversationId,
    /// One message of a conversation.
    MessageId,
    /// One connected mailbox, form, widget, number or page.
    ChannelId,
    /// An ordered process of statuses.
    PipelineId,
    /// One step of a pipeline.
    StatusId,
    /// What a ticket is about; a choice the desk defines.
    CategoryId,
    /// Stored bytes, one row per content hash and uploader.
    FileId,
    /// A file as it hangs on a message, with its name there.
    AttachmentId,
    /// A place in the event log; commit order.
    Seq,
    /// A piece of work to do after a commit.
    JobId,
    /// A sign-in of a user on a device.
    SessionId,
    /// One received mail as raw bytes.
    RawMailId,
}
