//! Suspending a path, and what may become of a suspension: other days, an earlier end, or that it never was.

use super::{About, Mistakes, Reader, on_path};
use crate::routes::action;
use crate::web::page::{Address, PageEnd, PageResult};
use crate::{
    texts::t,
    ui::form::TextField,
    web::{
        error::AppError,
        outcome::{FormDraft, Outcome, load_draft, respond},
    },
};
use chrono::NaiveDate;
use domain::{
    bookings::read_day,
    enrollments::suspension::{LONGEST_REASON, SuspensionRefusal},
    values::{ids::SuspensionId, language::Language},
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
    fn read(&self) -> Result<((NaiveDate, NaiveDate), String), Mistakes> {
        let mut reader = Reader::default();
        let (first, last) = (reader.day("first_day", &self.first_day), reader.day("last_day", &self.last_day));
        let reason = reader.line("reason", &self.reason, LONGEST_REASON);
        match (first, last, reason) {
            (Some(first), Some(last), Some(reason)) => Ok(((first, last), reason)),
            _ => Err(reader.mistakes),
        }
    }
}

/// The field that a refusal is about.
fn field(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Suspension(SuspensionRefusal::EndsFirst | SuspensionRefusal::TooLong) => "last_day",
        _ => "first_day",
    }
}

/// Suspends a path between two days, both included.
#[server(endpoint = "parcours/suspendre")]
pub async fn suspend(
    participant: String,
    #[server(default)] path: String,
    #[server(default)] first_day: String,
    #[server(default)] last_day: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let typed = TypedSuspension { first_day, last_day, reason };
    respond(on_path(participant, &path, |about| record(about, typed)).await)
}

async fn record(about: About, typed: TypedSuspension) -> Result<Outcome, StoreError> {
    let back = format!("{}/suspendre", about.page());
    let (days, reason) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return about.mistaken("suspension", back, typed, mistakes).await,
    };
    let ctx = &about.ctx;
    let said = ctx.store.enrollments().suspend(&ctx.actor(), &about.enrollment.id, days, &reason, ctx.visitor.today()).await;
    about.settle("suspension", back, typed, said, field, "path-is-suspended").await
}

/// Which suspension is meant, and its days as they were looked at.
fn seen(suspension: String, first: &str, last: &str) -> Result<(SuspensionId, (NaiveDate, NaiveDate)), StoreError> {
    let days = read_day(first).zip(read_day(last)).ok_or(StoreError::NotFound)?;
    Ok((SuspensionId::try_from(suspension).map_err(|_| StoreError::NotFound)?, days))
}

/// Gives a suspension other days or another reason.
#[server(endpoint = "parcours/suspension/corriger")]
#[allow(clippy::too_many_arguments, reason = "they are the fields of the form")]
pub async fn correct_suspension(
    participant: String,
    #[server(default)] path: String,
    suspension: String,
    seen_first: String,
    seen_last: String,
    #[server(default)] first_day: String,
    #[server(default)] last_day: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let typed = TypedSuspension { first_day, last_day, reason };
    respond(on_path(participant, &path, async move |about| correct(about, seen(suspension, &seen_first, &seen_last)?, typed).await).await)
}

async fn correct(about: About, (id, seen): (SuspensionId, (NaiveDate, NaiveDate)), typed: TypedSuspension) -> Result<Outcome, StoreError> {
    let back = format!("{}/suspensions/{id}", about.page());
    let form = format!("suspension.{id}");
    let ((first_day, last_day), reason) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return about.mistaken(&form, back, typed, mistakes).await,
    };
    let change = SuspensionChange::Days { first_day, last_day, reason: &reason };
    let said = change_to(&about, &id, seen, change).await;
    about.settle(&form, back, typed, said, field, "suspension-changed").await
}

async fn change_to(about: &About, id: &SuspensionId, seen: (NaiveDate, NaiveDate), change: SuspensionChange<'_>) -> Result<(), StoreError> {
    let ctx = &about.ctx;
    ctx.store.enrollments().change_suspension(&ctx.actor(), &about.enrollment.id, id, seen, change, ctx.visitor.today()).await
}

/// Ends a suspension early: the path resumes on a day.
#[server(endpoint = "parcours/suspension/lever")]
pub async fn lift_suspension(
    participant: String,
    #[server(default)] path: String,
    suspension: String,
    seen_first: String,
    seen_last: String,
    #[server(default)] resumes_on: String,
) -> Result<(), AppError> {
    respond(on_path(participant, &path, async move |about| lift(about, seen(suspension, &seen_first, &seen_last)?, resumes_on).await).await)
}

async fn lift(about: About, (id, seen): (SuspensionId, (NaiveDate, NaiveDate)), resumes_on: String) -> Result<Outcome, StoreError> {
    let back = format!("{}/suspensions/{id}", about.page());
    let form = format!("lift.{id}");
    let Some(day) = read_day(&resumes_on) else {
        return about.mistaken(&form, back, resumes_on, vec![("resumes_on".into(), "path-day".into())]).await;
    };
    let said = change_to(&about, &id, seen, SuspensionChange::ResumesOn(day)).await;
    about.settle(&form, back, resumes_on, said, |_| "resumes_on", "suspension-lifted").await
}

