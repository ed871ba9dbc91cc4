//! One line of the palette, and what it does.

use crate::change;
use crate::keys::table;
use crate::palette::sections::Section;
use crate::palette::{Step, address};
use crate::shell::Hands;
use desk::ticket::Change;
use desk::{TicketId, TicketNumber};
use leptos::prelude::*;
use std::ops::Range;

/// The drawing before a line.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Sign {
    /// From the sprite.
    Icon(&'static str),
    /// A status.
    Status(desk::pipeline::StatusCategory),
    /// A priority.
    Priority(Option<desk::ticket::Priority>),
    /// A person.
    Person(i64, String),
}

/// What a line does.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Act {
    /// A command of the table, on this ticket.
    Command(&'static str, Option<TicketId>),
    /// To an address.
    Path(String),
    /// Opens a ticket.
    Ticket(TicketNumber),
    /// A second step.
    Choose(Step),
    /// Changes a ticket.
    Change(TicketId, Change),
}

/// A line.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Entry {
    /// Its drawing.
    pub(super) sign: Sign,
    /// Its words.
    pub(super) name: String,
    /// Where the typed letters stand in them, in bytes.
    pub(super) hit: Range<usize>,
    /// The key that does the same.
    pub(super) keys: Option<&'static str>,
    /// What it does.
    pub(super) act: Act,
}

/// How many lines there are.
pub(super) fn count(sections: &[Section]) -> usize {
    sections.iter().map(|section| section.entries.len()).sum()
}

/// The n-th line, counted through all sections.
pub(super) fn nth(sections: &[Section], at: usize) -> Option<&Entry> {
    sections.iter().flat_map(|section| &section.entries).nth(at)
}

/// Does what a line does, after the palette has closed.
pub(super) fn run(hands: Hands, act: Act) {
    match act {
        Act::Command(id, ticket) => {
            if let Some(command) = table::named(id) {
                (command.run)(hands, ticket);
            }
        }
        Act::Path(path) => hands.go(path),
        Act::Ticket(number) => {
            hands.screen.arriving.set(Some(number));
            hands.go(address(hands, number));
        }
        Act::Choose(step) => {
            hands.screen.step.set(step);
            hands.screen.palette.set(true);
        }
        Act::Change(ticket, change) => {
            let said = change::said_of(hands, ticket, &change);
            change::make(hands, ticket, vec![change], said);
        }
    }
}
