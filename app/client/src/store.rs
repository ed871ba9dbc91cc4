//! The live store of a tab: what is on screen, as signals. Pages fill it from their resources; frames of the one WebSocket change
//! it in place. It lives above the router, so that nothing is fetched again because of a click.

use crate::catalog::{Catalog, load_catalog};
use crate::open::OpenTicket;
use crate::refused::Answer;
use crate::rows::ListRows;
use desk::live::Say;
use desk::person::{Availability, UserCard};
use desk::view::View;
use desk::{Timestamp, UserId};
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
    /// The server is of another build than this page: the tab reloads at the next quiet moment. Who keeps unsaved text writes it
    /// away when this rises; a form that cannot keep it carries `data-unsaved`, and the reload waits for it.
    pub stale: RwSignal<bool>,
    /// The `epoch` whose catalog is filled in already: the same answer read twice must not undo what frames changed since.
    filled: StoredValue<Option<u32>>,
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
            stale: RwSignal::new(false),
            filled: StoredValue::new(None),
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

    /// One user is available, away or gone.
    pub fn put_availability(self, user: UserId, availability: Availability) {
        let differs = self
            .catalog
            .with_untracked(|known| known.user(user).is_some_and(|card| card.availability != availability));
        if differs {
            self.catalog.update(|known| {
                if let Some(card) = known.users.iter_mut().find(|card| card.id == user) {
                    card.availability = availability;
                }
            });
        }
    }

    /// Users changed, or are new.
    pub fn put_users(self, changed: Vec<UserCard>) {
        self.catalog.update(|known| {
            for card in changed {
                match known.users.iter_mut().find(|old| old.id == card.id) {
                    Some(old) => *old = card,
                    None => known.users.push(card),
                }
            }
            known.users.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
        });
    }

    /// Some views' numbers changed.
    pub fn put_counts(self, changed: Vec<(View, u64)>) {
        self.counts.update(|counts| {
            for (view, n) in changed {
                match counts.iter_mut().find(|(of, _)| *of == view) {
                    Some(known) => known.1 = n,
                    None => counts.push((view, n)),
                }
            }
        });
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

/// The catalog's resource: made once by the shell, awaited by every page that shows names, so that all of a page is asked for at once
/// and the server's HTML has every word.
#[derive(Clone, Copy)]
pub struct Known(Resource<(u32, Answer<Catalog>)>);

impl Known {
    /// Asks for the catalog, and again whenever everything has to be loaded anew. Called once, in the shell.
    pub fn provide(store: Store) -> Known {
        let known = Known(Resource::new(
            move || store.epoch.get(),
            |epoch| async move { (epoch, load_catalog().await) },
        ));
        provide_context(known);
        // After the first page, a new answer belongs into the store without any page asking for it.
        Effect::new(move |_| {
            if let Some((epoch, answer)) = known.0.get() {
                known.keep(store, epoch, &answer);
            }
        });
        known
    }

    /// The one of this tab. Below the shell only.
    pub fn here() -> Known {
        expect_context::<Known>()
    }

    /// Waits until `store.catalog` is filled in.
    pub async fn ready(self, store: Store) -> Answer<()> {
        let (epoch, answer) = self.0.await;
        self.keep(store, epoch, &answer);
        answer.map(drop)
    }

    /// Asks again, after a failure.
    pub fn again(self) {
        self.0.refetch();
    }

    fn keep(self, store: Store, epoch: u32, answer: &Answer<Catalog>) {
        if let (Ok(catalog), true) = (answer, store.filled.get_value() != Some(epoch)) {
            store.filled.set_value(Some(epoch));
            store.fill_catalog(catalog.clone());
        }
    }
}
