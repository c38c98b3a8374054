//! Sign-in: invitations, and the devices signed in. Tokens and codes are kept as hashes only.

pub(crate) mod codes;
pub(crate) mod failures;
pub(crate) mod known_browsers;
pub(crate) mod limits;
pub(crate) mod passwords;

use crate::{
    Actor, Result, StoreError,
    db::{Db, row, rows, to_millis, tx_run, tx_value, value},
    people::Person,
    sign_in::limits::LimitReached,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::Role,
    sign_in::{SignInWay, may_sign_in_by},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;

/// How long the browser that used a code, a card or an invitation may send it again: a double tap, or a tap after an
/// answer that was lost on its way, is one sign-in.
pub const REPEAT_MINUTES: i64 = 5;
/// How long a device stays signed in: someone who comes back after three months is still known.
pub const DEVICE_DAYS: i64 = 180;
/// How long an invitation can be used.
pub const INVITATION_DAYS: i64 = 30;

/// What became of a code or a password that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInAttempt {
    /// It is right: this is who asks.
    Right(PersonId),
    /// It is wrong.
    Wrong,
    /// It was right once and is too old or used up: another must be asked for.
    Old,
    /// Too many tries: nothing is looked at any more for a while.
    TooMany,
    /// Too many tries of that contact or from that address: nothing is looked at until the limit allows it again.
    Limited(LimitReached),
}

/// From where someone tries to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInFrom {
    /// The SHA-256 of the token in the browser's cookie.
    pub browser_hash: String,
    /// The client's address as tries are counted by it, an IPv4 address or an IPv6 network of 64 bits; `None` where it is
    /// not known, and nothing is counted by it.
    pub address: Option<String>,
}

/// Who asks, as every request knows them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SignedIn {
    /// The person.
    pub person_id: PersonId,
    /// Their structure.
    pub structure_id: StructureId,
    /// What they do there.
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

impl Db {
    /// Signs a device in, without a browser that would be known again.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sign_in(&self, person: &PersonId, token_hash: &str, agent: &str, now: DateTime<Utc>) -> Result<()> {
        self.sign_in_on(person, token_hash, agent, None, now).await
    }

    /// Signs a device in, and knows its browser by its hash from then on. What the same person left signed in on that
    /// browser before is signed out, but for what a double tap signed in a moment ago: which of its answers reaches the
    /// browser last is not known here.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sign_in_on(
        &self,
        person: &PersonId,
        token_hash: &str,
        agent: &str,
        browser_hash: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let now = to_millis(now);
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "delete from device where expires_at < $1", now)?;
        if let Some(browser) = browser_hash {
            tx_run!(
                &mut tx,
                "delete from device where person_id = $1 and browser_hash = $2 and signed_in_at < $3",
                person.as_str(),
                browser,
                now - Duration::minutes(2 * REPEAT_MINUTES)
            )?;
            tx.know_browser(browser, person, now).await?;
        }
        tx_run!(
            &mut tx,
            "insert into device (token_hash, person_id, agent, signed_in_at, expires_at, browser_hash) values ($1, $2, $3, $4, $5, $6)",
            token_hash,
            person.as_str(),
            agent.chars().take(200).collect::<String>(),
            now,
            now + Duration::days(DEVICE_DAYS),
            browser_hash,
        )?;
        let first = "update person set first_signed_in_at = $2 where id = $1 and first_signed_in_at is null";
        tx_run!(&mut tx, first, person.as_str(), now)?;
        let structure: Option<String> = tx_value!(&mut tx, "select structure_id from person where id = $1", person.as_str())?;
        if let Some(structure) = structure.and_then(|id| StructureId::try_from(id).ok()) {
            tx.audit(&structure, &Actor::person(person, now), "device.signed_in", person.as_str(), json!({})).await?;
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
            to_millis(now)
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
            to_millis(now)
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

    /// Whom an invitation is for, while it can be used, or used again by the browser that used it a moment ago. Looking does
    /// not use it up: mail scanners look at links.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn invited(&self, token_hash: &str, browser_hash: &str, now: DateTime<Utc>) -> Result<Option<Person>> {
        Ok(row!(
            self,
            "select p.id, p.structure_id, p.role, p.first_name, p.last_name, p.phone, p.email, p.language
             from invitation i join person p on p.id = i.person_id where i.token_hash = $1 and p.left_team_at is null
             and (i.used_at is null and i.expires_at > $2 or i.used_by = $3 and i.used_at > $4)",
            token_hash,
            to_millis(now),
            browser_hash,
            to_millis(now - Duration::minutes(REPEAT_MINUTES)),
        )?)
    }

    /// Uses an invitation up, setting the password that a member of the team chose. Of two browsers at once, one wins; the
    /// one that won may send the same again for [`REPEAT_MINUTES`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is used or too old, and when that role does not sign in so: the team chooses a
    /// password, participants have none.
    pub async fn accept_invitation(
        &self,
        token_hash: &str,
        password_hash: Option<&str>,
        browser_hash: &str,
        now: DateTime<Utc>,
    ) -> Result<Person> {
        let person = self.invited(token_hash, browser_hash, now).await?.ok_or(StoreError::NotFound)?;
        let way = if password_hash.is_some() { SignInWay::Password } else { SignInWay::Link };
        if !may_sign_in_by(person.role, way) {
            return Err(StoreError::NotFound);
        }
        let mut tx = self.begin().await?;
        let first = tx_run!(
            &mut tx,
            "update invitation set used_at = $2, used_by = $3 where token_hash = $1 and used_at is null",
            token_hash,
            to_millis(now),
            browser_hash
        )? == 1;
        if !first {
            let find = "select person_id from invitation where token_hash = $1 and used_by = $2 and used_at > $3";
            let again: Option<String> =
                tx_value!(&mut tx, find, token_hash, browser_hash, to_millis(now - Duration::minutes(REPEAT_MINUTES)))?;
            again.ok_or(StoreError::NotFound)?;
        }
        if let Some(hash) = password_hash {
            tx_run!(&mut tx, "update person set password_hash = $2 where id = $1", person.id.as_str(), hash)?;
        }
        if first {
            tx.audit(&person.structure_id, &Actor::person(&person.id, now), "invitation.accepted", person.id.as_str(), json!({})).await?;
        }
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
