//! Answers to SMS, sent on by the service that received them: `POST /reponses/twilio`, signed by Twilio, `POST /reponses/webhook`,
//! signed with `ESSOR_SMS_HMAC_KEY`, and `/reponses/{provider}/{token}` with the secret token of `ESSOR_SMS_ANSWER_TOKEN`. They stand
//! outside of the gate, like receipts. A response does not show whether a number is known: it is 204 for every answer that can be
//! read.

use crate::{
    clock,
    sms::{
        answer::{json, word},
        incoming::{LARGEST, SecretAddress, is_reference, is_secret, is_signed_by_twilio, pairs, twilio_key},
        secret::Secret,
        settings::{Provider, SmsSettings},
        webhook::{SIGNATURE, signature},
    },
};
use app::messages::sms_answers::write_reply;
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Path, RawQuery, State},
    http::{HeaderMap, Method, StatusCode},
    routing::{any, post},
};
use domain::people::Phone;
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};
use store::{Db, NewSmsAnswer};

/// The answers that this process takes: those of the service that is set, once a number for answers is set.
#[derive(Debug, Clone)]
pub struct SmsAnswers(Arc<Taken>);

#[derive(Debug)]
struct Taken {
    /// The service whose answers are signed; `None` takes none.
    signed: Option<&'static str>,
    /// The key of a signature, of Twilio or of a gateway.
    key: Option<Secret>,
    secret: SecretAddress,
    base_url: String,
}

impl SmsAnswers {
    /// Those of the service of these settings; links in replies begin with `base_url`.
    pub fn new(settings: &SmsSettings, base_url: &str) -> Self {
        let provider = settings.provider.as_ref().filter(|_| settings.reply_number.is_some());
        let key = match provider {
            Some(Provider::Webhook(webhook)) => webhook.key().cloned(),
            other => twilio_key(other),
        };
        let name = provider.map(Provider::name);
        let (signed, by_secret) = if key.is_some() { (name, None) } else { (None, name.filter(|name| matches!(*name, "ovh" | "brevo"))) };
        let secret = SecretAddress { provider: by_secret, token: settings.answer_token.clone(), refused: "sms_answer_refused" };
        Self(Arc::new(Taken { signed, key, secret, base_url: base_url.to_owned() }))
    }
}

/// An answer as read from a request.
#[derive(Debug, Default)]
struct Read {
    reference: Option<String>,
    from: Option<String>,
    text: String,
}

/// The addresses of answers.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S>
where
    Db: axum::extract::FromRef<S>,
{
    Router::new()
        .route("/reponses/{provider}", post(by_signature))
        // OVH calls the address by GET, with its values in the query.
        .route("/reponses/{provider}/{token}", any(by_token))
        .layer(DefaultBodyLimit::max(LARGEST))
}

async fn by_signature(
    State(db): State<Db>,
    answers: Option<Extension<SmsAnswers>>,
    Path(provider): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: String,
) -> StatusCode {
    let Some(Extension(SmsAnswers(taken))) = answers else { return StatusCode::NOT_FOUND };
    let name = taken.signed.filter(|name| *name == provider);
    let Some((name, key)) = name.zip(taken.key.as_ref()) else { return StatusCode::NOT_FOUND };
    let (is_right, read) = if name == "twilio" {
        let form = pairs(&body);
        let address = format!("{}/reponses/twilio", taken.base_url);
        (is_signed_by_twilio(key, &address, &query.unwrap_or_default(), &form, &headers), of_twilio(form))
    } else {
        let sent = headers.get(SIGNATURE).and_then(|value| value.to_str().ok()).map(|value| Secret::from(value.to_owned()));
        (is_secret(sent.as_ref(), &signature(key, &body)), of_webhook(&json(&body)))
    };
    if !is_right {
        tracing::warn!(target: "security", event = "sms_answer_refused", provider = name, "an answer with a wrong signature");
        return StatusCode::FORBIDDEN;
    }
    take(&db, &taken, name, read).await
}

