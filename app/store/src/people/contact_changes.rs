//! A new phone or address that a person gives as their own: it counts once they have typed the code that was sent there.

use crate::{
    Actor, LimitReached, Message, People, Person, Refusal, Result, SmsCaps, StoreError,
    db::{LockTarget, Tx, error::OnTaken, to_millis, tx_row, tx_run, tx_value, value},
    sign_in::{
        CODE_MINUTES,
        limits::Limit,
        one_time_code::{CodeVerdict, OneTimeCode, double_tap_since},
    },
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{messages::delivery::MessageKind, people::Contact, values::ids::PersonId};
use serde_json::json;

/// The most codes that a person gets for new contacts within a day.
const MOST_CODES_A_DAY: i64 = 5;
/// The most codes for one contact within a day, by all people: it may be a stranger's.
const MOST_CODES_FOR_A_CONTACT: i64 = 10;

/// A request for a code to a new contact.
#[derive(Debug)]
pub struct NewContact<'a> {
    /// The contact.
    pub contact: &'a Contact,
    /// The hash of the code, as it is stored.
    pub code_hash: &'a str,
    /// The message with the code.
    pub code: &'a Message,
    /// The message to the contact when another person has it already; the person who asks sees no difference.
    pub taken: &'a Message,
    /// The most SMS within a day.
    pub caps: SmsCaps,
}

/// The result of an attempt with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactAttempt {
    /// The contact is the person's now, also when the same device sends the right code again.
    Changed,
    /// The code is wrong.
    Wrong,
    /// There is no code, or it is used or expired.
    Old,
    /// The code was tried too often.
    TooMany,
}

#[derive(sqlx_macros::FromRow)]
struct ChangeRow {
    contact: String,
    asked_at: DateTime<Utc>,
    #[sqlx(flatten)]
    code: OneTimeCode,
}

impl Tx {
    async fn contact_change(&mut self, person: &PersonId) -> Result<Option<ChangeRow>> {
        let find = "select contact, code_hash, tries, asked_at, expires_at, used_at, used_by from contact_change where person_id = $1";
        Ok(tx_row!(self, find, person)?)
    }

    /// Locks a person of a structure who was not erased, and returns them.
    async fn lock_owner(&mut self, structure: &str, person: &PersonId) -> Result<Person> {
        self.lock_row(LockTarget::Person, person.as_str()).await?;
        let find = "select id, structure_id, role, first_name, last_name, phone, email, language from person
            where structure_id = $1 and id = $2 and erased_at is null and left_team_at is null";
        let found: Option<Person> = tx_row!(self, find, structure, person)?;
        found.ok_or(StoreError::NotFound)
    }

    /// Sets the contact of a person, of its kind.
    async fn set_contact(&mut self, person: &Person, contact: &Contact) -> Result<&'static str> {
        let (set, changed) = match contact {
            Contact::Phone(phone) => {
                self.check_contact_free(Some(phone), None, Some(&person.id)).await?;
                ("update person set phone = $2 where id = $1", "phone")
            }
            Contact::Email(email) => {
                self.check_contact_free(None, Some(email), Some(&person.id)).await?;
                ("update person set email = $2 where id = $1", "email")
            }
        };
        tx_run!(self, set, &person.id, contact.as_str()).on_taken(Refusal::ContactTaken)?;
        Ok(changed)
    }
}

