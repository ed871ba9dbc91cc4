//! The room's tests: raw mails of `server/tests/mail`, all of them fictional, and what hostile senders are known to try.

mod bombs;
mod compose;
mod hostile;
mod inspect;
mod intake;
mod machines;
mod replies;
mod smtp;
mod vectors;

use super::parse::{Understood, understand};

/// A mail of the test folder.
fn raw(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/mail/{name}.eml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The same, understood.
fn mail(name: &str) -> Understood {
    understand(&raw(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
