//! Messages that did not leave: given up with a reason that the coordinator reads, and erased in the end like all others.

use crate::{
    Result,
    db::{Db, StructureStore, rows, to_millis, tx_rows, tx_run, value},
    messages::Messages,
};
use chrono::{DateTime, Duration, Utc};
use domain::values::ids::PersonId;
use domain::{
    bookings::notice::NoticeKind,
    messages::delivery::{DeliveryFailure, KEPT_DAYS, MOST_TRIES, MessageKind},
};

/// A message that did not leave and will not be tried again.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Undelivered {
    /// First and family name of whom it was for, if known.
    pub name: Option<String>,
    /// Their identifier, if known.
    pub person_id: Option<PersonId>,
    /// Phone in E.164, or address.
    pub recipient: String,
    /// Why.
    pub failure: DeliveryFailure,
    /// Since when nothing is tried any more, UTC.
    pub given_up_at: DateTime<Utc>,
    notice: Option<String>,
    kind: Option<String>,
}

impl Undelivered {
    /// What it would have told of a booking.
    pub fn notice(&self) -> Option<NoticeKind> {
        self.notice.clone().and_then(|notice| NoticeKind::try_from(notice).ok())
    }

    /// What it was, if it did not tell of a booking.
    pub fn kind(&self) -> Option<MessageKind> {
        self.kind.clone().and_then(|kind| MessageKind::try_from(kind).ok())
    }
}

/// What was given up, for the log.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct GivenUp {
    /// The message.
    pub id: String,
    /// `Sms` or `Email`.
    pub channel: String,
    /// As stored, see [`DeliveryFailure`].
    pub failure: String,
}

impl Db {
    /// Notes that a message is not tried any more, why, and what the service said. Its text is emptied unless it tells of a
    /// booking.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn give_up(&self, id: &str, failure: DeliveryFailure, error: &str, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set given_up_at = $2, failure = $3, last_error = $4, leased_until = null,
             body = case when notice is null then '' else body end where id = $1 and sent_at is null and given_up_at is null",
            id,
            to_millis(now),
            failure.as_str(),
            error
        )?;
        tx.commit().await
    }

    /// Gives up what has expired, and what was being sent for the last time by a process that died. Returns what was given
    /// up.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn expire_messages(&self, now: DateTime<Utc>) -> Result<Vec<GivenUp>> {
        let now = to_millis(now);
        let any: Option<String> = value!(
            self,
            "select id from outbox where sent_at is null and dropped_at is null and given_up_at is null
             and (expires_at <= $1 or tries >= $2 and leased_until < $1) limit 1",
            now,
            MOST_TRIES
        )?;
        if any.is_none() {
            return Ok(Vec::new());
        }
        let mut tx = self.begin().await?;
        let given_up: Vec<GivenUp> = tx_rows!(
            &mut tx,
            "update outbox set given_up_at = $1, failure = case when expires_at <= $1 then 'Expired' else 'TimedOut' end,
             leased_until = null, body = case when notice is null then '' else body end
             where sent_at is null and dropped_at is null and given_up_at is null
             and (expires_at <= $1 or tries >= $2 and leased_until < $1) returning id, channel, failure",
            now,
            MOST_TRIES
        )?;
        tx.commit().await?;
        Ok(given_up)
    }

    /// Erases the messages that left, were dropped or were given up more than [`KEPT_DAYS`] days ago. Returns how many.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`]; what is left is erased the next time.
    pub async fn erase_messages(&self, now: DateTime<Utc>) -> Result<u64> {
        let before = to_millis(now) - Duration::days(KEPT_DAYS);
        let mut erased = 0;
        loop {
            let mut tx = self.begin().await?;
            // Some at a time: nobody waits long for the writer.
            let some = tx_run!(
                &mut tx,
                "delete from outbox where id in (select id from outbox
                 where sent_at < $1 or dropped_at < $1 or given_up_at < $1 order by id limit 1000)",
                before
            )?;
            tx.commit().await?;
            erased += some;
            if some == 0 {
                return Ok(erased);
            }
        }
    }
}

impl Messages<'_> {
    /// The messages of the structure that were given up within [`KEPT_DAYS`] days, newest first, at most `most` of them; and
    /// how many there are in all.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn undelivered(&self, most: i64) -> Result<(Vec<Undelivered>, i64)> {
        let count: Option<i64> = value!(
            self.db,
            "select count(*) from outbox where structure_id = $1 and given_up_at is not null and dropped_at is null",
            self.scope()
        )?;
        let some = rows!(
            self.db,
            "select p.first_name || ' ' || p.last_name as name, p.id as person_id,
             o.recipient, o.failure, o.given_up_at, o.notice, o.kind
             from outbox o left join person p on p.structure_id = o.structure_id and p.id = coalesce(o.person_id, (select q.id from person q
             where q.structure_id = o.structure_id and (q.phone = o.recipient or q.email = o.recipient) order by q.id limit 1))
             where o.structure_id = $1 and o.given_up_at is not null and o.dropped_at is null
             order by o.given_up_at desc, o.id desc limit $2",
            self.scope(),
            most
        )?;
        Ok((some, count.unwrap_or_default()))
    }
}
