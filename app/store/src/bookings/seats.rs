//! Seats: the numbered places of a session and the bookings that hold them, read and written while person and session are
//! locked. This is what booking, cancelling, moving and the waitlist share; it uses none of them.

use crate::{
    Actor, Result, StoreError,
    bookings::sessions::SessionFacts,
    db::{LockTarget, StructureStore, Tx, error::OnTaken, new_id, tx_row, tx_run, tx_value},
    enrollments::PeriodRow,
    messages::notices::NewNotice,
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::{BookingRefusal, BookingRules, BookingState, check_booking_end, notice::NoticeKind, span::Span},
    values::{
        ids::{BookingId, PersonId, SessionId, SessionTypeId},
        paris,
    },
};
use serde_json::json;

/// The columns of a booking that decide what may be done with it.
#[derive(Debug, Clone, sqlx_macros::FromRow)]
pub(crate) struct BookingFacts {
    pub session_id: SessionId,
    pub participant_id: PersonId,
    pub place: i64,
    pub state: BookingState,
    pub late: bool,
    pub changed_by: Option<PersonId>,
    pub marked_at: Option<DateTime<Utc>>,
    pub released_at: Option<DateTime<Utc>>,
}

impl BookingFacts {
    /// Whether it holds its place and its time.
    pub(crate) fn holds_place(&self) -> bool {
        self.state.holds_place() && self.released_at.is_none()
    }

    /// Whether the actor cancelled it before, with that state: the same request sent again.
    pub(crate) fn is_cancelled_by(&self, by: &Actor, state: BookingState) -> bool {
        self.state == state && self.marked_at.is_none() && self.changed_by == by.person
    }
}

/// Whether the actor is the participant, and so bound by the rules of the session type.
pub(crate) fn in_own_name(by: &Actor, participant: &PersonId) -> bool {
    by.person.as_ref() == Some(participant)
}

