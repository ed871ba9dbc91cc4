//! Fills an empty desk with Pédalune, a fictional bike-sharing company: people, categories, two years of tickets with their threads.
//! The same seed and the same instant give the same desk. It keeps what normal use keeps: events, keys, threads, what was seen.
//! It never touches a desk that has users or tickets.

mod binder;
mod calendar;
mod cupboard;
mod endings;
mod house;
mod ledger;
mod letters;
mod live;
mod names;
mod pen;
mod people;
mod pictured;
mod plot;
mod random;
mod scribe;
mod stage;
mod standing;
mod story;
mod words;

use crate::db::{On, Tx, each};
use crate::{Fault, HelpDesk};
use calendar::Calendar;
use desk::Timestamp;
use desk::time::DAY;
use house::House;
use ledger::{Keys, Ledger};
use live::Load;
use people::{INES, NOOR, PASSWORD, STAFF, YARA};
use plot::Plot;
use random::Dice;
use stage::Stage;
use std::collections::VecDeque;

const USERS: &str = r#"select count(*) from "user""#;
const TICKETS: &str = "select count(*) from ticket";
const NUMBERS: &str = "update counter set n = n + $1 where name = 'ticket' returning n";
const MOVED: &str = "update ticket set moved_seq = $1 where id = $2";

/// Tickets of one transaction: up to here a fill is all or nothing.
const COMMIT: usize = 60_000;

impl HelpDesk {
    /// Fills an empty desk with `tickets` tickets; answers the lines to print. `one`: one message a ticket, for scale.
    pub async fn fill_demo(&self, tickets: u64, seed: u64, one: bool) -> Result<Vec<String>, Fault> {
        let now = self.now();
        let tickets = usize::try_from(tickets).map_err(|_| Fault::row("so many tickets do not fit"))?;
        let since = now.plus(-729 * DAY);
        let mut tx = self.write_tx().await?;
        refuse_unless_empty(&mut tx).await?;
        let house = House::build(self, &mut tx, since).await?;
        let keys = ledger::take(&mut tx).await?;
        let n = tickets as i64;
        let number: i64 = each!(tx, |c| sqlx::query_scalar(NUMBERS).bind(n).fetch_one(c).await)?;
        let stage = Stage::new(self.clone(), house, Ledger::new(&mut tx), keys, number - n, seed, one);
        let (send, loads) = tokio::sync::mpsc::channel(1);
        // Making up a load and writing the one before go on at the same time.
        let play = tokio::task::spawn_blocking(move || {
            play(stage, now, since, (tickets, seed, one), |load| send.blocking_send(load).is_ok())
        });
        let written = self.write_loads(tx, loads).await;
        let played = play.await.map_err(|error| Fault::row(format!("the demo was lost: {error}")))?;
        written?;
        played?;
        Ok(lines(tickets))
    }

    async fn write_loads(&self, tx: Tx, mut loads: tokio::sync::mpsc::Receiver<Load>) -> Result<(), Fault> {
        let mut tx = Some(tx);
        let (mut keys, mut open) = (Keys::default(), 0);
        while let Some(load) = loads.recv().await {
            let mut held = match tx.take() {
                Some(held) => held,
                None => self.again(&keys).await?,
            };
            for built in load.statements {
                ledger::run(&mut held, built).await?;
            }
            for (seq, ticket) in load.moved {
                each!(held, |c| sqlx::query(MOVED).bind(seq).bind(ticket).execute(c).await.map(drop))?;
            }
            keys = load.keys;
            open += load.tickets;
            if open < COMMIT {
                tx = Some(held);
                continue;
            }
            open = 0;
            ledger::give_back(&mut held, &keys).await?;
            self.commit(held).await?;
        }
        if let Some(mut held) = tx {
            ledger::give_back(&mut held, &keys).await?;
            self.commit(held).await?;
        }
        Ok(())
    }

    /// The next transaction of a large fill.
    async fn again(&self, keys: &Keys) -> Result<Tx, Fault> {
        let mut tx = self.write_tx().await?;
        if ledger::take(&mut tx).await? != *keys {
            return Err(Fault::row(
                "somebody else wrote to this desk while the demo filled it; fill a desk that nobody uses yet",
            ));
        }
        Ok(tx)
    }
}

async fn refuse_unless_empty(tx: &mut Tx) -> Result<(), Fault> {
    let users: i64 = each!(tx, |c| sqlx::query_scalar(USERS).fetch_one(c).await)?;
    let tickets: i64 = each!(tx, |c| sqlx::query_scalar(TICKETS).fetch_one(c).await)?;
    if users + tickets > 0 {
        return Err(Fault::row(format!(
            "this desk has {users} users and {tickets} tickets; the demo fills only an empty one"
        )));
    }
    Ok(())
}

fn play(
    stage: Stage,
    now: Timestamp,
    since: Timestamp,
    (tickets, seed, one): (usize, u64, bool),
    take: impl FnMut(Load) -> bool,
) -> Result<(), Fault> {
    let calendar = Calendar::of_brussels(now);
    let known = pictured::people();
    let mut written: Vec<_> = pictured::stories(now.0, &calendar).into_iter().take(tickets).collect();
    written.sort_by_key(|story| story.steps.first().map_or(0, |step| step.at));
    let horizon = now.0 - pictured::SPAN - 1;
    let count = tickets - written.len();
    let births = calendar.births(count, since.0 + DAY, horizon, &mut Dice::new(seed, 0xb1));
    // A few hundred people write to a small desk; a large one has an address book of its size.
    let size = (350 - known.len()).max((tickets / 5).min(200_000));
    let mut plot = Plot::new(calendar, horizon, one);
    stage.play(&mut plot, &births, VecDeque::from(written), (known, size), since.0, take)
}

fn lines(tickets: usize) -> Vec<String> {
    let of = |place: usize, who: &str| {
        format!("Sign in as {}@pedalune.example / {PASSWORD} ({who})", STAFF[place].sign_in)
    };
    vec![
        format!("Pédalune is ready: {} people, {tickets} tickets.", STAFF.len()),
        of(INES, "super admin"),
        of(NOOR, "agent who sees what her team has"),
        of(YARA, "agent who sees her own tickets"),
    ]
}
