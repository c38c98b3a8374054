//! A session, or it and those that follow in its series, at another time, in another place, with more or fewer places, or
//! not at all.

use crate::{
    Actor, Refusal, Result, StoreError,
    bookings::Bookings,
    bookings::sessions::SessionFacts,
    db::{LockTarget, StructureStore, Tx, repeats::or_repeated, tx_rows, tx_run, tx_value, value},
    messages::notices::NewNotice,
};
use chrono::{DateTime, NaiveTime, Utc};
use domain::{
    bookings::{BookingRefusal, BookingState, notice::NoticeKind, session::moved_along, span::Span, still_open},
    values::{
        ids::{BookingId, PersonId, SessionId, VenueId},
        paris,
    },
};
use serde_json::json;

/// What is to change, and in which sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionChange {
    /// Its new start on the wall clock of Paris.
    pub day: chrono::NaiveDate,
    /// The new hour.
    pub time: NaiveTime,
    /// The new length in minutes.
    pub minutes: i64,
    /// How many may book.
    pub places: i64,
    /// Where; nothing for a remote one.
    pub venue: Option<VenueId>,
    /// The address of the remote meeting.
    pub link: Option<String>,
    /// Those that follow in the series too.
    pub following: bool,
}

#[derive(sqlx::FromRow)]
struct Holder {
    id: BookingId,
    session_id: SessionId,
    participant_id: PersonId,
    place: i64,
}

#[derive(sqlx::FromRow)]
struct Turn {
    id: String,
    participant_id: PersonId,
}

#[derive(sqlx::FromRow)]
struct Id {
    id: SessionId,
}

/// A session while it is changed, with its dates before and after.
struct Changing {
    facts: SessionFacts,
    before: Vec<Span>,
    after: Vec<Span>,
    places: i64,
    venue: Option<String>,
    link: Option<String>,
}

impl Tx {
    /// The bookings that are held in these sessions.
    async fn holders(&mut self, sessions: &[SessionId]) -> Result<Vec<Holder>> {
        let mut all = Vec::new();
        for session in sessions {
            let held: Vec<Holder> = tx_rows!(
                self,
                "select id, session_id, participant_id, place from booking where session_id = $1 and state = 'Booked'
                 and released_at is null order by id",
                session.as_str()
            )?;
            all.extend(held);
        }
        Ok(all)
    }

    /// A session and, if wanted, those that follow in its series and are neither begun nor cancelled.
    async fn with_following(
        &mut self,
        store: &StructureStore,
        first: &SessionFacts,
        following: bool,
        now: DateTime<Utc>,
    ) -> Result<Vec<SessionId>> {
        let mut ids = vec![first.id.clone()];
        if let Some(series) = first.series_id.as_ref().filter(|_| following) {
            let more: Vec<Id> = tx_rows!(
                self,
                "select id from session where structure_id = $1 and series_id = $2 and starts_at > $3 and cancelled_at is null
                 and starts_at > $4 order by starts_at",
                store.scope(),
                series,
                first.starts_at,
                now
            )?;
            ids.extend(more.into_iter().map(|row| row.id));
        }
        Ok(ids)
    }

    /// Cancels a session that is held: its bookings, its queue, its time. Whoever had a place is told.
    pub(crate) async fn cancel_held_session(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        session: &SessionFacts,
        word: Option<&str>,
    ) -> Result<()> {
        for holder in self.holders(std::slice::from_ref(&session.id)).await? {
            self.set_cancelled(by, &holder.id, BookingState::CancelledByStructure, false, word).await?;
            self.pass_place(&session.id, holder.place, Some(holder.id.as_str()), None).await?;
            self.drop_reminders(by.at, holder.id.as_str()).await?;
            self.queue_booking_message(store, by, NoticeKind::Cancelled, &holder.participant_id, &session.id, Some(&holder.id), word)
                .await?;
            self.audit(&store.structure, by, "booking.taken_back", holder.id.as_str(), json!({ "word": word })).await?;
        }
        self.tell_who_waits(store, by, NoticeKind::Cancelled, &session.id, word).await?;
        tx_run!(
            self,
            "update waitlist_entry set state = 'Closed', changed_at = $2 where session_id = $1 and state in ('Waiting', 'Offered')",
            session.id.as_str(),
            by.at
        )?;
        tx_run!(self, "update session_place set held_by = null where session_id = $1", session.id.as_str())?;
        tx_run!(self, "delete from busy where session_id = $1", session.id.as_str())?;
        let cancel =
            "update session set cancelled_at = $2, changed_at = $2, sequence = sequence + 1 where id = $1 and cancelled_at is null";
        tx_run!(self, cancel, session.id.as_str(), by.at)?;
        self.audit(&store.structure, by, "session.cancelled", session.id.as_str(), json!({ "word": word })).await
    }

