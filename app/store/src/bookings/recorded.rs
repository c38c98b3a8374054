//! Meetings that were held without a booking, and people who came to a session without one: recorded with their attendance at once.

use crate::{
    Actor, Result, StoreError,
    bookings::{BookingOutcome, Bookings},
    db::{LockTarget, StructureStore, Tx, error::OnTaken, new_id, tx_row, tx_rows, tx_run, tx_value},
    enrollments::PeriodRow,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    bookings::{BookingRefusal, BookingState, MOST_PLACES, recorded::check_held, span::Span, waitlist::WaitlistState},
    caseload::note::Readers,
    enrollments::enrollment::EnrollmentPeriod,
    values::{
        ids::{BookingId, EnrollmentId, PersonId, SessionId, SessionTypeId, VenueId},
        paris,
    },
};
use serde_json::json;

/// A meeting that was held and is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldMeeting {
    /// Its type.
    pub session_type: SessionTypeId,
    /// Who held it.
    pub coach: PersonId,
    /// Its start, UTC.
    pub starts_at: DateTime<Utc>,
    /// Its length in minutes; `None` for the length of its type.
    pub minutes: Option<i64>,
    /// Whether it was in person: at the venue of its type, if the type has one.
    pub in_person: bool,
    /// A note of the actor for the team on the participant, if one is written with it.
    pub note: Option<String>,
}

/// A meeting that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedMeeting {
    /// Its session.
    pub session: SessionId,
    /// Whether the agenda has another session of the same coach at that time.
    pub beside_another: bool,
}

#[derive(sqlx_macros::FromRow)]
struct EnrollmentRow {
    id: EnrollmentId,
    #[sqlx(flatten)]
    period: PeriodRow,
}

#[derive(sqlx_macros::FromRow)]
struct TypeRow {
    minutes: i64,
    venue_id: Option<VenueId>,
}

#[derive(sqlx_macros::FromRow)]
struct BookingRow {
    id: BookingId,
    participant_id: PersonId,
}

