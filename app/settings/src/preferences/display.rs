//! Language, theme and time zone.

use super::Draft;
use super::zones::ZONES;
use crate::page::Card;
use crate::say::{field_error, say};
use client::Refused;
use desk::person::{Language, Theme};
use leptos::prelude::*;
use parts::{Choice, Field, SelectField, described_by};
use words::settings;

/// The card.
#[component]
pub fn Display(draft: Draft, refused: Signal<Option<Refused>>) -> impl IntoView {
    let (language, theme) = (client::language(), client::context::theme());
    let demo = client::use_page().demo;
    let languages: Vec<Choice> = Language::ALL
        .iter()
        .filter(|language| demo || **language != Language::Pseudo)
        .map(|language| Choice::new(language.word(), settings::language_name(*language)))
        .collect();
    let themes = Signal::derive(move || {
        Theme::ALL
            .iter()
            .map(|theme| Choice::new(theme.word(), settings::theme_name(language.get(), *theme)))
            .collect()
    });
    view! {
        <Card id="display-heading" heading=settings::display>
            <div class="card-body form">
                <SelectField
                    id="language"
                    label=say(settings::language)
                    choices=languages
                    bound=draft.language
                    on_change=move |word: String| language.set(Language::from_word(&word).unwrap_or_default())
                />
                <SelectField
                    id="theme"
                    label=say(settings::theme)
                    choices=themes
                    bound=draft.theme
                    on_change=move |word: String| theme.set(Theme::from_word(&word).unwrap_or_default())
                />
                <ZoneField zone=draft.zone error=field_error(move || refused.get(), "zone")/>
            </div>
        </Card>
    }
}

/// A zone: one of the offered cities or any other name that the server knows. The browser's own list, because it lets one type
/// what it does not hold.
#[component]
fn ZoneField(zone: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    let wrong = move || error.with(Option::is_some);
    view! {
        <Field id="zone" label=say(settings::zone) hint=say(settings::zone_hint) error>
            <input
                class="input"
                type="text"
                id="zone"
                name="zone"
                list="zones"
                autocomplete="off"
                spellcheck="false"
                value=zone.get_untracked()
                prop:value=move || zone.get()
                aria-invalid=move || wrong().then_some("true")
                aria-describedby=move || described_by("zone", true, wrong())
                on:input=move |input| zone.set(event_target_value(&input))
            />
            <datalist id="zones">
                {ZONES.iter().map(|zone| view! { <option value=*zone></option> }).collect_view()}
            </datalist>
        </Field>
    }
}
