//! Sending what is written: checks what can be checked here, takes the text out of the box, hands it over, and puts everything
//! back if the server says no.

use crate::composer::attached::Standing;
use crate::composer::draft::Local;
use crate::composer::slate::{Notice, Slate};
use crate::composer::waiting::{Going, Parcel, deliver, line};
use crate::shell::Hands;
use crate::ticket::delivery::{reference, undo_send};
use crate::ticket::message::element;
use crate::ticket::opened::Opened;
use crate::ticket::reading::focus;
use client::{Clock, Refused, session};
use desk::conversation::{Delivery, MessageView, NewMessage, Writing};
use desk::refusal::Conflict;
use desk::{MessageId, Refusal, StatusId};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::{common, composer};

/// What a sent message needs after its page may be gone.
#[derive(Clone, Copy)]
pub struct Sender {
    hands: Hands,
    opened: Opened,
    clock: Clock,
    undo_seconds: u32,
}

impl Sender {
    /// Of this composer.
    pub fn here() -> Sender {
        Sender {
            hands: Hands::here(),
            opened: Opened::here(),
            clock: Clock::here(),
            undo_seconds: u32::from(session().preferences.undo_send),
        }
    }

    /// Sends the text of `slate`; `status` goes with it; `anyway` over a newer message.
    pub fn send(self, slate: Slate, status: Option<StatusId>, anyway: bool) {
        if !untrack(|| slate.filled()) {
            slate.notice.set(Some(Notice::Empty));
            return;
        }
        let line = line(slate.ticket, slate.kind);
        if line.get_untracked() != Going::Idle {
            return;
        }
        match untrack(|| slate.files.standing()) {
            Standing::Going => return slate.notice.set(Some(Notice::FilesGoing(status))),
            Standing::Failed => return slate.notice.set(Some(Notice::FilesFailed)),
            Standing::There => {}
        }
        if slate.key.with_value(String::is_empty) {
            slate.key.set_value(self.mint());
        }
        let local = slate.local();
        let message = NewMessage {
            ticket: slate.ticket,
            kind: slate.kind,
            html: local.html.clone(),
            files: local.files.iter().map(|file| file.id).collect(),
            status,
            seen: self.opened.seen.get_untracked(),
            anyway,
            key: local.key.clone(),
        };
        slate.empty();
        self.hand_over(slate, Parcel { message, local });
    }

    /// Shows the newest message, instead of sending over it.
    pub fn read_newest(self) {
        let open = self.hands.store.open;
        let newest = open.messages.with_untracked(|messages| messages.last().map(|message| message.id));
        self.opened.reveal.set(newest);
        if let Some(id) = newest {
            request_animation_frame(move || focus(&element(id)));
        }
    }

    /// A message that a reload interrupted goes on.
    pub fn resume(self, slate: Slate, parcel: Parcel) {
        if line(slate.ticket, slate.kind).get_untracked() == Going::Idle {
            self.hand_over(slate, parcel);
        }
    }

    fn hand_over(self, slate: Slate, parcel: Parcel) {
        let (place, line) = (slate.waiting_place(), line(slate.ticket, slate.kind));
        line.set(Going::Sending);
        let (local, status) = (parcel.local.clone(), parcel.message.status);
        spawn_local(async move {
            // A save of the draft that is still on its way must not arrive behind the message that ends it.
            let mut waited = 0;
            while slate.is_saving() && waited < 60 {
                TimeoutFuture::new(50).await;
                waited += 1;
            }
            match deliver(self.hands.store, line, place, parcel).await {
                Some(Ok(message)) => self.sent(slate, message),
                Some(Err(error)) => self.refused(slate, local, status, error),
                None => slate.bring_back(local),
            }
        });
    }

    fn sent(self, slate: Slate, message: MessageView) {
        let (id, open) = (message.id, self.hands.store.open);
        let held = matches!(message.delivery, Some(Delivery::Queued { .. }));
        if open.is(slate.ticket) {
            open.put_message(message);
            self.opened.reveal.try_set(Some(id));
        }
        if slate.kind == Writing::Reply && held {
            self.offer_undo(slate, id);
        }
    }

    fn offer_undo(self, slate: Slate, id: MessageId) {
        let language = self.hands.language();
        let who = self.hands.row(slate.ticket).map(|row| row.contact_name).filter(|name| !name.is_empty());
        let words = composer::on_its_way(language, &who.unwrap_or_else(|| common::someone(language)));
        let undo = undo_send(self.hands, slate.ticket, id);
        self.hands.toaster.offer(words, common::undo(language), undo, self.undo_seconds);
    }

    fn refused(self, slate: Slate, local: Local, status: Option<StatusId>, error: Refused) {
        let here = slate.html.try_get_untracked().is_some();
        slate.bring_back(local);
        if !here {
            let language = self.hands.language();
            return self.hands.toaster.fail(error.words(language), reference(&error));
        }
        slate.notice.try_set(Some(match error {
            Refused::Desk(Refusal::Conflict(Conflict::NewerMessage { by, at })) => {
                Notice::Newer { by, at, status }
            }
            error => Notice::Refused(error),
        }));
    }

    /// A key that no other message of this person has.
    #[expect(clippy::disallowed_methods, reason = "made when a hand sends, never while rendering")]
    fn mint(self) -> String {
        let part = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        format!("{:x}-{:08x}{:08x}{:08x}", self.clock.exact().0, part(), part(), part())
    }
}
