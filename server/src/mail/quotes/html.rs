//! HTML as lines with marks: what mail programs say with classes, ids and `type=cite`. The answer is which nodes are folded.

use super::attribution::Announcement;
use super::decide::{Line, Mark, decide};
use super::{attribution, is_quoted};
use crate::mail::markup::{Element, Node, NodeId, Tree, names};

/// Which nodes stand in which half. An element stands in each half that has something of it.
pub struct Halves {
    shown: Vec<bool>,
    folded: Vec<bool>,
}

impl Halves {
    /// The node belongs to what is read.
    pub fn visible(&self, id: NodeId) -> bool {
        self.shown[id as usize]
    }

    /// The node belongs to what is folded.
    pub fn quoted(&self, id: NodeId) -> bool {
        self.folded[id as usize]
    }
}

/// A line and the leaves on it.
#[derive(Default)]
struct Row {
    text: String,
    mark: Option<Mark>,
    leaves: Vec<NodeId>,
}

/// A region of marked content that is open.
struct Region {
    id: NodeId,
    mark: Mark,
}

struct Lines {
    rows: Vec<Row>,
    regions: Vec<Region>,
    rest: bool,
}

/// The halves of a tree; none when nothing is folded.
pub(crate) fn fold_tree(tree: &Tree) -> Option<Halves> {
    let rows = rows(tree);
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(rows.len());
    for row in &rows {
        let quoted = is_quoted(&row.text);
        let mark = row.mark.unwrap_or(if quoted { Mark::Quote } else { Mark::None });
        lines.push(Line { text: &row.text, mark });
    }
    let folded = decide(&lines);
    if !folded.iter().any(|fold| *fold) {
        return None;
    }
    let mut halves = Halves { shown: vec![false; tree.len()], folded: vec![false; tree.len()] };
    // Empty lines at the end of what is read go with the fold.
    let last = rows.iter().zip(&folded).rposition(|(row, fold)| !fold && !empty(tree, row));
    for (at, (row, fold)) in rows.iter().zip(&folded).enumerate() {
        let fold = *fold || last.is_some_and(|last| at > last);
        let half = if fold { &mut halves.folded } else { &mut halves.shown };
        for leaf in &row.leaves {
            let mut node = Some(*leaf);
            while let Some(id) = node {
                if std::mem::replace(&mut half[id as usize], true) {
                    break;
                }
                node = tree.parent(id);
            }
        }
    }
    Some(halves)
}

/// Nothing to read and nothing to see on the line.
fn empty(tree: &Tree, row: &Row) -> bool {
    row.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}').is_empty()
        && !row.leaves.iter().any(|leaf| tree.element(*leaf).is_some_and(|element| element.tag == "img"))
}

fn rows(tree: &Tree) -> Vec<Row> {
    let mut lines = Lines { rows: vec![Row::default()], regions: Vec::new(), rest: false };
    let mut preformatted = 0_usize;
    tree.walk(|id, node, entering| {
        if tree.element(id).is_some_and(|element| element.tag == "pre") {
            preformatted = if entering { preformatted + 1 } else { preformatted - 1 };
        }
        match node {
            Node::Text(text) => {
                lines.text(id, text);
                // The tree keeps each line of preformatted text as a node of its own.
                if preformatted > 0 && text.ends_with('\n') {
                    lines.next();
                }
            }
            Node::Element(element) if entering => {
                let mark = marker(tree, id, element);
                if names::block(element.tag) || mark.is_some() {
                    lines.next();
                }
                match mark {
                    Some(Mark::Rest) => lines.rest = true,
                    Some(mark) => lines.regions.push(Region { id, mark }),
                    None => {}
                }
                if tree.first(id).is_none() {
                    lines.leaf(id);
                }
                if element.tag == "br" {
                    lines.next();
                }
            }
            Node::Element(element) => {
                let ends = lines.regions.last().is_some_and(|region| region.id == id);
                if ends {
                    lines.regions.pop();
                }
                if names::block(element.tag) || ends {
                    lines.next();
                }
            }
        }
        true
    });
    lines.rows
}

impl Lines {
    fn next(&mut self) {
        if self.rows.last().is_some_and(|row| !row.leaves.is_empty()) {
            self.rows.push(Row::default());
        }
    }

    /// What the open regions and the markers so far say of the place.
    fn mark(&self) -> Option<Mark> {
        if self.rest {
            return Some(Mark::Rest);
        }
        let quote = self.regions.iter().any(|region| region.mark == Mark::Quote);
        let inner = self.regions.last().map(|region| region.mark);
        match inner {
            // An attribution above its quotation, not one inside an older quotation.
            Some(Mark::Attribution) if !quote => Some(Mark::Attribution),
            Some(Mark::Signature) if !quote => Some(Mark::Signature),
            _ if quote => Some(Mark::Quote),
            Some(Mark::Block) => Some(Mark::Block),
            _ => None,
        }
    }

    fn leaf(&mut self, id: NodeId) {
        let mark = self.mark();
        if let Some(row) = self.rows.last_mut() {
            row.leaves.push(id);
            row.mark = row.mark.or(mark);
        }
    }

