//! The parts of a plot that depend on where it stands in the end: nobody answered yet, one message only, settled.

use super::letters::Kind;
use super::pen::Pen;
use super::plot::{Outcome, SORTERS};
use super::story::Act;
use desk::pipeline::StatusCategory;
use desk::ticket::Priority;
use desk::time::{DAY, HOUR, MINUTE};

/// Nobody has answered: perhaps somebody looked at it.
pub fn fresh(pen: &mut Pen<'_>, area: usize, (owner, team): (usize, usize), priority: Option<Priority>) {
    let to = match pen.dice.weighted(&[46, 30, 24]) {
        0 => None,
        1 => Some((None, Some(team))),
        _ => Some((Some(owner), Some(team))),
    };
    if to.is_some() || pen.dice.chance(50) {
        pen.at_work(MINUTE, 2 * HOUR);
        let about = pen.dice.chance(70).then_some(area);
        let sorts = to.is_some() || priority.is_some() || about.is_some();
        if sorts {
            let by = SORTERS[pen.dice.below(SORTERS.len())];
            pen.act(Act::Sort { by, to, priority, about });
        }
    }
    if pen.dice.chance(15) {
        pen.at_home(2 * HOUR, 26 * HOUR);
        pen.customer("nudge", Kind::Text);
    }
}

/// One message a ticket: sorted and moved by hand.
pub fn short(
    pen: &mut Pen<'_>,
    area: usize,
    outcome: Outcome,
    to: (usize, usize),
    priority: Option<Priority>,
) {
    let (owner, team) = to;
    if outcome == Outcome::New && pen.dice.chance(60) {
        return;
    }
    pen.at_work(2 * MINUTE, 4 * HOUR);
    let priority = priority.filter(|_| pen.dice.chance(20));
    let about = pen.dice.chance(8).then_some(area);
    pen.act(Act::Sort { by: owner, to: Some((Some(owner), Some(team))), priority, about });
    let to = match outcome {
        Outcome::Closed => StatusCategory::Closed,
        Outcome::Ours => StatusCategory::Open,
        Outcome::Theirs => StatusCategory::Waiting,
        Outcome::New | Outcome::Spam => return,
    };
    pen.at_work(5 * MINUTE, 3 * DAY);
    pen.act(Act::Move { by: owner, to });
}

/// How a settled ticket is closed, and sometimes opened once more.
pub fn end(pen: &mut Pen<'_>, owner: usize, closed: bool) {
    if closed {
        if pen.dice.chance(7) {
            // The customer writes on the closed ticket: it opens again.
            pen.at_home(2 * HOUR, 9 * DAY);
            let (section, settled) = if pen.dice.chance(50) { ("thanks", true) } else { ("still", false) };
            pen.customer(section, Kind::Text);
            pen.at_work(10 * MINUTE, 8 * HOUR);
            match settled {
                true => pen.act(Act::Move { by: owner, to: StatusCategory::Closed }),
                false => {
                    let sorry = pen.phrase("sorry");
                    pen.reply(owner, &sorry, Some(StatusCategory::Closed));
                }
            }
        }
        return;
    }
    match pen.dice.weighted(&[62, 22, 16]) {
        0 => {
            pen.at_home(5 * MINUTE, 30 * HOUR);
            pen.customer("thanks", Kind::Text);
            pen.at_work(3 * MINUTE, 9 * HOUR);
            pen.act(Act::Move { by: owner, to: StatusCategory::Closed });
        }
        1 => {
            pen.at_home(HOUR, 40 * HOUR);
            pen.customer("still", Kind::Text);
            pen.at_work(8 * MINUTE, 7 * HOUR);
            let sorry = pen.phrase("sorry");
            pen.reply(owner, &sorry, Some(StatusCategory::Closed));
        }
        _ => {
            pen.at_work(5 * DAY, 9 * DAY);
            let closing = pen.phrase("closing");
            pen.reply(owner, &closing, Some(StatusCategory::Closed));
        }
    }
}
