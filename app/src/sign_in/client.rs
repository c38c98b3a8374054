//! The address of whoever asks, as tries are counted by it.

use ipnet::{IpNet, Ipv6Net};
use std::{net::IpAddr, str::FromStr};

/// The proxies whose word on a client's address is taken: networks such as `10.0.0.0/8`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

impl Default for TrustedProxies {
    /// A proxy on the same machine.
    fn default() -> Self {
        Self(["127.0.0.0/8", "::1/128"].iter().filter_map(|net| net.parse().ok()).collect())
    }
}

/// An entry that is no address and no network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no address and no network such as 10.0.0.0/8")]
pub struct NotANetwork(pub String);

impl FromStr for TrustedProxies {
    type Err = NotANetwork;

    /// Reads `10.0.0.0/8, 192.0.2.7, fd00::/8`.
    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let entries = text.split([',', ' ']).map(str::trim).filter(|entry| !entry.is_empty());
        let networks = entries.map(|entry| {
            let address = || entry.parse::<IpAddr>().map(IpNet::from);
            entry.parse::<IpNet>().or_else(|_| address()).map_err(|_| NotANetwork(entry.to_owned()))
        });
        Ok(Self(networks.collect::<Result<_, _>>()?))
    }
}

/// What is known of a client's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientAddress {
    /// The address, or its network.
    Known(String),
    /// A proxy is trusted and did not say for whom it asks, or somebody asks from the same machine.
    Unsaid,
}

impl TrustedProxies {
    /// Whether a proxy's word is taken.
    pub fn include(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|net| net.contains(&address))
    }

    /// The client's address: from the one that is connected backwards along `X-Forwarded-For`, the first that is no trusted
    /// proxy. What stands before it anybody may have written.
    pub fn client_of(&self, peer: IpAddr, forwarded: &[&str]) -> ClientAddress {
        let mut entries = forwarded.iter().flat_map(|value| value.split(',')).map(str::trim).rev();
        let (mut current, mut said) = (peer, false);
        while self.include(current) {
            match entries.next().map(read) {
                Some(Some(address)) => (current, said) = (address, true),
                Some(None) => return ClientAddress::Unsaid,
                None if said => break,
                None => return ClientAddress::Unsaid,
            }
        }
        ClientAddress::Known(counted_as(current))
    }
}

/// Reads `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7` or `[2001:db8::7]:4711`.
fn read(entry: &str) -> Option<IpAddr> {
    let bare = match entry.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => match entry.split_once(':') {
            Some((address, port)) if !port.contains(':') => address,
            _ => entry,
        },
    };
    bare.parse().ok()
}

/// An IPv4 address as it is. Of IPv6 the network of 64 bits: one subscriber has all addresses in it (RFC 6177).
fn counted_as(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => Ipv6Net::new(address, 64).map_or_else(|_| address.to_string(), |net| net.trunc().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &str, peer: &str, forwarded: &[&str]) -> Option<String> {
        match trusted.parse::<TrustedProxies>().unwrap().client_of(peer.parse().unwrap(), forwarded) {
            ClientAddress::Known(address) => Some(address),
            ClientAddress::Unsaid => None,
        }
    }

    #[test]
    fn the_last_address_that_no_trusted_proxy_wrote_of_itself_is_the_clients() {
        let two = "10.0.0.0/8, 192.0.2.1";
        for (trusted, peer, forwarded, expected) in [
            (two, "203.0.113.9", &[][..], Some("203.0.113.9")),
            // Who is no proxy of ours says nothing of others.
            (two, "203.0.113.9", &["198.51.100.1"], Some("203.0.113.9")),
            (two, "10.1.1.1", &["198.51.100.1"], Some("198.51.100.1")),
            (two, "10.1.1.1", &["6.6.6.6, 198.51.100.1"], Some("198.51.100.1")),
            (two, "10.1.1.1", &["6.6.6.6", "198.51.100.1, 192.0.2.1"], Some("198.51.100.1")),
            (two, "10.1.1.1", &["198.51.100.1:4711"], Some("198.51.100.1")),
            (two, "10.1.1.1", &["10.2.2.2, 10.3.3.3"], Some("10.2.2.2")),
            (two, "10.1.1.1", &[], None),
            (two, "10.1.1.1", &["198.51.100.1, unknown"], None),
            (two, "10.1.1.1", &["198.51.100.1, "], None),
            ("", "10.1.1.1", &["198.51.100.1"], Some("10.1.1.1")),
            ("::1", "::1", &["2001:db8:1:2:3:4:5:6"], Some("2001:db8:1:2::/64")),
            ("::1", "::1", &["[2001:db8:1:2::7]:443"], Some("2001:db8:1:2::/64")),
            ("10.0.0.0/8", "::ffff:10.1.1.1", &["::ffff:198.51.100.1"], Some("198.51.100.1")),
        ] {
            assert_eq!(client(trusted, peer, forwarded).as_deref(), expected, "{trusted} {peer} {forwarded:?}");
        }
    }

    #[test]
    fn a_proxy_on_the_same_machine_is_trusted_by_default() {
        let trusted = TrustedProxies::default();
        for (address, expected) in [("127.0.0.1", true), ("::1", true), ("::ffff:127.0.0.1", true), ("10.0.0.1", false)] {
            assert_eq!(trusted.include(address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn a_network_that_is_none_is_named() {
        assert_eq!("10.0.0.0/8, proxy.local".parse::<TrustedProxies>(), Err(NotANetwork("proxy.local".into())));
        assert_eq!("10.0.0.0/33".parse::<TrustedProxies>(), Err(NotANetwork("10.0.0.0/33".into())));
    }
}
