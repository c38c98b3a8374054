//! Bringing a cancelled session back while its time is still free, with the places that were cancelled with it.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    db::{LockTarget, StructureStore, Tx, repeats::or_repeated, tx_rows, tx_run, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    bookings::{BookingRefusal, notice::NoticeKind, span::Span},
    values::ids::{BookingId, PersonId, SessionId},
};
use serde_json::json;

/// What was brought back with one session or several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RestoredSession {
    /// Number of places that participants hold again, with a message for each.
    pub back: usize,
    /// Number of places that are not given back: the participant has another session at that time by now, or their enrollment ends
    /// before it.
    pub elsewhere: usize,
}

/// A booking that was cancelled together with its session.
#[derive(sqlx_macros::FromRow)]
struct CancelledBooking {
    id: BookingId,
    participant_id: PersonId,
    place: i64,
}

impl Tx {
    /// The bookings that were cancelled together with a session, at that instant: not those that the participant or the team cancelled
    /// before.
    async fn cancelled_with(&mut self, session: &SessionId, cancelled_at: DateTime<Utc>) -> Result<Vec<CancelledBooking>> {
        Ok(tx_rows!(
            self,
            "select id, participant_id, place from booking where session_id = $1 and state = 'CancelledByStructure' and changed_at = $2
             order by place, id",
            session,
            cancelled_at
        )?)
    }

    /// Gives a participant back the place that was cancelled with a session, and queues the message. Returns `false`, and does nothing, when
    /// the participant has another session at that time by now or their enrollment ends before it.
    async fn restore_booking(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        session: &SessionId,
        spans: &[Span],
        CancelledBooking { id, participant_id: participant, place }: &CancelledBooking,
    ) -> Result<bool> {
        let enrolled = match self.check_booking_end(participant, spans, by.at).await {
            Ok(()) => true,
            Err(StoreError::Refused(_)) => false,
            Err(error) => return Err(error),
        };
        // Asked before it is taken: after a broken key, PostgreSQL runs no further statement of the transaction.
        if !enrolled || self.is_time_taken(participant, spans).await? {
            return Ok(false);
        }
        self.transfer_place(session, *place, None, Some(id.as_str())).await?;
        tx_run!(
            self,
            "update booking set state = 'Booked', reason = null, changed_at = $2, changed_by = $3, sequence = sequence + 1 where id = $1",
            id,
            by.at,
            by.person_id()
        )?;
        self.take_time(participant, session, spans, BookingRefusal::Overlap).await?;
        self.queue_booking_message(store, by, NoticeKind::Booked, participant, session, Some(id), None).await?;
        self.plan_reminders(store, by.at, id, participant, session).await?;
        self.audit(&store.structure, by, "booking.restored", id.as_str(), json!({ "session": session })).await?;
        Ok(true)
    }

