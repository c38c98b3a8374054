//! The client's address, by which attempts to sign in are counted.

use ipnet::{IpNet, Ipv6Net};
use std::{net::IpAddr, str::FromStr};

/// The proxies whose `X-Forwarded-For` is believed: networks such as `10.0.0.0/8`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

impl Default for TrustedProxies {
    /// The same machine.
    fn default() -> Self {
        Self(["127.0.0.0/8", "::1/128"].iter().filter_map(|net| net.parse().ok()).collect())
    }
}

/// An entry that is neither an address nor a network.
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

/// The address of a client, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientAddress {
    /// An IPv4 address, or an IPv6 network of 64 bits.
    Known(String),
    /// A trusted proxy, or the same machine, sent no readable `X-Forwarded-For`.
    Unsaid,
}

impl TrustedProxies {
    /// Whether that address is a trusted proxy's.
    pub fn include(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|net| net.contains(&address))
    }

    /// The client's address: the first that is no trusted proxy's, from the connected one (`peer`) backwards along
    /// `X-Forwarded-For`. The client itself may have written the entries before it.
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

/// An IPv4 address unchanged; of an IPv6 address its network of 64 bits, whose addresses all belong to one subscriber (RFC 6177).
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
    fn the_client_is_the_last_address_before_the_trusted_proxies() {
        let two = "10.0.0.0/8, 192.0.2.1";
        for (trusted, peer, forwarded, expected) in [
            (two, "203.0.113.9", &[][..], Some("203.0.113.9")),
            // The header of an untrusted peer is ignored.
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
    fn an_invalid_network_is_an_error_that_names_it() {
        assert_eq!("10.0.0.0/8, proxy.local".parse::<TrustedProxies>(), Err(NotANetwork("proxy.local".into())));
        assert_eq!("10.0.0.0/33".parse::<TrustedProxies>(), Err(NotANetwork("10.0.0.0/33".into())));
    }
}
