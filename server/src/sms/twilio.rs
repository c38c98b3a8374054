//! Twilio: `POST /2010-04-01/Accounts/{sid}/Messages.json`, a form with Basic authentication.
//!
//! Twilio has no place for an idempotency key: a message whose answer was lost may leave twice. Its receipt comes with our identifier, and
//! one that says "delivered" stops further attempts.

use super::{
    answer::{NotSent, Sent, exchange, json, word},
    message::Sms,
    secret::Secret,
};
use domain::messages::receipt::{Cost, FailureCause};

/// An account at Twilio.
#[derive(Debug, Clone)]
pub struct Twilio {
    pub(super) url: String,
    pub(super) sid: String,
    pub(super) token: Secret,
    /// The messaging service that chooses the sender, in place of a sender.
    pub(super) service: Option<String>,
}

impl Twilio {
    /// The secret with which receipts are signed.
    pub(crate) fn token(&self) -> &Secret {
        &self.token
    }

    pub(super) async fn send(&self, http: &reqwest::Client, sms: &Sms<'_>) -> Result<Sent, NotSent> {
        let mut form = vec![("To", sms.to), ("Body", sms.text)];
        match (&self.service, sms.sender) {
            (Some(service), _) => form.push(("MessagingServiceSid", service.as_str())),
            (None, sender) => form.push(("From", sender.unwrap_or_default())),
        }
        form.extend(sms.receipts.map(|address| ("StatusCallback", address)));
        let url = format!("{}/2010-04-01/Accounts/{}/Messages.json", self.url, self.sid);
        let request = http.post(url).basic_auth(&self.sid, Some(self.token.expose())).form(&form);
        let (status, body) = exchange(request).await?;
        let answer = json(&body);
        let code = answer["error_code"].as_u64().or_else(|| answer["code"].as_u64()).unwrap_or_default();
        let state = word(&answer["status"]).unwrap_or_default();
        let reference = word(&answer["sid"]);
        let failed = matches!(state.as_str(), "failed" | "undelivered" | "canceled");
        if !status.is_success() || code != 0 || failed || reference.is_none() {
            let said = word(&answer["message"]).or_else(|| word(&answer["error_message"])).unwrap_or_default();
            let said = format!("{code:05} {said}");
            return Err(match failure_of(code) {
                Some(not_sent) => not_sent(&said),
                // An error that is not known here, in an answer with status 200: final if Twilio says that it failed.
                None if status.is_success() && failed => NotSent::refused(said),
                None if status.is_success() => NotSent::later(said),
                None => NotSent::of_status(status, &said),
            });
        }
        let unit = word(&answer["price_unit"]).unwrap_or_else(|| "USD".into());
        let price = word(&answer["price"]);
        Ok(Sent {
            provider: Some("twilio"),
            reference,
            cost: price.as_deref().and_then(|amount| Cost::parse(amount, &unit)),
            answer: answer.to_string(),
        })
    }
}

/// The failure of Twilio's error codes; `None` for others.
fn failure_of(code: u64) -> Option<fn(&str) -> NotSent> {
    let contact: fn(&str) -> NotSent = |said| NotSent::refused(said).because(FailureCause::Contact);
    let account: fn(&str) -> NotSent = |said| NotSent::later(said).because(FailureCause::Account);
    let later: fn(&str) -> NotSent = |said| NotSent::later(said);
    Some(match code {
        // An invalid number, one without SMS, one that has unsubscribed, an unknown or unreachable handset, a landline.
        21211 | 21214 | 21217 | 21610 | 21614 | 30003 | 30004 | 30005 | 30006 => contact,
        // Wrong keys, a suspended or trial account, a sender or a country that the account does not have.
        20003 | 20005 | 20006 | 21212 | 21408 | 21603 | 21606 | 21608 | 21659 | 30002 => account,
        20429 | 30001 | 30008 | 30022 => later,
        _ => return None,
    })
}
