//! What agents write: the few elements of our editor, and nothing that came along with a paste.

use super::{classify, links, style, through, wall};
use crate::mail::markup::write::{self, Emit};
use crate::mail::markup::{Element, Node, NodeId, Tree, names};
use std::sync::LazyLock;

const TAGS: &[&str] =
    &["p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre"];

static WALL: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| wall(TAGS, &[("a", &["href"])], &[]));

/// HTML of the editor, cleaned. The same again when it is given its own output.
pub fn composer_html(html: &str) -> String {
    let tree = Tree::read(html);
    let holds_blocks = holding_blocks(&tree);
    let mut emit = |id: NodeId, element: &Element| emit(element, holds_blocks[id as usize]);
    through(&WALL, &write::write_shielded(&tree, &super::everything, &mut emit))
}

/// Which elements have a block somewhere inside: a paragraph cannot hold one.
fn holding_blocks(tree: &Tree) -> Vec<bool> {
    let mut holds = vec![false; tree.len()];
    tree.walk(|id, node, entering| {
        if let (Node::Element(element), false, Some(parent)) = (node, entering, tree.parent(id)) {
            let block = names::block(element.tag) || holds[id as usize];
            holds[parent as usize] |= block;
        }
        true
    });
    holds
}

fn emit(element: &Element, holds_blocks: bool) -> Emit {
    if classify::is_hidden(element) {
        return Emit::Nothing;
    }
    match element.tag {
        "a" => match element.attribute("href").and_then(links::target) {
            Some(target) => Emit::As(vec![("a", vec![("href", target)])]),
            None => Emit::Content,
        },
        "img" => Emit::Nothing,
        "p" | "div" | "section" | "article" | "center" | "address" | "tr" | "dt" | "dd" | "h1" | "h2"
        | "h3" | "h4" | "h5" | "h6"
            if holds_blocks && (element.tag != "tr") =>
        {
            Emit::Content
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Emit::As(vec![("p", Vec::new()), ("b", Vec::new())]),
        "kbd" | "samp" | "tt" | "var" => Emit::plain("code"),
        "dir" => Emit::plain("ul"),
        "div" | "section" | "article" | "center" | "address" | "tr" | "dt" | "dd" => Emit::plain("p"),
        // Cells of a pasted table stay apart.
        "td" | "th" => Emit::Apart,
        tag if TAGS.contains(&tag) => Emit::plain(tag),
        _ => {
            let [bold, italic, ..] = style::emphasis(element.attribute("style").unwrap_or_default());
            let elements = [("b", bold), ("i", italic)];
            let elements: Vec<_> =
                elements.into_iter().filter(|(_, on)| *on).map(|(tag, _)| (tag, Vec::new())).collect();
            if elements.is_empty() { Emit::Content } else { Emit::As(elements) }
        }
    }
}
