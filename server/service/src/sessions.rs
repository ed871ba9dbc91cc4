//! Sign-in, sessions, devices, a person's own preferences. Passwords are argon2id, tokens random and stored as hashes.

use crate::db::{On, Tx, each};
use crate::{Answer, Fault, HelpDesk, catalog, key, people, zones};
use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use desk::event::{Because, By, What};
use desk::mail::EmailAddress;
use desk::person::{Agent, Language, Preferences, Reach, Role, Session, Theme};
use desk::refusal::Problem;
use desk::time::{DAY, MINUTE};
use desk::{Refusal, SessionId, TeamId, Timestamp, UserId, limits};
use sqlx::FromRow;
use std::net::IpAddr;
use tokio::sync::Semaphore;

/// The device a sign-in comes from.
#[derive(Clone, Debug)]
pub struct Device {
    /// Address of the peer.
    pub peer: IpAddr,
    /// What the browser calls itself.
    pub browser: String,
    /// The device's own cookie, when it has one.
    pub known: Option<String>,
}

/// The first super admin and the desk's name.
#[derive(Clone, Debug)]
pub struct FirstUser {
    /// The desk's name.
    pub desk: String,
    /// Person's name.
    pub name: String,
    /// Person's address.
    pub email: String,
    /// Person's password.
    pub password: String,
}

/// A session that was opened: what the cookies hold.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The session's token.
    pub token: String,
    /// The device's token.
    pub device: String,
}

/// Name of the session's cookie. Over TLS the prefix binds it to this host (RFC 6265bis, 4.1.3).
pub fn session_cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-guichet_session" } else { "guichet_session" }
}

/// Name of the device's cookie.
pub fn device_cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-guichet_device" } else { "guichet_device" }
}

/// The `Set-Cookie` lines that a sign-in (or, without one, a sign-out) sends.
pub fn cookie_lines(opened: Option<&Opened>, secure: bool) -> Vec<String> {
    let flags =
        if secure { "; Path=/; HttpOnly; SameSite=Lax; Secure" } else { "; Path=/; HttpOnly; SameSite=Lax" };
    let session = session_cookie_name(secure);
    match opened {
        Some(opened) => vec![
            format!("{session}={}{flags}; Max-Age={}", opened.token, limits::SESSION_DAYS * 86_400),
            format!("{}={}{flags}; Max-Age={}", device_cookie_name(secure), opened.device, 400 * 86_400),
        ],
        None => vec![format!("{session}={flags}; Max-Age=0")],
    }
}

const BY_EMAIL: &str = r#"select id, password, disabled_at from "user" where email_folded = $1"#;
const ADD_SESSION: &str = "
    insert into session (token, member, created_at, seen_at, browser, address)
    values ($1, $2, $3, $3, $4, $5) returning id";
const ADD_DEVICE: &str = "
    insert into device (token, member, seen_at) values ($1, $2, $3)
    on conflict (token, member) do update set seen_at = excluded.seen_at";
const IS_DEVICE: &str = "select count(*) from device where token = $1 and member = $2";
const GUESSES: &str =
    "select cast(coalesce(sum(n), 0) as bigint) from guess where subject = $1 and since > $2";
const GUESS: &str = "
    insert into guess (subject, since, n) values ($1, $2, 1)
    on conflict (subject, since) do update set n = guess.n + 1";
const FORGIVE: &str = "delete from guess where subject = $1 or since < $2";
const SESSION: &str = r#"
    select session.id, session.member, session.seen_at, "user".name, "user".email,
        "user".language, "user".theme, "user".zone, "user".single_keys, "user".undo_send
    from session join "user" on "user".id = session.member
    where session.token = $1 and session.seen_at > $2 and "user".disabled_at is null"#;
const TOUCH: &str = "update session set seen_at = $1, address = $2 where id = $3";
const ALIVE: &str = r#"
    select count(*) from session join "user" on "user".id = session.member
    where session.id = $1 and session.seen_at > $2 and "user".disabled_at is null"#;
const END: &str = "delete from session where id = $1";
const END_MINE: &str = "delete from session where id = $1 and member = $2";
const END_OTHERS: &str = "delete from session where member = $1 and id <> $2";
const DEVICES: &str = "
    select id, created_at, seen_at, browser, address from session where member = $1 and seen_at > $2
    order by seen_at desc, id desc limit 100";
