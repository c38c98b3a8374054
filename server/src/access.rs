//! Each request outside its handler: its identifier, its line in the access log, its measures.

use crate::metrics;
use app::sign_in::client::TrustedProxies;
use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use std::{net::SocketAddr, sync::Arc, time::Instant};
use store::new_ulid;
use tracing::{Instrument, field::Empty};

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
static TRACE_PARENT: HeaderName = HeaderName::from_static("traceparent");

/// The longest identifier that is taken over from a proxy, in bytes.
const LONGEST_ID: usize = 64;

/// The health checks: asked for every few seconds, they are logged at `debug` only.
const CHECKS: [&str; 2] = ["/healthz", "/readyz"];

/// Passes a request on within a span that has its identifier, and logs and counts its response. The path of a request may hold a
/// secret: log and measures have the pattern of its route.
pub async fn log(State(trusted): State<Arc<TrustedProxies>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = given_id(&request, &trusted).unwrap_or_else(|| new_ulid(crate::clock::now()));
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    // A field of its name: `otlp` reads it when the span begins.
    let traceparent = from_proxy(&request, &TRACE_PARENT, &trusted);
    let span = tracing::info_span!("request", id, %method, route = route_of(route.as_ref()), status = Empty, traceparent);
    let mut response = next.run(request).instrument(span.clone()).await;
    span.record("status", response.status().as_u16());
    let (elapsed, status, route) = (started.elapsed(), response.status(), route_of(route.as_ref()));
    metrics::count_request(route, status, elapsed);
    let ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    if CHECKS.contains(&route) {
        tracing::debug!(target: "access", %method, route, status = status.as_u16(), ms, id);
    } else {
        tracing::info!(target: "access", %method, route, status = status.as_u16(), ms, id);
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(&REQUEST_ID, id);
    }
    response
}

/// The pattern of a route; `-` for files of the site, and for addresses without a route.
fn route_of(route: Option<&MatchedPath>) -> &str {
    route.map_or("-", MatchedPath::as_str)
}

/// The identifier that a trusted proxy has given the request.
fn given_id(request: &Request, trusted: &TrustedProxies) -> Option<String> {
    let id = from_proxy(request, &REQUEST_ID, trusted)?;
    let sound = (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    sound.then(|| id.to_owned())
}

/// A header, if a trusted proxy sent it: a client could forge it, or write into the log by it.
fn from_proxy<'a>(request: &'a Request, name: &HeaderName, trusted: &TrustedProxies) -> Option<&'a str> {
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    let value = request.headers().get(name)?.to_str().ok()?;
    trusted.include(peer.ip()).then_some(value)
}
