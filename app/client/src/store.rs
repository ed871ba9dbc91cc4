//! The live store of a tab: what is on screen, as signals. Pages fill it from their resources; frames of the one WebSocket change
//! it in place. It lives above the router, so that nothing is fetched again because of a click.

use crate::catalog::Catalog;
use crate::open::OpenTicket;
use crate::rows::ListRows;
use desk::Timestamp;
use desk::live::Say;
use desk::view::View;
use leptos::prelude::*;

/// State of the connection, for the slim bar and for what waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Connection {
    /// Not tried yet (the page as served).
    Quiet,
    /// Frames flow.
    Live,
    /// Lost; tried again at this instant.
    Lost(Timestamp),
}

/// The store. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Store {
    /// People, statuses, categories, mailbox.
    pub catalog: RwSignal<Catalog>,
    /// Exact counts of the side bar.
    pub counts: RwSignal<Vec<(View, u64)>>,
    /// The list on screen.
    pub list: ListRows,
    /// The ticket on screen.
    pub open: OpenTicket,
    /// The connection.
    pub connection: RwSignal<Connection>,
    /// Rises when everything on screen has to be loaded anew (`Resync`); pages' resources read it.
    pub epoch: RwSignal<u32>,
    /// The newest thing to say to the server; the WebSocket's task takes it from here.
    pub(crate) outbox: StoredValue<Vec<Say>>,
    /// Rings when `outbox` has something.
    pub(crate) bell: RwSignal<u32>,
}

impl Store {
    /// Makes the store and provides it to everything below. Called once in `App`, above the router.
    pub fn provide() -> Store {
        let store = Store {
            catalog: RwSignal::new(Catalog::default()),
            counts: RwSignal::new(Vec::new()),
            list: ListRows::new(),
            open: OpenTicket::new(),
            connection: RwSignal::new(Connection::Quiet),
            epoch: RwSignal::new(0),
            outbox: StoredValue::new(Vec::new()),
            bell: RwSignal::new(0),
        };
        provide_context(store);
        store
    }

    /// The store of this tab.
    pub fn here() -> Store {
        expect_context::<Store>()
    }

    /// Fills in the catalog that a page loaded.
    pub fn fill_catalog(self, catalog: Catalog) {
        self.counts.set(catalog.counts.clone());
        self.catalog.set(catalog);
    }

    /// The number beside a view.
    pub fn count(self, view: View) -> u64 {
        self.counts.with(|counts| counts.iter().find(|(of, _)| *of == view).map_or(0, |(_, n)| *n))
    }

    /// Tells the server what this person does. Without a connection it is dropped: a new connection begins with `Watch`.
    pub fn say(self, say: Say) {
        self.outbox.update_value(|outbox| outbox.push(say));
        self.bell.update(|rings| *rings += 1);
    }
}
