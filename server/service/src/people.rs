//! Staff and teams: adding, changing, and the state of the desk's mail for those who manage it.

use crate::db::{On, Tx, each};
use crate::{Answer, Fault, HelpDesk, agent_of, catalog, need, sessions};
use desk::event::{Because, By, What};
use desk::mail::EmailAddress;
use desk::permission::Permission;
use desk::person::{Actor, Member, Preferences, Reach, Role, Team};
use desk::refusal::Problem;
use desk::{RawMailId, Refusal, TeamId, TicketNumber, Timestamp, UserId, limits, text};

/// A user as the settings' form holds it.
#[derive(Clone, Debug)]
pub struct MemberInput {
    /// Name as shown.
    pub name: String,
    /// Sign-in address.
    pub email: String,
    /// What they may set up.
    pub role: Role,
    /// Which tickets they may see.
    pub reach: Reach,
    /// Teams; the first is the main one.
    pub teams: Vec<TeamId>,
    /// First password; empty leaves an existing one.
    pub password: String,
    /// May no longer sign in.
    pub disabled: bool,
}

/// A user as the command line gives it.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Name as shown.
    pub name: String,
    /// Sign-in address.
    pub email: String,
    /// What they may set up.
    pub role: Role,
    /// Which tickets they may see.
    pub reach: Reach,
    /// Names of teams, made if absent; the first is the main one.
    pub teams: Vec<String>,
    /// Password; without one they cannot sign in yet.
    pub password: Option<String>,
}

/// A mail that could not be made into a message.
pub struct Held {
    /// The raw mail.
    pub id: RawMailId,
    /// When it came.
    pub at: Timestamp,
    /// Bytes.
    pub size: u64,
    /// Why.
    pub reason: String,
}

/// A reply that did not leave.
pub struct Late {
    /// Its ticket.
    pub ticket: TicketNumber,
    /// When it was written.
    pub at: Timestamp,
    /// What the other side said.
    pub said: String,
}

/// State of the desk's mail.
pub struct MailState {
    /// Address of the first mailbox.
    pub mailbox: Option<String>,
    /// Host and port mail leaves by.
    pub smtp: Option<String>,
    /// Raw mails that wait to be read.
    pub waiting: u64,
    /// Newest received mail.
    pub last_received: Option<Timestamp>,
    /// Put aside, newest first.
    pub quarantined: Vec<Held>,
    /// Did not leave, newest first.
    pub undelivered: Vec<Late>,
}

const INSERT: &str = r#"
    insert into "user" (name, email, email_folded, role, reach, password, language, theme, zone, single_keys, undo_send,
        availability, connected, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'available', $12, $13) returning id"#;
const UPDATE: &str = r#"
    update "user" set name = $1, email = $2, email_folded = $3, role = $4, reach = $5, disabled_at = $6 where id = $7"#;
const SET_PASSWORD: &str = r#"update "user" set password = $1 where id = $2"#;
const END_SESSIONS: &str = "delete from session where member = $1";
const TAKEN: &str = r#"select count(*) from "user" where email_folded = $1 and id <> $2"#;
const OTHER_SUPERS: &str =
    r#"select count(*) from "user" where role = 'super-admin' and disabled_at is null and id <> $1"#;
const WAS: &str = r#"select role, disabled_at from "user" where id = $1"#;
const LEAVE_TEAMS: &str = "delete from team_member where member = $1";
const JOIN_TEAM: &str = "insert into team_member (team, member, main) values ($1, $2, $3)";
const ALL: &str = r#"
    select "user".id, "user".email, "user".role, "user".reach, max(session.seen_at)
    from "user" left join session on session.member = "user".id
    group by "user".id, "user".email, "user".role, "user".reach"#;
const ADD_TEAM: &str = "insert into team (name, name_folded) values ($1, $2) returning id";
const RENAME_TEAM: &str = "update team set name = $1, name_folded = $2 where id = $3";
const TEAM_TAKEN: &str = "select count(*) from team where name_folded = $1 and id <> $2";
const TEAM_BY_NAME: &str = "select id from team where name_folded = $1";
const TEAM_EXISTS: &str = "select count(*) from team where id = $1";
const TEAMS: &str = "select count(*) from team";
const MAILBOX: &str = "select address from channel where kind = 'email' order by id limit 1";
const WAITING: &str = "select count(*) from raw_mail where state = 'new'";
const LAST: &str = "select max(received_at) from raw_mail";
const HELD: &str = "
    select id, received_at, size, reason from raw_mail where state = 'quarantined' order by id desc limit 100";
