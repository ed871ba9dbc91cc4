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
    /// Cleans what an agent wrote: editor HTML in, (allow-listed HTML, plain text) out.
    pub composer: fn(&str) -> (String, String),
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
    /// Opens a desk: makes the folder, the key, the database and the built-in pipeline where they are absent.
    pub async fn open(options: Options) -> Result<HelpDesk, Fault> {
        std::fs::create_dir_all(options.data.join("files/new"))?;
        std::fs::create_dir_all(options.data.join("mail/new"))?;
        let key = key::Key::open(&options.data)?;
        let db = db::Db::open(&options.database).await?;
        let (bell, _) = tokio::sync::watch::channel(0);
        let desk = HelpDesk { inner: Arc::new(Inner { db, key, options, bell }) };
        desk.seed().await?;
        desk.send_what_was_kept().await?;
        Ok(desk)
    }

    /// Folds the log into the file and closes the pools.
    pub async fn close(&self) {
        self.inner.db.close().await;
    }

    /// Now, by the clock it was opened with.
    pub fn now(&self) -> Timestamp {
        (self.inner.options.clock)()
    }

    /// The options it was opened with.
    pub fn options(&self) -> &Options {
        &self.inner.options
    }

    /// The desk's secret.
    pub fn key(&self) -> &key::Key {
        &self.inner.key
    }

    /// Rings after each commit of this process.
    pub fn bell(&self) -> tokio::sync::watch::Receiver<u64> {
        self.inner.bell.subscribe()
    }

    /// Whether a write reaches the disk: the promise behind `/health/ready`.
    pub async fn ready(&self) -> Result<(), Fault> {
        let mut tx = self.write_tx().await?;
        let now = tx.at;
        catalog::put_setting(&mut tx, "ready_at", &now.0.to_string()).await?;
        tx.commit().await.map(drop)
    }

    async fn read_tx(&self) -> Result<db::Rx, Fault> {
        self.inner.db.read().await
    }

    async fn write_tx(&self) -> Result<db::Tx, Fault> {
        self.inner.db.begin(self.now()).await
    }

    /// Commits and rings.
    async fn commit(&self, tx: db::Tx) -> Result<Option<desk::Seq>, Fault> {
        let newest = tx.commit().await?;
        self.inner.bell.send_modify(|rings| *rings += 1);
        Ok(newest)
    }
}

/// The acting member of staff; others have no business on staff paths.
fn agent_of(actor: &Actor) -> Result<&desk::person::Agent, Fault> {
    match actor {
        Actor::Agent(agent) => Ok(agent),
        Actor::Requester(_) | Actor::System => Err(Fault::Refused(Refusal::NotFound)),
    }
}

/// Refuses who lacks `permission`, with the same answer as for what does not exist.
fn need(actor: &Actor, permission: desk::permission::Permission) -> Result<(), Fault> {
    if agent_of(actor)?.may(permission) { Ok(()) } else { Err(Fault::Refused(Refusal::NotFound)) }
}

/// Text at the door: control characters out, NFC.
fn door(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    desk::text::clean(text).nfc().collect()
}

/// One line at the door.
fn door_line(text: &str) -> String {
    desk::text::line(&door(text))
}
