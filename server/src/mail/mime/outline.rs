//! Where each part of a mail begins and ends, in one pass over its lines, with every cap counted on the way: what is too deep, too
//! many or too long stops the walk at once. Nothing here recurses, and no part is copied.

use super::decode::Encoding;
use super::fields::Fields;
use crate::mail::guard::Cap;
use desk::limits::{MAIL_DEPTH, MAIL_HEADERS, MAIL_PARTS};
use std::ops::Range;

/// One part.
#[derive(Debug)]
pub struct Part {
    /// The part that holds it; none for the mail itself.
    pub parent: Option<usize>,
    /// Parts directly inside it, in order.
    pub children: Vec<usize>,
    /// It is inside an attached mail: not a part of this message's own content.
    pub foreign: bool,
    /// Its header block, the blank line included.
    pub header: Range<usize>,
    /// Its content as encoded.
    pub body: Range<usize>,
    /// Its header fields.
    pub fields: Fields,
    depth: usize,
}

impl Part {
    /// `text/plain` when the header does not say; a digest's parts are mails.
    pub fn mime(&self) -> &str {
        if self.fields.kind().mime.is_empty() { "text/plain" } else { &self.fields.kind().mime }
    }

    /// Its transfer encoding.
    pub fn encoding(&self) -> Encoding {
        Encoding::from_header(&self.fields.kind().encoding)
    }

    /// It holds parts of its own message.
    pub fn is_multipart(&self) -> bool {
        self.mime().starts_with("multipart/") && !self.children.is_empty()
    }
}

/// The walk's answer.
#[derive(Debug)]
pub struct Outline {
    /// Parts in the order of the mail; the first is the mail itself.
    pub parts: Vec<Part>,
}

/// A multipart that is open.
struct Frame {
    boundary: Vec<u8>,
    part: usize,
}

/// What a line that begins with two dashes means.
enum Boundary {
    Next(usize),
    Last(usize),
}

struct Walk<'a> {
    raw: &'a [u8],
    at: usize,
    parts: Vec<Part>,
    frames: Vec<Frame>,
    headers: usize,
}

/// Walks the mail; the first cap it breaks ends the walk.
pub fn walk(raw: &[u8]) -> Result<Outline, Cap> {
    let mut walk = Walk { raw, at: start(raw), parts: Vec::new(), frames: Vec::new(), headers: 0 };
    let mut parent = None;
    let mut foreign = false;
    loop {
        let part = walk.part(parent, foreign)?;
        let inside = &walk.parts[part];
        let message = matches!(inside.mime(), "message/rfc822" | "message/global" | "message/news")
            && inside.encoding() == Encoding::Identity;
        if message && walk.at < raw.len() && walk.more() {
            (parent, foreign) = (Some(part), true);
            continue;
        }
        let boundary =
            inside.fields.kind().boundary.clone().filter(|_| inside.mime().starts_with("multipart/"));
        if let Some(boundary) = boundary {
            walk.frames.push(Frame { boundary: boundary.into_bytes(), part });
        }
        match walk.next_part(part) {
            Some(next) => {
                parent = Some(next);
                foreign = walk.parts[next].foreign;
            }
            None => return Ok(Outline { parts: walk.parts }),
        }
    }
}

/// Behind blank lines and the envelope line that mailbox files and some delivery programs put first.
fn start(raw: &[u8]) -> usize {
    let mut at = raw.iter().take(1_000).take_while(|byte| byte.is_ascii_whitespace()).count();
    let rest = &raw[at..];
    if rest.starts_with(b"From ") || rest.starts_with(b">From ") {
        at += rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
    }
    at
}

impl<'a> Walk<'a> {
    /// The line at `at` without its line end, and where the next one begins.
    fn line(&self) -> Option<(&'a [u8], usize)> {
        let rest = self.raw.get(self.at..).filter(|rest| !rest.is_empty())?;
        let len = rest.iter().position(|byte| *byte == b'\n');
        let next = len.map_or(rest.len(), |len| len + 1);
        let line = &rest[..len.unwrap_or(rest.len())];
        Some((line.strip_suffix(b"\r").unwrap_or(line), self.at + next))
    }

    fn boundary(&self, line: &[u8]) -> Option<Boundary> {
        let rest = line.strip_prefix(b"--")?.trim_ascii_end();
        self.frames.iter().enumerate().rev().find_map(|(at, frame)| {
            let tail = rest.strip_prefix(frame.boundary.as_slice())?;
            match tail {
                b"" => Some(Boundary::Next(at)),
                b"--" => Some(Boundary::Last(at)),
                _ => None,
            }
        })
    }

    /// Reads the header of the part that begins here.
    fn part(&mut self, parent: Option<usize>, foreign: bool) -> Result<usize, Cap> {
        let depth = parent.map_or(0, |parent| self.parts[parent].depth + 1);
        if depth > MAIL_DEPTH {
            return Err(Cap::Depth);
        }
        if self.parts.len() >= MAIL_PARTS {
            return Err(Cap::Parts);
        }
        let from = self.at;
        let mut end = from;
        while let Some((line, next)) = self.line() {
            // A boundary where a header should go on: the part has no content.
            if self.boundary(line).is_some() {
                break;
            }
            let blank = line.is_empty();
            self.headers += next - self.at;
            if self.headers > MAIL_HEADERS {
                return Err(Cap::Headers);
            }
            self.at = next;
            end = next;
            if blank {
                break;
            }
        }
        let mut fields = Fields::read(&self.raw[from..end]);
        let digest = parent.is_some_and(|parent| self.parts[parent].mime() == "multipart/digest");
        if digest && fields.kind().mime.is_empty() {
            fields.set_mime("message/rfc822");
        }
        let id = self.parts.len();
        let part = Part {
            parent,
            children: Vec::new(),
            foreign,
            header: from..end,
            body: end..self.raw.len(),
            fields,
            depth,
        };
        self.parts.push(part);
        if let Some(parent) = parent {
            self.parts[parent].children.push(id);
        }
        Ok(id)
    }

    /// An attached mail is walked too, unless the next line already ends it.
    fn more(&self) -> bool {
        self.line().is_some_and(|(line, _)| self.boundary(line).is_none())
    }

    /// Skips content to where the next part begins; its parent, or none at the end of the mail.
    fn next_part(&mut self, mut current: usize) -> Option<usize> {
        while let Some((line, next)) = self.line() {
            let found = if line.starts_with(b"--") { self.boundary(line) } else { None };
            let Some(found) = found else {
                self.at = next;
                continue;
            };
            let (frame, last) = match found {
                Boundary::Next(frame) => (frame, false),
                Boundary::Last(frame) => (frame, true),
            };
            let owner = self.frames[frame].part;
            self.close(current, owner);
            self.at = next;
            self.frames.truncate(if last { frame } else { frame + 1 });
            current = owner;
            if !last {
                return Some(owner);
            }
        }
        None
    }

    /// Ends the content of `part` and of what holds it, up to `owner`, before the line at `at`.
    fn close(&mut self, part: usize, owner: usize) {
        let line_break = if self.raw[..self.at].ends_with(b"\r\n") { 2 } else { 1 };
        let mut part = part;
        while part != owner {
            let body = &mut self.parts[part].body;
            body.end = self.at.saturating_sub(line_break).max(body.start).min(body.end);
            match self.parts[part].parent {
                Some(parent) => part = parent,
                None => return,
            }
        }
    }
}
