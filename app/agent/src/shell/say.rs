//! A sentence as a signal, so that it follows the page's language.

use leptos::prelude::*;
use words::Language;

/// The sentence in the page's language, live.
pub fn say(sentence: fn(Language) -> String) -> Signal<String> {
    let language = client::language();
    Signal::derive(move || sentence(language.get()))
}
