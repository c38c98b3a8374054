//! The errors of server functions, as clients other than browsers get them. Browsers are redirected or get a page; see
//! [`crate::web::outcome`]. Codes only, no amounts: an error may stand in an address.

use domain::values::{ids::NotAnId, month::NotAMonth};
use http::{HeaderName, HeaderValue, StatusCode, request::Parts};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use serde::{Deserialize, Serialize};
use server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use store::StoreError;

/// The header of a response that reports a failure: the server's gate sends browsers its own page of that status in place of it.
pub const FAILURE: HeaderName = HeaderName::from_static("essor-failure");

/// An error of a server function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// The form was not understood at all.
    #[error("bad-form")]
    BadForm,
    /// Some fields hold mistakes; they are kept with what was typed.
    #[error("mistakes")]
    Mistakes,
    /// A rule refused it: the key of its sentence.
    #[error("{0}")]
    Refused(String),
    /// No such row in the user's structure.
    #[error("not-found")]
    NotFound,
    /// A failure on our side: nothing was changed.
    #[error("ours")]
    Ours,
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        tracing::debug!(%error, "a form was not understood");
        // An identifier or a month that is none names no row: that is missing, as in the address of a page.
        let names_nothing = [NotAnId.to_string(), NotAMonth.to_string()].iter().any(|said| error.to_string().contains(said));
        if names_nothing { Self::NotFound.with_status(StatusCode::NOT_FOUND) } else { Self::BadForm.with_status(StatusCode::BAD_REQUEST) }
    }
}

impl From<StoreError> for AppError {
    /// Ends a server function: the status of the error is set on the response, with [`FAILURE`]; a failure is logged.
    fn from(error: StoreError) -> Self {
        let path = || with_context::<Parts, _>(|parts| parts.uri.path().to_owned()).unwrap_or_default();
        match error {
            StoreError::NotFound => Self::NotFound.with_status(StatusCode::NOT_FOUND),
            StoreError::Refused(refusal) => Self::Refused(refusal.key().to_owned()).with_status(StatusCode::CONFLICT),
            StoreError::DryRun => Self::Ours.with_status(StatusCode::CONFLICT),
            error if error.is_unavailable() => {
                tracing::warn!(%error, path = path(), "a server function could not do its work now");
                Self::Ours.with_status(StatusCode::SERVICE_UNAVAILABLE)
            }
            error => {
                tracing::error!(%error, path = path(), "a server function failed");
                Self::Ours.with_status(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }
}

impl AppError {
    /// The same error, with that status and [`FAILURE`] set on the response.
    fn with_status(self, status: StatusCode) -> Self {
        if let Some(response) = use_context::<ResponseOptions>() {
            response.set_status(status);
            response.insert_header(FAILURE, HeaderValue::from_static("1"));
        }
        self
    }
}
