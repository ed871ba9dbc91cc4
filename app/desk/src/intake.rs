//! What a channel hands to the desk, and which ticket a mail belongs to. (semantics.md, E-mail)

use crate::conversation::{BodyKind, Matched};
use crate::mail::EmailAddress;
use crate::person::Language;
use crate::{TicketId, Timestamp};
use serde::{Deserialize, Serialize};

/// A name with its address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mailbox {
    /// Name as signed; empty when none.
    pub name: String,
    /// Address.
    pub address: EmailAddress,
}

/// A received mail, understood: text is decoded, HTML is sanitised, files are stored.
#[derive(Clone, PartialEq, Debug)]
pub struct Inbound {
    /// The mailbox's address it was received for; the desk's first mailbox when it is none of ours.
    pub mailbox: Option<EmailAddress>,
    /// When it happened: end of DATA or the pipe's read, never the Date header.
    pub received_at: Timestamp,
    /// Who wrote; `None` when no usable From exists.
    pub from: Option<Mailbox>,
    /// To and Cc, in order.
    pub recipients: Vec<Mailbox>,
    /// Subject, decoded, one line.
    pub subject: String,
    /// Its own id, without angle brackets.
    pub message_id: Option<String>,
    /// In-Reply-To, then References, newest first, without brackets, no duplicates.
    pub refers_to: Vec<String>,
    /// What kind of body.
    pub body: BodyKind,
    /// Visible part (text, or sanitised HTML by `body`).
    pub shown: String,
    /// Quoted part.
    pub quoted: String,
    /// Whole body as plain text, for snippet and search.
    pub text: String,
    /// Stored files.
    pub files: Vec<InboundFile>,
    /// It came from a machine (absence notice, bounce, list): moves no status.
    pub automatic: bool,
    /// It could not be read whole.
    pub damaged: bool,
    /// Language guess.
    pub language: Option<Language>,
    /// SHA-256 of the text as parsed: with mailbox, Message-ID and author it decides what is one message.
    pub fingerprint: [u8; 32],
}

/// A file of a received mail, already stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InboundFile {
    /// Content hash (SHA-256), where the bytes are.
    pub hash: [u8; 32],
    /// Bytes.
    pub size: u64,
    /// Name, cleaned.
    pub name: String,
    /// Kind found in the bytes.
    pub kind: String,
    /// Content-ID without brackets, when the body shows it.
    pub content_id: Option<String>,
    /// It is shown in the body and not listed below it.
    pub inline: bool,
}

/// What the threading rule is told about one referred id or reply address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Clue {
    /// The mail was sent to a signed reply address of this ticket.
    ReplyAddress(TicketId),
    /// It refers to an id that we minted for this ticket; its keyed hash checked.
    OurId(TicketId),
    /// It refers to an id that we received on this ticket.
    TheirId {
        /// The ticket.
        ticket: TicketId,
        /// The writer is a participant, was in To/Cc of that message, or shares the requester's company.
        participant: bool,
    },
}

/// Which ticket the mail joins and why; `None` = a new one. Clues come in the order of the header, newest first; a reply
/// address beats ids we minted, those beat ids we only received, and those need a participant.
pub fn place(clues: &[Clue]) -> Option<(TicketId, Matched)> {
    let reply = clues.iter().find_map(|clue| match clue {
        Clue::ReplyAddress(ticket) => Some((*ticket, Matched::ReplyAddress)),
        _ => None,
    });
    // In-Reply-To, then References at any position: the first id that may join decides.
    reply.or_else(|| {
        clues.iter().find_map(|clue| match clue {
            Clue::OurId(ticket) => Some((*ticket, Matched::OurId)),
            Clue::TheirId { ticket, participant: true } => Some((*ticket, Matched::TheirId)),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: TicketId = TicketId(1);
    const B: TicketId = TicketId(2);

    #[test]
    fn a_signed_reply_address_beats_every_reference() {
        let clues = [Clue::OurId(A), Clue::ReplyAddress(B)];
        assert_eq!(place(&clues), Some((B, Matched::ReplyAddress)));
    }

    #[test]
    fn an_id_we_minted_joins_whoever_writes() {
        assert_eq!(place(&[Clue::OurId(A)]), Some((A, Matched::OurId)));
    }

    #[test]
    fn an_id_we_only_received_joins_participants_alone() {
        assert_eq!(place(&[Clue::TheirId { ticket: A, participant: false }]), None);
        assert_eq!(place(&[Clue::TheirId { ticket: A, participant: true }]), Some((A, Matched::TheirId)));
    }

    #[test]
    fn a_stranger_with_a_seen_id_still_joins_by_a_later_minted_one() {
        let clues = [Clue::TheirId { ticket: A, participant: false }, Clue::OurId(B)];
        assert_eq!(place(&clues), Some((B, Matched::OurId)));
    }
}
