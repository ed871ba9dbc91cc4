//! The room's tests: raw mails of `server/tests/mail`, all of them fictional, and what hostile senders are known to try.

mod bombs;
mod compose;
mod hostile;
mod inspect;
mod intake;
mod machines;
mod replies;
mod smtp;

use super::parse::{Understood, understand};

/// A mail of the test folder.
fn raw(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/mail/{name}.eml", server_folder());
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn server_folder() -> String {
    option_env!("GUICHET_SERVER_FOLDER").unwrap_or(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The same, understood.
fn mail(name: &str) -> Understood {
    understand(&raw(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
