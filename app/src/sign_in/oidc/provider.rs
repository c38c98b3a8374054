//! The identity provider of the settings: what it says of itself, kept for a while, and the address to which a sign-in leaves.

use super::attempt::OidcAttempt;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AsyncHttpClient, AuthType, AuthenticationContextClass, ClientId, ClientSecret, DiscoveryError, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, RedirectUrl, Scope,
    core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreProviderMetadata},
};
use std::{
    fmt::Debug,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::timeout;

/// The page to which the provider sends the browser back; registered there behind the public address of the site.
pub const RETURN_PAGE: &str = "/connexion/oidc/retour";

/// How long what the provider says of itself is used without asking again.
const METADATA_MINUTES: i64 = 60;

/// How long keys are used at least before new ones are asked for, when a token bears an unknown one.
const KEYS_SECONDS: i64 = 60;

/// The longest wait for the provider in one request, for all that is asked of it.
pub(super) const LONGEST: Duration = Duration::from_secs(20);

/// The response of the provider to come.
pub type HttpFuture = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send>>;

/// A failure to reach the provider, in words for the log.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct HttpError(pub String);

/// An HTTP client with limits of its own: time, size of the body, no redirects.
pub trait HttpClient: Debug + Send + Sync {
    /// Sends a request.
    fn send(&self, request: HttpRequest) -> HttpFuture;
}

/// The client as openidconnect takes it.
pub(super) struct Adapter(Arc<dyn HttpClient>);

impl<'c> AsyncHttpClient<'c> for Adapter {
    type Error = HttpError;
    type Future = HttpFuture;

    fn call(&'c self, request: HttpRequest) -> HttpFuture {
        self.0.send(request)
    }
}

/// What the settings say of the provider.
#[derive(Debug, Clone)]
pub struct OidcSettings {
    /// Its address, as its claim `iss` writes it.
    pub issuer: IssuerUrl,
    /// The identifier of this site there.
    pub client_id: ClientId,
    /// The secret of this site there.
    pub client_secret: ClientSecret,
    /// Its name, for the button.
    pub name: String,
    /// The scopes beside `openid`.
    pub scopes: Vec<String>,
    /// The authentication contexts (`acr`) of which one must come back; none is asked for if empty.
    pub acr: Vec<String>,
    /// Whether a mail address counts that the provider calls neither verified nor unverified.
    pub trusts_email: bool,
    /// The public address of [`RETURN_PAGE`].
    pub redirect: RedirectUrl,
}

/// The reason for which a sign-in by the provider was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OidcFailure {
    /// The provider does not respond as it should.
    Unreachable,
    /// The provider, or the person there, said no.
    Declined,
    /// The answer is not for this sign-in, not from this provider, or not signed by it.
    Invalid,
    /// The answer is too old, or of a time to come.
    Clock,
    /// The person did not sign in there in the way that the settings ask for.
    Context,
    /// The person did not sign in there anew.
    NotAnew,
}

impl OidcFailure {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unreachable => "oidc-unreachable",
            Self::Declined => "oidc-declined",
            Self::Invalid => "oidc-invalid",
            Self::Clock => "oidc-clock",
            Self::Context => "oidc-context",
            Self::NotAnew => "oidc-not-anew",
        }
    }
}

/// The client of the provider with its endpoints.
pub(super) type Endpoints = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The provider.
#[derive(Debug)]
pub struct OidcProvider {
    pub(super) settings: OidcSettings,
    http: Arc<dyn HttpClient>,
    /// What it says of itself, and when it was asked.
    metadata: Mutex<Option<(DateTime<Utc>, Arc<CoreProviderMetadata>)>>,
}

impl OidcProvider {
    /// The provider of the settings, which is first asked at the first sign-in.
    pub fn new(settings: OidcSettings, http: Arc<dyn HttpClient>) -> Self {
        Self { settings, http, metadata: Mutex::default() }
    }

