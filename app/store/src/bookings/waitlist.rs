//! The queue for a full session: turns are kept, a freed place is offered to the first for a time, then to the next.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    bookings::{in_own_name, sessions::SessionFacts},
    db::{Db, LockTarget, StructureStore, Tx, new_id, rows, tx_row, tx_rows, tx_run, tx_value},
    messages::notices::NewNotice,
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::{
        BookingRefusal, SessionKind,
        notice::NoticeKind,
        still_open,
        waitlist::{WaitlistState, offer_until},
    },
    messages::delivery::sms_may_leave_at,
    values::ids::{PersonId, SessionId, StructureId, WaitlistEntryId},
};
use serde_json::json;

/// Someone's turn in a queue, as they see it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WaitlistEntry {
    /// The entry.
    pub id: WaitlistEntryId,
    /// The session.
    pub session_id: SessionId,
    /// Who waits.
    pub participant_id: PersonId,
    /// First and family name of who waits.
    pub participant: String,
    /// Where it stands.
    pub state: WaitlistState,
    /// How many turns come before, plus one.
    pub position: i64,
    /// Until when a place is offered, UTC.
    pub offered_until: Option<DateTime<Utc>>,
    /// What the session is for.
    pub kind: SessionKind,
    /// The name people book by.
    pub title: String,
    /// Where.
    pub venue: Option<String>,
    /// Its start, UTC.
    pub starts_at: DateTime<Utc>,
    /// Its end, UTC.
    pub ends_at: DateTime<Utc>,
}

/// What became of a wish to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitOutcome {
    /// The turn is kept from now on.
    Waiting,
    /// It was kept already, or a place is held already: a form sent twice.
    Already,
}

