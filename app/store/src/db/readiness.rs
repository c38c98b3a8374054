//! Whether the database can serve: asked by whoever watches the process.

use crate::{
    Result,
    db::{Db, open::why_no_answer, tx_run, value},
};
use chrono::{DateTime, Duration, Utc};
use std::sync::atomic::Ordering;

/// What [`Db::try_to_write`] writes, in bytes: more than one page of either engine, so that the file has to grow.
const PROBE_BYTES: usize = 20_000;

impl Db {
    /// Whether the database answers a question.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn ping(&self) -> Result<()> {
        let _: Option<i64> = value!(self, "select cast(1 as bigint)")?;
        Ok(())
    }

    /// Writes and undoes it. A full disk shows only when a transaction is committed: where the last one is not known to
    /// have been, what was written is taken away and committed.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`]: nobody can write at the moment.
    pub async fn try_to_write(&self, now: DateTime<Utc>) -> Result<()> {
        let sure = !self.uncommitted.load(Ordering::Relaxed);
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "insert into form_draft (holder, form, content, kept_at) values ('readiness', 'probe', $1, $2)
             on conflict (holder, form) do update set content = excluded.content",
            "x".repeat(PROBE_BYTES),
            now,
        )?;
        tx_run!(&mut tx, "delete from form_draft where holder = 'readiness'")?;
        if sure {
            tx.roll_back().await?;
            self.uncommitted.store(false, Ordering::Relaxed);
            Ok(())
        } else {
            tx.commit().await
        }
    }

    /// For how long the oldest message that is due has been waiting; nothing when none is due. Messages that were given up
    /// do not count.
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

    /// Why a wait for the database ran out, in words for the log.
    pub async fn why_no_answer(&self) -> String {
        why_no_answer(self.engine()).await
    }
}
