//! Bringing a cancelled session back while its time is still free, with the places that were cancelled with it.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    db::{LockTarget, repeats::or_repeated, tx_rows, tx_run, value},
};
use domain::{
    bookings::{BookingRefusal, notice::NoticeKind},
    values::ids::{BookingId, PersonId, SessionId},
};
use serde_json::json;

/// A session that was brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestoredSession {
    /// Number of participants who have their place again and get a message.
    pub back: usize,
    /// Number of participants who are not back: they have another session at that time by now, or their enrollment ends before it.
    pub elsewhere: usize,
}

/// A booking that was cancelled together with its session.
#[derive(sqlx::FromRow)]
struct Former {
    id: BookingId,
    participant_id: PersonId,
    place: i64,
}

impl Bookings<'_> {
    /// Brings a cancelled session back: the participants whose places were cancelled with it hold them again and get a message, those
    /// who waited wait again in their old order. Sent twice, it is brought back once.
    ///
    /// # Errors
    /// - [`BookingRefusal::NotCancelled`]; [`BookingRefusal::Past`] once its start has passed;
    /// - [`BookingRefusal::CoachBusy`], [`BookingRefusal::CoachAway`] also when the coach has left the team;
    /// - for a session made of a slot, when its participant is not free any more or cancelled it themselves,
    ///   [`BookingRefusal::Overlap`] or [`BookingRefusal::NotHeld`];
    /// - [`StoreError::NotFound`].
    pub async fn restore_session(&self, by: &Actor, id: &SessionId) -> Result<RestoredSession> {
        or_repeated(self.restore(by, id).await, self.restored_lately(by, id)).await
    }

    /// `Some` when the actor brought the session back a moment ago and it is not cancelled again.
    async fn restored_lately(&self, by: &Actor, id: &SessionId) -> Result<Option<RestoredSession>> {
        let find = "select count(*) from session where structure_id = $1 and id = $2 and cancelled_at is null";
        let open: Option<i64> = value!(self.db, find, self.scope(), id)?;
        let repeated = open == Some(1) && self.did_lately(by, "session.restored", id.as_str()).await?;
        Ok(repeated.then_some(RestoredSession { back: 0, elsewhere: 0 }))
    }

    async fn restore(&self, by: &Actor, id: &SessionId) -> Result<RestoredSession> {
        let mut tx = self.db.begin().await?;
        let seen = tx.session_facts(self, id).await?;
        let cancelled_at = seen.cancelled_at.ok_or(BookingRefusal::NotCancelled)?;
        // Cancelled with the session, in the same act, and not before by the participant or by the team.
        let former: Vec<Former> = tx_rows!(
            &mut tx,
            "select id, participant_id, place from booking where session_id = $1 and state = 'CancelledByStructure' and changed_at = $2
             order by place, id",
            id,
            cancelled_at
        )?;
        tx.lock_rows(LockTarget::Person, former.iter().map(|former| former.participant_id.as_str())).await?;
        tx.lock_row(LockTarget::Person, seen.coach_id.as_str()).await?;
        tx.lock_row(LockTarget::Session, id.as_str()).await?;
        let facts = tx.session_facts(self, id).await?;
        match facts.cancelled_at {
            Some(at) if at == cancelled_at => {}
            Some(_) => return Err(BookingRefusal::Meanwhile.into()),
            None => return Err(BookingRefusal::NotCancelled.into()),
        }
        if facts.starts_at <= by.at {
            return Err(BookingRefusal::Past.into());
        }
        match tx.check_in_team(&self.structure, &facts.coach_id).await {
            Err(StoreError::NotFound) => return Err(BookingRefusal::CoachAway.into()),
            checked => checked?,
        }
        let spans = tx.spans_of(id).await?;
        if tx.is_on_leave(&facts.coach_id, &spans).await? {
            return Err(BookingRefusal::CoachAway.into());
        }
        tx.take_time(&facts.coach_id, id, &spans, BookingRefusal::CoachBusy).await?;
        let restore = "update session set cancelled_at = null, changed_at = $2, sequence = sequence + 1 where id = $1";
        tx_run!(&mut tx, restore, id, by.at)?;
        let mut restored = RestoredSession { back: 0, elsewhere: 0 };
        for Former { id: booking, participant_id: participant, place } in &former {
            let in_path = match tx.check_booking_end(participant, &spans, by.at).await {
                Ok(()) => true,
                Err(StoreError::Refused(_)) => false,
                Err(error) => return Err(error),
            };
            // Asked before it is taken: after a broken key, PostgreSQL goes on with no statement of the transaction.
            if !in_path || tx.is_time_taken(participant, &spans).await? {
                restored.elsewhere += 1;
                continue;
            }
            tx.transfer_place(id, *place, None, Some(booking.as_str())).await?;
            tx_run!(
                &mut tx,
                "update booking set state = 'Booked', reason = null, changed_at = $2, changed_by = $3, sequence = sequence + 1 where id = $1",
                booking,
                by.at,
                by.person_id()
            )?;
            tx.take_time(participant, id, &spans, BookingRefusal::Overlap).await?;
            tx.queue_booking_message(self, by, NoticeKind::Booked, participant, id, Some(booking), None).await?;
            tx.plan_reminders(self, by.at, booking, participant, id).await?;
            tx.audit(&self.structure, by, "booking.restored", booking.as_str(), json!({ "session": id })).await?;
            restored.back += 1;
        }
        if facts.from_slot && restored.back == 0 {
            // Without its participant it is no session.
            return Err(if former.is_empty() { BookingRefusal::NotHeld } else { BookingRefusal::Overlap }.into());
        }
        tx_run!(
            &mut tx,
            "update waitlist_entry set state = 'Waiting', place = null, offered_until = null, changed_at = $3
             where session_id = $1 and state = 'Closed' and changed_at = $2",
            id,
            cancelled_at,
            by.at
        )?;
        let open = tx.session_facts(self, id).await?;
        tx.offer_free_places(self, by, &open).await?;
        let details = json!({ "back": restored.back, "elsewhere": restored.elsewhere });
        tx.audit(&self.structure, by, "session.restored", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(restored)
    }
}
