//! The exit (sortie): recording, correcting and cancelling it.

use super::{EnrollmentContext, FormReader, Mistakes};
use crate::{
    texts::t,
    ui::{
        form::{Choice, ChoiceCards, TextField},
        notice::Notice,
    },
    url::action,
    web::{
        error::AppError,
        forms::{FormDraft, load_draft},
        outcome::respond,
        page::{Address, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    bookings::read_day,
    enrollments::exit::{ExitCategory, LONGEST_REASON},
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Enrollment, Exit, StoreError};

const FORM: &str = "exit";

/// An exit as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedExit {
    pub(super) left_on: String,
    pub(super) category: String,
    pub(super) reason: String,
}

impl TypedExit {
    /// The exit of an enrollment as it is recorded; empty without one.
    pub(super) fn of(enrollment: &Enrollment) -> Self {
        Self {
            left_on: enrollment.left_on.map(|day| day.to_string()).unwrap_or_default(),
            category: enrollment.exit_category.map(|category| category.as_str().to_owned()).unwrap_or_default(),
            reason: enrollment.exit_reason.clone().unwrap_or_default(),
        }
    }

    /// The last day, the category and the reason; or every field that cannot be read.
    pub(super) fn read(&self) -> Result<(NaiveDate, ExitCategory, String), Mistakes> {
        let mut reader = FormReader::default();
        let left_on = reader.day("left_on", &self.left_on);
        let category = ExitCategory::try_from(self.category.clone()).ok();
        if category.is_none() {
            reader.mistakes.push(("category", "exit-choose").into());
        }
        let reason = reader.line("reason", &self.reason, LONGEST_REASON);
        match (left_on, category, reason) {
            (Some(left_on), Some(category), Some(reason)) => Ok((left_on, category, reason)),
            _ => Err(reader.mistakes),
        }
    }
}

/// Records an exit; with a day in `seen`, corrects the exit that was recorded on that day.
#[server(endpoint = "parcours/sortir")]
pub async fn leave(
    participant: PersonId,
    #[server(default)] path: String,
    #[server(default)] seen: String,
    #[server(default)] left_on: String,
    #[server(default)] category: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let back = format!("{}/sortie", context.page());
    let typed = TypedExit { left_on, category, reason };
    let (left_on, category, reason) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(context.reject(FORM, back, typed, mistakes).await),
    };
    let exit = Exit { left_on, category, reason: &reason };
    let (actor, today) = (context.request.actor(), context.request.visitor.today());
    let (store, id) = (&context.request.store, &context.enrollment.id);
    let (result, done) = match read_day(&seen) {
        Some(seen) => (store.enrollments().correct_exit(&actor, id, seen, &exit, today).await, "exit-corrected"),
        None => (store.enrollments().leave(&actor, id, &exit, today).await.map(|_| ()), "exit-recorded"),
    };
    respond(context.finish_or_reject(FORM, back, typed, result, |_| "left_on", done).await)
}

/// Cancels the exit that was recorded on the day `seen`: the enrollment runs on.
#[server(endpoint = "parcours/sortie/annuler")]
pub async fn take_exit_back(participant: PersonId, #[server(default)] path: String, seen: String) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let seen = read_day(&seen).ok_or(StoreError::NotFound)?;
    let request = &context.request;
    let result = request.store.enrollments().cancel_exit(&request.actor(), &context.enrollment.id, seen).await;
    respond(context.done_or_refused(result, "exit-taken-back"))
}

/// The categories, each with examples.
fn category_choices(language: Language) -> Vec<Choice> {
    let choice = |category: ExitCategory| Choice {
        value: category.as_str(),
        title: t!(language, &format!("exit-category-{}", category.as_str())),
        hint: t!(language, &format!("exit-hint-{}", category.as_str())),
    };
    ExitCategory::ALL.map(choice).into()
}

/// The day, the category and the reason of an exit.
pub(super) fn fields(language: Language, draft: &FormDraft<TypedExit>) -> impl IntoView + use<> {
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let (left_on, category, reason) = (mistake("left_on"), mistake("category"), mistake("reason"));
    let typed = draft.typed.clone();
    view! {
        <TextField language name="left_on" label=t!(language, "exit-left-on") hint=t!(language, "exit-left-on-hint") kind="date" class="input--medium" mistake=left_on value=typed.left_on/>
        <ChoiceCards language name="category" legend=t!(language, "exit-category") choices=category_choices(language) chosen=typed.category mistake=category/>
        <TextField language name="reason" label=t!(language, "exit-reason") mistake=reason value=typed.reason/>
    }
}

/// The sentences that announce the effects of an exit before it is recorded: bookings freed, months still to declare.
async fn exit_effects(context: &EnrollmentContext) -> Result<Vec<String>, StoreError> {
    let language = context.language();
    let now = context.request.visitor.now;
    let bookings = context.request.store.bookings().upcoming_bookings(&context.participant, now).await?;
    let bookings = bookings.iter().filter(|booking| booking.starts_at > now).count();
    let first = context.enrollment.first_name.clone();
    Ok(vec![t!(language, "exit-frees", n = bookings as i64), t!(language, "exit-three-months", name = first)])
}

/// The form of a new exit, or of the recorded one to be corrected or cancelled.
pub async fn page(address: Address) -> PageResult {
    let context = EnrollmentContext::at(&address).await?;
    let language = context.language();
    let enrollment = &context.enrollment;
    let recorded_on = enrollment.left_on;
    let draft: Option<FormDraft<TypedExit>> = load_draft(&context.draft_name(FORM)).await;
    let draft = draft.unwrap_or_else(|| FormDraft { typed: TypedExit::of(enrollment), mistakes: Vec::new() });
    let effects = if recorded_on.is_none() { exit_effects(&context).await? } else { Vec::new() };
    let effects = (!effects.is_empty()).then(|| {
        let lines = effects.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
        view! { <Notice>{lines}</Notice> }
    });
    let (title, send) = if recorded_on.is_some() { ("exit-correct", "path-correct-send") } else { ("path-leave", "exit-send") };
    let undo = recorded_on.map(|day| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "suspension-mistake")}</h2>
                <p>{t!(language, "exit-mistake-text")}</p>
                <form method="post" action={action::<TakeExitBack>()}>
                    {context.hidden_fields()}
                    <input type="hidden" name="seen" value=day.to_string()/>
                    <button class="button button--danger">{t!(language, "exit-take-back")}</button>
                </form>
            </section>
        }
    });
    let form = view! {
        {effects}
        <form class="form" method="post" action={action::<Leave>()} novalidate>
            {context.hidden_fields()}
            <input type="hidden" name="seen" value=recorded_on.map(|day| day.to_string())/>
            {fields(language, &draft)}
            <button class="button button--main">{t!(language, send)}</button>
        </form>
        {undo}
    };
    Ok(context.form_page(t!(language, title), None, &draft, form))
}
