//! Booking a place in a session.

use crate::{
    Actor, Result,
    bookings::{BookingOutcome, Bookings},
    db::LockTarget,
};
use boxed_futures::boxed_futures;
use domain::{
    bookings::{BookingRefusal, check_open, waitlist::WaitlistState},
    values::ids::{PersonId, SessionId},
};

#[boxed_futures]
impl Bookings<'_> {
    /// Books a place in a session for a participant. The rules of the session type bind participants who book for themselves;
    /// the team may book for them until the start. A place that is offered to the participant is the one that is taken.
    ///
    /// The person and then the session are locked, so that the last place goes to one participant and no participant is in two
    /// sessions at once; without the locks, the keys of places and of time would refuse the second booking.
    ///
    /// # Errors
    /// [`BookingRefusal`]; [`crate::StoreError::NotFound`] for a person or a session of another structure.
    pub async fn book(&self, by: &Actor, participant: &PersonId, session: &SessionId) -> Result<BookingOutcome> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        tx.lock_row(LockTarget::Session, session.as_str()).await?;
        let facts = tx.session_facts(self, session).await?;
        if tx.held_booking(session, participant).await?.is_some() {
            return Ok(BookingOutcome::AlreadyHeld);
        }
        check_open(facts.starts_at, facts.is_cancelled(), by.at)?;
        tx.expire_offers(self, by, &facts).await?;
        let entry = tx.active_entry(session, participant).await?;
        tx.check_booking_rules(by, participant, &facts.session_type_id, facts.rules(), facts.starts_at, None).await?;
        let offered = entry.as_ref().and_then(|entry| entry.place.map(|place| (place, Some(entry.id.as_str()))));
        let place = match offered {
            Some(offered) => offered,
            None => (tx.free_place(session).await?.ok_or(BookingRefusal::Full)?, None),
        };
        tx.take_place(self, by, participant, session, place).await?;
        if let Some(entry) = &entry {
            tx.close_entry(by, &entry.id, WaitlistState::Accepted).await?;
        }
        tx.commit().await?;
        Ok(BookingOutcome::Booked)
    }
}
