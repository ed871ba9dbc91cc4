//! Keys: one table of commands, who hears the keyboard, the sheet that shows them.

pub mod intent;

pub use intent::{Intent, IntentKind, TicketMenu};
