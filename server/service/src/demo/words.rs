//! What people write to Pédalune and what it answers: scenes by area and language, read from the text files beside this room, and
//! the filling of their blanks. `{a|b}` is one of the two; `{bike}` is the ticket's own bike.

use super::calendar::Calendar;
use super::people::Person;
use super::random::Dice;
use desk::person::Language;
use desk::time::DAY;
use std::collections::HashMap;

/// One thing that can happen to a rider, as told and as settled.
pub struct Scene {
    /// Subject of the mail.
    pub subject: &'static str,
    /// What the customer tells.
    pub story: &'static str,
    /// What the desk answers in the end.
    pub fix: &'static str,
    /// A photo hangs on the mail.
    pub photo: bool,
}

/// What hangs on a customer's answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hangs {
    /// Nothing.
    Nothing,
    /// A photo.
    Photo,
    /// The app's log.
    Log,
}

/// All scenes of one category in one language, with the questions that fit it.
#[derive(Default)]
pub struct Area {
    /// Scenes.
    pub scenes: Vec<Scene>,
    /// What an agent asks back, what the customer answers, what hangs on the answer.
    pub questions: Vec<(&'static str, &'static str, Hangs)>,
    /// What colleagues tell each other; the house speaks English.
    pub comments: Vec<&'static str>,
}

/// One language.
pub struct Tongue {
    /// In the order of the categories.
    pub areas: Vec<Area>,
    /// Subject and text of mail that nobody asked for.
    pub spam: Vec<(&'static str, &'static str)>,
    phrases: HashMap<&'static str, Vec<&'static str>>,
}

impl Tongue {
    /// The sentences of a section.
    pub fn phrases(&self, section: &str) -> &[&'static str] {
        self.phrases.get(section).map_or(&[], Vec::as_slice)
    }

    fn read(areas: [&'static str; 7], phrases: &'static str, spam: &'static str) -> Tongue {
        let spam = blocks(spam).filter_map(|block| Some((*block.first()?, *block.get(1)?))).collect();
        let mut sections: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        let mut section = "";
        for line in phrases.lines().filter(|line| !line.is_empty()) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => section = name,
                None => sections.entry(section).or_default().push(line),
            }
        }
        Tongue { areas: areas.map(Area::read).into(), spam, phrases: sections }
    }
}

fn blocks(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.split("\n\n").map(|block| block.lines().collect())
}

impl Area {
    fn read(text: &'static str) -> Area {
        let mut area = Area::default();
        for block in blocks(text) {
            if let [subject, story, fix] = block[..]
                && !subject.starts_with("? ")
            {
                let (photo, story) = match story.strip_prefix("[photo] ") {
                    Some(story) => (true, story),
                    None => (false, story),
                };
                area.scenes.push(Scene { subject, story, fix, photo });
                continue;
            }
            let mut asked = "";
            for line in block {
                match line.split_once(' ') {
                    Some(("?", question)) => asked = question,
                    Some(("=", answer)) => area.questions.push((asked, answer, Hangs::Nothing)),
                    Some(("=+", answer)) => area.questions.push((asked, answer, Hangs::Photo)),
                    Some(("=*", answer)) => area.questions.push((asked, answer, Hangs::Log)),
                    Some(("~", comment)) => area.comments.push(comment),
                    _ => {}
                }
            }
        }
        area
    }
}

/// All three languages.
pub struct Library([Tongue; 3]);

macro_rules! tongue {
    ($folder:literal) => {
        Tongue::read(
            [
                include_str!(concat!("words/", $folder, "/locks.txt")),
                include_str!(concat!("words/", $folder, "/billing.txt")),
                include_str!(concat!("words/", $folder, "/app.txt")),
                include_str!(concat!("words/", $folder, "/subscriptions.txt")),
                include_str!(concat!("words/", $folder, "/lost.txt")),
                include_str!(concat!("words/", $folder, "/business.txt")),
                include_str!(concat!("words/", $folder, "/bikes.txt")),
            ],
            include_str!(concat!("words/", $folder, "/phrases.txt")),
            include_str!(concat!("words/", $folder, "/spam.txt")),
        )
    };
}

impl Library {
    /// Reads the text files, which are part of the program.
    pub fn read() -> Library {
        Library([tongue!("en"), tongue!("fr"), tongue!("nl")])
    }

    /// One language.
    pub fn of(&self, language: Language) -> &Tongue {
        match language {
            Language::Fr => &self.0[1],
            Language::Nl => &self.0[2],
            Language::En | Language::Pseudo => &self.0[0],
        }
    }

    /// What colleagues tell each other about an area.
    pub fn comments(&self, area: usize) -> &[&'static str] {
        self.of(Language::En).areas.get(area).map_or(&[], |area| area.comments.as_slice())
    }
}

