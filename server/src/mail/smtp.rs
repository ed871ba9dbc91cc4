//! Handing a letter to a mail server, and telling honestly how far it came: taken, refused, not reached, or *unsure* (the line went
//! dead between our final dot and its answer). Nothing is retried here: the outbox does that, with the same bytes.

use super::compose;
use super::limits;
use lettre::Address;
use lettre::address::Envelope as Checked;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use std::future::Future;
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

/// How the line is protected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Protection {
    /// TLS from the first byte.
    Whole,
    /// STARTTLS, or nothing is sent.
    Required,
    /// STARTTLS when it is offered.
    Offered,
    /// None.
    Plain,
}

/// A configured mail server.
#[derive(Clone)]
pub struct Mailer {
    host: String,
    port: u16,
    protection: Protection,
    credentials: Option<Credentials>,
    hello: ClientId,
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never the password.
        write!(f, "Mailer({}:{}, {:?})", self.host, self.port, self.protection)
    }
}

/// The address of a mail server cannot be read; the text never repeats it, for it may hold a password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadUrl(&'static str);

impl std::fmt::Display for BadUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for BadUrl {}

impl Mailer {
    /// Reads `smtp[s]://[user:password@]host[:port][?tls=required|opportunistic|none]`, user and password percent-encoded.
    /// `smtps` is TLS from the first byte (port 465). `smtp` (port 25, 587 with a password) uses STARTTLS: required with a
    /// password, taken when offered without one; a server on this machine is spoken to in the open unless `tls` says otherwise.
    pub fn from_url(url: &str) -> Result<Mailer, BadUrl> {
        const SHAPE: BadUrl = BadUrl("the SMTP address must look like smtp://user:password@host:port or smtps://…");
        let (scheme, rest) = url.trim().split_once("://").ok_or(SHAPE)?;
        let whole = match scheme.to_ascii_lowercase().as_str() {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(SHAPE),
        };
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let place = place.split('/').next().unwrap_or(place);
        let (login, server) = place.rsplit_once('@').map_or((None, place), |(login, server)| (Some(login), server));
        let (host, port) = split_port(server).ok_or(SHAPE)?;
        if host.is_empty() || host.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(SHAPE);
        }
        let credentials = match login {
            None | Some("") => None,
            Some(login) => {
                let (user, password) = login.split_once(':').ok_or(BadUrl("the SMTP address names a user without a password"))?;
                let read = |text| percent_decoded(text).ok_or(BadUrl("the SMTP user or password is not percent-encoded text"));
                Some(Credentials::new(read(user)?, read(password)?))
            }
        };
        let here = matches!(host.as_str(), "localhost" | "::1") || host.starts_with("127.");
        let wanted = query.split('&').find_map(|pair| pair.strip_prefix("tls="));
        let protection = match (whole, wanted) {
            (true, _) => Protection::Whole,
            (false, Some("required")) => Protection::Required,
            (false, Some("opportunistic")) => Protection::Offered,
            (false, Some("none")) => Protection::Plain,
            (false, Some(_)) => return Err(BadUrl("tls in the SMTP address must be required, opportunistic or none")),
            (false, None) if here => Protection::Plain,
            (false, None) if credentials.is_some() => Protection::Required,
            (false, None) => Protection::Offered,
        };
        let usual = if whole { 465 } else if credentials.is_some() { 587 } else { 25 };
        Ok(Mailer { host, port: port.unwrap_or(usual), protection, credentials, hello: ClientId::default() })
    }

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
            within(limits::SMTP_COMMAND, line.starttls(tls()?, &self.hello)).await.map_err(Failure::before)?;
        }
        if let Some(credentials) = &self.credentials {
            within(limits::SMTP_COMMAND, line.auth(DEFAULT_MECHANISMS, credentials)).await.map_err(Failure::before)?;
        }
        Ok(line)
    }

    async fn hand_over(&self, line: &mut AsyncSmtpConnection, to: &Checked, bytes: &[u8]) -> Result<Handover, SendError> {
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
        within(limits::SMTP_COMMAND, line.command(Mail::new(to.from().cloned(), options))).await.map_err(Failure::answer)?;
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
            Err(failure) => Err(SendError { unsure: written.load(Ordering::Relaxed), permanent: false, text: failure.text() }),
        }
    }
}

/// What went wrong with a command.
enum Failure {
    /// The library's error: an answer, or the network.
    Said(lettre::transport::smtp::Error),
    /// No answer in time.
    TimeOut,
}

impl Failure {
    fn text(&self) -> String {
        match self {
            Failure::Said(error) => said(error),
            Failure::TimeOut => "the server did not answer in time".to_owned(),
        }
    }

    /// Before the letter was spoken of: a wrong password or an unreachable server is no property of the letter.
    fn before(self) -> SendError {
        SendError { permanent: false, unsure: false, text: self.text() }
    }

    /// While the letter was spoken of: 5xx is for good.
    fn answer(self) -> SendError {
        let permanent = matches!(&self, Failure::Said(error) if error.is_permanent());
        SendError { permanent, unsure: false, text: self.text() }
    }
}

fn before(error: &lettre::transport::smtp::Error) -> SendError {
    SendError { permanent: false, unsure: false, text: said(error) }
}

fn later(text: &str) -> SendError {
    SendError { permanent: false, unsure: false, text: text.to_owned() }
}

fn never(text: &str) -> SendError {
    SendError { permanent: true, unsure: false, text: text.to_owned() }
}

async fn within<T>(
    seconds: u64,
    work: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
) -> Result<T, Failure> {
    match tokio::time::timeout(Duration::from_secs(seconds), work).await {
        Ok(done) => done.map_err(Failure::Said),
        Err(_) => Err(Failure::TimeOut),
    }
}

/// An error with its causes on one line.
fn said(error: &lettre::transport::smtp::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text = format!("{text}: {inner_text}");
        }
        cause = inner.source();
    }
    desk::text::snippet(&text, 500)
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

/// `host`, `host:25`, `[::1]:25`.
fn split_port(server: &str) -> Option<(String, Option<u16>)> {
    if let Some(rest) = server.strip_prefix('[') {
        let (host, port) = rest.split_once(']')?;
        let port = match port.strip_prefix(':') {
            Some(port) => Some(port.parse().ok()?),
            None => None,
        };
        return Some((host.to_owned(), port));
    }
    match server.rsplit_once(':') {
        Some((host, port)) => Some((host.to_owned(), Some(port.parse().ok()?))),
        None => Some((server.to_owned(), None)),
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            let pair = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(pair, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}
