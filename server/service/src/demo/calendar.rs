//! When things happen at Pédalune: two years of weeks with busy mornings, quiet Sundays, more riders in summer, and a desk that
//! is staffed from Monday to Saturday. Whole numbers only, so that every machine finds the same instants.

use super::random::Dice;
use desk::Timestamp;
use desk::time::{Civil, DAY, HOUR, MINUTE, Offsets};

/// Civil time of the desk's own zone.
pub struct Calendar(Offsets);

/// How busy an hour is, from midnight on.
const HOURS: [usize; 24] =
    [2, 1, 1, 1, 1, 3, 8, 22, 34, 26, 20, 18, 24, 20, 16, 17, 22, 32, 30, 20, 14, 11, 8, 4];
/// How busy a day is, from Monday on.
const WEEKDAYS: [i64; 7] = [115, 108, 100, 102, 106, 74, 58];
/// How busy a month is, from January on.
const MONTHS: [i64; 12] = [62, 66, 84, 100, 118, 132, 136, 122, 126, 104, 80, 60];

impl Calendar {
    /// The zone that the desk works in.
    pub fn of_brussels(now: Timestamp) -> Calendar {
        Calendar(crate::zones::offsets("Europe/Brussels", now))
    }

    /// What the clock on the desk's wall shows.
    pub fn civil(&self, at: i64) -> Civil {
        self.0.civil(Timestamp(at))
    }

    /// The instant at which a day begins on that wall.
    fn midnight(&self, day: i32) -> i64 {
        let utc = i64::from(day) * DAY;
        utc - i64::from(self.0.at(Timestamp(utc))) * 1000
    }

    /// `at`, or an instant soon after the desk opens when it is closed then.
    pub fn staffed(&self, at: i64, dice: &mut Dice) -> i64 {
        self.within(at, dice, 70, |weekday| match weekday {
            5 => Some((9 * HOUR, 17 * HOUR)),
            6 => None,
            _ => Some((7 * HOUR + 30 * MINUTE, 19 * HOUR)),
        })
    }

    /// `at`, or a time in the morning when people sleep then.
    pub fn awake(&self, at: i64, dice: &mut Dice) -> i64 {
        self.within(at, dice, 150, |_| Some((6 * HOUR + 30 * MINUTE, 23 * HOUR + 20 * MINUTE)))
    }

    fn within(&self, at: i64, dice: &mut Dice, spread: i64, hours: impl Fn(u8) -> Option<(i64, i64)>) -> i64 {
        let today = self.civil(at).day_number;
        for day in today..today + 8 {
            let midnight = self.midnight(day);
            let weekday = (day + 3).rem_euclid(7) as u8;
            let Some((opens, closes)) = hours(weekday) else { continue };
            if at < midnight + opens {
                return midnight + opens + dice.between(1, spread) * MINUTE + dice.between(0, 59_999);
            }
            if at < midnight + closes {
                return at;
            }
        }
        at
    }

    /// `n` instants from `from` to `until`, ascending: more as the company grows, and most of the last days.
    pub fn births(&self, n: usize, from: i64, until: i64, dice: &mut Dice) -> Vec<i64> {
        let (first, last) = (self.civil(from).day_number, self.civil(until).day_number);
        let weights: Vec<i64> = (first..=last).map(|day| self.busy(day, first, last, dice)).collect();
        let total: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        let mut births = Vec::with_capacity(n);
        let mut so_far = 0_i128;
        for (day, weight) in (first..=last).zip(&weights) {
            so_far += i128::from(*weight);
            let due = (so_far * n as i128 / total.max(1)) as usize;
            while births.len() < due {
                births.push(self.instant(day, from, until, dice));
            }
        }
        births.sort_unstable();
        births
    }

    fn busy(&self, day: i32, first: i32, last: i32, dice: &mut Dice) -> i64 {
        let civil = Civil::from_seconds(i64::from(day) * 86_400);
        let grown = 1000 + 1000 * i64::from(day - first) / i64::from((last - first).max(1));
        let age = 7 + i64::from(last - day);
        let lately = 10_000 * 49 / (age * age);
        let season = MONTHS[usize::from(civil.month - 1)];
        WEEKDAYS[usize::from(civil.weekday())] * (grown * season / 100 + lately) * dice.between(80, 125)
    }

    fn instant(&self, day: i32, from: i64, until: i64, dice: &mut Dice) -> i64 {
        let midnight = self.midnight(day);
        for _ in 0..4 {
            let hour = dice.weighted(&HOURS) as i64;
            let at = midnight + hour * HOUR + dice.between(0, HOUR - 1);
            if (from..=until).contains(&at) {
                return at;
            }
        }
        // The first and the last day are cut.
        let (low, high) = (midnight.max(from), (midnight + DAY).min(until));
        low + dice.between(0, (high - low).max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_262_400_000; // Saturday 2026-11-21 12:00 UTC

    #[test]
    fn births_are_as_many_as_asked_in_order_and_mostly_on_working_days() {
        let calendar = Calendar::of_brussels(Timestamp(NOW));
        let births = calendar.births(5000, NOW - 729 * DAY, NOW, &mut Dice::new(1, 1));
        assert_eq!(births.len(), 5000);
        assert!(births.is_sorted());
        assert!(births.iter().all(|at| (NOW - 729 * DAY..=NOW).contains(at)));
        let sundays = births.iter().filter(|at| calendar.civil(**at).weekday() == 6).count();
        assert!((200..700).contains(&sundays), "{sundays}");
        let lately = births.iter().filter(|at| **at > NOW - 14 * DAY).count();
        assert!(lately > 200, "{lately}");
    }

    #[test]
    fn nobody_at_the_desk_works_on_sunday_or_at_night() {
        let calendar = Calendar::of_brussels(Timestamp(NOW));
        let mut dice = Dice::new(2, 2);
        let sunday = calendar.civil(calendar.staffed(NOW + DAY, &mut dice));
        assert_eq!(sunday.weekday(), 0);
        let evening = calendar.civil(calendar.staffed(NOW + 8 * HOUR, &mut dice));
        assert_eq!((evening.weekday(), evening.hour >= 7), (0, true));
        assert_eq!(calendar.staffed(NOW, &mut dice), NOW);
    }
}
