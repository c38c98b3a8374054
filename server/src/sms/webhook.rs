//! Any gateway by HTTP: its address, its headers, the template of its body, a signature, and how it says that it took the message.

use super::{
    answer::{NotSent, Sent, exchange, json, word},
    message::Sms,
    secret::Secret,
};
use hmac::{Hmac, Mac};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;
use sha2::Sha256;
use std::fmt::Write;

/// The header of the signature: `sha256=` and the HMAC-SHA256 of the body in hexadecimal.
pub(crate) const SIGNATURE: HeaderName = HeaderName::from_static("x-essor-signature");

/// The body without a template.
pub(super) const PLAIN_BODY: &str = r#"{"to":"{to}","text":"{text}"}"#;

/// A gateway.
#[derive(Debug, Clone)]
pub struct Webhook {
    pub(super) url: String,
    pub(super) headers: HeaderMap,
    /// The body with `{to}`, `{text}`, `{sender}`, `{id}` and `{receipts}`.
    pub(super) body: String,
    pub(super) key: Option<Secret>,
    pub(super) success: Success,
}

/// How a gateway says that it took a message: a status, and a value in its JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Success {
    /// The statuses; any 2xx if there are none.
    pub statuses: Vec<u16>,
    /// A JSON pointer such as `/status`.
    pub pointer: Option<String>,
    /// The value there, as text; without one, any that is neither empty, zero, false nor null.
    pub value: Option<String>,
}

impl Success {
    /// Whether an answer says that the message was taken.
    fn accepts(&self, status: u16, answer: &Value) -> bool {
        let by_status = if self.statuses.is_empty() { (200..300).contains(&status) } else { self.statuses.contains(&status) };
        let by_value = match (&self.pointer, &self.value) {
            (None, _) => !says_error(answer),
            (Some(pointer), None) => answer.pointer(pointer).is_some_and(is_something),
            (Some(pointer), Some(value)) => answer.pointer(pointer).is_some_and(|found| text_of(found) == *value),
        };
        by_status && by_value
    }
}

/// Whether a JSON object has an error in it: without a rule of its own, a gateway that answers 200 with `{"error": …}` has not taken the
/// message.
fn says_error(answer: &Value) -> bool {
    ["error", "errors", "error_code"].iter().any(|name| answer.get(name).is_some_and(is_something))
        || answer.get("success").is_some_and(|success| *success == Value::Bool(false))
}

/// Whether a value is neither empty, zero, false nor null.
fn is_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(all) => !all.is_empty(),
        Value::Object(all) => !all.is_empty(),
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Webhook {
    /// A gateway that takes `{"to", "text"}` at that address.
    pub(super) fn plain(url: String) -> Self {
        Self { url, headers: HeaderMap::new(), body: PLAIN_BODY.into(), key: None, success: Success::default() }
    }

    /// The secret with which a gateway signs what it sends, as Essor signs what it sends to the gateway.
    pub(crate) fn key(&self) -> Option<&Secret> {
        self.key.as_ref()
    }

    pub(super) async fn send(&self, http: &reqwest::Client, sms: &Sms<'_>) -> Result<Sent, NotSent> {
        let mut headers = self.headers.clone();
        headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
        let form = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        let body = self.body_of(sms, form);
        if let Some(key) = &self.key
            && let Ok(signature) = HeaderValue::try_from(signature(key, &body))
        {
            headers.insert(SIGNATURE, signature);
        }
        // A gateway that knows this header sends a repeated message once.
        let request = http.post(&self.url).header("Idempotency-Key", sms.id).headers(headers).body(body);
        let (status, body) = exchange(request).await?;
        let answer = json(&body);
        if !self.success.accepts(status.as_u16(), &answer) {
            // The answer itself may repeat the text.
            let said = ["error", "message", "code", "status"].iter().filter_map(|name| word(&answer[*name])).collect::<Vec<_>>().join(" ");
            return Err(if status.is_success() { NotSent::later(format!("{status}: {said}")) } else { NotSent::of_status(status, &said) });
        }
        let reference = ["id", "message_id", "messageId"].iter().find_map(|name| word(&answer[*name]));
        Ok(Sent { provider: Some("webhook"), reference, cost: None, answer: format!("{status} {body}") })
    }

    /// The body, with each value escaped as its type asks for.
    fn body_of(&self, sms: &Sms<'_>, form: bool) -> String {
        let values = [
            ("{to}", sms.to),
            ("{text}", sms.text),
            ("{sender}", sms.sender.unwrap_or_default()),
            ("{id}", sms.id),
            ("{receipts}", sms.receipts.unwrap_or_default()),
        ];
        let mut out = String::new();
        let mut rest = self.body.as_str();
        // In one pass, so that a text with `{to}` in it stays as it is.
        while let Some(at) = rest.find('{') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            match values.iter().find(|(name, _)| rest.starts_with(name)) {
                Some((name, value)) => {
                    out.push_str(&escaped(value, form));
                    rest = &rest[name.len()..];
                }
                None => {
                    out.push('{');
                    rest = &rest[1..];
                }
            }
        }
        out.push_str(rest);
        out
    }
}

/// A value for a form, or within the quotes of JSON.
fn escaped(value: &str, form: bool) -> String {
    if form {
        return value.bytes().fold(String::new(), |mut out, byte| {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => out.push(byte as char),
                _ => {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
            out
        });
    }
    let quoted = Value::from(value).to_string();
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_default().to_owned()
}

/// The value of [`SIGNATURE`] for a body.
pub(crate) fn signature(key: &Secret, body: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.expose().as_bytes()) else { return String::new() };
    mac.update(body.as_bytes());
    format!("sha256={:x}", mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_escaped_and_replaced_once() {
        let sms = Sms { id: "01J", to: "+33639981310", text: "\"{to}\"\n& é", sender: Some("La Ruche"), receipts: None };
        let webhook = |body: &str| Webhook { body: body.into(), ..Webhook::plain(String::new()) };
        let body = webhook(PLAIN_BODY).body_of(&sms, false);
        assert_eq!(serde_json::from_str::<Value>(&body).unwrap(), json!({ "to": "+33639981310", "text": "\"{to}\"\n& é" }));
        let body = webhook("n={to}&m={text}&from={sender}&{x}").body_of(&sms, true);
        assert_eq!(body, "n=%2B33639981310&m=%22%7Bto%7D%22%0A%26%20%C3%A9&from=La%20Ruche&{x}");
    }

    #[test]
    fn a_success_needs_its_status_and_its_value() {
        let plain = Success::default();
        assert!(plain.accepts(200, &json!({ "error": null, "id": 1 })) && plain.accepts(202, &Value::Null));
        for answer in [json!({ "error": "insufficient credit" }), json!({ "success": false }), json!({ "errors": ["x"] })] {
            assert!(!plain.accepts(200, &answer), "{answer}");
        }
        let rule = Success { statuses: vec![202], pointer: Some("/data/0/status".into()), value: Some("1".into()) };
        assert!(rule.accepts(202, &json!({ "data": [{ "status": 1 }] })));
        assert!(!rule.accepts(200, &json!({ "data": [{ "status": 1 }] })), "another status");
        assert!(!rule.accepts(202, &json!({ "data": [{ "status": 2 }] })) && !rule.accepts(202, &Value::Null));
    }
}
