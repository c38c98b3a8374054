//! The answer of a service to a message.

use domain::messages::{
    delivery::DeliveryFailure,
    receipt::{Cost, FailureCause},
};
use reqwest::{RequestBuilder, StatusCode};
use serde_json::Value;

/// The most bytes of an answer that are read.
const MOST_READ: usize = 64 * 1024;

/// The most characters of an answer that are kept.
const MOST_KEPT: usize = 200;

/// A message that a service took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// The name of the service; `None` for a folder.
    pub provider: Option<&'static str>,
    /// The service's reference of the message.
    pub reference: Option<String>,
    /// The cost.
    pub cost: Option<Cost>,
    /// The answer in short, for `essor message test`.
    pub answer: String,
}

/// The failure of sending a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSent {
    /// The kind of failure.
    pub failure: DeliveryFailure,
    /// What has to be mended, where the service says it.
    pub cause: Option<FailureCause>,
    /// The answer of the service, for the log and the row: without numbers and codes.
    pub error: String,
}

impl NotSent {
    /// A failure, with the answer of the service.
    pub fn new(failure: DeliveryFailure, error: impl ToString) -> Self {
        Self { failure, cause: None, error: in_short(&error.to_string()) }
    }

    /// The service will not take it at any later attempt.
    pub(crate) fn refused(error: impl ToString) -> Self {
        Self::new(DeliveryFailure::Refused, error)
    }

    /// The service may take it later.
    pub(crate) fn later(error: impl ToString) -> Self {
        Self::new(DeliveryFailure::Unreachable, error)
    }

    /// The same, with what has to be mended.
    pub(super) fn because(self, cause: FailureCause) -> Self {
        Self { cause: Some(cause), ..self }
    }

    /// The failure of a status: 5xx, "later" and "too many" are temporary; so are a wrong key and a spent credit, which are mended at the
    /// service and not in the message. Any other 4xx is final.
    pub(crate) fn of_status(status: StatusCode, said: &str) -> Self {
        let error = format!("{status}: {said}");
        match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Self::later(error).because(FailureCause::Account),
            StatusCode::PAYMENT_REQUIRED => Self::later(error).because(FailureCause::Credit),
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => Self::later(error),
            status if status.is_client_error() => Self::refused(error),
            _ => Self::later(error),
        }
    }
}

/// Sends a request and reads its answer, up to [`MOST_READ`] bytes.
///
/// # Errors
/// The service cannot be reached, or does not answer in time.
pub(crate) async fn exchange(request: RequestBuilder) -> Result<(StatusCode, String), NotSent> {
    let failed = |error: reqwest::Error| {
        let failure = if error.is_timeout() { DeliveryFailure::TimedOut } else { DeliveryFailure::Unreachable };
        NotSent::new(failure, error.without_url())
    };
    let mut response = request.send().await.map_err(failed)?;
    let mut body = Vec::new();
    while body.len() < MOST_READ
        && let Some(chunk) = response.chunk().await.map_err(failed)?
    {
        body.extend_from_slice(&chunk);
    }
    Ok((response.status(), String::from_utf8_lossy(&body).into_owned()))
}

/// The answer as JSON; `Null` if it is none.
pub(crate) fn json(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_default()
}

/// A text or a number of an answer, as text.
pub(crate) fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A text in one line of at most [`MOST_KEPT`] characters, in which runs of six digits and more are left out: they may be a number or a
/// code.
pub(crate) fn in_short(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    let end = |digits: &mut String, out: &mut String| {
        out.push_str(if digits.len() < 6 { digits } else { "…" });
        digits.clear();
    };
    for c in text.chars().take(4 * MOST_KEPT) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        end(&mut digits, &mut out);
        out.push(if c.is_control() { ' ' } else { c });
    }
    end(&mut digits, &mut out);
    out.chars().take(MOST_KEPT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_in_short_and_without_numbers_and_codes() {
        assert_eq!(in_short("no credit (402) for +33639981310,\ncode 482913"), "no credit (402) for +…, code …");
        assert_eq!(in_short(&"a".repeat(1000)).len(), MOST_KEPT);
    }
}
