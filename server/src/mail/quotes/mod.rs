//! The new text of a reply, apart from what it quotes and from its signature. Nothing is deleted: what is folded is handed back
//! beside what is shown. When folding would leave nothing to read, everything is shown.
//!
//! HTML and plain text are judged by the same rules on lines (`decide`); HTML adds what its mark-up says of each line (`html`).

mod attribution;
mod decide;
mod html;
mod phrases;
mod signature;

pub(crate) use html::fold_tree;

use decide::{Line, Mark};

/// A body in two parts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded {
    /// What the writer wrote now.
    pub visible: String,
    /// What stands behind "…": quoted history and signature; none when there is none.
    pub quoted: Option<String>,
}

/// Folds plain text.
pub fn fold_text(text: &str) -> Folded {
    let text =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    let lines: Vec<Line<'_>> = text
        .split('\n')
        .map(|line| Line { text: line, mark: if is_quoted(line) { Mark::Quote } else { Mark::None } })
        .collect();
    let folded = decide::decide(&lines);
    if !folded.iter().any(|fold| *fold) {
        return Folded { visible: text.trim_end().to_owned(), quoted: None };
    }
    let part = |fold: bool| {
        let lines: Vec<&str> =
            lines.iter().zip(&folded).filter(|(_, f)| **f == fold).map(|(line, _)| line.text).collect();
        lines.join("\n")
    };
    let quoted = part(true);
    Folded {
        visible: part(false).trim_matches('\n').trim_end().to_owned(),
        quoted: Some(quoted.trim_matches('\n').to_owned()).filter(|quoted| !quoted.trim().is_empty()),
    }
}

/// Folds HTML. What comes back is regular HTML of listed elements but **not** safe to show: `sanitise` it, each part by itself.
pub fn fold_html(html: &str) -> Folded {
    let tree = super::markup::Tree::read(html);
    match fold_tree(&tree) {
        None => Folded { visible: super::markup::write::write_all(&tree, &|_| true), quoted: None },
        Some(keep) => Folded {
            visible: super::markup::write::write_all(&tree, &|id| keep.visible(id)),
            quoted: Some(super::markup::write::write_all(&tree, &|id| keep.quoted(id))),
        },
    }
}

/// A line quoted with a sign in front.
fn is_quoted(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '\u{a0}']);
    // `>From` at the start of a line is what mailbox files do to "From", not a quotation.
    line.starts_with('>') && !line.starts_with(">From ")
}
