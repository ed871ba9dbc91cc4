//! An e-mail address as a value, parsed once at the edge.

use serde::{Deserialize, Serialize};

/// A mailbox address `local@domain`, at most 254 bytes; the domain lower case, the local part as written.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Parses `text`. Accepts what mail servers deliver to (RFC 5321 dot-string local parts, also non-ASCII), refuses spaces,
    /// control characters, quotes, angle brackets and anything with a line break.
    pub fn parse(text: &str) -> Option<EmailAddress> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@')?;
        let bad = |c: char| c.is_whitespace() || c.is_control() || "\"(),:;<>[\\]@".contains(c);
        let dots = |part: &str| part.starts_with('.') || part.ends_with('.') || part.contains("..");
        let label = |l: &str| !l.is_empty() && l.len() <= 63 && !l.starts_with('-') && !l.ends_with('-');
        let good = !local.is_empty()
            && local.len() <= 64
            && text.len() <= 254
            && !local.contains(bad)
            && !dots(local)
            && !domain.contains(bad)
            && domain.split('.').all(label);
        good.then(|| EmailAddress(format!("{local}@{}", domain.to_lowercase())))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two spellings of one mailbox share: all lower case.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }

    /// The part before the at sign.
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or(self.0.as_str(), |(local, _)| local)
    }

    /// The part behind the at sign, lower case.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        EmailAddress::parse(&text).ok_or_else(|| format!("not an e-mail address: {text}"))
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> String {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_its_local_part_and_folds_its_domain() {
        assert_eq!(EmailAddress::parse(" Jo.Doe@Example.ORG ").expect("good").as_str(), "Jo.Doe@example.org");
    }

    #[test]
    fn line_breaks_brackets_and_empty_parts_are_refused() {
        for bad in
            ["", "@", "a@", "@b", "a b@c", "a@b\r\nBcc: x@y", "<a@b>", "a..b@c", ".a@b", "a@b..c", "a@-b.c"]
        {
            assert!(EmailAddress::parse(bad).is_none(), "{bad:?}");
        }
    }
}