/// Takes a suspension back, as if it had never been.
#[server(endpoint = "parcours/suspension/annuler")]
pub async fn take_suspension_back(
    participant: String,
    #[server(default)] path: String,
    suspension: String,
    seen_first: String,
    seen_last: String,
) -> Result<(), AppError> {
    respond(on_path(participant, &path, async move |about| take_back(about, seen(suspension, &seen_first, &seen_last)?).await).await)
}

async fn take_back(about: About, (id, seen): (SuspensionId, (NaiveDate, NaiveDate))) -> Result<Outcome, StoreError> {
    match change_to(&about, &id, seen, SuspensionChange::TakenBack).await {
        // Pressed twice: it is gone already.
        Err(StoreError::NotFound) => about.settled(Ok(()), "suspension-taken-back"),
        said => about.settled(said, "suspension-taken-back"),
    }
}

fn fields(language: Language, kept: &FormDraft<TypedSuspension>) -> impl IntoView + use<> {
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let (first, last, reason) = (mistake("first_day"), mistake("last_day"), mistake("reason"));
    let typed = kept.typed.clone();
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
    let about = About::at(&address).await?;
    let language = about.language();
    let kept: FormDraft<TypedSuspension> = load_draft(&about.form("suspension")).await.unwrap_or_default();
    let form = view! {
        <form class="form" method="post" action={action::<Suspend>()} novalidate>
            {about.meant()}
            {fields(language, &kept)}
            <button class="button button--main">{t!(language, "suspension-send")}</button>
        </form>
    };
    Ok(about.task(t!(language, "path-suspend"), Some(t!(language, "suspension-lead")), &kept, form))
}

/// The hidden fields of whatever is done to a suspension.
fn meant(about: &About, event: &SuspensionEvent) -> impl IntoView + use<> {
    view! {
        {about.meant()}
        <input type="hidden" name="suspension" value=event.id.to_string()/>
        <input type="hidden" name="seen_first" value=event.first_day.to_string()/>
        <input type="hidden" name="seen_last" value=event.last_day.to_string()/>
    }
}

/// One suspension: its days to correct, its end to bring forward, or to take it back.
pub async fn change(address: Address) -> PageResult {
    let about = About::at(&address).await?;
    let language = about.language();
    let id: SuspensionId = address.part("suspension")?;
    let events = about.ctx.store.enrollments().suspensions_of(&about.enrollment.id).await?;
    let event = events.iter().find(|event| event.id == id).ok_or(PageEnd::Missing)?;
    let as_it_is =
        || TypedSuspension { first_day: event.first_day.to_string(), last_day: event.last_day.to_string(), reason: event.reason.clone() };
    let corrected: Option<FormDraft<TypedSuspension>> = load_draft(&about.form(&format!("suspension.{id}"))).await;
    let lifted: FormDraft<String> = load_draft(&about.form(&format!("lift.{id}"))).await.unwrap_or_default();
    let corrected = corrected.unwrap_or_else(|| FormDraft { typed: as_it_is(), mistakes: Vec::new() });
    let today = about.ctx.visitor.today();
    let resumes = if lifted.typed.is_empty() { today.to_string() } else { lifted.typed.clone() };
    let lift = (event.last_day >= today).then(|| {
        let wrong = lifted.mistake("resumes_on").map(str::to_owned);
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "suspension-lift")}</h2>
                <form class="form" method="post" action={action::<LiftSuspension>()} novalidate>
                    {meant(&about, event)}
                    <TextField language name="resumes_on" label=t!(language, "suspension-resumes") hint=t!(language, "suspension-resumes-hint") kind="date" class="input--medium" mistake=wrong value=resumes/>
                    <button class="button">{t!(language, "suspension-lift-send")}</button>
                </form>
            </section>
        }
    });
    let summary = FormDraft { typed: (), mistakes: corrected.mistakes.iter().chain(&lifted.mistakes).cloned().collect() };
    let form = view! {
        <form class="form" method="post" action={action::<CorrectSuspension>()} novalidate>
            {meant(&about, event)}
            {fields(language, &corrected)}
            <button class="button button--main">{t!(language, "path-correct-send")}</button>
        </form>
        {lift}
        <section class="section">
            <h2 class="section__title">{t!(language, "suspension-mistake")}</h2>
            <p>{t!(language, "suspension-mistake-text", n = event.suspension().length())}</p>
            <form method="post" action={action::<TakeSuspensionBack>()}>
                {meant(&about, event)}
                <button class="button button--danger">{t!(language, "suspension-take-back")}</button>
            </form>
        </section>
    };
    Ok(about.task(t!(language, "suspension-change"), None, &summary, form))
}
