//! How the person who reads has words and times: their language, their zone, the shared minute. Made once a pane.

use client::{Clock, language, session};
use desk::Timestamp;
use desk::time::Offsets;
use leptos::prelude::*;
use words::{Language, when};

/// Cheap to copy; all of it live.
#[derive(Clone, Copy)]
pub struct Reader {
    language: RwSignal<Language>,
    offsets: StoredValue<Offsets>,
    minute: Signal<Timestamp>,
}

impl Reader {
    /// The reader of this pane; made and provided by the first who asks.
    pub fn here() -> Reader {
        use_context::<Reader>().unwrap_or_else(|| {
            let reader = Reader {
                language: language(),
                offsets: StoredValue::new(session().offsets),
                minute: Clock::here().minute(),
            };
            provide_context(reader);
            reader
        })
    }

    /// The language now; subscribes.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// The language now, without subscribing: for what is said once.
    pub fn language_now(self) -> Language {
        self.language.get_untracked()
    }

    /// A sentence without values, live.
    pub fn say(self, words: fn(Language) -> String) -> Signal<String> {
        Signal::derive(move || words(self.language.get()))
    }

    /// "10:26", "Mon 10:26", "12 May 10:26".
    pub fn moment(self, at: Timestamp) -> String {
        let now = self.minute.get();
        self.offsets.with_value(|offsets| when::moment(self.language(), offsets, now, at))
    }

    /// The full date, one focus away from every short one.
    pub fn full(self, at: Timestamp) -> String {
        self.offsets.with_value(|offsets| when::full(self.language(), offsets, at))
    }

    /// "21 November 2026".
    pub fn date(self, at: Timestamp) -> String {
        self.offsets.with_value(|offsets| when::date(self.language(), &offsets.civil(at)))
    }
}
