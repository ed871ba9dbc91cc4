//! Does a body need its own looks? Most mail does not: paragraphs, lists, links, a signature with a logo. What was laid out (nested
//! tables, coloured boxes, pictures that carry the message) does.

use super::images::{Source, source};
use super::style;
use crate::mail::markup::{Element, Node, NodeId, Tree};

/// Share of the text (in percent) that must stand in a layout or on a colour before the looks count.
const SHARE: usize = 50;

/// Remote pictures of some size that make a mail designed; a logo and a line of icons do not.
const PICTURES: usize = 4;

/// Edge in pixels below which a picture is a tracking dot or a spacer.
const SPACER: u32 = 4;

/// Edge in pixels above which one picture is a banner.
const BANNER: u32 = 300;

#[derive(Default)]
struct Found {
    text: usize,
    laid_out: usize,
    coloured: usize,
    pictures: usize,
    banner: bool,
}

/// Weighs the nodes of the tree for which `keep` holds.
pub fn needs_its_looks(tree: &Tree, keep: &dyn Fn(NodeId) -> bool) -> bool {
    let mut found = Found::default();
    let (mut hidden, mut layouts, mut tables, mut colours) = (0_usize, 0_usize, 0_usize, 0_usize);
    tree.walk(|id, node, entering| {
        if !keep(id) {
            return false;
        }
        match node {
            Node::Text(text) => {
                if hidden == 0 {
                    let length = text.chars().filter(|c| !c.is_whitespace()).count();
                    found.text += length;
                    found.laid_out += if layouts > 0 && tables > 1 { length } else { 0 };
                    found.coloured += if colours > 0 { length } else { 0 };
                }
            }
            Node::Element(element) => {
                let step = |counter: &mut usize| {
                    *counter = if entering { *counter + 1 } else { counter.saturating_sub(1) }
                };
                if is_hidden(element) {
                    step(&mut hidden);
                }
                if element.tag == "table" {
                    step(&mut tables);
                    if is_layout(tree, id, element) {
                        step(&mut layouts);
                    }
                }
                if has_background(element) {
                    step(&mut colours);
                }
                if entering && element.tag == "img" && hidden == 0 {
                    picture(element, &mut found);
                }
            }
        }
        true
    });
    let most = |part: usize| found.text > 0 && part * 100 >= found.text * SHARE;
    most(found.laid_out)
        || (most(found.coloured) && found.text > 20)
        || found.pictures >= PICTURES
        || (found.banner && found.text < 2_000)
}

/// The element is hidden from its reader.
pub fn is_hidden(element: &Element) -> bool {
    element.attribute("hidden").is_some() || element.attribute("style").is_some_and(style::hidden)
}

fn picture(image: &Element, found: &mut Found) {
    if !matches!(source(image), Source::Remote(_)) {
        return;
    }
    let edge = |name: &str| {
        let style = || style::declarations(image.attribute("style").unwrap_or_default());
        let styled = || style().into_iter().find(|(known, _)| known == name).map(|(_, value)| value);
        image.attribute(name).map(str::to_owned).or_else(styled).and_then(|value| pixels(&value))
    };
    let (width, height) = (edge("width"), edge("height"));
    if width.is_some_and(|edge| edge <= SPACER) || height.is_some_and(|edge| edge <= SPACER) {
        return;
    }
    found.pictures += 1;
    found.banner |= width.is_some_and(|edge| edge >= BANNER);
}

fn pixels(value: &str) -> Option<u32> {
    let digits: String = value.trim().chars().take_while(char::is_ascii_digit).collect();
    let rest = value.trim()[digits.len()..].trim();
    (rest.is_empty() || rest.starts_with("px") || rest.starts_with('.'))
        .then(|| digits.parse().ok())
        .flatten()
}

/// A table that places things: it says so, it fills the page, or it holds another table.
fn is_layout(tree: &Tree, id: NodeId, table: &Element) -> bool {
    let wide = table
        .attribute("width")
        .is_some_and(|width| width.trim() == "100%" || pixels(width).is_some_and(|pixels| pixels >= 400));
    let centred = table.attribute("align").is_some_and(|align| align.eq_ignore_ascii_case("center"));
    table.attribute("role").is_some_and(|role| role.eq_ignore_ascii_case("presentation"))
        || wide
        || centred
        || std::iter::successors(tree.parent(id), |at| tree.parent(*at))
            .take(6)
            .any(|at| tree.element(at).is_some_and(|element| element.tag == "table"))
}

fn has_background(element: &Element) -> bool {
    let colour = |value: &str| {
        let value: String = value.to_ascii_lowercase().split_whitespace().collect();
        !matches!(
            value.as_str(),
            "" | "white"
                | "#fff"
                | "#ffffff"
                | "transparent"
                | "none"
                | "inherit"
                | "initial"
                | "rgb(255,255,255)"
                | "rgba(0,0,0,0)"
                | "rgba(255,255,255,1)"
                | "fff"
                | "ffffff"
                | "#fefefe"
                | "window"
        )
    };
    let block =
        !matches!(element.tag, "span" | "font" | "a" | "b" | "strong" | "em" | "i" | "u" | "mark" | "code");
    let styled = || {
        style::declarations(element.attribute("style").unwrap_or_default())
            .iter()
            .any(|(name, value)| matches!(name.as_str(), "background" | "background-color") && colour(value))
    };
    block && (element.attribute("bgcolor").is_some_and(colour) || styled())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn designed(html: &str) -> bool {
        needs_its_looks(&Tree::read(html), &|_| true)
    }

    #[test]
    fn letters_signatures_and_data_tables_are_simple() {
        let logo = "<img src='https://example.org/logo.png' width=120 height=40>";
        let signature =
            format!("<table width='100%'><tr><td>{logo}</td><td>Jo Doe, Example</td></tr></table>");
        assert!(!designed("<p>Hello</p><ul><li>one</li></ul><blockquote>said</blockquote>"));
        assert!(!designed(&format!("<p>{}</p>{signature}", "A letter of some length. ".repeat(4))));
        assert!(!designed("<body bgcolor='#ffffff'><table><tr><td>Bike</td><td>12</td></tr></table>"));
        assert!(!designed(
            "<p style='color:#1f497d'>In blue</p><img src='https://t.example/p.gif' width=1 height=1>"
        ));
        assert!(!designed("<p>See the picture</p><img src='cid:a' width=800>"));
    }

    #[test]
    fn newsletters_are_designed() {
        let letter = "<table width='100%' bgcolor='#eeeeee'><tr><td><table role='presentation' width='600'>\
                      <tr><td>Our spring offers are here for you</td></tr></table></td></tr></table>";
        assert!(designed(letter));
        assert!(designed(
            "<a href='https://example.org'><img src='https://example.org/a.png' width=600></a>"
        ));
        assert!(designed(
            "<div style='background:#123456;color:#fff'>A box with a message that is long enough to matter</div>"
        ));
    }
}
