//! The contract with each service of SMS, against a double that answers as its documentation says: OVHcloud `POST /sms/{service}/jobs`,
//! Brevo `POST /v3/transactionalSMS/send`, Twilio `POST /2010-04-01/Accounts/{sid}/Messages.json`, and a gateway by HTTP.

use crate::support::gateways;
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri},
};
use domain::messages::{
    delivery::DeliveryFailure::{self, Refused, TimedOut, Unreachable},
    receipt::{
        Cost,
        FailureCause::{self, Account, Contact, Credit},
    },
};
use serde_json::{Value, json};
use server::sms::{
    SmsClient,
    answer::{NotSent, Sent},
    settings::SmsSettings,
};
use std::{
    collections::HashMap,
    io::Write,
    net::SocketAddr,
    process::{Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};
use store::{Channel, OutboxMessage};

/// The identifier of every message here.
const ID: &str = "01JDSNAPSHOT0000000000000A";
const TO: &str = "+33639981310";
/// Monday 23 November 2026, 10:00 UTC.
const AT: u64 = 1_795_428_000;
/// A timeout that no test reaches.
const NEVER: Duration = Duration::from_secs(3600);

/// A request as a service receives it.
#[derive(Debug, Clone)]
struct Seen {
    method: Method,
    path: String,
    headers: HeaderMap,
    body: String,
}

impl Seen {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// A service that gives the same answer to every request.
struct Double {
    url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Double {
    async fn answering(status: u16, answer: impl ToString) -> Self {
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let state = (seen.clone(), StatusCode::from_u16(status).unwrap(), answer.to_string());
        let router = Router::new().fallback(take).with_state(state);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, seen }
    }

    /// The only request.
    fn only(&self) -> Seen {
        let seen = self.seen.lock().unwrap();
        assert_eq!(seen.len(), 1);
        seen[0].clone()
    }
}

type Shared = (Arc<Mutex<Vec<Seen>>>, StatusCode, String);

async fn take(
    State((seen, status, answer)): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    let body = String::from_utf8(body.to_vec()).unwrap();
    seen.lock().unwrap().push(Seen { method, path: uri.to_string(), headers, body });
    (status, answer)
}

/// The settings of each service, with what they need.
fn settings(provider: &str, url: &str) -> SmsSettings {
    with(provider, url, &[])
}

fn with(provider: &str, url: &str, more: &[(&str, &str)]) -> SmsSettings {
    let mut all: HashMap<&str, String> = [
        ("ESSOR_SMS_PROVIDER", provider),
        ("ESSOR_SMS_API_URL", url),
        ("ESSOR_SMS_SENDER", "La Ruche"),
        ("ESSOR_SMS_RECEIPT_TOKEN", "receipts-0123456789"),
        ("ESSOR_SMS_OVH_SERVICE", "sms-ab1234-1"),
        ("ESSOR_SMS_OVH_APPLICATION_KEY", "app-key"),
        ("ESSOR_SMS_OVH_APPLICATION_SECRET", "app-secret"),
        ("ESSOR_SMS_OVH_CONSUMER_KEY", "consumer-key"),
        ("ESSOR_SMS_BREVO_KEY", "xkeysib-01"),
        ("ESSOR_SMS_TWILIO_SID", "AC0123"),
        ("ESSOR_SMS_TWILIO_TOKEN", "auth-token"),
    ]
    .into_iter()
    .map(|(name, value)| (name, value.to_owned()))
    .collect();
    all.insert("ESSOR_SMS_URL", format!("{url}/send"));
    all.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
    SmsSettings::read(&|name| all.get(name).cloned()).unwrap()
}

async fn send_by(settings: &SmsSettings, text: &str, limit: Duration) -> Result<Sent, NotSent> {
    let message = OutboxMessage {
        id: ID.into(),
        channel: Channel::Sms,
        recipient: TO.into(),
        subject: String::new(),
        body: text.into(),
        tries: 1,
        notice: None,
        reminder: None,
        urgent: false,
        by_night: false,
        expires_at: None,
        stopped: false,
        structure: None,
        reply_to: None,
    };
    let client = SmsClient::new(settings, "https://essor.example", limit).unwrap().unwrap();
    client.send(&message, SystemTime::UNIX_EPOCH + Duration::from_secs(AT)).await
}

/// What a line of Python prints of a text: an implementation of hashes that is not ours.
fn python(line: &str, input: &str) -> String {
    let code = format!("import sys, hashlib, hmac, base64, urllib.parse, json\ntext = sys.stdin.buffer.read()\nprint({line})");
    let mut child = Command::new("python3").args(["-c", &code]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{line}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[tokio::test]
async fn ovh_gets_a_signed_job_and_its_credits_are_kept() {
    let answer = json!({ "ids": [4711], "validReceivers": [TO], "invalidReceivers": [], "totalCreditsRemoved": 2.0, "tag": "x" });
    let double = Double::answering(200, &answer).await;
    let sent = send_by(&settings("ovh", &double.url), "C’est demain à 14\u{a0}h", NEVER).await.unwrap();
    let seen = double.only();
    assert_eq!((seen.method.as_str(), seen.path.as_str()), ("POST", "/1.0/sms/sms-ab1234-1/jobs"));
    assert_eq!((seen.header("x-ovh-application"), seen.header("x-ovh-consumer")), ("app-key", "consumer-key"));
    assert_eq!(seen.header("x-ovh-timestamp"), AT.to_string());
    let signed = format!("app-secret+consumer-key+POST+{}/1.0/sms/sms-ab1234-1/jobs+{}+{AT}", double.url, seen.body);
    assert_eq!(seen.header("x-ovh-signature"), python("'$1$' + hashlib.sha1(text).hexdigest()", &signed));
    assert_eq!(
        seen.json(),
        json!({
            "charset": "UTF-8", "coding": "7bit", "message": "C'est demain à 14 h", "noStopClause": true, "priority": "high",
            "receivers": [TO], "sender": "La Ruche", "senderForResponse": false, "tag": &ID[6..], "validityPeriod": 2880,
        })
    );
    let cost = Cost::parse("2", "credit");
    assert_eq!((sent.provider, sent.reference.as_deref(), sent.cost), (Some("ovh"), Some("4711"), cost));
}

#[tokio::test]
async fn brevo_gets_the_key_in_a_header_and_our_identifier_as_its_tag() {
    let answer = json!({ "reference": "ab1c", "messageId": 1_511_882_900_176_220_i64, "smsCount": 1, "usedCredits": 0.75, "remainingCredits": 82.85 });
    let double = Double::answering(201, &answer).await;
    let sent = send_by(&settings("brevo", &double.url), "fête", NEVER).await.unwrap();
    let seen = double.only();
    assert_eq!((seen.method.as_str(), seen.path.as_str()), ("POST", "/v3/transactionalSMS/send"));
    assert_eq!(seen.header("api-key"), "xkeysib-01");
    let receipts = format!("https://essor.example/recus/brevo/receipts-0123456789?message={ID}");
    assert_eq!(
        seen.json(),
        json!({
            "sender": "La Ruche", "recipient": TO, "content": "fête", "type": "transactional", "tag": ID, "unicodeEnabled": true,
            "webUrl": receipts,
        })
    );
    assert_eq!((sent.reference.as_deref(), sent.cost), (Some("1511882900176220"), Cost::parse("0.75", "credit")));
}

#[tokio::test]
async fn twilio_gets_a_form_with_basic_authentication() {
    let answer = json!({ "sid": "SM01", "status": "queued", "error_code": null, "price": null, "price_unit": "USD" });
    let double = Double::answering(201, &answer).await;
    let sent = send_by(&settings("twilio", &double.url), "Bonjour & à demain", NEVER).await.unwrap();
    let seen = double.only();
    assert_eq!((seen.method.as_str(), seen.path.as_str()), ("POST", "/2010-04-01/Accounts/AC0123/Messages.json"));
    assert_eq!(seen.header("authorization"), python("'Basic ' + base64.b64encode(text).decode()", "AC0123:auth-token"));
    assert_eq!(seen.header("content-type"), "application/x-www-form-urlencoded");
    let form: Value =
        serde_json::from_str(&python("json.dumps(dict(urllib.parse.parse_qsl(text.decode(), strict_parsing=True)))", &seen.body)).unwrap();
    let callback = format!("https://essor.example/recus/twilio?message={ID}");
    assert_eq!(form, json!({ "To": TO, "Body": "Bonjour & à demain", "From": "La Ruche", "StatusCallback": callback }));
    assert_eq!((sent.reference.as_deref(), sent.cost), (Some("SM01"), None));

    let priced = json!({ "sid": "SM02", "status": "sent", "error_code": null, "price": "-0.00750", "price_unit": "USD" });
    let double = Double::answering(201, &priced).await;
    let service = with("twilio", &double.url, &[("ESSOR_SMS_TWILIO_SERVICE", "MG01")]);
    assert_eq!(send_by(&service, "x", NEVER).await.unwrap().cost, Cost::parse("0.0075", "USD"));
    assert!(double.only().body.contains("MessagingServiceSid=MG01") && !double.only().body.contains("From="));
}

#[tokio::test]
async fn a_webhook_gets_its_headers_its_body_and_a_signature() {
    let double = Double::answering(202, json!({ "data": { "state": "OK" }, "id": "w-1" })).await;
    let more = [
        ("ESSOR_SMS_HEADERS", "Authorization: Bearer s3cret | X-Account: ruche"),
        ("ESSOR_SMS_BODY", r#"{"msisdn":"{to}","message":"{text}","from":"{sender}","ref":"{id}","dlr":"{receipts}"}"#),
        ("ESSOR_SMS_HMAC_KEY", "clé"),
        ("ESSOR_SMS_SUCCESS_STATUS", "202"),
        ("ESSOR_SMS_SUCCESS_POINTER", "/data/state"),
        ("ESSOR_SMS_SUCCESS_VALUE", "OK"),
    ];
    let sent = send_by(&with("webhook", &double.url, &more), "dit \"oui\"\n\\", NEVER).await.unwrap();
    let seen = double.only();
    assert_eq!((seen.method.as_str(), seen.path.as_str()), ("POST", "/send"));
    assert_eq!((seen.header("authorization"), seen.header("x-account")), ("Bearer s3cret", "ruche"));
    assert_eq!((seen.header("idempotency-key"), seen.header("content-type")), (ID, "application/json"));
    let signature = python("'sha256=' + hmac.new('clé'.encode(), text, 'sha256').hexdigest()", &seen.body);
    assert_eq!(seen.header("x-essor-signature"), signature);
    let receipts = format!("https://essor.example/recus/webhook/receipts-0123456789?message={ID}");
    assert_eq!(seen.json(), json!({ "msisdn": TO, "message": "dit \"oui\"\n\\", "from": "La Ruche", "ref": ID, "dlr": receipts }));
    assert_eq!((sent.provider, sent.reference.as_deref()), (Some("webhook"), Some("w-1")));

    let plain = Double::answering(200, "").await;
    send_by(&SmsSettings::plain(&format!("{}/sms", plain.url)), "Bonjour", NEVER).await.unwrap();
    assert_eq!(plain.only().json(), json!({ "to": TO, "text": "Bonjour" }), "an address alone is enough");
}

/// An answer of a service, and what it means.
type Case = (&'static str, u16, Value, DeliveryFailure, Option<FailureCause>);

#[tokio::test]
async fn an_answer_that_is_no_success_is_a_final_or_a_temporary_failure() {
    let cases: Vec<Case> = vec![
        ("ovh", 200, json!({ "ids": [], "validReceivers": [], "invalidReceivers": [TO] }), Refused, Some(Contact)),
        ("ovh", 200, json!({ "ids": [] }), Unreachable, None),
        ("ovh", 200, json!("<html>"), Unreachable, None),
        ("ovh", 400, json!({ "message": "Invalid sender" }), Refused, None),
        ("ovh", 403, json!({ "message": "Invalid signature", "errorCode": "INVALID_SIGNATURE" }), Unreachable, Some(Account)),
        ("ovh", 403, json!({ "message": "You do not have enough credits" }), Unreachable, Some(Credit)),
        ("ovh", 500, json!({ "message": "Internal error" }), Unreachable, None),
        ("brevo", 400, json!({ "code": "invalid_parameter", "message": "Invalid telephone number: recipient" }), Refused, Some(Contact)),
        ("brevo", 400, json!({ "code": "invalid_parameter", "message": "sender is not valid" }), Refused, None),
        ("brevo", 402, json!({ "code": "not_enough_credits", "message": "no credits" }), Unreachable, Some(Credit)),
        ("brevo", 401, json!({ "code": "unauthorized", "message": "Key not found" }), Unreachable, Some(Account)),
        ("brevo", 200, json!({ "code": "not_enough_credits", "message": "no credits" }), Unreachable, Some(Credit)),
        ("brevo", 201, json!({}), Unreachable, None),
        ("brevo", 503, json!(null), Unreachable, None),
        ("twilio", 400, json!({ "code": 21211, "message": "Invalid 'To' Phone Number", "status": 400 }), Refused, Some(Contact)),
        ("twilio", 400, json!({ "code": 21606, "message": "The From number is not yours", "status": 400 }), Unreachable, Some(Account)),
        ("twilio", 401, json!({ "code": 20003, "message": "Authenticate", "status": 401 }), Unreachable, Some(Account)),
        ("twilio", 429, json!({ "code": 20429, "message": "Too Many Requests", "status": 429 }), Unreachable, None),
        ("twilio", 201, json!({ "sid": "SM1", "status": "failed", "error_code": 30006 }), Refused, Some(Contact)),
        ("twilio", 201, json!({ "sid": "SM1", "status": "undelivered", "error_code": null }), Refused, None),
        ("twilio", 200, json!({}), Unreachable, None),
        ("twilio", 500, json!(null), Unreachable, None),
        ("webhook", 200, json!({ "error": "insufficient credit" }), Unreachable, None),
        ("webhook", 200, json!({ "success": false }), Unreachable, None),
        ("webhook", 302, json!(null), Unreachable, None),
        ("webhook", 422, json!({ "error": "bad number" }), Refused, None),
        ("webhook", 502, json!(null), Unreachable, None),
    ];
    for (provider, status, answer, failure, cause) in cases {
        let double = Double::answering(status, &answer).await;
        let not_sent = send_by(&settings(provider, &double.url), "482913", NEVER).await.unwrap_err();
        assert_eq!((not_sent.failure, not_sent.cause), (failure, cause), "{provider} {status} {answer}: {}", not_sent.error);
        let secrets = ["482913", "639981310", "app-secret", "xkeysib", "auth-token"];
        assert!(!secrets.iter().any(|secret| not_sent.error.contains(secret)), "{provider}: {}", not_sent.error);
    }
}

#[tokio::test]
async fn a_service_that_hangs_is_given_up_after_the_timeout() {
    for provider in ["ovh", "brevo", "twilio", "webhook"] {
        let silent = gateways::silent("http").await;
        let not_sent = send_by(&settings(provider, &silent.url), "x", Duration::from_millis(50)).await.unwrap_err();
        assert_eq!(not_sent.failure, TimedOut, "{provider}: {}", not_sent.error);
    }
}
