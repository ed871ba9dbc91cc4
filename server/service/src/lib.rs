//! The use cases of the help desk, behind one handle: [`HelpDesk`]. Each method is one transaction: load, ask whether the actor
//! may, ask a pure rule in `desk`, write, collect events, enqueue jobs, commit.
//!
//! SQL lives here and nowhere else. No HTTP, no views, no mail servers; the clock is handed in.

use desk::person::Actor;
use desk::{Refusal, Timestamp};
use std::path::PathBuf;
use std::sync::Arc;

pub mod catalog;
pub mod contacts;
pub mod db;
pub mod demo;
pub mod dialect;
pub mod drafts;
pub mod error;
pub mod files;
pub mod intake;
pub mod jobs;
pub mod key;
pub mod lists;
pub mod live;
pub mod log;
pub mod messages;
pub mod outbox;
pub mod people;
pub mod reading;
pub mod rows;
pub mod sessions;
pub mod tickets;
pub mod zones;

pub use error::Fault;

/// Answer of a use case.
pub type Answer<T> = Result<T, Refusal>;

/// How a desk is opened.
#[derive(Clone)]
pub struct Options {
    /// `sqlite://path` or `postgres://…`.
    pub database: String,
    /// Folder of files, raw mails and the secret key; made if absent.
    pub data: PathBuf,
    /// The one source of the current instant.
    pub clock: fn() -> Timestamp,
    /// Address of the first mailbox, when the operator gave one (`--mail-address`): made if absent.
    pub mailbox: Option<String>,
    /// Host and port mail leaves by, for showing; `None` = mail is kept and not sent.
    pub smtp: Option<String>,
}

/// The help desk. Cheap to clone.
#[derive(Clone)]
pub struct HelpDesk {
    inner: Arc<Inner>,
}

struct Inner {
    db: db::Db,
    key: key::Key,
    options: Options,
    /// Rings after each commit of this process, so that the log's tail and the workers need not wait for their next look.
    bell: tokio::sync::watch::Sender<u64>,
}

impl HelpDesk {
    /// Now, by the clock it was opened with.
    pub fn now(&self) -> Timestamp {
        (self.inner.options.clock)()
    }
    /// The options it was opened with.
    pub fn options(&self) -> &Options {
        &self.inner.options
    }
    fn db(&self) -> &db::Db {
        &self.inner.db
    }
    /// The desk's secret.
    pub fn key(&self) -> &key::Key {
        &self.inner.key
    }
    /// Rings after each commit of this process.
    pub fn bell(&self) -> tokio::sync::watch::Receiver<u64> {
        self.inner.bell.subscribe()
    }
    fn agent<'a>(&self, actor: &'a Actor) -> Answer<&'a desk::person::Agent> {
        match actor {
            Actor::Agent(agent) => Ok(agent),
            Actor::Requester(_) | Actor::System => Err(Refusal::NotFound),
        }
    }
}
