//! A fresh proof of identity before pages and forms that can do great harm, see [`crate::proofs::needs_proof`]: the password again,
//! and the second factor if there is one; or a passkey in place of both; or a new sign-in at the identity provider.

use crate::{
    sign_in::{
        browser,
        form_names::FRESH_PROOF,
        frame::{auth, log_refusal, text_draft},
        next_page::{address, safe_next},
        oidc::button::{BUTTON, button},
        passkeys::{BeginPasskey, Ceremony, owner_of, passkey_form, relying_party, script},
        second_factor::{code_field, refusal_key},
        secret, totp,
    },
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        context::{RequestContext, db, settings},
        error::AppError,
        forms::{FormDraft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, PageResult},
    },
};
use domain::{
    people::Email,
    sign_in::recovery::{SecondFactorCode, read_second_factor},
};
use leptos::prelude::*;
use store::{SignInAttempt, StoreError};

/// Checks the password of the user; the field and the key of its sentence as `Err`.
///
/// # Errors
/// [`StoreError`] other than a refusal.
pub async fn check_password(ctx: &RequestContext, password: String) -> Result<Result<(), &'static str>, StoreError> {
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    let Some(email) = person.email.as_deref().and_then(|email| email.parse::<Email>().ok()) else { return Ok(Err("password-again-wrong")) };
    let from = browser::origin(&ctx.visitor, ctx.visitor.browser.as_deref().unwrap_or_default());
    let Ok(found) = db()?.password_of(email.as_str(), &from, ctx.visitor.now).await? else {
        log_refusal(&ctx.visitor, "password_refused", "again", Some(email.as_str()));
        return Ok(Err("password-too-many"));
    };
    if !secret::password_matches(password, found.map(|(_, hash)| hash)).await? {
        log_refusal(&ctx.visitor, "password_failed", "again", Some(email.as_str()));
        db()?.count_wrong_password(&person.id, ctx.visitor.now).await?;
        return Ok(Err("password-again-wrong"));
    }
    db()?.clear_password_attempts(email.as_str(), &from).await?;
    Ok(Ok(()))
}

/// Proves the identity of the user anew on this device. Users without a password have nothing to prove.
#[server(endpoint = "connexion/confirmer")]
pub async fn prove_again(
    #[server(default)] password: String,
    #[server(default)] code: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let next = safe_next(&next).to_owned();
    let reject = async |field: &'static str, key: &'static str| {
        reject_form(FRESH_PROOF, address(&next), &FormDraft::of(String::new(), [(field, key)])).await
    };
    let Some(device) = ctx.visitor.device.clone().filter(|_| ctx.user.has_password) else {
        return respond(Ok(Outcome::go(next)));
    };
    if let Err(key) = check_password(&ctx, password).await? {
        return respond(reject("password", key).await);
    }
    if db()?.has_second_factor(&ctx.user.person_id).await? {
        let Ok(code) = read_second_factor(&code) else { return respond(reject("code", "second-factor-not-a-code").await) };
        let (text, recovery) = match &code {
            SecondFactorCode::Totp(digits) => (digits.as_str(), None),
            SecondFactorCode::Recovery(code) => (code.as_str(), Some(secret::recovery_hash(code))),
        };
        let (now, whose) = (ctx.visitor.now, (&ctx.user.structure_id, &ctx.user.person_id));
        let from = browser::origin(&ctx.visitor, ctx.visitor.browser.as_deref().unwrap_or_default());
        let check = |factor: &str| totp::time_step(factor, text, now);
        match db()?.try_code_again(whose, recovery.as_deref(), &check, &from, now).await? {
            SignInAttempt::Right(_) => {}
            tried => {
                log_refusal(&ctx.visitor, "second_factor_failed", refusal_key(&tried), None);
                return respond(reject("code", refusal_key(&tried)).await);
            }
        }
    }
    db()?.prove_device(&ctx.user.person_id, &device, ctx.visitor.now).await?;
    respond(Ok(Outcome::go(next)))
}

/// Proves the identity of the user anew on this device by one of their passkeys.
#[server(endpoint = "connexion/confirmer/cle")]
pub async fn prove_by_passkey(#[server(default)] credential: String, #[server(default)] next: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let next = safe_next(&next).to_owned();
    let Some(device) = ctx.visitor.device.clone().filter(|_| ctx.user.has_password) else {
        return respond(Ok(Outcome::go(next)));
    };
    let because = match owner_of(&ctx.visitor, &credential).await? {
        Ok(person) if person == ctx.user.person_id => {
            db()?.prove_device(&person, &device, ctx.visitor.now).await?;
            return respond(Ok(Outcome::go(next)));
        }
        Ok(_) => "passkey-wrong",
        Err(key) => key,
    };
    respond(Ok(Outcome::Refused { to: address(&next), because }))
}

/// The form by which a user with passkeys proves their identity anew and goes on to `next`; nothing for others.
async fn passkey_proof(ctx: &RequestContext, next: &str) -> Result<Option<AnyView>, StoreError> {
    if relying_party().is_err() || db()?.passkeys(&ctx.user.person_id).await?.is_empty() {
        return Ok(None);
    }
    let addresses = (action::<BeginPasskey>(), action::<ProveByPasskey>());
    let next = view! { <input type="hidden" name="next" value=next.to_owned()/> };
    let form = passkey_form(ctx.language(), Ceremony::Get, addresses, "passkey-prove", next);
    Ok(Some(view! { {form}{script()} }.into_any()))
}

/// The form of the proof, which leads to the page in `next`.
pub async fn page(at: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let next = at.query("next").unwrap_or_default();
    let next = safe_next(&next).to_owned();
    let draft = text_draft(FRESH_PROOF).await;
    let mistakes = draft.summary(language);
    let (password, code) = (draft.mistake("password").map(str::to_owned), draft.mistake("code").map(str::to_owned));
    let factor = db()?.has_second_factor(&ctx.user.person_id).await?;
    let passkey = passkey_proof(&ctx, &next).await?;
    let by_password = (ctx.user.has_password || !ctx.user.has_oidc).then(|| {
        view! {
            <form class="form auth__form" method="post" action={action::<ProveAgain>()} novalidate>
                <input type="hidden" name="next" value=next.clone()/>
                <TextField language name="password" required=true kind="password" label=t!(language, "password-label") mistake=password autocomplete="current-password"/>
                {factor.then(|| code_field(language, code))}
                <button class="button button--main button--wide">{t!(language, "fresh-proof-send")}</button>
            </form>
        }
    });
    let by_provider = match settings()?.sign_in.oidc.as_ref() {
        Some(provider) if db()?.has_oidc_identity(provider.issuer(), &ctx.user.person_id).await? => {
            Some(button(language, provider, Some(next.clone()), draft.mistake(BUTTON).map(str::to_owned)))
        }
        _ => None,
    };
    let lead = match (&by_password, &by_provider) {
        (Some(_), _) => t!(language, "fresh-proof-lead"),
        (None, Some(_)) => t!(language, "fresh-proof-oidc-lead"),
        // Their account is at a provider that is no longer set.
        (None, None) => t!(language, "fresh-proof-none-lead"),
    };
    let forgotten = (by_password.is_none() && by_provider.is_none())
        .then(|| view! { <p class="auth__other"><a href="/connexion/oublie">{t!(language, "password-forgotten-link")}</a></p> });
    let form = view! {
        {by_provider}
        {by_password}
        {passkey}
        {forgotten}
    };
    Ok(auth(&ctx.visitor, "fresh-proof-title", lead, mistakes, form, "/moi"))
}
