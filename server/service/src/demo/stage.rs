//! Plays all stories at once, in order of time, as the desk would have seen them: keys, numbers and the log's places count up
//! together. What it plays becomes rows in the ledger.

use super::house::House;
use super::ledger::{Built, Keys, Ledger, Table};
use super::people::{self, MAILBOX, Person, STAFF};
use super::plot::{Old, Plot};
use super::random::Dice;
use super::standing::{Standing, occurred};
use super::story::{Act, Story};
use crate::{Fault, HelpDesk};
use desk::event::{By, Payload, What};
use desk::text;
use desk::ticket::{Facts, Priority};
use desk::time::DAY;
use sea_query::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

/// Tickets that are written together.
const LOAD: usize = 3_000;

/// Rows for the database, in one piece.
pub struct Load {
    /// Inserts, in order.
    pub statements: Vec<Built>,
    /// (place in the log, ticket): newest messages of tickets that are written already.
    pub moved: Vec<(i64, i64)>,
    /// Tickets in it.
    pub tickets: usize,
    /// The newest keys after it.
    pub keys: Keys,
}

/// A story that is being played.
pub(super) struct Live {
    pub(super) story: Story,
    pub(super) next: usize,
    pub(super) standing: Standing,
    pub(super) number: i64,
    /// Threads: with the customer, between colleagues; 0 = none yet.
    pub(super) threads: [i64; 2],
    pub(super) last_reply: i64,
    pub(super) moved_seq: i64,
    /// Who did something, and the place of their last event.
    pub(super) acted: Vec<(usize, i64)>,
    /// Its row is in the database.
    written: bool,
}

/// The stage.
pub struct Stage {
    pub(super) desk: HelpDesk,
    pub(super) house: House,
    pub(super) ledger: Ledger,
    pub(super) keys: Keys,
    pub(super) dice: Dice,
    /// One message a ticket: nobody is told to have seen it.
    one: bool,
    seed: u64,
    number: i64,
    people: Vec<Person>,
    /// Keys in the address book; 0 = not in it yet.
    contacts: Vec<i64>,
    live: BTreeMap<u64, Live>,
    queue: BinaryHeap<Reverse<(i64, u64)>>,
    done: Vec<Live>,
    moved: Vec<(i64, i64)>,
    old: VecDeque<(i64, Old)>,
    begun: u64,
    opened: usize,
}

impl Stage {
    /// An empty stage. `number` is the newest ticket number in use.
    pub fn new(
        desk: HelpDesk,
        house: House,
        ledger: Ledger,
        keys: Keys,
        number: i64,
        seed: u64,
        one: bool,
    ) -> Stage {
        Stage {
            desk,
            house,
            ledger,
            keys,
            dice: Dice::new(seed, 0x57a6e),
            one,
            seed,
            number,
            people: Vec::new(),
            contacts: Vec::new(),
            live: BTreeMap::new(),
            queue: BinaryHeap::new(),
            done: Vec::new(),
            moved: Vec::new(),
            old: VecDeque::new(),
            begun: 0,
            opened: 0,
        }
    }

    /// Plays stories that begin at `births` and the `written` ones, in order of time; hands over load after load until `take`
    /// says that nobody wants more.
    pub fn play(
        mut self,
        plot: &mut Plot,
        births: &[i64],
        mut written: VecDeque<Story>,
        people: (Vec<Person>, usize),
        since: i64,
        mut take: impl FnMut(Load) -> bool,
    ) -> Result<(), Fault> {
        let (known, size) = people;
        let own = known.len();
        self.people = known;
        self.contacts = vec![0; own + size];
        self.people.extend((0..size).map(|place| people::person(place, self.seed)));
        for at in since..since + STAFF.len() as i64 {
            self.log(at, at, By::System, None, What::People, (None, None), "asked")?;
        }
        for (rank, at) in births.iter().enumerate() {
            let rank = births.len() - 1 - rank;
            while let Some(story) =
                written.pop_front_if(|story| story.steps.first().is_some_and(|s| s.at <= *at))
            {
                self.begin(story);
            }
            self.play_until(*at)?;
            let dice = Dice::new(self.seed, 0x1_0000_0000 + self.begun);
            let story = self.made_up(plot, *at, rank, births.len(), own, dice);
            self.begin(story);
            if self.opened >= LOAD && !take(self.load(true)?) {
                return Ok(());
            }
        }
        for story in written {
            self.begin(story);
        }
        self.play_until(i64::MAX)?;
        for place in 0..self.people.len() {
            let at = self.dice.between(since, since + 700 * DAY);
            self.contact(place, at)?;
        }
        take(self.load(false)?);
        Ok(())
    }

