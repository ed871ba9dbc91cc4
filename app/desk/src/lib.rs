//! The help desk as pure types and rules, the same on the server and in the browser.
//!
//! This room holds what is *true* of tickets, people, pipelines, views and live messages. It never reads a clock, a random
//! source, a zone table, a database or a network: `now` and facts come in as values, decisions go out as values.

pub mod access;
pub mod conversation;
pub mod event;
pub mod filter;
pub mod ids;
pub mod intake;
pub mod limits;
pub mod live;
pub mod mail;
pub mod permission;
pub mod person;
pub mod pipeline;
pub mod refusal;
pub mod text;
pub mod ticket;
pub mod time;
pub mod view;

pub use ids::*;
pub use refusal::{FieldError, Problem, Refusal};
pub use time::Timestamp;
