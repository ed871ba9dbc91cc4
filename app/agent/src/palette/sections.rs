//! What the palette finds: this ticket's commands, places, tickets, commands that work everywhere; or the choices of a second step.
//! Verbs are found in all three languages, whichever is on screen.

use crate::keys::table::{COMMANDS, Command, Group, named};
use crate::list::look;
use crate::palette::Step;
use crate::palette::choices::{owners, priorities, statuses};
use crate::palette::entries::{Act, Entry, Sign};
use crate::shell::{Hands, paths};
use desk::permission::Permission;
use desk::person::Agent;
use desk::ticket::TicketRow;
use desk::view::{ListQuery, View};
use leptos::prelude::*;
use parts::find_folded;
use std::ops::Range;
use words::{Language, common, settings, ticket as tickets, workspace};

/// Lines under one heading.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Section {
    /// The heading.
    pub(super) heading: String,
    /// The lines.
    pub(super) entries: Vec<Entry>,
}

/// What was asked.
pub(super) struct Asked {
    pub(super) query: String,
    pub(super) step: Step,
    pub(super) language: Language,
}

/// Commands about moving and about the palette itself: of no use as a line of it.
const NOT_HERE: &[&str] = &["palette", "search", "next-pane", "previous-pane", "back", "next", "previous"];
/// Commands whose work is in the panes of the open ticket.
const ONLY_OPEN: &[&str] =
    &["reply", "comment", "tab-conversation", "tab-internal", "tab-activities", "facts"];
/// Loaded tickets shown at most, and tickets at most.
const LOADED: usize = 5;
const TICKETS: usize = 8;

/// A page of the settings: address, words, drawing, who has it.
type SettingsPage = (&'static str, fn(Language) -> String, &'static str, Option<Permission>);
const SETTINGS: &[SettingsPage] = &[
    (paths::PREFERENCES, settings::preferences, "settings", None),
    ("/settings/devices", settings::devices, "security", None),
    ("/settings/people", settings::people, "people", Some(Permission::ManagePeople)),
    ("/settings/teams", settings::teams, "team", Some(Permission::ManagePeople)),
    ("/settings/mail", settings::email, "mail", Some(Permission::ManageChannels)),
    ("/settings/desk", settings::desk, "desk", Some(Permission::ManageDesk)),
];

/// Everything that fits, in the order of the screen; sections without lines are left out.
pub(super) fn sections(hands: Hands, asked: &Asked, found: &[TicketRow]) -> Vec<Section> {
    let row = asked.step.ticket().and_then(|ticket| hands.row(ticket));
    let mut all = match (asked.step, row) {
        (Step::Status(_), Some(row)) => vec![hands.store.catalog.with(|known| statuses(asked, &row, known))],
        (Step::Owner(_), Some(row)) => {
            vec![hands.store.catalog.with(|known| owners(asked, &row, known, hands.me()))]
        }
        (Step::Priority(_), Some(row)) => vec![priorities(asked, &row)],
        (_, row) => everything(hands, asked, row.as_ref(), found),
    };
    all.retain(|section| !section.entries.is_empty());
    all
}

fn everything(hands: Hands, asked: &Asked, row: Option<&TicketRow>, found: &[TicketRow]) -> Vec<Section> {
    let agent = hands.agent();
    let loaded: Vec<TicketRow> = hands.store.list.order.with(|order| {
        order.iter().filter_map(|id| hands.store.list.peek(*id)).map(|item| item.row).collect()
    });
    let mut all = Vec::new();
    if let Some(row) = row {
        all.push(of_ticket(asked, &agent, row, hands.store.open.is(row.facts.id)));
    }
    all.push(places(asked, &agent));
    all.push(Section {
        heading: workspace::tickets(asked.language),
        entries: found_tickets(asked, &loaded, found),
    });
    all.push(general(asked, &agent));
    all
}

/// Where the typed letters stand in a sentence: in the language on screen, else nowhere although another language says them.
fn hit(asked: &Asked, sentence: fn(Language) -> String) -> Option<Range<usize>> {
    let here = find_folded(&sentence(asked.language), &asked.query);
    here.or_else(|| {
        let elsewhere = |language| find_folded(&sentence(language), &asked.query).is_some();
        [Language::En, Language::Fr, Language::Nl].into_iter().any(elsewhere).then_some(0..0)
    })
}

fn command(asked: &Asked, command: &'static Command, act: Act) -> Option<Entry> {
    Some(Entry {
        sign: Sign::Icon(command.icon),
        hit: hit(asked, command.word)?,
        name: (command.word)(asked.language),
        keys: command.keys.first().copied(),
        act,
    })
}

fn of_ticket(asked: &Asked, agent: &Agent, row: &TicketRow, open: bool) -> Section {
    let ticket = row.facts.id;
    let fits = |command: &&'static Command| {
        command.group == Group::Ticket
            && (command.may)(agent)
            && !NOT_HERE.contains(&command.id)
            && (open || !ONLY_OPEN.contains(&command.id))
    };
    let act = |command: &Command| match command.id {
        "assign" => Act::Choose(Step::Owner(ticket)),
        "status" => Act::Choose(Step::Status(ticket)),
        "priority" => Act::Choose(Step::Priority(ticket)),
        _ => Act::Command(command_id(command), Some(ticket)),
    };
    let entries = COMMANDS.iter().filter(fits).filter_map(|one| command(asked, one, act(one))).collect();
    Section { heading: workspace::of_ticket(asked.language, &row.number.to_string(), &row.subject), entries }
}

