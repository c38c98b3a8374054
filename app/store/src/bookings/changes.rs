//! Changing, reassigning and cancelling sessions, alone or with those that follow in their series.

use crate::{
    Actor, Refusal, Result, StoreError,
    bookings::{Bookings, sessions::SessionFacts},
    db::{LockTarget, StructureStore, Tx, repeats::or_repeated, tx_rows, tx_run, tx_value, value},
    messages::notices::NewNotice,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    bookings::{BookingRefusal, BookingState, check_open, notice::NoticeKind, session::shifted, span::Span},
    values::{
        fingerprint::fingerprint_of,
        ids::{BookingId, PersonId, SessionId, VenueId, WaitlistEntryId},
        paris,
    },
};
use serde_json::json;

/// The new values of a session. In the sessions that follow, values that equal those of the first session are not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionChange {
    /// The new day, in Paris.
    pub day: NaiveDate,
    /// The new start on the wall clock of Paris.
    pub time: NaiveTime,
    /// The new length in minutes.
    pub minutes: i64,
    /// The new number of places.
    pub places: i64,
    /// The new venue; `None` for a remote session.
    pub venue: Option<VenueId>,
    /// The new address of the remote meeting.
    pub link: Option<String>,
    /// Whether the sessions that follow in the series are changed too.
    pub following: bool,
}

/// A held booking.
#[derive(sqlx_macros::FromRow)]
struct Holder {
    id: BookingId,
    session_id: SessionId,
    participant_id: PersonId,
    place: i64,
}

/// A session with its dates before and after a change, and its other new values.
struct PlannedChange {
    facts: SessionFacts,
    before: Vec<Span>,
    after: Vec<Span>,
    places: i64,
    venue: Option<VenueId>,
    link: Option<String>,
}

impl PlannedChange {
    /// The change of one session of a series. The sessions that follow may have been changed one by one: only what `change` makes
    /// different in the first session is changed in them.
    ///
    /// # Errors
    /// [`Refusal::NoSuchHour`] for a time that the change to summer time skips.
    fn plan(change: &SessionChange, (first, first_date): (&SessionFacts, &Span), facts: SessionFacts, before: Vec<Span>) -> Result<Self> {
        let time_of = |span: &Span| paris::wall_clock(span.starts_at).time();
        let (same_time, same_length) = (change.time == time_of(first_date), change.minutes == first_date.minutes());
        let days = (change.day - paris::day(first.starts_at)).num_days();
        let move_date = |span: &Span| {
            let time = if same_time { time_of(span) } else { change.time };
            shifted(span, days, time, if same_length { span.minutes() } else { change.minutes })
        };
        let after = before.iter().map(move_date).collect::<Option<Vec<_>>>().ok_or(Refusal::NoSuchHour)?;
        let places = if change.places == first.places { facts.places } else { change.places };
        Ok(Self {
            // A session made of a slot has one place.
            places: if facts.from_slot { 1 } else { places },
            venue: if change.venue == first.venue_id { facts.venue_id.clone() } else { change.venue.clone() },
            link: if change.link == first.link { facts.link.clone() } else { change.link.clone() },
            facts,
            before,
            after,
        })
    }
}

impl Tx {
    /// The held bookings of these sessions.
    async fn holders(&mut self, sessions: &[SessionId]) -> Result<Vec<Holder>> {
        let mut all = Vec::new();
        for session in sessions {
            let held: Vec<Holder> = tx_rows!(
                self,
                "select id, session_id, participant_id, place from booking where session_id = $1 and state = 'Booked'
                 and released_at is null order by id",
                session
            )?;
            all.extend(held);
        }
        Ok(all)
    }

    /// A session and, with `following`, the later ones of its series that are neither begun at `now` nor cancelled.
    async fn with_following(
        &mut self,
        store: &StructureStore,
        first: &SessionFacts,
        following: bool,
        now: DateTime<Utc>,
    ) -> Result<Vec<SessionId>> {
        let mut ids = vec![first.id.clone()];
        if let Some(series) = first.series_id.as_ref().filter(|_| following) {
            let more: Vec<(SessionId,)> = tx_rows!(
                self,
                "select id from session where structure_id = $1 and series_id = $2 and starts_at > $3 and cancelled_at is null
                 and starts_at > $4 order by starts_at",
                store.scope(),
                series,
                first.starts_at,
                now
            )?;
            ids.extend(more.into_iter().map(|(id,)| id));
        }
        Ok(ids)
    }

