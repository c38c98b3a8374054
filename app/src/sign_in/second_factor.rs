//! The second factor of a sign-in: a code of an authenticator app, which the first sign-in enrols, or a recovery code.

use crate::{
    sign_in::{
        browser,
        form_names::SECOND_FACTOR,
        frame::{auth, log_refusal, text_draft},
        secret,
        session::{SECOND_FACTOR_PAGE, STEP, open_session},
        totp,
    },
    texts::t,
    ui::{form::TextField, qr::QrCode},
    url::action,
    web::{
        context::{Visitor, db},
        cookies::{request_cookie, set_cookie},
        error::AppError,
        forms::{FormDraft, reject_form},
        outcome::respond,
        page::{Address, PageResult},
    },
};
use domain::{
    sign_in::recovery::{SecondFactorCode, read_second_factor},
    values::language::Language,
};
use leptos::prelude::*;
use store::{SecondFactorTry, SignInAttempt, SignInStep, StoreError};

/// The page that shows new recovery codes.
pub const CODES_PAGE: &str = "/moi/second-facteur";

/// How long new recovery codes are shown, in seconds.
const SHOWN: i64 = 600;

/// The step of this browser that waits for a code.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn current_step(visitor: &Visitor) -> Result<Option<SignInStep>, StoreError> {
    match request_cookie(STEP) {
        Some(token) => db()?.sign_in_step(&secret::hash(&token), visitor.now).await,
        None => Ok(None),
    }
}

/// The key of the sentence for a code that was refused.
pub fn refusal_key(tried: &SignInAttempt) -> &'static str {
    match tried {
        SignInAttempt::Old => "second-factor-over",
        SignInAttempt::TooMany | SignInAttempt::Limited(_) => "password-too-many",
        _ => "second-factor-wrong",
    }
}

/// Tries a code for this browser's step; the key of the sentence as `Err` when it is refused.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn try_step(
    visitor: &Visitor,
    typed: &str,
    browser: &str,
) -> Result<Result<domain::values::ids::PersonId, &'static str>, StoreError> {
    let Ok(code) = read_second_factor(typed) else { return Ok(Err("second-factor-not-a-code")) };
    let token = request_cookie(STEP).unwrap_or_default();
    let (text, recovery) = match &code {
        SecondFactorCode::Totp(digits) => (digits.as_str(), None),
        SecondFactorCode::Recovery(code) => (code.as_str(), Some(secret::recovery_hash(code))),
    };
    let new: Vec<String> = secret::recovery_codes(&token).iter().map(secret::recovery_hash).collect();
    let attempt = SecondFactorTry {
        token_hash: &secret::hash(&token),
        proof_hash: &secret::code_hash(&token, text),
        recovery_hash: recovery.as_deref(),
        time_step: &|factor: &str| totp::time_step(factor, text, visitor.now),
        new_recovery: &new,
        from: &browser::origin(visitor, browser),
    };
    match db()?.try_second_factor(&attempt, visitor.now).await? {
        SignInAttempt::Right(person) => {
            // The codes are computed from the step's token: they can be shown as long as the browser keeps it.
            set_cookie(STEP, &token, SHOWN);
            Ok(Ok(person))
        }
        tried => {
            log_refusal(visitor, "second_factor_failed", refusal_key(&tried), None);
            Ok(Err(refusal_key(&tried)))
        }
    }
}

/// Signs in by a second factor after the password.
#[server(endpoint = "connexion/second-facteur")]
pub async fn prove_second_factor(#[server(default)] code: String) -> Result<(), AppError> {
    let visitor = Visitor::current()?;
    let browser = browser::token(&visitor);
    match try_step(&visitor, &code, &browser).await? {
        Ok(person) => {
            let new = secret::recovery_codes(&request_cookie(STEP).unwrap_or_default());
            let enrolled = match new.first() {
                Some(first) => db()?.has_recovery_code(&person, &secret::recovery_hash(first)).await?,
                None => false,
            };
            respond(open_session(&visitor, &person, &browser, if enrolled { CODES_PAGE } else { "/" }).await)
        }
        Err(key) => respond(reject_form(SECOND_FACTOR, SECOND_FACTOR_PAGE, &FormDraft::of(String::new(), [("code", key)])).await),
    }
}

/// The field of a code.
pub fn code_field(language: Language, mistake: Option<String>) -> impl IntoView {
    view! {
        <TextField language name="code" required=true label=t!(language, "second-factor-label") hint=t!(language, "second-factor-hint") mistake autocomplete="one-time-code" class="input--code"/>
    }
}

/// How an app takes over a secret: a QR code, and the secret as text.
pub fn enrolment(language: Language, factor: &str, account: &str) -> impl IntoView + use<> {
    view! {
        <p>{t!(language, "second-factor-enrol")}</p>
        <QrCode text=totp::uri(factor, account) label=t!(language, "second-factor-qr")/>
        <p>{t!(language, "second-factor-type")}" "<strong class="num">{totp::in_groups(factor)}</strong></p>
    }
}

/// The page of the second factor: of a new one with what its app needs; without a step it leads back to the password.
pub async fn page(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let draft = text_draft(SECOND_FACTOR).await;
    let (mistakes, mistake) = (draft.summary(language), draft.mistake("code").map(str::to_owned));
    let Some(step) = current_step(&visitor).await? else {
        let form = view! { <p><a class="button button--main" href="/connexion/equipe">{t!(language, "second-factor-restart")}</a></p> };
        let lead = t!(language, "second-factor-over");
        return Ok(auth(&visitor, "second-factor-title", lead, Vec::new(), form, "/connexion"));
    };
    let lead = if step.enroll_secret.is_some() { "second-factor-new-lead" } else { "second-factor-lead" };
    let account = step.email.unwrap_or_default();
    let form = view! {
        {step.enroll_secret.map(|factor| enrolment(language, &factor, &account))}
        <form class="form auth__form" method="post" action={action::<ProveSecondFactor>()} novalidate>
            {code_field(language, mistake)}
            <button class="button button--main button--wide">{t!(language, "team-send")}</button>
        </form>
        <p class="auth__other"><a href="/connexion/equipe">{t!(language, "second-factor-restart")}</a></p>
    };
    Ok(auth(&visitor, "second-factor-title", t!(language, lead), mistakes, form, "/connexion"))
}
