//! Finding a name by a few letters, as people type them: without regard for case or accents. For short lists that
//! are already here; searching mail is the server's.

use std::ops::Range;

/// A character without its case and accents, as it is compared. Covers the letters of the languages we speak; any
/// other stays itself in lower case.
fn folded(c: char) -> impl Iterator<Item = char> {
    let plain: &'static str = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' | 'Ā'
        | 'Ă' | 'Ą' => "a",
        'ç' | 'ć' | 'č' | 'Ç' | 'Ć' | 'Č' => "c",
        'ď' | 'đ' | 'Ď' | 'Đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ė' | 'Ę' | 'Ě' => {
            "e"
        }
        'ğ' | 'Ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' | 'Ì' | 'Í' | 'Î' | 'Ï' | 'Ī' | 'İ' => "i",
        'ł' | 'Ł' => "l",
        'ñ' | 'ń' | 'ň' | 'Ñ' | 'Ń' | 'Ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' | 'Ō' | 'Ő' => {
            "o"
        }
        'ř' | 'Ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'Ś' | 'Š' | 'Ş' | 'Ș' => "s",
        'ť' | 'ţ' | 'ț' | 'Ť' | 'Ţ' | 'Ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'Ù' | 'Ú' | 'Û' | 'Ü' | 'Ū' | 'Ů' | 'Ű' => {
            "u"
        }
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' => "y",
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' => "ss",
        '’' => "'",
        '\u{300}'..='\u{36f}' => return Folded::Gone,
        _ => return Folded::Lower(c.to_lowercase()),
    };
    Folded::Plain(plain.chars())
}

enum Folded {
    Plain(std::str::Chars<'static>),
    Lower(std::char::ToLowercase),
    Gone,
}

impl Iterator for Folded {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Folded::Plain(letters) => letters.next(),
            Folded::Lower(letters) => letters.next(),
            Folded::Gone => None,
        }
    }
}

/// A text as it is compared.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(folded).collect()
}

/// Where the typed letters stand in a name: the start of a word if there is one, else anywhere. Nothing typed matches
/// at the very start. The range is of bytes of `name`, so it can be cut there and shown.
pub fn find_folded(name: &str, typed: &str) -> Option<Range<usize>> {
    let typed: Vec<char> = typed.trim().chars().flat_map(folded).collect();
    if typed.is_empty() {
        return Some(0..0);
    }
    // Each folded letter with the bytes of the character it came from.
    let letters: Vec<(char, usize, usize)> = name
        .char_indices()
        .flat_map(|(at, c)| folded(c).map(move |letter| (letter, at, at + c.len_utf8())))
        .collect();
    let here =
        |at: &usize| letters[*at..].iter().map(|(letter, ..)| letter).take(typed.len()).eq(typed.iter());
    let fits = || (0..letters.len()).filter(here);
    let at = fits().find(|at| *at == 0 || !letters[at - 1].0.is_alphanumeric()).or_else(|| fits().next())?;
    Some(letters[at].1..letters[at + typed.len() - 1].2)
}

/// Type-ahead in a menu: the next name, from `at` on and around, that starts with what was typed. The same letter
/// again and again walks through all names that start with it.
pub fn next_match<'a>(
    names: impl IntoIterator<Item = &'a str>,
    at: Option<usize>,
    typed: &str,
) -> Option<usize> {
    let names: Vec<String> = names.into_iter().map(fold).collect();
    let typed = fold(typed);
    let first = typed.chars().next()?;
    let walking = typed.chars().all(|c| c == first);
    let looked_for = if walking { first.to_string() } else { typed.clone() };
    // A first or repeated letter moves on; further letters may stay on the name they already fit.
    let start = match at {
        None => 0,
        Some(at) if walking => at + 1,
        Some(at) => at,
    };
    (0..names.len()).map(|by| (start + by) % names.len()).find(|&index| names[index].starts_with(&looked_for))
}

#[cfg(test)]
mod tests {
    use super::{find_folded, fold, next_match};

    #[test]
    fn case_and_accents_do_not_count() {
        assert_eq!(fold("Échéance Œuvre"), "echeance oeuvre");
        assert_eq!(find_folded("Amélie Roche", "amelie"), Some(0..7));
        assert_eq!(find_folded("Amelie Roche", "é"), Some(2..3));
        assert_eq!(find_folded("E\u{301}lan", "el"), Some(0..4));
    }

    #[test]
    fn the_start_of_a_word_comes_before_its_middle() {
        assert_eq!(find_folded("Pipeline line", "line"), Some(9..13));
        assert_eq!(find_folded("Pipeline", "line"), Some(4..8));
        assert_eq!(find_folded("Pipeline", "x"), None);
        assert_eq!(find_folded("Pipeline", " "), Some(0..0));
    }

    #[test]
    fn a_letter_that_folds_to_two_is_shown_whole() {
        assert_eq!(find_folded("Cœur", "co"), Some(0..3));
        assert_eq!(find_folded("Cœur", "oe"), Some(1..3));
    }

    #[test]
    fn the_same_letter_again_walks_on_and_more_letters_narrow_down() {
        let names = ["Medium", "Mine", "Urgent", "Élevé"];
        assert_eq!(next_match(names, None, "m"), Some(0));
        assert_eq!(next_match(names, Some(0), "mm"), Some(1));
        assert_eq!(next_match(names, Some(1), "m"), Some(0));
        assert_eq!(next_match(names, Some(0), "mi"), Some(1));
        assert_eq!(next_match(names, Some(1), "e"), Some(3));
        assert_eq!(next_match(names, Some(1), "x"), None);
        assert_eq!(next_match([], None, "x"), None);
    }
}
