//! The days of an enrollment, which follow from its start, its suspensions and its extensions. Each of these can be corrected or
//! cancelled; the audit keeps the former values.

use crate::{
    Actor, ExtensionEvent, Result, StoreError, SuspensionEvent,
    db::{LockTarget, StructureStore, Tx, tx_row, tx_rows, tx_run, tx_value},
    enrollments::{Enrollments, PeriodRow},
};
use boxed_futures::boxed_futures;
use chrono::{Duration, NaiveDate};
use domain::{
    enrollments::{
        enrollment::{EnrollmentPeriod, EnrollmentRefusal, MOST_DAYS_AHEAD, PeriodRefusal},
        suspension::{SuspensionRefusal, Suspensions},
    },
    values::{
        ids::{EnrollmentId, SuspensionId},
        month::Month,
    },
};
use serde_json::json;

#[derive(sqlx_macros::FromRow)]
struct Signed {
    signed_on: Option<NaiveDate>,
}

/// An enrollment with its events, locked until the end of the transaction.
pub(crate) struct LockedEnrollment {
    row: PeriodRow,
    pub(crate) suspensions: Vec<SuspensionEvent>,
    pub(crate) extensions: Vec<ExtensionEvent>,
}

impl LockedEnrollment {
    pub(crate) fn period(&self) -> EnrollmentPeriod {
        self.row.period()
    }

    /// The days of the suspensions.
    pub(crate) fn suspensions(&self) -> Suspensions {
        Suspensions(self.suspensions.iter().map(SuspensionEvent::suspension).collect())
    }

    /// The period without a suspension, for checking that suspension with other days.
    pub(crate) fn period_without(&self, event: &SuspensionEvent) -> EnrollmentPeriod {
        let period = self.period();
        EnrollmentPeriod { ends_on: period.ends_on - Duration::days(event.suspension().length()), ..period }
    }

    /// The planned last day with extensions and without suspensions.
    pub(crate) fn planned_end(&self) -> NaiveDate {
        let suspended: i64 = self.suspensions.iter().map(|event| event.suspension().length()).sum();
        self.period().ends_on - Duration::days(suspended)
    }

    /// A suspension by its identifier, else [`StoreError::NotFound`].
    pub(crate) fn suspension(&self, id: &SuspensionId) -> Result<&SuspensionEvent> {
        self.suspensions.iter().find(|event| event.id == *id).ok_or(StoreError::NotFound)
    }
}

impl Tx {
    /// Locks the participant of an enrollment; to be called before the enrollment is locked.
    pub(crate) async fn lock_participant_of(&mut self, store: &StructureStore, enrollment: &EnrollmentId) -> Result<()> {
        let whose = "select participant_id from enrollment where structure_id = $1 and id = $2";
        let participant: Option<String> = tx_value!(self, whose, store.scope(), enrollment)?;
        self.lock_row(LockTarget::Person, &participant.ok_or(StoreError::NotFound)?).await
    }

    /// Locks an enrollment and reads it with its events.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an enrollment of another structure.
    pub(crate) async fn lock_enrollment(&mut self, store: &StructureStore, enrollment: &EnrollmentId) -> Result<LockedEnrollment> {
        self.lock_row(LockTarget::Enrollment, enrollment.as_str()).await?;
        let row: Option<PeriodRow> = tx_row!(
            self,
            "select starts_on, ends_on, left_on from enrollment where structure_id = $1 and id = $2",
            store.scope(),
            enrollment
        )?;
        let suspensions = tx_rows!(
            self,
            "select id, first_day, last_day, reason from suspension where enrollment_id = $1 order by first_day",
            enrollment
        )?;
        let extensions = tx_rows!(
            self,
            "select id, reason, days, created_at from extension where enrollment_id = $1 order by created_at, id",
            enrollment
        )?;
        Ok(LockedEnrollment { row: row.ok_or(StoreError::NotFound)?, suspensions, extensions })
    }

