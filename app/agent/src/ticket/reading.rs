//! What of a thread is on screen. The place of the pane when a ticket opens, what arrived below its edge, and when the newest
//! message has been seen. It scrolls by itself only when a ticket opens, a face changes or this person wrote; never for others.

use crate::shell::Hands;
use crate::ticket::held::Held;
use crate::ticket::message::element;
use crate::ticket::opened::Opened;
use crate::ticket::reader::Reader;
use crate::ticket::resize::Resize;
use client::store::Connection;
use client::{Store, session};
use desk::conversation::{Author, MessageView};
use desk::live::Say;
use desk::{MessageId, Seq, Timestamp, UserId};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, VisibilityState};
use words::{common, ticket};

/// So many pixels of a message make it seen.
const EDGE: f64 = 32.0;

/// What the pane knows of being read.
#[derive(Clone, Copy)]
pub struct Reading {
    store: Store,
    opened: Opened,
    me: UserId,
    panel: NodeRef<html::Div>,
    /// Messages of others that came while this was open and are still below the edge.
    pub below: RwSignal<Vec<MessageId>>,
    /// The newest message that was told to the server as seen.
    told: StoredValue<Seq>,
    /// The pane stands at its end: lines that come, or a box that grows below it, do not cover the end.
    at_end: StoredValue<bool>,
    size: Held<Resize>,
}

impl Reading {
    /// Watches the pane for as long as the caller lives.
    pub fn start(panel: NodeRef<html::Div>) -> Reading {
        let reading = Reading {
            store: Store::here(),
            opened: Opened::here(),
            me: session().agent.user,
            panel,
            below: RwSignal::new(Vec::new()),
            told: StoredValue::new(Seq(0)),
            at_end: StoredValue::new(false),
            size: Held::new(),
        };
        reading.begin();
        reading.hear();
        reading
    }

    /// To the newest message, when the ticket opens and when another face is shown.
    fn begin(self) {
        Effect::new(move |_| {
            self.opened.face.track();
            if self.panel.get().is_some() {
                request_animation_frame(move || {
                    self.to_newest();
                    self.look();
                });
            }
        });
        Effect::new(move |_| {
            let shown = window_event_listener(ev::visibilitychange, move |_| self.look());
            on_cleanup(move || shown.remove());
        });
        Effect::new(move |_| {
            self.store.open.activities.track();
            request_animation_frame(move || self.stay());
        });
        Effect::new(move |_| {
            if let Some(watch) = self.panel.get().and_then(|panel| Resize::watch(&panel, move || self.stay()))
            {
                self.size.set(watch);
            }
        });
        // What was said without a connection was not heard.
        Effect::new(move |_| {
            if self.store.connection.get() == Connection::Live {
                self.told.set_value(Seq(0));
                request_animation_frame(move || self.look());
            }
        });
        Effect::new(move |_| {
            if let Some(id) = self.opened.reveal.get() {
                request_animation_frame(move || {
                    let newest =
                        self.store.open.messages.with_untracked(|all| all.last().map(|last| last.id));
                    if newest == Some(id) {
                        self.to_newest()
                    } else {
                        show(&element(id))
                    }
                    self.look();
                });
            }
        });
    }

    /// Messages that arrive: own ones are looked at anyway, others wait below.
    fn hear(self) {
        let hands = Hands::here();
        Effect::new(move |before: Option<(Timestamp, MessageId)>| {
            let (newest, arrived) = self.store.open.messages.with(|messages| arrived(messages, before));
            if before.is_some() {
                for (id, author, who) in arrived {
                    if author == Author::User(self.me) {
                        continue;
                    }
                    self.below.update(|below| below.push(id));
                    let language = hands.language();
                    let who = if who.is_empty() { common::someone(language) } else { who };
                    hands.announce.announce(ticket::new_message_from(language, &who));
                }
                request_animation_frame(move || self.look());
            }
            newest.or(before).unwrap_or((Timestamp(i64::MIN), MessageId(0)))
        });
    }

