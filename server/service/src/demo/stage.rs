//! Plays all stories at once, in order of time, as the desk would have seen them: keys, numbers and the log's places count up
//! together. What it plays becomes rows in the ledger.

use super::house::House;
use super::ledger::{Keys, Ledger, Table};
use super::live::{Live, Load};
use super::people::{self, Person, STAFF};
use super::plot::{Old, Outcome, Plot};
use super::random::Dice;
use super::standing::{Standing, occurred};
use super::story::{Act, Story};
use crate::{Fault, HelpDesk};
use desk::event::{By, Payload, What};
use desk::ticket::Facts;
use desk::time::DAY;
use sea_query::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

/// Tickets that are written together.
const LOAD: usize = 3_000;

/// The stage.
pub struct Stage {
    pub(super) desk: HelpDesk,
    pub(super) house: House,
    pub(super) ledger: Ledger,
    pub(super) keys: Keys,
    pub(super) dice: Dice,
    /// One message a ticket: nobody is told to have seen it.
    pub(super) one: bool,
    seed: u64,
    number: i64,
    pub(super) people: Vec<Person>,
    /// How many of the known people send spam; they stand last among them.
    strangers: usize,
    /// Keys in the address book; 0 = not in it yet.
    pub(super) contacts: Vec<i64>,
    pub(super) live: BTreeMap<u64, Live>,
    queue: BinaryHeap<Reverse<(i64, u64)>>,
    pub(super) done: Vec<Live>,
    pub(super) moved: Vec<(i64, i64)>,
    pub(super) old: VecDeque<(i64, Old)>,
    begun: u64,
    pub(super) opened: usize,
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
            strangers: 0,
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
        let (mut known, size) = people;
        let strangers = people::strangers();
        self.strangers = strangers.len();
        known.extend(strangers);
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
        let again = ripe && outcome != Outcome::Spam && dice.chance(2);
        if let Some((_, old)) = self.old.pop_front_if(|_| again) {
            let person = self.people[old.contact].clone();
            return plot.follow_up(at, &old, &person, outcome, dice);
        }
        // Some write often.
        let size = self.people.len() - own;
        let place = match outcome {
            Outcome::Spam => own - self.strangers + dice.below(self.strangers),
            _ if dice.chance(30) => own + dice.early(0, size as i64 - 1).unsigned_abs() as usize,
            _ => own + dice.below(size),
        };
        let person = self.people[place].clone();
        plot.story(at, place, &person, outcome, dice)
    }

    fn begin(&mut self, story: Story) {
        let Some(first) = story.steps.first() else { return };
        self.queue.push(Reverse((first.at, self.begun)));
        let live = Live::of(story, Standing::new(0, 0, &self.house));
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
}
