//! Sending a message again that did not arrive: as a new row, to the contact that the person has now.

use crate::{
    Actor, Result, StoreError,
    db::{LockTarget, next_ulid, row, to_millis, tx_row, tx_run, value},
    messages::Messages,
};
use boxed_futures::boxed_futures;
use domain::{
    bookings::notice::NoticeKind,
    messages::{
        delivery::{Channel, DeliveryFailure},
        receipt::{FailureCause, Receipt},
    },
    people::{Contact, Phone},
    values::ids::{MessageId, PersonId},
};
use serde_json::json;

/// What became of a message that was to be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resent {
    /// It is in the outbox.
    Queued,
    /// It was sent again before.
    Already,
    /// The service refused the number or address, and the person has the same still.
    SameContact,
    /// The person has neither a number nor an address.
    NoContact,
}

/// Why the last SMS to a person did not reach them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LostSms {
    /// It was given up, or did not arrive.
    Failed,
    /// No service sends SMS: it was written into a file.
    Written,
}

#[derive(sqlx_macros::FromRow)]
struct FailedRow {
    person_id: Option<PersonId>,
    channel: Channel,
    recipient: String,
    notice: Option<NoticeKind>,
    has_text: bool,
    given_up: bool,
    receipt: Option<Receipt>,
    failure: Option<DeliveryFailure>,
    cause: Option<FailureCause>,
    resent: bool,
}

#[derive(sqlx_macros::FromRow)]
struct ContactRow {
    phone: Option<String>,
    email: Option<String>,
}

/// Whether a message cannot arrive at the contact to which it went, whatever else is mended.
pub(crate) fn needs_another_contact(failure: Option<DeliveryFailure>, cause: Option<FailureCause>) -> bool {
    match cause {
        Some(cause) => cause == FailureCause::Contact,
        None => failure == Some(DeliveryFailure::Refused),
    }
}

/// The contact to which a message of that channel goes now: by the same channel if the person has it, else by the other.
pub(crate) fn contact_now(channel: Channel, phone: Option<&str>, email: Option<&str>) -> Option<Contact> {
    match channel {
        Channel::Sms | Channel::Push => Contact::for_messages(phone, email),
        Channel::Email => Contact::for_messages(None, email).or_else(|| Contact::for_messages(phone, None)),
    }
}

#[boxed_futures]
impl Messages<'_> {
    /// Sends a message again that was given up or whose receipt says that it did not arrive; the text of one about a booking is written
    /// anew when it leaves. A second call does nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a message that arrived, or whose text is not kept: a code, an invitation.
    pub async fn resend(&self, by: &Actor, id: &MessageId) -> Result<Resent> {
        let mut tx = self.db.begin().await?;
        let found: Option<FailedRow> = tx_row!(
            &mut tx,
            "select person_id, channel, recipient, notice, body <> '' as has_text, given_up_at is not null as given_up, receipt, failure,
             cause, resent_at is not null as resent from outbox where id = $1 and structure_id = $2 and dropped_at is null",
            id,
            self.scope()
        )?;
        let found = found.ok_or(StoreError::NotFound)?;
        let person = found.person_id.ok_or(StoreError::NotFound)?;
        if !(found.given_up || found.receipt == Some(Receipt::Failed)) || !(found.notice.is_some() || found.has_text) {
            return Err(StoreError::NotFound);
        }
        if found.resent {
            return Ok(Resent::Already);
        }
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        let contacts: Option<ContactRow> =
            tx_row!(&mut tx, "select phone, email from person where id = $1 and structure_id = $2", &person, self.scope())?;
        let contacts = contacts.ok_or(StoreError::NotFound)?;
        let Some(to) = contact_now(found.channel, contacts.phone.as_deref(), contacts.email.as_deref()) else {
            return Ok(Resent::NoContact);
        };
        if needs_another_contact(found.failure, found.cause) && to.as_str() == found.recipient {
            return Ok(Resent::SameContact);
        }
        let marked = tx_run!(&mut tx, "update outbox set resent_at = $2 where id = $1 and resent_at is null", id, by.at)?;
        if marked == 0 {
            return Ok(Resent::Already);
        }
        tx_run!(
            &mut tx,
            "insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, notice, kind, person_id,
             session_id, booking_id, entry_id, word, by_night, urgent, about)
             select $2, structure_id, $3, $4, subject, case when notice is null then body else '' end, $5, $5, notice, kind, person_id,
             session_id, booking_id, entry_id, word, by_night, urgent, about from outbox where id = $1",
            id,
            next_ulid(by.at),
            Channel::of(&to),
            to.as_str(),
            to_millis(by.at)
        )?;
        tx.audit(&self.structure, by, "message.resent", person.as_str(), json!({})).await?;
        tx.commit().await?;
        Ok(Resent::Queued)
    }

    /// Why the last SMS to a person, to the number that they have now, did not reach them; `None` when it did, or may still.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn last_sms_lost(&self, person: &PersonId) -> Result<Option<LostSms>> {
        let phone: Option<ContactRow> =
            row!(self.db, "select phone, email from person where id = $1 and structure_id = $2", person, self.scope())?;
        let Some(phone) = phone.and_then(|row| row.phone).as_deref().and_then(Phone::from_stored) else { return Ok(None) };
        let last: Option<String> = value!(
            self.db,
            "select case when sent_at is null or receipt = 'Failed' then 'failed' when provider is null and receipt is null then 'written'
             else 'sent' end from outbox
             where structure_id = $1 and person_id = $2 and channel = 'Sms' and recipient = $3 and dropped_at is null
             and (sent_at is not null or given_up_at is not null) order by coalesce(sent_at, given_up_at) desc, id desc limit 1",
            self.scope(),
            person,
            phone.as_str()
        )?;
        Ok(match last.as_deref() {
            Some("failed") => Some(LostSms::Failed),
            Some("written") => Some(LostSms::Written),
            _ => None,
        })
    }
}
