//! The plan.

use crate::{
    caseload::shared_notes,
    session::Asking,
    texts::t,
    ui::{
        frame::{Address, Page, PageResult},
        icon::Icon,
        rows::capital,
    },
};
use chrono::NaiveDate;
use domain::{booking::span::Span, language::Language, month::Month, paris};
use leptos::prelude::*;
use store::{Enrollment, Goal, Meetings, PlanAction};

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
        {path_line(language, &enrollment, asking.visitor.today())}
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

/// The months of a path as one line, with where it has come.
pub fn path_line(language: Language, enrollment: &Enrollment, today: NaiveDate) -> impl IntoView + use<> {
    let path = enrollment.path();
    let (reached, all) = (enrollment.month_reached(today), enrollment.length_in_months());
    let label = t!(language, "progress-month", month = reached, months = all);
    let months = (1..=all)
        .map(|month| match month.cmp(&reached) {
            std::cmp::Ordering::Less => view! { <span class="path__month path__month--done"></span> },
            std::cmp::Ordering::Equal => view! { <span class="path__month path__month--now"></span> },
            std::cmp::Ordering::Greater => view! { <span class="path__month"></span> },
        })
        .collect_view();
    view! {
        <p><strong>{label.clone()}</strong>", "{t!(language, "path-until", day = language.date(path.ends_on))}</p>
        <div class="path" role="img" aria-label=label>
            <div class="path__line">{months}</div>
            <div class="path__ends">
                <span>{language.month(path.first_month())}</span>
                <span>{language.month(Month::of(path.ends_on))}</span>
            </div>
        </div>
        {suspended(language, enrollment)}
    }
}

/// When the path stood still, and that its end moved by as many days.
fn suspended(language: Language, enrollment: &Enrollment) -> impl IntoView + use<> {
    let lines = enrollment
        .suspensions
        .0
        .iter()
        .map(|suspension| {
            let (first, last) = (language.date(suspension.first_day()), language.date(suspension.last_day()));
            let line = t!(language, "path-suspended", first = first, last = last, days = suspension.length());
            view! { <li>{line}</li> }
        })
        .collect_view();
    (!enrollment.suspensions.0.is_empty()).then(|| view! { <ul class="link-list quiet">{lines}</ul> })
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
