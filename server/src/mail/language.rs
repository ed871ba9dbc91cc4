//! A guess at the language a mail is written in, from the little words every text has. A guess only: none when in doubt.

use desk::person::Language;

const WORDS: &[(Language, &[&str])] = &[
    (
        Language::En,
        &[
            "the", "and", "is", "you", "to", "my", "it", "not", "have", "for", "with", "this", "please",
            "was", "are", "thank", "can",
        ],
    ),
    (
        Language::Fr,
        &[
            "le", "la", "les", "et", "je", "vous", "est", "pas", "une", "pour", "mon", "bonjour", "merci",
            "dans", "sur", "avec", "que",
        ],
    ),
    (
        Language::Nl,
        &[
            "de", "het", "een", "en", "ik", "niet", "van", "mijn", "dat", "ook", "maar", "voor", "bedankt",
            "graag", "met", "zijn", "naar",
        ],
    ),
];

/// Words of other languages that share some of the above: many of them mean none of ours.
const OTHERS: &[&str] = &[
    "und", "der", "ich", "nicht", "ist", "el", "los", "por", "gracias", "il", "che", "non", "grazie", "o",
    "não", "och", "jag", "jest",
];

/// Words that are counted; more tell nothing more.
const COUNTED: usize = 400;

/// The language, if the text is plain enough about it.
pub fn guess(text: &str) -> Option<Language> {
    let mut counts = [0_usize; WORDS.len()];
    let mut others = 0_usize;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(COUNTED) {
        let word = word.to_lowercase();
        for (count, (_, words)) in counts.iter_mut().zip(WORDS) {
            *count += usize::from(words.contains(&word.as_str()));
        }
        others += usize::from(OTHERS.contains(&word.as_str()));
    }
    let best = (0..counts.len()).max_by_key(|at| counts[*at])?;
    let second =
        (0..counts.len()).filter(|at| *at != best).map(|at| counts[at]).max().unwrap_or(0).max(others);
    (counts[best] >= 2 && counts[best] > second).then_some(WORDS[best].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_little_words_tell_and_doubt_tells_nothing() {
        assert_eq!(guess("Hello, my bike is at the station and it does not open."), Some(Language::En));
        assert_eq!(guess("Bonjour, je ne peux pas ouvrir le vélo, merci."), Some(Language::Fr));
        assert_eq!(guess("Hallo, ik kan de fiets niet van het slot krijgen."), Some(Language::Nl));
        assert_eq!(guess("Ich kann das Rad nicht öffnen und der Akku ist leer."), None);
        assert_eq!(guess("12345"), None);
    }
}
