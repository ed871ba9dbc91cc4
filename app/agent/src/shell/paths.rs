//! Addresses of the work space. The address is the state of the list: a view, its filters, its order, and the ticket beside it.

use desk::TicketNumber;
use desk::view::{ListQuery, View};

/// Where a person's own tickets are.
pub const HOME: &str = "/views/mine";
/// A person's own choices.
pub const PREFERENCES: &str = "/settings/preferences";
/// The settings.
pub const SETTINGS: &str = "/settings";

/// A list.
pub fn of_list(query: &ListQuery) -> String {
    with_query(format!("/views/{}", query.view.word()), query)
}

/// A ticket beside a list.
pub fn of_ticket(query: &ListQuery, number: TicketNumber) -> String {
    with_query(format!("/views/{}/tickets/{number}", query.view.word()), query)
}

/// A list, with the ticket that is open now left where it is.
pub fn of_list_keeping(query: &ListQuery, open: Option<TicketNumber>) -> String {
    match open {
        Some(number) => of_ticket(query, number),
        None => of_list(query),
    }
}

/// A ticket for somebody else: a view that everybody has.
pub fn to_share(number: TicketNumber) -> String {
    of_ticket(&ListQuery::of(View::Open), number)
}

/// The ticket in an address, if there is one.
pub fn ticket_in(path: &str) -> Option<TicketNumber> {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    match (segments.next(), segments.next(), segments.next(), segments.next(), segments.next()) {
        (Some("views"), Some(_), Some("tickets"), Some(number), None) => number.parse().ok(),
        _ => None,
    }
}

/// Whether an address is of the work space.
pub fn is_list(path: &str) -> bool {
    path == "/" || path.split('/').find(|segment| !segment.is_empty()) == Some("views")
}

fn with_query(path: String, query: &ListQuery) -> String {
    let text = query.to_query();
    if text.is_empty() { path } else { format!("{path}?{text}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::ticket::Priority;

    #[test]
    fn a_ticket_opens_beside_the_list_it_was_chosen_from() {
        let mut query = ListQuery::of(View::Team);
        query.priorities = vec![Priority::Urgent];
        assert_eq!(of_list(&query), "/views/team?priority=urgent");
        assert_eq!(of_ticket(&query, TicketNumber(4187)), "/views/team/tickets/4187?priority=urgent");
        assert_eq!(of_list_keeping(&query, Some(TicketNumber(7))), "/views/team/tickets/7?priority=urgent");
        assert_eq!(to_share(TicketNumber(7)), "/views/open/tickets/7");
    }

    #[test]
    fn an_address_says_which_ticket_is_open() {
        assert_eq!(ticket_in("/views/mine/tickets/4187"), Some(TicketNumber(4187)));
        assert_eq!(ticket_in("/views/mine/tickets/4187/"), Some(TicketNumber(4187)));
        assert_eq!(ticket_in("/views/mine"), None);
        assert_eq!(ticket_in("/views/mine/tickets/x"), None);
        assert!(is_list("/views/mine") && is_list("/") && !is_list("/settings/desk"));
    }
}
