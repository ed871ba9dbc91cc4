//! What a browser calls itself, in words a person knows: "Firefox on Linux". A guess from a text that says what it likes, so
//! nothing is decided by it.

/// Names in the order in which they are asked for: a browser's text also holds the names of those it wants to pass for.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// Browser and system, where both can be told.
pub fn guess(agent: &str) -> Option<(&'static str, &'static str)> {
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    find(BROWSERS).zip(find(SYSTEMS))
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn a_browser_is_known_by_its_own_name_and_not_by_those_it_passes_for() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
        assert_eq!(guess(chrome), Some(("Chrome", "Linux")));
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0";
        assert_eq!(guess(edge), Some(("Edge", "Windows")));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1";
        assert_eq!(guess(phone), Some(("Safari", "iPhone")));
        assert_eq!(
            guess("Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0"),
            Some(("Firefox", "Android"))
        );
    }

    #[test]
    fn what_names_neither_stays_unknown() {
        assert_eq!(guess(""), None);
        assert_eq!(guess("curl/8.9"), None);
    }
}
