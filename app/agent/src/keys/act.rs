//! What the commands do. Each says whether it acted; if not, the key goes on to the browser.

use crate::change;
use crate::keys::intent::{IntentKind, TicketMenu};
use crate::list;
use crate::palette::Step;
use crate::shell::{Hands, Screen, focus, is_seen, paths};
use desk::TicketId;
use desk::pipeline::StatusCategory;
use desk::ticket::Change;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use words::{ticket as tickets, workspace};

pub(super) fn palette(hands: Hands, ticket: Option<TicketId>) -> bool {
    hands.screen.step.set(ticket.map_or(Step::Root, Step::OnTicket));
    hands.screen.palette.set(true);
    true
}

pub(super) fn create(hands: Hands) -> bool {
    hands.screen.creating.set(true);
    true
}

pub(super) fn side_bar(hands: Hands) -> bool {
    let here = hands.screen.in_work.get_untracked();
    if here {
        hands.screen.toggle_side_bar();
    }
    here
}

pub(super) fn facts(hands: Hands) -> bool {
    let here = hands.screen.number.with_untracked(Option::is_some);
    if here {
        hands.screen.toggle_facts();
    }
    here
}

pub(super) fn undo(hands: Hands) -> bool {
    if !hands.toaster.act() {
        hands.toaster.say(workspace::nothing_to_undo(hands.language()));
    }
    true
}

pub(super) fn keys(hands: Hands) -> bool {
    hands.screen.keys.set(true);
    true
}

pub(super) fn go(hands: Hands, path: &str) -> bool {
    hands.go(path);
    true
}

/// Closes what is out; with nothing out, back from the ticket to its row.
pub(super) fn back(hands: Hands) -> bool {
    let screen = hands.screen;
    if screen.side_bar.get_untracked() == Some(true) {
        screen.side_bar.set(None);
        return true;
    }
    if screen.facts.get_untracked() == Some(true) {
        screen.facts.set(None);
        return true;
    }
    if screen.number.with_untracked(Option::is_none) {
        return false;
    }
    let in_ticket = document().active_element().is_some_and(|focused| !list::holds(&focused));
    if Screen::has_two_panes() && in_ticket {
        let row = hands.store.open.id.get_untracked().filter(|id| list::focus_row(*id));
        return row.is_some() || focus(".ticket-row[tabindex='0']");
    }
    hands.go(hands.store.list.query.with_untracked(paths::of_list));
    true
}

/// The panes in the order of the screen.
const PANES: [&str; 6] = [".rail", ".sidebar", ".list", ".ticket", ".composer", ".facts"];
/// What takes the focus in a pane: what it is about first, else its first control.
const LANDINGS: [&str; 3] = [
    ".ticket-row[tabindex='0'], .ticket-subject, .composer-editor, .page h1[tabindex]",
    "[aria-current='page'], h1[tabindex], h2[tabindex]",
    "a[href], button, input, select, textarea, [tabindex='0']",
];

/// To the next or previous pane; past the last one the browser has the key.
pub(super) fn pane(by: isize) -> bool {
    let focused = document().active_element();
    let inside =
        |pane: &str| focused.as_ref().is_some_and(|focused| focused.closest(pane).ok().flatten().is_some());
    let shown =
        |pane: &&str| document().query_selector(pane).ok().flatten().is_some_and(|pane| is_seen(&pane));
    let panes: Vec<&str> = PANES.into_iter().chain([".page"]).filter(shown).collect();
    // The composer lies in the ticket: the innermost counts.
    let at = panes.iter().rposition(|pane| inside(pane));
    let (before, after) = panes.split_at(at.unwrap_or(if by > 0 { 0 } else { panes.len() }));
    // A pane with nothing to land on is passed over.
    if by > 0 {
        after.iter().skip(usize::from(at.is_some())).any(|pane| land(pane))
    } else {
        before.iter().rev().any(|pane| land(pane))
    }
}

/// Gives the focus to what a pane is about, else to its first control; says whether there was any.
fn land(pane: &str) -> bool {
    LANDINGS.iter().any(|landing| {
        let within: Vec<String> = landing.split(", ").map(|one| format!("{pane} {one}")).collect();
        focus(&within.join(", "))
    })
}

pub(super) fn step_in_list(hands: Hands, by: isize) -> bool {
    list::step(hands, by)
}

pub(super) fn end_of_list(hands: Hands, last: bool) -> bool {
    list::to_end(hands, last)
}

pub(super) fn open(hands: Hands, ticket: Option<TicketId>) -> bool {
    let Some(row) = ticket.and_then(|ticket| hands.row(ticket)) else { return false };
    hands.open(row.number);
    true
}

