//! Every part in every state, on one page, for those who judge how it looks (design/ui.md, section 9), and for the sweep that
//! looks for labels that do not fit. Only in demo mode; nothing on it does anything.

mod bubbles;
mod buttons;
mod choices;
mod fields;
mod panes;
mod passing;
mod people;
mod rows;
mod sample;
mod signs;

use bubbles::Bubbles;
use buttons::Buttons;
use choices::Choices;
use fields::Fields;
use leptos::prelude::*;
use panes::Panes;
use passing::Passing;
use people::People;
use rows::Rows;
use signs::Signs;
use words::{Language, parts as part, session};

/// The page.
#[component]
pub fn States() -> impl IntoView {
    view! {
        <main class="page states">
            <div class="settings">
                <header class="settings-head">
                    <h1 class="settings-heading">{say(session::states)}</h1>
                </header>
                <div class="settings-body">
                    <Section heading=part::states_buttons><Buttons/></Section>
                    <Section heading=part::states_fields><Fields/></Section>
                    <Section heading=part::states_choices><Choices/></Section>
                    <Section heading=part::states_people><People/></Section>
                    <Section heading=part::states_signs><Signs/></Section>
                    <Section heading=part::states_rows><Rows/></Section>
                    <Section heading=part::states_messages><Bubbles/></Section>
                    <Section heading=part::states_panes><Panes/></Section>
                    <Section heading=part::states_passing><Passing/></Section>
                </div>
            </div>
        </main>
    }
}

#[component]
fn Section(heading: fn(Language) -> String, children: Children) -> impl IntoView {
    view! {
        <section class="card">
            <header class="card-head"><h2 class="card-heading">{say(heading)}</h2></header>
            <div class="card-body form">{children()}</div>
        </section>
    }
}

/// A sentence in the language of the page.
fn say(sentence: fn(Language) -> String) -> Signal<String> {
    let language = client::language();
    Signal::derive(move || sentence(language.get()))
}

/// A sentence with values in it.
fn tell(sentence: impl Fn(Language) -> String + Send + Sync + 'static) -> Signal<String> {
    let language = client::language();
    Signal::derive(move || sentence(language.get()))
}
