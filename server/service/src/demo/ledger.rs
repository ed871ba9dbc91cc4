//! Many rows at a time: one insert statement for hundreds of rows, and the keys they get. The one place of the demo where the two
//! engines differ.

use crate::Fault;
use crate::db::{Engine, On, Tx, each};
use sea_query::{Expr, InsertStatement, PostgresQueryBuilder, Query, SqliteQueryBuilder, Value};
use sea_query_sqlx::{SqlxBinder, SqlxValues};
use sqlx::AssertSqlSafe;

/// Binds of one statement at most: SQLite takes 32,766, PostgreSQL 65,535; far below both, so that a statement stays in the cache.
const BINDS: usize = 6_000;

macro_rules! tables {
    ($($(#[doc = $doc:literal])* $name:ident = $table:literal [$($column:literal)*];)*) => {
        /// A table of the demo. Later ones refer to earlier ones.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Table { $($(#[doc = $doc])* $name),* }
        /// Name and columns of each.
        const TABLES: &[(&str, &[&str])] = &[$(($table, &[$($column),*])),*];
    };
}

tables! {
    /// Who asks.
    Contact = "contact" ["id" "name" "name_folded" "language" "created_at"];
    /// Their addresses and phones.
    Address = "contact_address" ["id" "contact" "kind" "value" "folded" "position"];
    /// Tickets.
    Ticket = "ticket" ["id" "number" "subject" "subject_folded" "pipeline" "status" "category" "closed" "spam" "deleted"
        "merged" "owner" "team" "priority" "about" "channel" "contact" "snippet" "wrote" "wrote_by" "failed" "created_at"
        "closed_at" "follows" "moved_at" "moved_seq"];
    /// Who takes part.
    Participant = "participant" ["ticket" "contact" "role" "position"];
    /// Threads.
    Conversation = "conversation" ["id" "ticket" "kind" "channel" "created_at"];
    /// Messages.
    Message = "message" ["id" "ticket" "conversation" "kind" "author_user" "author_contact" "author_name" "author_address"
        "stranger" "occurred_at" "body" "shown" "quoted" "plain" "automatic" "damaged" "matched" "mail_id" "fingerprint"
        "delivery" "delivery_at" "delivery_said" "before_status" "before_owner" "before_team" "seq"];
    /// Which message a mail is.
    Identity = "mail_identity" ["channel" "mail_id" "author" "message"];
    /// Who else it was sent to.
    Recipient = "message_recipient" ["message" "address_folded"];
    /// Who replied.
    Replier = "replier" ["ticket" "member"];
    /// Files.
    File = "file" ["id" "hash" "size" "kind" "name" "uploader" "created_at"];
    /// Files on messages.
    Attachment = "attachment" ["id" "message" "file" "name" "inline" "position"];
    /// The log.
    Event = "event" ["seq" "at" "occurred_at" "actor_kind" "actor" "ticket" "kind" "version" "payload" "because"];
    /// What people have seen.
    Seen = "seen" ["member" "ticket" "seq"];
}

/// The newest keys in use, a table each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Keys {
    /// Of `contact`.
    pub contact: i64,
    /// Of `contact_address`.
    pub address: i64,
    /// Of `ticket`.
    pub ticket: i64,
    /// Of `conversation`.
    pub conversation: i64,
    /// Of `message`.
    pub message: i64,
    /// Of `file`.
    pub file: i64,
    /// Of `attachment`.
    pub attachment: i64,
    /// Of `event`.
    pub event: i64,
}

impl Keys {
    fn named(&self) -> [(&'static str, &'static str, i64); 8] {
        [
            ("contact", "id", self.contact),
            ("contact_address", "id", self.address),
            ("ticket", "id", self.ticket),
            ("conversation", "id", self.conversation),
            ("message", "id", self.message),
            ("file", "id", self.file),
            ("attachment", "id", self.attachment),
            ("event", "seq", self.event),
        ]
    }
}

const NEWEST: &str = "
    select (select coalesce(max(id), 0) from contact), (select coalesce(max(id), 0) from contact_address),
        (select coalesce(max(id), 0) from ticket), (select coalesce(max(id), 0) from conversation),
        (select coalesce(max(id), 0) from message), (select coalesce(max(id), 0) from file),
        (select coalesce(max(id), 0) from attachment), (select coalesce(max(seq), 0) from event)";
// Nobody else takes a key while these locks are held: an insert takes its table's lock before it draws from the sequence.
const POSTGRES_TABLES: &str = "
    lock table contact, contact_address, ticket, conversation, message, file, attachment, event in share row exclusive mode";
const POSTGRES_SEQUENCE: &str = "select setval(pg_get_serial_sequence($1, $2), $3)";
/// Kibibytes: the log of a large transaction stays in memory.
const SQLITE_CACHE: &str = "pragma cache_size = -65536";

/// Takes the tables and the log for this transaction, and tells the newest keys.
pub async fn take(tx: &mut Tx) -> Result<Keys, Fault> {
    match tx.engine() {
        Engine::Sqlite(held) => {
            sqlx::query(SQLITE_CACHE).execute(&mut **held).await?;
        }
        Engine::Postgres(held) => {
            // Tables first: who holds rows of them may still be waiting for the log.
            sqlx::query(POSTGRES_TABLES).execute(&mut **held).await?;
            sqlx::query(crate::dialect::POSTGRES_LOG_LOCK).execute(&mut **held).await?;
        }
    }
    type Newest = (i64, i64, i64, i64, i64, i64, i64, i64);
    let (contact, address, ticket, conversation, message, file, attachment, event): Newest =
        each!(tx, |c| sqlx::query_as(NEWEST).fetch_one(c).await)?;
    Ok(Keys { contact, address, ticket, conversation, message, file, attachment, event })
}

/// Whoever comes next draws keys after these.
pub async fn give_back(tx: &mut Tx, keys: &Keys) -> Result<(), Fault> {
    if let Engine::Postgres(held) = tx.engine() {
        for (table, column, newest) in keys.named().into_iter().filter(|(.., newest)| *newest > 0) {
            sqlx::query(POSTGRES_SEQUENCE).bind(table).bind(column).bind(newest).execute(&mut **held).await?;
        }
    }
    Ok(())
}

/// A statement ready to run.
pub struct Built {
    sql: String,
    values: SqlxValues,
}

/// Runs one.
pub async fn run(tx: &mut Tx, built: Built) -> Result<(), Fault> {
    Ok(each!(tx, |c| sqlx::query_with(AssertSqlSafe(built.sql), built.values).execute(c).await.map(drop))?)
}

struct Sheet {
    statement: Option<InsertStatement>,
    rows: usize,
    built: Vec<Built>,
}

/// Rows that wait to be written, by table.
pub struct Ledger {
    postgres: bool,
    sheets: Vec<Sheet>,
}

impl Ledger {
    /// An empty one for the engine at hand.
    pub fn new(tx: &mut Tx) -> Ledger {
        let postgres = matches!(tx.engine(), Engine::Postgres(_));
        let sheets = TABLES.iter().map(|_| Sheet { statement: None, rows: 0, built: Vec::new() }).collect();
        Ledger { postgres, sheets }
    }

    /// Adds a row: one value for each column, in their order.
    pub fn add(&mut self, table: Table, row: impl IntoIterator<Item = Value>) -> Result<(), Fault> {
        let (name, columns) = TABLES[table as usize];
        let sheet = &mut self.sheets[table as usize];
        let statement = sheet
            .statement
            .get_or_insert_with(|| Query::insert().into_table(name).columns(columns.iter().copied()).take());
        statement
            .values(row.into_iter().map(Expr::from))
            .map_err(|error| Fault::row(format!("a row of {name}: {error}")))?;
        sheet.rows += 1;
        if sheet.rows * columns.len() >= BINDS {
            self.build(table as usize);
        }
        Ok(())
    }

    fn build(&mut self, table: usize) {
        let sheet = &mut self.sheets[table];
        let Some(statement) = sheet.statement.take() else { return };
        sheet.rows = 0;
        let (sql, values) = if self.postgres {
            let (sql, values) = statement.build_sqlx(PostgresQueryBuilder);
            (with_own_keys(sql, TABLES[table].1), values)
        } else {
            statement.build_sqlx(SqliteQueryBuilder)
        };
        sheet.built.push(Built { sql, values });
    }

    /// All statements in an order that every reference finds its row, leaving the ledger empty.
    pub fn close(&mut self) -> Vec<Built> {
        for table in 0..self.sheets.len() {
            self.build(table);
        }
        self.sheets.iter_mut().flat_map(|sheet| std::mem::take(&mut sheet.built)).collect()
    }
}

/// PostgreSQL mints keys itself unless it is told that we bring them.
fn with_own_keys(sql: String, columns: &[&str]) -> String {
    match columns.first() {
        Some(&("id" | "seq")) => sql.replacen(") VALUES (", ") OVERRIDING SYSTEM VALUE VALUES (", 1),
        _ => sql,
    }
}
