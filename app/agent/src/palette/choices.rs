//! The second step of the palette: which status, who, which priority. What the ticket has already is not offered.

use crate::palette::entries::{Act, Entry, Sign};
use crate::palette::sections::{Asked, Section};
use client::catalog::Catalog;
use desk::ticket::{Change, Priority, TicketRow};
use desk::{TicketId, UserId};
use parts::find_folded;
use words::{common, workspace};

/// A line of a second step.
fn choice(asked: &Asked, sign: Sign, name: String, ticket: TicketId, change: Change) -> Option<Entry> {
    let hit = find_folded(&name, &asked.query)?;
    Some(Entry { sign, name, hit, keys: None, act: Act::Change(ticket, change) })
}

/// The other statuses of the ticket's pipeline.
pub(super) fn statuses(asked: &Asked, row: &TicketRow, known: &Catalog) -> Section {
    let ticket = row.facts.id;
    let statuses =
        known.pipeline(row.facts.pipeline).map(|pipeline| pipeline.statuses.as_slice()).unwrap_or_default();
    let entries = statuses
        .iter()
        .filter(|status| status.id != row.facts.status)
        .filter_map(|status| {
            let name = common::status(asked.language, status);
            choice(asked, Sign::Status(status.category), name, ticket, Change::Status(status.id))
        })
        .collect();
    Section { heading: workspace::step_status(asked.language, &row.number.to_string()), entries }
}

/// The other priorities, and none.
pub(super) fn priorities(asked: &Asked, row: &TicketRow) -> Section {
    let ticket = row.facts.id;
    let all = Priority::ALL.iter().rev().copied().map(Some).chain([None]);
    let entries = all
        .filter(|one| *one != row.facts.priority)
        .filter_map(|one| {
            let name = common::priority(asked.language, one);
            choice(asked, Sign::Priority(one), name, ticket, Change::Priority(one))
        })
        .collect();
    Section { heading: workspace::step_priority(asked.language, &row.number.to_string()), entries }
}

/// Oneself first, then people, teams, nobody.
pub(super) fn owners(asked: &Asked, row: &TicketRow, known: &Catalog, me: UserId) -> Section {
    let ticket = row.facts.id;
    let mut people: Vec<_> = known.users.iter().filter(|card| !card.disabled).collect();
    people.sort_by_key(|card| card.id != me);
    let people = people.into_iter().filter(|card| row.facts.owner != Some(card.id)).filter_map(|card| {
        let sign = Sign::Person(card.id.0, card.name.clone());
        let mut name = card.name.clone();
        if card.id == me {
            name = format!("{} ({})", common::me(asked.language), card.name);
        }
        choice(asked, sign, name, ticket, Change::Owner(Some(card.id)))
    });
    let teams =
        known.teams.iter().filter(|team| row.facts.team != Some(team.id) || row.facts.owner.is_some());
    let teams = teams.filter_map(|team| {
        choice(asked, Sign::Icon("team"), team.name.clone(), ticket, Change::Team(Some(team.id)))
    });
    let nobody = (row.facts.owner.is_some() || row.facts.team.is_some())
        .then(|| {
            choice(
                asked,
                Sign::Icon("unassigned"),
                common::nobody(asked.language),
                ticket,
                Change::Owner(None),
            )
        })
        .flatten();
    Section {
        heading: workspace::step_owner(asked.language, &row.number.to_string()),
        entries: people.chain(teams).chain(nobody).collect(),
    }
}
