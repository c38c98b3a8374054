//! When the last good copy was made, and which process makes the next one.

use crate::{
    Result,
    db::{Db, StructureStore, tx_run, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};

/// The key of the instant of the last copy, in milliseconds, among the facts of the installation.
const LAST: &str = "copy.last";

/// The key of the instant of the last copy that the server made itself, in milliseconds.
const SCHEDULED: &str = "copy.scheduled";

/// The key of the instant until which a process makes a copy, in milliseconds.
const TURN: &str = "copy.turn";

#[boxed_futures]
impl Db {
    /// The instant of the last good copy; `None` when there was none.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn last_copy(&self) -> Result<Option<DateTime<Utc>>> {
        self.noted(LAST).await
    }

    /// The instant of the last copy that the server made itself; `None` when there was none.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn last_scheduled_copy(&self) -> Result<Option<DateTime<Utc>>> {
        self.noted(SCHEDULED).await
    }

    async fn noted(&self, key: &str) -> Result<Option<DateTime<Utc>>> {
        let millis: Option<i64> = value!(self, "select cast(value as bigint) from installation where key = $1", key)?;
        Ok(millis.and_then(DateTime::from_timestamp_millis))
    }

    /// Notes that a copy of the rows of that instant is whole; one of a later instant stays noted.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn note_copy(&self, at: DateTime<Utc>) -> Result<()> {
        self.raise(LAST, at, at).await.map(drop)
    }

    /// Notes that the server itself made a copy.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn note_scheduled_copy(&self, at: DateTime<Utc>) -> Result<()> {
        self.raise(SCHEDULED, at, at).await.map(drop)
    }

    /// Takes the turn of making a copy until an instant. `false` when another process has it.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn take_copy_turn(&self, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<bool> {
        self.raise(TURN, now, until).await
    }

    /// Sets a noted instant if it is missing or before `now`; whether it was set.
    async fn raise(&self, key: &str, now: DateTime<Utc>, to: DateTime<Utc>) -> Result<bool> {
        let mut tx = self.begin().await?;
        let changed = tx_run!(
            &mut tx,
            "insert into installation (key, value) values ($1, $2)
             on conflict (key) do update set value = excluded.value where cast(installation.value as bigint) < $3",
            key,
            to.timestamp_millis().to_string(),
            now.timestamp_millis(),
        )?;
        tx.commit().await?;
        Ok(changed > 0)
    }
}

#[boxed_futures]
impl StructureStore {
    /// The instant of the last good copy of the whole installation; `None` when there was none.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn last_copy(&self) -> Result<Option<DateTime<Utc>>> {
        self.db.last_copy().await
    }
}
