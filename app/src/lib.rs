//! The application: the document, the route table and who may open what, theme and language, the pages at the door.
//!
//! Pages of the work space and of the settings live in `agent` and `settings`; nothing here knows a ticket, and nothing here
//! fetches for them.

// Documentation is built without the flags of the build, and runs nothing.
#[cfg(not(any(erase_components, doc, doctest)))]
compile_error!("both halves are built with --cfg erase_components: see .cargo/config.toml");

mod document;
mod elsewhere;
mod gate;
mod language_tag;
mod missing;
mod policy;
pub mod routes;
mod session;
mod states;

pub use document::{App, shell};
