//! Numbers as a language writes them.

use crate::Language;
use std::fmt;

/// A value ready to stand in a sentence.
pub struct Shown {
    text: String,
    /// It is a count that takes the singular.
    pub one: bool,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What may stand in a sentence.
pub trait Value {
    /// As this language writes it.
    fn shown(self, language: Language) -> Shown;
}
impl Value for &str {
    fn shown(self, _: Language) -> Shown {
        Shown { text: self.to_owned(), one: false }
    }
}
impl Value for u64 {
    fn shown(self, language: Language) -> Shown {
        Shown { text: whole(language, self), one: crate::singular(language, self) }
    }
}

/// A whole number with the language's thousands separator: 1,234 / 1 234 (narrow no-break) / 1.234.
pub fn whole(language: Language, n: u64) -> String {
    let separator = match language {
        Language::Fr => '\u{202f}',
        Language::Nl => '.',
        Language::En | Language::Pseudo => ',',
    };
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A count of the side bar: exact to 999, then "999+".
pub fn badge(n: u64) -> String {
    if n > 999 { "999+".to_owned() } else { n.to_string() }
}

/// A file's size: "870 kB", "1.2 MB" (French "1,2 Mo", Dutch "1,2 MB"), decimal units.
pub fn size(language: Language, bytes: u64) -> String {
    let (kilo, mega, point) = match language {
        Language::Fr => ("ko", "Mo", ','),
        Language::Nl => ("kB", "MB", ','),
        Language::En | Language::Pseudo => ("kB", "MB", '.'),
    };
    if bytes < 999_500 {
        return format!("{}\u{a0}{kilo}", bytes.div_ceil(1000));
    }
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}{point}{}\u{a0}{mega}", tenths / 10, tenths % 10)
}