    /// Its name, for the button.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Its address, by which accounts there are stored.
    pub fn issuer(&self) -> &str {
        self.settings.issuer.as_str()
    }

    pub(super) fn http(&self) -> Adapter {
        Adapter(self.http.clone())
    }

    /// What the provider says of itself, asked for again after [`METADATA_MINUTES`].
    pub(super) async fn metadata(&self, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, OidcFailure> {
        match self.known_since(now - TimeDelta::minutes(METADATA_MINUTES), now) {
            Some(known) => Ok(known),
            None => self.discover(now).await,
        }
    }

    /// As [`OidcProvider::metadata`], with keys that are at most [`KEYS_SECONDS`] old.
    pub(super) async fn newer_metadata(&self, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, OidcFailure> {
        match self.known_since(now - TimeDelta::seconds(KEYS_SECONDS), now) {
            Some(known) => Ok(known),
            None => self.discover(now).await,
        }
    }

    /// What it said of itself after an instant.
    fn known_since(&self, since: DateTime<Utc>, now: DateTime<Utc>) -> Option<Arc<CoreProviderMetadata>> {
        let known = self.metadata.lock().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().filter(|(at, _)| *at > since && *at <= now).map(|(_, metadata)| metadata.clone())
    }

    async fn discover(&self, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, OidcFailure> {
        let http = self.http();
        let found = CoreProviderMetadata::discover_async(self.settings.issuer.clone(), &http).await.map_err(|error| {
            let why = match &error {
                DiscoveryError::Request(cause) => cause.to_string(),
                DiscoveryError::Parse(cause) => cause.to_string(),
                other => other.to_string(),
            };
            tracing::warn!(target: "security", why, "the identity provider (ESSOR_OIDC_ISSUER) cannot be asked what it is");
            OidcFailure::Unreachable
        })?;
        let found = Arc::new(found);
        *self.metadata.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, found.clone()));
        Ok(found)
    }

    /// The client of the provider with its endpoints.
    pub(super) fn endpoints(&self, metadata: &CoreProviderMetadata) -> Endpoints {
        let (id, secret) = (self.settings.client_id.clone(), Some(self.settings.client_secret.clone()));
        let client = CoreClient::from_provider_metadata(metadata.clone(), id, secret).set_redirect_uri(self.settings.redirect.clone());
        // Basic is the default of the standard; some providers, such as ProConnect, know only the form.
        let methods = metadata.token_endpoint_auth_methods_supported();
        let has = |method| methods.is_some_and(|all| all.contains(&method));
        let by_form = has(CoreClientAuthMethod::ClientSecretPost) && !has(CoreClientAuthMethod::ClientSecretBasic);
        client.set_auth_type(if by_form { AuthType::RequestBody } else { AuthType::BasicAuth })
    }

    /// Asks the provider what it is, for a check of the settings.
    ///
    /// # Errors
    /// [`OidcFailure::Unreachable`].
    pub async fn check(&self, now: DateTime<Utc>) -> Result<(), OidcFailure> {
        timeout(LONGEST, self.discover(now)).await.unwrap_or(Err(OidcFailure::Unreachable)).map(|_| ())
    }

    /// The address to which an attempt leaves; with `anew` the provider asks for the person's proof also if it knows them already.
    ///
    /// # Errors
    /// [`OidcFailure::Unreachable`].
    pub async fn leave_for(&self, attempt: &OidcAttempt, anew: bool, now: DateTime<Utc>) -> Result<String, OidcFailure> {
        let metadata = timeout(LONGEST, self.metadata(now)).await.map_err(|_| OidcFailure::Unreachable)??;
        let client = self.endpoints(&metadata);
        let (state, nonce) = (attempt.state(), attempt.nonce());
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .set_pkce_challenge(attempt.challenge())
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new));
        for context in &self.settings.acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(context.clone()));
        }
        if anew {
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
        }
        let (url, ..) = request.url();
        if matches!(url.scheme(), "https" | "http") { Ok(url.into()) } else { Err(OidcFailure::Unreachable) }
    }
}
