//! The 24 hours within which an act of the team, such as a merge, can be undone.

use chrono::{DateTime, Duration, Utc};

/// The number of hours within which an act can be undone.
pub const UNDO_HOURS: i64 = 24;

/// The last instant at which an act of `made_at` can be undone, UTC.
pub fn undone_until(made_at: DateTime<Utc>) -> DateTime<Utc> {
    made_at + Duration::hours(UNDO_HOURS)
}
