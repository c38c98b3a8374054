//! The check of the public address: does Essor answer there, and does a proxy hand over what Essor needs.

use super::{
    finding::{Finding, fault, good, look},
    gateways,
};
use crate::{clock, config::Config, health::CLIENT_KNOWN};
use chrono::{DateTime, Utc};
use reqwest::{Client, Response, StatusCode, header};
use store::new_ulid;

const SITE: &str = "site";
const PROXY: &str = "proxy";

/// Asks for the site at its public address; also returns the instant of its clock.
pub async fn examine(config: &Config) -> (Vec<Finding>, Option<DateTime<Utc>>) {
    let base = &config.base_url;
    // Straight to the site, as its people: no proxy that leads out of this network.
    let client = match gateways::client().no_proxy().build() {
        Ok(client) => client,
        Err(error) => return (vec![fault(SITE, format!("{}.", gateways::causes(&error)))], None),
    };
    let id = format!("doctor-{}", new_ulid(clock::now()));
    let response = match client.get(format!("{base}/readyz")).header("x-request-id", &id).send().await {
        Ok(response) => response,
        Err(error) => {
            let causes = gateways::causes(&error.without_url());
            return (
                vec![look(SITE, format!("rien ne répond à {base} (ESSOR_BASE_URL)\u{a0}: {causes}. Essor est-il démarré\u{a0}?"))],
                None,
            );
        }
    };
    let at = gateways::date_of(&response);
    let Some(echoed) = text_of(&response, "x-request-id") else {
        let status = response.status();
        return (
            vec![fault(SITE, format!("ce n’est pas Essor qui répond à {base} (ESSOR_BASE_URL), mais un autre programme\u{a0}: {status}."))],
            at,
        );
    };
    let status = response.status();
    let said = response.text().await.unwrap_or_default();
    let mut findings = vec![match status {
        StatusCode::OK if said.lines().next() == Some("ok") => good(SITE, format!("{base} est prêt.")),
        StatusCode::OK => look(SITE, format!("{base} répond\u{a0}: {}.", said.replace('\n', ", "))),
        _ => fault(SITE, format!("{base} n’est pas prêt\u{a0}: {status}, {}.", said.replace('\n', ", "))),
    }];
    findings.push(proxy(config, &client, echoed == id).await);
    (findings, at)
}

/// Whether the proxy, if there is one, hands over the host, the scheme and the address of the client. A form of the wrong media type is
/// sent: it is refused for that, and for nothing else, when its host and its origin arrive.
async fn proxy(config: &Config, client: &Client, trusted: bool) -> Finding {
    let base = &config.base_url;
    let form = client
        .post(format!("{base}/api/connexion/contact"))
        .header(header::ORIGIN, base)
        .header(header::CONTENT_TYPE, "text/plain")
        .body("essor doctor");
    let status = match form.send().await {
        Ok(response) => response.status(),
        Err(error) => {
            return fault(PROXY, format!("un formulaire n’arrive pas à {base}\u{a0}: {}.", gateways::causes(&error.without_url())));
        }
    };
    match status {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {}
        StatusCode::MISDIRECTED_REQUEST => {
            return fault(
                PROXY,
                format!(
                    "il ne transmet pas l’hôte de {base}, tous les formulaires seraient refusés (nginx\u{a0}: proxy_set_header Host $host)."
                ),
            );
        }
        StatusCode::FORBIDDEN => {
            return fault(PROXY, format!("les formulaires de {base} seraient refusés\u{a0}: il change l’en-tête Origin."));
        }
        status => return look(PROXY, format!("il répond {status} à un formulaire, au lieu de le transmettre.")),
    }
    if config.is_local() {
        return good(PROXY, "aucun, le site est vu de cette machine seulement.");
    }
    if !trusted {
        let sentence = "son adresse n’est pas dans ESSOR_TRUSTED_PROXY, ou il retire X-Request-Id\u{a0}: les essais de connexion de tous comptent comme d’un seul.";
        return look(PROXY, sentence);
    }
    match client.get(format!("{base}/healthz")).send().await {
        Ok(response) if text_of(&response, CLIENT_KNOWN).as_deref() == Some("yes") => {
            good(PROXY, "il transmet l’hôte et l’adresse du client.")
        }
        Ok(_) => look(
            PROXY,
            "il ne transmet pas l’adresse du client (nginx\u{a0}: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for).",
        ),
        Err(error) => look(PROXY, format!("{}.", gateways::causes(&error.without_url()))),
    }
}

fn text_of(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name)?.to_str().ok().map(str::to_owned)
}