    /// Cancels a session with its bookings, its waitlist and the time it takes, with a message to every participant in it. The
    /// session must be locked.
    pub(crate) async fn cancel_locked_session(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        session: &SessionFacts,
        word: Option<&str>,
    ) -> Result<()> {
        for holder in self.holders(std::slice::from_ref(&session.id)).await? {
            self.set_cancelled(by, &holder.id, BookingState::CancelledByStructure, false, word).await?;
            self.transfer_place(&session.id, holder.place, Some(holder.id.as_str()), None).await?;
            self.drop_reminders(by.at, &holder.id).await?;
            self.queue_booking_message(store, by, NoticeKind::Cancelled, &holder.participant_id, &session.id, Some(&holder.id), word)
                .await?;
            self.audit(&store.structure, by, "booking.taken_back", holder.id.as_str(), json!({ "word": word })).await?;
        }
        for (entry, participant) in self.waiting_entries(&session.id).await? {
            let (kind, session) = (NoticeKind::Cancelled, &session.id);
            let notice =
                NewNotice { kind, to: &participant, session, booking: None, entry: Some(&entry), word, about: None, due_at: by.at };
            self.insert_notice(store, by.at, &notice).await?;
        }
        tx_run!(
            self,
            "update waitlist_entry set state = 'Closed', changed_at = $2 where session_id = $1 and state in ('Waiting', 'Offered')",
            &session.id,
            by.at
        )?;
        tx_run!(self, "update session_place set held_by = null where session_id = $1", &session.id)?;
        tx_run!(self, "delete from busy where session_id = $1", &session.id)?;
        let cancel =
            "update session set cancelled_at = $2, changed_at = $2, sequence = sequence + 1 where id = $1 and cancelled_at is null";
        tx_run!(self, cancel, &session.id, by.at)?;
        self.audit(&store.structure, by, "session.cancelled", session.id.as_str(), json!({ "word": word })).await
    }

    /// The entries in the waitlist of a session, with their participants.
    async fn waiting_entries(&mut self, session: &SessionId) -> Result<Vec<(WaitlistEntryId, PersonId)>> {
        Ok(tx_rows!(
            self,
            "select id, participant_id from waitlist_entry where session_id = $1 and state in ('Waiting', 'Offered') order by turn",
            session
        )?)
    }

    /// Reassigns a session to another coach, with a message to every participant who holds a place. The session and both coaches
    /// must be locked.
    ///
    /// # Errors
    /// [`BookingRefusal::CoachAway`], [`BookingRefusal::CoachBusy`].
    pub(crate) async fn reassign_session(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        session: &SessionFacts,
        to: &PersonId,
    ) -> Result<()> {
        let spans = self.spans_of(&session.id).await?;
        if self.is_on_leave(to, &spans).await? {
            return Err(BookingRefusal::CoachAway.into());
        }
        self.free_time(&session.coach_id, &session.id).await?;
        self.take_time(to, &session.id, &spans, BookingRefusal::CoachBusy).await?;
        tx_run!(self, "update session set coach_id = $2, changed_at = $3, sequence = sequence + 1 where id = $1", &session.id, to, by.at)?;
        let stood = place_of(&spans, &session.coach_id, session.venue_id.as_ref(), session.link.as_deref());
        let stands = place_of(&spans, to, session.venue_id.as_ref(), session.link.as_deref());
        self.queue_moved_messages(store, by, &session.id, (&stood, &stands)).await?;
        let details = json!({ "from_coach": session.coach_id, "to_coach": to });
        self.audit(&store.structure, by, "session.given", session.id.as_str(), details).await
    }

    /// Queues a message to every participant who holds a place in a changed session, plans their reminders again and raises the
    /// sequence numbers of their calendar entries. `stood` and `stands` are [`place_of`] the session before and after.
    async fn queue_moved_messages(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        session: &SessionId,
        (stood, stands): (&str, &str),
    ) -> Result<()> {
        tx_run!(
            self,
            "update booking set sequence = sequence + 1 where session_id = $1 and state = 'Booked' and released_at is null",
            session
        )?;
        for holder in self.holders(std::slice::from_ref(session)).await? {
            let (kind, to, booking) = (NoticeKind::Moved, &holder.participant_id, Some(&holder.id));
            let notice = NewNotice { kind, to, session, booking, entry: None, word: None, about: Some(stood), due_at: by.at };
            self.insert_moved(store, by, &notice, stands).await?;
            self.plan_reminders(store, by.at, &holder.id, &holder.participant_id, session).await?;
        }
        Ok(())
    }

