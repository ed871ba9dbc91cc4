//! Says while a new password is typed whether it is long enough. Length is what counts (NIST SP 800-63B); which passwords are
//! on every attacker's first page only the server knows, and it says so when the form is sent.

use desk::limits::PASSWORD_MIN;
use leptos::prelude::*;
use words::{Language, session};

/// From here on guessing is hopeless even offline, whatever it is made of, unless it is a known one.
const LONG: usize = 16;

/// The sentence below the field; before anything is typed, what is asked for.
pub fn hint(language: Language, password: &str) -> String {
    let length = password.chars().count();
    match length {
        0 => session::password_hint(language, PASSWORD_MIN as u64),
        length if length < PASSWORD_MIN => session::password_needs(language, (PASSWORD_MIN - length) as u64),
        length if length < LONG => session::password_enough(language),
        _ => session::password_strong(language),
    }
}

/// [`hint`] as a signal.
pub fn strength(password: RwSignal<String>) -> Signal<String> {
    let language = client::language();
    Signal::derive(move || hint(language.get(), &password.read()))
}

#[cfg(test)]
mod tests {
    use super::{Language, PASSWORD_MIN, hint};

    #[test]
    fn letters_are_counted_and_not_bytes() {
        let short = "é".repeat(PASSWORD_MIN - 1);
        assert_eq!(hint(Language::En, &short), "1 character more is needed");
        assert_eq!(hint(Language::En, &"é".repeat(PASSWORD_MIN)), "Long enough");
        assert_eq!(hint(Language::En, "fietsen huren aan zee"), "Long, and hard to guess");
    }
}
