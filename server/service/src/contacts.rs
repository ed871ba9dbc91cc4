//! (in work)

use crate::*;
impl HelpDesk { pub async fn find_contacts(&self, _a: &Actor, _t: &str) -> Answer<Vec<desk::person::Contact>> { Err(Refusal::NotFound) } }
