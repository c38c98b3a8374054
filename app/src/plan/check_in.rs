//! The monthly check-in: three taps, the last of which sends it.

use crate::routes::action;
use crate::{
    texts::t,
    ui::{
        form::{Choice, ChoiceCards, TextField},
        rows::capital,
    },
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, refused_or, reject_form, respond},
    },
};
use domain::{
    plan::check_in::{Blocker, Mood, TypedCheckIn, may_check_in},
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::{CheckIn, Enrollment, StoreError};

const FORM: &str = "check.in";

/// Says how it goes this month.
#[server(endpoint = "plan/point")]
pub async fn say_how_it_goes(
    #[server(default)] mood: String,
    #[server(default)] blocker: String,
    #[server(default)] words: String,
    #[server(default)] call: String,
) -> Result<(), AppError> {
    respond(say(TypedCheckIn { mood, blocker, words, call }).await)
}

async fn say(typed: TypedCheckIn) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let new = match typed.read() {
        Ok(new) => new,
        Err(mistakes) => {
            return reject_form(FORM, "/plan#point", &FormDraft::of(typed, mistakes)).await;
        }
    };
    let said = ctx.store.plans().check_in(&ctx.actor(), &ctx.user.person_id, &new, ctx.visitor.today()).await;
    let said = finish_form(&ctx, FORM, typed, said).await;
    refused_or(said, "/plan", |()| Outcome::done("/plan", "check-in-said"))
}

/// The card on a participant's plan: the form, or what was said with a way to change it.
pub async fn card(ctx: &RequestContext, enrollment: &Enrollment) -> Result<impl IntoView + use<>, StoreError> {
    let (language, today) = (ctx.language(), ctx.visitor.today());
    if !may_check_in(&enrollment.path(), &enrollment.suspensions, today) {
        return Ok(().into_any());
    }
    let said = ctx.store.plans().check_in_of(&enrollment.id, Month::of(today)).await?;
    let refused: Option<FormDraft<TypedCheckIn>> = load_draft(FORM).await;
    let open = refused.is_some();
    let title = t!(language, "check-in-title", month = language.of_month(Month::of(today)));
    let shown = said.as_ref().map(|said| view! { <p class="card__text">{sentence(language, said)}</p> });
    let typed = refused.unwrap_or_else(|| FormDraft { typed: said.as_ref().map(typed_of).unwrap_or_default(), mistakes: Vec::new() });
    let form = form(language, typed);
    Ok(view! {
        <article class="card" id="point">
            <h2 class="card__title">{title}</h2>
            {shown}
            {if said.is_some() {
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

fn typed_of(said: &CheckIn) -> TypedCheckIn {
    TypedCheckIn {
        mood: said.mood.as_str().into(),
        blocker: said.blocker.as_str().into(),
        words: said.words.clone().unwrap_or_default(),
        call: String::new(),
    }
}

fn form(language: Language, kept: FormDraft<TypedCheckIn>) -> impl IntoView {
    let choice = |value: &'static str, title: String| Choice { value, title, hint: String::new() };
    let moods = Mood::ALL.map(|mood| choice(mood.as_str(), t!(language, &format!("mood-{}", mood.as_str())))).into();
    let blockers = Blocker::ALL.map(|blocker| choice(blocker.as_str(), t!(language, &format!("blocker-{}", blocker.as_str())))).into();
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    view! {
        <form class="form" method="post" action={action::<SayHowItGoes>()} novalidate>
            <ChoiceCards language name="mood" legend=t!(language, "check-in-mood") choices=moods chosen=kept.typed.mood.clone() mistake=mistake("mood") in_a_row=true/>
            <ChoiceCards language name="blocker" legend=t!(language, "check-in-blocker") choices=blockers chosen=kept.typed.blocker.clone() mistake=mistake("blocker") in_a_row=true/>
            <TextField language name="words" label=t!(language, "check-in-words") mistake=mistake("words") value=kept.typed.words.clone()/>
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

/// What was said, in one line.
fn sentence(language: Language, said: &CheckIn) -> String {
    let mood = t!(language, &format!("mood-{}", said.mood.as_str()));
    let blocker = t!(language, &format!("blocker-{}", said.blocker.as_str()));
    let call = if said.wants_call { t!(language, "check-in-call-wanted") } else { String::new() };
    let words = said.words.as_ref().map(|words| format!(" {words}")).unwrap_or_default();
    format!("{} {call}{words}", t!(language, "check-in-line", mood = mood, blocker = blocker)).trim().to_owned()
}

/// The last check-ins, on the page that the team sees.
pub fn last(language: Language, said: &[CheckIn]) -> impl IntoView + use<> {
    let lines = said
        .iter()
        .map(|it| {
            view! {
                <div class="sums__row"><dt>{capital(&language.month(it.month))}</dt><dd>{sentence(language, it)}</dd></div>
            }
        })
        .collect_view();
    (!said.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "check-in-last")}</h2>
                <dl class="sums">{lines}</dl>
            </section>
        }
    })
}
