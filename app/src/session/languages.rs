//! The languages, each by its own name, as links to the same page: strangers have no preferences yet, and the server remembers
//! what they chose.

use crate::language_tag::language_tag;
use desk::person::Language;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use words::{session, settings};

/// What the address of the page must not take along: the answer to a form that was sent.
const PASSING: &[&str] = &["__err", "__path"];

/// The links. They load the page anew (`rel=external`): who asks for a language may not have our script.
#[component]
pub fn Languages() -> impl IntoView {
    let language = client::language();
    let path = use_location().pathname;
    let query = use_query_map();
    let demo = client::use_page().demo;
    let link = move |to: Language| {
        let href = move || {
            let mut query = query.get();
            for key in PASSING {
                query.remove(key);
            }
            query.replace("lang", to.word().to_owned());
            format!("{}{}", path.read(), query.to_query_string())
        };
        let current = move || (language.get() == to).then_some("true");
        view! {
            <a href=href rel="external" lang=language_tag(to) hreflang=language_tag(to) aria-current=current>
                {settings::language_name(to)}
            </a>
        }
    };
    let offered = Language::ALL.iter().copied().filter(move |language| demo || *language != Language::Pseudo);
    view! {
        <nav class="session-foot" aria-label=move || session::languages(language.get())>
            {offered.map(link).collect_view()}
        </nav>
    }
}
