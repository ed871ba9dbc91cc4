//! Mail as values: raw bytes in, an understood message out; a letter in, bytes for a server out. No SQL, no clock, no ticket: who
//! calls decides what a mail means for the desk. Only `smtp` speaks to the network.
//!
//! A mail that comes in: `guard` (caps) and `parse::understand`, then `shown::body` (which folds with `quotes` and cleans with
//! `sanitise`). One that goes out: `sanitise::composer_html`, `compose::write`, `smtp::Mailer::send`; `ids` mints what brings the
//! answer back.

mod automatic;
mod bounce;
pub mod compose;
mod content;
pub mod guard;
pub mod ids;
pub mod inspect;
pub mod language;
pub mod limits;
mod markup;
mod mime;
pub mod parse;
pub mod quotes;
pub mod sanitise;
pub mod shown;
pub mod smtp;

pub use mime::fields::Mailbox;

#[cfg(test)]
mod tests;
