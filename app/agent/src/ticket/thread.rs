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
        open.messages
            .with(|messages| open.activities.with(|activities| entries(face, messages, activities, older)))
    });
    let empty = Memo::new(move |_| entries.with(Vec::is_empty));
    view! {
        {move || (open.older.get() && opened.face.get() != Face::Activities).then(|| view! { <Older panel/> })}
        {move || empty.get().then(|| view! { <Nothing face=opened.face.get()/> })}
        <div class="thread" role="feed" aria-label=reader.say(ticket::thread)>
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

/// Keys of the pane that scrolls: up and down go from message to message, Enter unfolds the quoted part of the one that has the
/// focus. A message that reaches past the edge is scrolled first.
pub fn move_between(key: &KeyboardEvent) {
    let Some(on) = key.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if key.ctrl_key() || key.meta_key() || key.alt_key() || key.shift_key() {
        return;
    }
    let down = match key.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        "Enter" => return unfold(key, &on),
        _ => return,
    };
    let Ok(Some(panel)) = on.closest(".ticket-panel") else { return };
    if on.class_list().contains("ticket-panel") {
        return focus(key, in_view(&panel));
    }
    if !on.class_list().contains("message") {
        return;
    }
    let (edge, place) = (panel.get_bounding_client_rect(), on.get_bounding_client_rect());
    let past = if down { place.bottom() > edge.bottom() + 1.0 } else { place.top() < edge.top() - 1.0 };
    if past {
        // The browser scrolls; the list and its keys must not hear it.
        return key.stop_propagation();
    }
    let step = if down { Element::next_element_sibling } else { Element::previous_element_sibling };
    let mut next = step(&on);
    while let Some(element) = next.take() {
        if element.class_list().contains("message") {
            return focus(key, Some(element));
        }
        next = step(&element);
    }
}

/// The last message that begins in view.
fn in_view(panel: &Element) -> Option<Element> {
    let edge = panel.get_bounding_client_rect();
    let all = panel.query_selector_all(".message").ok()?;
    (0..all.length())
        .rev()
        .filter_map(|at| all.item(at)?.dyn_into::<Element>().ok())
        .find(|message| message.get_bounding_client_rect().top() < edge.bottom())
}

fn focus(key: &KeyboardEvent, message: Option<Element>) {
    if let Some(message) = message.and_then(|message| message.dyn_into::<HtmlElement>().ok()) {
        key.prevent_default();
        key.stop_propagation();
        let _ = message.focus();
    }
}

fn unfold(key: &KeyboardEvent, message: &Element) {
    let quoted = message.query_selector("details.quoted").ok().flatten();
    if let (true, Some(quoted)) = (message.class_list().contains("message"), quoted) {
        key.prevent_default();
        key.stop_propagation();
        let open = quoted.has_attribute("open");
        let _ = if open { quoted.remove_attribute("open") } else { quoted.set_attribute("open", "") };
    }
}
