//! Settings of people, teams, the desk and its mail; for those who may manage them.
#![allow(
    missing_docs,
    reason = "the macro makes a struct of each function's arguments, which their own docs describe"
)]

use crate::Refused;
use desk::person::{Member, Reach, Role, Team};
use desk::{RawMailId, TeamId, TicketNumber, Timestamp, UserId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use crate::host::{Tell, act};

/// What the people's form holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberForm {
    /// Name as shown.
    pub name: String,
    /// Sign-in address.
    pub email: String,
    /// What they may set up.
    pub role: Role,
    /// Which tickets they may see.
    pub reach: Reach,
    /// Teams; the first is the main team.
    pub teams: Vec<TeamId>,
    /// First password for a new user; empty leaves an existing one.
    pub password: String,
    /// May no longer sign in.
    pub disabled: bool,
}

/// A mail that could not be made into a message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quarantined {
    /// The raw mail.
    pub id: RawMailId,
    /// When it came.
    pub at: Timestamp,
    /// Bytes.
    pub size: u64,
    /// What the parser said, for an admin.
    pub reason: String,
}

/// A reply that did not leave.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Undelivered {
    /// Its ticket.
    pub ticket: TicketNumber,
    /// When it was written.
    pub at: Timestamp,
    /// What the other side said; empty while it is only kept.
    pub said: String,
}

/// State of the desk's mail.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct MailState {
    /// Address of the mailbox.
    pub mailbox: Option<String>,
    /// Host and port of the SMTP server, without the password.
    pub smtp: Option<String>,
    /// Raw mails that wait to be read.
    pub waiting: u64,
    /// Newest received mail.
    pub last_received: Option<Timestamp>,
    /// What could not be read, newest first, at most 100.
    pub quarantined: Vec<Quarantined>,
    /// What did not leave, newest first, at most 100.
    pub undelivered: Vec<Undelivered>,
}

/// Everyone on staff, for who may manage people.
#[server(endpoint = "people/members", input = Json)]
pub async fn load_members() -> Result<(Vec<Member>, Vec<Team>), Refused> {
    let (desk, actor) = act()?;
    desk.members(&actor).await.tell()
}

/// Adds a user (`id` none) or changes one.
#[server(endpoint = "people/save-member", input = Json)]
pub async fn save_member(id: Option<UserId>, form: MemberForm) -> Result<UserId, Refused> {
    let (desk, actor) = act()?;
    let MemberForm { name, email, role, reach, teams, password, disabled } = form;
    let member = service::people::MemberInput { name, email, role, reach, teams, password, disabled };
    desk.save_member(&actor, id, member).await.tell()
}

/// Adds a team (`id` none) or renames one.
#[server(endpoint = "people/save-team", input = Json)]
pub async fn save_team(id: Option<TeamId>, name: String) -> Result<TeamId, Refused> {
    let (desk, actor) = act()?;
    desk.save_team(&actor, id, &name).await.tell()
}

/// The desk's name, as everyone sees it above the side bar.
#[server(endpoint = "people/rename-desk", input = Json)]
pub async fn rename_desk(name: String) -> Result<(), Refused> {
    let (desk, actor) = act()?;
    desk.rename_desk(&actor, &name).await.tell()
}

/// State of the desk's mail.
#[server(endpoint = "people/mail-state", input = Json)]
pub async fn load_mail_state() -> Result<MailState, Refused> {
    let (desk, actor) = act()?;
    let state = desk.mail_state(&actor).await.tell()?;
    Ok(MailState {
        mailbox: state.mailbox,
        smtp: state.smtp,
        waiting: state.waiting,
        last_received: state.last_received,
        quarantined: state
            .quarantined
            .into_iter()
            .map(|held| Quarantined { id: held.id, at: held.at, size: held.size, reason: held.reason })
            .collect(),
        undelivered: state
            .undelivered
            .into_iter()
            .map(|late| Undelivered { ticket: late.ticket, at: late.at, said: late.said })
            .collect(),
    })
}

/// Reads a quarantined mail again.
#[server(endpoint = "people/replay-mail", input = Json)]
pub async fn replay_mail(id: RawMailId) -> Result<(), Refused> {
    let (desk, actor) = act()?;
    desk.replay_mail(&actor, id).await.tell()
}