async fn by_token(
    State(db): State<Db>,
    answers: Option<Extension<SmsAnswers>>,
    Path((provider, token)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    method: Method,
    body: String,
) -> StatusCode {
    let Some(Extension(SmsAnswers(taken))) = answers else { return StatusCode::NOT_FOUND };
    let name = match taken.secret.check(&provider, &token, &method) {
        Ok(name) => name,
        Err(status) => return status,
    };
    let read = match name {
        "ovh" => Some(of_ovh(pairs(&query.unwrap_or_default()).into_iter().chain(pairs(&body)).collect())),
        _ => of_brevo(&json(&body)),
    };
    match read {
        Some(read) => take(&db, &taken, name, read).await,
        None => StatusCode::NO_CONTENT,
    }
}

/// `MessageSid`, `From` and `Body`: twilio.com/docs/messaging/guides/webhook-request.
fn of_twilio(mut form: BTreeMap<String, String>) -> Read {
    Read { reference: form.remove("MessageSid"), from: form.remove("From"), text: form.remove("Body").unwrap_or_default() }
}

/// `id`, `sender` and `message`, as OVH names them in its list of incoming SMS (`/sms/{service}/incoming`).
fn of_ovh(mut fields: BTreeMap<String, String>) -> Read {
    Read { reference: fields.remove("id"), from: fields.remove("sender"), text: fields.remove("message").unwrap_or_default() }
}

/// The event `replied` of a sent SMS: `to` is the person, `reply` the text. Two replies to one SMS have its `messageId` in common, and
/// differ by their date. `None` for other events.
fn of_brevo(event: &Value) -> Option<Read> {
    if word(&event["msg_status"]).or_else(|| word(&event["event"])).as_deref() != Some("replied") {
        return None;
    }
    let at = word(&event["ts_event"]).or_else(|| word(&event["date"])).unwrap_or_default().replace(' ', "T");
    let reference = word(&event["messageId"]).map(|id| format!("{id}.{at}"));
    Some(Read { reference, from: word(&event["to"]), text: word(&event["reply"]).unwrap_or_default() })
}

/// `{"id", "from", "text"}`.
fn of_webhook(answer: &Value) -> Read {
    Read { reference: word(&answer["id"]), from: word(&answer["from"]), text: word(&answer["text"]).unwrap_or_default() }
}

/// A number as services write it: `+33639981310`, `33639981310`, `0033639981310`, or as dialled in France. `None` for a name or a short
/// number.
fn number(text: &str) -> Option<Phone> {
    let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    match plain.as_str() {
        international if international.starts_with('+') => Phone::from_stored(international),
        dialled if dialled.starts_with("00") => Phone::from_stored(&format!("+{}", &dialled[2..])),
        national if national.starts_with('0') => national.parse().ok(),
        bare => Phone::from_stored(&format!("+{bare}")),
    }
}

/// Takes an answer: 204, also for one of an unknown number, for one that was taken before, and for one from a name; 400 without a
/// reference, 503 when the database is not available: the service sends it again.
async fn take(db: &Db, taken: &Taken, provider: &'static str, read: Read) -> StatusCode {
    let reference = read.reference.filter(|text| is_reference(text));
    let (Some(reference), Some(from)) = (reference, read.from) else { return StatusCode::BAD_REQUEST };
    let Some(from) = number(&from) else { return StatusCode::NO_CONTENT };
    let new = NewSmsAnswer { provider, reference: &reference, from: &from, text: &read.text };
    match db.take_sms_answer(&new, |person, verdict| write_reply(person, verdict, &taken.base_url), clock::now()).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => {
            tracing::warn!(%error, provider, "an answer to an SMS could not be stored");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_services_write_them() {
        for text in ["+33639981310", "33639981310", "0033639981310", "06 39 98 13 10", "+33 6 39 98 13 10"] {
            assert_eq!(number(text).as_ref().map(Phone::as_str), Some("+33639981310"), "{text}");
        }
        for text in ["La Ruche", "38069x", "", "+", "00", "36 179"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
