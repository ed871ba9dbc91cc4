//! (in work)

use crate::*;
/// The desk's fixed nouns.
pub struct Known { pub users: Vec<desk::person::UserCard>, pub teams: Vec<desk::person::Team>, pub pipelines: Vec<desk::pipeline::Pipeline>, pub categories: Vec<desk::ticket::Category>, pub mailbox: Option<String>, pub sends: bool, pub counts: Vec<(desk::view::View,u64)>, pub seq: desk::Seq }
impl HelpDesk {
    pub async fn catalog(&self, _a: &Actor) -> Answer<Known> { Err(Refusal::NotFound) }
    pub async fn set_availability(&self, _a: &Actor, _v: desk::person::Availability) -> Answer<()> { Err(Refusal::NotFound) }
}
