//! Faults of ours: what the log tells, and what of it a browser may know (a reference, nothing else).

use desk::Refusal;
use std::sync::atomic::{AtomicU64, Ordering};

/// A fault, or a refusal on its way out of a transaction.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database said no.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed, or the database is of a newer release.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The disk said no.
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    /// A row that cannot be true.
    #[error("a row that cannot be: {0}")]
    Row(String),
    /// A use case said no: not a fault, carried through the same path so that the transaction rolls back.
    #[error("refused: {0}")]
    Refused(Refusal),
}

impl Fault {
    /// A row that cannot be true.
    pub fn row(what: impl Into<String>) -> Fault {
        Fault::Row(what.into())
    }

    /// Whether the same work may go through later: a busy database, a full disk, a lost connection.
    pub fn passes(&self) -> bool {
        !matches!(self, Fault::Refused(_) | Fault::Row(_) | Fault::Migration(_))
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Fault {
        Fault::Refused(refusal)
    }
}

static FAULTS: AtomicU64 = AtomicU64::new(1);

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        match fault {
            Fault::Refused(refusal) => refusal,
            fault => {
                // The reference joins what a person reports with the line in the log; it tells nothing else.
                let reference = format!("{}-{}", std::process::id(), FAULTS.fetch_add(1, Ordering::Relaxed));
                tracing::error!(%reference, %fault, "a use case failed");
                Refusal::Internal(reference)
            }
        }
    }
}
