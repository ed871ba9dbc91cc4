//! One of the two texts of a composer: what is written, where it is kept, what hangs on it. Kept in the browser at every key, on
//! the server when the hand rests; the two never overwrite each other in silence.

use crate::composer::attached::Attached;
use crate::composer::draft::{Local, Version, place};
use crate::composer::editor::Editor;
use crate::composer::field::element;
use crate::composer::keep;
use crate::composer::waiting::Line;
use crate::ticket::held::Held;
use client::{Clock, Refused};
use desk::conversation::Writing;
use desk::{StatusId, TicketId, Timestamp, UserId};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::File;

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
    pub(super) user: UserId,
    pub(super) clock: Clock,
    /// The field, once it is mounted.
    pub editor: Held<Editor>,
    /// What is written.
    pub html: RwSignal<String>,
    /// The marks at the cursor.
    pub marks: RwSignal<String>,
    /// Where it is kept.
    pub kept: RwSignal<Kept>,
    /// Another version of it.
    pub other: RwSignal<Option<Version>>,
    /// Its files.
    pub files: Attached,
    /// What stands over it.
    pub notice: RwSignal<Option<Notice>>,
    /// A message of this kind that is leaving or waits for the connection.
    pub line: RwSignal<Option<Line>>,
    /// The key of a message that was tried once.
    pub key: StoredValue<String>,
    pub(super) revision: StoredValue<i64>,
    pub(super) saved: StoredValue<String>,
    pub(super) saving: StoredValue<bool>,
    pub(super) timer: Held<Timeout>,
}

impl Slate {
    /// An empty one.
    pub fn new(kind: Writing, ticket: TicketId, user: UserId) -> Slate {
        Slate {
            kind,
            ticket,
            user,
            clock: Clock::here(),
            editor: Held::new(),
            html: RwSignal::new(String::new()),
            marks: RwSignal::new(String::new()),
            kept: RwSignal::new(Kept::Nothing),
            other: RwSignal::new(None),
            files: Attached::new(),
            notice: RwSignal::new(None),
            line: RwSignal::new(None),
            key: StoredValue::new(String::new()),
            revision: StoredValue::new(0),
            saved: StoredValue::new(String::new()),
            saving: StoredValue::new(false),
            timer: Held::new(),
        }
    }

    pub(super) fn place(self) -> String {
        place(self.user, self.ticket, self.kind)
    }

    /// Something is written or hangs on it.
    pub fn filled(self) -> bool {
        self.html.with(|html| !html.is_empty()) || self.files.any()
    }

    /// Shows a text in the field.
    pub fn put(self, html: String) {
        self.editor.with(|editor| editor.set(&html));
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
        if self.editor.with(Editor::focus).is_none() {
            // The field takes the focus over when the editor comes.
            crate::ticket::reading::focus(&element(self.kind));
        }
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

    /// The text has left the box with a message: the box is empty, its draft ends on the server with the message.
    pub fn empty(self) {
        self.timer.clear();
        self.saved.set_value(String::new());
        self.revision.set_value(0);
        self.key.set_value(String::new());
        self.files.clear();
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
            self.key.set_value(local.key);
            self.revision.set_value(local.revision);
            self.files.restore(&local.files);
            self.kept.set(Kept::Here);
            self.put(local.html);
            self.rest();
        } else {
            self.other.set(Some(Version { html: local.html, at: local.at }));
        }
    }

    fn told(self) -> impl Fn() + Clone + 'static {
        move || {
            if self.html.try_get_untracked().is_some() {
                self.keep();
            }
        }
    }

    /// Takes files up; those past the bound are refused with a word.
    pub fn add_files(self, files: Vec<File>) {
        if !self.files.add(files, self.told()) {
            self.notice.set(Some(Notice::TooManyFiles));
        }
    }

    /// Sends a file up again.
    pub fn again(self, key: u32) {
        self.files.again(key, self.told());
    }

    /// Takes a file away.
    pub fn drop_file(self, key: u32) {
        self.files.take_away(key);
        self.keep();
    }

    /// The text as the browser keeps it, with its files.
    pub fn local(self) -> Local {
        Local {
            html: self.html.get_untracked(),
            revision: self.revision.get_value(),
            at: self.clock.exact(),
            confirmed: false,
            files: self.files.kept(),
            key: self.key.get_value(),
        }
    }

    /// Where a message of this kind waits in the browser's memory.
    pub fn waiting_place(self) -> String {
        crate::composer::draft::waiting_place(self.user, self.ticket, self.kind)
    }
}
