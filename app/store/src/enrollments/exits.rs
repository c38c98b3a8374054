//! The exit: the place is free again, what was booked is given back, three more months can be declared.

use crate::{
    Actor, NewEnrollment, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, tx_row, tx_rows, tx_run, tx_value},
    enrollments::Enrollments,
};
use chrono::NaiveDate;
use domain::{
    bookings::{BookingState, notice::NoticeKind, waitlist::WaitlistState},
    declarations::declaration::Activity,
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod, EnrollmentRefusal, PathRefusal},
        exit::{ExitCategory, ExitRefusal, leave},
    },
    values::{
        ids::{BookingId, EnrollmentId, PersonId, SessionId, WaitlistEntryId},
        money::Cents,
    },
};
use serde_json::json;

/// An exit to be, or one that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit<'a> {
    /// The last day lived in the path.
    pub left_on: NaiveDate,
    /// What it led to.
    pub category: ExitCategory,
    /// Why, in one sentence.
    pub reason: &'a str,
}

#[derive(sqlx::FromRow)]
struct ExitRow {
    participant_id: PersonId,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    left_on: Option<NaiveDate>,
    exit_category: Option<String>,
    exit_reason: Option<String>,
}

/// What a new path takes over from the last one.
#[derive(sqlx::FromRow)]
struct LastPath {
    coach_id: PersonId,
    starts_on: NaiveDate,
    left_on: Option<NaiveDate>,
    trade: String,
    activity: Activity,
    registered_on: Option<NaiveDate>,
    acre: bool,
    benefit: Benefit,
    benefit_since: Option<NaiveDate>,
    goal: Option<i64>,
    pays_income_tax: bool,
    craft: bool,
}

impl ExitRow {
    fn path(&self) -> EnrollmentPeriod {
        EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: None }
    }

    /// Whether just that exit stands.
    fn says(&self, exit: &Exit<'_>) -> bool {
        self.left_on == Some(exit.left_on)
            && self.exit_category.as_deref() == Some(exit.category.as_str())
            && self.exit_reason.as_deref() == Some(exit.reason)
    }
}

/// Something that someone who left holds in a session to come.
#[derive(sqlx::FromRow)]
struct Held {
    id: String,
    session_id: SessionId,
}

impl Tx {
    /// Holds the person and the path, in this order, and reads it.
    async fn hold_exit(&mut self, store: &StructureStore, enrollment: &EnrollmentId) -> Result<ExitRow> {
        self.hold_participant_of(store, enrollment).await?;
        self.lock_row(LockTarget::Enrollment, enrollment.as_str()).await?;
        tx_row!(
            self,
            "select participant_id, starts_on, ends_on, left_on, exit_category, exit_reason from enrollment where id = $1",
            enrollment.as_str()
        )?
        .ok_or(StoreError::NotFound)
    }

    /// Refuses an exit after which a month that is declared could not have been: more than three months later.
    async fn refuse_declared_after(&mut self, enrollment: &EnrollmentId, path: &EnrollmentPeriod, left_on: NaiveDate) -> Result<()> {
        let last = EnrollmentPeriod { left_on: Some(left_on), ..*path }.declarable_months().last().map(|month| month.to_string());
        let outside: Option<String> =
            tx_value!(self, "select month from declaration where enrollment_id = $1 and month > $2 limit 1", enrollment.as_str(), last)?;
        if outside.is_some() { Err(PathRefusal::DeclaredOutside.into()) } else { Ok(()) }
    }

    async fn set_exit(&mut self, enrollment: &EnrollmentId, exit: &Exit<'_>) -> Result<()> {
        tx_run!(
            self,
            "update enrollment set left_on = $2, exit_category = $3, exit_reason = $4 where id = $1",
            enrollment.as_str(),
            exit.left_on,
            exit.category.as_str(),
            exit.reason
        )?;
        Ok(())
    }

    /// Whether the person has a later path, one that begins by that day when given.
    async fn comes_back_by(&mut self, enrollment: &EnrollmentId, participant: &PersonId, day: Option<NaiveDate>) -> Result<bool> {
        let next: Option<String> = tx_value!(
            self,
            "select o.id from enrollment o join enrollment e on e.id = $1
             where o.participant_id = $2 and o.id <> e.id and o.starts_on > e.starts_on
             and o.starts_on <= coalesce($3, o.starts_on) limit 1",
            enrollment.as_str(),
            participant.as_str(),
            day
        )?;
        Ok(next.is_some())
    }

