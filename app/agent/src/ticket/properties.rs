//! The third line of the head: status, priority, owner and category, each a menu that shows its value.

use crate::change::{make, said_of};
use crate::keys::{Intent, IntentKind, TicketMenu};
use crate::shell::Hands;
use crate::ticket::owner::OwnerMenu;
use crate::ticket::reader::Reader;
use crate::ticket::signs::{PriorityBars, StatusShape, category, status_name};
use client::Store;
use desk::ticket::{Change, Facts, Priority};
use desk::{CategoryId, StatusId};
use leptos::prelude::*;
use parts::{ButtonSize, Icon, Menu, MenuItem};
use words::{common, ticket};

/// More categories than these are searched.
const SEARCHED: usize = 8;

/// The facts of the open ticket, live; blank facts are never seen, the pane is not drawn without a ticket.
pub fn facts() -> Memo<Option<Facts>> {
    let open = Store::here().open;
    Memo::new(move |_| open.row.with(|row| row.as_ref().map(|row| row.facts.clone())))
}

/// Changes the open ticket.
pub fn alter(hands: Hands, change: Change) {
    if let Some(id) = hands.store.open.id.get_untracked() {
        let said = said_of(hands, id, &change);
        make(hands, id, vec![change], said);
    }
}

/// The row of menus.
#[component]
pub fn Properties() -> impl IntoView {
    let facts = facts();
    let menus = [TicketMenu::Status, TicketMenu::Priority, TicketMenu::Owner, TicketMenu::About]
        .map(|menu| (menu, RwSignal::new(false)));
    let intent = Intent::here();
    Effect::new(move |_| {
        let wanted = intent.take(|kind| matches!(kind, IntentKind::OpenMenu(_)));
        if let Some(IntentKind::OpenMenu(wanted)) = wanted {
            for (menu, open) in menus {
                open.set(menu == wanted);
            }
        }
    });
    let [(_, status), (_, priority), (_, owner), (_, about)] = menus;
    view! {
        <div class="ticket-properties">
            <StatusMenu facts open=status/>
            <PriorityMenu facts open=priority/>
            <OwnerMenu facts open=owner/>
            <CategoryMenu facts open=about/>
        </div>
    }
}

/// "Status:" for readers, before a value that is seen.
#[component]
pub fn Unseen(
    /// The property's name.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    let reader = Reader::here();
    // The value follows as text of the button.
    view! { <span class="unseen">{move || ticket::property_is(reader.language(), &name.get(), "")}</span> }
}

#[component]
fn StatusMenu(facts: Memo<Option<Facts>>, open: RwSignal<bool>) -> impl IntoView {
    let hands = Hands::here();
    let store = hands.store;
    let reader = Reader::here();
    let current =
        Memo::new(move |_| facts.with(|facts| facts.as_ref().map(|f| f.status)).unwrap_or_default());
    let pipeline =
        Memo::new(move |_| facts.with(|facts| facts.as_ref().map(|f| f.pipeline)).unwrap_or_default());
    // Remembered: a menu that is open must not be drawn anew because somebody went for coffee.
    let statuses = Memo::new(move |_| {
        let pipeline = pipeline.get();
        store
            .catalog
            .with(|catalog| catalog.pipeline(pipeline).map(|known| known.statuses.clone()))
            .unwrap_or_default()
    });
    let items = Signal::derive(move || {
        let (language, now) = (reader.language(), current.get());
        let item = |status: desk::pipeline::Status| {
            let category = status.category;
            MenuItem::new(status.id.to_string(), common::status(language, &status))
                .sign(move || view! { <StatusShape category=category/> })
                .checked(status.id == now)
        };
        statuses.get().into_iter().map(item).collect()
    });
    let pick = move |value: String| {
        let Ok(status) = value.parse::<StatusId>() else { return };
        if status != current.get_untracked() {
            alter(hands, Change::Status(status));
        }
    };
    view! {
        <Menu
            id="ticket-status"
            label=reader.say(ticket::status)
            items
            on_pick=pick
            open
            size=ButtonSize::Small
            key="S"
        >
            <Unseen name=reader.say(ticket::status)/>
            <StatusShape category=Signal::derive(move || category(store, current.get()))/>
            <span class="status-name">{move || status_name(store, reader.language(), current.get())}</span>
        </Menu>
    }
}

#[component]
fn PriorityMenu(facts: Memo<Option<Facts>>, open: RwSignal<bool>) -> impl IntoView {
    let hands = Hands::here();
    let reader = Reader::here();
    let current = Memo::new(move |_| facts.with(|facts| facts.as_ref().and_then(|f| f.priority)));
    let items = Signal::derive(move || {
        let (language, now) = (reader.language(), current.get());
        let choices = Priority::ALL.iter().rev().copied().map(Some).chain([None]);
        choices
            .map(|priority| {
                let value = priority.map_or("none", Priority::word);
                MenuItem::new(value, common::priority(language, priority))
                    .sign(move || view! { <PriorityBars priority=priority/> })
                    .checked(priority == now)
            })
            .collect()
    });
    let pick = move |value: String| {
        let priority = Priority::from_word(&value);
        if priority != current.get_untracked() {
            alter(hands, Change::Priority(priority));
        }
    };
    view! {
        <Menu
            id="ticket-priority"
            label=reader.say(ticket::priority)
            items
            on_pick=pick
            open
            size=ButtonSize::Small
            key="P"
        >
            <Unseen name=reader.say(ticket::priority)/>
            <PriorityBars priority=current/>
            <span class="priority-name">{move || common::priority(reader.language(), current.get())}</span>
        </Menu>
    }
}

#[component]
fn CategoryMenu(facts: Memo<Option<Facts>>, open: RwSignal<bool>) -> impl IntoView {
    let hands = Hands::here();
    let store = hands.store;
    let reader = Reader::here();
    let current = Memo::new(move |_| facts.with(|facts| facts.as_ref().and_then(|f| f.about)));
    let name = move |about: Option<CategoryId>| {
        let language = reader.language();
        let name = about.map(|id| store.catalog.with(|catalog| catalog.category_name(id)));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| ticket::no_category(language))
    };
    let known = Memo::new(move |_| store.catalog.with(|catalog| catalog.categories.clone()));
    let items = Signal::derive(move || {
        let now = current.get();
        let mut items: Vec<MenuItem> = known
            .get()
            .into_iter()
            .map(|category| {
                MenuItem::new(category.id.to_string(), category.name).checked(now == Some(category.id))
            })
            .collect();
        items.push(
            MenuItem::new("none", ticket::no_category(reader.language())).checked(now.is_none()).rule(),
        );
        items
    });
    let pick = move |value: String| {
        let about = value.parse::<CategoryId>().ok();
        if about != current.get_untracked() {
            alter(hands, Change::About(about));
        }
    };
    let filter = store
        .catalog
        .with_untracked(|catalog| catalog.categories.len() > SEARCHED)
        .then(|| reader.say(ticket::find_category));
    view! {
        <Menu
            id="ticket-about"
            label=reader.say(ticket::category)
            items
            on_pick=pick
            open
            size=ButtonSize::Small
            filter=MaybeProp::derive(move || filter.map(|filter| filter.get()))
            none=reader.say(ticket::no_such_category)
        >
            <Unseen name=reader.say(ticket::category)/>
            <Icon name="tag" size=14/>
            <span>{move || name(current.get())}</span>
        </Menu>
    }
}