const PREFERENCES: &str = r#"
    update "user" set language = $1, theme = $2, zone = $3, single_keys = $4, undo_send = $5 where id = $6"#;
const PASSWORD: &str = r#"select password from "user" where id = $1"#;
const SET_PASSWORD: &str = r#"update "user" set password = $1 where id = $2"#;
const USERS: &str = r#"select count(*) from "user""#;
const RIGHTS: &str = r#"select role, reach from "user" where id = $1 and disabled_at is null"#;
const TEAMS: &str = "select team from team_member where member = $1 order by team";
const MATES: &str = "
    select distinct other.member from team_member mine join team_member other on other.team = mine.team
    where mine.member = $1 order by other.member";

/// Two at once: a hash takes 19 MiB and a core, and a flood of guesses must not take all of either.
static HASHING: Semaphore = Semaphore::const_new(2);

/// A hash of no password, so that an unknown name costs the same time as a wrong password.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Z3VpY2hldC1ub2JvZHk$kKbVnGdQ4PSwIE5ezmqiwNcLTHp5Rrzz1J4vFqEZl0A";

#[derive(FromRow)]
struct SessionRecord {
    id: i64,
    member: i64,
    seen_at: i64,
    name: String,
    email: String,
    language: String,
    theme: String,
    zone: String,
    single_keys: bool,
    undo_send: i64,
}

impl HelpDesk {
    /// Whether anybody has an account.
    pub async fn has_users(&self) -> Result<bool, Fault> {
        let mut rx = self.read_tx().await?;
        let n: i64 = each!(rx, |c| sqlx::query_scalar(USERS).fetch_one(c).await)?;
        Ok(n > 0)
    }

    /// Signs in. Unknown names, wrong passwords and disabled users are the same answer after the same time.
    pub async fn sign_in(&self, email: &str, password: &str, device: Device) -> Answer<Opened> {
        let wrong = || Refusal::field("password", Problem::WrongCredentials);
        if password.chars().count() > limits::PASSWORD_MAX {
            return Err(wrong());
        }
        let folded = email.trim().to_lowercase();
        let mut tx = self.write_tx().await?;
        let found: Option<(i64, String, Option<i64>)> =
            each!(tx, |c| sqlx::query_as(BY_EMAIL).bind(&folded).fetch_optional(c).await)
                .map_err(Fault::from)?;
        let user = found.as_ref().filter(|(_, _, disabled)| disabled.is_none()).map(|(id, ..)| *id);
        let subjects = subjects(&mut tx, &folded, user, &device).await?;
        let since = tx.at.plus(-15 * MINUTE).0;
        for subject in &subjects {
            let n: i64 =
                each!(tx, |c| sqlx::query_scalar(GUESSES).bind(subject).bind(since).fetch_one(c).await)
                    .map_err(Fault::from)?;
            if n.unsigned_abs() >= limits::GUESSES {
                return Err(Refusal::TooMany(tx.at.plus(15 * MINUTE)));
            }
        }
        // Counted before it is tried, so that a hundred tries at once are a hundred guesses.
        let window = tx.at.0.div_euclid(MINUTE) * MINUTE;
        for subject in &subjects {
            each!(tx, |c| sqlx::query(GUESS).bind(subject).bind(window).execute(c).await.map(drop))
                .map_err(Fault::from)?;
        }
        self.commit(tx).await?;
        let hash = found.map_or_else(String::new, |(_, hash, _)| hash);
        let right = verify(password.to_owned(), hash).await?;
        let Some(user) = user.filter(|_| right) else { return Err(wrong()) };
        let mut tx = self.write_tx().await?;
        let old = tx.at.plus(-DAY).0;
        for subject in &subjects {
            each!(tx, |c| sqlx::query(FORGIVE).bind(subject).bind(old).execute(c).await.map(drop))
                .map_err(Fault::from)?;
        }
        let opened = open(&mut tx, UserId(user), &device).await?;
        self.commit(tx).await?;
        Ok(opened)
    }

