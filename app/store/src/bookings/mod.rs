//! Bookings: a person's place in a session. Taken, moved, given back, each in one transaction on one connection.

pub(crate) mod agenda;
pub(crate) mod attendance;
pub(crate) mod busy;
pub(crate) mod calendars;
pub(crate) mod changes;
pub(crate) mod leaves;
pub(crate) mod moves;
pub(crate) mod sessions;
pub(crate) mod slots;
pub(crate) mod types;
pub(crate) mod waitlist;

use crate::{
    Actor, Result, StoreError,
    bookings::sessions::SessionFacts,
    db::{LockTarget, StructureStore, Tx, error::OnTaken, face, new_id, row, rows, tx_row, tx_run, tx_value},
    enrollments::PathDays,
    messages::notices::NewNotice,
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::{
        BookingRefusal, BookingState, Cancelling, SessionKind, cancelling, notice::NoticeKind, span::Span, still_open, within_path,
    },
    values::{
        ids::{BookingId, PersonId, SessionId, SessionTypeId},
        paris,
    },
};
use serde_json::json;

face! {
    /// Sessions, bookings, the waitlist and absences of one structure.
    Bookings, bookings
}

/// A booking with its session.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Booking {
    /// The booking.
    pub id: BookingId,
    /// Where it stands.
    pub state: BookingState,
    /// Whether it was given back after the notice.
    pub late: bool,
    /// Whether the structure cancelled the session itself, and not this place alone.
    pub session_cancelled: bool,
    /// The session.
    pub session_id: SessionId,
    /// What it is.
    pub session_type_id: SessionTypeId,
    /// What it is for.
    pub kind: SessionKind,
    /// The name people book by.
    pub title: String,
    /// Where.
    pub venue: Option<String>,
    /// Postal address of the venue.
    pub address: Option<String>,
    /// The address of the remote meeting.
    pub link: Option<String>,
    /// Who holds it.
    pub coach: String,
    /// The start of its first date, UTC.
    pub starts_at: DateTime<Utc>,
    /// The end of its last date, UTC.
    pub ends_at: DateTime<Utc>,
    /// How many dates it has.
    pub dates: i64,
    /// Hours before the start up to which one may cancel freely.
    pub cancel_notice: i64,
}

/// What became of a wish to book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingOutcome {
    /// The place is held from now on.
    Booked,
    /// It was held already: a form sent twice.
    AlreadyHeld,
}

/// A booking while it is changed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct BookingFacts {
    pub session_id: SessionId,
    pub participant_id: PersonId,
    pub place: i64,
    pub state: BookingState,
    pub late: bool,
    pub changed_by: Option<String>,
    pub marked_at: Option<DateTime<Utc>>,
    pub released_at: Option<DateTime<Utc>>,
}

impl BookingFacts {
    /// Whether it holds its place and its time.
    pub(crate) fn holds(&self) -> bool {
        self.state.holds_a_place() && self.released_at.is_none()
    }

    /// Whether that person gave it back, or took it back, before: the same act sent again.
    fn is_cancelled_by(&self, by: &Actor, state: BookingState) -> bool {
        self.state == state && self.marked_at.is_none() && self.changed_by.as_deref() == by.person_id()
    }
}

/// The columns of [`Booking`], before its conditions.
macro_rules! bookings {
    ($conditions:literal) => {
        concat!(
            "select b.id, b.state, b.late, s.cancelled_at is not null as session_cancelled, b.session_id, s.session_type_id, t.kind, t.title, v.name as venue, v.address, s.link,
             c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at,
             (select count(*) from session_date d where d.session_id = s.id) as dates, t.cancel_notice
             from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id
             join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id
             where b.structure_id = $1 and b.participant_id = $2 ",
            $conditions
        )
    };
}

/// Whether a participant acts for themselves, and is bound by the rules of the type.
pub(crate) fn in_own_name(by: &Actor, participant: &PersonId) -> bool {
    by.person.as_ref() == Some(participant)
}

impl Tx {
    /// A booking of the structure.
    pub(crate) async fn booking_facts(&mut self, store: &StructureStore, id: &BookingId) -> Result<BookingFacts> {
        tx_row!(
            self,
            "select session_id, participant_id, place, state, late, changed_by, marked_at, released_at from booking where structure_id = $1 and id = $2",
            store.scope(),
            id.as_str()
        )?
        .ok_or(StoreError::NotFound)
    }