impl Tx {
    /// Checks that a meeting of a participant can be recorded as held; returns the enrollment that has its day.
    ///
    /// # Errors
    /// Those of [`check_held`]; [`StoreError::NotFound`] for a person without an enrollment in the structure.
    async fn check_held(
        &mut self,
        store: &StructureStore,
        participant: &PersonId,
        starts_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<EnrollmentId> {
        let rows: Vec<EnrollmentRow> = tx_rows!(
            self,
            "select e.id, e.starts_on, e.ends_on, e.left_on from enrollment e join person p on p.id = e.participant_id
             where e.structure_id = $1 and e.participant_id = $2 and p.erased_at is null order by e.starts_on desc",
            store.scope(),
            participant
        )?;
        if rows.is_empty() {
            return Err(StoreError::NotFound);
        }
        let periods: Vec<EnrollmentPeriod> = rows.iter().map(|row| row.period.period()).collect();
        check_held(starts_at, &periods, now)?;
        let day = paris::day(starts_at);
        let of_day = rows.into_iter().zip(&periods).find(|(_, period)| period.starts_on <= day && day <= period.last_day());
        of_day.map(|(row, _)| row.id).ok_or(BookingRefusal::OutsideEnrollment.into())
    }

    /// Inserts a booking that is marked as attended, on a free place or on the place offered to a waitlist entry, with the time of the
    /// participant. Person and session must be locked.
    ///
    /// # Errors
    /// [`BookingRefusal::Full`]; [`BookingRefusal::Overlap`] when the participant had another session at that time.
    async fn insert_attended(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        participant: &PersonId,
        session: &SessionId,
        (place, offered_to): (i64, Option<&str>),
    ) -> Result<BookingId> {
        let id: BookingId = new_id(by.at)?;
        self.transfer_place(session, place, offered_to, Some(id.as_str())).await?;
        tx_run!(
            self,
            "insert into booking (id, structure_id, session_id, participant_id, place, state, booked_at, changed_at, changed_by, marked_at)
             values ($1, $2, $3, $4, $5, 'Attended', $6, $6, $7, $6)",
            &id,
            store.scope(),
            session,
            participant,
            place,
            by.at,
            by.person_id(),
        )
        .on_taken(BookingRefusal::Full)?;
        let spans = self.spans_of(session).await?;
        self.take_time(participant, session, &spans, BookingRefusal::Overlap).await?;
        Ok(id)
    }

    /// Adds a place to a session, whether or not one is free; returns its number.
    ///
    /// # Errors
    /// [`BookingRefusal::Full`] when the session has [`MOST_PLACES`] already.
    async fn add_place_beyond(&mut self, session: &SessionId, places: i64) -> Result<i64> {
        if places >= i64::from(MOST_PLACES) {
            return Err(BookingRefusal::Full.into());
        }
        let most: Option<i64> = tx_value!(self, "select max(place) from session_place where session_id = $1", session)?;
        let place = most.unwrap_or_default() + 1;
        self.add_places(session, place, place).await?;
        tx_run!(self, "update session set places = places + 1 where id = $1", session)?;
        Ok(place)
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Records a meeting that was held without a booking, as a session with one attended booking. It takes the time of the participant,
    /// who was in one place at a time, and not that of the coach: what was held is recorded whatever the agenda says. The same meeting
    /// recorded again is the same.
    ///
    /// # Errors
    /// Those of [`check_held`]; [`BookingRefusal::Overlap`] when the participant had another session at that time;
    /// [`StoreError::NotFound`] for a participant without an enrollment, a type or a coach of another structure.
    pub async fn record_meeting(&self, by: &Actor, participant: &PersonId, held: &HeldMeeting) -> Result<RecordedMeeting> {
        let mut tx = self.db.begin().await?;
        tx.check_in_team(&self.structure, &held.coach).await?;
        let session_type: Option<TypeRow> = tx_row!(
            &mut tx,
            "select minutes, venue_id from session_type where structure_id = $1 and id = $2 and closed_at is null",
            self.scope(),
            &held.session_type
        )?;
        let session_type = session_type.ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        let enrollment = tx.check_held(self, participant, held.starts_at, by.at).await?;
        let span =
            Span { starts_at: held.starts_at, ends_at: held.starts_at + Duration::minutes(held.minutes.unwrap_or(session_type.minutes)) };
        let beside_another = tx.is_time_taken(&held.coach, &[span]).await?;
        let repeated: Option<SessionId> = tx_value!(
            &mut tx,
            "select s.id from booking b join session s on s.id = b.session_id
             where b.participant_id = $1 and b.state = 'Attended' and s.session_type_id = $2 and s.coach_id = $3 and s.starts_at = $4
             and s.recorded and s.cancelled_at is null",
            participant,
            &held.session_type,
            &held.coach,
            held.starts_at
        )?;
        if let Some(session) = repeated {
            return Ok(RecordedMeeting { session, beside_another });
        }
        let venue = session_type.venue_id.filter(|_| held.in_person);
        let session: SessionId = new_id(by.at)?;
        tx_run!(
            &mut tx,
            "insert into session (id, structure_id, session_type_id, venue_id, coach_id, starts_at, ends_at, places, created_at, from_slot,
             in_person, recorded) values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, $9)",
            &session,
            self.scope(),
            &held.session_type,
            venue.as_ref(),
            &held.coach,
            span.starts_at,
            span.ends_at,
            by.at,
            true,
            held.in_person && venue.is_none(),
        )?;
        tx.set_spans(&session, &[span]).await?;
        tx.add_places(&session, 1, 1).await?;
        let booking = tx.insert_attended(self, by, participant, &session, (1, None)).await?;
        if let (Some(text), Some(author)) = (&held.note, &by.person) {
            tx.insert_note(self, by, author, &enrollment, text, Readers::Team).await?;
        }
        let details = json!({ "session": session, "starts_at": span.starts_at, "minutes": span.minutes(), "in_person": held.in_person });
        tx.audit(&self.structure, by, "booking.recorded", booking.as_str(), details).await?;
        tx.commit().await?;
        Ok(RecordedMeeting { session, beside_another })
    }

