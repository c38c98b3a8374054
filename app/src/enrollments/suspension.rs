//! Suspending an enrollment, and changing a suspension: other days, an earlier end, or cancelling it.

use super::{EnrollmentContext, FormReader, Mistakes};
use crate::{
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        error::AppError,
        forms::{FormDraft, load_draft},
        outcome::respond,
        page::{Address, PageEnd, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    bookings::read_day,
    enrollments::suspension::{LONGEST_REASON, SuspensionRefusal},
    values::{
        ids::{PersonId, SuspensionId},
        language::Language,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Refusal, StoreError, SuspensionChange, SuspensionEvent};

/// A suspension as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSuspension {
    first_day: String,
    last_day: String,
    reason: String,
}

impl TypedSuspension {
    /// The first and the last day, and the reason; or every field that cannot be read.
    fn read(&self) -> Result<((NaiveDate, NaiveDate), String), Mistakes> {
        let mut reader = FormReader::default();
        let (first, last) = (reader.day("first_day", &self.first_day), reader.day("last_day", &self.last_day));
        let reason = reader.line("reason", &self.reason, LONGEST_REASON);
        match (first, last, reason) {
            (Some(first), Some(last), Some(reason)) => Ok(((first, last), reason)),
            _ => Err(reader.mistakes),
        }
    }
}

/// The field beside which a refusal is shown.
fn field(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Suspension(SuspensionRefusal::EndsFirst | SuspensionRefusal::TooLong) => "last_day",
        _ => "first_day",
    }
}

/// Suspends the enrollment between two days, both included.
#[server(endpoint = "parcours/suspendre")]
pub async fn suspend(
    participant: PersonId,
    #[server(default)] path: String,
    #[server(default)] first_day: String,
    #[server(default)] last_day: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let back = format!("{}/suspendre", context.page());
    let typed = TypedSuspension { first_day, last_day, reason };
    let (days, reason) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(context.reject("suspension", back, typed, mistakes).await),
    };
    let request = &context.request;
    let result =
        request.store.enrollments().suspend(&request.actor(), &context.enrollment.id, days, &reason, request.visitor.today()).await;
    respond(context.finish_or_reject("suspension", back, typed, result, field, "path-is-suspended").await)
}

/// The first and the last day of a suspension when the form was shown, from its hidden fields.
///
/// # Errors
/// [`StoreError::NotFound`] for a text that is no day: nobody types these fields.
fn read_seen_days(first: &str, last: &str) -> Result<(NaiveDate, NaiveDate), StoreError> {
    read_day(first).zip(read_day(last)).ok_or(StoreError::NotFound)
}

/// Gives a suspension other days or another reason.
#[server(endpoint = "parcours/suspension/corriger")]
#[allow(clippy::too_many_arguments, reason = "they are the fields of the form")]
pub async fn correct_suspension(
    participant: PersonId,
    #[server(default)] path: String,
    suspension: SuspensionId,
    seen_first: String,
    seen_last: String,
    #[server(default)] first_day: String,
    #[server(default)] last_day: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let seen = read_seen_days(&seen_first, &seen_last)?;
    let back = format!("{}/suspensions/{suspension}", context.page());
    let form = format!("suspension.{suspension}");
    let typed = TypedSuspension { first_day, last_day, reason };
    let ((first_day, last_day), reason) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(context.reject(&form, back, typed, mistakes).await),
    };
    let change = SuspensionChange::Days { first_day, last_day, reason: &reason };
    let result = context.change_suspension(&suspension, seen, change).await;
    respond(context.finish_or_reject(&form, back, typed, result, field, "suspension-changed").await)
}

/// Ends a suspension early: the enrollment resumes on the day `resumes_on`.
#[server(endpoint = "parcours/suspension/lever")]
pub async fn lift_suspension(
    participant: PersonId,
    #[server(default)] path: String,
    suspension: SuspensionId,
    seen_first: String,
    seen_last: String,
    #[server(default)] resumes_on: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let seen = read_seen_days(&seen_first, &seen_last)?;
    let back = format!("{}/suspensions/{suspension}", context.page());
    let form = format!("lift.{suspension}");
    let Some(day) = read_day(&resumes_on) else {
        let mistakes = vec![("resumes_on", "path-day").into()];
        return respond(context.reject(&form, back, resumes_on, mistakes).await);
    };
    let result = context.change_suspension(&suspension, seen, SuspensionChange::ResumesOn(day)).await;
    respond(context.finish_or_reject(&form, back, resumes_on, result, |_| "resumes_on", "suspension-lifted").await)
}

/// Cancels a suspension as if it had never been recorded.
#[server(endpoint = "parcours/suspension/annuler")]
pub async fn take_suspension_back(
    participant: PersonId,
    #[server(default)] path: String,
    suspension: SuspensionId,
    seen_first: String,
    seen_last: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let seen = read_seen_days(&seen_first, &seen_last)?;
    let result = match context.change_suspension(&suspension, seen, SuspensionChange::Cancelled).await {
        // Pressed twice: it is gone already.
        Err(StoreError::NotFound) => Ok(()),
        result => result,
    };
    respond(context.done_or_refused(result, "suspension-taken-back"))
}

