//! What waits in the outbox, for the person who watches the process.

use crate::{
    Result,
    db::{Db, rows, to_millis},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::messages::delivery::Channel;

/// The messages of a channel that have not left.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct OutboxBacklog {
    /// The channel.
    pub channel: Channel,
    /// The number of messages that wait, due or not.
    pub waiting: i64,
    /// The number of those that are due.
    pub due: i64,
    /// The instant since which the oldest due message waits, UTC; `None` when none is due.
    pub oldest_due_at: Option<DateTime<Utc>>,
}

#[boxed_futures]
impl Db {
    /// The messages that have not left, by channel; a channel without any is missing.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn outbox_backlog(&self, now: DateTime<Utc>) -> Result<Vec<OutboxBacklog>> {
        Ok(rows!(
            self,
            "select channel, count(*) as waiting, count(case when due_at <= $1 then 1 end) as due,
             min(case when due_at <= $1 then due_at end) as oldest_due_at from outbox
             where sent_at is null and dropped_at is null and given_up_at is null group by channel order by channel",
            to_millis(now)
        )?)
    }
}
