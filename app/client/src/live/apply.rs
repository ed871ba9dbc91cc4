//! One frame into the store: the table of `desk::live::Change`, every kind.

use crate::store::Store;
use desk::live::Change;
use desk::person::Agent;
use desk::ticket::ListItem;
use leptos::prelude::*;

/// Whether a frame is known to be about what is on screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Belongs {
    /// The server has heard what this tab shows.
    Surely,
    /// It may still be about the screen before: only what proves itself counts.
    IfProven,
}

/// Changes the store by one frame. `false`: the frame was left out, because it may be about the screen before.
pub(super) fn apply(store: Store, change: Change, agent: Option<&Agent>, belongs: Belongs) -> bool {
    let surely = belongs == Belongs::Surely;
    match change {
        // The link itself acts on the session's end.
        Change::Hello | Change::SignedOut => {}
        Change::Resync => store.epoch.update(|epoch| *epoch += 1),
        Change::Counts(counts) => store.put_counts(counts),
        Change::Availability(user, availability) => store.put_availability(user, availability),
        Change::Users(users) => store.put_users(users),
        Change::Seen(ticket, _) => store.list.saw(ticket),
        Change::Row(item) => {
            if !surely && !fits(store, &item, agent) {
                return false;
            }
            if store.list.shown.get_untracked() {
                store.list.put(item);
            }
        }
        Change::Gone { ticket, lost } => {
            if lost {
                store.list.drop_row(ticket);
                if store.open.is(ticket) {
                    store.open.lost.set(true);
                }
            } else if !surely {
                return false;
            } else {
                store.list.take_away(ticket);
            }
        }
        Change::Total(total) => {
            if !surely {
                return false;
            }
            if store.list.total.get_untracked() != total {
                store.list.total.set(total);
            }
        }
        Change::Ticket(item) => store.open.set_row(item),
        Change::Delivered(delivered) => store.open.put_delivered(delivered),
        Change::TookBack(message) => store.open.drop_message(message),
        Change::Message(message) => {
            if !surely && !store.open.has_thread(&message) {
                return false;
            }
            if store.open.id.get_untracked().is_some() {
                store.open.put_message(message);
            }
        }
        Change::Activity(activity) => {
            if !surely {
                return false;
            }
            if store.open.id.get_untracked().is_some() {
                store.open.put_activity(activity);
            }
        }
        Change::Route(route) => {
            if !surely {
                return false;
            }
            if store.open.route.with_untracked(|known| *known != route) {
                store.open.route.set(route);
            }
        }
        Change::Present(present) => {
            if !surely {
                return false;
            }
            if store.open.present.with_untracked(|known| *known != present) {
                store.open.present.set(present);
            }
        }
    }
    true
}

