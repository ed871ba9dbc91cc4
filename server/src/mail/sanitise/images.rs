//! Images of a body: those of the mail itself are named by Content-ID, remote ones wait for a click, all others are gone.

use super::super::markup::Element;

/// Where an image comes from.
#[derive(Debug, PartialEq)]
pub enum Source {
    /// A part of the mail, by its Content-ID.
    Part(String),
    /// A web address.
    Remote(String),
    /// Something that is neither.
    Unknown,
}

/// Reads the source of an `img`, as sent or as this room wrote it before.
pub fn source(image: &Element) -> Source {
    if let Some(id) = image.attribute("data-cid").filter(|id| !id.is_empty()) {
        return Source::Part(content_id(id));
    }
    let src: String = image
        .attribute("data-remote")
        .or_else(|| image.attribute("src"))
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    let src = src.trim();
    if let Some((scheme, rest)) = src.split_once(':') {
        if scheme.eq_ignore_ascii_case("cid") && !rest.is_empty() {
            return Source::Part(content_id(rest));
        }
        let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        if web && ammonia::Url::parse(src).is_ok() {
            return Source::Remote(src.to_owned());
        }
    } else if src.starts_with("//") && ammonia::Url::parse(&format!("https:{src}")).is_ok() {
        return Source::Remote(format!("https:{src}"));
    }
    Source::Unknown
}

/// A Content-ID as it stands in a link: without brackets, percent-decoded.
pub fn content_id(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !"<>".contains(*c)).collect()
}

/// Puts the images of a *simple* body in place: `link` gives the address of a Content-ID; those it does not know show their name.
/// The input is what `simple_html` gave; anything else comes out escaped by nobody.
pub fn with_images(simple: &str, link: &dyn Fn(&str) -> Option<String>) -> String {
    const MARK: &str = "<img data-cid=\"";
    let mut out = String::with_capacity(simple.len());
    let mut rest = simple;
    while let Some(at) = rest.find(MARK) {
        out.push_str(&rest[..at]);
        rest = &rest[at + MARK.len()..];
        let end = rest.find('"').unwrap_or(rest.len());
        let id = super::super::markup::entity::decode(
            &rest[..end],
            super::super::markup::entity::Place::Attribute,
        );
        match link(&content_id(&id)) {
            Some(address) => {
                out.push_str("<img src=\"");
                super::super::markup::write::escape(&address, &mut out);
                out.push_str("\" loading=\"lazy");
            }
            None => {
                out.push_str(MARK);
                out.push_str(&rest[..end]);
            }
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}
