//! Attendance: marked from the start of a session on, unmarked with an audit event.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    db::{LockTarget, StructureStore, Tx, error::OnTaken, named_in_session, rows, tx_rows, tx_run, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    bookings::{
        BookingRefusal, BookingState, SessionKind,
        attendance::{Attendance, marked_state},
        span::Span,
    },
    values::{
        ids::{BookingId, PersonId, SessionId},
        undo::undone_until,
    },
};
use serde_json::json;
use std::collections::HashMap;

/// A booking in a session, in any state, with its participant.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Attendee {
    /// The booking.
    pub booking_id: BookingId,
    /// The session.
    pub session_id: SessionId,
    /// The participant.
    pub participant_id: PersonId,
    /// First and family name of the participant.
    pub name: String,
    /// The state of the booking.
    pub state: BookingState,
    /// Whether it was cancelled after the notice.
    pub late: bool,
    /// The reason of the cancellation.
    pub reason: Option<String>,
    /// When attendance was marked, UTC.
    pub marked_at: Option<DateTime<Utc>>,
}

/// Number of attended meetings of a participant, by kind and mode, for the monthly record.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Meetings {
    /// The participant.
    pub participant_id: PersonId,
    /// The kind of the session type.
    pub kind: SessionKind,
    /// Whether the meeting was remote: the session has no venue and was not held in person elsewhere.
    pub remote: bool,
    /// Number of attended sessions.
    pub attended: i64,
}

impl Tx {
    /// Marks a booking that is `Booked` as present. Its session must be locked, and have begun.
    pub(crate) async fn mark_present(&mut self, store: &StructureStore, by: &Actor, booking: &BookingId) -> Result<()> {
        tx_run!(
            self,
            "update booking set state = 'Attended', marked_at = $2, changed_at = $2, changed_by = $3 where id = $1 and state = 'Booked'",
            booking,
            by.at,
            by.person_id()
        )?;
        let details = json!({ "from": BookingState::Booked.as_str(), "to": BookingState::Attended.as_str() });
        self.audit(&store.structure, by, "attendance.marked", booking.as_str(), details).await
    }
}

/// By how much a mark raises the sequence number of a calendar entry: 1 when it cancels the booking or makes it valid again.
fn sequence_step(marked: BookingState) -> i64 {
    i64::from(!marked.holds_place())
}

