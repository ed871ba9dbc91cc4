//! Sentences as signals, so that they follow the page's language.

use leptos::prelude::*;
use words::Language;

/// The sentence in the page's language, live.
pub fn say(sentence: fn(Language) -> String) -> Signal<String> {
    let language = client::language();
    Signal::derive(move || sentence(language.get()))
}

/// Text for `<Title>`. On the server it is read at once: the head is written when the page is finished, outside of any owner, where
/// signals of this page can no longer be read.
pub fn title(
    text: impl Fn() -> String + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let first = is_server().then(|| untrack(&text));
    move || first.clone().unwrap_or_else(&text)
}
