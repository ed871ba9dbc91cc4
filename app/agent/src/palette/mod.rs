//! The palette: everything by name. What is loaded is searched at once, the server's tickets follow; every line shows its key.

mod choices;
mod entries;
mod lines;
mod sections;

use crate::shell::{Hands, paths, say};
use client::lists::find_tickets;
use desk::TicketId;
use desk::ticket::TicketRow;
use entries::{Act, Entry};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lines::Results;
use parts::{Axis, Dialog, Icon, step};
use sections::{Asked, Section, sections};
use std::time::Duration;
use words::workspace;

/// The server is asked once the typing rests for so long.
const REST: Duration = Duration::from_millis(120);

/// What the palette is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Step {
    /// Everything.
    #[default]
    Root,
    /// Everything, and first what can be done to this ticket.
    OnTicket(TicketId),
    /// Which status the ticket gets.
    Status(TicketId),
    /// Who gets the ticket.
    Owner(TicketId),
    /// Which priority the ticket gets.
    Priority(TicketId),
}

impl Step {
    /// The ticket it is about.
    fn ticket(self) -> Option<TicketId> {
        match self {
            Step::Root => None,
            Step::OnTicket(id) | Step::Status(id) | Step::Owner(id) | Step::Priority(id) => Some(id),
        }
    }

    /// It asks for one choice.
    fn is_choice(self) -> bool {
        matches!(self, Step::Status(_) | Step::Owner(_) | Step::Priority(_))
    }
}

/// Opened by Ctrl/Cmd+K, by / and by the search field of the side bar.
#[component]
pub(crate) fn Palette() -> impl IntoView {
    let hands = Hands::here();
    let screen = hands.screen;
    let chosen = StoredValue::new(None::<Act>);
    // The focus is back where it was by then, so an act finds the row or the ticket it is about.
    let closed = move |()| {
        screen.step.set(Step::Root);
        screen.typed.set(String::new());
        if let Some(act) = chosen.try_update_value(Option::take).flatten() {
            entries::run(hands, act);
        }
    };
    view! {
        <Dialog id="palette" open=screen.palette label=say(workspace::palette) class="palette" on_close=closed>
            <Finder chosen/>
        </Dialog>
    }
}

/// The field and what it finds: made anew each time the palette opens.
#[component]
fn Finder(chosen: StoredValue<Option<Act>>) -> impl IntoView {
    let finding = Finding::begin(chosen);
    let input = NodeRef::<html::Input>::new();
    let language = client::language();
    let hint = move || finding.hint(language.get());
    let count = Memo::new(move |_| finding.sections.with(|sections| entries::count(sections)) as u64);
    view! {
        <div class="palette-search">
            <Icon name="search"/>
            <input
                class="palette-input"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                data-first="true"
                aria-label=hint
                placeholder=hint
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls="palette-results"
                aria-activedescendant=move || (count.get() > 0).then(|| lines::line_id(finding.at.get()))
                prop:value=move || finding.query.get()
                node_ref=input
                on:input=move |event| finding.typed(event_target_value(&event))
                on:keydown=move |event| finding.key(&event)
            />
            <kbd class="key" aria-hidden="true">"Esc"</kbd>
        </div>
        <Results sections=finding.sections at=finding.at on_pick=move |entry| finding.pick(entry)/>
        {move || finding.note(language.get()).map(|note| view! { <p class="palette-none">{note}</p> })}
        <p class="unseen" role="status">{move || workspace::palette_results(language.get(), count.get())}</p>
    }
}

