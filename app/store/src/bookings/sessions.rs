//! Sessions with their dates and places: opening and reading them.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    db::{LockTarget, StructureStore, Tx, new_id, repeats::or_repeated, row, rows, tx_row, tx_run, values},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    bookings::{BookableBy, BookingRefusal, BookingRules, SessionKind, span::Span},
    values::ids::{PersonId, SeriesId, SessionId, SessionTypeId, VenueId},
};
use serde_json::json;

/// Sessions to be opened, one or a series.
#[derive(Debug, Clone)]
pub struct NewSessions {
    /// Their type.
    pub session_type: SessionTypeId,
    /// The venue; `None` for remote sessions.
    pub venue: Option<VenueId>,
    /// Address of the remote meeting.
    pub link: Option<String>,
    /// The coach.
    pub coach: PersonId,
    /// The dates of each session, in order.
    pub sessions: Vec<Vec<Span>>,
    /// Number of places of each session.
    pub places: i64,
}

/// A session as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SessionRow {
    /// Its identifier.
    pub id: SessionId,
    /// The type.
    pub session_type_id: SessionTypeId,
    /// The kind of the session type.
    pub kind: SessionKind,
    /// The title of the session type.
    pub title: String,
    /// Name of the venue, empty when it is none of the list; `None` for a remote session.
    pub venue: Option<String>,
    /// Postal address of the venue.
    pub address: Option<String>,
    /// Address of the remote meeting.
    pub link: Option<String>,
    /// The coach.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach: String,
    /// Start of the first date, UTC.
    pub starts_at: DateTime<Utc>,
    /// End of the last date, UTC.
    pub ends_at: DateTime<Utc>,
    /// Number of dates.
    pub dates: i64,
    /// Number of places.
    pub places: i64,
    /// Number of places held by bookings and offers.
    pub taken: i64,
    /// Number of waiting entries in the waitlist, without the offered ones.
    pub waiting: i64,
    /// When the structure cancelled it, UTC.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Whether it was made of a slot by its booking.
    pub from_slot: bool,
    /// Whether it was recorded after it was held.
    pub recorded: bool,
    /// Whether it was opened in a series.
    pub in_series: bool,
    /// Hours before the start up to which a cancellation is not late.
    pub cancel_notice: i64,
    /// The place that the person who sees it holds in it.
    pub my_place: Option<i64>,
}

impl SessionRow {
    /// Number of free places.
    pub fn left(&self) -> i64 {
        (self.places - self.taken).max(0)
    }
}

/// The columns of a session and of its type that decide what may be done with it.
#[derive(Debug, Clone, sqlx_macros::FromRow)]
pub(crate) struct SessionFacts {
    pub id: SessionId,
    pub session_type_id: SessionTypeId,
    pub coach_id: PersonId,
    pub starts_at: DateTime<Utc>,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub from_slot: bool,
    pub series_id: Option<SeriesId>,
    pub places: i64,
    pub venue_id: Option<VenueId>,
    pub link: Option<String>,
    pub cancel_notice: i64,
    book_notice: i64,
    most_open: Option<i64>,
    bookable_by: BookableBy,
}

impl SessionFacts {
    pub fn rules(&self) -> BookingRules {
        BookingRules { bookable_by: self.bookable_by, book_notice: self.book_notice, most_open: self.most_open }
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled_at.is_some()
    }
}

