//! The page of all versions of a plan with their signatures.

use super::access::PlanAccess;
use crate::{
    privacy::readings::record_read,
    texts::t,
    ui::icon::Icon,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use chrono::{DateTime, Utc};
use domain::{
    plan::{Plan, version::PlanState},
    values::{ids::PersonId, language::Language, paris},
};
use leptos::prelude::*;
use store::PlanVersion;

/// Page of the participant.
pub async fn own(_: Address) -> PageResult {
    page("").await
}

/// Page of the team.
pub async fn of_participant(address: Address) -> PageResult {
    let participant: PersonId = address.part("participant")?;
    let page = page(participant.as_str()).await?;
    record_read(&RequestContext::current()?, &participant).await;
    Ok(page)
}

async fn page(participant: &str) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let access = PlanAccess::load(&ctx, participant).await?;
    let versions = ctx.store.plans().plan_versions(&access.enrollment.id).await?;
    let name = access.enrollment.name();
    let shown = versions.iter().map(|it| version(language, it, &name)).collect_view();
    let none = versions.is_empty().then(|| view! { <p class="quiet">{t!(language, "plan-no-versions")}</p> });
    let body = view! {
        <header class="page__head">
            <a class="back" href=access.page()><Icon name="arrow-left"/>{t!(language, "plan-back")}</a>
            <h1 class="page__title">{t!(language, "plan-versions-title")}</h1>
        </header>
        {none}
        {shown}
    };
    Ok(Page::new(t!(language, "plan-versions-title"), if participant.is_empty() { "/plan" } else { "/suivis" }, body))
}

fn version(language: Language, it: &PlanVersion, participant: &str) -> impl IntoView + use<> {
    let (shape, word) = match it.version.state {
        PlanState::Draft => ("draft", "plan-state-draft"),
        PlanState::Agreed => ("validated", "plan-state-agreed"),
        PlanState::Withdrawn => ("off", "plan-state-withdrawn"),
        PlanState::Recorded => ("imported", "plan-state-recorded"),
    };
    let title = match it.version.seen.number {
        0 => t!(language, "plan-version-before"),
        number => t!(language, "plan-version", n = number),
    };
    view! {
        <section class="section">
            <h2 class="section__title">{title}</h2>
            <p><span class=format!("state state--{shape}")>{t!(language, word)}</span></p>
            {signatures(language, it, participant)}
            <ul class="stack">{content(language, &it.version.content)}</ul>
        </section>
    }
}

/// List of the signatures of a version; `None` if it has none.
pub fn signatures(language: Language, it: &PlanVersion, participant: &str) -> impl IntoView + use<> {
    let signed = |name: String, at: DateTime<Utc>| {
        let sentence = t!(language, "plan-signed", name = name, day = language.date(paris::day(at)));
        view! { <li>{sentence}</li> }
    };
    let coach = it.version.coach_signed_at.map(|at| signed(it.coach.clone().unwrap_or_default(), at));
    let person = it.version.participant_signed_at.map(|at| signed(participant.to_owned(), at));
    (coach.is_some() || person.is_some()).then(|| view! { <ul class="quiet">{coach}{person}</ul> })
}

/// List items of the goals with their actions.
pub fn content(language: Language, plan: &Plan) -> impl IntoView + use<> {
    plan.goals
        .iter()
        .map(|goal| {
            let actions = goal
                .actions
                .iter()
                .map(|action| view! { <li lang=language.of_structures()>{action.terms.title.clone()}</li> })
                .collect_view();
            let actions = (!goal.actions.is_empty()).then(|| view! { <ul>{actions}</ul> });
            view! { <li><strong lang=language.of_structures()>{goal.terms.title.clone()}</strong>{actions}</li> }
        })
        .collect_view()
}
