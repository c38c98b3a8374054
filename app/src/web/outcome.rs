//! The last of a server function's five steps: the response.
//!
//! A browser is always redirected, so that "reload" sends nothing twice: to the next page with a sentence shown once, or back
//! to the form with what was typed and its mistakes. Any other client gets the same as a status and a code.

use crate::{
    texts::text,
    web::{context::Visitor, cookies::set_cookie, error::AppError, page::encoded},
};
use axum::http::{HeaderName, HeaderValue, StatusCode, header, request::Parts};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::StoreError;

/// The header with the sentence of a refusal, percent-encoded, for clients that see no page: a phone shows it beside what it kept.
pub const SENTENCE: HeaderName = HeaderName::from_static("essor-sentence");

/// Sets [`SENTENCE`] on the response. Without it, [`respond`] sets that of the refusal's key.
pub fn explain(sentence: &str) {
    if let (Some(response), Ok(sentence)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&encoded(sentence))) {
        response.insert_header(SENTENCE, sentence);
    }
}

/// Where a server function leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is done: the next page, with a sentence shown once.
    Done {
        /// The address of the next page.
        to: String,
        /// The key of the sentence, without its `done.`.
        say: Option<&'static str>,
    },
    /// Nothing was changed: back to the form, where mistakes and typed values are kept.
    Rejected {
        /// The address of the form's page.
        to: String,
    },
    /// A rule refused it: back, with the sentence of the rule.
    Refused {
        /// The address of the page to go back to.
        to: String,
        /// The key of the sentence.
        because: &'static str,
    },
    /// Another person was first: to a page that says who, from the stored row.
    Overtaken {
        /// The address of that page.
        to: String,
        /// The key of the sentence, for clients that see no page.
        because: &'static str,
    },
}

impl Outcome {
    /// Done: the next page, with the sentence of that key.
    pub fn done(to: impl Into<String>, say: &'static str) -> Self {
        Self::Done { to: to.into(), say: Some(say) }
    }

    /// Done: the next page, without a sentence.
    pub fn go(to: impl Into<String>) -> Self {
        Self::Done { to: to.into(), say: None }
    }
}

/// What `then` makes of a success; [`Outcome::Refused`] at the page `back` when a rule refused it; any other error as it is.
///
/// # Errors
/// That of the result, unless it is a refusal.
pub fn refused_or<T>(result: Result<T, StoreError>, back: &str, then: impl FnOnce(T) -> Outcome) -> Result<Outcome, StoreError> {
    match result {
        Ok(value) => Ok(then(value)),
        Err(StoreError::Refused(refusal)) => Ok(Outcome::Refused { to: back.to_owned(), because: refusal.key() }),
        Err(error) => Err(error),
    }
}

/// Sets the status, the address and the cookie of an outcome, or the status of an error, on the response.
///
/// # Errors
/// An error of the store, for every client; to clients other than browsers also every outcome but [`Outcome::Done`].
pub fn respond(outcome: Result<Outcome, StoreError>) -> Result<(), AppError> {
    let (Some(parts), Some(response)) = (use_context::<Parts>(), use_context::<ResponseOptions>()) else {
        return Err(StoreError::OutsideRequest.into());
    };
    let browser = parts.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"));
    let (to, say, status, error) = match outcome? {
        Outcome::Done { to, say } => (to, say.map(|key| format!("done.{key}")), StatusCode::OK, None),
        Outcome::Rejected { to } => (to, None, StatusCode::UNPROCESSABLE_ENTITY, Some(AppError::Mistakes)),
        Outcome::Refused { to, because } => {
            (to, Some(format!("refused.{because}")), StatusCode::CONFLICT, Some(AppError::Refused(because.to_owned())))
        }
        Outcome::Overtaken { to, because } => (to, None, StatusCode::CONFLICT, Some(AppError::Refused(because.to_owned()))),
    };
    if let (Some(AppError::Refused(key)), false) = (&error, browser)
        && !response.0.read().is_ok_and(|set| set.headers.contains_key(SENTENCE))
        && let Ok(visitor) = Visitor::current()
    {
        explain(&text(visitor.language, key));
    }
    response.set_status(if browser { StatusCode::SEE_OTHER } else { status });
    if let Ok(location) = HeaderValue::from_str(&to) {
        response.insert_header(header::LOCATION, location);
    }
    if let Some(say) = say {
        set_cookie("flash", &say, 60);
    }
    match error {
        Some(error) if !browser => Err(error),
        _ => Ok(()),
    }
}
