//! The exit (sortie): recorded, corrected, taken back.

use super::{About, Reader, on_path};
use crate::routes::action;
use crate::web::page::{Address, PageResult};
use crate::{
    texts::t,
    ui::{
        form::{Choice, ChoiceCards, TextField},
        icon::Icon,
    },
    web::{
        error::AppError,
        outcome::{FormDraft, Outcome, load_draft, respond},
    },
};
use domain::{
    bookings::read_day,
    enrollments::exit::{ExitCategory, LONGEST_REASON},
    values::language::Language,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Exit, StoreError};

const FORM: &str = "exit";

/// An exit as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedExit {
    left_on: String,
    category: String,
    reason: String,
}

/// Records an exit, or corrects the one that stood on the day `seen`.
#[server(endpoint = "parcours/sortir")]
pub async fn leave(
    participant: String,
    #[server(default)] path: String,
    #[server(default)] seen: String,
    #[server(default)] left_on: String,
    #[server(default)] category: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let typed = TypedExit { left_on, category, reason };
    respond(on_path(participant, &path, |about| record(about, seen, typed)).await)
}

async fn record(about: About, seen: String, typed: TypedExit) -> Result<Outcome, StoreError> {
    let back = format!("{}/sortie", about.page());
    let mut reader = Reader::default();
    let left_on = reader.day("left_on", &typed.left_on);
    let category = ExitCategory::try_from(typed.category.clone()).ok();
    if category.is_none() {
        reader.mistakes.push(("category".into(), "exit-choose".into()));
    }
    let reason = reader.line("reason", &typed.reason, LONGEST_REASON);
    let (Some(left_on), Some(category), Some(reason)) = (left_on, category, reason) else {
        return about.mistaken(FORM, back, typed, reader.mistakes).await;
    };
    let exit = Exit { left_on, category, reason: &reason };
    let (by, today) = (about.ctx.actor(), about.ctx.visitor.today());
    let rows = &about.ctx.store;
    let (said, done) = match read_day(&seen) {
        Some(seen) => (rows.enrollments().correct_exit(&by, &about.enrollment.id, seen, &exit, today).await, "exit-corrected"),
        None => (rows.enrollments().leave(&by, &about.enrollment.id, &exit, today).await.map(|_| ()), "exit-recorded"),
    };
    about.settle(FORM, back, typed, said, |_| "left_on", done).await
}

/// Takes an exit back: the path runs on.
#[server(endpoint = "parcours/sortie/annuler")]
pub async fn take_exit_back(participant: String, #[server(default)] path: String, seen: String) -> Result<(), AppError> {
    respond(on_path(participant, &path, |about| take_back(about, seen)).await)
}

async fn take_back(about: About, seen: String) -> Result<Outcome, StoreError> {
    let seen = read_day(&seen).ok_or(StoreError::NotFound)?;
    let said = about.ctx.store.enrollments().take_exit_back(&about.ctx.actor(), &about.enrollment.id, seen).await;
    about.settled(said, "exit-taken-back")
}

/// The categories, each with examples.
fn categories(language: Language) -> Vec<Choice> {
    let choice = |category: ExitCategory| Choice {
        value: category.as_str(),
        title: t!(language, &format!("exit-category-{}", category.as_str())),
        hint: t!(language, &format!("exit-hint-{}", category.as_str())),
    };
    ExitCategory::ALL.map(choice).into()
}

/// What an exit will change, said before it is recorded.
async fn what_follows(about: &About) -> Result<Vec<String>, StoreError> {
    let language = about.language();
    let now = about.ctx.visitor.now;
    let bookings = about.ctx.store.bookings().bookings_to_come(&about.participant, now).await?;
    let bookings = bookings.iter().filter(|booking| booking.starts_at > now).count();
    let first = about.enrollment.first_name.clone();
    Ok(vec![t!(language, "exit-frees", n = bookings as i64), t!(language, "exit-three-months", name = first)])
}

/// The form of an exit, new or to be corrected.
pub async fn page(address: Address) -> PageResult {
    let about = About::at(&address).await?;
    let language = about.language();
    let enrollment = &about.enrollment;
    let stands = enrollment.left_on;
    let as_it_is = || TypedExit {
        left_on: stands.map(|day| day.to_string()).unwrap_or_default(),
        category: enrollment.exit_category().map(|category| category.as_str().to_owned()).unwrap_or_default(),
        reason: enrollment.exit_reason.clone().unwrap_or_default(),
    };
    let kept: Option<FormDraft<TypedExit>> = load_draft(&about.form(FORM)).await;
    let kept = kept.unwrap_or_else(|| FormDraft { typed: as_it_is(), mistakes: Vec::new() });
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let (left_on, category, reason) = (mistake("left_on"), mistake("category"), mistake("reason"));
    let follows = if stands.is_none() { what_follows(&about).await? } else { Vec::new() };
    let follows = (!follows.is_empty()).then(|| {
        let lines = follows.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
        view! { <div class="notice"><Icon name="info"/><div class="notice__text">{lines}</div></div> }
    });
    let (title, send) = if stands.is_some() { ("exit-correct", "path-correct-send") } else { ("path-leave", "exit-send") };
    let undo = stands.map(|day| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "suspension-mistake")}</h2>
                <p>{t!(language, "exit-mistake-text")}</p>
                <form method="post" action={action::<TakeExitBack>()}>
                    {about.meant()}
                    <input type="hidden" name="seen" value=day.to_string()/>
                    <button class="button button--danger">{t!(language, "exit-take-back")}</button>
                </form>
            </section>
        }
    });
    let form = view! {
        {follows}
        <form class="form" method="post" action={action::<Leave>()} novalidate>
            {about.meant()}
            <input type="hidden" name="seen" value=stands.map(|day| day.to_string())/>
            <TextField language name="left_on" label=t!(language, "exit-left-on") hint=t!(language, "exit-left-on-hint") kind="date" class="input--medium" mistake=left_on value=kept.typed.left_on.clone()/>
            <ChoiceCards language name="category" legend=t!(language, "exit-category") choices=categories(language) chosen=kept.typed.category.clone() mistake=category/>
            <TextField language name="reason" label=t!(language, "exit-reason") mistake=reason value=kept.typed.reason.clone()/>
            <button class="button button--main">{t!(language, send)}</button>
        </form>
        {undo}
    };
    Ok(about.task(t!(language, title), None, &kept, form))
}
