//! What a key or the palette wants of a pane that it cannot reach: the ticket's header opens the named menu, the composer its
//! tab. Nothing is decided here; who owns the menu takes the intent and acts.

use leptos::prelude::*;

/// A menu of the open ticket's header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TicketMenu {
    /// Status.
    Status,
    /// Owner or team.
    Owner,
    /// Priority.
    Priority,
    /// What the ticket is about.
    About,
}

/// What is wanted of the open ticket's panes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IntentKind {
    /// Open this menu of the header, focus in it.
    OpenMenu(TicketMenu),
    /// Show the composer on Reply, focus in its text.
    Reply,
    /// Show the composer on Comment, focus in its text.
    Comment,
    /// Show the n-th tab of the ticket, counted from 1, as the keys 1, 2, 3 do.
    Tab(u8),
    /// The composer switches between reply and comment (Ctrl/Cmd+J while writing).
    OtherKind,
    /// Send what is written (Ctrl/Cmd+Enter while writing).
    Send,
    /// Send it and close the ticket (Ctrl/Cmd+Shift+Enter while writing).
    SendAndClose,
}

/// The one wish that waits. Provided by [`crate::Shell`]; a pane that serves it calls [`Intent::take`].
#[derive(Clone, Copy)]
pub struct Intent(RwSignal<Option<IntentKind>>);

impl Intent {
    /// Provides the signal to everything below. Called once, in the shell.
    pub fn provide() -> Intent {
        let intent = Intent(RwSignal::new(None));
        provide_context(intent);
        intent
    }

    /// The one of this tab.
    pub fn here() -> Intent {
        expect_context::<Intent>()
    }

    /// Wants something.
    pub fn want(self, kind: IntentKind) {
        self.0.set(Some(kind));
    }

    /// What is wanted, as a signal; `None` most of the time.
    pub fn wanted(self) -> Option<IntentKind> {
        self.0.get()
    }

    /// Takes the wish if `serve` says that it is one of the caller's. Call it inside an `Effect`: it subscribes.
    pub fn take(self, serve: impl FnOnce(IntentKind) -> bool) -> Option<IntentKind> {
        let kind = self.0.get()?;
        if serve(kind) {
            self.0.set(None);
            return Some(kind);
        }
        None
    }
}
