//! One of the two texts of a composer: what is written, where it is kept, what hangs on it. Kept in the browser at every key, on
//! the server when the hand rests; the two never overwrite each other in silence.

use crate::composer::draft::{Local, Version, begin, place};
use crate::composer::editor::Editor;
use crate::composer::field::element;
use crate::composer::upload::{Transfer, Upload};
use crate::composer::waiting::Line;
use crate::composer::{keep, upload};
use client::messages::save_draft;
use client::{Clock, Refused, Store};
use desk::conversation::Writing;
use desk::refusal::Conflict;
use desk::ticket::Draft;
use desk::{Refusal, StatusId, TicketId, Timestamp, UserId};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use web_sys::File;

/// The hand rests so long before the server is told.
const REST: u32 = 800;

/// Where the text is kept.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kept {
    /// There is nothing to keep.
    Nothing,
    /// In this browser.
    Here,
    /// On the server since.
    Saved(Timestamp),
}

/// What the box says over the text.
#[derive(Clone, PartialEq, Debug)]
pub enum Notice {
    /// Somebody else wrote in between.
    Newer {
        /// Who.
        by: String,
        /// When.
        at: Timestamp,
        /// The status that was to go with the message.
        status: Option<StatusId>,
    },
    /// The server said no.
    Refused(Refused),
    /// Nothing is written.
    Empty,
    /// Files are on their way; it goes by itself, with this status.
    FilesGoing(Option<StatusId>),
    /// A file did not arrive.
    FilesFailed,
    /// More files than a message takes.
    TooManyFiles,
}

