//! Rows under the day of their newest message, where the list is in the order of time. Pure.

use desk::time::Offsets;
use desk::{TicketId, Timestamp};
use words::{Language, workspace};

/// A stretch of time that a heading names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Day {
    /// Today, and what a clock ahead of ours calls tomorrow.
    Today,
    /// Yesterday.
    Yesterday,
    /// This week, from Monday on, before yesterday.
    ThisWeek,
    /// Before.
    Earlier,
}

impl Day {
    /// The stretch that `at` lies in, for somebody in this zone.
    pub(super) fn of(offsets: &Offsets, now: Timestamp, at: Timestamp) -> Day {
        let today = offsets.civil(now);
        let days = today.day_number - offsets.civil(at).day_number;
        match days {
            ..=0 => Day::Today,
            1 => Day::Yesterday,
            days if days <= i32::from(today.weekday()) => Day::ThisWeek,
            _ => Day::Earlier,
        }
    }

    /// Its heading.
    pub(super) fn words(self, language: Language) -> String {
        match self {
            Day::Today => workspace::today(language),
            Day::Yesterday => workspace::yesterday(language),
            Day::ThisWeek => workspace::this_week(language),
            Day::Earlier => workspace::earlier(language),
        }
    }
}

/// One line of the grid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Line {
    /// A heading, and how many rows are below it where that is known: not where the next page may bring more.
    Heading(Day, Option<u64>),
    /// A row.
    Row(TicketId),
}

impl Line {
    /// What it is among the others: a heading stays itself when its number changes.
    pub(super) fn key(&self) -> String {
        match self {
            Line::Heading(day, _) => format!("{day:?}"),
            Line::Row(id) => id.to_string(),
        }
    }
}

/// Rows with their headings. `more`: the list goes on behind the last row.
pub(super) fn under_days(rows: &[(TicketId, Day)], more: bool) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rows.len() + 4);
    for stretch in rows.chunk_by(|a, b| a.1 == b.1) {
        let last = stretch.last().map(|(id, _)| *id) == rows.last().map(|(id, _)| *id);
        let count = (!(last && more)).then_some(stretch.len() as u64);
        if let Some((_, day)) = stretch.first() {
            lines.push(Line::Heading(*day, count));
        }
        lines.extend(stretch.iter().map(|(id, _)| Line::Row(*id)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::time::DAY;

    const NOON: Timestamp = Timestamp(1_795_262_400_000); // 2026-11-21T12:00:00Z, a Saturday

    #[test]
    fn a_week_begins_on_monday_and_its_last_two_days_have_their_own_names() {
        let day = |days: i64| Day::of(&Offsets::utc(), NOON, NOON.plus(-days * DAY));
        assert_eq!(day(0), Day::Today);
        assert_eq!(day(-1), Day::Today, "a clock that runs ahead");
        assert_eq!(day(1), Day::Yesterday);
        assert_eq!(day(5), Day::ThisWeek, "Monday");
        assert_eq!(day(6), Day::Earlier, "Sunday");
    }

    #[test]
    fn on_monday_nothing_is_earlier_this_week() {
        let monday = NOON.plus(-5 * DAY);
        assert_eq!(Day::of(&Offsets::utc(), monday, monday.plus(-2 * DAY)), Day::Earlier);
    }

    #[test]
    fn a_heading_counts_only_what_is_surely_all_of_it() {
        let rows = [(TicketId(1), Day::Today), (TicketId(2), Day::Today), (TicketId(3), Day::Earlier)];
        assert_eq!(
            under_days(&rows, true),
            [
                Line::Heading(Day::Today, Some(2)),
                Line::Row(TicketId(1)),
                Line::Row(TicketId(2)),
                Line::Heading(Day::Earlier, None),
                Line::Row(TicketId(3)),
            ]
        );
        assert_eq!(under_days(&rows[2..], false)[0], Line::Heading(Day::Earlier, Some(1)));
        assert!(under_days(&[], true).is_empty());
    }
}
