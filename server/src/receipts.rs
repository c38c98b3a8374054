//! Receipts of SMS, sent by the service: `POST /recus/twilio`, signed by Twilio, and `/recus/{provider}/{token}` with the secret token of
//! `ESSOR_SMS_RECEIPT_TOKEN`. They stand outside of the gate: they come from no browser, without cookie and origin.

use crate::{
    clock,
    sms::{
        answer::{in_short, json, word},
        incoming::{LARGEST, SecretAddress, is_reference, is_signed_by_twilio, pairs, twilio_key},
        secret::Secret,
        settings::{Provider, SmsSettings},
    },
};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Path, RawQuery, State},
    http::{HeaderMap, StatusCode},
    routing::{any, post},
};
use domain::{
    messages::receipt::{Cost, Receipt},
    values::ids::MessageId,
};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};
use store::{Db, NewReceipt, ReceiptOf};

/// The receipts that this process takes: those of the service that is set.
#[derive(Debug, Clone)]
pub struct Receipts(Arc<Taken>);

#[derive(Debug)]
struct Taken {
    twilio: Option<Secret>,
    secret: SecretAddress,
    base_url: String,
}

impl Receipts {
    /// Those of the service of these settings; Twilio signs the public address of the site.
    pub fn new(settings: &SmsSettings, base_url: &str) -> Self {
        let provider = settings.provider.as_ref();
        let by_secret = provider.map(Provider::name).filter(|name| *name != "twilio");
        let secret = SecretAddress { provider: by_secret, token: settings.receipt_token.clone(), refused: "receipt_refused" };
        Self(Arc::new(Taken { twilio: twilio_key(provider), secret, base_url: base_url.to_owned() }))
    }
}

/// A receipt as read from a request.
#[derive(Debug, Default)]
struct Read {
    message: Option<String>,
    reference: Option<String>,
    receipt: Option<Receipt>,
    error: Option<String>,
    cost: Option<Cost>,
}

/// The addresses of receipts.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S>
where
    Db: axum::extract::FromRef<S>,
{
    Router::new()
        .route("/recus/twilio", post(by_signature))
        // OVH calls the address by GET, with its values in the query.
        .route("/recus/{provider}/{token}", any(by_token))
        .layer(DefaultBodyLimit::max(LARGEST))
}

async fn by_signature(
    State(db): State<Db>,
    receipts: Option<Extension<Receipts>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: String,
) -> StatusCode {
    let Some(Extension(Receipts(taken))) = receipts else { return StatusCode::NOT_FOUND };
    let Some(key) = &taken.twilio else { return StatusCode::NOT_FOUND };
    let query = query.unwrap_or_default();
    let form = pairs(&body);
    if !is_signed_by_twilio(key, &format!("{}/recus/twilio", taken.base_url), &query, &form, &headers) {
        tracing::warn!(target: "security", event = "receipt_refused", provider = "twilio", "a receipt with a wrong signature");
        return StatusCode::FORBIDDEN;
    }
    let code = form.get("ErrorCode").filter(|code| *code != "0");
    let read = Read {
        message: pairs(&query).remove("message"),
        reference: form.get("MessageSid").or_else(|| form.get("SmsSid")).cloned(),
        receipt: match form.get("MessageStatus").or_else(|| form.get("SmsStatus")).map(String::as_str) {
            Some("delivered" | "read") => Some(Receipt::Delivered),
            Some("failed" | "undelivered" | "canceled") => Some(Receipt::Failed),
            _ => None,
        },
        error: code.cloned(),
        cost: None,
    };
    store(&db, "twilio", read).await
}

async fn by_token(
    State(db): State<Db>,
    receipts: Option<Extension<Receipts>>,
    Path((provider, token)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    method: axum::http::Method,
    body: String,
) -> StatusCode {
    let Some(Extension(Receipts(taken))) = receipts else { return StatusCode::NOT_FOUND };
    let name = match taken.secret.check(&provider, &token, &method) {
        Ok(name) => name,
        Err(status) => return status,
    };
    let query = pairs(&query.unwrap_or_default());
    let read = match name {
        "ovh" => of_ovh(query.into_iter().chain(pairs(&body)).collect()),
        "brevo" => of_brevo(query, &json(&body)),
        _ => of_webhook(query, &json(&body)),
    };
    store(&db, name, read).await
}

/// `id` and `ptt`: 1 is delivered; 2 and 16 are failures of the network and of the operator; others are on the way.
fn of_ovh(mut fields: BTreeMap<String, String>) -> Read {
    Read {
        reference: fields.remove("id"),
        receipt: match fields.get("ptt").map(|code| code.trim().parse::<u32>()) {
            Some(Ok(1)) => Some(Receipt::Delivered),
            Some(Ok(2 | 16)) => Some(Receipt::Failed),
            _ => None,
        },
        error: fields.remove("description").or_else(|| fields.remove("ptt")),
        ..Read::default()
    }
}

/// `msg_status` is `sent`, `delivered`, or one of failures; `tag` is our identifier.
fn of_brevo(mut query: BTreeMap<String, String>, receipt: &Value) -> Read {
    let status = word(&receipt["msg_status"]).or_else(|| word(&receipt["event"])).unwrap_or_default();
    let tag = word(&receipt["tag"]).or_else(|| word(&receipt["tag"][0]));
    Read {
        message: query.remove("message").or(tag),
        reference: word(&receipt["messageId"]),
        receipt: match status.as_str() {
            "delivered" | "replied" => Some(Receipt::Delivered),
            "soft_bounce" | "hard_bounce" | "blocked" | "rejected" | "blacklisted" | "unsubscribed" => Some(Receipt::Failed),
            _ => None,
        },
        error: word(&receipt["error_code"]).or(Some(status)),
        cost: word(&receipt["credits_used"]).and_then(|amount| Cost::parse(&amount, "credit")),
    }
}

/// `{"id", "status", "error"}`, where `id` is our identifier and `status` is `delivered` or `failed`.
fn of_webhook(mut query: BTreeMap<String, String>, receipt: &Value) -> Read {
    Read {
        message: query.remove("message").or_else(|| word(&receipt["id"])),
        reference: word(&receipt["reference"]),
        receipt: match word(&receipt["status"]).as_deref() {
            Some("delivered") => Some(Receipt::Delivered),
            Some("failed") => Some(Receipt::Failed),
            _ => None,
        },
        error: word(&receipt["error"]),
        cost: None,
    }
}

/// Stores a receipt: 204, also for one that says that the message is on its way; 404 for a message that is not known, 503 when the
/// database is not available: the service sends it again.
async fn store(db: &Db, provider: &'static str, read: Read) -> StatusCode {
    let Some(receipt) = read.receipt else { return StatusCode::NO_CONTENT };
    let message = read.message.and_then(|id| MessageId::try_from(id).ok());
    let reference = read.reference.filter(|text| is_reference(text));
    let of = match (&message, &reference) {
        (Some(id), _) => ReceiptOf::Message(id.as_str()),
        (None, Some(reference)) => ReceiptOf::Reference(reference),
        (None, None) => return StatusCode::BAD_REQUEST,
    };
    let error = read.error.as_deref().filter(|_| receipt == Receipt::Failed).map(in_short);
    let new = NewReceipt { provider, of, receipt, error: error.as_deref(), cost: read.cost };
    match db.record_receipt(&new, clock::now()).await {
        Ok(true) => StatusCode::NO_CONTENT,
        Ok(false) => StatusCode::NOT_FOUND,
        Err(error) => {
            tracing::warn!(%error, provider, "a receipt could not be stored");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
