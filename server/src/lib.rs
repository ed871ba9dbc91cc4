//! The server: configuration, HTTP, the live connection, workers, channels, the command line. No SQL and no ticket rules: those are
//! in `service` and `desk`.

pub mod cli;
pub mod clock;
pub mod command;
pub mod config;
pub mod failure;
pub mod http;
pub mod kind;
pub mod live;
pub mod mail;
pub mod reference;
pub mod switch;
pub mod telling;
pub mod workers;
