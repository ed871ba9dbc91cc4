//! Sentences in the language of the page: they change with it, without a reload.

use client::Refused;
use leptos::prelude::*;
use words::Language;

/// A sentence.
pub(crate) fn say(sentence: fn(Language) -> String) -> Signal<String> {
    let language = client::language();
    Signal::derive(move || sentence(language.get()))
}

/// A sentence with values in it.
pub(crate) fn tell(sentence: impl Fn(Language) -> String + Send + Sync + 'static) -> Signal<String> {
    let language = client::language();
    Signal::derive(move || sentence(language.get()))
}

/// What a refusal says of one field.
pub(crate) fn field_error(
    refused: impl Fn() -> Option<Refused> + Send + Sync + 'static,
    field: &'static str,
) -> Signal<Option<String>> {
    let language = client::language();
    Signal::derive(move || refused().and_then(|refused| refused.field(language.get(), field)))
}
