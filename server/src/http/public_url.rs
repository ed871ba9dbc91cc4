//! The address people reach the desk at, as the operator says. Links in mail come from here and never from a request's Host.

use http::Uri;

/// `https://desk.example`: scheme, host and perhaps a port, nothing behind them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicUrl {
    origin: String,
}

impl PublicUrl {
    /// Parses what an operator writes; a closing slash and a default port are left out, as browsers leave them out.
    pub fn parse(text: &str) -> Result<PublicUrl, String> {
        let wrong = || format!("{text:?} is not an address like https://desk.example");
        let uri: Uri = text.trim().parse().map_err(|_| wrong())?;
        let scheme =
            uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https")).ok_or_else(wrong)?;
        let authority =
            uri.authority().filter(|authority| !authority.as_str().contains('@')).ok_or_else(wrong)?;
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() || authority.host().is_empty() {
            return Err(wrong());
        }
        let usual = if scheme == "https" { 443 } else { 80 };
        let host = authority.host().to_ascii_lowercase();
        let origin = match authority.port_u16() {
            Some(port) if port != usual => format!("{scheme}://{host}:{port}"),
            _ => format!("{scheme}://{host}"),
        };
        Ok(PublicUrl { origin })
    }

    /// As a browser sends it in `Origin`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Reached over TLS: cookies are `Secure`.
    pub fn secure(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// The host's name, without a port.
    pub fn host(&self) -> &str {
        let authority = self.origin.split_once("://").map_or("", |(_, authority)| authority);
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => authority,
        }
    }
}

impl std::fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::PublicUrl;

    #[test]
    fn an_address_is_kept_as_browsers_say_it() {
        let origin = |text| PublicUrl::parse(text).expect("good").origin().to_owned();
        assert_eq!(origin("https://Desk.Example/"), "https://desk.example");
        assert_eq!(origin("https://desk.example:443"), "https://desk.example");
        assert_eq!(origin("http://127.0.0.1:3000"), "http://127.0.0.1:3000");
        assert_eq!(PublicUrl::parse("http://[::1]:3000").expect("good").host(), "[::1]");
    }

    #[test]
    fn what_is_no_bare_address_is_refused() {
        for bad in [
            "",
            "desk.example",
            "ftp://desk.example",
            "https://desk.example/help",
            "https://u@h",
            "https://h?x=1",
        ] {
            assert!(PublicUrl::parse(bad).is_err(), "{bad}");
        }
    }
}
