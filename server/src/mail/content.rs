//! Which parts are the message and which are files: the text, the HTML, the attachments, in the order of the mail.

use super::limits;
use super::mime::outline::{Outline, Part};
use super::mime::{charset, file_name};
use super::parse::Attachment;
use super::sanitise;
use std::collections::HashSet;

/// What a mail carries.
#[derive(Default)]
pub struct Content {
    /// Plain text.
    pub text: String,
    /// It came from a plain part.
    pub text_is_plain: bool,
    /// HTML as sent.
    pub html: Option<String>,
    /// Files.
    pub attachments: Vec<Attachment>,
}

/// A piece of the body.
enum Piece {
    Plain(String),
    Html(String),
    /// The same said twice.
    Both(String, String),
}

struct Gather<'a> {
    raw: &'a [u8],
    outline: &'a Outline,
    files: Vec<usize>,
}

/// Gathers the content of the mail itself; mails inside it are files.
pub fn gather(raw: &[u8], outline: &Outline) -> Content {
    let mut gather = Gather { raw, outline, files: Vec::new() };
    let pieces = gather.pieces(0);
    let mut content = Content { html: html(&pieces), ..Content::default() };
    (content.text, content.text_is_plain) = text(&pieces);
    let shown = content.html.as_deref().map(shown_ids).unwrap_or_default();
    let files = gather.files.iter().map(|id| gather.file(*id, &shown)).collect();
    content.attachments = files;
    content
}

impl Gather<'_> {
    fn part(&self, id: usize) -> &Part {
        &self.outline.parts[id]
    }

    /// The body pieces of a part; its files are noted. Depth is capped by the guard.
    fn pieces(&mut self, id: usize) -> Vec<Piece> {
        let part = self.part(id);
        if !part.is_multipart() {
            return self.leaf(id);
        }
        let children = part.children.clone();
        match part.mime() {
            "multipart/alternative" => self.alternative(&children),
            "multipart/related" => {
                let mut pieces = Vec::new();
                for (at, child) in children.into_iter().enumerate() {
                    if at == 0 || self.part(child).is_multipart() {
                        pieces.extend(self.pieces(child));
                    } else {
                        self.files.push(child);
                    }
                }
                pieces
            }
            _ => children.into_iter().flat_map(|child| self.pieces(child)).collect(),
        }
    }

    /// Several forms of one content: the first plain text, the last HTML; whatever else is there is kept as a file.
    fn alternative(&mut self, children: &[usize]) -> Vec<Piece> {
        let (mut plain, mut rich): (Option<String>, Option<String>) = (None, None);
        for child in children {
            let pieces = self.pieces(*child);
            let (found_plain, found_html) = (text_of_plain(&pieces), html(&pieces));
            if let Some(found) = found_html {
                rich = Some(found);
            }
            if let Some(found) = found_plain.filter(|_| plain.is_none()) {
                plain = Some(found);
            }
        }
        match (plain, rich) {
            (Some(plain), Some(rich)) => vec![Piece::Both(plain, rich)],
            (Some(plain), None) => vec![Piece::Plain(plain)],
            (None, Some(rich)) => vec![Piece::Html(rich)],
            (None, None) => Vec::new(),
        }
    }

    fn leaf(&mut self, id: usize) -> Vec<Piece> {
        let part = self.part(id);
        let kind = part.fields.kind();
        // A multipart whose boundary never comes is shown as the text it is.
        let mime = if part.mime().starts_with("multipart/") { "text/plain" } else { part.mime() };
        let declared = !matches!(kind.disposition.as_deref(), None | Some("inline"));
        let named = kind.file_name.is_some();
        let first =
            id == 0 || part.parent.is_some_and(|parent| self.part(parent).children.first() == Some(&id));
        let body = matches!(mime, "text/plain" | "text/html") && !declared && (!named || first);
        if !body {
            if !part.body.is_empty() || named {
                self.files.push(id);
            }
            return Vec::new();
        }
        let text =
            charset::text(&part.encoding().decode(&self.raw[part.body.clone()]), kind.charset.as_deref());
        if mime == "text/html" {
            vec![Piece::Html(text)]
        } else {
            vec![Piece::Plain(desk::text::clean(&text))]
        }
    }

    fn file(&self, id: usize, shown: &HashSet<String>) -> Attachment {
        let part = self.part(id);
        let kind = part.fields.kind();
        let mime = match part.mime() {
            "" | "/" => "application/octet-stream",
            mime => mime,
        };
        let name =
            kind.file_name.clone().or_else(|| attached_subject(self.outline, part)).unwrap_or_default();
        let bytes = part.encoding().decode(&self.raw[part.body.clone()]);
        let mut file = Attachment::new(file_name::clean(&name, mime), mime.to_owned(), bytes);
        file.embedded = kind.content_id.as_ref().is_some_and(|id| shown.contains(id));
        file.inline = file.embedded || kind.disposition.as_deref() == Some("inline");
        file.content_id.clone_from(&kind.content_id);
        file
    }
}

/// An attached mail without a file name is named after its subject.
fn attached_subject(outline: &Outline, part: &Part) -> Option<String> {
    let mail = part.children.first().map(|child| &outline.parts[*child])?;
    let subject = mail.fields.text("Subject").filter(|subject| !subject.is_empty())?;
    let subject: String = subject.replace(['/', '\\'], "-").chars().take(limits::FILE_NAME).collect();
    Some(format!("{subject}.eml"))
}

/// The Content-IDs an HTML body shows; there they may be percent-encoded.
fn shown_ids(html: &str) -> HashSet<String> {
    let ids = html.match_indices(':').filter_map(|(at, _)| {
        let before = html.as_bytes().get(at.checked_sub(3)?..at)?;
        let rest = &html[at + 1..];
        let rest = &rest[..rest.floor_char_boundary(limits::MESSAGE_ID)];
        let end = rest.find(['"', '\'', '>', ' ', ')', '\n', '\r']).unwrap_or(rest.len());
        before.eq_ignore_ascii_case(b"cid").then(|| sanitise::content_id(&rest[..end]))
    });
    ids.collect()
}

fn html(pieces: &[Piece]) -> Option<String> {
    if !pieces.iter().any(|piece| matches!(piece, Piece::Html(_) | Piece::Both(..))) {
        return None;
    }
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Html(html) | Piece::Both(_, html) => out.push_str(html),
            Piece::Plain(text) if text.trim().is_empty() => {}
            Piece::Plain(text) => out.push_str(&sanitise::text_to_html(text)),
        }
    }
    Some(out)
}

fn text_of_plain(pieces: &[Piece]) -> Option<String> {
    let plain = pieces.iter().filter_map(|piece| match piece {
        Piece::Plain(text) | Piece::Both(text, _) if !text.trim().is_empty() => Some(text.as_str()),
        _ => None,
    });
    let plain: Vec<&str> = plain.collect();
    (!plain.is_empty()).then(|| plain.join("\n"))
}

fn text(pieces: &[Piece]) -> (String, bool) {
    let mut is_plain = false;
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Plain(text) | Piece::Both(text, _) if !text.trim().is_empty() => {
            is_plain = true;
            text.clone()
        }
        Piece::Html(html) | Piece::Both(_, html) => sanitise::html_to_text(html),
        Piece::Plain(_) => String::new(),
    });
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    (texts.join("\n"), is_plain)
}