/// The ticket beside the one that is open, in the order of the list.
pub(super) fn neighbour(hands: Hands, ticket: Option<TicketId>, by: isize) -> bool {
    let order = hands.store.list.order.get_untracked();
    let at = ticket.and_then(|ticket| order.iter().position(|id| *id == ticket));
    let next = match at {
        Some(at) => at.checked_add_signed(by).and_then(|at| order.get(at)),
        None => order.first(),
    };
    let Some(row) = next.and_then(|id| hands.row(*id)) else { return false };
    hands.open(row.number);
    true
}

/// Opens a choice about a ticket: the header's menu where the ticket is open, else the palette's second step.
fn choose(hands: Hands, ticket: Option<TicketId>, menu: TicketMenu, step: fn(TicketId) -> Step) -> bool {
    let Some(ticket) = ticket else { return false };
    if hands.store.open.is(ticket) {
        hands.intent.want(IntentKind::OpenMenu(menu));
    } else {
        hands.screen.step.set(step(ticket));
        hands.screen.palette.set(true);
    }
    true
}

pub(super) fn assign(hands: Hands, ticket: Option<TicketId>) -> bool {
    choose(hands, ticket, TicketMenu::Owner, Step::Owner)
}

pub(super) fn status(hands: Hands, ticket: Option<TicketId>) -> bool {
    choose(hands, ticket, TicketMenu::Status, Step::Status)
}

pub(super) fn priority(hands: Hands, ticket: Option<TicketId>) -> bool {
    choose(hands, ticket, TicketMenu::Priority, Step::Priority)
}

fn make(hands: Hands, ticket: TicketId, change: Change) -> bool {
    let said = change::said_of(hands, ticket, &change);
    change::make(hands, ticket, vec![change], said);
    true
}

pub(super) fn assign_me(hands: Hands, ticket: Option<TicketId>) -> bool {
    ticket.is_some_and(|ticket| make(hands, ticket, Change::Owner(Some(hands.me()))))
}

pub(super) fn spam(hands: Hands, ticket: Option<TicketId>) -> bool {
    let row = ticket.and_then(|ticket| hands.row(ticket));
    row.is_some_and(|row| make(hands, row.facts.id, Change::Spam(!row.facts.spam)))
}

pub(super) fn delete(hands: Hands, ticket: Option<TicketId>) -> bool {
    let row = ticket.and_then(|ticket| hands.row(ticket));
    row.is_some_and(|row| make(hands, row.facts.id, Change::Deleted(!row.facts.deleted)))
}

/// Moves to the first closed status of the ticket's pipeline; on a closed ticket there is nothing to do.
pub(super) fn close(hands: Hands, ticket: Option<TicketId>) -> bool {
    let Some(row) = ticket.and_then(|ticket| hands.row(ticket)) else { return false };
    if row.facts.category == StatusCategory::Closed {
        return true;
    }
    let closed = hands.store.catalog.with_untracked(|known| {
        let pipeline = known.pipeline(row.facts.pipeline)?;
        pipeline
            .statuses
            .iter()
            .find(|status| status.category == StatusCategory::Closed)
            .map(|status| status.id)
    });
    match closed {
        Some(status) => {
            let said = workspace::closed(hands.language(), &row.number.to_string());
            change::make(hands, row.facts.id, vec![Change::Status(status)], said);
        }
        None => hands.toaster.say(workspace::cannot_close(hands.language())),
    }
    true
}

pub(super) fn reply(hands: Hands) -> bool {
    hands.intent.want(IntentKind::Reply);
    true
}

pub(super) fn comment(hands: Hands) -> bool {
    hands.intent.want(IntentKind::Comment);
    true
}

pub(super) fn tab(hands: Hands, at: u8) -> bool {
    hands.intent.want(IntentKind::Tab(at));
    true
}

pub(super) fn send(hands: Hands) -> bool {
    hands.intent.want(IntentKind::Send);
    true
}

pub(super) fn send_and_close(hands: Hands) -> bool {
    hands.intent.want(IntentKind::SendAndClose);
    true
}

pub(super) fn other_kind(hands: Hands) -> bool {
    hands.intent.want(IntentKind::OtherKind);
    true
}

/// Copies an address of the ticket that works for everybody who may see it.
pub(super) fn copy_link(hands: Hands, ticket: Option<TicketId>) -> bool {
    let Some(row) = ticket.and_then(|ticket| hands.row(ticket)) else { return false };
    let Ok(origin) = window().location().origin() else { return false };
    let clipboard = window().navigator().clipboard();
    // On a plain http address other than this machine's own, browsers have no clipboard.
    if clipboard.unchecked_ref::<wasm_bindgen::JsValue>().is_undefined() {
        hands.toaster.say(tickets::link_not_copied(hands.language()));
        return true;
    }
    let writing = clipboard.write_text(&format!("{origin}{}", paths::to_share(row.number)));
    leptos::task::spawn_local(async move {
        let said = match JsFuture::from(writing).await {
            Ok(_) => tickets::link_copied(hands.language()),
            Err(_) => tickets::link_not_copied(hands.language()),
        };
        hands.toaster.say(said);
    });
    true
}
