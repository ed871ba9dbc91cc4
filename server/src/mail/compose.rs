//! Letters as bytes for a mail server: plain text and HTML, files, and headers that no value can break out of. The same letter
//! always gives the same bytes: a retry sends what the first try sent.

use super::limits;
use super::mime::fields::Mailbox;
use super::mime::file_name;
use super::sanitise;
use lettre::Address;
use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Message, MultiPart, SinglePart};
use sha2::{Digest, Sha256};
use std::time::{Duration, SystemTime};

/// A letter to send.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Letter {
    /// Who writes.
    pub from: Mailbox,
    /// To whom.
    pub to: Vec<Mailbox>,
    /// Who gets a copy.
    pub cc: Vec<Mailbox>,
    /// Where the answer goes.
    pub reply_to: Option<Mailbox>,
    /// Subject, one line.
    pub subject: String,
    /// The plain half; made from `html` when empty.
    pub text: String,
    /// The HTML half, as our composer gives it; it is cleaned again here.
    pub html: Option<String>,
    /// What the letter answers, quoted below it.
    pub quoted: Option<Quoted>,
    /// Its own id, without brackets.
    pub message_id: String,
    /// The id it answers, without brackets.
    pub in_reply_to: Option<String>,
    /// The thread's ids, oldest first, without brackets.
    pub references: Vec<String>,
    /// A machine wrote it.
    pub auto_submitted: bool,
    /// Its Date, epoch milliseconds.
    pub date: i64,
    /// Files.
    pub attachments: Vec<File>,
}

/// A file to send.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct File {
    /// Name; it is cleaned.
    pub name: String,
    /// Kind, for example `image/png`.
    pub mime: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The message a letter answers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Quoted {
    /// "On 3 March, Jo Doe wrote:" in the language of the letter.
    pub attribution: String,
    /// Its text.
    pub text: String,
    /// Its HTML; it is cleaned here.
    pub html: Option<String>,
}

/// Why a letter cannot be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// A header value holds a line break or U+0000; the field's name.
    LineBreak(&'static str),
    /// No mail can be sent to or from this address.
    Address(String),
    /// The id is none.
    Id(String),
    /// Nobody to send it to.
    NoRecipient,
    /// The mail library said no.
    Library(String),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refused::LineBreak(field) => write!(f, "{field} holds a line break"),
            Refused::Address(address) => write!(f, "{address:?} is no mail address"),
            Refused::Id(id) => write!(f, "{id:?} is no message id"),
            Refused::NoRecipient => f.write_str("the letter has no recipient"),
            Refused::Library(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Refused {}

/// `Auto-Submitted: auto-generated`.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Writes the letter.
pub fn write(letter: &Letter) -> Result<Vec<u8>, Refused> {
    if letter.to.is_empty() && letter.cc.is_empty() {
        return Err(Refused::NoRecipient);
    }
    let date = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(letter.date).unwrap_or(0));
    let mut builder = Message::builder()
        .from(mailbox(&letter.from, "From")?)
        .subject(one_line(&letter.subject, "Subject")?)
        .date(date)
        .message_id(Some(bracketed(&letter.message_id)?));
    for to in &letter.to {
        builder = builder.to(mailbox(to, "To")?);
    }
    for cc in &letter.cc {
        builder = builder.cc(mailbox(cc, "Cc")?);
    }
    if let Some(reply_to) = &letter.reply_to {
        builder = builder.reply_to(mailbox(reply_to, "Reply-To")?);
    }
    if let Some(answered) = &letter.in_reply_to {
        builder = builder.in_reply_to(bracketed(answered)?);
    }
    let references = references(&letter.references)?;
    if !references.is_empty() {
        builder = builder.references(references);
    }
    if letter.auto_submitted {
        builder = builder.header(AutoSubmitted);
    }
    let boundary = |part: &str| boundary(&letter.message_id, part);
    let (text, html) = bodies(letter);
    let plain = SinglePart::plain(text);
    let library = |error: lettre::error::Error| Refused::Library(error.to_string());
    if letter.attachments.is_empty() {
        let message = match html {
            Some(html) => builder.multipart(alternative(plain, html, boundary("body"))),
            None => builder.singlepart(plain),
        };
        return Ok(message.map_err(library)?.formatted());
    }
    let mixed = MultiPart::mixed().boundary(boundary("files"));
    let mut mixed = match html {
        Some(html) => mixed.multipart(alternative(plain, html, boundary("body"))),
        None => mixed.singlepart(plain),
    };
    for file in &letter.attachments {
        mixed = mixed.singlepart(attachment(file)?);
    }
    Ok(builder.multipart(mixed).map_err(library)?.formatted())
}

fn alternative(plain: SinglePart, html: String, boundary: String) -> MultiPart {
    MultiPart::alternative().boundary(boundary).singlepart(plain).singlepart(SinglePart::html(html))
}

/// A boundary nobody can guess before the letter is sent (the id holds a keyed hash), and the same for every try.
fn boundary(message_id: &str, part: &str) -> String {
    let hash = Sha256::digest(format!("{part} {message_id}"));
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{part}-{hex}")
}

fn attachment(file: &File) -> Result<SinglePart, Refused> {
    let name = file_name::clean(&one_line(&file.name, "file name")?, &file.mime);
    let kind = ContentType::parse(&file.mime)
        .or_else(|_| ContentType::parse("application/octet-stream"))
        .map_err(|error| Refused::Library(error.to_string()))?;
    // Always base64: a text file arrives with the line ends it had.
    let body = Body::new_with_encoding(file.bytes.clone(), ContentTransferEncoding::Base64)
        .map_err(|_| Refused::Library("the file could not be encoded".to_owned()))?;
    Ok(Attachment::new(name).body(body, kind))
}

/// A value on one line, or the field that breaks it.
fn one_line(value: &str, field: &'static str) -> Result<String, Refused> {
    if value.contains(['\r', '\n', '\0']) {
        return Err(Refused::LineBreak(field));
    }
    Ok(value.chars().filter(|c| !c.is_control()).collect())
}

fn mailbox(mailbox: &Mailbox, field: &'static str) -> Result<lettre::message::Mailbox, Refused> {
    let name = match &mailbox.name {
        Some(name) => Some(one_line(name, field)?).filter(|name| !name.trim().is_empty()),
        None => None,
    };
    Ok(lettre::message::Mailbox::new(name, address(&mailbox.address)?))
}

/// An address for header or envelope.
pub(super) fn address(text: &str) -> Result<Address, Refused> {
    let refused = || Refused::Address(text.to_owned());
    if text.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Err(refused());
    }
    text.parse().map_err(|_| refused())
}