    /// Brings back a session that was cancelled at an instant. The session, its coach and its former participants must be locked.
    ///
    /// # Errors
    /// As [`Bookings::restore_session`].
    async fn restore_locked_session(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        id: &SessionId,
        cancelled_at: DateTime<Utc>,
        former: &[CancelledBooking],
    ) -> Result<RestoredSession> {
        let facts = self.session_facts(store, id).await?;
        match facts.cancelled_at {
            Some(at) if at == cancelled_at => {}
            Some(_) => return Err(BookingRefusal::Meanwhile.into()),
            None => return Err(BookingRefusal::NotCancelled.into()),
        }
        if facts.starts_at <= by.at {
            return Err(BookingRefusal::Past.into());
        }
        match self.check_in_team(&store.structure, &facts.coach_id).await {
            Err(StoreError::NotFound) => return Err(BookingRefusal::CoachAway.into()),
            checked => checked?,
        }
        let spans = self.spans_of(id).await?;
        if self.is_on_leave(&facts.coach_id, &spans).await? {
            return Err(BookingRefusal::CoachAway.into());
        }
        self.take_time(&facts.coach_id, id, &spans, BookingRefusal::CoachBusy).await?;
        let restore = "update session set cancelled_at = null, changed_at = $2, sequence = sequence + 1 where id = $1";
        tx_run!(self, restore, id, by.at)?;
        let mut restored = RestoredSession::default();
        for booking in former {
            if self.restore_booking(store, by, id, &spans, booking).await? {
                restored.back += 1;
            } else {
                restored.elsewhere += 1;
            }
        }
        if facts.from_slot && restored.back == 0 {
            // Without its participant it is no session.
            return Err(if former.is_empty() { BookingRefusal::NotHeld } else { BookingRefusal::Overlap }.into());
        }
        tx_run!(
            self,
            "update waitlist_entry set state = 'Waiting', place = null, offered_until = null, changed_at = $3
             where session_id = $1 and state = 'Closed' and changed_at = $2",
            id,
            cancelled_at,
            by.at
        )?;
        let open = self.session_facts(store, id).await?;
        self.offer_free_places(store, by, &open).await?;
        let details = json!({ "back": restored.back, "elsewhere": restored.elsewhere });
        self.audit(&store.structure, by, "session.restored", id.as_str(), details).await?;
        Ok(restored)
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Brings a cancelled session back and, with `following`, those of its series that were cancelled with it and begin later: all or
    /// none. The participants whose places were cancelled with it hold them again and get a message, those who waited wait again in their
    /// old order. Sent twice, it is brought back once.
    ///
    /// # Errors
    /// - [`BookingRefusal::NotCancelled`]; [`BookingRefusal::Past`] once its start has passed;
    /// - [`BookingRefusal::CoachBusy`], [`BookingRefusal::CoachAway`] also when the coach has left the team;
    /// - for a session made of a slot, when its participant is not free any more or cancelled it themselves,
    ///   [`BookingRefusal::Overlap`] or [`BookingRefusal::NotHeld`];
    /// - [`BookingRefusal::Meanwhile`] when it was cancelled anew meanwhile; [`StoreError::NotFound`].
    pub async fn restore_session(&self, by: &Actor, id: &SessionId, following: bool) -> Result<RestoredSession> {
        or_repeated(self.restore_sessions(by, id, following).await, self.restored_lately(by, id)).await
    }

    /// `Some` when the actor brought the session back a moment ago and it is not cancelled again.
    async fn restored_lately(&self, by: &Actor, id: &SessionId) -> Result<Option<RestoredSession>> {
        let find = "select count(*) from session where structure_id = $1 and id = $2 and cancelled_at is null";
        let open: Option<i64> = value!(self.db, find, self.scope(), id)?;
        let repeated = open == Some(1) && self.did_lately(by, "session.restored", id.as_str()).await?;
        Ok(repeated.then(RestoredSession::default))
    }

    async fn restore_sessions(&self, by: &Actor, id: &SessionId, following: bool) -> Result<RestoredSession> {
        let mut tx = self.db.begin().await?;
        let first = tx.session_facts(self, id).await?;
        let cancelled_at = first.cancelled_at.ok_or(BookingRefusal::NotCancelled)?;
        let mut sessions = vec![(id.clone(), first.coach_id.clone())];
        if let Some(series) = first.series_id.as_ref().filter(|_| following) {
            let more: Vec<(SessionId, PersonId)> = tx_rows!(
                &mut tx,
                "select id, coach_id from session where structure_id = $1 and series_id = $2 and starts_at > $3 and cancelled_at = $4
                 order by starts_at",
                self.scope(),
                series,
                first.starts_at,
                cancelled_at
            )?;
            sessions.extend(more);
        }
        let mut former = Vec::new();
        for (session, _) in &sessions {
            former.push(tx.cancelled_with(session, cancelled_at).await?);
        }
        tx.lock_rows(LockTarget::Person, former.iter().flatten().map(|former| former.participant_id.as_str())).await?;
        tx.lock_rows(LockTarget::Person, sessions.iter().map(|(_, coach)| coach.as_str())).await?;
        tx.lock_rows(LockTarget::Session, sessions.iter().map(|(session, _)| session.as_str())).await?;
        let mut all = RestoredSession::default();
        for ((session, _), former) in sessions.iter().zip(&former) {
            let one = tx.restore_locked_session(self, by, session, cancelled_at, former).await?;
            all = RestoredSession { back: all.back + one.back, elsewhere: all.elsewhere + one.elsewhere };
        }
        tx.commit().await?;
        Ok(all)
    }
}
