//! Keys: one table of commands, who hears the keyboard, the sheet that shows them. A command acts through [`crate::shell::Hands`];
//! what it wants of the ticket's panes it says as an [`Intent`].

mod act;
mod chord;
mod hear;
pub mod intent;
mod sheet;
pub mod table;

pub use chord::caps;
pub(crate) use hear::hear;
pub use intent::{Intent, IntentKind, TicketMenu};
pub(crate) use sheet::KeySheet;
pub use table::{COMMANDS, Command, Group, Scope};
