//! The page of a ticket: loads it by its number, fills the store, says when there is none.

use crate::composer::Composer;
use crate::facts::FactsPane;
use crate::keys::{Intent, IntentKind};
use crate::ticket::head::{Head, Marks, TABS};
use crate::ticket::opened::Opened;
use crate::ticket::presence::{self, WritingLine};
use crate::ticket::reader::Reader;
use crate::ticket::reading::{Below, Reading};
use crate::ticket::subject::HEADING;
use crate::ticket::thread::{Thread, move_between};
use crate::ticket::timeline::Face;
use client::refused::Answer;
use client::store::Known;
use client::tickets::open_ticket;
use client::{Refused, Store};
use desk::ticket::TicketPage;
use desk::{Refusal, TicketId, TicketNumber};
use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use parts::{Empty, Failure, Separator, Skeleton, SkeletonForm};
use words::{common, parts as part_words, ticket};

/// How narrow and how wide the facts can be, in px.
const FACTS: (i32, i32) = (256, 480);

/// What was asked for and what came: number, epoch, page.
type Loaded = (Option<TicketNumber>, u32, Answer<TicketPage>);

/// What the pane shows.
#[derive(Clone, PartialEq, Debug)]
enum Shown {
    /// Nothing yet.
    Waiting,
    /// The ticket in the store.
    Ticket,
    /// There is none, or this person may not see it: the same words.
    Missing,
    /// It could not be loaded.
    Failed(Refused),
}

/// The pane's own state, above everything that a load draws anew.
#[derive(Clone, Copy)]
struct Pane {
    store: Store,
    shown: RwSignal<Shown>,
    /// What was filled in last: the same answer read twice must not undo what frames changed since.
    settled: StoredValue<Option<(TicketNumber, u32)>>,
}

impl Pane {
    fn settle(self, (number, epoch, answer): Loaded) {
        match (number, answer) {
            (Some(number), Ok(page)) => {
                if self.settled.get_value() != Some((number, epoch)) {
                    self.settled.set_value(Some((number, epoch)));
                    self.store.open.fill(page);
                }
                self.show(Shown::Ticket);
            }
            (None, _) | (_, Err(Refused::Desk(Refusal::NotFound))) => {
                client::response::set_not_found();
                self.leave();
                self.show(Shown::Missing);
            }
            (Some(number), Err(error)) => {
                // A ticket that is on screen stays there: it can be read on, and the slim bar says what is wrong.
                let here = self.settled.get_value().is_some_and(|(settled, _)| settled == number);
                if !(here && error == Refused::Unreachable) {
                    self.leave();
                    self.show(Shown::Failed(error));
                }
            }
        }
    }

    fn leave(self) {
        self.settled.set_value(None);
        self.store.open.clear();
    }

    fn show(self, shown: Shown) {
        if self.shown.with_untracked(|now| *now != shown) {
            self.shown.set(shown);
        }
    }
}

/// The page `/views/:view/tickets/:number`.
#[component]
pub fn TicketPane() -> impl IntoView {
    let store = Store::here();
    let known = Known::here();
    // Provided here for all panes of the ticket.
    Reader::here();
    let params = use_params_map();
    let number =
        Memo::new(move |_| params.read().get("number").and_then(|text| text.parse::<TicketNumber>().ok()));
    let page = Resource::new(
        move || (number.get(), store.epoch.get()),
        |(number, epoch)| async move {
            let answer = match number {
                Some(number) => open_ticket(number).await,
                None => Err(Refused::Desk(Refusal::NotFound)),
            };
            (number, epoch, answer)
        },
    );
    let pane = Pane { store, shown: RwSignal::new(Shown::Waiting), settled: StoredValue::new(None) };
    // After the first page each answer goes into the store, and nothing that is the same is drawn anew.
    Effect::new(move |_| {
        if let Some(loaded) = page.get() {
            pane.settle(loaded);
        }
    });
    on_cleanup(move || store.open.clear());
    view! { <Transition fallback=move || view! { <Waiting/> }>{first(pane, page, known)}</Transition> }
}

