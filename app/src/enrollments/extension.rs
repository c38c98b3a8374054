//! Extending a path (prolongation).

use super::{About, Reader, on_path};
use crate::routes::action;
use crate::web::page::{Address, PageResult};
use crate::{
    texts::t,
    ui::form::{Choice, ChoiceCards, TextField},
    web::{
        error::AppError,
        outcome::{FormDraft, Outcome, load_draft, respond},
    },
};
use domain::{
    bookings::read_day,
    enrollments::extension::{ExtensionReason, MOST_DAYS_A_REQUEST},
    values::{ids::ExtensionId, language::Language},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::StoreError;

const FORM: &str = "extension";

/// An extension as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedExtension {
    reason: String,
    until: String,
}

/// Extends a path until a day, inclusive; `seen_end` is its last day as it was shown.
#[server(endpoint = "parcours/prolonger")]
pub async fn extend(
    participant: String,
    #[server(default)] path: String,
    seen_end: String,
    #[server(default)] reason: String,
    #[server(default)] until: String,
) -> Result<(), AppError> {
    respond(on_path(participant, &path, |about| record(about, seen_end, TypedExtension { reason, until })).await)
}

async fn record(about: About, seen_end: String, typed: TypedExtension) -> Result<Outcome, StoreError> {
    let back = format!("{}/prolonger", about.page());
    let seen_end = read_day(&seen_end).ok_or(StoreError::NotFound)?;
    let mut reader = Reader::default();
    let reason = ExtensionReason::try_from(typed.reason.clone()).ok();
    if reason.is_none() {
        reader.mistakes.push(("reason".into(), "extension-choose".into()));
    }
    let (Some(reason), Some(until)) = (reason, reader.day("until", &typed.until)) else {
        return about.mistaken(FORM, back, typed, reader.mistakes).await;
    };
    let ctx = &about.ctx;
    let said = ctx.store.enrollments().extend(&ctx.actor(), &about.enrollment.id, reason, (seen_end, until), ctx.visitor.today()).await;
    about.settle(FORM, back, typed, said, |_| "until", "extension-recorded").await
}

/// Takes an extension back.
#[server(endpoint = "parcours/prolongation/annuler")]
pub async fn take_extension_back(participant: String, #[server(default)] path: String, extension: String) -> Result<(), AppError> {
    respond(on_path(participant, &path, |about| take_back(about, extension)).await)
}

async fn take_back(about: About, extension: String) -> Result<Outcome, StoreError> {
    let id = ExtensionId::try_from(extension).map_err(|_| StoreError::NotFound)?;
    let said = about.ctx.store.enrollments().take_extension_back(&about.ctx.actor(), &about.enrollment.id, &id).await;
    about.settled(said, "extension-taken-back")
}

/// The reasons, each with its limit.
fn reasons(language: Language) -> Vec<Choice> {
    let choice = |reason: ExtensionReason| Choice {
        value: reason.as_str(),
        title: t!(language, &format!("extension-reason-{}", reason.as_str())),
        hint: t!(language, &format!("extension-limit-{}", reason.as_str())),
    };
    ExtensionReason::ALL.map(choice).into()
}

/// The form of an extension.
pub async fn new(address: Address) -> PageResult {
    let about = About::at(&address).await?;
    let language = about.language();
    let kept: FormDraft<TypedExtension> = load_draft(&about.form(FORM)).await.unwrap_or_default();
    let (reason, until) = (kept.mistake("reason").map(str::to_owned), kept.mistake("until").map(str::to_owned));
    let ends_on = about.enrollment.ends_on;
    let latest = ends_on + chrono::Duration::days(MOST_DAYS_A_REQUEST);
    let hint = t!(language, "extension-until-hint", day = language.date(ends_on), latest = language.date(latest));
    let form = view! {
        <form class="form" method="post" action={action::<Extend>()} novalidate>
            {about.meant()}
            <input type="hidden" name="seen_end" value=ends_on.to_string()/>
            <ChoiceCards language name="reason" legend=t!(language, "extension-reason") choices=reasons(language) chosen=kept.typed.reason.clone() mistake=reason/>
            <TextField language name="until" label=t!(language, "extension-until") hint=hint kind="date" class="input--medium" mistake=until value=kept.typed.until.clone()/>
            <button class="button button--main">{t!(language, "extension-send")}</button>
        </form>
    };
    Ok(about.task(t!(language, "path-extend"), Some(t!(language, "extension-lead")), &kept, form))
}
