//! What services send by themselves: receipts and answers come in by addresses of the same form, outside of the gate, and prove in the
//! same two ways that they come from the service.

use super::{secret::Secret, settings::Provider};
use axum::http::{HeaderMap, Method, StatusCode};
use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, Mac};
use reqwest::Url;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The largest request of a service in bytes.
pub const LARGEST: usize = 16 * 1024;

/// A text signed by Twilio: the public address with its query, then the fields in order, each name with its value. Returns whether
/// `X-Twilio-Signature` is its HMAC-SHA1; compared in constant time.
pub fn is_signed_by_twilio(key: &Secret, address: &str, query: &str, form: &BTreeMap<String, String>, headers: &HeaderMap) -> bool {
    let asked = if query.is_empty() { String::new() } else { format!("?{query}") };
    let text = form.iter().fold(format!("{address}{asked}"), |text, (name, value)| text + name + value);
    let sent = headers.get("x-twilio-signature").and_then(|value| BASE64_STANDARD.decode(value.as_bytes()).ok());
    let mac = Hmac::<Sha1>::new_from_slice(key.expose().as_bytes());
    sent.zip(mac.ok()).is_some_and(|(sent, mac)| mac.chain_update(text.as_bytes()).verify_slice(&sent).is_ok())
}

/// Whether a text is a secret. Compared as hashes, so that the time of the comparison says nothing about the secret.
pub fn is_secret(known: Option<&Secret>, sent: &str) -> bool {
    let hash = |text: &str| Sha256::digest(text.as_bytes());
    known.is_some_and(|known| hash(known.expose()) == hash(sent))
}

/// The services that may send to an address with a secret in it, and that secret.
#[derive(Debug)]
pub struct SecretAddress {
    /// The service that is set, if it sends there.
    pub provider: Option<&'static str>,
    /// The secret in the address.
    pub token: Option<Secret>,
    /// The name of a refusal in the log of security.
    pub refused: &'static str,
}

impl SecretAddress {
    /// The service of a request to such an address.
    ///
    /// # Errors
    /// 404 for another service and for a wrong secret, 405 for a method that the service does not use: OVH calls by GET, with its values
    /// in the query.
    pub fn check(&self, provider: &str, token: &str, method: &Method) -> Result<&'static str, StatusCode> {
        let name = self.provider.filter(|name| *name == provider).ok_or(StatusCode::NOT_FOUND)?;
        if !is_secret(self.token.as_ref(), token) {
            tracing::warn!(target: "security", event = self.refused, provider = name, "a request with a wrong token");
            return Err(StatusCode::NOT_FOUND);
        }
        if *method == Method::POST || (name == "ovh" && *method == Method::GET) { Ok(name) } else { Err(StatusCode::METHOD_NOT_ALLOWED) }
    }
}

/// The auth token of Twilio, if it is the service that is set.
pub fn twilio_key(provider: Option<&Provider>) -> Option<Secret> {
    match provider {
        Some(Provider::Twilio(twilio)) => Some(twilio.token().clone()),
        _ => None,
    }
}

/// The pairs of a query or a form, decoded.
pub fn pairs(text: &str) -> BTreeMap<String, String> {
    let Ok(mut url) = Url::parse("http://localhost/") else { return BTreeMap::new() };
    url.set_query(Some(text));
    url.query_pairs().into_owned().collect()
}

/// Whether a text may be the reference of a service.
pub fn is_reference(text: &str) -> bool {
    (1..=200).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
}
