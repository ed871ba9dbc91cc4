//! Writes one story: keeps the time, the blanks and what was said last, and adds step by step.

use super::calendar::Calendar;
use super::cupboard::{LOGS, PHOTOS};
use super::letters::{Kind, Letter, Quote};
use super::people::{Person, STAFF};
use super::random::Dice;
use super::story::{Act, Step};
use super::words::{Hangs, Library, Slots, Tongue};
use desk::person::Language;
use desk::pipeline::StatusCategory;
use desk::time::MINUTE;

/// The pen of one story.
pub struct Pen<'a> {
    /// Its chance.
    pub dice: Dice,
    tongue: &'a Tongue,
    calendar: &'a Calendar,
    person: &'a Person,
    slots: Slots,
    at: i64,
    /// Nothing happens after it.
    limit: i64,
    steps: Vec<Step>,
    /// The desk's last reply: who, when, what.
    replied: Option<(usize, i64, String)>,
    /// The customer writes mail with looks.
    html: bool,
}

impl<'a> Pen<'a> {
    /// For a story of `person` that begins at `at` and ends by `limit`.
    pub fn new(
        (library, calendar): (&'a Library, &'a Calendar),
        person: &'a Person,
        (at, limit): (i64, i64),
        mut dice: Dice,
    ) -> Pen<'a> {
        let tongue = library.of(person.language);
        let slots = Slots::draw(tongue, person, at, calendar, &mut dice);
        let html = dice.chance(22);
        let steps = Vec::with_capacity(12);
        Pen { dice, tongue, calendar, person, slots, at, limit, steps, replied: None, html }
    }

    /// The customer's language.
    pub fn language(&self) -> Language {
        self.person.language
    }

    /// A sentence with its blanks filled.
    pub fn fill(&mut self, template: &str) -> String {
        self.slots.fill(template, &mut self.dice)
    }

    /// The same with chance of its own: what comes later stays as it is.
    pub fn fill_with(&self, template: &str) -> String {
        self.slots.fill(template, &mut self.dice.clone())
    }

    /// One sentence of a section, filled.
    pub fn phrase(&mut self, section: &str) -> String {
        let template = self.dice.pick(self.tongue.phrases(section)).copied().unwrap_or_default();
        self.fill(template)
    }

    /// Time passes until somebody at the desk has time.
    pub fn at_work(&mut self, low: i64, high: i64) {
        let at = self.at + self.dice.early(low, high);
        let at = self.calendar.staffed(at, &mut self.dice);
        self.pass(at);
    }

    /// Time passes until the customer is awake.
    pub fn at_home(&mut self, low: i64, high: i64) {
        let at = self.at + self.dice.early(low, high);
        let at = self.calendar.awake(at, &mut self.dice);
        self.pass(at);
    }

    /// Close to the limit everybody is quicker, so that the story still ends by it.
    fn pass(&mut self, at: i64) {
        let left = (self.limit - self.at).max(0);
        self.at = if at <= self.limit { at } else { self.at + left / self.dice.between(2, 6) };
    }

    /// Something happens now.
    pub fn act(&mut self, act: Act) {
        self.steps.push(Step { at: self.at, act });
    }

    /// The story as it is written.
    pub fn done(self) -> Vec<Step> {
        self.steps
    }

    /// The mail that opens the ticket.
    pub fn first_mail(&mut self, story: &str, photo: bool, plain: bool) {
        let mut paragraphs = Vec::with_capacity(4);
        if self.dice.chance(86) {
            paragraphs.push(self.phrase("hello"));
        }
        paragraphs.push(story.to_owned());
        if self.dice.chance(45) {
            paragraphs.push(self.phrase("ask"));
        }
        if self.dice.chance(82) {
            paragraphs.push(self.phrase("bye"));
        }
        let kind = if self.html && !plain { Kind::Simple } else { Kind::Text };
        let mut letter = Letter::of(kind, &paragraphs, None);
        if photo && !plain {
            letter = self.hang(letter, Hangs::Photo);
        }
        self.act(Act::Mail(letter));
    }

    /// A member of staff notes a call.
    pub fn by_hand(&mut self, subject: &str) {
        self.slots.set("subject", subject.to_owned());
        let comment = self.phrase("phone");
        self.at_work(0, 0);
        let by = self.dice.below(STAFF.len());
        self.act(Act::ByHand { by, comment });
    }

    /// The customer writes one of the sentences of a section.
    pub fn customer(&mut self, section: &str, kind: Kind) {
        let text = self.phrase(section);
        self.mail(kind, text, Hangs::Nothing);
    }

    /// The customer answers a question.
    pub fn answer(&mut self, template: &str, hangs: Hangs) {
        let text = self.fill(template);
        let kind = if self.html { Kind::Simple } else { Kind::Text };
        self.mail(kind, text, hangs);
    }

    fn mail(&mut self, kind: Kind, text: String, hangs: Hangs) {
        let mut paragraphs = vec![text];
        if self.dice.chance(40) {
            paragraphs.push(self.person.first().to_owned());
        }
        let quote = if self.dice.chance(58) { self.quote() } else { None };
        let letter = Letter::of(kind, &paragraphs, quote.as_ref());
        let letter = self.hang(letter, hangs);
        self.act(Act::Mail(letter));
    }

    fn quote(&mut self) -> Option<Quote> {
        let (by, at, text) = self.replied.clone()?;
        let civil = self.calendar.civil(at);
        let month = self.tongue.phrases("months").get(usize::from(civil.month - 1)).copied()?;
        self.slots.set("agent", STAFF[by].name.to_owned());
        self.slots.set("written", format!("{} {month} {}", civil.day, civil.year));
        self.slots.set("at", format!("{:02}:{:02}", civil.hour, civil.minute));
        let attribution = self.phrase("quote");
        self.slots.set("agent", STAFF[by].first().to_owned());
        Some(Quote { attribution, text })
    }

    fn hang(&mut self, letter: Letter, hangs: Hangs) -> Letter {
        let number = self.dice.between(1000, 9999);
        match hangs {
            Hangs::Nothing => letter,
            Hangs::Photo => {
                let name = match self.dice.below(3) {
                    0 => format!("IMG_{number}.png"),
                    1 => format!("photo-{number}.png"),
                    _ => format!("Screenshot_{number}.png"),
                };
                letter.with(name, self.dice.below(PHOTOS))
            }
            Hangs::Log => letter.with(format!("pedalune-app-{number}.txt"), PHOTOS + self.dice.below(LOGS)),
        }
    }

    /// An agent replies; the mail server takes it some seconds later.
    pub fn reply(&mut self, by: usize, text: &str, then: Option<StatusCategory>) {
        self.slots.set("agent", STAFF[by].first().to_owned());
        let hello = self.phrase("agent-hello");
        let template = self.dice.pick(self.tongue.phrases("agent-open")).copied().unwrap_or_default();
        let open = if self.dice.chance(45) { Some(self.fill(template)) } else { None };
        let mut paragraphs = Vec::with_capacity(4);
        match open {
            Some(open) if self.dice.chance(50) => paragraphs.push(format!("{hello} {} {text}", small(&open))),
            Some(open) => paragraphs.extend([hello, format!("{open} {text}")]),
            None => paragraphs.extend([hello, text.to_owned()]),
        }
        if self.dice.chance(60) {
            paragraphs.push(self.phrase("agent-bye"));
        }
        let letter = Letter::of(Kind::Simple, &paragraphs, None);
        self.replied = Some((by, self.at, letter.plain.clone()));
        let sent = self.at + 10_000 + self.dice.between(600, 4_000);
        self.act(Act::Reply { by, letter, then, sent });
        self.at = sent;
        self.act(Act::Sent);
    }

    /// A colleague comments.
    pub fn comment(&mut self, by: usize, text: String) {
        self.act(Act::Comment { by, letter: Letter::of(Kind::Simple, &[text], None) });
    }

    /// In so many cases of a hundred the customer's machine answers that they are away.
    pub fn away(&mut self, percent: usize) {
        if self.dice.chance(percent) {
            self.at += self.dice.between(4_000, MINUTE);
            let text = self.phrase("away");
            let letter = Letter::of(Kind::Text, &[text], None);
            self.act(Act::Mail(Letter { automatic: true, ..letter }));
        }
    }
}

fn small(text: &str) -> String {
    let mut chars = text.chars();
    // "I had a look" keeps its I.
    match chars.next() {
        Some(first) if !text.starts_with("I ") => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}
