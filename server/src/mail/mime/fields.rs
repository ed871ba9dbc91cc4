//! The header fields of one part as values: text, addresses, ids, dates. Repeated fields keep their order; the first one counts.

use super::file_name::invisible;
use super::repair;
use crate::mail::limits;
use mail_parser::{Address, HeaderValue, MessageParser, MimeHeaders};

/// A name with an address, as written; `desk::mail::EmailAddress` decides later whether mail can be sent to it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mailbox {
    /// Display name; none when absent or the same as the address.
    pub name: Option<String>,
    /// Address, without brackets, with an at sign.
    pub address: String,
}

/// A parsed header block.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    fields: Vec<(String, Value)>,
    kind: Kind,
}

#[derive(Clone, Debug)]
struct Value {
    raw: String,
    parsed: HeaderValue<'static>,
}

/// What the header says of the part's content.
#[derive(Clone, Debug, Default)]
pub struct Kind {
    /// `text/plain`, lower case; empty when the header does not say.
    pub mime: String,
    /// Charset label.
    pub charset: Option<String>,
    /// Boundary of a multipart.
    pub boundary: Option<String>,
    /// `report-type` of a multipart/report.
    pub report: Option<String>,
    /// File name, of Content-Disposition or Content-Type.
    pub file_name: Option<String>,
    /// Content-Disposition, lower case.
    pub disposition: Option<String>,
    /// Content-Transfer-Encoding as written.
    pub encoding: String,
    /// Content-ID without brackets.
    pub content_id: Option<String>,
}

impl Fields {
    /// Reads a header block, with or without the blank line behind it.
    pub fn read(block: &[u8]) -> Fields {
        let block = repair::header(block);
        let Some(message) = MessageParser::default().parse_headers(&block[..]) else {
            return Fields::default();
        };
        let Some(part) = message.parts.first() else { return Fields::default() };
        // The parser gives a last line without a colon as a field, too.
        let named = part.headers.iter().filter(|field| {
            field.offset_start.checked_sub(1).and_then(|at| block.get(at as usize)) == Some(&b':')
        });
        let fields = named.map(|field| {
            let raw = block.get(field.offset_start as usize..field.offset_end as usize).unwrap_or_default();
            let raw = one_line(&String::from_utf8_lossy(raw));
            (field.name().to_owned(), Value { raw, parsed: field.value.clone().into_owned() })
        });
        let content = part.content_type();
        let mime = content.map(|content| {
            format!("{}/{}", content.ctype(), content.subtype().unwrap_or_default()).to_ascii_lowercase()
        });
        let attribute = |name: &str| content.and_then(|content| content.attribute(name)).map(str::to_owned);
        let kind = Kind {
            mime: mime.unwrap_or_default(),
            charset: attribute("charset"),
            boundary: attribute("boundary").map(|b| b.trim_end().to_owned()).filter(|b| !b.is_empty()),
            report: attribute("report-type").map(|report| report.to_ascii_lowercase()),
            file_name: part.attachment_name().map(str::to_owned),
            disposition: part
                .content_disposition()
                .map(|disposition| disposition.ctype().to_ascii_lowercase()),
            encoding: part.content_transfer_encoding().unwrap_or_default().to_owned(),
            content_id: part.content_id().and_then(id),
        };
        Fields { fields: fields.collect(), kind }
    }

