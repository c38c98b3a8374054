//! The key by which push services know this installation (VAPID, RFC 8292).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use reqwest::Url;
use serde_json::json;
use std::fmt;
use web_push_native::p256::{
    SecretKey,
    ecdsa::{Signature, SigningKey, signature::Signer},
    elliptic_curve::{rand_core::OsRng, sec1::ToEncodedPoint},
};

/// For how long a signed statement is valid: at most 24 hours are allowed.
const VALID: Duration = Duration::hours(12);

/// A key pair on P-256.
pub struct VapidKey {
    signing: SigningKey,
    public: String,
}

/// Shows the public half alone.
impl fmt::Debug for VapidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VapidKey").field("public", &self.public).finish_non_exhaustive()
    }
}

impl VapidKey {
    /// A new private key, in base64url.
    pub fn made() -> String {
        URL_SAFE_NO_PAD.encode(SecretKey::random(&mut OsRng).to_bytes())
    }

    /// Parses a private key of 32 bytes in base64url; `None` if it is invalid.
    pub fn read(text: &str) -> Option<Self> {
        // A shorter slice would be filled up with zeros.
        let bytes = URL_SAFE_NO_PAD.decode(text).ok().filter(|bytes| bytes.len() == 32)?;
        let secret = SecretKey::from_slice(&bytes).ok()?;
        let public = URL_SAFE_NO_PAD.encode(secret.public_key().to_encoded_point(false).as_bytes());
        Some(Self { signing: SigningKey::from(secret), public })
    }

    /// The public key in base64url, for which browsers subscribe.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The value of the header `Authorization` for a push service: a statement for the origin of its address, signed. `None` for an
    /// address without a host.
    pub fn authorization(&self, endpoint: &Url, contact: &str, now: DateTime<Utc>) -> Option<String> {
        endpoint.host_str()?;
        let claims = json!({ "aud": endpoint.origin().ascii_serialization(), "exp": (now + VALID).timestamp(), "sub": contact });
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let stated = format!("{}.{}", part(r#"{"typ":"JWT","alg":"ES256"}"#), part(&claims.to_string()));
        let signature: Signature = self.signing.sign(stated.as_bytes());
        Some(format!("vapid t={stated}.{}, k={}", URL_SAFE_NO_PAD.encode(signature.to_bytes()), self.public))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    #[test]
    fn a_statement_is_for_the_origin_alone_and_another_implementation_verifies_it() {
        let key = VapidKey::read(&VapidKey::made()).unwrap();
        let now = "2026-12-01T09:00:00Z".parse().unwrap();
        let endpoint = "https://push.example.net/p/secret?x=1".parse().unwrap();
        let header = key.authorization(&endpoint, "https://essor.exemple.fr", now).unwrap();
        let (token, public) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let (stated, signature) = token.rsplit_once('.').unwrap();
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, bytes(public)).verify(stated.as_bytes(), &bytes(signature)).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&bytes(stated.split_once('.').unwrap().1)).unwrap();
        let expected = json!({ "aud": "https://push.example.net", "exp": now.timestamp() + 43_200, "sub": "https://essor.exemple.fr" });
        assert_eq!(claims, expected);
    }

    #[test]
    fn a_private_key_is_read_back_and_not_shown() {
        let made = VapidKey::made();
        let key = VapidKey::read(&made).unwrap();
        assert_eq!(bytes_of(key.public()), 65);
        assert!(!format!("{key:?}").contains(&made));
        for broken in ["", "x", &made[1..], "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            assert!(VapidKey::read(broken).is_none(), "{broken}");
        }
    }

    fn bytes_of(text: &str) -> usize {
        URL_SAFE_NO_PAD.decode(text).unwrap().len()
    }
}
