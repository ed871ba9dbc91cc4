//! Where a ticket stands, and what a step does to it: the same statuses, owners and events as when people do it by hand. It asks
//! the pipeline's own rules and writes nothing.

use super::house::House;
use super::letters::{Kind, Letter};
use super::story::Act;
use desk::conversation::MessageKind;
use desk::event::{Because, By, What};
use desk::pipeline::StatusCategory;
use desk::ticket::Facts;
use desk::{CategoryId, ChannelId, ContactId, MessageId, StatusId, TeamId, TicketId, UserId, limits, text};

/// A ticket's row as it grows.
#[derive(Clone)]
pub struct Standing {
    /// What filters ask.
    pub facts: Facts,
    /// First requester.
    pub contact: i64,
    /// The first step has happened.
    pub begun: bool,
    /// Creation.
    pub created_at: i64,
    /// Closed since.
    pub closed_at: Option<i64>,
    /// Newest message.
    pub moved_at: i64,
    /// Its text, cut.
    pub snippet: String,
    /// Who wrote it.
    pub wrote: &'static str,
    /// Which user.
    pub wrote_by: Option<i64>,
}

/// An event that a step causes.
pub type Caused = (What, By, Because);

/// Mail is known to the desk a moment after it came.
pub fn occurred(at: i64) -> i64 {
    at - 300 - at.rem_euclid(1_900)
}

impl Standing {
    /// A ticket that begins.
    pub fn new(ticket: i64, contact: i64, house: &House) -> Standing {
        let facts = Facts {
            id: TicketId(ticket),
            pipeline: house.pipeline.id,
            status: house.begin,
            category: StatusCategory::New,
            owner: None,
            team: None,
            priority: None,
            about: None,
            channel: Some(ChannelId(house.channel)),
            spam: false,
            deleted: false,
            merged: false,
            repliers: Vec::new(),
        };
        Standing {
            facts,
            contact,
            begun: false,
            created_at: 0,
            closed_at: None,
            moved_at: 0,
            snippet: String::new(),
            wrote: "system",
            wrote_by: None,
        }
    }

    /// Takes a step that happens at `at`; `message` is the key of the message that it writes, if it writes one.
    pub fn take(&mut self, act: &Act, at: i64, message: i64, house: &House) -> Vec<Caused> {
        let mut caused = Vec::with_capacity(4);
        let opens = !std::mem::replace(&mut self.begun, true);
        if opens {
            self.created_at = at;
        }
        let wrote = |kind| What::Wrote { message: MessageId(message), kind };
        match act {
            Act::Mail(letter) => {
                let by = By::Contact(ContactId(self.contact));
                if opens {
                    caused.push((What::Opened, by, Because::Mail));
                }
                caused.push((wrote(MessageKind::Received), by, Because::Mail));
                self.newest(letter, MessageKind::Received, None, occurred(at));
                let to = house.pipeline.after_customer_message(self.facts.status);
                if let Some(to) = to.filter(|_| !opens && !letter.automatic) {
                    self.go(to, at, by, Because::CustomerWrote, house, &mut caused);
                }
            }
            Act::ByHand { by, comment } => {
                let (by, user) = house.by(*by);
                self.facts.channel = None;
                caused.push((What::Opened, by, Because::Asked));
                caused.push((wrote(MessageKind::Comment), by, Because::Asked));
                let letter = Letter { plain: comment.clone(), kind: Kind::Simple, ..Letter::default() };
                self.newest(&letter, MessageKind::Comment, Some(user), at);
            }
            Act::Reply { by, letter, then, .. } => {
                self.replied(*by, letter, *then, (at, message), house, &mut caused)
            }
            Act::Sent => {
                let message = MessageId(message);
                caused.push((What::Delivery { message }, By::System, Because::Asked));
            }
            Act::Comment { by, letter } => {
                let (by, user) = house.by(*by);
                caused.push((wrote(MessageKind::Comment), by, Because::Asked));
                self.newest(letter, MessageKind::Comment, Some(user), at);
            }
            Act::Sort { by, to, priority, about } => {
                let (by, _) = house.by(*by);
                if let Some((owner, team)) = to {
                    let owner = owner.map(|place| UserId(house.users[place]));
                    let team = team.map(|place| TeamId(house.teams[place]));
                    self.assign(owner, team, by, Because::Asked, &mut caused);
                }
                if priority.is_some() && *priority != self.facts.priority {
                    let from = std::mem::replace(&mut self.facts.priority, *priority);
                    caused.push((What::Priority { from, to: *priority }, by, Because::Asked));
                }
                let about = about.map(|place| CategoryId(house.categories[place]));
                if about.is_some() && about != self.facts.about {
                    let from = std::mem::replace(&mut self.facts.about, about);
                    caused.push((What::About { from, to: about }, by, Because::Asked));
                }
            }
            Act::Move { by, to } => {
                let to = house.status(*to);
                if to != self.facts.status {
                    self.go(to, at, house.by(*by).0, Because::Asked, house, &mut caused);
                }
            }
            Act::Spam { by } => {
                self.facts.spam = true;
                caused.push((What::Spam { on: true }, house.by(*by).0, Because::Asked));
            }
        }
        caused
    }

    fn replied(
        &mut self,
        place: usize,
        letter: &Letter,
        then: Option<StatusCategory>,
        (at, message): (i64, i64),
        house: &House,
        caused: &mut Vec<Caused>,
    ) {
        let (by, user) = house.by(place);
        let what = What::Wrote { message: MessageId(message), kind: MessageKind::Reply };
        caused.push((what, by, Because::Asked));
        self.newest(letter, MessageKind::Reply, Some(user), at);
        if let Err(at) = self.facts.repliers.binary_search(&UserId(user)) {
            self.facts.repliers.insert(at, UserId(user));
        }
        let chosen = then.map(|category| house.status(category));
        if let Some(to) = house.pipeline.after_reply(self.facts.status, chosen) {
            let because = if chosen.is_some() { Because::Asked } else { Because::AgentReplied };
            self.go(to, at, by, because, house, caused);
        }
        if self.facts.owner.is_none() {
            let team = self.facts.team.or(Some(TeamId(house.main_team(place))));
            self.assign(Some(UserId(user)), team, by, Because::AgentReplied, caused);
        }
    }

    fn newest(&mut self, letter: &Letter, kind: MessageKind, by: Option<i64>, at: i64) {
        let text = match letter.kind == Kind::Text && !letter.shown.is_empty() {
            true => &letter.shown,
            false => &letter.plain,
        };
        self.snippet = text::snippet(text, limits::SNIPPET);
        self.wrote = if kind == MessageKind::Received { "contact" } else { kind.word() };
        self.wrote_by = by;
        self.moved_at = at;
    }

    fn go(
        &mut self,
        to: StatusId,
        at: i64,
        by: By,
        because: Because,
        house: &House,
        caused: &mut Vec<Caused>,
    ) {
        let Some(status) = house.pipeline.status(to) else { return };
        let from = std::mem::replace(&mut self.facts.status, to);
        self.facts.category = status.category;
        self.closed_at = (status.category == StatusCategory::Closed).then_some(at);
        caused.push((What::Status { from, to }, by, because));
    }

    fn assign(
        &mut self,
        to: Option<UserId>,
        to_team: Option<TeamId>,
        by: By,
        because: Because,
        caused: &mut Vec<Caused>,
    ) {
        let (from, from_team) = (self.facts.owner, self.facts.team);
        if (from, from_team) != (to, to_team) {
            (self.facts.owner, self.facts.team) = (to, to_team);
            caused.push((What::Assigned { from, from_team, to, to_team }, by, because));
        }
    }
}