#[derive(sqlx::FromRow)]
pub(crate) struct ActiveEntry {
    pub id: WaitlistEntryId,
    /// The place offered, if one is.
    pub place: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct EntryFacts {
    session_id: SessionId,
    participant_id: PersonId,
    state: WaitlistState,
    place: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Next {
    id: WaitlistEntryId,
    participant_id: PersonId,
}

#[derive(sqlx::FromRow)]
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
    /// The entry with which someone waits for a session that is held, or is offered a place in it.
    pub(crate) async fn active_entry(&mut self, session: &SessionId, participant: &PersonId) -> Result<Option<ActiveEntry>> {
        Ok(tx_row!(
            self,
            "select id, case when state = 'Offered' then place end as place from waitlist_entry
             where session_id = $1 and participant_id = $2 and state in ('Waiting', 'Offered')",
            session.as_str(),
            participant.as_str()
        )?)
    }

    /// Ends someone's turn.
    pub(crate) async fn close_entry(&mut self, by: &Actor, id: &WaitlistEntryId, state: WaitlistState) -> Result<()> {
        tx_run!(
            self,
            "update waitlist_entry set state = $2, changed_at = $3 where id = $1 and state in ('Waiting', 'Offered')",
            id.as_str(),
            state.as_str(),
            by.at
        )?;
        Ok(())
    }

    /// Lets offers end whose time has passed, and offers what is free to those who wait. The session is held.
    pub(crate) async fn settle(&mut self, store: &StructureStore, by: &Actor, session: &SessionFacts) -> Result<()> {
        let overdue: Vec<ActiveEntry> = tx_rows!(
            self,
            "select id, place from waitlist_entry where session_id = $1 and state = 'Offered' and offered_until <= $2 order by turn",
            session.id.as_str(),
            by.at
        )?;
        for entry in overdue {
            self.close_entry(by, &entry.id, WaitlistState::Expired).await?;
            if let Some(place) = entry.place {
                self.pass_place(&session.id, place, Some(entry.id.as_str()), None).await?;
            }
            self.audit(&store.structure, &Actor::tools(by.at), "waitlist.expired", entry.id.as_str(), json!({})).await?;
        }
        self.offer_free_places(store, by, session).await
    }

    /// Offers free places to the first who wait, as long as there are both. The session is held.
    pub(crate) async fn offer_free_places(&mut self, store: &StructureStore, by: &Actor, session: &SessionFacts) -> Result<()> {
        if session.is_cancelled() {
            return Ok(());
        }
        let minutes: Option<i64> = tx_value!(self, "select offer_minutes from structure where id = $1", store.scope())?;
        // The time to think begins when the offer may be read: at night it waits for the morning.
        let readable_at = sms_may_leave_at(by.at);
        let Some(until) = offer_until(readable_at, session.starts_at, minutes.unwrap_or_default()) else { return Ok(()) };
        let spans = self.spans_of(session.id.as_str()).await?;
        loop {
            let next: Option<Next> = tx_row!(
                self,
                "select id, participant_id from waitlist_entry where session_id = $1 and state = 'Waiting' order by turn limit 1",
                session.id.as_str()
            )?;
            let Some(next) = next else { return Ok(()) };
            let Some(place) = self.free_place(&session.id).await? else { return Ok(()) };
            // Whose path has come to end before the session could not take the place.
            match self.within_path(&next.participant_id, &spans, by.at).await {
                Ok(()) => {}
                Err(StoreError::Refused(_)) => {
                    self.close_entry(by, &next.id, WaitlistState::Closed).await?;
                    self.audit(&store.structure, &Actor::tools(by.at), "waitlist.left", next.id.as_str(), json!({})).await?;
                    continue;
                }
                Err(error) => return Err(error),
            }
            self.pass_place(&session.id, place, None, Some(next.id.as_str())).await?;
            tx_run!(
                self,
                "update waitlist_entry set state = 'Offered', place = $2, offered_until = $3, changed_at = $4 where id = $1",
                next.id.as_str(),
                place,
                until,
                by.at
            )?;
            let notice = NewNotice {
                kind: NoticeKind::Offered,
                to: next.participant_id.as_str(),
                session: session.id.as_str(),
                booking: None,
                entry: Some(next.id.as_str()),
                word: None,
                due_at: by.at,
            };
            self.insert_notice(store, by.at, &notice).await?;
            self.audit(&store.structure, &Actor::tools(by.at), "waitlist.offered", next.id.as_str(), json!({ "until": until })).await?;
        }
    }

    /// Holds the person and the session of an entry, and reads both as they are then.
    async fn hold_entry(
        &mut self,
        store: &StructureStore,
        participant: &PersonId,
        id: &WaitlistEntryId,
    ) -> Result<(EntryFacts, SessionFacts)> {
        let find = "select session_id, participant_id, state, place from waitlist_entry where structure_id = $1 and id = $2";
        let seen: Option<EntryFacts> = tx_row!(self, find, store.scope(), id.as_str())?;
        let seen = seen.filter(|entry| entry.participant_id == *participant).ok_or(StoreError::NotFound)?;
        self.lock_row(LockTarget::Person, participant.as_str()).await?;
        self.lock_row(LockTarget::Session, seen.session_id.as_str()).await?;
        let session = self.session_facts(store, &seen.session_id).await?;
        Ok((seen, session))
    }

    async fn entry(&mut self, store: &StructureStore, id: &WaitlistEntryId) -> Result<EntryFacts> {
        let find = "select session_id, participant_id, state, place from waitlist_entry where structure_id = $1 and id = $2";
        tx_row!(self, find, store.scope(), id.as_str())?.ok_or(StoreError::NotFound)
    }
}

impl Bookings<'_> {
    /// Takes a turn in the queue of a full session. Sent twice, one turn is taken.
    ///
    /// # Errors
    /// [`BookingRefusal::NotFull`], [`BookingRefusal::TeamOnly`], [`BookingRefusal::Past`],
    /// [`BookingRefusal::SessionCancelled`]; [`StoreError::NotFound`], also for a session made of someone's slot.
    pub async fn wait_for(&self, by: &Actor, participant: &PersonId, session: &SessionId) -> Result<WaitOutcome> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        tx.lock_row(LockTarget::Session, session.as_str()).await?;
        let facts = tx.session_facts(self, session).await?;
        if facts.from_slot {
            return Err(StoreError::NotFound);
        }
        if tx.held(session, participant).await?.is_some() || tx.active_entry(session, participant).await?.is_some() {
            return Ok(WaitOutcome::Already);
        }
        still_open(facts.starts_at, facts.is_cancelled(), by.at)?;
        let spans = tx.spans_of(session.as_str()).await?;
        tx.within_path(participant, &spans, by.at).await?;
        if in_own_name(by, participant) && facts.rules().bookable_by == domain::bookings::BookableBy::Team {
            return Err(BookingRefusal::TeamOnly.into());
        }
        tx.settle(self, by, &facts).await?;
        if tx.free_place(session).await?.is_some() {
            return Err(BookingRefusal::NotFull.into());
        }
        let id: WaitlistEntryId = new_id(by.at)?;
        tx_run!(
            &mut tx,
            "insert into waitlist_entry (id, structure_id, session_id, participant_id, turn, state, joined_at, changed_at)
             select $1, $2, $3, $4, coalesce(max(turn), 0) + 1, 'Waiting', $5, $5 from waitlist_entry where session_id = $3",
            id.as_str(),
            self.scope(),
            session.as_str(),
            participant.as_str(),
            by.at
        )?;
        tx.audit(&self.structure, by, "waitlist.joined", id.as_str(), json!({ "session": session })).await?;
        tx.commit().await?;
        Ok(WaitOutcome::Waiting)
    }

    /// Takes the place that is offered. Sent twice, it is taken once.
    ///
    /// # Errors
    /// [`BookingRefusal::OfferOver`], [`BookingRefusal::Overlap`], [`BookingRefusal::TooMany`] and those of a session that is
    /// past or cancelled; the offer stands until its time.
    pub async fn accept_offer(&self, by: &Actor, participant: &PersonId, entry: &WaitlistEntryId) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let (_, session) = tx.hold_entry(self, participant, entry).await?;
        if tx.held(&session.id, participant).await?.is_some() {
            return Ok(session.id);
        }
        still_open(session.starts_at, session.is_cancelled(), by.at)?;
        tx.settle(self, by, &session).await?;
        let facts = tx.entry(self, entry).await?;
        let (WaitlistState::Offered, Some(place)) = (facts.state, facts.place) else { return Err(BookingRefusal::OfferOver.into()) };
        // The notice to book does not bind who waited: the place came to them late.
        let rules = domain::bookings::BookingRules { book_notice: 0, ..session.rules() };
        tx.may_book(by, participant, &session.session_type_id, rules, session.starts_at, None).await?;
        tx.take_place(self, by, participant, &session.id, (place, Some(entry.as_str()))).await?;
        tx.close_entry(by, entry, WaitlistState::Accepted).await?;
        tx.audit(&self.structure, by, "waitlist.accepted", entry.as_str(), json!({})).await?;
        tx.commit().await?;
        Ok(session.id)
    }

    /// Passes an offered place on, or leaves the queue. Done twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn give_turn_up(&self, by: &Actor, participant: &PersonId, entry: &WaitlistEntryId) -> Result<SessionId> {
        let mut tx = self.db.begin().await?;
        let (_, session) = tx.hold_entry(self, participant, entry).await?;
        tx.settle(self, by, &session).await?;
        let facts = tx.entry(self, entry).await?;
        match (facts.state, facts.place) {
            (WaitlistState::Waiting, _) => tx.close_entry(by, entry, WaitlistState::Left).await?,
            (WaitlistState::Offered, Some(place)) => {
                tx.close_entry(by, entry, WaitlistState::Passed).await?;
                tx.pass_place(&session.id, place, Some(entry.as_str()), None).await?;
                tx.offer_free_places(self, by, &session).await?;
            }
            // Done already, or too late: what was settled is kept.
            _ => {
                tx.commit().await?;
                return Ok(session.id);
            }
        }
        tx.audit(&self.structure, by, "waitlist.left", entry.as_str(), json!({})).await?;
        tx.commit().await?;
        Ok(session.id)
    }

    /// The queues in which a participant waits, and the places they are offered, soonest session first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn waiting_of(&self, participant: &PersonId, now: DateTime<Utc>) -> Result<Vec<WaitlistEntry>> {
        Ok(rows!(
            self.db,
            entries!(
                "and w.participant_id = $2 and s.starts_at > $3 and (w.state = 'Waiting' or w.offered_until > $3) order by s.starts_at"
            ),
            self.scope(),
            participant.as_str(),
            now
        )?)
    }

    /// The queue of a session, those who are offered a place first, then by turn: for the team.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn queue_of(&self, session: &SessionId) -> Result<Vec<WaitlistEntry>> {
        Ok(rows!(self.db, entries!("and w.session_id = $2 order by w.state, w.turn"), self.scope(), session.as_str())?)
    }
}

impl Db {
    /// Lets every offer end whose time has passed, in all structures, and passes the places on. Several processes may do so.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn settle_offers(&self, now: DateTime<Utc>) -> Result<()> {
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
            tx.settle(&store, &by, &facts).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
