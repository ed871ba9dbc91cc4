//! HTML that wants to run, to load or to leave its place. The vectors are our own, of the classes that are known: the test asks that
//! nothing outside the closed lists comes out, and that reading what came out changes nothing.

use super::vectors::{PIECES, VECTORS};
use crate::mail::quotes::fold_html;
use crate::mail::sanitise::{composer_html, designed_html, simple_html, with_images};
use proptest::prelude::*;

/// A tag of the output with its attributes.
type Tag = (String, Vec<(String, String)>);

/// Reads what our writers write, and nothing else: the test fails on anything irregular.
fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a bare > in {html:?}");
        rest = &rest[at + 1..];
        let closing = rest.starts_with('/');
        rest = rest.strip_prefix('/').unwrap_or(rest);
        let len = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        assert!(len > 0, "a bare < in {html:?}");
        let mut tag: Tag = (rest[..len].to_owned(), Vec::new());
        rest = &rest[len..];
        while let Some(attribute) = rest.strip_prefix(' ') {
            assert!(!closing, "attributes of an end tag in {html:?}");
            let (name, tail) = attribute.split_once("=\"").expect("a quoted value");
            let (value, tail) = tail.split_once('"').expect("an end of the value");
            tag.1.push((name.to_owned(), value.to_owned()));
            rest = tail;
        }
        rest = rest.strip_prefix('>').unwrap_or_else(|| panic!("an open tag in {html:?}"));
        if !closing {
            found.push(tag);
        }
    }
    found
}

fn decoded(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

/// Nothing outside the closed lists.
fn check(html: &str, tag_list: &[&str], attribute_list: &[&str]) {
    for (tag, attributes) in tags(html) {
        assert!(tag_list.contains(&tag.as_str()), "<{tag}> in {html:?}");
        for (name, value) in attributes {
            assert!(attribute_list.contains(&name.as_str()), "{name} in {html:?}");
            let value = decoded(&value);
            let plain: String =
                value.to_lowercase().chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            match name.as_str() {
                "href" => assert!(
                    ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| plain.starts_with(scheme)),
                    "{value} in {html:?}"
                ),
                "src" => assert!(
                    plain.starts_with("/files/inline/") && !plain.contains(".."),
                    "{value} in {html:?}"
                ),
                "data-remote" => assert!(plain.starts_with("http"), "{value} in {html:?}"),
                "style" => {
                    for word in [
                        "url",
                        "expression",
                        "import",
                        "position",
                        "behavior",
                        "binding",
                        "\\",
                        "/*",
                        "<",
                        "javascript",
                        "z-index",
                    ] {
                        assert!(!plain.contains(word), "{value} in {html:?}");
                    }
                }
                "rel" => assert_eq!(value, "noopener noreferrer nofollow"),
                "target" => assert_eq!(value, "_blank"),
                _ => {}
            }
        }
    }
}

const SIMPLE: &[&str] = &[
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
const SIMPLE_ATTRIBUTES: &[&str] =
    &["href", "rel", "target", "data-cid", "alt", "colspan", "rowspan", "start"];
const DESIGNED_MORE: &[&str] = &[
    "abbr", "big", "center", "cite", "dd", "del", "dl", "dt", "font", "ins", "kbd", "mark", "q", "small",
    "span", "tfoot", "tt",
];
const DESIGNED_ATTRIBUTES: &[&str] = &[
    "href",
    "rel",
    "target",
    "data-cid",
    "data-remote",
    "src",
    "alt",
    "face",
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
    "style",
];
const COMPOSER: &[&str] =
    &["p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre"];

fn inline(id: &str) -> Option<String> {
    (id == "known").then(|| "/files/inline/7/known".to_owned())
}

fn designed(html: &str) -> String {
    designed_html(html, &inline)
}

fn check_all(html: &str) {
    let more: Vec<&str> = SIMPLE.iter().chain(DESIGNED_MORE).copied().collect();
    check(&simple_html(html), SIMPLE, SIMPLE_ATTRIBUTES);
    check(&designed(html), &more, DESIGNED_ATTRIBUTES);
    check(&composer_html(html), COMPOSER, &["href", "rel", "target"]);
    let folded = fold_html(html);
    check(&simple_html(&folded.visible), SIMPLE, SIMPLE_ATTRIBUTES);
    check(&designed(&folded.quoted.unwrap_or_default()), &more, DESIGNED_ATTRIBUTES);
}

fn check_twice(html: &str) {
    for clean in [simple_html, designed, composer_html] {
        let once = clean(html);
        assert_eq!(clean(&once), once, "{html:?}");
    }
}

#[test]
fn no_known_trick_survives_in_any_profile() {
    assert!(VECTORS.len() >= 60);
    for vector in VECTORS {
        check_all(vector);
        check_all(&format!("<div><table><tr><td>{vector}</td></tr></table><p>after {vector}"));
        check_all(&format!(
            "<a href=\"https://ok.example/{vector}\" title='{vector}'>x</a><svg>{vector}</svg>"
        ));
        check_all(&simple_html(vector).replace("&lt;", "<").replace("&gt;", ">"));
        check_twice(vector);
    }
}

#[test]
fn honest_mail_keeps_its_meaning() {
    let html = "<div style='font-family:Arial'><p>Hello <span style='font-weight:bold'>you</span>, see <a href='https://example.org'>this</a>.\
                <ul><li>one<li>two</ul><blockquote>said</blockquote><img src=cid:a%40b alt=lock><img src=https://example.org/l.png alt=logo>\
                <table><tr><td colspan=2>Bike<td>4711</table>";
    assert_eq!(
        simple_html(html),
        "<div><p>Hello <b>you</b>, see <a href=\"https://example.org\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">this</a>.</p>\
         <ul><li>one</li><li>two</li></ul><blockquote>said</blockquote><img data-cid=\"a@b\" alt=\"lock\">logo\
         <table><tbody><tr><td colspan=\"2\">Bike</td><td>4711</td></tr></tbody></table></div>"
    );
    assert!(composer_html("<h2>Title</h2><div>a<div>b</div></div>").starts_with("<p><b>Title</b></p>"));
}

#[test]
fn pictures_of_the_mail_are_linked_and_remote_ones_wait() {
    let html = "<img src='cid:known'><img src='cid:other'><img src='https://example.org/a.png' width=600>";
    assert_eq!(
        designed(html),
        "<img src=\"/files/inline/7/known\" alt=\"\"><img data-cid=\"other\" alt=\"\">\
         <img data-remote=\"https://example.org/a.png\" alt=\"\" width=\"600\">"
    );
    assert_eq!(
        with_images(&simple_html(html), &inline),
        "<img src=\"/files/inline/7/known\" loading=\"lazy\" alt=\"\"><img data-cid=\"other\" alt=\"\">"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cleaning_twice_is_cleaning_once(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..24)) {
        let html = pieces.concat();
        check_all(&html);
        check_twice(&html);
    }

    #[test]
    fn any_text_comes_out_clean(html in "\\PC{0,80}", vector in prop::sample::select(VECTORS)) {
        let html = format!("{html}{vector}{html}");
        check_all(&html);
        check_twice(&html);
    }
}
