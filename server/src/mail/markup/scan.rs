//! The scanner: text, start tags and end tags of any byte soup, in one pass. It never looks at the same byte twice for the same
//! reason: a terminator once looked for in vain is not looked for again.

use super::entity::{Place, decode};
use super::names::{self, RawText};
use super::write::is_shield;
use crate::mail::limits;
use std::borrow::Cow;

/// An attribute: a listed name and its decoded value.
pub type Attribute = (&'static str, String);

/// What the scanner sees.
#[derive(Debug, PartialEq)]
pub enum Token<'a> {
    /// Text, decoded.
    Text(Cow<'a, str>),
    /// Start of a listed element with its listed attributes, the first of each name.
    Start(&'static str, Vec<Attribute>),
    /// End of a listed element.
    End(&'static str),
}

/// Tags with runaway quotes that are read over again before quotes lose their meaning.
const RUNAWAY: u8 = 8;

/// Reads `src` from the front.
pub struct Scanner<'a> {
    src: &'a str,
    at: usize,
    /// Terminators that do not occur any more behind `at`.
    gone: Vec<&'static str>,
    /// Tags whose quotes ran to the end of the text; after a few, quotes are no longer believed.
    runaway: u8,
    pending: Option<Token<'a>>,
}

impl<'a> Scanner<'a> {
    /// A scanner over `src`.
    pub fn new(src: &'a str) -> Self {
        Scanner { src, at: 0, gone: Vec::new(), runaway: 0, pending: None }
    }

    fn bytes(&self) -> &'a [u8] {
        self.src.as_bytes()
    }

    /// Position of `what` at or behind `from`, remembered when there is none.
    fn find(&mut self, from: usize, what: &'static str) -> Option<usize> {
        if self.gone.contains(&what) {
            return None;
        }
        let found = self.src.get(from..).and_then(|rest| rest.find(what)).map(|at| from + at);
        if found.is_none() {
            self.gone.push(what);
        }
        found
    }

    /// A comment, a doctype, a processing instruction: gone with its content.
    fn skip_declaration(&mut self) -> bool {
        let rest = &self.src[self.at..];
        if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
            self.at += rest.find('>').unwrap_or(0) + 1;
            return true;
        }
        if rest.starts_with("<!--") {
            let from = self.at + 4;
            let end = match self.find(from, "-->") {
                Some(plain) => {
                    Some(self.src[from..plain].find("--!>").map_or(plain + 3, |bang| from + bang + 4))
                }
                None => self.find(from, "--!>").map(|bang| bang + 4),
            };
            if let Some(end) = end {
                self.at = end;
                return true;
            }
            // A comment nobody closed hides the rest of the mail in a browser; here only its opening is lost.
            self.at = from;
            return true;
        }
        match self.find(self.at, ">") {
            Some(end) => {
                self.at = end + 1;
                true
            }
            None => false,
        }
    }

    /// The tag at `at`; `None` when it is not one.
    fn tag(&mut self) -> Option<Option<Token<'a>>> {
        let bytes = self.bytes();
        let closing = bytes.get(self.at + 1) == Some(&b'/');
        let start = self.at + 1 + usize::from(closing);
        let len =
            bytes[start..].iter().take_while(|b| !b.is_ascii_whitespace() && !b"/><".contains(b)).count();
        self.find(start, ">")?;
        let name = &bytes[start..start + len];
        let tag = names::tag(name);
        let Some((end, attributes)) = self.attributes(start + len, !closing && tag.is_some()) else {
            self.runaway = self.runaway.saturating_add(1);
            return None;
        };
        self.at = end;
        if closing {
            // Browsers read `</br>` as a line break.
            return Some(
                tag.map(|tag| if tag == "br" { Token::Start("br", Vec::new()) } else { Token::End(tag) }),
            );
        }
        if name.eq_ignore_ascii_case(b"plaintext") {
            let rest = &self.src[self.at..];
            self.at = self.src.len();
            return Some(Some(Token::Text(Cow::Borrowed(rest))));
        }
        if let Some(kind) = names::raw_text(name) {
            return Some(self.raw_text(name, kind));
        }
        Some(tag.map(|tag| Token::Start(tag, attributes)))
    }

    fn raw_text(&mut self, name: &[u8], kind: RawText) -> Option<Token<'a>> {
        let known: &'static str = match name.to_ascii_lowercase().as_slice() {
            b"script" => "</script",
            b"style" => "</style",
            b"title" => "</title",
            b"iframe" => "</iframe",
            b"xmp" => "</xmp",
            b"textarea" => "</textarea",
            b"noembed" => "</noembed",
            _ => "</noframes",
        };
        if self.gone.contains(&known) {
            return None;
        }
        let Some(len) = find_ignoring_case(&self.bytes()[self.at..], known.as_bytes()) else {
            // Never closed: only the tag is lost, the text stays.
            self.gone.push(known);
            return None;
        };
        let content = &self.src[self.at..self.at + len];
        self.at += len;
        (kind == RawText::Shown && !content.is_empty()).then_some(Token::Text(Cow::Borrowed(content)))
    }

    /// Reads attributes from `at`; the position behind `>` and, when `keep`, those that are listed.
    fn attributes(&mut self, mut at: usize, keep: bool) -> Option<(usize, Vec<Attribute>)> {
        let bytes = self.bytes();
        let mut found: Vec<Attribute> = Vec::new();
        loop {
            at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace() || **b == b'/').count();
            match bytes.get(at) {
                None => return None,
                Some(b'>') => return Some((at + 1, found)),
                Some(_) => {}
            }
            let name_at = at;
            // A name may begin with an equals sign, nowhere else is it part of one.
            at += 1;
            at += bytes[at..].iter().take_while(|b| !b.is_ascii_whitespace() && !b"/>=".contains(b)).count();
            let name = &bytes[name_at..at];
            let gap = bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
            let mut value = "";
            if bytes.get(at + gap) == Some(&b'=') {
                at += gap + 1;
                at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
                let closed = match bytes.get(at) {
                    Some(b'"') if self.runaway < RUNAWAY => self.find(at + 1, "\""),
                    Some(b'\'') if self.runaway < RUNAWAY => self.find(at + 1, "'"),
                    _ => None,
                };
                if let Some(end) = closed {
                    value = &self.src[at + 1..end];
                    at = end + 1;
                } else {
                    let len =
                        bytes[at..].iter().take_while(|b| !b.is_ascii_whitespace() && **b != b'>').count();
                    value = self.src.get(at..at + len).unwrap_or("");
                    at += len;
                }
            }
            if keep
                && value.len() <= limits::HTML_ATTRIBUTE
                && let Some(name) = names::attribute(name)
                && !found.iter().any(|(known, _)| *known == name)
            {
                let mut value = decode(value, Place::Attribute).into_owned();
                value.retain(|c| !is_shield(c));
                found.push((name, value));
            }
        }
    }
}

