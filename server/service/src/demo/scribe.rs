//! The rows of one message: itself, its thread, its mail identity and what hangs on it.

use super::ledger::Table;
use super::letters::{Kind, Letter};
use super::live::Live;
use super::people::STAFF;
use super::stage::Stage;
use super::standing::occurred;
use super::story::Act;
use crate::{Fault, files};
use desk::ticket::Facts;
use desk::{MessageId, text};
use sea_query::Value;
use sha2::{Digest, Sha256};

/// Which member of staff a step is of.
pub fn actor(act: &Act) -> Option<usize> {
    match act {
        Act::ByHand { by, .. }
        | Act::Reply { by, .. }
        | Act::Comment { by, .. }
        | Act::Sort { by, .. }
        | Act::Move { by, .. }
        | Act::Spam { by } => Some(*by),
        Act::Mail(_) | Act::Sent => None,
    }
}

/// What differs between what comes in, what goes out and what stays.
struct Part<'a> {
    kind: &'static str,
    /// 0 = with the customer, 1 = between colleagues.
    thread: usize,
    letter: &'a Letter,
    by: Option<usize>,
    matched: Option<&'static str>,
    sent: Option<i64>,
    /// Written with the composer of the ticket's page: it remembers what it changed.
    composed: bool,
}

impl Stage {
    /// Writes the message of the step that is being played; `before` are the facts that a taking back would restore.
    pub(super) fn write_message(
        &mut self,
        live: &mut Live,
        message: i64,
        seq: i64,
        before: Option<&Facts>,
    ) -> Result<(), Fault> {
        let at = live.story.steps[live.next].at;
        let answered = live.last_reply > 0;
        let noted;
        let plain = Part {
            kind: "comment",
            thread: 1,
            letter: &Letter::default(),
            by: None,
            matched: None,
            sent: None,
            composed: true,
        };
        let part = match &live.story.steps[live.next].act {
            Act::Mail(letter) => {
                let matched = if live.next == 0 {
                    "new"
                } else if answered {
                    "our-id"
                } else {
                    "their-id"
                };
                Part { kind: "received", thread: 0, letter, matched: Some(matched), composed: false, ..plain }
            }
            Act::Reply { by, letter, sent, .. } => {
                live.last_reply = message;
                Part { kind: "reply", thread: 0, letter, by: Some(*by), sent: Some(*sent), ..plain }
            }
            Act::Comment { by, letter } => Part { letter, by: Some(*by), ..plain },
            Act::ByHand { by, comment } => {
                noted = Letter::of(Kind::Simple, std::slice::from_ref(comment), None);
                Part { letter: &noted, by: Some(*by), composed: false, ..plain }
            }
            Act::Sent | Act::Sort { .. } | Act::Move { .. } | Act::Spam { .. } => return Ok(()),
        };
        let facts = &live.standing.facts;
        let ticket = facts.id.0;
        if live.threads[part.thread] == 0 {
            self.keys.conversation += 1;
            live.threads[part.thread] = self.keys.conversation;
            let kind = ["customer", "internal"][part.thread];
            let channel = facts.channel.filter(|_| part.thread == 0).map(|channel| channel.0);
            let row = [self.keys.conversation.into(), ticket.into(), kind.into(), channel.into(), at.into()];
            self.ledger.add(Table::Conversation, row)?;
        }
        let received = part.by.is_none();
        let (name, address) = match part.by {
            Some(place) => (STAFF[place].name.to_owned(), String::new()),
            None => {
                let person = self.person(live.story.contact);
                (person.name.clone(), person.address.clone())
            }
        };
        let mail_id = match (received, part.sent) {
            (true, _) => {
                let domain = address.rsplit('@').next().unwrap_or_default();
                Some(format!("{at:x}.{:08x}@{domain}", self.dice.next() as u32))
            }
            (false, Some(_)) => {
                let domain = self.mailbox().rsplit('@').next().unwrap_or_default();
                Some(self.desk.key().mint_id(facts.id, MessageId(message), domain))
            }
            (false, None) => None,
        };
        let said = match part.sent {
            Some(_) => format!("mx.pedalune.example 250 2.0.0 queued as {:08X}", self.dice.next() as u32),
            None => String::new(),
        };
        let before = before.filter(|_| part.composed);
        let fingerprint = received.then(|| Sha256::digest(part.letter.plain.as_bytes()).to_vec());
        let row: [Value; 26] = [
            message.into(),
            ticket.into(),
            live.threads[part.thread].into(),
            part.kind.into(),
            part.by.map(|place| self.house.users[place]).into(),
            received.then_some(live.standing.contact).into(),
            name.into(),
            address.as_str().into(),
            false.into(),
            (if received { occurred(at) } else { at }).into(),
            part.letter.kind.body().word().into(),
            part.letter.shown.as_str().into(),
            part.letter.quoted.as_str().into(),
            part.letter.plain.as_str().into(),
            part.letter.automatic.into(),
            false.into(),
            part.matched.map(str::to_owned).into(),
            mail_id.clone().into(),
            fingerprint.into(),
            part.sent.map(|_| "sent".to_owned()).into(),
            part.sent.into(),
            said.into(),
            before.map(|facts| facts.status.0).into(),
            before.and_then(|facts| facts.owner).map(|owner| owner.0).into(),
            before.and_then(|facts| facts.team).map(|team| team.0).into(),
            seq.into(),
        ];
        self.ledger.add(Table::Message, row)?;
        if let (true, Some(mail_id)) = (received, mail_id) {
            let author = text_folded(&address);
            let row = [self.house.channel.into(), mail_id.into(), author.into(), message.into()];
            self.ledger.add(Table::Identity, row)?;
            self.ledger.add(Table::Recipient, [message.into(), self.mailbox().into()])?;
        }
        let uploader = part.by.map(|place| self.house.users[place]);
        for (position, (name, place)) in (0_i64..).zip(&part.letter.files) {
            self.keys.file += 1;
            self.keys.attachment += 1;
            let (stored, kind) = &self.house.files[*place];
            let name = files::safe_name(name);
            let file: [Value; 7] = [
                self.keys.file.into(),
                stored.hash.to_vec().into(),
                (stored.size as i64).into(),
                (*kind).into(),
                name.as_str().into(),
                uploader.into(),
                at.into(),
            ];
            let hung: [Value; 6] = [
                self.keys.attachment.into(),
                message.into(),
                self.keys.file.into(),
                name.into(),
                false.into(),
                position.into(),
            ];
            self.ledger.add(Table::File, file)?;
            self.ledger.add(Table::Attachment, hung)?;
        }
        Ok(())
    }
}

fn text_folded(address: &str) -> String {
    text::line(address).to_lowercase()
}
