//! The end of the PASS that the platform "Les Emplois" prints, kept beside the computed one.

use crate::{
    Actor, Result, StoreError,
    db::{LockTarget, tx_row, tx_run},
    enrollments::Enrollments,
};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::values::ids::EnrollmentId;
use serde_json::json;

#[derive(sqlx_macros::FromRow)]
struct Before {
    official_end: Option<NaiveDate>,
}

#[boxed_futures]
impl Enrollments<'_> {
    /// Sets the official end of an enrollment, or removes it. Nothing happens when it is as asked already.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn set_official_end(&self, by: &Actor, enrollment: &EnrollmentId, end: Option<NaiveDate>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Enrollment, enrollment.as_str()).await?;
        let find = "select official_end from enrollment where structure_id = $1 and id = $2";
        let before: Option<Before> = tx_row!(&mut tx, find, self.scope(), enrollment)?;
        let before = before.ok_or(StoreError::NotFound)?.official_end;
        if before == end {
            return Ok(());
        }
        let set = "update enrollment set official_end = $3 where structure_id = $1 and id = $2";
        tx_run!(&mut tx, set, self.scope(), enrollment, end)?;
        let details = json!({ "from": before, "day": end });
        tx.audit(&self.structure, by, "enrollment.official_end", enrollment.as_str(), details).await?;
        tx.commit().await
    }
}
