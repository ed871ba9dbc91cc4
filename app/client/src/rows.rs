//! The list in the store: rows in order, each its own signal, and what waits behind "3 new".

use desk::ticket::{ListItem, Page};
use desk::view::{ListQuery, View};
use desk::{Seq, TicketId, Timestamp};
use leptos::prelude::*;
use std::collections::HashMap;

/// The list on screen.
#[derive(Clone, Copy)]
pub struct ListRows {
    /// What is listed.
    pub query: RwSignal<ListQuery>,
    /// Tickets in the order of the screen.
    pub order: RwSignal<Vec<TicketId>>,
    /// Their rows. Counted signals: the map outlives every page, so a cell must not die with the owner that happened to make it.
    cells: StoredValue<HashMap<TicketId, ArcRwSignal<ListItem>>>,
    /// Exact size of the list.
    pub total: RwSignal<u64>,
    /// Where the next page begins.
    pub next: RwSignal<Option<(i64, i64)>>,
    /// Arrivals that wait because a hand or the focus is in the list.
    pub waiting: RwSignal<Vec<ListItem>>,
    /// A hand or the focus is in the list: nothing may move.
    pub held: RwSignal<bool>,
    /// The newest event this list was judged for.
    pub seq: RwSignal<Seq>,
    /// A list is on screen: its rows are kept up to date by the connection.
    pub shown: RwSignal<bool>,
    /// Tickets that left the list while it was held: drawn faint until the hand leaves, so that nothing moves under it.
    pub gone: RwSignal<Vec<TicketId>>,
}

impl ListRows {
    pub(crate) fn new() -> ListRows {
        ListRows {
            query: RwSignal::new(ListQuery::of(View::Mine)),
            order: RwSignal::new(Vec::new()),
            cells: StoredValue::new(HashMap::new()),
            total: RwSignal::new(0),
            next: RwSignal::new(None),
            waiting: RwSignal::new(Vec::new()),
            held: RwSignal::new(false),
            seq: RwSignal::new(Seq(0)),
            shown: RwSignal::new(false),
            gone: RwSignal::new(Vec::new()),
        }
    }

    /// A list's first page was loaded.
    pub fn fill(self, query: ListQuery, page: Page) {
        batch(move || {
            self.query.set(query);
            self.shown.set(true);
            self.gone.set(Vec::new());
            self.seq.set(page.seq);
            self.total.set(page.total);
            self.next.set(page.next);
            self.waiting.set(Vec::new());
            let order: Vec<TicketId> = page.items.iter().map(|item| item.row.facts.id).collect();
            self.keep(page.items);
            self.cells.update_value(|cells| cells.retain(|id, _| order.contains(id)));
            self.order.set(order);
        });
    }

    /// No list is on screen any more.
    pub fn leave(self) {
        self.shown.set(false);
        self.held.set(false);
    }

    /// The next page was loaded.
    pub fn extend(self, page: Page) {
        batch(move || {
            self.next.set(page.next);
            self.total.set(page.total);
            let more: Vec<TicketId> = page.items.iter().map(|item| item.row.facts.id).collect();
            self.keep(page.items);
            self.order.update(|order| {
                for id in more {
                    if !order.contains(&id) {
                        order.push(id);
                    }
                }
            });
        });
    }

    fn keep(self, items: Vec<ListItem>) {
        for item in items {
            let id = item.row.facts.id;
            match self.cell(id) {
                Some(cell) => {
                    if cell.with_untracked(|known| *known != item) {
                        cell.set(item);
                    }
                }
                None => self.cells.update_value(|cells| {
                    cells.insert(id, ArcRwSignal::new(item));
                }),
            }
        }
    }

    fn cell(self, id: TicketId) -> Option<ArcRwSignal<ListItem>> {
        self.cells.with_value(|cells| cells.get(&id).cloned())
    }

    /// A row's signal, while it is in the list; the handle lives as long as the caller's owner.
    pub fn row(self, id: TicketId) -> Option<RwSignal<ListItem>> {
        self.cell(id).map(RwSignal::from)
    }

    /// When a row's newest message came; listens to it.
    pub fn moved_at(self, id: TicketId) -> Option<Timestamp> {
        self.cell(id).map(|cell| cell.with(|item| item.row.moved_at))
    }

    /// A row as it is now, without listening to it.
    pub fn peek(self, id: TicketId) -> Option<ListItem> {
        self.cell(id).map(|cell| cell.get_untracked())
    }

