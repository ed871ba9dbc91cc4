//! From what happened to what one browser is told. Every ticket passes the person's predicate here, on the row as it is now.

use super::hub::Hub;
use super::judge::{Verdict, judge};
use super::watching::{Opened, Watching};
use desk::Refusal;
use desk::live::Change;
use desk::person::UserCard;
use desk::ticket::{ListItem, TicketRow};
use service::Fault;
use service::live::Moved;
use std::sync::Arc;

/// The frames for a run of changes, in their order.
pub async fn of_changes(
    hub: &Hub,
    watching: &mut Watching,
    changes: &[Arc<Moved>],
) -> Result<Vec<Change>, Fault> {
    let told: Vec<Told> = changes.iter().map(|moved| weigh(watching, moved)).collect();
    let shown = |(moved, told): (&Arc<Moved>, &Told)| {
        if told.row || told.open { moved.row.clone() } else { None }
    };
    let rows: Vec<TicketRow> = changes.iter().zip(&told).filter_map(shown).collect();
    let unread = if rows.is_empty() {
        Default::default()
    } else {
        hub.desk.unread(watching.agent.user, &rows).await?
    };
    let mut frames = Vec::new();
    for (moved, told) in changes.iter().zip(&told) {
        if let Some((ticket, lost)) = moved.ticket.zip(told.gone) {
            frames.push(Change::Gone { ticket, lost });
            if lost && watching.ticket() == Some(ticket) {
                watching.open = None;
            }
        }
        let Some(row) = &moved.row else { continue };
        let item = || ListItem { row: row.clone(), unread: unread.contains(&row.facts.id) };
        if told.row {
            frames.push(Change::Row(item()));
        }
        if told.open {
            frames.push(Change::Ticket(item()));
            of_open_ticket(moved, &mut frames);
            frames.extend(route(hub, watching, moved).await?);
        }
    }
    Ok(frames)
}

/// What of one change this browser is told.
struct Told {
    row: bool,
    open: bool,
    gone: Option<bool>,
}

fn weigh(watching: &Watching, moved: &Moved) -> Told {
    let after = moved.row.as_ref().map(|row| &row.facts);
    let verdict = watching.list.as_ref().map_or(Verdict::Nothing, |list| {
        judge(moved.before.as_ref(), after, &list.filter, &watching.visible)
    });
    let on_screen = moved.ticket.is_some() && watching.ticket() == moved.ticket;
    let in_sight = after.is_some_and(|facts| watching.visible.matches(facts));
    let gone = match verdict {
        Verdict::Gone { lost } => Some(lost),
        _ if on_screen && !in_sight => Some(true),
        _ => None,
    };
    Told { row: verdict == Verdict::Row, open: on_screen && in_sight, gone }
}

fn of_open_ticket(moved: &Moved, frames: &mut Vec<Change>) {
    frames.extend(moved.messages.iter().cloned().map(Change::Message));
    frames.extend(moved.took_back.iter().copied().map(Change::TookBack));
    frames.extend(moved.delivered.iter().cloned().map(Change::Delivered));
    frames.extend(moved.activities.iter().cloned().map(Change::Activity));
}

/// A new message may bring participants: the way of a reply is asked again, and told where it differs.
async fn route(hub: &Hub, watching: &mut Watching, moved: &Moved) -> Result<Option<Change>, Fault> {
    let actor = watching.actor();
    let Some(Opened { ticket, route: known }) = &mut watching.open else { return Ok(None) };
    if moved.messages.is_empty() {
        return Ok(None);
    }
    match hub.desk.route(&actor, *ticket).await {
        Ok(route) if known.as_ref() != Some(&route) => {
            *known = Some(route.clone());
            Ok(Some(Change::Route(route)))
        }
        Ok(_) | Err(Refusal::NotFound) => Ok(None),
        Err(refusal) => Err(Fault::Refused(refusal)),
    }
}

/// The frames for a change of staff: only availability where nothing else changed.
pub fn of_users(known: Option<&[UserCard]>, now: &[UserCard]) -> Vec<Change> {
    let same_but_availability =
        |(a, b): (&UserCard, &UserCard)| UserCard { availability: b.availability, ..a.clone() } == *b;
    match known {
        Some(known) if known == now => Vec::new(),
        Some(known) if known.len() == now.len() && known.iter().zip(now).all(same_but_availability) => known
            .iter()
            .zip(now)
            .filter(|(a, b)| a.availability != b.availability)
            .map(|(_, b)| Change::Availability(b.id, b.availability))
            .collect(),
        _ => vec![Change::Users(now.to_vec())],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::UserId;
    use desk::person::Availability;

    fn card(id: i64, availability: Availability) -> UserCard {
        UserCard {
            id: UserId(id),
            name: format!("n{id}"),
            teams: Vec::new(),
            main_team: None,
            availability,
            disabled: false,
        }
    }

    #[test]
    fn a_change_of_availability_alone_is_a_small_frame() {
        let known = [card(1, Availability::Available), card(2, Availability::Away)];
        let now = [card(1, Availability::Available), card(2, Availability::Offline)];
        assert_eq!(
            of_users(Some(&known), &now),
            vec![Change::Availability(UserId(2), Availability::Offline)]
        );
        assert!(of_users(Some(&known), &known).is_empty());
    }

    #[test]
    fn a_new_name_or_person_sends_everyone_anew() {
        let known = [card(1, Availability::Available)];
        let mut renamed = known.clone();
        renamed[0].name = "other".into();
        assert_eq!(of_users(Some(&known), &renamed), vec![Change::Users(renamed.to_vec())]);
        assert_eq!(of_users(None, &known), vec![Change::Users(known.to_vec())]);
    }
}
