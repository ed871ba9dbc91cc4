//! The one place of the server that reads the wall clock. Everybody else is handed `now`; durations use tokio's monotonic clock.

use desk::Timestamp;
use std::time::{SystemTime, UNIX_EPOCH};

/// The current instant. A clock before 1970 reads as 1970: nothing here can be older.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