    /// No field at all: not a mail.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// What the part's content is.
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Says what the part is when its header does not (a digest's parts are mails).
    pub fn set_mime(&mut self, mime: &str) {
        self.kind.mime = mime.to_owned();
    }

    fn values<'a, 'b>(&'a self, name: &'b str) -> impl Iterator<Item = &'a Value> + use<'a, 'b> {
        self.fields.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// How often the field occurs.
    pub fn count(&self, name: &str) -> usize {
        self.values(name).count()
    }

    /// The first field of this name as written, on one line.
    pub fn raw(&self, name: &str) -> Option<&str> {
        let value = self.values(name).next()?;
        Some(value.raw.as_str())
    }

    /// The first field of this name, encoded words decoded, on one line.
    pub fn text(&self, name: &str) -> Option<String> {
        self.values(name).next().map(|value| match &value.parsed {
            HeaderValue::Text(text) => one_line(text),
            HeaderValue::TextList(list) => one_line(&list.join(" ")),
            _ => value.raw.clone(),
        })
    }

    /// Every address of every field of this name, in order.
    pub fn mailboxes(&self, name: &str) -> Vec<Mailbox> {
        let mut found = Vec::new();
        for value in self.values(name) {
            if let HeaderValue::Address(address) = &value.parsed {
                collect(address, &mut found);
            }
        }
        found
    }

    /// Addresses of fields that hold one without being address fields (Delivered-To and its like).
    pub fn deliveries(&self) -> Vec<String> {
        const NAMES: [&str; 5] =
            ["Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To", "X-Envelope-To"];
        let mut found: Vec<String> = Vec::new();
        for name in NAMES {
            for value in self.values(name).take(20) {
                let pieces =
                    value.raw.split([' ', ',', ';']).map(|piece| piece.trim_matches(['<', '>', '"']));
                for piece in pieces.filter(|piece| looks_like_an_address(piece)).take(20) {
                    if !found.iter().any(|known| known == piece) {
                        found.push(piece.to_owned());
                    }
                }
            }
        }
        found
    }

    /// Ids of every field of this name, in order, without brackets and without repetition.
    pub fn ids(&self, name: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut add = |text: &str| {
            if let Some(id) = id(text) {
                found.push(id);
            }
        };
        for value in self.values(name) {
            match &value.parsed {
                HeaderValue::Text(text) => add(text),
                HeaderValue::TextList(list) => list.iter().for_each(|text| add(text)),
                _ => {}
            }
        }
        // The newest stand last: a flood loses its oldest.
        let excess = found.len().saturating_sub(limits::REFERENCES_READ);
        found.drain(..excess);
        let mut seen = std::collections::HashSet::new();
        found.retain(|id| seen.insert(id.clone()));
        found
    }

    /// The Date field in epoch milliseconds; it is what the sender's clock said.
    pub fn date(&self) -> Option<i64> {
        self.values("Date").find_map(|value| match &value.parsed {
            HeaderValue::DateTime(date) if date.is_valid() && date.year >= 1970 => {
                Some(date.to_timestamp() * 1000)
            }
            _ => None,
        })
    }

    /// The return path: none when there is no such field, empty for the null sender.
    pub fn return_path(&self) -> Option<String> {
        let value = self.values("Return-Path").next()?;
        Some(value.raw.trim_matches(|c: char| "<>".contains(c) || c.is_whitespace()).to_owned())
    }
}

/// One line without control characters, white space folded.
pub fn one_line(text: &str) -> String {
    desk::text::line(text)
}

/// A message id without brackets; none when it is empty or too long to be one.
pub fn id(text: &str) -> Option<String> {
    let id: String =
        text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !"<>".contains(*c)).collect();
    (!id.is_empty() && id.len() <= limits::MESSAGE_ID).then_some(id)
}

fn looks_like_an_address(text: &str) -> bool {
    text.len() <= 320
        && text.rsplit_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn collect(address: &Address<'_>, found: &mut Vec<Mailbox>) {
    for entry in address.iter() {
        if found.len() >= limits::ADDRESSES {
            return;
        }
        let Some(written) = entry.address() else { continue };
        let written = written.trim().trim_matches(['<', '>']).trim();
        let written = written.strip_prefix("mailto:").unwrap_or(written);
        if looks_like_an_address(written) {
            found.push(Mailbox { name: name(entry.name(), written), address: written.to_owned() });
        }
    }
}

/// A display name as shown: one line, no invisible characters, no quotes around the whole.
fn name(name: Option<&str>, address: &str) -> Option<String> {
    let line = one_line(name?);
    let mut name: String = line.chars().filter(|c| !invisible(*c)).take(limits::DISPLAY_NAME).collect();
    for quote in ['\'', '"'] {
        if name.len() > 2 && name.starts_with(quote) && name.ends_with(quote) {
            name = name[1..name.len() - 1].to_owned();
        }
    }
    let name = name.trim();
    (!name.is_empty() && !name.eq_ignore_ascii_case(address)).then(|| name.to_owned())
}
