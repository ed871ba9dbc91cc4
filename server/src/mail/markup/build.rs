//! Tokens to tree: paragraphs, lists, tables and mis-nested formatting end where a browser ends them, nesting and numbers stay
//! within their limits, and no step looks at more than a bounded number of open elements.

use super::names;
use super::scan::{Attribute, Scanner, Token};
use super::tree::{Element, NONE, Node, NodeId, Slot, Tree};
use super::write::is_shield;
use crate::mail::limits;
use desk::limits::HTML_DEPTH;

/// Builds the tree of any HTML.
pub(super) fn build(html: &str) -> Tree {
    let mut builder = Builder::new();
    for token in Scanner::new(html) {
        match token {
            Token::Text(text) => builder.text(&text),
            Token::Start(tag, attributes) => builder.start(tag, attributes),
            Token::End(tag) => builder.end(tag),
        }
    }
    builder.tree
}

/// An element that is still open.
struct Open {
    id: NodeId,
    tag: &'static str,
}

/// Builds the tree from tokens.
struct Builder {
    tree: Tree,
    open: Vec<Open>,
    /// Where each open table, cell and row group begins in `open`: an end tag does not reach beyond its cell.
    scopes: Vec<usize>,
    /// Elements looked at in search of one to end; the budget keeps hostile nesting linear.
    steps: usize,
    /// Start tags left out because of depth or number, by tag: their end tags are left out too.
    left_out: Vec<(&'static str, u32)>,
}

impl Builder {
    fn new() -> Builder {
        let root = Slot {
            node: Node::Element(Element { tag: "div", attributes: Vec::new() }),
            parent: NONE,
            first: NONE,
            last: NONE,
            next: NONE,
        };
        let tree = Tree { slots: vec![root] };
        Builder { tree, open: Vec::new(), scopes: Vec::new(), steps: 0, left_out: Vec::new() }
    }

    fn top(&self) -> NodeId {
        self.open.last().map_or(0, |open| open.id)
    }

    fn append(&mut self, node: Node) -> NodeId {
        let (id, parent) = (self.tree.slots.len() as NodeId, self.top());
        self.tree.slots.push(Slot { node, parent, first: NONE, last: NONE, next: NONE });
        let last = self.tree.slots[parent as usize].last;
        if last == NONE {
            self.tree.slots[parent as usize].first = id;
        } else {
            self.tree.slots[last as usize].next = id;
        }
        self.tree.slots[parent as usize].last = id;
        id
    }

    /// The tag of the innermost table part that is open, when the innermost open element is one.
    fn table_part(&self) -> Option<&'static str> {
        let tag = self.open.last()?.tag;
        matches!(tag, "table" | "tbody" | "thead" | "tfoot" | "tr").then_some(tag)
    }

    fn text(&mut self, text: &str) {
        let kept = |c: char| (!c.is_control() || matches!(c, '\t' | '\n' | '\r')) && !is_shield(c);
        let mut text: String = text.chars().filter(|c| kept(*c)).collect();
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        if self.table_part().is_some() {
            if text.chars().all(|c| c.is_ascii_whitespace()) {
                return;
            }
            self.open_cell();
        }
        if text.is_empty() {
            return;
        }
        // Each line of preformatted text is a node of its own: quotations are folded by lines.
        let preformatted =
            text.contains('\n') && self.open.iter().rev().take(NEAR).any(|open| open.tag == "pre");
        if preformatted && self.tree.slots.len() < limits::HTML_NODES {
            text.split_inclusive('\n').for_each(|line| self.add_text(line.to_owned(), true));
        } else {
            self.add_text(text, preformatted);
        }
    }

    fn add_text(&mut self, text: String, lines: bool) {
        let last = self.tree.slots[self.top() as usize].last;
        if last != NONE
            && let Node::Text(before) = &mut self.tree.slots[last as usize].node
            && !(lines && before.ends_with('\n'))
        {
            before.push_str(&text);
            return;
        }
        self.append(Node::Text(text));
    }

    /// Content directly inside a table or row gets the cell it lacks, so that it stays where it was.
    fn open_cell(&mut self) {
        if matches!(self.table_part(), Some("table")) {
            self.push("tbody", Vec::new());
        }
        if matches!(self.table_part(), Some("tbody" | "thead" | "tfoot")) {
            self.push("tr", Vec::new());
        }
        self.push("td", Vec::new());
    }

