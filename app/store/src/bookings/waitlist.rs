//! The waitlist of a full session: a freed place is offered to the first entry for a time, then to the next.

use crate::{
    Actor, Result, StoreError,
    bookings::{Bookings, seats::in_own_name, sessions::SessionFacts},
    db::{Db, LockTarget, StructureStore, Tx, named_in_session, new_id, rows, tx_row, tx_rows, tx_run, tx_value, value},
    messages::notices::NewNotice,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    bookings::{
        BookableBy, BookingRefusal, BookingRules, SessionKind, check_open,
        notice::NoticeKind,
        waitlist::{WaitlistState, offer_until},
    },
    messages::delivery::sms_may_leave_at,
    values::ids::{PersonId, SessionId, StructureId, WaitlistEntryId},
};
use serde_json::json;

/// A waitlist entry with its session.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct WaitlistEntry {
    /// The entry.
    pub id: WaitlistEntryId,
    /// The session.
    pub session_id: SessionId,
    /// The participant.
    pub participant_id: PersonId,
    /// First and family name of the participant.
    pub participant: String,
    /// Its state.
    pub state: WaitlistState,
    /// Its position among the waiting entries, from 1.
    pub position: i64,
    /// End of the offer of a place, UTC.
    pub offered_until: Option<DateTime<Utc>>,
    /// The kind of the session type.
    pub kind: SessionKind,
    /// The title of the session type.
    pub title: String,
    /// Name of the venue; `None` for a remote session.
    pub venue: Option<String>,
    /// Start of the session, UTC.
    pub starts_at: DateTime<Utc>,
    /// End of the session, UTC.
    pub ends_at: DateTime<Utc>,
}

/// Outcome of joining a waitlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitlistOutcome {
    /// The entry was made.
    Joined,
    /// The participant had an entry or a booking already: the form was sent twice.
    AlreadyJoined,
}

#[derive(sqlx_macros::FromRow)]
pub(crate) struct ActiveEntry {
    pub id: WaitlistEntryId,
    /// The offered place, if any.
    pub place: Option<i64>,
}

#[derive(sqlx_macros::FromRow)]
struct EntryFacts {
    session_id: SessionId,
    participant_id: PersonId,
    state: WaitlistState,
    place: Option<i64>,
}

#[derive(sqlx_macros::FromRow)]
struct Next {
    id: WaitlistEntryId,
    participant_id: PersonId,
}

#[derive(sqlx_macros::FromRow)]
struct Overdue {
    structure_id: StructureId,
    session_id: SessionId,
}

/// The columns of [`WaitlistEntry`], before its conditions.
macro_rules! entries {
    ($conditions:literal) => {
        concat!(
            "select w.id, w.session_id, w.participant_id, p.first_name || ' ' || p.last_name as participant, w.state,
             (select count(*) + 1 from waitlist_entry o where o.session_id = w.session_id and o.state = 'Waiting' and o.turn < w.turn)
             as position, w.offered_until, t.kind, t.title, v.name as venue, s.starts_at, s.ends_at
             from waitlist_entry w join session s on s.id = w.session_id join session_type t on t.id = s.session_type_id
             join person p on p.id = w.participant_id left join venue v on v.id = s.venue_id
             where w.structure_id = $1 and w.state in ('Waiting', 'Offered') ",
            $conditions
        )
    };
}

impl Tx {
    /// The waiting or offered entry of a participant for a session, if any. The session must be locked.
    pub(crate) async fn active_entry(&mut self, session: &SessionId, participant: &PersonId) -> Result<Option<ActiveEntry>> {
        Ok(tx_row!(
            self,
            "select id, case when state = 'Offered' then place end as place from waitlist_entry
             where session_id = $1 and participant_id = $2 and state in ('Waiting', 'Offered')",
            session,
            participant
        )?)
    }

