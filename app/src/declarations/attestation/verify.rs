//! The public page that verifies an attestation by its code: its content when it was issued, and whether it was revoked. It shows only the
//! initials of the participant, whose name is on the paper.

use crate::{
    texts::t,
    ui::{form::TextField, icon::Icon, notice::Notice, rows::capital},
    web::{
        context::{Visitor, db},
        page::{Address, Page, PageResult},
    },
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use domain::{
    declarations::attestation::AttestationCode,
    values::{language::Language, paris},
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::VerifiedAttestation;

/// The form for a code, and the attestation with the code of the address; 404 when there is none.
pub async fn page(address: Address) -> PageResult {
    let language = Visitor::current()?.language;
    let typed = address.part::<String>("code").ok().or_else(|| address.query("code"));
    let found = match typed.as_deref().map(AttestationCode::read) {
        Some(Ok(code)) => db()?.verify_attestation(&code).await?,
        _ => None,
    };
    let response = use_context::<ResponseOptions>();
    if let Some(response) = &response {
        response.insert_header(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    }
    let result = match (&found, &typed) {
        (Some(found), _) => attestation(language, found),
        (None, Some(_)) => {
            if let Some(response) = &response {
                response.set_status(StatusCode::NOT_FOUND);
            }
            warning(t!(language, "verify-unknown")).into_any()
        }
        (None, None) => ().into_any(),
    };
    let value = if found.is_none() { typed.unwrap_or_default().chars().take(40).collect() } else { String::new() };
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "verify-title")}</h1>
            <p class="page__lead">{t!(language, "verify-lead")}</p>
        </header>
        {result}
        <form class="form no-print" action="/verifier">
            <TextField language name="code" label=t!(language, "verify-code") hint=t!(language, "verify-code-hint") value=value/>
            <button class="button button--main">{t!(language, "verify-send")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "verify-title"), "", body))
}

fn warning(text: String) -> impl IntoView {
    view! { <div class="notice notice--warning" role="status"><Icon name="warning"/><div class="notice__text"><p>{text}</p></div></div> }
}

/// The content of an attestation and whether it is valid.
fn attestation(language: Language, it: &VerifiedAttestation) -> AnyView {
    let validity = match it.revoked_at {
        Some(at) => warning(t!(language, "verify-revoked", day = language.date(paris::day(at)))).into_any(),
        None => view! {
            <Notice icon="check" status=true><p>{t!(language, "verify-stands")}</p></Notice>
        }
        .into_any(),
    };
    let fact = |label: &str, value: String| view! { <div class="facts__item"><dt>{t!(language, label)}</dt><dd>{value}</dd></div> };
    let period = if it.from_month == it.to_month {
        capital(&language.month(it.from_month))
    } else {
        t!(language, "attestation-period", from = capital(&language.month(it.from_month)), to = language.month(it.to_month))
    };
    let rows = it
        .months
        .iter()
        .map(|month| {
            let imported = month.imported.then(|| t!(language, "verify-imported"));
            view! {
                <li class="row"><div class="row__link">
                    <span class="row__main"><span class="row__title">{capital(&language.month(month.month))}</span>
                        <span class="row__note">{imported}</span></span>
                    <span class="row__figure num">{language.amount(month.total)}</span>
                </div></li>
            }
        })
        .collect_view();
    view! {
        {validity}
        <dl class="facts">
            {fact("verify-reference", it.reference.clone())}
            {fact("verify-issuer", it.issuer.clone())}
            {fact("verify-issued", language.date(paris::day(it.issued_at)))}
            {fact("verify-initials", it.initials.clone())}
            {fact("attestation-period-label", period)}
            {fact("total", language.amount(it.total))}
        </dl>
        <section class="section">
            <h2 class="section__title">{t!(language, "verify-months")}</h2>
            <ul class="rows">{rows}</ul>
            <p class="quiet">{t!(language, "verify-compare")}</p>
        </section>
    }
    .into_any()
}