impl Tx {
    /// A booking of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn booking_facts(&mut self, store: &StructureStore, id: &BookingId) -> Result<BookingFacts> {
        tx_row!(
            self,
            "select session_id, participant_id, place, state, late, changed_by, marked_at, released_at from booking where structure_id = $1 and id = $2",
            store.scope(),
            id
        )?
        .ok_or(StoreError::NotFound)
    }

    /// Locks the person and the session of a booking, and returns booking and session as they are under the lock.
    ///
    /// # Errors
    /// [`BookingRefusal::MovedSince`] when the booking was moved while waiting for the locks; [`StoreError::NotFound`].
    pub(crate) async fn lock_booking(&mut self, store: &StructureStore, booking: &BookingId) -> Result<(BookingFacts, SessionFacts)> {
        let seen = self.booking_facts(store, booking).await?;
        self.lock_row(LockTarget::Person, seen.participant_id.as_str()).await?;
        self.lock_row(LockTarget::Session, seen.session_id.as_str()).await?;
        let facts = self.booking_facts(store, booking).await?;
        if facts.session_id != seen.session_id {
            return Err(BookingRefusal::MovedSince.into());
        }
        let session = self.session_facts(store, &facts.session_id).await?;
        Ok((facts, session))
    }

    /// The booking that a participant holds in a session, if any.
    pub(crate) async fn held_booking(&mut self, session: &SessionId, participant: &PersonId) -> Result<Option<BookingId>> {
        Ok(tx_value!(
            self,
            "select id from booking where session_id = $1 and participant_id = $2 and state in ('Booked', 'Attended', 'NoShow')",
            session,
            participant
        )?)
    }

    /// Checks the rules of a session type for a participant who books for themselves; the team is bound by none. The booking
    /// `except`, which is being moved, does not count.
    ///
    /// # Errors
    /// Those of [`BookingRules::allow`].
    pub(crate) async fn check_booking_rules(
        &mut self,
        by: &Actor,
        participant: &PersonId,
        session_type: &SessionTypeId,
        rules: BookingRules,
        starts_at: DateTime<Utc>,
        except: Option<&BookingId>,
    ) -> Result<()> {
        if !in_own_name(by, participant) {
            return Ok(());
        }
        let open: Option<i64> = tx_value!(
            self,
            "select count(*) from booking b join session s on s.id = b.session_id
             where b.participant_id = $1 and b.state = 'Booked' and s.session_type_id = $2 and s.starts_at > $3 and b.id <> $4",
            participant,
            session_type,
            by.at,
            except.map_or("", BookingId::as_str)
        )?;
        Ok(rules.allow(starts_at, open.unwrap_or_default(), by.at)?)
    }

    /// Checks that the newest enrollment of a participant is not over at `now` and does not end before the last of these dates.
    /// A participant without enrollment is not bound. The person must be locked.
    ///
    /// # Errors
    /// Those of [`check_booking_end`].
    pub(crate) async fn check_booking_end(&mut self, participant: &PersonId, spans: &[Span], now: DateTime<Utc>) -> Result<()> {
        let newest: Option<PeriodRow> = tx_row!(
            self,
            "select starts_on, ends_on, left_on from enrollment where participant_id = $1 order by starts_on desc limit 1",
            participant
        )?;
        let last_date = spans.last().map_or(now, |span| span.starts_at);
        Ok(newest.map_or(Ok(()), |row| check_booking_end(&row.period(), paris::day(last_date), paris::day(now)))?)
    }

    /// The free place with the smallest number, if any.
    pub(crate) async fn free_place(&mut self, session: &SessionId) -> Result<Option<i64>> {
        Ok(tx_value!(
            self,
            "select place from session_place where session_id = $1 and held_by is null and not closed order by place limit 1",
            session
        )?)
    }

    /// Transfers a place from one holder to another; a holder is a booking or a waitlist entry, `None` is a free place.
    ///
    /// # Errors
    /// [`BookingRefusal::Full`] unless `from` holds the place.
    pub(crate) async fn transfer_place(&mut self, session: &SessionId, place: i64, from: Option<&str>, to: Option<&str>) -> Result<()> {
        let changed = tx_run!(
            self,
            "update session_place set held_by = $4 where session_id = $1 and place = $2 and coalesce(held_by, '') = coalesce($3, '')",
            session,
            place,
            from,
            to
        )
        .on_taken(BookingRefusal::Full)?;
        if changed == 1 { Ok(()) } else { Err(BookingRefusal::Full.into()) }
    }

    /// Inserts a booking on a free place, or on the place offered to a waitlist entry, with its time, its messages and its audit
    /// event.
    ///
    /// # Errors
    /// [`BookingRefusal::Full`], [`BookingRefusal::Overlap`] and those of [`Self::check_booking_end`].
    pub(crate) async fn take_place(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        participant: &PersonId,
        session: &SessionId,
        (place, offered_to): (i64, Option<&str>),
    ) -> Result<BookingId> {
        let spans = self.spans_of(session).await?;
        self.check_booking_end(participant, &spans, by.at).await?;
        let id: BookingId = new_id(by.at)?;
        self.transfer_place(session, place, offered_to, Some(id.as_str())).await?;
        tx_run!(
            self,
            "insert into booking (id, structure_id, session_id, participant_id, place, state, booked_at, changed_at, changed_by)
             values ($1, $2, $3, $4, $5, 'Booked', $6, $6, $7)",
            &id,
            store.scope(),
            session,
            participant,
            place,
            by.at,
            by.person_id(),
        )
        .on_taken(BookingRefusal::Full)?;
        self.take_time(participant, session, &spans, BookingRefusal::Overlap).await?;
        self.queue_booking_message(store, by, NoticeKind::Booked, participant, session, Some(&id), None).await?;
        self.plan_reminders(store, by.at, &id, participant, session).await?;
        self.audit(&store.structure, by, "booking.booked", id.as_str(), json!({ "session": session, "place": place })).await?;
        Ok(id)
    }

    /// Queues a message about a booking, due at once; at any hour when its recipient is the actor.
    #[allow(clippy::too_many_arguments, reason = "each is a column of the message")]
    pub(crate) async fn queue_booking_message(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        kind: NoticeKind,
        to: &PersonId,
        session: &SessionId,
        booking: Option<&BookingId>,
        word: Option<&str>,
    ) -> Result<()> {
        let new = NewNotice { kind, to, session, booking, entry: None, word, about: None, due_at: by.at };
        self.insert_notice_any_hour(store, by.at, &new, in_own_name(by, to)).await
    }
}
