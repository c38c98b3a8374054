//! What is done to a plan: ticking, writing, signing, giving up.

use super::whose::Whose;
use crate::web::{
    context::RequestContext,
    error::AppError,
    outcome::{FormDraft, Outcome, finish_form, refused_or, reject_form, respond},
};
use domain::{
    plan::{
        Change, Item, PlanRefusal,
        typed::{TypedAction, TypedGoal},
        version::{PlanState, Seen},
    },
    values::ids::{GoalId, PlanActionId},
};
use leptos::prelude::*;
use serde::Serialize;
use store::StoreError;

/// Ticks an action off, or opens it again: the form says which, so that a double tap does it once.
#[server(endpoint = "plan/cocher")]
pub async fn tick(#[server(default)] participant: String, action: String, #[server(default)] done: String) -> Result<(), AppError> {
    respond(set_done(participant, action, done == "yes").await)
}

async fn set_done(participant: String, action: String, done: bool) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let whose = Whose::of(&ctx, &participant).await?;
    let action = id::<PlanActionId>(action)?;
    let ticked = ctx.store.plans().tick_as(&ctx.actor(), whose.side, &whose.enrollment.participant_id, &action, done).await;
    let say = if done { "action-done" } else { "action-reopened" };
    refused_or(ticked, &whose.page(), |()| Outcome::done(format!("{}#action-{action}", whose.page()), say))
}

/// Under which name the form of a goal or an action is kept.
pub fn form_of(id: &str) -> String {
    format!("plan.{id}")
}

/// Writes a goal into the version that is being written.
#[server(endpoint = "plan/objectif")]
#[allow(clippy::too_many_arguments, reason = "they are the fields of one form")]
pub async fn set_goal(
    #[server(default)] participant: String,
    #[server(default)] seen: String,
    goal: String,
    #[server(default)] focus: String,
    #[server(default)] title: String,
    #[server(default)] target: String,
    #[server(default)] turnover: String,
    #[server(default)] due_on: String,
) -> Result<(), AppError> {
    respond(write_goal(participant, seen, goal, TypedGoal { focus, title, target, turnover, due_on }).await)
}

async fn write_goal(participant: String, seen: String, goal: String, typed: TypedGoal) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let whose = Whose::of(&ctx, &participant).await?;
    let goal: GoalId = id(goal)?;
    let versions = ctx.store.plans().plan_versions(&whose.enrollment.id).await?;
    let written = super::propose::written(&ctx, &whose, &versions).await?;
    let before = written.goal(&goal).and_then(|goal| goal.terms.due_on);
    let (form, page) = (form_of(goal.as_str()), whose.propose_page());
    match typed.read(ctx.visitor.today(), before) {
        Err(mistakes) => reject_form(&form, format!("{page}?objectif={goal}"), &FormDraft::of(typed, mistakes)).await,
        Ok(terms) => {
            let written = change(&ctx, &whose, &seen, &Change::SetGoal(goal.clone(), terms)).await;
            settle(&ctx, &whose, &form, format!("{page}?objectif={goal}"), typed, written).await
        }
    }
}

/// Writes an action into the version that is being written.
#[server(endpoint = "plan/action")]
#[allow(clippy::too_many_arguments, reason = "they are the fields of one form")]
pub async fn set_action(
    #[server(default)] participant: String,
    #[server(default)] seen: String,
    goal: String,
    action: String,
    #[server(default)] title: String,
    #[server(default)] doer: String,
    #[server(default)] session_type: String,
    #[server(default)] due_on: String,
) -> Result<(), AppError> {
    respond(write_action(participant, seen, (goal, action), TypedAction { title, doer, session_type, due_on }).await)
}

