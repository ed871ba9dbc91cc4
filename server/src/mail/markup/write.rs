//! Writes a tree, or a part of it, as HTML; what becomes of each element is the caller's decision.

use super::scan::Attribute;
use super::tree::{Element, Node, NodeId, Tree};

/// What becomes of an element.
#[derive(Debug, PartialEq)]
pub enum Emit {
    /// It is written as these elements, the first outermost.
    As(Vec<(&'static str, Vec<Attribute>)>),
    /// Only its content is written.
    Content,
    /// Only its content is written, with a space behind it.
    Apart,
    /// This text stands for it; its content is left out.
    Text(String),
    /// Nothing of it is written.
    Nothing,
}

impl Emit {
    /// One element without attributes.
    pub fn plain(tag: &'static str) -> Emit {
        Emit::As(vec![(tag, Vec::new())])
    }
}

/// Stands for the space behind an element that is written apart.
const APART: &str = " ";

/// Writes the nodes for which `keep` holds, for another parser: its text is shielded (see [`shield`]).
pub fn write_shielded(
    tree: &Tree,
    keep: &dyn Fn(NodeId) -> bool,
    emit: &mut dyn FnMut(NodeId, &Element) -> Emit,
) -> String {
    write(tree, keep, emit, &shield)
}

/// Writes everything as it stands in the tree.
pub fn write_all(tree: &Tree, keep: &dyn Fn(NodeId) -> bool) -> String {
    let mut emit = |_, element: &Element| Emit::As(vec![(element.tag, element.attributes.clone())]);
    write(tree, keep, &mut emit, &escape)
}

fn write(
    tree: &Tree,
    keep: &dyn Fn(NodeId) -> bool,
    emit: &mut dyn FnMut(NodeId, &Element) -> Emit,
    text: &dyn Fn(&str, &mut String),
) -> String {
    let write_text = text;
    let mut out = String::new();
    // A browser drops a line break that begins `pre`: dropping all of them makes reading the page again harmless.
    let mut fresh_pre = false;
    let mut ends: Vec<Vec<&'static str>> = Vec::new();
    tree.walk(|id, node, entering| match node {
        Node::Text(text) => {
            if keep(id) {
                let text = if fresh_pre { text.trim_start_matches('\n') } else { text };
                fresh_pre &= text.is_empty();
                write_text(text, &mut out);
            }
            true
        }
        Node::Element(element) if entering => {
            if !keep(id) {
                ends.push(Vec::new());
                return false;
            }
            match emit(id, element) {
                Emit::As(elements) => {
                    for (tag, attributes) in &elements {
                        start(tag, attributes, &mut out);
                        fresh_pre = *tag == "pre" || (fresh_pre && !super::names::void(tag));
                    }
                    ends.push(elements.iter().rev().map(|(tag, _)| *tag).collect());
                    true
                }
                Emit::Content => {
                    ends.push(Vec::new());
                    true
                }
                Emit::Apart => {
                    ends.push(vec![APART]);
                    true
                }
                Emit::Text(text) => {
                    fresh_pre = false;
                    write_text(&text, &mut out);
                    ends.push(Vec::new());
                    false
                }
                Emit::Nothing => {
                    ends.push(Vec::new());
                    false
                }
            }
        }
        Node::Element(_) => {
            for tag in ends.pop().unwrap_or_default() {
                if tag == APART {
                    out.push(' ');
                } else if !super::names::void(tag) {
                    fresh_pre &= tag != "pre";
                    out.push_str("</");
                    out.push_str(tag);
                    out.push('>');
                }
            }
            true
        }
    });
    out
}

fn start(tag: &str, attributes: &[Attribute], out: &mut String) {
    out.push('<');
    out.push_str(tag);
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    out.push('>');
}

/// Text as HTML text or attribute value.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}

/// Base of the shields: a corner of a private plane, removed from every text that comes in.
const SHIELD: u32 = 0x10_FE00;

/// The character is a shield: it may not come in from outside.
pub fn is_shield(c: char) -> bool {
    (SHIELD..SHIELD + 0x100).contains(&u32::from(c))
}

/// Text with its ampersands and its characters U+0080 to U+00BF out of sight. html5ever's serialiser looks for the next angle bracket
/// of the whole text at each of them: five megabytes of `&` or `°` take it minutes. Attributes are short enough without.
pub fn shield(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' | '\u{80}'..='\u{bf}' => out.extend(char::from_u32(SHIELD + u32::from(c))),
            c => out.push(c),
        }
    }
}

/// HTML with every shield taken away.
pub fn unshield(html: String) -> String {
    let Some(first) = html.find(is_shield) else { return html };
    let mut out = String::with_capacity(html.len());
    out.push_str(&html[..first]);
    for c in html[first..].chars() {
        match u32::from(c).checked_sub(SHIELD) {
            Some(0x26) => out.push_str("&amp;"),
            Some(0xa0) => out.push_str("&nbsp;"),
            Some(code @ 0..=0xff) => out.extend(char::from_u32(code)),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(html: &str) -> String {
        write_all(&Tree::read(html), &|_| true)
    }

    #[test]
    fn every_element_is_closed_where_a_browser_closes_it() {
        for (html, expected) in [
            ("<p>a<p>b<div>c", "<p>a</p><p>b</p><div>c</div>"),
            (
                "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
                "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>",
            ),
            ("<b>a<i>b</b>c</i>d", "<b>a<i>b</i></b><i>c</i>d"),
            ("</div>a</p>", "a"),
            (
                "<table><tr><td>a<td>b<tr><td>c</table>d",
                "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>d",
            ),
            (
                "<table>x<td><table><td>y</td></table>z</div></td></table>",
                "<table><tbody><tr><td>x</td><td><table><tbody><tr><td>y</td></tr></tbody></table>z</td></tr></tbody></table>",
            ),
            ("<td>loose</td><tr>", "loose"),
            ("<pre>\n\n a\n</pre>", "<pre> a\n</pre>"),
            ("a</br>b&nbsp;&lt;", "a<br>b&nbsp;&lt;"),
        ] {
            assert_eq!(normal(html), expected, "{html}");
            assert_eq!(normal(expected), expected, "twice: {html}");
        }
    }

    #[test]
    fn nesting_is_bounded_and_its_text_kept() {
        let html = format!("{}deep{}after", "<div>".repeat(40_000), "</div>".repeat(40_000));
        let out = normal(&html);
        assert_eq!(out.matches("<div>").count(), desk::limits::HTML_DEPTH);
        assert!(out.contains("deep</div>") && out.ends_with("</div>after"));
        let inside = format!("{}<p>x</p>", "<div>".repeat(desk::limits::HTML_DEPTH - 1));
        assert!(normal(&inside).contains("<p>x</p>"));
        let beyond = format!("{}<p>x</p>", "<div>".repeat(desk::limits::HTML_DEPTH));
        assert!(!normal(&beyond).contains("<p>") && normal(&beyond).contains('x'));
    }
}