    /// The booking that a participant holds in a session.
    pub(crate) async fn held(&mut self, session: &SessionId, participant: &PersonId) -> Result<Option<String>> {
        Ok(tx_value!(
            self,
            "select id from booking where session_id = $1 and participant_id = $2 and state in ('Booked', 'Attended', 'NoShow')",
            session.as_str(),
            participant.as_str()
        )?)
    }

    /// Looks at the rules of a type for someone who books in their own name, not counting one booking.
    pub(crate) async fn may_book(
        &mut self,
        by: &Actor,
        participant: &PersonId,
        session_type: &SessionTypeId,
        rules: domain::bookings::BookingRules,
        starts_at: DateTime<Utc>,
        but: Option<&BookingId>,
    ) -> Result<()> {
        if !in_own_name(by, participant) {
            return Ok(());
        }
        let open: Option<i64> = tx_value!(
            self,
            "select count(*) from booking b join session s on s.id = b.session_id
             where b.participant_id = $1 and b.state = 'Booked' and s.session_type_id = $2 and s.starts_at > $3 and b.id <> $4",
            participant.as_str(),
            session_type.as_str(),
            by.at,
            but.map_or("", BookingId::as_str)
        )?;
        Ok(rules.allow(starts_at, open.unwrap_or_default(), by.at)?)
    }

    /// Fails when the newest path of a person who is held is over, or ends before the last of these dates: nothing is booked
    /// after the last day. A person without a path is not bound.
    pub(crate) async fn within_path(&mut self, participant: &PersonId, spans: &[Span], now: DateTime<Utc>) -> Result<()> {
        let newest: Option<PathDays> = tx_row!(
            self,
            "select starts_on, ends_on, left_on from enrollment where participant_id = $1 order by starts_on desc limit 1",
            participant.as_str()
        )?;
        let last_date = spans.last().map_or(now, |span| span.starts_at);
        Ok(newest.map_or(Ok(()), |days| within_path(&days.path(), paris::day(last_date), paris::day(now)))?)
    }

    /// The free place with the smallest number.
    pub(crate) async fn free_place(&mut self, session: &SessionId) -> Result<Option<i64>> {
        Ok(tx_value!(
            self,
            "select place from session_place where session_id = $1 and held_by is null and not closed order by place limit 1",
            session.as_str()
        )?)
    }

    /// Gives a place to who was said to hold it, or to nobody.
    pub(crate) async fn pass_place(&mut self, session: &SessionId, place: i64, from: Option<&str>, to: Option<&str>) -> Result<()> {
        let changed = tx_run!(
            self,
            "update session_place set held_by = $4 where session_id = $1 and place = $2 and coalesce(held_by, '') = coalesce($3, '')",
            session.as_str(),
            place,
            from,
            to
        )
        .on_taken(BookingRefusal::Full)?;
        if changed == 1 { Ok(()) } else { Err(BookingRefusal::Full.into()) }
    }

    /// Books a free place, or the one that an entry of the queue holds, with everything that goes with it.
    pub(crate) async fn take_place(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        participant: &PersonId,
        session: &SessionId,
        (place, offered_to): (i64, Option<&str>),
    ) -> Result<BookingId> {
        let spans = self.spans_of(session.as_str()).await?;
        self.within_path(participant, &spans, by.at).await?;
        let id: BookingId = new_id(by.at)?;
        self.pass_place(session, place, offered_to, Some(id.as_str())).await?;
        tx_run!(
            self,
            "insert into booking (id, structure_id, session_id, participant_id, place, state, booked_at, changed_at, changed_by)
             values ($1, $2, $3, $4, $5, 'Booked', $6, $6, $7)",
            id.as_str(),
            store.scope(),
            session.as_str(),
            participant.as_str(),
            place,
            by.at,
            by.person_id(),
        )
        .on_taken(BookingRefusal::Full)?;
        self.take_time(participant.as_str(), session.as_str(), &spans, BookingRefusal::Overlap).await?;
        self.queue_booking_message(store, by, NoticeKind::Booked, participant, session, Some(&id), None).await?;
        self.plan_reminders(store, by.at, id.as_str(), participant, session.as_str()).await?;
        self.audit(&store.structure, by, "booking.booked", id.as_str(), json!({ "session": session, "place": place })).await?;
        Ok(id)
    }

