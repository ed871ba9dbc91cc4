//! Whom the ticket is for: somebody of the address book, or a new address.

use crate::create::draft::Draft;
use crate::shell::say;
use client::tickets::find_contacts;
use desk::person::Contact;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::{Chip, Choice, Combobox, Field, TextField};
use std::time::Duration;
use words::{common, parts as said, workspace};

/// The address book is asked once the typing rests for so long.
const REST: Duration = Duration::from_millis(200);
/// Begins the value of an address nobody has.
const NEW: &str = "new:";

/// The field. Once somebody is chosen they stand there as a chip, with a way to take them back.
#[component]
pub(super) fn ContactField(
    /// The form.
    draft: Draft,
    /// What is wrong with the address.
    error: Signal<Option<String>>,
    /// What is wrong with the name.
    name_error: Signal<Option<String>>,
) -> impl IntoView {
    let language = client::language();
    let chosen = Memo::new(move |_| draft.email.with(|email| !email.is_empty()));
    let is_new = Memo::new(move |_| chosen.get() && draft.contact.with(Option::is_none));
    view! {
        <Field
            id="create-contact"
            label=say(workspace::create_contact)
            hint=Signal::derive(move || Some(workspace::create_contact_hint(language.get())))
            error
            optional=Signal::derive(move || Some(format!("({})", said::optional(language.get()))))
        >
            {move || if chosen.get() {
                view! { <Chosen draft/> }.into_any()
            } else {
                view! { <Find draft error/> }.into_any()
            }}
        </Field>
        <Show when=move || is_new.get()>
            <TextField
                id="create-name"
                label=say(workspace::create_contact_name)
                bound=draft.name
                error=name_error
                autocomplete="off"
                longest=120
                optional=Signal::derive(move || Some(format!("({})", said::optional(language.get()))))
            />
        </Show>
    }
}

#[component]
fn Chosen(draft: Draft) -> impl IntoView {
    let language = client::language();
    let name = Signal::derive(move || {
        draft
            .contact
            .with(|contact| contact.as_ref().map(|contact| contact.name.clone()))
            .unwrap_or_else(|| draft.email.get())
    });
    let back = move |()| {
        draft.contact.set(None);
        draft.email.set(String::new());
        draft.name.set(String::new());
    };
    view! {
        <div class="chips" id="create-contact">
            <Chip
                name
                tip=Signal::derive(move || Some(draft.email.get()))
                remove=Signal::derive(move || Some(said::remove(language.get(), &name.get())))
                on_remove=Callback::new(back)
            />
        </div>
    }
}

/// The field that knows its answers: the address book's, and what was typed where it is an address.
#[component]
fn Find(draft: Draft, error: Signal<Option<String>>) -> impl IntoView {
    let language = client::language();
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<Contact>::new());
    let value = RwSignal::new(None::<String>);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let search = move |text: String| {
        if let Some(waiting) = waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        typed.set(text.clone());
        let ask = move || {
            spawn_local(async move {
                // A failure shows nobody: a whole address can still be typed.
                let people = find_contacts(text.clone()).await.unwrap_or_default();
                if typed.try_with_untracked(|now| *now == text).unwrap_or(false) {
                    found.set(people);
                }
            });
        };
        waiting.set_value(set_timeout_with_handle(ask, REST).ok());
    };
    let choices = Signal::derive(move || {
        let mut choices: Vec<Choice> = found.with(|people| people.iter().filter_map(choice).collect());
        let text = typed.with(|text| text.trim().to_owned());
        if looks_like_address(&text)
            && found.with(|people| people.iter().all(|one| !one.emails.contains(&text)))
        {
            choices.push(Choice::new(
                format!("{NEW}{text}"),
                workspace::create_new_contact(language.get(), &text),
            ));
        }
        choices
    });
    let pick = move |value: Option<String>| {
        let Some(value) = value else { return };
        if let Some(address) = value.strip_prefix(NEW) {
            draft.contact.set(None);
            draft.email.set(address.to_owned());
        } else {
            let contact =
                found.with_untracked(|people| people.iter().find(|one| one.emails.contains(&value)).cloned());
            draft.contact.set(contact);
            draft.email.set(value);
        }
    };
    on_cleanup(move || {
        if let Some(waiting) = waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    });
    view! {
        <div on:input=move |event| search(event_target_value(&event))>
            <Combobox
                id="create-contact"
                label=say(workspace::create_contact)
                choices
                value
                none=Signal::derive(move || said::no_match(language.get(), &typed.get()))
                described_by="create-contact-hint"
                invalid=Signal::derive(move || error.with(Option::is_some))
                on_pick=Callback::new(pick)
            />
        </div>
    }
}

/// A contact as an answer. The label holds the address too, so that either can be typed.
fn choice(contact: &Contact) -> Option<Choice> {
    let address = contact.emails.first()?;
    let label =
        if contact.name == *address { address.clone() } else { format!("{} <{address}>", contact.name) };
    Some(Choice::new(address.clone(), label))
}

/// Good enough to offer; the server judges.
fn looks_like_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(before, after)| {
        !before.is_empty()
            && after.contains('.')
            && !after.ends_with('.')
            && !text.contains(char::is_whitespace)
    })
}

/// The words for a field without an answer.
pub(super) fn nobody(language: words::Language) -> String {
    common::nobody(language)
}

#[cfg(test)]
mod tests {
    use super::looks_like_address;

    #[test]
    fn a_new_contact_is_offered_only_for_what_may_be_an_address() {
        assert!(looks_like_address("a@b.example"));
        assert!(!looks_like_address("a@b"));
        assert!(!looks_like_address("@b.example"));
        assert!(!looks_like_address("a b@c.example"));
        assert!(!looks_like_address("a@b."));
    }
}