/// Whether a row can be of the list on screen: its filter lets it in.
fn fits(store: Store, item: &ListItem, agent: Option<&Agent>) -> bool {
    agent.is_some_and(|agent| {
        store.list.query.with_untracked(|query| query.filter(agent).matches(&item.row.facts))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::conversation::{Author, Body, BodyKind, Channel, MessageKind, MessageView};
    use desk::person::{Reach, Role};
    use desk::pipeline::StatusCategory;
    use desk::ticket::{Facts, Page, TicketRow, Wrote};
    use desk::view::{ListQuery, View};
    use desk::{
        ContactId, ConversationId, MessageId, PipelineId, Seq, StatusId, TicketId, TicketNumber, Timestamp,
        UserId,
    };

    const ME: UserId = UserId(1);

    fn me() -> Agent {
        Agent { user: ME, role: Role::Agent, reach: Reach::Everything, teams: vec![], teammates: vec![ME] }
    }

    fn item(id: i64, moved: i64, owner: Option<UserId>) -> ListItem {
        let facts = Facts {
            id: TicketId(id),
            pipeline: PipelineId(1),
            status: StatusId(1),
            category: StatusCategory::New,
            owner,
            team: None,
            priority: None,
            about: None,
            channel: None,
            spam: false,
            deleted: false,
            merged: false,
            repliers: vec![],
        };
        let row = TicketRow {
            facts,
            number: TicketNumber(id),
            subject: "Lock".into(),
            contact: None,
            contact_name: String::new(),
            channel: Channel::Hand,
            snippet: String::new(),
            wrote: Wrote::System,
            created_at: Timestamp(0),
            moved_at: Timestamp(moved),
            moved_seq: Seq(moved),
            failed: false,
        };
        ListItem { row, unread: true }
    }

    fn message(id: i64, thread: i64) -> MessageView {
        MessageView {
            id: MessageId(id),
            conversation: ConversationId(thread),
            kind: MessageKind::Received,
            author: Author::Contact(ContactId(1)),
            author_name: String::new(),
            author_address: String::new(),
            stranger: false,
            at: Timestamp(id),
            seq: Seq(id),
            body: Body { kind: BodyKind::Text, shown: String::new(), quoted: String::new() },
            attachments: vec![],
            delivery: None,
            matched: None,
            automatic: false,
            damaged: false,
        }
    }

    fn with_mine(items: Vec<ListItem>) -> Store {
        let store = Store::provide();
        let total = items.len() as u64;
        store.list.fill(ListQuery::of(View::Mine), Page { items, total, next: None, seq: Seq(100) });
        store
    }

    fn hear(store: Store, change: Change, belongs: Belongs) -> bool {
        apply(store, change, Some(&me()), belongs)
    }

    fn order(store: Store) -> Vec<i64> {
        store.list.order.get_untracked().iter().map(|id| id.0).collect()
    }

    #[test]
    fn a_new_row_takes_its_place_and_a_changed_one_moves() {
        Owner::new().with(|| {
            let store = with_mine(vec![item(2, 20, Some(ME)), item(1, 10, Some(ME))]);
            assert!(hear(store, Change::Row(item(3, 15, Some(ME))), Belongs::Surely));
            assert_eq!(order(store), [2, 3, 1]);
            hear(store, Change::Row(item(1, 30, Some(ME))), Belongs::Surely);
            assert_eq!(order(store), [1, 2, 3]);
        });
    }

    #[test]
    fn nothing_moves_under_a_hand_until_it_leaves() {
        Owner::new().with(|| {
            let store = with_mine(vec![item(2, 20, Some(ME)), item(1, 10, Some(ME))]);
            store.list.held.set(true);
            hear(store, Change::Row(item(3, 30, Some(ME))), Belongs::Surely);
            hear(store, Change::Row(item(1, 40, Some(ME))), Belongs::Surely);
            hear(store, Change::Gone { ticket: TicketId(2), lost: false }, Belongs::Surely);
            assert_eq!(order(store), [2, 1]);
            assert_eq!(store.list.waiting.get_untracked().len(), 1);
            assert_eq!(store.list.gone.get_untracked(), [TicketId(2)]);
            store.list.held.set(false);
            store.list.admit();
            assert_eq!(order(store), [1, 3]);
            assert!(
                store.list.waiting.get_untracked().is_empty() && store.list.gone.get_untracked().is_empty()
            );
        });
    }

    #[test]
    fn a_frame_about_the_list_before_changes_nothing() {
        Owner::new().with(|| {
            let store = with_mine(vec![item(1, 10, Some(ME))]);
            assert!(!hear(store, Change::Row(item(5, 50, None)), Belongs::IfProven), "not mine");
            assert!(!hear(store, Change::Gone { ticket: TicketId(1), lost: false }, Belongs::IfProven));
            assert!(!hear(store, Change::Total(61), Belongs::IfProven));
            assert!(hear(store, Change::Row(item(6, 60, Some(ME))), Belongs::IfProven));
            assert_eq!((order(store), store.list.total.get_untracked()), (vec![6, 1], 1));
        });
    }

    #[test]
    fn a_ticket_out_of_sight_leaves_at_once_and_its_page_says_so() {
        Owner::new().with(|| {
            let store = with_mine(vec![item(1, 10, Some(ME))]);
            store.open.id.set(Some(TicketId(1)));
            store.list.held.set(true);
            hear(store, Change::Gone { ticket: TicketId(1), lost: true }, Belongs::IfProven);
            assert!(order(store).is_empty() && store.open.lost.get_untracked());
        });
    }

    #[test]
    fn a_message_of_the_ticket_before_never_lands_in_this_one() {
        Owner::new().with(|| {
            let store = with_mine(vec![]);
            store.open.id.set(Some(TicketId(1)));
            store.open.messages.set(vec![message(1, 7)]);
            assert!(!hear(store, Change::Message(message(2, 8)), Belongs::IfProven));
            assert!(hear(store, Change::Message(message(3, 7)), Belongs::IfProven));
            assert_eq!(store.open.messages.get_untracked().len(), 2);
        });
    }
}
