//! The answer of the provider: its code is exchanged for an ID token, which is verified (OpenID Connect Core 1.0, 3.1.3.7).

use super::{
    attempt::OidcAttempt,
    provider::{HttpError, LONGEST, OidcFailure, OidcProvider},
};
use axum::http::HeaderValue;
use chrono::{DateTime, TimeDelta, Utc};
use domain::people::Email;
use openidconnect::{
    AccessToken, AccessTokenHash, AuthorizationCode, ClaimsVerificationError, EmptyAdditionalClaims, Nonce, OAuth2TokenResponse,
    RequestTokenError, SignatureVerificationError, StandardErrorResponse, TokenResponse, UserInfoError,
    core::{
        CoreErrorResponseType, CoreGenderClaim, CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJwsSigningAlgorithm,
        CoreProviderMetadata, CoreUserInfoClaims,
    },
};
use store::{OidcIdentity, OidcRequest};
use tokio::time::timeout;

/// The most minutes by which the provider's clock and ours may differ.
const CLOCK_MINUTES: i64 = 5;

/// The signatures that are accepted: those with a public key.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type TokenError = RequestTokenError<HttpError, StandardErrorResponse<CoreErrorResponseType>>;

fn log(event: &'static str, why: &str) {
    tracing::warn!(target: "security", event, why, "an answer of the identity provider was refused");
}

/// The failure of a claim, logged by its kind: its value may be a secret.
fn claim_failure(error: &ClaimsVerificationError) -> OidcFailure {
    let (failure, why) = match error {
        ClaimsVerificationError::Expired(_) => (OidcFailure::Clock, "time"),
        ClaimsVerificationError::InvalidAuthContext(_) => (OidcFailure::Context, "acr"),
        ClaimsVerificationError::InvalidAuthTime(_) => (OidcFailure::NotAnew, "auth_time"),
        ClaimsVerificationError::InvalidAudience(_) => (OidcFailure::Invalid, "audience"),
        ClaimsVerificationError::InvalidIssuer(_) => (OidcFailure::Invalid, "issuer"),
        ClaimsVerificationError::InvalidNonce(_) => (OidcFailure::Invalid, "nonce"),
        ClaimsVerificationError::InvalidSubject(_) => (OidcFailure::Invalid, "subject"),
        ClaimsVerificationError::SignatureVerification(_) => (OidcFailure::Invalid, "signature"),
        _ => (OidcFailure::Invalid, "form"),
    };
    log("oidc_claim", why);
    failure
}

fn token_failure(error: &TokenError) -> OidcFailure {
    match error {
        RequestTokenError::ServerResponse(said) => {
            log("oidc_code", said.error().as_ref());
            OidcFailure::Invalid
        }
        RequestTokenError::Request(error) => {
            log("oidc_code", &error.to_string());
            OidcFailure::Unreachable
        }
        _ => {
            log("oidc_code", "form");
            OidcFailure::Unreachable
        }
    }
}

impl OidcProvider {
    /// The account of the person who comes back with a code, verified.
    ///
    /// # Errors
    /// [`OidcFailure`]; the cause is logged.
    pub async fn identify(
        &self,
        attempt: &OidcAttempt,
        request: &OidcRequest,
        code: String,
        now: DateTime<Utc>,
    ) -> Result<OidcIdentity, OidcFailure> {
        timeout(LONGEST, self.exchange(attempt, request, code, now)).await.unwrap_or_else(|_| {
            log("oidc_code", "no answer in time");
            Err(OidcFailure::Unreachable)
        })
    }

