//! The outbox: a message is a row, written in the transaction of what it is about, and delivered by a job that leases it.

use crate::{
    Person, Result,
    db::{Db, Tx, next_ulid, rows, to_millis, tx_row, tx_run, value},
    sign_in::{CODE_MINUTES, LINK_MINUTES},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    bookings::notice::NoticeKind,
    messages::{
        budget::SmsBudget,
        delivery::{MOST_TRIES, MessageKind, SEND_SECONDS},
        receipt::Cost,
        reminder::ReminderKind,
    },
    people::Contact,
    values::ids::{PersonId, StructureId},
};

pub use domain::messages::delivery::Channel;

/// A queue of messages; a lane that is blocked delays no other lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// The channel of its messages.
    pub channel: Channel,
    /// Whether it is the lane of urgent messages, see [`MessageKind::is_urgent`].
    pub urgent: bool,
}

impl Lane {
    /// The lane of SMS that are not urgent.
    pub const SMS: Lane = Lane { channel: Channel::Sms, urgent: false };

    /// The lane of notifications, in which every reminder begins.
    pub const PUSH: Lane = Lane { channel: Channel::Push, urgent: false };

    /// Every lane.
    pub const ALL: [Lane; 5] = [
        Lane { channel: Channel::Sms, urgent: true },
        Lane { channel: Channel::Email, urgent: true },
        Lane::SMS,
        Lane { channel: Channel::Email, urgent: false },
        Lane::PUSH,
    ];
}

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The recipient's phone number or mail address.
    pub to: Contact,
    /// The subject of a mail; an SMS has none.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// A message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct OutboxMessage {
    /// Its identifier.
    pub id: String,
    /// Its channel.
    pub channel: Channel,
    /// Phone number in E.164, or mail address; of a notification the contact to which the message goes if it cannot be shown.
    pub recipient: String,
    /// The subject of a mail, or the title of a notification.
    pub subject: String,
    /// The text; empty once a message with a code or a link has left, and until [`Db::store_text`] for a message about a booking.
    pub body: String,
    /// The number of attempts to send it, the current one included.
    pub tries: i64,
    /// The kind of a message about a booking, see [`crate::Notice`].
    pub notice: Option<NoticeKind>,
    /// The kind of a reminder to declare, see [`crate::Reminder`].
    pub reminder: Option<ReminderKind>,
    /// Whether it is in an urgent lane.
    pub urgent: bool,
    /// Whether it may leave as an SMS at night.
    pub by_night: bool,
    /// The instant from which it must not leave, UTC.
    pub expires_at: Option<DateTime<Utc>>,
    /// Whether its recipient has answered STOP and has not asked for it: it must not leave.
    pub stopped: bool,
    /// The name of the structure that sends it; `None` for messages of the network.
    pub structure: Option<String>,
    /// The mail address of the structure's coordinator who joined first, for replies.
    pub reply_to: Option<String>,
}

/// What the service that took a message has said of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SentBy<'a> {
    /// The name of the service; `None` when there is none and the message was written into a file.
    pub provider: Option<&'a str>,
    /// The service's reference of the message.
    pub reference: Option<&'a str>,
    /// The cost.
    pub cost: Option<&'a Cost>,
}

/// The columns of [`OutboxMessage`].
macro_rules! columns {
    () => {
        "id, channel, recipient, subject, body, tries, notice, reminder, urgent, by_night, expires_at,
         coalesce(kind, '') <> 'Code' and exists (
             select 1 from person s where s.phone = outbox.recipient and s.sms_stopped_at_phone = outbox.recipient
         ) as stopped,
         (select name from structure where structure.id = outbox.structure_id) as structure,
         (select p.email from person p where p.structure_id = outbox.structure_id and p.role = 'Coordinator' and p.left_team_at is null
          and p.email is not null order by p.id limit 1) as reply_to"
    };
}

/// The length of a lease, in seconds: longer than it takes to write the text and send the message.
pub const LEASE_SECONDS: i64 = 60;

impl Tx {
    /// Inserts a message into the outbox, for that person, else for the one who has the contact. A code expires after [`CODE_MINUTES`]
    /// minutes, a link of an account after [`LINK_MINUTES`]. To a number at which its person answered STOP it goes by mail, if they
    /// have an address.
    pub(crate) async fn enqueue(
        &mut self,
        structure: Option<&StructureId>,
        kind: MessageKind,
        person: Option<&PersonId>,
        message: &Message,
        at: DateTime<Utc>,
    ) -> Result<()> {
        self.enqueue_about(structure, kind, person, message, at, None).await
    }

