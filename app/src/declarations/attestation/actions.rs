//! The server functions of an attestation, for its participant and for the team: issue it, revoke it.

use super::sheet::{Sheet, offered_months};
use crate::{
    sign_in::secret,
    url,
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

/// The address of a participant's attestation, for the participant or the team.
pub fn page_of(ctx: &RequestContext, participant: &PersonId) -> String {
    if ctx.user.person_id == *participant { "/declarations/attestation".to_owned() } else { url::participant_attestation(participant) }
}

/// Reads the participant of an attestation: the signed-in user, or for the team anybody.
///
/// # Errors
/// [`StoreError::NotFound`] for another person when the user is not of the team, and for a text that is no identifier.
fn permitted_participant(ctx: &RequestContext, participant: String) -> Result<PersonId, StoreError> {
    let id = PersonId::try_from(participant).map_err(|_| StoreError::NotFound)?;
    if ctx.user.person_id == id || ctx.user.role.is_staff() { Ok(id) } else { Err(StoreError::NotFound) }
}

/// Issues the attestation of a period. A sheet with the same content is issued once.
#[server(endpoint = "attestations/etablir")]
pub async fn issue_attestation(
    #[server(default)] participant: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let participant = permitted_participant(&ctx, participant)?;
    let enrollment = ctx.store.enrollments().enrollment_of(&participant).await?;
    let enrollments = ctx.store.enrollments().enrollments_of(&participant).await?;
    let offered = offered_months(&enrollments, Month::of(ctx.visitor.today()));
    let month = |typed: String| typed.parse().ok().filter(|month| offered.contains(month)).ok_or(StoreError::NotFound);
    let (from, to) = (month(from)?, month(to)?);
    let page = page_of(&ctx, &participant);
    if from > to {
        return respond(Ok(Outcome::Refused { to: page, because: "attestation-order" }));
    }
    let page = format!("{page}?de={from}&a={to}");
    let sheet = Sheet::load(&ctx, &enrollment, &enrollments, (from, to)).await?;
    if sheet.months.is_empty() {
        return respond(Ok(Outcome::Refused { to: page, because: "attestation-none-to-issue" }));
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
    respond(Ok(Outcome::done(page, "attestation-is-issued")))
}

/// Revokes an attestation, which the page that verifies its code then says.
#[server(endpoint = "attestations/revoquer")]
pub async fn revoke_attestation(#[server(default)] participant: String, #[server(default)] attestation: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let participant = permitted_participant(&ctx, participant)?;
    let id = AttestationId::try_from(attestation).map_err(|_| StoreError::NotFound)?;
    ctx.store.declarations().revoke_attestation(&ctx.actor(), &participant, &id).await?;
    respond(Ok(Outcome::done(page_of(&ctx, &participant), "attestation-is-revoked")))
}
