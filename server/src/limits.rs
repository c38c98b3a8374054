//! How much a form may hold and how long a request may take, by address.

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
};
use http_body_util::{BodyExt, Limited};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};
use tower_http::timeout::TimeoutBody;

/// Where documents of a month are sent.
const DOCUMENTS: &str = "/api/declarations/pieces/ajouter";

/// Where the files of an import are sent.
const IMPORTS: &str = "/api/personnes/importer";

/// Where files are sent.
pub const UPLOADS: [&str; 2] = [DOCUMENTS, IMPORTS];

/// So many documents are sent at once: what came of them waits on the disk.
static SENDING: Semaphore = Semaphore::const_new(64);

/// So many imports are read at once: they are read in memory.
static IMPORTING: Semaphore = Semaphore::const_new(4);

/// How long a body may bring nothing.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The largest form in bytes: twenty lines are far below.
const LARGEST_FORM: usize = 64 * 1024;

/// The largest body at [`UPLOADS`], in bytes: more than a file may have. One that is too large is read to its end, and
/// its sentence is said beside the field.
const LARGEST_UPLOAD: usize = 32 * 1024 * 1024;

/// How much of a body over its limit is read and let go, in bytes: a browser that is still sending shows no answer.
const MOST_LET_GO: usize = LARGEST_UPLOAD;

/// How much the body of a request to an address may hold, in bytes.
fn largest(address: &str) -> usize {
    if UPLOADS.contains(&address) { LARGEST_UPLOAD } else { LARGEST_FORM }
}

/// How long a request may take. A photo of 10 MB takes minutes over a weak network.
pub fn longest(address: &str) -> Duration {
    Duration::from_secs(if UPLOADS.contains(&address) { 15 * 60 } else { 60 })
}

/// Looks at what a form says of its body before anything of it is read.
///
/// # Errors
/// The status to answer: the body is too large, or is no form of a file where one is expected.
pub fn check_headers(address: &str, headers: &HeaderMap) -> Result<(), StatusCode> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let length = text(header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > largest(address) as u64) {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    // server_fn takes for granted that there is a boundary, and panics where there is none.
    if UPLOADS.contains(&address) && text(header::CONTENT_TYPE).is_none_or(|kind| multer::parse_boundary(kind).is_err()) {
        return Err(StatusCode::BAD_REQUEST);
    }
    Ok(())
}

/// A body that breaks off where it holds more than it may, for those that don't say their length, or where nothing comes
/// for [`LONGEST_PAUSE`].
pub fn limited(address: &str, body: Body) -> Body {
    Body::new(TimeoutBody::new(LONGEST_PAUSE, Limited::new(body, largest(address))))
}

/// A place among those who send files to an address; nothing where no files are sent.
///
/// # Errors
/// The status to answer when all places are taken.
pub fn place(address: &str) -> Result<Option<SemaphorePermit<'static>>, StatusCode> {
    let places = match address {
        DOCUMENTS => &SENDING,
        IMPORTS => &IMPORTING,
        _ => return Ok(None),
    };
    places.try_acquire().map(Some).map_err(|_| StatusCode::SERVICE_UNAVAILABLE)
}

/// Reads on and lets go, so that a browser that is still sending comes to show the answer.
pub async fn drain_body(address: &str, body: Body) {
    let mut body = Box::pin(TimeoutBody::new(LONGEST_PAUSE, Limited::new(body, MOST_LET_GO)));
    let to_its_end = async { while let Some(Ok(_)) = body.frame().await {} };
    // A browser that takes longer has gone.
    let _ = tokio::time::timeout(longest(address), to_its_end).await;
}
