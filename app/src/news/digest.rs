//! The page `/moi/resume` of the team: on which days and at which hour a mail sums up what arrived.

use crate::{
    texts::t,
    ui::{
        form::{ErrorSummary, FieldError, Select},
        icon::Icon,
        rows::capital,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, clear_draft, load_draft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use chrono::{NaiveDate, NaiveTime};
use domain::{
    messages::digest::{DigestChoice, DigestDays, HOURS, USUAL_HOUR},
    values::language::Language,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The address of the page.
const PAGE: &str = "/moi/resume";

/// The name of the form.
const FORM: &str = "me.digest";

/// The link to the page, for `/moi`.
pub fn link(language: Language) -> impl IntoView {
    view! { <ul class="link-list"><li><a href=PAGE>{t!(language, "digest-title")}</a></li></ul> }
}

/// The form as typed: the numbers of the days, and the hour.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct TypedDigest {
    days: String,
    hour: String,
}

/// Sets the days and the hour of the user's digest; `days` are 1 for Monday to 7 for Sunday. Without any day there is none.
#[server(endpoint = "moi/resume")]
pub async fn choose_digest(#[server(default)] days: Vec<String>, #[server(default)] hour: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedDigest { days: days.concat(), hour };
    let choice = if typed.days.is_empty() { None } else { Some(DigestChoice::read(&typed.days, &typed.hour)) };
    let Ok(choice) = choice.transpose() else {
        return respond(reject_form(FORM, PAGE, &FormDraft::of(typed, [("days", "digest-unreadable")])).await);
    };
    ctx.store.messages().choose_digest(&ctx.actor(), &ctx.user.person_id, choice).await?;
    clear_draft(&ctx, FORM).await?;
    respond(Ok(Outcome::done(PAGE, if choice.is_some() { "digest-set" } else { "digest-ended" })))
}

/// The page.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    let choice = ctx.store.messages().digest_choice(&person.id).await?;
    let draft: Option<FormDraft<TypedDigest>> = load_draft(FORM).await;
    let mistake = draft.as_ref().and_then(|draft| draft.mistake("days")).map(str::to_owned);
    let summary = draft.as_ref().map(|draft| draft.summary(language)).unwrap_or_default();
    let stored = || TypedDigest {
        days: choice.map(|choice| choice.days.to_string()).unwrap_or_default(),
        hour: choice.map_or(USUAL_HOUR, |choice| choice.hour).to_string(),
    };
    let typed = draft.map_or_else(stored, |draft| draft.typed);
    let to = person.email.map(|email| t!(language, "digest-to", email = email)).unwrap_or_else(|| t!(language, "digest-no-address"));
    let hours = HOURS.map(|hour| (hour.to_string(), language.hour(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()))).collect();
    let proposed = (choice.is_none() && typed.days.is_empty()).then(|| {
        let days = DigestDays::WORKING_DAYS.to_string();
        let fields =
            days.chars().enumerate().map(|(at, day)| view! { <input type="hidden" name=format!("days[{at}]") value=day.to_string()/> });
        view! {
            <form method="post" action={action::<ChooseDigest>()}>
                {fields.collect_view()}
                <input type="hidden" name="hour" value=USUAL_HOUR.to_string()/>
                <button class="button">{t!(language, "digest-usual")}</button>
            </form>
        }
    });
    let any = mistake.is_some();
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/moi"><Icon name="arrow-left"/>{t!(language, "nav-me")}</a>
            <h1 class="page__title">{t!(language, "digest-title")}</h1>
            <p class="page__lead">{t!(language, "digest-lead")}" "{to}</p>
        </header>
        {proposed}
        <form class="form" method="post" action={action::<ChooseDigest>()} novalidate>
            {days_field(language, &typed.days, mistake)}
            <Select name="hour" label=t!(language, "digest-hour") options=hours chosen=typed.hour/>
            <button class="button button--main">{t!(language, "save")}</button>
        </form>
        <p><a href=url::NEWS>{t!(language, "nav-news")}</a></p>
    };
    Ok(Page::new(t!(language, "digest-title"), "/moi", body).with_mistakes(language, any))
}

/// The checkboxes of the days; `chosen` holds their numbers, 1 for Monday.
fn days_field(language: Language, chosen: &str, mistake: Option<String>) -> impl IntoView + use<> {
    let legend = t!(language, "digest-days");
    let wrong = mistake.is_some();
    let boxes = (1..=7u32)
        .map(|number| {
            let is_chosen = chosen.contains(&number.to_string());
            // The first of January 2024 was a Monday.
            let day = NaiveDate::from_ymd_opt(2024, 1, number).unwrap_or_default();
            let name = language.day(day).split(' ').next().unwrap_or_default().trim_end_matches(',').to_owned();
            view! {
                <label class="choice">
                    <input class="choice__input" type="checkbox" name=format!("days[{}]", number - 1) value=number.to_string() checked=is_chosen/>
                    <span class="choice__text"><span class="choice__title">{capital(&name)}</span></span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class=if wrong { "fieldset field--error" } else { "fieldset" } id="days" tabindex="-1">
            <legend class="fieldset__legend">{legend}</legend>
            <p class="field__hint">{t!(language, "digest-days-hint")}</p>
            {mistake.map(|key| view! { <FieldError field="days".to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
            <div class="choices choices--row">{boxes}</div>
        </fieldset>
    }
}
