//! Exits: the place is free again, coming bookings are cancelled, three more months can be declared. And enrolling a participant
//! who has left once more.

use crate::{
    Actor, NewEnrollment, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, tx_row, tx_rows, tx_run, tx_value},
    enrollments::Enrollments,
};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::{
    bookings::{BookingState, notice::NoticeKind, waitlist::WaitlistState},
    enrollments::{
        enrollment::{EnrollmentPeriod, EnrollmentRefusal, PeriodRefusal},
        entry_record::EntryRecord,
        exit::{ExitCategory, ExitRefusal, check_exit},
    },
    values::{
        ids::{BookingId, EnrollmentId, PersonId, SessionId, WaitlistEntryId},
        money::Cents,
    },
};
use serde_json::json;

/// An exit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit<'a> {
    /// The last day of the enrollment.
    pub left_on: NaiveDate,
    /// The category.
    pub category: ExitCategory,
    /// The reason, in one sentence.
    pub reason: &'a str,
}

#[derive(sqlx_macros::FromRow)]
pub(super) struct ExitRow {
    pub(super) participant_id: PersonId,
    pub(super) starts_on: NaiveDate,
    ends_on: NaiveDate,
    left_on: Option<NaiveDate>,
    exit_category: Option<ExitCategory>,
    exit_reason: Option<String>,
}

/// The columns that a new enrollment takes over from the last one.
#[derive(sqlx_macros::FromRow)]
struct LastEnrollment {
    coach_id: PersonId,
    starts_on: NaiveDate,
    left_on: Option<NaiveDate>,
    #[sqlx(flatten)]
    record: EntryRecord,
    pays_income_tax: bool,
    craft: bool,
}

impl ExitRow {
    /// The period without the exit.
    fn period(&self) -> EnrollmentPeriod {
        EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: None }
    }

    /// Whether exactly that exit is recorded.
    fn has(&self, exit: &Exit<'_>) -> bool {
        self.left_on == Some(exit.left_on) && self.exit_category == Some(exit.category) && self.exit_reason.as_deref() == Some(exit.reason)
    }
}

/// A booking of a participant.
#[derive(sqlx_macros::FromRow)]
struct HeldBooking {
    id: BookingId,
    session_id: SessionId,
}

/// An entry of a participant in the waitlist of a session.
#[derive(sqlx_macros::FromRow)]
struct HeldEntry {
    id: WaitlistEntryId,
    session_id: SessionId,
}

impl Tx {
    /// Locks the participant and then the enrollment, and reads it.
    pub(super) async fn lock_exit(&mut self, store: &StructureStore, enrollment: &EnrollmentId) -> Result<ExitRow> {
        self.lock_participant_of(store, enrollment).await?;
        self.lock_row(LockTarget::Enrollment, enrollment.as_str()).await?;
        tx_row!(
            self,
            "select participant_id, starts_on, ends_on, left_on, exit_category, exit_reason from enrollment where id = $1",
            enrollment
        )?
        .ok_or(StoreError::NotFound)
    }

    /// Refuses an exit when a month is declared that lies more than three months after it.
    async fn refuse_declared_after(&mut self, enrollment: &EnrollmentId, period: &EnrollmentPeriod, left_on: NaiveDate) -> Result<()> {
        let last = EnrollmentPeriod { left_on: Some(left_on), ..*period }.declarable_months().last();
        let outside: Option<String> =
            tx_value!(self, "select month from declaration where enrollment_id = $1 and month > $2 limit 1", enrollment, last)?;
        if outside.is_some() { Err(PeriodRefusal::DeclaredOutside.into()) } else { Ok(()) }
    }

    async fn set_exit(&mut self, enrollment: &EnrollmentId, exit: &Exit<'_>) -> Result<()> {
        tx_run!(
            self,
            "update enrollment set left_on = $2, exit_category = $3, exit_reason = $4 where id = $1",
            enrollment,
            exit.left_on,
            exit.category,
            exit.reason
        )?;
        Ok(())
    }

    /// Whether the participant has a later enrollment; with a `day`, one that starts on it or before.
    async fn has_later_enrollment(&mut self, enrollment: &EnrollmentId, participant: &PersonId, day: Option<NaiveDate>) -> Result<bool> {
        let next: Option<String> = tx_value!(
            self,
            "select o.id from enrollment o join enrollment e on e.id = $1
             where o.participant_id = $2 and o.id <> e.id and o.starts_on > e.starts_on
             and o.starts_on <= coalesce($3, o.starts_on) limit 1",
            enrollment,
            participant,
            day
        )?;
        Ok(next.is_some())
    }

