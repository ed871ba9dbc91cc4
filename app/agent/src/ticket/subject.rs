//! The ticket's subject: a heading that becomes a field where it stands, by a click or by "Rename".

use crate::shell::Hands;
use crate::ticket::properties::alter;
use crate::ticket::reader::Reader;
use client::Store;
use desk::limits;
use desk::ticket::Change;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use words::ticket;

/// The heading's id: what takes the focus when a ticket is opened by key, and what names the pane.
pub const HEADING: &str = "ticket-subject";

/// Wraps, is never clipped.
#[component]
pub fn Subject(
    /// The field is shown; set it to true to rename.
    editing: RwSignal<bool>,
) -> impl IntoView {
    let open = Store::here().open;
    let reader = Reader::here();
    let subject = Memo::new(move |_| {
        open.row.with(|row| row.as_ref().map(|row| row.subject.clone()).unwrap_or_default())
    });
    let shown = move || {
        let subject = subject.get();
        if subject.trim().is_empty() { ticket::no_subject(reader.language()) } else { subject }
    };
    view! {
        <h2
            class="ticket-subject"
            id=HEADING
            tabindex="-1"
            hidden=move || editing.get()
            on:click=move |_| if !selecting() { editing.set(true) }
        >
            {shown}
        </h2>
        {move || editing.get().then(|| view! { <SubjectField subject=subject.get_untracked() editing/> })}
    }
}

/// Enter or leaving keeps it, Esc does not.
#[component]
fn SubjectField(subject: String, editing: RwSignal<bool>) -> impl IntoView {
    let hands = Hands::here();
    let reader = Reader::here();
    let field = NodeRef::<html::Input>::new();
    let before = StoredValue::new(subject.clone());
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
            field.select();
        }
    });
    let keep = move || {
        if !editing.get_untracked() {
            return;
        }
        let typed = field.get_untracked().map(|field| field.value().trim().to_owned()).unwrap_or_default();
        editing.set(false);
        if !typed.is_empty() && before.with_value(|before| *before != typed) {
            alter(hands, Change::Subject(typed));
        }
    };
    let pressed = move |key: KeyboardEvent| {
        key.stop_propagation();
        match key.key().as_str() {
            "Enter" if !key.is_composing() => {
                key.prevent_default();
                keep();
                refocus();
            }
            "Escape" => {
                key.prevent_default();
                editing.set(false);
                refocus();
            }
            _ => {}
        }
    };
    view! {
        <input
            class="input ticket-subject"
            type="text"
            node_ref=field
            value=subject
            maxlength=limits::SUBJECT.to_string()
            aria-label=reader.say(ticket::subject)
            on:keydown=pressed
            on:blur=move |_| keep()
        />
    }
}

fn refocus() {
    request_animation_frame(|| crate::ticket::reading::focus(HEADING));
}

/// Somebody who selects words of the subject does not want to change it.
fn selecting() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}