    /// Sets the number of places of a session. The session must be locked.
    ///
    /// # Errors
    /// [`BookingRefusal::PlacesHeld`].
    async fn set_places(&mut self, session: &SessionId, places: i64) -> Result<()> {
        let open: Option<i64> = tx_value!(self, "select count(*) from session_place where session_id = $1 and not closed", session)?;
        let open = open.unwrap_or_default();
        if places < open {
            let closed = tx_run!(
                self,
                "update session_place set closed = true where session_id = $1 and place in (select place from session_place
                 where session_id = $1 and held_by is null and not closed order by place desc limit $2)",
                session,
                open - places
            )?;
            if i64::try_from(closed).unwrap_or_default() < open - places {
                return Err(BookingRefusal::PlacesHeld.into());
            }
        } else if places > open {
            let reopened = tx_run!(
                self,
                "update session_place set closed = false where session_id = $1 and place in (select place from session_place
                 where session_id = $1 and closed order by place limit $2)",
                session,
                places - open
            )?;
            let most: Option<i64> = tx_value!(self, "select max(place) from session_place where session_id = $1", session)?;
            let (most, missing) = (most.unwrap_or_default(), places - open - i64::try_from(reopened).unwrap_or_default());
            self.add_places(session, most + 1, most + missing).await?;
        }
        Ok(())
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Changes a session and, with `change.following`, those that follow in its series: all or none. Bookings are kept; their
    /// participants get a message when time or venue change.
    ///
    /// # Errors
    /// - [`BookingRefusal::CoachBusy`], [`BookingRefusal::CoachAway`];
    /// - [`BookingRefusal::Overlap`] when a booked participant has another session then;
    /// - [`BookingRefusal::BeyondEnrollment`] when it moves past the last day of a booked participant;
    /// - [`BookingRefusal::PlacesHeld`], [`BookingRefusal::Past`], [`BookingRefusal::SessionCancelled`];
    /// - [`BookingRefusal::Meanwhile`] when a place was booked or the session reassigned meanwhile;
    /// - [`Refusal::NoSuchHour`]; [`StoreError::NotFound`], also for a venue of another structure.
    pub async fn change_session(&self, by: &Actor, id: &SessionId, change: &SessionChange) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_venue(self, change.venue.as_ref()).await?;
        let first = tx.session_facts(self, id).await?;
        check_open(first.starts_at, first.is_cancelled(), by.at)?;
        let ids = tx.with_following(self, &first, change.following, by.at).await?;
        let seen = tx.holders(&ids).await?;
        tx.lock_rows(LockTarget::Person, seen.iter().map(|holder| holder.participant_id.as_str())).await?;
        tx.lock_row(LockTarget::Person, first.coach_id.as_str()).await?;
        tx.lock_rows(LockTarget::Session, ids.iter().map(SessionId::as_str)).await?;
        let holders = tx.holders(&ids).await?;
        let is_locked = |holder: &Holder| seen.iter().any(|one| one.id == holder.id && one.session_id == holder.session_id);
        if !holders.iter().all(is_locked) {
            return Err(BookingRefusal::Meanwhile.into());
        }
        let first_date = tx.spans_of(&first.id).await?.first().copied().ok_or(StoreError::NotFound)?;
        let mut planned = Vec::new();
        for id in &ids {
            let facts = tx.session_facts(self, id).await?;
            check_open(facts.starts_at, facts.is_cancelled(), by.at)?;
            if facts.coach_id != first.coach_id && facts.id == first.id {
                // Reassigned while waiting for the lock.
                return Err(BookingRefusal::Meanwhile.into());
            }
            if facts.coach_id != first.coach_id {
                // Reassigned to another coach: no longer of the series.
                continue;
            }
            let before = tx.spans_of(id).await?;
            planned.push(PlannedChange::plan(change, (&first, &first_date), facts, before)?);
        }
        // The time of all is freed before any is taken: sessions of a series may move onto the dates of each other.
        for one in planned.iter().filter(|one| one.before != one.after) {
            tx_run!(&mut tx, "delete from busy where session_id = $1", &one.facts.id)?;
        }
        for one in &planned {
            tx.apply_change(self, by, one, &holders).await?;
        }
        tx.commit().await
    }

    /// Cancels a session and, with `following`, those that follow in its series, with a message to every participant in them;
    /// their bookings are never late. Sent twice, it is cancelled once.
    ///
    /// # Errors
    /// [`BookingRefusal::Past`], [`BookingRefusal::SessionCancelled`], [`StoreError::NotFound`].
    pub async fn cancel_session(&self, by: &Actor, id: &SessionId, following: bool, word: Option<&str>) -> Result<()> {
        or_repeated(self.cancel_sessions(by, id, following, word).await, self.cancelled_lately(by, id, following)).await
    }

    /// `Some` when the actor cancelled the session a moment ago, with those that follow where `following` is set.
    async fn cancelled_lately(&self, by: &Actor, id: &SessionId, following: bool) -> Result<Option<()>> {
        if !self.did_lately(by, "session.cancelled", id.as_str()).await? {
            return Ok(None);
        }
        let left: Option<i64> = value!(
            self.db,
            "select count(*) from session o join session s on s.series_id = o.series_id
             where s.structure_id = $1 and s.id = $2 and o.starts_at > s.starts_at and o.coach_id = s.coach_id and o.cancelled_at is null",
            self.scope(),
            id
        )?;
        Ok((!following || left.unwrap_or_default() == 0).then_some(()))
    }

    async fn cancel_sessions(&self, by: &Actor, id: &SessionId, following: bool, word: Option<&str>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let first = tx.session_facts(self, id).await?;
        let ids = tx.with_following(self, &first, following, by.at).await?;
        tx.lock_rows(LockTarget::Session, ids.iter().map(SessionId::as_str)).await?;
        for id in &ids {
            let facts = tx.session_facts(self, id).await?;
            if facts.coach_id != first.coach_id && facts.id != first.id {
                // Reassigned to another coach: no longer of the series.
                continue;
            }
            check_open(facts.starts_at, facts.is_cancelled(), by.at)?;
            tx.cancel_locked_session(self, by, &facts, word).await?;
        }
        tx.commit().await
    }
}

