//! What a key, the palette or a menu can reach: the store, the screen, the ways to go, to say and to change. Handed out once by the
//! shell, so that an act begun in a pane that has closed meanwhile still ends well.

use crate::keys::Intent;
use crate::shell::{Screen, paths};
use client::Store;
use desk::person::{Agent, Session};
use desk::ticket::TicketRow;
use desk::{TicketId, TicketNumber, UserId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use parts::{Announce, Toaster};
use words::Language;

/// See above.
#[derive(Clone, Copy)]
pub struct Hands {
    /// What is on screen.
    pub store: Store,
    /// What is out and what is folded away.
    pub screen: Screen,
    /// Wishes to the ticket's panes.
    pub intent: Intent,
    /// What has just happened.
    pub toaster: Toaster,
    /// What is read aloud.
    pub announce: Announce,
    language: RwSignal<Language>,
    session: StoredValue<Session>,
    go: Callback<String>,
    owner: StoredValue<Owner>,
}

impl Hands {
    pub(crate) fn provide(store: Store, screen: Screen, intent: Intent) -> Hands {
        let navigate = use_navigate();
        let go = Callback::new(move |path: String| {
            let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
            navigate(&path, options);
        });
        let hands = Hands {
            store,
            screen,
            intent,
            toaster: use_context::<Toaster>().unwrap_or_else(Toaster::provide),
            announce: use_context::<Announce>().unwrap_or_else(Announce::provide),
            language: client::language(),
            session: StoredValue::new(client::session()),
            go,
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        };
        provide_context(hands);
        hands
    }

    /// The ones of this tab.
    pub fn here() -> Hands {
        expect_context::<Hands>()
    }

    /// To an address of ours, without a page load.
    pub fn go(self, path: impl Into<String>) {
        self.go.run(path.into());
    }

    /// Opens a ticket beside the list on screen; its heading takes the focus when it is there.
    pub fn open(self, number: TicketNumber) {
        self.screen.arriving.set(Some(number));
        self.go(self.store.list.query.with_untracked(|query| paths::of_ticket(query, number)));
    }

    /// The page's language, now.
    pub fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// The person who acts.
    pub fn me(self) -> UserId {
        self.session.with_value(|session| session.agent.user)
    }

    /// That person's rights, as the page was told.
    pub fn agent(self) -> Agent {
        self.session.with_value(|session| session.agent.clone())
    }

    /// Single keys act.
    pub fn single_keys(self) -> bool {
        self.session.with_value(|session| session.preferences.single_keys)
    }

    /// What is known of a ticket: from the pane, else from the list.
    pub fn row(self, ticket: TicketId) -> Option<TicketRow> {
        let open = self.store.open.row.get_untracked().filter(|row| row.facts.id == ticket);
        open.or_else(|| self.store.list.peek(ticket).map(|item| item.row))
    }

    /// Makes something that outlives the pane it was made in, such as what "Undo" runs.
    pub(crate) fn keep<T>(self, make: impl FnOnce() -> T) -> T {
        self.owner.with_value(|owner| owner.with(make))
    }
}
