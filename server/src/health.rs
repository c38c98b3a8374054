//! The health checks: `/healthz` and `/readyz`.

use crate::{
    clock,
    copies::schedule::{Schedule, age_in_words},
};
use app::{sign_in::client::ClientAddress, web::context::Settings};
use axum::{
    Extension,
    extract::{ConnectInfo, Request, State},
    http::StatusCode,
};
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use store::{Db, Objects, StoreError};
use tokio::time::timeout;

/// The longest wait for each check.
const LONGEST: Duration = Duration::from_millis(1500);

/// The minutes for which a message may be due before the outbox counts as stuck.
const OUTBOX_MINUTES: i64 = 10;

/// Whether the process is stopping: then no new requests should be sent to it.
#[derive(Debug, Clone, Default)]
pub struct Stopping(Arc<AtomicBool>);

impl Stopping {
    /// Marks the process as stopping.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The header by which `/healthz` says whether the address of the client is known, for `essor doctor`.
pub const CLIENT_KNOWN: &str = "essor-client-known";

/// `ok`: the process runs.
pub async fn alive(State(settings): State<Arc<Settings>>, request: Request) -> ([(&'static str, &'static str); 1], &'static str) {
    let forwarded: Vec<&str> = request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let client = peer.map(|peer| settings.sign_in.trusted_proxies.client_of(peer, &forwarded));
    let known = if matches!(client, Some(ClientAddress::Known(_))) { "yes" } else { "no" };
    ([(CLIENT_KNOWN, known)], "ok")
}

/// Whether requests may be sent here: `ok`, or a line for each failed check. 503 when the process is stopping, the database cannot be
/// written to, or the store of documents does not respond; a stuck outbox and an old copy are reported with 200. Where copies are
/// scheduled, a line gives the age of the last one.
pub async fn ready(
    State(db): State<Db>,
    State(objects): State<Objects>,
    stopping: Option<Extension<Stopping>>,
    schedule: Option<Extension<Schedule>>,
) -> (StatusCode, String) {
    if stopping.is_some_and(|Extension(stopping)| stopping.0.load(Ordering::Relaxed)) {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping".into());
    }
    let now = clock::now();
    let (database, documents, outbox) =
        tokio::join!(timeout(LONGEST, db.try_to_write(now)), timeout(LONGEST, objects.check()), timeout(LONGEST, db.outbox_delay(now)),);
    let mut wrong = Vec::new();
    match database {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            tracing::warn!(%error, "the database cannot be written to");
            wrong.push(format!("database: {}", in_short(&error)));
        }
        Err(_) => wrong.push("database: no answer".into()),
    }
    match documents {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            tracing::warn!(%error, "the store of documents does not answer");
            wrong.push("documents: no answer, or another store".into());
        }
        Err(_) => wrong.push("documents: no answer".into()),
    }
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    if let Ok(Ok(Some(delay))) = outbox
        && delay.num_minutes() >= OUTBOX_MINUTES
    {
        tracing::warn!(minutes = delay.num_minutes(), "messages do not leave");
        wrong.push(format!("outbox: the oldest message has been due for {} min", delay.num_minutes()));
    }
    let mut detail = None;
    if let Some(Extension(schedule)) = schedule
        && let Ok(Ok(last)) = timeout(LONGEST, db.last_copy()).await
    {
        let (line, old) = age_in_words(&schedule, last, now);
        if old {
            tracing::warn!("the last good copy is too old");
            wrong.push(line);
        } else {
            detail = Some(line);
        }
    }
    if wrong.is_empty() {
        wrong.push("ok".into());
    }
    wrong.extend(detail);
    (status, wrong.join("\n"))
}

/// Asks the process that listens on `addr` whether it runs: `essor health`, for containers whose image has no other program.
///
/// # Errors
/// A sentence for the person who runs the command, when nothing responds within 3 s or not with 200.
pub async fn ask(addr: SocketAddr) -> Result<(), String> {
    let host = match addr.ip() {
        // It listens on every address of the machine.
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    let url = format!("http://{}/healthz", SocketAddr::new(host, addr.port()));
    let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(3)).build().map_err(|error| error.to_string())?;
    match client.get(&url).send().await {
        Ok(response) if response.status() == StatusCode::OK => Ok(()),
        Ok(response) => Err(format!("{url} répond {}.", response.status().as_u16())),
        Err(_) => Err(format!("{url} ne répond pas : Essor n’y tourne pas, ou ESSOR_ADDR est une autre adresse.")),
    }
}

/// An error in a few words, without details: the response is public, the details are in the log.
fn in_short(error: &StoreError) -> &'static str {
    if error.is_disk_full() {
        "the disk is full"
    } else if error.is_timeout() {
        "no answer"
    } else {
        "cannot be written to"
    }
}
