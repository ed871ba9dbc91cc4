//! Instants as a person reads them: 24 hours, British dates in English, their own zone.

use crate::Language;
use desk::Timestamp;
use desk::time::{Civil, Offsets};

const MONTHS: [[&str; 12]; 3] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
];
const MONTHS_SHORT: [[&str; 12]; 3] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
];
const DAYS: [[&str; 7]; 3] = [
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
];
const DAYS_SHORT: [[&str; 7]; 3] = [
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    ["ma", "di", "wo", "do", "vr", "za", "zo"],
];

fn row(language: Language) -> usize {
    match language {
        Language::En | Language::Pseudo => 0,
        Language::Fr => 1,
        Language::Nl => 2,
    }
}

/// "10:26".
pub fn clock(civil: &Civil) -> String {
    format!("{:02}:{:02}", civil.hour, civil.minute)
}

/// "21 November 2026", "1er novembre 2026", "21 november 2026".
pub fn date(language: Language, civil: &Civil) -> String {
    let month = MONTHS[row(language)][usize::from(civil.month) - 1];
    let day =
        if language == Language::Fr && civil.day == 1 { "1er".to_owned() } else { civil.day.to_string() };
    format!("{day} {month} {}", civil.year)
}

/// "Saturday 21 November 2026, 10:26": the full date that stands one focus away from every short one.
pub fn full(language: Language, offsets: &Offsets, at: Timestamp) -> String {
    let civil = offsets.civil(at);
    let day = DAYS[row(language)][usize::from(civil.weekday())];
    format!("{day} {}, {}", date(language, &civil), clock(&civil))
}

/// The shortest form that says which day: "10:26" today, "Mon" within the last six days, "12 May" this year, "12 May 2025".
pub fn short(language: Language, offsets: &Offsets, now: Timestamp, at: Timestamp) -> String {
    let (today, civil) = (offsets.civil(now), offsets.civil(at));
    let days = today.day_number - civil.day_number;
    let row = row(language);
    if days == 0 {
        return clock(&civil);
    }
    if (1..=6).contains(&days) {
        return DAYS_SHORT[row][usize::from(civil.weekday())].to_owned();
    }
    let month = MONTHS_SHORT[row][usize::from(civil.month) - 1];
    if civil.year == today.year {
        format!("{} {month}", civil.day)
    } else {
        format!("{} {month} {}", civil.day, civil.year)
    }
}

/// As [`short`], with the clock behind a day: "Mon 10:26".
pub fn moment(language: Language, offsets: &Offsets, now: Timestamp, at: Timestamp) -> String {
    let short = short(language, offsets, now, at);
    let time = clock(&offsets.civil(at));
    if short == time { short } else { format!("{short} {time}") }
}

/// For machines beside the words: the value of `<time datetime>`, in UTC.
pub fn machine(at: Timestamp) -> String {
    let c = Civil::from_seconds(at.0.div_euclid(1000));
    format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", c.year, c.month, c.day, c.hour, c.minute, c.second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::time::DAY;

    const NOON: Timestamp = Timestamp(1_795_262_400_000); // 2026-11-21T12:00:00Z, a Saturday

    #[test]
    fn a_short_time_says_which_day_and_no_more() {
        let utc = Offsets::utc();
        let short = |language, at| short(language, &utc, NOON, at);
        assert_eq!(short(Language::En, NOON), "12:00");
        assert_eq!(short(Language::Fr, NOON.plus(-DAY)), "ven.");
        assert_eq!(short(Language::Nl, NOON.plus(-40 * DAY)), "12 okt");
        assert_eq!(short(Language::En, NOON.plus(-400 * DAY)), "17 Oct 2025");
        assert_eq!(short(Language::En, NOON.plus(DAY)), "22 Nov");
    }

    #[test]
    fn the_full_date_reads_in_each_language() {
        let utc = Offsets::utc();
        assert_eq!(full(Language::En, &utc, NOON), "Saturday 21 November 2026, 12:00");
        assert_eq!(full(Language::Fr, &utc, NOON.plus(-20 * DAY)), "dimanche 1er novembre 2026, 12:00");
        assert_eq!(full(Language::Nl, &utc, NOON), "zaterdag 21 november 2026, 12:00");
    }
}