const LATE: &str = "
    select ticket.number, message.occurred_at, message.delivery_said
    from message join ticket on ticket.id = message.ticket
    where message.delivery in ('kept', 'failed') and message.taken_back_at is null
    order by message.id desc limit 100";

impl HelpDesk {
    /// Everyone on staff, for who may manage people.
    pub async fn members(&self, actor: &Actor) -> Answer<(Vec<Member>, Vec<Team>)> {
        need(actor, Permission::ManagePeople)?;
        let mut rx = self.read_tx().await?;
        let rows: Vec<(i64, String, String, String, Option<i64>)> =
            each!(rx, |c| sqlx::query_as(ALL).fetch_all(c).await).map_err(Fault::from)?;
        let mut members = Vec::new();
        for card in catalog::users(&mut rx).await? {
            let Some((_, email, role, reach, seen)) = rows.iter().find(|(id, ..)| *id == card.id.0) else {
                continue;
            };
            members.push(Member {
                email: email.clone(),
                role: Role::from_word(role).ok_or_else(|| Fault::row(format!("role {role}")))?,
                reach: Reach::from_word(reach).ok_or_else(|| Fault::row(format!("reach {reach}")))?,
                seen_at: seen.map(Timestamp),
                card,
            });
        }
        Ok((members, catalog::teams(&mut rx).await?))
    }

    /// Adds a user (`id` none) or changes one.
    pub async fn save_member(&self, actor: &Actor, id: Option<UserId>, input: MemberInput) -> Answer<UserId> {
        need(actor, Permission::ManagePeople)?;
        let agent = agent_of(actor)?;
        let name = catalog::checked_name("name", &input.name)?;
        let email =
            EmailAddress::parse(&input.email).ok_or(Refusal::field("email", Problem::NotAnAddress))?;
        let hash = match input.password.as_str() {
            "" if id.is_none() => return Err(Refusal::field("password", Problem::Missing)),
            "" => None,
            password => {
                sessions::check_password("password", password, &email)?;
                Some(sessions::hash(password.to_owned()).await?)
            }
        };
        let mut tx = self.write_tx().await?;
        let was: Option<(String, Option<i64>)> = match id {
            None => None,
            Some(id) => Some(
                each!(tx, |c| sqlx::query_as(WAS).bind(id.0).fetch_optional(c).await)
                    .map_err(Fault::from)?
                    .ok_or(Refusal::NotFound)?,
            ),
        };
        // Only who manages admins makes one, unmakes one or touches one.
        let was_role = was.as_ref().and_then(|(role, _)| Role::from_word(role)).unwrap_or(Role::Agent);
        if (input.role > Role::Agent || was_role > Role::Agent) && !agent.may(Permission::ManageAdmins) {
            let unchanged = id == Some(agent.user) && input.role == was_role && !input.disabled;
            if !unchanged {
                return Err(Refusal::field("role", Problem::NotAChoice));
            }
        }
        check_taken(&mut tx, &email, id).await?;
        if let Some(id) = id.filter(|_| was_role == Role::SuperAdmin) {
            let others: i64 = each!(tx, |c| sqlx::query_scalar(OTHER_SUPERS).bind(id.0).fetch_one(c).await)
                .map_err(Fault::from)?;
            if others == 0 && (input.role != Role::SuperAdmin || input.disabled) {
                return Err(Refusal::field("role", Problem::LastSuperAdmin));
            }
        }
        let user = match id {
            None => {
                insert(&mut tx, &name, &email, input.role, input.reach, hash.as_deref().unwrap_or("")).await?
            }
            Some(user) => {
                let since = was.and_then(|(_, at)| at).unwrap_or(tx.at.0);
                each!(tx, |c| sqlx::query(UPDATE)
                    .bind(&name)
                    .bind(email.as_str())
                    .bind(email.folded())
                    .bind(input.role.word())
                    .bind(input.reach.word())
                    .bind(input.disabled.then_some(since))
                    .bind(user.0)
                    .execute(c)
                    .await
                    .map(drop))
                .map_err(Fault::from)?;
                if let Some(hash) = &hash {
                    each!(tx, |c| sqlx::query(SET_PASSWORD)
                        .bind(hash)
                        .bind(user.0)
                        .execute(c)
                        .await
                        .map(drop))
                    .map_err(Fault::from)?;
                }
                if input.disabled || (hash.is_some() && user != agent.user) {
                    each!(tx, |c| sqlx::query(END_SESSIONS).bind(user.0).execute(c).await.map(drop))
                        .map_err(Fault::from)?;
                }
                user
            }
        };
        set_teams(&mut tx, user, &input.teams).await?;
        tx.event(By::User(agent.user), None, What::People, Because::Asked);
        self.commit(tx).await?;
        Ok(user)
    }

