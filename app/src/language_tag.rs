//! Languages as documents name them.

use desk::person::Language;

/// The value of `lang` (BCP 47). The pseudo language is what CLDR calls English with accents.
pub fn language_tag(language: Language) -> &'static str {
    match language {
        Language::En => "en-GB",
        Language::Fr => "fr",
        Language::Nl => "nl",
        Language::Pseudo => "en-XA",
    }
}
