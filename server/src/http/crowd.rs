//! How many connections there may be, in all and from one address, so that a crowd at the door leaves room for the people inside.

use super::peer::Network;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections at most, whatever the system allows.
const MOST: usize = 8_192;
/// The part of the places that one foreign address may take: 1 / this.
const SHARE: usize = 4;

/// The places.
pub struct Crowd {
    places: Arc<Semaphore>,
    a_peer: usize,
    trusted: Vec<Network>,
    taken: Mutex<HashMap<IpAddr, usize>>,
}

/// A place, given back when dropped.
pub struct Place {
    crowd: Arc<Crowd>,
    peer: Option<IpAddr>,
    _permit: OwnedSemaphorePermit,
}

impl Crowd {
    /// As many places as open files allow, a fifth of those kept back for the database and the files. Proxies may take them all.
    pub fn new(trusted: Vec<Network>) -> Arc<Crowd> {
        let most = open_files().map_or(MOST, |files| (files / 5 * 4).min(MOST)).max(64);
        Crowd::of(most, trusted)
    }

    fn of(most: usize, trusted: Vec<Network>) -> Arc<Crowd> {
        let places = Arc::new(Semaphore::new(most));
        Arc::new(Crowd { places, a_peer: (most / SHARE).max(1), trusted, taken: Mutex::default() })
    }

    /// Waits until there is a place at all: before a connection is taken, so that others wait in the system's queue.
    pub async fn room(&self) -> OwnedSemaphorePermit {
        self.places.clone().acquire_owned().await.expect("the semaphore is never closed")
    }

    /// Gives a place to a peer; none when it has its share already.
    pub fn admit(self: &Arc<Self>, address: IpAddr, permit: OwnedSemaphorePermit) -> Option<Place> {
        let address = address.to_canonical();
        let counted = !address.is_loopback() && !self.trusted.iter().any(|network| network.holds(address));
        let peer = counted.then(|| neighbourhood(address));
        if let Some(peer) = peer {
            let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
            let places = taken.entry(peer).or_default();
            if *places >= self.a_peer {
                return None;
            }
            *places += 1;
        }
        Some(Place { crowd: self.clone(), peer, _permit: permit })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(peer) = self.peer else { return };
        let mut taken = self.crowd.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(places) = taken.get_mut(&peer) {
            *places -= 1;
            if *places == 0 {
                taken.remove(&peer);
            }
        }
    }
}

/// One customer of an IPv6 provider has a /64 at least: it counts as one.
fn neighbourhood(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
    }
}

/// How many files this process may have open, where the system tells.
fn open_files() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_address_takes_its_share_and_no_more() {
        let crowd = Crowd::of(8, Vec::new());
        let stranger = |last| format!("2001:db8::{last}").parse().expect("an address");
        let first = crowd.admit(stranger(1), crowd.room().await).expect("room");
        let _second = crowd.admit(stranger(2), crowd.room().await).expect("room");
        assert!(crowd.admit(stranger(3), crowd.room().await).is_none(), "the same /64");
        assert!(crowd.admit("192.0.2.1".parse().expect("an address"), crowd.room().await).is_some());
        drop(first);
        assert!(crowd.admit(stranger(3), crowd.room().await).is_some());
    }

    #[tokio::test]
    async fn a_trusted_proxy_and_this_machine_may_take_every_place() {
        let crowd = Crowd::of(8, vec![Network::parse("10.0.0.1").expect("good")]);
        let mut places = Vec::new();
        for address in ["10.0.0.1", "127.0.0.1"] {
            for _ in 0..4 {
                places.push(
                    crowd.admit(address.parse().expect("an address"), crowd.room().await).expect("room"),
                );
            }
        }
        assert_eq!(crowd.places.available_permits(), 0);
    }
}