async fn write_action(
    participant: String,
    seen: String,
    (goal, action): (String, String),
    typed: TypedAction,
) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let whose = Whose::of(&ctx, &participant).await?;
    let (goal, action): (GoalId, PlanActionId) = (id(goal)?, id(action)?);
    let versions = ctx.store.plans().plan_versions(&whose.enrollment.id).await?;
    let written = super::propose::written(&ctx, &whose, &versions).await?;
    if written.goal(&goal).is_none() {
        return refused_or(Err(PlanRefusal::NoSuch.into()), &whose.propose_page(), |()| Outcome::go(whose.propose_page()));
    }
    let before = written.action(&action).and_then(|(_, action)| action.terms.due_on);
    let (form, page) = (form_of(action.as_str()), whose.propose_page());
    match typed.read(ctx.visitor.today(), before) {
        Err(mistakes) => reject_form(&form, format!("{page}?objectif={goal}&action={action}"), &FormDraft::of(typed, mistakes)).await,
        Ok(terms) => {
            let written = change(&ctx, &whose, &seen, &Change::SetAction(goal.clone(), action.clone(), terms)).await;
            settle(&ctx, &whose, &form, format!("{page}?objectif={goal}&action={action}"), typed, written).await
        }
    }
}

/// Takes a goal, or an action of one, out of the version that is being written.
#[server(endpoint = "plan/oter")]
pub async fn remove(
    #[server(default)] participant: String,
    #[server(default)] seen: String,
    #[server(default)] goal: String,
    #[server(default)] action: String,
) -> Result<(), AppError> {
    respond(take_out(participant, seen, goal, action).await)
}

async fn take_out(participant: String, seen: String, goal: String, action: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let whose = Whose::of(&ctx, &participant).await?;
    let item = if action.is_empty() { Item::Goal(id(goal)?) } else { Item::Action(id(action)?) };
    let taken_out = change(&ctx, &whose, &seen, &Change::Remove(item)).await;
    refused_or(taken_out, &whose.propose_page(), |()| Outcome::done(whose.propose_page(), "plan-written"))
}

/// Signs the version that was looked at.
#[server(endpoint = "plan/signer")]
pub async fn sign(#[server(default)] participant: String, #[server(default)] seen: String) -> Result<(), AppError> {
    respond(sign_as_seen(participant, seen).await)
}

async fn sign_as_seen(participant: String, seen: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let whose = Whose::of(&ctx, &participant).await?;
    let signed = match seen.parse::<Seen>() {
        Ok(seen) => ctx.store.plans().sign_plan(&ctx.actor(), &whose.enrollment.id, whose.side, seen).await,
        Err(refusal) => Err(refusal.into()),
    };
    refused_or(signed, &whose.page(), |state| {
        Outcome::done(whose.page(), if state == PlanState::Agreed { "plan-agreed" } else { "plan-proposed" })
    })
}

/// Gives up the version that is being written.
#[server(endpoint = "plan/abandonner")]
pub async fn withdraw(#[server(default)] participant: String, #[server(default)] seen: String) -> Result<(), AppError> {
    respond(give_up(participant, seen).await)
}

async fn give_up(participant: String, seen: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let whose = Whose::of(&ctx, &participant).await?;
    let given_up = match seen.parse::<Seen>() {
        Ok(seen) => ctx.store.plans().withdraw_plan(&ctx.actor(), &whose.enrollment.id, seen).await,
        Err(refusal) => Err(refusal.into()),
    };
    refused_or(given_up, &whose.page(), |()| Outcome::done(whose.page(), "plan-given-up"))
}

/// Makes a change to what was looked at.
async fn change(ctx: &RequestContext, whose: &Whose, seen: &str, change: &Change) -> Result<(), StoreError> {
    ctx.store.plans().change_plan(&ctx.actor(), &whose.enrollment.id, seen.parse::<Seen>()?, change).await
}

/// What became of a form: written, or back to it with what was typed and why it was not.
async fn settle<T: Serialize + Sync>(
    ctx: &RequestContext,
    whose: &Whose,
    form: &str,
    back: String,
    typed: T,
    written: Result<(), StoreError>,
) -> Result<Outcome, StoreError> {
    match written {
        Err(StoreError::Refused(refusal)) => reject_form(form, back, &FormDraft::of(typed, [("title", refusal.key())])).await,
        written => {
            finish_form(ctx, form, typed, written).await?;
            Ok(Outcome::done(whose.propose_page(), "plan-written"))
        }
    }
}

fn id<T: TryFrom<String>>(text: String) -> Result<T, StoreError> {
    T::try_from(text).map_err(|_| StoreError::NotFound)
}
