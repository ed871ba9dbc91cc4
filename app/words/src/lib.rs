//! Every sentence a person reads, in English, French and Dutch: pages, mails and CSV take their words from here.
//!
//! One `words!` table a place. An entry is a function of the language and its values; plurals and numbers follow the language.
//! Nothing here knows views, events or requests.

pub use desk::person::Language;

pub mod common;
pub mod composer;
pub mod mail;
pub mod number;
pub mod parts;
pub mod refusal;
pub mod session;
pub mod settings;
pub mod ticket;
pub mod when;
pub mod workspace;

/// A value that stands in for a real one when a test prints every sentence.
pub trait Sample {
    /// Some ordinary value.
    fn sample() -> Self;
}
impl Sample for &str {
    fn sample() -> Self {
        "Ghent"
    }
}
impl Sample for u64 {
    fn sample() -> Self {
        2
    }
}

/// One row of a table: the entry's name and its sentence with sample values.
pub type Entry = (&'static str, fn(Language) -> String);

/// English made longer by 40 % with accents, so that labels that do not fit and texts that bypass the tables are seen.
pub fn pseudo(text: &str) -> String {
    let accented: String = text
        .chars()
        .map(|c| match c {
            'a' => 'á',
            'e' => 'ë',
            'i' => 'ï',
            'o' => 'ö',
            'u' => 'ü',
            'A' => 'Å',
            'E' => 'É',
            'O' => 'Ø',
            'n' => 'ñ',
            's' => 'š',
            c => c,
        })
        .collect();
    let more = (text.chars().count() * 2).div_ceil(5);
    let tail: String =
        "~lorem ~ipsum ~dolor ~sit ~amet ".chars().cycle().take(more.saturating_sub(2)).collect();
    format!("[{accented}{}]", tail.trim_end())
}

/// Whether `n` takes the singular. English and Dutch: 1. French: 0 and 1. (CLDR plural rules, cardinal, integers)
pub fn singular(language: Language, n: u64) -> bool {
    match language {
        Language::Fr => n < 2,
        Language::En | Language::Nl | Language::Pseudo => n == 1,
    }
}

/// Makes one function an entry, and `TABLE` with all of them.
///
/// `name() => "en" | "fr" | "nl";` or `name(who: &str) => "{who} …" | … ;` or, with a count that must be called `n`,
/// `name(n: u64) => one "…" other "{n} …" | one … other … | one … other …;`. `{n}` is written with the language's separators.
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident ($($arg:ident : $kind:ty),*) => $(one $en1:literal other)? $en:literal | $(one $fr1:literal other)? $fr:literal | $(one $nl1:literal other)? $nl:literal;)*) => {
        $(
            $(#[$doc])*
            #[doc = concat!("\n\nEnglish: ", $en)]
            pub fn $name(language: $crate::Language $(, $arg: $kind)*) -> String {
                $(let $arg = $crate::number::Value::shown($arg, language);)*
                match language {
                    $crate::Language::En => $crate::words!(@pick language, $($arg)*, $($en1)?, $en),
                    $crate::Language::Fr => $crate::words!(@pick language, $($arg)*, $($fr1)?, $fr),
                    $crate::Language::Nl => $crate::words!(@pick language, $($arg)*, $($nl1)?, $nl),
                    $crate::Language::Pseudo => $crate::pseudo(&$crate::words!(@pick language, $($arg)*, $($en1)?, $en)),
                }
            }
        )*
        /// Every sentence of this table, for the tests that read them over.
        pub const TABLE: &[$crate::Entry] = &[$((stringify!($name), |language| $name(language $(, <$kind as $crate::Sample>::sample())*))),*];
    };
    (@pick $language:ident, $($arg:ident)*, , $other:literal) => { format!($other) };
    (@pick $language:ident, $n:ident $($arg:ident)*, $one:literal, $other:literal) => {
        if $n.one { format!($one) } else { format!($other) }
    };
}

/// All tables, for the tests that read every sentence.
pub const TABLES: &[(&str, &[Entry])] = &[
    ("common", common::TABLE),
    ("composer", composer::TABLE),
    ("mail", mail::TABLE),
    ("parts", parts::TABLE),
    ("refusal", refusal::TABLE),
    ("session", session::TABLE),
    ("settings", settings::TABLE),
    ("ticket", ticket::TABLE),
    ("workspace", workspace::TABLE),
];

#[cfg(test)]
mod tests;
