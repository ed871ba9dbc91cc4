//! What is out and what is folded away on this screen, and which row the keyboard is at. The address holds everything else.

use crate::palette::Step;
use crate::shell::{focus, paths};
use desk::{TicketId, TicketNumber};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// From this width on the side bar stands; below it lies over the list. (style/layout.css)
const SIDE_BAR_STANDS: f64 = 1120.0;
/// From this width on the facts stand beside the ticket.
const FACTS_STAND: f64 = 1360.0;
/// Below this width there is room for one pane.
const TWO_PANES: f64 = 840.0;

/// The state of this screen.
#[derive(Clone, Copy)]
pub struct Screen {
    /// The side bar: out over the list, folded away, or as the width wants it.
    pub side_bar: RwSignal<Option<bool>>,
    /// The facts: out over the ticket, folded away, or as the width wants it.
    pub facts: RwSignal<Option<bool>>,
    /// The palette is open.
    pub palette: RwSignal<bool>,
    /// The step at which the palette opens.
    pub(crate) step: RwSignal<Step>,
    /// What was typed before the palette opened.
    pub(crate) typed: RwSignal<String>,
    /// The key sheet is open.
    pub keys: RwSignal<bool>,
    /// The panel that creates a ticket is open.
    pub creating: RwSignal<bool>,
    /// The row of the list that has the one tab stop.
    pub active: RwSignal<Option<TicketId>>,
    /// A ticket that was opened by a key: its heading takes the focus once it is there.
    pub(crate) arriving: RwSignal<Option<TicketNumber>>,
    /// The ticket in the address.
    pub number: Memo<Option<TicketNumber>>,
    /// The address is one of the work space.
    pub in_work: Memo<bool>,
}

impl Screen {
    pub(crate) fn provide() -> Screen {
        let path = use_location().pathname;
        let screen = Screen {
            side_bar: RwSignal::new(None),
            facts: RwSignal::new(None),
            palette: RwSignal::new(false),
            step: RwSignal::new(Step::Root),
            typed: RwSignal::new(String::new()),
            keys: RwSignal::new(false),
            creating: RwSignal::new(false),
            active: RwSignal::new(None),
            arriving: RwSignal::new(None),
            number: Memo::new(move |_| paths::ticket_in(&path.read())),
            in_work: Memo::new(move |_| paths::is_list(&path.read())),
        };
        // What lies over a pane gives way when the person goes somewhere.
        Effect::new(move |before: Option<String>| {
            let now = path.get();
            if before.is_some_and(|before| before != now) {
                if screen.side_bar.get_untracked() == Some(true) {
                    screen.side_bar.set(None);
                }
                if screen.facts.get_untracked() == Some(true) {
                    screen.facts.set(None);
                }
            }
            now
        });
        provide_context(screen);
        screen
    }

    /// The one of this tab.
    pub fn here() -> Screen {
        expect_context::<Screen>()
    }

    /// Shows or hides the side bar, whichever that means at this width.
    pub fn toggle_side_bar(self) {
        toggle(self.side_bar, SIDE_BAR_STANDS);
        if self.side_bar.get_untracked() == Some(true) {
            // It lies over what had the focus.
            request_animation_frame(|| {
                _ = focus(".sidebar .view-item[aria-current]") || focus(".sidebar .view-item")
            });
        }
    }

    /// Shows or hides the facts, whichever that means at this width.
    pub fn toggle_facts(self) {
        toggle(self.facts, FACTS_STAND);
    }

    /// The side bar as `data-sidebar`.
    pub(crate) fn side_bar_word(self) -> Option<&'static str> {
        word(self.side_bar.get())
    }

    /// The facts as `data-facts`.
    pub(crate) fn facts_word(self) -> Option<&'static str> {
        word(self.facts.get())
    }

    /// Whether the list and the ticket stand side by side. Browser only.
    pub fn has_two_panes() -> bool {
        width() >= TWO_PANES
    }
}

fn word(state: Option<bool>) -> Option<&'static str> {
    state.map(|open| if open { "open" } else { "closed" })
}

fn toggle(state: RwSignal<Option<bool>>, stands: f64) {
    let usual = width() >= stands;
    let shown = state.get_untracked().unwrap_or(usual);
    state.set((shown == usual).then_some(!usual));
}

fn width() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(FACTS_STAND)
}
