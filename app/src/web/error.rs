//! What a client that is no browser is told when a server function does not succeed. Browsers are redirected or get a
//! page; see [`crate::web::outcome`]. Codes only, no figures: an error may stand in an address.

use crate::web::outcome::FAILURE;
use domain::values::{ids::NotAnId, month::NotAMonth};
use http::{HeaderValue, StatusCode};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use serde::{Deserialize, Serialize};
use server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};

/// An error of a server function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// The form was not understood at all.
    #[error("bad-form")]
    BadForm,
    /// Some fields hold mistakes; they are kept with what was typed.
    #[error("mistakes")]
    Mistakes,
    /// A rule said no: the key of its sentence.
    #[error("{0}")]
    Refused(String),
    /// No such thing for whoever asks.
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
        let (status, error) =
            if names_nothing { (StatusCode::NOT_FOUND, Self::NotFound) } else { (StatusCode::BAD_REQUEST, Self::BadForm) };
        if let Some(response) = use_context::<ResponseOptions>() {
            response.set_status(status);
            response.insert_header(FAILURE, HeaderValue::from_static("1"));
        }
        error
    }
}