    /// Cancels every booking and waitlist entry of a participant in sessions to come, and the dates to come of sessions that have
    /// begun: as cancelled by the structure, so that nothing counts as missed. The participant must be locked. Returns the
    /// number of bookings.
    pub(crate) async fn cancel_bookings_and_entries(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        participant: &PersonId,
    ) -> Result<usize> {
        let booked: Vec<HeldBooking> = tx_rows!(
            self,
            "select b.id, b.session_id from booking b join session s on s.id = b.session_id
             where b.participant_id = $1 and b.state = 'Booked' and s.starts_at > $2 and s.cancelled_at is null order by s.id",
            participant,
            by.at
        )?;
        let begun: Vec<HeldBooking> = tx_rows!(
            self,
            "select b.id, b.session_id from booking b join session s on s.id = b.session_id
             where b.participant_id = $1 and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null
             and s.starts_at <= $2 and s.cancelled_at is null
             and exists (select 1 from session_date d where d.session_id = s.id and d.starts_at > $2) order by s.id",
            participant,
            by.at
        )?;
        let waiting: Vec<HeldEntry> = tx_rows!(
            self,
            "select id, session_id from waitlist_entry where participant_id = $1 and state in ('Waiting', 'Offered') order by session_id",
            participant
        )?;
        let bookings = booked.iter().chain(&begun).map(|held| held.session_id.as_str());
        let sessions = bookings.chain(waiting.iter().map(|held| held.session_id.as_str()));
        self.lock_rows(LockTarget::Session, sessions).await?;
        for entry in &waiting {
            self.close_waitlist_entry(store, by, entry).await?;
        }
        for HeldBooking { id: booking, session_id } in &booked {
            let session = self.session_facts(store, session_id).await?;
            let facts = self.booking_facts(store, booking).await?;
            self.set_cancelled(by, booking, BookingState::CancelledByStructure, false, None).await?;
            self.release_booking(store, by, &session, booking, &facts).await?;
            self.queue_booking_message(store, by, NoticeKind::Cancelled, participant, &session.id, Some(booking), None).await?;
            self.audit(&store.structure, by, "booking.taken_back", booking.as_str(), json!({ "word": null })).await?;
        }
        for booking in &begun {
            self.cancel_coming_dates(store, by, booking, participant).await?;
        }
        Ok(booked.len() + begun.len())
    }

    /// Frees the place and the time of the coming dates of a booking in a session that has begun. Attendance on the past dates can
    /// still be marked.
    async fn cancel_coming_dates(&mut self, store: &StructureStore, by: &Actor, held: &HeldBooking, participant: &PersonId) -> Result<()> {
        let HeldBooking { id: booking, session_id } = held;
        let place = self.booking_facts(store, booking).await?.place;
        tx_run!(
            self,
            "update booking set released_at = $2, changed_at = $2, changed_by = $3, sequence = sequence + 1 where id = $1",
            booking,
            by.at,
            by.person_id()
        )?;
        self.transfer_place(session_id, place, Some(booking.as_str()), None).await?;
        self.free_time_after(participant, session_id, by.at).await?;
        self.drop_reminders(by.at, booking).await?;
        self.audit(&store.structure, by, "booking.rest_taken_back", booking.as_str(), json!({})).await
    }

    /// Closes a waitlist entry; a place that was offered to it is offered to the next.
    async fn close_waitlist_entry(&mut self, store: &StructureStore, by: &Actor, held: &HeldEntry) -> Result<()> {
        let HeldEntry { id: entry, session_id } = held;
        let place: Option<i64> = tx_value!(self, "select place from waitlist_entry where id = $1 and state = 'Offered'", entry.as_str())?;
        self.close_entry(by, entry, WaitlistState::Closed).await?;
        if let Some(place) = place {
            self.transfer_place(session_id, place, Some(entry.as_str()), None).await?;
            let session = self.session_facts(store, session_id).await?;
            self.offer_free_places(store, by, &session).await?;
        }
        self.audit(&store.structure, by, "waitlist.left", entry.as_str(), json!({})).await
    }
}

