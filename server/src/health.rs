//! Whether the process lives, and whether it can serve.

use axum::{extract::State, http::StatusCode};
use store::Db;

/// The process lives.
pub async fn alive() -> &'static str {
    "ok"
}

/// The database answers, so that requests may be sent here.
pub async fn ready(State(db): State<Db>) -> Result<&'static str, StatusCode> {
    match db.ping().await {
        Ok(()) => Ok("ok"),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            Err(StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}
