//! Extensions (prolongations): days added at the end of a PASS.

use crate::{
    Actor, Result,
    db::{new_ulid, rows, tx_run},
    enrollments::Enrollments,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    enrollments::extension::{Extension, ExtensionReason},
    values::ids::{EnrollmentId, ExtensionId},
};
use serde_json::json;

/// An extension as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ExtensionEvent {
    /// Its identifier.
    pub id: ExtensionId,
    /// The reason.
    pub reason: ExtensionReason,
    /// How many days it adds at the end.
    pub days: i64,
    /// When it was recorded, UTC.
    pub created_at: DateTime<Utc>,
}

#[boxed_futures]
impl Enrollments<'_> {
    /// The extensions of an enrollment, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn extensions_of(&self, enrollment: &EnrollmentId) -> Result<Vec<ExtensionEvent>> {
        Ok(rows!(
            self.db,
            "select id, reason, days, created_at from extension where structure_id = $1 and enrollment_id = $2 order by created_at, id",
            self.scope(),
            enrollment
        )?)
    }

    /// Extends an enrollment until `new_end`, inclusive; `seen_end` is its last day as it was shown. Sent twice, it is recorded
    /// once.
    ///
    /// # Errors
    /// [`domain::enrollments::extension::ExtensionRefusal`]; [`crate::Refusal::MovedOn`] when `seen_end` is not current.
    pub async fn extend(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        reason: ExtensionReason,
        (seen_end, new_end): (NaiveDate, NaiveDate),
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let locked = tx.lock_enrollment(self, enrollment).await?;
        let period = locked.period();
        if period.ends_on != seen_end {
            let days = (new_end - seen_end).num_days();
            let sent_twice =
                period.ends_on == new_end && locked.extensions.last().is_some_and(|last| (last.reason, last.days) == (reason, days));
            return if sent_twice { Ok(()) } else { Err(crate::Refusal::MovedOn.into()) };
        }
        let granted: Vec<Extension> = locked.extensions.iter().map(|it| Extension { reason: it.reason, days: it.days }).collect();
        let extension = Extension::until(&period, &locked.suspensions(), &granted, reason, new_end, today)?;
        tx_run!(
            &mut tx,
            "insert into extension (id, structure_id, enrollment_id, reason, days, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            new_ulid(by.at),
            self.scope(),
            enrollment,
            reason,
            extension.days,
            by.person_id(),
            by.at
        )?;
        let planned = locked.planned_end() + Duration::days(extension.days);
        tx.set_period(enrollment, period.starts_on, planned, &locked.suspensions()).await?;
        let details = json!({ "reason": reason.as_str(), "days": extension.days, "until": new_end });
        tx.audit(&self.structure, by, "enrollment.extended", enrollment.as_str(), details).await?;
        tx.commit().await
    }

    /// Cancels an extension: the last day moves back by its days. Nothing happens to one that is gone already.
    ///
    /// # Errors
    /// [`domain::enrollments::suspension::SuspensionRefusal::LeavesAnother`] for a suspension in the days that it added;
    /// [`domain::enrollments::enrollment::PeriodRefusal::DeclaredOutside`].
    pub async fn cancel_extension(&self, by: &Actor, enrollment: &EnrollmentId, id: &ExtensionId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let locked = tx.lock_enrollment(self, enrollment).await?;
        let Some(extension) = locked.extensions.iter().find(|extension| extension.id == *id) else { return Ok(()) };
        tx_run!(&mut tx, "delete from extension where id = $1", id)?;
        let planned = locked.planned_end() - Duration::days(extension.days);
        tx.set_period(enrollment, locked.period().starts_on, planned, &locked.suspensions()).await?;
        let details = json!({ "reason": extension.reason.as_str(), "days": extension.days });
        tx.audit(&self.structure, by, "enrollment.extension_taken_back", enrollment.as_str(), details).await?;
        tx.commit().await
    }
}
