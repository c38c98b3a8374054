//! Files that are written for one request.

use super::outcome::FAILURE;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_xlsxwriter::XlsxError;
use store::StoreError;

/// A file that was written for this request: its kind, its name, what is in it.
pub struct Written {
    /// Its media type.
    pub kind: &'static str,
    /// Its name, of plain signs.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// The file to save, or what makes the gate show its page in place of it.
pub fn saved(written: Result<Written, Unsent>) -> Response {
    match written {
        Ok(Written { kind, name, content }) => {
            let headers = [
                (header::CONTENT_TYPE, kind.to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (header::CACHE_CONTROL, "private, no-store".to_owned()),
            ];
            (headers, content).into_response()
        }
        Err(unsent) => unsent.into_response(),
    }
}

/// Why no file is sent.
#[derive(Debug)]
pub enum Unsent {
    /// There is none for whoever asks.
    Missing,
    /// It cannot be had now.
    Away(StoreError),
    /// It cannot be had.
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl From<StoreError> for Unsent {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::Missing,
            error if error.is_unavailable() => Self::Away(error),
            error => Self::Failed(error.into()),
        }
    }
}

impl From<csv::Error> for Unsent {
    fn from(error: csv::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<XlsxError> for Unsent {
    fn from(error: XlsxError) -> Self {
        Self::Failed(error.into())
    }
}

impl IntoResponse for Unsent {
    /// What makes the gate show its page in place of a file.
    fn into_response(self) -> Response {
        let status = match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Away(error) => {
                tracing::warn!(%error, "a file cannot be sent now");
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Failed(error) => {
                tracing::error!(%error, "a file cannot be sent");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        (status, [(FAILURE, "1")]).into_response()
    }
}
