//! What one sign-in sends to the provider, computed from the token in the browser's cookie: without that cookie no answer is accepted.

use crate::sign_in::secret;
use openidconnect::{CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier};

/// The cookie of the token.
pub const COOKIE: &str = "oidc";

/// A sign-in that leaves for the provider.
#[derive(Clone)]
pub struct OidcAttempt {
    token: String,
}

impl OidcAttempt {
    /// A new attempt.
    pub fn begin() -> Self {
        Self { token: secret::token() }
    }

    /// The attempt of a token.
    pub fn of(token: String) -> Self {
        Self { token }
    }

    /// The token, for the cookie.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The hash of the token, by which the store knows it.
    pub fn hash(&self) -> String {
        secret::hash(&self.token)
    }

    /// The `state`: the answer must bear it.
    pub fn state(&self) -> CsrfToken {
        CsrfToken::new(self.derived("state"))
    }

    /// The `nonce`: the ID token must bear it.
    pub fn nonce(&self) -> Nonce {
        Nonce::new(self.derived("nonce"))
    }

    /// The secret without which the code of the answer is worth nothing.
    pub fn verifier(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.derived("verifier"))
    }

    /// The challenge (S256) of [`OidcAttempt::verifier`].
    pub fn challenge(&self) -> PkceCodeChallenge {
        PkceCodeChallenge::from_code_verifier_sha256(&self.verifier())
    }

    /// 64 hexadecimal digits that reveal neither the token nor each other.
    fn derived(&self, name: &str) -> String {
        secret::hash(&format!("oidc {name} of {}", self.token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn state_nonce_and_verifier_differ_and_come_again_from_the_same_token() {
        let attempt = OidcAttempt::begin();
        let all = |attempt: &OidcAttempt| {
            [attempt.state().secret().clone(), attempt.nonce().secret().clone(), attempt.verifier().secret().clone(), attempt.hash()]
        };
        let values = all(&attempt);
        assert_eq!(values, all(&OidcAttempt::of(attempt.token().to_owned())));
        let different: std::collections::BTreeSet<_> = values.iter().collect();
        assert_eq!(different.len(), values.len());
        assert!(values.iter().all(|value| value != attempt.token()));
    }
}