/// The text of one kind. All handles; handlers that may outlive the page use the `try_` forms.
#[derive(Clone, Copy)]
pub struct Slate {
    /// Reply or comment.
    pub kind: Writing,
    /// The ticket.
    pub ticket: TicketId,
    user: UserId,
    clock: Clock,
    /// The field, once it is mounted.
    pub editor: StoredValue<Option<Editor>, LocalStorage>,
    /// What is written.
    pub html: RwSignal<String>,
    /// The marks at the cursor.
    pub marks: RwSignal<String>,
    /// Where it is kept.
    pub kept: RwSignal<Kept>,
    /// Another version of it.
    pub other: RwSignal<Option<Version>>,
    /// Its files.
    pub files: RwSignal<Vec<Upload>>,
    transfers: StoredValue<HashMap<u32, (File, Option<Transfer>)>, LocalStorage>,
    next_file: StoredValue<u32>,
    /// What stands over it.
    pub notice: RwSignal<Option<Notice>>,
    /// A message of this kind that is leaving or waits for the connection.
    pub line: RwSignal<Option<Line>>,
    /// The key of a message that was tried once.
    pub key: StoredValue<String>,
    revision: StoredValue<i64>,
    saved: StoredValue<String>,
    saving: StoredValue<bool>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Slate {
    /// An empty one.
    pub fn new(kind: Writing, ticket: TicketId, user: UserId) -> Slate {
        Slate {
            kind,
            ticket,
            user,
            clock: Clock::here(),
            editor: StoredValue::new_local(None),
            html: RwSignal::new(String::new()),
            marks: RwSignal::new(String::new()),
            kept: RwSignal::new(Kept::Nothing),
            other: RwSignal::new(None),
            files: RwSignal::new(Vec::new()),
            transfers: StoredValue::new_local(HashMap::new()),
            next_file: StoredValue::new(0),
            notice: RwSignal::new(None),
            line: RwSignal::new(None),
            key: StoredValue::new(String::new()),
            revision: StoredValue::new(0),
            saved: StoredValue::new(String::new()),
            saving: StoredValue::new(false),
            timer: StoredValue::new_local(None),
        }
    }

    fn place(self) -> String {
        place(self.user, self.ticket, self.kind)
    }

    /// Something is written or hangs on it.
    pub fn filled(self) -> bool {
        self.html.with(|html| !html.is_empty()) || self.files.with(|files| !files.is_empty())
    }

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
            let files = local.files.iter().map(|file| Upload::there(self.file_key(), file)).collect();
            self.files.set(files);
        }
        if begun.html.is_empty() && self.files.with_untracked(Vec::is_empty) {
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

    /// Shows a text in the field.
    pub fn put(self, html: String) {
        self.editor.try_with_value(|editor| {
            if let Some(editor) = editor {
                editor.set(&html);
            }
        });
        self.html.try_set(html);
        self.keep();
    }

    /// The other version into the field, this one beside it.
    pub fn swap(self, other: Version, mine: String) {
        let mine = (!mine.is_empty()).then(|| Version { html: mine, at: self.clock.exact() });
        self.kept.set(Kept::Here);
        self.put(other.html);
        self.other.set(mine);
        self.rest();
    }

    /// The focus goes into the text.
    pub fn focus(self) {
        self.editor.with_value(|editor| {
            match editor {
                Some(editor) => editor.focus(),
                // The field takes the focus over when the editor comes.
                None => crate::ticket::reading::focus(&element(self.kind)),
            }
        });
    }

    /// A key was pressed.
    pub fn changed(self, html: String) {
        self.html.set(html);
        if self.notice.with_untracked(|notice| matches!(notice, Some(Notice::Empty | Notice::Refused(_)))) {
            self.notice.set(None);
        }
        self.kept.set(Kept::Here);
        self.keep();
        self.rest();
    }

    /// Writes it into the browser's memory.
    pub fn keep(self) {
        let Some(html) = self.html.try_get_untracked() else { return };
        let files =
            self.files.with_untracked(|files| files.iter().filter_map(Upload::kept).collect::<Vec<_>>());
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
        self.timer.set_value(Some(Timeout::new(REST, move || self.save())));
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
        self.timer.try_set_value(None);
        let (Some(html), Some(false)) = (self.html.try_get_untracked(), self.saving.try_get_value()) else {
            return;
        };
        if self.saved.try_with_value(|saved| *saved == html) != Some(false) {
            return;
        }
        let (ticket, kind, place) = (self.ticket, self.kind, self.place());
        let revision = self.revision.try_get_value().unwrap_or_default();
        spawn_local(async move {
            if let Ok(draft) = save_draft(ticket, kind, revision, html.clone()).await {
                if let Some(local) = keep::read::<Local>(&place).filter(|local| local.html == html) {
                    keep::write(&place, &Local { revision: draft.revision, confirmed: true, ..local });
                }
            }
        });
    }

    /// The text has left the box with a message: the box is empty, its draft ends on the server with the message.
    pub fn empty(self) {
        self.timer.set_value(None);
        self.saved.set_value(String::new());
        self.revision.set_value(0);
        self.key.set_value(String::new());
        self.transfers.set_value(HashMap::new());
        self.files.set(Vec::new());
        self.other.set(None);
        self.notice.set(None);
        self.kept.set(Kept::Nothing);
        self.put(String::new());
    }

    /// The message did not leave: its text comes back, or is offered where another one has been begun.
    pub fn bring_back(self, local: Local) {
        let Some(now) = self.html.try_get_untracked() else {
            // The page was left: the browser's memory has it for the next time.
            if keep::read::<Local>(&self.place()).is_none() {
                keep::write(&self.place(), &local);
            }
            return;
        };
        if now.is_empty() {
            let files = local.files.iter().map(|file| Upload::there(self.file_key(), file)).collect();
            self.key.set_value(local.key);
            self.revision.set_value(local.revision);
            self.files.set(files);
            self.kept.set(Kept::Here);
            self.put(local.html);
            self.rest();
        } else {
            self.other.set(Some(Version { html: local.html, at: local.at }));
        }
    }

    fn file_key(self) -> u32 {
        self.next_file.update_value(|next| *next += 1);
        self.next_file.get_value()
    }

    /// Takes files up; those past the bound are refused with a word.
    pub fn add_files(self, files: Vec<File>) {
        let room = desk::limits::FILES_A_MESSAGE.saturating_sub(self.files.with_untracked(Vec::len));
        if files.len() > room {
            self.notice.set(Some(Notice::TooManyFiles));
        }
        for file in files.into_iter().take(room) {
            let key = self.file_key();
            let progress = ArcRwSignal::new(upload::Progress::Going(0));
            let row = Upload { key, name: file.name(), size: file.size() as u64, progress: progress.clone() };
            self.files.update(|files| files.push(row));
            self.start(key, file, progress);
        }
    }

    fn start(self, key: u32, file: File, progress: ArcRwSignal<upload::Progress>) {
        let transfer = upload::send(&file, progress, move || {
            if self.html.try_get_untracked().is_some() {
                self.keep();
            }
        });
        self.transfers.update_value(|transfers| {
            transfers.insert(key, (file, transfer));
        });
    }

    /// Sends a file up again.
    pub fn again(self, key: u32) {
        let file = self.transfers.with_value(|transfers| transfers.get(&key).map(|(file, _)| file.clone()));
        let row = self.files.with_untracked(|files| files.iter().find(|row| row.key == key).cloned());
        if let (Some(file), Some(row)) = (file, row) {
            row.progress.set(upload::Progress::Going(0));
            self.start(key, file, row.progress);
        }
    }

    /// Takes a file away.
    pub fn drop_file(self, key: u32) {
        self.transfers.update_value(|transfers| {
            transfers.remove(&key);
        });
        self.files.update(|files| files.retain(|row| row.key != key));
        self.keep();
    }

    /// The text as the browser keeps it, with its files.
    pub fn local(self) -> Local {
        Local {
            html: self.html.get_untracked(),
            revision: self.revision.get_value(),
            at: self.clock.exact(),
            confirmed: false,
            files: self.files.with_untracked(|files| files.iter().filter_map(Upload::kept).collect()),
            key: self.key.get_value(),
        }
    }

    /// Where a message of this kind waits in the browser's memory.
    pub fn waiting_place(self) -> String {
        crate::composer::draft::waiting_place(self.user, self.ticket, self.kind)
    }

    /// The connection is back: what it kept from the server goes there.
    pub fn reconnect(self, store: Store) {
        Effect::new(move |_| {
            if store.connection.get() == client::store::Connection::Live {
                self.save();
            }
        });
    }
}
