//! Moving a booking to another session or slot in one transaction: the old place is kept unless the new one is free.

use crate::{
    Actor, Result, StoreError,
    bookings::{Bookings, seats::in_own_name, sessions::SessionFacts, slots::SlotRequest},
    db::{LockTarget, StructureStore, Tx, error::OnTaken, tx_run},
};
use boxed_futures::boxed_futures;
use domain::{
    bookings::{BookingRefusal, BookingState, Cancellation, cancellation, check_open, notice::NoticeKind, waitlist::WaitlistState},
    values::ids::{BookingId, PersonId, SessionId, SessionTypeId},
};
use serde_json::json;

/// The target of a move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoveTo {
    /// Another session of the same type.
    Session(SessionId),
    /// A slot of the same type.
    Slot(SlotRequest),
}

impl MoveTo {
    /// Whether the session is the target, or was made of the target slot.
    fn matches(&self, session: &SessionFacts) -> bool {
        match self {
            Self::Session(id) => *id == session.id,
            Self::Slot(request) => {
                (&request.session_type, &request.coach, request.starts_at)
                    == (&session.session_type_id, &session.coach_id, session.starts_at)
            }
        }
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Moves a booking to another session or slot of the same type. Sent twice, it is moved once.
    ///
    /// # Errors
    /// [`BookingRefusal`], for example [`BookingRefusal::MoveLate`] for a participant after the notice, or
    /// [`BookingRefusal::Meanwhile`] when the session was reassigned to another coach meanwhile; [`StoreError::NotFound`]. The
    /// booking then stays where it is.
    pub async fn move_booking(&self, by: &Actor, participant: &PersonId, booking: &BookingId, to: &MoveTo) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let seen = tx.booking_facts(self, booking).await?;
        if seen.participant_id != *participant {
            return Err(StoreError::NotFound);
        }
        let coach = tx.session_facts(self, &seen.session_id).await?.coach_id;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        if let MoveTo::Slot(request) = to {
            // Both coaches: the time of one is freed and that of the other taken.
            tx.lock_rows(LockTarget::Person, [coach.as_str(), request.coach.as_str()]).await?;
        }
        let target = if let MoveTo::Session(id) = to { Some(id.as_str()) } else { None };
        tx.lock_rows(LockTarget::Session, [Some(seen.session_id.as_str()), target].into_iter().flatten()).await?;
        let facts = tx.booking_facts(self, booking).await?;
        if facts.state != BookingState::Booked {
            return Err(BookingRefusal::NotHeld.into());
        }
        if facts.session_id != seen.session_id {
            // Moved while waiting for the locks: by the same request, if it is at the target.
            let now = tx.session_facts(self, &facts.session_id).await?;
            return if to.matches(&now) { Ok(()) } else { Err(BookingRefusal::MovedSince.into()) };
        }
        let old = tx.session_facts(self, &facts.session_id).await?;
        if old.coach_id != coach {
            return Err(BookingRefusal::Meanwhile.into());
        }
        let how = cancellation(old.starts_at, old.is_cancelled(), old.cancel_notice, by.at)?;
        // Sent twice: moved already, and never late.
        if to.matches(&old) {
            return Ok(());
        }
        if how == Cancellation::Late && in_own_name(by, participant) {
            return Err(BookingRefusal::MoveLate.into());
        }
        // Place and time are freed before the new ones are taken, which may overlap them; a refusal rolls all of it back.
        tx.release_booking(self, by, &old, booking, &facts).await?;
        let (session, place) = tx.find_target(self, by, participant, booking, &old.session_type_id, to).await?;
        let spans = tx.spans_of(&session).await?;
        tx.check_booking_end(participant, &spans, by.at).await?;
        let entry = tx.active_entry(&session, participant).await?;
        let offered_to = entry.as_ref().filter(|entry| entry.place == Some(place)).map(|entry| entry.id.as_str());
        tx.transfer_place(&session, place, offered_to, Some(booking.as_str())).await?;
        if let Some(entry) = &entry {
            tx.close_entry(by, &entry.id, WaitlistState::Accepted).await?;
        }
        tx_run!(
            &mut tx,
            "update booking set session_id = $2, place = $3, changed_at = $4, changed_by = $5, sequence = sequence + 1
             where id = $1 and state = 'Booked'",
            booking,
            &session,
            place,
            by.at,
            by.person_id()
        )
        .on_taken(BookingRefusal::Overlap)?;
        tx.take_time(participant, &session, &spans, BookingRefusal::Overlap).await?;
        tx.queue_booking_message(self, by, NoticeKind::Moved, participant, &session, Some(booking), None).await?;
        tx.plan_reminders(self, by.at, booking, participant, &session).await?;
        let starts_at = spans.first().map(|span| span.starts_at);
        let details = json!({ "from": old.starts_at, "to": starts_at, "from_session": old.id, "session": session });
        tx.audit(&self.structure, by, "booking.moved", booking.as_str(), details).await?;
        tx.commit().await
    }
}

impl Tx {
    /// The session and the place that a booking moves to: the place offered to the participant, else a free one.
    async fn find_target(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        participant: &PersonId,
        booking: &BookingId,
        session_type: &SessionTypeId,
        to: &MoveTo,
    ) -> Result<(SessionId, i64)> {
        match to {
            MoveTo::Slot(request) if request.session_type == *session_type => {
                Ok((self.open_slot(store, by, participant, request, Some(booking)).await?, 1))
            }
            MoveTo::Slot(_) => Err(StoreError::NotFound),
            MoveTo::Session(id) => {
                let facts = self.session_facts(store, id).await?;
                if facts.session_type_id != *session_type || facts.from_slot {
                    return Err(StoreError::NotFound);
                }
                check_open(facts.starts_at, facts.is_cancelled(), by.at)?;
                self.expire_offers(store, by, &facts).await?;
                self.check_booking_rules(by, participant, session_type, facts.rules(), facts.starts_at, Some(booking)).await?;
                let offered = self.active_entry(id, participant).await?.and_then(|entry| entry.place);
                let place = if offered.is_some() { offered } else { self.free_place(id).await? };
                Ok((facts.id, place.ok_or(BookingRefusal::Full)?))
            }
        }
    }
}
