//! The work space of staff: side bar, list, ticket, composer, facts, and what surrounds them: rail, palette, keys, creating a ticket.
//!
//! Pages declare what they load at their top; components below neither fetch nor know routes. Rules live in `desk`, sentences in
//! `words`, parts in `parts`; nothing here writes SQL or decides what a person may do.

pub mod change;
pub mod composer;
mod create;
pub mod facts;
pub mod keys;
mod list;
mod palette;
pub mod shell;
mod sidebar;
pub mod ticket;
mod workspace;

pub use change::change;
pub use shell::Shell;
pub use workspace::{NoTicket, WorkSpace};
