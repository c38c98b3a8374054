//! The language of the screens, the size of the text, SMS again after a STOP, and signing other devices out.

use crate::{
    sign_in::next_page::safe_next,
    web::{
        context::{RequestContext, db},
        cookies::set_cookie,
        error::AppError,
        languages,
        outcome::{Outcome, respond},
        text_size::TextSize,
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

/// Sets the size of the text on this device; as designed for any word that is no size.
#[server(endpoint = "moi/texte")]
pub async fn choose_text_size(#[server(default)] size: String) -> Result<(), AppError> {
    RequestContext::current()?;
    TextSize::of_word(&size).keep();
    respond(Ok(Outcome::done("/moi", "text-size-set")))
}

/// Lets SMS go to the participant's number again after they answered STOP.
#[server(endpoint = "moi/sms")]
pub async fn resume_sms() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.people().resume_sms(&ctx.actor(), &ctx.user.person_id).await?;
    respond(Ok(Outcome::done("/moi", "sms-resumed")))
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
