//! Brevo: `POST /v3/transactionalSMS/send`, with the key in the header `api-key`.

use super::{
    answer::{NotSent, Sent, exchange, json, word},
    message::Sms,
    secret::Secret,
};
use domain::messages::{
    receipt::{Cost, FailureCause},
    sms_text::is_gsm,
};
use serde_json::json as object;

/// An account at Brevo.
#[derive(Debug, Clone)]
pub struct Brevo {
    pub(super) url: String,
    pub(super) key: Secret,
}

impl Brevo {
    pub(super) async fn send(&self, http: &reqwest::Client, sms: &Sms<'_>) -> Result<Sent, NotSent> {
        let mut body = object!({
            "sender": sms.sender,
            "recipient": sms.to,
            "content": sms.text,
            "type": "transactional",
            "tag": sms.id,
            "unicodeEnabled": !is_gsm(sms.text),
        });
        if let Some(receipts) = sms.receipts {
            body["webUrl"] = receipts.into();
        }
        let request = http.post(format!("{}/v3/transactionalSMS/send", self.url)).header("api-key", self.key.expose()).json(&body);
        let (status, body) = exchange(request).await?;
        let answer = json(&body);
        let reference = word(&answer["messageId"]);
        if !status.is_success() || reference.is_none() {
            let code = word(&answer["code"]).unwrap_or_default();
            let said = format!("{code} {}", word(&answer["message"]).unwrap_or_default());
            return Err(match code.as_str() {
                "not_enough_credits" => NotSent::later(said).because(FailureCause::Credit),
                "unauthorized" | "permission_denied" | "account_under_validation" => NotSent::later(said).because(FailureCause::Account),
                "invalid_parameter" | "missing_parameter" | "out_of_range" => {
                    let number = said.to_ascii_lowercase().contains("recipient") || said.to_ascii_lowercase().contains("phone");
                    let refused = NotSent::refused(&said);
                    if number { refused.because(FailureCause::Contact) } else { refused }
                }
                _ if status.is_success() => NotSent::later(format!("no messageId: {said}")),
                _ => NotSent::of_status(status, &said),
            });
        }
        let credits = word(&answer["usedCredits"]);
        Ok(Sent {
            provider: Some("brevo"),
            reference,
            cost: credits.as_deref().and_then(|amount| Cost::parse(amount, "credit")),
            answer: answer.to_string(),
        })
    }
}