    /// Makes the first super admin, names the desk and signs them in. Refused as unknown once anybody has an account.
    pub async fn first_user(&self, first: FirstUser, device: Device) -> Answer<Opened> {
        let desk_name = catalog::checked_name("desk", &first.desk)?;
        let name = catalog::checked_name("name", &first.name)?;
        let email =
            EmailAddress::parse(&first.email).ok_or(Refusal::field("email", Problem::NotAnAddress))?;
        check_password("password", &first.password, &email)?;
        let hash = hash(first.password).await?;
        let mut tx = self.write_tx().await?;
        let n: i64 = each!(tx, |c| sqlx::query_scalar(USERS).fetch_one(c).await).map_err(Fault::from)?;
        if n > 0 {
            return Err(Refusal::NotFound);
        }
        let user = people::insert(&mut tx, &name, &email, Role::SuperAdmin, Reach::Everything, &hash).await?;
        catalog::put_setting(&mut tx, "desk_name", &desk_name).await?;
        tx.event(By::User(user), None, What::People, Because::Asked);
        let opened = open(&mut tx, user, &device).await?;
        self.commit(tx).await?;
        Ok(opened)
    }

    /// Who is signed in with this token. Its last use is kept to the minute.
    pub async fn session(&self, token: &str, peer: IpAddr) -> Result<Option<Session>, Fault> {
        let now = self.now();
        let oldest = now.plus(-(limits::SESSION_DAYS as i64) * DAY).0;
        let mut rx = self.read_tx().await?;
        let record: Option<SessionRecord> = each!(rx, |c| sqlx::query_as(SESSION)
            .bind(key::hashed(token))
            .bind(oldest)
            .fetch_optional(c)
            .await)?;
        let Some(record) = record else { return Ok(None) };
        let Some(agent) = agent(&mut rx, UserId(record.member)).await? else { return Ok(None) };
        drop(rx);
        if now.0 - record.seen_at > MINUTE {
            let mut tx = self.write_tx().await?;
            let address = peer.to_string();
            each!(tx, |c| sqlx::query(TOUCH)
                .bind(now.0)
                .bind(&address)
                .bind(record.id)
                .execute(c)
                .await
                .map(drop))?;
            tx.commit().await?;
        }
        let preferences = Preferences {
            language: Language::from_word(&record.language).unwrap_or_default(),
            theme: Theme::from_word(&record.theme).unwrap_or_default(),
            zone: record.zone,
            single_keys: record.single_keys,
            undo_send: u16::try_from(record.undo_send).unwrap_or(10),
        };
        Ok(Some(Session {
            id: SessionId(record.id),
            agent,
            name: record.name,
            email: record.email,
            offsets: zones::offsets(&preferences.zone, now),
            preferences,
        }))
    }

    /// Whether a session still stands.
    pub async fn session_alive(&self, id: SessionId) -> Result<bool, Fault> {
        let oldest = self.now().plus(-(limits::SESSION_DAYS as i64) * DAY).0;
        let mut rx = self.read_tx().await?;
        let n: i64 = each!(rx, |c| sqlx::query_scalar(ALIVE).bind(id.0).bind(oldest).fetch_one(c).await)?;
        Ok(n == 1)
    }

    /// A user's rights as they are now; `None` = no longer on staff.
    pub async fn agent(&self, user: UserId) -> Result<Option<Agent>, Fault> {
        agent(&mut self.read_tx().await?, user).await
    }

    /// Ends a session.
    pub async fn sign_out(&self, id: SessionId) -> Answer<()> {
        let mut tx = self.write_tx().await?;
        each!(tx, |c| sqlx::query(END).bind(id.0).execute(c).await.map(drop)).map_err(Fault::from)?;
        tx.event(By::System, None, What::People, Because::Asked);
        self.commit(tx).await?;
        Ok(())
    }

    /// The person's own sign-ins, the last used first.
    pub async fn devices(&self, session: &Session) -> Answer<Vec<desk::person::Device>> {
        let oldest = self.now().plus(-(limits::SESSION_DAYS as i64) * DAY).0;
        let mut rx = self.read_tx().await?;
        let rows: Vec<(i64, i64, i64, String, String)> =
            each!(rx, |c| sqlx::query_as(DEVICES).bind(session.agent.user.0).bind(oldest).fetch_all(c).await)
                .map_err(Fault::from)?;
        Ok(rows
            .into_iter()
            .map(|(id, signed_in_at, seen_at, browser, address)| desk::person::Device {
                id: SessionId(id),
                signed_in_at: Timestamp(signed_in_at),
                seen_at: Timestamp(seen_at),
                browser,
                address,
                current: SessionId(id) == session.id,
            })
            .collect())
    }

