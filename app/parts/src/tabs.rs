//! Several faces of the same thing, one in sight.
//!
//! Keys: one tab stop; left and right move and show at once, the ends meet; Home and End. The page draws the panel:
//! `<div role="tabpanel" id="{id}-panel" aria-labelledby="{id}-tab-{value}">`.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::icon_button::said;
use crate::moving::{Axis, step};

/// One tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What `on_pick` gets.
    pub value: String,
    /// Its word.
    pub label: String,
    /// A number beside the word.
    pub count: Option<String>,
}

impl Tab {
    /// A tab without a number.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), count: None }
    }

    /// With a number beside the word.
    #[must_use]
    pub fn count(mut self, count: impl Into<String>) -> Self {
        self.count = Some(count.into());
        self
    }
}

/// A row of tabs.
#[component]
pub fn Tabs(
    /// The row's; tabs are `{id}-tab-{value}`, the panel is `{id}-panel`.
    #[prop(into)]
    id: String,
    /// What the row is for.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
    /// The value of the one in sight.
    #[prop(into)]
    current: Signal<String>,
    /// Gets the value of the picked one.
    #[prop(into)]
    on_pick: Callback<String>,
) -> impl IntoView {
    let base = StoredValue::new(id.clone());
    let tab_id = move |value: &str| base.with_value(|base| format!("{base}-tab-{value}"));
    let moved = move |key: KeyboardEvent| {
        let values: Vec<String> =
            tabs.with_untracked(|tabs| tabs.iter().map(|tab| tab.value.clone()).collect());
        let at = current.with_untracked(|current| values.iter().position(|value| value == current));
        let Some(to) = step(&key.key(), at, values.len(), Axis::Row, true).filter(|_| !key.ctrl_key()) else {
            return;
        };
        key.prevent_default();
        key.stop_propagation();
        let tab = document().get_element_by_id(&tab_id(&values[to]));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = tab.focus();
        }
        on_pick.run(values[to].clone());
    };
    let panel = format!("{id}-panel");
    let draw = move |tab: Tab| {
        let (mine, picked) = (tab.value.clone(), tab.value.clone());
        let is_current = Memo::new(move |_| current.with(|current| *current == mine));
        view! {
            <button
                type="button"
                class="tab"
                role="tab"
                id=tab_id(&tab.value)
                aria-controls=panel.clone()
                aria-selected=move || said(is_current.get())
                tabindex=move || if is_current.get() { "0" } else { "-1" }
                on:click=move |_| on_pick.run(picked.clone())
            >
                {tab.label}
                {tab.count.map(|count| view! { " " <span class="tab-count">{count}</span> })}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" id=id aria-label=move || label.get() on:keydown=moved>
            <For each=move || tabs.get() key=|tab| (tab.value.clone(), tab.label.clone(), tab.count.clone()) children=draw/>
        </div>
    }
}
