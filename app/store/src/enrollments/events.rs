//! What happens to a path after it began: its days, which follow from its start, its suspensions and its extensions. Each can
//! be corrected or taken back; the journal keeps what stood there before.

use crate::{
    Actor, ExtensionEvent, Result, StoreError, SuspensionEvent,
    db::{LockTarget, StructureStore, Tx, tx_row, tx_rows, tx_run, tx_value},
    enrollments::Enrollments,
    enrollments::PathDays,
};
use chrono::{Duration, NaiveDate};
use domain::{
    enrollments::{
        enrollment::{EnrollmentPeriod, PathRefusal},
        suspension::{SuspensionRefusal, Suspensions},
    },
    values::{
        ids::{EnrollmentId, SuspensionId},
        month::Month,
    },
};
use serde_json::json;

#[derive(sqlx::FromRow)]
struct Signed {
    signed_on: Option<NaiveDate>,
}

/// A path while its events are changed: held until the end of the transaction.
pub(crate) struct HeldPath {
    days: PathDays,
    pub(crate) suspensions: Vec<SuspensionEvent>,
    pub(crate) extensions: Vec<ExtensionEvent>,
}

impl HeldPath {
    pub(crate) fn path(&self) -> EnrollmentPeriod {
        self.days.path()
    }

    pub(crate) fn suspensions(&self) -> Suspensions {
        Suspensions(self.suspensions.iter().map(SuspensionEvent::suspension).collect())
    }

    /// The path as if a suspension had never been, so that its own days do not count when it is looked at anew.
    pub(crate) fn path_without(&self, event: &SuspensionEvent) -> EnrollmentPeriod {
        let path = self.path();
        EnrollmentPeriod { ends_on: path.ends_on - Duration::days(event.suspension().length()), ..path }
    }

    /// The last day that was planned, extensions included, without any suspension.
    pub(crate) fn planned_end(&self) -> NaiveDate {
        let pushed: i64 = self.suspensions.iter().map(|event| event.suspension().length()).sum();
        self.path().ends_on - Duration::days(pushed)
    }

    pub(crate) fn suspension(&self, id: &SuspensionId) -> Result<&SuspensionEvent> {
        self.suspensions.iter().find(|event| event.id == *id).ok_or(StoreError::NotFound)
    }
}

impl Tx {
    /// Holds the person whose path it is, before the path itself.
    pub(crate) async fn hold_participant_of(&mut self, store: &StructureStore, enrollment: &EnrollmentId) -> Result<()> {
        let whose = "select participant_id from enrollment where structure_id = $1 and id = $2";
        let participant: Option<String> = tx_value!(self, whose, store.scope(), enrollment.as_str())?;
        self.lock_row(LockTarget::Person, &participant.ok_or(StoreError::NotFound)?).await
    }

    pub(crate) async fn hold_path(&mut self, store: &StructureStore, enrollment: &EnrollmentId) -> Result<HeldPath> {
        self.lock_row(LockTarget::Enrollment, enrollment.as_str()).await?;
        let days: Option<PathDays> = tx_row!(
            self,
            "select starts_on, ends_on, left_on from enrollment where structure_id = $1 and id = $2",
            store.scope(),
            enrollment.as_str()
        )?;
        let suspensions = tx_rows!(
            self,
            "select id, first_day, last_day, reason from suspension where enrollment_id = $1 order by first_day",
            enrollment.as_str()
        )?;
        let extensions = tx_rows!(
            self,
            "select id, reason, days, created_at from extension where enrollment_id = $1 order by created_at, id",
            enrollment.as_str()
        )?;
        Ok(HeldPath { days: days.ok_or(StoreError::NotFound)?, suspensions, extensions })
    }

    /// Writes the days of a path whose suspensions are now these, its end pushed by them.
    pub(crate) async fn set_days(
        &mut self,
        enrollment: &EnrollmentId,
        starts_on: NaiveDate,
        planned: NaiveDate,
        now: &Suspensions,
    ) -> Result<()> {
        if now.0.iter().any(|suspension| suspension.first_day() < starts_on) {
            return Err(SuspensionRefusal::LeavesAnother.into());
        }
        let ends_on = now.end_of(starts_on, planned).ok_or(SuspensionRefusal::LeavesAnother)?;
        let (first, last) = (Month::of(starts_on).to_string(), Month::of(ends_on).to_string());
        let outside: Option<String> = tx_value!(
            self,
            "select d.month from declaration d join enrollment e on e.id = d.enrollment_id
             where d.enrollment_id = $1 and (d.month < $2 or (e.left_on is null and d.month > $3)) limit 1",
            enrollment.as_str(),
            first,
            last
        )?;
        if outside.is_some() {
            return Err(PathRefusal::DeclaredOutside.into());
        }
        let set = "update enrollment set starts_on = $2, ends_on = $3 where id = $1 and (left_on is null or left_on between $2 and $3)";
        if tx_run!(self, set, enrollment.as_str(), starts_on, ends_on)? == 0 {
            return Err(PathRefusal::LeftOutside.into());
        }
        Ok(())
    }
}

impl Enrollments<'_> {
    /// Corrects the first day of a path and the day of its contract's signature, `seen` as they were looked at; a path keeps
    /// its length. Sent twice, it is corrected once.
    ///
    /// # Errors
    /// [`PathRefusal`]; [`SuspensionRefusal::LeavesAnother`] when a suspension would lie outside; [`crate::Refusal::MovedOn`].
    pub async fn set_start(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        seen: (NaiveDate, Option<NaiveDate>),
        (starts_on, signed_on): (NaiveDate, Option<NaiveDate>),
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        // An exit of an earlier path that is corrected meanwhile would come to lie after the new start.
        tx.hold_participant_of(self, enrollment).await?;
        let held = tx.hold_path(self, enrollment).await?;
        let path = held.path();
        let signed: Option<Signed> = tx_row!(&mut tx, "select signed_on from enrollment where id = $1", enrollment.as_str())?;
        let now = (path.starts_on, signed.and_then(|it| it.signed_on));
        if now == (starts_on, signed_on) {
            return Ok(());
        }
        if now != seen {
            return Err(crate::Refusal::MovedOn.into());
        }
        if starts_on > today.max(path.starts_on) {
            return Err(PathRefusal::StartsLater.into());
        }
        if signed_on.is_some_and(|day| day > today) {
            return Err(PathRefusal::SignedLater.into());
        }
        if path.left_on.is_some_and(|left| left < starts_on) {
            return Err(PathRefusal::LeftOutside.into());
        }
        let earlier: Option<String> = tx_value!(
            &mut tx,
            "select o.id from enrollment o join enrollment e on e.participant_id = o.participant_id and e.id <> o.id
             where e.id = $1 and o.starts_on < e.starts_on and o.left_on >= $2 limit 1",
            enrollment.as_str(),
            starts_on
        )?;
        if earlier.is_some() {
            return Err(PathRefusal::TouchesAnother.into());
        }
        let planned = held.planned_end() + (starts_on - path.starts_on);
        tx.set_days(enrollment, starts_on, planned, &held.suspensions()).await?;
        tx_run!(&mut tx, "update enrollment set signed_on = $2 where id = $1", enrollment.as_str(), signed_on)?;
        tx.take_months(&self.structure, enrollment, Month::of(starts_on)).await?;
        let details = json!({ "from": path.starts_on, "to": starts_on, "from_signed_on": now.1, "signed_on": signed_on });
        tx.audit(&self.structure, by, "enrollment.start_changed", enrollment.as_str(), details).await?;
        tx.commit().await
    }
}
