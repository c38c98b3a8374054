//! What the review queue holds, for a coach or for the whole structure.

use super::item::ReviewItem;
use crate::web::{context::RequestContext, page::Address};
use domain::{people::Role, values::ids::PersonId};
use std::cmp::Reverse;
use store::StoreError;

/// Whether the address asks for the people of every coach; always for a coordinator.
pub fn shows_everyone(ctx: &RequestContext, address: &Address) -> bool {
    ctx.user.role == Role::Coordinator || address.query("tous").is_some()
}

/// The coaches whose people the user sees today: the user and those they substitute for; `[None]`, any coach, with `everyone`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn visible_coaches(ctx: &RequestContext, everyone: bool) -> Result<Vec<Option<PersonId>>, StoreError> {
    if everyone {
        return Ok(vec![None]);
    }
    let user = &ctx.user.person_id;
    let substituted = ctx.store.review().substituted_coaches(user, ctx.visitor.today()).await?;
    Ok([user.clone()].into_iter().chain(substituted).map(Some).collect())
}

/// The pending declarations of these coaches' people with their signals: awaiting a decision before awaiting an answer, then
/// the strongest signal first, then the oldest month.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn pending_items(ctx: &RequestContext, coaches: &[Option<PersonId>]) -> Result<Vec<ReviewItem>, StoreError> {
    let mut pending = Vec::new();
    for coach in coaches {
        pending.extend(ctx.store.review().review_queue(coach.as_ref()).await?);
    }
    let mut items: Vec<_> = pending.into_iter().map(ReviewItem::of).collect();
    // A stable sort: with the same signals the order of the store stays, oldest month first.
    items.sort_by_key(|it| (it.awaits_answer(), it.signals.is_empty(), it.signals.first().copied(), Reverse(it.signals.len())));
    Ok(items)
}
