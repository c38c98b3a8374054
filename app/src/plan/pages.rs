//! The plan.

use super::{check_in, propose, versions, whose::Whose};
use crate::plan::actions::Sign;
use crate::plan::actions::Tick;
use crate::plan::actions::Withdraw;
use crate::routes;
use crate::url;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    caseload::shared_notes,
    enrollments::line::{To, path_line},
    texts::t,
    ui::{icon::Icon, rows::capital},
    web::context::RequestContext,
};
use domain::{
    bookings::span::Span,
    plan::turnover_reached,
    values::{language::Language, money::Cents, paris},
};
use leptos::prelude::*;
use store::{Goal, Meetings, PlanAction, PlanVersion, StoreError};

/// The path, what is to be signed, the month's check-in, the goals and their actions.
pub async fn plan(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let whose = Whose::of(&ctx, "").await?;
    let enrollment = &whose.enrollment;
    let since = paris::instant(enrollment.starts_on.and_time(chrono::NaiveTime::MIN)).unwrap_or(chrono::DateTime::UNIX_EPOCH);
    let path = Span { starts_at: since, ends_at: ctx.visitor.now };
    let meetings = ctx.store.bookings().meetings(Some(&ctx.user.person_id), &path).await?;
    let check_in = check_in::card(&ctx, enrollment).await?;
    let agreed = agreed(&ctx, &whose).await?;
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-plan")}</h1>
            <p class="page__lead">{t!(language, "plan-lead", name = enrollment.coach_name.clone())}</p>
        </header>
        {path_line(language, enrollment, ctx.visitor.today(), To::You)}
        {check_in}
        {agreed}
        {met(language, &meetings)}
        {shared_notes::section(&ctx).await?}
    };
    Ok(Page::new(t!(language, "nav-plan"), "/plan", body))
}

/// The same for the team, with the last check-ins.
pub async fn of_participant(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let participant: domain::values::ids::PersonId = address.part("participant")?;
    let whose = Whose::of(&ctx, participant.as_str()).await?;
    let said = ctx.store.plans().check_ins(&whose.enrollment.id).await?;
    let agreed = agreed(&ctx, &whose).await?;
    let name = whose.enrollment.name();
    let title = t!(language, "plan-of", of_name = language.of_name(&name));
    let body = view! {
        <header class="page__head">
            <a class="back" href=url::participant(&participant)><Icon name="arrow-left"/>{name}</a>
            <h1 class="page__title">{title.clone()}</h1>
        </header>
        {check_in::last(language, &said)}
        {agreed}
    };
    Ok(Page::new(title, "/suivis", body))
}

/// The version to sign or to go on with, the goals that count, and where to write.
async fn agreed(ctx: &RequestContext, whose: &Whose) -> Result<impl IntoView + use<>, StoreError> {
    let language = ctx.language();
    let goals = ctx.store.plans().goals(&whose.enrollment.id).await?;
    let versions = ctx.store.plans().plan_versions(&whose.enrollment.id).await?;
    let reached = match goals.iter().any(|goal| goal.turnover.is_some()) {
        true => {
            let figures = ctx.store.declarations().figures(&whose.enrollment.id).await?;
            turnover_reached(figures.iter().filter(|figure| !figure.state.is_open()).map(|figure| figure.total))
        }
        false => None,
    };
    let nothing = goals.is_empty().then(|| empty(language));
    let over = whose.enrollment.left_on.is_some();
    let waiting = propose::draft(&versions).filter(|_| !over).map(|draft| proposal(language, whose, draft));
    let write = (!over).then(|| {
        let word = if waiting.is_some() { "plan-go-on" } else { "plan-propose" };
        view! { <a class="button" href=whose.propose_page()><Icon name="edit"/>{t!(language, word)}</a> }
    });
    let earlier = (!versions.is_empty())
        .then(|| view! { <ul class="link-list"><li><a href=format!("{}/versions", whose.page())>{t!(language, "plan-versions-title")}</a></li></ul> });
    Ok(view! {
        {waiting}
        {nothing}
        {goals.iter().map(|goal| goal_section(language, goal, Some((whose, reached)))).collect_view()}
        <section class="section"><div class="actions">{write}</div>{earlier}</section>
    })
}

/// The version that is being written: to sign by who has not, to wait for by who has.
fn proposal(language: Language, whose: &Whose, draft: &PlanVersion) -> impl IntoView + use<> {
    let seen = draft.version.seen;
    let name = whose.enrollment.name();
    let asked = draft.version.waits_for(whose.side);
    let word = match (asked, draft.version.is_signed_by(whose.side)) {
        (true, _) => "plan-to-sign",
        (false, true) => "plan-waits",
        (false, false) => "plan-being-written",
    };
    let sign = asked.then(|| {
        view! {
            <form method="post" action={routes::action::<Sign>()}>
                {propose::hidden(whose.fields(seen))}
                <button class="button button--main">{t!(language, "plan-sign")}</button>
            </form>
        }
    });
    view! {
        <article class="card" id="proposition">
            <h2 class="card__title">{t!(language, word)}</h2>
            {versions::signatures(language, draft, &name)}
            <ul class="stack">{versions::content(&draft.version.content)}</ul>
            <div class="card__actions actions">
                {sign}
                <form method="post" action={routes::action::<Withdraw>()}>
                    {propose::hidden(whose.fields(seen))}
                    <button class="button button--quiet">{t!(language, "plan-give-up")}</button>
                </form>
            </div>
        </article>
    }
}

