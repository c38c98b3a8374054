//! The monthly check-in: how it goes, what blocks, whether a call is wanted.

use crate::{
    Actor, Result,
    db::{StructureStore, row, rows, tx_run},
    plan::Plans,
};
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

/// A month's check-in.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CheckIn {
    /// Of which month.
    pub month: Month,
    /// How it goes.
    pub mood: Mood,
    /// What blocks.
    pub blocker: Blocker,
    /// What the person adds in a sentence.
    pub words: Option<String>,
    /// Whether they want to be called.
    pub wants_call: bool,
    /// When they last said so, UTC.
    pub at: DateTime<Utc>,
}

impl Plans<'_> {
    /// Records how it goes this month, in place of what was said before in the same month. Sent twice, it is said once.
    ///
    /// # Errors
    /// [`PlanRefusal::NoCheckIn`] on a day on which the path does not run; [`crate::StoreError::NotFound`] without a path.
    pub async fn check_in(&self, by: &Actor, participant: &PersonId, new: &NewCheckIn, today: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let path = tx.newest_path_of(self, participant).await?;
        let held = tx.hold_path(self, &path).await?;
        if !may_check_in(&held.path(), &held.suspensions(), today) {
            return Err(PlanRefusal::NoCheckIn.into());
        }
        let month = Month::of(today).to_string();
        let said = tx_run!(
            &mut tx,
            "insert into check_in (structure_id, enrollment_id, month, mood, blocker, words, wants_call, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (enrollment_id, month) do update set mood = excluded.mood, blocker = excluded.blocker,
             words = excluded.words, wants_call = excluded.wants_call, at = excluded.at
             where check_in.mood <> excluded.mood or check_in.blocker <> excluded.blocker
             or coalesce(check_in.words, '') <> coalesce(excluded.words, '') or check_in.wants_call <> excluded.wants_call",
            self.scope(),
            path.as_str(),
            month.as_str(),
            new.mood.as_str(),
            new.blocker.as_str(),
            new.words.as_deref(),
            new.wants_call,
            by.at,
        )?;
        if said == 1 {
            tx.audit(&self.structure, by, "check-in.said", path.as_str(), json!({ "month": month })).await?;
        }
        tx.commit().await
    }

    /// The check-in of one month of a path.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn check_in_of(&self, enrollment: &EnrollmentId, month: Month) -> Result<Option<CheckIn>> {
        Ok(row!(
            self.db,
            "select month, mood, blocker, words, wants_call, at from check_in
             where structure_id = $1 and enrollment_id = $2 and month = $3",
            self.scope(),
            enrollment.as_str(),
            month.to_string(),
        )?)
    }

    /// The last check-ins of a path, the newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn check_ins(&self, enrollment: &EnrollmentId) -> Result<Vec<CheckIn>> {
        Ok(rows!(
            self.db,
            "select month, mood, blocker, words, wants_call, at from check_in
             where structure_id = $1 and enrollment_id = $2 order by month desc limit 6",
            self.scope(),
            enrollment.as_str(),
        )?)
    }
}
