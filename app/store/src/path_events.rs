//! What happens to a path after it began: suspensions, extensions, the exit. Each can be corrected or taken back; the
//! journal keeps what stood there before.

use crate::{
    By, Result, StoreError,
    db::{Lockable, Tx, Within, fresh_id, rows, tx_row, tx_rows, tx_run, tx_value},
    enrollments::PathDays,
    error::OnTaken,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    enrollment::{Path, PathRefusal},
    extension::{Extension, ExtensionReason},
    ids::{EnrollmentId, ExtensionId, SuspensionId},
    month::Month,
    suspension::{Suspension, SuspensionRefusal, Suspensions},
};
use serde_json::json;

/// A suspension as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SuspensionEvent {
    /// Its identifier.
    #[sqlx(try_from = "String")]
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

/// An extension as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ExtensionEvent {
    /// Its identifier.
    #[sqlx(try_from = "String")]
    pub id: ExtensionId,
    /// Why.
    #[sqlx(try_from = "String")]
    pub reason: ExtensionReason,
    /// How many days it adds at the end.
    pub days: i64,
    /// When it was recorded, UTC.
    pub created_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Signed {
    signed_on: Option<NaiveDate>,
}

/// A path while its events are changed: held until the end of the transaction.
struct HeldPath {
    days: PathDays,
    suspensions: Vec<SuspensionEvent>,
    extensions: Vec<ExtensionEvent>,
}

impl HeldPath {
    fn path(&self) -> Path {
        self.days.path()
    }

    fn suspensions(&self) -> Suspensions {
        Suspensions(self.suspensions.iter().map(SuspensionEvent::suspension).collect())
    }

    /// The path as if a suspension had never been, so that its own days do not count when it is looked at anew.
    fn path_without(&self, event: &SuspensionEvent) -> Path {
        let path = self.path();
        Path { ends_on: path.ends_on - Duration::days(event.suspension().length()), ..path }
    }

    /// The last day that was planned, extensions included, without any suspension.
    fn planned_end(&self) -> NaiveDate {
        let pushed: i64 = self.suspensions.iter().map(|event| event.suspension().length()).sum();
        self.path().ends_on - Duration::days(pushed)
    }

    fn suspension(&self, id: &SuspensionId) -> Result<&SuspensionEvent> {
        self.suspensions.iter().find(|event| event.id == *id).ok_or(StoreError::NotFound)
    }
}

impl Tx {
    async fn hold_path(&mut self, within: &Within, enrollment: &EnrollmentId) -> Result<HeldPath> {
        self.hold(Lockable::Enrollment, enrollment.as_str()).await?;
        let days: Option<PathDays> = tx_row!(
            self,
            "select starts_on, ends_on, left_on from enrollment where structure_id = $1 and id = $2",
            within.scope(),
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
    async fn set_days(&mut self, enrollment: &EnrollmentId, starts_on: NaiveDate, planned: NaiveDate, now: &Suspensions) -> Result<()> {
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

impl Within {
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

    /// The extensions of a path, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn extensions_of(&self, enrollment: &EnrollmentId) -> Result<Vec<ExtensionEvent>> {
        Ok(rows!(
            self.db,
            "select id, reason, days, created_at from extension where structure_id = $1 and enrollment_id = $2 order by created_at, id",
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
        by: &By,
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
        let id = fresh_id(by.at);
        tx_run!(
            &mut tx,
            "insert into suspension (id, structure_id, enrollment_id, first_day, last_day, reason, created_by, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id.as_str(),
            self.scope(),
            enrollment.as_str(),
            first_day,
            last_day,
            reason,
            by.person_id(),
            by.at,
        )?;
        tx.add_suspended_days(enrollment, &id, &suspension).await?;
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
        by: &By,
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

    /// Extends a path until a day, inclusive; `seen_end` is its end as it was looked at. Sent twice, it is recorded once.
    ///
    /// # Errors
    /// [`domain::extension::ExtensionRefusal`]; [`crate::Refusal::MovedOn`] when its end has moved meanwhile.
    pub async fn extend(
        &self,
        by: &By,
        enrollment: &EnrollmentId,
        reason: ExtensionReason,
        (seen_end, new_end): (NaiveDate, NaiveDate),
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let held = tx.hold_path(self, enrollment).await?;
        let path = held.path();
        if path.ends_on != seen_end {
            let days = (new_end - seen_end).num_days();
            let sent_twice =
                path.ends_on == new_end && held.extensions.last().is_some_and(|last| (last.reason, last.days) == (reason, days));
            return if sent_twice { Ok(()) } else { Err(crate::Refusal::MovedOn.into()) };
        }
        let granted: Vec<Extension> = held.extensions.iter().map(|it| Extension { reason: it.reason, days: it.days }).collect();
        let extension = Extension::until(&path, &held.suspensions(), &granted, reason, new_end, today)?;
        tx_run!(
            &mut tx,
            "insert into extension (id, structure_id, enrollment_id, reason, days, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            fresh_id(by.at),
            self.scope(),
            enrollment.as_str(),
            reason.as_str(),
            extension.days,
            by.person_id(),
            by.at
        )?;
        let planned = held.planned_end() + Duration::days(extension.days);
        tx.set_days(enrollment, path.starts_on, planned, &held.suspensions()).await?;
        let details = json!({ "reason": reason.as_str(), "days": extension.days, "until": new_end });
        tx.audit(&self.structure, by, "enrollment.extended", enrollment.as_str(), details).await?;
        tx.commit().await
    }

    /// Takes an extension back: the end of the path moves back by its days. Done twice, it is done once.
    ///
    /// # Errors
    /// [`SuspensionRefusal::LeavesAnother`] when a suspension lies in the days that it added; [`PathRefusal::DeclaredOutside`].
    pub async fn take_extension_back(&self, by: &By, enrollment: &EnrollmentId, id: &ExtensionId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let held = tx.hold_path(self, enrollment).await?;
        let Some(extension) = held.extensions.iter().find(|extension| extension.id == *id) else { return Ok(()) };
        tx_run!(&mut tx, "delete from extension where id = $1", id.as_str())?;
        let planned = held.planned_end() - Duration::days(extension.days);
        tx.set_days(enrollment, held.path().starts_on, planned, &held.suspensions()).await?;
        let details = json!({ "reason": extension.reason.as_str(), "days": extension.days });
        tx.audit(&self.structure, by, "enrollment.extension_taken_back", enrollment.as_str(), details).await?;
        tx.commit().await
    }

    /// Corrects the first day of a path and the day of its contract's signature, `seen` as they were looked at; a path keeps
    /// its length. Sent twice, it is corrected once.
    ///
    /// # Errors
    /// [`PathRefusal`]; [`SuspensionRefusal::LeavesAnother`] when a suspension would lie outside; [`crate::Refusal::MovedOn`].
    pub async fn set_start(
        &self,
        by: &By,
        enrollment: &EnrollmentId,
        seen: (NaiveDate, Option<NaiveDate>),
        (starts_on, signed_on): (NaiveDate, Option<NaiveDate>),
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
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
        let details = json!({ "from": path.starts_on, "to": starts_on, "from_signed_on": now.1, "signed_on": signed_on });
        tx.audit(&self.structure, by, "enrollment.start_changed", enrollment.as_str(), details).await?;
        tx.commit().await
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
