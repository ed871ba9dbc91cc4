//! Changing a ticket: shown at once, kept by the server, said with an offer to take it back, put back if it was refused.
//! What a change may be is decided on the server; here it is only guessed ahead where the outcome is known.

use crate::list;
use crate::shell::Hands;
use client::Store;
use client::catalog::Catalog;
use client::tickets::change_ticket;
use desk::TicketId;
use desk::person::Availability;
use desk::ticket::{Change, TicketRow};
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::{Language, common, ticket as tickets, workspace};

/// How long a change can be taken back with one key, in seconds.
const UNDO: u32 = 10;

/// Changes a ticket as one step. `said` is what the toast says, with an offer to take it back. Called from an event handler or an
/// effect below the shell.
pub fn change(_: Store, ticket: TicketId, changes: Vec<Change>, said: String) {
    if let Some(hands) = use_context::<Hands>() {
        make(hands, ticket, changes, said);
    }
}

/// As [`change`], for who holds the hands already.
pub fn make(hands: Hands, ticket: TicketId, changes: Vec<Change>, said: String) {
    let ahead = Ahead::show(hands, ticket, &changes);
    spawn_local(async move {
        match change_ticket(ticket, changes, false).await {
            Ok(changed) => {
                settle(hands, ticket, changed.row);
                if !changed.undo.is_empty() {
                    offer_undo(hands, ticket, changed.undo, said);
                }
            }
            Err(refused) => {
                ahead.take_back(hands);
                hands.toaster.fail(refused.words(hands.language()), "");
            }
        }
    });
}

fn offer_undo(hands: Hands, ticket: TicketId, undo: Vec<Change>, said: String) {
    let language = hands.language();
    // The pane that asked may have closed before the ten seconds are over.
    let action = hands.keep(|| Callback::new(move |()| take_back(hands, ticket, undo.clone())));
    hands.toaster.offer(said, common::undo(language), action, UNDO);
}

/// Carries out the changes that undo a step.
fn take_back(hands: Hands, ticket: TicketId, undo: Vec<Change>) {
    spawn_local(async move {
        match change_ticket(ticket, undo, true).await {
            Ok(changed) => {
                settle(hands, ticket, changed.row);
                hands.toaster.say(workspace::undone(hands.language()));
            }
            Err(refused) => hands.toaster.fail(refused.words(hands.language()), ""),
        }
    });
}

/// The row as the server has it now. A row that comes into the list or leaves it arrives as a frame.
fn settle(hands: Hands, ticket: TicketId, row: Option<TicketRow>) {
    let store = hands.store;
    match row {
        Some(row) => {
            store.list.alter(ticket, |item| item.row = row.clone());
            if store.open.is(ticket) {
                store.open.row.set(Some(row));
            }
        }
        None => {
            store.list.drop_row(ticket);
            if store.open.is(ticket) {
                store.open.lost.set(true);
            }
        }
    }
}

/// What was shown before the server answered, and what stood there.
struct Ahead {
    before: Option<TicketRow>,
    /// The row left the list; it was unread or not.
    left: Option<bool>,
}

impl Ahead {
    fn show(hands: Hands, ticket: TicketId, changes: &[Change]) -> Ahead {
        let store = hands.store;
        let before = hands.row(ticket);
        let Some(mut row) = before.clone() else { return Ahead { before, left: None } };
        store
            .catalog
            .with_untracked(|known| changes.iter().for_each(|change| foresee(&mut row, change, known)));
        if store.open.is(ticket) {
            store.open.row.set(Some(row.clone()));
        }
        let listed = store.list.order.with_untracked(|order| order.contains(&ticket));
        let stays = store.list.query.with_untracked(|query| query.filter(&hands.agent()).matches(&row.facts));
        let mut left = None;
        if listed && stays {
            store.list.alter(ticket, |item| item.row = row);
        } else if listed {
            left = store.list.peek(ticket).map(|item| item.unread);
            list::let_go(hands, ticket);
            store.list.total.update(|total| *total = total.saturating_sub(1));
        }
        Ahead { before, left }
    }

    fn take_back(self, hands: Hands) {
        let Some(row) = self.before else { return };
        let store = hands.store;
        if store.open.is(row.facts.id) {
            store.open.row.set(Some(row.clone()));
        }
        match self.left {
            Some(unread) => {
                store.list.total.update(|total| *total += 1);
                store.list.put(desk::ticket::ListItem { row, unread });
            }
            None => store.list.alter(row.facts.id, |item| item.row = row),
        }
    }
}

/// What a change will have done, as far as it is known without the server. (semantics.md, People)
fn foresee(row: &mut TicketRow, change: &Change, known: &Catalog) {
    let facts = &mut row.facts;
    match change {
        Change::Status(id) => {
            if let Some(status) = known.status(*id) {
                facts.status = *id;
                facts.category = status.category;
            }
        }
        Change::Owner(owner) => {
            facts.owner = *owner;
            facts.team = owner.and_then(|owner| known.user(owner)).and_then(|card| card.main_team);
        }
        Change::Team(team) => {
            facts.team = *team;
            facts.owner = None;
        }
        Change::Assign { owner, team } => (facts.owner, facts.team) = (*owner, *team),
        Change::Priority(priority) => facts.priority = *priority,
        Change::About(about) => facts.about = *about,
        Change::Subject(subject) => row.subject = subject.clone(),
        Change::Spam(on) => facts.spam = *on,
        Change::Deleted(on) => facts.deleted = *on,
    }
}

