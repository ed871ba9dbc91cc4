//! Two engines behind one text: the pools, the transaction that is the only writer of the event log, and the macro that runs one
//! statement on whichever engine there is.

use crate::Fault;
use desk::event::{Because, By, Payload, What};
use desk::ticket::Facts;
use desk::{Seq, TicketId, Timestamp};
use sqlx::pool::PoolOptions;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use std::collections::BTreeMap;
use std::str::FromStr;
use std::time::Duration;

/// Runs the same expression on the engine at hand: `each!(tx, |c| sqlx::query(SQL).bind(id).execute(c).await)`.
#[macro_export]
macro_rules! each {
    ($tx:expr, |$c:ident| $run:expr) => {
        match $tx.engine() {
            $crate::db::Engine::Sqlite(held) => {
                let $c = &mut **held;
                $run
            }
            $crate::db::Engine::Postgres(held) => {
                let $c = &mut **held;
                $run
            }
        }
    };
}
pub use crate::each;

/// The database.
#[derive(Clone)]
pub enum Db {
    /// One file, one writer, many readers.
    Sqlite {
        /// One connection: writes queue here, in order.
        write: SqlitePool,
        /// Read-only connections.
        read: SqlitePool,
    },
    /// A server, for several nodes.
    Postgres(PgPool),
}

