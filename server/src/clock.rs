//! The one place where the clock is read. Everywhere else the instant comes in as an argument.

use chrono::{DateTime, SubsecRound, Utc};

/// Now, UTC, to the millisecond as both databases keep it.
#[allow(clippy::disallowed_methods)]
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}
