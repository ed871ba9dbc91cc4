//! Header blocks made readable before they are parsed: raw eight-bit lines become UTF-8, and encoded words (RFC 2047) that other
//! programs split inside a character or inside a base64 group are joined.

use super::charset;
use super::decode::{self, to_base64};
use std::borrow::Cow;

/// The header block with both repairs; borrowed when nothing was wrong.
pub fn header(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.is_ascii() && !bytes.windows(2).any(|pair| pair == b"=?") {
        return Cow::Borrowed(bytes);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            let lines = bytes.split_inclusive(|byte| *byte == b'\n');
            Cow::Owned(lines.map(|line| charset::text(line, None)).collect())
        }
    };
    if text.contains("=?") {
        Cow::Owned(join_words(&text).into_bytes())
    } else {
        Cow::Owned(text.into_owned().into_bytes())
    }
}

/// One encoded word.
struct Word<'a> {
    charset: &'a str,
    base64: bool,
    text: &'a str,
    len: usize,
}

/// The encoded word at the front of `text`.
fn word(text: &str) -> Option<Word<'_>> {
    let rest = text.strip_prefix("=?")?;
    let (charset, rest) = rest.split_once('?')?;
    if charset.is_empty()
        || charset.len() > 60
        || charset.contains(|c: char| c.is_whitespace() || c.is_control())
    {
        return None;
    }
    let base64 = match rest.as_bytes() {
        [b'b' | b'B', b'?', ..] => true,
        [b'q' | b'Q', b'?', ..] => false,
        _ => return None,
    };
    let content = &rest[2..];
    // A word ends on its line; some programs leave spaces in it. None is longer than this, and the bound keeps the search linear.
    let near = &content[..content.floor_char_boundary(4_000)];
    let line = &near[..near.find(['\r', '\n']).unwrap_or(near.len())];
    let end = line.find("?=")?;
    let charset = charset.split('*').next().unwrap_or(charset);
    let len = text.len() - content.len() + end + 2;
    Some(Word { charset, base64, text: &line[..end], len })
}

/// Every run of encoded words that differ in nothing but their text becomes one, in UTF-8.
fn join_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("=?") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(first) = word(rest) else {
            out.push_str("=?");
            rest = &rest[2..];
            continue;
        };
        let mut run = vec![first.text];
        let mut end = first.len;
        while let Some(next) = {
            let after = &rest[end..];
            let gap = after.len() - after.trim_start().len();
            word(&after[gap..])
                .filter(|next| {
                    gap <= 20
                        && next.base64 == first.base64
                        && next.charset.eq_ignore_ascii_case(first.charset)
                })
                .map(|next| (gap, next))
        } {
            run.push(next.1.text);
            end += next.0 + next.1.len;
        }
        // A word that is glued to the text before it is decoded all the same.
        if out.ends_with(|c: char| c.is_alphanumeric() || ":,;".contains(c)) {
            out.push(' ');
        }
        let decoded = charset::text(&bytes(&run, first.base64), Some(first.charset));
        let decoded: String = decoded.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        out.push_str("=?utf-8?B?");
        out.push_str(&to_base64(decoded.as_bytes()));
        out.push_str("?=");
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn bytes(run: &[&str], base64: bool) -> Vec<u8> {
    let mut out = Vec::new();
    if !base64 {
        for text in run {
            decode::words(text.as_bytes(), true, &mut out);
        }
        return out;
    }
    // A piece that is no whole number of groups goes on in the next word.
    let mut open = String::new();
    for text in run {
        open.push_str(text);
        let letters = open.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        if letters % 4 == 0 || open.ends_with('=') {
            out.extend(decode::base64(open.as_bytes()));
            open.clear();
        }
    }
    out.extend(decode::base64(open.as_bytes()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &[u8]) -> String {
        String::from_utf8(header(text).into_owned()).expect("UTF-8")
    }

    #[test]
    fn words_split_inside_a_character_are_joined() {
        let one = to_base64("Zoë".as_bytes());
        assert_eq!(
            repaired(b"Subject: =?utf-8?Q?Zo=C3?=\r\n =?UTF-8?Q?=AB?=\r\n"),
            format!("Subject: =?utf-8?B?{one}?=\r\n")
        );
        let whole = to_base64("Zoë et Noé".as_bytes());
        let (left, right) = whole.split_at(6);
        let split = format!("Subject: =?utf-8?B?{left}?= =?utf-8?B?{right}?=\r\n");
        assert_eq!(repaired(split.as_bytes()), format!("Subject: =?utf-8?B?{whole}?=\r\n"));
    }

    #[test]
    fn raw_eight_bit_lines_become_readable_and_ascii_is_left_alone() {
        assert_eq!(repaired(b"Subject: caf\xe9\r\n"), "Subject: café\r\n");
        assert!(matches!(header(b"Subject: plain\r\n"), Cow::Borrowed(_)));
        assert_eq!(repaired(b"Subject: =?broken\r\n"), "Subject: =?broken\r\n");
    }

    #[test]
    fn an_encoded_line_break_injects_no_header() {
        let decoded = decode::base64(
            repaired(b"=?utf-8?Q?a=0D=0ABcc:_x?=")
                .trim_matches(['=', '?'])
                .rsplit('?')
                .next()
                .unwrap_or("")
                .as_bytes(),
        );
        assert_eq!(decoded, b"a  Bcc: x");
    }
}
