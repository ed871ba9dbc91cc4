//! Signatures: below the two dashes that RFC 3676 gives them, and the lines that telephones add.

use super::decide::{Line, Mark};
use super::phrases::SENT_FROM;
use crate::mail::limits;

/// Where the signature begins among `lines`; their number when there is none. Quoted lines below it do not matter.
pub fn begin(lines: &[Line<'_>]) -> usize {
    let quoted = |line: &Line<'_>| matches!(line.mark, Mark::Quote | Mark::Attribution);
    let own = |line: &&Line<'_>| !quoted(line) && !line.text.trim().is_empty();
    let mut begin = lines.len();
    // Two dashes: the first ones below which no more than a signature's length of own text stands, and no answer to a quotation.
    if let Some(at) = lines.iter().position(is_dashes) {
        let below = &lines[at + 1..];
        let end = below.iter().position(quoted).unwrap_or(below.len());
        let (signature, rest) = below.split_at(end);
        if signature.iter().filter(own).count() <= limits::SIGNATURE_LINES
            && !rest.iter().any(|line| own(&line))
        {
            begin = at;
        }
    }
    // A telephone's line is the last one, or the last but a link to where the program can be had.
    let mut seen = 0;
    for (at, line) in lines[..begin].iter().enumerate().rev() {
        let text = line.text.trim();
        if text.is_empty() || quoted(line) || line.mark == Mark::Signature {
            continue;
        }
        if line.mark == Mark::None && is_sent_from(text) {
            return at;
        }
        seen += 1;
        let link = text.starts_with('<') || text.starts_with("http") || text.starts_with('[');
        if seen > 1 || !link {
            break;
        }
    }
    begin
}

fn is_dashes(line: &Line<'_>) -> bool {
    line.mark == Mark::None
        && matches!(line.text.trim_end_matches('\r'), "--" | "-- " | "--\u{a0}" | "—" | "— ")
}

fn is_sent_from(line: &str) -> bool {
    if line.chars().count() > 120 {
        return false;
    }
    let lower = line.trim_start_matches(['[', '*', '_', '-', '(', ' ', '<', '\u{2014}']).to_lowercase();
    SENT_FROM.iter().any(|begin| lower.starts_with(begin))
        && !(lower.starts_with("von mein") && !lower.contains("gesendet") && !lower.contains("versendet"))
}
