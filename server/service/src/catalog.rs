//! The desk's fixed nouns: its name, people, teams, pipelines, categories, mailbox; and what a new desk starts with.

use crate::db::{On, Tx, each};
use crate::{Answer, Fault, HelpDesk, agent_of, lists, need, rows};
use desk::event::{Because, By, What};
use desk::permission::Permission;
use desk::person::{Actor, Availability, Team, UserCard};
use desk::pipeline::{Pipeline, Status, StatusCategory};
use desk::refusal::Problem;
use desk::ticket::Category;
use desk::view::View;
use desk::{CategoryId, PipelineId, Refusal, Seq, StatusId, TeamId, UserId, limits};
use std::collections::HashMap;

/// What every page of the work space needs.
pub struct Known {
    /// Staff, by name.
    pub users: Vec<UserCard>,
    /// Teams, by name.
    pub teams: Vec<Team>,
    /// Pipelines and statuses in order.
    pub pipelines: Vec<Pipeline>,
    /// What tickets can be about.
    pub categories: Vec<Category>,
    /// Address of the first mailbox.
    pub mailbox: Option<String>,
    /// Mail can leave.
    pub sends: bool,
    /// Counts of the actor's views.
    pub counts: Vec<(View, u64)>,
    /// The newest event this knows.
    pub seq: Seq,
}

const SETTING: &str = "select value from setting where name = $1";
const PUT_SETTING: &str = "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
const PIPELINES: &str = "select id, name, builtin from pipeline order by position, id";
const STATUSES: &str =
    "select id, pipeline, name, builtin, category from status order by pipeline, position, id";
const USERS: &str = r#"
    select id, name, availability, connected, disabled_at from "user" order by name, id"#;
const MEMBERS: &str = "select team, member, main from team_member order by team, member";
const TEAMS: &str = "select id, name from team order by name_folded, id";
const CATEGORIES: &str = "select id, name from category order by name_folded, id";
const MAILBOX: &str = "select address from channel where kind = 'email' order by id limit 1";

impl HelpDesk {
    /// The desk's name; "Guichet" until it has one.
    pub async fn desk_name(&self) -> Result<String, Fault> {
        let mut rx = self.read_tx().await?;
        Ok(setting(&mut rx, "desk_name").await?.unwrap_or_else(|| "Guichet".to_owned()))
    }

    /// Renames the desk, for who may.
    pub async fn rename_desk(&self, actor: &Actor, name: &str) -> Answer<()> {
        need(actor, Permission::ManageDesk)?;
        let name = checked_name("name", name)?;
        let mut tx = self.write_tx().await?;
        put_setting(&mut tx, "desk_name", &name).await?;
        let by = agent_of(actor)?.user;
        tx.event(By::User(by), None, What::People, Because::Asked);
        self.commit(tx).await?;
        Ok(())
    }

    /// What every page of the work space needs.
    pub async fn catalog(&self, actor: &Actor) -> Answer<Known> {
        let agent = agent_of(actor)?;
        let mut rx = self.read_tx().await?;
        let mailbox: Option<String> =
            each!(rx, |c| sqlx::query_scalar(MAILBOX).fetch_optional(c).await).map_err(Fault::from)?;
        Ok(Known {
            // Who loads a page is here, though the line is not open yet.
            users: users_with(&mut rx, Some(agent.user)).await?,
            teams: teams(&mut rx).await?,
            pipelines: pipelines(&mut rx).await?,
            categories: categories(&mut rx).await?,
            mailbox,
            sends: self.options().smtp.is_some(),
            counts: lists::counts(&mut rx, actor, agent).await?,
            seq: rows::newest(&mut rx).await?,
        })
    }

    /// Everyone on staff, by name.
    pub async fn users(&self) -> Result<Vec<UserCard>, Fault> {
        users(&mut self.read_tx().await?).await
    }

