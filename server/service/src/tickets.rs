//! (in work)

use crate::*;
use desk::*; use desk::ticket::*;
impl HelpDesk {
 pub async fn open(&self, _a: &Actor, _n: TicketNumber) -> Answer<TicketPage> { Err(Refusal::NotFound) }
 pub async fn older(&self, _a: &Actor, _t: TicketId, _b: MessageId) -> Answer<(Vec<desk::conversation::MessageView>, bool)> { Err(Refusal::NotFound) }
 pub async fn create(&self, _a: &Actor, _t: NewTicket, _k: &str) -> Answer<TicketNumber> { Err(Refusal::NotFound) }
 pub async fn change(&self, _a: &Actor, _t: TicketId, _c: Vec<Change>, _u: bool) -> Answer<Changed> { Err(Refusal::NotFound) }
}
