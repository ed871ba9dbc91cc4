//! Makes up stories: who writes about what, who answers, how often it goes back and forth, and where it stands now.

use super::calendar::Calendar;
use super::endings::{end, fresh, short};
use super::letters::{Kind, Letter};
use super::pen::Pen;
use super::people::{BILLING, BRAM, FIELD, GHENT, INES, LUCIE, LYON, Person, STAFF};
use super::random::Dice;
use super::story::{Act, Story};
use super::words::Library;
use desk::person::Language;
use desk::pipeline::StatusCategory;
use desk::ticket::Priority;
use desk::time::{HOUR, MINUTE};
use std::collections::VecDeque;

/// Where a story has come when it is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Settled.
    Closed,
    /// Nobody has answered yet.
    New,
    /// The customer waits for the desk.
    Ours,
    /// The desk waits for the customer.
    Theirs,
    /// Nobody asked for it.
    Spam,
}

/// An old ticket that a new one can go on from.
#[derive(Clone)]
pub struct Old {
    /// Key.
    pub ticket: i64,
    /// Place of its requester.
    pub contact: usize,
    /// Subject.
    pub subject: String,
    /// Place of its category.
    pub area: usize,
}

/// How often each category comes up; "Business" only from companies.
const AREAS: [usize; 7] = [23, 20, 17, 15, 9, 0, 16];
/// Who looks through what is new.
pub const SORTERS: [usize; 3] = [INES, BRAM, LUCIE];
/// The last scenes are not told again at once.
const MEMORY: usize = 24;

/// Makes up stories one after the other.
pub struct Plot {
    library: Library,
    calendar: Calendar,
    /// Nothing it makes up happens later.
    horizon: i64,
    /// One message a ticket, for scale.
    one: bool,
    told: VecDeque<(Language, usize, usize)>,
}

impl Plot {
    /// For stories that end by `horizon`.
    pub fn new(calendar: Calendar, horizon: i64, one: bool) -> Plot {
        Plot { library: Library::read(), calendar, horizon, one, told: VecDeque::new() }
    }

    /// The outcome of the ticket that is `rank` tickets before the newest of `all`: about one in ten is open, most of them new.
    pub fn outcome(rank: usize, all: usize, dice: &mut Dice) -> Outcome {
        if dice.below(1000) < 9 {
            return Outcome::Spam;
        }
        let share = rank * 1000 / all.max(1);
        let open = match share {
            0..50 => 820,
            50..150 => 390,
            150..400 => 50,
            _ => 2,
        };
        if dice.below(1000) >= open {
            return Outcome::Closed;
        }
        let weights = if share < 50 { [36, 36, 28] } else { [4, 40, 56] };
        [Outcome::New, Outcome::Ours, Outcome::Theirs][dice.weighted(&weights)]
    }

    /// A ticket that begins at `at`.
    pub fn story(&mut self, at: i64, place: usize, person: &Person, outcome: Outcome, dice: Dice) -> Story {
        if outcome == Outcome::Spam {
            return self.spam(at, place, person, dice);
        }
        let mut pen = Pen::new((&self.library, &self.calendar), person, (at, self.horizon), dice);
        let area = match person.business && pen.dice.chance(70) {
            true => 5,
            false => pen.dice.weighted(&AREAS),
        };
        let scenes = &self.library.of(person.language).areas[area].scenes;
        let mut at_scene = pen.dice.below(scenes.len());
        for _ in 0..8 {
            if !self.told.contains(&(person.language, area, at_scene)) {
                break;
            }
            at_scene = pen.dice.below(scenes.len());
        }
        self.told.push_back((person.language, area, at_scene));
        if self.told.len() > MEMORY {
            self.told.pop_front();
        }
        let scene = &scenes[at_scene];
        let subject = pen.fill(scene.subject);
        let story = pen.fill(scene.story);
        let fix = pen.fill(scene.fix);
        if !self.one && pen.dice.chance(3) {
            pen.by_hand(&subject);
        } else {
            pen.first_mail(&story, scene.photo, self.one);
        }
        self.goes_on(&mut pen, area, outcome, &fix);
        let read_by_ines = outcome == Outcome::Closed || pen.dice.chance(74);
        Story { subject, contact: place, read_by_ines, follows: None, area, steps: pen.done() }
    }

    /// A ticket that goes on where an old one ended.
    pub fn follow_up(&mut self, at: i64, old: &Old, person: &Person, outcome: Outcome, dice: Dice) -> Story {
        let mut pen = Pen::new((&self.library, &self.calendar), person, (at, self.horizon), dice);
        let told = pen.phrase("again");
        pen.first_mail(&told, false, self.one);
        let fix = pen.phrase("sorry");
        self.goes_on(&mut pen, old.area, outcome, &fix);
        let subject = match old.subject.starts_with("Re: ") {
            true => old.subject.clone(),
            false => format!("Re: {}", old.subject),
        };
        let (contact, area) = (old.contact, old.area);
        let read_by_ines = outcome == Outcome::Closed || pen.dice.chance(74);
        let follows = Some(old.ticket);
        Story { subject, contact, read_by_ines, follows, area, steps: pen.done() }
    }