/// An open transaction on one of the engines.
pub enum Engine {
    /// SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

static SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("migrations/postgres");

impl Db {
    /// Opens (and makes, and migrates) the database at `url`.
    pub async fn open(url: &str) -> Result<Db, Fault> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = PgPoolOptions::new()
                .max_connections(20)
                .acquire_timeout(Duration::from_secs(10))
                // A cancelled `begin` may leave a transaction open on a pooled connection (sqlx#4385).
                .after_release(|connection, _| {
                    Box::pin(async move {
                        sqlx::query("rollback").execute(connection).await?;
                        Ok(true)
                    })
                })
                .connect(url)
                .await?;
            POSTGRES.run(&pool).await?;
            return Ok(Db::Postgres(pool));
        }
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // NORMAL loses acknowledged commits in a power cut (safety.md, finding 1).
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .optimize_on_close(true, None);
        let write = PoolOptions::<Sqlite>::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.clone())
            .await?;
        SQLITE.run(&write).await?;
        let read =
            PoolOptions::<Sqlite>::new().max_connections(8).connect_with(options.read_only(true)).await?;
        Ok(Db::Sqlite { write, read })
    }

    /// Closes the pools; SQLite folds its log into the file.
    pub async fn close(&self) {
        match self {
            Db::Sqlite { write, read } => {
                read.close().await;
                let _ = sqlx::query("pragma wal_checkpoint(truncate)").execute(write).await;
                write.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }

    /// Begins a write. Runs `begin` in a task of its own: a caller that gives up in the middle leaves no half-open transaction.
    pub async fn begin(&self, at: Timestamp) -> Result<Tx, Fault> {
        let db = self.clone();
        let begun = tokio::spawn(async move {
            Ok::<Engine, sqlx::Error>(match &db {
                // A deferred transaction that reads and then writes fails at once when another process wrote in between.
                Db::Sqlite { write, .. } => Engine::Sqlite(write.begin_with("begin immediate").await?),
                Db::Postgres(pool) => Engine::Postgres(pool.begin().await?),
            })
        });
        let engine = begun.await.map_err(|error| Fault::row(format!("begin was lost: {error}")))??;
        Ok(Tx { engine, at, touched: BTreeMap::new(), pending: Vec::new() })
    }

    /// Begins a read that sees one state of the database throughout.
    pub async fn read(&self) -> Result<Rx, Fault> {
        let db = self.clone();
        let begun = tokio::spawn(async move {
            Ok::<Engine, sqlx::Error>(match &db {
                Db::Sqlite { read, .. } => Engine::Sqlite(read.begin().await?),
                Db::Postgres(pool) => Engine::Postgres(
                    pool.begin_with("begin isolation level repeatable read read only").await?,
                ),
            })
        });
        Ok(Rx { engine: begun.await.map_err(|error| Fault::row(format!("begin was lost: {error}")))?? })
    }
}

/// What statements run on: a write or a read.
pub trait On {
    /// The engine with its open transaction.
    fn engine(&mut self) -> &mut Engine;
}

/// A read of one state of the database.
pub struct Rx {
    engine: Engine,
}

impl On for Rx {
    fn engine(&mut self) -> &mut Engine {
        &mut self.engine
    }
}

struct Pending {
    occurred_at: Timestamp,
    by: By,
    ticket: Option<TicketId>,
    what: What,
    because: Because,
    texts: Vec<(&'static str, String)>,
}

/// A write. Collects events in memory; [`Tx::commit`] alone inserts them, so that their order is the order of commits.
pub struct Tx {
    engine: Engine,
    /// The instant of this change.
    pub at: Timestamp,
    /// Tickets this change touches, with their facts before it; `None` = it begins here.
    touched: BTreeMap<TicketId, Option<Facts>>,
    pending: Vec<Pending>,
}

impl On for Tx {
    fn engine(&mut self) -> &mut Engine {
        &mut self.engine
    }
}

const INSERT_EVENT: &str = "
    insert into event (at, occurred_at, actor_kind, actor, ticket, kind, version, payload, because)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    returning seq";
const INSERT_TEXT: &str = "insert into event_text (event, part, contact, text) values ($1, $2, null, $3)";
const MESSAGE_SEQ: &str = "update message set seq = $1 where id = $2";
const MOVED_SEQ: &str = "update ticket set moved_seq = $1 where id = $2";

impl Tx {
    /// Remembers a ticket's facts before this change; to be called before the first write to it. The second time does nothing.
    pub async fn touch(&mut self, ticket: TicketId) -> Result<(), Fault> {
        if !self.touched.contains_key(&ticket) {
            let before = crate::rows::facts(self, ticket).await?;
            self.touched.insert(ticket, before);
        }
        Ok(())
    }

    /// Says that this change makes the ticket.
    pub fn born(&mut self, ticket: TicketId) {
        self.touched.insert(ticket, None);
    }

    /// Collects an event that happened now.
    pub fn event(&mut self, by: By, ticket: Option<TicketId>, what: What, because: Because) {
        let occurred_at = self.at;
        self.event_at(occurred_at, by, ticket, what, because);
    }

    /// Collects an event that happened earlier than we knew (mail), never later.
    pub fn event_at(
        &mut self,
        occurred_at: Timestamp,
        by: By,
        ticket: Option<TicketId>,
        what: What,
        because: Because,
    ) {
        let occurred_at = occurred_at.min(self.at);
        self.pending.push(Pending { occurred_at, by, ticket, what, because, texts: Vec::new() });
    }

    /// Free text of the event collected last, kept apart from its payload.
    pub fn event_text(&mut self, part: &'static str, text: &str) {
        if let Some(event) = self.pending.last_mut() {
            event.texts.push((part, text.to_owned()));
        }
    }

    /// Takes the log's lock, inserts the events, commits. Returns the newest event's place, if there is one.
    pub async fn commit(mut self) -> Result<Option<Seq>, Fault> {
        let mut after: BTreeMap<TicketId, Option<Facts>> = BTreeMap::new();
        for ticket in self.touched.keys().copied().collect::<Vec<_>>() {
            after.insert(ticket, crate::rows::facts(&mut self, ticket).await?);
        }
        let pending = std::mem::take(&mut self.pending);
        if !pending.is_empty()
            && let Engine::Postgres(held) = &mut self.engine
        {
            sqlx::query(crate::dialect::POSTGRES_LOG_LOCK).execute(&mut **held).await?;
        }
        let mut newest = None;
        for event in pending {
            let seq = self.insert(event, &after).await?;
            newest = Some(seq);
        }
        match self.engine {
            Engine::Sqlite(held) => held.commit().await?,
            Engine::Postgres(held) => held.commit().await?,
        }
        Ok(newest)
    }

    async fn insert(
        &mut self,
        event: Pending,
        after: &BTreeMap<TicketId, Option<Facts>>,
    ) -> Result<Seq, Fault> {
        let Pending { occurred_at, by, ticket, what, because, texts } = event;
        let before = ticket.and_then(|ticket| self.touched.get(&ticket).cloned().flatten());
        let after = ticket.and_then(|ticket| after.get(&ticket).cloned().flatten());
        let kind = what.word();
        let moves = matches!(what, What::Opened | What::Wrote { .. });
        let message = if let What::Wrote { message, .. } = &what { Some(*message) } else { None };
        let payload = serde_json::to_string(&Payload { what, before, after })
            .map_err(|error| Fault::row(format!("event payload: {error}")))?;
        let (actor_kind, actor) = match by {
            By::User(user) => ("user", Some(user.0)),
            By::Contact(contact) => ("contact", Some(contact.0)),
            By::System => ("system", None),
        };
        let at = self.at;
        let seq: i64 = each!(self, |c| sqlx::query_scalar(INSERT_EVENT)
            .bind(at.0)
            .bind(occurred_at.0)
            .bind(actor_kind)
            .bind(actor)
            .bind(ticket.map(|ticket| ticket.0))
            .bind(kind)
            .bind(1_i64)
            .bind(&payload)
            .bind(because.word())
            .fetch_one(c)
            .await)?;
        for (part, text) in &texts {
            each!(self, |c| sqlx::query(INSERT_TEXT)
                .bind(seq)
                .bind(*part)
                .bind(text)
                .execute(c)
                .await
                .map(drop))?;
        }
        if let Some(message) = message {
            each!(self, |c| sqlx::query(MESSAGE_SEQ).bind(seq).bind(message.0).execute(c).await.map(drop))?;
        }
        if let (true, Some(ticket)) = (moves, ticket) {
            each!(self, |c| sqlx::query(MOVED_SEQ).bind(seq).bind(ticket.0).execute(c).await.map(drop))?;
        }
        Ok(Seq(seq))
    }
}