/// The sessions attended, by kind, in person and at a distance: facts, as the coach marked them.
pub fn met(language: Language, meetings: &[Meetings]) -> impl IntoView + use<> {
    let lines = meetings
        .iter()
        .map(|it| {
            let how = if it.remote { "meetings-remote" } else { "meetings-in-person" };
            let kind = t!(language, &format!("kinds-{}", it.kind.as_str()));
            view! { <div class="sums__row"><dt>{kind}", "{t!(language, how)}</dt><dd class="num">{it.attended}</dd></div> }
        })
        .collect_view();
    (!meetings.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "meetings-title")}</h2>
                <dl class="sums">{lines}</dl>
            </section>
        }
    })
}

fn empty(language: Language) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-plan"></use></svg>
            <h2 class="empty__title">{t!(language, "plan-none-title")}</h2>
            <p class="empty__text">{t!(language, "plan-none-text")}</p>
        </div>
    }
}

/// A goal with its actions and what became of them; who is on a side of the plan ticks what that side does. The turnover
/// reached stands against the goal's.
pub fn goal_section(language: Language, goal: &Goal, of: Option<(&Whose, Option<Cents>)>) -> impl IntoView + use<> {
    let (done, all) = (goal.actions.iter().filter(|action| action.done_at.is_some()).count(), goal.actions.len());
    let actions = goal.actions.iter().map(|action| action_item(language, action, of.map(|(whose, _)| whose))).collect_view();
    let due = goal.due_on.map(|day| view! { <p class="quiet">{t!(language, "plan-by", day = language.date(day))}</p> });
    let target = goal.target.clone().map(|target| view! { <p>{target}</p> });
    let turnover = goal.turnover.map(|aim| {
        let aim = language.amount(aim);
        let sentence = match of.and_then(|(_, reached)| reached) {
            Some(reached) => t!(language, "plan-turnover-reached", reached = language.amount(reached), aim = aim),
            None => t!(language, "plan-turnover-aim", aim = aim),
        };
        view! { <p>{sentence}</p> }
    });
    view! {
        <section class="goal">
            <header class="goal__head">
                <p class="goal__focus">{t!(language, &format!("focus-{}", goal.focus.as_str()))}</p>
                <h2 class="goal__title">{goal.title.clone()}</h2>
                {target}
                {turnover}
                {due}
                <p class="goal__count">{t!(language, "goal-count", done = done as i64, all = all as i64)}</p>
                <progress class="bar" value=done max=all.max(1) aria-hidden="true"></progress>
            </header>
            <ul class="todo">{actions}</ul>
        </section>
    }
}

/// What is known of an action: done when, booked for when, or to be done by whom and when.
fn note(language: Language, action: &PlanAction, whose: Option<&Whose>) -> String {
    let session = action.session_title.clone();
    if let Some(at) = action.done_at {
        let key = if session.is_some() { "action-attended-on" } else { "action-done-on" };
        return t!(language, key, day = language.day_and_month(paris::day(at)));
    }
    if let Some(at) = action.booked_for {
        return t!(language, "action-booked-for", day = language.day_and_month(paris::day(at)));
    }
    let doer = match whose {
        Some(whose) => whose.doer(language, action.doer),
        None => t!(language, &format!("doer-{}", action.doer.as_str())),
    };
    let due = action.due_on.map(|day| t!(language, "action-by", day = language.day_and_month(day))).unwrap_or_default();
    let book = session.map(|title| t!(language, "action-to-book", title = title)).unwrap_or_default();
    format!("{doer}{due}{book}")
}

fn action_item(language: Language, action: &PlanAction, whose: Option<&Whose>) -> impl IntoView + use<> {
    let done = action.done_at;
    let spoken = if done.is_some() { "tick-undo" } else { "tick" };
    let spoken = t!(language, spoken, title = action.title.clone());
    let may = whose.filter(|whose| action.session_title.is_none() && action.doer.includes(whose.side));
    let read_only = may.is_none().then(|| {
        let (shape, word) = if done.is_some() { ("validated", "action-is-done") } else { ("due", "action-is-open") };
        view! { <span class=format!("state state--bare state--{shape}")><span class="visually-hidden">{t!(language, word)}</span></span> }
    });
    let tick = may.map(|whose| {
        view! {
            <form method="post" action={routes::action::<Tick>()}>
                <input type="hidden" name="participant" value=whose.enrollment.participant_id.to_string()/>
                <input type="hidden" name="action" value=action.id.to_string()/>
                <input type="hidden" name="done" value=if done.is_some() { "no" } else { "yes" }/>
                <button class="tick" aria-pressed=if done.is_some() { "true" } else { "false" }>
                    <Icon name="check"/>
                    <span class="visually-hidden">{spoken}</span>
                </button>
            </form>
        }
    });
    view! {
        <li class=if done.is_some() { "todo__item todo__item--done" } else { "todo__item" } id=format!("action-{}", action.id)>
            {tick}
            {read_only}
            <div class="todo__text"><p class="todo__title">{capital(&action.title)}</p><p class="todo__note">{note(language, action, whose)}</p></div>
        </li>
    }
}
