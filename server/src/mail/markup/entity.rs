//! Character references (`&eacute;`, `&#233;`) turned into characters. A reference that is none stays as written.

use mail_parser::decoders::html::add_html_token;
use std::borrow::Cow;

/// Where the text stands: in an attribute `&copy=1` is a query, in text `&nbsp` without a semicolon is a space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Between tags.
    Text,
    /// In an attribute's value.
    Attribute,
}

/// The longest name a reference can have; browsers know none longer.
const LONGEST: usize = 32;

/// Decodes every reference of `text`.
pub fn decode(text: &str, place: Place) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken =
            if rest[1..].starts_with('#') { numeric(rest, &mut out) } else { named(rest, place, &mut out) };
        if taken == 0 {
            out.push('&');
            rest = &rest[1..];
        } else {
            rest = &rest[taken..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn numeric(text: &str, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    let hex = matches!(bytes.get(2), Some(b'x' | b'X'));
    let start = if hex { 3 } else { 2 };
    let digit = |b: &u8| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() };
    let len = bytes[start..].iter().take_while(|b| digit(b)).count();
    if len == 0 {
        return 0;
    }
    let end = start + len;
    // Leading zeros are a known way to hide a letter from a filter: the number counts, not its length.
    let digits = text[start..end].trim_start_matches('0');
    let code = if digits.len() > 7 {
        0xFFFD
    } else {
        u32::from_str_radix(if digits.is_empty() { "0" } else { digits }, if hex { 16 } else { 10 })
            .unwrap_or(0xFFFD)
    };
    out.push(character(code));
    end + usize::from(bytes.get(end) == Some(&b';'))
}

/// The character a number stands for; 128 to 159 mean windows-1252, as in every browser.
fn character(code: u32) -> char {
    match code {
        0 => char::REPLACEMENT_CHARACTER,
        128..=159 => crate::mail::mime::charset::windows_1252(code as u8),
        code => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

fn named(text: &str, place: Place, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    let len = bytes[1..].iter().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric()).count();
    if len == 0 {
        return 0;
    }
    if bytes.get(len + 1) == Some(&b';') {
        let token = &text[..len + 2];
        let before = out.len();
        add_html_token(out, token.as_bytes(), false);
        if out[before..] != *token {
            return token.len();
        }
        out.truncate(before);
        return 0;
    }
    let name = &text[1..=len];
    let known = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("nbsp", '\u{a0}')];
    let found = known.iter().find(|(known, _)| match place {
        Place::Text => name.starts_with(known),
        Place::Attribute => name == *known && bytes.get(len + 1) != Some(&b'='),
    });
    match found {
        Some((known, character)) => {
            out.push(*character);
            known.len() + 1
        }
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters_and_what_is_none_stays() {
        assert_eq!(
            decode("caf&eacute; &amp; th&#233; &#xe9; &nosuch; & &#;", Place::Text),
            "café & thé é &nosuch; & &#;"
        );
        assert_eq!(decode("&#150;&#0000106;&#x00000000006A", Place::Text), "–jj");
        assert_eq!(decode("a&nbspb", Place::Text), "a\u{a0}b");
        assert_eq!(decode("?a=1&lt=2&copy=3&amp;b", Place::Attribute), "?a=1&lt=2&copy=3&b");
    }
}