    /// Gives back every place that someone holds, waits for or is offered in a session to come, and what is to come of one
    /// that has begun: by the structure, so that none of it counts against them. The person is held.
    async fn give_everything_back(&mut self, store: &StructureStore, by: &Actor, participant: &PersonId) -> Result<usize> {
        let booked: Vec<Held> = tx_rows!(
            self,
            "select b.id, b.session_id from booking b join session s on s.id = b.session_id
             where b.participant_id = $1 and b.state = 'Booked' and s.starts_at > $2 and s.cancelled_at is null order by s.id",
            participant.as_str(),
            by.at
        )?;
        let begun: Vec<Held> = tx_rows!(
            self,
            "select b.id, b.session_id from booking b join session s on s.id = b.session_id
             where b.participant_id = $1 and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null
             and s.starts_at <= $2 and s.cancelled_at is null
             and exists (select 1 from session_date d where d.session_id = s.id and d.starts_at > $2) order by s.id",
            participant.as_str(),
            by.at
        )?;
        let waiting: Vec<Held> = tx_rows!(
            self,
            "select id, session_id from waitlist_entry where participant_id = $1 and state in ('Waiting', 'Offered') order by session_id",
            participant.as_str()
        )?;
        let sessions = booked.iter().chain(&begun).chain(&waiting).map(|held| held.session_id.as_str());
        self.lock_rows(LockTarget::Session, sessions).await?;
        for held in &waiting {
            self.leave_queue(store, by, held).await?;
        }
        for held in &booked {
            let booking = BookingId::try_from(held.id.clone()).map_err(|_| StoreError::NotFound)?;
            let session = self.session_facts(store, &held.session_id).await?;
            let facts = self.booking_facts(store, &booking).await?;
            self.set_cancelled(by, &booking, BookingState::CancelledByStructure, false, None).await?;
            self.release(store, by, &session, &booking, &facts).await?;
            self.queue_booking_message(store, by, NoticeKind::Cancelled, participant, &session.id, Some(&booking), None).await?;
            self.audit(&store.structure, by, "booking.taken_back", booking.as_str(), json!({ "word": null })).await?;
        }
        for held in &begun {
            self.release_rest(store, by, held, participant).await?;
        }
        Ok(booked.len() + begun.len())
    }

    /// Takes place and time of the dates to come from a booking in a session that has begun. The dates before stay: who came
    /// is marked as ever.
    async fn release_rest(&mut self, store: &StructureStore, by: &Actor, held: &Held, participant: &PersonId) -> Result<()> {
        let booking = BookingId::try_from(held.id.clone()).map_err(|_| StoreError::NotFound)?;
        let place = self.booking_facts(store, &booking).await?.place;
        tx_run!(
            self,
            "update booking set released_at = $2, changed_at = $2, changed_by = $3, sequence = sequence + 1 where id = $1",
            booking.as_str(),
            by.at,
            by.person_id()
        )?;
        self.pass_place(&held.session_id, place, Some(booking.as_str()), None).await?;
        self.free_time_after(participant.as_str(), held.session_id.as_str(), by.at).await?;
        self.drop_reminders(by.at, booking.as_str()).await?;
        self.audit(&store.structure, by, "booking.rest_taken_back", booking.as_str(), json!({})).await
    }

    /// Ends a turn in a queue; the place that it was offered goes to the next.
    async fn leave_queue(&mut self, store: &StructureStore, by: &Actor, held: &Held) -> Result<()> {
        let entry = WaitlistEntryId::try_from(held.id.clone()).map_err(|_| StoreError::NotFound)?;
        let place: Option<i64> = tx_value!(self, "select place from waitlist_entry where id = $1 and state = 'Offered'", entry.as_str())?;
        self.close_entry(by, &entry, WaitlistState::Closed).await?;
        if let Some(place) = place {
            self.pass_place(&held.session_id, place, Some(entry.as_str()), None).await?;
            let session = self.session_facts(store, &held.session_id).await?;
            self.offer_free_places(store, by, &session).await?;
        }
        self.audit(&store.structure, by, "waitlist.left", entry.as_str(), json!({})).await
    }
}

