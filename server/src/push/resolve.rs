//! The names of push services. Browsers name them, so a name that leads into the network of this machine is not called.

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Resolves names to public addresses alone, and with `loopback` to those of this machine. The address that was checked is the one that
/// is called: a name that answers otherwise the second time leads nowhere else.
pub struct PublicNames {
    pub loopback: bool,
}

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        let loopback = self.loopback;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|it| is_public(it.ip()) || loopback && it.ip().is_loopback()).collect();
            if public.is_empty() {
                return Err("the name leads to no public address".into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the internet: neither of this machine nor of a private network, nor one that stands for those.
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    // Beside what the library names: this network, shared addresses (RFC 6598), protocol assignments, benchmarks, reserved and multicast.
    let special = a == 0 || a >= 224 || a == 100 && (64..128).contains(&b) || (a, b, c) == (192, 0, 0) || a == 198 && (18..20).contains(&b);
    !(special || address.is_private() || address.is_loopback() || address.is_link_local() || address.is_documentation())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let within = |high: u16, low: u16| {
        let ([w, x], [y, z]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(w, x, y, z))
    };
    match (a, b) {
        // Addresses that carry one of IPv4: NAT64 and 6to4.
        (0x64, 0xff9b) => (c, d, e, f) == (0, 0, 0, 0) && within(g, h),
        (0x2002, _) => within(b, c),
        // Documentation; Teredo.
        (0x2001, 0xdb8 | 0) => false,
        // The addresses of the internet are those of 2000::/3.
        _ => a & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_internet_are_public_and_those_inside_are_not() {
        for public in ["142.250.75.234", "1.1.1.1", "2a00:1450:4007:80e::200a", "64:ff9b::8efa:4bea", "2002:8efa:4bea::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for inside in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.192",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "2001:db8::1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:a00:1::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
    }

    #[tokio::test]
    async fn a_name_of_this_machine_is_resolved_with_loopback_alone() {
        let resolve = |loopback| PublicNames { loopback }.resolve("localhost".parse().unwrap());
        assert!(resolve(true).await.is_ok());
        assert!(resolve(false).await.is_err());
    }
}
