//! Instants, and a person's civil time made from offsets the server compiled. No zone table, no clock.

use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01T00:00:00Z, in rows, on the wire and in rules.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A minute, in milliseconds.
pub const MINUTE: i64 = 60_000;
/// An hour, in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// A day of 24 hours, in milliseconds.
pub const DAY: i64 = 24 * HOUR;

impl Timestamp {
    /// Milliseconds from `earlier` to `self`; negative when `self` is the earlier one.
    pub fn since(self, earlier: Timestamp) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
    /// The instant `ms` milliseconds later (or earlier, when negative).
    pub fn plus(self, ms: i64) -> Timestamp {
        Timestamp(self.0.saturating_add(ms))
    }
}

/// A person's zone as sorted (from this instant on, seconds east of UTC) pairs. The first pair also holds before its instant.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Offsets(pub Vec<(Timestamp, i32)>);

impl Offsets {
    /// Coordinated universal time.
    pub fn utc() -> Offsets {
        Offsets(vec![(Timestamp(i64::MIN), 0)])
    }

    /// Seconds east of UTC at `at`.
    pub fn at(&self, at: Timestamp) -> i32 {
        let next = self.0.partition_point(|(from, _)| *from <= at);
        self.0.get(next.saturating_sub(1)).map_or(0, |(_, offset)| *offset)
    }

    /// What the clock on this person's wall shows at `at`.
    pub fn civil(&self, at: Timestamp) -> Civil {
        Civil::from_seconds(at.0.div_euclid(1000) + i64::from(self.at(at)))
    }
}

/// A wall clock and calendar reading, in the proleptic Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Civil {
    /// Year, for example 2026.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
    /// Days since 1970-01-01 in this civil time: two readings are on one day when these are equal.
    pub day_number: i32,
}

impl Civil {
    /// From seconds since 1970-01-01T00:00:00 on this wall clock.
    pub fn from_seconds(seconds: i64) -> Civil {
        let days = seconds.div_euclid(86_400);
        let rest = seconds.rem_euclid(86_400);
        // Days to a date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
        let z = days + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Civil {
            year: year as i32,
            month: month as u8,
            day: (day_of_year - (153 * shifted + 2) / 5 + 1) as u8,
            hour: (rest / 3600) as u8,
            minute: (rest / 60 % 60) as u8,
            second: (rest % 60) as u8,
            day_number: days as i32,
        }
    }

    /// Monday = 0 to Sunday = 6.
    pub fn weekday(&self) -> u8 {
        (self.day_number + 3).rem_euclid(7) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leap_day_reads_as_the_29th_of_february() {
        let civil = Offsets::utc().civil(Timestamp(1_709_164_800_000));
        assert_eq!((civil.year, civil.month, civil.day, civil.weekday()), (2024, 2, 29, 3));
    }

    #[test]
    fn an_instant_before_1970_still_reads() {
        let civil = Offsets::utc().civil(Timestamp(-1));
        assert_eq!((civil.year, civil.month, civil.day, civil.hour, civil.second), (1969, 12, 31, 23, 59));
    }

    #[test]
    fn the_offset_changes_at_its_instant_and_not_before() {
        let zone = Offsets(vec![(Timestamp(0), 3600), (Timestamp(10_000), 7200)]);
        assert_eq!(zone.civil(Timestamp(9_999)).hour, 1);
        assert_eq!(zone.civil(Timestamp(10_000)).hour, 2);
        assert_eq!(zone.at(Timestamp(-5)), 3600);
    }
}
