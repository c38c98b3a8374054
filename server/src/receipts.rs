//! Receipts of SMS, sent by the service: `POST /recus/twilio`, signed by Twilio, and `/recus/{provider}/{token}` with the secret token of
//! `ESSOR_SMS_RECEIPT_TOKEN`. They stand outside of the gate: they come from no browser, without cookie and origin.

use crate::{
    clock,
    sms::{
        answer::{in_short, json, word},
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
use base64::{Engine, prelude::BASE64_STANDARD};
use domain::{
    messages::receipt::{Cost, Receipt},
    values::ids::MessageId,
};
use hmac::{Hmac, Mac};
use reqwest::Url;
use serde_json::Value;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, sync::Arc};
use store::{Db, NewReceipt, ReceiptOf};

/// The largest receipt in bytes.
const LARGEST: usize = 16 * 1024;

/// The receipts that this process takes: those of the service that is set.
#[derive(Debug, Clone)]
pub struct Receipts(Arc<Taken>);

#[derive(Debug)]
struct Taken {
    provider: Option<&'static str>,
    twilio: Option<Secret>,
    token: Option<Secret>,
    base_url: String,
}

impl Receipts {
    /// Those of the service of these settings; Twilio signs the public address of the site.
    pub fn new(settings: &SmsSettings, base_url: &str) -> Self {
        let twilio = match &settings.provider {
            Some(Provider::Twilio(twilio)) => Some(twilio.token().clone()),
            _ => None,
        };
        let provider = settings.provider.as_ref().map(Provider::name);
        Self(Arc::new(Taken { provider, twilio, token: settings.receipt_token.clone(), base_url: base_url.to_owned() }))
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
    let asked = if query.is_empty() { String::new() } else { format!("?{query}") };
    let signed = signed_text(&format!("{}/recus/twilio{asked}", taken.base_url), &form);
    if !is_signed(key, &signed, &headers) {
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

/// The text that Twilio signs: the address, then the fields in order, each name with its value.
pub(crate) fn signed_text(address: &str, form: &BTreeMap<String, String>) -> String {
    form.iter().fold(address.to_owned(), |text, (name, value)| text + name + value)
}

/// Whether `X-Twilio-Signature` is the HMAC-SHA1 of a text; compared in constant time.
pub(crate) fn is_signed(key: &Secret, text: &str, headers: &HeaderMap) -> bool {
    let sent = headers.get("x-twilio-signature").and_then(|value| BASE64_STANDARD.decode(value.as_bytes()).ok());
    let mac = Hmac::<Sha1>::new_from_slice(key.expose().as_bytes());
    sent.zip(mac.ok()).is_some_and(|(sent, mac)| mac.chain_update(text.as_bytes()).verify_slice(&sent).is_ok())
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
    let Some(name) = taken.provider.filter(|name| *name == provider && *name != "twilio") else { return StatusCode::NOT_FOUND };
    if !is_token(taken.token.as_ref(), &token) {
        tracing::warn!(target: "security", event = "receipt_refused", provider = name, "a receipt with a wrong token");
        return StatusCode::NOT_FOUND;
    }
    if method != "POST" && !(name == "ovh" && method == "GET") {
        return StatusCode::METHOD_NOT_ALLOWED;
    }
    let query = pairs(&query.unwrap_or_default());
    let read = match name {
        "ovh" => of_ovh(query.into_iter().chain(pairs(&body)).collect()),
        "brevo" => of_brevo(query, &json(&body)),
        _ => of_webhook(query, &json(&body)),
    };
    store(&db, name, read).await
}

/// Whether a text is the secret token. Compared as hashes, so that the time of the comparison says nothing about the token.
pub(crate) fn is_token(known: Option<&Secret>, sent: &str) -> bool {
    let hash = |text: &str| Sha256::digest(text.as_bytes());
    known.is_some_and(|known| hash(known.expose()) == hash(sent))
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

/// The pairs of a query or a form, decoded.
pub(crate) fn pairs(text: &str) -> BTreeMap<String, String> {
    let Ok(mut url) = Url::parse("http://localhost/") else { return BTreeMap::new() };
    url.set_query(Some(text));
    url.query_pairs().into_owned().collect()
}

/// Stores a receipt: 204, also for one that says that the message is on its way; 404 for a message that is not known, 503 when the
/// database is not available: the service sends it again.
async fn store(db: &Db, provider: &'static str, read: Read) -> StatusCode {
    let Some(receipt) = read.receipt else { return StatusCode::NO_CONTENT };
    let message = read.message.and_then(|id| MessageId::try_from(id).ok());
    let reference = read.reference.filter(|text| text.len() <= 200 && text.bytes().all(|b| b.is_ascii_graphic()));
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
