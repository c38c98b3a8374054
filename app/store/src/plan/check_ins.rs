//! The monthly check-in: mood, blocker, and whether the participant asks for a call.

use crate::{
    Actor, Result,
    db::{row, rows, tx_run},
    plan::Plans,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    plan::{
        PlanRefusal,
        check_in::{Blocker, Mood, NewCheckIn, may_check_in},
    },
    values::{
        ids::{EnrollmentId, PersonId},
        month::Month,
    },
};
use serde_json::json;

/// The check-in of a month.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct CheckIn {
    /// The month.
    pub month: Month,
    /// The mood.
    pub mood: Mood,
    /// The main blocker.
    pub blocker: Blocker,
    /// An optional sentence.
    pub words: Option<String>,
    /// Whether the participant asks for a call.
    pub wants_call: bool,
    /// When it was last changed, UTC.
    pub at: DateTime<Utc>,
}

#[boxed_futures]
impl Plans<'_> {
    /// Records the check-in of the month of `today`, replacing an earlier one. Idempotent.
    ///
    /// # Errors
    /// [`PlanRefusal::NoCheckIn`] on a day on which the enrollment does not run; [`crate::StoreError::NotFound`] without an
    /// enrollment.
    pub async fn check_in(&self, by: &Actor, participant: &PersonId, new: &NewCheckIn, today: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let enrollment = tx.newest_enrollment_of(self, participant).await?;
        let locked = tx.lock_enrollment(self, &enrollment).await?;
        if !may_check_in(&locked.period(), &locked.suspensions(), today) {
            return Err(PlanRefusal::NoCheckIn.into());
        }
        let month = Month::of(today);
        let changed = tx_run!(
            &mut tx,
            "insert into check_in (structure_id, enrollment_id, month, mood, blocker, words, wants_call, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (enrollment_id, month) do update set mood = excluded.mood, blocker = excluded.blocker,
             words = excluded.words, wants_call = excluded.wants_call, at = excluded.at
             where check_in.mood <> excluded.mood or check_in.blocker <> excluded.blocker
             or coalesce(check_in.words, '') <> coalesce(excluded.words, '') or check_in.wants_call <> excluded.wants_call",
            self.scope(),
            &enrollment,
            month,
            new.mood,
            new.blocker,
            new.words.as_deref(),
            new.wants_call,
            by.at,
        )?;
        if changed == 1 {
            tx.audit(&self.structure, by, "check-in.said", enrollment.as_str(), json!({ "month": month })).await?;
        }
        tx.commit().await
    }

    /// The check-in of one month of an enrollment.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn check_in_of(&self, enrollment: &EnrollmentId, month: Month) -> Result<Option<CheckIn>> {
        Ok(row!(
            self.db,
            "select month, mood, blocker, words, wants_call, at from check_in
             where structure_id = $1 and enrollment_id = $2 and month = $3",
            self.scope(),
            enrollment,
            month,
        )?)
    }

    /// The last six check-ins of an enrollment, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn check_ins(&self, enrollment: &EnrollmentId) -> Result<Vec<CheckIn>> {
        Ok(rows!(
            self.db,
            "select month, mood, blocker, words, wants_call, at from check_in
             where structure_id = $1 and enrollment_id = $2 order by month desc limit 6",
            self.scope(),
            enrollment,
        )?)
    }
}
