//! Server functions of the plan: tick an action, set or remove goals and actions of the draft, sign it, withdraw it.

use super::{
    access::PlanAccess,
    draft::{editable_plan, form_of},
};
use crate::{
    texts::t,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, reject_form},
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    plan::{
        Change, Item, PlanRefusal, Side,
        typed::{TypedAction, TypedGoal},
        version::{PlanState, Seen},
    },
    values::ids::{GoalId, PlanActionId},
};
use leptos::prelude::*;
use serde::Serialize;
use store::{Message, StoreError};

/// Ticks an action off with `done` = `yes`, reopens it otherwise.
#[server(endpoint = "plan/cocher")]
pub async fn tick(#[server(default)] participant: String, action: PlanActionId, #[server(default)] done: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let access = PlanAccess::load(&ctx, &participant).await?;
    let done = done == "yes";
    let ticked = ctx.store.plans().tick_as(&ctx.actor(), access.side, &access.enrollment.participant_id, &action, done).await;
    let say = if done { "action-done" } else { "action-reopened" };
    respond(refused_or(ticked, &access.page(), |()| Outcome::done(format!("{}#action-{action}", access.page()), say)))
}

/// Sets a goal of the draft.
#[server(endpoint = "plan/objectif")]
#[allow(clippy::too_many_arguments, reason = "they are the fields of one form")]
pub async fn set_goal(
    #[server(default)] participant: String,
    #[server(default)] seen: String,
    goal: GoalId,
    #[server(default)] focus: String,
    #[server(default)] title: String,
    #[server(default)] target: String,
    #[server(default)] turnover: String,
    #[server(default)] due_on: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let access = PlanAccess::load(&ctx, &participant).await?;
    let typed = TypedGoal { focus, title, target, turnover, due_on };
    let versions = ctx.store.plans().plan_versions(&access.enrollment.id).await?;
    let plan = editable_plan(&ctx, &access, &versions).await?;
    let before = plan.goal(&goal).and_then(|goal| goal.terms.due_on);
    let (form, back) = (form_of(goal.as_str()), format!("{}?objectif={goal}", access.propose_page()));
    let terms = match typed.read(ctx.visitor.today(), before) {
        Ok(terms) => terms,
        Err(mistakes) => return respond(reject_form(&form, back, &FormDraft::of(typed, mistakes)).await),
    };
    let changed = change_plan(&ctx, &access, &seen, &Change::SetGoal(goal, terms)).await;
    respond(finish_change(&ctx, &access, &form, back, typed, changed).await)
}

/// Sets an action of a goal of the draft.
#[server(endpoint = "plan/action")]
#[allow(clippy::too_many_arguments, reason = "they are the fields of one form")]
pub async fn set_action(
    #[server(default)] participant: String,
    #[server(default)] seen: String,
    goal: GoalId,
    action: PlanActionId,
    #[server(default)] title: String,
    #[server(default)] doer: String,
    #[server(default)] session_type: String,
    #[server(default)] due_on: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let access = PlanAccess::load(&ctx, &participant).await?;
    let typed = TypedAction { title, doer, session_type, due_on };
    let versions = ctx.store.plans().plan_versions(&access.enrollment.id).await?;
    let plan = editable_plan(&ctx, &access, &versions).await?;
    let page = access.propose_page();
    if plan.goal(&goal).is_none() {
        return respond(refused_or(Err(PlanRefusal::NoSuch.into()), &page, |()| Outcome::go(&page)));
    }
    let before = plan.action(&action).and_then(|(_, action)| action.terms.due_on);
    let (form, back) = (form_of(action.as_str()), format!("{page}?objectif={goal}&action={action}"));
    let terms = match typed.read(ctx.visitor.today(), before) {
        Ok(terms) => terms,
        Err(mistakes) => return respond(reject_form(&form, back, &FormDraft::of(typed, mistakes)).await),
    };
    let changed = change_plan(&ctx, &access, &seen, &Change::SetAction(goal, action, terms)).await;
    respond(finish_change(&ctx, &access, &form, back, typed, changed).await)
}

