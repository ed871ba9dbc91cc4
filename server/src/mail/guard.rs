//! The caps a mail must pass before anything parses it: size first, then one walk over its lines that counts header bytes, nesting
//! and parts. A mail over a cap is kept all the same: its headers are read with a bound and its body is shown as text.

use super::mime::outline::{self, Outline};
use desk::limits::{MAIL, MAIL_DEPTH, MAIL_HEADERS, MAIL_PARTS};

/// The cap a mail broke.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cap {
    /// More bytes than `desk::limits::MAIL`: refused at the door, 552 or exit 1.
    Size,
    /// More header bytes than `desk::limits::MAIL_HEADERS`.
    Headers,
    /// Deeper than `desk::limits::MAIL_DEPTH`.
    Depth,
    /// More parts than `desk::limits::MAIL_PARTS`.
    Parts,
}

impl std::fmt::Display for Cap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Cap::Size => write!(f, "larger than {MAIL} bytes"),
            Cap::Headers => write!(f, "more than {MAIL_HEADERS} bytes of headers"),
            Cap::Depth => write!(f, "nested deeper than {MAIL_DEPTH} parts"),
            Cap::Parts => write!(f, "more than {MAIL_PARTS} parts"),
        }
    }
}

/// What the guard says.
#[derive(Debug)]
pub enum Verdict {
    /// Within every cap; the outline is what the reader works from.
    Within(Outline),
    /// Over this one.
    Over(Cap),
}

/// May a mail of this size come in at all?
pub fn size(bytes: u64) -> Result<(), Cap> {
    if bytes > MAIL { Err(Cap::Size) } else { Ok(()) }
}

/// Looks at the raw mail.
pub fn examine(raw: &[u8]) -> Verdict {
    match size(raw.len() as u64).and_then(|()| outline::walk(raw)) {
        Ok(outline) => Verdict::Within(outline),
        Err(cap) => Verdict::Over(cap),
    }
}
