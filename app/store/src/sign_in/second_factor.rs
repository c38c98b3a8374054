//! Second factors: the authenticator app of a person with its recovery codes, and the step of a sign-in that waits for one.
//!
//! What a code proves is computed by the caller (HMAC); here lies what must hold once: a code works once, attempts are limited.

use crate::{
    Actor, LimitReached, Message, Result, SignInAttempt, SignInFrom, StoreError,
    db::{Db, LockTarget, Tx, row, to_millis, tx_row, tx_run, tx_value, value},
    people::People,
    sign_in::{REPEAT_MINUTES, STEP_MINUTES, limits::Limit},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    messages::delivery::MessageKind,
    people::Role,
    sign_in::failure::SignInFailure,
    values::ids::{PersonId, StructureId},
};
use serde_json::json;

/// The most codes tried within an hour for one person from one origin: a client's address, or a known browser.
const MOST_CODES: i64 = 10;
/// The most codes tried within a day for one person from all origins; known browsers are counted apart. Three of a million codes are
/// right at any instant: a stranger who knows the password guesses one in 30 years.
const MOST_CODES_A_DAY: i64 = 30;

/// A sign-in that waits for a second factor, or an enrolment.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SignInStep {
    /// The person.
    pub person_id: PersonId,
    /// Their mail address.
    pub email: Option<String>,
    /// The secret for a new authenticator app; `None` when one is enrolled and its code is asked for.
    pub enroll_secret: Option<String>,
}

/// A code for a step, as the caller has read it.
pub struct SecondFactorTry<'a> {
    /// The SHA-256 of the step's token.
    pub token_hash: &'a str,
    /// The hash of the code together with the token.
    pub proof_hash: &'a str,
    /// The hash of a recovery code; `None` for a code of an app.
    pub recovery_hash: Option<&'a str>,
    /// The time step for which the app with that secret shows the code; `None` when the code is wrong.
    pub time_step: &'a (dyn Fn(&str) -> Option<i64> + Send + Sync),
    /// The hashes of the recovery codes that an enrolment gives.
    pub new_recovery: &'a [String],
    /// The browser and the address that try it.
    pub from: &'a SignInFrom,
}

#[derive(sqlx_macros::FromRow)]
struct StepRow {
    person_id: PersonId,
    structure_id: StructureId,
    enroll_secret: Option<String>,
    expires_at: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
    used_by: Option<String>,
    proof_hash: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
struct FactorRow {
    secret: String,
    last_step: i64,
}

/// The subject under which codes tried for a person from one origin are counted.
fn subject(person: &PersonId, from: &SignInFrom, known: bool) -> String {
    let origin = if known { from.browser_hash.as_str() } else { from.address.as_deref().unwrap_or_default() };
    format!("second-factor:{person}@{origin}")
}

impl Tx {
    /// The limit that codes of a person have reached; counts one more if none.
    async fn reach_code_limit(&mut self, person: &PersonId, from: &SignInFrom, now: DateTime<Utc>) -> Result<Option<LimitReached>> {
        let known = self.is_known_browser(&from.browser_hash, person, now).await?;
        let limit = |subject: String, most, within| Limit { subject, most, within, reached: LimitReached::Minutes };
        let mut limits = vec![limit(subject(person, from, known), MOST_CODES, Duration::hours(1))];
        if !known {
            limits.push(limit(format!("second-factor:{person}"), MOST_CODES_A_DAY, Duration::days(1)));
            limits.extend(Limit::attempts_from(from));
        }
        self.reach_limit(&limits, now).await
    }

    /// Whether a code of the enrolled app is right and was not used before; it is used then.
    async fn use_app_code(&mut self, person: &PersonId, time_step: &(dyn Fn(&str) -> Option<i64> + Send + Sync)) -> Result<bool> {
        let factor: Option<FactorRow> = tx_row!(self, "select secret, last_step from second_factor where person_id = $1", person)?;
        let Some(step) = factor.and_then(|it| time_step(&it.secret).filter(|step| *step > it.last_step)) else { return Ok(false) };
        let set = "update second_factor set last_step = $2 where person_id = $1 and last_step < $2";
        Ok(tx_run!(self, set, person, step)? == 1)
    }

    /// Whether a recovery code is right and was not used before; it is used then.
    async fn use_recovery_code(&mut self, structure: &StructureId, person: &PersonId, hash: &str, now: DateTime<Utc>) -> Result<bool> {
        let set = "update recovery_code set used_at = $3 where person_id = $1 and code_hash = $2 and used_at is null";
        let used = tx_run!(self, set, person, hash, to_millis(now))? == 1;
        if used {
            self.audit(structure, &Actor::person(person, now), "person.recovery_code_used", person.as_str(), json!({})).await?;
        }
        Ok(used)
    }

