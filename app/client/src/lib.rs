//! Where the browser meets the server: signatures of the server functions, the one WebSocket, the one clock, what the page knows
//! of who is asking. On the host the bodies are ten lines each: actor, parse, one call of `service`, map the error.
//!
//! No views here, and no SQL. The only room that knows there are two sides.

pub mod catalog;
pub mod clock;
pub mod context;
#[cfg(not(target_arch = "wasm32"))]
pub mod host;
pub mod lists;
pub mod live;
pub mod messages;
pub mod open;
pub mod people;
pub mod refused;
pub mod response;
pub mod rows;
pub mod sessions;
pub mod store;
pub mod tickets;

pub use clock::Clock;
pub use context::{PageContext, language, session, use_page};
pub use refused::Refused;
pub use store::Store;
