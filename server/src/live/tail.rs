//! The one reader of the log on this node. It is woken by this process's own commits and looks by itself for those of others.

use super::backlog::Change;
use super::hub::Hub;
use crate::switch::thrown;
use desk::Seq;
use std::sync::Arc;
use std::time::Duration;

/// How often it looks for commits of other processes (the pipe, another node).
const LOOK: Duration = Duration::from_millis(150);
/// How long it waits after a fault before it tries again.
const REST: Duration = Duration::from_secs(1);
/// Events read at once: coalesced by ticket, so a burst costs each browser its tickets and not its events.
const AT_ONCE: usize = 500;

/// Follows the log from `reached` until the hub closes.
pub async fn follow(hub: Arc<Hub>, mut reached: Seq) {
    let mut bell = hub.desk.bell();
    let mut closing = hub.closing();
    loop {
        tokio::select! {
            rung = bell.changed() => if rung.is_err() { return },
            () = tokio::time::sleep(LOOK) => {}
            () = thrown(&mut closing) => return,
        }
        if let Err(fault) = catch_up(&hub, &mut reached).await {
            tracing::error!(%fault, "the log could not be read; open browsers wait");
            tokio::time::sleep(REST).await;
        }
    }
}

async fn catch_up(hub: &Hub, reached: &mut Seq) -> Result<(), service::Fault> {
    loop {
        let (moved, seq) = hub.desk.moved_since(*reached, AT_ONCE).await?;
        if seq <= *reached {
            return Ok(());
        }
        let changes: Vec<Change> = moved.into_iter().map(Change::new).collect();
        hub.hand_round(&changes, seq);
        *reached = seq;
    }
}
