//! Leaving for the identity provider: for a sign-in, or for a fresh proof of identity.

use super::attempt::{COOKIE, OidcAttempt};
use crate::{
    sign_in::{
        browser,
        form_names::{FRESH_PROOF, TEAM},
        frame::log_refusal,
        next_page::{address, safe_next},
    },
    web::{
        context::{RequestContext, Visitor, db, settings},
        cookies::set_cookie,
        error::AppError,
        forms::{FormDraft, reject_form},
        outcome::{Outcome, respond},
    },
};
use domain::values::ids::PersonId;
use leptos::prelude::*;
use store::{OIDC_MINUTES, StoreError};

/// The page that leads to the provider.
const LEAVE_PAGE: &str = "/connexion/oidc/aller";

/// The page of the team's sign-in.
pub(super) const TEAM_PAGE: &str = "/connexion/equipe";

/// The identifier of the button, under which its mistakes are kept.
pub const BUTTON: &str = "oidc";

/// Leads back to the button with the sentence of that key: on the page of the fresh proof that leads to `proof`, or on that of sign-in.
///
/// # Errors
/// [`StoreError::Database`].
pub(super) async fn refuse(proof: Option<&str>, key: &'static str) -> Result<Outcome, StoreError> {
    let draft = FormDraft::of(String::new(), [(BUTTON, key)]);
    match proof {
        Some(next) => reject_form(FRESH_PROOF, address(next), &draft).await,
        None => reject_form(TEAM, TEAM_PAGE, &draft).await,
    }
}

/// Begins a sign-in by the identity provider. The form leads to a page of this site, which leads there: `form-action 'self'` of the
/// content policy holds for redirects too.
#[server(endpoint = "connexion/oidc")]
pub async fn sign_in_by_oidc() -> Result<(), AppError> {
    respond(begin(&Visitor::current()?, None, "/").await)
}

/// Begins a fresh proof of the user's identity at the identity provider, which then leads to the page `next`.
#[server(endpoint = "connexion/confirmer/oidc")]
pub async fn prove_by_oidc(#[server(default)] next: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    respond(begin(&ctx.visitor, Some(&ctx.user.person_id), safe_next(&next)).await)
}

async fn begin(visitor: &Visitor, person: Option<&PersonId>, next: &str) -> Result<Outcome, StoreError> {
    let provider = settings()?.sign_in.oidc.clone().ok_or(StoreError::NotFound)?;
    let (attempt, from) = (OidcAttempt::begin(), browser::origin(visitor, &browser::token(visitor)));
    if db()?.begin_oidc_request(&attempt.hash(), person, next, &from, visitor.now).await?.is_err() {
        log_refusal(visitor, "oidc_refused", "address", None);
        return refuse(person.map(|_| next), "too-many-from-here").await;
    }
    // Asked here already, so that a provider that does not respond is said beside its button.
    if let Err(failure) = provider.leave_for(&attempt, person.is_some(), visitor.now).await {
        return refuse(person.map(|_| next), failure.key()).await;
    }
    set_cookie(COOKIE, attempt.token(), OIDC_MINUTES * 60);
    Ok(Outcome::go(LEAVE_PAGE))
}
