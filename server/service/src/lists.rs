//! (in work)

use crate::*;
use desk::view::*;
impl HelpDesk {
 pub async fn page(&self, _a: &Actor, _q: &ListQuery, _after: Option<(i64,i64)>) -> Answer<desk::ticket::Page> { Err(Refusal::NotFound) }
 pub async fn counts(&self, _a: &Actor) -> Answer<Vec<(View,u64)>> { Err(Refusal::NotFound) }
 pub async fn find(&self, _a: &Actor, _t: &str) -> Answer<Vec<desk::ticket::TicketRow>> { Err(Refusal::NotFound) }
}