    /// Looks what is on screen now: after a scroll, an arrival, or when the tab comes to the front.
    pub fn look(self) {
        let Some(panel) = self.panel.try_get_untracked().flatten() else { return };
        let hidden = document().visibility_state() == VisibilityState::Hidden;
        if hidden || !self.store.open.is(self.opened.id) {
            return;
        }
        let below = panel.scroll_height() - panel.client_height() - panel.scroll_top();
        self.at_end.set_value(below <= 8);
        let edge = panel.get_bounding_client_rect();
        let seen = |id: MessageId| {
            document().get_element_by_id(&element(id)).is_some_and(|message| {
                let place = message.get_bounding_client_rect();
                let need = EDGE.min(place.height());
                place.top() + need <= edge.bottom() && place.bottom() - need >= edge.top()
            })
        };
        if self.below.try_with_untracked(|below| below.iter().any(|id| seen(*id))) == Some(true) {
            self.below.update(|below| below.retain(|id| !seen(*id)));
        }
        let newest = self.store.open.messages.with_untracked(|messages| {
            messages.last().map(|last| (last.id, messages.iter().map(|message| message.seq).max()))
        });
        if let Some((id, Some(seq))) = newest
            && seen(id)
        {
            self.saw(seq);
        }
    }

    /// The newest message was on screen.
    fn saw(self, seq: Seq) {
        let newest = self.store.open.seq.get_untracked().max(seq);
        if self.opened.seen.get_untracked() < newest {
            self.opened.seen.set(newest);
        }
        if self.told.get_value() < seq {
            self.told.set_value(seq);
            self.store.say(Say::Saw(self.opened.id, seq));
            self.store.list.saw(self.opened.id);
        }
    }

    /// Goes to the first message that waits below.
    pub fn go_below(self) {
        if let Some(first) = self.below.with_untracked(|below| below.first().copied()) {
            show(&element(first));
            focus(&element(first));
            request_animation_frame(move || self.look());
        }
    }

    /// Keeps the end in view where it was.
    fn stay(self) {
        if let (Some(panel), Some(true)) =
            (self.panel.try_get_untracked().flatten(), self.at_end.try_get_value())
        {
            panel.set_scroll_top(panel.scroll_height());
        }
    }

    /// The start of the newest entry, as low as the pane reaches.
    fn to_newest(self) {
        let Some(panel) = self.panel.try_get_untracked().flatten() else { return };
        let messages = panel.query_selector_all(".message").ok();
        let last = messages.and_then(|all| all.item(all.length().checked_sub(1)?));
        panel.set_scroll_top(panel.scroll_height());
        if let Some(last) = last.and_then(|last| last.dyn_into::<Element>().ok()) {
            // A long message is read from its start, not from its end.
            let above = panel.get_bounding_client_rect().top() - last.get_bounding_client_rect().top();
            if above > 0.0 {
                panel.set_scroll_top(panel.scroll_top() - above as i32 - 8);
            }
        }
    }
}

fn arrived(
    messages: &[MessageView],
    before: Option<(Timestamp, MessageId)>,
) -> (Option<(Timestamp, MessageId)>, Vec<(MessageId, Author, String)>) {
    let newest = messages.last().map(|message| (message.at, message.id));
    let Some(before) = before else { return (newest, Vec::new()) };
    let arrived = messages
        .iter()
        .rev()
        .take_while(|message| (message.at, message.id) > before)
        .map(|message| (message.id, message.author.clone(), message.author_name.clone()))
        .collect::<Vec<_>>();
    (newest.max(Some(before)), arrived.into_iter().rev().collect())
}

fn show(id: &str) {
    if let Some(message) = document().get_element_by_id(id) {
        let how = web_sys::ScrollIntoViewOptions::new();
        how.set_block(web_sys::ScrollLogicalPosition::Nearest);
        message.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// Gives the focus to an element of the page, without moving anything.
pub fn focus(id: &str) {
    let found = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        let _ = element.focus();
    }
}

/// "1 new below": there only while something waits.
#[component]
pub fn Below(
    /// What is read.
    reading: Reading,
) -> impl IntoView {
    let reader = Reader::here();
    let many = Memo::new(move |_| reading.below.with(Vec::len) as u64);
    let first = move || reading.below.with(|below| below.first().map(|id| format!("#{}", element(*id))));
    view! {
        {move || (many.get() > 0).then(|| view! {
            <a
                class="thread-below"
                href=first
                on:click=move |press| {
                    press.prevent_default();
                    reading.go_below();
                }
            >
                {move || ticket::new_below(reader.language(), many.get())}
            </a>
        })}
    }
}
