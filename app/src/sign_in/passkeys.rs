//! Sign-in by a passkey, in place of password and second factor. It needs the browser's script, which asks an authenticator and sends
//! what that answers in a form.

use crate::{
    sign_in::{
        browser,
        frame::log_refusal,
        secret,
        session::open_session,
        web_authn::{RelyingParty, answering},
    },
    texts::t,
    url::action,
    web::{
        context::{Visitor, db, settings},
        cookies::{request_cookie, set_cookie},
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::values::{ids::PersonId, language::Language};
use leptos::{nonce::use_nonce, prelude::*};
use store::{CHALLENGE_MINUTES, PasskeyTry, SignInAttempt, StoreError};

/// The cookie with the token of the challenge that waits for an answer.
const CHALLENGE: &str = "passkey";

/// The page of the sign-in.
const PAGE: &str = "/connexion/equipe";

/// The script that asks the browser for a passkey and sends its answer.
const SCRIPT: &str = include_str!("passkeys.js");

/// The site as the party that relies on passkeys.
///
/// # Errors
/// [`StoreError::NotFound`] when its public address is a number.
pub fn relying_party() -> Result<RelyingParty, StoreError> {
    RelyingParty::at(&settings()?.base_url).ok_or(StoreError::NotFound)
}

/// Stores a challenge for this browser: for the registration of a passkey of that person, or for a sign-in. Returns whether the limit
/// of its address allows it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn keep_challenge(visitor: &Visitor, person: Option<&PersonId>, state: &str) -> Result<bool, StoreError> {
    let (token, browser) = (secret::token(), browser::token(visitor));
    let from = browser::origin(visitor, &browser);
    let reached = db()?.begin_passkey_challenge(&secret::hash(&token), person, state, &from, visitor.now).await?;
    if reached.is_some() {
        log_refusal(visitor, "passkey_refused", "address", None);
        return Ok(false);
    }
    set_cookie(CHALLENGE, &token, CHALLENGE_MINUTES * 60);
    Ok(true)
}

/// The hash of the token of this browser's challenge; it serves once.
pub fn take_challenge() -> String {
    let token = request_cookie(CHALLENGE).unwrap_or_default();
    set_cookie(CHALLENGE, "", 0);
    secret::hash(&token)
}

/// The key of the sentence for a passkey that was refused.
pub fn refusal_key(tried: &SignInAttempt) -> &'static str {
    if matches!(tried, SignInAttempt::Old) { "passkey-over" } else { "passkey-wrong" }
}

/// The owner of the passkey that answers this browser's challenge; the key of the sentence as `Err` when it is refused.
///
/// # Errors
/// [`StoreError::Database`]; [`StoreError::NotFound`] as [`relying_party`].
pub async fn owner_of(visitor: &Visitor, answer: &str) -> Result<Result<PersonId, &'static str>, StoreError> {
    let site = relying_party()?;
    let credential_hash = answering(answer).unwrap_or_default();
    let check = |owner: &PersonId, state: &str, credential: &str| site.check_sign_in(owner, state, credential, answer);
    let attempt = PasskeyTry { token_hash: &take_challenge(), credential_hash: &credential_hash, check: &check };
    Ok(match db()?.try_passkey(&attempt, visitor.now).await? {
        SignInAttempt::Right(person) => Ok(person),
        tried => {
            let key = refusal_key(&tried);
            log_refusal(visitor, "passkey_failed", key, None);
            Err(key)
        }
    })
}

/// The options by which a browser asks for a passkey of this site, as JSON. They are the same for everybody but for the challenge.
#[server(endpoint = "connexion/cle/commencer")]
pub async fn begin_passkey() -> Result<String, AppError> {
    let visitor = Visitor::current()?;
    let begun = relying_party()?.begin_sign_in()?;
    if !keep_challenge(&visitor, None, &begun.state).await? {
        respond(Ok(Outcome::Refused { to: PAGE.into(), because: "too-many-from-here" }))?;
        return Ok(String::new());
    }
    respond(Ok(Outcome::go(PAGE)))?;
    Ok(begun.options)
}

/// Signs a member of the team in by a passkey.
#[server(endpoint = "connexion/cle")]
pub async fn sign_in_by_passkey(#[server(default)] credential: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    match owner_of(&visitor, &credential).await? {
        Ok(person) => respond(open_session(&visitor, &person, &browser::token(&visitor), "/").await),
        Err(because) => respond(Ok(Outcome::Refused { to: PAGE.into(), because })),
    }
}

/// What a form of a passkey asks of the browser.
pub enum Ceremony {
    /// A new passkey.
    Create,
    /// One that exists.
    Get,
}

/// A form whose answer comes from an authenticator, with more fields; `begin` is the address of the options. Without the script it is
/// hidden.
pub fn passkey_form(
    language: Language,
    ceremony: Ceremony,
    (begin, finish): (&'static str, &'static str),
    label: &'static str,
    fields: impl IntoView + 'static,
) -> impl IntoView {
    let (asked, failed) = match ceremony {
        Ceremony::Create => ("create", "passkey-not-made"),
        Ceremony::Get => ("get", "passkey-not-given"),
    };
    view! {
        <form class="form" method="post" action=finish data-passkey=asked data-begin=begin hidden>
            {fields.into_any()}
            <input type="hidden" name="credential"/>
            <p class="field__error" role="alert" data-failed hidden>{t!(language, failed)}</p>
            <button class="button button--wide">{t!(language, label)}</button>
        </form>
    }
}

/// The script of the forms of a page; after them.
pub fn script() -> impl IntoView {
    view! { <script type="module" nonce=use_nonce()>{SCRIPT}</script> }
}

/// The form by which the team signs in; nothing where passkeys cannot be used.
pub fn sign_in_form(language: Language) -> Option<impl IntoView> {
    relying_party().ok()?;
    let addresses = (action::<BeginPasskey>(), action::<SignInByPasskey>());
    Some(view! {
        {passkey_form(language, Ceremony::Get, addresses, "passkey-sign-in", ())}
        {script()}
    })
}