#[boxed_futures]
impl Enrollments<'_> {
    /// Records the exit of a participant: the place is free, coming bookings and waitlist entries are cancelled, and three more
    /// months can be declared. Sent twice, it is recorded once. Returns the number of cancelled bookings.
    ///
    /// # Errors
    /// [`ExitRefusal`]; [`PeriodRefusal::DeclaredOutside`]; [`StoreError::NotFound`].
    pub async fn leave(&self, by: &Actor, enrollment: &EnrollmentId, exit: &Exit<'_>, today: NaiveDate) -> Result<usize> {
        let mut tx = self.db.begin().await?;
        let row = tx.lock_exit(self, enrollment).await?;
        if row.has(exit) {
            return Ok(0);
        }
        if row.left_on.is_some() {
            return Err(ExitRefusal::Already.into());
        }
        check_exit(&row.period(), exit.left_on, today)?;
        tx.refuse_declared_after(enrollment, &row.period(), exit.left_on).await?;
        tx.set_exit(enrollment, exit).await?;
        let cancelled = tx.cancel_bookings_and_entries(self, by, &row.participant_id).await?;
        let details = json!({ "left_on": exit.left_on, "category": exit.category.as_str(), "reason": exit.reason, "bookings": cancelled });
        tx.audit(&self.structure, by, "enrollment.left", enrollment.as_str(), details).await?;
        tx.commit().await?;
        Ok(cancelled)
    }

    /// Corrects the exit whose day was shown as `seen`. Nothing happens when it is as asked already.
    ///
    /// # Errors
    /// [`ExitRefusal`]; [`PeriodRefusal::DeclaredOutside`]; [`crate::Refusal::MovedOn`] when `seen` is not current.
    pub async fn correct_exit(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        seen: NaiveDate,
        exit: &Exit<'_>,
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let row = tx.lock_exit(self, enrollment).await?;
        if row.has(exit) {
            return Ok(());
        }
        if row.left_on != Some(seen) {
            return Err(crate::Refusal::MovedOn.into());
        }
        check_exit(&row.period(), exit.left_on, today)?;
        tx.refuse_declared_after(enrollment, &row.period(), exit.left_on).await?;
        if tx.has_later_enrollment(enrollment, &row.participant_id, Some(exit.left_on)).await? {
            return Err(ExitRefusal::AfterReturn.into());
        }
        tx.set_exit(enrollment, exit).await?;
        let details = json!({
            "from": row.left_on, "from_category": row.exit_category, "from_reason": row.exit_reason, "left_on": exit.left_on, "category": exit.category.as_str(),
            "reason": exit.reason,
        });
        tx.audit(&self.structure, by, "enrollment.exit_changed", enrollment.as_str(), details).await?;
        tx.commit().await
    }

    /// Enrolls a participant who has left once more, with the coach and the entry record of the last enrollment and a whole PASS.
    /// Sent twice, it is recorded once.
    ///
    /// # Errors
    /// [`EnrollmentRefusal`]; [`PeriodRefusal`] for a day after today.
    pub async fn come_back(
        &self,
        by: &Actor,
        participant: &PersonId,
        (starts_on, signed_on): (NaiveDate, Option<NaiveDate>),
        starting_turnover: Cents,
        today: NaiveDate,
    ) -> Result<()> {
        if starts_on > today {
            return Err(PeriodRefusal::StartsLater.into());
        }
        if signed_on.is_some_and(|day| day > today) {
            return Err(PeriodRefusal::SignedLater.into());
        }
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        let last: Option<LastEnrollment> = tx_row!(
            &mut tx,
            "select coach_id, starts_on, left_on, trade, activity, registered_on, acre, benefit, benefit_since, starting_turnover, goal,
             pays_income_tax, craft from enrollment
             where structure_id = $1 and participant_id = $2 order by starts_on desc limit 1",
            self.scope(),
            participant
        )?;
        let last = last.ok_or(StoreError::NotFound)?;
        if last.left_on.is_none() && last.starts_on == starts_on {
            return Ok(());
        }
        // A coach who has left the team is replaced by the person who records the return.
        let coach = match (tx.check_in_team(&self.structure, &last.coach_id).await, &by.person) {
            (Err(StoreError::NotFound), Some(person)) => person.clone(),
            (still, _) => still.map(|()| last.coach_id)?,
        };
        let new = NewEnrollment {
            participant: participant.clone(),
            coach,
            period: EnrollmentPeriod::starting(starts_on),
            signed_on,
            record: EntryRecord { starting_turnover, ..last.record },
        };
        let id = tx.enroll(&self.structure, by, &new).await?;
        let business = "update enrollment set pays_income_tax = $2, craft = $3 where id = $1";
        tx_run!(&mut tx, business, id.as_str(), last.pays_income_tax, last.craft)?;
        tx.commit().await
    }

    /// Cancels the exit whose day was shown as `seen`: the enrollment runs on, on the first free place. Bookings stay cancelled.
    /// Nothing happens without an exit.
    ///
    /// # Errors
    /// [`EnrollmentRefusal`] without a free place or for a participant with a later enrollment; [`crate::Refusal::MovedOn`].
    pub async fn cancel_exit(&self, by: &Actor, enrollment: &EnrollmentId, seen: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let row = tx.lock_exit(self, enrollment).await?;
        match row.left_on {
            None => return Ok(()),
            Some(left) if left != seen => return Err(crate::Refusal::MovedOn.into()),
            Some(_) => {}
        }
        if tx.has_later_enrollment(enrollment, &row.participant_id, None).await? {
            return Err(EnrollmentRefusal::Already.into());
        }
        let place = tx.free_structure_place(&self.structure).await?;
        tx_run!(
            &mut tx,
            "update enrollment set left_on = null, exit_category = null, exit_reason = null, place = $2 where id = $1",
            enrollment,
            place
        )?;
        let details = json!({ "left_on": row.left_on, "category": row.exit_category, "reason": row.exit_reason });
        tx.audit(&self.structure, by, "enrollment.exit_taken_back", enrollment.as_str(), details).await?;
        tx.commit().await
    }
}
