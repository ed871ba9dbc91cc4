//! Who is at the other end: one typed address, found once. Headers about it count only from proxies that the operator listed;
//! from anybody else they are what anybody may write (safety.md T3).

use http::{HeaderMap, HeaderName};
use std::net::IpAddr;

/// The connection's own peer, put into each request by the accept loop.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// A network of trusted proxies: an address, or an address and the length of its prefix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Network {
    base: u128,
    prefix: u32,
    v6: bool,
}

impl Network {
    /// Parses `10.0.0.0/8`, `192.0.2.7`, `fd00::/8`.
    pub fn parse(text: &str) -> Result<Network, String> {
        let wrong = || format!("{text:?} is not a network like 10.0.0.0/8");
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let (bits, whole, v6) = bits(address);
        let prefix = match length {
            None => whole,
            Some(length) => length.trim().parse().ok().filter(|length| *length <= whole).ok_or_else(wrong)?,
        };
        Ok(Network { base: masked(bits, prefix, whole), prefix, v6 })
    }

    /// Whether the address is in it.
    pub fn holds(&self, address: IpAddr) -> bool {
        let (bits, whole, v6) = bits(address.to_canonical());
        v6 == self.v6 && masked(bits, self.prefix, whole) == self.base
    }
}

fn bits(address: IpAddr) -> (u128, u32, bool) {
    match address {
        IpAddr::V4(address) => (u32::from(address).into(), 32, false),
        IpAddr::V6(address) => (address.into(), 128, true),
    }
}

fn masked(bits: u128, prefix: u32, whole: u32) -> u128 {
    let dropped = whole - prefix;
    bits.checked_shr(dropped).unwrap_or(0).checked_shl(dropped).unwrap_or(0)
}

/// What is known of where a request comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seen {
    /// The client's address.
    pub address: IpAddr,
    /// A trusted proxy says that the client came over TLS.
    pub secure: bool,
    /// Something between, trusted or not, handed the request on.
    pub forwarded: bool,
}

/// Headers that only something between the client and us writes.
const FORWARDING: [&str; 9] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-port",
    "x-real-ip",
    "true-client-ip",
    "cf-connecting-ip",
];

/// Finds out where a request comes from.
pub fn see(peer: IpAddr, headers: &HeaderMap, proxies: &[Network]) -> Seen {
    let peer = peer.to_canonical();
    let forwarded = FORWARDING.iter().any(|name| headers.contains_key(*name));
    let trusted = |address: IpAddr| proxies.iter().any(|network| network.holds(address));
    if !trusted(peer) {
        return Seen { address: peer, secure: false, forwarded };
    }
    // The list grows to the right: the last entry that is no proxy of ours is the client, what stands left of it is its own claim.
    let mut address = peer;
    for claimed in list(headers, "x-forwarded-for").rev() {
        let Ok(claimed) = claimed.parse::<IpAddr>() else { break };
        address = claimed.to_canonical();
        if !trusted(address) {
            break;
        }
    }
    let secure = list(headers, "x-forwarded-proto").next_back() == Some("https");
    Seen { address, secure, forwarded }
}

fn list<'a>(headers: &'a HeaderMap, name: &'static str) -> impl DoubleEndedIterator<Item = &'a str> {
    let values = headers.get_all(HeaderName::from_static(name)).into_iter();
    values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_strangers_headers_say_nothing_about_who_it_is() {
        let lies = headers(&[("x-forwarded-for", "127.0.0.1"), ("x-forwarded-proto", "https")]);
        let seen = see(ip("198.51.100.9"), &lies, &[]);
        assert_eq!(seen, Seen { address: ip("198.51.100.9"), secure: false, forwarded: true });
    }

    #[test]
    fn behind_a_listed_proxy_the_last_foreign_address_is_the_client() {
        let proxies = [Network::parse("10.0.0.0/8").expect("good")];
        let said = headers(&[
            ("x-forwarded-for", "127.0.0.1, 203.0.113.5, 10.0.0.7"),
            ("x-forwarded-proto", "https"),
        ]);
        let seen = see(ip("::ffff:10.1.2.3"), &said, &proxies);
        assert_eq!(seen, Seen { address: ip("203.0.113.5"), secure: true, forwarded: true });
        let broken = headers(&[("x-forwarded-for", "203.0.113.5, nonsense")]);
        assert_eq!(see(ip("10.1.2.3"), &broken, &proxies).address, ip("10.1.2.3"));
    }

    #[test]
    fn networks_hold_their_own_and_nobody_else() {
        let net = Network::parse("192.0.2.128/25").expect("good");
        assert!(
            net.holds(ip("192.0.2.200")) && !net.holds(ip("192.0.2.127")) && !net.holds(ip("::c000:2c8"))
        );
        assert!(Network::parse("0.0.0.0/0").expect("good").holds(ip("8.8.8.8")));
        assert!(Network::parse("::1").expect("good").holds(ip("::1")));
        for bad in ["", "10.0.0.0/33", "x/8", "10.0.0.0/-1"] {
            assert!(Network::parse(bad).is_err(), "{bad}");
        }
    }
}
