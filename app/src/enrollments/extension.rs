//! Extensions (prolongations): recording and cancelling them.

use super::{EnrollmentContext, FormReader, Mistakes};
use crate::{
    texts::t,
    ui::form::{Choice, ChoiceCards, TextField},
    url::action,
    web::{
        error::AppError,
        forms::{FormDraft, load_draft},
        outcome::respond,
        page::{Address, PageResult},
    },
};
use chrono::{Duration, NaiveDate};
use domain::{
    bookings::read_day,
    enrollments::extension::{ExtensionReason, MOST_DAYS_A_REQUEST},
    values::{
        ids::{ExtensionId, PersonId},
        language::Language,
    },
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

impl TypedExtension {
    /// The reason and the new last day; or every field that cannot be read.
    fn read(&self) -> Result<(ExtensionReason, NaiveDate), Mistakes> {
        let mut reader = FormReader::default();
        let reason = ExtensionReason::try_from(self.reason.clone()).ok();
        if reason.is_none() {
            reader.mistakes.push(("reason", "extension-choose").into());
        }
        let until = reader.day("until", &self.until);
        reason.zip(until).ok_or(reader.mistakes)
    }
}

/// Extends the enrollment until a day, inclusive; `seen_end` is its last day as the form showed it.
#[server(endpoint = "parcours/prolonger")]
pub async fn extend(
    participant: PersonId,
    #[server(default)] path: String,
    seen_end: String,
    #[server(default)] reason: String,
    #[server(default)] until: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let seen_end = read_day(&seen_end).ok_or(StoreError::NotFound)?;
    let back = format!("{}/prolonger", context.page());
    let typed = TypedExtension { reason, until };
    let (reason, until) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(context.reject(FORM, back, typed, mistakes).await),
    };
    let request = &context.request;
    let (actor, today) = (request.actor(), request.visitor.today());
    let result = request.store.enrollments().extend(&actor, &context.enrollment.id, reason, (seen_end, until), today).await;
    respond(context.finish_or_reject(FORM, back, typed, result, |_| "until", "extension-recorded").await)
}

/// Cancels an extension.
#[server(endpoint = "parcours/prolongation/annuler")]
pub async fn take_extension_back(participant: PersonId, #[server(default)] path: String, extension: ExtensionId) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let request = &context.request;
    let result = request.store.enrollments().cancel_extension(&request.actor(), &context.enrollment.id, &extension).await;
    respond(context.done_or_refused(result, "extension-taken-back"))
}

/// The reasons, each with its limit.
fn reason_choices(language: Language) -> Vec<Choice> {
    let choice = |reason: ExtensionReason| Choice {
        value: reason.as_str(),
        title: t!(language, &format!("extension-reason-{}", reason.as_str())),
        hint: t!(language, &format!("extension-limit-{}", reason.as_str())),
    };
    ExtensionReason::ALL.map(choice).into()
}

/// The form of an extension.
pub async fn new(address: Address) -> PageResult {
    let context = EnrollmentContext::at(&address).await?;
    let language = context.language();
    let draft: FormDraft<TypedExtension> = load_draft(&context.draft_name(FORM)).await.unwrap_or_default();
    let (reason, until) = (draft.mistake("reason").map(str::to_owned), draft.mistake("until").map(str::to_owned));
    let ends_on = context.enrollment.ends_on;
    let latest = ends_on + Duration::days(MOST_DAYS_A_REQUEST);
    let hint = t!(language, "extension-until-hint", day = language.date(ends_on), latest = language.date(latest));
    let form = view! {
        <form class="form" method="post" action={action::<Extend>()} novalidate>
            {context.hidden_fields()}
            <input type="hidden" name="seen_end" value=ends_on.to_string()/>
            <ChoiceCards language name="reason" legend=t!(language, "extension-reason") choices=reason_choices(language) chosen=draft.typed.reason.clone() mistake=reason/>
            <TextField language name="until" label=t!(language, "extension-until") hint=hint kind="date" class="input--medium" mistake=until value=draft.typed.until.clone()/>
            <button class="button button--main">{t!(language, "extension-send")}</button>
        </form>
    };
    Ok(context.form_page(t!(language, "path-extend"), Some(t!(language, "extension-lead")), &draft, form))
}