    /// A frame brought a row: changed in place; a new one is inserted, or waits while something is held.
    pub fn put(self, item: ListItem) {
        let id = item.row.facts.id;
        if self.gone.with_untracked(|gone| gone.contains(&id)) {
            self.gone.update(|gone| gone.retain(|other| *other != id));
        }
        let listed = self.order.with_untracked(|order| order.contains(&id));
        if listed {
            let moved =
                self.cell(id).is_none_or(|cell| cell.with_untracked(|old| self.key(old) != self.key(&item)));
            // While a hand or the focus is in the list it changes where it stands, and finds its place when they leave.
            self.keep(vec![item.clone()]);
            if moved && !self.held.get_untracked() {
                self.place(item);
            }
        } else if self.held.get_untracked() {
            self.waiting.update(|waiting| {
                waiting.retain(|other| other.row.facts.id != id);
                waiting.push(item);
            });
        } else {
            self.place(item);
        }
    }

    /// A ticket left the list: at once, or when the hand leaves.
    pub fn take_away(self, id: TicketId) {
        if self.held.get_untracked() && self.order.with_untracked(|order| order.contains(&id)) {
            if self.gone.with_untracked(|gone| !gone.contains(&id)) {
                self.gone.update(|gone| gone.push(id));
            }
        } else {
            self.drop_row(id);
        }
    }

    /// Lets in what waited, and puts rows that changed while they were held where they belong now.
    pub fn admit(self) {
        batch(move || {
            let gone = take(self.gone);
            gone.into_iter().for_each(|id| self.drop_row(id));
            let waiting = take(self.waiting);
            waiting.into_iter().for_each(|item| self.place(item));
            let mut order = self.order.get_untracked();
            order.sort_by_key(|id| {
                std::cmp::Reverse(self.cell(*id).map(|cell| cell.with_untracked(|item| self.key(item))))
            });
            if self.order.with_untracked(|known| *known != order) {
                self.order.set(order);
            }
        });
    }

    fn key(self, item: &ListItem) -> (i64, i64) {
        self.query.with_untracked(|query| query.sort.key(&item.row))
    }

    fn place(self, item: ListItem) {
        let id = item.row.facts.id;
        let key = self.key(&item);
        // Past the last loaded row there is a next page that will bring it.
        let beyond = self.next.get_untracked().is_some_and(|next| key < next);
        self.keep(vec![item]);
        let mut order = self.order.get_untracked();
        order.retain(|other| *other != id);
        if !beyond {
            let at = order.partition_point(|other| {
                self.cell(*other).is_some_and(|cell| cell.with_untracked(|item| self.key(item) > key))
            });
            order.insert(at, id);
        }
        if self.order.with_untracked(|known| *known != order) {
            self.order.set(order);
        }
    }

    /// The ticket left the list.
    pub fn drop_row(self, id: TicketId) {
        batch(move || {
            if self.order.with_untracked(|order| order.contains(&id)) {
                self.order.update(|order| order.retain(|other| *other != id));
            }
            if self.gone.with_untracked(|gone| gone.contains(&id)) {
                self.gone.update(|gone| gone.retain(|other| *other != id));
            }
            if self.waiting.with_untracked(|waiting| waiting.iter().any(|item| item.row.facts.id == id)) {
                self.waiting.update(|waiting| waiting.retain(|item| item.row.facts.id != id));
            }
        });
        // Its signal stays until the next list: a row that comes back at once is drawn by who drew it before.
    }

    /// Changes a row in place, if it is in the list.
    pub fn alter(self, id: TicketId, change: impl FnOnce(&mut ListItem)) {
        if let Some(cell) = self.cell(id) {
            cell.update(change);
        }
    }

    /// This person saw the ticket's newest message.
    pub fn saw(self, id: TicketId) {
        if self.cell(id).is_some_and(|cell| cell.with_untracked(|item| item.unread)) {
            self.alter(id, |item| item.unread = false);
        }
    }
}

/// Empties a signal, without a word when it is empty already.
fn take<T: Send + Sync + 'static>(signal: RwSignal<Vec<T>>) -> Vec<T> {
    if signal.with_untracked(Vec::is_empty) {
        Vec::new()
    } else {
        signal.try_update(std::mem::take).unwrap_or_default()
    }
}
