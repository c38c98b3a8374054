//! Sign-in: invitations and signing in here; devices, codes, passwords, second factors, passkeys, identity providers, links in mails, known
//! browsers, limits, lifetimes and failures in files of their own.
//! Tokens and codes are stored as hashes only.

pub(crate) mod account_links;
pub(crate) mod codes;
pub(crate) mod devices;
pub(crate) mod failures;
pub(crate) mod known_browsers;
mod lifetimes;
pub(crate) mod limits;
pub(crate) mod oidc;
pub(crate) mod one_time_code;
pub(crate) mod passkeys;
pub(crate) mod passwords;
pub(crate) mod second_factor;

pub use lifetimes::{
    CHALLENGE_MINUTES, CODE_MINUTES, DEVICE_DAYS, INVITATION_DAYS, LINK_MINUTES, OIDC_MINUTES, REPEAT_MINUTES, STEP_MINUTES,
};
pub use limits::SignInFrom;

use crate::{
    Actor, Result, StoreError,
    db::{Db, row, to_millis, tx_row, tx_run, tx_value, value},
    people::Person,
    sign_in::limits::LimitReached,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::Role,
    sign_in::{SignInMethod, may_sign_in_by, session::session_limits},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;

/// The result of an attempt to sign in by a code, a card or a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInAttempt {
    /// Right: the person who signs in.
    Right(PersonId),
    /// Wrong.
    Wrong,
    /// Expired, or used already.
    Old,
    /// Too many attempts with this code, card or account: refused unchecked.
    TooMany,
    /// Too many attempts for this contact or from this address: refused unchecked until the limit allows more.
    Limited(LimitReached),
}

#[derive(sqlx_macros::FromRow)]
struct SigningIn {
    structure_id: StructureId,
    role: Role,
}

#[boxed_futures]
impl Db {
    /// Signs a device in; its browser does not become a known one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sign_in(&self, person: &PersonId, token_hash: &str, agent: &str, now: DateTime<Utc>) -> Result<()> {
        self.sign_in_on(person, token_hash, agent, None, now).await
    }

    /// Signs a device in, and makes its browser a known one. Devices of the same person on the same browser are signed out, except
    /// those of a double tap within the last minutes: which of the two responses reaches the browser last is not known here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such person.
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
        let found: Option<SigningIn> = tx_row!(&mut tx, "select structure_id, role from person where id = $1", person)?;
        let signing_in = found.ok_or(StoreError::NotFound)?;
        tx_run!(&mut tx, "delete from device where expires_at < $1", now)?;
        if let Some(browser) = browser_hash {
            tx_run!(
                &mut tx,
                "delete from device where person_id = $1 and browser_hash = $2 and signed_in_at < $3",
                person.as_str(),
                browser,
                now - Duration::minutes(2 * REPEAT_MINUTES)
            )?;
            tx.remember_browser(browser, person, now).await?;
        }
        tx_run!(
            &mut tx,
            "insert into device (token_hash, person_id, agent, signed_in_at, last_seen_at, proved_at, expires_at, browser_hash)
             values ($1, $2, $3, $4, $4, $4, $5, $6)",
            token_hash,
            person.as_str(),
            agent.chars().take(200).collect::<String>(),
            now,
            now + session_limits(signing_in.role).absolute,
            browser_hash,
        )?;
        let first = "update person set first_signed_in_at = $2 where id = $1 and first_signed_in_at is null";
        tx_run!(&mut tx, first, person.as_str(), now)?;
        let (structure, by) = (&signing_in.structure_id, Actor::person(person, now));
        tx.audit(structure, &by, "device.signed_in", person.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// The invited person, while the invitation can be used, or used again by the browser that used it within [`REPEAT_MINUTES`]. Does
    /// not use it up: mail scanners open links.
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

    /// Uses an invitation up, and sets the password that a member of the team chose. Of two browsers at once one succeeds; it may send
    /// the same again for [`REPEAT_MINUTES`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is used or expired, when a member of the team sends no password, or a participant one.
    pub async fn accept_invitation(
        &self,
        token_hash: &str,
        password_hash: Option<&str>,
        browser_hash: &str,
        now: DateTime<Utc>,
    ) -> Result<Person> {
        let person = self.invited(token_hash, browser_hash, now).await?.ok_or(StoreError::NotFound)?;
        let method = if password_hash.is_some() { SignInMethod::Password } else { SignInMethod::Link };
        if !may_sign_in_by(person.role, method) {
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
            if password_hash.is_some() {
                // A new password: what was signed in with the old one, or asked for there, ends.
                tx.end_links(&person.id).await?;
                tx.end_devices(&person.id, None).await?;
            }
            tx.audit(&person.structure_id, &Actor::person(&person.id, now), "invitation.accepted", person.id.as_str(), json!({})).await?;
        }
        tx.commit().await?;
        Ok(person)
    }

    /// The person of a role who was added first, for the personas of the demo.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when no person has that role.
    pub async fn first_of(&self, role: Role) -> Result<PersonId> {
        let id: Option<PersonId> = value!(self, "select id from person where role = $1 order by created_at, id limit 1", role)?;
        id.ok_or(StoreError::NotFound)
    }
}
