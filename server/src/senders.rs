//! The gateways of messages: SMTP, a service of SMS, or a folder for a channel without one; and the push services of browsers.

use crate::{
    config::Config,
    mail,
    outbox_folder::Folder,
    push::PushClient,
    sms::{
        SmsClient,
        answer::{NotSent, Sent},
    },
};
use app::web::context::UnsentChannels;
use domain::messages::delivery::{DeliveryFailure, SEND_SECONDS};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor, message::Mailbox, transport::smtp};
use std::time::{Duration, SystemTime};
use store::{Channel, OutboxMessage};

/// The gateways of this process.
pub struct Senders {
    mail: Option<(AsyncSmtpTransport<Tokio1Executor>, Mailbox)>,
    /// The address for replies, in place of that of each structure.
    reply_to: Option<String>,
    sms: Option<SmsClient>,
    push: Option<PushClient>,
    /// Whether answers to SMS are read.
    takes_answers: bool,
    folder: Folder,
    unsent: UnsentChannels,
    /// The longest time for one message.
    limit: Duration,
    /// Whether messages are written to the log too: on a demo.
    say: bool,
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
        let sms = SmsClient::new(&config.sms, &config.base_url, limit)?;
        let reply_to = config.reply_to.as_deref().map(|text| text.trim().parse::<Address>()).transpose();
        let reply_to = reply_to.map_err(|error| format!("ESSOR_MAIL_REPLY_TO n’est pas une adresse : {error}."))?;
        let reply_to = reply_to.map(|address| address.to_string());
        let (takes_answers, folder) = (config.sms.reply_number.is_some(), Folder::new(config.data.join("outbox")));
        Ok(Self { mail, reply_to, sms, push: None, takes_answers, folder, unsent: config.unsent(demo), limit, say: demo })
    }

    /// The same gateways, with the client of push services.
    pub fn with_push(self, push: Option<PushClient>) -> Self {
        Self { push, ..self }
    }

    /// Whether answers to SMS are read: then a reminder by SMS asks for one.
    pub fn takes_answers(&self) -> bool {
        self.takes_answers
    }

    /// The client of push services; `None` when no notifications are sent.
    pub fn push(&self) -> Option<&PushClient> {
        self.push.as_ref()
    }

    /// Sends one SMS or mail, within its longest time.
    ///
    /// # Errors
    /// The failure, also when the time ran out.
    pub async fn send(&self, message: &OutboxMessage, at: SystemTime) -> Result<Sent, NotSent> {
        if self.say {
            tracing::info!(to = message.recipient, text = message.body, "message");
        }
        let sending = async {
            match (message.channel, &self.mail, &self.sms) {
                (Channel::Email, Some((transport, from)), _) => {
                    let reply_to = self.reply_to.clone().or_else(|| message.reply_to.clone());
                    send_mail(transport, from, &OutboxMessage { reply_to, ..message.clone() }, at).await
                }
                (Channel::Sms, _, Some(client)) => client.send(message, at).await,
                _ => match self.folder.write(message).await {
                    Ok(()) => Ok(Sent::default()),
                    Err(error) => Err(NotSent::new(DeliveryFailure::Unreachable, error)),
                },
            }
        };
        match tokio::time::timeout(self.limit, sending).await {
            Ok(sent) => sent,
            Err(_) => Err(NotSent::new(DeliveryFailure::TimedOut, "no answer in time")),
        }
    }

    /// The service by which messages of a channel leave; `None` if they are written into the folder.
    pub fn service(&self, channel: Channel) -> Option<&'static str> {
        match channel {
            Channel::Email => self.mail.as_ref().map(|_| "smtp"),
            Channel::Sms => self.sms.as_ref().map(SmsClient::provider),
            Channel::Push => self.push.as_ref().map(|_| "webpush"),
        }
    }

    /// The channels by which nothing leaves a public site.
    pub fn unsent(&self) -> UnsentChannels {
        self.unsent
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
) -> Result<Sent, NotSent> {
    let mail = mail::compose(message, from, at).map_err(|error| NotSent::new(DeliveryFailure::Refused, error))?;
    match transport.send(mail).await {
        Ok(response) => {
            let answer = response.message().collect::<Vec<_>>().join(" ");
            Ok(Sent { provider: Some("smtp"), answer: format!("{} {answer}", response.code()), ..Sent::default() })
        }
        Err(error) => Err(NotSent::new(mail_failure(&error), error)),
    }
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
