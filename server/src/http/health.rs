//! `/health/live`: the process answers. `/health/ready`: it can keep what it is given, shown by a write that reached the disk.

use super::House;
use super::answer;
use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// How long an answer holds: asking is free for strangers, writing is not for us.
const HOLDS: Duration = Duration::from_secs(1);

/// Whether we may be sent work.
#[derive(Default)]
pub struct Readiness {
    leaving: AtomicBool,
    last: Mutex<Option<(Instant, bool)>>,
}

impl Readiness {
    /// From now on: not ready.
    pub fn leave(&self) {
        self.leaving.store(true, Ordering::Relaxed);
    }

    async fn ask(&self, desk: &service::HelpDesk) -> bool {
        // One at a time: a hundred who ask at once are one write.
        let mut last = self.last.lock().await;
        if let Some((at, ready)) = *last
            && at.elapsed() < HOLDS
        {
            return ready;
        }
        let ready = match desk.ready().await {
            Ok(()) => true,
            Err(fault) => {
                tracing::error!(%fault, "not ready: a write did not reach the disk");
                false
            }
        };
        *last = Some((Instant::now(), ready));
        ready
    }
}

/// The process answers.
pub async fn live() -> Response {
    answer::line(StatusCode::OK, "live")
}

/// It can keep what it is given.
pub async fn ready(State(house): State<House>) -> Response {
    if house.readiness.leaving.load(Ordering::Relaxed) {
        return answer::line(StatusCode::SERVICE_UNAVAILABLE, "going: this server is being stopped");
    }
    if house.readiness.ask(&house.desk).await {
        answer::line(StatusCode::OK, "ready")
    } else {
        answer::line(
            StatusCode::SERVICE_UNAVAILABLE,
            "not ready: a test write to the database failed; the log says why",
        )
    }
}
