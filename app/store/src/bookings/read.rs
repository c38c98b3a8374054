//! The bookings of a participant, as screens show them.

use crate::{
    Result, StoreError,
    bookings::{Booking, Bookings},
    db::{row, rows},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::values::ids::{BookingId, PersonId, SessionId};

/// The columns of [`Booking`], before its conditions.
macro_rules! bookings {
    ($conditions:literal) => {
        concat!(
            "select b.id, b.state, b.late, b.marked_at is not null as marked, s.cancelled_at is not null as session_cancelled, b.session_id,
             s.session_type_id, t.kind, t.title, coalesce(v.name, case when s.in_person then '' end) as venue, v.address, s.link,
             c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at,
             (select count(*) from session_date d where d.session_id = s.id) as dates, t.cancel_notice
             from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id
             join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id
             where b.structure_id = $1 and b.participant_id = $2 ",
            $conditions
        )
    };
}

#[boxed_futures]
impl Bookings<'_> {
    /// The bookings that a participant holds in sessions that are not over at `now`, by start.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn upcoming_bookings(&self, participant: &PersonId, now: DateTime<Utc>) -> Result<Vec<Booking>> {
        Ok(rows!(
            self.db,
            bookings!(
                "and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null and s.ends_at > $3 and s.cancelled_at is null
                 order by s.starts_at"
            ),
            self.scope(),
            participant,
            now
        )?)
    }

    /// The newest 50 bookings of a participant that are over at `now` or cancelled, newest first; without recorded meetings that were
    /// withdrawn.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn past_bookings(&self, participant: &PersonId, now: DateTime<Utc>) -> Result<Vec<Booking>> {
        Ok(rows!(
            self.db,
            bookings!(
                "and not (s.recorded and s.cancelled_at is not null)
                 and (s.ends_at <= $3 or b.state not in ('Booked', 'Attended', 'NoShow') or b.released_at is not null)
                 order by s.starts_at desc, b.id desc limit 50"
            ),
            self.scope(),
            participant,
            now
        )?)
    }

    /// One booking of a participant, in any state.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn booking(&self, participant: &PersonId, id: &BookingId) -> Result<Booking> {
        row!(self.db, bookings!("and b.id = $3"), self.scope(), participant, id)?.ok_or(StoreError::NotFound)
    }

    /// The booking of a participant in a session: the held one, else the newest cancelled one; `None` without any.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn booking_in(&self, participant: &PersonId, session: &SessionId) -> Result<Option<Booking>> {
        Ok(row!(
            self.db,
            bookings!(
                "and b.session_id = $3
                 order by case when b.state in ('Booked', 'Attended', 'NoShow') then 0 else 1 end, b.id desc limit 1"
            ),
            self.scope(),
            participant,
            session
        )?)
    }
}