    fn text(&mut self, id: NodeId, text: &str) {
        self.leaf(id);
        if let Some(row) = self.rows.last_mut() {
            for word in text.split_ascii_whitespace() {
                if !row.text.is_empty() && !row.text.ends_with(' ') {
                    row.text.push(' ');
                }
                row.text.push_str(word);
            }
            if text.ends_with(|c: char| c.is_ascii_whitespace()) && !row.text.is_empty() {
                row.text.push(' ');
            }
        }
    }
}

/// What an element says of its content.
fn marker(tree: &Tree, id: NodeId, element: &Element) -> Option<Mark> {
    let class = element.attribute("class").unwrap_or_default().to_ascii_lowercase();
    let has = |name: &str| {
        class.split_ascii_whitespace().any(|word| word == name || word.strip_prefix("x_") == Some(name))
    };
    let begins = |name: &str| class.split_ascii_whitespace().any(|word| word.starts_with(name));
    let own_id = element.attribute("id").unwrap_or_default();
    let own_id = own_id.trim_start_matches("x_").to_ascii_lowercase();
    match own_id.as_str() {
        "divrplyfwdmsg"
        | "appendonsend"
        | "mail-editor-reference-message-container"
        | "reply-intro"
        | "olk_src_body_section"
        | "ms-outlook-mobile-reference-message"
        | "stopspelling" => return Some(Mark::Rest),
        "signature" | "applemailsignature" | "ms-outlook-mobile-signature" => return Some(Mark::Signature),
        _ => {}
    }
    if has("outlookmessageheader") || begins("ms-outlook-mobile-reference") {
        return Some(Mark::Rest);
    }
    if has("gmail_attr") || has("moz-cite-prefix") || begins("gmail_quote_attribution") {
        return Some(Mark::Attribution);
    }
    if has("gmail_signature")
        || has("moz-signature")
        || has("protonmail_signature_block")
        || element.attribute("data-signature").is_some()
    {
        return Some(Mark::Signature);
    }
    if element.tag == "blockquote" {
        let cite = element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("cite"));
        let known = cite
            || has("gmail_quote")
            || has("protonmail_quote")
            || has("moz-cite")
            || begins("yahoo_quoted")
            || has("cite");
        return Some(if known { Mark::Quote } else { Mark::Block });
    }
    let container = has("gmail_quote")
        || has("gmail_quote_container")
        || has("gmail_extra")
        || has("protonmail_quote")
        || has("tutanota_quote")
        || has("zmail_extra")
        || begins("yahoo_quoted")
        || has("mail_quote")
        || has("front-blockquote")
        || has("gmail_quote_wrapper")
        || begins("ydp") && class.contains("yahoo_quoted");
    if container {
        return container_mark(tree, id);
    }
    if element.tag == "div" && is_outlook_rule(element) && begins_with_header_block(tree, id) {
        return Some(Mark::Rest);
    }
    None
}

/// A container that holds marked quotations says nothing itself: answers may stand between them. One that hands a mail on is no
/// quotation. Any other is quoted whole.
fn container_mark(tree: &Tree, id: NodeId) -> Option<Mark> {
    let mut quotations = false;
    let mut at = tree.first(id);
    for _ in 0..12 {
        let Some(child) = at else { break };
        if let Some(element) = tree.element(child) {
            quotations |= element.tag == "blockquote";
        }
        at = tree.next(child);
    }
    let begin = beginning(tree, id, 400);
    if begin.lines().any(|line| attribution::announcement(line) == Some(Announcement::Forward)) {
        return None;
    }
    if quotations { None } else { Some(Mark::Quote) }
}

/// Outlook for the desktop draws a line above the mail that is answered.
fn is_outlook_rule(element: &Element) -> bool {
    let style: String =
        element.attribute("style").unwrap_or_default().to_ascii_lowercase().split_whitespace().collect();
    style.contains("border-top:solid")
        || style.contains("border-top:1px")
        || style.contains("border-top:1.0pt")
}

fn begins_with_header_block(tree: &Tree, id: NodeId) -> bool {
    let begin = beginning(tree, id, 2_000);
    let lines: Vec<Line<'_>> = begin
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|text| Line { text, mark: Mark::None })
        .collect();
    !lines.is_empty() && attribution::is_header_block(&attribution::labels(&lines), 0)
}

/// The first text of an element, from at most `max` nodes of it, a line a block.
fn beginning(tree: &Tree, id: NodeId, max: NodeId) -> String {
    let mut out = String::new();
    // Nodes stand in the order of the document: those of an element follow it without a gap, and each has its parent among them.
    let last = id.saturating_add(max).min(tree.len() as NodeId - 1);
    for node in (id + 1..=last).take_while(|node| tree.parent(*node).is_some_and(|parent| parent >= id)) {
        match tree.node(node) {
            Node::Text(text) => {
                let words: Vec<&str> = text.split_ascii_whitespace().collect();
                out.push_str(&words.join(" "));
                out.push(' ');
            }
            Node::Element(element) if element.tag == "br" || names::block(element.tag) => out.push('\n'),
            Node::Element(_) => {}
        }
    }
    out
}