    /// Tells everybody in the queue of a session that it is about to be cancelled, or has moved.
    async fn tell_who_waits(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        kind: NoticeKind,
        session: &SessionId,
        word: Option<&str>,
    ) -> Result<()> {
        let waiting: Vec<Turn> = tx_rows!(
            self,
            "select id, participant_id from waitlist_entry where session_id = $1 and state in ('Waiting', 'Offered') order by turn",
            session.as_str()
        )?;
        for turn in waiting {
            let notice = NewNotice {
                kind,
                to: turn.participant_id.as_str(),
                session: session.as_str(),
                booking: None,
                entry: Some(turn.id.as_str()),
                word,
                due_at: by.at,
            };
            self.insert_notice(store, by.at, &notice).await?;
        }
        Ok(())
    }

    /// Gives a session that is held to another coach, both held too. Whoever has a place is told.
    pub(crate) async fn give_session(&mut self, store: &StructureStore, by: &Actor, session: &SessionFacts, to: &PersonId) -> Result<()> {
        let spans = self.spans_of(session.id.as_str()).await?;
        if self.is_away(to.as_str(), &spans).await? {
            return Err(BookingRefusal::CoachAway.into());
        }
        self.free_time(session.coach_id.as_str(), session.id.as_str()).await?;
        self.take_time(to.as_str(), session.id.as_str(), &spans, BookingRefusal::CoachBusy).await?;
        tx_run!(
            self,
            "update session set coach_id = $2, changed_at = $3, sequence = sequence + 1 where id = $1",
            session.id.as_str(),
            to.as_str(),
            by.at
        )?;
        self.moved(store, by, &session.id).await?;
        let details = json!({ "from_coach": session.coach_id, "to_coach": to });
        self.audit(&store.structure, by, "session.given", session.id.as_str(), details).await
    }

    /// Tells everybody in a session that it is not as it was, and plans their reminders anew.
    async fn moved(&mut self, store: &StructureStore, by: &Actor, session: &SessionId) -> Result<()> {
        tx_run!(
            self,
            "update booking set sequence = sequence + 1 where session_id = $1 and state = 'Booked' and released_at is null",
            session.as_str()
        )?;
        for holder in self.holders(std::slice::from_ref(session)).await? {
            self.queue_booking_message(store, by, NoticeKind::Moved, &holder.participant_id, session, Some(&holder.id), None).await?;
            self.plan_reminders(store, by.at, holder.id.as_str(), &holder.participant_id, session.as_str()).await?;
        }
        Ok(())
    }

    /// Brings the number of places of a session that is held to what is wanted.
    async fn set_places(&mut self, session: &SessionId, places: i64) -> Result<()> {
        let open: Option<i64> =
            tx_value!(self, "select count(*) from session_place where session_id = $1 and not closed", session.as_str())?;
        let open = open.unwrap_or_default();
        if places < open {
            let closed = tx_run!(
                self,
                "update session_place set closed = true where session_id = $1 and place in (select place from session_place
                 where session_id = $1 and held_by is null and not closed order by place desc limit $2)",
                session.as_str(),
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
                session.as_str(),
                places - open
            )?;
            let most: Option<i64> = tx_value!(self, "select max(place) from session_place where session_id = $1", session.as_str())?;
            let (most, missing) = (most.unwrap_or_default(), places - open - i64::try_from(reopened).unwrap_or_default());
            self.add_places(session.as_str(), most + 1, most + missing).await?;
        }
        Ok(())
    }
}