    /// Adds a user from the command line.
    pub async fn add_user(&self, new: NewUser) -> Answer<UserId> {
        let name = catalog::checked_name("name", &new.name)?;
        let email = EmailAddress::parse(&new.email).ok_or(Refusal::field("email", Problem::NotAnAddress))?;
        let hash = match new.password {
            None => String::new(),
            Some(password) => {
                sessions::check_password("password", &password, &email)?;
                sessions::hash(password).await?
            }
        };
        let mut tx = self.write_tx().await?;
        check_taken(&mut tx, &email, None).await?;
        let user = insert(&mut tx, &name, &email, new.role, new.reach, &hash).await?;
        let mut teams = Vec::new();
        for team in &new.teams {
            teams.push(team_named(&mut tx, team).await?);
        }
        set_teams(&mut tx, user, &teams).await?;
        tx.event(By::System, None, What::People, Because::Asked);
        self.commit(tx).await?;
        Ok(user)
    }

    /// Adds a team (`id` none) or renames one.
    pub async fn save_team(&self, actor: &Actor, id: Option<TeamId>, name: &str) -> Answer<TeamId> {
        need(actor, Permission::ManagePeople)?;
        let name = catalog::checked_name("name", name)?;
        let folded = text::fold(&name);
        let mut tx = self.write_tx().await?;
        let taken: i64 = each!(tx, |c| sqlx::query_scalar(TEAM_TAKEN)
            .bind(&folded)
            .bind(id.map_or(0, |id| id.0))
            .fetch_one(c)
            .await)
        .map_err(Fault::from)?;
        if taken > 0 {
            return Err(Refusal::field("name", Problem::Taken));
        }
        let team = match id {
            Some(id) => {
                let n = each!(tx, |c| sqlx::query(RENAME_TEAM)
                    .bind(&name)
                    .bind(&folded)
                    .bind(id.0)
                    .execute(c)
                    .await
                    .map(|done| done.rows_affected()))
                .map_err(Fault::from)?;
                if n == 0 {
                    return Err(Refusal::NotFound);
                }
                id
            }
            None => team_named(&mut tx, &name).await?,
        };
        tx.event(By::User(agent_of(actor)?.user), None, What::People, Because::Asked);
        self.commit(tx).await?;
        Ok(team)
    }

    /// State of the desk's mail.
    pub async fn mail_state(&self, actor: &Actor) -> Answer<MailState> {
        need(actor, Permission::ManageChannels)?;
        let mut rx = self.read_tx().await?;
        Ok(mail_state(&mut rx, self.options().smtp.clone()).await?)
    }

    /// Reads a quarantined mail again.
    pub async fn replay_mail(&self, actor: &Actor, id: RawMailId) -> Answer<()> {
        need(actor, Permission::ManageChannels)?;
        if self.read_again(id).await? { Ok(()) } else { Err(Refusal::NotFound) }
    }
}

