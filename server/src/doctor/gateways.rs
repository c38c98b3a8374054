//! The checks of the services that Essor uses: mails, text messages, the store of documents.

use super::finding::{Finding, fault, good, look};
use crate::{
    cli::Variables,
    clock,
    config::{Config, is_plain_smtp},
    objects,
    sms::settings::Provider,
};
use chrono::{DateTime, Utc};
use lettre::{AsyncSmtpTransport, Tokio1Executor, message::Mailbox};
use reqwest::redirect;
use std::{error::Error, path::Path, time::Duration};
use store::{Objects, StoreError, new_ulid};
use tokio::time::timeout;

/// The longest wait for a service.
const LONGEST: Duration = Duration::from_secs(10);

const MAIL: &str = "courriels";
const SMS: &str = "SMS";
const SMS_ANSWERS: &str = "réponses";
const DOCUMENTS: &str = "documents";
const OIDC: &str = "connexion";

/// Connects to the mail server and signs in, without sending a mail.
pub async fn mail(config: &Config) -> Finding {
    let (Some(url), Some(from)) = (&config.smtp_url, &config.mail_from) else {
        let sentence = format!(
            "aucun serveur (ESSOR_SMTP_URL)\u{a0}: aucun courriel ne part, ils restent des fichiers dans {}/outbox.",
            config.data.display()
        );
        return look(MAIL, sentence);
    };
    if let Err(error) = from.parse::<Mailbox>() {
        return fault(MAIL, format!("ESSOR_MAIL_FROM n’est pas une adresse\u{a0}: {error}."));
    }
    let transport = match AsyncSmtpTransport::<Tokio1Executor>::from_url(url) {
        Ok(transport) => transport.timeout(Some(LONGEST)).build::<Tokio1Executor>(),
        Err(error) => return fault(MAIL, format!("ESSOR_SMTP_URL ne peut pas être utilisé\u{a0}: {error}.")),
    };
    match timeout(LONGEST, transport.test_connection()).await {
        Ok(Ok(true)) if is_plain_smtp(url) => {
            look(MAIL, "le serveur répond, mais les courriels partent sans chiffrement\u{a0}: écrivez smtps://… ou smtp://…?tls=required.")
        }
        Ok(Ok(true)) => good(MAIL, "le serveur répond et accepte le compte."),
        Ok(Ok(false)) => fault(MAIL, "le serveur (ESSOR_SMTP_URL) a raccroché."),
        Ok(Err(error)) if error.is_permanent() => {
            fault(MAIL, format!("le serveur (ESSOR_SMTP_URL) refuse\u{a0}: {}. Vérifiez le compte et son mot de passe.", causes(&error)))
        }
        Ok(Err(error)) => fault(MAIL, format!("le serveur (ESSOR_SMTP_URL) ne répond pas comme prévu\u{a0}: {}.", causes(&error))),
        Err(_) => fault(MAIL, no_answer("le serveur (ESSOR_SMTP_URL)")),
    }
}

/// Asks the identity provider what it is; `None` if none is set.
pub async fn oidc(config: &Config, now: DateTime<Utc>) -> Option<Finding> {
    let provider = match config.oidc.provider(&config.base_url, LONGEST) {
        Ok(provider) => provider?,
        Err(sentence) => return Some(fault(OIDC, sentence)),
    };
    Some(match provider.check(now).await {
        Ok(()) => good(OIDC, format!("le fournisseur d’identité répond\u{a0}: {}.", provider.issuer())),
        Err(_) => fault(
            OIDC,
            format!(
                "le fournisseur d’identité (ESSOR_OIDC_ISSUER) ne dit pas qui il est\u{a0}: {}/.well-known/openid-configuration doit \
                 répondre, avec la même adresse dans «\u{a0}issuer\u{a0}».",
                provider.issuer().trim_end_matches('/')
            ),
        ),
    })
}

/// Asks the gateway of text messages for a sign of life, without sending one; also returns the instant of its clock.
pub async fn sms(config: &Config) -> (Finding, Option<DateTime<Utc>>) {
    let Some(url) = config.sms.provider.as_ref().map(Provider::url) else {
        let sentence = format!(
            "aucune passerelle (ESSOR_SMS_PROVIDER, ESSOR_SMS_URL)\u{a0}: aucun SMS ne part, ils restent des fichiers dans {}/outbox.",
            config.data.display()
        );
        return (look(SMS, sentence), None);
    };
    let client = match client().build() {
        Ok(client) => client,
        Err(error) => return (fault(SMS, format!("{}.", causes(&error))), None),
    };
    match client.head(url).send().await {
        // Whatever the status: only a message would be accepted.
        Ok(response) => {
            let at = date_of(&response);
            if response.status().is_server_error() {
                return (fault(SMS, format!("la passerelle (ESSOR_SMS_URL) répond {}.", response.status())), at);
            }
            (good(SMS, "la passerelle répond."), at)
        }
        Err(error) if error.is_builder() => (fault(SMS, "ESSOR_SMS_URL n’est pas une adresse http:// ou https://."), None),
        Err(error) if error.is_timeout() => (fault(SMS, no_answer("la passerelle (ESSOR_SMS_URL)")), None),
        Err(error) => (fault(SMS, format!("la passerelle (ESSOR_SMS_URL) ne répond pas\u{a0}: {}.", causes(&error.without_url()))), None),
    }
}

