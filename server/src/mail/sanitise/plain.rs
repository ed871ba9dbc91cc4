//! HTML as plain text, and plain text as HTML. One pass over the tree, no line wrapping, no drawings of tables: search, snippets,
//! quote folding and the plain half of our own mails read it.

use super::classify;
use super::links;
use crate::mail::markup::{Element, Node, NodeId, Tree, names, write as markup};

/// The text of a body, links without their addresses.
pub fn html_to_text(html: &str) -> String {
    write(&Tree::read(html), &super::everything, false)
}

/// The text of a letter we send: every link shows where it leads.
pub fn html_to_letter(html: &str) -> String {
    write(&Tree::read(html), &super::everything, true)
}

/// Plain text as paragraphs: what a text part becomes beside an HTML part.
pub fn text_to_html(text: &str) -> String {
    let mut out = String::from("<div>");
    for (at, line) in text.trim_end().split('\n').enumerate() {
        if at > 0 {
            out.push_str("<br>");
        }
        markup::escape(line.trim_end_matches('\r'), &mut out);
    }
    out.push_str("</div>");
    out
}

/// A list that is open: none for bullets, else the next number.
type List = Option<u32>;

#[derive(Default)]
struct Writer {
    out: String,
    /// Line breaks owed before the next text.
    breaks: usize,
    /// A space is owed before the next text.
    space: bool,
    /// Quote levels.
    quotes: usize,
    /// Quote levels of the last line written.
    quoted: usize,
    lists: Vec<List>,
    pre: usize,
    /// Sign of a list item, put before its first text.
    sign: String,
}

/// The nodes of a tree for which `keep` holds.
pub(crate) fn write(tree: &Tree, keep: &dyn Fn(NodeId) -> bool, links: bool) -> String {
    let mut writer = Writer::default();
    let mut targets: Vec<(usize, String)> = Vec::new();
    tree.walk(|id, node, entering| match node {
        Node::Text(text) => {
            if keep(id) {
                writer.text(text);
            }
            true
        }
        Node::Element(element) if entering => {
            if !keep(id) || classify::is_hidden(element) {
                return false;
            }
            if links && element.tag == "a" {
                let target = element.attribute("href").and_then(links::target).unwrap_or_default();
                targets.push((writer.out.len(), target));
            }
            writer.enter(element);
            true
        }
        Node::Element(element) => {
            if !keep(id) || classify::is_hidden(element) {
                return true;
            }
            if links && element.tag == "a" {
                let (from, target) = targets.pop().unwrap_or_default();
                writer.link(from, &target);
            }
            writer.leave(element);
            true
        }
    });
    writer.out.trim_end().to_owned()
}

impl Writer {
    fn enter(&mut self, element: &Element) {
        match element.tag {
            "br" => self.line_break(),
            "hr" => self.block(2),
            "img" => {
                if let Some(alt) = element.attribute("alt") {
                    self.text(alt);
                }
            }
            "blockquote" => {
                self.block(2);
                self.quotes += 1;
            }
            "ul" | "ol" | "dir" => {
                self.block(if self.lists.is_empty() { 2 } else { 1 });
                let first =
                    element.attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                self.lists.push((element.tag == "ol").then_some(first));
            }
            "li" => {
                self.block(1);
                self.sign = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
            }
            "td" | "th" => self.space = true,
            "pre" => {
                self.block(2);
                self.pre += 1;
            }
            tag => self.block(space_around(tag, element)),
        }
    }

    fn leave(&mut self, element: &Element) {
        match element.tag {
            "br" | "img" => {}
            "hr" => self.block(2),
            "blockquote" => {
                self.block(2);
                self.quotes = self.quotes.saturating_sub(1);
            }
            "ul" | "ol" | "dir" => {
                self.lists.pop();
                self.block(if self.lists.is_empty() { 2 } else { 1 });
            }
            "li" => {
                self.sign.clear();
                self.block(1);
            }
            "td" | "th" => self.space = true,
            "pre" => {
                self.pre = self.pre.saturating_sub(1);
                self.block(2);
            }
            tag => self.block(space_around(tag, element)),
        }
    }

    fn block(&mut self, breaks: usize) {
        if breaks > 0 {
            self.breaks = self.breaks.max(breaks);
            self.space = false;
        }
    }

    fn line_break(&mut self) {
        if self.out.is_empty() && self.breaks == 0 {
            return;
        }
        if self.breaks > 0 {
            self.flush();
        }
        self.begin();
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.breaks = 1;
        self.space = false;
    }