    fn made_up(
        &mut self,
        plot: &mut Plot,
        at: i64,
        rank: usize,
        all: usize,
        own: usize,
        mut dice: Dice,
    ) -> Story {
        let outcome = Plot::outcome(rank, all, &mut dice);
        while self.old.front().is_some_and(|(closed, _)| at - closed > 70 * DAY) {
            self.old.pop_front();
        }
        let ripe = self.old.front().is_some_and(|(closed, _)| at - closed > 16 * DAY);
        if ripe && outcome != super::plot::Outcome::Spam && dice.chance(2) {
            if let Some((_, old)) = self.old.pop_front() {
                let person = self.people[old.contact].clone();
                return plot.follow_up(at, &old, &person, outcome, dice);
            }
        }
        // Some write often.
        let size = self.people.len() - own;
        let place = own + dice.early(0, size as i64 - 1).unsigned_abs() as usize;
        let person = self.people[place].clone();
        plot.story(at, place, &person, outcome, dice)
    }

    fn begin(&mut self, story: Story) {
        let Some(first) = story.steps.first() else { return };
        self.queue.push(Reverse((first.at, self.begun)));
        let standing = Standing::new(0, 0, &self.house);
        let live = Live {
            story,
            next: 0,
            standing,
            number: 0,
            threads: [0; 2],
            last_reply: 0,
            moved_seq: 0,
            acted: Vec::new(),
            written: false,
        };
        self.live.insert(self.begun, live);
        self.begun += 1;
    }

    fn play_until(&mut self, until: i64) -> Result<(), Fault> {
        while let Some(Reverse((at, slot))) = self.queue.pop() {
            if at > until {
                self.queue.push(Reverse((at, slot)));
                break;
            }
            let Some(mut live) = self.live.remove(&slot) else { continue };
            self.step(&mut live)?;
            match live.story.steps.get(live.next) {
                Some(step) => {
                    self.queue.push(Reverse((step.at.max(at), slot)));
                    self.live.insert(slot, live);
                }
                None => self.end(live)?,
            }
        }
        Ok(())
    }

