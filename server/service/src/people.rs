//! (in work)

use crate::*;
use desk::*; use desk::person::*;
pub struct MemberInput { pub name: String, pub email: String, pub role: Role, pub reach: Reach, pub teams: Vec<TeamId>, pub password: String, pub disabled: bool }
pub struct Held { pub id: RawMailId, pub at: Timestamp, pub size: u64, pub reason: String }
pub struct Late { pub ticket: TicketNumber, pub at: Timestamp, pub said: String }
pub struct MailState { pub mailbox: Option<String>, pub smtp: Option<String>, pub waiting: u64, pub last_received: Option<Timestamp>, pub quarantined: Vec<Held>, pub undelivered: Vec<Late> }
impl HelpDesk {
 pub async fn members(&self, _a: &Actor) -> Answer<(Vec<Member>, Vec<Team>)> { Err(Refusal::NotFound) }
 pub async fn save_member(&self, _a: &Actor, _i: Option<UserId>, _m: MemberInput) -> Answer<UserId> { Err(Refusal::NotFound) }
 pub async fn save_team(&self, _a: &Actor, _i: Option<TeamId>, _n: &str) -> Answer<TeamId> { Err(Refusal::NotFound) }
 pub async fn rename_desk(&self, _a: &Actor, _n: &str) -> Answer<()> { Err(Refusal::NotFound) }
 pub async fn mail_state(&self, _a: &Actor) -> Answer<MailState> { Err(Refusal::NotFound) }
 pub async fn replay_mail(&self, _a: &Actor, _i: RawMailId) -> Answer<()> { Err(Refusal::NotFound) }
}
