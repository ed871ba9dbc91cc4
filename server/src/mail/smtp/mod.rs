//! Handing a letter to a mail server, and telling honestly how far it came: taken, refused, not reached, or *unsure* (the line went
//! dead between our final dot and its answer). Nothing is retried here: the outbox does that, with the same bytes.

mod failure;
mod server;

pub use server::{BadUrl, Mailer};

use super::compose;
use super::limits;
use failure::{Failure, before, later, never, said, within};
use lettre::Address;
use lettre::address::Envelope as Checked;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use server::Protection;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// From whom and to whom, as the servers see it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Envelope {
    /// Where bounces go; empty for none.
    pub from: String,
    /// Every recipient, To and Cc alike.
    pub to: Vec<String>,
}

/// A server took the letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handover {
    /// The server's name, as configured.
    pub server: String,
    /// Its last answer on one line, for example `250 2.0.0 queued as 4C1`.
    pub answer: String,
    /// Recipients it did not take, each with its words; at least one it did.
    pub refused: Vec<(String, String)>,
}

/// A letter was not taken, or nobody knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SendError {
    /// The answer will not change: trying again is of no use.
    pub permanent: bool,
    /// The letter may have been taken: the line went dead before the answer.
    pub unsure: bool,
    /// What the other side said, or what went wrong, on one line.
    pub text: String,
}

impl std::fmt::Display for SendError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for SendError {}

impl Mailer {
    /// The server's name.
    pub fn server(&self) -> &str {
        &self.host
    }

    /// Hands one letter over on a connection of its own.
    pub async fn send(&self, envelope: &Envelope, bytes: &[u8]) -> Result<Handover, SendError> {
        let checked = checked(envelope)?;
        let mut line = self.connect().await?;
        let outcome = self.hand_over(&mut line, &checked, bytes).await;
        // The letter's fate is settled: a bad goodbye changes nothing.
        let _ = tokio::time::timeout(Duration::from_secs(2), line.quit()).await;
        outcome
    }

    /// Connects, protects the line and signs in, without sending anything: "test" on the settings page.
    pub async fn check(&self) -> Result<(), SendError> {
        let mut line = self.connect().await?;
        let _ = tokio::time::timeout(Duration::from_secs(2), line.quit()).await;
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let seconds = Duration::from_secs(limits::SMTP_CONNECT);
        let tls = || TlsParameters::new(self.host.clone()).map_err(|error| before(&error));
        let whole = if self.protection == Protection::Whole { Some(tls()?) } else { None };
        let server = (self.host.as_str(), self.port);
        let connecting = AsyncSmtpConnection::connect_tokio1(server, Some(seconds), &self.hello, whole, None);
        let mut line = within(limits::SMTP_CONNECT, connecting).await.map_err(Failure::before)?;
        let upgrade = match self.protection {
            Protection::Required if !line.can_starttls() => {
                return Err(later("the server does not offer STARTTLS, which a password needs"));
            }
            Protection::Required => true,
            Protection::Offered => line.can_starttls(),
            Protection::Whole | Protection::Plain => false,
        };
        if upgrade {
            within(limits::SMTP_COMMAND, line.starttls(tls()?, &self.hello))
                .await
                .map_err(Failure::before)?;
        }
        if let Some(credentials) = &self.credentials {
            within(limits::SMTP_COMMAND, line.auth(DEFAULT_MECHANISMS, credentials))
                .await
                .map_err(Failure::before)?;
        }
        Ok(line)
    }

    async fn hand_over(
        &self,
        line: &mut AsyncSmtpConnection,
        to: &Checked,
        bytes: &[u8],
    ) -> Result<Handover, SendError> {
        let mut options = Vec::new();
        let foreign = |address: &Address| !address.to_string().is_ascii();
        if to.to().iter().chain(to.from()).any(foreign) {
            if !line.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(never("the server takes no addresses outside ASCII"));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if !bytes.is_ascii() {
            if !line.server_info().supports_feature(Extension::EightBitMime) {
                return Err(never("the server takes no eight-bit mail"));
            }
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        within(limits::SMTP_COMMAND, line.command(Mail::new(to.from().cloned(), options)))
            .await
            .map_err(Failure::answer)?;
        let mut refused = Vec::new();
        let mut last = None;
        for address in to.to() {
            match within(limits::SMTP_COMMAND, line.command(Rcpt::new(address.clone(), Vec::new()))).await {
                Ok(_) => {}
                Err(Failure::Said(error)) if error.status().is_some() => {
                    refused.push((address.to_string(), said(&error)));
                    last = Some(error);
                }
                Err(failure) => return Err(failure.answer()),
            }
        }
        if let Some(error) = last.filter(|_| refused.len() == to.to().len()) {
            return Err(Failure::Said(error).answer());
        }
        within(limits::SMTP_COMMAND, line.command(Data)).await.map_err(Failure::answer)?;
        let written = AtomicBool::new(false);
        // The line asks for a second piece only when the first is written: from then on the final dot may have arrived.
        let pieces = std::iter::once(bytes).chain(std::iter::from_fn(|| {
            written.store(true, Ordering::Relaxed);
            None
        }));
        match within(limits::SMTP_FINAL_DOT, line.message_iter(pieces)).await {
            Ok(response) => Ok(Handover { server: self.host.clone(), answer: one_line(&response), refused }),
            Err(Failure::Said(error)) if error.status().is_some() => Err(Failure::Said(error).answer()),
            Err(failure) => Err(SendError {
                unsure: written.load(Ordering::Relaxed),
                permanent: false,
                text: failure.text(),
            }),
        }
    }
}

fn one_line(response: &Response) -> String {
    let words: Vec<&str> = response.message().collect();
    desk::text::snippet(&format!("{} {}", response.code(), words.join(" ")), 500)
}

fn checked(envelope: &Envelope) -> Result<Checked, SendError> {
    let address = |text: &String| compose::address(text).map_err(|refused| never(&refused.to_string()));
    let from = if envelope.from.is_empty() { None } else { Some(address(&envelope.from)?) };
    let to = envelope.to.iter().map(address).collect::<Result<Vec<_>, _>>()?;
    Checked::new(from, to).map_err(|error| never(&error.to_string()))
}
