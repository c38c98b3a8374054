//! Spans for a collector of traces, by OTLP over HTTP in its JSON encoding (`ESSOR_OTLP_URL`). A collector that is slow or away costs
//! spans, never requests.

use crate::{build, clock};
use app::sign_in::secret;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::{fmt::Debug, time::Duration};
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, timeout_at},
};
use tracing::{
    Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};
use tracing_subscriber::{Layer, layer::Context, registry::LookupSpan};

/// The spans that wait for the collector; further ones are dropped.
const WAITING: usize = 4096;

/// The most spans of one request to the collector.
const BATCH: usize = 512;

/// The longest time for which a span waits for others.
const PAUSE: Duration = Duration::from_secs(2);

/// The longest time for one request to the collector.
const LONGEST: Duration = Duration::from_secs(10);

/// The field of a span with the trace of the caller (W3C Trace Context).
const PARENT: &str = "traceparent";

enum Item {
    Span(Box<Value>),
    Finish(oneshot::Sender<()>),
}

/// The way of spans to the collector.
#[derive(Clone)]
pub struct Exporter(mpsc::Sender<Item>);

/// An open span.
struct OpenSpan {
    trace: String,
    id: String,
    parent: Option<String>,
    began: DateTime<Utc>,
    fields: Fields,
}

#[derive(Default)]
struct Fields(Vec<(&'static str, Value)>);

impl Fields {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| *field == name)?.1.as_str()
    }
}

impl Visit for Fields {
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.0.push((field.name(), value.into()));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.push((field.name(), value.into()));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push((field.name(), format!("{value:?}").into()));
    }
}

impl Exporter {
    /// Starts sending spans to the collector at `url`, such as `http://127.0.0.1:4318`.
    ///
    /// # Errors
    /// A sentence that names the invalid setting.
    pub fn start(url: &str) -> Result<Self, String> {
        let failed = |error: reqwest::Error| format!("ESSOR_OTLP_URL ne peut pas être utilisé\u{a0}: {error}.");
        let client = reqwest::Client::builder().timeout(LONGEST).build().map_err(failed)?;
        let url = format!("{}/v1/traces", url.trim_end_matches('/'));
        client.post(&url).build().map_err(failed)?;
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(send_all(receiver, client, url));
        Ok(Self(sender))
    }

    /// Sends the spans that wait.
    pub async fn finish(&self) {
        let (done, finished) = oneshot::channel();
        if self.0.send(Item::Finish(done)).await.is_ok() {
            let _ended = finished.await;
        }
    }
}

async fn send_all(mut waiting: mpsc::Receiver<Item>, client: reqwest::Client, url: String) {
    let mut away = false;
    loop {
        let (spans, finished) = next_batch(&mut waiting).await;
        if !spans.is_empty() {
            let sent = client.post(&url).json(&traces(spans)).send().await.and_then(reqwest::Response::error_for_status);
            match sent {
                Ok(_) => away = false,
                Err(error) if !away => {
                    away = true;
                    // Its address may hold a password.
                    let error = error.without_url();
                    tracing::warn!(%error, "spans are lost: the collector (ESSOR_OTLP_URL) does not take them");
                }
                Err(_) => {}
            }
        }
        if let Some(finished) = finished {
            let _gone = finished.send(());
        }
    }
}

/// The spans of the next request to the collector; and the receiver that waits until they are sent.
async fn next_batch(waiting: &mut mpsc::Receiver<Item>) -> (Vec<Value>, Option<oneshot::Sender<()>>) {
    let mut spans = Vec::new();
    let mut until = Instant::now() + Duration::from_secs(24 * 3600);
    while spans.len() < BATCH {
        match timeout_at(until, waiting.recv()).await {
            Ok(Some(Item::Span(span))) => {
                if spans.is_empty() {
                    until = Instant::now() + PAUSE;
                }
                spans.push(*span);
            }
            Ok(Some(Item::Finish(done))) => return (spans, Some(done)),
            // The layer lives as long as the process.
            Ok(None) => std::future::pending().await,
            Err(_) => break,
        }
    }
    (spans, None)
}