impl Bookings<'_> {
    /// Changes a session, and those that follow in its series if wanted: all or none, every date looked at. Whoever has a
    /// place keeps it and is told when time or place are others.
    ///
    /// # Errors
    /// [`BookingRefusal::CoachBusy`], [`BookingRefusal::CoachAway`], [`BookingRefusal::Overlap`] when someone booked has another
    /// session then, [`BookingRefusal::BeyondPath`] when it moves beyond the last day of someone booked, [`BookingRefusal::PlacesHeld`], [`BookingRefusal::Past`]; [`Refusal::NoSuchHour`];
    /// [`BookingRefusal::Meanwhile`] when someone booked meanwhile or it was given to another coach; [`StoreError::NotFound`].
    pub async fn change_session(&self, by: &Actor, id: &SessionId, change: &SessionChange) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.own_venue(self, change.venue.as_ref()).await?;
        let first = tx.session_facts(self, id).await?;
        still_open(first.starts_at, first.is_cancelled(), by.at)?;
        let ids = tx.with_following(self, &first, change.following, by.at).await?;
        let seen = tx.holders(&ids).await?;
        tx.lock_rows(LockTarget::Person, seen.iter().map(|holder| holder.participant_id.as_str())).await?;
        tx.lock_row(LockTarget::Person, first.coach_id.as_str()).await?;
        tx.lock_rows(LockTarget::Session, ids.iter().map(SessionId::as_str)).await?;
        let holders = tx.holders(&ids).await?;
        let known = |holder: &Holder| seen.iter().any(|one| one.id == holder.id && one.session_id == holder.session_id);
        if !holders.iter().all(known) {
            return Err(BookingRefusal::Meanwhile.into());
        }
        // What is as it was in the first one is not touched in those that follow: they may have been changed by themselves.
        let of_first = tx.spans_of(first.id.as_str()).await?.first().copied().ok_or(StoreError::NotFound)?;
        let hour_of = |span: &Span| paris::wall_clock(span.starts_at).time();
        let (same_hour, same_length) = (change.time == hour_of(&of_first), change.minutes == of_first.minutes());
        let venue = change.venue.as_ref().map(|venue| venue.to_string());
        let mut changing = Vec::new();
        for id in &ids {
            let facts = tx.session_facts(self, id).await?;
            still_open(facts.starts_at, facts.is_cancelled(), by.at)?;
            if facts.coach_id != first.coach_id && facts.id == first.id {
                // Given to a colleague while we waited for it.
                return Err(BookingRefusal::Meanwhile.into());
            }
            if facts.coach_id != first.coach_id {
                // One of the series was given to a colleague: it goes its own way.
                continue;
            }
            let before = tx.spans_of(id.as_str()).await?;
            let days = (change.day - paris::day(first.starts_at)).num_days();
            let moved = |span: &Span| {
                let time = if same_hour { hour_of(span) } else { change.time };
                moved_along(span, days, time, if same_length { span.minutes() } else { change.minutes })
            };
            let after = before.iter().map(moved).collect::<Option<Vec<_>>>().ok_or(Refusal::NoSuchHour)?;
            let places = if change.places == first.places { facts.places } else { change.places };
            changing.push(Changing {
                // What was made of a slot is one person's.
                places: if facts.from_slot { 1 } else { places },
                venue: if venue == first.venue_id { facts.venue_id.clone() } else { venue.clone() },
                link: if change.link == first.link { facts.link.clone() } else { change.link.clone() },
                facts,
                before,
                after,
            });
        }
        // First all let go of their time, then all take it: those of a series may move onto each other's dates.
        for one in changing.iter().filter(|one| one.before != one.after) {
            tx_run!(&mut tx, "delete from busy where session_id = $1", one.facts.id.as_str())?;
        }
        for one in &changing {
            tx.change_one(self, by, one, &holders).await?;
        }
        tx.commit().await
    }

    /// Cancels a session, and those that follow in its series if wanted. Whoever has a place is told, and never counted
    /// against. Sent twice, it is cancelled once.
    ///
    /// # Errors
    /// [`BookingRefusal::Past`], [`BookingRefusal::SessionCancelled`], [`StoreError::NotFound`].
    pub async fn cancel_session(&self, by: &Actor, id: &SessionId, following: bool, word: Option<&str>) -> Result<()> {
        or_repeated(self.cancel_sessions(by, id, following, word).await, self.cancelled_lately(by, id, following)).await
    }

    /// Whether the person who acts cancelled a session a moment ago, and those that follow where that is asked.
    async fn cancelled_lately(&self, by: &Actor, id: &SessionId, following: bool) -> Result<Option<()>> {
        if !self.did_lately(by, "session.cancelled", id.as_str()).await? {
            return Ok(None);
        }
        let left: Option<i64> = value!(
            self.db,
            "select count(*) from session o join session s on s.series_id = o.series_id
             where s.structure_id = $1 and s.id = $2 and o.starts_at > s.starts_at and o.coach_id = s.coach_id and o.cancelled_at is null",
            self.scope(),
            id.as_str()
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
                // One of the series was given to a colleague: it goes its own way.
                continue;
            }
            still_open(facts.starts_at, facts.is_cancelled(), by.at)?;
            tx.cancel_held_session(self, by, &facts, word).await?;
        }
        tx.commit().await
    }
}