/// Where `what` (lower case) begins in `text`, whatever the case.
fn find_ignoring_case(text: &[u8], what: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].iter().position(|b| *b == b'<') {
        let start = from + at;
        if text.get(start..start + what.len()).is_some_and(|found| found.eq_ignore_ascii_case(what)) {
            return Some(start);
        }
        from = start + 1;
    }
    None
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(token) = self.pending.take() {
            return Some(token);
        }
        let mut text: Option<Cow<'a, str>> = None;
        let mut add = |piece: Cow<'a, str>| match &mut text {
            None => text = Some(piece),
            Some(text) => text.to_mut().push_str(&piece),
        };
        let found = loop {
            if self.at >= self.src.len() {
                break None;
            }
            let len = self.src[self.at..].find('<').unwrap_or(self.src.len() - self.at);
            if len > 0 {
                add(decode(&self.src[self.at..self.at + len], Place::Text));
                self.at += len;
                continue;
            }
            let next = self.bytes().get(self.at + 1).copied().unwrap_or(b' ');
            let after = self.bytes().get(self.at + 2).copied().unwrap_or(b' ');
            if next.is_ascii_alphabetic() || (next == b'/' && after.is_ascii_alphabetic()) {
                match self.tag() {
                    Some(Some(Token::Text(raw))) => add(raw),
                    Some(Some(token)) => break Some(token),
                    Some(None) => {}
                    None => {
                        add(Cow::Borrowed("<"));
                        self.at += 1;
                    }
                }
            } else if (matches!(next, b'!' | b'?') || next == b'/') && self.skip_declaration() {
                // nothing to keep
            } else {
                add(Cow::Borrowed("<"));
                self.at += 1;
            }
        };
        match (text, found) {
            (Some(text), found) => {
                self.pending = found;
                Some(Token::Text(text))
            }
            (None, found) => found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(html: &str) -> Vec<String> {
        Scanner::new(html).map(|token| format!("{token:?}")).collect()
    }

    #[test]
    fn scripts_styles_and_comments_leave_with_their_content() {
        let html = "a<script>b<p></p></script>c<!-- <b> -->d<STYLE>p{}</style >e<!doctype html>f<?php g?>";
        assert_eq!(tokens(html), ["Text(\"acdef\")"]);
    }

    #[test]
    fn what_is_never_closed_does_not_swallow_the_mail() {
        assert_eq!(tokens("<style>a <b>c"), ["Text(\"a \")", "Start(\"b\", [])", "Text(\"c\")"]);
        assert_eq!(tokens("1 <!-- 2"), ["Text(\"1  2\")"]);
        assert_eq!(tokens("1 <b 2 < 3"), ["Text(\"1 <b 2 < 3\")"]);
        assert_eq!(tokens("<a href=\"x>y"), ["Start(\"a\", [(\"href\", \"\\\"x\")])", "Text(\"y\")"]);
    }

    #[test]
    fn only_listed_names_pass() {
        let html = "<svg/onload=x><IMG SRC=cid:a onerror=b src=c><o:p>t</o:p></svg>";
        assert_eq!(tokens(html), ["Start(\"img\", [(\"src\", \"cid:a\")])", "Text(\"t\")"]);
    }
}
