//! The pages of a sign-in by the identity provider: the one that leads there and the one to which it leads back.

use super::{
    actions::{TEAM_PAGE, refuse},
    attempt::{COOKIE, OidcAttempt},
    provider::{OidcFailure, OidcProvider},
};
use crate::{
    sign_in::{
        browser,
        frame::{auth, log_refusal},
        session::open_session,
    },
    texts::t,
    web::{
        context::{Visitor, db, settings},
        cookies::{request_cookie, set_cookie},
        outcome::Outcome,
        page::{Address, PageEnd, PageResult},
    },
};
use axum::http::{HeaderName, HeaderValue};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::StoreError;

/// The most bytes of a code that are sent on.
const LONGEST_CODE: usize = 4096;

static REFRESH: HeaderName = HeaderName::from_static("refresh");

/// The page that leads to the provider at once, and by a link where that does not work. Without a sign-in that waits it leads back to
/// the page of sign-in.
pub async fn leave(_: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let language = visitor.language;
    let back = || PageEnd::Elsewhere(TEAM_PAGE.to_owned());
    let provider = settings()?.sign_in.oidc.clone().ok_or_else(back)?;
    let attempt = OidcAttempt::of(request_cookie(COOKIE).ok_or_else(back)?);
    let request = db()?.oidc_request(&attempt.hash(), visitor.now).await?.ok_or_else(back)?;
    let proof = request.person_id.as_ref().map(|_| request.next_page.as_str());
    let to = match provider.leave_for(&attempt, proof.is_some(), visitor.now).await {
        Ok(to) => to,
        Err(failure) => return Err(end(refuse(proof, failure.key()).await?)),
    };
    if let (Some(response), Ok(refresh)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&format!("0; url={to}"))) {
        response.insert_header(REFRESH.clone(), refresh);
    }
    let name = provider.name().to_owned();
    let link = view! {
        <p><a class="button button--main button--wide" href=to rel="noreferrer">{t!(language, "oidc-leave-link", name = name.clone())}</a></p>
        <p class="auth__other"><a href=TEAM_PAGE>{t!(language, "oidc-leave-back")}</a></p>
    };
    Ok(auth(&visitor, "oidc-leave-title", t!(language, "oidc-leave-lead", name = name), Vec::new(), link, "/connexion"))
}

/// The page to which the provider leads back: it signs in, or says why not, and leads on.
pub async fn come_back(at: Address) -> PageResult {
    let visitor = Visitor::current()?;
    let Some(provider) = settings()?.sign_in.oidc.clone() else { return Err(PageEnd::Elsewhere(TEAM_PAGE.to_owned())) };
    Err(end(complete(&visitor, &provider, &at).await?))
}

/// The redirect to where an outcome leads.
fn end(outcome: Outcome) -> PageEnd {
    match outcome {
        Outcome::Done { to, .. } | Outcome::Rejected { to } | Outcome::Refused { to, .. } | Outcome::Overtaken { to, .. } => {
            PageEnd::Elsewhere(to)
        }
    }
}

async fn complete(visitor: &Visitor, provider: &OidcProvider, at: &Address) -> Result<Outcome, StoreError> {
    let over = async |why: &'static str| {
        log_refusal(visitor, "oidc_refused", why, None);
        // A second tap, or the button "back" after a sign-in.
        if visitor.signed_in.is_some() { Ok(Outcome::go("/")) } else { refuse(None, "oidc-over").await }
    };
    let Some(token) = request_cookie(COOKIE) else { return over("cookie").await };
    let attempt = OidcAttempt::of(token);
    if at.query("state").as_ref() != Some(attempt.state().secret()) {
        return over("state").await;
    }
    let Some(request) = db()?.use_oidc_request(&attempt.hash(), visitor.now).await? else { return over("used").await };
    set_cookie(COOKIE, "", 0);
    let proof = request.person_id.as_ref().map(|_| request.next_page.as_str());
    let reject = async |key: &'static str| {
        log_refusal(visitor, "oidc_failed", key, None);
        refuse(proof, key).await
    };
    // RFC 9207: an answer that names its issuer must name the one that was asked.
    if at.query("iss").is_some_and(|issuer| issuer != provider.issuer()) {
        return reject(OidcFailure::Invalid.key()).await;
    }
    let Some(code) = at.query("code").filter(|code| !code.is_empty() && code.len() <= LONGEST_CODE) else {
        return reject(OidcFailure::Declined.key()).await;
    };
    let identity = match provider.identify(&attempt, &request, code, visitor.now).await {
        Ok(identity) => identity,
        Err(failure) => return reject(failure.key()).await,
    };
    let Some(person) = db()?.identify_by_oidc(&identity, visitor.now).await? else {
        return reject(if identity.email.is_some() { "oidc-unknown" } else { "oidc-email" }).await;
    };
    let Some(expected) = &request.person_id else {
        return open_session(visitor, &person, &browser::token(visitor), &request.next_page).await;
    };
    let device = visitor.signed_in.as_ref().filter(|user| user.person_id == *expected && person == *expected).and(visitor.device.as_ref());
    let Some(device) = device else { return reject("oidc-other-person").await };
    db()?.prove_device(expected, device, visitor.now).await?;
    Ok(Outcome::go(request.next_page.clone()))
}
