//! Identifiers and instants as they are stored.

use crate::db::error::{Result, StoreError};
use chrono::{DateTime, SubsecRound, Utc};
use std::sync::{Mutex, PoisonError};
use ulid::Ulid;

/// An instant cut to milliseconds: PostgreSQL stores microseconds and SQLite nanoseconds, so that both store the same.
pub(crate) fn to_millis(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(3)
}

/// A new ULID: sorted by its instant, random within it.
pub fn new_ulid(at: DateTime<Utc>) -> String {
    ulid(at).to_string()
}

/// A new ULID for an audit event or a message: greater than the one before it in this process, also within one millisecond.
pub(crate) fn next_ulid(at: DateTime<Utc>) -> String {
    static LAST: Mutex<Ulid> = Mutex::new(Ulid::nil());
    let fresh = ulid(at);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    *last = if last.timestamp_ms() == fresh.timestamp_ms() { last.increment().unwrap_or(fresh) } else { fresh };
    last.to_string()
}

fn ulid(at: DateTime<Utc>) -> Ulid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    let mut random = [0u8; 16];
    // The system's randomness fails on no system that Essor runs on; without it a key is still unique by its instant
    // and the table's primary key refuses a second one.
    let _ = getrandom::fill(&mut random);
    Ulid::from_parts(millis, u128::from_le_bytes(random))
}

/// [`new_ulid`] as the identifier of a row of that type.
pub(crate) fn new_id<T: TryFrom<String>>(at: DateTime<Utc>) -> Result<T> {
    T::try_from(new_ulid(at)).map_err(|_| StoreError::NotFound)
}
