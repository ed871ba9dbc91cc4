//! `/csp-report`: what browsers say our pages tried against their own policy. Counted, and a few of them logged; anybody may send
//! anything here, so nothing of it is believed or kept.

use super::House;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use http::StatusCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Bytes of a report at most.
pub const REPORT: usize = 16 * 1024;
/// Characters of it in the log.
const LOGGED: usize = 500;
/// Lines a minute in the log.
const LINES: u32 = 10;

/// What was reported.
#[derive(Default)]
pub struct Reports {
    count: AtomicU64,
    minute: Mutex<Option<(Instant, u32)>>,
}

impl Reports {
    /// How many there were since the start.
    pub fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    fn may_log(&self) -> bool {
        let mut minute = self.minute.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, lines) = minute.get_or_insert_with(|| (Instant::now(), 0));
        if since.elapsed() > Duration::from_secs(60) {
            (*since, *lines) = (Instant::now(), 0);
        }
        *lines += 1;
        *lines <= LINES
    }
}

/// Takes a report.
pub async fn take(State(house): State<House>, body: Body) -> StatusCode {
    let Ok(bytes) = to_bytes(body, REPORT).await else { return StatusCode::PAYLOAD_TOO_LARGE };
    house.reports.count.fetch_add(1, Ordering::Relaxed);
    if house.reports.may_log() {
        let report: String = String::from_utf8_lossy(&bytes).chars().take(LOGGED).collect();
        tracing::warn!(report = ?report, "a browser reported a breach of a page's policy");
    }
    StatusCode::NO_CONTENT
}