#[boxed_futures]
impl Bookings<'_> {
    /// Marks the attendance of a booking; excused, it frees place and time. Returns the session. Sent twice, it is marked once.
    ///
    /// # Errors
    /// [`BookingRefusal::NotBegun`], [`BookingRefusal::NotMarkable`], [`StoreError::NotFound`].
    pub async fn mark_attendance(&self, by: &Actor, booking: &BookingId, attendance: Attendance) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let (facts, session) = tx.lock_booking(self, booking).await?;
        if session.is_cancelled() {
            return Err(BookingRefusal::NotMarkable.into());
        }
        if facts.marked_at.is_some() && facts.state == attendance.state() {
            return Ok(session.id);
        }
        let state = marked_state(facts.state, session.starts_at, attendance, by.at)?;
        tx_run!(
            &mut tx,
            "update booking set state = $2, marked_at = $3, changed_at = $3, changed_by = $4, sequence = sequence + $5 where id = $1",
            booking,
            state,
            by.at,
            by.person_id(),
            sequence_step(state)
        )?;
        if facts.holds_place() && !state.holds_place() {
            tx.transfer_place(&session.id, facts.place, Some(booking.as_str()), None).await?;
            tx.free_time(&facts.participant_id, &session.id).await?;
        }
        let details = json!({ "from": facts.state.as_str(), "to": state.as_str() });
        tx.audit(&self.structure, by, "attendance.marked", booking.as_str(), details).await?;
        tx.commit().await?;
        Ok(session.id)
    }

    /// Removes the mark of a booking, which is `Booked` again with its place and time; returns the session. Sent twice, it is
    /// unmarked once.
    ///
    /// # Errors
    /// [`BookingRefusal::NotMarkable`] for a cancelled booking that was not marked; [`BookingRefusal::Overlap`] when an excused
    /// participant has another session at that time by now; [`BookingRefusal::Full`] when the place is taken;
    /// [`StoreError::NotFound`].
    pub async fn unmark_attendance(&self, by: &Actor, booking: &BookingId) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let (facts, session) = tx.lock_booking(self, booking).await?;
        if facts.state == BookingState::Booked {
            return Ok(session.id);
        }
        if facts.marked_at.is_none() {
            return Err(BookingRefusal::NotMarkable.into());
        }
        tx_run!(
            &mut tx,
            "update booking set state = 'Booked', marked_at = null, changed_at = $2, changed_by = $3, sequence = sequence + $4 where id = $1",
            booking,
            by.at,
            by.person_id(),
            sequence_step(facts.state)
        )
        .on_taken(BookingRefusal::Overlap)?;
        if !facts.state.holds_place() && facts.released_at.is_none() {
            tx.transfer_place(&session.id, facts.place, None, Some(booking.as_str())).await?;
            let spans = tx.spans_of(&session.id).await?;
            tx.take_time(&facts.participant_id, &session.id, &spans, BookingRefusal::Overlap).await?;
        }
        tx.audit(&self.structure, by, "attendance.unmarked", booking.as_str(), json!({ "from": facts.state.as_str() })).await?;
        tx.commit().await?;
        Ok(session.id)
    }

    /// Marks every booking of a session that is not marked yet as present, all with the instant of this act. Sent twice, they are marked
    /// once.
    ///
    /// # Errors
    /// [`BookingRefusal::NotBegun`]; [`BookingRefusal::NotMarkable`] for a cancelled session; [`StoreError::NotFound`].
    pub async fn mark_all_present(&self, by: &Actor, session: &SessionId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Session, session.as_str()).await?;
        let facts = tx.session_facts(self, session).await?;
        if facts.is_cancelled() {
            return Err(BookingRefusal::NotMarkable.into());
        }
        if by.at < facts.starts_at {
            return Err(BookingRefusal::NotBegun.into());
        }
        let open: Vec<(BookingId,)> =
            tx_rows!(&mut tx, "select id from booking where session_id = $1 and state = 'Booked' order by place, id", session)?;
        for (booking,) in &open {
            tx.mark_present(self, by, booking).await?;
        }
        tx.commit().await
    }

    /// Removes the marks that [`Self::mark_all_present`] made at an instant: these bookings are `Booked` again. Marks that were changed
    /// since stay. Sent twice, they are removed once.
    ///
    /// # Errors
    /// [`BookingRefusal::UnmarkedTooLate`]; [`StoreError::NotFound`].
    pub async fn unmark_all_present(&self, by: &Actor, session: &SessionId, marked_at: DateTime<Utc>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Session, session.as_str()).await?;
        tx.session_facts(self, session).await?;
        let marked: Vec<(BookingId,)> = tx_rows!(
            &mut tx,
            "select id from booking where session_id = $1 and state = 'Attended' and marked_at = $2 order by place, id",
            session,
            marked_at
        )?;
        if !marked.is_empty() && by.at > undone_until(marked_at) {
            return Err(BookingRefusal::UnmarkedTooLate.into());
        }
        for (booking,) in &marked {
            tx_run!(
                &mut tx,
                "update booking set state = 'Booked', marked_at = null, changed_at = $2, changed_by = $3 where id = $1",
                booking,
                by.at,
                by.person_id()
            )?;
            let details = json!({ "from": BookingState::Attended.as_str() });
            tx.audit(&self.structure, by, "attendance.unmarked", booking.as_str(), details).await?;
        }
        tx.commit().await
    }

    /// The held and the marked bookings in the sessions that overlap a span, of one coach if given; by session and place. Without those of
    /// participants whom the reader neither reads nor has in a session of their own: see [`Self::withheld_between`].
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn attendees_between(&self, coach: Option<&PersonId>, span: &Span) -> Result<Vec<Attendee>> {
        Ok(rows!(
            self.db,
            concat!(
                "select b.id as booking_id, b.session_id, b.participant_id, p.first_name || ' ' || p.last_name as name, b.state, b.late,
                 b.reason, b.marked_at from booking b join session s on s.id = b.session_id join person p on p.id = b.participant_id
                 where b.structure_id = $1 and s.structure_id = $1 and s.ends_at > $2 and s.starts_at < $3 and ($4 is null or s.coach_id = $4)
                 and (b.state in ('Booked', 'Attended', 'NoShow') or b.marked_at is not null) and ",
                named_in_session!("b.participant_id", "s.coach_id", "$5", "$6"),
                " order by b.session_id, b.place, b.id"
            ),
            self.scope(),
            span.starts_at,
            span.ends_at,
            coach,
            self.reader(),
            self.reading_day(),
        )?)
    }

    /// Number of held places that [`Self::attendees_between`] leaves out, by session; empty without a reader.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn withheld_between(&self, coach: Option<&PersonId>, span: &Span) -> Result<HashMap<SessionId, i64>> {
        if self.reader().is_none() {
            return Ok(HashMap::new());
        }
        let counts: Vec<(SessionId, i64)> = rows!(
            self.db,
            concat!(
                "select b.session_id, count(*) from booking b join session s on s.id = b.session_id
                 where b.structure_id = $1 and s.structure_id = $1 and s.ends_at > $2 and s.starts_at < $3 and ($4 is null or s.coach_id = $4)
                 and b.state in ('Booked', 'Attended', 'NoShow') and not ",
                named_in_session!("b.participant_id", "s.coach_id", "$5", "$6"),
                " group by b.session_id"
            ),
            self.scope(),
            span.starts_at,
            span.ends_at,
            coach,
            self.reader(),
            self.reading_day(),
        )?;
        Ok(counts.into_iter().collect())
    }

    /// The bookings of a session in every state, the held and marked ones first; by place. Without those of participants whom the reader
    /// neither reads nor has in a session of their own: see [`Self::withheld_in`].
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn attendees(&self, session: &SessionId) -> Result<Vec<Attendee>> {
        Ok(rows!(
            self.db,
            concat!(
                "select b.id as booking_id, b.session_id, b.participant_id, p.first_name || ' ' || p.last_name as name, b.state, b.late,
                 b.reason, b.marked_at from booking b join session s on s.id = b.session_id join person p on p.id = b.participant_id
                 where b.structure_id = $1 and b.session_id = $2 and ",
                named_in_session!("b.participant_id", "s.coach_id", "$3", "$4"),
                " order by case when b.state in ('Booked', 'Attended', 'NoShow') or b.marked_at is not null then 0 else 1 end, b.place, b.id"
            ),
            self.scope(),
            session,
            self.reader(),
            self.reading_day(),
        )?)
    }

    /// Number of held places that [`Self::attendees`] leaves out; 0 without a reader.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn withheld_in(&self, session: &SessionId) -> Result<i64> {
        if self.reader().is_none() {
            return Ok(0);
        }
        let count: Option<i64> = value!(
            self.db,
            concat!(
                "select count(*) from booking b join session s on s.id = b.session_id
                 where b.structure_id = $1 and b.session_id = $2 and b.state in ('Booked', 'Attended', 'NoShow') and not ",
                named_in_session!("b.participant_id", "s.coach_id", "$3", "$4"),
            ),
            self.scope(),
            session,
            self.reader(),
            self.reading_day(),
        )?;
        Ok(count.unwrap_or_default())
    }

    /// Number of attended meetings that start within a span, of one participant if given, by participant, kind and mode.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn meetings(&self, participant: Option<&PersonId>, span: &Span) -> Result<Vec<Meetings>> {
        Ok(rows!(
            self.db,
            "select b.participant_id, t.kind, s.venue_id is null and not s.in_person as remote, count(*) as attended
             from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id
             where b.structure_id = $1 and s.structure_id = $1 and b.state = 'Attended' and s.starts_at >= $2 and s.starts_at < $3
             and ($4 is null or b.participant_id = $4)
             group by b.participant_id, t.kind, s.venue_id is null and not s.in_person order by b.participant_id, t.kind, remote",
            self.scope(),
            span.starts_at,
            span.ends_at,
            participant
        )?)
    }

    /// The session of a booking of any participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a booking that [`Self::attendees`] leaves out.
    pub async fn session_of(&self, booking: &BookingId) -> Result<SessionId> {
        let find = concat!(
            "select b.session_id from booking b join session s on s.id = b.session_id where b.structure_id = $1 and b.id = $2 and ",
            named_in_session!("b.participant_id", "s.coach_id", "$3", "$4"),
        );
        value!(self.db, find, self.scope(), booking, self.reader(), self.reading_day())?.ok_or(StoreError::NotFound)
    }
}