#[derive(sqlx_macros::FromRow)]
struct DateRow {
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

/// The columns of [`SessionRow`] as the person `$2` sees it, before its conditions.
macro_rules! sessions {
    ($conditions:literal) => {
        concat!(
            "select s.id, s.session_type_id, t.kind, t.title, coalesce(v.name, case when s.in_person then '' end) as venue, v.address, s.link, s.coach_id,
             c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at,
             (select count(*) from session_date d where d.session_id = s.id) as dates, s.places,
             (select count(*) from session_place p where p.session_id = s.id and p.held_by is not null) as taken,
             (select count(*) from waitlist_entry w where w.session_id = s.id and w.state = 'Waiting') as waiting, s.cancelled_at,
             s.from_slot, s.recorded, s.series_id is not null as in_series, t.cancel_notice,
             (select b.place from booking b where b.session_id = s.id and b.participant_id = $2
              and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null) as my_place
             from session s join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id
             left join venue v on v.id = s.venue_id
             where s.structure_id = $1 ",
            $conditions
        )
    };
}

pub(crate) use sessions;

impl Tx {
    /// A session of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn session_facts(&mut self, store: &StructureStore, id: &SessionId) -> Result<SessionFacts> {
        tx_row!(
            self,
            "select s.id, s.session_type_id, s.coach_id, s.starts_at, s.cancelled_at, s.from_slot, s.series_id, s.places, s.venue_id, s.link, t.cancel_notice,
             t.book_notice, t.most_open, t.bookable_by
             from session s join session_type t on t.id = s.session_type_id where s.structure_id = $1 and s.id = $2",
            store.scope(),
            id
        )?
        .ok_or(StoreError::NotFound)
    }

