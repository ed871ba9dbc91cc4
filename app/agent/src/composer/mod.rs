//! Where an answer or a comment is written: two texts, two fields, two drafts. A comment can never leave as a reply: each kind has
//! its own field, and the kind goes with the text to the server, which checks again.

mod attached;
pub mod draft;
mod edges;
mod editor;
mod field;
mod gestures;
mod keep;
mod notices;
mod saving;
mod script;
mod send;
mod slate;
mod then;
mod tools;
mod upload;
mod waiting;

use crate::keys::{Intent, IntentKind};
use crate::ticket::opened::Opened;
use crate::ticket::reader::Reader;
use attached::Standing;
use client::{Store, session};
use desk::StatusId;
use desk::conversation::Writing;
use desk::pipeline::StatusCategory;
use desk::ticket::Doing;
use edges::{Foot, Top};
use field::{FieldOf, bring_editor};
use gestures::{carries_files, dropped, is_phone, pressed};
use leptos::prelude::*;
use notices::{Notices, Recipients, Uploads, barred};
use send::Sender;
use slate::{Notice, Slate};
use tools::LinkRow;
use words::composer;

/// The two texts of a ticket and who sends them.
#[derive(Clone, Copy)]
struct Desk {
    opened: Opened,
    sender: Sender,
    reply: Slate,
    comment: Slate,
    /// The status that goes with a reply; `None` = by the rule.
    then: RwSignal<Option<StatusId>>,
    /// The row for a link is out.
    linking: RwSignal<bool>,
    /// On a phone: the box is the page.
    sheet: RwSignal<bool>,
}

impl Desk {
    fn slate(self, kind: Writing) -> Slate {
        match kind {
            Writing::Reply => self.reply,
            Writing::Comment => self.comment,
        }
    }

    fn current(self) -> Slate {
        self.slate(self.opened.writing.get())
    }

    fn current_now(self) -> Slate {
        self.slate(self.opened.writing.get_untracked())
    }

    /// Why the text in sight cannot be sent; said on the button.
    fn barred(self, reader: Reader, store: Store) -> Option<String> {
        match self.opened.writing.get() {
            Writing::Reply => store.open.route.with(|route| barred(reader.language(), route)),
            Writing::Comment => None,
        }
    }

    fn send(self, store: Store, reader: Reader, and_close: bool) {
        if untrack(|| self.barred(reader, store)).is_some() {
            return;
        }
        let closed = and_close.then(|| closed_status(store)).flatten();
        let slate = self.current_now();
        let status = match slate.kind {
            Writing::Reply => closed.or_else(|| self.then.get_untracked()),
            Writing::Comment => closed,
        };
        self.sender.send(slate, status, false);
        if slate.notice.with_untracked(Option::is_none) {
            self.then.set(None);
            self.sheet.set(false);
            self.opened.doing.set(Doing::Viewing);
        }
    }

    fn show(self, kind: Writing) {
        self.linking.set(false);
        self.opened.writing.set(kind);
        request_animation_frame(move || self.slate(kind).focus());
    }
}

/// The first closed status of the ticket's pipeline.
fn closed_status(store: Store) -> Option<StatusId> {
    let pipeline = store.open.row.with_untracked(|row| row.as_ref().map(|row| row.facts.pipeline))?;
    store.catalog.with_untracked(|catalog| {
        let statuses = &catalog.pipeline(pipeline)?.statuses;
        statuses.iter().find(|status| status.category == StatusCategory::Closed).map(|status| status.id)
    })
}

fn other(kind: Writing) -> Writing {
    match kind {
        Writing::Reply => Writing::Comment,
        Writing::Comment => Writing::Reply,
    }
}

/// The box below the thread.
#[component]
pub fn Composer() -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let opened = Opened::here();
    let me = session().agent.user;
    let desk = Desk {
        opened,
        sender: Sender::here(),
        reply: Slate::new(Writing::Reply, opened.id, me),
        comment: Slate::new(Writing::Comment, opened.id, me),
        then: RwSignal::new(None),
        linking: RwSignal::new(false),
        sheet: RwSignal::new(false),
    };
    begin(desk, store, reader);
    let size = move || if desk.sheet.get() { "sheet" } else { "bar" };
    view! {
        <form
            class="composer"
            id="composer"
            data-kind=move || opened.writing.get().word()
            data-size=size
            aria-label=reader.say(composer::composer)
            on:submit=move |submit| submit.prevent_default()
            on:keydown=move |key| pressed(desk, &key)
            on:focusin=move |_| if is_phone() { desk.sheet.set(true) }
            on:dragover=move |drag| if carries_files(&drag) { drag.prevent_default() }
            on:drop=move |drop| dropped(desk, &drop)
        >
            <Top desk/>
            {move || (opened.writing.get() == Writing::Reply).then(|| view! { <Recipients/> })}
            {move || view! { <Notices slate=desk.current() sender=desk.sender/> }}
            <FieldOf slate=desk.reply shown=opened.writing/>
            <FieldOf slate=desk.comment shown=opened.writing/>
            {move || desk.linking.get().then(|| view! { <LinkRow slate=desk.current() linking=desk.linking/> })}
            {move || view! { <Uploads slate=desk.current()/> }}
            <Foot desk/>
        </form>
    }
}

/// Everything that needs a browser: what was kept, the editor, wishes of keys, what waits.
fn begin(desk: Desk, store: Store, reader: Reader) {
    let both = [desk.reply, desk.comment];
    // First what was kept, then every newer draft that the server knows of: taken back here, or saved in another place.
    Effect::new(move |begun: Option<()>| {
        let drafts = store.open.drafts.get();
        untrack(|| {
            for slate in both {
                if begun.is_some() { slate.take_in(&drafts) } else { slate.restore(&drafts) }
            }
        });
    });
    Effect::new(move |_| {
        for slate in both {
            slate.line.set(Some(waiting::line(slate.ticket, slate.kind)));
            if let Some(parcel) = keep::read::<waiting::Parcel>(&slate.waiting_place()) {
                desk.sender.resume(slate, parcel);
            }
        }
    });
    for slate in both {
        slate.reconnect(store);
        Effect::new(move |_| {
            if let Some(Notice::FilesGoing(status)) = slate.notice.get() {
                match slate.files.standing() {
                    Standing::Going => {}
                    Standing::Failed => slate.notice.set(Some(Notice::FilesFailed)),
                    Standing::There => untrack(|| {
                        slate.notice.set(None);
                        desk.sender.send(slate, status, false);
                    }),
                }
            }
        });
    }
    on_cleanup(move || both.into_iter().for_each(Slate::leave));
    bring_editor(desk.reply, desk.comment, desk.opened, move |and_close| desk.send(store, reader, and_close));
    serve(desk, store, reader);
}

/// What keys and the palette want of the box.
fn serve(desk: Desk, store: Store, reader: Reader) {
    let intent = Intent::here();
    Effect::new(move |_| {
        let wanted = intent.take(|kind| {
            use IntentKind::{Comment, OtherKind, Reply, Send, SendAndClose};
            matches!(kind, Reply | Comment | OtherKind | Send | SendAndClose)
        });
        untrack(|| match wanted {
            Some(IntentKind::Reply) => desk.show(Writing::Reply),
            Some(IntentKind::Comment) => desk.show(Writing::Comment),
            Some(IntentKind::OtherKind) => desk.show(other(desk.opened.writing.get_untracked())),
            Some(IntentKind::Send) => desk.send(store, reader, false),
            Some(IntentKind::SendAndClose) => desk.send(store, reader, true),
            _ => {}
        });
    });
}
