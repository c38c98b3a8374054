//! Sign-in: codes, passwords, invitations, and the devices signed in. Tokens and codes are kept as hashes only.

use crate::{
    By, Message, Result, StoreError,
    db::{Db, Tx, row, rows, stored, tx_row, tx_run, tx_value, value},
    people::Person,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    delivery::MessageKind,
    ids::{PersonId, StructureId},
    people::{Contact, Role},
};
use serde_json::json;

/// How long a code can be used.
pub const CODE_MINUTES: i64 = 10;
/// How often a code can be mistyped.
pub const MOST_CODE_TRIES: i64 = 5;
/// How many codes a contact may ask for within [`CODE_MINUTES`].
pub const MOST_CODES: i64 = 5;
/// How long a device stays signed in: someone who comes back after three months is still known.
pub const DEVICE_DAYS: i64 = 180;
/// How long an invitation can be used.
pub const INVITATION_DAYS: i64 = 30;

/// What became of a code or a password that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Try {
    /// It is right: this is who asks.
    Right(PersonId),
    /// It is wrong.
    Wrong,
    /// It was right once and is too old or used up: another must be asked for.
    Old,
    /// Too many tries: nothing is looked at any more for a while.
    TooMany,
}

/// Who asks, as every request knows them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SignedIn {
    /// The person.
    #[sqlx(try_from = "String")]
    pub person_id: PersonId,
    /// Their structure.
    #[sqlx(try_from = "String")]
    pub structure_id: StructureId,
    /// What they do there.
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Language of the screens.
    pub language: String,
    /// Name of the structure.
    pub structure: String,
    /// Day of the following month up to which a month is "à déclarer".
    pub due_day: i64,
}

