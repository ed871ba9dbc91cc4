//! What a menu knows of itself while it is open, and what keys do to it. The drawing is in `menu.rs`.

use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::matching::{find_folded, next_match};
use crate::menu_item::MenuItem;
use crate::moving::{Axis, step};
use crate::popover::{Following, place_beside, reveal};

/// Letters typed with less than this between them belong together (milliseconds).
const TOGETHER: f64 = 600.0;

/// A menu's own state and what keys do to it. `shown` is what is wished for, `drawn` what stands there.
#[derive(Clone, Copy)]
pub(crate) struct Opening {
    pub(crate) id: StoredValue<String>,
    pub(crate) filtered: bool,
    pub(crate) button: NodeRef<html::Button>,
    pub(crate) popover: NodeRef<html::Div>,
    pub(crate) shown: RwSignal<bool>,
    pub(crate) drawn: RwSignal<bool>,
    pub(crate) at: RwSignal<Option<usize>>,
    pub(crate) query: RwSignal<String>,
    pub(crate) typed: StoredValue<(String, f64)>,
    pub(crate) following: StoredValue<Option<SendWrapper<Following>>>,
    pub(crate) items: Signal<Vec<MenuItem>>,
    pub(crate) on_pick: Callback<String>,
}

impl Opening {
    pub(crate) fn line_id(self, index: usize) -> String {
        self.id.with_value(|id| format!("{id}-{index}"))
    }

    pub(crate) fn found(self) -> Vec<MenuItem> {
        let query = self.query.get();
        self.items.with(|items| {
            items.iter().filter(|item| find_folded(&item.label, &query).is_some()).cloned().collect()
        })
    }

    pub(crate) fn show(self) {
        if let Some(popover) = self.popover.get_untracked().filter(|_| !self.drawn.get_untracked()) {
            let _ = popover.show_popover();
        }
    }

    pub(crate) fn hide(self) {
        if let Some(popover) = self.popover.get_untracked().filter(|_| self.drawn.get_untracked()) {
            let _ = popover.hide_popover();
        }
    }

    /// The browser is about to show it: the lines are drawn in the same breath. Before hiding nothing changes, or the
    /// focus would be lost with its line instead of going back to the button.
    pub(crate) fn before_toggle(self, toggle: &web_sys::Event) {
        if opening(toggle) {
            self.query.set(String::new());
            // Letters typed into another opening are not the beginning of these.
            self.typed.set_value(Default::default());
            let chosen =
                self.items.with_untracked(|items| items.iter().position(|item| item.checked == Some(true)));
            self.at.set(Some(chosen.unwrap_or(0)));
            self.drawn.set(true);
            self.shown.set(true);
        }
    }

    pub(crate) fn after_toggle(self, toggle: &web_sys::Event) {
        let (Some(button), Some(popover)) = (self.button.get_untracked(), self.popover.get_untracked())
        else {
            return;
        };
        if !opening(toggle) {
            let _ = popover.remove_attribute("data-placed");
            self.following.set_value(None);
            self.drawn.set(false);
            self.shown.set(false);
            return;
        }
        place_beside(&button, &popover);
        self.following
            .set_value(Following::start(button.into(), popover.clone().into()).map(SendWrapper::new));
        if self.filtered {
            focus(popover.query_selector("input").ok().flatten());
            self.reveal();
        } else {
            self.focus_line();
        }
    }

    pub(crate) fn narrow(self, query: String) {
        self.query.set(query);
        self.at.set(Some(0));
        request_animation_frame(move || {
            if let (Some(button), Some(popover)) = (self.button.get_untracked(), self.popover.get_untracked())
            {
                place_beside(&button, &popover);
            }
        });
    }

    pub(crate) fn point(self, index: usize) {
        if self.at.get_untracked() != Some(index) {
            self.at.set(Some(index));
            if !self.filtered {
                self.focus_line();
            }
        }
    }

    pub(crate) fn pick(self, item: &MenuItem) {
        if item.disabled.is_none() {
            self.hide();
            self.on_pick.run(item.value.clone());
        }
    }

    pub(crate) fn key_on_button(self, key: &KeyboardEvent) {
        if matches!(key.key().as_str(), "ArrowDown" | "ArrowUp") {
            key.prevent_default();
            key.stop_propagation();
            self.shown.set(true);
        }
    }

    pub(crate) fn key_in_menu(self, key: &KeyboardEvent) {
        let name = key.key();
        // A menu that is open owns the keyboard: no shortcut of the page under it may act.
        if !key.ctrl_key() && !key.meta_key() {
            key.stop_propagation();
        }
        let found = untrack(|| self.found());
        let text_key = self.filtered && matches!(name.as_str(), "Home" | "End");
        if let Some(at) =
            step(&name, self.at.get_untracked(), found.len(), Axis::Column, true).filter(|_| !text_key)
        {
            key.prevent_default();
            self.go(at);
            return;
        }
        match name.as_str() {
            "Tab" => self.hide(),
            "Enter" => {
                key.prevent_default();
                if let Some(item) = self.at.get_untracked().and_then(|at| found.get(at)) {
                    self.pick(item);
                }
            }
            " " if !self.filtered && !self.still_typing(key.time_stamp()) => {
                key.prevent_default();
                if let Some(item) = self.at.get_untracked().and_then(|at| found.get(at)) {
                    self.pick(item);
                }
            }
            _ if self.filtered || key.ctrl_key() || key.meta_key() || key.alt_key() => {}
            _ if name.chars().count() == 1 => {
                let typed = self.type_ahead(&name, key.time_stamp());
                let labels = found.iter().map(|item| item.label.as_str());
                if let Some(at) = next_match(labels, self.at.get_untracked(), &typed) {
                    self.go(at);
                }
            }
            _ => {}
        }
    }

    fn still_typing(self, now: f64) -> bool {
        self.typed.with_value(|(letters, last)| !letters.is_empty() && now - last < TOGETHER)
    }

    fn type_ahead(self, letter: &str, now: f64) -> String {
        let mut letters = if self.still_typing(now) { self.typed.get_value().0 } else { String::new() };
        letters.push_str(letter);
        self.typed.set_value((letters.clone(), now));
        letters
    }

    fn go(self, at: usize) {
        self.at.set(Some(at));
        if self.filtered { self.reveal() } else { self.focus_line() }
    }

    fn current_line(self) -> Option<web_sys::Element> {
        let id = self.line_id(self.at.get_untracked()?);
        document().get_element_by_id(&id)
    }

    fn focus_line(self) {
        focus(self.current_line());
    }

    fn reveal(self) {
        if let Some(line) = self.current_line() {
            reveal(&line);
        }
    }
}

fn opening(toggle: &ev::Event) -> bool {
    toggle.unchecked_ref::<web_sys::ToggleEvent>().new_state() == "open"
}

fn focus(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
