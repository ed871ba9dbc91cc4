//! Delivery reports (RFC 3464) and the bounces of servers that write prose: whose mail did not arrive, and which mail it was.

use super::automatic::is_a_daemon;
use super::limits;
use super::mime::charset;
use super::mime::fields::{Fields, id};
use super::mime::outline::{Outline, Part};
use super::parse::Understood;

/// What a delivery report says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bounce {
    /// Recipients that did not get the mail.
    pub failed: Vec<Failed>,
    /// It only tells that a mail arrived or was handed on: nothing failed.
    pub delivered_only: bool,
    /// Message-ID of the mail it is about, without brackets.
    pub about: Option<String>,
    /// Ids that mail referred to: they lead to the ticket when its own id is missing.
    pub references: Vec<String>,
}

/// A recipient that did not get the mail.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Failed {
    /// Address.
    pub address: String,
    /// Enhanced status code, for example 5.1.1; empty when unknown.
    pub status: String,
    /// What the other server said; empty when unknown.
    pub diagnostic: String,
}

/// How the subject of a bounce in prose begins, lower case.
const SUBJECTS: &[&str] = &[
    "undelivered mail returned",
    "undeliverable",
    "delivery status notification",
    "mail delivery failed",
    "mail delivery failure",
    "failure notice",
    "returned mail",
    "delivery failure",
    "mail system error",
    "delivery has failed",
    "unzustellbar",
    "nicht zugestellt",
    "non remis",
    "échec de la remise",
    "echec de la remise",
    "non distribuable",
    "onbestelbaar",
    "niet bezorgd",
    "non recapitabile",
    "mancato recapito",
    "no se puede entregar",
    "message could not be delivered",
    "warning: could not send message",
    "undelivered message",
];

/// Reads the report of a mail, if it is one.
pub fn read(raw: &[u8], outline: &Outline, mail: &Understood) -> Option<Bounce> {
    let root = outline.parts.first()?;
    let own = || outline.parts.iter().filter(|part| !part.foreign);
    let report = own()
        .find(|part| matches!(part.mime(), "message/delivery-status" | "message/global-delivery-status"));
    let mut bounce = match report {
        Some(part) => from_status(&decoded(raw, part)),
        None => from_prose(&root.fields, mail)?,
    };
    let returned = outline
        .parts
        .iter()
        .find(|part| part.foreign && part.parent.is_some_and(|p| !outline.parts[p].foreign));
    let headers = own().find(|part| matches!(part.mime(), "text/rfc822-headers" | "message/rfc822-headers"));
    let fields = returned
        .map(|part| part.fields.clone())
        .or_else(|| headers.map(|part| Fields::read(&decoded(raw, part))));
    if let Some(fields) = fields {
        bounce.about = fields.ids("Message-ID").into_iter().next();
        bounce.references = fields.ids("References");
    } else if report.is_none() {
        bounce.about = prose_id(&mail.text);
    }
    Some(bounce)
}

fn decoded(raw: &[u8], part: &Part) -> Vec<u8> {
    part.encoding().decode(&raw[part.body.clone()])
}

fn from_status(bytes: &[u8]) -> Bounce {
    let text = charset::text(bytes, None).replace("\r\n", "\n");
    let mut bounce = Bounce::default();
    let mut calm = false;
    for group in text.split("\n\n") {
        let fields = Fields::read(format!("{}\n\n", group.trim_matches('\n')).as_bytes());
        let recipient = fields.raw("Final-Recipient").or_else(|| fields.raw("Original-Recipient"));
        let Some(recipient) = recipient else { continue };
        let action = fields.raw("Action").unwrap_or("failed").trim().to_ascii_lowercase();
        if action != "failed" {
            calm |= matches!(action.as_str(), "delivered" | "relayed" | "expanded");
            continue;
        }
        // The original recipient is whom we wrote to; the final one may be behind a forward.
        let written =
            fields.raw("Original-Recipient").filter(|written| written.contains('@')).unwrap_or(recipient);
        if bounce.failed.len() < limits::BOUNCED {
            bounce.failed.push(Failed {
                address: after_type(written),
                status: fields
                    .raw("Status")
                    .unwrap_or_default()
                    .split_whitespace()
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
                diagnostic: after_type(fields.raw("Diagnostic-Code").unwrap_or_default()),
            });
        }
    }
    bounce.delivered_only = calm && bounce.failed.is_empty();
    bounce
}

/// `rfc822; jo@example.org` without its type.
fn after_type(value: &str) -> String {
    let value = value.split_once(';').map_or(value, |(_, value)| value);
    value.trim().trim_matches(['<', '>']).to_owned()
}

fn from_prose(fields: &Fields, mail: &Understood) -> Option<Bounce> {
    let daemon = mail.from.as_ref().is_some_and(|from| is_a_daemon(&from.address))
        || mail.return_path.as_deref() == Some("");
    let subject = mail.subject.to_lowercase();
    let named = fields.raw("X-Failed-Recipients");
    if named.is_none() && !(daemon && SUBJECTS.iter().any(|begin| subject.contains(begin))) {
        return None;
    }
    let mut bounce = Bounce::default();
    let mut add = |address: &str| {
        let address = address.trim().trim_matches(|c: char| "<>()\"':;,".contains(c));
        let known = bounce.failed.iter().any(|failed| failed.address.eq_ignore_ascii_case(address));
        if address.contains('@') && !known && bounce.failed.len() < limits::BOUNCED {
            bounce.failed.push(Failed { address: address.to_owned(), ..Failed::default() });
        }
    };
    if let Some(named) = named {
        named.split([',', ' ']).for_each(&mut add);
    } else {
        // Servers that write prose put the address alone on a line, in brackets, before the reason.
        for line in mail.text.lines().take(200) {
            let line = line.trim();
            if line.starts_with("---") {
                break;
            }
            if line.starts_with('<')
                && line.len() < 400
                && let Some(end) = line.find('>')
            {
                add(&line[..end]);
            }
        }
    }
    Some(bounce)
}

/// The Message-ID of the mail quoted in a prose bounce.
fn prose_id(text: &str) -> Option<String> {
    let line = text.lines().find(|line| {
        line.trim_start_matches(['>', ' '])
            .get(..11)
            .is_some_and(|begin| begin.eq_ignore_ascii_case("message-id:"))
    })?;
    id(line.split_once(':')?.1)
}
