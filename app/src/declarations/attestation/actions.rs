//! Issuing an attestation, and revoking it: its person, or the team.

use super::{
    page::{offered_months, page_of},
    sheet::Sheet,
};
use crate::{
    sign_in::secret,
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::{
    declarations::attestation::initials,
    values::{
        ids::{AttestationId, PersonId},
        month::Month,
    },
};
use leptos::prelude::*;
use store::{NewAttestation, StoreError};

/// Whose attestation it is: one's own, or for the team anybody's of the structure.
fn whose(ctx: &RequestContext, participant: String) -> Result<PersonId, StoreError> {
    let id = PersonId::try_from(participant).map_err(|_| StoreError::NotFound)?;
    if ctx.user.person_id == id || ctx.user.role.is_staff() { Ok(id) } else { Err(StoreError::NotFound) }
}

/// Issues the attestation of a period as it stands. The same sheet is issued once.
#[server(endpoint = "attestations/etablir")]
pub async fn issue_attestation(
    #[server(default)] participant: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
) -> Result<(), AppError> {
    respond(issue(participant, from, to).await)
}

async fn issue(participant: String, from: String, to: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let participant = whose(&ctx, participant)?;
    let enrollment = ctx.store.enrollments().enrollment_of(&participant).await?;
    let paths = ctx.store.enrollments().paths_of(&participant).await?;
    let offered = offered_months(&paths, Month::of(ctx.visitor.today()));
    let month = |typed: String| typed.parse().ok().filter(|month| offered.contains(month)).ok_or(StoreError::NotFound);
    let (from, to) = (month(from)?, month(to)?);
    let page = page_of(&ctx, &participant);
    if from > to {
        return Ok(Outcome::Refused { to: page, because: "attestation-order" });
    }
    let page = format!("{page}?de={from}&a={to}");
    let sheet = Sheet::load(&ctx, &enrollment, &paths, (from, to)).await?;
    if sheet.months.is_empty() {
        return Ok(Outcome::Refused { to: page, because: "attestation-none-to-issue" });
    }
    let new = NewAttestation {
        participant: &participant,
        code: &secret::attestation_code(),
        issuer: &sheet.letterhead.name,
        initials: &initials(&enrollment.first_name, &enrollment.last_name),
        period: (from, to),
        months: &sheet.issued_months(),
        digest: &sheet.digest(),
    };
    ctx.store.declarations().issue_attestation(&ctx.actor(), &new).await?;
    Ok(Outcome::done(page, "attestation-is-issued"))
}

/// Revokes an attestation: whoever asks by its code is told so.
#[server(endpoint = "attestations/revoquer")]
pub async fn revoke_attestation(#[server(default)] participant: String, #[server(default)] attestation: String) -> Result<(), AppError> {
    respond(revoke(participant, attestation).await)
}

async fn revoke(participant: String, attestation: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let participant = whose(&ctx, participant)?;
    let id = AttestationId::try_from(attestation).map_err(|_| StoreError::NotFound)?;
    ctx.store.declarations().revoke_attestation(&ctx.actor(), &participant, &id).await?;
    Ok(Outcome::done(page_of(&ctx, &participant), "attestation-is-revoked"))
}
