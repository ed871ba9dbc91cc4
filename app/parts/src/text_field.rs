//! Fields for text: one line, several lines, a password. They are plain form controls and work before the page's
//! program has arrived; what was typed until then is kept and handed to the bound signal.

use leptos::html;
use leptos::prelude::*;

use crate::field::{Field, described_by};
use crate::icon_button::IconButton;

/// Keeps an input and a signal the same. The browser's text wins at the start if somebody was faster than the program.
fn bind<E>(
    node: NodeRef<E>,
    bound: Option<RwSignal<String>>,
    read: fn(&E::Output) -> String,
    write: fn(&E::Output, &str),
) where
    E: html::ElementType + 'static,
    E::Output: wasm_bindgen::JsCast + Clone + 'static,
{
    let Some(bound) = bound else { return };
    Effect::new(move |again: Option<()>| {
        let Some(input) = node.get() else { return };
        let there = read(&input);
        let wanted = bound.get();
        if there == wanted {
            return;
        }
        if again.is_none() && !there.is_empty() {
            bound.set(there);
        } else {
            write(&input, &wanted);
        }
    });
}

/// One line of text.
#[component]
pub fn TextField(
    /// Of the input.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
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
    /// What stands there at first, when no signal is bound.
    #[prop(optional, into)]
    value: Option<String>,
    /// The text, both ways.
    #[prop(optional, into)]
    bound: Option<RwSignal<String>>,
    /// `text`, `email`, `url`, `tel`, `number`, `search`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in (`email`, `name`, `off`).
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// The most characters.
    #[prop(optional)]
    longest: Option<u32>,
    /// Has to be answered.
    #[prop(optional)]
    required: bool,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Each change.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    bind(node, bound, |input| input.value(), |input, text| input.set_value(text));
    let first = bound.map(|bound| bound.get_untracked()).or(value);
    let described = id.clone();
    view! {
        <Field id=id.clone() label hint error optional>
            <input
                class="input"
                type=kind
                name=name.unwrap_or_else(|| id.clone())
                id=id
                value=first
                autocomplete=autocomplete
                maxlength=longest.map(|longest| longest.to_string())
                required=required
                disabled=move || disabled.get()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described_by(&described, hint.with(Option::is_some), error.with(Option::is_some))
                node_ref=node
                on:input=move |typed| heard(bound, on_input, event_target_value(&typed))
            />
        </Field>
    }
}

fn heard(bound: Option<RwSignal<String>>, on_input: Option<Callback<String>>, text: String) {
    if let Some(bound) = bound {
        bound.set(text.clone());
    }
    if let Some(on_input) = on_input {
        on_input.run(text);
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Of the text box.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
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
    /// What stands there at first, when no signal is bound.
    #[prop(optional, into)]
    value: Option<String>,
    /// The text, both ways.
    #[prop(optional, into)]
    bound: Option<RwSignal<String>>,
    /// Lines in sight.
    #[prop(default = 4)]
    rows: u32,
    /// Each change.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    bind(node, bound, |area| area.value(), |area, text| area.set_value(text));
    let first = bound.map(|bound| bound.get_untracked()).or(value).unwrap_or_default();
    let described = id.clone();
    view! {
        <Field id=id.clone() label hint error optional>
            <textarea
                class="textarea"
                name=name.unwrap_or_else(|| id.clone())
                id=id
                rows=rows.to_string()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described_by(&described, hint.with(Option::is_some), error.with(Option::is_some))
                node_ref=node
                on:input=move |typed| heard(bound, on_input, event_target_value(&typed))
            >
                {first}
            </textarea>
        </Field>
    }
}

/// A password, with an eye to look at it. Pasting and password managers work.
#[component]
pub fn PasswordField(
    /// Of the input.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// Name of the eye while the text is hidden: "Show password".
    #[prop(into)]
    show: Signal<String>,
    /// Name of the eye while it is shown: "Hide password".
    #[prop(into)]
    hide: Signal<String>,
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
    /// `current-password`, or `new-password` where one is chosen, or `off` for a secret of a machine.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
    /// Has to be answered.
    #[prop(optional)]
    required: bool,
    /// The text, both ways.
    #[prop(optional, into)]
    bound: Option<RwSignal<String>>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    bind(node, bound, |input| input.value(), |input, text| input.set_value(text));
    let shown = RwSignal::new(false);
    let described = id.clone();
    let eye = move || {
        let icon = if shown.get() { "eye-off" } else { "eye" };
        let label = if shown.get() { hide } else { show };
        view! { <IconButton icon label on_press=move |_| shown.update(|shown| *shown = !*shown)/> }
    };
    view! {
        <Field id=id.clone() label hint error optional>
            <div class="input-box">
                <input
                    class="input"
                    type=move || if shown.get() { "text" } else { "password" }
                    name=name.unwrap_or_else(|| id.clone())
                    id=id
                    autocomplete=autocomplete
                    autocapitalize="off"
                    spellcheck="false"
                    required=required
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || described_by(&described, hint.with(Option::is_some), error.with(Option::is_some))
                    node_ref=node
                    on:input=move |typed| heard(bound, None, event_target_value(&typed))
                />
                {eye}
            </div>
        </Field>
    }
}