/// Removes an action from the draft, or a goal if no action is named.
#[server(endpoint = "plan/oter")]
pub async fn remove(
    #[server(default)] participant: String,
    #[server(default)] seen: String,
    #[server(default)] goal: String,
    #[server(default)] action: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let access = PlanAccess::load(&ctx, &participant).await?;
    let item = if action.is_empty() {
        Item::Goal(GoalId::try_from(goal).map_err(|_| StoreError::NotFound)?)
    } else {
        Item::Action(PlanActionId::try_from(action).map_err(|_| StoreError::NotFound)?)
    };
    let removed = change_plan(&ctx, &access, &seen, &Change::Remove(item)).await;
    let page = access.propose_page();
    respond(refused_or(removed, &page, |()| Outcome::done(&page, "plan-written")))
}

/// Signs the version `seen` for the user's side. The participant gets a message when the team has signed first.
#[server(endpoint = "plan/signer")]
pub async fn sign(#[server(default)] participant: String, #[server(default)] seen: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let access = PlanAccess::load(&ctx, &participant).await?;
    let signed = match seen.parse::<Seen>() {
        Ok(seen) => {
            let message = if access.side == Side::Coach { plan_message(&ctx, &access).await? } else { None };
            ctx.store.plans().sign_plan_and_notify(&ctx.actor(), &access.enrollment.id, access.side, seen, message.as_ref()).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    respond(refused_or(signed, &access.page(), |state| {
        Outcome::done(access.page(), if state == PlanState::Agreed { "plan-agreed" } else { "plan-proposed" })
    }))
}

/// The message that a plan awaits the participant's signature, in their language; `None` without a contact.
async fn plan_message(ctx: &RequestContext, access: &PlanAccess) -> Result<Option<Message>, StoreError> {
    let person = ctx.store.people().person(&access.enrollment.participant_id).await?;
    let (language, link) = (person.language, format!("{}/plan", ctx.base_url));
    let to = ctx.unsent.contact(person.phone.as_deref(), person.email.as_deref());
    Ok(to.map(|to| Message { to, subject: t!(language, "message-plan-subject"), body: t!(language, "message-plan", link = link) }))
}

/// Withdraws the draft in the version `seen`.
#[server(endpoint = "plan/abandonner")]
pub async fn withdraw(#[server(default)] participant: String, #[server(default)] seen: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let access = PlanAccess::load(&ctx, &participant).await?;
    let withdrawn = match seen.parse::<Seen>() {
        Ok(seen) => ctx.store.plans().withdraw_plan(&ctx.actor(), &access.enrollment.id, seen).await,
        Err(refusal) => Err(refusal.into()),
    };
    respond(refused_or(withdrawn, &access.page(), |()| Outcome::done(access.page(), "plan-given-up")))
}

/// Changes the plan; [`PlanRefusal::MovedOn`] unless its newest version is the one `seen`.
pub(super) async fn change_plan(ctx: &RequestContext, access: &PlanAccess, seen: &str, change: &Change) -> Result<(), StoreError> {
    ctx.store.plans().change_plan(&ctx.actor(), &access.enrollment.id, seen.parse::<Seen>()?, change).await
}

/// Outcome of the form of a goal or an action: the plan, or after a refusal the form with what was typed.
async fn finish_change<T: Serialize + Sync>(
    ctx: &RequestContext,
    access: &PlanAccess,
    form: &str,
    back: String,
    typed: T,
    changed: Result<(), StoreError>,
) -> Result<Outcome, StoreError> {
    match changed {
        Err(StoreError::Refused(refusal)) => reject_form(form, back, &FormDraft::of(typed, [("title", refusal.key())])).await,
        changed => {
            finish_form(ctx, form, typed, changed).await?;
            Ok(Outcome::done(access.propose_page(), "plan-written"))
        }
    }
}
