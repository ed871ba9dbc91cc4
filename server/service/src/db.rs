//! The two engines.

/// The database.
#[derive(Clone)]
pub struct Db;
