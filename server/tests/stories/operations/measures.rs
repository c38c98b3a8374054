//! The access log, the identifiers of requests, and the measures.

use crate::support::{
    app::{Engine, TestDb, client},
    caller::Caller,
    process::{Process, run, said},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    net::TcpListener,
};

/// The samples of a text in the exposition format of Prometheus, by name and labels.
///
/// By its specification (`prometheus/docs`, exposition formats, version 0.0.4): comments of a family come before its samples and once,
/// a name and its labels come once, buckets of a histogram are cumulative and end with `+Inf`, which equals the count.
fn exposed(text: &str) -> BTreeMap<String, f64> {
    assert!(text.ends_with('\n'), "the last line ends");
    let is_name = |text: &str| {
        !text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
    };
    let mut kinds: BTreeMap<&str, &str> = BTreeMap::new();
    let mut ended: BTreeSet<&str> = BTreeSet::new();
    let mut current = "";
    let mut samples = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(comment) = line.strip_prefix("# ") {
            let (kind, rest) = comment.split_once(' ').unwrap();
            let (name, said) = rest.split_once(' ').unwrap();
            assert!(is_name(name), "{line}");
            if kind == "TYPE" {
                assert!(["counter", "gauge", "histogram"].contains(&said), "{line}");
                assert!(kinds.insert(name, said).is_none() && !ended.contains(name), "{line}");
                ended.insert(current);
                current = name;
            } else {
                assert_eq!(kind, "HELP", "{line}");
            }
            continue;
        }
        let (series, value) = line.rsplit_once(' ').unwrap();
        let (name, labels) = series.split_once('{').unwrap_or((series, ""));
        assert!(is_name(name), "{line}");
        if let Some(labels) = labels.strip_suffix('}') {
            for label in labels.split("\",").map(|label| label.trim_end_matches('"')) {
                let (name, value) = label.split_once("=\"").unwrap();
                assert!(is_name(name) && !value.contains('"'), "{line}");
            }
        }
        let part = ["_bucket", "_sum", "_count"].iter().find_map(|part| name.strip_suffix(part));
        let family = if kinds.get(current) == Some(&"histogram") { part.unwrap_or(name) } else { name };
        assert_eq!(family, current, "{line}: samples stand below their type");
        let value: f64 = value.parse().unwrap();
        assert!(samples.insert(series.to_owned(), value).is_none(), "{line}: twice");
    }
    for (series, count) in samples.iter().filter(|(series, _)| series.contains("_count")) {
        let family = series.split("_count").next().unwrap();
        if kinds.get(family) != Some(&"histogram") {
            continue;
        }
        let start = series.replacen("_count", "_bucket", 1);
        let start = start.trim_end_matches('}');
        let mut buckets: Vec<(f64, f64)> = Vec::new();
        for (bucket, value) in samples.range(start.to_owned()..).take_while(|(bucket, _)| bucket.starts_with(start)) {
            let bound = bucket.split_once("le=\"").unwrap().1.split('"').next().unwrap();
            buckets.push((bound.parse().unwrap(), *value));
        }
        buckets.sort_by(|one, other| one.0.total_cmp(&other.0));
        assert!(buckets.is_sorted_by(|one, other| one.1 <= other.1), "{series}: {buckets:?}");
        assert_eq!(buckets.last(), Some(&(f64::INFINITY, *count)), "{series}");
    }
    samples
}

