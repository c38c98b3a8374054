//! Cancelling a booking, by the participant or by the structure. What is freed is offered to the waitlist.

use crate::{
    Actor, Result, StoreError,
    bookings::{Bookings, seats::BookingFacts, sessions::SessionFacts},
    db::{StructureStore, Tx, tx_run},
};
use boxed_futures::boxed_futures;
use domain::{
    bookings::{BookingRefusal, BookingState, Cancellation, cancellation, check_open, notice::NoticeKind},
    values::ids::{BookingId, PersonId, SessionId},
};
use serde_json::json;

impl Tx {
    /// Sets the state of a booking to a cancelled one, with the actor and the reason.
    ///
    /// # Errors
    /// [`BookingRefusal::NotHeld`] unless the booking is `Booked`.
    pub(crate) async fn set_cancelled(
        &mut self,
        by: &Actor,
        booking: &BookingId,
        state: BookingState,
        late: bool,
        reason: Option<&str>,
    ) -> Result<()> {
        let changed = tx_run!(
            self,
            "update booking set state = $2, late = $3, reason = $4, changed_at = $5, changed_by = $6, sequence = sequence + 1
             where id = $1 and state = 'Booked'",
            booking,
            state,
            late,
            reason,
            by.at,
            by.person_id()
        )?;
        if changed == 1 { Ok(()) } else { Err(BookingRefusal::NotHeld.into()) }
    }

    /// Frees the place, the time and the reminders of a booking that was cancelled or moved. The place is offered to the
    /// waitlist; a session made of a slot is cancelled instead.
    pub(crate) async fn release_booking(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        session: &SessionFacts,
        booking: &BookingId,
        facts: &BookingFacts,
    ) -> Result<()> {
        self.transfer_place(&session.id, facts.place, Some(booking.as_str()), None).await?;
        self.free_time(&facts.participant_id, &session.id).await?;
        self.drop_reminders(by.at, booking).await?;
        if session.from_slot && session.starts_at > by.at {
            let cancel =
                "update session set cancelled_at = $2, changed_at = $2, sequence = sequence + 1 where id = $1 and cancelled_at is null";
            tx_run!(self, cancel, &session.id, by.at)?;
            self.free_time(&session.coach_id, &session.id).await
        } else {
            self.offer_free_places(store, by, session).await
        }
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Cancels a booking for its participant: until the notice freely, after it with a reason and marked as late, with a message
    /// to the coach. Cancelled again by the same person, it stays as it is.
    ///
    /// # Errors
    /// As [`Self::cancel_booking_in`].
    pub async fn cancel_booking(
        &self,
        by: &Actor,
        participant: &PersonId,
        booking: &BookingId,
        reason: Option<&str>,
    ) -> Result<Cancellation> {
        self.cancel_booking_in(by, participant, booking, None, reason).await
    }

    /// As [`Self::cancel_booking`], when the form showed the booking in the session `seen`.
    ///
    /// # Errors
    /// [`BookingRefusal::MovedSince`] when the booking is in another session by now; [`BookingRefusal::Past`] once the session
    /// has begun; [`BookingRefusal::Reason`] when it is late and has no reason; [`BookingRefusal::NotHeld`];
    /// [`StoreError::NotFound`], also for the booking of another participant.
    pub async fn cancel_booking_in(
        &self,
        by: &Actor,
        participant: &PersonId,
        booking: &BookingId,
        seen: Option<&SessionId>,
        reason: Option<&str>,
    ) -> Result<Cancellation> {
        let mut tx = self.db.begin().await?;
        let (facts, session) = tx.lock_booking(self, booking).await?;
        if facts.participant_id != *participant {
            return Err(StoreError::NotFound);
        }
        if facts.is_cancelled_by(by, BookingState::CancelledByParticipant) {
            return Ok(if facts.late { Cancellation::Late } else { Cancellation::InTime });
        }
        if facts.state != BookingState::Booked {
            return Err(BookingRefusal::NotHeld.into());
        }
        if seen.is_some_and(|seen| *seen != session.id) {
            return Err(BookingRefusal::MovedSince.into());
        }
        let how = cancellation(session.starts_at, session.is_cancelled(), session.cancel_notice, by.at)?;
        let late = how == Cancellation::Late;
        if late && reason.is_none() {
            return Err(BookingRefusal::Reason.into());
        }
        tx.set_cancelled(by, booking, BookingState::CancelledByParticipant, late, reason).await?;
        tx.release_booking(self, by, &session, booking, &facts).await?;
        if late {
            tx.queue_booking_message(self, by, NoticeKind::LateCancellation, &session.coach_id, &session.id, Some(booking), reason).await?;
        }
        tx.audit(&self.structure, by, "booking.cancelled", booking.as_str(), json!({ "late": late, "reason": reason })).await?;
        tx.commit().await?;
        Ok(how)
    }

    /// Cancels a booking in the name of the structure, with a message to the participant: never late. Cancelled again by the
    /// same person, it stays as it is. Returns the session of the booking.
    ///
    /// # Errors
    /// As [`Self::cancel_by_structure_in`].
    pub async fn cancel_by_structure(&self, by: &Actor, booking: &BookingId, word: Option<&str>) -> Result<SessionId> {
        self.cancel_by_structure_in(by, booking, None, word).await
    }

    /// As [`Self::cancel_by_structure`], when the form showed the booking in the session `seen`.
    ///
    /// # Errors
    /// [`BookingRefusal::MovedSince`] when the booking is in another session by now; [`BookingRefusal::Past`],
    /// [`BookingRefusal::SessionCancelled`], [`BookingRefusal::NotHeld`], [`StoreError::NotFound`].
    pub async fn cancel_by_structure_in(
        &self,
        by: &Actor,
        booking: &BookingId,
        seen: Option<&SessionId>,
        word: Option<&str>,
    ) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let (facts, session) = tx.lock_booking(self, booking).await?;
        if facts.is_cancelled_by(by, BookingState::CancelledByStructure) {
            return Ok(session.id);
        }
        if facts.state == BookingState::Booked && seen.is_some_and(|seen| *seen != session.id) {
            return Err(BookingRefusal::MovedSince.into());
        }
        if facts.state != BookingState::Booked {
            return Err(BookingRefusal::NotHeld.into());
        }
        check_open(session.starts_at, session.is_cancelled(), by.at)?;
        tx.set_cancelled(by, booking, BookingState::CancelledByStructure, false, word).await?;
        tx.release_booking(self, by, &session, booking, &facts).await?;
        tx.queue_booking_message(self, by, NoticeKind::Cancelled, &facts.participant_id, &session.id, Some(booking), word).await?;
        tx.audit(&self.structure, by, "booking.taken_back", booking.as_str(), json!({ "word": word })).await?;
        tx.commit().await?;
        Ok(session.id)
    }
}
