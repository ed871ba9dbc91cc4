//! The one WebSocket of a tab: says what is on screen, hears what changed, comes back after every loss.
//!
//! A frame changes the store and nothing else: it never causes a fetch, but for `Resync`, which asks every page to load anew.
//! Frames are judged for what this tab said it shows; after it said something new, frames about the old screen may still arrive
//! until the server says hello. Such a frame counts only where it can be told to belong to the new screen.

mod apply;
mod quiet;

use crate::refused::Refused;
use crate::store::{Connection, Store};
use crate::{Clock, PageContext, use_page};
use apply::Belongs;
use desk::live::{Change, Frame, Say};
use desk::person::Agent;
use desk::{Refusal, Seq, Timestamp};
use gloo_timers::callback::{Interval, Timeout};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use serde::Deserialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{MessageEvent, WebSocket};

/// A connection that said nothing for so long is dead, whatever the browser thinks of it.
const DEAD: i64 = 60_000;
/// How often this tab says that it is still there.
const PING: i64 = 25_000;
/// After this long the server has surely heard what was said.
const SETTLED: i64 = 2_000;
/// The longest pause between two tries.
const LONGEST: i64 = 30_000;

/// Connects this tab, once the page runs in a browser, for as long as the caller's component lives.
pub fn connect(store: Store) {
    let clock = Clock::here();
    let page = use_page();
    Effect::new(move |_| {
        let link = Link::new(store, clock, &page);
        link.open();
        let kept = StoredValue::new_local(link.clone());
        on_cleanup(move || {
            kept.try_with_value(|link| link.end());
        });
        let watch = link.clone();
        Effect::new(move |_| {
            store.list.query.track();
            store.list.shown.track();
            store.open.id.track();
            watch.watch();
        });
        Effect::new(move |_| {
            store.bell.track();
            let said = store.outbox.try_update_value(std::mem::take).unwrap_or_default();
            said.iter().for_each(|say| link.say(say));
        });
    });
}

/// What every frame carries, readable even where the change is one that this build does not know.
#[derive(Deserialize)]
struct Head {
    build: String,
}

/// An open or opening socket with its ears; they live as long as it does.
struct Socket {
    socket: WebSocket,
    _on_open: Closure<dyn FnMut()>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_close: Closure<dyn FnMut()>,
}

impl Socket {
    fn deafen(&self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
    }
}

struct Link {
    store: Store,
    clock: Clock,
    build: String,
    /// Who listens, for telling whose a row is.
    agent: Option<Agent>,
    socket: RefCell<Option<Socket>>,
    /// The one before: its ears may be what is running right now, so it is dropped later.
    spent: RefCell<Option<Socket>>,
    retry: RefCell<Option<Timeout>>,
    pulse: RefCell<Option<Interval>>,
    quiet: quiet::Quiet,
    /// Tries since frames last flowed.
    tries: Cell<u32>,
    /// When the last frame came.
    heard: Cell<Timestamp>,
    /// When something was last said.
    spoke: Cell<Timestamp>,
    /// When the newest `Watch` was said, while the server may not have heard it.
    unsettled: Cell<Option<Timestamp>>,
    /// A frame was left out because nobody could tell whose it was.
    left_out: Cell<bool>,
    /// A `Watch` was said on this connection.
    watching: Cell<bool>,
    /// The event of the frame before: several frames may share one, so only what lies before the newest is surely heard whole.
    newest: Cell<Seq>,
}

impl Link {
    fn new(store: Store, clock: Clock, page: &PageContext) -> Rc<Link> {
        let link = Rc::new(Link {
            store,
            clock,
            build: page.build.clone(),
            agent: page.session.as_ref().map(|session| session.agent.clone()),
            socket: RefCell::new(None),
            spent: RefCell::new(None),
            retry: RefCell::new(None),
            pulse: RefCell::new(None),
            quiet: quiet::Quiet::listen(clock),
            tries: Cell::new(0),
            heard: Cell::new(clock.exact()),
            spoke: Cell::new(clock.exact()),
            unsettled: Cell::new(None),
            left_out: Cell::new(false),
            watching: Cell::new(false),
            newest: Cell::new(Seq(0)),
        });
        let pulse = Rc::downgrade(&link);
        link.pulse.replace(Some(Interval::new(1_000, move || {
            if let Some(link) = pulse.upgrade() {
                link.beat();
            }
        })));
        link
    }

