//! How messages leave: by SMTP, by an SMS gateway, or into a folder where nothing else is set.

use crate::config::Config;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, message::Mailbox};
use serde_json::json;
use std::path::PathBuf;
use store::Waiting;

/// The ways out of this process.
pub struct Senders {
    mail: Option<(AsyncSmtpTransport<Tokio1Executor>, Mailbox)>,
    sms: Option<(reqwest::Client, String)>,
    folder: PathBuf,
    /// On a demo, what would be sent is said in the log too.
    say: bool,
}

impl Senders {
    /// The ways out that are set.
    ///
    /// # Errors
    /// A sentence that names the setting that cannot be used.
    pub fn new(config: &Config, demo: bool) -> Result<Self, String> {
        let mail = match (&config.smtp_url, &config.mail_from) {
            (Some(url), Some(from)) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|error| format!("ESSOR_SMTP_URL cannot be used: {error}."))?;
                let from = from.parse().map_err(|error| format!("ESSOR_MAIL_FROM is no address: {error}."))?;
                Some((transport.build(), from))
            }
            _ => None,
        };
        let sms = config.sms_url.as_ref().map(|url| (reqwest::Client::new(), url.clone()));
        Ok(Self { mail, sms, folder: config.data.join("outbox"), say: demo })
    }

    /// Sends one message.
    ///
    /// # Errors
    /// Why it did not leave, for the log and the row.
    pub async fn send(&self, message: &Waiting) -> Result<(), String> {
        if self.say {
            tracing::info!(to = message.recipient, text = message.body, "message");
        }
        match (message.channel.as_str(), &self.mail, &self.sms) {
            ("Email", Some((transport, from)), _) => {
                let to = message.recipient.parse().map_err(|error| format!("no address: {error}"))?;
                let mail = Message::builder().from(from.clone()).to(to).subject(&message.subject).body(message.body.clone());
                transport.send(mail.map_err(|error| error.to_string())?).await.map(|_| ()).map_err(|error| error.to_string())
            }
            ("Sms", _, Some((client, url))) => {
                let sent = client.post(url).json(&json!({ "to": message.recipient, "text": message.body })).send().await;
                sent.and_then(reqwest::Response::error_for_status).map(|_| ()).map_err(|error| error.without_url().to_string())
            }
            _ => self.write_down(message).await.map_err(|error| error.to_string()),
        }
    }

    /// One file a message, named so that they sort by time.
    async fn write_down(&self, message: &Waiting) -> std::io::Result<()> {
        tokio::fs::create_dir_all(&self.folder).await?;
        let text = format!("{}: {}\n{}\n\n{}\n", message.channel, message.recipient, message.subject, message.body);
        tokio::fs::write(self.folder.join(format!("{}.txt", message.id)), text).await
    }
}