impl EnrollmentContext {
    async fn change_suspension(
        &self,
        id: &SuspensionId,
        seen: (NaiveDate, NaiveDate),
        change: SuspensionChange<'_>,
    ) -> Result<(), StoreError> {
        let request = &self.request;
        let today = request.visitor.today();
        request.store.enrollments().change_suspension(&request.actor(), &self.enrollment.id, id, seen, change, today).await
    }
}

fn fields(language: Language, draft: &FormDraft<TypedSuspension>) -> impl IntoView + use<> {
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let (first, last, reason) = (mistake("first_day"), mistake("last_day"), mistake("reason"));
    let typed = draft.typed.clone();
    view! {
        <div class="field-row">
            <TextField language name="first_day" label=t!(language, "suspension-first-day") kind="date" class="input--medium" mistake=first value=typed.first_day/>
            <TextField language name="last_day" label=t!(language, "suspension-last-day") hint=t!(language, "suspension-last-day-hint") kind="date" class="input--medium" mistake=last value=typed.last_day/>
        </div>
        <TextField language name="reason" label=t!(language, "suspension-reason") mistake=reason value=typed.reason/>
    }
}

/// The form of a new suspension.
pub async fn new(address: Address) -> PageResult {
    let context = EnrollmentContext::at(&address).await?;
    let language = context.language();
    let draft: FormDraft<TypedSuspension> = load_draft(&context.draft_name("suspension")).await.unwrap_or_default();
    let form = view! {
        <form class="form" method="post" action={action::<Suspend>()} novalidate>
            {context.hidden_fields()}
            {fields(language, &draft)}
            <button class="button button--main">{t!(language, "suspension-send")}</button>
        </form>
    };
    Ok(context.form_page(t!(language, "path-suspend"), Some(t!(language, "suspension-lead")), &draft, form))
}

/// The hidden fields of the forms of one suspension: which one, and its days as they are shown.
fn suspension_fields(context: &EnrollmentContext, event: &SuspensionEvent) -> impl IntoView + use<> {
    view! {
        {context.hidden_fields()}
        <input type="hidden" name="suspension" value=event.id.to_string()/>
        <input type="hidden" name="seen_first" value=event.first_day.to_string()/>
        <input type="hidden" name="seen_last" value=event.last_day.to_string()/>
    }
}

/// The forms of one suspension: to correct its days, to end it early, to cancel it.
pub async fn change(address: Address) -> PageResult {
    let context = EnrollmentContext::at(&address).await?;
    let language = context.language();
    let id: SuspensionId = address.part("suspension")?;
    let events = context.request.store.enrollments().suspensions_of(&context.enrollment.id).await?;
    let event = events.iter().find(|event| event.id == id).ok_or(PageEnd::Missing)?;
    let recorded =
        || TypedSuspension { first_day: event.first_day.to_string(), last_day: event.last_day.to_string(), reason: event.reason.clone() };
    let corrected: Option<FormDraft<TypedSuspension>> = load_draft(&context.draft_name(&format!("suspension.{id}"))).await;
    let lifted: FormDraft<String> = load_draft(&context.draft_name(&format!("lift.{id}"))).await.unwrap_or_default();
    let corrected = corrected.unwrap_or_else(|| FormDraft { typed: recorded(), mistakes: Vec::new() });
    let today = context.request.visitor.today();
    let resumes = if lifted.typed.is_empty() { today.to_string() } else { lifted.typed.clone() };
    let lift = (event.last_day >= today).then(|| {
        let wrong = lifted.mistake("resumes_on").map(str::to_owned);
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "suspension-lift")}</h2>
                <form class="form" method="post" action={action::<LiftSuspension>()} novalidate>
                    {suspension_fields(&context, event)}
                    <TextField language name="resumes_on" label=t!(language, "suspension-resumes") hint=t!(language, "suspension-resumes-hint") kind="date" class="input--medium" mistake=wrong value=resumes/>
                    <button class="button">{t!(language, "suspension-lift-send")}</button>
                </form>
            </section>
        }
    });
    let summary = FormDraft { typed: (), mistakes: corrected.mistakes.iter().chain(&lifted.mistakes).cloned().collect() };
    let form = view! {
        <form class="form" method="post" action={action::<CorrectSuspension>()} novalidate>
            {suspension_fields(&context, event)}
            {fields(language, &corrected)}
            <button class="button button--main">{t!(language, "path-correct-send")}</button>
        </form>
        {lift}
        <section class="section">
            <h2 class="section__title">{t!(language, "suspension-mistake")}</h2>
            <p>{t!(language, "suspension-mistake-text", n = event.suspension().length())}</p>
            <form method="post" action={action::<TakeSuspensionBack>()}>
                {suspension_fields(&context, event)}
                <button class="button button--danger">{t!(language, "suspension-take-back")}</button>
            </form>
        </section>
    };
    Ok(context.form_page(t!(language, "suspension-change"), None, &summary, form))
}
