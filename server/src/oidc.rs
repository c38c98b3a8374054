//! The identity provider (OpenID Connect): its settings, and the HTTP client that reaches it.

use crate::cli;
use app::sign_in::oidc::provider::{HttpClient, HttpError, HttpFuture, OidcProvider, OidcSettings, RETURN_PAGE};
use clap::{ArgAction, Args};
use openidconnect::{ClientId, ClientSecret, HttpRequest, HttpResponse, IssuerUrl, RedirectUrl};
use reqwest::redirect;
use std::{sync::Arc, time::Duration};

/// The longest wait for one response.
pub const LONGEST: Duration = Duration::from_secs(10);

/// The most bytes of a response that are read.
const MOST_READ: usize = 256 * 1024;

/// The name on the button where none is set.
const NAME: &str = "notre annuaire";

/// A client of its own for the provider.
#[derive(Debug)]
struct Client(reqwest::Client);

fn failure(error: reqwest::Error) -> HttpError {
    let error = error.without_url();
    HttpError(if error.is_timeout() { "no answer in time".into() } else { error.to_string() })
}

impl HttpClient for Client {
    fn send(&self, request: HttpRequest) -> HttpFuture {
        let client = self.0.clone();
        Box::pin(async move {
            let mut response = client.execute(request.try_into().map_err(failure)?).await.map_err(failure)?;
            let mut body = Vec::new();
            while let Some(chunk) = response.chunk().await.map_err(failure)? {
                if body.len() + chunk.len() > MOST_READ {
                    return Err(HttpError(format!("more than {MOST_READ} bytes")));
                }
                body.extend_from_slice(&chunk);
            }
            let mut answer = HttpResponse::new(body);
            *answer.status_mut() = response.status();
            *answer.headers_mut() = response.headers().clone();
            Ok(answer)
        })
    }
}

/// The settings of the provider, as options.
#[derive(Debug, Clone, Args)]
pub struct OidcOptions {
    /// Connexion de l’équipe et du réseau par un fournisseur d’identité (OpenID Connect) : son adresse
    #[arg(id = "oidc_issuer", long = "oidc-issuer", env = "ESSOR_OIDC_ISSUER")]
    pub issuer: Option<String>,
    /// Identifiant d’Essor chez ce fournisseur
    #[arg(id = "oidc_client_id", long = "oidc-client-id", env = "ESSOR_OIDC_CLIENT_ID")]
    pub client_id: Option<String>,
    /// Secret d’Essor chez ce fournisseur
    #[arg(id = "oidc_client_secret", long = "oidc-client-secret", env = "ESSOR_OIDC_CLIENT_SECRET")]
    pub client_secret: Option<String>,
    /// Nom de ce fournisseur, sur le bouton de connexion
    #[arg(id = "oidc_name", long = "oidc-name", env = "ESSOR_OIDC_NAME")]
    pub name: Option<String>,
    /// Portées demandées à ce fournisseur
    #[arg(id = "oidc_scopes", long = "oidc-scopes", env = "ESSOR_OIDC_SCOPES", default_value = "openid email")]
    pub scopes: String,
    /// Niveaux d’authentification (acr) dont l’un doit revenir, séparés par des espaces
    #[arg(id = "oidc_acr", long = "oidc-acr", env = "ESSOR_OIDC_ACR")]
    pub acr: Option<String>,
    /// 1 se fie aux adresses électroniques dont ce fournisseur ne dit pas si elles sont vérifiées
    #[arg(id = "oidc_trust_email", long = "oidc-trust-email", env = "ESSOR_OIDC_TRUST_EMAIL", value_parser = cli::flag, default_value = "0", action = ArgAction::Set)]
    pub trust_email: bool,
}

