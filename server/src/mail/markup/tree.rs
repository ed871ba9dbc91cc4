//! The tree as the other rooms read it: every element closed, at most `limits::HTML_DEPTH` deep, as a browser would nest it where mails depend on it
//! (paragraphs, lists, tables, mis-nested formatting). Text is never lost: what may not be an element lends its text to its parent.

use super::scan::Attribute;
use crate::mail::limits;

/// Place of a node in the tree.
pub type NodeId = u32;

/// No node.
pub(super) const NONE: NodeId = u32::MAX;

/// A listed element.
#[derive(Debug, PartialEq)]
pub struct Element {
    /// Its tag.
    pub tag: &'static str,
    /// Its attributes, decoded.
    pub attributes: Vec<Attribute>,
}

impl Element {
    /// Value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// What a node is.
#[derive(Debug, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, decoded, without U+0000 and other control characters.
    Text(String),
}

/// A node and its place.
pub(super) struct Slot {
    pub(super) node: Node,
    pub(super) parent: NodeId,
    pub(super) first: NodeId,
    pub(super) last: NodeId,
    pub(super) next: NodeId,
}

/// A bounded tree of listed elements. Node 0 is the root, a `div` that is no part of the mail.
pub struct Tree {
    pub(super) slots: Vec<Slot>,
}

impl Tree {
    /// Reads any HTML.
    pub fn read(html: &str) -> Tree {
        let end = html.floor_char_boundary(limits::HTML_READ);
        super::build::build(&html[..end])
    }

    /// The node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.slots[id as usize].node
    }

    /// The element, when the node is one.
    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match self.node(id) {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }

    /// Its parent; none for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        some(self.slots[id as usize].parent)
    }

    /// Its first child.
    pub fn first(&self, id: NodeId) -> Option<NodeId> {
        some(self.slots[id as usize].first)
    }

    /// Its next sibling.
    pub fn next(&self, id: NodeId) -> Option<NodeId> {
        some(self.slots[id as usize].next)
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Visits the tree in document order without recursion; `visit` gets each node twice when it is an element: on the way in
    /// (`true`; answering `false` skips its content) and out.
    pub fn walk(&self, mut visit: impl FnMut(NodeId, &Node, bool) -> bool) {
        let mut at = self.first(0);
        while let Some(id) = at {
            let node = self.node(id);
            let enter = visit(id, node, true);
            if let (true, Some(child)) = (enter, self.first(id)) {
                at = Some(child);
                continue;
            }
            if matches!(node, Node::Element(_)) {
                visit(id, node, false);
            }
            let mut from = id;
            at = loop {
                if let Some(next) = self.next(from) {
                    break Some(next);
                }
                match self.parent(from) {
                    None | Some(0) => break None,
                    Some(parent) => {
                        visit(parent, self.node(parent), false);
                        from = parent;
                    }
                }
            };
        }
    }
}

fn some(id: NodeId) -> Option<NodeId> {
    (id != NONE).then_some(id)
}
