//! Text at the door: cleaning, folding, snippets. The same functions on write and on compare.

/// Removes U+0000 and other control characters that no person types (tab and line feed stay), and turns CR LF and CR into LF.
/// Normalisation to NFC happens beside it in `service`, which has the tables.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// One line: white space folded to single spaces, trimmed, and everything [`clean`] removes.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in clean(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// At most `max` characters, cut at a word where one ends near, with an ellipsis when cut.
pub fn snippet(text: &str, max: usize) -> String {
    let text = line(text);
    if text.chars().count() <= max {
        return text;
    }
    let cut: String = text.chars().take(max.saturating_sub(1)).collect();
    let end = match cut.rfind(' ') {
        Some(space) if cut[space..].chars().count() < 20 => space,
        _ => cut.len(),
    };
    format!("{}…", cut[..end].trim_end())
}

/// Lower case without the accents of Latin letters, for comparing what people type with what is stored.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ď' | 'đ' => out.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'ř' => out.push('r'),
            'ś' | 'š' | 'ş' => out.push('s'),
            'ť' | 'ţ' => out.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            '\u{300}'..='\u{36f}' => {}
            '’' | 'ʼ' => out.push('\''),
            c => out.push(c),
        }
    }
    out
}

/// Up to two letters that stand for a name on an avatar.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = if words.len() > 1 { words.last().and_then(|word| word.chars().next()) } else { None };
    first.into_iter().chain(last).flat_map(char::to_uppercase).take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_leave_and_line_ends_become_one_kind() {
        assert_eq!(clean("a\0b\r\nc\rd\te\u{7}"), "ab\nc\nd\te");
    }

    #[test]
    fn a_snippet_ends_at_a_word_and_says_so() {
        assert_eq!(snippet("My bank shows two payments of nine euro", 28), "My bank shows two payments…");
        assert_eq!(snippet("short", 28), "short");
    }

    #[test]
    fn accents_and_case_do_not_matter_when_folded() {
        assert_eq!(fold("Inès Délmötte"), "ines delmotte");
        assert_eq!(fold("Œuvre’s"), "oeuvre's");
    }

    #[test]
    fn initials_take_the_first_and_the_last_word() {
        assert_eq!(initials("Inès van der Delmotte"), "ID");
        assert_eq!(initials("marieke"), "M");
        assert_eq!(initials(""), "");
    }
}
