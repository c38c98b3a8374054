//! The address of the client of a request.

use app::sign_in::client::{ClientAddress, TrustedProxies};
use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderName,
};
use std::{net::SocketAddr, sync::Once};

static FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address of the client, by which attempts are counted; `None` if it is not known, which is logged once.
pub fn address_of(request: &Request, trusted: &TrustedProxies) -> Option<String> {
    static NO_PEER: Once = Once::new();
    static UNSAID: Once = Once::new();
    static UNTRUSTED: Once = Once::new();
    let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() else {
        NO_PEER.call_once(|| tracing::error!(target: "security", "nothing says who is connected: no tries are counted by address"));
        return None;
    };
    let forwarded: Vec<&str> = request.headers().get_all(&FORWARDED).iter().filter_map(|value| value.to_str().ok()).collect();
    if !forwarded.is_empty() && !trusted.include(peer.ip()) && is_inside(*peer) {
        UNTRUSTED.call_once(|| {
            tracing::warn!(
                target: "security",
                peer = %peer.ip(),
                "a proxy says for whom it asks and is not trusted: set ESSOR_TRUSTED_PROXY, or all who come by it count as one"
            );
        });
    }
    match trusted.client_of(peer.ip(), &forwarded) {
        ClientAddress::Known(address) => Some(address),
        ClientAddress::Unsaid => {
            UNSAID.call_once(|| {
                tracing::warn!(
                    target: "security",
                    peer = %peer.ip(),
                    "no X-Forwarded-For: whoever comes by this proxy or from this machine is counted by no address"
                );
            });
            None
        }
    }
}

/// Whether the peer is on a private network, as a proxy is.
fn is_inside(peer: SocketAddr) -> bool {
    match peer.ip().to_canonical() {
        std::net::IpAddr::V4(address) => address.is_private() || address.is_loopback() || address.is_link_local(),
        std::net::IpAddr::V6(address) => address.is_unique_local() || address.is_loopback() || address.is_unicast_link_local(),
    }
}
