//! Which lines are folded. The same rules for plain text and for HTML turned into lines:
//!
//! 1. Below "Original Message", a header block, or an attribution that is sure of itself without marks, everything is history.
//! 2. Quoted lines at the end are history, with the attribution above them.
//! 3. One quotation with an attribution and new text below it: the answer stands below; the quotation is history.
//! 4. Several quotations with new text between them: an answer point by point. All of it stays, but what is quoted below the last
//!    answer.
//! 5. A mail that is handed on is the message: nothing below "Forwarded message" is folded.
//! 6. A signature is folded. Nothing is folded when nothing would be left.

use super::attribution::{self, Announcement, Sureness};
use super::signature;

/// What is known of a line before its words are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Nothing.
    None,
    /// It is quoted.
    Quote,
    /// It stands in a plain block quotation: quoted when an attribution introduces it, else the writer's own means.
    Block,
    /// It introduces a quotation.
    Attribution,
    /// Everything from here on is history.
    Rest,
    /// A signature begins.
    Signature,
}

/// A line with its mark.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Its text.
    pub text: &'a str,
    /// What is known of it.
    pub mark: Mark,
}

impl Line<'_> {
    fn blank(&self) -> bool {
        self.text.chars().all(|c| c.is_whitespace() || c == '\u{a0}' || c == '\u{200b}' || c == '\u{feff}')
    }
}

/// Tells for each line whether it is folded. Linear in the lines.
pub fn decide(lines: &[Line<'_>]) -> Vec<bool> {
    let mut marks: Vec<Line<'_>> = lines.to_vec();
    let end = history(&mut marks);
    let mut folded = vec![false; lines.len()];
    folded[end..].fill(true);
    fold_body(&marks[..end], &mut folded);
    if lines.iter().zip(&folded).all(|(line, fold)| *fold || line.blank()) {
        folded.fill(false);
    }
    folded
}

/// Marks attributions and plain block quotations; the line at which history begins for good, or the number of lines.
fn history(lines: &mut [Line<'_>]) -> usize {
    let labels = attribution::labels(lines);
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        match line.mark {
            Mark::Rest => return before_rule(lines, at),
            Mark::Quote | Mark::Block | Mark::Signature => {
                at += 1;
                continue;
            }
            Mark::Attribution | Mark::None => {}
        }
        if line.blank() {
            at += 1;
            continue;
        }
        match attribution::announcement(line.text) {
            Some(Announcement::Forward) => {
                // What is handed on stays, with all its own quotations.
                lines[at..].iter_mut().for_each(|line| line.mark = Mark::None);
                return lines.len();
            }
            Some(Announcement::Original) => return before_rule(lines, at),
            None if attribution::is_header_block(&labels, at) => return before_rule(lines, at),
            None => {}
        }
        let found =
            attribution::at(lines, at).or((line.mark == Mark::Attribution).then_some((1, Sureness::Maybe)));
        if let Some((length, sure)) = found {
            let next = (at + length..lines.len()).find(|next| !lines[*next].blank());
            match next.map(|next| lines[next].mark) {
                Some(Mark::Quote | Mark::Attribution) => mark(&mut lines[at..at + length]),
                Some(Mark::Block) => {
                    mark(&mut lines[at..at + length]);
                    let from = next.unwrap_or(lines.len());
                    let block =
                        lines[from..].iter_mut().take_while(|line| line.mark == Mark::Block || line.blank());
                    block.for_each(|line| line.mark = Mark::Quote);
                }
                Some(_) if sure == Sureness::Sure => return at,
                None if sure == Sureness::Sure || line.mark == Mark::Attribution => return at,
                _ => {}
            }
            at += length;
            continue;
        }
        at += 1;
    }
    lines.len()
}

fn mark(lines: &mut [Line<'_>]) {
    lines.iter_mut().for_each(|line| line.mark = Mark::Attribution);
}

/// The line of underscores above a header block belongs to it.
fn before_rule(lines: &[Line<'_>], at: usize) -> usize {
    match (0..at).rev().find(|before| !lines[*before].blank()) {
        Some(before) if attribution::is_rule(lines[before].text) => before,
        _ => at,
    }
}

/// Folds quotations and signatures of the lines above the history.
fn fold_body(lines: &[Line<'_>], folded: &mut [bool]) {
    let own = |line: &Line<'_>| matches!(line.mark, Mark::None | Mark::Block) && !line.blank();
    let quoted = |line: &Line<'_>| matches!(line.mark, Mark::Quote | Mark::Attribution);
    for (line, fold) in lines.iter().zip(folded.iter_mut()) {
        *fold |= line.mark == Mark::Signature;
    }
    let signature = signature::begin(lines);
    let Some(last) = lines[..signature].iter().rposition(own) else { return };
    let quoted_below = lines[last..].iter().any(quoted);
    if quoted_below {
        folded[last + 1..lines.len()].fill(true);
    } else {
        folded[signature..lines.len()].fill(true);
    }
    // A quotation above the last text is context when the answers go point by point, history when all of the answer stands below.
    if let ([block], false) = (blocks(&lines[..=last]).as_slice(), quoted_below)
        && block.attributed
    {
        folded[block.from..block.to].fill(true);
    }
}

/// A run of quoted lines with own text below it.
struct Block {
    from: usize,
    to: usize,
    attributed: bool,
}

fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    for (at, line) in lines.iter().enumerate() {
        match line.mark {
            Mark::Quote | Mark::Attribution => {
                let block = open.get_or_insert(Block { from: at, to: at + 1, attributed: false });
                block.to = at + 1;
                block.attributed |= line.mark == Mark::Attribution;
            }
            _ if line.blank() => {}
            _ => found.extend(open.take()),
        }
    }
    found.extend(open);
    found
}