/// `<id>`, when it is one: printable ASCII without brackets or spaces.
fn bracketed(id: &str) -> Result<String, Refused> {
    let good = !id.is_empty()
        && id.len() <= limits::MESSAGE_ID - 2
        && id.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'<' && byte != b'>');
    if good { Ok(format!("<{id}>")) } else { Err(Refused::Id(id.to_owned())) }
}

/// The References header: the first id and the newest ones. A received id that cannot be written is left out, not refused.
fn references(ids: &[String]) -> Result<String, Refused> {
    let ids: Vec<String> = ids.iter().filter_map(|id| bracketed(id).ok()).collect();
    let newest = limits::REFERENCES_WRITTEN - 1;
    let kept: Vec<&String> = if ids.len() <= limits::REFERENCES_WRITTEN {
        ids.iter().collect()
    } else {
        ids[..1].iter().chain(&ids[ids.len() - newest..]).collect()
    };
    Ok(kept.into_iter().map(String::as_str).collect::<Vec<_>>().join(" "))
}

/// Both halves, with what they answer below.
fn bodies(letter: &Letter) -> (String, Option<String>) {
    let html = letter.html.as_deref().map(sanitise::composer_html);
    let mut text = match &html {
        Some(html) if letter.text.trim().is_empty() => sanitise::html_to_letter(html),
        _ => desk::text::clean(&letter.text),
    };
    let mut html = html;
    if let Some(quoted) = &letter.quoted {
        let attribution = desk::text::line(&quoted.attribution);
        let history = &quoted.text[..quoted.text.floor_char_boundary(limits::QUOTED)];
        text = format!("{}\n\n{attribution}\n{}", text.trim_end(), quote_lines(history));
        if let Some(html) = &mut html {
            let rich = quoted.html.as_deref().filter(|rich| rich.len() <= limits::QUOTED);
            let rich = match rich {
                Some(rich) => sanitise::composer_html(rich),
                None => sanitise::text_to_html(history),
            };
            let mut introduced = String::new();
            super::markup::write::escape(&attribution, &mut introduced);
            html.push_str(&format!("<p>{introduced}</p><blockquote type=\"cite\">{rich}</blockquote>"));
        }
    }
    let page = |html: String| {
        format!("<!doctype html><html><head><meta charset=\"utf-8\"></head><body>{html}</body></html>")
    };
    (text, html.map(page))
}

fn quote_lines(text: &str) -> String {
    let text = desk::text::clean(text);
    let lines = text.trim_end().split('\n').map(|line| match line {
        "" => ">".to_owned(),
        line if line.starts_with('>') => format!(">{line}"),
        line => format!("> {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}
