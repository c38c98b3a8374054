//! Signed-in devices: who uses them, how long they stay signed in, and how they are signed out.

use crate::{
    Actor, Result,
    db::{Db, Tx, row, rows, to_millis, tx_run, tx_value},
    people::People,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    declarations::due_day::DueDay,
    people::Role,
    sign_in::session::{LAST_SEEN_MINUTES, is_proof_fresh, is_session_over},
    values::{
        ids::{PersonId, StructureId},
        language::Language,
    },
};
use serde_json::json;

/// A signed-in user.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SignedIn {
    /// The person.
    pub person_id: PersonId,
    /// The identifier of their structure.
    pub structure_id: StructureId,
    /// Their role in it.
    pub role: Role,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Language of the screens.
    pub language: Language,
    /// Name of the structure.
    pub structure: String,
    /// Day of the following month up to which a month is "à déclarer".
    pub due_day: DueDay,
    /// The instant at which the device was signed in, UTC.
    pub signed_in_at: DateTime<Utc>,
    /// The last use of the device, UTC; written once an hour at most.
    pub last_seen_at: DateTime<Utc>,
    /// The last proof of identity on the device, UTC.
    pub proved_at: DateTime<Utc>,
    /// Whether the person has a password: without one there is nothing to prove anew.
    pub has_password: bool,
    /// Whether they are a coach who reads only their own people and those whom they stand in for.
    pub reads_own_only: bool,
    /// Whether the person is bound to an account at an identity provider, where they can prove their identity anew.
    pub has_oidc: bool,
}

impl SignedIn {
    /// Whether the last proof counts as fresh for a page or, with `sends`, for a form; always without a password and an account at
    /// an identity provider.
    pub fn is_fresh(&self, sends: bool, now: DateTime<Utc>) -> bool {
        !self.has_password && !self.has_oidc || is_proof_fresh(self.proved_at, sends, now)
    }

    /// Whether the last use of the device is to be written, see [`Db::touch_device`].
    pub fn is_touch_due(&self, now: DateTime<Utc>) -> bool {
        now - self.last_seen_at >= Duration::minutes(LAST_SEEN_MINUTES)
    }
}

/// A signed-in device, for its owner.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Device {
    /// The hash of its token, by which forms name the device.
    pub token_hash: String,
    /// The `User-Agent` of its browser, at most 200 characters.
    pub agent: String,
    /// The instant of sign-in, UTC.
    pub signed_in_at: DateTime<Utc>,
    /// The last use, UTC, up to an hour early.
    pub last_seen_at: DateTime<Utc>,
    role: Role,
}

impl Tx {
    /// Signs out all devices of a person but one, and ends sign-ins that wait for a second factor and links to another mail address:
    /// a stranger may have asked for them on one of the devices. Returns the number of devices.
    pub(crate) async fn end_devices(&mut self, person: &PersonId, except: Option<&str>) -> Result<u64> {
        tx_run!(self, "delete from account_link where person_id = $1 and used_at is null and email is not null", person)?;
        tx_run!(self, "delete from sign_in_step where person_id = $1 and used_at is null", person)?;
        let end = "delete from device where person_id = $1 and token_hash <> $2";
        Ok(tx_run!(self, end, person, except.unwrap_or_default())?)
    }
}

#[boxed_futures]
impl Db {
    /// The user who is signed in on the device with that token; `None` if its session is over or the person has left the team.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn signed_in(&self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<SignedIn>> {
        let now = to_millis(now);
        let found: Option<SignedIn> = row!(
            self,
            "select p.id as person_id, p.structure_id, p.role, p.first_name, p.last_name, p.language, s.name as structure, s.due_day,
             d.signed_in_at, coalesce(d.last_seen_at, d.signed_in_at) as last_seen_at, coalesce(d.proved_at, d.signed_in_at) as proved_at,
             p.password_hash is not null as has_password, p.role = 'Coach' and s.coaches_read = 'Own' as reads_own_only,
             exists (select 1 from oidc_identity i where i.person_id = p.id) as has_oidc
             from device d join person p on p.id = d.person_id join structure s on s.id = p.structure_id
             where d.token_hash = $1 and d.expires_at > $2 and p.left_team_at is null",
            token_hash,
            now
        )?;
        Ok(found.filter(|it| !is_session_over(it.role, it.signed_in_at, it.last_seen_at, now)))
    }

    /// Writes that a device is used, unless that was written within [`LAST_SEEN_MINUTES`].
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn touch_device(&self, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
        let now = to_millis(now);
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update device set last_seen_at = $2 where token_hash = $1 and coalesce(last_seen_at, signed_in_at) <= $3",
            token_hash,
            now,
            now - Duration::minutes(LAST_SEEN_MINUTES)
        )?;
        tx.commit().await
    }

    /// Writes that a person has proved their identity anew on a device.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn prove_device(&self, person: &PersonId, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        let set = "update device set proved_at = $3 where person_id = $1 and token_hash = $2";
        tx_run!(&mut tx, set, person, token_hash, to_millis(now))?;
        tx.commit().await
    }

    /// The devices on which a person is signed in, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn devices(&self, person: &PersonId, now: DateTime<Utc>) -> Result<Vec<Device>> {
        let now = to_millis(now);
        let mut devices: Vec<Device> = rows!(
            self,
            "select d.token_hash, d.agent, d.signed_in_at, coalesce(d.last_seen_at, d.signed_in_at) as last_seen_at, p.role
             from device d join person p on p.id = d.person_id
             where d.person_id = $1 and d.expires_at > $2 order by d.signed_in_at desc",
            person.as_str(),
            now
        )?;
        devices.retain(|it| !is_session_over(it.role, it.signed_in_at, it.last_seen_at, now));
        Ok(devices)
    }

    /// Signs out a device of a person; nothing changes if it is signed out already or belongs to another person.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn sign_out(&self, person: &PersonId, token_hash: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "delete from device where person_id = $1 and token_hash = $2", person.as_str(), token_hash)?;
        tx.commit().await
    }

    /// Signs out all devices of a person but the one with that token.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn sign_out_others(&self, person: &PersonId, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        let ended = tx.end_devices(person, Some(token_hash)).await?;
        let structure: Option<StructureId> = tx_value!(&mut tx, "select structure_id from person where id = $1", person)?;
        if let Some(structure) = structure.filter(|_| ended > 0) {
            tx.audit(&structure, &Actor::person(person, now), "device.ended", person.as_str(), json!({ "devices": ended })).await?;
        }
        tx.commit().await
    }
}

#[boxed_futures]
impl People<'_> {
    /// Signs out all devices of a person of the structure.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub async fn end_devices(&self, by: &Actor, person: &PersonId) -> Result<()> {
        let person = self.person(person).await?.id;
        let mut tx = self.db.begin().await?;
        let ended = tx.end_devices(&person, None).await?;
        if ended > 0 {
            tx.audit(&self.structure, by, "device.ended", person.as_str(), json!({ "devices": ended })).await?;
        }
        tx.commit().await
    }
}
