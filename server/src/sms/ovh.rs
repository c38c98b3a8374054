//! OVHcloud: `POST /1.0/sms/{service}/jobs`, signed with the application's secret.
//!
//! The answer names receivers that it took and that it did not take: a number in `invalidReceivers` with status 200 is a failure.

use super::{
    answer::{NotSent, Sent, exchange, json, word},
    message::Sms,
    secret::Secret,
};
use domain::messages::{
    receipt::{Cost, FailureCause},
    sms_text::is_gsm,
};
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json as object};
use sha1::{Digest, Sha1};
use std::time::SystemTime;

/// The most characters of a tag.
const MOST_TAG: usize = 20;

/// An account at OVHcloud.
#[derive(Debug, Clone)]
pub struct Ovh {
    pub(super) url: String,
    pub(super) service: String,
    pub(super) application_key: Secret,
    pub(super) application_secret: Secret,
    pub(super) consumer_key: Secret,
}

impl Ovh {
    pub(super) async fn send(&self, http: &reqwest::Client, sms: &Sms<'_>, at: SystemTime) -> Result<Sent, NotSent> {
        let url = format!("{}/1.0/sms/{}/jobs", self.url, self.service);
        let body = object!({
            "charset": "UTF-8",
            "coding": if is_gsm(sms.text) { "7bit" } else { "8bit" },
            "message": sms.text,
            // Not an advertisement: it leaves at any hour, and without "STOP".
            "noStopClause": true,
            "priority": "high",
            "receivers": [sms.to],
            "sender": sms.sender,
            // A short number of OVH when there is no name.
            "senderForResponse": sms.sender.is_none(),
            "tag": tag(sms.id),
            "validityPeriod": 2880,
        })
        .to_string();
        let timestamp = at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs().to_string();
        let signature = self.signature("POST", &url, &body, &timestamp);
        let request = http
            .post(&url)
            .header(CONTENT_TYPE, "application/json")
            .header("X-Ovh-Application", self.application_key.expose())
            .header("X-Ovh-Consumer", self.consumer_key.expose())
            .header("X-Ovh-Timestamp", timestamp)
            .header("X-Ovh-Signature", signature)
            .body(body);
        let (status, body) = exchange(request).await?;
        let answer = json(&body);
        if !status.is_success() {
            let said = word(&answer["message"]).unwrap_or_default();
            let credit = said.to_ascii_lowercase().contains("credit");
            let failed = NotSent::of_status(status, &said);
            return Err(if credit { NotSent::later(failed.error).because(FailureCause::Credit) } else { failed });
        }
        taken(&answer)
    }

    /// The signature of a request: `$1$` and the SHA-1 of its parts.
    fn signature(&self, method: &str, url: &str, body: &str, timestamp: &str) -> String {
        let parts = [self.application_secret.expose(), self.consumer_key.expose(), method, url, body, timestamp];
        format!("$1${:x}", Sha1::digest(parts.join("+")))
    }
}

/// The end of an identifier: its random part, and the last characters of its instant.
fn tag(id: &str) -> &str {
    id.len().checked_sub(MOST_TAG).and_then(|from| id.get(from..)).unwrap_or(id)
}

/// The result in an answer with status 200.
fn taken(answer: &Value) -> Result<Sent, NotSent> {
    let any = |name: &str| answer[name].as_array().is_some_and(|all| !all.is_empty());
    if any("invalidReceivers") {
        return Err(NotSent::refused("invalidReceivers").because(FailureCause::Contact));
    }
    if !any("validReceivers") {
        return Err(NotSent::later(format!("no validReceivers: {answer}")));
    }
    let credits = word(&answer["totalCreditsRemoved"]);
    Ok(Sent {
        provider: Some("ovh"),
        reference: word(&answer["ids"][0]),
        cost: credits.as_deref().and_then(|amount| Cost::parse(amount, "credit")),
        answer: answer.to_string(),
    })
}
