//! The address of a mail server: where it is, how the line is protected, who signs in.

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::extension::ClientId;

/// How the line is protected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Protection {
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
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) protection: Protection,
    pub(super) credentials: Option<Credentials>,
    pub(super) hello: ClientId,
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
        const SHAPE: BadUrl =
            BadUrl("the SMTP address must look like smtp://user:password@host:port or smtps://…");
        let (scheme, rest) = url.trim().split_once("://").ok_or(SHAPE)?;
        let whole = match scheme.to_ascii_lowercase().as_str() {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(SHAPE),
        };
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let place = place.split('/').next().unwrap_or(place);
        let (login, server) =
            place.rsplit_once('@').map_or((None, place), |(login, server)| (Some(login), server));
        let (host, port) = split_port(server).ok_or(SHAPE)?;
        if host.is_empty() || host.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(SHAPE);
        }
        let credentials = match login {
            None | Some("") => None,
            Some(login) => {
                let (user, password) = login
                    .split_once(':')
                    .ok_or(BadUrl("the SMTP address names a user without a password"))?;
                let read = |text| {
                    percent_decoded(text)
                        .ok_or(BadUrl("the SMTP user or password is not percent-encoded text"))
                };
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
            (false, Some(_)) => {
                return Err(BadUrl("tls in the SMTP address must be required, opportunistic or none"));
            }
            (false, None) if here => Protection::Plain,
            (false, None) if credentials.is_some() => Protection::Required,
            (false, None) => Protection::Offered,
        };
        let usual = if whole {
            465
        } else if credentials.is_some() {
            587
        } else {
            25
        };
        Ok(Mailer { host, port: port.unwrap_or(usual), protection, credentials, hello: ClientId::default() })
    }
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
