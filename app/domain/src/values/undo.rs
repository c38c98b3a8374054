//! The day in which a deed can be undone.

use chrono::{DateTime, Duration, Utc};

/// Hours in which a deed can be undone.
pub const UNDO_HOURS: i64 = 24;

/// The last instant at which a deed of `made_at` can be undone.
pub fn undone_until(made_at: DateTime<Utc>) -> DateTime<Utc> {
    made_at + Duration::hours(UNDO_HOURS)
}
