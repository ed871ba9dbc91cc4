//! A person as a disc with letters, in one of five hues, and whether they are here.

use leptos::prelude::*;

/// Whether somebody is here: a full dot, a ring, nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Looking at it now.
    Here,
    /// The page is open, the person is not.
    Away,
    /// Not here.
    Off,
}

impl Presence {
    fn as_str(self) -> &'static str {
        match self {
            Presence::Here => "here",
            Presence::Away => "away",
            Presence::Off => "off",
        }
    }
}

/// How many hues there are for people.
const HUES: i64 = 5;

/// The disc. It is decoration beside a name; where it stands alone, `label` gives it one.
#[component]
pub fn Avatar(
    /// The person's name: its first and last word give the letters.
    #[prop(into)]
    name: Signal<String>,
    /// A number of the person (an id will do): the same number is always the same hue. Nothing = grey, for people
    /// who are not on staff.
    #[prop(optional, into)]
    hue: Option<i64>,
    /// 16, 18, 28 or 40; 22 without.
    #[prop(optional)]
    size: u8,
    /// Whether they are here.
    #[prop(optional, into)]
    presence: MaybeProp<Presence>,
    /// For a disc without a name beside it: what a reader hears and what the tip says.
    #[prop(optional, into)]
    label: MaybeProp<String>,
) -> impl IntoView {
    let hue = hue.map_or(0, |number| number.rem_euclid(HUES) + 1).to_string();
    let size = (size != 0).then(|| size.to_string());
    view! {
        <span
            class="avatar"
            data-hue=hue
            data-size=size
            role=move || label.with(Option::is_some).then_some("img")
            aria-hidden=move || label.with(Option::is_none).then_some("true")
            aria-label=move || label.get()
            data-tip=move || label.get()
        >
            {move || initials(&name.get())}
            {move || presence.get().map(|presence| {
                view! { <span class="avatar-presence" data-state=presence.as_str()></span> }
            })}
        </span>
    }
}

/// Two letters for a name: of its first and its last word; of an address, of the part before the @.
pub fn initials(name: &str) -> String {
    let name = match name.split_once('@') {
        Some((before, _)) if !before.is_empty() && !name.contains(' ') => before,
        _ => name,
    };
    let mut words = name
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | '_' | '+' | '/' | '"' | '(' | ')'))
        .filter(|word| word.chars().any(char::is_alphanumeric));
    let letter =
        |word: &str| word.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().collect::<String>());
    let first = words.next().and_then(letter);
    let last = words.next_back().and_then(letter);
    match (first, last) {
        (Some(first), Some(last)) => first + &last,
        (Some(only), None) => only,
        _ => "?".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_name_gives_the_letters_of_its_first_and_last_word() {
        assert_eq!(initials("Marieke Claes"), "MC");
        assert_eq!(initials("Jean van den Berg"), "JB");
        assert_eq!(initials("élodie"), "É");
        assert_eq!(initials("  "), "?");
    }

    #[test]
    fn an_address_gives_the_letters_before_its_at_sign() {
        assert_eq!(initials("marieke.claes@mail.example"), "MC");
        assert_eq!(initials("info@mail.example"), "I");
        assert_eq!(initials("@mail"), "M");
    }
}