fn command_id(command: &Command) -> &'static str {
    command.id
}

fn general(asked: &Asked, agent: &Agent) -> Section {
    let fits = |command: &&'static Command| {
        command.group == Group::General && (command.may)(agent) && !NOT_HERE.contains(&command.id)
    };
    let entries = COMMANDS
        .iter()
        .filter(fits)
        .filter_map(|one| command(asked, one, Act::Command(one.id, None)))
        .collect();
    Section { heading: workspace::palette_general(asked.language), entries }
}

fn places(asked: &Asked, agent: &Agent) -> Section {
    let mut entries = Vec::new();
    for view in View::of(agent) {
        let languages = [asked.language, Language::En, Language::Fr, Language::Nl];
        let name = common::view(asked.language, view);
        let here = find_folded(&name, &asked.query);
        let fits = languages
            .iter()
            .any(|language| find_folded(&common::view(*language, view), &asked.query).is_some());
        if fits {
            entries.push(Entry {
                sign: Sign::Icon(look::view(view)),
                hit: here.unwrap_or(0..0),
                name,
                keys: named(&format!("go-{}", view.word())).and_then(|command| command.keys.first().copied()),
                act: Act::Path(paths::of_list(&ListQuery::of(view))),
            });
        }
    }
    for (path, word, icon, right) in SETTINGS {
        if let Some(hit) = hit(asked, *word).filter(|_| right.is_none_or(|right| agent.may(right))) {
            let keys = (*path == paths::PREFERENCES).then_some("G P");
            let (sign, name) = (Sign::Icon(icon), word(asked.language));
            entries.push(Entry { sign, name, hit, keys, act: Act::Path((*path).to_owned()) });
        }
    }
    Section { heading: workspace::palette_go(asked.language), entries }
}

/// Loaded tickets that hold the words, then what the server found besides.
fn found_tickets(asked: &Asked, loaded: &[TicketRow], found: &[TicketRow]) -> Vec<Entry> {
    let text = asked.query.trim();
    if text.is_empty() {
        return Vec::new();
    }
    let number = text.trim_start_matches('#');
    let holds = |row: &&TicketRow| {
        row.number.to_string().starts_with(number)
            || find_folded(&row.subject, text).is_some()
            || find_folded(&row.contact_name, text).is_some()
    };
    let mut rows: Vec<&TicketRow> = loaded.iter().filter(holds).take(LOADED).collect();
    for row in found {
        if rows.iter().all(|known| known.facts.id != row.facts.id) {
            rows.push(row);
        }
    }
    let entry = |row: &TicketRow| {
        let subject =
            if row.subject.is_empty() { tickets::no_subject(asked.language) } else { row.subject.clone() };
        let mut name = workspace::ticket_line(asked.language, &row.number.to_string(), &subject);
        if !row.contact_name.is_empty() {
            name = format!("{name}, {}", row.contact_name);
        }
        Entry {
            sign: Sign::Icon(look::channel(row.channel)),
            hit: find_folded(&name, text).unwrap_or(0..0),
            name,
            keys: None,
            act: Act::Ticket(row.number),
        }
    };
    rows.into_iter().take(TICKETS).map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::UserId;
    use desk::person::{Reach, Role};

    fn agent(role: Role) -> Agent {
        Agent { user: UserId(1), role, reach: Reach::Everything, teams: vec![], teammates: vec![UserId(1)] }
    }

    fn asked(query: &str, language: Language) -> Asked {
        Asked { query: query.to_owned(), step: Step::Root, language }
    }

    fn names(section: &Section) -> Vec<&str> {
        section.entries.iter().map(|entry| entry.name.as_str()).collect()
    }

    #[test]
    fn a_verb_is_found_in_every_language_whichever_is_on_screen() {
        for query in ["undo", "annuler le dernier", "ongedaan"] {
            let found = general(&asked(query, Language::Nl), &agent(Role::Agent));
            assert_eq!(names(&found), ["Laatste wijziging ongedaan maken"], "{query}");
        }
    }

    #[test]
    fn every_line_for_a_view_shows_its_key() {
        let found = places(&asked("assigned to me", Language::En), &agent(Role::Agent));
        assert_eq!(found.entries[0].keys, Some("G M"));
        assert_eq!(found.entries[0].act, Act::Path("/views/mine".to_owned()));
    }

    #[test]
    fn nobody_is_offered_a_place_that_is_not_theirs() {
        let found = places(&asked("", Language::En), &agent(Role::Agent));
        assert!(!names(&found).contains(&"Deleted"));
        assert_eq!(
            found
                .entries
                .iter()
                .filter(|entry| matches!(&entry.act, Act::Path(p) if p.starts_with("/settings")))
                .count(),
            2
        );
        let found = places(&asked("", Language::En), &agent(Role::SuperAdmin));
        assert!(names(&found).contains(&"Deleted"));
        assert_eq!(
            found
                .entries
                .iter()
                .filter(|entry| matches!(&entry.act, Act::Path(p) if p.starts_with("/settings")))
                .count(),
            6
        );
    }

    #[test]
    fn every_settings_page_exists_under_its_own_words() {
        let mut paths: Vec<_> = SETTINGS.iter().map(|page| page.0).collect();
        paths.dedup();
        assert_eq!(paths.len(), SETTINGS.len());
    }
}