    fn spam(&self, at: i64, place: usize, person: &Person, dice: Dice) -> Story {
        let mut pen = Pen::new((&self.library, &self.calendar), person, (at, self.horizon), dice);
        let known = &self.library.of(person.language).spam;
        let (subject, text) = pen.dice.pick(known).copied().unwrap_or_default();
        pen.act(Act::Mail(Letter::of(Kind::Text, &[text.to_owned()], None)));
        pen.at_work(5 * MINUTE, 9 * HOUR);
        let by = SORTERS[pen.dice.below(SORTERS.len())];
        pen.act(Act::Spam { by });
        let subject = subject.to_owned();
        Story { subject, contact: place, read_by_ines: true, follows: None, area: 5, steps: pen.done() }
    }

    /// Who takes it, and all that follows.
    fn goes_on(&self, pen: &mut Pen<'_>, area: usize, outcome: Outcome, fix: &str) {
        let team = match area {
            1 if pen.dice.chance(75) => BILLING,
            0 | 6 if pen.dice.chance(35) => FIELD,
            _ if pen.language() == Language::Fr => LYON,
            _ => GHENT,
        };
        let shares = STAFF.each_ref().map(|staff| match staff.teams.first() == Some(&team) {
            true => staff.share,
            false => 0,
        });
        let owner = pen.dice.weighted(&shares);
        let priority = match pen.dice.weighted(&[4, 18, 44, 14, 20]) {
            0 => Some(Priority::Urgent),
            1 => Some(Priority::High),
            2 => Some(Priority::Medium),
            3 => Some(Priority::Low),
            _ => None,
        };
        if self.one {
            return short(pen, area, outcome, (owner, team), priority);
        }
        if outcome == Outcome::New {
            return fresh(pen, area, (owner, team), priority);
        }
        let sorted = pen.dice.chance(84);
        if sorted {
            pen.at_work(2 * MINUTE, 4 * HOUR);
            let by = if pen.dice.chance(55) { owner } else { SORTERS[pen.dice.below(SORTERS.len())] };
            let about = pen.dice.chance(90).then_some(area);
            pen.act(Act::Sort { by, to: Some((Some(owner), Some(team))), priority, about });
        }
        self.back_and_forth(pen, area, owner, outcome, fix);
    }

    fn back_and_forth(&self, pen: &mut Pen<'_>, area: usize, owner: usize, outcome: Outcome, fix: &str) {
        if pen.dice.chance(9) {
            pen.at_home(5 * HOUR, 30 * HOUR);
            pen.customer("nudge", Kind::Text);
        }
        if pen.dice.chance(32) {
            self.comment(pen, area, owner);
        }
        let ask = pen.dice.chance(if outcome == Outcome::Closed { 38 } else { 55 });
        if ask {
            let questions = &self.library.of(pen.language()).areas[area].questions;
            let Some((question, answer, hangs)) = pen.dice.pick(questions).copied() else { return };
            pen.at_work(6 * MINUTE, 7 * HOUR);
            pen.reply(owner, &pen.fill_with(question), None);
            if outcome == Outcome::Theirs && pen.dice.chance(60) {
                return pen.away(12);
            }
            pen.away(4);
            pen.at_home(4 * MINUTE, 40 * HOUR);
            pen.answer(answer, hangs);
            if outcome == Outcome::Ours && pen.dice.chance(65) {
                return;
            }
        }
        if pen.dice.chance(14) {
            self.comment(pen, area, owner);
        }
        pen.at_work(5 * MINUTE, 6 * HOUR);
        let at_once = outcome == Outcome::Closed && pen.dice.chance(55);
        pen.reply(owner, fix, at_once.then_some(StatusCategory::Closed));
        match outcome {
            Outcome::Theirs => {}
            Outcome::Ours => {
                pen.at_home(10 * MINUTE, 50 * HOUR);
                pen.customer("still", Kind::Text);
            }
            _ => end(pen, owner, at_once),
        }
    }

    fn comment(&self, pen: &mut Pen<'_>, area: usize, owner: usize) {
        let Some(text) = pen.dice.pick(self.library.comments(area)).copied() else { return };
        let colleague = (owner + 1 + pen.dice.below(STAFF.len() - 1)) % STAFF.len();
        let text = pen.fill(text);
        let text = match pen.dice.chance(40) {
            true => format!("@{} {text}", STAFF[owner].first()),
            false => text,
        };
        pen.at_work(3 * MINUTE, 2 * HOUR);
        pen.comment(colleague, text);
    }
}