    /// Ends one of the person's own sign-ins.
    pub async fn revoke(&self, session: &Session, id: SessionId) -> Answer<()> {
        let mut tx = self.write_tx().await?;
        let n = each!(tx, |c| sqlx::query(END_MINE)
            .bind(id.0)
            .bind(session.agent.user.0)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))
        .map_err(Fault::from)?;
        if n == 0 {
            return Err(Refusal::NotFound);
        }
        tx.event(By::User(session.agent.user), None, What::People, Because::Asked);
        self.commit(tx).await?;
        Ok(())
    }

    /// Keeps the person's own preferences.
    pub async fn save_preferences(&self, session: &Session, preferences: Preferences) -> Answer<()> {
        if !zones::known(&preferences.zone) {
            return Err(Refusal::field("zone", Problem::NotAChoice));
        }
        if ![0, 5, 10, 30].contains(&preferences.undo_send) {
            return Err(Refusal::field("undo_send", Problem::NotAChoice));
        }
        let mut tx = self.write_tx().await?;
        each!(tx, |c| sqlx::query(PREFERENCES)
            .bind(preferences.language.word())
            .bind(preferences.theme.word())
            .bind(&preferences.zone)
            .bind(preferences.single_keys)
            .bind(i64::from(preferences.undo_send))
            .bind(session.agent.user.0)
            .execute(c)
            .await
            .map(drop))
        .map_err(Fault::from)?;
        tx.commit().await?;
        Ok(())
    }

    /// Changes the person's own password; their other sign-ins end.
    pub async fn change_password(&self, session: &Session, old: &str, new: &str) -> Answer<()> {
        let email = EmailAddress::parse(&session.email).ok_or(Refusal::NotFound)?;
        check_password("new", new, &email)?;
        let user = session.agent.user;
        let mut rx = self.read_tx().await?;
        let known: String = each!(rx, |c| sqlx::query_scalar(PASSWORD).bind(user.0).fetch_one(c).await)
            .map_err(Fault::from)?;
        drop(rx);
        if !verify(old.to_owned(), known).await? {
            return Err(Refusal::field("old", Problem::WrongCredentials));
        }
        let hash = hash(new.to_owned()).await?;
        let mut tx = self.write_tx().await?;
        each!(tx, |c| sqlx::query(SET_PASSWORD).bind(&hash).bind(user.0).execute(c).await.map(drop))
            .map_err(Fault::from)?;
        each!(tx, |c| sqlx::query(END_OTHERS).bind(user.0).bind(session.id.0).execute(c).await.map(drop))
            .map_err(Fault::from)?;
        tx.event(By::User(user), None, What::People, Because::Asked);
        self.commit(tx).await?;
        Ok(())
    }
}

/// Whose guesses a try counts as: on a device the owner used before, that device's; else the account's and the network's.
async fn subjects(
    tx: &mut Tx,
    folded: &str,
    user: Option<i64>,
    device: &Device,
) -> Result<Vec<String>, Fault> {
    if let (Some(user), Some(known)) = (user, &device.known) {
        let hashed = key::hashed(known);
        let n: i64 = each!(tx, |c| sqlx::query_scalar(IS_DEVICE).bind(hashed).bind(user).fetch_one(c).await)?;
        if n > 0 {
            return Ok(vec![format!("device {} {user}", key::hex(&key::hashed(known)))]);
        }
    }
    let network = match device.peer {
        IpAddr::V4(address) => format!("network {address}"),
        // One household has a whole /64 (RFC 6177).
        IpAddr::V6(address) => format!("network {:x?}", &address.segments()[..4]),
    };
    let account: String = folded.chars().take(254).collect();
    Ok(vec![format!("account {account}"), network])
}

