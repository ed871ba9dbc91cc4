//! Lines that introduce what is quoted: "On … wrote:" in many languages and wrapped in many ways, "Original Message" between dashes,
//! and the header blocks of Outlook.

use super::decide::{Line, Mark};
use super::phrases::{ATTRIBUTIONS, FORWARDS, FROM, LABELS, ORIGINALS, SENT, VERBS};
use crate::mail::limits;

/// How sure it is that quoted text follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sureness {
    /// It must be followed by a marked quotation.
    Maybe,
    /// A date or an address stands in it: what follows is quoted even without marks.
    Sure,
}

/// The attribution that begins at line `at`: how many lines it takes, and how sure it is.
pub fn at(lines: &[Line<'_>], at: usize) -> Option<(usize, Sureness)> {
    let mut joined = String::new();
    for taken in 0..limits::ATTRIBUTION_LINES {
        let line = lines.get(at + taken)?;
        let text = line.text.trim().trim_start_matches(['>', '*', '_', '«', '"', ' ', '-']).trim();
        // A quotation sign in front of all its lines is part of an older quotation.
        if line.mark == Mark::Quote || text.is_empty() || joined.len() + text.len() > limits::ATTRIBUTION {
            return None;
        }
        let ends = text.trim_end_matches(['*', '_', ' ', '\u{a0}', '"', '»']).ends_with([':', '：']);
        if taken == 0 && !ends && !may_begin(text) {
            return None;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&text.replace(['\u{a0}', '\u{202f}'], " ").to_lowercase());
        if ends {
            return judge(&joined).map(|sure| (taken + 1, sure));
        }
    }
    None
}

/// A first line that does not end in a colon: worth reading on?
fn may_begin(text: &str) -> bool {
    if text.bytes().any(|byte| matches!(byte, b'@' | b'<')) {
        return true;
    }
    let front: String = text.chars().take(8).flat_map(char::to_lowercase).collect();
    ATTRIBUTIONS.iter().any(|(begin, _)| front.starts_with(begin))
}

fn judge(text: &str) -> Option<Sureness> {
    let text = text.trim_end_matches(['*', '_', ' ', '\u{a0}', '"', '»', ':', '：']).trim_end();
    let known = ATTRIBUTIONS
        .iter()
        .any(|(begin, verbs)| text.starts_with(begin) && verbs.iter().any(|verb| has_word(text, verb)));
    let verb = |ends: bool| VERBS.iter().any(|verb| (!ends || text.ends_with(verb)) && has_word(text, verb));
    let (clock, dated) = (has_clock(text), has_date(text));
    let addressed = text.contains('@') && !text.ends_with('@');
    if !known && !verb(true) {
        // "2026-03-03 10:12 GMT+01:00 Jo Doe <jo@example.org>", "Jo Doe <jo@example.org> schrieb am 3. März 2026"
        return (dated && addressed && (text.ends_with('>') || verb(false))).then_some(Sureness::Sure);
    }
    Some(if addressed || (known && clock) { Sureness::Sure } else { Sureness::Maybe })
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// A time of day.
fn has_clock(text: &str) -> bool {
    text.as_bytes().windows(4).any(|window| {
        matches!(window, [a, b':' | b'h' | b'.', c, d] if a.is_ascii_digit() && c.is_ascii_digit() && d.is_ascii_digit())
    })
}

/// A time of day, or a year beside another number.
fn has_date(text: &str) -> bool {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let year = numbers
        .iter()
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")));
    has_clock(text) || (year && numbers.len() > 1)
}

/// What a line announces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Announcement {
    /// `-----Original Message-----`: the mail that is answered.
    Original,
    /// `---------- Forwarded message ---------`: a mail that is handed on.
    Forward,
}

/// What the line announces, if anything.
pub fn announcement(line: &str) -> Option<Announcement> {
    let line = line.trim();
    if line.is_empty() || line.len() > 200 {
        return None;
    }
    let ruled = line.starts_with("--")
        || line.starts_with("__")
        || line.starts_with("==")
        || line.starts_with(['–', '—']);
    let words = line.trim_matches(['-', '_', '=', '–', '—', '*', ' ', '\u{a0}']);
    if words.is_empty() || (!ruled && words.len() > 60) {
        return None;
    }
    let words = words.to_lowercase();
    if ORIGINALS.iter().any(|known| words == *known || (ruled && words.starts_with(known))) {
        return Some(Announcement::Original);
    }
    let alone = words.trim_end_matches([':', ' ', '\u{a0}']);
    let forward = |known: &&str| if ruled { words.starts_with(known) } else { alone == *known };
    FORWARDS.iter().any(forward).then_some(Announcement::Forward)
}

/// A line of underscores, as Outlook puts above a header block.
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 10 && (line.bytes().all(|byte| byte == b'_') || line.bytes().all(|byte| byte == b'-'))
}

/// What a line's label says, if it has one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    /// None, or an unknown one.
    None,
    /// Who wrote.
    From,
    /// When.
    Sent,
    /// Another field of a mail's header; `a`, `an` and their like are both.
    Other,
}

/// The labels of all lines: each is read once.
pub fn labels(lines: &[Line<'_>]) -> Vec<Label> {
    let kind = |line: &Line<'_>| match label(line.text) {
        None => Label::None,
        Some(label) if FROM.contains(&label.as_str()) => Label::From,
        Some(label) if SENT.contains(&label.as_str()) => Label::Sent,
        Some(label) if LABELS.contains(&label.as_str()) => Label::Other,
        Some(_) => Label::None,
    };
    lines.iter().map(kind).collect()
}

/// A header block begins at line `at`: From first, then two more labels close by.
pub fn is_header_block(labels: &[Label], at: usize) -> bool {
    if labels[at] != Label::From {
        return false;
    }
    let near = &labels[at + 1..labels.len().min(at + 10)];
    let count = |wanted| near.iter().filter(|label| **label == wanted).count();
    // A date tells a mail's header from the fields of a web form.
    count(Label::Sent) >= 1 && count(Label::Sent) + count(Label::Other) >= 2
}

/// `From` of "*From:* Jo", lower case.
fn label(line: &str) -> Option<String> {
    if !line.bytes().take(40).any(|byte| matches!(byte, b':' | 0xef)) {
        return None;
    }
    let line = line.trim_start_matches([' ', '\t', '>', '*', '_', '\u{a0}']);
    let (label, _) = line.get(..line.floor_char_boundary(40))?.split_once([':', '：'])?;
    let label = label.trim_matches(['*', '_', ' ', '\u{a0}']);
    (!label.is_empty() && label.chars().count() <= 16).then(|| label.to_lowercase())
}
