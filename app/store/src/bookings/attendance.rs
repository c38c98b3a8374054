//! Who came: marked from the start on, taken back with a trace.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    db::{StructureStore, error::OnTaken, rows, tx_run},
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::{
        BookingRefusal, BookingState, SessionKind,
        attendance::{Attendance, mark},
        span::Span,
    },
    values::ids::{BookingId, PersonId, SessionId},
};
use serde_json::json;

/// Someone who has, or had, a place in a session.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Attendee {
    /// The booking.
    pub booking_id: BookingId,
    /// The session.
    pub session_id: SessionId,
    /// Who.
    pub participant_id: PersonId,
    /// First and family name.
    pub name: String,
    /// Where the booking stands.
    pub state: BookingState,
    /// Whether it was given back after the notice.
    pub late: bool,
    /// Why it was given back or taken back.
    pub reason: Option<String>,
    /// When attendance was marked, UTC.
    pub marked_at: Option<DateTime<Utc>>,
}

/// Meetings that took place, of one person, as the monthly record counts them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Meetings {
    /// Who came.
    pub participant_id: PersonId,
    /// What for.
    pub kind: SessionKind,
    /// At a distance, and not in person.
    pub remote: bool,
    /// How many.
    pub attended: i64,
}

/// How often calendars are told of a mark: once if the place is held no more, or again.
fn told(marked: BookingState) -> i64 {
    i64::from(!marked.holds_a_place())
}

impl Bookings<'_> {
    /// Notes whether someone came. Sent twice, it is noted once.
    ///
    /// # Errors
    /// [`BookingRefusal::NotBegun`], [`BookingRefusal::NotMarkable`], [`StoreError::NotFound`].
    pub async fn mark_attendance(&self, by: &Actor, booking: &BookingId, attendance: Attendance) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let (facts, session) = tx.hold_booking(self, booking).await?;
        if session.is_cancelled() {
            return Err(BookingRefusal::NotMarkable.into());
        }
        if facts.marked_at.is_some() && facts.state == attendance.state() {
            return Ok(session.id);
        }
        let state = mark(facts.state, session.starts_at, attendance, by.at)?;
        tx_run!(
            &mut tx,
            "update booking set state = $2, marked_at = $3, changed_at = $3, changed_by = $4, sequence = sequence + $5 where id = $1",
            booking.as_str(),
            state.as_str(),
            by.at,
            by.person_id(),
            told(state)
        )?;
        if facts.holds() && !state.holds_a_place() {
            tx.pass_place(&session.id, facts.place, Some(booking.as_str()), None).await?;
            tx.free_time(facts.participant_id.as_str(), session.id.as_str()).await?;
        }
        let details = json!({ "from": facts.state.as_str(), "to": state.as_str() });
        tx.audit(&self.structure, by, "attendance.marked", booking.as_str(), details).await?;
        tx.commit().await?;
        Ok(session.id)
    }

    /// Takes a mark back: the booking is held as before. Done twice, it is done once.
    ///
    /// # Errors
    /// [`BookingRefusal::NotMarkable`] for a booking that was not marked; [`BookingRefusal::Overlap`] when someone excused has
    /// another session at that time by now; [`StoreError::NotFound`].
    pub async fn unmark_attendance(&self, by: &Actor, booking: &BookingId) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let (facts, session) = tx.hold_booking(self, booking).await?;
        if facts.state == BookingState::Booked {
            return Ok(session.id);
        }
        if facts.marked_at.is_none() {
            return Err(BookingRefusal::NotMarkable.into());
        }
        tx_run!(
            &mut tx,
            "update booking set state = 'Booked', marked_at = null, changed_at = $2, changed_by = $3, sequence = sequence + $4 where id = $1",
            booking.as_str(),
            by.at,
            by.person_id(),
            told(facts.state)
        )
        .on_taken(BookingRefusal::Overlap)?;
        if !facts.state.holds_a_place() && facts.released_at.is_none() {
            tx.pass_place(&session.id, facts.place, None, Some(booking.as_str())).await?;
            let spans = tx.spans_of(session.id.as_str()).await?;
            tx.take_time(facts.participant_id.as_str(), session.id.as_str(), &spans, BookingRefusal::Overlap).await?;
        }
        tx.audit(&self.structure, by, "attendance.unmarked", booking.as_str(), json!({ "from": facts.state.as_str() })).await?;
        tx.commit().await?;
        Ok(session.id)
    }

    /// Everybody who has, or had, a place in the sessions of a coach, or of all, that touch a time; by session and place.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn attendees_between(&self, coach: Option<&PersonId>, span: &Span) -> Result<Vec<Attendee>> {
        Ok(rows!(
            self.db,
            "select b.id as booking_id, b.session_id, b.participant_id, p.first_name || ' ' || p.last_name as name, b.state, b.late,
             b.reason, b.marked_at from booking b join session s on s.id = b.session_id join person p on p.id = b.participant_id
             where b.structure_id = $1 and s.ends_at > $2 and s.starts_at < $3 and ($4 is null or s.coach_id = $4)
             and (b.state in ('Booked', 'Attended', 'NoShow') or b.marked_at is not null)
             order by b.session_id, b.place, b.id",
            self.scope(),
            span.starts_at,
            span.ends_at,
            coach.map(PersonId::as_str)
        )?)
    }

    /// Everybody who has, or had, a place in a session, those who have one first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn attendees(&self, session: &SessionId) -> Result<Vec<Attendee>> {
        Ok(rows!(
            self.db,
            "select b.id as booking_id, b.session_id, b.participant_id, p.first_name || ' ' || p.last_name as name, b.state, b.late,
             b.reason, b.marked_at from booking b join person p on p.id = b.participant_id
             where b.structure_id = $1 and b.session_id = $2
             order by case when b.state in ('Booked', 'Attended', 'NoShow') or b.marked_at is not null then 0 else 1 end, b.place, b.id",
            self.scope(),
            session.as_str()
        )?)
    }

    /// The meetings that took place in a time, of one participant when given, by person, kind and whether at a distance: what
    /// the plan shows and the monthly record asks for.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn meetings(&self, participant: Option<&PersonId>, span: &Span) -> Result<Vec<Meetings>> {
        Ok(rows!(
            self.db,
            "select b.participant_id, t.kind, s.venue_id is null as remote, count(*) as attended
             from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id
             where b.structure_id = $1 and b.state = 'Attended' and s.starts_at >= $2 and s.starts_at < $3
             and ($4 is null or b.participant_id = $4)
             group by b.participant_id, t.kind, s.venue_id is null order by b.participant_id, t.kind, remote",
            self.scope(),
            span.starts_at,
            span.ends_at,
            participant.map(PersonId::as_str)
        )?)
    }

    /// The session of a booking, of whomever it is: for the team.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn session_of(&self, booking: &BookingId) -> Result<SessionId> {
        let find = "select session_id from booking where structure_id = $1 and id = $2";
        let session: Option<String> = crate::db::value!(self.db, find, self.scope(), booking.as_str())?;
        session.and_then(|id| SessionId::try_from(id).ok()).ok_or(StoreError::NotFound)
    }
}