/// The day of the last of these dates, in Paris.
fn starts_on(spans: &[Span]) -> Option<chrono::NaiveDate> {
    spans.last().map(|span| paris::day(span.starts_at))
}

impl Tx {
    async fn change_one(&mut self, store: &StructureStore, by: &Actor, one: &Changing, holders: &[Holder]) -> Result<()> {
        let id = &one.facts.id;
        // An offer that has run out holds no place.
        self.settle(store, by, &one.facts).await?;
        let (Some(starts), Some(ends)) = (one.after.first(), one.after.last()) else { return Err(StoreError::NotFound) };
        let moves = one.before != one.after;
        if moves {
            still_open(starts.starts_at, false, by.at)?;
            if self.is_away(one.facts.coach_id.as_str(), &one.after).await? {
                return Err(BookingRefusal::CoachAway.into());
            }
            self.set_spans(id.as_str(), &one.after).await?;
            self.take_time(one.facts.coach_id.as_str(), id.as_str(), &one.after, BookingRefusal::CoachBusy).await?;
            let later = starts_on(&one.after) > starts_on(&one.before);
            for holder in holders.iter().filter(|holder| holder.session_id == *id) {
                if later {
                    self.within_path(&holder.participant_id, &one.after, by.at).await?;
                }
                self.take_time(holder.participant_id.as_str(), id.as_str(), &one.after, BookingRefusal::Overlap).await?;
            }
        }
        let elsewhere = tx_run!(
            self,
            "update session set venue_id = $2, link = $3 where id = $1
             and (coalesce(venue_id, '') <> coalesce($2, '') or coalesce(link, '') <> coalesce($3, ''))",
            id.as_str(),
            one.venue.as_deref(),
            one.link.as_deref()
        )? == 1;
        tx_run!(
            self,
            "update session set starts_at = $2, ends_at = $3, places = $4, changed_at = $5, sequence = sequence + 1 where id = $1",
            id.as_str(),
            starts.starts_at,
            ends.ends_at,
            one.places,
            by.at
        )?;
        self.set_places(id, one.places).await?;
        // Nobody thinks about an offer beyond the start.
        let sooner = "update waitlist_entry set offered_until = $2 where session_id = $1 and state = 'Offered' and offered_until > $2";
        tx_run!(self, sooner, id.as_str(), starts.starts_at)?;
        if moves || elsewhere {
            self.moved(store, by, id).await?;
            self.tell_who_waits(store, by, NoticeKind::Moved, id, None).await?;
        }
        let details = json!({ "from": one.before.first().map(|span| span.starts_at), "to": starts.starts_at, "places": one.places });
        self.audit(&store.structure, by, "session.changed", id.as_str(), details).await?;
        let facts = self.session_facts(store, id).await?;
        self.settle(store, by, &facts).await
    }
}
