//! The live connection: one tail of the log a node, and for each browser one WebSocket that is told what it may see, as it
//! happens. Nothing here decides who may see what (`desk::access`) and nothing here writes tickets.

pub mod attendance;
pub mod backlog;
pub mod client;
mod frames;
pub mod hub;
pub mod judge;
pub mod line;
pub mod presence;
pub mod seat;
pub mod shared;
pub mod socket;
mod subscribing;
mod tail;
mod telling;
mod watching;

pub use hub::Hub;
pub use line::{Ended, Heard, Told};