    /// Ends a waiting or offered entry with its final state. An offered place must be transferred by the caller.
    pub(crate) async fn close_entry(&mut self, by: &Actor, id: &WaitlistEntryId, state: WaitlistState) -> Result<()> {
        tx_run!(
            self,
            "update waitlist_entry set state = $2, changed_at = $3 where id = $1 and state in ('Waiting', 'Offered')",
            id,
            state,
            by.at
        )?;
        Ok(())
    }

    /// Expires the overdue offers of a session, then offers its free places. The session must be locked.
    pub(crate) async fn expire_offers(&mut self, store: &StructureStore, by: &Actor, session: &SessionFacts) -> Result<()> {
        let overdue: Vec<ActiveEntry> = tx_rows!(
            self,
            "select id, place from waitlist_entry where session_id = $1 and state = 'Offered' and offered_until <= $2 order by turn",
            &session.id,
            by.at
        )?;
        for entry in overdue {
            self.close_entry(by, &entry.id, WaitlistState::Expired).await?;
            if let Some(place) = entry.place {
                self.transfer_place(&session.id, place, Some(entry.id.as_str()), None).await?;
            }
            self.audit(&store.structure, &Actor::tools(by.at), "waitlist.expired", entry.id.as_str(), json!({})).await?;
        }
        self.offer_free_places(store, by, session).await
    }

    /// Offers the free places of a session to the first waiting entries, with a message to each. Entries of participants whose
    /// enrollment ends before the session are closed. The session must be locked.
    pub(crate) async fn offer_free_places(&mut self, store: &StructureStore, by: &Actor, session: &SessionFacts) -> Result<()> {
        if session.is_cancelled() {
            return Ok(());
        }
        let minutes: Option<i64> = tx_value!(self, "select offer_minutes from structure where id = $1", store.scope())?;
        // Messages are not sent at night: the offer runs from the morning on.
        let readable_at = sms_may_leave_at(by.at);
        let Some(until) = offer_until(readable_at, session.starts_at, minutes.unwrap_or_default()) else { return Ok(()) };
        let spans = self.spans_of(&session.id).await?;
        loop {
            let next: Option<Next> = tx_row!(
                self,
                "select id, participant_id from waitlist_entry where session_id = $1 and state = 'Waiting' order by turn limit 1",
                &session.id
            )?;
            let Some(next) = next else { return Ok(()) };
            let Some(place) = self.free_place(&session.id).await? else { return Ok(()) };
            match self.check_booking_end(&next.participant_id, &spans, by.at).await {
                Ok(()) => {}
                Err(StoreError::Refused(_)) => {
                    self.close_entry(by, &next.id, WaitlistState::Closed).await?;
                    self.audit(&store.structure, &Actor::tools(by.at), "waitlist.left", next.id.as_str(), json!({})).await?;
                    continue;
                }
                Err(error) => return Err(error),
            }
            self.transfer_place(&session.id, place, None, Some(next.id.as_str())).await?;
            tx_run!(
                self,
                "update waitlist_entry set state = 'Offered', place = $2, offered_until = $3, changed_at = $4 where id = $1",
                &next.id,
                place,
                until,
                by.at
            )?;
            let notice = NewNotice {
                kind: NoticeKind::Offered,
                to: &next.participant_id,
                session: &session.id,
                booking: None,
                entry: Some(&next.id),
                word: None,
                about: None,
                due_at: by.at,
            };
            self.insert_notice(store, by.at, &notice).await?;
            self.audit(&store.structure, &Actor::tools(by.at), "waitlist.offered", next.id.as_str(), json!({ "until": until })).await?;
        }
    }

    /// Locks the person and the session of an entry, and returns the session as it is under the lock. The entry is to be read
    /// with [`Self::entry_facts`] once overdue offers have expired.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for the entry of another participant.
    async fn lock_entry(&mut self, store: &StructureStore, participant: &PersonId, id: &WaitlistEntryId) -> Result<SessionFacts> {
        let seen = self.entry_facts(store, id).await?;
        if seen.participant_id != *participant {
            return Err(StoreError::NotFound);
        }
        self.lock_row(LockTarget::Person, participant.as_str()).await?;
        self.lock_row(LockTarget::Session, seen.session_id.as_str()).await?;
        self.session_facts(store, &seen.session_id).await
    }

