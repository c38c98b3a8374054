//! `essor message test --to …`: sends one message right away and says what the service answered.

use crate::{config::Config, senders::Senders};
use chrono::{DateTime, Utc};
use domain::{
    messages::{
        delivery::{Channel, DeliveryFailure},
        receipt::FailureCause,
    },
    people::Contact,
};
use std::fmt::Write;
use store::{OutboxMessage, new_ulid};

/// Sends a test message to a phone number or an address, and returns what the service answered.
///
/// # Errors
/// A sentence: the contact cannot be read, no service is set, or the service did not take it.
pub async fn try_message(config: &Config, to: &str, now: DateTime<Utc>) -> Result<String, String> {
    let contact: Contact =
        to.parse().map_err(|_| format!("{to:?} n’est ni un numéro de téléphone, comme +33639980001, ni une adresse e-mail."))?;
    let channel = Channel::of(&contact);
    let senders = Senders::new(config, false)?;
    let Some(service) = senders.service(channel) else {
        let name = if channel == Channel::Sms { "ESSOR_SMS_PROVIDER" } else { "ESSOR_SMTP_URL" };
        return Err(format!("Aucun service d’envoi n’est réglé ({name}) : rien n’est parti."));
    };
    let message = OutboxMessage {
        id: new_ulid(now),
        channel,
        recipient: contact.as_str().to_owned(),
        subject: "Essor : message d’essai".into(),
        body: "Message d’essai d’Essor. Vous pouvez l’ignorer.".into(),
        tries: 1,
        notice: None,
        reminder: None,
        urgent: true,
        by_night: true,
        expires_at: None,
        stopped: false,
        structure: None,
        reply_to: None,
    };
    match senders.send(&message, now.into()).await {
        Ok(sent) => {
            let mut said = format!("Message d’essai pris par {service}.");
            if let Some(reference) = &sent.reference {
                let _ = write!(said, "\nRéférence : {reference}");
            }
            if let Some(cost) = &sent.cost {
                let _ = write!(said, "\nCoût : {},{:06} {}", cost.millionths / 1_000_000, cost.millionths % 1_000_000, cost.unit);
            }
            let _ = write!(said, "\nRéponse du service : {}", sent.answer.trim());
            Ok(said)
        }
        Err(not_sent) => {
            let why = match (not_sent.cause, not_sent.failure) {
                (Some(FailureCause::Contact), _) => "le service refuse ce numéro ou cette adresse",
                (Some(FailureCause::Credit), _) => "le compte n’a plus de crédit",
                (Some(FailureCause::Account), _) => "le compte ou ses clés sont refusés",
                (Some(FailureCause::Stopped), _) => "la personne a répondu STOP",
                (None, DeliveryFailure::Refused) => "le service refuse le message",
                (None, DeliveryFailure::TimedOut) => "le service n’a pas répondu à temps",
                (None, DeliveryFailure::Unreachable | DeliveryFailure::Expired) => {
                    "le service ne peut pas être joint, ou ne fonctionne pas"
                }
            };
            Err(format!("Le message n’est pas parti par {service} : {why}.\nRéponse du service : {}", not_sent.error.trim()))
        }
    }
}
