//! While a hand or the focus is in the list nothing in it moves; what arrives waits behind its pill until they leave, or until the
//! pill is pressed. The whole pane counts, or the way to the pill would let in what it holds.

use crate::list::focus::is_row;
use client::Store;
use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A hand in the pane, or the focus in a row.
#[derive(Clone, Copy)]
pub(super) struct Holding {
    store: Store,
    hand: StoredValue<bool>,
    focus: StoredValue<bool>,
}

impl Holding {
    /// Nobody is there yet.
    pub(super) fn of(store: Store) -> Holding {
        let holding = Holding { store, hand: StoredValue::new(false), focus: StoredValue::new(false) };
        on_cleanup(move || store.list.held.set(false));
        holding
    }

    /// A pointer came or left.
    pub(super) fn hand(self, in_list: bool) {
        self.hand.set_value(in_list);
        self.judge();
    }

    /// The focus came somewhere in the pane.
    pub(super) fn focus(self, event: &FocusEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        self.focus.set_value(target.is_some_and(|target| is_row(&target)));
        self.judge();
    }

    /// The focus left something in the pane.
    pub(super) fn blur(self, event: &FocusEvent) {
        // From row to row the focus never leaves.
        let to = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
        self.focus.set_value(to.is_some_and(|to| is_row(&to)));
        self.judge();
    }

    fn judge(self) {
        let held = self.hand.get_value() || self.focus.get_value();
        let list = self.store.list;
        if list.held.get_untracked() != held {
            list.held.set(held);
            if !held {
                list.admit();
            }
        }
    }
}
