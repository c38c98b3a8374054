//! The end of every sign-in: the second factor after a password, and the session.

use crate::{
    sign_in::{browser, form_names, resume, secret},
    web::{
        context::{Visitor, db, settings},
        cookies::set_cookie,
        outcome::Outcome,
    },
};
use axum::http::{header, request::Parts};
use domain::{sign_in::SecondFactorRule, values::ids::PersonId};
use leptos::prelude::*;
use store::{DEVICE_DAYS, STEP_MINUTES, StoreError};

/// The cookie with the token of the step that waits for a second factor.
pub const STEP: &str = "step";

/// The page of the second factor.
pub const SECOND_FACTOR_PAGE: &str = "/connexion/second-facteur";

/// Goes on after a right password: asks for the second factor, has one enrolled where the settings require it, or signs in. Demo
/// databases require none.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn after_password(visitor: &Visitor, person: &PersonId, browser: &str, to: &str) -> Result<Outcome, StoreError> {
    let enrolled = db()?.has_second_factor(person).await?;
    let required = settings()?.sign_in.second_factor == SecondFactorRule::Required && !visitor.demo;
    if !enrolled && !required {
        return open_session(visitor, person, browser, to).await;
    }
    begin_step(visitor, person, !enrolled).await?;
    Ok(Outcome::go(SECOND_FACTOR_PAGE))
}

/// Begins the step of a second factor; `enrolls` a new one with a new secret.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn begin_step(visitor: &Visitor, person: &PersonId, enrolls: bool) -> Result<(), StoreError> {
    let (token, new) = (secret::token(), enrolls.then(secret::factor_secret));
    db()?.begin_sign_in_step(person, &secret::hash(&token), new.as_deref(), visitor.now).await?;
    set_cookie(STEP, &token, STEP_MINUTES * 60);
    Ok(())
}

/// Signs a person in on this device after all proofs, under a new token: one that was planted before sign-in is worth nothing after
/// it. Signs out the user who was signed in on it, and deletes the guest's drafts of the forms of sign-in. Leads to the page `to`, or
/// back to what sign-in interrupted, see [`resume`].
///
/// # Errors
/// [`StoreError::Database`].
pub async fn open_session(visitor: &Visitor, person: &PersonId, browser: &str, to: &str) -> Result<Outcome, StoreError> {
    let agent = with_context::<Parts, _>(|parts| Some(parts.headers.get(header::USER_AGENT)?.to_str().ok()?.to_owned()))
        .flatten()
        .unwrap_or_default();
    if let Some((user, device)) = visitor.signed_in.as_ref().zip(visitor.device.as_ref()) {
        db()?.sign_out(&user.person_id, device).await?;
    }
    if let Some(guest) = &visitor.guest {
        for form in form_names::OF_GUESTS {
            db()?.delete_form_draft(guest, form).await?;
        }
    }
    let token = secret::token();
    db()?.sign_in_on(person, &secret::hash(&token), &agent, Some(&secret::hash(browser)), visitor.now).await?;
    browser::keep(browser);
    set_cookie("device", &token, DEVICE_DAYS * 24 * 3600);
    set_cookie("guest", "", 0);
    Ok(Outcome::go(resume::after_sign_in(visitor, person, to).await?))
}