    fn step(&mut self, live: &mut Live) -> Result<(), Fault> {
        let at = live.story.steps[live.next].at;
        let opens = live.next == 0;
        if opens {
            let contact = self.contact(live.story.contact, at)?;
            self.keys.ticket += 1;
            self.number += 1;
            self.opened += 1;
            live.number = self.number;
            live.standing = Standing::new(self.keys.ticket, contact, &self.house);
            let row = [self.keys.ticket.into(), contact.into(), "requester".into(), 0_i64.into()];
            self.ledger.add(Table::Participant, row)?;
        }
        let act = &live.story.steps[live.next].act;
        let writes =
            matches!(act, Act::Mail(_) | Act::ByHand { .. } | Act::Reply { .. } | Act::Comment { .. });
        if writes {
            self.keys.message += 1;
        }
        let message = if writes { self.keys.message } else { live.last_reply };
        let before = if opens { None } else { Some(live.standing.facts.clone()) };
        let caused = live.standing.take(act, at, message, &self.house);
        let after = Some(live.standing.facts.clone());
        let happened = if matches!(act, Act::Mail(_)) { occurred(at) } else { at };
        let ticket = Some(live.standing.facts.id.0);
        let mut seq = 0;
        for (what, by, because) in caused {
            let wrote = matches!(what, What::Wrote { .. });
            // A mail happened when it came; what it moves happens when the desk knows.
            let occurred_at = if wrote || what == What::Opened { happened } else { at };
            let facts = (before.clone(), after.clone());
            let place = self.log(at, occurred_at, by, ticket, what, facts, because.word())?;
            if wrote {
                seq = place;
                live.moved_seq = place;
            }
        }
        if let Some(user) = super::scribe::actor(&live.story.steps[live.next].act) {
            live.acted.retain(|(known, _)| *known != user);
            live.acted.push((user, self.keys.event));
        }
        if writes {
            self.write_message(live, message, seq, before.as_ref())?;
        }
        live.next += 1;
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of an event")]
    fn log(
        &mut self,
        at: i64,
        occurred_at: i64,
        by: By,
        ticket: Option<i64>,
        what: What,
        (before, after): (Option<Facts>, Option<Facts>),
        because: &'static str,
    ) -> Result<i64, Fault> {
        self.keys.event += 1;
        let kind = what.word();
        let payload = serde_json::to_string(&Payload { what, before, after })
            .map_err(|error| Fault::row(format!("event payload: {error}")))?;
        let (actor_kind, actor) = match by {
            By::User(user) => ("user", Some(user.0)),
            By::Contact(contact) => ("contact", Some(contact.0)),
            By::System => ("system", None),
        };
        let row: [Value; 10] = [
            self.keys.event.into(),
            at.into(),
            occurred_at.into(),
            actor_kind.into(),
            actor.into(),
            ticket.into(),
            kind.into(),
            1_i64.into(),
            payload.into(),
            because.into(),
        ];
        self.ledger.add(Table::Event, row)?;
        Ok(self.keys.event)
    }

    /// The key of a person in the address book, who stands in it from now on.
    fn contact(&mut self, place: usize, at: i64) -> Result<i64, Fault> {
        if self.contacts[place] > 0 {
            return Ok(self.contacts[place]);
        }
        self.keys.contact += 1;
        let id = self.keys.contact;
        self.contacts[place] = id;
        let person = &self.people[place];
        let row: [Value; 5] = [
            id.into(),
            person.name.as_str().into(),
            text::fold(&person.name).into(),
            person.language.word().into(),
            at.into(),
        ];
        self.ledger.add(Table::Contact, row)?;
        let phone = person.phone.as_ref().map(|phone| ("phone", phone.clone(), phone.replace(' ', "")));
        let email = ("email", person.address.clone(), text::fold(&person.address));
        for (position, (kind, value, folded)) in (0_i64..).zip([email].into_iter().chain(phone)) {
            self.keys.address += 1;
            let row: [Value; 6] = [
                self.keys.address.into(),
                id.into(),
                kind.into(),
                value.into(),
                folded.into(),
                position.into(),
            ];
            self.ledger.add(Table::Address, row)?;
        }
        Ok(id)
    }

    /// Its last step is played.
    fn end(&mut self, live: Live) -> Result<(), Fault> {
        let ticket = live.standing.facts.id.0;
        for user in &live.standing.facts.repliers {
            self.ledger.add(Table::Replier, [ticket.into(), user.0.into()])?;
        }
        if !self.one {
            self.seen(&live)?;
        }
        if let (Some(closed), false) = (live.standing.closed_at, live.standing.facts.spam) {
            let (contact, area) = (live.story.contact, live.story.area);
            let old = Old { ticket, contact, subject: live.story.subject.clone(), area };
            if self.old.back().is_none_or(|(newest, _)| *newest <= closed) {
                self.old.push_back((closed, old));
            }
        }
        if live.written {
            self.moved.push((live.moved_seq, ticket));
        } else {
            self.done.push(live);
        }
        Ok(())
    }

    fn seen(&mut self, live: &Live) -> Result<(), Fault> {
        let facts = &live.standing.facts;
        let owner = STAFF
            .iter()
            .zip(&self.house.users)
            .position(|(_, id)| facts.owner.is_some_and(|owner| owner.0 == *id));
        for (place, member) in self.house.users.clone().into_iter().enumerate() {
            let acted = live.acted.iter().find(|(user, _)| *user == place).map(|(_, seq)| *seq);
            let whole = match place {
                people::INES => live.story.read_by_ines,
                _ if live.standing.closed_at.is_some() => acted.is_some() || owner == Some(place),
                _ => (acted.is_some() || owner == Some(place)) && self.dice.chance(70),
            };
            let seq = if whole {
                Some(self.keys.event.min(live.moved_seq.max(acted.unwrap_or_default())))
            } else {
                acted
            };
            if let Some(seq) = seq {
                self.ledger.add(Table::Seen, [member.into(), facts.id.0.into(), seq.into()])?;
            }
        }
        Ok(())
    }

    /// What has been played since the last load. A ticket whose story still goes on (`more`) is written as it will stand in the end;
    /// the place of its newest message follows when that is known.
    fn load(&mut self, more: bool) -> Result<Load, Fault> {
        let mut rows = std::mem::take(&mut self.done);
        if more {
            let house = &self.house;
            for live in self.live.values_mut().filter(|live| live.standing.begun && !live.written) {
                live.written = true;
                let mut standing = live.standing.clone();
                for step in &live.story.steps[live.next..] {
                    standing.take(&step.act, step.at, 0, house);
                }
                rows.push(Live {
                    story: Story { steps: Vec::new(), subject: live.story.subject.clone(), ..live.story },
                    standing,
                    acted: Vec::new(),
                    ..*live
                });
            }
        }
        rows.sort_unstable_by_key(|live| live.standing.facts.id);
        for live in &rows {
            self.write_ticket(live)?;
        }
        let tickets = std::mem::take(&mut self.opened);
        let moved = std::mem::take(&mut self.moved);
        Ok(Load { statements: self.ledger.close(), moved, tickets, keys: self.keys })
    }

    fn write_ticket(&mut self, live: &Live) -> Result<(), Fault> {
        let (standing, facts) = (&live.standing, &live.standing.facts);
        let row: [Value; 26] = [
            facts.id.0.into(),
            live.number.into(),
            live.story.subject.as_str().into(),
            text::fold(&live.story.subject).into(),
            facts.pipeline.0.into(),
            facts.status.0.into(),
            facts.category.word().into(),
            (facts.category == desk::pipeline::StatusCategory::Closed).into(),
            facts.spam.into(),
            facts.deleted.into(),
            facts.merged.into(),
            facts.owner.map(|owner| owner.0).into(),
            facts.team.map(|team| team.0).into(),
            facts.priority.map_or(0, Priority::rank).into(),
            facts.about.map(|about| about.0).into(),
            facts.channel.map(|channel| channel.0).into(),
            standing.contact.into(),
            standing.snippet.as_str().into(),
            standing.wrote.into(),
            standing.wrote_by.into(),
            false.into(),
            standing.created_at.into(),
            standing.closed_at.into(),
            live.story.follows.into(),
            standing.moved_at.into(),
            live.moved_seq.into(),
        ];
        self.ledger.add(Table::Ticket, row)
    }

    /// The address of the desk, for those who look up whom a mail was sent to.
    pub(super) fn mailbox(&self) -> &'static str {
        MAILBOX
    }

    /// A person of the address book.
    pub(super) fn person(&self, place: usize) -> &Person {
        &self.people[place]
    }
}