    /// Writes the first day and the last, which is the planned one pushed by the suspensions.
    ///
    /// # Errors
    /// [`SuspensionRefusal::LeavesAnother`] for a suspension outside; [`PeriodRefusal::DeclaredOutside`] and
    /// [`PeriodRefusal::LeftOutside`] for a declared month or an exit outside.
    pub(crate) async fn set_period(
        &mut self,
        enrollment: &EnrollmentId,
        starts_on: NaiveDate,
        planned: NaiveDate,
        suspensions: &Suspensions,
    ) -> Result<()> {
        if suspensions.0.iter().any(|suspension| suspension.first_day() < starts_on) {
            return Err(SuspensionRefusal::LeavesAnother.into());
        }
        let ends_on = suspensions.end_of(starts_on, planned).ok_or(SuspensionRefusal::LeavesAnother)?;
        let (first, last) = (Month::of(starts_on), Month::of(ends_on));
        let outside: Option<String> = tx_value!(
            self,
            "select d.month from declaration d join enrollment e on e.id = d.enrollment_id
             where d.enrollment_id = $1 and (d.month < $2 or (e.left_on is null and d.month > $3)) limit 1",
            enrollment,
            first,
            last
        )?;
        if outside.is_some() {
            return Err(PeriodRefusal::DeclaredOutside.into());
        }
        let set = "update enrollment set starts_on = $2, ends_on = $3 where id = $1 and (left_on is null or left_on between $2 and $3)";
        if tx_run!(self, set, enrollment, starts_on, ends_on)? == 0 {
            return Err(PeriodRefusal::LeftOutside.into());
        }
        Ok(())
    }
}

#[boxed_futures]
impl Enrollments<'_> {
    /// Corrects the first day of an enrollment and the day on which its contract was signed; `seen` are both as they were shown.
    /// The length stays; one that has not begun may begin on another day to come. Nothing happens when both are as asked already.
    ///
    /// # Errors
    /// [`PeriodRefusal`]; [`EnrollmentRefusal::SchemeOver`]; [`SuspensionRefusal::LeavesAnother`] for a suspension that would lie outside; [`crate::Refusal::MovedOn`] when
    /// `seen` is not current.
    pub async fn set_start(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        seen: (NaiveDate, Option<NaiveDate>),
        (starts_on, signed_on): (NaiveDate, Option<NaiveDate>),
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        // Otherwise an earlier exit could be corrected meanwhile to a day after the new start.
        tx.lock_participant_of(self, enrollment).await?;
        let locked = tx.lock_enrollment(self, enrollment).await?;
        let period = locked.period();
        let signed: Option<Signed> = tx_row!(&mut tx, "select signed_on from enrollment where id = $1", enrollment)?;
        let current = (period.starts_on, signed.and_then(|it| it.signed_on));
        if current == (starts_on, signed_on) {
            return Ok(());
        }
        if current != seen {
            return Err(crate::Refusal::MovedOn.into());
        }
        if period.starts_on <= today && starts_on > today {
            return Err(PeriodRefusal::StartsLater.into());
        }
        if starts_on > period.starts_on.max(today + Duration::days(MOST_DAYS_AHEAD)) {
            return Err(PeriodRefusal::StartsFar.into());
        }
        let scheme_over: Option<String> =
            tx_value!(&mut tx, "select id from structure where id = $1 and scheme_last_day < $2", self.scope(), starts_on)?;
        if scheme_over.is_some() {
            return Err(EnrollmentRefusal::SchemeOver.into());
        }
        if signed_on.is_some_and(|day| day > today) {
            return Err(PeriodRefusal::SignedLater.into());
        }
        if period.left_on.is_some_and(|left| left < starts_on) {
            return Err(PeriodRefusal::LeftOutside.into());
        }
        let earlier: Option<String> = tx_value!(
            &mut tx,
            "select o.id from enrollment o join enrollment e on e.participant_id = o.participant_id and e.id <> o.id
             where e.id = $1 and o.starts_on < e.starts_on and o.left_on >= $2 limit 1",
            enrollment,
            starts_on
        )?;
        if earlier.is_some() {
            return Err(PeriodRefusal::TouchesAnother.into());
        }
        let planned = locked.planned_end() + (starts_on - period.starts_on);
        tx.set_period(enrollment, starts_on, planned, &locked.suspensions()).await?;
        tx_run!(&mut tx, "update enrollment set signed_on = $2 where id = $1", enrollment, signed_on)?;
        tx.take_months(&self.structure, enrollment, Month::of(starts_on)).await?;
        let details = json!({ "from": period.starts_on, "to": starts_on, "from_signed_on": current.1, "signed_on": signed_on });
        tx.audit(&self.structure, by, "enrollment.start_changed", enrollment.as_str(), details).await?;
        tx.commit().await
    }
}