    /// Begins a connection.
    fn open(self: &Rc<Self>) {
        self.spent.take();
        self.retry.take();
        let Some(socket) = address().and_then(|address| WebSocket::new(&address).ok()) else {
            self.lose();
            return;
        };
        let (opened, told, closed) = (self.clone(), self.clone(), self.clone());
        let on_open = Closure::<dyn FnMut()>::new(move || {
            opened.heard.set(opened.clock.exact());
            opened.watch();
        });
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                told.hear(&text);
            }
        });
        let on_close = Closure::<dyn FnMut()>::new(move || closed.lose());
        socket.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        self.heard.set(self.clock.exact());
        self.watching.set(false);
        self.unsettled.set(None);
        self.socket.replace(Some(Socket {
            socket,
            _on_open: on_open,
            _on_message: on_message,
            _on_close: on_close,
        }));
    }

    /// The connection is gone: tried again after a pause.
    fn lose(self: &Rc<Self>) {
        if let Some(socket) = self.socket.take() {
            socket.deafen();
            self.spent.replace(Some(socket));
        }
        let tries = self.tries.get();
        self.tries.set(tries.saturating_add(1));
        let pause = pause(tries, chance());
        self.store.connection.set(Connection::Lost(self.clock.exact().plus(pause)));
        let again = Rc::downgrade(self);
        self.retry.replace(Some(Timeout::new(pause as u32, move || {
            if let Some(link) = again.upgrade() {
                link.open();
            }
        })));
        if tries % 4 == 2 {
            leave_if_signed_out();
        }
    }

    /// The component that wanted the connection is gone.
    fn end(&self) {
        self.pulse.take();
        self.retry.take();
        self.quiet.end();
        if let Some(socket) = self.socket.take() {
            socket.deafen();
            // A socket that is closed already has nothing to close.
            let _ = socket.socket.close();
        }
    }

    /// Once a second.
    fn beat(self: &Rc<Self>) {
        let now = self.clock.exact();
        if self.store.stale.get_untracked() && self.quiet.now(now) {
            quiet::reload(&self.build);
        }
        if self.socket.borrow().is_none() {
            if self.quiet.back_online() {
                self.open();
            }
            return;
        }
        if now.since(self.heard.get()) > DEAD {
            if let Some(socket) = self.socket.borrow().as_ref() {
                socket.deafen();
                // It is given up either way.
                let _ = socket.socket.close();
            }
            self.lose();
            return;
        }
        if now.since(self.spoke.get()) > PING {
            self.say(&Say::Ping);
        }
        if self.unsettled.get().is_some_and(|said| now.since(said) > SETTLED) {
            self.unsettled.set(None);
            if self.left_out.take() {
                self.watch();
                self.unsettled.set(None);
            }
        }
    }

    /// Says something, if there is a connection to say it on.
    fn say(&self, say: &Say) {
        let socket = self.socket.borrow();
        let open = socket.as_ref().filter(|socket| socket.socket.ready_state() == WebSocket::OPEN);
        if let (Some(socket), Ok(text)) = (open, serde_json::to_string(say)) {
            self.spoke.set(self.clock.exact());
            // A failure shows as a close, which is heard.
            let _ = socket.socket.send_with_str(&text);
        }
    }

    /// Says what is on screen, and from which event on it wants to hear.
    fn watch(&self) {
        let store = self.store;
        let list = store
            .list
            .shown
            .get_untracked()
            .then(|| (store.list.query.get_untracked(), store.list.seq.get_untracked()));
        let ticket = store.open.id.get_untracked().map(|id| (id, store.open.seq.get_untracked()));
        // On a new connection there is no older screen whose frames could still arrive.
        self.unsettled.set(self.watching.replace(true).then(|| self.clock.exact()));
        self.left_out.set(false);
        self.say(&Say::Watch { list, ticket });
    }

    /// A frame arrived.
    fn hear(self: &Rc<Self>, text: &str) {
        self.heard.set(self.clock.exact());
        let Ok(frame) = serde_json::from_str::<Frame>(text) else {
            match serde_json::from_str::<Head>(text) {
                Ok(head) if head.build != self.build => self.notice(&head.build),
                _ => self.store.epoch.update(|epoch| *epoch += 1),
            }
            return;
        };
        self.tries.set(0);
        self.clock.hear(frame.now);
        if self.store.connection.get_untracked() != Connection::Live {
            self.store.connection.set(Connection::Live);
        }
        self.notice(&frame.build);
        if matches!(frame.change, Change::SignedOut) {
            self.end();
            quiet::sign_in();
            return;
        }
        let hello = matches!(frame.change, Change::Hello);
        if hello {
            self.unsettled.set(None);
            self.left_out.set(false);
        }
        let belongs = if self.unsettled.get().is_some() { Belongs::IfProven } else { Belongs::Surely };
        let told = batch(|| apply::apply(self.store, frame.change, self.agent.as_ref(), belongs));
        if !told {
            self.left_out.set(true);
        }
        if self.unsettled.get().is_none() {
            self.keep_place(frame.seq, hello);
        }
    }

    /// Remembers up to where a returning connection need not tell again.
    fn keep_place(&self, seq: Seq, whole: bool) {
        let before = self.newest.replace(self.newest.get().max(seq));
        let sure = if whole { seq } else { before.min(seq) };
        let store = self.store;
        for place in [store.list.seq, store.open.seq] {
            if place.get_untracked() < sure {
                place.set(sure);
            }
        }
    }

    fn notice(&self, build: &str) {
        if build != self.build && !self.store.stale.get_untracked() {
            self.store.stale.set(true);
        }
    }
}

/// Where the server listens: the host of the page.
fn address() -> Option<String> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    Some(format!("{scheme}://{}/live", location.host().ok()?))
}

/// A refused handshake looks like a lost line: asked once in a while whether the session is what ended.
fn leave_if_signed_out() {
    leptos::task::spawn_local(async {
        if let Err(Refused::Desk(Refusal::SignedOut)) = crate::lists::load_counts().await {
            quiet::sign_in();
        }
    });
}

/// Somewhere from 0 to 1.
#[expect(
    clippy::disallowed_methods,
    reason = "spreads tabs over time after a loss; nothing that is drawn depends on it"
)]
fn chance() -> f64 {
    js_sys::Math::random()
}

/// Milliseconds until the next try: doubles from between 1 and 2 seconds to between 15 and 30, so that a restarted server is not
/// met by every tab at once.
fn pause(tries: u32, random: f64) -> i64 {
    let most = (2_000_i64 << tries.min(8)).min(LONGEST);
    most / 2 + (random.clamp(0.0, 1.0) * (most / 2) as f64) as i64
}

#[cfg(test)]
mod tests {
    use super::pause;

    #[test]
    fn a_lost_line_is_tried_again_after_one_second_at_first_and_thirty_at_most() {
        assert_eq!(pause(0, 0.0), 1_000);
        assert_eq!(pause(0, 1.0), 2_000);
        for tries in 0..100 {
            assert!((1_000..=30_000).contains(&pause(tries, 0.5)));
        }
        assert_eq!(pause(40, 1.0), 30_000);
    }
}
