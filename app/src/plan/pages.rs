//! The plan.

use crate::{
    caseload::shared_notes,
    path::line::{To, path_line},
    session::Asking,
    texts::t,
    ui::{
        frame::{Address, Page, PageResult},
        icon::Icon,
        rows::capital,
    },
};
use domain::{booking::span::Span, language::Language, paris};
use leptos::prelude::*;
use store::{Goal, Meetings, PlanAction};

/// The path, the goals and their actions.
pub async fn plan(_: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let enrollment = asking.rows.enrollment_of(&asking.who.person_id).await?;
    let goals = asking.rows.plan(&enrollment.id).await?;
    let nothing = goals.is_empty().then(|| empty(language));
    let since = paris::instant(enrollment.starts_on.and_time(chrono::NaiveTime::MIN)).unwrap_or(chrono::DateTime::UNIX_EPOCH);
    let path = Span { starts_at: since, ends_at: asking.visitor.now };
    let meetings = asking.rows.meetings(Some(&asking.who.person_id), &path).await?;
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-plan")}</h1>
            <p class="page__lead">{t!(language, "plan-lead", name = enrollment.coach_name.clone())}</p>
        </header>
        {path_line(language, &enrollment, asking.visitor.today(), To::You)}
        {met(language, &meetings)}
        {nothing}
        {goals.iter().map(|goal| goal_section(language, goal, true)).collect_view()}
        {shared_notes::section(&asking).await?}
    };
    Ok(Page::new(t!(language, "nav-plan"), "/plan", body))
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

/// A goal with its actions; only the person whose plan it is can tick them.
pub fn goal_section(language: Language, goal: &Goal, own: bool) -> impl IntoView + use<> {
    let (done, all) = (goal.actions.iter().filter(|action| action.done_at.is_some()).count(), goal.actions.len());
    let actions = goal.actions.iter().map(|action| action_item(language, action, own)).collect_view();
    view! {
        <section class="goal">
            <header class="goal__head">
                <p class="goal__focus">{t!(language, &format!("focus-{}", goal.focus.as_str()))}</p>
                <h2 class="goal__title">{goal.title.clone()}</h2>
                <p class="goal__count">{t!(language, "goal-count", done = done as i64, all = all as i64)}</p>
                <progress class="bar" value=done max=all.max(1) aria-hidden="true"></progress>
            </header>
            <ul class="todo">{actions}</ul>
        </section>
    }
}

fn action_item(language: Language, action: &PlanAction, own: bool) -> impl IntoView + use<> {
    let done = action.done_at;
    let note =
        done.map(|at| view! { <p class="todo__note">{t!(language, "action-done-on", day = language.day_and_month(paris::day(at)))}</p> });
    let spoken = if done.is_some() { "tick-undo" } else { "tick" };
    let spoken = t!(language, spoken, title = action.title.clone());
    let tick = own.then(|| {
        view! {
            <form method="post" action="/api/plan/cocher">
                <input type="hidden" name="action" value=action.id.to_string()/>
                <input type="hidden" name="done" value=if done.is_some() { "no" } else { "yes" }/>
                <button class="tick" aria-pressed=if done.is_some() { "true" } else { "false" }>
                    <Icon name="check"/>
                    <span class="visually-hidden">{spoken}</span>
                </button>
            </form>
        }
    });
    let read_only = (!own).then(|| {
        let (shape, word) = if done.is_some() { ("validated", "action-is-done") } else { ("due", "action-is-open") };
        view! { <span class=format!("state state--bare state--{shape}")><span class="visually-hidden">{t!(language, word)}</span></span> }
    });
    view! {
        <li class=if done.is_some() { "todo__item todo__item--done" } else { "todo__item" } id=format!("action-{}", action.id)>
            {tick}
            {read_only}
            <div class="todo__text"><p class="todo__title">{capital(&action.title)}</p>{note}</div>
        </li>
    }
}
