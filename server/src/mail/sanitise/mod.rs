//! HTML that may be shown. Three profiles, each written from the bounded tree of `markup` and then cleaned once more by ammonia,
//! which knows nothing of the first wall: *simple* (our own type and colours), *designed* (its own looks, in a frame without
//! scripts) and *composer* (what our agents write). Nothing here loads anything: remote images are named, never fetched.

mod classify;
mod composer;
mod designed;
mod images;
mod links;
mod plain;
mod simple;
mod style;

pub use composer::composer_html;
pub use designed::designed_html;
pub use images::{content_id, with_images};
pub use plain::{html_to_letter, html_to_text, text_to_html};
pub use simple::simple_html;

pub use desk::conversation::BodyKind;

use super::markup::write::unshield;
use super::markup::{NodeId, Tree};

pub(crate) use designed::write as write_designed;
pub(crate) use plain::write as write_text;
pub(crate) use simple::write as write_simple;

/// How an HTML body is shown: simple, designed, or, when it is larger than `desk::limits::HTML`, as text.
pub fn classify(html: &str) -> BodyKind {
    if html.len() > desk::limits::HTML {
        return BodyKind::Text;
    }
    classify_tree(&Tree::read(html), &everything)
}

pub(crate) fn classify_tree(tree: &Tree, keep: &dyn Fn(NodeId) -> bool) -> BodyKind {
    if classify::needs_its_looks(tree, keep) { BodyKind::Designed } else { BodyKind::Simple }
}

/// The whole tree.
pub(crate) fn everything(_: NodeId) -> bool {
    true
}

/// What every wall of ammonia has in common: nothing from other name spaces, no raw text elements, listed schemes only.
fn wall<'a>(
    tags: &[&'a str],
    attributes: &[(&'a str, &[&'a str])],
    generic: &[&'a str],
) -> ammonia::Builder<'a> {
    let mut wall = ammonia::Builder::empty();
    wall.tags(tags.iter().copied().collect())
        .tag_attributes(
            attributes.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect(),
        )
        .generic_attributes(generic.iter().copied().collect())
        .clean_content_tags(
            [
                "script", "style", "title", "iframe", "noembed", "noframes", "svg", "math", "template",
                "object",
            ]
            .into(),
        )
        .url_schemes(links::SCHEMES.iter().copied().collect())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true);
    if tags.contains(&"a") {
        wall.set_tag_attribute_value("a", "target", "_blank");
    }
    wall
}

/// The second wall: what the first one wrote, parsed, checked and written once more.
fn through(wall: &ammonia::Builder<'_>, shielded: &str) -> String {
    unshield(wall.clean(shielded).to_string())
}