/// Waits for the first answer only: what comes later is drawn by what it changed in the store. Called below the transition, whose
/// task it is.
fn first(pane: Pane, page: Resource<Loaded>, known: Known) -> impl IntoView {
    Suspend::new(async move {
        // Names are shown where they are known; without them the ticket is still worth reading.
        let _ = known.ready(pane.store).await;
        pane.settle(page.await);
        let again = Callback::new(move |()| page.refetch());
        move || match pane.shown.get() {
            Shown::Waiting => view! { <Waiting/> }.into_any(),
            Shown::Missing => view! { <Missing/> }.into_any(),
            Shown::Failed(error) => view! { <Failed error again/> }.into_any(),
            Shown::Ticket => view! { <Work/> }.into_any(),
        }
    })
}

/// The ticket and what is known beside it.
#[component]
fn Work() -> impl IntoView {
    let open = Store::here().open;
    let reader = Reader::here();
    view! {
        <For each=move || open.id.get() key=|id| *id let:id>
            <OpenTicket id/>
        </For>
        <Separator
            pane="facts"
            controls="facts"
            label=reader.say(ticket::facts_width)
            range=FACTS
            usual=296
            at_end=true
            on_change=|_| ()
        />
        <FactsPane/>
    }
}

#[component]
fn Missing() -> impl IntoView {
    let reader = Reader::here();
    view! {
        <Title text=reader.say(ticket::missing)/>
        <section class="ticket" id="ticket">
            <Empty fact=reader.say(ticket::missing) next=reader.say(ticket::missing_next)/>
        </section>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    let reader = Reader::here();
    view! {
        <section class="ticket" id="ticket" aria-busy="true">
            <Skeleton form=SkeletonForm::Message rows=4 label=reader.say(part_words::loading)/>
        </section>
    }
}

#[component]
fn Failed(error: Refused, again: Callback<()>) -> impl IntoView {
    let reader = Reader::here();
    let words = Signal::derive(move || {
        format!("{}. {}", ticket::not_loaded(reader.language()), error.words(reader.language()))
    });
    view! {
        <section class="ticket" id="ticket">
            <Failure
                what=words
                lost=reader.say(ticket::nothing_lost)
                retry=reader.say(common::try_again)
                on_retry=again
            />
        </section>
    }
}

/// The ticket in the store, drawn for one id.
#[component]
fn OpenTicket(id: TicketId) -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let opened = Opened::provide(id, store.open.seq.get_untracked());
    let lost = Memo::new(move |_| store.open.lost.get());
    let title = move || {
        store.open.row.with(|row| {
            row.as_ref()
                .map(|row| ticket::page_title(reader.language(), &row.subject, &row.number.to_string()))
        })
    };
    let intent = Intent::here();
    Effect::new(move |_| {
        let wanted = intent.take(|kind| matches!(kind, IntentKind::Tab(_)));
        if let Some(IntentKind::Tab(n)) = wanted
            && let Some(face) = usize::from(n).checked_sub(1).and_then(|at| Face::ALL.get(at))
        {
            opened.face.set(*face);
        }
    });
    view! {
        <Title text=move || title().unwrap_or_default()/>
        <article class="ticket" id="ticket" aria-labelledby=HEADING>
            {move || if lost.get() {
                view! { <Empty fact=reader.say(ticket::lost) next=reader.say(ticket::lost_next)/> }.into_any()
            } else {
                view! { <Panes opened/> }.into_any()
            }}
        </article>
    }
}

/// Head, thread and composer.
#[component]
fn Panes(opened: Opened) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    let reading = Reading::start(panel);
    presence::tell(opened);
    view! {
        <Head/>
        <Marks/>
        <div
            class="ticket-panel"
            role="tabpanel"
            id=format!("{TABS}-panel")
            aria-labelledby=move || format!("{TABS}-tab-{}", opened.face.get().word())
            tabindex="0"
            node_ref=panel
            on:scroll=move |_| reading.look()
            on:keydown=move |key| move_between(&key)
        >
            <Thread panel/>
        </div>
        <Below reading/>
        <WritingLine/>
        <Composer/>
    }
}
