//! A raw mail understood: who, what, which files, what kind of mail. Everything is kept, nothing is trusted, and no input makes it
//! fail: a mail over a cap or one that crashes a parser comes back with its headers and its raw text.

use super::guard::{self, Cap, Verdict};
use super::mime::charset;
use super::mime::fields::{Fields, Mailbox, one_line};
use super::mime::outline::Outline;
use super::{automatic, bounce, content, limits};
use desk::limits::MAIL_HEADERS;
use sha2::{Digest, Sha256};

pub use super::automatic::Class;
pub use super::bounce::{Bounce, Failed};

/// A mail, understood.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Understood {
    /// Subject, one line; empty when there is none.
    pub subject: String,
    /// Who wrote: the first usable address of the first From field.
    pub from: Option<Mailbox>,
    /// There are several From fields or several authors: nothing may be concluded from the address (safety.md T9).
    pub several_from: bool,
    /// Reply-To.
    pub reply_to: Vec<Mailbox>,
    /// To.
    pub to: Vec<Mailbox>,
    /// Cc.
    pub cc: Vec<Mailbox>,
    /// Addresses the delivery named (Delivered-To and its like): where a signed reply address may survive.
    pub delivered_to: Vec<String>,
    /// Its own id, without brackets.
    pub message_id: Option<String>,
    /// In-Reply-To, without brackets.
    pub in_reply_to: Vec<String>,
    /// References, oldest first, without brackets.
    pub references: Vec<String>,
    /// The Date field in epoch milliseconds; what the sender's clock said, never when it happened.
    pub date: Option<i64>,
    /// Return-Path: none when absent, empty for the null sender.
    pub return_path: Option<String>,
    /// The best plain text.
    pub text: String,
    /// The text came from a plain part, not from HTML.
    pub text_is_plain: bool,
    /// The HTML as sent: never show it without `sanitise`.
    pub html: Option<String>,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// What kind of mail it is.
    pub class: Class,
    /// What a bounce says.
    pub bounce: Option<Bounce>,
    /// A machine answered: an absence notice or the like.
    pub auto_reply: bool,
    /// An automatic answer may be sent to it, as far as the mail itself tells; own addresses and counts are the caller's.
    pub answers_automatically: bool,
    /// The cap it broke, or that a parser gave up: the raw mail holds more than is shown here.
    pub trouble: Option<Trouble>,
}

/// Why a mail could not be read whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// Over a cap.
    Over(Cap),
    /// The reader crashed.
    Crashed,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Trouble::Over(cap) => cap.fmt(f),
            Trouble::Crashed => f.write_str("the reader gave up"),
        }
    }
}

/// A file of a mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    /// Cleaned name; never empty.
    pub filename: String,
    /// Kind as declared, lower case; believe the bytes instead.
    pub mime: String,
    /// The bytes, decoded.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// Content-ID without brackets.
    pub content_id: Option<String>,
    /// The mail asks to show it in place.
    pub inline: bool,
    /// The HTML shows it by its Content-ID: it need not be listed below.
    pub embedded: bool,
}

impl Attachment {
    /// Size of the file.
    pub fn size(&self) -> u64 {
        self.bytes.len() as u64
    }

    /// The hash in hexadecimal.
    pub fn sha256_hex(&self) -> String {
        self.sha256.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A file with its hash.
    pub fn new(filename: String, mime: String, bytes: Vec<u8>) -> Attachment {
        let sha256 = Sha256::digest(&bytes).into();
        Attachment { filename, mime, bytes, sha256, content_id: None, inline: false, embedded: false }
    }
}

/// What is no mail at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// Nothing but white space.
    Empty,
    /// Not one header field.
    NoHeader,
    /// Larger than any mail may be.
    TooLarge,
    /// Even the bounded reader crashed.
    Crashed,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unreadable::Empty => f.write_str("the message is empty"),
            Unreadable::NoHeader => f.write_str("no header field found: this is not a mail"),
            Unreadable::TooLarge => write!(f, "the message is {}", Cap::Size),
            Unreadable::Crashed => f.write_str("the message could not be read"),
        }
    }
}

impl std::error::Error for Unreadable {}

