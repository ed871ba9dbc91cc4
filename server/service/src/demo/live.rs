//! A story while it is played, and the loads that leave the stage.

use super::ledger::{Built, Keys};
use super::standing::Standing;
use super::story::Story;

/// Rows for the database, in one piece.
pub struct Load {
    /// Inserts, in order.
    pub statements: Vec<Built>,
    /// (place in the log, ticket): newest messages of tickets that are written already.
    pub moved: Vec<(i64, i64)>,
    /// Tickets in it.
    pub tickets: usize,
    /// The newest keys after it.
    pub keys: Keys,
}

/// A story that is being played.
pub struct Live {
    /// What happens.
    pub story: Story,
    /// Steps that were played.
    pub next: usize,
    /// Where it stands.
    pub standing: Standing,
    /// Its number.
    pub number: i64,
    /// Threads: with the customer, between colleagues; 0 = none yet.
    pub threads: [i64; 2],
    /// Key of the newest reply; 0 = none yet.
    pub last_reply: i64,
    /// Place of its newest message in the log.
    pub moved_seq: i64,
    /// Who did something, and the place of their last event.
    pub acted: Vec<(usize, i64)>,
    /// Its row is in the database.
    pub written: bool,
}

impl Live {
    /// A story that begins.
    pub fn of(story: Story, standing: Standing) -> Live {
        Live {
            story,
            next: 0,
            standing,
            number: 0,
            threads: [0; 2],
            last_reply: 0,
            moved_seq: 0,
            acted: Vec::new(),
            written: false,
        }
    }
}
