//! Messages on their way: a row in the transaction of what they tell, delivered once by a job under a lease.

use crate::{
    Result,
    db::{Db, Tx, next_ulid, rows, to_millis, tx_row, tx_run, value},
    sign_in::codes::CODE_MINUTES,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    messages::delivery::{MOST_TRIES, MessageKind, SEND_SECONDS},
    people::Contact,
    values::ids::{PersonId, StructureId},
};

/// How a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// A text message.
    Sms,
    /// A mail.
    Email,
}

impl Channel {
    /// The one that leads to a phone or an address.
    pub fn of(to: &Contact) -> Self {
        match to {
            Contact::Phone(_) => Self::Sms,
            Contact::Email(_) => Self::Email,
        }
    }

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "Sms",
            Self::Email => "Email",
        }
    }
}

/// A queue of its own: what waits in one lane holds up no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// How its messages go out.
    pub channel: Channel,
    /// Whether it is the one of codes, which pass by everything else.
    pub urgent: bool,
}

impl Lane {
    /// Every lane.
    pub const ALL: [Lane; 4] = [
        Lane { channel: Channel::Sms, urgent: true },
        Lane { channel: Channel::Email, urgent: true },
        Lane { channel: Channel::Sms, urgent: false },
        Lane { channel: Channel::Email, urgent: false },
    ];
}

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// To whom.
    pub to: Contact,
    /// The subject of a mail; not shown in a text message.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// A message that waits for delivery.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OutboxMessage {
    /// Its identifier.
    pub id: String,
    /// `Sms` or `Email`.
    pub channel: String,
    /// Phone in E.164, or address.
    pub recipient: String,
    /// The subject of a mail.
    pub subject: String,
    /// The text; empty once a message with a code or a link has left.
    pub body: String,
    /// How often sending was tried, this time included.
    pub tries: i64,
    /// What it tells of a booking, when its text is still to be made: see [`crate::Notice`].
    pub notice: Option<String>,
    /// Whether it is in the lane of codes.
    pub urgent: bool,
    /// Whether it may leave as a text message at night.
    pub by_night: bool,
    /// From when on it must not leave any more, UTC.
    pub expires_at: Option<DateTime<Utc>>,
    /// The name of the structure for which it is sent; none for the network's own.
    pub structure: Option<String>,
}

/// The columns of [`OutboxMessage`].
macro_rules! columns {
    () => {
        "id, channel, recipient, subject, body, tries, notice, urgent, by_night, expires_at,
         (select name from structure where structure.id = outbox.structure_id) as structure"
    };
}

/// For how long a message is taken: longer than its text takes to be made and it to be sent.
pub const LEASE_SECONDS: i64 = 60;

impl Tx {
    /// Puts a message to someone into the outbox, in the transaction of what it tells. A code leaves within its time or never.
    pub(crate) async fn enqueue(
        &mut self,
        structure: Option<&StructureId>,
        kind: MessageKind,
        person: Option<&PersonId>,
        message: &Message,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let channel = Channel::of(&message.to);
        let expires_at = (kind == MessageKind::Code).then(|| at + Duration::minutes(CODE_MINUTES));
        tx_run!(
            self,
            "insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, kind, urgent, by_night,
             person_id, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $9, $10, $11)",
            next_ulid(at),
            structure.map(StructureId::as_str),
            channel.as_str(),
            message.to.as_str(),
            message.subject.as_str(),
            message.body.as_str(),
            to_millis(at),
            kind.as_str(),
            kind.is_urgent(),
            person.map(PersonId::as_str),
            expires_at.map(to_millis),
        )?;
        Ok(())
    }
}

impl Db {
    /// Takes the message of a lane that has waited longest, for [`LEASE_SECONDS`]: no other replica takes it meanwhile.
    /// `None` when none waits. What would arrive after it expired is left.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn lease_message(&self, lane: Lane, now: DateTime<Utc>) -> Result<Option<OutboxMessage>> {
        let now = to_millis(now);
        let arrives = now + Duration::seconds(SEND_SECONDS);
        let any: Option<String> = value!(
            self,
            "select id from outbox where channel = $1 and urgent = $2 and sent_at is null and dropped_at is null and given_up_at is null
             and due_at <= $3 and tries < $4 and (leased_until is null or leased_until < $3) and (expires_at is null or expires_at > $5)
             limit 1",
            lane.channel.as_str(),
            lane.urgent,
            now,
            MOST_TRIES,
            arrives,
        )?;
        if any.is_none() {
            return Ok(None);
        }
        let mut tx = self.begin().await?;
        // One after the other: two that looked at once would both choose the oldest, and one would go away empty-handed.
        tx.lock_key(if lane.urgent { "outbox urgent" } else { "outbox" }).await?;
        let leased: Option<OutboxMessage> = tx_row!(
            &mut tx,
            concat!(
                "update outbox set leased_until = $6, tries = tries + 1 where id =
                 (select id from outbox where channel = $1 and urgent = $2 and sent_at is null and dropped_at is null
                  and given_up_at is null and due_at <= $3 and tries < $4 and (leased_until is null or leased_until < $3)
                  and (expires_at is null or expires_at > $5) order by due_at, created_at, id limit 1)
                 and sent_at is null and (leased_until is null or leased_until < $3) returning ",
                columns!()
            ),
            lane.channel.as_str(),
            lane.urgent,
            now,
            MOST_TRIES,
            arrives,
            now + Duration::seconds(LEASE_SECONDS),
        )?;
        tx.commit().await?;
        Ok(leased)
    }

    /// Notes that a message has gone out. The text of one with a code or a link is emptied.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn delivered(&self, id: &str, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set sent_at = $2, leased_until = null, given_up_at = null, failure = null,
             body = case when notice is null then '' else body end where id = $1 and sent_at is null",
            id,
            to_millis(now)
        )?;
        tx.commit().await
    }

    /// Notes that sending failed and when to try again.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn not_delivered(&self, id: &str, error: &str, again_at: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set last_error = $2, due_at = $3, leased_until = null where id = $1 and sent_at is null",
            id,
            error,
            to_millis(again_at)
        )?;
        tx.commit().await
    }

    /// The messages to someone, newest first: for stories and support.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn messages_to(&self, recipient: &str) -> Result<Vec<OutboxMessage>> {
        let sql = concat!("select ", columns!(), " from outbox where recipient = $1 order by created_at desc, id desc");
        Ok(rows!(self, sql, recipient)?)
    }
}
