//! The page that changes a plan: a list of its goals and actions, and one form at a time.

use super::{
    access::{PlanAccess, hidden},
    actions::{Remove, SetAction, SetGoal, Sign, Withdraw},
    draft::{draft_of, editable_plan, form_of},
    templates,
};
use crate::{
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
        icon::Icon,
    },
    url,
    web::{
        context::RequestContext,
        forms::{FormDraft, load_draft},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    plan::{
        ActionDoer, Focus, Plan, PlannedAction, PlannedGoal, Side,
        typed::{TypedAction, TypedGoal},
        version::Seen,
    },
    values::{
        ids::{GoalId, PersonId, PlanActionId},
        language::Language,
    },
};
use leptos::prelude::*;

/// Page of the participant.
pub async fn own(address: Address) -> PageResult {
    page(address, "").await
}

/// Page of the team.
pub async fn of_participant(address: Address) -> PageResult {
    let participant: PersonId = address.part("participant")?;
    page(address, participant.as_str()).await
}

async fn page(address: Address, participant: &str) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let access = PlanAccess::load(&ctx, participant).await?;
    let versions = ctx.store.plans().plan_versions(&access.enrollment.id).await?;
    let seen = versions.first().map_or(Seen::default(), |newest| newest.version.seen);
    let plan = editable_plan(&ctx, &access, &versions).await?;
    let goal = address.query("objectif").and_then(|id| GoalId::try_from(id).ok());
    let action = address.query("action").and_then(|id| PlanActionId::try_from(id).ok());
    let place = if participant.is_empty() { "/plan" } else { "/suivis" };
    match (goal, action) {
        (Some(goal), Some(action)) => action_form(&ctx, &access, &plan, seen, goal, action, place).await,
        (Some(goal), None) => goal_form(&ctx, &access, &plan, seen, goal, place).await,
        _ => {
            let new_id = store::new_ulid(ctx.visitor.now);
            let has_draft = draft_of(&versions).is_some();
            let list = list(language, &access, &plan, seen, &new_id, has_draft);
            let (templates, refused) = match access.side {
                Side::Coach => {
                    let (section, refused) = templates::section(&ctx, &access, plan.goals.is_empty()).await?;
                    (Some(section), refused)
                }
                Side::Participant => (None, false),
            };
            let body = view! { {list}{templates} };
            Ok(Page::new(t!(language, "plan-propose-title"), place, body).with_mistakes(language, refused))
        }
    }
}

fn list(language: Language, access: &PlanAccess, plan: &Plan, seen: Seen, new_id: &str, has_draft: bool) -> impl IntoView + use<> {
    let back = access.page();
    let add = format!("{}?objectif={new_id}", access.propose_page());
    let goals = plan.goals.iter().map(|goal| goal_item(language, access, goal, seen, new_id)).collect_view();
    let add_class = if has_draft { "button" } else { "button button--main" };
    let sign = (has_draft && !plan.goals.is_empty()).then(|| {
        view! {
            <form method="post" action={url::action::<Sign>()}>
                {hidden(access.fields(seen))}
                <button class="button button--main">{t!(language, "plan-sign-and-propose")}</button>
            </form>
        }
    });
    let give_up = has_draft.then(|| {
        view! {
            <form method="post" action={url::action::<Withdraw>()}>
                {hidden(access.fields(seen))}
                <button class="button button--quiet">{t!(language, "plan-give-up")}</button>
            </form>
        }
    });
    view! {
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, "plan-back")}</a>
            <h1 class="page__title">{t!(language, "plan-propose-title")}</h1>
            <p class="page__lead">{t!(language, "plan-propose-lead")}</p>
        </header>
        {goals}
        <section class="section">
            <div class="actions"><a class=add_class href=add><Icon name="plus"/>{t!(language, "plan-add-goal")}</a></div>
        </section>
        <section class="section"><div class="actions">{sign}{give_up}</div></section>
    }
}

fn goal_item(language: Language, access: &PlanAccess, goal: &PlannedGoal, seen: Seen, new_id: &str) -> impl IntoView + use<> {
    let page = access.propose_page();
    let (change, add) = (format!("{page}?objectif={}", goal.id), format!("{page}?objectif={}&action={new_id}", goal.id));
    let actions = goal.actions.iter().map(|action| action_item(language, access, goal, action, seen)).collect_view();
    let title = goal.terms.title.clone();
    let fields = [access.fields(seen), vec![("goal", goal.id.to_string())]].concat();
    view! {
        <section class="goal">
            <header class="goal__head">
                <p class="goal__focus">{t!(language, &format!("focus-{}", goal.terms.focus.as_str()))}</p>
                <h2 class="goal__title">{title.clone()}</h2>
            </header>
            <ul class="todo">{actions}</ul>
            <div class="actions">
                <a class="button button--small" href=add>{t!(language, "plan-add-action")}<span class="visually-hidden">{t!(language, "review-of", name = title.clone())}</span></a>
                <a class="button button--small" href=change>{t!(language, "plan-change")}<span class="visually-hidden">{t!(language, "review-of", name = title.clone())}</span></a>
                <form method="post" action={url::action::<Remove>()}>
                    {hidden(fields)}
                    <button class="button button--small button--quiet">{t!(language, "plan-take-out")}<span class="visually-hidden">{t!(language, "review-of", name = title)}</span></button>
                </form>
            </div>
        </section>
    }
}

