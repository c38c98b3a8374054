//! Messages on their way: a row in the transaction of what they tell, delivered once by a job under a lease.

use crate::{
    Result,
    db::{Db, Tx, fresh_id, rows, stored, tx_rows, tx_run, value},
};
use chrono::{DateTime, Duration, Utc};
use domain::{ids::StructureId, people::Contact};

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
pub struct Waiting {
    /// Its identifier.
    pub id: String,
    /// `Sms` or `Email`.
    pub channel: String,
    /// Phone in E.164, or address.
    pub recipient: String,
    /// The subject of a mail.
    pub subject: String,
    /// The text.
    pub body: String,
    /// How often sending was tried.
    pub tries: i64,
    /// What it tells of a booking, when its text is still to be made: see [`crate::Notice`].
    pub notice: Option<String>,
}

/// How often a message is tried before it is given up, and stays for a person to look at.
pub const MOST_TRIES: i64 = 8;

impl Tx {
    /// Puts a message into the outbox, in the transaction of what it tells.
    pub(crate) async fn post(&mut self, structure: Option<&StructureId>, message: &Message, at: DateTime<Utc>) -> Result<()> {
        let channel = Channel::of(&message.to);
        tx_run!(
            self,
            "insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at)
             values ($1, $2, $3, $4, $5, $6, $7, $7)",
            fresh_id(at),
            structure.map(StructureId::as_str),
            channel.as_str(),
            message.to.as_str(),
            message.subject.as_str(),
            message.body.as_str(),
            stored(at),
        )?;
        Ok(())
    }
}

impl Db {
    /// Takes up to ten waiting messages for one minute: no other replica takes them meanwhile.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn lease_messages(&self, now: DateTime<Utc>) -> Result<Vec<Waiting>> {
        let now = stored(now);
        let any: Option<String> = value!(
            self,
            "select id from outbox where sent_at is null and dropped_at is null and due_at <= $1 and tries < $2
             and (leased_until is null or leased_until < $1) limit 1",
            now,
            MOST_TRIES
        )?;
        if any.is_none() {
            return Ok(Vec::new());
        }
        let mut tx = self.begin().await?;
        let leased: Vec<Waiting> = tx_rows!(
            &mut tx,
            "update outbox set leased_until = $2, tries = tries + 1 where sent_at is null and dropped_at is null and id in
             (select id from outbox where sent_at is null and dropped_at is null and due_at <= $1 and tries < $3
              and (leased_until is null or leased_until < $1)
              order by due_at, created_at, id limit 10)
             and (leased_until is null or leased_until < $1)
             returning id, channel, recipient, subject, body, tries, notice",
            now,
            now + Duration::minutes(1),
            MOST_TRIES,
        )?;
        tx.commit().await?;
        Ok(leased)
    }

    /// Notes that a message has gone out.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn delivered(&self, id: &str, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "update outbox set sent_at = $2, leased_until = null where id = $1 and sent_at is null", id, stored(now))?;
        tx.commit().await
    }

    /// Notes that sending failed and when to try again.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn not_delivered(&self, id: &str, error: &str, again_at: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "update outbox set last_error = $2, leased_until = $3 where id = $1", id, error, stored(again_at))?;
        tx.commit().await
    }

    /// The messages to someone, newest first: for stories and support.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn messages_to(&self, recipient: &str) -> Result<Vec<Waiting>> {
        Ok(rows!(
            self,
            "select id, channel, recipient, subject, body, tries, notice from outbox where recipient = $1
             order by created_at desc, id desc",
            recipient
        )?)
    }
}
