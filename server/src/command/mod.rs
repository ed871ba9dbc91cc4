//! One file a command. Each opens what it needs, calls the service, prints, and says honestly whether it worked.

pub mod demo;
pub mod inspect;
pub mod receive;
pub mod serve;
pub mod user;

use crate::config::Place;
use crate::failure::Failure;
use service::HelpDesk;

async fn open(place: &Place) -> Result<HelpDesk, Failure> {
    HelpDesk::open(place.options())
        .await
        .map_err(|fault| Failure::new(format!("cannot open the desk in {}: {fault}", place.data.display())))
}