impl Enrollments<'_> {
    /// Records that someone has left: their place is free, their bookings and turns to come are given back, and three more
    /// months stay open for their declarations. Sent twice, it is recorded once. Gives how many bookings were given back.
    ///
    /// # Errors
    /// [`ExitRefusal`]; [`PathRefusal::DeclaredOutside`]; [`StoreError::NotFound`].
    pub async fn leave(&self, by: &Actor, enrollment: &EnrollmentId, exit: &Exit<'_>, today: NaiveDate) -> Result<usize> {
        let mut tx = self.db.begin().await?;
        let row = tx.hold_exit(self, enrollment).await?;
        if row.says(exit) {
            return Ok(0);
        }
        if row.left_on.is_some() {
            return Err(ExitRefusal::Already.into());
        }
        leave(&row.path(), exit.left_on, today)?;
        tx.refuse_declared_after(enrollment, &row.path(), exit.left_on).await?;
        tx.set_exit(enrollment, exit).await?;
        let given_back = tx.give_everything_back(self, by, &row.participant_id).await?;
        let details = json!({ "left_on": exit.left_on, "category": exit.category.as_str(), "reason": exit.reason, "bookings": given_back });
        tx.audit(&self.structure, by, "enrollment.left", enrollment.as_str(), details).await?;
        tx.commit().await?;
        Ok(given_back)
    }

    /// Corrects an exit that stands, as it was seen with that last day.
    ///
    /// # Errors
    /// [`ExitRefusal`]; [`crate::Refusal::MovedOn`] when it was changed or taken back meanwhile.
    pub async fn correct_exit(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        seen: NaiveDate,
        exit: &Exit<'_>,
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let row = tx.hold_exit(self, enrollment).await?;
        if row.says(exit) {
            return Ok(());
        }
        if row.left_on != Some(seen) {
            return Err(crate::Refusal::MovedOn.into());
        }
        leave(&row.path(), exit.left_on, today)?;
        tx.refuse_declared_after(enrollment, &row.path(), exit.left_on).await?;
        if tx.comes_back_by(enrollment, &row.participant_id, Some(exit.left_on)).await? {
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

    /// Begins a new path for someone who has left, with the coach, the trade and the goal of the last one; a new PASS begins,
    /// for the old one ended with the exit. Sent twice, it is begun once.
    ///
    /// # Errors
    /// [`EnrollmentRefusal`]; [`PathRefusal`] for a day after today.
    pub async fn come_back(
        &self,
        by: &Actor,
        participant: &PersonId,
        (starts_on, signed_on): (NaiveDate, Option<NaiveDate>),
        starting_turnover: Cents,
        today: NaiveDate,
    ) -> Result<()> {
        if starts_on > today {
            return Err(PathRefusal::StartsLater.into());
        }
        if signed_on.is_some_and(|day| day > today) {
            return Err(PathRefusal::SignedLater.into());
        }
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        let last: Option<LastPath> = tx_row!(
            &mut tx,
            "select coach_id, starts_on, left_on, trade, activity, registered_on, acre, benefit, benefit_since, goal,
             pays_income_tax, craft from enrollment
             where structure_id = $1 and participant_id = $2 order by starts_on desc limit 1",
            self.scope(),
            participant.as_str()
        )?;
        let last = last.ok_or(StoreError::NotFound)?;
        if last.left_on.is_none() && last.starts_on == starts_on {
            return Ok(());
        }
        // A coach who has left the team accompanies nobody: whoever records the return does, until it is given to another.
        let coach = match (tx.of_team(&self.structure, &last.coach_id).await, &by.person) {
            (Err(StoreError::NotFound), Some(person)) => person.clone(),
            (still, _) => still.map(|()| last.coach_id)?,
        };
        let new = NewEnrollment {
            participant: participant.clone(),
            coach,
            path: EnrollmentPeriod::starting(starts_on),
            signed_on,
            trade: last.trade,
            activity: last.activity,
            registered_on: last.registered_on,
            acre: last.acre,
            benefit: last.benefit,
            benefit_since: last.benefit_since,
            starting_turnover,
            goal: last.goal.map(Cents::new),
        };
        let id = tx.enroll(&self.structure, by, &new).await?;
        let business = "update enrollment set pays_income_tax = $2, craft = $3 where id = $1";
        tx_run!(&mut tx, business, id.as_str(), last.pays_income_tax, last.craft)?;
        tx.commit().await
    }

    /// Takes an exit back, as it was seen with that last day: the path runs on, on a place that is free. What was given back
    /// stays so. Done twice, it is done once.
    ///
    /// # Errors
    /// [`EnrollmentRefusal`] when no place is left or the person is in another path; [`crate::Refusal::MovedOn`].
    pub async fn take_exit_back(&self, by: &Actor, enrollment: &EnrollmentId, seen: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let row = tx.hold_exit(self, enrollment).await?;
        match row.left_on {
            None => return Ok(()),
            Some(left) if left != seen => return Err(crate::Refusal::MovedOn.into()),
            Some(_) => {}
        }
        if tx.comes_back_by(enrollment, &row.participant_id, None).await? {
            return Err(EnrollmentRefusal::Already.into());
        }
        let place = tx.free_structure_place(&self.structure).await?;
        tx_run!(
            &mut tx,
            "update enrollment set left_on = null, exit_category = null, exit_reason = null, place = $2 where id = $1",
            enrollment.as_str(),
            place
        )?;
        let details = json!({ "left_on": row.left_on, "category": row.exit_category, "reason": row.exit_reason });
        tx.audit(&self.structure, by, "enrollment.exit_taken_back", enrollment.as_str(), details).await?;
        tx.commit().await
    }
}