    /// Chooses the actor's own availability. `Offline` is a fact, not a choice.
    pub async fn set_availability(&self, actor: &Actor, availability: Availability) -> Answer<()> {
        let agent = agent_of(actor)?;
        if availability == Availability::Offline {
            return Err(Refusal::field("availability", Problem::NotAChoice));
        }
        let mut tx = self.write_tx().await?;
        each!(tx, |c| sqlx::query(r#"update "user" set availability = $1 where id = $2"#)
            .bind(availability.word())
            .bind(agent.user.0)
            .execute(c)
            .await
            .map(drop))
        .map_err(Fault::from)?;
        self.commit(tx).await?;
        Ok(())
    }

    /// Says that a user has a live connection, or has had none for two minutes.
    pub async fn set_connected(&self, user: UserId, connected: bool) -> Result<(), Fault> {
        let mut tx = self.write_tx().await?;
        each!(tx, |c| sqlx::query(r#"update "user" set connected = $1 where id = $2"#)
            .bind(connected)
            .bind(user.0)
            .execute(c)
            .await
            .map(drop))?;
        self.commit(tx).await.map(drop)
    }

    /// The built-in pipeline, the ticket counter and the operator's mailbox, where they are absent.
    pub(crate) async fn seed(&self) -> Result<(), Fault> {
        let mut tx = self.write_tx().await?;
        let n: i64 = each!(tx, |c| sqlx::query_scalar("select count(*) from pipeline").fetch_one(c).await)?;
        if n == 0 {
            seed_pipeline(&mut tx).await?;
        }
        const COUNTER: &str =
            "insert into counter (name, n) values ('ticket', 0) on conflict (name) do nothing";
        each!(tx, |c| sqlx::query(COUNTER).execute(c).await.map(drop))?;
        // Nobody is connected to a server that just started; on several nodes the others say so again within a minute.
        if let Some(address) = &self.options().mailbox {
            let address = desk::mail::EmailAddress::parse(address)
                .ok_or_else(|| Fault::row(format!("--mail-address {address:?} is not an e-mail address")))?;
            mailbox(&mut tx, &address).await?;
        }
        self.commit(tx).await.map(drop)
    }
}

async fn seed_pipeline(tx: &mut Tx) -> Result<(), Fault> {
    const PIPELINE: &str =
        "insert into pipeline (name, builtin, position) values ('Support', 'support', 1) returning id";
    const STATUS: &str = "
        insert into status (pipeline, name, internal, builtin, category, pauses, position)
        values ($1, $2, $3, $3, $4, $5, $6)";
    let pipeline: i64 = each!(tx, |c| sqlx::query_scalar(PIPELINE).fetch_one(c).await)?;
    let steps = [
        ("New", "new", StatusCategory::New),
        ("Waiting on contact", "waiting", StatusCategory::Waiting),
        ("Waiting on us", "open", StatusCategory::Open),
        ("Closed", "closed", StatusCategory::Closed),
    ];
    for (position, (name, internal, category)) in (1_i64..).zip(steps) {
        each!(tx, |c| sqlx::query(STATUS)
            .bind(pipeline)
            .bind(name)
            .bind(internal)
            .bind(category.word())
            .bind(category == StatusCategory::Waiting)
            .bind(position)
            .execute(c)
            .await
            .map(drop))?;
    }
    Ok(())
}

/// The mailbox with this address, made if absent.
pub(crate) async fn mailbox(tx: &mut Tx, address: &desk::mail::EmailAddress) -> Result<i64, Fault> {
    const FIND: &str = "select id from channel where address_folded = $1";
    const ADD: &str = "
        insert into channel (kind, name, address, address_folded, created_at)
        values ('email', $1, $2, $3, $4) returning id";
    let folded = address.folded();
    let known: Option<i64> = each!(tx, |c| sqlx::query_scalar(FIND).bind(&folded).fetch_optional(c).await)?;
    if let Some(id) = known {
        return Ok(id);
    }
    let at = tx.at.0;
    Ok(each!(tx, |c| sqlx::query_scalar(ADD)
        .bind(address.local())
        .bind(address.as_str())
        .bind(&folded)
        .bind(at)
        .fetch_one(c)
        .await)?)
}

/// A single value of the desk.
pub(crate) async fn setting(on: &mut impl On, name: &str) -> Result<Option<String>, Fault> {
    Ok(each!(on, |c| sqlx::query_scalar(SETTING).bind(name).fetch_optional(c).await)?)
}

/// Keeps a single value of the desk.
pub(crate) async fn put_setting(tx: &mut Tx, name: &str, value: &str) -> Result<(), Fault> {
    Ok(each!(tx, |c| sqlx::query(PUT_SETTING).bind(name).bind(value).execute(c).await.map(drop))?)
}

/// A name as people type it, checked.
pub(crate) fn checked_name(field: &str, name: &str) -> Result<String, Fault> {
    let name = crate::door_line(name);
    if name.is_empty() {
        return Err(Refusal::field(field, Problem::Missing).into());
    }
    if name.chars().count() > limits::NAME {
        return Err(Refusal::field(field, Problem::TooLong(limits::NAME)).into());
    }
    Ok(name)
}

/// Pipelines with their statuses, in order.
pub(crate) async fn pipelines(on: &mut impl On) -> Result<Vec<Pipeline>, Fault> {
    let pipelines: Vec<(i64, String, Option<String>)> =
        each!(on, |c| sqlx::query_as(PIPELINES).fetch_all(c).await)?;
    let statuses: Vec<(i64, i64, String, Option<String>, String)> =
        each!(on, |c| sqlx::query_as(STATUSES).fetch_all(c).await)?;
    let mut by_pipeline: HashMap<i64, Vec<Status>> = HashMap::new();
    for (id, pipeline, name, builtin, category) in statuses {
        let category = StatusCategory::from_word(&category)
            .ok_or_else(|| Fault::row(format!("status {id}: category {category}")))?;
        let status = Status { id: StatusId(id), pipeline: PipelineId(pipeline), name, builtin, category };
        by_pipeline.entry(pipeline).or_default().push(status);
    }
    Ok(pipelines
        .into_iter()
        .map(|(id, name, builtin)| Pipeline {
            id: PipelineId(id),
            name,
            builtin,
            statuses: by_pipeline.remove(&id).unwrap_or_default(),
        })
        .collect())
}

/// Teams by name.
pub(crate) async fn teams(on: &mut impl On) -> Result<Vec<Team>, Fault> {
    let teams: Vec<(i64, String)> = each!(on, |c| sqlx::query_as(TEAMS).fetch_all(c).await)?;
    Ok(teams.into_iter().map(|(id, name)| Team { id: TeamId(id), name }).collect())
}

async fn categories(on: &mut impl On) -> Result<Vec<Category>, Fault> {
    let known: Vec<(i64, String)> = each!(on, |c| sqlx::query_as(CATEGORIES).fetch_all(c).await)?;
    Ok(known.into_iter().map(|(id, name)| Category { id: CategoryId(id), name }).collect())
}

/// Staff by name.
pub(crate) async fn users(on: &mut impl On) -> Result<Vec<UserCard>, Fault> {
    users_with(on, None).await
}

/// Staff by name; `here` counts as connected.
async fn users_with(on: &mut impl On, here: Option<UserId>) -> Result<Vec<UserCard>, Fault> {
    let users: Vec<(i64, String, String, bool, Option<i64>)> =
        each!(on, |c| sqlx::query_as(USERS).fetch_all(c).await)?;
    let memberships: Vec<(i64, i64, bool)> = each!(on, |c| sqlx::query_as(MEMBERS).fetch_all(c).await)?;
    Ok(users
        .into_iter()
        .map(|(id, name, availability, connected, disabled_at)| {
            let mine = || memberships.iter().filter(move |(_, member, _)| *member == id);
            let chosen = Availability::from_word(&availability).unwrap_or_default();
            UserCard {
                id: UserId(id),
                name,
                teams: mine().map(|(team, _, _)| TeamId(*team)).collect(),
                main_team: mine().find(|(_, _, main)| *main).map(|(team, _, _)| TeamId(*team)),
                availability: if connected || here == Some(UserId(id)) {
                    chosen
                } else {
                    Availability::Offline
                },
                disabled: disabled_at.is_some(),
            }
        })
        .collect())
}