    /// As [`Tx::enqueue`]; `about` names what the message is about, so that [`Tx::drop_messages_about`] finds it when that is undone.
    pub(crate) async fn enqueue_about(
        &mut self,
        structure: Option<&StructureId>,
        kind: MessageKind,
        person: Option<&PersonId>,
        message: &Message,
        at: DateTime<Utc>,
        about: Option<&str>,
    ) -> Result<()> {
        let (mut channel, mut recipient) = (Channel::of(&message.to), message.to.as_str().to_owned());
        if channel == Channel::Sms
            && kind != MessageKind::Code
            && let Some(address) = self.address_in_place_of(&recipient).await?
        {
            (channel, recipient) = (Channel::Email, address);
        }
        let minutes = match kind {
            MessageKind::Code => Some(CODE_MINUTES),
            MessageKind::AccountLink => Some(LINK_MINUTES),
            _ => None,
        };
        let expires_at = minutes.map(|minutes| at + Duration::minutes(minutes));
        tx_run!(
            self,
            "insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, kind, urgent, by_night,
             person_id, expires_at, about) values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $9, coalesce($10,
             (select p.id from person p where p.structure_id = $2 and (p.phone = $4 or p.email = $4) order by p.id limit 1)), $11, $12)",
            next_ulid(at),
            structure,
            channel,
            recipient.as_str(),
            message.subject.as_str(),
            message.body.as_str(),
            to_millis(at),
            kind,
            kind.is_urgent(),
            person,
            expires_at.map(to_millis),
            about,
        )?;
        Ok(())
    }

    /// Drops the messages about something that was undone or is over: one that has not left by now does not leave.
    pub(crate) async fn drop_messages_about(&mut self, about: &str, at: DateTime<Utc>) -> Result<()> {
        tx_run!(
            self,
            "update outbox set dropped_at = $2 where about = $1 and sent_at is null and dropped_at is null",
            about,
            to_millis(at)
        )?;
        Ok(())
    }
}

#[boxed_futures]
impl Db {
    /// Leases the message of a lane that has been due longest, for [`LEASE_SECONDS`] during which no other process gets it.
    /// `None` when no message is due; one that would arrive after it expired is skipped.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn lease_message(&self, lane: Lane, now: DateTime<Utc>) -> Result<Option<OutboxMessage>> {
        self.lease_message_within(lane, SmsBudget::default(), |_| None, now).await
    }

    /// As [`Db::lease_message`]; no SMS but a code is leased beyond the budget: those that are due wait until it allows more, and the
    /// coordinators of their structures get the message of `alert` once a day.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn lease_message_within(
        &self,
        lane: Lane,
        budget: SmsBudget,
        alert: impl Fn(&Person) -> Option<Message> + Send + Sync,
        now: DateTime<Utc>,
    ) -> Result<Option<OutboxMessage>> {
        let now = to_millis(now);
        let arrives = now + Duration::seconds(SEND_SECONDS);
        let due: Option<String> = value!(
            self,
            "select id from outbox where channel = $1 and urgent = $2 and sent_at is null and dropped_at is null and given_up_at is null
             and due_at <= $3 and tries < $4 and (leased_until is null or leased_until < $3) and (expires_at is null or expires_at > $5)
             limit 1",
            lane.channel,
            lane.urgent,
            now,
            MOST_TRIES,
            arrives,
        )?;
        if due.is_none() {
            return Ok(None);
        }
        let mut tx = self.begin().await?;
        // Processes take turns: two at once would both select the oldest message, and one of them would lease nothing.
        tx.lock_key(if lane.urgent { "outbox urgent" } else { "outbox" }).await?;
        if lane == Lane::SMS
            && let Some(hold) = tx.sms_hold(budget, now).await?
        {
            tx.hold_sms(hold, alert, now).await?;
            tx.commit().await?;
            return Ok(None);
        }
        let leased: Option<OutboxMessage> = tx_row!(
            &mut tx,
            concat!(
                "update outbox set leased_until = $6, tries = tries + 1, waits_for = null where id =
                 (select id from outbox where channel = $1 and urgent = $2 and sent_at is null and dropped_at is null
                  and given_up_at is null and due_at <= $3 and tries < $4 and (leased_until is null or leased_until < $3)
                  and (expires_at is null or expires_at > $5) order by due_at, created_at, id limit 1)
                 and sent_at is null and (leased_until is null or leased_until < $3) returning ",
                columns!()
            ),
            lane.channel,
            lane.urgent,
            now,
            MOST_TRIES,
            arrives,
            now + Duration::seconds(LEASE_SECONDS),
        )?;
        tx.commit().await?;
        Ok(leased)
    }

    /// Marks a message as done with where no service sends it. Its text is emptied unless it is about a booking.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn mark_delivered(&self, id: &str, now: DateTime<Utc>) -> Result<()> {
        self.mark_sent(id, &SentBy::default(), now).await
    }

    /// As [`Db::mark_delivered`], with what the service that took it has said of it.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn mark_sent(&self, id: &str, by: &SentBy<'_>, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set sent_at = $2, leased_until = null, given_up_at = null, failure = null, cause = null,
             body = case when notice is null then '' else body end where id = $1 and sent_at is null",
            id,
            to_millis(now)
        )?;
        // Also when a receipt was faster than the answer, and has marked it as sent.
        tx_run!(
            &mut tx,
            "update outbox set provider = $2, reference = $3, cost = coalesce($4, cost), cost_unit = coalesce($5, cost_unit)
             where id = $1 and reference is null",
            id,
            by.provider,
            by.reference,
            by.cost.map(|cost| cost.millionths),
            by.cost.map(|cost| cost.unit.as_str())
        )?;
        tx.commit().await
    }

    /// Records the error of an attempt and the instant of the next one.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn retry_message_at(&self, id: &str, error: &str, next_at: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set last_error = $2, due_at = $3, leased_until = null where id = $1 and sent_at is null",
            id,
            error,
            to_millis(next_at)
        )?;
        tx.commit().await
    }

    /// All messages to a phone number or mail address, newest first; for tests and support.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn messages_to(&self, recipient: &str) -> Result<Vec<OutboxMessage>> {
        let sql = concat!("select ", columns!(), " from outbox where recipient = $1 order by created_at desc, id desc");
        Ok(rows!(self, sql, recipient)?)
    }
}
