//! A body ready to be stored and shown: folded, classified, sanitised, each part by itself.

use super::markup::Tree;
use super::parse::{Understood, on_large_stack};
use super::quotes::{self, Folded};
use super::sanitise::{self, BodyKind};

/// A body in the two halves of the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Body {
    /// How it is shown.
    pub kind: BodyKind,
    /// What is read: text, or sanitised HTML.
    pub shown: String,
    /// What stands behind "…", in the same form; empty when there is nothing.
    pub quoted: String,
    /// The visible half as plain text, for snippets and `reply_text`.
    pub reply: String,
}

/// The body of a mail. `inline` gives the address of a part by its Content-ID for *designed* bodies; *simple* ones keep `data-cid`,
/// for `sanitise::with_images` when they are shown.
pub fn body(mail: &Understood, inline: &(dyn Fn(&str) -> Option<String> + Sync)) -> Body {
    let html = mail.html.as_deref().filter(|html| html.len() <= desk::limits::HTML);
    let rich = html.and_then(|html| on_large_stack(|| rich(html, mail, inline)).flatten());
    rich.unwrap_or_else(|| plain(&mail.text))
}

fn plain(text: &str) -> Body {
    let Folded { visible, quoted } = quotes::fold_text(text);
    Body { kind: BodyKind::Text, reply: visible.clone(), shown: visible, quoted: quoted.unwrap_or_default() }
}

/// None when the HTML shows nothing.
fn rich(html: &str, mail: &Understood, inline: &dyn Fn(&str) -> Option<String>) -> Option<Body> {
    let tree = Tree::read(html);
    let halves = quotes::fold_tree(&tree);
    let everything = |_| true;
    let visible = |id| halves.as_ref().is_none_or(|halves| halves.visible(id));
    let folded = |id| halves.as_ref().is_some_and(|halves| halves.quoted(id));
    // A letter that answers a newsletter is a letter.
    let kind = sanitise::classify_tree(&tree, &visible);
    let write = |keep: &dyn Fn(u32) -> bool| match kind {
        BodyKind::Designed => sanitise::write_designed(&tree, keep, inline),
        _ => sanitise::write_simple(&tree, keep),
    };
    let shown = write(&visible);
    if sanitise::write_text(&tree, &everything, false).is_empty() && !shown.contains("<img") {
        return None;
    }
    let mut reply = sanitise::write_text(&tree, &visible, false);
    // HTML without a mark of its own: the plain half may still have one.
    if halves.is_none() && mail.text_is_plain {
        let Folded { visible, quoted } = quotes::fold_text(&mail.text);
        if quoted.is_some() {
            reply = visible;
        }
    }
    Some(Body { kind, shown, quoted: if halves.is_some() { write(&folded) } else { String::new() }, reply })
}

/// The visible half of an HTML body as plain text.
pub fn reply_of_html(html: &str) -> String {
    let read = || {
        let tree = Tree::read(html);
        let halves = quotes::fold_tree(&tree);
        sanitise::write_text(&tree, &|id| halves.as_ref().is_none_or(|halves| halves.visible(id)), false)
    };
    on_large_stack(read).unwrap_or_default()
}

/// HTML as the intake of mail shows it: in its own looks when it needs them, else without, as text when it is too large.
pub fn incoming_html(html: &str) -> String {
    let read = || match sanitise::classify(html) {
        BodyKind::Text => sanitise::text_to_html(&sanitise::html_to_text(html)),
        BodyKind::Simple => sanitise::simple_html(html),
        BodyKind::Designed => sanitise::designed_html(html, &|_| None),
    };
    on_large_stack(read).unwrap_or_default()
}