    /// Puts a message about a booking into the outbox.
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
        let new = NewNotice {
            kind,
            to: to.as_str(),
            session: session.as_str(),
            booking: booking.map(BookingId::as_str),
            entry: None,
            word,
            due_at: by.at,
        };
        self.insert_notice_any_hour(store, by.at, &new, in_own_name(by, to)).await
    }

    /// Takes place and time from a booking that is no longer held. What is freed goes to the queue; a session that was made
    /// of a slot is held no more.
    pub(crate) async fn release(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        session: &SessionFacts,
        booking: &BookingId,
        facts: &BookingFacts,
    ) -> Result<()> {
        self.pass_place(&session.id, facts.place, Some(booking.as_str()), None).await?;
        self.free_time(facts.participant_id.as_str(), session.id.as_str()).await?;
        self.drop_reminders(by.at, booking.as_str()).await?;
        if session.from_slot && session.starts_at > by.at {
            let close =
                "update session set cancelled_at = $2, changed_at = $2, sequence = sequence + 1 where id = $1 and cancelled_at is null";
            tx_run!(self, close, session.id.as_str(), by.at)?;
            self.free_time(session.coach_id.as_str(), session.id.as_str()).await
        } else {
            self.offer_free_places(store, by, session).await
        }
    }
}

impl Bookings<'_> {
    /// Books a place in a session for a participant. In their own name the rules of the type hold; the team may do it for
    /// them at any time before the start.
    ///
    /// The person and the session are held, in this order, so that the last place goes to one and nobody is in two sessions
    /// at once; were it not for that, the keys of places and of time would refuse the second.
    ///
    /// # Errors
    /// [`BookingRefusal`]; [`StoreError::NotFound`] for a session of another structure.
    pub async fn book(&self, by: &Actor, participant: &PersonId, session: &SessionId) -> Result<BookingOutcome> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        tx.lock_row(LockTarget::Session, session.as_str()).await?;
        let facts = tx.session_facts(self, session).await?;
        if tx.held(session, participant).await?.is_some() {
            return Ok(BookingOutcome::AlreadyHeld);
        }
        still_open(facts.starts_at, facts.is_cancelled(), by.at)?;
        tx.settle(self, by, &facts).await?;
        let entry = tx.active_entry(session, participant).await?;
        tx.may_book(by, participant, &facts.session_type_id, facts.rules(), facts.starts_at, None).await?;
        // Whoever is offered a place takes that one.
        let offered = entry.as_ref().and_then(|entry| entry.place.map(|place| (place, Some(entry.id.as_str()))));
        let place = match offered {
            Some(offered) => offered,
            None => (tx.free_place(session).await?.ok_or(BookingRefusal::Full)?, None),
        };
        tx.take_place(self, by, participant, session, place).await?;
        if let Some(entry) = &entry {
            tx.close_entry(by, &entry.id, domain::bookings::waitlist::WaitlistState::Accepted).await?;
        }
        tx.commit().await?;
        Ok(BookingOutcome::Booked)
    }

    /// Gives a participant's own place back: until the notice freely, after it with a reason and marked as late. Sent twice,
    /// it is given back once.
    ///
    /// # Errors
    /// As [`StructureStore::cancel_booking_in`].
    pub async fn cancel_booking(
        &self,
        by: &Actor,
        participant: &PersonId,
        booking: &BookingId,
        reason: Option<&str>,
    ) -> Result<Cancelling> {
        self.cancel_booking_in(by, participant, booking, None, reason).await
    }

    /// As [`StructureStore::cancel_booking`], for a place that was looked at in the session `seen`.
    ///
    /// # Errors
    /// [`BookingRefusal::MovedSince`] when the booking is in another session by now; [`BookingRefusal::Past`] once the session
    /// has begun, [`BookingRefusal::Reason`], [`BookingRefusal::NotHeld`], [`StoreError::NotFound`].
    pub async fn cancel_booking_in(
        &self,
        by: &Actor,
        participant: &PersonId,
        booking: &BookingId,
        seen: Option<&SessionId>,
        reason: Option<&str>,
    ) -> Result<Cancelling> {
        let mut tx = self.db.begin().await?;
        let (facts, session) = tx.hold_booking(self, booking).await?;
        if facts.participant_id != *participant {
            return Err(StoreError::NotFound);
        }
        if facts.is_cancelled_by(by, BookingState::CancelledByParticipant) {
            return Ok(if facts.late { Cancelling::Late } else { Cancelling::InTime });
        }
        if facts.state != BookingState::Booked {
            return Err(BookingRefusal::NotHeld.into());
        }
        if seen.is_some_and(|seen| *seen != session.id) {
            return Err(BookingRefusal::MovedSince.into());
        }
        let how = cancelling(session.starts_at, session.is_cancelled(), session.cancel_notice, by.at)?;
        let late = how == Cancelling::Late;
        if late && reason.is_none() {
            return Err(BookingRefusal::Reason.into());
        }
        tx.set_cancelled(by, booking, BookingState::CancelledByParticipant, late, reason).await?;
        tx.release(self, by, &session, booking, &facts).await?;
        if late {
            tx.queue_booking_message(self, by, NoticeKind::LateCancellation, &session.coach_id, &session.id, Some(booking), reason).await?;
        }
        tx.audit(&self.structure, by, "booking.cancelled", booking.as_str(), json!({ "late": late, "reason": reason })).await?;
        tx.commit().await?;
        Ok(how)
    }

    /// Takes a place back in the name of the structure: never counted against the person, who is told. Sent twice, it is
    /// taken back once.
    ///
    /// # Errors
    /// As [`StructureStore::take_back_booking_in`].
    pub async fn take_back_booking(&self, by: &Actor, booking: &BookingId, word: Option<&str>) -> Result<SessionId> {
        self.take_back_booking_in(by, booking, None, word).await
    }

    /// As [`StructureStore::take_back_booking`], for a place that was looked at in the session `seen`.
    ///
    /// # Errors
    /// [`BookingRefusal::MovedSince`] when the booking is in another session by now; [`BookingRefusal::Past`],
    /// [`BookingRefusal::NotHeld`], [`StoreError::NotFound`].
    pub async fn take_back_booking_in(
        &self,
        by: &Actor,
        booking: &BookingId,
        seen: Option<&SessionId>,
        word: Option<&str>,
    ) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let (facts, session) = tx.hold_booking(self, booking).await?;
        if facts.is_cancelled_by(by, BookingState::CancelledByStructure) {
            return Ok(session.id);
        }
        if facts.state == BookingState::Booked && seen.is_some_and(|seen| *seen != session.id) {
            return Err(BookingRefusal::MovedSince.into());
        }
        if facts.state != BookingState::Booked {
            return Err(BookingRefusal::NotHeld.into());
        }
        still_open(session.starts_at, session.is_cancelled(), by.at)?;
        tx.set_cancelled(by, booking, BookingState::CancelledByStructure, false, word).await?;
        tx.release(self, by, &session, booking, &facts).await?;
        tx.queue_booking_message(self, by, NoticeKind::Cancelled, &facts.participant_id, &session.id, Some(booking), word).await?;
        tx.audit(&self.structure, by, "booking.taken_back", booking.as_str(), json!({ "word": word })).await?;
        tx.commit().await?;
        Ok(session.id)
    }

    /// The places that a participant holds in sessions that are not over, soonest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn bookings_to_come(&self, participant: &PersonId, now: DateTime<Utc>) -> Result<Vec<Booking>> {
        Ok(rows!(
            self.db,
            bookings!(
                "and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null and s.ends_at > $3 and s.cancelled_at is null
                 order by s.starts_at"
            ),
            self.scope(),
            participant.as_str(),
            now
        )?)
    }

    /// The bookings of a participant that are over or were given back, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn bookings_gone(&self, participant: &PersonId, now: DateTime<Utc>) -> Result<Vec<Booking>> {
        Ok(rows!(
            self.db,
            bookings!(
                "and (s.ends_at <= $3 or b.state not in ('Booked', 'Attended', 'NoShow') or b.released_at is not null)
                 order by s.starts_at desc, b.id desc limit 50"
            ),
            self.scope(),
            participant.as_str(),
            now
        )?)
    }

    /// One booking of a participant, in whatever state.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn booking(&self, participant: &PersonId, id: &BookingId) -> Result<Booking> {
        row!(self.db, bookings!("and b.id = $3"), self.scope(), participant.as_str(), id.as_str())?.ok_or(StoreError::NotFound)
    }

    /// The last booking of a participant in a session, one that is held before all others.
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
            participant.as_str(),
            session.as_str()
        )?)
    }
}

impl Tx {
    /// Holds the person and the session of a booking, and reads both as they are then. A booking that was moved meanwhile is
    /// not the one that was looked at.
    pub(crate) async fn hold_booking(&mut self, store: &StructureStore, booking: &BookingId) -> Result<(BookingFacts, SessionFacts)> {
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

    /// Notes that a booking is no longer held, by whom and why.
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
            booking.as_str(),
            state.as_str(),
            late,
            reason,
            by.at,
            by.person_id()
        )?;
        if changed == 1 { Ok(()) } else { Err(BookingRefusal::NotHeld.into()) }
    }
}