/// The body of a request: `ExportTraceServiceRequest` of OTLP.
fn traces(spans: Vec<Value>) -> Value {
    let resource = [attribute("service.name", &"essor".into()), attribute("service.version", &build::version().into())];
    json!({ "resourceSpans": [{
        "resource": { "attributes": resource },
        "scopeSpans": [{ "scope": { "name": "essor" }, "spans": spans }],
    }] })
}

/// A key with its value; integers are texts in OTLP's JSON.
fn attribute(key: &str, value: &Value) -> Value {
    let value = match value {
        Value::Number(number) => json!({ "intValue": number.to_string() }),
        other => json!({ "stringValue": other }),
    };
    json!({ "key": key, "value": value })
}

/// The name of a field by the semantic conventions of OpenTelemetry.
fn conventional(name: &str) -> &str {
    match name {
        "method" => "http.request.method",
        "route" => "http.route",
        "status" => "http.response.status_code",
        "id" => "http.request.header.x-request-id",
        name => name,
    }
}

/// The span as OTLP's JSON has it.
fn finished(name: &str, span: &OpenSpan, ended: DateTime<Utc>) -> Value {
    let nanos = |at: DateTime<Utc>| at.timestamp_nanos_opt().unwrap_or_default().to_string();
    let request = span.fields.text("route");
    let full = match (span.fields.text("method"), request) {
        (Some(method), Some(route)) => format!("{method} {route}"),
        _ => name.to_owned(),
    };
    let failed = span.fields.0.iter().any(|(field, value)| *field == "status" && value.as_u64().is_some_and(|status| status >= 500));
    let attributes: Vec<Value> =
        span.fields.0.iter().filter(|(field, _)| *field != PARENT).map(|(field, value)| attribute(conventional(field), value)).collect();
    json!({
        "traceId": span.trace,
        "spanId": span.id,
        "parentSpanId": span.parent.clone().unwrap_or_default(),
        "name": full,
        // SPAN_KIND_SERVER, SPAN_KIND_INTERNAL; STATUS_CODE_ERROR, STATUS_CODE_UNSET.
        "kind": if request.is_some() { 2 } else { 1 },
        "startTimeUnixNano": nanos(span.began),
        "endTimeUnixNano": nanos(ended),
        "attributes": attributes,
        "status": { "code": if failed { 2 } else { 0 } },
    })
}

/// Trace and span of `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`.
fn read_parent(text: &str) -> Option<(String, String)> {
    let is_hex = |text: &str, length: usize| {
        text.len() == length
            && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
            && text.bytes().any(|byte| byte != b'0')
    };
    let mut parts = text.strip_prefix("00-")?.split('-');
    let (trace, span) = (parts.next()?, parts.next()?);
    (is_hex(trace, 32) && is_hex(span, 16)).then(|| (trace.to_owned(), span.to_owned()))
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Exporter {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let token = secret::token();
        let (given, own) = (fields.text(PARENT).and_then(read_parent), token.get(..16).unwrap_or_default().to_owned());
        let above = span.parent().and_then(|parent| parent.extensions().get::<OpenSpan>().map(|it| (it.trace.clone(), it.id.clone())));
        let (trace, parent) = match above.or(given) {
            Some((trace, parent)) => (trace, Some(parent)),
            None => (token.get(16..48).unwrap_or_default().to_owned(), None),
        };
        span.extensions_mut().insert(OpenSpan { trace, id: own, parent, began: clock::now(), fields });
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        if let Some(open) = span.extensions_mut().get_mut::<OpenSpan>() {
            values.record(&mut open.fields);
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        if let Some(open) = span.extensions().get::<OpenSpan>() {
            // Full: the collector is too slow.
            let _lost = self.0.try_send(Item::Span(Box::new(finished(span.name(), open, clock::now()))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trace_of_a_caller_is_read_as_the_specification_has_it() {
        let read = read_parent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assert_eq!(read, Some(("4bf92f3577b34da6a3ce929d0e0e4736".into(), "00f067aa0ba902b7".into())));
        for odd in [
            "",
            "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736",
        ] {
            assert_eq!(read_parent(odd), None, "{odd}");
        }
    }
}
