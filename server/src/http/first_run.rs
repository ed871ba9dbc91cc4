//! The first-run page: who may make the first super admin. Whoever holds the printed token, or somebody on this very machine whose
//! browser asks for it by a loopback name (a foreign name that points here is an attack, not a neighbour).

use super::peer::Seen;
use client::host::FirstRun;
use http::{HeaderMap, header};

/// A token of 256 bits for this start of the server.
pub fn token() -> String {
    let bytes: [u8; 32] = rand::random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the page is told about a request.
pub fn judge(token: &str, seen: &Seen, headers: &HeaderMap) -> FirstRun {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let bare_loopback = seen.address.is_loopback() && !seen.forwarded && loopback_name(host);
    FirstRun { token: token.to_owned(), bare_loopback }
}

fn loopback_name(host: &str) -> bool {
    let port = |rest: &str| {
        rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| host.strip_prefix(name).is_some_and(port))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn bare(address: &str, host: &'static str, forwarded: bool) -> bool {
        let headers = [(header::HOST, HeaderValue::from_static(host))].into_iter().collect();
        let seen = Seen { address: address.parse().expect("an address"), secure: false, forwarded };
        judge("t", &seen, &headers).bare_loopback
    }

    #[test]
    fn only_a_bare_loopback_connection_needs_no_token() {
        assert!(bare("127.0.0.1", "127.0.0.1:3000", false));
        assert!(bare("::1", "localhost", false));
        assert!(!bare("127.0.0.1", "127.0.0.1:3000", true), "a proxy stands between");
        assert!(!bare("192.0.2.1", "127.0.0.1:3000", false), "not this machine");
        assert!(!bare("127.0.0.1", "evil.example:3000", false), "a foreign name that points here");
        assert!(!bare("127.0.0.1", "localhost.evil.example", false));
    }

    #[test]
    fn a_token_has_256_bits_and_never_comes_twice() {
        assert_eq!(token().len(), 64);
        assert_ne!(token(), token());
    }
}
