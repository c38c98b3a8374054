//! What codes of six digits have in common, whether they sign in or confirm a new contact: how often one is tried, how long the device that
//! used it may send it again, and which second request is a double tap.

use super::REPEAT_MINUTES;
use chrono::{DateTime, Duration, Utc};

/// The most attempts with one code.
const MOST_TRIES: i64 = 5;

/// Seconds within which a second request for the same contact is a double tap: no second code is sent.
const DOUBLE_TAP_SECONDS: i64 = 30;

/// The instant since which a request counts as the first half of a double tap at `now`.
pub(crate) fn double_tap_since(now: DateTime<Utc>) -> DateTime<Utc> {
    now - Duration::seconds(DOUBLE_TAP_SECONDS)
}

/// A stored code.
#[derive(Debug, sqlx_macros::FromRow)]
pub(crate) struct OneTimeCode {
    pub code_hash: String,
    /// The attempts before this one.
    pub tries: i64,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    pub used_by: Option<String>,
}

/// What an attempt with a code comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeVerdict {
    /// Right, for the first time.
    Right,
    /// Right, and sent again by the device that used it: nothing is left to do.
    Again,
    /// Wrong.
    Wrong,
    /// Used or expired.
    Old,
    /// Tried too often: not compared.
    TooMany,
}

impl OneTimeCode {
    /// What an attempt with the code of that hash comes to, from a device or browser by its hash.
    pub fn verdict(&self, code_hash: &str, device: &str, now: DateTime<Utc>) -> CodeVerdict {
        let right = self.code_hash == code_hash;
        let lately = self.used_at.is_some_and(|at| at > now - Duration::minutes(REPEAT_MINUTES));
        if right && lately && self.used_by.as_deref() == Some(device) {
            CodeVerdict::Again
        } else if self.tries >= MOST_TRIES {
            // To ask for another code is the better advice.
            CodeVerdict::TooMany
        } else if self.used_at.is_some() || self.expires_at <= now {
            CodeVerdict::Old
        } else if right {
            CodeVerdict::Right
        } else {
            CodeVerdict::Wrong
        }
    }
}
