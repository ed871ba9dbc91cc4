//! Work to do after a commit: inserted in the transaction that causes it, claimed with a lease and a fencing attempt.

use crate::db::{On, Tx, each};
use crate::{Fault, HelpDesk};
use desk::{JobId, MessageId, RawMailId, Timestamp};

macro_rules! work {
    ($($(#[doc = $doc:literal])* $name:ident($id:ident) = $word:literal;)*) => {
        /// What there is to do: the table of job kinds.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Work { $($(#[doc = $doc])* $name($id)),* }

        impl Work {
            /// Every kind.
            pub const WORDS: &'static [&'static str] = &[$($word),*];
            /// The word in the `kind` column.
            pub fn word(self) -> &'static str { match self { $(Work::$name(_) => $word),* } }
            fn subject(self) -> i64 { match self { $(Work::$name(id) => id.0),* } }
            fn read(word: &str, subject: i64) -> Option<Work> {
                match word { $($word => Some(Work::$name($id(subject))),)* _ => None }
            }
        }
    };
}

work! {
    /// Read a raw mail and make it a message.
    ReadMail(RawMailId) = "read-mail";
    /// Send a reply.
    SendReply(MessageId) = "send-reply";
}

/// A claimed job.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// Key.
    pub id: JobId,
    /// What to do.
    pub work: Work,
    /// The fencing token: who finishes must still hold it.
    pub attempt: i64,
    /// Which try this is since the job was last scheduled by hand, from 1.
    pub tries: i64,
    /// Until when nobody else takes it.
    pub lease_until: Timestamp,
}

const ADD: &str = "
    insert into job (kind, subject, run_at, state, attempt, base, said, created_at)
    values ($1, $2, $3, 'waiting', 0, 0, '', $4)
    on conflict (kind, subject) do update set run_at = excluded.run_at, state = 'waiting', attempt = job.attempt + 1,
        base = job.attempt + 1";
const MINE: &str = "select count(*) from job where id = $1 and attempt = $2 and state = 'running'";
const DONE: &str = "delete from job where id = $1 and attempt = $2 and state = 'running'";
const AGAIN: &str = "
    update job set state = 'waiting', run_at = $3, lease_until = null, node = null, said = $4
    where id = $1 and attempt = $2 and state = 'running'";
const DEAD: &str = "
    update job set state = 'dead', lease_until = null, node = null, said = $3
    where id = $1 and attempt = $2 and state = 'running'";
const RENEW: &str = "update job set lease_until = $3 where id = $1 and attempt = $2 and state = 'running'";
const NEXT: &str = "
    select min(case when state = 'running' then lease_until else run_at end) from job where state in ('waiting', 'running')";
const RELEASE: &str = "update job set lease_until = 0 where node = $1 and state = 'running'";

impl HelpDesk {
    /// Claims the earliest due job for `lease` milliseconds. The attempt is counted here, before any work.
    pub async fn claim(&self, node: &str, lease: i64) -> Result<Option<Job>, Fault> {
        let mut tx = self.write_tx().await?;
        let now = tx.at;
        let sql = crate::dialect::claim_job(&mut tx);
        let claimed: Option<(i64, String, i64, i64, i64, i64)> = each!(tx, |c| sqlx::query_as(sql)
            .bind(now.0)
            .bind(now.plus(lease).0)
            .bind(node)
            .fetch_optional(c)
            .await)?;
        tx.commit().await?;
        let Some((id, kind, subject, attempt, base, lease_until)) = claimed else { return Ok(None) };
        let work = Work::read(&kind, subject).ok_or_else(|| Fault::row(format!("job {id}: kind {kind}")))?;
        Ok(Some(Job {
            id: JobId(id),
            work,
            attempt,
            tries: attempt - base,
            lease_until: Timestamp(lease_until),
        }))
    }

    /// Makes the lease longer; `false` = somebody else has the job now.
    pub async fn renew(&self, job: &Job, lease: i64) -> Result<bool, Fault> {
        let mut tx = self.write_tx().await?;
        let until = tx.at.plus(lease).0;
        let n = each!(tx, |c| sqlx::query(RENEW)
            .bind(job.id.0)
            .bind(job.attempt)
            .bind(until)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?;
        tx.commit().await?;
        Ok(n == 1)
    }

    /// When the earliest job may run.
    pub async fn next_due(&self) -> Result<Option<Timestamp>, Fault> {
        let mut rx = self.read_tx().await?;
        let at: Option<i64> = each!(rx, |c| sqlx::query_scalar(NEXT).fetch_one(c).await)?;
        Ok(at.map(Timestamp))
    }

    /// Ends this node's leases: others need not wait for them.
    pub async fn release(&self, node: &str) -> Result<(), Fault> {
        let mut tx = self.write_tx().await?;
        each!(tx, |c| sqlx::query(RELEASE).bind(node).execute(c).await.map(drop))?;
        tx.commit().await.map(drop)
    }

    /// Puts a job back after a fault of ours.
    pub async fn later(&self, job: &Job, after: i64, said: &str) -> Result<(), Fault> {
        let mut tx = self.write_tx().await?;
        let at = tx.at.plus(after);
        again(&mut tx, job, at, said).await?;
        tx.commit().await.map(drop)
    }
}

/// Adds a job; one that exists for the same subject is scheduled anew, and whoever runs it loses it.
pub(crate) async fn add(tx: &mut Tx, work: Work, run_at: Timestamp) -> Result<(), Fault> {
    let now = tx.at;
    Ok(each!(tx, |c| sqlx::query(ADD)
        .bind(work.word())
        .bind(work.subject())
        .bind(run_at.0)
        .bind(now.0)
        .execute(c)
        .await
        .map(drop))?)
}

/// Whether the job is still this worker's: asked just before an effect outside the database.
pub(crate) async fn mine(on: &mut impl On, job: &Job) -> Result<bool, Fault> {
    let n: i64 = each!(on, |c| sqlx::query_scalar(MINE).bind(job.id.0).bind(job.attempt).fetch_one(c).await)?;
    Ok(n == 1)
}

/// Ends the job in this transaction; `false` = it was no longer ours, and the whole change must be dropped.
pub(crate) async fn done(tx: &mut Tx, job: &Job) -> Result<bool, Fault> {
    let n = each!(tx, |c| sqlx::query(DONE)
        .bind(job.id.0)
        .bind(job.attempt)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(n == 1)
}

/// Puts the job back until `at`.
pub(crate) async fn again(tx: &mut Tx, job: &Job, at: Timestamp, said: &str) -> Result<bool, Fault> {
    let n = each!(tx, |c| sqlx::query(AGAIN)
        .bind(job.id.0)
        .bind(job.attempt)
        .bind(at.0)
        .bind(said)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(n == 1)
}

/// Gives the job up: a dead letter that a person can retry.
pub(crate) async fn dead(tx: &mut Tx, job: &Job, said: &str) -> Result<bool, Fault> {
    let n = each!(tx, |c| sqlx::query(DEAD)
        .bind(job.id.0)
        .bind(job.attempt)
        .bind(said)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(n == 1)
}
