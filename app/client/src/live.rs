//! The one WebSocket of a tab: says what is on screen, hears what changed, comes back after every loss.
//!
//! A frame changes the store and nothing else: it never causes a fetch, but for `Resync`, which asks every page to load anew.
//! Frames are judged for what this tab said it shows; after it said something new, frames about the old screen may still arrive
//! until the server says hello. Such a frame counts only where it can be told to belong to the new screen.

mod apply;
mod pause;
mod quiet;
mod socket;

use crate::refused::Refused;
use crate::store::{Connection, Store};
use crate::{Clock, PageContext, use_page};
use apply::Belongs;
use desk::live::{Change, Frame, Say};
use desk::person::Agent;
use desk::{Refusal, Seq, Timestamp};
use gloo_timers::callback::{Interval, Timeout};
use leptos::prelude::*;
use pause::{chance, pause};
use serde::Deserialize;
use socket::Socket;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A connection that said nothing for so long is dead, whatever the browser thinks of it.
const DEAD: i64 = 60_000;
/// How often this tab says that it is still there.
const PING: i64 = 25_000;
/// After this long the server has surely heard what was said.
const SETTLED: i64 = 2_000;

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
        let (opened, told, closed) = (self.clone(), self.clone(), self.clone());
        let socket = Socket::open(
            move || {
                opened.heard.set(opened.clock.exact());
                opened.watch();
            },
            move |text| told.hear(&text),
            move || closed.lose(),
        );
        let Some(socket) = socket else {
            self.lose();
            return;
        };
        self.heard.set(self.clock.exact());
        self.watching.set(false);
        self.unsettled.set(None);
        self.socket.replace(Some(socket));
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
            socket.close();
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
                socket.close();
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
        if let (Some(socket), Ok(text)) = (socket.as_ref(), serde_json::to_string(say))
            && socket.say(&text)
        {
            self.spoke.set(self.clock.exact());
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

/// A refused handshake looks like a lost line: asked once in a while whether the session is what ended.
fn leave_if_signed_out() {
    leptos::task::spawn_local(async {
        if let Err(Refused::Desk(Refusal::SignedOut)) = crate::lists::load_counts().await {
            quiet::sign_in();
        }
    });
}