    /// Withdraws a meeting that was recorded by mistake: it counts nowhere any more, its audit events stay. Returns the participant.
    /// Sent twice, it is withdrawn once.
    ///
    /// # Errors
    /// [`BookingRefusal::NotRecorded`] for a session that was opened or booked before it began; [`StoreError::NotFound`].
    pub async fn withdraw_meeting(&self, by: &Actor, session: &SessionId) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        tx.session_facts(self, session).await?;
        let find = "select b.id, b.participant_id from booking b join session s on s.id = b.session_id
             where s.structure_id = $1 and s.id = $2 and s.recorded order by b.id limit 1";
        let booking: Option<BookingRow> = tx_row!(&mut tx, find, self.scope(), session)?;
        let BookingRow { id: booking, participant_id: participant } = booking.ok_or(BookingRefusal::NotRecorded)?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        tx.lock_row(LockTarget::Session, session.as_str()).await?;
        if tx.session_facts(self, session).await?.is_cancelled() {
            return Ok(participant);
        }
        tx_run!(
            &mut tx,
            "update booking set state = 'CancelledByStructure', marked_at = null, changed_at = $2, changed_by = $3, sequence = sequence + 1
             where session_id = $1",
            session,
            by.at,
            by.person_id()
        )?;
        tx_run!(&mut tx, "update session_place set held_by = null where session_id = $1", session)?;
        tx_run!(&mut tx, "delete from busy where session_id = $1", session)?;
        let cancel = "update session set cancelled_at = $2, changed_at = $2, sequence = sequence + 1 where id = $1";
        tx_run!(&mut tx, cancel, session, by.at)?;
        tx.audit(&self.structure, by, "booking.withdrawn", booking.as_str(), json!({ "session": session })).await?;
        tx.commit().await?;
        Ok(participant)
    }

    /// Adds a participant who came to a session that has begun, marked as present; with `beyond` also when every place is taken: the
    /// session then has one place more. A participant who holds a place that is not marked is marked as present.
    ///
    /// # Errors
    /// [`BookingRefusal::NotBegun`], [`BookingRefusal::SessionCancelled`], [`BookingRefusal::Full`]; those of [`check_held`];
    /// [`BookingRefusal::Overlap`] when the participant had another session at that time; [`StoreError::NotFound`], also for a session
    /// made of a slot, which is for one person.
    pub async fn add_walk_in(&self, by: &Actor, participant: &PersonId, session: &SessionId, beyond: bool) -> Result<BookingOutcome> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        tx.lock_row(LockTarget::Session, session.as_str()).await?;
        let facts = tx.session_facts(self, session).await?;
        if facts.from_slot {
            return Err(StoreError::NotFound);
        }
        if facts.is_cancelled() {
            return Err(BookingRefusal::SessionCancelled.into());
        }
        if by.at < facts.starts_at {
            return Err(BookingRefusal::NotBegun.into());
        }
        if let Some(booking) = tx.held_booking(session, participant).await? {
            let held = tx.booking_facts(self, &booking).await?;
            if held.state == BookingState::NoShow {
                return Ok(BookingOutcome::AlreadyHeld);
            }
            if held.state == BookingState::Booked {
                tx.mark_present(self, by, &booking).await?;
                tx.commit().await?;
            }
            return Ok(BookingOutcome::Booked);
        }
        tx.check_held(self, participant, facts.starts_at, by.at).await?;
        tx.expire_offers(self, by, &facts).await?;
        let entry = tx.active_entry(session, participant).await?;
        let offered = entry.as_ref().and_then(|entry| entry.place.map(|place| (place, Some(entry.id.as_str()))));
        let place = match (offered, tx.free_place(session).await?) {
            (Some(offered), _) => offered,
            (None, Some(free)) => (free, None),
            (None, None) if beyond => (tx.add_place_beyond(session, facts.places).await?, None),
            (None, None) => return Err(BookingRefusal::Full.into()),
        };
        let number = place.0;
        let booking = tx.insert_attended(self, by, participant, session, place).await?;
        if let Some(entry) = &entry {
            tx.close_entry(by, &entry.id, WaitlistState::Accepted).await?;
        }
        let details = json!({ "session": session, "place": number, "beyond": beyond });
        tx.audit(&self.structure, by, "booking.walked_in", booking.as_str(), details).await?;
        tx.commit().await?;
        Ok(BookingOutcome::Booked)
    }
}
