//! One ticket: its head, its thread, and the composer below. The page is loaded at its top; everything under it reads the live
//! store. The same ticket loaded anew changes in place, another one is drawn anew: while it is on its way, the last one stays.

pub mod activity;
mod copy;
pub mod delivery;
pub mod files;
mod frame;
mod head;
pub mod held;
pub mod message;
pub mod opened;
mod owner;
mod pane;
mod plain;
mod presence;
mod properties;
pub mod reader;
pub mod reading;
mod resize;
pub mod sentence;
pub mod signs;
mod subject;
mod thread;
pub mod timeline;

pub use pane::TicketPane;
