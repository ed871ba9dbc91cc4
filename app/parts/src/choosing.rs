//! What a combobox knows of itself while somebody chooses, and what keys do to it. The drawing is in `combobox.rs`.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::matching::find_folded;
use crate::moving::{Axis, step};
use crate::popover::{Following, place_beside, reveal};

/// One answer, here and in a `SelectField`.
#[derive(Clone)]
pub struct Choice {
    /// What is stored and sent.
    pub value: String,
    /// Its words.
    pub label: String,
    /// A quiet word at the end of the line.
    pub note: Option<String>,
    /// A drawing before the words.
    pub sign: Option<ViewFn>,
}

impl Choice {
    /// An answer with its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), note: None, sign: None }
    }

    /// With a quiet word at the end of the line.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// With a drawing.
    #[must_use]
    pub fn sign(mut self, sign: impl Into<ViewFn>) -> Self {
        self.sign = Some(sign.into());
        self
    }
}

/// A combobox's own state and what keys do to it. `query` is nothing while nobody is typing.
#[derive(Clone, Copy)]
pub(crate) struct Choosing {
    pub(crate) list_id: StoredValue<String>,
    pub(crate) input: NodeRef<html::Input>,
    pub(crate) list: NodeRef<html::Div>,
    pub(crate) shown: RwSignal<bool>,
    pub(crate) at: RwSignal<Option<usize>>,
    pub(crate) query: RwSignal<Option<String>>,
    pub(crate) following: StoredValue<Option<SendWrapper<Following>>>,
    pub(crate) choices: Signal<Vec<Choice>>,
    pub(crate) value: RwSignal<Option<String>>,
    pub(crate) on_pick: Option<Callback<Option<String>>>,
}

impl Choosing {
    pub(crate) fn option_id(self, index: usize) -> String {
        self.list_id.with_value(|id| format!("{id}-{index}"))
    }

    /// What the field shows: the letters being typed, else the words of the choice.
    pub(crate) fn text(self) -> String {
        self.query.get().unwrap_or_else(|| {
            let value = self.value.get();
            self.choices.with(|choices| {
                let chosen = choices.iter().find(|choice| Some(&choice.value) == value.as_ref());
                chosen.map(|choice| choice.label.clone()).unwrap_or_default()
            })
        })
    }

    pub(crate) fn found(self) -> Vec<Choice> {
        let query = self.query.get().unwrap_or_default();
        self.choices.with(|choices| {
            choices.iter().filter(|choice| find_folded(&choice.label, &query).is_some()).cloned().collect()
        })
    }

    pub(crate) fn typed(self, text: String) {
        self.query.set(Some(text));
        self.at.set(Some(0));
        self.open();
    }

    pub(crate) fn open(self) {
        let (Some(input), Some(list)) = (self.input.get_untracked(), self.list.get_untracked()) else {
            return;
        };
        if !self.shown.get_untracked() {
            self.shown.set(true);
            let _ = list.show_popover();
            self.following
                .set_value(Following::start(input.clone().into(), list.clone().into()).map(SendWrapper::new));
        }
        // The options are drawn by the next frame, and only then have a height.
        request_animation_frame(move || place_beside(&input, &list));
    }

    fn close(self) {
        // A choice may take the whole field away, and its blur comes after it is gone.
        if self.shown.try_get_untracked().unwrap_or(false) {
            self.shown.set(false);
            self.at.set(None);
            self.following.set_value(None);
            if let Some(list) = self.list.get_untracked() {
                let _ = list.hide_popover();
                let _ = list.remove_attribute("data-placed");
            }
        }
    }

    /// Whatever was typed and not picked goes: the field shows the choice again.
    pub(crate) fn leave(self) {
        self.close();
        self.query.try_set(None);
    }

    pub(crate) fn pick(self, value: Option<String>) {
        self.leave();
        self.value.try_set(value.clone());
        if let Some(on_pick) = self.on_pick {
            on_pick.run(value);
        }
    }

    pub(crate) fn key(self, key: &KeyboardEvent) {
        let name = key.key();
        let shown = self.shown.get_untracked();
        let found = untrack(|| self.found());
        let marked = || self.at.get_untracked().filter(|_| shown).and_then(|at| found.get(at));
        match name.as_str() {
            "ArrowDown" | "ArrowUp" => {
                key.prevent_default();
                if shown {
                    self.at.set(step(&name, self.at.get_untracked(), found.len(), Axis::Column, true));
                } else {
                    let chosen = self.value.get_untracked();
                    self.at.set(
                        found.iter().position(|choice| Some(&choice.value) == chosen.as_ref()).or(Some(0)),
                    );
                    self.open();
                }
                request_animation_frame(move || self.reveal());
            }
            "Enter" => {
                if let Some(choice) = marked() {
                    key.prevent_default();
                    self.pick(Some(choice.value.clone()));
                }
            }
            "Tab" => {
                if let Some(choice) = marked() {
                    self.pick(Some(choice.value.clone()));
                }
            }
            "Escape" => {
                let something = self.query.get_untracked().is_some() || self.value.get_untracked().is_some();
                if shown || something {
                    key.prevent_default();
                    key.stop_propagation();
                }
                if shown {
                    self.close();
                } else if something {
                    self.pick(None);
                }
            }
            _ => {}
        }
    }

    fn reveal(self) {
        let Some(at) = self.at.try_get_untracked().flatten() else { return };
        if let Some(option) = document().get_element_by_id(&self.option_id(at)) {
            reveal(&option);
        }
    }
}
