//! (in work)

use crate::*;
use desk::*; use desk::person::*;
pub struct Device { pub peer: std::net::IpAddr, pub browser: String, pub known: Option<String> }
pub struct FirstUser { pub desk: String, pub name: String, pub email: String, pub password: String }
pub struct Opened { pub token: String, pub device: String }
pub fn cookie_lines(_o: Option<&Opened>, _s: bool) -> Vec<String> { Vec::new() }
impl HelpDesk {
 pub async fn sign_in(&self, _e: &str, _p: &str, _d: Device) -> Answer<Opened> { Err(Refusal::NotFound) }
 pub async fn sign_out(&self, _s: SessionId) -> Answer<()> { Err(Refusal::NotFound) }
 pub async fn first_user(&self, _f: FirstUser, _d: Device) -> Answer<Opened> { Err(Refusal::NotFound) }
 pub async fn devices(&self, _s: &Session) -> Answer<Vec<desk::person::Device>> { Err(Refusal::NotFound) }
 pub async fn revoke(&self, _s: &Session, _i: SessionId) -> Answer<()> { Err(Refusal::NotFound) }
 pub async fn save_preferences(&self, _s: &Session, _p: Preferences) -> Answer<()> { Err(Refusal::NotFound) }
 pub async fn change_password(&self, _s: &Session, _o: &str, _n: &str) -> Answer<()> { Err(Refusal::NotFound) }
}