    /// Pays the line breaks that are owed.
    fn flush(&mut self) {
        if self.out.is_empty() {
            self.breaks = 0;
            return;
        }
        for left in (0..std::mem::take(&mut self.breaks)).rev() {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.out.push('\n');
            if left > 0 {
                self.out.push_str(">".repeat(self.quotes.min(self.quoted).min(16)).as_str());
            }
        }
    }

    /// Begins a line: quote signs, list indent and sign.
    fn begin(&mut self) {
        if self.out.is_empty() || self.out.ends_with('\n') {
            self.quoted = self.quotes;
            if self.quotes > 0 {
                self.out.push_str(">".repeat(self.quotes.min(16)).as_str());
                self.out.push(' ');
            }
            if !self.lists.is_empty() {
                let depth = self.lists.len().min(16) - usize::from(!self.sign.is_empty());
                self.out.push_str("  ".repeat(depth).as_str());
            }
            self.out.push_str(&std::mem::take(&mut self.sign));
        }
    }

    fn text(&mut self, text: &str) {
        if self.pre > 0 {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.line_break();
                }
                if !line.is_empty() {
                    self.word(line, false);
                }
            }
            return;
        }
        let mut words =
            text.split(|c: char| c.is_ascii_whitespace()).filter(|word| !word.is_empty()).peekable();
        if words.peek().is_none() {
            self.space |= !text.is_empty();
            return;
        }
        self.space |= text.starts_with(|c: char| c.is_ascii_whitespace());
        for (at, word) in words.enumerate() {
            self.word(word, at > 0 || self.space);
        }
        self.space = text.ends_with(|c: char| c.is_ascii_whitespace());
    }

    fn word(&mut self, word: &str, space: bool) {
        self.flush();
        let fresh = self.out.is_empty() || self.out.ends_with('\n');
        self.begin();
        if space && !fresh && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
        self.space = false;
        // A non-breaking space is a space to everybody who reads text.
        for c in word.chars() {
            self.out.push(if c == '\u{a0}' { ' ' } else { c });
        }
    }

    /// Where a link leads, unless its text says so.
    fn link(&mut self, from: usize, target: &str) {
        let shown = self.out.get(from..).unwrap_or_default().trim();
        let bare = |text: &str| {
            let text = text.trim_start_matches("mailto:").trim_start_matches("tel:");
            text.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned()
        };
        if !target.is_empty() && !shown.is_empty() && bare(shown) != bare(target) {
            self.word(&format!("({target})"), true);
        }
    }
}

/// Line breaks around an element: two for a paragraph, one for a line, none inside a line.
fn space_around(tag: &str, element: &Element) -> usize {
    match tag {
        // Outlook writes every line as a paragraph without space around it.
        "p" if element.attribute("class").is_some_and(|class| class.contains("MsoNormal")) => 1,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "dl" => 2,
        tag if names::block(tag) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_reads_as_the_page_does() {
        for (html, expected) in [
            ("<p>Hello <b>you</b>,</p><p>one<br>two</p>", "Hello you,\n\none\ntwo"),
            ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
            ("<ul><li>one<li>two<ol start=3><li>x<li>y</ol></ul>", "- one\n- two\n  3. x\n  4. y"),
            ("<p>said</p><blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "said\n\n> a\n>\n> b\n\nc"),
            (
                "<table><tr><td>Bike</td><td>12</td></tr><tr><td>Dock</td><td>3</td></tr></table>",
                "Bike 12\nDock 3",
            ),
            ("<pre>a\n  b\n</pre>c", "a\n  b\n\nc"),
            ("<span style='display:none'>preview</span>seen", "seen"),
            ("a&nbsp;b  \n c", "a b c"),
        ] {
            assert_eq!(html_to_text(html), expected, "{html}");
        }
    }

    #[test]
    fn a_letter_shows_where_its_links_lead() {
        let html = "<p>See <a href='https://example.org/help'>our help</a> or <a href='https://example.org/'>example.org</a>.</p>";
        assert_eq!(html_to_letter(html), "See our help (https://example.org/help) or example.org.");
        assert_eq!(html_to_text(html), "See our help or example.org.");
    }

    #[test]
    fn plain_text_becomes_html_without_a_tag_of_its_own() {
        assert_eq!(text_to_html("a <b>\nc & d\n"), "<div>a &lt;b&gt;<br>c &amp; d</div>");
    }
}
