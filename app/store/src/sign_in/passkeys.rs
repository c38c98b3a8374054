//! Passkeys of the team: registered and removed by their person, and the challenges of Web Authentication.
//!
//! Signatures are checked by the caller; here lies what must hold once: a challenge serves once and for some minutes, and the
//! counter of a passkey is read and written under a lock.

use crate::{
    Actor, LimitReached, Message, Refusal, Result, SignInAttempt, SignInFrom, StoreError,
    db::{Db, LockTarget, Tx, new_id, rows, to_millis, tx_row, tx_rows, tx_run, tx_value},
    people::People,
    sign_in::{CHALLENGE_MINUTES, limits::Limit},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    messages::delivery::MessageKind,
    people::Role,
    sign_in::{MOST_PASSKEYS, failure::SignInFailure},
    values::ids::{PasskeyId, PersonId, StructureId},
};
use serde_json::json;

/// A passkey, for its owner.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Passkey {
    /// The identifier, by which forms name it.
    pub id: PasskeyId,
    /// The name that its owner gave it.
    pub name: String,
    /// What the caller's library stores of it, as JSON.
    pub credential: String,
    /// The instant of its registration, UTC.
    pub created_at: DateTime<Utc>,
    /// Its last use, UTC; `None` before the first.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// The credential that an authenticator made, as the caller has checked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedCredential {
    /// The SHA-256 of the identifier that its authenticator gave it.
    pub credential_hash: String,
    /// What the caller's library stores of it, as JSON.
    pub credential: String,
}

/// The answer to the challenge of a registration.
pub struct NewPasskey<'a> {
    /// The SHA-256 of the challenge's token.
    pub token_hash: &'a str,
    /// The name that the person gives the passkey.
    pub name: &'a str,
    /// The credential, by the state of the challenge; `None` when the answer is wrong.
    pub check: &'a (dyn Fn(&str) -> Option<CheckedCredential> + Send + Sync),
}

/// The answer to the challenge of a sign-in.
pub struct PasskeyTry<'a> {
    /// The SHA-256 of the challenge's token.
    pub token_hash: &'a str,
    /// The SHA-256 of the identifier of the credential that answers.
    pub credential_hash: &'a str,
    /// The credential as it is stored from now on, by its owner, the state of the challenge and the credential; `None` when the
    /// signature is wrong.
    pub check: &'a (dyn Fn(&PersonId, &str, &str) -> Option<String> + Send + Sync),
}

#[derive(sqlx_macros::FromRow)]
struct Owner {
    person_id: PersonId,
    structure_id: StructureId,
    role: Role,
}

impl Tx {
    /// The state of a challenge for that person, or for a sign-in; it is used up. `None` if there is none, or it has expired.
    async fn use_challenge(&mut self, token_hash: &str, person: Option<&PersonId>, now: DateTime<Utc>) -> Result<Option<String>> {
        let take =
            "delete from passkey_challenge where token_hash = $1 and coalesce(person_id, '') = $2 and expires_at > $3 returning state";
        Ok(tx_value!(self, take, token_hash, person.map(PersonId::as_str).unwrap_or_default(), to_millis(now))?)
    }

    /// The lowest number from 1 that no passkey of a person has, who is locked.
    ///
    /// # Errors
    /// [`Refusal::PasskeysFull`] when they have [`MOST_PASSKEYS`].
    async fn free_passkey_position(&mut self, person: &PersonId) -> Result<i64> {
        // One that was registered before there were numbers has none.
        let taken: Vec<(Option<i64>,)> = tx_rows!(self, "select position from passkey where person_id = $1", person)?;
        if taken.len() as i64 >= MOST_PASSKEYS {
            return Err(Refusal::PasskeysFull.into());
        }
        (1..=MOST_PASSKEYS).find(|position| !taken.contains(&(Some(*position),))).ok_or_else(|| Refusal::PasskeysFull.into())
    }

    /// Deletes all passkeys of a person, and their challenges. Returns the number of passkeys.
    pub(crate) async fn delete_passkeys(&mut self, person: &PersonId) -> Result<u64> {
        tx_run!(self, "delete from passkey_challenge where person_id = $1", person)?;
        Ok(tx_run!(self, "delete from passkey where person_id = $1", person)?)
    }
}