    async fn exchange(
        &self,
        attempt: &OidcAttempt,
        request: &OidcRequest,
        code: String,
        now: DateTime<Utc>,
    ) -> Result<OidcIdentity, OidcFailure> {
        let metadata = self.metadata(now).await?;
        let (client, http) = (self.endpoints(&metadata), self.http());
        let exchange = client.exchange_code(AuthorizationCode::new(code)).map_err(|_| {
            log("oidc_code", "no token endpoint");
            OidcFailure::Unreachable
        })?;
        let response = exchange.set_pkce_verifier(attempt.verifier()).request_async(&http).await.map_err(|error| token_failure(&error))?;
        let id_token = response.id_token().ok_or_else(|| {
            log("oidc_code", "no ID token");
            OidcFailure::Invalid
        })?;
        let nonce = attempt.nonce();
        let verified = match self.verify(&metadata, request, id_token, &nonce, response.access_token(), now) {
            // The provider may have changed its keys since it was asked.
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                let newer = self.newer_metadata(now).await?;
                self.verify(&newer, request, id_token, &nonce, response.access_token(), now)
            }
            verified => verified,
        };
        let claims = verified.map_err(|error| claim_failure(&error))?;
        let subject = claims.subject().clone();
        let mut email = (claims.email().map(|email| email.to_string()), claims.email_verified());
        // Some providers, such as ProConnect, give the mail address here only.
        if email.0.is_none() && client.user_info_url().is_some() {
            let token = response.access_token().clone();
            if HeaderValue::from_str(token.secret()).is_err() {
                log("oidc_user_info", "form");
                return Err(OidcFailure::Invalid);
            }
            let asked = client.user_info(token, Some(subject.clone())).map_err(|_| OidcFailure::Unreachable)?;
            let found: Result<CoreUserInfoClaims, _> = asked.request_async::<EmptyAdditionalClaims, _, CoreGenderClaim>(&http).await;
            let info = found.map_err(|error| match error {
                UserInfoError::ClaimsVerification(error) => claim_failure(&error),
                error => {
                    log("oidc_user_info", if matches!(error, UserInfoError::Request(_)) { "no answer" } else { "form" });
                    OidcFailure::Unreachable
                }
            })?;
            email = (info.email().map(|email| email.to_string()), info.email_verified());
        }
        let counts = email.1.unwrap_or(self.settings.trusts_email);
        let email = email.0.filter(|_| counts).and_then(|email| email.parse::<Email>().ok());
        Ok(OidcIdentity { issuer: self.issuer().to_owned(), subject: subject.to_string(), email })
    }

    /// The verified claims of an ID token: signature, issuer, audience, times, nonce, context, and for a proof that it is new.
    fn verify<'t>(
        &self,
        metadata: &CoreProviderMetadata,
        request: &OidcRequest,
        id_token: &'t CoreIdToken,
        nonce: &Nonce,
        access_token: &AccessToken,
        now: DateTime<Utc>,
    ) -> Result<&'t CoreIdTokenClaims, ClaimsVerificationError> {
        let leeway = TimeDelta::minutes(CLOCK_MINUTES);
        let contexts = self.settings.acr.clone();
        let anew_since = request.person_id.as_ref().map(|_| request.begun_at - leeway);
        let (id, issuer) = (self.settings.client_id.clone(), self.settings.issuer.clone());
        let verifier = CoreIdTokenVerifier::new_public_client(id, issuer, metadata.jwks().clone())
            .set_allowed_algs(SIGNATURES)
            .set_time_fn(move || now - leeway)
            .set_issue_time_verifier_fn(move |at| if (at - now).abs() <= leeway { Ok(()) } else { Err("issued at another time".into()) })
            .set_auth_context_verifier_fn(move |context| match context {
                _ if contexts.is_empty() => Ok(()),
                Some(context) if contexts.iter().any(|wanted| wanted == context.as_str()) => Ok(()),
                _ => Err("none that was asked for".into()),
            })
            .set_auth_time_verifier_fn(move |at| match anew_since {
                Some(since) if at.is_none_or(|at| at < since) => Err("not anew".into()),
                _ => Ok(()),
            });
        let claims = id_token.claims(&verifier, nonce)?;
        if let Some(said) = claims.access_token_hash() {
            let (alg, key) = (
                id_token.signing_alg().map_err(ClaimsVerificationError::SignatureVerification)?,
                id_token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?,
            );
            let other = || ClaimsVerificationError::Other("another access token".into());
            let hash = AccessTokenHash::from_token(access_token, alg, key).map_err(|_| other())?;
            if hash != *said {
                return Err(other());
            }
        }
        Ok(claims)
    }
}
