//! What the operator said: a flag beats an environment variable, both beat the configuration file, and all beat what is usual.

use crate::failure::Failure;
use crate::http::house::Public;
use crate::http::peer::Network;
use crate::http::public_url::PublicUrl;
use crate::http::site::Site;
use crate::mail::sanitise;
use crate::mail::smtp::Mailer;
use clap::Args;
use desk::mail::EmailAddress;
use serde::Deserialize;
use service::Options;
use std::path::{Path, PathBuf};

/// Where the desk is; every command that opens one knows these.
#[derive(Args, Clone, Default)]
pub struct DeskFlags {
    /// Folder of the database, the files and the secret key [default: data]
    #[arg(long, value_name = "DIR", env = "GUICHET_DATA")]
    pub data: Option<PathBuf>,
    /// sqlite://PATH or postgres://… [default: a SQLite file in the data folder]
    #[arg(long, value_name = "URL", env = "GUICHET_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Configuration file: the long flags as keys
    #[arg(long, value_name = "FILE.toml", env = "GUICHET_CONFIG")]
    pub config: Option<PathBuf>,
}

/// How the desk is reached; only the server asks.
#[derive(Args, Clone, Default)]
pub struct ServeFlags {
    /// Where the desk is
    #[command(flatten)]
    pub desk: DeskFlags,
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDRESS:PORT", env = "GUICHET_LISTEN")]
    pub listen: Option<String>,
    /// Address people use, for links in mail and for the browser's checks [default: http://LISTEN]
    #[arg(long, value_name = "URL", env = "GUICHET_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Address of the first mailbox
    #[arg(long, value_name = "ADDRESS", env = "GUICHET_MAIL_ADDRESS")]
    pub mail_address: Option<String>,
    /// smtp[s]://user:password@host:port; without it replies are kept and not sent
    #[arg(long, value_name = "URL", env = "GUICHET_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Folder with the browser's half [default: site beside the program]
    #[arg(long, value_name = "DIR", env = "GUICHET_SITE")]
    pub site: Option<PathBuf>,
    /// Proxy whose forwarding headers are believed (address or network); may be repeated
    #[arg(
        long = "trusted-proxy",
        value_name = "NETWORK",
        env = "GUICHET_TRUSTED_PROXIES",
        value_delimiter = ','
    )]
    pub trusted_proxies: Vec<String>,
    /// Demo mode; without --data on a throw-away desk filled with a realistic demo
    #[arg(long, env = "GUICHET_DEMO")]
    pub demo: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    data: Option<PathBuf>,
    database_url: Option<String>,
    listen: Option<String>,
    public_url: Option<String>,
    mail_address: Option<String>,
    smtp_url: Option<String>,
    site: Option<PathBuf>,
    trusted_proxies: Vec<String>,
    demo: bool,
}

impl File {
    fn read(path: Option<&Path>) -> Result<File, Failure> {
        let Some(path) = path else { return Ok(File::default()) };
        let text = std::fs::read_to_string(path)
            .map_err(|error| Failure::usage(format!("cannot read {}: {error}", path.display())))?;
        // The message of the library quotes the line, which may hold a password.
        toml::from_str(&text).map_err(|error: toml::de::Error| {
            Failure::usage(format!(
                "{} is not a configuration of Guichet: {}",
                path.display(),
                error.message()
            ))
        })
    }
}

/// Where a desk is, settled.
pub struct Place {
    /// The folder.
    pub data: PathBuf,
    /// The folder was named by somebody, not only usual.
    pub named: bool,
    database: Option<String>,
}

impl Place {
    fn settle(flags: &DeskFlags, file: &File) -> Place {
        let named = flags.data.clone().or_else(|| file.data.clone());
        let database = flags.database_url.clone().or_else(|| file.database_url.clone());
        Place { named: named.is_some(), data: named.unwrap_or_else(|| PathBuf::from("data")), database }
    }

    /// From flags, environment and file.
    pub fn of(flags: &DeskFlags) -> Result<Place, Failure> {
        Ok(Place::settle(flags, &File::read(flags.config.as_deref())?))
    }

    /// Another folder, with its own database.
    pub fn moved(&self, data: PathBuf) -> Place {
        Place { data, named: true, database: None }
    }

    /// How the service opens it.
    pub fn options(&self) -> Options {
        let usual = || format!("sqlite://{}", self.data.join("guichet.db").display());
        Options {
            database: self.database.clone().unwrap_or_else(usual),
            data: self.data.clone(),
            clock: crate::clock::now,
            mailbox: None,
            smtp: None,
            composer,
        }
    }
}

/// What an agent wrote, cleaned, and the same as plain text.
fn composer(html: &str) -> (String, String) {
    let clean = sanitise::composer_html(html);
    let text = sanitise::html_to_letter(&clean);
    (clean, text)
}

/// Everything `serve` needs, settled and checked.
pub struct Config {
    /// Where the desk is.
    pub place: Place,
    /// Where to listen.
    pub listen: String,
    /// The way to us.
    pub public: Public,
    /// Address of the first mailbox.
    pub mailbox: Option<EmailAddress>,
    /// How mail leaves.
    pub mailer: Option<Mailer>,
    /// The browser's half.
    pub site: PathBuf,
}

impl Config {
    /// From flags, environment and file.
    pub fn of(flags: &ServeFlags) -> Result<Config, Failure> {
        let file = File::read(flags.desk.config.as_deref())?;
        let either = |flag: &Option<String>, file: &Option<String>| flag.clone().or_else(|| file.clone());
        let proxies =
            if flags.trusted_proxies.is_empty() { &file.trusted_proxies } else { &flags.trusted_proxies };
        let proxies: Result<Vec<Network>, String> = proxies.iter().map(|text| Network::parse(text)).collect();
        let url = either(&flags.public_url, &file.public_url).map(|text| PublicUrl::parse(&text)).transpose();
        let mailbox = either(&flags.mail_address, &file.mail_address).map(|text| {
            EmailAddress::parse(&text)
                .ok_or_else(|| Failure::usage(format!("{text:?} is not an e-mail address")))
        });
        // Its error never repeats the address: it may hold a password.
        let mailer = either(&flags.smtp_url, &file.smtp_url).map(|text| Mailer::from_url(&text)).transpose();
        Ok(Config {
            place: Place::settle(&flags.desk, &file),
            listen: either(&flags.listen, &file.listen).unwrap_or_else(|| "127.0.0.1:3000".to_owned()),
            public: Public {
                url: url.map_err(Failure::usage)?,
                proxies: proxies.map_err(Failure::usage)?,
                demo: flags.demo || file.demo,
            },
            mailbox: mailbox.transpose()?,
            mailer: mailer.map_err(|error| Failure::usage(error.to_string()))?,
            site: flags.site.clone().or(file.site).unwrap_or_else(Site::beside_executable),
        })
    }

    /// How the service opens the desk.
    pub fn options(&self) -> Options {
        let mailbox = self.mailbox.as_ref().map(|mailbox| mailbox.as_str().to_owned());
        let smtp = self.mailer.as_ref().map(|mailer| mailer.server().to_owned());
        Options { mailbox, smtp, ..self.place.options() }
    }
}

#[cfg(test)]
#[path = "config_tests.rs"]
mod tests;
