//! Claims jobs and runs a few at a time. A job whose lease this node lost is dropped where it stands: its result would be refused
//! anyway.

use super::{mail_in, mail_out};
use crate::mail::smtp::Mailer;
use crate::reference;
use crate::switch::thrown;
use service::jobs::{Job, Work};
use service::{Fault, HelpDesk};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

/// Jobs at once.
const AT_ONCE: usize = 4;
/// How long a job is ours without a sign of life, in milliseconds.
pub(super) const LEASE: i64 = 60_000;
/// How often we give one.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How often to look for work that another process brought.
const LOOK: Duration = Duration::from_millis(250);
/// How long to rest when the database does not answer.
const REST: Duration = Duration::from_secs(1);

/// The workers of this process.
pub struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    desk: HelpDesk,
    node: String,
}

impl Running {
    /// Takes no more work, lets running jobs finish for at most `patience`, gives back what is left.
    pub async fn finish(self, patience: Duration) {
        self.stop.send_replace(true);
        let mut task = self.task;
        if tokio::time::timeout(patience, &mut task).await.is_err() {
            task.abort();
        }
        if let Err(fault) = self.desk.release(&self.node).await {
            tracing::error!(%fault, "leases could not be given back; others wait until they end");
        }
    }
}

/// Starts the workers. Without a mailer replies are kept.
pub fn start(desk: HelpDesk, mailer: Option<Mailer>) -> Running {
    let stop = watch::Sender::new(false);
    let node = format!("{}-{}", std::process::id(), reference::next());
    let task = tokio::spawn(run(desk.clone(), mailer.map(Arc::new), node.clone(), stop.subscribe()));
    Running { stop, task, desk, node }
}

async fn run(desk: HelpDesk, mailer: Option<Arc<Mailer>>, node: String, mut stop: watch::Receiver<bool>) {
    let mut bell = desk.bell();
    let mut jobs = JoinSet::new();
    loop {
        while jobs.try_join_next().is_some() {}
        if *stop.borrow() {
            break;
        }
        bell.mark_unchanged();
        let claimed = if jobs.len() < AT_ONCE { claim(&desk, &node).await } else { Ok(None) };
        match claimed {
            Ok(Some(job)) => {
                jobs.spawn(one(desk.clone(), mailer.clone(), job));
                continue;
            }
            Ok(None) => {}
            Err(fault) => {
                tracing::error!(%fault, "no work could be claimed");
                tokio::time::sleep(REST).await;
            }
        }
        tokio::select! {
            // A full house waits for a job to end, others for news.
            Some(_) = jobs.join_next(), if jobs.len() >= AT_ONCE => {}
            rung = bell.changed(), if jobs.len() < AT_ONCE => if rung.is_err() { break },
            () = tokio::time::sleep(LOOK) => {}
            () = thrown(&mut stop) => {}
        }
    }
    while jobs.join_next().await.is_some() {}
}

/// Looks before it claims: a claim is a write, and an idle desk must not write four times a second.
async fn claim(desk: &HelpDesk, node: &str) -> Result<Option<Job>, Fault> {
    match desk.next_due().await? {
        Some(due) if due <= desk.now() => desk.claim(node, LEASE).await,
        Some(_) | None => Ok(None),
    }
}

/// One job, with its heartbeat.
async fn one(desk: HelpDesk, mailer: Option<Arc<Mailer>>, job: Job) {
    let work = async {
        match job.work {
            Work::ReadMail(raw) => mail_in::read(&desk, &job, raw).await,
            Work::SendReply(_) => mail_out::send(&desk, &job, mailer.as_deref()).await,
        }
    };
    let done = tokio::select! {
        done = work => done,
        () = lose(&desk, &job) => {
            tracing::warn!(job = %job.id, "a job took longer than its lease; somebody else has it now");
            return;
        }
    };
    let Err(fault) = done else { return };
    let reference = reference::next();
    let wait = wait(job.tries);
    tracing::error!(%reference, job = %job.id, kind = job.work.word(), %fault, wait, "a job failed");
    if let Err(fault) = desk.later(&job, wait, &format!("an error on our side, reference {reference}")).await
    {
        // Then the end of its lease brings it back.
        tracing::error!(%reference, %fault, "the job could not be put back");
    }
}

/// Returns when the lease is lost.
async fn lose(desk: &HelpDesk, job: &Job) {
    loop {
        tokio::time::sleep(HEARTBEAT).await;
        match desk.renew(job, LEASE).await {
            Ok(true) => {}
            Ok(false) => return,
            // The lease outlives two of these; a third one is its end, which the fencing attempt guards.
            Err(fault) => tracing::warn!(job = %job.id, %fault, "a lease could not be renewed"),
        }
    }
}

/// Milliseconds until a job that failed by our own fault is tried again: 5 s, doubling, five minutes at most.
fn wait(tries: i64) -> i64 {
    (5_000_i64 << tries.clamp(1, 10).saturating_sub(1)).min(300_000)
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn a_failed_job_waits_longer_each_time_and_five_minutes_at_most() {
        assert_eq!(
            [wait(1), wait(2), wait(6), wait(7), wait(1_000)],
            [5_000, 10_000, 160_000, 300_000, 300_000]
        );
        assert_eq!(wait(0), 5_000);
    }
}
