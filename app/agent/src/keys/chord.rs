//! A key press as text: by the letter it makes, never by its place, so that every keyboard has the same shortcuts.

/// What was pressed, as the table writes it: `C`, `Shift+A`, `Mod+Shift+Enter`, `?`, `ArrowDown`. Nothing for a key that stands
/// for no command (a modifier alone, a dead key).
pub fn chord(key: &str, modifier: bool, shift: bool, alt: bool) -> Option<String> {
    // Ctrl with Alt is how Windows says AltGr, which makes signs such as # on many keyboards.
    let typed = key.chars().count() == 1;
    let (modifier, alt) = if typed && modifier && alt { (false, false) } else { (modifier, alt) };
    if alt
        || matches!(
            key,
            "Shift" | "Control" | "Alt" | "Meta" | "AltGraph" | "Dead" | "Process" | "Unidentified"
        )
    {
        return None;
    }
    let mut name = String::new();
    if modifier {
        name.push_str("Mod+");
    }
    let letter = typed && key.chars().all(char::is_alphabetic);
    // A sign is what it is, with or without Shift; a letter or a named key is another command with it.
    if shift && (letter || !typed) {
        name.push_str("Shift+");
    }
    if letter {
        name.extend(key.chars().flat_map(char::to_uppercase))
    } else {
        name.push_str(key)
    }
    Some(name)
}

/// Whether a chord is typed text as long as a field has the focus, and so a single key.
pub fn is_single(chord: &str) -> bool {
    let bare = chord.strip_prefix("Shift+").unwrap_or(chord);
    bare.chars().count() == 1
}

/// Whether a chord moves in a list and means something else outside it.
pub fn is_moving(chord: &str) -> bool {
    matches!(chord, "ArrowDown" | "ArrowUp" | "Home" | "End" | "Enter")
}

/// The keys of a chord or of a sequence as they are engraved: `Mod+Shift+Enter` is Ctrl, Shift, Enter.
pub fn caps(keys: &str) -> Vec<&str> {
    keys.split([' ', '+'])
        .map(|key| match key {
            "Mod" => "Ctrl",
            "Shift" => "⇧",
            "Enter" => "↵",
            "Escape" => "Esc",
            "ArrowDown" => "↓",
            "ArrowUp" => "↑",
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            key => key,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(key: &str) -> Option<String> {
        chord(key, false, false, false)
    }

    #[test]
    fn a_letter_is_the_same_command_in_either_case_but_not_with_shift() {
        assert_eq!(plain("a").as_deref(), Some("A"));
        assert_eq!(plain("A").as_deref(), Some("A"), "with caps lock");
        assert_eq!(chord("A", false, true, false).as_deref(), Some("Shift+A"));
        assert_eq!(chord("k", true, false, false).as_deref(), Some("Mod+K"));
    }

    #[test]
    fn a_sign_is_the_same_command_however_a_keyboard_makes_it() {
        assert_eq!(plain("?").as_deref(), Some("?"));
        assert_eq!(chord("?", false, true, false).as_deref(), Some("?"), "Shift on QWERTY");
        assert_eq!(chord("#", true, false, true).as_deref(), Some("#"), "AltGr on AZERTY");
        assert_eq!(chord("/", false, true, false).as_deref(), Some("/"), "Shift on QWERTZ");
    }

    #[test]
    fn a_modifier_alone_and_alt_are_left_to_the_browser() {
        assert_eq!(plain("Shift"), None);
        assert_eq!(plain("Dead"), None);
        assert_eq!(chord("ArrowLeft", false, false, true), None);
    }

    #[test]
    fn named_keys_keep_their_modifiers() {
        assert_eq!(chord("F6", false, true, false).as_deref(), Some("Shift+F6"));
        assert_eq!(chord("Enter", true, true, false).as_deref(), Some("Mod+Shift+Enter"));
        assert_eq!(caps("Mod+Shift+Enter"), ["Ctrl", "⇧", "↵"]);
        assert_eq!(caps("G U"), ["G", "U"]);
        assert!(is_single("Shift+A") && is_single("#") && !is_single("Mod+K") && !is_single("F6"));
    }
}
