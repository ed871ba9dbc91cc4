//! The list in the store: rows in order, each its own signal, and what waits behind "3 new".

use desk::ticket::{ListItem, Page};
use desk::view::{ListQuery, View};
use desk::{Seq, TicketId};
use leptos::prelude::*;
use std::collections::HashMap;

/// The list on screen.
#[derive(Clone, Copy)]
pub struct ListRows {
    /// What is listed.
    pub query: RwSignal<ListQuery>,
    /// Tickets in the order of the screen.
    pub order: RwSignal<Vec<TicketId>>,
    /// Their rows.
    cells: StoredValue<HashMap<TicketId, RwSignal<ListItem>>>,
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
        }
    }

    /// A list's first page was loaded.
    pub fn fill(self, query: ListQuery, page: Page) {
        batch(move || {
            self.query.set(query);
            self.seq.set(page.seq);
            self.total.set(page.total);
            self.next.set(page.next);
            self.waiting.set(Vec::new());
            let order = page.items.iter().map(|item| item.row.facts.id).collect();
            self.keep(page.items);
            self.order.set(order);
        });
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
            let known = self.cells.with_value(|cells| cells.get(&id).copied());
            match known {
                Some(cell) => cell.set(item),
                // The map outlives every page: a cell must not belong to the owner that happened to make it.
                None => {
                    let cell = ArcRwSignal::new(item);
                    self.cells.update_value(|cells| {
                        cells.insert(id, RwSignal::from(cell));
                    });
                }
            }
        }
    }

    /// A row's signal, while it is in the list.
    pub fn row(self, id: TicketId) -> Option<RwSignal<ListItem>> {
        self.cells.with_value(|cells| cells.get(&id).copied())
    }

    /// A frame brought a row: changed in place; a new one is inserted, or waits while something is held.
    pub fn put(self, item: ListItem) {
        let id = item.row.facts.id;
        let listed = self.order.with_untracked(|order| order.contains(&id));
        if listed {
            let cell = self.row(id);
            let moved = cell.is_none_or(|cell| cell.with_untracked(|old| self.key(old) != self.key(&item)));
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

    /// Lets in what waited.
    pub fn admit(self) {
        let waiting = self.waiting.try_update(std::mem::take).unwrap_or_default();
        batch(move || waiting.into_iter().for_each(|item| self.place(item)));
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
        self.order.update(|order| {
            order.retain(|other| *other != id);
            if !beyond {
                let at = order.partition_point(|other| {
                    self.row(*other).is_some_and(|cell| cell.with_untracked(|item| self.key(item) > key))
                });
                order.insert(at, id);
            }
        });
    }

    /// The ticket left the list.
    pub fn drop_row(self, id: TicketId) {
        self.order.update(|order| order.retain(|other| *other != id));
        self.waiting.update(|waiting| waiting.retain(|item| item.row.facts.id != id));
        self.cells.update_value(|cells| {
            cells.remove(&id);
        });
    }

    /// This person saw the ticket's newest message.
    pub fn saw(self, id: TicketId) {
        if let Some(cell) = self.row(id) {
            if cell.with_untracked(|item| item.unread) {
                cell.update(|item| item.unread = false);
            }
        }
    }
}
