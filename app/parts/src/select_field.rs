//! One of a few, by the browser's own list: for forms that must work before the page's program has arrived.

use leptos::html;
use leptos::prelude::*;

use crate::choosing::Choice;
use crate::field::{Field, described_by};
use crate::icon::Icon;

/// A native select. Keys are the browser's.
#[component]
pub fn SelectField(
    /// Of the select.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// The answers.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Its name in the form; `id` without.
    #[prop(optional, into)]
    name: Option<String>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// "(optional)".
    #[prop(optional, into)]
    optional: MaybeProp<String>,
    /// The chosen value at first, when no signal is bound.
    #[prop(optional, into)]
    value: Option<String>,
    /// The chosen value, both ways.
    #[prop(optional, into)]
    bound: Option<RwSignal<String>>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Each change.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
) -> impl IntoView {
    let node = NodeRef::<html::Select>::new();
    let first = bound.map(|bound| bound.get_untracked()).or(value).unwrap_or_default();
    if let Some(bound) = bound {
        Effect::new(move |again: Option<()>| {
            let Some(select) = node.get() else { return };
            let wanted = bound.get();
            choices.track();
            // Whoever chose before the program arrived has chosen.
            if again.is_none() && select.value() != wanted && !select.value().is_empty() {
                bound.set(select.value());
            } else {
                select.set_value(&wanted);
            }
        });
    }
    let changed = move |change| {
        let value = event_target_value(&change);
        if let Some(bound) = bound {
            bound.set(value.clone());
        }
        if let Some(on_change) = on_change {
            on_change.run(value);
        }
    };
    let described = id.clone();
    let option = move |choice: Choice| {
        let selected = choice.value == first;
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    };
    view! {
        <Field id=id.clone() label hint error optional>
            <div class="select-box">
                <select
                    class="select"
                    name=name.unwrap_or_else(|| id.clone())
                    id=id
                    disabled=move || disabled.get()
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described_by(&described, hint.with(Option::is_some), error.with(Option::is_some))
                    node_ref=node
                    on:change=changed
                >
                    {move || choices.get().into_iter().map(&option).collect_view()}
                </select>
                <span class="select-caret"><Icon name="down" size=14/></span>
            </div>
        </Field>
    }
}
