//! Messages that were given up, listed with the reason for the coordinator; the erasure of old messages.

use crate::{
    Result,
    db::{Db, rows, to_millis, tx_rows, tx_run, value},
    messages::Messages,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    bookings::notice::NoticeKind,
    messages::{
        delivery::{Channel, DeliveryFailure, KEPT_DAYS, MOST_TRIES, MessageKind},
        receipt::FailureCause,
    },
    values::ids::PersonId,
};

/// A message that was given up.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct UndeliveredMessage {
    /// First and family name of the recipient; `None` when the contact is no person's of the structure.
    pub name: Option<String>,
    /// The recipient; `None` like the name.
    pub person_id: Option<PersonId>,
    /// Phone number in E.164, or mail address.
    pub recipient: String,
    /// Why it was given up.
    pub failure: DeliveryFailure,
    /// When it was given up, UTC.
    pub given_up_at: DateTime<Utc>,
    /// The kind of a message about a booking.
    pub notice: Option<NoticeKind>,
    /// The kind of any other message.
    pub kind: Option<MessageKind>,
}

/// A message that was given up, for the log.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ExpiredMessage {
    /// Its identifier.
    pub id: String,
    /// Its channel.
    pub channel: Channel,
    /// Why it was given up.
    pub failure: DeliveryFailure,
}

#[boxed_futures]
impl Db {
    /// Gives a message up, with the reason and the error of the service. Its text is emptied unless it can be sent again: about a booking,
    /// a question, a correction or a plan.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn give_up_message(&self, id: &str, failure: DeliveryFailure, error: &str, now: DateTime<Utc>) -> Result<()> {
        self.give_up_message_for(id, failure, None, error, now).await
    }

    /// As [`Db::give_up_message`], with what has to be mended.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn give_up_message_for(
        &self,
        id: &str,
        failure: DeliveryFailure,
        cause: Option<FailureCause>,
        error: &str,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set given_up_at = $2, failure = $3, last_error = $4, leased_until = null, cause = $5,
             body = case when notice is null and kind not in ('Question', 'Correction', 'Plan') then '' else body end
             where id = $1 and sent_at is null and given_up_at is null",
            id,
            to_millis(now),
            failure,
            error,
            cause
        )?;
        tx.commit().await
    }

    /// Gives up the messages that have expired, and those whose process died during the last attempt. Returns them.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn expire_messages(&self, now: DateTime<Utc>) -> Result<Vec<ExpiredMessage>> {
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
        let given_up: Vec<ExpiredMessage> = tx_rows!(
            &mut tx,
            "update outbox set given_up_at = $1, failure = case when expires_at <= $1 then 'Expired' else 'TimedOut' end,
             leased_until = null, body = case when notice is null and kind not in ('Question', 'Correction', 'Plan') then '' else body end
             where sent_at is null and dropped_at is null and given_up_at is null
             and (expires_at <= $1 or tries >= $2 and leased_until < $1) returning id, channel, failure",
            now,
            MOST_TRIES
        )?;
        tx.commit().await?;
        Ok(given_up)
    }

    /// Erases the messages that left, were dropped or were given up more than [`KEPT_DAYS`] days ago. Returns their number.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`]; the remaining ones are erased the next time.
    pub async fn erase_messages(&self, now: DateTime<Utc>) -> Result<u64> {
        let before = to_millis(now) - Duration::days(KEPT_DAYS);
        let mut tx = self.begin().await?;
        let mut erased = tx_run!(&mut tx, "delete from team_reminder where made_at < $1", before)?;
        tx.commit().await?;
        loop {
            let mut tx = self.begin().await?;
            // In batches, so that no other transaction waits long for the writer.
            let some = tx_run!(
                &mut tx,
                "delete from outbox where id in (select id from outbox
                 where sent_at < $1 or dropped_at < $1 or given_up_at < $1 limit 1000)",
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

#[boxed_futures]
impl Messages<'_> {
    /// The structure's messages that were given up, not sent again and not yet erased ([`KEPT_DAYS`] days), the newest `most`; and the
    /// number of all of them.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn undelivered(&self, most: i64) -> Result<(Vec<UndeliveredMessage>, i64)> {
        let count: Option<i64> = value!(
            self.db,
            "select count(*) from outbox where structure_id = $1 and given_up_at is not null and dropped_at is null and resent_at is null",
            self.scope()
        )?;
        let some = rows!(
            self.db,
            "select p.first_name || ' ' || p.last_name as name, p.id as person_id,
             o.recipient, o.failure, o.given_up_at, o.notice, o.kind
             from outbox o left join person p on p.structure_id = o.structure_id and p.id = coalesce(o.person_id, (select q.id from person q
             where q.structure_id = o.structure_id and (q.phone = o.recipient or q.email = o.recipient) order by q.id limit 1))
             where o.structure_id = $1 and o.given_up_at is not null and o.dropped_at is null and o.resent_at is null
             order by o.given_up_at desc, o.id desc limit $2",
            self.scope(),
            most
        )?;
        Ok((some, count.unwrap_or_default()))
    }
}
