//! The desk's fixed nouns, made before its first ticket: people, teams, categories, the mailbox, the files on disk.

use super::cupboard;
use super::people::{self, CATEGORIES, DESK, MAILBOX, PASSWORD, STAFF, TEAMS};
use crate::db::{On, Tx, each};
use crate::files::Stored;
use crate::{Fault, HelpDesk, catalog, sessions};
use desk::event::By;
use desk::mail::EmailAddress;
use desk::pipeline::{Pipeline, StatusCategory};
use desk::{StatusId, TeamId, UserId, text};

const CATEGORY: &str = "insert into category (name, name_folded) values ($1, $2) returning id";
const CATEGORY_BY_NAME: &str = "select id from category where name_folded = $1";
const PREFERENCES: &str = r#"update "user" set language = $1, availability = $2 where id = $3"#;

/// Keys of the fixed nouns.
pub struct House {
    /// In the order of `people::STAFF`.
    pub users: Vec<i64>,
    /// In the order of `people::TEAMS`.
    pub teams: Vec<i64>,
    /// In the order of `people::CATEGORIES`.
    pub categories: Vec<i64>,
    /// The mailbox.
    pub channel: i64,
    /// The pipeline of every ticket.
    pub pipeline: Pipeline,
    /// Where tickets begin.
    pub begin: StatusId,
    /// Files on disk with their kinds, in the order of `cupboard::items`.
    pub files: Vec<(Stored, &'static str)>,
}

impl House {
    /// Makes them. The transaction's instant becomes `since`, the day the desk began.
    pub async fn build(desk: &HelpDesk, tx: &mut Tx, since: desk::Timestamp) -> Result<House, Fault> {
        let now = std::mem::replace(&mut tx.at, since);
        let hash = sessions::hash(PASSWORD.to_owned()).await?;
        let mut teams = Vec::new();
        for team in TEAMS {
            teams.push(crate::people::team_named(tx, team).await?.0);
        }
        let mut users = Vec::new();
        for staff in &STAFF {
            users.push(user(tx, staff, &hash, &teams).await?.0);
        }
        let mut categories = Vec::new();
        for name in CATEGORIES {
            categories.push(category(tx, name).await?);
        }
        let address = EmailAddress::parse(MAILBOX).ok_or_else(|| Fault::row("the demo's mailbox"))?;
        let channel = catalog::mailbox(tx, &address).await?;
        catalog::put_setting(tx, "desk_name", DESK).await?;
        let pipeline = crate::tickets::first_pipeline(tx).await?;
        let begin = crate::tickets::at_creation(&pipeline)?.id;
        tx.at = now;
        let files = store(desk).await?;
        Ok(House { users, teams, categories, channel, pipeline, begin, files })
    }

    /// A member of staff as an actor, and their key.
    pub fn by(&self, place: usize) -> (By, i64) {
        (By::User(UserId(self.users[place])), self.users[place])
    }

    /// The team that routing counts for a member of staff.
    pub fn main_team(&self, place: usize) -> i64 {
        self.teams[STAFF[place].teams[0]]
    }

    /// The first status of a category; where tickets begin when there is none.
    pub fn status(&self, category: StatusCategory) -> StatusId {
        let found = self.pipeline.statuses.iter().find(|status| status.category == category);
        found.map_or(self.begin, |status| status.id)
    }
}

async fn user(tx: &mut Tx, staff: &people::Staff, hash: &str, teams: &[i64]) -> Result<UserId, Fault> {
    let address = format!("{}@pedalune.example", staff.sign_in);
    let email = EmailAddress::parse(&address).ok_or_else(|| Fault::row(address))?;
    let id = crate::people::insert(tx, staff.name, &email, staff.role, staff.reach, hash).await?;
    let availability = if staff.away { "away" } else { "available" };
    each!(tx, |c| sqlx::query(PREFERENCES)
        .bind(staff.language.word())
        .bind(availability)
        .bind(id.0)
        .execute(c)
        .await
        .map(drop))?;
    let teams: Vec<TeamId> = staff.teams.iter().map(|place| TeamId(teams[*place])).collect();
    crate::people::set_teams(tx, id, &teams).await?;
    Ok(id)
}

async fn category(tx: &mut Tx, name: &str) -> Result<i64, Fault> {
    let folded = text::fold(name);
    let known: Option<i64> =
        each!(tx, |c| sqlx::query_scalar(CATEGORY_BY_NAME).bind(&folded).fetch_optional(c).await)?;
    match known {
        Some(id) => Ok(id),
        None => Ok(each!(tx, |c| sqlx::query_scalar(CATEGORY).bind(name).bind(&folded).fetch_one(c).await)?),
    }
}

async fn store(desk: &HelpDesk) -> Result<Vec<(Stored, &'static str)>, Fault> {
    let mut stored = Vec::new();
    for item in cupboard::items() {
        let mut upload = desk.begin_file().await?;
        upload.write(&item.bytes).await?;
        stored.push((upload.finish().await?, item.kind));
    }
    Ok(stored)
}