    fn push(&mut self, tag: &'static str, attributes: Vec<Attribute>) {
        if self.open.len() >= HTML_DEPTH || self.tree.slots.len() >= limits::HTML_NODES {
            match self.left_out.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, number)) => *number += 1,
                None => self.left_out.push((tag, 1)),
            }
            return;
        }
        let id = self.append(Node::Element(Element { tag, attributes }));
        if matches!(tag, "table" | "td" | "th") {
            self.scopes.push(self.open.len());
        }
        self.open.push(Open { id, tag });
    }

    /// Closes open elements until `length` are left.
    fn close_to(&mut self, length: usize) {
        self.open.truncate(length);
        while self.scopes.last().is_some_and(|scope| *scope >= length) {
            self.scopes.pop();
        }
    }

    /// Place of the nearest open `tag` in the innermost scope, if no more than `far` elements away.
    fn nearest(&mut self, tag: &str, far: usize) -> Option<usize> {
        let far = if self.steps > STEPS { far.min(4) } else { far };
        let floor = self.scopes.last().copied().unwrap_or(0).max(self.open.len().saturating_sub(far));
        let found = (floor..self.open.len()).rev().find(|at| self.open[*at].tag == tag);
        self.steps += self.open.len() - found.unwrap_or(floor);
        found
    }

    fn start(&mut self, tag: &'static str, attributes: Vec<Attribute>) {
        match tag {
            "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" => {
                return self.start_table_part(tag, attributes);
            }
            _ => {}
        }
        if self.table_part().is_some() {
            self.open_cell();
        }
        let paragraph = if names::block(tag) { self.nearest("p", NEAR) } else { None };
        if let Some(at) = paragraph {
            self.close_to(at);
        }
        match tag {
            "li" => self.end_item(&["li"]),
            "dd" | "dt" => self.end_item(&["dd", "dt"]),
            "a" => {
                if let Some(at) = self.nearest("a", NEAR) {
                    self.close_to(at);
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                if self.open.last().is_some_and(|open| names::heading(open.tag)) =>
            {
                let length = self.open.len() - 1;
                self.close_to(length);
            }
            _ => {}
        }
        if names::void(tag) {
            if self.tree.slots.len() < limits::HTML_NODES {
                self.append(Node::Element(Element { tag, attributes }));
            }
            return;
        }
        self.push(tag, attributes);
    }

    /// A list item ends the one before it, but not one of an outer list.
    fn end_item(&mut self, tags: &[&str]) {
        let floor = self.scopes.last().copied().unwrap_or(0).max(self.open.len().saturating_sub(NEAR));
        for at in (floor..self.open.len()).rev() {
            let tag = self.open[at].tag;
            if tags.contains(&tag) {
                return self.close_to(at);
            }
            if names::block(tag) && !matches!(tag, "address" | "div" | "p") {
                return;
            }
        }
    }

    fn start_table_part(&mut self, tag: &'static str, attributes: Vec<Attribute>) {
        if tag == "table" {
            if self.table_part().is_some() {
                self.open_cell();
            }
            if let Some(at) = self.nearest("p", NEAR) {
                self.close_to(at);
            }
            return self.push(tag, attributes);
        }
        // A cell ends the cell before it; a row ends the row, a group the group.
        let Some(table) = self.table() else { return };
        let keep: &[&str] = match tag {
            "td" | "th" => &["table", "tbody", "thead", "tfoot", "tr"],
            "tr" => &["table", "tbody", "thead", "tfoot"],
            _ => &["table"],
        };
        let length = (table..self.open.len()).take_while(|at| keep.contains(&self.open[*at].tag)).count();
        self.close_to(table + length);
        if matches!(tag, "tr" | "td" | "th") && self.table_part() == Some("table") {
            self.push("tbody", Vec::new());
        }
        if matches!(tag, "td" | "th") && matches!(self.table_part(), Some("tbody" | "thead" | "tfoot")) {
            self.push("tr", Vec::new());
        }
        self.push(tag, attributes);
    }

    /// Place of the innermost open table.
    fn table(&self) -> Option<usize> {
        self.scopes.iter().rev().copied().find(|at| self.open[*at].tag == "table")
    }

    fn end(&mut self, tag: &'static str) {
        if let Some((_, number)) =
            self.left_out.iter_mut().find(|(known, number)| *known == tag && *number > 0)
        {
            *number -= 1;
            return;
        }
        match tag {
            "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" => {
                let Some(table) = self.table() else { return };
                if let Some(at) = (table..self.open.len()).rev().find(|at| self.open[*at].tag == tag)
                    && (tag == "table" || at > table)
                {
                    self.close_to(at);
                }
            }
            _ => self.end_inline_or_block(tag),
        }
    }

    fn end_inline_or_block(&mut self, tag: &'static str) {
        let Some(at) = self.nearest(tag, usize::MAX) else { return };
        let crossed = &self.open[at + 1..];
        let through_block = crossed.iter().any(|open| names::block(open.tag));
        if through_block && !names::block(tag) && !names::formatting(tag) {
            return;
        }
        // `<b><i></b></i>`: the inner formatting goes on behind the end of the outer one.
        let again: Vec<(&'static str, Vec<Attribute>)> = if names::formatting(tag) && !through_block {
            crossed
                .iter()
                .filter(|open| names::formatting(open.tag))
                .take(4)
                .map(|open| self.copy(open))
                .collect()
        } else {
            Vec::new()
        };
        self.close_to(at);
        for (tag, attributes) in again {
            self.push(tag, attributes);
        }
    }

    fn copy(&self, open: &Open) -> (&'static str, Vec<Attribute>) {
        (open.tag, self.tree.element(open.id).map_or(Vec::new(), |element| element.attributes.clone()))
    }
}

/// How far an implied end looks: real mails need a handful, and it bounds the work of each tag.
const NEAR: usize = 64;

/// Elements that may be looked at in all before only the nearest four are.
const STEPS: usize = 20_000_000;
