//! Where a link may lead: web pages, mail addresses, telephone numbers.

/// Schemes of links.
pub const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// The address as it may stand in `href`; none when it leads elsewhere. Browsers skip control characters and line breaks inside an
/// address, so they go first: `java\tscript:` is a scheme to them.
pub fn target(href: &str) -> Option<String> {
    let href: String = href.chars().filter(|c| !c.is_control()).collect();
    let href = href.trim();
    if href.is_empty() {
        return None;
    }
    let Some(colon) = href.find(':') else { return without_scheme(href) };
    let scheme = &href[..colon];
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    if !is_scheme {
        return without_scheme(href);
    }
    let lower = scheme.to_ascii_lowercase();
    if !SCHEMES.contains(&lower.as_str()) {
        // `www.example.org:8080/x` is no scheme but a host that somebody typed.
        return if scheme.contains('.') { without_scheme(href) } else { None };
    }
    let target = format!("{lower}{}", &href[colon..]);
    ammonia::Url::parse(&target).ok().map(|_| target)
}

/// A host typed without its scheme; anything else is relative to a page that does not exist.
fn without_scheme(href: &str) -> Option<String> {
    let host = href.strip_prefix("//").unwrap_or(href);
    let typed = host.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("www."));
    if !typed && !href.starts_with("//") {
        return None;
    }
    let target = format!("https://{host}");
    let good =
        ammonia::Url::parse(&target).is_ok_and(|url| url.host_str().is_some_and(|host| host.contains('.')));
    good.then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_mail_and_telephone_pass() {
        for (href, expected) in [
            ("https://example.org/a?b=1&c", Some("https://example.org/a?b=1&c")),
            (" HTTPS://example.org ", Some("https://example.org")),
            ("mailto:jo@example.org", Some("mailto:jo@example.org")),
            ("tel:+3225550100", Some("tel:+3225550100")),
            ("www.example.org/x", Some("https://www.example.org/x")),
            ("//example.org/x", Some("https://example.org/x")),
            ("java\tscript:alert(1)", None),
            ("\u{1}javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("file:///etc/passwd", None),
            ("cid:x", None),
            ("/relative", None),
            ("#anchor", None),
            ("https://", None),
        ] {
            assert_eq!(target(href).as_deref(), expected, "{href:?}");
        }
    }
}