/// A device signed in, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Device {
    /// The hash of its token: its name in forms.
    pub token_hash: String,
    /// What the browser said of itself.
    pub agent: String,
    /// Since when, UTC.
    pub signed_in_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct CodeRow {
    person_id: Option<String>,
    code_hash: String,
    tries: i64,
    expires_at: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct PasswordRow {
    id: String,
    password_hash: Option<String>,
}

impl Tx {
    pub(crate) async fn attempts_since(&mut self, subject: &str, since: DateTime<Utc>) -> Result<i64> {
        let count: Option<i64> = tx_value!(self, "select count(*) from attempt where subject = $1 and at > $2", subject, stored(since))?;
        Ok(count.unwrap_or_default())
    }

    pub(crate) async fn note_attempt(&mut self, subject: &str, now: DateTime<Utc>) -> Result<()> {
        tx_run!(self, "delete from attempt where at < $1", stored(now - Duration::days(1)))?;
        tx_run!(self, "insert into attempt (subject, at) values ($1, $2)", subject, stored(now))?;
        Ok(())
    }
}

impl Db {
    /// Opens an attempt to sign in by code, and sends the code if the contact is someone's. Whoever asks cannot tell
    /// whether it is: the answer and the rows are the same.
    ///
    /// Gives false, and sends nothing, when the contact asked for too many.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn ask_for_code(
        &self,
        contact: &Contact,
        attempt_hash: &str,
        code_hash: &str,
        message: &Message,
        now: DateTime<Utc>,
    ) -> Result<bool> {
        let now = stored(now);
        let mut tx = self.begin().await?;
        tx.hold_word(contact.as_str()).await?;
        let asked: Option<i64> = tx_value!(
            &mut tx,
            "select count(*) from sign_in_code where contact = $1 and created_at > $2",
            contact.as_str(),
            now - Duration::minutes(CODE_MINUTES)
        )?;
        if asked.unwrap_or_default() >= MOST_CODES {
            return Ok(false);
        }
        tx_run!(&mut tx, "delete from sign_in_code where expires_at < $1", now - Duration::days(1))?;
        let person = tx.person_at(contact.as_str()).await?;
        tx_run!(
            &mut tx,
            "insert into sign_in_code (attempt_hash, contact, person_id, code_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)",
            attempt_hash,
            contact.as_str(),
            person.as_ref().map(|person| person.id.as_str()),
            code_hash,
            now,
            now + Duration::minutes(CODE_MINUTES),
        )?;
        if let Some(person) = person {
            tx.post(Some(&person.structure_id), MessageKind::Code, Some(&person.id), message, now).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Tries a code: counted before it is compared, so that replicas asked at once cannot try more often together.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn try_code(&self, attempt_hash: &str, code_hash: &str, now: DateTime<Utc>) -> Result<Try> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "update sign_in_code set tries = tries + 1 where attempt_hash = $1", attempt_hash)?;
        let found: Option<CodeRow> = tx_row!(
            &mut tx,
            "select person_id, code_hash, tries, expires_at, used_at from sign_in_code where attempt_hash = $1",
            attempt_hash
        )?;
        let outcome = match found {
            None => Try::Old,
            Some(code) if code.tries > MOST_CODE_TRIES => Try::TooMany,
            Some(code) if code.used_at.is_some() || code.expires_at <= now => Try::Old,
            Some(code) if code.code_hash != code_hash => Try::Wrong,
            Some(code) => match code.person_id.and_then(|id| PersonId::try_from(id).ok()) {
                None => Try::Wrong,
                Some(person) => {
                    tx_run!(&mut tx, "update sign_in_code set used_at = $2 where attempt_hash = $1", attempt_hash, stored(now))?;
                    Try::Right(person)
                }
            },
        };
        tx.commit().await?;
        Ok(outcome)
    }

    /// The password hash of a member of the team by address, once the try is counted; at most ten an hour and address.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn password_of(&self, email: &str, now: DateTime<Utc>) -> Result<std::result::Result<Option<(PersonId, String)>, Try>> {
        let subject = format!("password:{email}");
        let mut tx = self.begin().await?;
        tx.hold_word(&subject).await?;
        if tx.attempts_since(&subject, now - Duration::hours(1)).await? >= 10 {
            return Ok(Err(Try::TooMany));
        }
        tx.note_attempt(&subject, now).await?;
        let found: Option<PasswordRow> = tx_row!(
            &mut tx,
            "select id, password_hash from person where email = $1 and role <> 'Participant' and left_team_at is null",
            email
        )?;
        tx.commit().await?;
        Ok(Ok(found.and_then(|row| PersonId::try_from(row.id).ok().zip(row.password_hash))))
    }

    /// Forgets the tries of an address, its password having been right.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn forget_attempts(&self, email: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "delete from attempt where subject = $1", format!("password:{email}"))?;
        tx.commit().await
    }

    /// Signs a device in.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sign_in(&self, person: &PersonId, token_hash: &str, agent: &str, now: DateTime<Utc>) -> Result<()> {
        let now = stored(now);
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "delete from device where expires_at < $1", now)?;
        tx_run!(
            &mut tx,
            "insert into device (token_hash, person_id, agent, signed_in_at, expires_at) values ($1, $2, $3, $4, $5)",
            token_hash,
            person.as_str(),
            agent.chars().take(200).collect::<String>(),
            now,
            now + Duration::days(DEVICE_DAYS),
        )?;
        let first = "update person set first_signed_in_at = $2 where id = $1 and first_signed_in_at is null";
        tx_run!(&mut tx, first, person.as_str(), now)?;
        let structure: Option<String> = tx_value!(&mut tx, "select structure_id from person where id = $1", person.as_str())?;
        if let Some(structure) = structure.and_then(|id| StructureId::try_from(id).ok()) {
            tx.audit(&structure, &By::person(person, now), "device.signed_in", person.as_str(), json!({})).await?;
        }
        tx.commit().await
    }

    /// Who signed in on the device with that token.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn signed_in(&self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<SignedIn>> {
        Ok(row!(
            self,
            "select p.id as person_id, p.structure_id, p.role, p.first_name, p.last_name, p.language, s.name as structure, s.due_day
             from device d join person p on p.id = d.person_id join structure s on s.id = p.structure_id
             where d.token_hash = $1 and d.expires_at > $2 and p.left_team_at is null",
            token_hash,
            stored(now)
        )?)
    }

    /// The devices on which someone is signed in, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn devices(&self, person: &PersonId, now: DateTime<Utc>) -> Result<Vec<Device>> {
        Ok(rows!(
            self,
            "select token_hash, agent, signed_in_at from device where person_id = $1 and expires_at > $2 order by signed_in_at desc",
            person.as_str(),
            stored(now)
        )?)
    }

    /// Signs one of someone's own devices out; nothing happens when it is out already.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sign_out(&self, person: &PersonId, token_hash: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "delete from device where person_id = $1 and token_hash = $2", person.as_str(), token_hash)?;
        tx.commit().await
    }

    /// Whom an invitation is for, while it can be used. Looking does not use it up: mail scanners look at links.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn invited(&self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Person>> {
        Ok(row!(
            self,
            "select p.id, p.structure_id, p.role, p.first_name, p.last_name, p.phone, p.email, p.language
             from invitation i join person p on p.id = i.person_id where i.token_hash = $1 and i.used_at is null
             and i.expires_at > $2 and p.left_team_at is null",
            token_hash,
            stored(now)
        )?)
    }

    /// Uses an invitation up, setting the password that a member of the team chose. Of two at once, one wins.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is used or too old.
    pub async fn accept_invitation(&self, token_hash: &str, password_hash: Option<&str>, now: DateTime<Utc>) -> Result<Person> {
        let person = self.invited(token_hash, now).await?.ok_or(StoreError::NotFound)?;
        let mut tx = self.begin().await?;
        let used =
            tx_run!(&mut tx, "update invitation set used_at = $2 where token_hash = $1 and used_at is null", token_hash, stored(now))?;
        if used != 1 {
            return Err(StoreError::NotFound);
        }
        if let Some(hash) = password_hash {
            tx_run!(&mut tx, "update person set password_hash = $2 where id = $1", person.id.as_str(), hash)?;
        }
        tx.audit(&person.structure_id, &By::person(&person.id, now), "invitation.accepted", person.id.as_str(), json!({})).await?;
        tx.commit().await?;
        Ok(person)
    }

    /// The first person of a role by name, for the demo's personas.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn first_of(&self, role: Role) -> Result<PersonId> {
        let id: Option<String> = value!(self, "select id from person where role = $1 order by created_at, id limit 1", role.as_str())?;
        id.and_then(|id| PersonId::try_from(id).ok()).ok_or(StoreError::NotFound)
    }
}