/// Understands a raw mail on a thread of its own with a large stack; a panic there becomes a mail shown as raw text. The caller
/// counts the attempt before it calls (safety.md rule 7): what no thread can catch must not be tried for ever.
pub fn understand(raw: &[u8]) -> Result<Understood, Unreadable> {
    match on_large_stack(|| read(raw)) {
        Some(answer) => answer,
        None => on_large_stack(|| Ok(bounded(raw, Trouble::Crashed))).unwrap_or(Err(Unreadable::Crashed)),
    }
}

/// Runs `work` with `limits::READING_STACK`; none when it panicked or no thread could be had.
pub fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        let builder =
            std::thread::Builder::new().name("mail-reader".to_owned()).stack_size(limits::READING_STACK);
        builder.spawn_scoped(scope, work).ok()?.join().ok()
    })
}

/// The same on the caller's stack.
fn read(raw: &[u8]) -> Result<Understood, Unreadable> {
    if raw.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    let outline = match guard::examine(raw) {
        Verdict::Within(outline) => outline,
        Verdict::Over(Cap::Size) => return Err(Unreadable::TooLarge),
        Verdict::Over(cap) => return Ok(bounded(raw, Trouble::Over(cap))),
    };
    if outline.parts.first().is_none_or(|part| part.fields.is_empty()) {
        return Err(Unreadable::NoHeader);
    }
    Ok(whole(raw, &outline))
}

fn whole(raw: &[u8], outline: &Outline) -> Understood {
    let root = &outline.parts[0];
    let mut mail = envelope(&root.fields);
    let found = content::gather(raw, outline);
    mail.text = found.text;
    mail.text_is_plain = found.text_is_plain;
    mail.html = found.html;
    mail.attachments = found.attachments;
    mail.bounce = bounce::read(raw, outline, &mail);
    judge(&mut mail, &root.fields);
    mail
}

/// Headers by a bounded reader, the rest as text.
fn bounded(raw: &[u8], trouble: Trouble) -> Understood {
    let (block, body) = split(raw);
    let fields = Fields::read(block);
    let mut mail = envelope(&fields);
    let end = body.len().min(limits::RAW_SHOWN);
    mail.text = desk::text::clean(&charset::text(&body[..end], None));
    mail.text_is_plain = true;
    mail.trouble = Some(trouble);
    judge(&mut mail, &fields);
    mail
}

/// The header block, at most `MAIL_HEADERS` bytes and whole lines of it, and what follows the blank line.
fn split(raw: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    let mut header = 0;
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line.trim_ascii().is_empty() && header > 0 {
            return (&raw[..header], &raw[at..]);
        }
        if at <= MAIL_HEADERS {
            header = at;
        }
    }
    (&raw[..header.max(raw.len().min(MAIL_HEADERS))], &raw[header.min(raw.len())..])
}

fn envelope(fields: &Fields) -> Understood {
    let authors = fields.mailboxes("From");
    Understood {
        subject: subject(fields),
        several_from: fields.count("From") > 1 || authors.len() > 1,
        from: authors.into_iter().next(),
        reply_to: fields.mailboxes("Reply-To"),
        to: fields.mailboxes("To"),
        cc: fields.mailboxes("Cc"),
        delivered_to: fields.deliveries(),
        message_id: fields.ids("Message-ID").into_iter().next(),
        in_reply_to: fields.ids("In-Reply-To"),
        references: fields.ids("References"),
        date: fields.date(),
        return_path: fields.return_path(),
        ..Understood::default()
    }
}

fn subject(fields: &Fields) -> String {
    let subject = fields.text("Subject").unwrap_or_default();
    one_line(&subject).chars().filter(|c| !super::mime::file_name::invisible(*c)).collect()
}

fn judge(mail: &mut Understood, fields: &Fields) {
    mail.auto_reply = automatic::is_auto_reply(fields, &mail.subject);
    mail.class = automatic::class(fields, mail);
    if mail.class != Class::Normal && mail.class != Class::AutoReply {
        mail.auto_reply = false;
    }
    mail.answers_automatically = automatic::may_be_answered(fields, mail);
}