    /// Inserts a session with its dates and places, and takes the time of its coach.
    ///
    /// # Errors
    /// [`BookingRefusal::CoachAway`]; [`BookingRefusal::CoachBusy`], or [`BookingRefusal::SlotGone`] for a slot.
    pub(crate) async fn open_session(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        new: &NewSessions,
        spans: &[Span],
        (series, from_slot): (Option<&SeriesId>, bool),
    ) -> Result<SessionId> {
        let id: SessionId = new_id(by.at)?;
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return Err(StoreError::NotFound) };
        if self.is_on_leave(&new.coach, spans).await? {
            return Err(BookingRefusal::CoachAway.into());
        }
        tx_run!(
            self,
            "insert into session (id, structure_id, session_type_id, venue_id, link, coach_id, starts_at, ends_at, places, created_at,
             series_id, from_slot) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            &id,
            store.scope(),
            &new.session_type,
            new.venue.as_ref(),
            new.link.as_deref(),
            &new.coach,
            first.starts_at,
            last.ends_at,
            new.places,
            by.at,
            series,
            from_slot,
        )?;
        self.set_spans(&id, spans).await?;
        let refusal = if from_slot { BookingRefusal::SlotGone } else { BookingRefusal::CoachBusy };
        self.take_time(&new.coach, &id, spans, refusal).await?;
        self.add_places(&id, 1, new.places).await?;
        let details = json!({ "places": new.places, "starts_at": first.starts_at, "dates": spans.len() });
        self.audit(&store.structure, by, "session.created", id.as_str(), details).await?;
        Ok(id)
    }

    /// Inserts the places with the numbers `from` to `to`, both inclusive; none when `from` is greater than `to`.
    pub(crate) async fn add_places(&mut self, session: &SessionId, from: i64, to: i64) -> Result<()> {
        if from > to {
            return Ok(());
        }
        tx_run!(
            self,
            "insert into session_place (session_id, place)
             with recursive places (place) as
             (select cast($2 as bigint) union all select place + 1 from places where place < $3)
             select cast($1 as text), place from places",
            session,
            from,
            to
        )?;
        Ok(())
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Opens sessions with their places, all or none, and returns them in order. Sent twice, they are opened once.
    ///
    /// # Errors
    /// [`BookingRefusal::CoachBusy`] or [`BookingRefusal::CoachAway`] on one of the dates; [`StoreError::NotFound`] for a
    /// type, a venue or a coach of another structure.
    pub async fn open_sessions(&self, by: &Actor, new: &NewSessions) -> Result<Vec<SessionId>> {
        or_repeated(self.insert_sessions(by, new).await, self.sessions_opened(by, new)).await
    }

    /// The same sessions that the actor opened a moment ago, in order; `None` unless all are found.
    async fn sessions_opened(&self, by: &Actor, new: &NewSessions) -> Result<Option<Vec<SessionId>>> {
        let mut ids = Vec::new();
        for spans in &new.sessions {
            let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return Ok(None) };
            let found: Vec<String> = values!(
                self.db,
                "select id from session where structure_id = $1 and session_type_id = $2 and coach_id = $3 and starts_at = $4
                 and ends_at = $5 and places = $6 and coalesce(venue_id, '') = coalesce($7, '') and coalesce(link, '') = coalesce($8, '')
                 and cancelled_at is null and not from_slot",
                self.scope(),
                &new.session_type,
                &new.coach,
                first.starts_at,
                last.ends_at,
                new.places,
                new.venue.as_ref(),
                new.link.as_deref(),
            )?;
            match self.if_made_lately(by, "session.created", found.into_iter().next()).await? {
                Some(id) if self.dates_of(&id).await? == *spans => ids.push(id),
                _ => return Ok(None),
            }
        }
        Ok(Some(ids))
    }

    async fn insert_sessions(&self, by: &Actor, new: &NewSessions) -> Result<Vec<SessionId>> {
        let mut tx = self.db.begin().await?;
        tx.check_in_team(&self.structure, &new.coach).await?;
        tx.lock_row(LockTarget::Person, new.coach.as_str()).await?;
        tx.check_open_venue(self, new.venue.as_ref()).await?;
        let series: Option<SeriesId> = if new.sessions.len() > 1 { Some(new_id(by.at)?) } else { None };
        let mut ids = Vec::new();
        for spans in &new.sessions {
            ids.push(tx.open_session(self, by, new, spans, (series.as_ref(), false)).await?);
        }
        tx.commit().await?;
        Ok(ids)
    }

    /// The sessions that start after `now` and are not cancelled, by start, at most 200, as a person sees them: those made of a
    /// slot only when that person booked them.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn upcoming_sessions(&self, seen_by: &PersonId, now: DateTime<Utc>) -> Result<Vec<SessionRow>> {
        Ok(rows!(
            self.db,
            sessions!(
                "and s.starts_at > $3 and s.cancelled_at is null and (not s.from_slot or exists
                 (select 1 from booking b where b.session_id = s.id and b.participant_id = $2 and b.state = 'Booked'))
                 order by s.starts_at, s.id limit 200"
            ),
            self.scope(),
            seen_by,
            now
        )?)
    }

    /// The sessions that overlap a span and are not cancelled, of one coach if given, by start. Their `my_place` is `None`.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sessions_between(&self, coach: Option<&PersonId>, span: &Span) -> Result<Vec<SessionRow>> {
        Ok(rows!(
            self.db,
            sessions!(
                "and s.cancelled_at is null and s.ends_at > $3 and s.starts_at < $4 and ($5 is null or s.coach_id = $5)
                 order by s.starts_at, s.id"
            ),
            self.scope(),
            "",
            span.starts_at,
            span.ends_at,
            coach
        )?)
    }

    /// One session, as a person sees it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn session(&self, seen_by: &PersonId, id: &SessionId) -> Result<SessionRow> {
        row!(self.db, sessions!("and s.id = $3"), self.scope(), seen_by, id)?.ok_or(StoreError::NotFound)
    }

    /// The dates of a session, in order.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn dates_of(&self, id: &SessionId) -> Result<Vec<Span>> {
        let rows: Vec<DateRow> = rows!(
            self.db,
            "select d.starts_at, d.ends_at from session_date d join session s on s.id = d.session_id
             where s.structure_id = $1 and s.id = $2 order by d.position",
            self.scope(),
            id
        )?;
        Ok(rows.into_iter().map(|row| Span { starts_at: row.starts_at, ends_at: row.ends_at }).collect())
    }

    /// First and family names of the participants who hold a place in a session, by place.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn booked_names(&self, id: &SessionId) -> Result<Vec<String>> {
        Ok(values!(
            self.db,
            "select p.first_name || ' ' || p.last_name from booking b join person p on p.id = b.participant_id
             where b.structure_id = $1 and b.session_id = $2 and b.state in ('Booked', 'Attended', 'NoShow') order by b.place",
            self.scope(),
            id,
        )?)
    }
}
