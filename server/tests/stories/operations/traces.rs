//! Spans for a collector of traces.

use crate::support::{
    app::{Engine, TestDb},
    caller::{Caller, answer},
    process::{Process, run, said},
};
use axum::{Json, Router, http::StatusCode, routing::post};
use serde_json::Value;
use tokio::{net::TcpListener, sync::mpsc};

/// A collector, with what it receives.
async fn collector() -> (String, mpsc::UnboundedReceiver<Value>) {
    let (sender, received) = mpsc::unbounded_channel();
    let take = post(async move |Json(body): Json<Value>| {
        let _ended = sender.send(body);
        (StatusCode::OK, Json(serde_json::json!({})))
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/v1/traces", take)).await });
    (url, received)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_a_span_in_the_trace_of_its_caller() {
    let place = TestDb::find(Engine::Sqlite).await;
    let link = said(&run(&place, &["setup", "--structure", "La Ruche", "--coordinator", "marie@exemple.fr"]));
    let token = link.trim().rsplit('/').next().unwrap().to_owned();
    let (url, mut received) = collector().await;
    let settings = [("ESSOR_OTLP_URL", url.as_str()), ("ESSOR_LOG", "off"), ("ESSOR_STOP_DELAY", "0")];
    let mut process = Process::serve_with(&place, &settings, &place.folder.join("log")).await;
    let browser = Caller::new(&process.base, true, None);
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    let request = browser.request("GET", &format!("/invitation/{token}")).header("traceparent", format!("00-{trace}-00f067aa0ba902b7-01"));
    let id = answer(request).await.header("x-request-id").to_owned();
    process.terminate();
    assert!(process.ended().await.success());
    // What waited has been sent before the end.
    let mut all = Vec::new();
    while let Ok(body) = received.try_recv() {
        assert!(!body.to_string().contains(&token), "{body}");
        let resource = &body["resourceSpans"][0];
        assert_eq!(resource["resource"]["attributes"][0]["value"]["stringValue"], "essor");
        all.extend(resource["scopeSpans"][0]["spans"].as_array().unwrap().clone());
    }
    for span in &all {
        let hex = |name: &str, length: usize| {
            let text = span[name].as_str().unwrap();
            text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit()) && text.bytes().any(|byte| byte != b'0')
        };
        assert!(hex("traceId", 32) && hex("spanId", 16), "{span}");
        let nanos = |name: &str| span[name].as_str().unwrap().parse::<u64>().unwrap();
        assert!(nanos("startTimeUnixNano") <= nanos("endTimeUnixNano") && nanos("startTimeUnixNano") > 1_700_000_000_000_000_000, "{span}");
    }
    let found = all.iter().find(|span| span["traceId"] == trace).unwrap_or_else(|| panic!("{all:#?}"));
    assert_eq!((&found["name"], &found["kind"]), (&"GET /invitation/{token}".into(), &2.into()));
    assert_eq!(found["parentSpanId"], "00f067aa0ba902b7");
    let attribute = |key: &str| {
        let attributes = found["attributes"].as_array().unwrap();
        attributes.iter().find(|it| it["key"] == key).unwrap_or_else(|| panic!("{key}: {found}"))["value"].clone()
    };
    assert_eq!(attribute("http.response.status_code"), serde_json::json!({ "intValue": "200" }));
    assert_eq!(attribute("http.request.header.x-request-id"), serde_json::json!({ "stringValue": id }));
    assert!(all.iter().any(|span| span["name"] == "job"), "{all:#?}");
}
