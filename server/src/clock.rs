//! The clock of the process, read here only: everywhere else the instant is an argument.

use chrono::{DateTime, SubsecRound, Utc};

/// The current instant, UTC, to the millisecond as both databases store it.
#[allow(clippy::disallowed_methods)]
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}
