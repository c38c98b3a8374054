//! Sign-in by an identity provider (OpenID Connect): requests that have left for it, and the accounts of persons there. What the
//! provider says is verified by the caller.

use crate::{
    Actor, LimitReached, Result, SignInFrom,
    db::{Db, Tx, row, to_millis, tx_row, tx_run, value},
    sign_in::{OIDC_MINUTES, limits::Limit},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::{Email, Role},
    sign_in::{SignInMethod, may_sign_in_by},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;

/// A sign-in that has left for the provider.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct OidcRequest {
    /// The signed-in person who proves their identity anew; `None` for a sign-in.
    pub person_id: Option<PersonId>,
    /// The page to which it leads.
    pub next_page: String,
    /// The instant at which it began, UTC.
    pub begun_at: DateTime<Utc>,
}

/// An account at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OidcIdentity {
    /// The address of the provider, its claim `iss`.
    pub issuer: String,
    /// The account there, its claim `sub`.
    pub subject: String,
    /// The mail address that the provider has verified.
    pub email: Option<Email>,
}

#[derive(sqlx_macros::FromRow)]
struct Found {
    id: PersonId,
    structure_id: StructureId,
    role: Role,
    left_team_at: Option<DateTime<Utc>>,
}

impl Found {
    fn may_sign_in(&self) -> bool {
        self.left_team_at.is_none() && may_sign_in_by(self.role, SignInMethod::Provider)
    }
}

impl Tx {
    /// The person to whom an account is bound.
    async fn person_of_identity(&mut self, identity: &OidcIdentity) -> Result<Option<Found>> {
        let find = "select p.id, p.structure_id, p.role, p.left_team_at from oidc_identity i join person p on p.id = i.person_id
                    where i.issuer = $1 and i.subject = $2";
        Ok(tx_row!(self, find, identity.issuer.as_str(), identity.subject.as_str())?)
    }

    /// Releases a person from their accounts at providers: the next sign-in by one binds it by its mail address. Returns whether there
    /// was one.
    pub(crate) async fn delete_oidc_identities(&mut self, person: &PersonId) -> Result<bool> {
        Ok(tx_run!(self, "delete from oidc_identity where person_id = $1", person)? > 0)
    }
}

#[boxed_futures]
impl Db {
    /// Begins a request to the provider, for [`OIDC_MINUTES`]; `person` proves their identity anew. The limit as `Err` when too many
    /// attempts come from that address.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn begin_oidc_request(
        &self,
        token_hash: &str,
        person: Option<&PersonId>,
        next_page: &str,
        from: &SignInFrom,
        now: DateTime<Utc>,
    ) -> Result<std::result::Result<(), LimitReached>> {
        let now = to_millis(now);
        let mut tx = self.begin().await?;
        let limits: Vec<Limit> = Limit::attempts_from(from).into_iter().collect();
        if let Some(reached) = tx.reach_limit(&limits, now).await? {
            return Ok(Err(reached));
        }
        tx_run!(
            &mut tx,
            "insert into oidc_request (token_hash, person_id, next_page, begun_at, expires_at) values ($1, $2, $3, $4, $5)",
            token_hash,
            person.map(PersonId::as_str),
            next_page,
            now,
            now + Duration::minutes(OIDC_MINUTES)
        )?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// The request with that token, while it waits for the provider.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn oidc_request(&self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<OidcRequest>> {
        Ok(row!(
            self,
            "select person_id, next_page, begun_at from oidc_request where token_hash = $1 and used_at is null and expires_at > $2",
            token_hash,
            to_millis(now)
        )?)
    }

    /// Uses the request with that token up; `None` if it is used or expired already.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn use_oidc_request(&self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<OidcRequest>> {
        let Some(request) = self.oidc_request(token_hash, now).await? else { return Ok(None) };
        let mut tx = self.begin().await?;
        let set = "update oidc_request set used_at = $2 where token_hash = $1 and used_at is null";
        let first = tx_run!(&mut tx, set, token_hash, to_millis(now))? == 1;
        tx.commit().await?;
        Ok(first.then_some(request))
    }

    /// Whether a person is bound to an account at that provider.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn has_oidc_identity(&self, issuer: &str, person: &PersonId) -> Result<bool> {
        let find = "select person_id from oidc_identity where person_id = $1 and issuer = $2";
        let found: Option<PersonId> = value!(self, find, person, issuer)?;
        Ok(found.is_some())
    }

    /// The person who has an account at a provider; the first time the member of the team or network with its mail address, who is
    /// then bound to it. `None` if there is none, if they have left, or if they are bound to another account of that provider: then
    /// nothing is written.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn identify_by_oidc(&self, identity: &OidcIdentity, now: DateTime<Utc>) -> Result<Option<PersonId>> {
        let mut tx = self.begin().await?;
        if let Some(bound) = tx.person_of_identity(identity).await? {
            return Ok(bound.may_sign_in().then_some(bound.id));
        }
        let Some(email) = &identity.email else { return Ok(None) };
        let find = "select id, structure_id, role, left_team_at from person where email = $1 and left_team_at is null";
        let found: Option<Found> = tx_row!(&mut tx, find, email.as_str())?;
        let Some(person) = found.filter(Found::may_sign_in) else { return Ok(None) };
        let bound = tx_run!(
            &mut tx,
            "insert into oidc_identity (issuer, subject, person_id, bound_at) values ($1, $2, $3, $4) on conflict do nothing",
            identity.issuer.as_str(),
            identity.subject.as_str(),
            &person.id,
            to_millis(now)
        )? == 1;
        if !bound {
            // Another account of theirs is bound, or two browsers at once bind the same one.
            let same = tx.person_of_identity(identity).await?;
            return Ok(same.filter(Found::may_sign_in).map(|it| it.id).filter(|id| *id == person.id));
        }
        let by = Actor::person(&person.id, now);
        tx.audit(&person.structure_id, &by, "person.identity_bound", person.id.as_str(), json!({})).await?;
        tx.commit().await?;
        Ok(Some(person.id))
    }
}
