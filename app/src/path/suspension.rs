//! Suspending a path: the form on a participant's page, for the coordinator.

use crate::{
    answer::{Kept, Reply, again, answer, forget, kept},
    error::AppError,
    session::Asking,
    texts::t,
    ui::form::TextField,
};
use chrono::NaiveDate;
use domain::{
    ids::PersonId,
    language::Language,
    people::one_line,
    suspension::{LONGEST_REASON, SuspensionRefusal},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use store::{Refusal, StoreError};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSuspension {
    first_day: String,
    last_day: String,
    reason: String,
}

fn form_of(participant: &PersonId) -> String {
    format!("suspension.{participant}")
}

/// Suspends a path between two days, both included.
#[server(endpoint = "parcours/suspendre")]
pub async fn suspend(
    participant: String,
    #[server(default)] first_day: String,
    #[server(default)] last_day: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    answer(record(participant, TypedSuspension { first_day, last_day, reason }).await)
}

type Mistakes = Vec<(Cow<'static, str>, Cow<'static, str>)>;

impl TypedSuspension {
    fn read(&self) -> Result<((NaiveDate, NaiveDate), String), Mistakes> {
        let mut mistakes: Mistakes = Vec::new();
        let day = |text: &str| text.trim().parse::<NaiveDate>().ok();
        let (first, last) = (day(&self.first_day), day(&self.last_day));
        for (field, read) in [("first_day", first), ("last_day", last)] {
            if read.is_none() {
                mistakes.push((field.into(), "suspension-day".into()));
            }
        }
        let reason = one_line(&self.reason, LONGEST_REASON).map_err(|mistake| mistakes.push(("reason".into(), mistake.key().into()))).ok();
        match (first, last, reason) {
            (Some(first), Some(last), Some(reason)) if mistakes.is_empty() => Ok(((first, last), reason)),
            _ => Err(mistakes),
        }
    }
}

async fn record(participant: String, typed: TypedSuspension) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let participant = PersonId::try_from(participant).map_err(|_| StoreError::NotFound)?;
    let enrollment = asking.rows.enrollment_of(&participant).await?;
    let (form, page) = (form_of(&participant), format!("/suivis/{participant}"));
    let (days, reason) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return again(&form, page, &Kept { typed, mistakes }).await,
    };
    match asking.rows.suspend(&asking.by(), &enrollment.id, days, &reason, asking.visitor.today()).await {
        Err(StoreError::Refused(Refusal::Suspension(refusal))) => {
            let field =
                if refusal == SuspensionRefusal::EndsFirst || refusal == SuspensionRefusal::TooLong { "last_day" } else { "first_day" };
            let mistakes = vec![(field.into(), refusal.key().into())];
            again(&form, page, &Kept { typed, mistakes }).await
        }
        recorded => {
            recorded?;
            forget(&asking, &form).await?;
            Ok(Reply::done(page, "path-is-suspended"))
        }
    }
}

/// The form; what was refused is shown open.
pub async fn suspension_form(language: Language, participant: &PersonId) -> impl IntoView + use<> {
    let kept: Option<Kept<TypedSuspension>> = kept(&form_of(participant)).await;
    let open = kept.is_some();
    let kept = kept.unwrap_or_default();
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let (first, last, reason) = (mistake("first_day"), mistake("last_day"), mistake("reason"));
    let typed = kept.typed;
    view! {
        <details class="disclose" open=open>
            <summary class="button disclose__summary">{t!(language, "path-suspend")}</summary>
            <form class="disclose__body form" method="post" action="/api/parcours/suspendre" novalidate>
                <input type="hidden" name="participant" value=participant.to_string()/>
                <TextField language name="first_day" label=t!(language, "suspension-first-day") kind="date" class="input--medium" mistake=first value=typed.first_day/>
                <TextField language name="last_day" label=t!(language, "suspension-last-day") hint=t!(language, "suspension-last-day-hint") kind="date" class="input--medium" mistake=last value=typed.last_day/>
                <TextField language name="reason" label=t!(language, "suspension-reason") mistake=reason value=typed.reason/>
                <button class="button">{t!(language, "suspension-send")}</button>
            </form>
        </details>
    }
}