/// The blanks of one ticket: its bike, its station, its amounts, the same in every message.
pub struct Slots {
    values: HashMap<&'static str, String>,
    language: Language,
}

impl Slots {
    /// Draws the blanks of a ticket that begins at `at`.
    pub fn draw(tongue: &Tongue, person: &Person, at: i64, calendar: &Calendar, dice: &mut Dice) -> Slots {
        let language = person.language;
        let clock = |at: i64| {
            let civil = calendar.civil(at);
            format!("{:02}:{:02}", civil.hour, civil.minute)
        };
        let past = calendar.civil(at - dice.between(3, 20) * DAY);
        let later = calendar.civil(at + dice.between(10, 40) * DAY);
        let today = calendar.civil(at);
        let day = calendar.civil(at - dice.between(1, 5) * DAY).weekday();
        let month = |number: u8| name(tongue.phrases("months"), usize::from(number - 1));
        let date = |civil: desk::time::Civil| format!("{} {}", civil.day, month(civil.month));
        let stations = tongue.phrases("stations");
        let station = dice.below(stations.len());
        let cents = dice.between(15, 299) * 10;
        let one = |dice: &mut Dice, section| dice.pick(tongue.phrases(section)).copied().unwrap_or_default();
        let code = |dice: &mut Dice| format!("PEDA-{:05X}", dice.between(0x10000, 0xfffff));
        let values = HashMap::from([
            ("bike", format!("{:04}", dice.between(100, 2999))),
            ("dock", dice.between(1, 28).to_string()),
            ("station", name(stations, station)),
            ("station2", name(stations, (station + 1 + dice.below(stations.len() - 1)) % stations.len())),
            ("price", price(language, cents)),
            ("price2", price(language, cents * 2 / 30 * 10)),
            ("time", clock(at - dice.between(10, 90) * 60_000)),
            ("time2", clock(at + dice.between(60, 170) * 60_000)),
            ("day", name(tongue.phrases("days"), usize::from(day))),
            ("date", date(past)),
            ("later", date(later)),
            ("month", month((today.month + 10) % 12 + 1)),
            ("next", month(today.month % 12 + 1)),
            ("plan", one(dice, "plans").to_owned()),
            ("item", one(dice, "items").to_owned()),
            ("colour", one(dice, "colours").to_owned()),
            ("app", dice.pick(&["5.7", "5.8", "5.9", "6.0", "6.1"]).copied().unwrap_or_default().to_owned()),
            ("n", dice.between(12, 28).to_string()),
            ("staff", dice.pick(&[12, 18, 25, 40, 60, 85, 120, 240]).unwrap_or(&40).to_string()),
            ("card", format!("{:04}", dice.between(1000, 9999))),
            ("code", code(dice)),
            ("code2", code(dice)),
            ("invoice", format!("{}-{:04}", today.year, dice.between(100, 4999))),
            (
                "vat",
                format!("0{}.{}.{}", dice.between(400, 799), dice.between(100, 999), dice.between(100, 999)),
            ),
            ("name", person.name.clone()),
            ("first", person.first().to_owned()),
        ]);
        Slots { values, language }
    }

    /// Sets a blank that changes within the thread: who answered, and when.
    pub fn set(&mut self, name: &'static str, value: String) {
        self.values.insert(name, value);
    }

    /// A sentence with its choices made and its blanks filled, beginning with a capital letter.
    pub fn fill(&self, template: &str, dice: &mut Dice) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((inside, behind)) = after.split_once('}') else { break };
            match self.values.get(inside) {
                Some(value) => {
                    self.elide(&mut out, value);
                    out.push_str(value);
                }
                None => {
                    let choices: Vec<&str> = inside.split('|').collect();
                    out.push_str(dice.pick(&choices).copied().unwrap_or_default());
                }
            }
            rest = behind;
        }
        out.push_str(rest);
        capital(out)
    }

    /// French: "de août" is "d’août".
    fn elide(&self, out: &mut String, value: &str) {
        if self.language == Language::Fr && out.ends_with(" de ") && value.starts_with(['a', 'o', 'é']) {
            out.truncate(out.len() - 2);
            out.push('’');
        }
    }
}

fn capital(text: String) -> String {
    match text.chars().next() {
        Some(first) if first.is_lowercase() => {
            first.to_uppercase().chain(text[first.len_utf8()..].chars()).collect()
        }
        _ => text,
    }
}

fn name(from: &[&'static str], at: usize) -> String {
    from.get(at).copied().unwrap_or_default().to_owned()
}

/// An amount as people of that language write it.
fn price(language: Language, cents: i64) -> String {
    let (euro, cent) = (cents / 100, cents % 100);
    match language {
        Language::Fr => format!("{euro},{cent:02} €"),
        Language::Nl => format!("€ {euro},{cent:02}"),
        Language::En | Language::Pseudo => format!("€{euro}.{cent:02}"),
    }
}

#[cfg(test)]
mod tests;