    async fn entry_facts(&mut self, store: &StructureStore, id: &WaitlistEntryId) -> Result<EntryFacts> {
        let find = "select session_id, participant_id, state, place from waitlist_entry where structure_id = $1 and id = $2";
        tx_row!(self, find, store.scope(), id)?.ok_or(StoreError::NotFound)
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Adds a participant to the waitlist of a full session, at its end. Sent twice, one entry is made.
    ///
    /// # Errors
    /// [`BookingRefusal::NotFull`], [`BookingRefusal::TeamOnly`], [`BookingRefusal::Past`],
    /// [`BookingRefusal::SessionCancelled`], [`BookingRefusal::Left`], [`BookingRefusal::BeyondEnrollment`];
    /// [`StoreError::NotFound`], also for a session made of a slot.
    pub async fn join_waitlist(&self, by: &Actor, participant: &PersonId, session: &SessionId) -> Result<WaitlistOutcome> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        tx.lock_row(LockTarget::Session, session.as_str()).await?;
        let facts = tx.session_facts(self, session).await?;
        if facts.from_slot {
            return Err(StoreError::NotFound);
        }
        if tx.held_booking(session, participant).await?.is_some() || tx.active_entry(session, participant).await?.is_some() {
            return Ok(WaitlistOutcome::AlreadyJoined);
        }
        check_open(facts.starts_at, facts.is_cancelled(), by.at)?;
        let spans = tx.spans_of(session).await?;
        tx.check_booking_end(participant, &spans, by.at).await?;
        if in_own_name(by, participant) && facts.rules().bookable_by == BookableBy::Team {
            return Err(BookingRefusal::TeamOnly.into());
        }
        tx.expire_offers(self, by, &facts).await?;
        if tx.free_place(session).await?.is_some() {
            return Err(BookingRefusal::NotFull.into());
        }
        let id: WaitlistEntryId = new_id(by.at)?;
        tx_run!(
            &mut tx,
            "insert into waitlist_entry (id, structure_id, session_id, participant_id, turn, state, joined_at, changed_at)
             select $1, $2, $3, $4, coalesce(max(turn), 0) + 1, 'Waiting', $5, $5 from waitlist_entry where session_id = $3",
            &id,
            self.scope(),
            session,
            participant,
            by.at
        )?;
        tx.audit(&self.structure, by, "waitlist.joined", id.as_str(), json!({ "session": session })).await?;
        tx.commit().await?;
        Ok(WaitlistOutcome::Joined)
    }

