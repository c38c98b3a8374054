//! The version of a plan that is being changed.

use super::access::PlanAccess;
use crate::web::context::RequestContext;
use domain::plan::{Plan, version::PlanState};
use store::{PlanVersion, StoreError};

/// Name of the form of a goal or an action, under which its draft is kept.
pub fn form_of(id: &str) -> String {
    format!("plan.{id}")
}

/// The draft among the versions of a plan, which come newest first; `None` if the newest is closed.
pub fn draft_of(versions: &[PlanVersion]) -> Option<&PlanVersion> {
    versions.first().filter(|newest| newest.version.state == PlanState::Draft)
}

/// The content to change: that of the draft, or else the agreed plan.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn editable_plan(ctx: &RequestContext, access: &PlanAccess, versions: &[PlanVersion]) -> Result<Plan, StoreError> {
    match draft_of(versions) {
        Some(draft) => Ok(draft.version.content.clone()),
        None => ctx.store.plans().agreed_plan(&access.enrollment.id).await,
    }
}