    /// Replaces the recovery codes of a person.
    async fn replace_recovery_codes(&mut self, person: &PersonId, hashes: &[String]) -> Result<()> {
        tx_run!(self, "delete from recovery_code where person_id = $1", person)?;
        for hash in hashes {
            tx_run!(self, "insert into recovery_code (person_id, code_hash) values ($1, $2)", person, hash.as_str())?;
        }
        Ok(())
    }

    /// Deletes the second factor of a person; returns whether there was one.
    pub(crate) async fn delete_second_factor(&mut self, person: &PersonId) -> Result<bool> {
        tx_run!(self, "delete from recovery_code where person_id = $1", person)?;
        Ok(tx_run!(self, "delete from second_factor where person_id = $1", person)? == 1)
    }
}

#[boxed_futures]
impl Db {
    /// Whether a person has enrolled a second factor.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn has_second_factor(&self, person: &PersonId) -> Result<bool> {
        let found: Option<String> = value!(self, "select person_id from second_factor where person_id = $1", person)?;
        Ok(found.is_some())
    }

    /// Begins the step of a sign-in whose password was right, for [`STEP_MINUTES`]; with a secret it enrols an authenticator app.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn begin_sign_in_step(
        &self,
        person: &PersonId,
        token_hash: &str,
        enroll_secret: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "delete from sign_in_step where expires_at < $1", to_millis(now - Duration::days(1)))?;
        tx_run!(
            &mut tx,
            "insert into sign_in_step (token_hash, person_id, enroll_secret, expires_at) values ($1, $2, $3, $4)",
            token_hash,
            person,
            enroll_secret,
            to_millis(now + Duration::minutes(STEP_MINUTES))
        )?;
        tx.commit().await
    }

    /// The step with that token, while it waits for a code.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sign_in_step(&self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<SignInStep>> {
        Ok(row!(
            self,
            "select s.person_id, p.email, s.enroll_secret from sign_in_step s join person p on p.id = s.person_id
             where s.token_hash = $1 and s.expires_at > $2 and s.used_at is null and p.left_team_at is null",
            token_hash,
            to_millis(now)
        )?)
    }

    /// Tries a code for a step: [`SignInAttempt::Right`] completes it, and enrols the app if the step enrols one. The attempt is counted
    /// before the code is compared. A code works once; the browser that used it may send it again for [`REPEAT_MINUTES`].
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn try_second_factor(&self, attempt: &SecondFactorTry<'_>, now: DateTime<Utc>) -> Result<SignInAttempt> {
        let mut tx = self.begin().await?;
        tx.lock_key(attempt.token_hash).await?;
        let found: Option<StepRow> = tx_row!(
            &mut tx,
            "select s.person_id, p.structure_id, s.enroll_secret, s.expires_at, s.used_at, s.used_by, s.proof_hash
             from sign_in_step s join person p on p.id = s.person_id where s.token_hash = $1 and p.left_team_at is null",
            attempt.token_hash
        )?;
        let Some(step) = found else { return Ok(SignInAttempt::Old) };
        let person = &step.person_id;
        if let Some(used_at) = step.used_at {
            let same = step.used_by.as_deref() == Some(attempt.from.browser_hash.as_str())
                && step.proof_hash.as_deref() == Some(attempt.proof_hash)
                && used_at > now - Duration::minutes(REPEAT_MINUTES);
            return Ok(if same { SignInAttempt::Right(person.clone()) } else { SignInAttempt::Old });
        }
        if step.expires_at <= now {
            return Ok(SignInAttempt::Old);
        }
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        if let Some(reached) = tx.reach_code_limit(person, attempt.from, now).await? {
            tx.count_failure(&step.structure_id, SignInFailure::Limited, now).await?;
            tx.commit().await?;
            return Ok(SignInAttempt::Limited(reached));
        }
        let right = match (&step.enroll_secret, attempt.recovery_hash) {
            (Some(secret), _) => match (attempt.time_step)(secret).filter(|_| attempt.recovery_hash.is_none()) {
                Some(time_step) => {
                    let add = "insert into second_factor (person_id, secret, last_step, enrolled_at) values ($1, $2, $3, $4)
                        on conflict (person_id) do nothing";
                    if tx_run!(&mut tx, add, person, secret.as_str(), time_step, to_millis(now))? == 0 {
                        // Enrolled meanwhile, in another window.
                        return Ok(SignInAttempt::Old);
                    }
                    tx.replace_recovery_codes(person, attempt.new_recovery).await?;
                    let by = Actor::person(person, now);
                    tx.audit(&step.structure_id, &by, "person.second_factor", person.as_str(), json!({})).await?;
                    true
                }
                None => false,
            },
            (None, Some(hash)) => tx.use_recovery_code(&step.structure_id, person, hash, now).await?,
            (None, None) => tx.use_app_code(person, attempt.time_step).await?,
        };
        if right {
            tx_run!(
                &mut tx,
                "update sign_in_step set used_at = $2, used_by = $3, proof_hash = $4, enroll_secret = null where token_hash = $1",
                attempt.token_hash,
                to_millis(now),
                attempt.from.browser_hash.as_str(),
                attempt.proof_hash
            )?;
            for known in [true, false] {
                tx.clear_attempts(&subject(person, attempt.from, known)).await?;
            }
        } else {
            tx.count_failure(&step.structure_id, SignInFailure::WrongCode, now).await?;
        }
        tx.commit().await?;
        Ok(if right { SignInAttempt::Right(step.person_id) } else { SignInAttempt::Wrong })
    }

    /// Tries a code of a signed-in person who proves their identity anew; a recovery code is used by that.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn try_code_again(
        &self,
        (structure, person): (&StructureId, &PersonId),
        recovery_hash: Option<&str>,
        time_step: &(dyn Fn(&str) -> Option<i64> + Send + Sync),
        from: &SignInFrom,
        now: DateTime<Utc>,
    ) -> Result<SignInAttempt> {
        let mut tx = self.begin().await?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        if let Some(reached) = tx.reach_code_limit(person, from, now).await? {
            tx.count_failure(structure, SignInFailure::Limited, now).await?;
            tx.commit().await?;
            return Ok(SignInAttempt::Limited(reached));
        }
        let right = match recovery_hash {
            Some(hash) => tx.use_recovery_code(structure, person, hash, now).await?,
            None => tx.use_app_code(person, time_step).await?,
        };
        if right {
            for known in [true, false] {
                tx.clear_attempts(&subject(person, from, known)).await?;
            }
        } else {
            tx.count_failure(structure, SignInFailure::WrongCode, now).await?;
        }
        tx.commit().await?;
        Ok(if right { SignInAttempt::Right(person.clone()) } else { SignInAttempt::Wrong })
    }

    /// The number of recovery codes of a person that were not used.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn recovery_codes_left(&self, person: &PersonId) -> Result<i64> {
        let count: Option<i64> = value!(self, "select count(*) from recovery_code where person_id = $1 and used_at is null", person)?;
        Ok(count.unwrap_or_default())
    }

    /// Whether a person has a recovery code with that hash, used or not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn has_recovery_code(&self, person: &PersonId, code_hash: &str) -> Result<bool> {
        let find = "select code_hash from recovery_code where person_id = $1 and code_hash = $2";
        let found: Option<String> = value!(self, find, person, code_hash)?;
        Ok(found.is_some())
    }

    /// Replaces the recovery codes of a person who has a second factor.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] without a second factor.
    pub async fn renew_recovery_codes(&self, person: &PersonId, hashes: &[String], now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        let find = "select p.structure_id from person p join second_factor f on f.person_id = p.id where p.id = $1";
        let structure: Option<StructureId> = tx_value!(&mut tx, find, person)?;
        let structure = structure.ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        tx.replace_recovery_codes(person, hashes).await?;
        tx.audit(&structure, &Actor::person(person, now), "person.recovery_codes", person.as_str(), json!({})).await?;
        tx.commit().await
    }
}

#[boxed_futures]
impl People<'_> {
    /// Removes the second factor of a member of the team, who lost it or takes another app; their devices but `keep_device` are signed
    /// out and they get the notice. Without `keep_device` it also releases them from their account at the identity provider. Nothing
    /// changes if there is neither.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless they are in the team.
    pub async fn remove_second_factor(
        &self,
        by: &Actor,
        person: &PersonId,
        keep_device: Option<&str>,
        notice: Option<&Message>,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select role from person where structure_id = $1 and id = $2 and left_team_at is null";
        let role: Option<Role> = tx_value!(&mut tx, find, self.scope(), person)?;
        role.filter(|role| role.has_password()).ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        let removed = tx.delete_second_factor(person).await?;
        // Who removes their own keeps the device on which they do it, and their account at the identity provider.
        let released = keep_device.is_none() && tx.delete_oidc_identities(person).await?;
        if removed || released {
            tx.end_devices(person, keep_device).await?;
            if let Some(notice) = notice {
                tx.enqueue(Some(&self.structure), MessageKind::AccountNotice, None, notice, by.at).await?;
            }
            tx.audit(&self.structure, by, "person.second_factor_removed", person.as_str(), json!({})).await?;
        }
        tx.commit().await
    }
}
