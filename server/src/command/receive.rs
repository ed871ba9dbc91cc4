//! `guichet mail receive`: the pipe of a mail server. Exit 0 says "kept, on disk"; whatever goes wrong on our side is exit 75, and
//! the server keeps the mail and tries again. What it prints tells nothing about any ticket.

use super::open;
use crate::config::{DeskFlags, Place};
use crate::failure::Failure;
use clap::Args;
use desk::limits::MAIL;
use desk::mail::EmailAddress;
use service::HelpDesk;
use std::io::Read;
use std::panic::AssertUnwindSafe;

/// Its flags.
#[derive(Args)]
pub struct Flags {
    #[command(flatten)]
    desk: DeskFlags,
    /// Mailbox the mail is for; without it the mail's recipients tell
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    channel: Option<String>,
}

fn address(text: &str) -> Result<String, String> {
    EmailAddress::parse(text).map(String::from).ok_or_else(|| "not an e-mail address".to_owned())
}

/// Takes the mail on standard input.
pub async fn run(flags: &Flags) -> Result<(), Failure> {
    let place = Place::of(&flags.desk).map_err(|failure| Failure::try_again(failure.line))?;
    if !place.data.is_dir() {
        // A mistyped folder must not become a new, empty desk that swallows mail.
        return Err(Failure::try_again(format!("there is no desk in {}", place.data.display())));
    }
    let bytes = bounded(&mut std::io::stdin().lock())?;
    let desk = open(&place).await.map_err(|failure| Failure::try_again(failure.line))?;
    let taken = take(&desk, &bytes, flags.channel.as_deref()).await;
    desk.close().await;
    taken
}

/// A fault that nobody foresaw is no reason to refuse a mail either.
pub fn surely(take: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    std::panic::catch_unwind(AssertUnwindSafe(take))
        .unwrap_or_else(|_| Err(Failure::try_again("an error on our side")))
}

/// Reads at most one byte too much.
fn bounded(stdin: &mut dyn Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    stdin
        .take(MAIL + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::try_again(format!("standard input broke off: {error}")))?;
    if bytes.len() as u64 > MAIL {
        return Err(Failure::new(format!("the mail is larger than {MAIL} bytes and was not taken")));
    }
    if bytes.is_empty() {
        return Err(Failure::new("no mail on standard input"));
    }
    Ok(bytes)
}

/// Keeps the raw mail. Reading it is a job of the server.
pub async fn take(desk: &HelpDesk, bytes: &[u8], channel: Option<&str>) -> Result<(), Failure> {
    let kept = desk.take_raw(bytes, channel, "pipe").await;
    kept.map(drop).map_err(|fault| Failure::try_again(format!("the mail could not be kept now: {fault}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::TRY_AGAIN;

    #[test]
    fn a_mail_of_the_largest_size_is_taken_and_one_byte_more_is_refused_for_good() {
        assert_eq!(bounded(&mut std::io::repeat(b'a').take(MAIL)).expect("taken").len() as u64, MAIL);
        let refused = bounded(&mut std::io::repeat(b'a').take(MAIL + 1)).expect_err("refused");
        assert_eq!(surely(|| Err(refused)).expect_err("refused").code, 1);
    }

    #[test]
    fn a_broken_pipe_or_a_panic_of_ours_asks_to_try_again() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::UnexpectedEof.into())
            }
        }
        assert_eq!(bounded(&mut Broken).expect_err("broken").code, TRY_AGAIN);
        assert_eq!(surely(|| panic!("unforeseen")).expect_err("failed").code, TRY_AGAIN);
    }
}
