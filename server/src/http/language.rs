//! Which language a stranger's page is in: what they chose, else what their browser asks for.

use desk::person::Language;
use http::{HeaderMap, header};

/// The cookie that remembers a choice on a page of strangers.
pub const COOKIE: &str = "guichet_language";

/// A language by its word, if it may be chosen here: the pseudo language exists in demo mode only.
pub fn chosen(word: &str, demo: bool) -> Option<Language> {
    Language::from_word(word).filter(|language| demo || *language != Language::Pseudo)
}

/// The `lang` of an address's query.
pub fn of_query(query: Option<&str>, demo: bool) -> Option<Language> {
    query?.split('&').find_map(|pair| chosen(pair.strip_prefix("lang=")?, demo))
}

/// The best of what the browser accepts, else English.
pub fn accepted(headers: &HeaderMap) -> Language {
    let said = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best = (0.0, Language::En);
    for range in said.split(',').take(20) {
        let mut parts = range.trim().split(';');
        let primary =
            parts.next().unwrap_or_default().split('-').next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1.0, |weight| {
            weight.parse::<f32>().ok().filter(|weight| weight.is_finite()).unwrap_or(0.0)
        });
        if let Some(language) = chosen(&primary, false)
            && weight > best.0
        {
            best = (weight, language);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn asks(value: &'static str) -> Language {
        accepted(&[(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value))].into_iter().collect())
    }

    #[test]
    fn a_browser_gets_the_language_it_weighs_most_among_ours() {
        assert_eq!(asks("nl-BE,nl;q=0.9,fr;q=0.8,en;q=0.7"), Language::Nl);
        assert_eq!(asks("de, fr;q=0.5, en;q=0.4"), Language::Fr);
        assert_eq!(asks("FR-fr"), Language::Fr);
        assert_eq!(asks("pseudo, de"), Language::En);
        assert_eq!(asks("en;q=0.1, nl;q=NaN"), Language::En);
    }

    #[test]
    fn a_chosen_language_is_one_of_ours() {
        assert_eq!(of_query(Some("next=/&lang=nl"), false), Some(Language::Nl));
        assert_eq!(of_query(Some("lang=pseudo"), false), None);
        assert_eq!(of_query(Some("lang=pseudo"), true), Some(Language::Pseudo));
        assert_eq!(of_query(Some("lang=<script>"), true), None);
    }
}
