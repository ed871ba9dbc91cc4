//! A card: a heading that folds what is below it.

use crate::ticket::reader::Reader;
use leptos::prelude::*;
use parts::IconButton;
use words::{Language, ticket};

/// A card of the facts.
#[component]
pub fn Card(
    /// For the ids of its elements.
    id: &'static str,
    /// Its heading.
    heading: fn(Language) -> String,
    /// What it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let reader = Reader::here();
    let open = RwSignal::new(true);
    let heading_id = format!("facts-{id}");
    let named_by = heading_id.clone();
    let label = Signal::derive(move || {
        let language = reader.language();
        let name = heading(language);
        if open.get() { ticket::fold(language, &name) } else { ticket::unfold(language, &name) }
    });
    let fold = move |_| open.update(|open| *open = !*open);
    let button = move || {
        if open.get() {
            view! { <IconButton icon="down" label on_press=fold/> }
        } else {
            view! { <IconButton icon="forward" label on_press=fold/> }
        }
    };
    view! {
        <section class="facts-card" aria-labelledby=named_by>
            <header class="facts-head">
                <h3 class="facts-heading" id=heading_id>{reader.say(heading)}</h3>
                {button}
            </header>
            {move || open.get().then(|| children())}
        </section>
    }
}

/// A name and its value.
#[component]
pub fn Row(
    /// The name.
    name: fn(Language) -> String,
    /// The value.
    children: Children,
) -> impl IntoView {
    let reader = Reader::here();
    view! { <div class="facts-row"><dt>{reader.say(name)}</dt><dd>{children()}</dd></div> }
}
