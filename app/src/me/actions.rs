//! The language of the screens, and signing other devices out.

use crate::{
    sign_in::next_page::safe_next,
    web::{
        context::{RequestContext, db},
        cookies::set_cookie,
        error::AppError,
        languages,
        outcome::{Outcome, respond},
    },
};
use domain::values::language::Language;
use leptos::prelude::*;
use store::StoreError;

/// Sets the language of one's screens, and leads to the page `back` or to `/moi`. French for an unknown tag, and for one of a language
/// that the pages of the team do not have.
#[server(endpoint = "moi/langue")]
pub async fn choose_language(#[server(default)] language: String, #[server(default)] back: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let language = Language::of_tag(&language).unwrap_or_default();
    let language = if ctx.user.role.has_password() { language.of_every_page() } else { language };
    ctx.store.people().set_language(&ctx.actor(), &ctx.user.person_id, language).await?;
    set_cookie(languages::COOKIE, "", 0);
    let back = if back.is_empty() { "/moi" } else { safe_next(&back) };
    respond(Ok(Outcome::done(back, "language-set")))
}

/// Signs one of the user's devices out, by the hash of its token.
#[server(endpoint = "moi/appareil")]
pub async fn sign_device_out(#[server(default)] device: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    // A hash and nothing else: PostgreSQL takes no text with a zero byte.
    if !device.bytes().all(|b| b.is_ascii_hexdigit()) {
        return respond(Err(StoreError::NotFound));
    }
    db()?.sign_out(&ctx.user.person_id, &device).await?;
    respond(Ok(Outcome::done("/moi", "device-out")))
}

/// Signs all devices of the user out but this one.
#[server(endpoint = "moi/autres-appareils")]
pub async fn sign_others_out() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let device = ctx.visitor.device.as_deref().unwrap_or_default();
    db()?.sign_out_others(&ctx.user.person_id, device, ctx.visitor.now).await?;
    respond(Ok(Outcome::done("/moi", "others-out")))
}
