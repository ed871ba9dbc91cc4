//! The closed lists of tag and attribute names. What is not listed here cannot reach any later stage.

/// Every tag the tree can hold; sorted, because it is searched by halves.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
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
    "var",
    "wbr",
];

/// Every attribute the tree can hold; sorted.
const ATTRIBUTES: &[&str] = &[
    "align",
    "alt",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "class",
    "color",
    "colspan",
    "data-cid",
    "data-remote",
    "data-signature",
    "data-smartmail",
    "dir",
    "face",
    "height",
    "hidden",
    "href",
    "id",
    "lang",
    "name",
    "role",
    "rowspan",
    "size",
    "src",
    "start",
    "style",
    "type",
    "valign",
    "width",
];

/// The listed tag of this name, whatever its case.
pub fn tag(name: &[u8]) -> Option<&'static str> {
    // `body` carries the page's background and `image` is what browsers read as `img`.
    listed(TAGS, name).or_else(|| {
        if name.eq_ignore_ascii_case(b"body") {
            Some("div")
        } else if name.eq_ignore_ascii_case(b"image") {
            Some("img")
        } else {
            None
        }
    })
}

/// The listed attribute of this name, whatever its case.
pub fn attribute(name: &[u8]) -> Option<&'static str> {
    listed(ATTRIBUTES, name)
}

fn listed(list: &'static [&'static str], name: &[u8]) -> Option<&'static str> {
    if name.is_empty() || name.len() > 16 {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    list.binary_search_by(|known| known.as_bytes().cmp(&lower)).ok().map(|at| list[at])
}

/// Elements without content.
pub fn void(tag: &str) -> bool {
    matches!(tag, "br" | "hr" | "img" | "wbr")
}

/// Elements that begin a new line.
pub fn block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "dd"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Headings; one ends the other.
pub fn heading(tag: &str) -> bool {
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements a browser opens again after a mis-nested end tag.
pub fn formatting(tag: &str) -> bool {
    matches!(
        tag,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

/// Elements whose content is not HTML: what becomes of it.
pub fn raw_text(name: &[u8]) -> Option<RawText> {
    const DROPPED: [&[u8]; 4] = [b"script", b"style", b"title", b"iframe"];
    const SHOWN: [&[u8]; 4] = [b"xmp", b"textarea", b"noembed", b"noframes"];
    if DROPPED.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        Some(RawText::Dropped)
    } else if SHOWN.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        Some(RawText::Shown)
    } else {
        None
    }
}

/// What becomes of the content of an element that holds no HTML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RawText {
    /// Nobody reads it.
    Dropped,
    /// It is text.
    Shown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_because_they_are_searched_by_halves() {
        assert!(TAGS.is_sorted() && ATTRIBUTES.is_sorted());
        assert_eq!(tag(b"BlockQuote"), Some("blockquote"));
        assert_eq!(attribute(b"HREF"), Some("href"));
        assert_eq!(
            (tag(b"svg"), tag(b"script"), attribute(b"onclick"), attribute(b"srcset")),
            (None, None, None, None)
        );
    }
}
