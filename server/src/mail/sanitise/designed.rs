//! The designed profile: layout and looks without anything that loads, runs or leaves its place. For a frame without scripts.

use super::images::{Source, source};
use super::{classify, links, style, through, wall};
use crate::mail::markup::write::{self, Emit};
use crate::mail::markup::{Element, NodeId, Tree};
use std::sync::LazyLock;

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
];

/// Attributes whose value is a number, a percentage, a colour or a word.
const WORDS: &[&str] = &[
    "align",
    "valign",
    "width",
    "height",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "colspan",
    "rowspan",
    "dir",
    "lang",
    "color",
    "size",
    "start",
    "type",
];

static WALL: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut wall = wall(
        TAGS,
        &[("a", &["href"]), ("img", &["data-cid", "data-remote", "src", "alt"]), ("font", &["face"])],
        &[WORDS, &["style"]].concat(),
    );
    // `src` is written by the caller's closure alone: an address of our own server, hence relative.
    wall.url_relative(ammonia::UrlRelative::PassThrough);
    wall.filter_style_properties(style::PROPERTIES.iter().copied().collect());
    wall.attribute_filter(|tag, name, value| match (tag, name) {
        ("img", "src") => (value.starts_with('/') && !value.starts_with("//")).then(|| value.into()),
        ("a", "href") => links::target(value).map(Into::into),
        ("img", "data-remote") => {
            let web = value.starts_with("https://") || value.starts_with("http://");
            web.then(|| value.into())
        }
        _ => Some(value.into()),
    });
    wall
});

/// HTML with its looks. `inline` gives the address of a part by its Content-ID, a path of our own server; an image it does not know
/// keeps `data-cid`. Remote images wait in `data-remote`.
pub fn designed_html(html: &str, inline: &dyn Fn(&str) -> Option<String>) -> String {
    write(&Tree::read(html), &super::everything, inline)
}

/// The nodes of a tree for which `keep` holds.
pub(crate) fn write(
    tree: &Tree,
    keep: &dyn Fn(NodeId) -> bool,
    inline: &dyn Fn(&str) -> Option<String>,
) -> String {
    let written = write::write_shielded(tree, keep, &mut |_, element| emit(element, inline));
    through(&WALL, &written)
}

fn emit(element: &Element, inline: &dyn Fn(&str) -> Option<String>) -> Emit {
    if classify::is_hidden(element) {
        return Emit::Nothing;
    }
    let tag = match element.tag {
        "address" | "article" | "aside" | "dir" | "figcaption" | "figure" | "footer" | "header" | "main"
        | "nav" | "section" => "div",
        "strike" => "s",
        "samp" | "var" => "code",
        "wbr" | "bdi" | "bdo" | "dfn" => return Emit::Content,
        tag => tag,
    };
    let mut attributes = looks(element);
    match tag {
        "a" => match element.attribute("href").and_then(links::target) {
            Some(target) => attributes.insert(0, ("href", target)),
            None => return Emit::As(vec![("span", attributes)]),
        },
        "img" => {
            match source(element) {
                Source::Part(id) => match inline(&id) {
                    Some(address) => attributes.insert(0, ("src", address)),
                    None => attributes.insert(0, ("data-cid", id)),
                },
                Source::Remote(address) => attributes.insert(0, ("data-remote", address)),
                Source::Unknown => match element.attribute("src").filter(|src| own_path(src)) {
                    // What this room wrote before: an address of ours stays when it is read again.
                    Some(src) => attributes.insert(0, ("src", src.to_owned())),
                    None => return Emit::Nothing,
                },
            }
            attributes.insert(1, ("alt", element.attribute("alt").unwrap_or_default().to_owned()));
        }
        _ => {}
    }
    Emit::As(vec![(tag, attributes)])
}

/// A path under which this server gives files of a mail; a stranger's mail that names one learns nothing: each asks for rights.
fn own_path(src: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
    src.starts_with("/files/inline/") && !src.contains("..") && src.chars().all(plain)
}

fn looks(element: &Element) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for (name, value) in &element.attributes {
        let word = value.len() <= 60 && value.chars().all(|c| c.is_alphanumeric() || " #%.-".contains(c));
        if WORDS.contains(name) && word && !value.is_empty() {
            found.push((*name, value.trim().to_owned()));
        } else if *name == "face" && element.tag == "font" {
            let face: String =
                value.chars().filter(|c| c.is_alphanumeric() || " ,-".contains(*c)).take(100).collect();
            found.push(("face", face));
        } else if *name == "style" {
            let style = style::filter(value);
            if !style.is_empty() {
                found.push(("style", style));
            }
        }
    }
    found
}
