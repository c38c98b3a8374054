//! Measures of the process, in the text format of Prometheus, on an address of their own (`ESSOR_METRICS_ADDR`).

use crate::clock;
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, Utc};
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::{net::SocketAddr, time::Duration};
use store::{Channel, Db};
use tokio::{net::TcpListener, time::timeout};

const REQUESTS: &str = "essor_http_requests_total";
const SECONDS: &str = "essor_http_request_duration_seconds";
const REFUSED: &str = "essor_refused_total";
const CONNECTIONS: &str = "essor_db_connections";
const OUTBOX: &str = "essor_outbox_messages";
const OUTBOX_AGE: &str = "essor_outbox_oldest_due_seconds";
const JOB_SUCCESS: &str = "essor_job_last_success_timestamp_seconds";
const JOB_FAILURES: &str = "essor_job_failures_total";
const MEMORY: &str = "process_resident_memory_bytes";
const UP: &str = "essor_database_up";

/// The bounds of the durations of requests, in seconds.
const BOUNDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0];

/// The longest wait for the database while the measures are read.
const LONGEST: Duration = Duration::from_secs(2);

/// Counts a response by the pattern of its route and the class of its status.
pub fn count_request(route: &str, status: StatusCode, elapsed: Duration) {
    let class = match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    };
    counter!(REQUESTS, "route" => route.to_owned(), "status" => class).increment(1);
    histogram!(SECONDS, "route" => route.to_owned()).record(elapsed.as_secs_f64());
}

/// Counts a request that a limit of the process refused.
pub fn count_refused(limit: &'static str) {
    counter!(REFUSED, "limit" => limit).increment(1);
}

/// Writes down that a job ran, and whether it succeeded.
pub fn count_job(job: &'static str, succeeded: bool, now: DateTime<Utc>) {
    counter!(JOB_FAILURES, "job" => job).increment(u64::from(!succeeded));
    if succeeded {
        gauge!(JOB_SUCCESS, "job" => job).set(now.timestamp() as f64);
    }
}

/// Starts counting, and serves the measures at `/metrics` of an address until the process ends.
///
/// # Errors
/// A sentence for the person who runs the command.
pub async fn start(addr: SocketAddr, db: Db) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| format!("Les mesures (ESSOR_METRICS_ADDR) ne peuvent pas être servies\u{a0}: {error}.");
    let listener = TcpListener::bind(addr)
        .await
        .map_err(|error| format!("L’adresse {addr} ne peut pas être écoutée (ESSOR_METRICS_ADDR)\u{a0}: {error}."))?;
    let builder = PrometheusBuilder::new().set_buckets(&BOUNDS).map_err(|error| failed(&error))?;
    let handle = builder.install_recorder().map_err(|error| failed(&error))?;
    describe();
    let router = Router::new().route("/metrics", get(measures)).with_state((handle, db));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(())
}

fn describe() {
    describe_counter!(REQUESTS, "Responses by the pattern of their route and the class of their status");
    describe_histogram!(SECONDS, "Seconds from the header of a request to that of its response");
    describe_counter!(REFUSED, "Requests refused by a limit of the process");
    describe_gauge!(CONNECTIONS, "Connections to the database by pool and state");
    describe_gauge!(OUTBOX, "Messages that have not left, by channel and state");
    describe_gauge!(OUTBOX_AGE, "Seconds for which the oldest due message waits, by channel");
    describe_gauge!(JOB_SUCCESS, "The instant of the last success of a job, Unix time");
    describe_counter!(JOB_FAILURES, "Failures of a job");
    describe_gauge!(MEMORY, "Resident memory of the process");
    describe_gauge!(UP, "Whether the database answered this request");
}

async fn measures(State((handle, db)): State<(PrometheusHandle, Db)>) -> Response {
    measure_database(&db).await;
    if let Some(bytes) = resident_bytes() {
        gauge!(MEMORY).set(bytes as f64);
    }
    handle.run_upkeep();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], handle.render()).into_response()
}

async fn measure_database(db: &Db) {
    for pool in db.pools() {
        for (state, number) in [("open", pool.open), ("idle", pool.idle), ("most", pool.most)] {
            gauge!(CONNECTIONS, "pool" => pool.name, "state" => state).set(number);
        }
    }
    let now = clock::now();
    let Ok(Ok(backlog)) = timeout(LONGEST, db.outbox_backlog(now)).await else {
        gauge!(UP).set(0.0);
        return;
    };
    gauge!(UP).set(1.0);
    for (channel, name) in [(Channel::Email, "email"), (Channel::Sms, "sms"), (Channel::Push, "push")] {
        let found = backlog.iter().find(|it| it.channel == channel);
        gauge!(OUTBOX, "channel" => name, "state" => "waiting").set(found.map_or(0, |it| it.waiting) as f64);
        gauge!(OUTBOX, "channel" => name, "state" => "due").set(found.map_or(0, |it| it.due) as f64);
        let age = found.and_then(|it| it.oldest_due_at).map_or(0, |due_at| (now - due_at).num_seconds());
        gauge!(OUTBOX_AGE, "channel" => name).set(age as f64);
    }
}

/// The resident memory of this process in bytes; `None` where `/proc` does not say.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
