//! Suspensions. Each suspended day is a row, so that the database lets no two suspensions share one.

use crate::{
    Actor, Result,
    db::{StructureStore, Tx, error::OnTaken, new_ulid, rows, tx_run},
    enrollments::Enrollments,
};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::{
    enrollments::suspension::{Suspension, SuspensionRefusal, Suspensions},
    values::ids::{EnrollmentId, SuspensionId},
};
use serde_json::json;

/// A suspension as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SuspensionEvent {
    /// Its identifier.
    pub id: SuspensionId,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day, inclusive.
    pub last_day: NaiveDate,
    /// The reason, in one sentence.
    pub reason: String,
}

impl SuspensionEvent {
    /// Its days.
    pub fn suspension(&self) -> Suspension {
        Suspension::stored(self.first_day, self.last_day)
    }
}

/// A change of a suspension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuspensionChange<'a> {
    /// Other days or another reason.
    Days {
        /// The first day.
        first_day: NaiveDate,
        /// The last day, inclusive.
        last_day: NaiveDate,
        /// The reason, in one sentence.
        reason: &'a str,
    },
    /// The enrollment resumes on that day, the first that is not suspended.
    ResumesOn(NaiveDate),
    /// The suspension is deleted.
    Cancelled,
}

impl Tx {
    /// Inserts a suspension with its days; the last day of the enrollment does not change.
    pub(crate) async fn add_suspension(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        enrollment: &EnrollmentId,
        suspension: &Suspension,
        reason: &str,
    ) -> Result<()> {
        let id = new_ulid(by.at);
        tx_run!(
            self,
            "insert into suspension (id, structure_id, enrollment_id, first_day, last_day, reason, created_by, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id.as_str(),
            store.scope(),
            enrollment,
            suspension.first_day(),
            suspension.last_day(),
            reason,
            by.person_id(),
            by.at,
        )?;
        self.add_suspended_days(enrollment, &id, suspension).await
    }

    async fn add_suspended_days(&mut self, enrollment: &EnrollmentId, id: &str, suspension: &Suspension) -> Result<()> {
        for day in suspension.days() {
            tx_run!(self, "insert into suspended_day (enrollment_id, day, suspension_id) values ($1, $2, $3)", enrollment, day, id)
                .on_taken(SuspensionRefusal::Overlaps)?;
        }
        Ok(())
    }

    async fn delete_suspended_days(&mut self, enrollment: &EnrollmentId, id: &SuspensionId) -> Result<()> {
        tx_run!(self, "delete from suspended_day where enrollment_id = $1 and suspension_id = $2", enrollment, id)?;
        Ok(())
    }
}

#[boxed_futures]
impl Enrollments<'_> {
    /// The suspensions of an enrollment, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn suspensions_of(&self, enrollment: &EnrollmentId) -> Result<Vec<SuspensionEvent>> {
        Ok(rows!(
            self.db,
            "select id, first_day, last_day, reason from suspension where structure_id = $1 and enrollment_id = $2 order by first_day",
            self.scope(),
            enrollment
        )?)
    }

    /// Suspends an enrollment: its last day moves by as many days. Sent twice, it is recorded once.
    ///
    /// # Errors
    /// [`SuspensionRefusal`].
    pub async fn suspend(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        (first_day, last_day): (NaiveDate, NaiveDate),
        reason: &str,
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let locked = tx.lock_enrollment(self, enrollment).await?;
        if locked.suspensions.iter().any(|event| (event.first_day, event.last_day, event.reason.as_str()) == (first_day, last_day, reason))
        {
            return Ok(());
        }
        let suspension = Suspension::new(&locked.period(), first_day, last_day, today)?;
        tx.add_suspension(self, by, enrollment, &suspension, reason).await?;
        let mut now = locked.suspensions();
        now.0.push(suspension);
        tx.set_period(enrollment, locked.period().starts_on, locked.planned_end(), &now).await?;
        let details = json!({ "first_day": first_day, "last_day": last_day, "days": suspension.length(), "reason": reason });
        tx.audit(&self.structure, by, "enrollment.suspended", enrollment.as_str(), details).await?;
        tx.commit().await
    }

    /// Changes a suspension, whose days were shown as `seen`. The last day of the enrollment moves accordingly. Nothing happens
    /// when it is as asked already.
    ///
    /// # Errors
    /// [`SuspensionRefusal`]; [`crate::Refusal::MovedOn`] when `seen` is not current; [`crate::StoreError::NotFound`].
    pub async fn change_suspension(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        id: &SuspensionId,
        seen: (NaiveDate, NaiveDate),
        change: SuspensionChange<'_>,
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let locked = tx.lock_enrollment(self, enrollment).await?;
        let event = locked.suspension(id)?;
        let before = event.suspension();
        let reason = if let SuspensionChange::Days { reason, .. } = change { reason } else { event.reason.as_str() };
        let after = match change {
            SuspensionChange::Days { first_day, last_day, .. } => {
                before.corrected(&locked.period_without(event), first_day, last_day, today).map(Some)
            }
            SuspensionChange::ResumesOn(day) => before.lifted(day),
            SuspensionChange::Cancelled => Ok(None),
        };
        if after == Ok(Some(before)) && reason == event.reason {
            return Ok(());
        }
        // Before any rule, which may refuse only because of the change by another user.
        if seen != (event.first_day, event.last_day) {
            return Err(crate::Refusal::MovedOn.into());
        }
        let after = after?;
        tx.delete_suspended_days(enrollment, id).await?;
        match after {
            Some(after) => {
                tx_run!(
                    &mut tx,
                    "update suspension set first_day = $2, last_day = $3, reason = $4 where id = $1",
                    id,
                    after.first_day(),
                    after.last_day(),
                    reason
                )?;
                tx.add_suspended_days(enrollment, id.as_str(), &after).await?;
            }
            None => {
                tx_run!(&mut tx, "delete from suspension where id = $1", id)?;
            }
        }
        let others = locked.suspensions.iter().filter(|other| other.id != *id).map(SuspensionEvent::suspension);
        let now = Suspensions(others.chain(after).collect());
        tx.set_period(enrollment, locked.period().starts_on, locked.planned_end(), &now).await?;
        let action = match after {
            Some(_) => "enrollment.suspension_changed",
            None => "enrollment.suspension_taken_back",
        };
        let details = json!({
            "first_day": event.first_day, "last_day": event.last_day, "from_reason": event.reason, "reason": reason,
            "to_first_day": after.map(|it| it.first_day()), "to_last_day": after.map(|it| it.last_day()),
        });
        tx.audit(&self.structure, by, action, enrollment.as_str(), details).await?;
        tx.commit().await
    }
}
