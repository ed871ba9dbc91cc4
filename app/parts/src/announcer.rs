//! Saying something to people who hear the page: one polite and one urgent live region for the whole app, at most one
//! message in two seconds, so that nobody is talked over.

use std::collections::VecDeque;
use std::time::Duration;

use leptos::prelude::*;

/// Between two messages.
const PAUSE: Duration = Duration::from_secs(2);

/// The handle, from the context: `use_context::<Announce>()` or `Announce::provide()` above `Announcer`.
#[derive(Clone, Copy)]
pub struct Announce {
    polite: RwSignal<String>,
    urgent: RwSignal<String>,
    waiting: RwSignal<VecDeque<String>>,
    talking: RwSignal<bool>,
}

impl Announce {
    /// Makes the handle and puts it into the context. Once, in the app.
    pub fn provide() -> Self {
        let announce = Self {
            polite: RwSignal::new(String::new()),
            urgent: RwSignal::new(String::new()),
            waiting: RwSignal::new(VecDeque::new()),
            talking: RwSignal::new(false),
        };
        provide_context(announce);
        announce
    }

    /// Says it when the reader has finished its sentence. Browser only.
    pub fn announce(self, text: impl Into<String>) {
        self.waiting.update(|waiting| waiting.push_back(text.into()));
        if !self.talking.get_untracked() {
            self.next();
        }
    }

    /// Says it now. For what is lost unless it is heard.
    pub fn interrupt(self, text: impl Into<String>) {
        let text = text.into();
        self.urgent.update(|said| *said = distinct(said, &text));
    }

    fn next(self) {
        let Some(text) = self.waiting.try_update(VecDeque::pop_front).flatten() else {
            self.talking.try_set(false);
            return;
        };
        self.talking.try_set(true);
        self.polite.try_update(|said| *said = distinct(said, &text));
        set_timeout(move || self.next(), PAUSE);
    }
}

/// The same words twice would not be a change, and so not be heard: the second time they end in a space nobody sees.
fn distinct(said: &str, text: &str) -> String {
    if said == text { format!("{text}\u{a0}") } else { text.to_owned() }
}

/// The two regions. Once, at the end of the app; empty in the server's HTML.
#[component]
pub fn Announcer() -> impl IntoView {
    let announce = use_context::<Announce>().unwrap_or_else(Announce::provide);
    view! {
        <div class="unseen" aria-live="polite" aria-atomic="true">{move || announce.polite.get()}</div>
        <div class="unseen" aria-live="assertive" aria-atomic="true">{move || announce.urgent.get()}</div>
    }
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn the_same_words_are_heard_again() {
        assert_eq!(distinct("", "Saved"), "Saved");
        assert_eq!(distinct("Saved", "Saved"), "Saved\u{a0}");
        assert_eq!(distinct("Saved\u{a0}", "Saved"), "Saved");
    }
}
