//! Yes or no, or one of a few in sight: a box, a switch, a round one. The words beside it are part of the target.

use leptos::html;
use leptos::prelude::*;

use crate::field::{FieldError, described_by};

/// What is ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckKind {
    /// A box: holds when the form is sent.
    #[default]
    Box,
    /// A switch: something that is on or off.
    Switch,
    /// One of several with the same name.
    Radio,
}

/// A box, switch or round one with its words. Space turns it; arrows move within a group of round ones.
#[component]
pub fn CheckField(
    /// Of the input.
    #[prop(into)]
    id: String,
    /// The words beside it.
    #[prop(into)]
    label: Signal<String>,
    /// Which kind.
    #[prop(optional)]
    kind: CheckKind,
    /// Its name in the form; `id` without.
    #[prop(optional, into)]
    name: Option<String>,
    /// What the form sends when it is ticked.
    #[prop(default = "true".into(), into)]
    value: String,
    /// What it means, under the words.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Ticked at first, when no signal is bound.
    #[prop(optional)]
    checked: bool,
    /// Whether it is ticked, both ways.
    #[prop(optional, into)]
    bound: Option<RwSignal<bool>>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Each change.
    #[prop(optional, into)]
    on_change: Option<Callback<bool>>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let first = bound.map_or(checked, |bound| bound.get_untracked());
    if let Some(bound) = bound {
        Effect::new(move |again: Option<()>| {
            let Some(input) = node.get() else { return };
            let wanted = bound.get();
            // Whoever ticked before the program arrived has ticked.
            if again.is_none() && input.checked() != wanted {
                bound.set(input.checked());
            } else {
                input.set_checked(wanted);
            }
        });
    }
    let changed = move |change| {
        let ticked = event_target_checked(&change);
        if let Some(bound) = bound {
            bound.set(ticked);
        }
        if let Some(on_change) = on_change {
            on_change.run(ticked);
        }
    };
    let (hint_id, error_id, described) = (format!("{id}-hint"), format!("{id}-error"), id.clone());
    view! {
        <div class="check">
            <input
                class="check-box"
                type=if kind == CheckKind::Radio { "radio" } else { "checkbox" }
                role=(kind == CheckKind::Switch).then_some("switch")
                name=name.unwrap_or_else(|| id.clone())
                id=id.clone()
                value=value
                checked=first
                disabled=move || disabled.get()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described_by(&described, hint.with(Option::is_some), error.with(Option::is_some))
                node_ref=node
                on:change=changed
            />
            <label class="check-label" for=id>{move || label.get()}</label>
            {move || hint.get().map(|hint| view! { <p class="check-hint" id=hint_id.clone()>{hint}</p> })}
            <FieldError id=error_id error/>
        </div>
    }
}