#[boxed_futures]
impl Db {
    /// The passkeys of a person, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn passkeys(&self, person: &PersonId) -> Result<Vec<Passkey>> {
        let find = "select id, name, credential, created_at, last_used_at from passkey where person_id = $1 order by created_at, id";
        Ok(rows!(self, find, person)?)
    }

    /// Stores the state of a challenge for [`CHALLENGE_MINUTES`]: for the registration of a passkey of that person, or for a sign-in.
    /// Challenges for a sign-in are counted by address; the limit, if it is reached.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn begin_passkey_challenge(
        &self,
        token_hash: &str,
        person: Option<&PersonId>,
        state: &str,
        from: &SignInFrom,
        now: DateTime<Utc>,
    ) -> Result<Option<LimitReached>> {
        let mut tx = self.begin().await?;
        if person.is_none() {
            let limits: Vec<Limit> = Limit::attempts_from(from).into_iter().collect();
            if let Some(reached) = tx.reach_limit(&limits, now).await? {
                return Ok(Some(reached));
            }
        }
        tx_run!(&mut tx, "delete from passkey_challenge where expires_at < $1", to_millis(now))?;
        tx_run!(
            &mut tx,
            "insert into passkey_challenge (token_hash, person_id, state, expires_at) values ($1, $2, $3, $4)",
            token_hash,
            person,
            state,
            to_millis(now + Duration::minutes(CHALLENGE_MINUTES))
        )?;
        tx.commit().await?;
        Ok(None)
    }

    /// Tries a passkey: [`SignInAttempt::Right`] with its owner, if the signature is right and the owner is a member of a team who has a
    /// password; its counter and its last use are stored. The challenge is used up in any case.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn try_passkey(&self, attempt: &PasskeyTry<'_>, now: DateTime<Utc>) -> Result<SignInAttempt> {
        let mut tx = self.begin().await?;
        let Some(state) = tx.use_challenge(attempt.token_hash, None, now).await? else { return Ok(SignInAttempt::Old) };
        let find = "select k.person_id, p.structure_id, p.role from passkey k join person p on p.id = k.person_id
            where k.credential_hash = $1 and p.left_team_at is null and p.password_hash is not null";
        let owner: Option<Owner> = tx_row!(&mut tx, find, attempt.credential_hash)?;
        let Some(owner) = owner.filter(|owner| owner.role.has_password()) else {
            tx.commit().await?;
            return Ok(SignInAttempt::Wrong);
        };
        tx.lock_row(LockTarget::Person, owner.person_id.as_str()).await?;
        let find = "select credential from passkey where credential_hash = $1";
        let credential: Option<String> = tx_value!(&mut tx, find, attempt.credential_hash)?;
        let updated = credential.and_then(|credential| (attempt.check)(&owner.person_id, &state, &credential));
        let result = match updated {
            Some(credential) => {
                let set = "update passkey set credential = $2, last_used_at = $3 where credential_hash = $1";
                tx_run!(&mut tx, set, attempt.credential_hash, credential, to_millis(now))?;
                SignInAttempt::Right(owner.person_id)
            }
            None => {
                tx.count_failure(&owner.structure_id, SignInFailure::WrongCode, now).await?;
                SignInAttempt::Wrong
            }
        };
        tx.commit().await?;
        Ok(result)
    }
}

#[boxed_futures]
impl People<'_> {
    /// Registers a passkey of the actor, who gets the notice. The challenge is used up in any case; a credential that is registered
    /// already is wrong.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless they are in the team; [`Refusal::PasskeysFull`] when they have [`MOST_PASSKEYS`].
    pub async fn add_passkey(
        &self,
        by: &Actor,
        person: &PersonId,
        new: &NewPasskey<'_>,
        notice: Option<&Message>,
    ) -> Result<SignInAttempt> {
        let mut tx = self.db.begin().await?;
        let find = "select role from person where structure_id = $1 and id = $2 and left_team_at is null";
        let role: Option<Role> = tx_value!(&mut tx, find, self.scope(), person)?;
        role.filter(|role| role.has_password()).ok_or(StoreError::NotFound)?;
        let Some(state) = tx.use_challenge(new.token_hash, Some(person), by.at).await? else { return Ok(SignInAttempt::Old) };
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        let mut added = false;
        if let Some(checked) = (new.check)(&state) {
            let id: PasskeyId = new_id(by.at)?;
            let position = tx.free_passkey_position(person).await?;
            let add = "insert into passkey (id, person_id, credential_hash, credential, name, created_at, position)
                values ($1, $2, $3, $4, $5, $6, $7) on conflict (credential_hash) do nothing";
            let (hash, credential) = (checked.credential_hash, checked.credential);
            added = tx_run!(&mut tx, add, id, person, hash, credential, new.name, to_millis(by.at), position)? == 1;
        }
        if added {
            if let Some(notice) = notice {
                tx.enqueue(Some(&self.structure), MessageKind::AccountNotice, None, notice, by.at).await?;
            }
            tx.audit(&self.structure, by, "person.passkey", person.as_str(), json!({})).await?;
        }
        tx.commit().await?;
        Ok(if added { SignInAttempt::Right(person.clone()) } else { SignInAttempt::Wrong })
    }

    /// Removes a passkey of a member of the team, or all of them; they get the notice. Nothing changes if it is removed already.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless they are in the team.
    pub async fn remove_passkeys(&self, by: &Actor, person: &PersonId, only: Option<&PasskeyId>, notice: Option<&Message>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select role from person where structure_id = $1 and id = $2 and left_team_at is null";
        let role: Option<Role> = tx_value!(&mut tx, find, self.scope(), person)?;
        role.filter(|role| role.has_password()).ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        let removed = match only {
            Some(id) => tx_run!(&mut tx, "delete from passkey where person_id = $1 and id = $2", person, id)?,
            None => tx.delete_passkeys(person).await?,
        };
        if removed > 0 {
            if let Some(notice) = notice {
                tx.enqueue(Some(&self.structure), MessageKind::AccountNotice, None, notice, by.at).await?;
            }
            tx.audit(&self.structure, by, "person.passkey_removed", person.as_str(), json!({ "passkeys": removed })).await?;
        }
        tx.commit().await
    }
}