async fn open(tx: &mut Tx, user: UserId, device: &Device) -> Result<Opened, Fault> {
    let opened = Opened { token: key::token(), device: device.known.clone().unwrap_or_else(key::token) };
    let at = tx.at.0;
    let browser: String = crate::door_line(&device.browser).chars().take(200).collect();
    let address = device.peer.to_string();
    let _: i64 = each!(tx, |c| sqlx::query_scalar(ADD_SESSION)
        .bind(key::hashed(&opened.token))
        .bind(user.0)
        .bind(at)
        .bind(&browser)
        .bind(&address)
        .fetch_one(c)
        .await)?;
    each!(tx, |c| sqlx::query(ADD_DEVICE)
        .bind(key::hashed(&opened.device))
        .bind(user.0)
        .bind(at)
        .execute(c)
        .await
        .map(drop))?;
    Ok(opened)
}

/// A user's rights.
pub(crate) async fn agent(on: &mut impl On, user: UserId) -> Result<Option<Agent>, Fault> {
    let rights: Option<(String, String)> =
        each!(on, |c| sqlx::query_as(RIGHTS).bind(user.0).fetch_optional(c).await)?;
    let Some((role, reach)) = rights else { return Ok(None) };
    let teams: Vec<i64> = each!(on, |c| sqlx::query_scalar(TEAMS).bind(user.0).fetch_all(c).await)?;
    let mates: Vec<i64> = each!(on, |c| sqlx::query_scalar(MATES).bind(user.0).fetch_all(c).await)?;
    let mut teammates: Vec<UserId> = mates.into_iter().map(UserId).collect();
    if !teammates.contains(&user) {
        teammates.push(user);
        teammates.sort_unstable();
    }
    Ok(Some(Agent {
        user,
        role: Role::from_word(&role).ok_or_else(|| Fault::row(format!("user {user}: role {role}")))?,
        reach: Reach::from_word(&reach).ok_or_else(|| Fault::row(format!("user {user}: reach {reach}")))?,
        teams: teams.into_iter().map(TeamId).collect(),
        teammates,
    }))
}

/// Refuses passwords that are short, long, the address itself, or on every attacker's first page.
pub(crate) fn check_password(field: &str, password: &str, email: &EmailAddress) -> Result<(), Refusal> {
    let n = password.chars().count();
    if n < limits::PASSWORD_MIN {
        return Err(Refusal::field(field, Problem::TooShort(limits::PASSWORD_MIN)));
    }
    if n > limits::PASSWORD_MAX {
        return Err(Refusal::field(field, Problem::TooLong(limits::PASSWORD_MAX)));
    }
    let lower = password.to_lowercase();
    let one_letter = lower.chars().all(|c| lower.starts_with(c));
    let counting = "01234567890123456789".contains(&lower) || "abcdefghijklmnopqrstuvwxyz".contains(&lower);
    const COMMON: [&str; 12] = [
        "password",
        "passw0rd",
        "qwerty",
        "azerty",
        "letmein",
        "welcome",
        "motdepasse",
        "wachtwoord",
        "iloveyou",
        "guichet",
        "changeme",
        "administrator",
    ];
    let stem = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    if one_letter || counting || COMMON.contains(&stem) || lower == email.folded() || stem == email.local() {
        return Err(Refusal::field(field, Problem::TooCommon));
    }
    Ok(())
}

/// The PHC text of a password's argon2id hash (OWASP: m = 19 MiB, t = 2, p = 1).
pub(crate) async fn hash(password: String) -> Result<String, Fault> {
    let _turn = HASHING.acquire().await.map_err(|error| Fault::row(error.to_string()))?;
    tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
    })
    .await
    .map_err(|error| Fault::row(error.to_string()))?
    .map_err(|error| Fault::row(format!("argon2: {error}")))
}

async fn verify(password: String, hash: String) -> Result<bool, Fault> {
    let _turn = HASHING.acquire().await.map_err(|error| Fault::row(error.to_string()))?;
    tokio::task::spawn_blocking(move || {
        let (hash, real) = if hash.is_empty() { (NOBODY, false) } else { (hash.as_str(), true) };
        let parsed =
            argon2::PasswordHash::new(hash).map_err(|error| Fault::row(format!("argon2: {error}")))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && real)
    })
    .await
    .map_err(|error| Fault::row(error.to_string()))?
}
