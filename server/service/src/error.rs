//! Faults of ours, as the log tells them.

use desk::Refusal;
/// A fault: never shown to a browser but by reference.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database said no.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The disk said no.
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    /// A row that cannot be true.
    #[error("a row that cannot be: {0}")]
    Row(String),
    /// A use case said no.
    #[error("refused: {0}")]
    Refused(Refusal),
}
