//! One's own second factor: enrol it, see and renew the recovery codes, remove it.

use crate::{
    me::frame::own_page,
    sign_in::{
        browser,
        form_names::SECOND_FACTOR,
        frame::text_draft,
        second_factor::{CODES_PAGE, code_field, current_step, enrolment, try_step},
        secret,
        session::{STEP, begin_step},
    },
    texts::t,
    url::action,
    web::{
        context::{RequestContext, db, settings},
        cookies::{request_cookie, set_cookie},
        error::AppError,
        forms::{FormDraft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, PageResult},
    },
};
use domain::{
    people::Contact,
    sign_in::{SecondFactorRule, recovery::RecoveryCode},
    values::language::Language,
};
use leptos::prelude::*;
use store::{Message, Person, StoreError};

/// The outcome for a user who has no password, and so no second factor.
///
/// # Errors
/// As [`respond`].
pub fn without_password() -> Result<(), AppError> {
    respond(Ok(Outcome::Refused { to: "/moi".into(), because: "account-without-password" }))
}

/// The mail that says that the second factor was removed; `None` for a person without an address.
pub fn removed_message(person: &Person) -> Option<Message> {
    let language = person.language;
    Some(Message {
        to: Contact::Email(person.email.as_deref()?.parse().ok()?),
        subject: t!(language, "message-second-factor-removed-subject"),
        body: t!(language, "message-second-factor-removed", name = person.first_name.clone()),
    })
}

/// Begins to enrol an authenticator app: makes its secret, which the page then shows.
#[server(endpoint = "moi/second-facteur/commencer")]
pub async fn begin_second_factor() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        return without_password();
    }
    if !db()?.has_second_factor(&ctx.user.person_id).await? {
        begin_step(&ctx.visitor, &ctx.user.person_id, true).await?;
    }
    respond(Ok(Outcome::go(CODES_PAGE)))
}

/// Enrols the app whose code the user types.
#[server(endpoint = "moi/second-facteur/activer")]
pub async fn enrol_second_factor(#[server(default)] code: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        return without_password();
    }
    // A step of another person, who used this browser before, is not theirs.
    if current_step(&ctx.visitor).await?.is_some_and(|step| step.person_id != ctx.user.person_id) {
        return respond(reject_form(SECOND_FACTOR, CODES_PAGE, &FormDraft::of(String::new(), [("code", "second-factor-over")])).await);
    }
    let browser = browser::token(&ctx.visitor);
    match try_step(&ctx.visitor, &code, &browser).await? {
        Ok(_) => respond(Ok(Outcome::done(CODES_PAGE, "second-factor-on"))),
        Err(key) => respond(reject_form(SECOND_FACTOR, CODES_PAGE, &FormDraft::of(String::new(), [("code", key)])).await),
    }
}

/// Makes new recovery codes; the old ones stop working.
#[server(endpoint = "moi/second-facteur/codes")]
pub async fn renew_recovery_codes() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        return without_password();
    }
    let token = secret::token();
    let hashes: Vec<String> = secret::recovery_codes(&token).iter().map(secret::recovery_hash).collect();
    db()?.renew_recovery_codes(&ctx.user.person_id, &hashes, ctx.visitor.now).await?;
    set_cookie(STEP, &token, 600);
    respond(Ok(Outcome::done(CODES_PAGE, "recovery-codes-renewed")))
}

/// Removes the second factor; the user's other devices are signed out. Where the settings require one, the next sign-in enrols anew.
#[server(endpoint = "moi/second-facteur/retirer")]
pub async fn remove_second_factor() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    if !ctx.user.has_password {
        return without_password();
    }
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    let (device, notice) = (ctx.visitor.device.as_deref(), removed_message(&person));
    let removed = ctx.store.people().remove_second_factor(&ctx.actor(), &person.id, device, notice.as_ref()).await;
    respond(refused_or(removed, CODES_PAGE, |()| Outcome::done(CODES_PAGE, "second-factor-off")))
}

/// The recovery codes that this browser was given a moment ago; `None` when there are none to show.
async fn new_codes(ctx: &RequestContext) -> Result<Option<Vec<RecoveryCode>>, StoreError> {
    let Some(token) = request_cookie(STEP) else { return Ok(None) };
    let codes = secret::recovery_codes(&token);
    let Some(first) = codes.first().map(secret::recovery_hash) else { return Ok(None) };
    Ok(db()?.has_recovery_code(&ctx.user.person_id, &first).await?.then_some(codes))
}

/// The page: how to enrol, the new recovery codes once, or how many are left.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let draft = text_draft(SECOND_FACTOR).await;
    let mistakes = draft.summary(language);
    let mistake = draft.mistake("code").map(str::to_owned);
    let content = if !ctx.user.has_password {
        view! { <p>{t!(language, "account-without-password")}</p> }.into_any()
    } else if db()?.has_second_factor(&ctx.user.person_id).await? {
        let left = db()?.recovery_codes_left(&ctx.user.person_id).await?;
        let required = settings()?.sign_in.second_factor == SecondFactorRule::Required;
        enrolled(language, new_codes(&ctx).await?, left, required).into_any()
    } else {
        let step = current_step(&ctx.visitor).await?.filter(|step| step.person_id == ctx.user.person_id);
        match step.and_then(|step| step.enroll_secret.map(|secret| (secret, step.email.unwrap_or_default()))) {
            Some((factor, account)) => view! {
                {enrolment(language, &factor, &account)}
                <form class="form" method="post" action={action::<EnrolSecondFactor>()} novalidate>
                    {code_field(language, mistake)}
                    <button class="button button--main">{t!(language, "second-factor-enable")}</button>
                </form>
            }
            .into_any(),
            None => view! {
                <p>{t!(language, "second-factor-what")}</p>
                <form method="post" action={action::<BeginSecondFactor>()}>
                    <button class="button button--main">{t!(language, "second-factor-begin")}</button>
                </form>
            }
            .into_any(),
        }
    };
    Ok(own_page(language, t!(language, "second-factor-title"), mistakes, content))
}

/// The content of the page once an app is enrolled.
fn enrolled(language: Language, codes: Option<Vec<RecoveryCode>>, left: i64, required: bool) -> impl IntoView + use<> {
    let shown = codes.map(|codes| {
        let codes = codes.into_iter().map(|code| view! { <li class="num">{code.printed()}</li> }).collect_view();
        view! {
            <section class="section" aria-labelledby="codes">
                <h2 class="section__title" id="codes">{t!(language, "recovery-codes-title")}</h2>
                <p>{t!(language, "recovery-codes-lead")}</p>
                <ol>{codes}</ol>
            </section>
        }
    });
    let remove = if required { "second-factor-replace" } else { "second-factor-remove" };
    view! {
        <p><span class="state state--validated">{t!(language, "second-factor-is-on")}</span></p>
        {shown}
        <p>{t!(language, "recovery-codes-left", n = left)}</p>
        <div class="actions">
            <form method="post" action={action::<RenewRecoveryCodes>()}>
                <button class="button">{t!(language, "recovery-codes-renew")}</button>
            </form>
            <form method="post" action={action::<RemoveSecondFactor>()}>
                <button class="button button--danger">{t!(language, remove)}</button>
            </form>
        </div>
    }
}
