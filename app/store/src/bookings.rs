//! Bookings: a person's place in a session.

use crate::{
    By, Result, StoreError,
    db::{Lockable, Within, fresh, row, rows, tx_row, tx_run, tx_value},
    error::OnTaken,
};
use chrono::{DateTime, Utc};
use domain::{
    booking::{BookingRefusal, SessionKind, still_open},
    ids::{BookingId, PersonId, SessionId},
};
use serde_json::json;

/// A place held, with its session.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Booking {
    /// The booking.
    #[sqlx(try_from = "String")]
    pub id: BookingId,
    /// The session.
    #[sqlx(try_from = "String")]
    pub session_id: SessionId,
    /// What it is for.
    #[sqlx(try_from = "String")]
    pub kind: SessionKind,
    /// The name people book by.
    pub title: String,
    /// Where.
    pub venue: Option<String>,
    /// Postal address of the venue.
    pub address: Option<String>,
    /// Who holds it.
    pub coach: String,
    /// Its start, UTC.
    pub starts_at: DateTime<Utc>,
    /// Its end, UTC.
    pub ends_at: DateTime<Utc>,
}

/// What became of a wish to book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingOutcome {
    /// The place is held from now on.
    Booked,
    /// It was held already: a form sent twice.
    AlreadyHeld,
}

#[derive(sqlx::FromRow)]
struct Times {
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    cancelled_at: Option<DateTime<Utc>>,
}

/// The columns of [`Booking`], before its conditions.
macro_rules! bookings {
    ($conditions:literal) => {
        concat!(
            "select b.id, b.session_id, t.kind, t.title, v.name as venue, v.address, c.first_name || ' ' || c.last_name as coach,
             s.starts_at, s.ends_at
             from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id
             join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id
             where b.structure_id = $1 and b.participant_id = $2 and b.state = 'Booked' ",
            $conditions
        )
    };
}

impl Within {
    /// Books the first free place of a session for a participant.
    ///
    /// The person and the session are held, in this order, so that the last place goes to one and nobody is in two
    /// sessions at once; were it not for that, the unique place of the table would refuse the second.
    ///
    /// # Errors
    /// [`BookingRefusal`]; [`StoreError::NotFound`] for a session of another structure.
    pub async fn book(&self, by: &By, participant: &PersonId, session: &SessionId) -> Result<BookingOutcome> {
        let mut tx = self.db.begin().await?;
        tx.hold(Lockable::Person, participant.as_str()).await?;
        tx.hold(Lockable::Session, session.as_str()).await?;
        let times: Times = tx_row!(
            &mut tx,
            "select starts_at, ends_at, cancelled_at from session where structure_id = $1 and id = $2",
            self.scope(),
            session.as_str()
        )?
        .ok_or(StoreError::NotFound)?;
        let held: Option<String> = tx_value!(
            &mut tx,
            "select id from booking where session_id = $1 and participant_id = $2 and state = 'Booked'",
            session.as_str(),
            participant.as_str()
        )?;
        if held.is_some() {
            return Ok(BookingOutcome::AlreadyHeld);
        }
        still_open(times.starts_at, times.cancelled_at.is_some(), by.at)?;
        let elsewhere: Option<String> = tx_value!(
            &mut tx,
            "select b.id from booking b join session s on s.id = b.session_id
             where b.participant_id = $1 and b.state = 'Booked' and s.cancelled_at is null and s.starts_at < $3 and s.ends_at > $2 limit 1",
            participant.as_str(),
            times.starts_at,
            times.ends_at
        )?;
        if elsewhere.is_some() {
            return Err(BookingRefusal::Overlap.into());
        }
        let free: Option<i64> = tx_value!(
            &mut tx,
            "select p.place from session_place p where p.session_id = $1 and not exists
             (select 1 from booking b where b.session_id = p.session_id and b.place = p.place and b.state = 'Booked')
             order by p.place limit 1",
            session.as_str()
        )?;
        let place = free.ok_or(BookingRefusal::Full)?;
        let id: BookingId = fresh(by.at)?;
        tx_run!(
            &mut tx,
            "insert into booking (id, structure_id, session_id, participant_id, place, state, booked_at, changed_at)
             values ($1, $2, $3, $4, $5, 'Booked', $6, $6)",
            id.as_str(),
            self.scope(),
            session.as_str(),
            participant.as_str(),
            place,
            by.at,
        )
        .on_taken(BookingRefusal::Full)?;
        let details = json!({ "session": session, "place": place });
        tx.audit(&self.structure, by, "booking.booked", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(BookingOutcome::Booked)
    }

    /// Gives a participant's own place back. Sent twice, it is given back once.
    ///
    /// # Errors
    /// [`BookingRefusal::Past`] once the session has begun, [`BookingRefusal::NotHeld`], [`StoreError::NotFound`].
    pub async fn cancel_booking(&self, by: &By, participant: &PersonId, booking: &BookingId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let times: Times = tx_row!(
            &mut tx,
            "select s.starts_at, s.ends_at, s.cancelled_at from booking b join session s on s.id = b.session_id
             where b.structure_id = $1 and b.id = $2 and b.participant_id = $3",
            self.scope(),
            booking.as_str(),
            participant.as_str()
        )?
        .ok_or(StoreError::NotFound)?;
        still_open(times.starts_at, times.cancelled_at.is_some(), by.at)?;
        let changed = tx_run!(
            &mut tx,
            "update booking set state = 'CancelledByParticipant', changed_at = $2 where id = $1 and state = 'Booked'",
            booking.as_str(),
            by.at
        )?;
        if changed != 1 {
            return Err(BookingRefusal::NotHeld.into());
        }
        tx.audit(&self.structure, by, "booking.cancelled", booking.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// The places that a participant holds in sessions that are not over, soonest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn bookings_to_come(&self, participant: &PersonId, now: DateTime<Utc>) -> Result<Vec<Booking>> {
        Ok(rows!(
            self.db,
            bookings!("and s.ends_at > $3 and s.cancelled_at is null order by s.starts_at"),
            self.scope(),
            participant.as_str(),
            now
        )?)
    }

    /// One place that a participant holds.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn booking(&self, participant: &PersonId, id: &BookingId) -> Result<Booking> {
        row!(self.db, bookings!("and b.id = $3"), self.scope(), participant.as_str(), id.as_str())?.ok_or(StoreError::NotFound)
    }
}
