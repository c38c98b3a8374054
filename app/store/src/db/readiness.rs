//! The checks of the database for the readiness of the process.

use crate::{
    Result,
    db::{Db, open::why_no_answer, tx_run, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use std::sync::atomic::Ordering;

/// The size of the row that [`Db::try_to_write`] writes, in bytes: more than a page of either engine, so that the file has to grow.
const PROBE_BYTES: usize = 20_000;

#[boxed_futures]
impl Db {
    /// Runs a query.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn ping(&self) -> Result<()> {
        let _: Option<i64> = value!(self, "select cast(1 as bigint)")?;
        Ok(())
    }

    /// Writes a row and rolls back. A full disk may show at the commit only: if the last transaction is not known to be committed, the row
    /// is deleted and the transaction committed.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`]: writing is impossible at the moment.
    pub async fn try_to_write(&self, now: DateTime<Utc>) -> Result<()> {
        let committed = !self.uncommitted.load(Ordering::Relaxed);
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "insert into form_draft (holder, form, content, kept_at) values ('readiness', 'probe', $1, $2)
             on conflict (holder, form) do update set content = excluded.content",
            "x".repeat(PROBE_BYTES),
            now,
        )?;
        tx_run!(&mut tx, "delete from form_draft where holder = 'readiness'")?;
        if committed {
            tx.roll_back().await?;
            self.uncommitted.store(false, Ordering::Relaxed);
            Ok(())
        } else {
            tx.commit().await
        }
    }

    /// The time for which the oldest due message has been waiting; `None` when none is due. Messages that were given up do not count.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn outbox_delay(&self, now: DateTime<Utc>) -> Result<Option<Duration>> {
        let oldest: Option<DateTime<Utc>> = value!(
            self,
            "select due_at from outbox where sent_at is null and dropped_at is null and given_up_at is null and due_at <= $1
             order by due_at limit 1",
            now
        )?;
        Ok(oldest.map(|due_at| now - due_at))
    }

    /// The cause of a timeout of the database, as text for the log.
    pub async fn why_no_answer(&self) -> String {
        why_no_answer(self.engine()).await
    }
}
