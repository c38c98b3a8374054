//! The limits of requests by address: the size of the body, the time, and the number at once.

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
};
use http_body_util::{BodyExt, Limited};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};
use tower_http::timeout::TimeoutBody;

/// The address to which documents of a month are sent.
const DOCUMENTS: &str = "/api/declarations/pieces/ajouter";

/// The address to which the files of an import are sent.
const IMPORTS: &str = "/api/personnes/importer";

/// The addresses to which files are sent.
pub const UPLOADS: [&str; 2] = [DOCUMENTS, IMPORTS];

/// The documents received at once: their parts wait on the disk.
static SENDING: Semaphore = Semaphore::const_new(64);

/// The imports received at once: they are read into memory.
static IMPORTING: Semaphore = Semaphore::const_new(4);

/// The longest pause within a body.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The largest form in bytes: twenty lines are far below.
const LARGEST_FORM: usize = 64 * 1024;

/// The largest body at [`UPLOADS`], in bytes: larger than the largest file, so that a file above its limit is read to its end and
/// refused beside its field.
const LARGEST_UPLOAD: usize = 32 * 1024 * 1024;

/// The most bytes of an oversized body that are read and dropped: a browser shows no response while it is still sending.
const MOST_DRAINED: usize = LARGEST_UPLOAD;

/// The largest body at an address, in bytes.
fn largest(address: &str) -> usize {
    if UPLOADS.contains(&address) { LARGEST_UPLOAD } else { LARGEST_FORM }
}

/// The longest time of a request to an address. A photo of 10 MB takes minutes over a weak network.
pub fn longest(address: &str) -> Duration {
    Duration::from_secs(if UPLOADS.contains(&address) { 15 * 60 } else { 60 })
}

/// Checks the headers of a form before its body is read.
///
/// # Errors
/// 413 when the body is too large; 400 when it is no multipart form at an address of [`UPLOADS`].
pub fn check_headers(address: &str, headers: &HeaderMap) -> Result<(), StatusCode> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let length = text(header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > largest(address) as u64) {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    // server_fn panics on a multipart form without a boundary.
    if UPLOADS.contains(&address) && text(header::CONTENT_TYPE).is_none_or(|kind| multer::parse_boundary(kind).is_err()) {
        return Err(StatusCode::BAD_REQUEST);
    }
    Ok(())
}

/// The body with its limits: it fails beyond its largest size, if the header gave no length, or after a pause of [`LONGEST_PAUSE`].
pub fn limited(address: &str, body: Body) -> Body {
    Body::new(TimeoutBody::new(LONGEST_PAUSE, Limited::new(body, largest(address))))
}

/// A permit to send files to an address; `None` for an address without files.
///
/// # Errors
/// 503 when all permits are taken.
pub fn place(address: &str) -> Result<Option<SemaphorePermit<'static>>, StatusCode> {
    let places = match address {
        DOCUMENTS => &SENDING,
        IMPORTS => &IMPORTING,
        _ => return Ok(None),
    };
    places.try_acquire().map(Some).map_err(|_| StatusCode::SERVICE_UNAVAILABLE)
}

/// Reads the rest of a body and drops it, so that a browser that is still sending shows the response.
pub async fn drain_body(address: &str, body: Body) {
    let mut body = Box::pin(TimeoutBody::new(LONGEST_PAUSE, Limited::new(body, MOST_DRAINED)));
    let to_its_end = async { while let Some(Ok(_)) = body.frame().await {} };
    // A slower browser is given up.
    let _ = tokio::time::timeout(longest(address), to_its_end).await;
}