fn action_item(language: Language, access: &PlanAccess, goal: &PlannedGoal, action: &PlannedAction, seen: Seen) -> impl IntoView + use<> {
    let change = format!("{}?objectif={}&action={}", access.propose_page(), goal.id, action.id);
    let title = action.terms.title.clone();
    let fields = [access.fields(seen), vec![("action", action.id.to_string())]].concat();
    view! {
        <li class="todo__item">
            <div class="todo__text">
                <p class="todo__title">{title.clone()}</p>
                <p class="todo__note">{access.doer_label(language, action.terms.doer)}</p>
                <div class="actions">
                    <a class="button button--small" href=change>{t!(language, "plan-change")}<span class="visually-hidden">{t!(language, "review-of", name = title.clone())}</span></a>
                    <form method="post" action={url::action::<Remove>()}>
                        {hidden(fields)}
                        <button class="button button--small button--quiet">{t!(language, "plan-take-out")}<span class="visually-hidden">{t!(language, "review-of", name = title)}</span></button>
                    </form>
                </div>
            </div>
        </li>
    }
}

/// Page of one form with its mistakes.
fn form_page<T>(
    language: Language,
    access: &PlanAccess,
    (title, place): (String, &'static str),
    draft: &FormDraft<T>,
    (action, hidden_fields): (&'static str, Vec<(&'static str, String)>),
    fields: impl IntoView + 'static,
) -> Page {
    let body = view! {
        <ErrorSummary language mistakes=draft.summary(language)/>
        <header class="page__head">
            <a class="back" href=access.propose_page()><Icon name="arrow-left"/>{t!(language, "plan-propose-title")}</a>
            <h1 class="page__title">{title.clone()}</h1>
        </header>
        <form class="form" method="post" action=action novalidate>
            {hidden(hidden_fields)}
            {fields}
            <button class="button button--main">{t!(language, "plan-write")}</button>
        </form>
    };
    Page::new(title, place, body).with_mistakes(language, !draft.mistakes.is_empty())
}

async fn goal_form(ctx: &RequestContext, access: &PlanAccess, plan: &Plan, seen: Seen, goal: GoalId, place: &'static str) -> PageResult {
    let language = ctx.language();
    let typed = plan.goal(&goal).map(|goal| TypedGoal::of(&goal.terms)).unwrap_or_default();
    let draft: FormDraft<TypedGoal> = load_draft(&form_of(goal.as_str())).await.unwrap_or(FormDraft { typed, mistakes: Vec::new() });
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let select_mistake = |field: &str| mistake(field).map(|key| (language, key));
    let none = vec![(String::new(), t!(language, "choose"))];
    let focuses = Focus::ALL.map(|focus| (focus.as_str().to_owned(), t!(language, &format!("focus-{}", focus.as_str()))));
    let fields = [access.fields(seen), vec![("goal", goal.to_string())]].concat();
    let typed = draft.typed.clone();
    let title = t!(language, "plan-goal-title");
    let inputs = view! {
        <Select name="focus" required=true label=t!(language, "plan-focus-label") options=[none, focuses.to_vec()].concat() chosen=typed.focus mistake=select_mistake("focus")/>
        <TextField language name="title" required=true label=t!(language, "plan-goal-what") mistake=mistake("title") value=typed.title/>
        <TextField language name="target" label=t!(language, "plan-goal-target") hint=t!(language, "plan-goal-target-hint") mistake=mistake("target") value=typed.target/>
        <TextField language name="turnover" label=t!(language, "plan-goal-turnover") hint=t!(language, "plan-goal-turnover-hint") keyboard="decimal" class="input--medium" mistake=mistake("turnover") value=typed.turnover/>
        <TextField language name="due_on" label=t!(language, "plan-due") kind="date" class="input--medium" mistake=mistake("due_on") value=typed.due_on/>
    };
    Ok(form_page(language, access, (title, place), &draft, (url::action::<SetGoal>(), fields), inputs))
}

async fn action_form(
    ctx: &RequestContext,
    access: &PlanAccess,
    plan: &Plan,
    seen: Seen,
    goal: GoalId,
    action: PlanActionId,
    place: &'static str,
) -> PageResult {
    let language = ctx.language();
    plan.goal(&goal).ok_or(PageEnd::Missing)?;
    let typed = plan.action(&action).map_or_else(
        || TypedAction { doer: ActionDoer::Participant.as_str().into(), ..TypedAction::default() },
        |(_, action)| TypedAction::of(&action.terms),
    );
    let draft: FormDraft<TypedAction> = load_draft(&form_of(action.as_str())).await.unwrap_or(FormDraft { typed, mistakes: Vec::new() });
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let select_mistake = |field: &str| mistake(field).map(|key| (language, key));
    let doers = ActionDoer::ALL.map(|doer| (doer.as_str().to_owned(), access.doer_label(language, doer))).to_vec();
    let types = ctx.store.bookings().session_types().await?.into_iter().map(|it| (it.id.to_string(), it.title));
    let types: Vec<_> = [(String::new(), t!(language, "plan-no-session"))].into_iter().chain(types).collect();
    let fields = [access.fields(seen), vec![("goal", goal.to_string()), ("action", action.to_string())]].concat();
    let typed = draft.typed.clone();
    let title = t!(language, "plan-action-title");
    let inputs = view! {
        <TextField language name="title" required=true label=t!(language, "plan-action-what") mistake=mistake("title") value=typed.title/>
        <Select name="doer" required=true label=t!(language, "plan-doer-label") options=doers chosen=typed.doer mistake=select_mistake("doer")/>
        <Select name="session_type" label=t!(language, "plan-session-label") options=types chosen=typed.session_type mistake=select_mistake("session_type")/>
        <TextField language name="due_on" label=t!(language, "plan-due") kind="date" class="input--medium" mistake=mistake("due_on") value=typed.due_on/>
    };
    Ok(form_page(language, access, (title, place), &draft, (url::action::<SetAction>(), fields), inputs))
}