impl OidcOptions {
    /// The settings of the provider; `None` if none is set.
    ///
    /// # Errors
    /// A sentence that names the missing or invalid setting.
    pub fn settings(&self, base_url: &str) -> Result<Option<OidcSettings>, String> {
        let Some(issuer) = &self.issuer else {
            if self.client_id.is_some() || self.client_secret.is_some() {
                return Err("ESSOR_OIDC_ISSUER manque\u{a0}: donnez l’adresse du fournisseur d’identité.".into());
            }
            return Ok(None);
        };
        let not_an_address = || format!("ESSOR_OIDC_ISSUER\u{a0}: donnez une adresse en https://, et non «\u{a0}{issuer}\u{a0}».");
        let issuer_url = IssuerUrl::new(issuer.clone()).map_err(|_| not_an_address())?;
        let url = issuer_url.url();
        let local = url.scheme() == "http" && url.host_str().is_some_and(|host| matches!(host, "localhost" | "127.0.0.1" | "[::1]"));
        if url.scheme() != "https" && !local {
            return Err(not_an_address());
        }
        let missing = |name: &str| format!("{name} manque\u{a0}: le fournisseur d’identité l’a donné à l’inscription d’Essor.");
        let redirect = format!("{base_url}{RETURN_PAGE}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        Ok(Some(OidcSettings {
            client_id: ClientId::new(self.client_id.clone().ok_or_else(|| missing("ESSOR_OIDC_CLIENT_ID"))?),
            client_secret: ClientSecret::new(self.client_secret.clone().ok_or_else(|| missing("ESSOR_OIDC_CLIENT_SECRET"))?),
            name: self.name.clone().unwrap_or_else(|| NAME.to_owned()),
            scopes: words(&self.scopes).into_iter().filter(|scope| scope != "openid").collect(),
            acr: self.acr.as_deref().map(words).unwrap_or_default(),
            trusts_email: self.trust_email,
            redirect: RedirectUrl::new(redirect.clone()).map_err(|_| format!("ESSOR_BASE_URL n’est pas une adresse\u{a0}: {redirect}."))?,
            issuer: issuer_url,
        }))
    }

    /// The provider of the settings, with the longest wait for one response; `None` if none is set.
    ///
    /// # Errors
    /// A sentence that names the missing or invalid setting.
    pub fn provider(&self, base_url: &str, limit: Duration) -> Result<Option<Arc<OidcProvider>>, String> {
        let Some(settings) = self.settings(base_url)? else { return Ok(None) };
        // A redirect would send the secret to an address that is not set.
        let client = reqwest::Client::builder().timeout(limit).connect_timeout(limit).redirect(redirect::Policy::none()).build();
        let client =
            client.map_err(|error| format!("Le fournisseur d’identité (ESSOR_OIDC_ISSUER) ne peut pas être joint\u{a0}: {error}."))?;
        Ok(Some(Arc::new(OidcProvider::new(settings, Arc::new(Client(client))))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cli::Variables, config::Config};

    fn read(more: &[(&str, &str)]) -> Result<Option<OidcSettings>, String> {
        let given = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::read(&given.collect::<Variables>()).and_then(|config| config.oidc.settings(&config.base_url))
    }

    #[test]
    fn a_provider_needs_an_address_an_identifier_and_a_secret() {
        let (issuer, id, secret) =
            (("ESSOR_OIDC_ISSUER", "https://id.exemple"), ("ESSOR_OIDC_CLIENT_ID", "essor"), ("ESSOR_OIDC_CLIENT_SECRET", "s"));
        for (given, named) in [
            (&[issuer, id][..], "ESSOR_OIDC_CLIENT_SECRET"),
            (&[issuer, secret], "ESSOR_OIDC_CLIENT_ID"),
            (&[id, secret], "ESSOR_OIDC_ISSUER"),
            (&[("ESSOR_OIDC_ISSUER", "http://id.exemple"), id, secret], "https://"),
            (&[("ESSOR_OIDC_ISSUER", "id.exemple"), id, secret], "https://"),
        ] {
            let sentence = read(given).unwrap_err();
            assert!(sentence.contains(named), "{sentence}");
        }
        let base = ("ESSOR_BASE_URL", "https://essor.exemple/");
        let settings = read(&[issuer, id, secret, base, ("ESSOR_OIDC_ACR", "eidas1 eidas2")]).unwrap().unwrap();
        assert_eq!(settings.redirect.as_str(), "https://essor.exemple/connexion/oidc/retour");
        assert_eq!((settings.scopes, settings.acr), (vec!["email".to_owned()], vec!["eidas1".to_owned(), "eidas2".to_owned()]));
        assert!(!format!("{:?}", settings.client_secret).contains("\"s\""), "the secret is not written to a log");
        assert!(read(&[]).unwrap().is_none());
    }
}
