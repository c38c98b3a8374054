//! Suspensions: days on which a path stands still, each a row of its own so that no two suspensions share one.

use crate::{
    Actor, Result,
    db::{StructureStore, Tx, error::OnTaken, new_ulid, rows, tx_run},
    enrollments::Enrollments,
};
use chrono::NaiveDate;
use domain::{
    enrollments::suspension::{Suspension, SuspensionRefusal, Suspensions},
    values::ids::{EnrollmentId, SuspensionId},
};
use serde_json::json;

/// A suspension as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SuspensionEvent {
    /// Its identifier.
    pub id: SuspensionId,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day, inclusive.
    pub last_day: NaiveDate,
    /// Why, in one sentence.
    pub reason: String,
}

impl SuspensionEvent {
    /// Its days.
    pub fn suspension(&self) -> Suspension {
        Suspension::stored(self.first_day, self.last_day)
    }
}

/// What a suspension becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuspensionChange<'a> {
    /// It has these days and this reason.
    Days {
        /// The first day.
        first_day: NaiveDate,
        /// The last day, inclusive.
        last_day: NaiveDate,
        /// Why, in one sentence.
        reason: &'a str,
    },
    /// The path resumes on that day, which is no longer suspended.
    ResumesOn(NaiveDate),
    /// It was a mistake: it has never been.
    TakenBack,
}

impl Tx {
    /// Writes a suspension with its days; the end of the path stays.
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
            enrollment.as_str(),
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
            tx_run!(
                self,
                "insert into suspended_day (enrollment_id, day, suspension_id) values ($1, $2, $3)",
                enrollment.as_str(),
                day,
                id
            )
            .on_taken(SuspensionRefusal::Overlaps)?;
        }
        Ok(())
    }

    async fn take_suspended_days(&mut self, enrollment: &EnrollmentId, id: &SuspensionId) -> Result<()> {
        tx_run!(self, "delete from suspended_day where enrollment_id = $1 and suspension_id = $2", enrollment.as_str(), id.as_str())?;
        Ok(())
    }
}

impl Enrollments<'_> {
    /// The suspensions of a path, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn suspensions_of(&self, enrollment: &EnrollmentId) -> Result<Vec<SuspensionEvent>> {
        Ok(rows!(
            self.db,
            "select id, first_day, last_day, reason from suspension where structure_id = $1 and enrollment_id = $2 order by first_day",
            self.scope(),
            enrollment.as_str()
        )?)
    }

    /// Suspends a path: its end moves by as many days. Sent twice, it is recorded once.
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
        let held = tx.hold_path(self, enrollment).await?;
        if held.suspensions.iter().any(|event| (event.first_day, event.last_day, event.reason.as_str()) == (first_day, last_day, reason)) {
            return Ok(());
        }
        let suspension = Suspension::new(&held.path(), first_day, last_day, today)?;
        tx.add_suspension(self, by, enrollment, &suspension, reason).await?;
        let mut now = held.suspensions();
        now.0.push(suspension);
        tx.set_days(enrollment, held.path().starts_on, held.planned_end(), &now).await?;
        let details = json!({ "first_day": first_day, "last_day": last_day, "days": suspension.length(), "reason": reason });
        tx.audit(&self.structure, by, "enrollment.suspended", enrollment.as_str(), details).await?;
        tx.commit().await
    }

    /// Gives a suspension other days, as it was seen with `seen`; with nothing in place of days it is taken back. The end of
    /// the path follows.
    ///
    /// # Errors
    /// [`SuspensionRefusal`]; [`crate::Refusal::MovedOn`] when somebody changed it meanwhile; [`StoreError::NotFound`].
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
        let held = tx.hold_path(self, enrollment).await?;
        let event = held.suspension(id)?;
        let before = event.suspension();
        let reason = if let SuspensionChange::Days { reason, .. } = change { reason } else { event.reason.as_str() };
        let after = match change {
            SuspensionChange::Days { first_day, last_day, .. } => {
                before.corrected(&held.path_without(event), first_day, last_day, today).map(Some)
            }
            SuspensionChange::ResumesOn(day) => before.lifted(day),
            SuspensionChange::TakenBack => Ok(None),
        };
        if after == Ok(Some(before)) && reason == event.reason {
            return Ok(());
        }
        // Said before any rule, which may say no only because of what somebody else has just done.
        if seen != (event.first_day, event.last_day) {
            return Err(crate::Refusal::MovedOn.into());
        }
        let after = after?;
        tx.take_suspended_days(enrollment, id).await?;
        match after {
            Some(after) => {
                tx_run!(
                    &mut tx,
                    "update suspension set first_day = $2, last_day = $3, reason = $4 where id = $1",
                    id.as_str(),
                    after.first_day(),
                    after.last_day(),
                    reason
                )?;
                tx.add_suspended_days(enrollment, id.as_str(), &after).await?;
            }
            None => {
                tx_run!(&mut tx, "delete from suspension where id = $1", id.as_str())?;
            }
        }
        let others = held.suspensions.iter().filter(|other| other.id != *id).map(SuspensionEvent::suspension);
        let now = Suspensions(others.chain(after).collect());
        tx.set_days(enrollment, held.path().starts_on, held.planned_end(), &now).await?;
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