/// The sentence for a change, with the ticket's number in front where it is not the one on screen.
pub fn said_of(hands: Hands, ticket: TicketId, change: &Change) -> String {
    let language = hands.language();
    let said = hands.store.catalog.with_untracked(|known| sentence(language, change, known));
    match hands.row(ticket).filter(|_| !hands.store.open.is(ticket)) {
        Some(row) => workspace::of_number(language, &row.number.to_string(), &said),
        None => said,
    }
}

/// The sentence for a change.
pub fn sentence(language: Language, change: &Change, known: &Catalog) -> String {
    match change {
        Change::Status(id) => {
            let name = known.status(*id).map(|status| common::status(language, status)).unwrap_or_default();
            tickets::said_status(language, &name)
        }
        Change::Owner(None) | Change::Team(None) | Change::Assign { owner: None, team: None } => {
            tickets::said_unassigned(language)
        }
        Change::Owner(Some(id)) | Change::Assign { owner: Some(id), .. } => match known.user(*id) {
            Some(card) => match card.availability {
                Availability::Available => tickets::said_owner(language, &card.name),
                Availability::Away => tickets::said_owner_away(language, &card.name),
                Availability::Offline => tickets::said_owner_offline(language, &card.name),
            },
            None => tickets::said_owner(language, &common::someone(language)),
        },
        Change::Team(Some(id)) | Change::Assign { owner: None, team: Some(id) } => {
            tickets::said_owner(language, &known.team_name(*id))
        }
        Change::Priority(priority) => {
            tickets::said_priority(language, &common::priority(language, *priority))
        }
        Change::About(about) => {
            let name = about.map_or_else(|| tickets::no_category(language), |id| known.category_name(id));
            tickets::said_category(language, &name)
        }
        Change::Subject(_) => tickets::said_renamed(language),
        Change::Spam(true) => tickets::said_spam(language),
        Change::Spam(false) => tickets::said_not_spam(language),
        Change::Deleted(true) => tickets::said_deleted(language),
        Change::Deleted(false) => tickets::said_restored(language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::conversation::Channel;
    use desk::person::UserCard;
    use desk::pipeline::{Pipeline, Status, StatusCategory};
    use desk::ticket::{Facts, Wrote};
    use desk::{PipelineId, Seq, StatusId, TeamId, TicketNumber, Timestamp, UserId};

    fn known() -> Catalog {
        let status = |id, category| Status {
            id: StatusId(id),
            pipeline: PipelineId(1),
            name: String::new(),
            builtin: Some("closed".into()),
            category,
        };
        Catalog {
            users: vec![UserCard {
                id: UserId(7),
                name: "Bram".into(),
                teams: vec![TeamId(1), TeamId(2)],
                main_team: Some(TeamId(2)),
                availability: Availability::Away,
                disabled: false,
            }],
            pipelines: vec![Pipeline {
                id: PipelineId(1),
                name: String::new(),
                builtin: None,
                statuses: vec![status(1, StatusCategory::New), status(4, StatusCategory::Closed)],
            }],
            ..Catalog::default()
        }
    }

    fn row() -> TicketRow {
        TicketRow {
            facts: Facts {
                id: TicketId(1),
                pipeline: PipelineId(1),
                status: StatusId(1),
                category: StatusCategory::New,
                owner: None,
                team: None,
                priority: None,
                about: None,
                channel: None,
                spam: false,
                deleted: false,
                merged: false,
                repliers: vec![],
            },
            number: TicketNumber(1),
            subject: "Lock".into(),
            contact: None,
            contact_name: String::new(),
            channel: Channel::Hand,
            snippet: String::new(),
            wrote: Wrote::System,
            created_at: Timestamp(0),
            moved_at: Timestamp(0),
            moved_seq: Seq(0),
            failed: false,
        }
    }

    #[test]
    fn assigning_a_person_brings_their_main_team_and_a_team_empties_the_person() {
        let mut ticket = row();
        foresee(&mut ticket, &Change::Owner(Some(UserId(7))), &known());
        assert_eq!((ticket.facts.owner, ticket.facts.team), (Some(UserId(7)), Some(TeamId(2))));
        foresee(&mut ticket, &Change::Team(Some(TeamId(1))), &known());
        assert_eq!((ticket.facts.owner, ticket.facts.team), (None, Some(TeamId(1))));
    }

    #[test]
    fn a_status_brings_its_category_and_an_unknown_one_is_left_to_the_server() {
        let mut ticket = row();
        foresee(&mut ticket, &Change::Status(StatusId(4)), &known());
        assert_eq!(ticket.facts.category, StatusCategory::Closed);
        foresee(&mut ticket, &Change::Status(StatusId(9)), &known());
        assert_eq!(ticket.facts.status, StatusId(4));
    }

    #[test]
    fn assigning_somebody_who_is_away_says_so() {
        let said = sentence(Language::En, &Change::Owner(Some(UserId(7))), &known());
        assert_eq!(said, "Assigned to Bram, who is away");
    }
}
