//! Zone arithmetic, the only room that knows zone names: compiles a person's zone into offsets that `desk` reads.

use desk::Timestamp;
use desk::time::{DAY, Offsets};
use jiff::tz::TimeZone;

/// Whether `name` is an IANA zone.
pub fn known(name: &str) -> bool {
    name.len() <= 64 && TimeZone::get(name).is_ok()
}

/// Every zone name, sorted, for the list of a preference.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    names.sort_unstable();
    names
}

/// A zone's offsets from two years before `now` to 400 days after it; an unknown name is UTC.
pub fn offsets(name: &str, now: Timestamp) -> Offsets {
    let Ok(zone) = TimeZone::get(name) else { return Offsets::utc() };
    let from = now.plus(-730 * DAY);
    let until = now.plus(400 * DAY);
    let Ok(start) = jiff::Timestamp::from_millisecond(from.0) else { return Offsets::utc() };
    let mut pairs = vec![(from, zone.to_offset(start).seconds())];
    for transition in zone.following(start) {
        let at = Timestamp(transition.timestamp().as_millisecond());
        if at > until {
            break;
        }
        pairs.push((at, transition.offset().seconds()));
    }
    Offsets(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brussels_is_an_hour_ahead_in_winter_and_two_in_summer() {
        let now = Timestamp(1_795_262_400_000); // 2026-11-21
        let zone = offsets("Europe/Brussels", now);
        assert_eq!(zone.civil(now).hour, 13);
        assert_eq!(zone.civil(Timestamp(1_783_252_800_000)).hour, 14); // 2026-07-05T12:00Z
    }

    #[test]
    fn an_unknown_zone_is_utc_and_is_known_to_be_unknown() {
        assert!(!known("Europe/Atlantis"));
        assert_eq!(offsets("Europe/Atlantis", Timestamp(0)), Offsets::utc());
        assert!(names().iter().any(|name| name == "Europe/Brussels"));
    }
}
