//! Where a text is kept: in the browser at every key, on the server when the hand rests. The two never overwrite each other in
//! silence: what went apart is offered as another version.

use crate::composer::draft::{Local, Version, begin};
use crate::composer::keep;
use crate::composer::slate::{Kept, Slate};
use client::messages::save_draft;
use client::store::Connection;
use client::{Refused, Store};
use desk::Refusal;
use desk::refusal::Conflict;
use desk::ticket::Draft;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The hand rests so long before the server is told.
const REST: u32 = 800;

impl Slate {
    /// Begins with what the server and this browser kept. Browser only.
    pub fn restore(self, drafts: &[Draft]) {
        let server = drafts.iter().find(|draft| draft.kind == self.kind);
        let local = keep::read::<Local>(&self.place());
        let begun = begin(server, local.as_ref());
        self.revision.set_value(begun.revision);
        self.saved.set_value(begun.saved_at.map(|_| begun.html.clone()).unwrap_or_default());
        self.html.set(begun.html.clone());
        self.other.set(begun.other);
        self.kept.set(match begun.saved_at {
            Some(at) => Kept::Saved(at),
            None if begun.html.is_empty() => Kept::Nothing,
            None => Kept::Here,
        });
        // Files of a text that was sent in another tab went with it.
        let same = |local: &Local| local.html == begun.html || local.html.is_empty();
        if let Some(local) = local.filter(same) {
            self.key.set_value(local.key);
            self.files.restore(&local.files);
        }
        if begun.html.is_empty() && !untrack(|| self.files.any()) {
            keep::remove(&self.place());
        } else {
            self.keep();
            if begun.saved_at.is_none() {
                self.rest();
            }
        }
    }

    /// The server has a newer draft: it was taken back, or saved in another place.
    pub fn take_in(self, drafts: &[Draft]) {
        let Some(draft) = drafts.iter().find(|draft| draft.kind == self.kind) else { return };
        let mine = self.html.get_untracked();
        if draft.revision <= self.revision.get_value() || draft.html == mine {
            return;
        }
        self.revision.set_value(draft.revision);
        if mine.is_empty() || self.saved.with_value(|saved| *saved == mine) {
            self.saved.set_value(draft.html.clone());
            self.kept.set(Kept::Saved(draft.saved_at));
            self.put(draft.html.clone());
        } else {
            self.other.set(Some(Version { html: draft.html.clone(), at: draft.saved_at }));
        }
    }

    /// Writes it into the browser's memory.
    pub fn keep(self) {
        let Some(html) = self.html.try_get_untracked() else { return };
        let files = self.files.kept();
        if html.is_empty() && files.is_empty() && self.saved.with_value(String::is_empty) {
            keep::remove(&self.place());
            return;
        }
        let local = Local {
            confirmed: self.saved.with_value(|saved| *saved == html),
            html,
            revision: self.revision.get_value(),
            at: self.clock.exact(),
            files,
            key: self.key.get_value(),
        };
        keep::write(&self.place(), &local);
    }

    /// Saves when the hand has rested.
    pub fn rest(self) {
        self.timer.set(Timeout::new(REST, move || self.save()));
    }

    /// Saves now, if there is something the server does not have.
    pub fn save(self) {
        let (Some(html), Some(false)) = (self.html.try_get_untracked(), self.saving.try_get_value()) else {
            return;
        };
        if self.saved.with_value(|saved| *saved == html) {
            if !html.is_empty() {
                self.keep();
            }
            return;
        }
        self.saving.set_value(true);
        let (ticket, kind, revision) = (self.ticket, self.kind, self.revision.get_value());
        spawn_local(async move {
            let answer = save_draft(ticket, kind, revision, html.clone()).await;
            self.saving.try_set_value(false);
            self.saved(html, answer);
        });
    }

    fn saved(self, html: String, answer: Result<Draft, Refused>) {
        // The page was left meanwhile: what the browser keeps is confirmed or not by the next look.
        let Some(now) = self.html.try_get_untracked() else { return };
        match answer {
            Ok(draft) => {
                self.revision.set_value(draft.revision);
                self.saved.set_value(html.clone());
                if now == html {
                    self.kept.set(if html.is_empty() { Kept::Nothing } else { Kept::Saved(draft.saved_at) });
                } else {
                    self.rest();
                }
                self.keep();
            }
            Err(Refused::Desk(Refusal::Conflict(Conflict::StaleDraft { revision, html: other }))) => {
                self.revision.set_value(revision);
                if !other.is_empty() && other != now {
                    self.other.set(Some(Version { html: other, at: self.clock.exact() }));
                }
                self.keep();
                self.rest();
            }
            // Kept here; the connection's return tries again.
            Err(_) if !now.is_empty() => self.kept.set(Kept::Here),
            Err(_) => {}
        }
    }

    /// A save is on its way.
    pub fn is_saving(self) -> bool {
        self.saving.try_get_value().unwrap_or(false)
    }

    /// The page is left: what the server does not have goes there without waiting for the hand to rest.
    pub fn leave(self) {
        self.timer.clear();
        let (Some(html), Some(false)) = (self.html.try_get_untracked(), self.saving.try_get_value()) else {
            return;
        };
        if self.saved.try_with_value(|saved| *saved == html) != Some(false) {
            return;
        }
        let (ticket, kind, place) = (self.ticket, self.kind, self.place());
        let revision = self.revision.try_get_value().unwrap_or_default();
        spawn_local(async move {
            if let Ok(draft) = save_draft(ticket, kind, revision, html.clone()).await
                && let Some(local) = keep::read::<Local>(&place).filter(|local| local.html == html)
            {
                keep::write(&place, &Local { revision: draft.revision, confirmed: true, ..local });
            }
        });
    }

    /// The connection is back: what it kept from the server goes there.
    pub fn reconnect(self, store: Store) {
        Effect::new(move |_| {
            if store.connection.get() == Connection::Live {
                self.save();
            }
        });
    }
}
