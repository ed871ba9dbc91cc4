//! `guichet demo`: fills an empty desk, always the same from the same seed.

use super::open;
use crate::config::{DeskFlags, Place};
use crate::failure::Failure;
use clap::{Args, ValueEnum};

/// Tickets of a demo unless somebody says otherwise.
pub const TICKETS: u64 = 400;
/// The seed unless somebody says otherwise.
pub const SEED: u64 = 1;

/// Its flags.
#[derive(Args)]
pub struct Flags {
    #[command(flatten)]
    desk: DeskFlags,
    /// How many tickets
    #[arg(long, value_name = "N", default_value_t = TICKETS)]
    tickets: u64,
    /// The same seed gives the same desk
    #[arg(long, value_name = "S", default_value_t = SEED)]
    seed: u64,
    /// Whole threads, or one message a ticket for runs at scale
    #[arg(long, value_enum, default_value_t = Threads::Whole)]
    threads: Threads,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Threads {
    /// As customers and agents write
    Whole,
    /// One message a ticket
    One,
}

/// Fills the desk and prints who may sign in.
pub async fn run(flags: &Flags) -> Result<(), Failure> {
    let desk = open(&Place::of(&flags.desk)?).await?;
    let filled = desk.fill_demo(flags.tickets, flags.seed, flags.threads == Threads::One).await;
    desk.close().await;
    for line in filled? {
        println!("{line}");
    }
    Ok(())
}
