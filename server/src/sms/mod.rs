//! The services that send SMS: OVH, Brevo, Twilio, or any gateway by HTTP (`webhook`). Each is one request; its answer says whether the
//! message left, also when the status is 200.

pub mod answer;
mod brevo;
pub mod incoming;
mod message;
pub mod options;
mod ovh;
pub mod secret;
pub mod settings;
mod twilio;
pub(crate) mod webhook;

use answer::{NotSent, Sent};
use domain::messages::sms_text;
use message::Sms;
use settings::{Provider, SmsSettings};
use std::time::{Duration, SystemTime};
use store::OutboxMessage;

/// The client of the service that is set.
#[derive(Debug, Clone)]
pub struct SmsClient {
    http: reqwest::Client,
    settings: SmsSettings,
    provider: Provider,
    base_url: String,
}

impl SmsClient {
    /// A client of the service that is set, with the longest time for one message; `None` if none is set. Receipts are asked for at
    /// `base_url`, unless it is plain http.
    ///
    /// # Errors
    /// A sentence, when no HTTP client can be made.
    pub fn new(settings: &SmsSettings, base_url: &str, limit: Duration) -> Result<Option<Self>, String> {
        let Some(provider) = settings.provider.clone() else { return Ok(None) };
        // A redirect would send phone numbers and codes to an address that is not set.
        let http = reqwest::Client::builder().timeout(limit).connect_timeout(limit).redirect(reqwest::redirect::Policy::none()).build();
        let http = http.map_err(|error| format!("Les SMS ne peuvent pas être envoyés (ESSOR_SMS_PROVIDER) : {error}."))?;
        Ok(Some(Self { http, settings: settings.clone(), provider, base_url: base_url.to_owned() }))
    }

    /// The name of the service, as in `ESSOR_SMS_PROVIDER`.
    pub fn provider(&self) -> &'static str {
        self.provider.name()
    }

    /// Sends an SMS.
    ///
    /// # Errors
    /// The failure, with what has to be mended where the service says it.
    pub async fn send(&self, message: &OutboxMessage, at: SystemTime) -> Result<Sent, NotSent> {
        let text = sms_text::plain(&message.body);
        let receipts = self.receipts_at(&message.id);
        let sms = Sms {
            id: &message.id,
            to: &message.recipient,
            text: &text,
            sender: self.settings.sender.as_deref(),
            receipts: receipts.as_deref(),
        };
        match &self.provider {
            Provider::Ovh(ovh) => ovh.send(&self.http, &sms, at).await,
            Provider::Brevo(brevo) => brevo.send(&self.http, &sms).await,
            Provider::Twilio(twilio) => twilio.send(&self.http, &sms).await,
            Provider::Webhook(webhook) => webhook.send(&self.http, &sms).await,
        }
    }

    /// The address for receipts of a message: with the secret token, or for Twilio, which signs its receipts, without.
    fn receipts_at(&self, id: &str) -> Option<String> {
        let address = match (&self.provider, &self.settings.receipt_token) {
            _ if !self.base_url.starts_with("https://") => return None,
            (Provider::Twilio(_), _) => format!("{}/recus/twilio", self.base_url),
            (provider, Some(token)) => format!("{}/recus/{}/{}", self.base_url, provider.name(), token.expose()),
            (_, None) => return None,
        };
        Some(format!("{address}?message={id}"))
    }
}