/// Whether answers to text messages are read; `None` without a service of text messages.
pub fn sms_answers(config: &Config) -> Option<Finding> {
    let name = config.sms.provider.as_ref()?.name();
    let Some(number) = &config.sms.reply_number else {
        return Some(good(SMS_ANSWERS, "elles ne sont pas lues (ESSOR_SMS_REPLY_NUMBER)."));
    };
    let address = match name {
        "twilio" | "webhook" => format!("{}/reponses/{name}", config.base_url),
        _ => format!("{}/reponses/{name}/…", config.base_url),
    };
    if config.is_local() {
        return Some(look(
            SMS_ANSWERS,
            format!("le service ne peut pas les envoyer à {address}\u{a0}: donnez une adresse publique (ESSOR_BASE_URL)."),
        ));
    }
    Some(good(SMS_ANSWERS, format!("celles qui arrivent au {number} sont lues\u{a0}; le service doit les envoyer à {address}.")))
}

/// Writes a probe into the store of documents, reads and erases it.
pub async fn documents(config: &Config, variables: &Variables) -> Finding {
    let folder = match &config.documents {
        None => Some(config.data.join("documents")),
        Some(setting) => (!setting.contains("://")).then(|| Path::new(setting).to_owned()),
    };
    if let Some(folder) = folder.filter(|folder| !folder.exists()) {
        return look(DOCUMENTS, format!("{} n’existe pas encore\u{a0}: le premier démarrage le crée.", folder.display()));
    }
    let opened = variables.aws().and_then(|aws| objects::open(config, aws.into_iter()));
    let objects = match opened {
        Ok(objects) => objects,
        Err(sentence) => return fault(DOCUMENTS, sentence),
    };
    match timeout(2 * LONGEST, probe(&objects)).await {
        Ok(Ok(true)) => good(DOCUMENTS, "ils s’écrivent, se lisent et s’effacent."),
        Ok(Ok(false)) => fault(DOCUMENTS, "le dépôt (ESSOR_DOCUMENTS) ne rend pas ce qui y a été écrit."),
        Ok(Err(error)) => fault(DOCUMENTS, format!("le dépôt (ESSOR_DOCUMENTS) refuse\u{a0}: {}.", causes(&error))),
        Err(_) => fault(DOCUMENTS, no_answer("le dépôt (ESSOR_DOCUMENTS)")),
    }
}

/// Whether the store returns what was written.
async fn probe(objects: &Objects) -> Result<bool, StoreError> {
    let (key, content) = (format!("doctor/{}", new_ulid(clock::now())), b"essor doctor");
    objects.write(&key, content.to_vec()).await?;
    let read = match objects.read(&key).await {
        Ok(found) => found.bytes().await.map_err(StoreError::from),
        Err(error) => Err(error),
    };
    objects.erase(&key).await?;
    Ok(*read? == *content)
}

/// A client that follows no redirect and gives up after [`LONGEST`].
pub fn client() -> reqwest::ClientBuilder {
    reqwest::Client::builder().timeout(LONGEST).connect_timeout(Duration::from_secs(5)).redirect(redirect::Policy::none())
}

/// The instant in the `Date` header of a response, UTC.
pub fn date_of(response: &reqwest::Response) -> Option<DateTime<Utc>> {
    let text = response.headers().get(reqwest::header::DATE)?.to_str().ok()?;
    DateTime::parse_from_rfc2822(text).ok().map(|at| at.to_utc())
}

/// An error with its causes.
pub fn causes(error: &dyn Error) -> String {
    let mut texts = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if texts.last().is_none_or(|last| !last.contains(&text)) {
            texts.push(text);
        }
        cause = error.source();
    }
    texts.join("\u{a0}: ").trim_end_matches('.').to_owned()
}

/// A service that was silent for [`LONGEST`].
fn no_answer(service: &str) -> String {
    format!("{service} ne répond pas en {} s.", LONGEST.as_secs())
}