/// The palette's own state while it is open.
#[derive(Clone, Copy)]
struct Finding {
    hands: Hands,
    query: RwSignal<String>,
    step: RwSignal<Step>,
    at: RwSignal<usize>,
    /// What the server found, and for which words.
    found: RwSignal<(String, Vec<TicketRow>)>,
    searching: RwSignal<bool>,
    unsearched: RwSignal<bool>,
    sections: Memo<Vec<Section>>,
    chosen: StoredValue<Option<Act>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Finding {
    fn begin(chosen: StoredValue<Option<Act>>) -> Finding {
        let hands = Hands::here();
        let language = client::language();
        let query = RwSignal::new(hands.screen.typed.get_untracked());
        let step = RwSignal::new(hands.screen.step.get_untracked());
        let found = RwSignal::new((String::new(), Vec::new()));
        let sections = Memo::new(move |_| {
            let asked = Asked { query: query.get(), step: step.get(), language: language.get() };
            found.with(|(_, found)| sections(hands, &asked, found))
        });
        let finding = Finding {
            hands,
            query,
            step,
            at: RwSignal::new(0),
            found,
            searching: RwSignal::new(false),
            unsearched: RwSignal::new(false),
            sections,
            chosen,
            waiting: StoredValue::new(None),
        };
        if !query.with_untracked(String::is_empty) {
            finding.search();
        }
        on_cleanup(move || finding.cancel());
        finding
    }

    fn typed(self, text: String) {
        self.query.set(text);
        self.at.set(0);
        self.search();
    }

    fn cancel(self) {
        if let Some(waiting) = self.waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    }

    /// Asks the server, once the typing rests.
    fn search(self) {
        self.cancel();
        self.unsearched.set(false);
        let text = self.query.get_untracked().trim().to_owned();
        let worth = text.chars().count() > 1 || text.chars().any(|c| c.is_ascii_digit());
        if self.step.get_untracked().is_choice() || !worth {
            self.searching.set(false);
            self.found.set((String::new(), Vec::new()));
            return;
        }
        self.searching.set(true);
        let ask = move || {
            spawn_local(async move {
                let answer = find_tickets(text.clone()).await;
                // The palette may have closed, or the words may have changed.
                let current = self.query.try_with_untracked(|now| now.trim() == text).unwrap_or(false);
                if current {
                    self.searching.set(false);
                    self.unsearched.set(answer.is_err());
                    self.found.set((text, answer.unwrap_or_default()));
                }
            });
        };
        self.waiting.set_value(set_timeout_with_handle(ask, REST).ok());
    }

    fn hint(self, language: words::Language) -> String {
        let number = |ticket| self.hands.row(ticket).map(|row| row.number.to_string()).unwrap_or_default();
        match self.step.get() {
            Step::Root | Step::OnTicket(_) => workspace::palette_hint(language),
            Step::Status(ticket) => workspace::step_status(language, &number(ticket)),
            Step::Owner(ticket) => workspace::step_owner(language, &number(ticket)),
            Step::Priority(ticket) => workspace::step_priority(language, &number(ticket)),
        }
    }

    fn note(self, language: words::Language) -> Option<String> {
        if self.searching.get() {
            return Some(workspace::palette_searching(language));
        }
        if self.unsearched.get() {
            return Some(workspace::palette_unsearched(language));
        }
        let none = self.sections.with(|sections| entries::count(sections) == 0);
        none.then(|| workspace::palette_none(language, self.query.get().trim()))
    }

    fn pick(self, entry: Entry) {
        match entry.act {
            Act::Choose(step) => self.choose(step),
            act => {
                self.chosen.set_value(Some(act));
                self.hands.screen.palette.set(false);
            }
        }
    }

    fn choose(self, step: Step) {
        self.step.set(step);
        self.typed(String::new());
    }

    fn marked(self) -> Option<Entry> {
        let at = self.at.get_untracked();
        self.sections.with_untracked(|sections| entries::nth(sections, at).cloned())
    }

    fn key(self, event: &KeyboardEvent) {
        let name = event.key();
        let count = self.sections.with_untracked(|sections| entries::count(sections));
        if (event.ctrl_key() || event.meta_key()) && name.eq_ignore_ascii_case("k") {
            event.prevent_default();
            self.hands.screen.palette.set(false);
            return;
        }
        match name.as_str() {
            "ArrowDown" | "ArrowUp" | "PageDown" | "PageUp" => {
                event.prevent_default();
                let at = Some(self.at.get_untracked());
                if let Some(at) = step(&name, at, count, Axis::Column, true) {
                    self.at.set(at);
                    lines::reveal(at);
                }
            }
            "Enter" => {
                event.prevent_default();
                if let Some(entry) = self.marked() {
                    self.pick(entry);
                }
            }
            "Tab" => {
                event.prevent_default();
                if let Some(Entry { act: Act::Choose(step), .. }) = self.marked() {
                    self.choose(step);
                }
            }
            "Backspace" if self.query.with_untracked(String::is_empty) => {
                if let Some(ticket) = self.step.get_untracked().ticket() {
                    self.choose(Step::OnTicket(ticket));
                }
            }
            _ => {}
        }
    }
}

/// Where a ticket of the palette opens: beside the list on screen.
fn address(hands: Hands, number: desk::TicketNumber) -> String {
    hands.store.list.query.with_untracked(|query| paths::of_ticket(query, number))
}
