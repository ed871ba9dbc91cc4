//! (in work)

use crate::*;
use desk::*; use desk::ticket::*; use desk::conversation::*;
impl HelpDesk {
 pub async fn write(&self, _a: &Actor, _m: NewMessage) -> Answer<MessageView> { Err(Refusal::NotFound) }
 pub async fn take_back(&self, _a: &Actor, _m: MessageId) -> Answer<Draft> { Err(Refusal::NotFound) }
 pub async fn retry(&self, _a: &Actor, _m: MessageId) -> Answer<()> { Err(Refusal::NotFound) }
 pub async fn save_draft(&self, _a: &Actor, _t: TicketId, _k: Writing, _r: i64, _h: &str) -> Answer<Draft> { Err(Refusal::NotFound) }
}
