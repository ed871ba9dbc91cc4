//! A field that knows its answers, for one choice out of many.
//!
//! Keys: typing or Down opens, arrows move and go round, Home and End stay in the text, Enter picks, Tab picks and goes
//! on, the first Esc closes, the second clears. Case and accents do not count. The list is a popover, so no pane cuts
//! it; matched letters are marked.

use leptos::prelude::*;

use crate::choosing::{Choice, Choosing};
use crate::icon::Icon;
use crate::icon_button::said;
use crate::matching::find_folded;

/// The control only: put it into a `Field` with the same `id`.
#[component]
pub fn Combobox(
    /// Of the input; the list is `{id}-list`.
    #[prop(into)]
    id: String,
    /// What it is for: the list's name (the input's is the field's label).
    #[prop(into)]
    label: Signal<String>,
    /// The answers.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The chosen value.
    value: RwSignal<Option<String>>,
    /// What stands there when nothing fits.
    #[prop(into)]
    none: Signal<String>,
    /// Sends the value with a form under this name.
    #[prop(optional, into)]
    name: Option<String>,
    /// For `aria-describedby`.
    #[prop(optional, into)]
    described_by: MaybeProp<String>,
    /// The answer is wrong.
    #[prop(optional, into)]
    invalid: Signal<bool>,
    /// Each pick; nothing = cleared.
    #[prop(optional, into)]
    on_pick: Option<Callback<Option<String>>>,
) -> impl IntoView {
    let list_id = format!("{id}-list");
    let choosing = Choosing {
        list_id: StoredValue::new(list_id.clone()),
        input: NodeRef::new(),
        list: NodeRef::new(),
        shown: RwSignal::new(false),
        at: RwSignal::new(None),
        query: RwSignal::new(None),
        following: StoredValue::new(None),
        choices,
        value,
        on_pick,
    };
    let marked = move || choosing.at.get().filter(|_| choosing.shown.get()).map(|at| choosing.option_id(at));
    view! {
        <div class="combobox">
            <input
                id=id
                class="combobox-input"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-expanded=move || said(choosing.shown.get())
                aria-controls=list_id.clone()
                aria-activedescendant=marked
                aria-describedby=move || described_by.get()
                aria-invalid=move || invalid.get().then_some("true")
                value=untrack(|| choosing.text())
                prop:value=move || choosing.text()
                node_ref=choosing.input
                on:input=move |typed| choosing.typed(event_target_value(&typed))
                on:click=move |_| choosing.open()
                on:keydown=move |key| choosing.key(&key)
                on:blur=move |_| choosing.leave()
            />
            <span class="combobox-caret"><Icon name="down" size=14/></span>
            {name.map(|name| view! {
                <input type="hidden" name=name prop:value=move || value.get().unwrap_or_default()
                    value=value.get_untracked().unwrap_or_default()/>
            })}
            <div
                id=list_id
                class="popover combobox-list"
                popover="manual"
                role="listbox"
                aria-label=move || label.get()
                node_ref=choosing.list
            >
                {move || choosing.shown.get().then(|| view! { <Options choosing none/> })}
            </div>
        </div>
    }
}

#[component]
fn Options(choosing: Choosing, none: Signal<String>) -> impl IntoView {
    move || {
        let query = choosing.query.get().unwrap_or_default();
        let found = choosing.found();
        if found.is_empty() {
            return view! { <p class="combobox-none" role="status">{move || none.get()}</p> }.into_any();
        }
        found
            .into_iter()
            .enumerate()
            .map(|(index, choice)| {
                let hit = find_folded(&choice.label, &query).unwrap_or(0..0);
                let (before, rest) = choice.label.split_at(hit.start);
                let (letters, after) = rest.split_at(hit.len());
                let chosen = choosing.value.with(|value| value.as_deref() == Some(choice.value.as_str()));
                let value = choice.value.clone();
                view! {
                    <div
                        id=choosing.option_id(index)
                        class="combobox-option"
                        role="option"
                        aria-selected=said(chosen)
                        data-active=move || choosing.at.get() == Some(index)
                        on:mousedown=|press| press.prevent_default()
                        on:click=move |_| choosing.pick(Some(value.clone()))
                    >
                        {choice.sign.map(|sign| sign.run())}
                        <span class="combobox-option-name">
                            {before.to_owned()}<mark>{letters.to_owned()}</mark>{after.to_owned()}
                        </span>
                        {choice.note.map(|note| view! { <span class="combobox-option-note">{note}</span> })}
                    </div>
                }
            })
            .collect_view()
            .into_any()
    }
}
