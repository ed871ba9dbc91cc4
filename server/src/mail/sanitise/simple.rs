//! The simple profile: structure without looks. No style, class or id; images only of the mail itself, by `data-cid`.

use super::images::{Source, source};
use super::{classify, links, style, through, wall};
use crate::mail::markup::write::{self, Emit};
use crate::mail::markup::{Element, NodeId, Tree};
use std::sync::LazyLock;

const TAGS: &[&str] = &[
    "p",
    "div",
    "br",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "sub",
    "sup",
    "img",
];

static WALL: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    wall(
        TAGS,
        &[
            ("a", &["href"]),
            ("img", &["data-cid", "alt"]),
            ("td", &["colspan", "rowspan"]),
            ("th", &["colspan", "rowspan"]),
            ("ol", &["start"]),
        ],
        &[],
    )
});

/// HTML without looks, for our own elements. The same again when it is given its own output.
pub fn simple_html(html: &str) -> String {
    write(&Tree::read(html), &super::everything)
}

/// The nodes of a tree for which `keep` holds.
pub(crate) fn write(tree: &Tree, keep: &dyn Fn(NodeId) -> bool) -> String {
    let written = write::write_shielded(tree, keep, &mut |_, element| emit(element));
    through(&WALL, &written)
}

fn emit(element: &Element) -> Emit {
    if classify::is_hidden(element) {
        return Emit::Nothing;
    }
    match element.tag {
        "a" => match element.attribute("href").and_then(links::target) {
            Some(target) => Emit::As(vec![("a", vec![("href", target)])]),
            None => Emit::Content,
        },
        "img" => image(element),
        "td" | "th" => Emit::As(vec![(element.tag, numbers(element, &["colspan", "rowspan"]))]),
        "ol" => Emit::As(vec![("ol", numbers(element, &["start"]))]),
        "tfoot" => Emit::plain("tbody"),
        "del" | "strike" => Emit::plain("s"),
        "ins" => Emit::plain("u"),
        "tt" | "kbd" | "samp" | "var" => Emit::plain("code"),
        "dir" => Emit::plain("ul"),
        "address" | "article" | "aside" | "center" | "dd" | "dl" | "dt" | "figcaption" | "figure"
        | "footer" | "header" | "main" | "nav" | "section" => Emit::plain("div"),
        "wbr" => Emit::Content,
        tag if TAGS.contains(&tag) => Emit::plain(tag),
        _ => emphasis(element),
    }
}

/// A span that only style makes bold, italic, underlined or struck through becomes the element for it.
fn emphasis(element: &Element) -> Emit {
    let found = style::emphasis(element.attribute("style").unwrap_or_default());
    let elements: Vec<_> = ["b", "i", "u", "s"]
        .into_iter()
        .zip(found)
        .filter(|(_, found)| *found)
        .map(|(tag, _)| (tag, Vec::new()))
        .collect();
    if elements.is_empty() { Emit::Content } else { Emit::As(elements) }
}

fn image(element: &Element) -> Emit {
    let name = element.attribute("alt").map(desk::text::line).unwrap_or_default();
    match source(element) {
        Source::Part(id) => Emit::As(vec![("img", vec![("data-cid", id), ("alt", name)])]),
        _ if name.is_empty() => Emit::Nothing,
        _ => Emit::Text(name),
    }
}

/// Attributes that are small whole numbers.
fn numbers(element: &Element, names: &[&'static str]) -> Vec<(&'static str, String)> {
    let found = names.iter().filter_map(|name| {
        let number = element
            .attribute(name)?
            .trim()
            .parse::<u16>()
            .ok()
            .filter(|number| (1..=1_000).contains(number))?;
        Some((*name, number.to_string()))
    });
    found.collect()
}
