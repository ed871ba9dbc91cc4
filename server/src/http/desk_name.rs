//! What every page needs to know of the desk, kept for a moment: its name, and whether anybody has an account.

use service::{Fault, HelpDesk};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// How long a name is believed without asking: this process's own changes ring at once, another's show after this.
const BELIEVED: Duration = Duration::from_secs(1);

struct Kept {
    rung: u64,
    at: Instant,
    name: String,
}

/// The desk's name and its first-run state.
pub struct DeskName {
    bell: watch::Receiver<u64>,
    kept: Mutex<Option<Kept>>,
    /// Somebody has an account: that never ends.
    settled: AtomicBool,
}

impl DeskName {
    /// Knows nothing yet.
    pub fn new(desk: &HelpDesk) -> DeskName {
        DeskName { bell: desk.bell(), kept: Mutex::new(None), settled: AtomicBool::new(false) }
    }

    /// The name.
    pub async fn name(&self, desk: &HelpDesk) -> Result<String, Fault> {
        let rung = *self.bell.borrow();
        if let Some(kept) = &*self.kept.lock().unwrap_or_else(PoisonError::into_inner)
            && kept.rung == rung
            && kept.at.elapsed() < BELIEVED
        {
            return Ok(kept.name.clone());
        }
        let at = Instant::now();
        let name = desk.desk_name().await?;
        let kept = Kept { rung, at, name: name.clone() };
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        Ok(name)
    }

    /// Nobody has an account yet.
    pub async fn first_run(&self, desk: &HelpDesk) -> Result<bool, Fault> {
        if self.settled.load(Ordering::Relaxed) {
            return Ok(false);
        }
        let settled = desk.has_users().await?;
        self.settled.store(settled, Ordering::Relaxed);
        Ok(!settled)
    }
}