async fn mail_state(on: &mut impl On, smtp: Option<String>) -> Result<MailState, Fault> {
    let mailbox: Option<String> = each!(on, |c| sqlx::query_scalar(MAILBOX).fetch_optional(c).await)?;
    let waiting: i64 = each!(on, |c| sqlx::query_scalar(WAITING).fetch_one(c).await)?;
    let last: Option<i64> = each!(on, |c| sqlx::query_scalar(LAST).fetch_one(c).await)?;
    let held: Vec<(i64, i64, i64, String)> = each!(on, |c| sqlx::query_as(HELD).fetch_all(c).await)?;
    let late: Vec<(i64, i64, String)> = each!(on, |c| sqlx::query_as(LATE).fetch_all(c).await)?;
    Ok(MailState {
        mailbox,
        smtp,
        waiting: waiting.unsigned_abs(),
        last_received: last.map(Timestamp),
        quarantined: held
            .into_iter()
            .map(|(id, at, size, reason)| Held {
                id: RawMailId(id),
                at: Timestamp(at),
                size: size.unsigned_abs(),
                reason,
            })
            .collect(),
        undelivered: late
            .into_iter()
            .map(|(number, at, said)| Late { ticket: TicketNumber(number), at: Timestamp(at), said })
            .collect(),
    })
}

/// Inserts a user with the default preferences.
pub(crate) async fn insert(
    tx: &mut Tx,
    name: &str,
    email: &EmailAddress,
    role: Role,
    reach: Reach,
    hash: &str,
) -> Result<UserId, Fault> {
    let preferences = Preferences::default();
    let at = tx.at.0;
    let id: i64 = each!(tx, |c| sqlx::query_scalar(INSERT)
        .bind(name)
        .bind(email.as_str())
        .bind(email.folded())
        .bind(role.word())
        .bind(reach.word())
        .bind(hash)
        .bind(preferences.language.word())
        .bind(preferences.theme.word())
        .bind(&preferences.zone)
        .bind(preferences.single_keys)
        .bind(i64::from(preferences.undo_send))
        .bind(false)
        .bind(at)
        .fetch_one(c)
        .await)?;
    Ok(UserId(id))
}

async fn check_taken(on: &mut impl On, email: &EmailAddress, id: Option<UserId>) -> Result<(), Fault> {
    let folded = email.folded();
    let own = id.map_or(0, |id| id.0);
    let n: i64 = each!(on, |c| sqlx::query_scalar(TAKEN).bind(&folded).bind(own).fetch_one(c).await)?;
    if n > 0 { Err(Refusal::field("email", Problem::Taken).into()) } else { Ok(()) }
}

/// The team of this name, made if absent.
pub(crate) async fn team_named(tx: &mut Tx, name: &str) -> Result<TeamId, Fault> {
    let name = catalog::checked_name("team", name)?;
    let folded = text::fold(&name);
    let known: Option<i64> =
        each!(tx, |c| sqlx::query_scalar(TEAM_BY_NAME).bind(&folded).fetch_optional(c).await)?;
    if let Some(id) = known {
        return Ok(TeamId(id));
    }
    let n: i64 = each!(tx, |c| sqlx::query_scalar(TEAMS).fetch_one(c).await)?;
    if n >= limits::TEAMS as i64 {
        return Err(Refusal::field("name", Problem::TooManyOf(limits::TEAMS)).into());
    }
    let id: i64 = each!(tx, |c| sqlx::query_scalar(ADD_TEAM).bind(&name).bind(&folded).fetch_one(c).await)?;
    Ok(TeamId(id))
}

/// Puts a user into exactly these teams; the first is the main one.
pub(crate) async fn set_teams(tx: &mut Tx, user: UserId, teams: &[TeamId]) -> Result<(), Fault> {
    each!(tx, |c| sqlx::query(LEAVE_TEAMS).bind(user.0).execute(c).await.map(drop))?;
    let mut joined: Vec<TeamId> = Vec::new();
    for team in teams {
        if joined.contains(team) {
            continue;
        }
        let n: i64 = each!(tx, |c| sqlx::query_scalar(TEAM_EXISTS).bind(team.0).fetch_one(c).await)?;
        if n == 0 {
            return Err(Refusal::field("teams", Problem::NotAChoice).into());
        }
        let main = joined.is_empty();
        each!(tx, |c| sqlx::query(JOIN_TEAM)
            .bind(team.0)
            .bind(user.0)
            .bind(main)
            .execute(c)
            .await
            .map(drop))?;
        joined.push(*team);
    }
    Ok(())
}
