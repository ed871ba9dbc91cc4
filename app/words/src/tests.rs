//! Reads every sentence of every table.

use crate::{Language, TABLES, pseudo, singular};

#[test]
fn no_sentence_is_english_in_another_language_unless_listed() {
    let mut wrong = Vec::new();
    for (table, entries) in TABLES {
        for (name, say) in *entries {
            for language in [Language::Fr, Language::Nl] {
                let listed = SAME.contains(&(name, language));
                if (say(language) == say(Language::En)) != listed {
                    wrong.push(format!("{table}.{name} {language:?}: {}", say(language)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Entries that are rightly the same as in English.
const SAME: &[(&str, Language)] = include!("same.in");

#[test]
fn french_spaces_are_narrow_and_no_break_before_double_signs() {
    for (table, entries) in TABLES {
        for (name, say) in *entries {
            let text = say(Language::Fr);
            for sign in [" :", " ;", " !", " ?", " %", " »", "« "] {
                assert!(!text.contains(sign), "{table}.{name}: ordinary space in {text:?}");
            }
        }
    }
}

#[test]
fn no_label_begs_or_shouts() {
    for (table, entries) in TABLES {
        for (name, say) in *entries {
            let text = say(Language::En).to_lowercase();
            for word in ["please", "sorry", "oops", "!"] {
                assert!(!text.contains(word), "{table}.{name}: {text:?}");
            }
        }
    }
}

#[test]
fn french_counts_nothing_in_the_singular() {
    assert!(singular(Language::Fr, 0) && singular(Language::Fr, 1) && !singular(Language::Fr, 2));
    assert!(!singular(Language::Nl, 0) && singular(Language::En, 1));
}

#[test]
fn the_pseudo_language_is_two_fifths_longer() {
    let text = "Waiting on contact";
    assert!(pseudo(text).chars().count() * 5 >= text.chars().count() * 7);
}
