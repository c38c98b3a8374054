//! Ticking an action off.

use crate::{
    answer::{Reply, answer},
    error::AppError,
    session::Asking,
};
use domain::ids::PlanActionId;
use leptos::prelude::*;
use store::StoreError;

/// Ticks an action off, or opens it again: the form says which, so that a double tap does it once.
#[server(endpoint = "plan/cocher")]
pub async fn tick(action: String, #[server(default)] done: String) -> Result<(), AppError> {
    answer(set(action, done == "yes").await)
}

async fn set(action: String, done: bool) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let action = PlanActionId::try_from(action).map_err(|_| StoreError::NotFound)?;
    asking.rows.tick(&asking.by(), &asking.who.person_id, &action, done).await?;
    let say = if done { "action-done" } else { "action-reopened" };
    Ok(Reply::done(format!("/plan#action-{action}"), say))
}
