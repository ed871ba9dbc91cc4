//! The thread of one face: messages and the lines between them, older ones on demand. Arrows move between messages.

use crate::shell::Hands;
use crate::ticket::activity::{ActivityLine, ActivityRun};
use crate::ticket::delivery::reference;
use crate::ticket::message::Message;
use crate::ticket::opened::Opened;
use crate::ticket::reader::Reader;
use crate::ticket::timeline::{Entry, EntryKey, Face, entries};
use client::Store;
use client::tickets::load_older;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::{Button, ButtonKind, ButtonSize, Empty};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use words::ticket;

/// The messages and lines of the face in sight, oldest first.
#[component]
pub fn Thread(
    /// The pane that scrolls.
    panel: NodeRef<html::Div>,
) -> impl IntoView {
    let open = Store::here().open;
    let opened = Opened::here();
    let reader = Reader::here();
    let entries = Memo::new(move |_| {
        let (face, older) = (opened.face.get(), open.older.get());
        open.messages.with(|messages| {
            open.activities.with(|activities| entries(face, messages, activities, older))
        })
    });
    let empty = Memo::new(move |_| entries.with(Vec::is_empty));
    view! {
        {move || (open.older.get() && opened.face.get() != Face::Activities).then(|| view! { <Older panel/> })}
        {move || empty.get().then(|| view! { <Nothing face=opened.face.get()/> })}
        <div class="thread" role="feed" aria-label=reader.say(ticket::thread) on:keydown=move_between>
            <For
                each=move || entries.get()
                key=Entry::key
                children=move |entry| match entry.key() {
                    EntryKey::Message(id, _) => view! { <Message id/> }.into_any(),
                    EntryKey::Activity(seq) => view! { <ActivityLine seq/> }.into_any(),
                    EntryKey::Run(first) => view! { <ActivityRun first entries/> }.into_any(),
                }
            />
        </div>
    }
}

#[component]
fn Nothing(face: Face) -> impl IntoView {
    let reader = Reader::here();
    match face {
        Face::Conversation => {
            view! { <Empty fact=reader.say(ticket::no_messages) next=reader.say(ticket::no_messages_next)/> }
                .into_any()
        }
        Face::Internal => {
            view! { <Empty fact=reader.say(ticket::no_comments) next=reader.say(ticket::no_comments_next)/> }
                .into_any()
        }
        Face::Activities => ().into_any(),
    }
}

/// The button that brings older messages, and keeps what is read where it stands.
#[component]
fn Older(panel: NodeRef<html::Div>) -> impl IntoView {
    let store = Store::here();
    let opened = Opened::here();
    let reader = Reader::here();
    let hands = Hands::here();
    let busy = RwSignal::new(false);
    let load = move |_| {
        let first = store.open.messages.with_untracked(|messages| messages.first().map(|message| message.id));
        let Some(first) = first else { return };
        busy.set(true);
        spawn_local(async move {
            let answer = load_older(opened.id, first).await;
            busy.try_set(false);
            match answer {
                Ok((older, more)) if store.open.is(opened.id) => {
                    let below = panel.try_get_untracked().flatten().map(|panel| panel.scroll_height());
                    store.open.put_older(older, more);
                    request_animation_frame(move || {
                        if let (Some(panel), Some(below)) = (panel.try_get_untracked().flatten(), below) {
                            let grown = panel.scroll_height() - below;
                            panel.set_scroll_top(panel.scroll_top().max(1) + grown.max(0));
                        }
                    });
                }
                Ok(_) => {}
                Err(error) => hands.toaster.fail(error.words(hands.language()), reference(&error)),
            }
        });
    };
    view! {
        <p class="thread-older">
            <Button kind=ButtonKind::Ghost size=ButtonSize::Small busy on_press=load>
                {reader.say(ticket::show_older)}
            </Button>
        </p>
    }
}

/// Up and down go from message to message, Enter unfolds the quoted part of the one that has the focus.
fn move_between(key: KeyboardEvent) {
    let on = key.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(message) = on.filter(|element| element.class_list().contains("message")) else { return };
    let plain = !(key.ctrl_key() || key.meta_key() || key.alt_key());
    match key.key().as_str() {
        "ArrowDown" if plain => focus_from(&key, &message, Element::next_element_sibling),
        "ArrowUp" if plain => focus_from(&key, &message, Element::previous_element_sibling),
        "Enter" if plain => {
            if let Ok(Some(quoted)) = message.query_selector("details.quoted") {
                key.prevent_default();
                key.stop_propagation();
                let open = quoted.has_attribute("open");
                let _ = if open { quoted.remove_attribute("open") } else { quoted.set_attribute("open", "") };
            }
        }
        _ => {}
    }
}

fn focus_from(key: &KeyboardEvent, from: &Element, step: fn(&Element) -> Option<Element>) {
    let mut next = step(from);
    while let Some(element) = next {
        if element.class_list().contains("message") {
            key.prevent_default();
            key.stop_propagation();
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                let _ = element.focus();
            }
            return;
        }
        next = step(&element);
    }
}
