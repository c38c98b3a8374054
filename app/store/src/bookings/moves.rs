//! Another time in one step: the old place is kept until the new one is had.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    bookings::{in_own_name, sessions::SessionFacts, slots::SlotWish},
    db::{LockTarget, StructureStore, Tx, error::OnTaken, tx_run},
};
use domain::{
    bookings::{BookingRefusal, BookingState, Cancelling, cancelling, notice::NoticeKind, still_open, waitlist::WaitlistState},
    values::ids::{BookingId, PersonId, SessionId},
};
use serde_json::json;

/// Where a booking goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoveTo {
    /// Another session of the same type.
    Session(SessionId),
    /// A slot of the same type.
    Slot(SlotWish),
}

impl MoveTo {
    /// Whether a session is the one to go to.
    fn is(&self, session: &SessionFacts) -> bool {
        match self {
            Self::Session(id) => *id == session.id,
            Self::Slot(wish) => {
                (&wish.session_type, &wish.coach, wish.starts_at) == (&session.session_type_id, &session.coach_id, session.starts_at)
            }
        }
    }
}

impl Bookings<'_> {
    /// Moves a booking: the place in the old session is given back only if the new one is had, all in one transaction.
    /// Sent twice, it is moved once.
    ///
    /// # Errors
    /// [`BookingRefusal`], [`BookingRefusal::MoveLate`] among them for whoever moves their own after the notice;
    /// [`BookingRefusal::Meanwhile`] when the session was given to another coach meanwhile; [`StoreError::NotFound`].
    pub async fn move_booking(&self, by: &Actor, participant: &PersonId, booking: &BookingId, to: &MoveTo) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let seen = tx.booking_facts(self, booking).await?;
        if seen.participant_id != *participant {
            return Err(StoreError::NotFound);
        }
        let coach = tx.session_facts(self, &seen.session_id).await?.coach_id;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        if let MoveTo::Slot(wish) = to {
            // Both coaches: one's time is given back and the other's is taken.
            tx.lock_rows(LockTarget::Person, [coach.as_str(), wish.coach.as_str()]).await?;
        }
        let target = if let MoveTo::Session(id) = to { Some(id.as_str()) } else { None };
        tx.lock_rows(LockTarget::Session, [Some(seen.session_id.as_str()), target].into_iter().flatten()).await?;
        let facts = tx.booking_facts(self, booking).await?;
        if facts.state != BookingState::Booked {
            return Err(BookingRefusal::NotHeld.into());
        }
        if facts.session_id != seen.session_id {
            // Moved while we waited for it: there already, when this was sent twice.
            let now = tx.session_facts(self, &facts.session_id).await?;
            return if to.is(&now) { Ok(()) } else { Err(BookingRefusal::MovedSince.into()) };
        }
        let old = tx.session_facts(self, &facts.session_id).await?;
        if old.coach_id != coach {
            return Err(BookingRefusal::Meanwhile.into());
        }
        let how = cancelling(old.starts_at, old.is_cancelled(), old.cancel_notice, by.at)?;
        // Sent twice: it is there, however late.
        if to.is(&old) {
            return Ok(());
        }
        if how == Cancelling::Late && in_own_name(by, participant) {
            return Err(BookingRefusal::MoveLate.into());
        }
        // Place and time go before the new ones are taken, for those may touch the old ones; were the new ones not had, all
        // of this never was.
        tx.release(self, by, &old, booking, &facts).await?;
        let (session, place) = tx.target(self, by, participant, booking, &old.session_type_id, to).await?;
        let spans = tx.spans_of(session.as_str()).await?;
        tx.within_path(participant, &spans, by.at).await?;
        let entry = tx.active_entry(&session, participant).await?;
        let offered_to = entry.as_ref().filter(|entry| entry.place == Some(place)).map(|entry| entry.id.as_str());
        tx.pass_place(&session, place, offered_to, Some(booking.as_str())).await?;
        if let Some(entry) = &entry {
            tx.close_entry(by, &entry.id, WaitlistState::Accepted).await?;
        }
        tx_run!(
            &mut tx,
            "update booking set session_id = $2, place = $3, changed_at = $4, changed_by = $5, sequence = sequence + 1
             where id = $1 and state = 'Booked'",
            booking.as_str(),
            session.as_str(),
            place,
            by.at,
            by.person_id()
        )
        .on_taken(BookingRefusal::Overlap)?;
        tx.take_time(participant.as_str(), session.as_str(), &spans, BookingRefusal::Overlap).await?;
        tx.queue_booking_message(self, by, NoticeKind::Moved, participant, &session, Some(booking), None).await?;
        tx.plan_reminders(self, by.at, booking.as_str(), participant, session.as_str()).await?;
        let starts_at = spans.first().map(|span| span.starts_at);
        let details = json!({ "from": old.starts_at, "to": starts_at, "from_session": old.id, "session": session });
        tx.audit(&self.structure, by, "booking.moved", booking.as_str(), details).await?;
        tx.commit().await
    }
}

impl Tx {
    /// The session and the place in it that a booking goes to: a free one, or the one offered to whoever holds it.
    async fn target(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        participant: &PersonId,
        booking: &BookingId,
        session_type: &domain::values::ids::SessionTypeId,
        to: &MoveTo,
    ) -> Result<(SessionId, i64)> {
        match to {
            MoveTo::Slot(wish) if wish.session_type == *session_type => {
                Ok((self.open_slot(store, by, participant, wish, Some(booking)).await?, 1))
            }
            MoveTo::Slot(_) => Err(StoreError::NotFound),
            MoveTo::Session(id) => {
                let facts = self.session_facts(store, id).await?;
                if facts.session_type_id != *session_type || facts.from_slot {
                    return Err(StoreError::NotFound);
                }
                still_open(facts.starts_at, facts.is_cancelled(), by.at)?;
                self.settle(store, by, &facts).await?;
                self.may_book(by, participant, session_type, facts.rules(), facts.starts_at, Some(booking)).await?;
                // Whoever is offered a place takes that one.
                let offered = self.active_entry(id, participant).await?.and_then(|entry| entry.place);
                let place = if offered.is_some() { offered } else { self.free_place(id).await? };
                Ok((facts.id, place.ok_or(BookingRefusal::Full)?))
            }
        }
    }
}