#[tokio::test(flavor = "multi_thread")]
async fn measures_are_served_on_their_own_address_without_addresses_of_people() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let place = TestDb::find(engine).await;
        let link = said(&run(&place, &["setup", "--structure", "La Ruche", "--coordinator", "marie@exemple.fr"]));
        let token = link.trim().rsplit('/').next().unwrap().to_owned();
        let (mut process, addr) = (None, TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
        let settings = [("ESSOR_METRICS_ADDR", addr.to_string())];
        let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let process = process.insert(Process::serve_with(&place, &settings, &place.folder.join("log")).await);
        let browser = Caller::new(&process.base, true, None);
        assert_eq!(browser.get(&format!("/invitation/{token}")).await.status, 200);
        assert_eq!(browser.get(&format!("/nulle-part/{token}")).await.status, 404);
        assert_eq!(browser.get("/metrics").await.status, 404, "the public address has none");
        let due = "2020-01-01T00:00:00Z";
        place
            .run(format!(
                "insert into outbox (id, channel, recipient, subject, body, created_at, due_at, urgent, by_night)
                 values ('01A', 'Sms', '+33639981310', '', 'x', '{due}', '2100-01-01T00:00:00Z', false, false)"
            ))
            .await;
        let measures = async || client().get(format!("http://{addr}/metrics")).send().await.unwrap();
        let response = measures().await;
        assert_eq!(response.headers()["content-type"], "text/plain; version=0.0.4; charset=utf-8");
        let mut text = response.text().await.unwrap();
        // The jobs run once at the start.
        while !text.contains("essor_job_last_success_timestamp_seconds{job=\"expire_offers\"}") {
            text = measures().await.text().await.unwrap();
        }
        assert!(!text.contains(&token), "{text}");
        let samples = exposed(&text);
        let at_least = |series: &str, least: f64| {
            let value = samples.get(series).unwrap_or_else(|| panic!("{series}: {text}"));
            assert!(*value >= least, "{series} {value}");
        };
        at_least("essor_http_requests_total{route=\"/invitation/{token}\",status=\"2xx\"}", 1.0);
        at_least("essor_http_requests_total{route=\"-\",status=\"4xx\"}", 2.0);
        at_least("essor_http_request_duration_seconds_count{route=\"/invitation/{token}\"}", 1.0);
        at_least("essor_outbox_messages{channel=\"sms\",state=\"waiting\"}", 1.0);
        at_least("essor_outbox_oldest_due_seconds{channel=\"sms\"}", 0.0);
        at_least("essor_database_up", 1.0);
        at_least("process_resident_memory_bytes", 1_000_000.0);
        let pool = if engine == Engine::Sqlite { "writer" } else { "postgres" };
        at_least(&format!("essor_db_connections{{pool=\"{pool}\",state=\"open\"}}"), 1.0);
        at_least("essor_job_failures_total{job=\"expire_offers\"}", 0.0);
        at_least("essor_job_last_success_timestamp_seconds{job=\"expire_offers\"}", 1.7e9);
        process.terminate();
        assert!(process.ended().await.success());
        place.tear_down().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_request_has_an_identifier_and_a_line_in_the_access_log() {
    let place = TestDb::find(Engine::Sqlite).await;
    let log = place.folder.join("log");
    let settings = [("ESSOR_LOG_FORMAT", "json"), ("ESSOR_LOG", "info")];
    let mut ids = Vec::new();
    {
        let process = Process::serve_with(&place, &settings, &log).await;
        let browser = Caller::new(&process.base, true, None);
        ids.push(browser.get("/connexion").await.header("x-request-id").to_owned());
        let given = browser.request("GET", "/connexion").header("x-request-id", "du-proxy_1.2");
        ids.push(crate::support::caller::answer(given).await.header("x-request-id").to_owned());
        assert_eq!(ids[1], "du-proxy_1.2", "this machine is a trusted proxy");
        for odd in ["a b", "<script>", "\"}", &"x".repeat(65)] {
            let response = crate::support::caller::answer(browser.request("GET", "/connexion").header("x-request-id", odd)).await;
            assert_ne!(response.header("x-request-id"), odd);
        }
    }
    {
        let settings = [("ESSOR_TRUSTED_PROXY", "192.0.2.1"), ("ESSOR_LOG", "info")];
        let process = Process::serve_with(&place, &settings, &place.folder.join("another")).await;
        let given = Caller::new(&process.base, true, None).request("GET", "/connexion").header("x-request-id", "d-un-client");
        assert_ne!(crate::support::caller::answer(given).await.header("x-request-id"), "d-un-client");
    }
    let log = std::fs::read_to_string(&log).unwrap();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect();
    for id in &ids {
        let line =
            lines.iter().find(|line| line["id"] == id.as_str() && line["target"] == "access").unwrap_or_else(|| panic!("{id}: {log}"));
        let said = (&line["method"], &line["route"], &line["status"]);
        assert_eq!(said, (&"GET".into(), &"/connexion".into(), &200.into()), "{line}");
        assert!(line["ms"].is_u64() && line["level"] == "INFO", "{line}");
    }
    assert!(!log.contains("/readyz"), "health checks are no news");
    let text = std::fs::read_to_string(place.folder.join("another")).unwrap();
    assert!(text.contains("access") && !text.contains('\u{1b}'), "no colours in a file: {text}");
}
