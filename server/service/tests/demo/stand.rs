//! A desk of its own for a test of the demo, on either engine, filled, with a clock that stands.

use super::TICKETS;
use desk::person::{Actor, Agent};
use desk::ticket::TicketRow;
use desk::{Timestamp, UserId};
use service::db::{Db, On, Rx, each};
use service::{HelpDesk, Options, rows};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

static FOLDERS: AtomicU32 = AtomicU32::new(0);

/// A desk of its own, with a clock that stands.
pub struct Stand {
    /// The desk.
    pub desk: HelpDesk,
    db: Db,
    folder: PathBuf,
}

fn clock() -> Timestamp {
    Timestamp(1_795_262_400_000) // 2026-11-21T12:00Z
}

impl Stand {
    /// An empty one.
    pub async fn on(postgres: Option<&str>) -> Stand {
        let n = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("demo_{}_{n}", std::process::id());
        let folder = std::env::temp_dir().join(format!("guichet-{name}"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let database = match postgres {
            None => format!("sqlite://{}", folder.join("desk.db").display()),
            Some(url) => {
                let admin = sqlx::PgPool::connect(url).await.unwrap();
                sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}")))
                    .execute(&admin)
                    .await
                    .unwrap();
                admin.close().await;
                let (head, query) = url.split_once('?').unwrap_or((url, ""));
                let (base, _) = head.rsplit_once('/').unwrap();
                format!("{base}/{name}?{query}")
            }
        };
        let options = Options {
            database: database.clone(),
            data: folder.clone(),
            clock,
            mailbox: None,
            smtp: None,
            composer: |html| (html.to_owned(), html.to_owned()),
        };
        let desk = HelpDesk::open(options).await.unwrap();
        let db = Db::open(&database).await.unwrap();
        Stand { desk, db, folder }
    }

    pub async fn filled(postgres: Option<&str>, seed: u64, one: bool) -> Stand {
        let stand = Stand::on(postgres).await;
        let lines = stand.desk.fill_demo(TICKETS, seed, one).await.unwrap();
        assert!(lines.iter().any(|line| line.contains("ines@pedalune.example / pedalune-demo")), "{lines:?}");
        stand
    }

    pub async fn rx(&self) -> Rx {
        self.db.read().await.unwrap()
    }

    pub async fn rows(&self) -> Vec<TicketRow> {
        let mut rx = self.rx().await;
        let statement = rows::select(&desk::filter::Filter::all());
        let mut rows = rows::tickets(&mut rx, &statement).await.unwrap();
        rows.sort_by_key(|row| row.facts.id);
        rows
    }

    pub async fn number(&self, sql: &'static str) -> i64 {
        let mut rx = self.rx().await;
        each!(rx, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
    }

    pub async fn agents(&self) -> Vec<Agent> {
        let mut agents = Vec::new();
        for user in self.desk.users().await.unwrap() {
            agents.push(self.desk.agent(user.id).await.unwrap().unwrap());
        }
        agents
    }

    pub async fn ines(&self) -> (UserId, Actor) {
        let users = self.desk.users().await.unwrap();
        let ines = users.iter().find(|user| user.name == "Inès Delmotte").unwrap().id;
        (ines, Actor::Agent(self.desk.agent(ines).await.unwrap().unwrap()))
    }

    pub async fn close(self) {
        self.db.close().await;
        self.desk.close().await;
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
