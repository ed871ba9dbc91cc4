//! The card of the first requester.

use crate::facts::card::{Card, Row};
use crate::ticket::reader::Reader;
use client::Store;
use desk::person::{Contact, Language};
use leptos::prelude::*;
use parts::Avatar;
use words::ticket;

/// Who asks.
#[component]
pub fn ContactCard() -> impl IntoView {
    let open = Store::here().open;
    let reader = Reader::here();
    view! {
        <Card id="contact" heading=ticket::facts_contact>
            {move || match open.contact.get() {
                Some(contact) => view! { <Known contact/> }.into_any(),
                None => view! { <p class="facts-note">{reader.say(ticket::no_contact)}</p> }.into_any(),
            }}
        </Card>
    }
}

#[component]
fn Known(contact: Contact) -> impl IntoView {
    let open = Store::here().open;
    let reader = Reader::here();
    let Contact { name, emails, phones, language, created_at, .. } = contact;
    let others = move || open.other_tickets.get();
    let mails = emails
        .iter()
        .map(|email| view! { <a href=format!("mailto:{email}")>{email.clone()}</a> })
        .collect_view();
    let calls = phones
        .iter()
        .map(|phone| view! { <a href=format!("tel:{}", dialled(phone))>{phone.clone()}</a> })
        .collect_view();
    view! {
        <div class="facts-person">
            <Avatar name=name.clone() size=40/>
            <p class="facts-name">{name}</p>
            <p class="facts-note">{move || ticket::known_since(reader.language(), &reader.date(created_at))}</p>
        </div>
        <dl class="facts-list">
            {(!emails.is_empty()).then(|| view! { <Row name=ticket::email>{mails}</Row> })}
            {(!phones.is_empty()).then(|| view! { <Row name=ticket::phone>{calls}</Row> })}
            {language.map(|language| view! {
                <Row name=ticket::language>{move || named(reader.language(), language)}</Row>
            })}
        </dl>
        {move || (others() > 0).then(|| view! {
            <p class="facts-note">{move || ticket::other_tickets(reader.language(), others())}</p>
        })}
    }
}

fn named(shown: words::Language, language: Language) -> String {
    match language {
        Language::En | Language::Pseudo => ticket::english(shown),
        Language::Fr => ticket::french(shown),
        Language::Nl => ticket::dutch(shown),
    }
}

/// A number as it is dialled: its first plus sign and its digits.
fn dialled(phone: &str) -> String {
    let plus = phone.trim_start().starts_with('+');
    let digits = phone.chars().filter(char::is_ascii_digit);
    plus.then_some('+').into_iter().chain(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn a_number_is_dialled_without_its_spaces() {
        assert_eq!(dialled("+32 470 55 01 18"), "+32470550118");
        assert_eq!(dialled("09/223.44.55"), "092234455");
    }
}
