//! Files that are written for one request.

use super::error::FAILURE;
use axum::{
    body::{Body, Bytes},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::{Stream, StreamExt};
use rust_xlsxwriter::XlsxError;
use store::StoreError;

/// A file written for this request.
pub struct Download {
    /// Its media type.
    pub kind: &'static str,
    /// Its name, of ASCII letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// The response with the file as a download, or with an error and [`FAILURE`].
pub fn download(written: Result<Download, FileError>) -> Response {
    match written {
        Ok(Download { kind, name, content }) => {
            let headers = [
                (header::CONTENT_TYPE, kind.to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (header::CACHE_CONTROL, "private, no-store".to_owned()),
            ];
            (headers, content).into_response()
        }
        Err(error) => error.into_response(),
    }
}

/// The body of a response that is written while it is sent. Layers such as compression poll a body once more after its end; a stream may panic
/// then, so that it is fused.
#[expect(clippy::disallowed_methods, reason = "the one place where a stream becomes a body")]
pub fn streamed<S, E>(parts: S) -> Body
where
    S: Stream<Item = Result<Bytes, E>> + Send + 'static,
    E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
{
    Body::from_stream(parts.fuse())
}

/// The reason for which no file is sent.
#[derive(Debug)]
pub enum FileError {
    /// No such row in the user's structure: 404.
    Missing,
    /// The store is unavailable: 503.
    Away(StoreError),
    /// A failure: 500.
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl From<StoreError> for FileError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::Missing,
            error if error.is_unavailable() => Self::Away(error),
            error => Self::Failed(error.into()),
        }
    }
}

impl From<csv::Error> for FileError {
    fn from(error: csv::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<XlsxError> for FileError {
    fn from(error: XlsxError) -> Self {
        Self::Failed(error.into())
    }
}

impl IntoResponse for FileError {
    /// The status, with [`FAILURE`]: the gate sends browsers its page of that status.
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

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::HttpBody;
    use futures_util::stream;
    use std::{
        convert::Infallible,
        pin::Pin,
        task::{Context, Poll, Waker},
    };

    #[test]
    fn a_body_polled_after_its_end_is_still_at_its_end() {
        let parts =
            stream::unfold(2_u8, |left| async move { (left > 0).then(|| (Ok::<_, Infallible>(Bytes::from_static(b"x")), left - 1)) });
        let mut body = streamed(Box::pin(parts));
        let mut poll = || Pin::new(&mut body).poll_frame(&mut Context::from_waker(Waker::noop()));
        for _part in 0..2 {
            assert!(matches!(poll(), Poll::Ready(Some(Ok(_)))));
        }
        for _again in 0..3 {
            assert!(matches!(poll(), Poll::Ready(None)));
        }
    }
}
