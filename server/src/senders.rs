//! The gateways of messages: SMTP, an SMS gateway, or a folder for a channel without one.

use crate::{config::Config, mail, outbox_folder::Folder};
use domain::messages::delivery::{DeliveryFailure, SEND_SECONDS};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor, message::Mailbox, transport::smtp};
use reqwest::{StatusCode, redirect};
use serde_json::json;
use std::time::{Duration, SystemTime};
use store::{Channel, OutboxMessage};

/// The gateways of this process.
pub struct Senders {
    mail: Option<(AsyncSmtpTransport<Tokio1Executor>, Mailbox)>,
    sms: Option<(reqwest::Client, String)>,
    folder: Folder,
    /// The longest time for one message.
    limit: Duration,
    /// Whether messages are written to the log too: on a demo.
    say: bool,
}

/// The failure of sending a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSent {
    /// The kind of failure.
    pub failure: DeliveryFailure,
    /// The response of the gateway, for the log and the row.
    pub error: String,
}

impl NotSent {
    fn new(failure: DeliveryFailure, error: impl ToString) -> Self {
        Self { failure, error: error.to_string() }
    }
}

impl Senders {
    /// The gateways that are set; a message may take [`SEND_SECONDS`].
    ///
    /// # Errors
    /// A sentence that names the invalid setting.
    pub fn new(config: &Config, demo: bool) -> Result<Self, String> {
        Self::with_limit(config, demo, Duration::from_secs(SEND_SECONDS.unsigned_abs()))
    }

    /// As [`Senders::new`], with the longest time for one message.
    ///
    /// # Errors
    /// As [`Senders::new`].
    pub fn with_limit(config: &Config, demo: bool, limit: Duration) -> Result<Self, String> {
        let mail = match (&config.smtp_url, &config.mail_from) {
            (Some(url), Some(from)) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|error| format!("ESSOR_SMTP_URL ne peut pas être utilisé\u{a0}: {error}."))?;
                let from = from.parse().map_err(|error| format!("ESSOR_MAIL_FROM n’est pas une adresse\u{a0}: {error}."))?;
                Some((transport.timeout(Some(limit)).build(), from))
            }
            _ => None,
        };
        let sms = match &config.sms_url {
            Some(url) => {
                // A redirect would send phone numbers and codes to an address that is not set.
                let client = reqwest::Client::builder().timeout(limit).connect_timeout(limit).redirect(redirect::Policy::none()).build();
                Some((client.map_err(|error| format!("ESSOR_SMS_URL ne peut pas être utilisé\u{a0}: {error}."))?, url.clone()))
            }
            None => None,
        };
        Ok(Self { mail, sms, folder: Folder::new(config.data.join("outbox")), limit, say: demo })
    }

    /// Sends one message, within its longest time.
    ///
    /// # Errors
    /// The failure, also when the time ran out.
    pub async fn send(&self, message: &OutboxMessage, at: SystemTime) -> Result<(), NotSent> {
        if self.say {
            tracing::info!(to = message.recipient, text = message.body, "message");
        }
        let sending = async {
            match (message.channel, &self.mail, &self.sms) {
                (Channel::Email, Some((transport, from)), _) => send_mail(transport, from, message, at).await,
                (Channel::Sms, _, Some((client, url))) => send_sms(client, url, message).await,
                _ => self.folder.write(message).await.map_err(|error| NotSent::new(DeliveryFailure::Unreachable, error)),
            }
        };
        match tokio::time::timeout(self.limit, sending).await {
            Ok(sent) => sent,
            Err(_) => Err(NotSent::new(DeliveryFailure::TimedOut, "no answer in time")),
        }
    }

    /// The folder of messages without a gateway.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }
}

async fn send_mail(
    transport: &AsyncSmtpTransport<Tokio1Executor>,
    from: &Mailbox,
    message: &OutboxMessage,
    at: SystemTime,
) -> Result<(), NotSent> {
    let mail = mail::compose(message, from, at).map_err(|error| NotSent::new(DeliveryFailure::Refused, error))?;
    transport.send(mail).await.map(|_| ()).map_err(|error| NotSent::new(mail_failure(&error), error))
}

/// The failure of an SMTP error. A refused sign-in to the server (530, 534, 535, 538) is not final: the message is sent once the account
/// works.
fn mail_failure(error: &smtp::Error) -> DeliveryFailure {
    let code = error.status().map(u16::from);
    if error.is_permanent() && !matches!(code, Some(530 | 534 | 535 | 538)) {
        DeliveryFailure::Refused
    } else if error.is_timeout() {
        DeliveryFailure::TimedOut
    } else {
        DeliveryFailure::Unreachable
    }
}

async fn send_sms(client: &reqwest::Client, url: &str, message: &OutboxMessage) -> Result<(), NotSent> {
    let text = json!({ "to": message.recipient, "text": message.body });
    // A gateway that knows this header sends a repeated message once.
    let sent = client.post(url).header("Idempotency-Key", &message.id).json(&text).send().await;
    let status = sent.map_err(|error| NotSent::new(sms_failure(&error), error.without_url()))?.status();
    if status.is_success() { Ok(()) } else { Err(NotSent::new(answer_failure(status), format!("the gateway answered {status}"))) }
}

fn sms_failure(error: &reqwest::Error) -> DeliveryFailure {
    if error.is_timeout() { DeliveryFailure::TimedOut } else { DeliveryFailure::Unreachable }
}

/// The failure of a status of the gateway: 5xx and "later" are temporary, any other 4xx is final.
fn answer_failure(status: StatusCode) -> DeliveryFailure {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => DeliveryFailure::Unreachable,
        status if status.is_client_error() => DeliveryFailure::Refused,
        _ => DeliveryFailure::Unreachable,
    }
}
