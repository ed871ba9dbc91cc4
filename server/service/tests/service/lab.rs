//! A desk to try things on: one a test, on either engine, with a clock that the test moves.

use desk::conversation::{BodyKind, NewMessage, Writing};
use desk::intake::{Inbound, Mailbox};
use desk::mail::EmailAddress;
use desk::person::{Actor, Reach, Role};
use desk::view::{ListQuery, View};
use desk::{Seq, TicketId, TicketNumber, Timestamp, UserId};
use service::intake::{Addressed, Taken};
use service::jobs::{Job, Work};
use service::people::NewUser;
use service::{HelpDesk, Options};
use std::cell::Cell;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// Declares tests that run on both engines: `both! { async fn a_policy(lab) { … } }`.
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($lab:ident) $body:block)*) => {
        mod sqlite {
            $($(#[$meta])* #[tokio::test] async fn $name() {
                let lab = crate::lab::Lab::sqlite().await;
                super::policies::$name(&lab).await;
                lab.close().await;
            })*
        }
        mod postgres {
            $($(#[$meta])* #[tokio::test] async fn $name() {
                let Some(lab) = crate::lab::Lab::postgres().await else { return };
                super::policies::$name(&lab).await;
                lab.close().await;
            })*
        }
        mod policies {
            #[allow(unused_imports, reason = "one list for every file of tests")]
            use super::*;
            $(pub async fn $name($lab: &crate::lab::Lab) $body)*
        }
    };
}

thread_local! {
    // Each tokio test runs on its own thread, so each has its own clock: 2026-11-21T12:00Z.
    static NOW: Cell<i64> = const { Cell::new(1_795_262_400_000) };
}

fn clock() -> Timestamp {
    // A millisecond passes with each look: no two changes share an instant unless a test says so.
    NOW.with(|now| {
        now.set(now.get() + 1);
        Timestamp(now.get())
    })
}

/// Lets time pass.
pub fn pass(ms: i64) {
    NOW.with(|now| now.set(now.get() + ms));
}

static LABS: AtomicU32 = AtomicU32::new(0);

pub struct Lab {
    pub desk: HelpDesk,
    /// Where its database is.
    pub url: String,
    folder: PathBuf,
}

fn composer(html: &str) -> (String, String) {
    let mut text = String::new();
    let mut tag = false;
    for c in html.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => text.push(c),
            _ => {}
        }
    }
    (html.to_owned(), text)
}

impl Lab {
    async fn on(database: Option<String>, smtp: bool) -> Lab {
        let n = LABS.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("guichet-test-{}-{n}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let database = database.unwrap_or_else(|| format!("sqlite://{}", folder.join("desk.db").display()));
        let url = database.clone();
        let desk = HelpDesk::open(Options {
            database,
            data: folder.clone(),
            clock,
            mailbox: Some("support@pedalune.example".into()),
            smtp: smtp.then(|| "localhost:25".into()),
            composer,
        })
        .await
        .expect("the desk opens");
        Lab { desk, url, folder }
    }

    pub async fn sqlite() -> Lab {
        Lab::on(None, true).await
    }

    /// `None` where there is no PostgreSQL to test on; in CI that is a failure.
    pub async fn postgres() -> Option<Lab> {
        let Some(url) = environment("GUICHET_TEST_POSTGRES") else {
            assert!(environment("CI").is_none(), "GUICHET_TEST_POSTGRES must name a server in CI");
            return None;
        };
        let n = LABS.fetch_add(1, Ordering::Relaxed);
        let name = format!("lab_{}_{n}", std::process::id());
        let admin = sqlx::PgPool::connect(&url).await.expect("the test server answers");
        sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}")))
            .execute(&admin)
            .await
            .expect("a database");
        admin.close().await;
        // postgres:///postgres?host=… → postgres:///lab_…?host=…
        let (head, query) = url.split_once('?').unwrap_or((&url, ""));
        let base = head.rsplit_once('/').map_or(head, |(base, _)| base);
        Some(Lab::on(Some(format!("{base}/{name}?{query}")), true).await)
    }

    pub async fn close(self) {
        self.desk.close().await;
        let _ = std::fs::remove_dir_all(&self.folder);
    }

    /// A member of staff, by first name.
    pub async fn agent(&self, name: &str, role: Role, reach: Reach, teams: &[&str]) -> Actor {
        let user = self
            .desk
            .add_user(NewUser {
                name: name.to_owned(),
                email: format!("{}@pedalune.example", name.to_lowercase()),
                role,
                reach,
                teams: teams.iter().map(|team| (*team).to_owned()).collect(),
                password: None,
            })
            .await
            .expect("a new user");
        self.actor(user).await
    }

    pub async fn actor(&self, user: UserId) -> Actor {
        Actor::Agent(self.desk.agent(user).await.expect("a query").expect("a user"))
    }

    /// Somebody who sees everything.
    pub async fn ana(&self) -> Actor {
        self.agent("Ana", Role::SuperAdmin, Reach::Everything, &[]).await
    }

    /// A mail from `from`, as a channel hands it over, taken whole.
    pub async fn mail(&self, inbound: Inbound, tokens: &[String]) -> Taken {
        let raw = format!("{:?}", inbound.message_id);
        self.desk.take_raw(raw.as_bytes(), None, "pipe").await.expect("kept");
        let job = self.claim_read().await;
        assert!(self.desk.begin_reading(&job).await.expect("counted"));
        let addressed = Addressed { reply_tokens: tokens.to_vec() };
        self.desk.take_mail(&job, inbound, addressed).await.expect("taken")
    }

    async fn claim_read(&self) -> Job {
        for _ in 0..20 {
            let job = self.desk.claim("lab", 60_000).await.expect("a claim").expect("a job");
            if matches!(job.work, Work::ReadMail(_)) {
                return job;
            }
        }
        panic!("no mail to read");
    }

    /// The key of a ticket, as the first one of a list sees it.
    pub async fn ticket(&self, actor: &Actor, number: TicketNumber) -> TicketId {
        self.desk.open_ticket(actor, number).await.expect("a ticket in sight").row.facts.id
    }

    /// Numbers of a view, in order.
    pub async fn numbers(&self, actor: &Actor, view: View) -> Vec<i64> {
        let page = self.desk.page(actor, &ListQuery::of(view), None).await.expect("a page");
        assert_eq!(page.total, page.items.len() as u64, "the count is the list's length");
        page.items.into_iter().map(|item| item.row.number.0).collect()
    }
}

/// A plain mail.
pub fn mail(from: &str, subject: &str, id: &str) -> Inbound {
    Inbound {
        mailbox: None,
        received_at: clock(),
        from: Some(Mailbox { name: String::new(), address: address(from) }),
        recipients: vec![Mailbox { name: String::new(), address: address("support@pedalune.example") }],
        subject: subject.to_owned(),
        message_id: Some(id.to_owned()),
        refers_to: Vec::new(),
        body: BodyKind::Text,
        shown: format!("About {subject}"),
        quoted: String::new(),
        text: format!("About {subject}"),
        files: Vec::new(),
        automatic: false,
        damaged: false,
        language: None,
        fingerprint: [0; 32],
    }
}

pub fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address")
}

/// A reply or comment.
pub fn says(ticket: TicketId, kind: Writing, text: &str, key: &str) -> NewMessage {
    NewMessage {
        ticket,
        kind,
        html: format!("<p>{text}</p>"),
        files: Vec::new(),
        status: None,
        seen: Seq(i64::MAX),
        anyway: false,
        key: key.to_owned(),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test server's address comes from the build tool by the environment"
)]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
