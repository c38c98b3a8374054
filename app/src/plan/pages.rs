//! The pages of the plan, for the participant and for the team.

use super::{
    access::{PlanAccess, hidden},
    actions::{Sign, Tick, Withdraw},
    check_in,
    draft::draft_of,
    versions,
};
use crate::{
    caseload::shared_notes,
    enrollments::line::{Audience, enrollment_line},
    people::help_contact::own_contact,
    privacy::readings::record_read,
    texts::t,
    ui::{
        icon::Icon,
        quoting::quoting,
        rows::{capital, empty_list},
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::{
    bookings::span::Span,
    plan::turnover_reached,
    values::{ids::PersonId, language::Language, money::Cents, paris},
};
use leptos::prelude::*;
use store::{Goal, Meetings, PlanAction, PlanVersion, StoreError};

/// Page of the participant: the enrollment, the draft to sign, the check-in, the goals, the sessions, the shared notes.
pub async fn plan(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let access = PlanAccess::load(&ctx, "").await?;
    let enrollment = &access.enrollment;
    let since = paris::start_of_day(enrollment.starts_on);
    let since_start = Span { starts_at: since, ends_at: ctx.visitor.now };
    let meetings = ctx.store.bookings().meetings(Some(&ctx.user.person_id), &since_start).await?;
    let check_in = check_in::card(&ctx, enrollment).await?;
    let PlanParts { is_empty, goals, change, earlier } = PlanParts::load(&ctx, &access).await?;
    let sections = view! { {goals}<section class="section"><div class="actions">{change}</div>{earlier}</section> };
    let lead = if is_empty { "plan-lead-empty" } else { "plan-lead" };
    // While nothing is written yet, that comes first.
    let (first, then) = if is_empty { (sections.into_any(), check_in.into_any()) } else { (check_in.into_any(), sections.into_any()) };
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-plan")}</h1>
            <p class="page__lead">{t!(language, lead, name = enrollment.coach_name.clone())}</p>
        </header>
        {enrollment_line(language, enrollment, ctx.visitor.today(), Audience::You)}
        {first}
        {then}
        {attended_sessions(language, &meetings)}
        {shared_notes::section(&ctx).await?}
        {own_contact(&ctx).await?}
    };
    Ok(Page::new(t!(language, "nav-plan"), "/plan", body))
}

/// Page of the team: the last check-ins, the draft to sign, the goals.
pub async fn of_participant(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let participant: PersonId = address.part("participant")?;
    let access = PlanAccess::load(&ctx, participant.as_str()).await?;
    record_read(&ctx, &participant).await;
    let check_ins = ctx.store.plans().check_ins(&access.enrollment.id).await?;
    let PlanParts { goals, change, earlier, .. } = PlanParts::load(&ctx, &access).await?;
    let name = access.enrollment.name();
    let title = t!(language, "plan-of", of_name = language.of_name(&name));
    let body = view! {
        <header class="page__head">
            <a class="back" href=url::participant(&participant)><Icon name="arrow-left"/>{name}</a>
            <h1 class="page__title">{title.clone()}</h1>
            {change.map(|change| view! { <div class="page__actions">{change}</div> })}
        </header>
        {check_in::last_check_ins(language, &check_ins)}
        {goals}
        {earlier}
    };
    Ok(Page::new(title, "/suivis", body))
}

/// What both pages show of a plan.
struct PlanParts {
    /// Whether nothing was ever written.
    is_empty: bool,
    /// The draft and the goals of the agreed plan.
    goals: AnyView,
    /// The link to change the plan, unless the participant has left.
    change: Option<AnyView>,
    /// The link to the earlier versions, if there are any.
    earlier: Option<AnyView>,
}

impl PlanParts {
    async fn load(ctx: &RequestContext, access: &PlanAccess) -> Result<Self, StoreError> {
        let language = ctx.language();
        let goals = ctx.store.plans().goals(&access.enrollment.id).await?;
        let versions = ctx.store.plans().plan_versions(&access.enrollment.id).await?;
        let reached = match goals.iter().any(|goal| goal.turnover.is_some()) {
            true => {
                let declarations = ctx.store.declarations().summaries(&access.enrollment.id).await?;
                turnover_reached(declarations.iter().filter(|it| !it.state.is_open()).map(|it| it.total))
            }
            false => None,
        };
        let empty = goals.is_empty().then(|| no_goals(language));
        let has_left = access.enrollment.left_on.is_some();
        let proposed = draft_of(&versions).filter(|_| !has_left).map(|draft| proposal(language, access, draft));
        let change = (!has_left).then(|| {
            let word = if proposed.is_some() { "plan-go-on" } else { "plan-propose" };
            view! { <a class="button" href=access.propose_page()><Icon name="edit"/>{t!(language, word)}</a> }.into_any()
        });
        let earlier = (!versions.is_empty()).then(|| {
            let page = format!("{}/versions", access.page());
            view! { <ul class="link-list"><li><a href=page>{t!(language, "plan-versions-title")}</a></li></ul> }.into_any()
        });
        let is_empty = goals.is_empty() && versions.is_empty();
        let cards = (!goals.is_empty()).then(|| {
            let cards = goals.iter().map(|goal| goal_section(language, goal, Some((access, reached)))).collect_view();
            view! { <div class="goals">{cards}</div> }
        });
        let goals = view! {
            {proposed}
            {empty}
            {cards}
        };
        Ok(Self { is_empty, goals: goals.into_any(), change, earlier })
    }
}

/// Card of the draft with its signatures, and the form to sign it if only the user's side has not.
fn proposal(language: Language, access: &PlanAccess, draft: &PlanVersion) -> impl IntoView + use<> {
    let seen = draft.version.seen;
    let name = access.enrollment.name();
    let to_sign = draft.version.needs_signature_of(access.side);
    let word = match (to_sign, draft.version.is_signed_by(access.side)) {
        (true, _) => "plan-to-sign",
        (false, true) => "plan-waits",
        (false, false) => "plan-being-written",
    };
    let sign = to_sign.then(|| {
        view! {
            <form method="post" action={url::action::<Sign>()}>
                {hidden(access.fields(seen))}
                <button class="button button--main">{t!(language, "plan-sign")}</button>
            </form>
        }
    });
    view! {
        <article class="card" id="proposition">
            <h2 class="card__title">{t!(language, word)}</h2>
            {versions::signatures(language, draft, &name)}
            <ul class="stack">{versions::content(language, &draft.version.content)}</ul>
            <div class="card__actions actions">
                {sign}
                <form method="post" action={url::action::<Withdraw>()}>
                    {hidden(access.fields(seen))}
                    <button class="button button--quiet">{t!(language, "plan-give-up")}</button>
                </form>
            </div>
        </article>
    }
}

/// Section with the number of attended sessions by kind, in person or remote; `None` without any.
pub fn attended_sessions(language: Language, meetings: &[Meetings]) -> impl IntoView + use<> {
    let lines = meetings
        .iter()
        .map(|it| {
            let how = if it.remote { "meetings-remote" } else { "meetings-in-person" };
            let kind = t!(language, &format!("kinds-{}", it.kind.as_str()));
            view! { <div class="sums__row"><dt>{kind}{language.comma()}{t!(language, how)}</dt><dd class="num">{it.attended}</dd></div> }
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

fn no_goals(language: Language) -> impl IntoView {
    empty_list("empty-plan", t!(language, "plan-none-title"), t!(language, "plan-none-text"))
}

/// Section of a goal with its actions. `of` is the access of the user, who may then tick the actions of their side, and the
/// turnover reached to compare with that of the goal; without it the section is read-only.
pub fn goal_section(language: Language, goal: &Goal, of: Option<(&PlanAccess, Option<Cents>)>) -> impl IntoView + use<> {
    let (done, all) = (goal.actions.iter().filter(|action| action.done_at.is_some()).count(), goal.actions.len());
    let actions = goal.actions.iter().map(|action| action_item(language, action, of.map(|(access, _)| access))).collect_view();
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
                <h2 class="goal__title" lang=language.of_structures()>{goal.title.clone()}</h2>
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

/// State of an action: the day on which it was done, the day that is booked, or who does it by when.
fn action_note(language: Language, action: &PlanAction, access: Option<&PlanAccess>) -> AnyView {
    let session = action.session_title.clone();
    if let Some(at) = action.done_at {
        let key = if session.is_some() { "action-attended-on" } else { "action-done-on" };
        return t!(language, key, day = language.day_and_month(paris::day(at))).into_any();
    }
    if let Some(at) = action.booked_for {
        return t!(language, "action-booked-for", day = language.day_and_month(paris::day(at))).into_any();
    }
    let doer = match access {
        Some(access) => access.doer_label(language, action.doer),
        None => t!(language, &format!("doer-{}", action.doer.as_str())),
    };
    let due = action.due_on.map(|day| t!(language, "action-by", day = language.day_and_month(day))).unwrap_or_default();
    let book = session.map(|title| quoting(language, &title, |title| t!(language, "action-to-book", title = title)));
    view! { {format!("{doer}{due}")}{book} }.into_any()
}

fn action_item(language: Language, action: &PlanAction, access: Option<&PlanAccess>) -> impl IntoView + use<> {
    let done = action.done_at;
    // One name: that it is pressed says the rest.
    let spoken = quoting(language, &action.title, |title| t!(language, "tick", title = title));
    let may = access.filter(|access| action.session_title.is_none() && action.doer.includes(access.side));
    let read_only = may.is_none().then(|| {
        let (shape, word) = if done.is_some() { ("validated", "action-is-done") } else { ("due", "action-is-open") };
        view! { <span class=format!("state state--bare state--{shape}")><span class="visually-hidden">{t!(language, word)}</span></span> }
    });
    let tick = may.map(|access| {
        view! {
            <form method="post" action={url::action::<Tick>()}>
                <input type="hidden" name="participant" value=access.enrollment.participant_id.to_string()/>
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
            <div class="todo__text"><p class="todo__title" lang=language.of_structures()>{capital(&action.title)}</p><p class="todo__note">{action_note(language, action, access)}</p></div>
        </li>
    }
}
