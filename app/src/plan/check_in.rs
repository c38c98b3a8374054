//! The monthly check-in of the participant: its form, and its last answers for the team.

use crate::{
    texts::t,
    ui::{
        form::{AllRequired, Choice, ChoiceCards, TextField},
        rows::capital,
    },
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    plan::check_in::{Blocker, Mood, TypedCheckIn, day_of_check_in, may_check_in},
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::{CheckIn, Enrollment, StoreError};

/// Name under which the form is kept.
const FORM: &str = "check.in";

/// Records the check-in of the month.
#[server(endpoint = "plan/point")]
pub async fn say_how_it_goes(
    #[server(default)] mood: String,
    #[server(default)] blocker: String,
    #[server(default)] words: String,
    #[server(default)] call: String,
    #[server(default)] month: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedCheckIn { mood, blocker, words, call };
    let new = match typed.read() {
        Ok(new) => new,
        Err(mistakes) => return respond(reject_form(FORM, "/plan", &FormDraft::of(typed, mistakes)).await),
    };
    let day = day_of_check_in(read_optional_month(&month)?, ctx.visitor.today()).ok_or(StoreError::NotFound)?;
    let recorded = ctx.store.plans().check_in(&ctx.actor(), &ctx.user.person_id, &new, day).await;
    let recorded = finish_form(&ctx, FORM, typed, recorded).await;
    respond(refused_or(recorded, "/plan", |()| Outcome::done("/plan", "check-in-said")))
}

/// The month in which a form was opened; `None` for a form without that field.
///
/// # Errors
/// [`StoreError::NotFound`] for a text that is not a month.
fn read_optional_month(month: &str) -> Result<Option<Month>, StoreError> {
    if month.is_empty() { Ok(None) } else { month.parse().map(Some).map_err(|_| StoreError::NotFound) }
}

/// Card on the page of the participant: the form, or the check-in of the month with a form to change it; nothing on a day on
/// which the enrollment does not run.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn card(ctx: &RequestContext, enrollment: &Enrollment) -> Result<impl IntoView + use<>, StoreError> {
    let (language, today) = (ctx.language(), ctx.visitor.today());
    if !may_check_in(&enrollment.period(), &enrollment.suspensions, today) {
        return Ok(().into_any());
    }
    let check_in = ctx.store.plans().check_in_of(&enrollment.id, Month::of(today)).await?;
    let refused: Option<FormDraft<TypedCheckIn>> = load_draft(FORM).await;
    let open = refused.is_some();
    let title = t!(language, "check-in-title", month = language.of_month(Month::of(today)));
    let shown = check_in.as_ref().map(|it| view! { <p class="card__text">{sentence(language, it)}</p> });
    let typed = refused.unwrap_or_else(|| FormDraft { typed: check_in.as_ref().map(typed_of).unwrap_or_default(), mistakes: Vec::new() });
    let form = form(language, Month::of(today), typed);
    Ok(view! {
        <article class="card" id="point">
            <h2 class="card__title">{title}</h2>
            {shown}
            {if check_in.is_some() {
                view! {
                    <details class="disclose" open=open>
                        <summary class="button disclose__summary">{t!(language, "check-in-change")}</summary>
                        <div class="disclose__body">{form}</div>
                    </details>
                }
                .into_any()
            } else {
                form.into_any()
            }}
        </article>
    }
    .into_any())
}

fn typed_of(check_in: &CheckIn) -> TypedCheckIn {
    TypedCheckIn {
        mood: check_in.mood.as_str().into(),
        blocker: check_in.blocker.as_str().into(),
        words: check_in.words.clone().unwrap_or_default(),
        call: String::new(),
    }
}

fn form(language: Language, month: Month, draft: FormDraft<TypedCheckIn>) -> impl IntoView {
    let choice = |value: &'static str, title: String| Choice { value, title, hint: String::new() };
    let moods = Mood::ALL.map(|mood| choice(mood.as_str(), t!(language, &format!("mood-{}", mood.as_str())))).into();
    let blockers = Blocker::ALL.map(|blocker| choice(blocker.as_str(), t!(language, &format!("blocker-{}", blocker.as_str())))).into();
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    view! {
        <form class="form" method="post" action={action::<SayHowItGoes>()} novalidate>
            <AllRequired language/>
            // What a phone kept over the end of the month counts for the month it was written in.
            <input type="hidden" name="month" value=month.to_string()/>
            <ChoiceCards language name="mood" required=true legend=t!(language, "check-in-mood") choices=moods chosen=draft.typed.mood.clone() mistake=mistake("mood") in_a_row=true/>
            <ChoiceCards language name="blocker" required=true legend=t!(language, "check-in-blocker") choices=blockers chosen=draft.typed.blocker.clone() mistake=mistake("blocker") in_a_row=true/>
            <TextField language name="words" label=t!(language, "check-in-words") mistake=mistake("words") value=draft.typed.words.clone()/>
            <fieldset class="fieldset">
                <legend class="fieldset__legend">{t!(language, "check-in-call")}</legend>
                <div class="actions">
                    <button class="button" name="call" value="no">{t!(language, "check-in-no-call")}</button>
                    <button class="button" name="call" value="yes">{t!(language, "check-in-wants-call")}</button>
                </div>
            </fieldset>
        </form>
    }
}

/// A check-in in one line.
fn sentence(language: Language, check_in: &CheckIn) -> String {
    let mood = t!(language, &format!("mood-{}", check_in.mood.as_str()));
    let line = match check_in.blocker {
        Blocker::Nothing => t!(language, "check-in-line-free", mood = mood),
        blocker => t!(language, "check-in-line", mood = mood, blocker = t!(language, &format!("blocker-{}", blocker.as_str()))),
    };
    let call = if check_in.wants_call { t!(language, "check-in-call-wanted") } else { String::new() };
    let words = check_in.words.as_ref().map(|words| format!(" {words}")).unwrap_or_default();
    format!("{line} {call}{words}").trim().to_owned()
}

/// Section of the last check-ins, for the team; `None` without any.
pub fn last_check_ins(language: Language, check_ins: &[CheckIn]) -> impl IntoView + use<> {
    (!check_ins.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "check-in-last")}</h2>
                {lines(language, check_ins)}
            </section>
        }
    })
}

/// A line for each check-in: the month and its answers.
pub fn lines(language: Language, check_ins: &[CheckIn]) -> impl IntoView + use<> {
    let lines = check_ins
        .iter()
        .map(|it| {
            view! {
                <div class="facts__item"><dt>{capital(&language.month(it.month))}</dt><dd>{sentence(language, it)}</dd></div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{lines}</dl> }
}