    /// Books the place that an entry is offered and returns the session. Sent twice, it is booked once. A refused offer stays
    /// open until it expires.
    ///
    /// # Errors
    /// [`BookingRefusal::OfferOver`], [`BookingRefusal::Overlap`], [`BookingRefusal::TooMany`], [`BookingRefusal::Past`],
    /// [`BookingRefusal::SessionCancelled`]; [`StoreError::NotFound`].
    pub async fn accept_offer(&self, by: &Actor, participant: &PersonId, entry: &WaitlistEntryId) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let session = tx.lock_entry(self, participant, entry).await?;
        if tx.held_booking(&session.id, participant).await?.is_some() {
            return Ok(session.id);
        }
        check_open(session.starts_at, session.is_cancelled(), by.at)?;
        tx.expire_offers(self, by, &session).await?;
        let facts = tx.entry_facts(self, entry).await?;
        let (WaitlistState::Offered, Some(place)) = (facts.state, facts.place) else { return Err(BookingRefusal::OfferOver.into()) };
        // The booking notice does not apply to an offer, which may come late.
        let rules = BookingRules { book_notice: 0, ..session.rules() };
        tx.check_booking_rules(by, participant, &session.session_type_id, rules, session.starts_at, None).await?;
        tx.take_place(self, by, participant, &session.id, (place, Some(entry.as_str()))).await?;
        tx.close_entry(by, entry, WaitlistState::Accepted).await?;
        tx.audit(&self.structure, by, "waitlist.accepted", entry.as_str(), json!({})).await?;
        tx.commit().await?;
        Ok(session.id)
    }

    /// Leaves a waitlist, or declines an offered place, which is offered to the next entry; returns the session. Sent twice, it is
    /// done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn leave_waitlist(&self, by: &Actor, participant: &PersonId, entry: &WaitlistEntryId) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let session = tx.lock_entry(self, participant, entry).await?;
        tx.expire_offers(self, by, &session).await?;
        let facts = tx.entry_facts(self, entry).await?;
        match (facts.state, facts.place) {
            (WaitlistState::Waiting, _) => tx.close_entry(by, entry, WaitlistState::Left).await?,
            (WaitlistState::Offered, Some(place)) => {
                tx.close_entry(by, entry, WaitlistState::Passed).await?;
                tx.transfer_place(&session.id, place, Some(entry.as_str()), None).await?;
                tx.offer_free_places(self, by, &session).await?;
            }
            // Left or expired already: the expired offers are committed.
            _ => {
                tx.commit().await?;
                return Ok(session.id);
            }
        }
        tx.audit(&self.structure, by, "waitlist.left", entry.as_str(), json!({})).await?;
        tx.commit().await?;
        Ok(session.id)
    }

    /// The waiting entries and the open offers of a participant in sessions that start after `now`, by start.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn waitlist_entries_of(&self, participant: &PersonId, now: DateTime<Utc>) -> Result<Vec<WaitlistEntry>> {
        Ok(rows!(
            self.db,
            entries!(
                "and w.participant_id = $2 and s.starts_at > $3 and (w.state = 'Waiting' or w.offered_until > $3) order by s.starts_at"
            ),
            self.scope(),
            participant,
            now
        )?)
    }

    /// The waitlist of a session: the offered entries, then the waiting ones, each in the order in which they joined. Without those of
    /// participants whom the reader neither reads nor has in a session of their own.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn waitlist_of(&self, session: &SessionId) -> Result<Vec<WaitlistEntry>> {
        Ok(rows!(
            self.db,
            concat!(
                entries!("and w.session_id = $2 and "),
                named_in_session!("w.participant_id", "s.coach_id", "$3", "$4"),
                " order by w.state, w.turn"
            ),
            self.scope(),
            session,
            self.reader(),
            self.reading_day(),
        )?)
    }

    /// Number of entries that [`Self::waitlist_of`] leaves out; 0 without a reader.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn withheld_waiting(&self, session: &SessionId) -> Result<i64> {
        if self.reader().is_none() {
            return Ok(0);
        }
        let count: Option<i64> = value!(
            self.db,
            concat!(
                "select count(*) from waitlist_entry w join session s on s.id = w.session_id
                 where w.structure_id = $1 and w.session_id = $2 and w.state in ('Waiting', 'Offered') and not ",
                named_in_session!("w.participant_id", "s.coach_id", "$3", "$4"),
            ),
            self.scope(),
            session,
            self.reader(),
            self.reading_day(),
        )?;
        Ok(count.unwrap_or_default())
    }
}

#[boxed_futures]
impl Db {
    /// Expires the overdue offers of all structures, of at most 100 sessions, and offers their places to the next entries. Safe to run from
    /// several processes at once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn expire_offers(&self, now: DateTime<Utc>) -> Result<()> {
        let by = Actor::tools(now);
        let overdue: Vec<Overdue> = rows!(
            self,
            "select distinct structure_id, session_id from waitlist_entry where state = 'Offered' and offered_until <= $1
             order by session_id limit 100",
            by.at
        )?;
        for session in overdue {
            let store = self.for_structure(&session.structure_id);
            let mut tx = self.begin().await?;
            tx.lock_row(LockTarget::Session, session.session_id.as_str()).await?;
            let facts = tx.session_facts(&store, &session.session_id).await?;
            tx.expire_offers(&store, &by, &facts).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