/// A fingerprint of when, where and by whom a session is held: what the message that it moved is about.
fn place_of(spans: &[Span], coach: &PersonId, venue: Option<&VenueId>, link: Option<&str>) -> String {
    fingerprint_of(&format!("{spans:?} {coach} {venue:?} {link:?}"))
}

/// The day of the last of these dates, in Paris.
fn last_day(spans: &[Span]) -> Option<NaiveDate> {
    spans.last().map(|span| paris::day(span.starts_at))
}

impl Tx {
    /// Writes the planned change of a session. Its time was freed when its dates change.
    async fn apply_change(&mut self, store: &StructureStore, by: &Actor, one: &PlannedChange, holders: &[Holder]) -> Result<()> {
        let id = &one.facts.id;
        // An expired offer must not count as a held place.
        self.expire_offers(store, by, &one.facts).await?;
        let (Some(starts), Some(ends)) = (one.after.first(), one.after.last()) else { return Err(StoreError::NotFound) };
        let moves = one.before != one.after;
        if moves {
            check_open(starts.starts_at, false, by.at)?;
            if self.is_on_leave(&one.facts.coach_id, &one.after).await? {
                return Err(BookingRefusal::CoachAway.into());
            }
            self.set_spans(id, &one.after).await?;
            self.take_time(&one.facts.coach_id, id, &one.after, BookingRefusal::CoachBusy).await?;
            let later = last_day(&one.after) > last_day(&one.before);
            for holder in holders.iter().filter(|holder| holder.session_id == *id) {
                if later {
                    self.check_booking_end(&holder.participant_id, &one.after, by.at).await?;
                }
                self.take_time(&holder.participant_id, id, &one.after, BookingRefusal::Overlap).await?;
            }
        }
        let elsewhere = tx_run!(
            self,
            "update session set venue_id = $2, link = $3 where id = $1
             and (coalesce(venue_id, '') <> coalesce($2, '') or coalesce(link, '') <> coalesce($3, ''))",
            id,
            one.venue.as_ref(),
            one.link.as_deref()
        )? == 1;
        tx_run!(
            self,
            "update session set starts_at = $2, ends_at = $3, places = $4, changed_at = $5, sequence = sequence + 1 where id = $1",
            id,
            starts.starts_at,
            ends.ends_at,
            one.places,
            by.at
        )?;
        self.set_places(id, one.places).await?;
        // An offer ends at the start at the latest.
        let sooner = "update waitlist_entry set offered_until = $2 where session_id = $1 and state = 'Offered' and offered_until > $2";
        tx_run!(self, sooner, id, starts.starts_at)?;
        if moves || elsewhere {
            let stood = place_of(&one.before, &one.facts.coach_id, one.facts.venue_id.as_ref(), one.facts.link.as_deref());
            let stands = place_of(&one.after, &one.facts.coach_id, one.venue.as_ref(), one.link.as_deref());
            self.queue_moved_messages(store, by, id, (&stood, &stands)).await?;
            for (entry, participant) in self.waiting_entries(id).await? {
                let (kind, entry, about) = (NoticeKind::Moved, Some(&entry), Some(stood.as_str()));
                let notice = NewNotice { kind, to: &participant, session: id, booking: None, entry, word: None, about, due_at: by.at };
                self.insert_moved(store, by, &notice, &stands).await?;
            }
        }
        let details = json!({ "from": one.before.first().map(|span| span.starts_at), "to": starts.starts_at, "places": one.places });
        self.audit(&store.structure, by, "session.changed", id.as_str(), details).await?;
        let facts = self.session_facts(store, id).await?;
        self.expire_offers(store, by, &facts).await
    }
}
