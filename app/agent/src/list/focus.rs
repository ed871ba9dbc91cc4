//! The one tab stop of the list: where it is, and where keys take it. Browser only.

use crate::shell::{Hands, focus_element};
use desk::TicketId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Id of a row's element.
pub(super) fn row_id(ticket: TicketId) -> String {
    format!("row-{ticket}")
}

/// Whether an element lies in the list.
pub(crate) fn holds(element: &Element) -> bool {
    element.closest(".list").ok().flatten().is_some()
}

/// Whether an element is a row.
pub(crate) fn is_row(element: &Element) -> bool {
    element.class_list().contains("ticket-row")
}

/// The ticket of the row an element lies in.
pub(crate) fn row_of(element: &Element) -> Option<TicketId> {
    let row = element.closest(".ticket-row").ok().flatten()?;
    row.id().strip_prefix("row-")?.parse().ok()
}

/// Gives a row the focus; says whether it is there.
pub(crate) fn focus_row(ticket: TicketId) -> bool {
    let row = document().get_element_by_id(&row_id(ticket));
    row.is_some_and(|row| row.get_bounding_client_rect().height() > 0.0 && focus_element(&row))
}

fn focused() -> Option<TicketId> {
    document().active_element().and_then(|element| row_of(&element))
}

/// To the next or previous row; from outside the list, to the row that has the tab stop.
pub(crate) fn step(hands: Hands, by: isize) -> bool {
    let order = hands.store.list.order.get_untracked();
    let Some(at) = focused().and_then(|id| order.iter().position(|other| *other == id)) else {
        let stop = stop(&order, hands.screen.active.get_untracked(), hands.store.open.id.get_untracked());
        return stop.is_some_and(focus_row);
    };
    if let Some(id) = at.checked_add_signed(by).and_then(|at| order.get(at)) {
        focus_row(*id);
    }
    // At the ends it holds; the page must not scroll instead.
    true
}

/// To the first or last row that is loaded.
pub(crate) fn to_end(hands: Hands, last: bool) -> bool {
    let order = hands.store.list.order.get_untracked();
    let end = if last { order.last() } else { order.first() };
    end.is_some_and(|id| focus_row(*id))
}

/// Takes a row out of the list by the person's own act. The focus goes to the row after it, or before it at the end.
pub(crate) fn let_go(hands: Hands, ticket: TicketId) {
    let had_focus = focused() == Some(ticket);
    let order = hands.store.list.order.get_untracked();
    let next = beside(&order, ticket);
    hands.store.list.drop_row(ticket);
    if let (true, Some(next)) = (had_focus, next) {
        hands.screen.active.set(Some(next));
        request_animation_frame(move || _ = focus_row(next));
    }
}

/// The row that follows, or at the end the one before.
fn beside(order: &[TicketId], ticket: TicketId) -> Option<TicketId> {
    let at = order.iter().position(|id| *id == ticket)?;
    order.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| order.get(before))).copied()
}

/// The row with the tab stop: where the focus was last, else the open ticket, else the first.
pub(super) fn stop(order: &[TicketId], active: Option<TicketId>, open: Option<TicketId>) -> Option<TicketId> {
    let listed = |id: &TicketId| order.contains(id);
    active.filter(listed).or(open.filter(listed)).or(order.first().copied())
}

/// Brings an element into sight within its scroller.
pub(super) fn to_top(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        element.set_scroll_top(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: [TicketId; 3] = [TicketId(1), TicketId(2), TicketId(3)];

    #[test]
    fn when_a_row_leaves_the_focus_goes_to_the_next_and_at_the_end_to_the_one_before() {
        assert_eq!(beside(&ORDER, TicketId(2)), Some(TicketId(3)));
        assert_eq!(beside(&ORDER, TicketId(3)), Some(TicketId(2)));
        assert_eq!(beside(&ORDER[..1], TicketId(1)), None);
    }

    #[test]
    fn the_tab_stop_is_where_the_focus_was_else_the_open_ticket_else_the_first_row() {
        assert_eq!(stop(&ORDER, Some(TicketId(3)), Some(TicketId(2))), Some(TicketId(3)));
        assert_eq!(stop(&ORDER, Some(TicketId(9)), Some(TicketId(2))), Some(TicketId(2)));
        assert_eq!(stop(&ORDER, None, None), Some(TicketId(1)));
        assert_eq!(stop(&[], None, Some(TicketId(2))), None);
    }
}