#[boxed_futures]
impl People<'_> {
    /// The contact for which a person can type a code now; `None` if there is none.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn contact_to_confirm(&self, person: &PersonId, now: DateTime<Utc>) -> Result<Option<String>> {
        let find = "select c.contact from contact_change c join person p on p.id = c.person_id
            where p.structure_id = $1 and c.person_id = $2 and c.used_at is null and c.expires_at > $3";
        Ok(value!(self.db, find, self.scope(), person, to_millis(now))?)
    }

    /// Sends a code to a new contact of the actor. The result, the stored rows and the time are the same whether or not another person
    /// has the contact: that one gets a message and no code. Returns the limit that was reached. `alert` makes the message to a
    /// coordinator of the structure whose SMS of the day are used up.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn ask_for_contact(
        &self,
        by: &Actor,
        person: &PersonId,
        new: &NewContact<'_>,
        alert: impl Fn(&Person) -> Option<Message> + Send + Sync,
    ) -> Result<Option<LimitReached>> {
        let contact = new.contact.as_str();
        let mut tx = self.db.begin().await?;
        let person = tx.lock_owner(self.scope(), person).await?;
        let tapped = tx.contact_change(&person.id).await?.is_some_and(|change| {
            change.contact == contact
                && change.code.used_at.is_none()
                && change.code.tries == 0
                && change.asked_at > double_tap_since(by.at)
        });
        if tapped {
            return Ok(None);
        }
        let limit = |subject: String, most: i64| Limit { subject, most, within: Duration::days(1), reached: LimitReached::Day };
        let limits = [
            limit(format!("contact-change:{}", person.id), MOST_CODES_A_DAY),
            limit(format!("contact-change:{contact}"), MOST_CODES_FOR_A_CONTACT),
        ];
        if let Some(reached) = tx.reach_limit(&limits, by.at).await? {
            return Ok(Some(reached));
        }
        let by_sms = matches!(new.contact, Contact::Phone(_));
        if by_sms && !tx.count_sms(&self.structure, new.caps, false, alert, by.at).await? {
            tx.commit().await?;
            return Ok(Some(LimitReached::Day));
        }
        tx_run!(
            &mut tx,
            "insert into contact_change (person_id, contact, code_hash, asked_at, expires_at) values ($1, $2, $3, $4, $5)
             on conflict (person_id) do update set contact = $2, code_hash = $3, tries = 0, asked_at = $4, expires_at = $5,
             used_at = null, used_by = null",
            &person.id,
            contact,
            new.code_hash,
            by.at,
            by.at + Duration::minutes(CODE_MINUTES),
        )?;
        let find = "select id from person where (phone = $1 or email = $1) and id <> $2";
        let taken: Option<String> = tx_value!(&mut tx, find, contact, &person.id)?;
        match taken {
            // Of no structure: its owner may be in another one.
            Some(owner) => {
                let owner = PersonId::try_from(owner).map_err(|_| StoreError::NotFound)?;
                tx.enqueue(None, MessageKind::AccountNotice, Some(&owner), new.taken, by.at).await?;
            }
            None => tx.enqueue(Some(&self.structure), MessageKind::Code, Some(&person.id), new.code, by.at).await?,
        }
        tx.commit().await?;
        Ok(None)
    }

    /// Tries the code of a new contact on a device; `code_hash` makes the hash of the typed code for the contact. The right one sets the
    /// contact, ends the person's other devices, codes and links, and sends `notices`. The attempt is counted before the code is
    /// compared.
    ///
    /// # Errors
    /// [`Refusal::PhoneTaken`], [`Refusal::EmailTaken`], [`Refusal::ContactTaken`] when another person has got the contact;
    /// [`StoreError::NotFound`].
    pub async fn try_contact_code(
        &self,
        by: &Actor,
        person: &PersonId,
        device: &str,
        code_hash: impl Fn(&Contact) -> String + Send + Sync,
        notices: impl Fn(&Person, &Contact) -> Vec<Message> + Send + Sync,
    ) -> Result<ContactAttempt> {
        let mut tx = self.db.begin().await?;
        let person = tx.lock_owner(self.scope(), person).await?;
        let Some(change) = tx.contact_change(&person.id).await? else { return Ok(ContactAttempt::Old) };
        let Ok(contact) = change.contact.parse::<Contact>() else { return Ok(ContactAttempt::Old) };
        match change.code.verdict(&code_hash(&contact), device, by.at) {
            CodeVerdict::Right => {}
            CodeVerdict::Again => return Ok(ContactAttempt::Changed),
            CodeVerdict::Old => return Ok(ContactAttempt::Old),
            CodeVerdict::TooMany => return Ok(ContactAttempt::TooMany),
            CodeVerdict::Wrong => {
                tx_run!(&mut tx, "update contact_change set tries = tries + 1 where person_id = $1", &person.id)?;
                tx.commit().await?;
                return Ok(ContactAttempt::Wrong);
            }
        }
        let changed = tx.set_contact(&person, &contact).await?;
        let used = "update contact_change set used_at = $2, used_by = $3 where person_id = $1";
        tx_run!(&mut tx, used, &person.id, by.at, device)?;
        tx.end_devices(&person.id, Some(device)).await?;
        tx_run!(&mut tx, "delete from sign_in_code where person_id = $1 and used_at is null", &person.id)?;
        for notice in notices(&person, &contact) {
            tx.enqueue(Some(&self.structure), MessageKind::AccountNotice, Some(&person.id), &notice, by.at).await?;
        }
        tx.keep_messages_with(&person.id, person.phone.as_deref(), person.email.as_deref()).await?;
        // As in [`People::change_contact`]: the audit holds no values of people.
        tx.audit(&self.structure, by, "person.contact", person.id.as_str(), json!({ "changed": [changed] })).await?;
        tx.commit().await?;
        Ok(ContactAttempt::Changed)
    }
}
