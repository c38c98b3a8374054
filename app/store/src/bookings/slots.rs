//! When coaches can be booked, and the slots in it. A slot is no row: it is derived from windows, leave and what is held,
//! and becomes a session the moment someone books it.

use crate::{
    Actor, Result, StoreError,
    bookings::Bookings,
    bookings::{BookingOutcome, in_own_name, sessions::NewSessions, types::SessionType},
    db::{LockTarget, StructureStore, Tx, new_id, rows, tx_row, tx_rows, tx_run, tx_value},
};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use domain::{
    bookings::{
        BookingRefusal, BookingRules,
        availability::{NewWindow, slots},
        holidays::HolidayRegion,
        recurrence::Recurrence,
        span::Span,
        still_open,
    },
    values::{
        ids::{PersonId, SessionId, SessionTypeId, VenueId, WindowId},
        paris,
    },
};
use serde_json::json;
use std::collections::{HashMap, HashSet};

/// When a coach can be booked.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AvailabilityWindow {
    /// The window.
    pub id: WindowId,
    /// Whose it is.
    pub coach_id: PersonId,
    /// First and family name of whose it is.
    pub coach: String,
    /// For which type by name; for all that are booked by slots when nothing is set.
    pub session_type: Option<String>,
    session_type_id: Option<String>,
    /// Where; at the venue of the type when nothing is set.
    pub venue: Option<String>,
    venue_id: Option<String>,
    /// The day on which the rule begins.
    pub first_day: NaiveDate,
    /// On which days.
    pub rule: Recurrence,
    from_minute: i64,
    to_minute: i64,
}

impl AvailabilityWindow {
    /// From when, on the wall clock of Paris.
    pub fn from(&self) -> NaiveTime {
        time_of(self.from_minute)
    }

    /// Until when, excluded.
    pub fn to(&self) -> NaiveTime {
        time_of(self.to_minute)
    }

    /// Whether it is shut on a day by a public holiday. One that was opened for that single day is meant to be open.
    fn is_shut_by_holiday(&self, region: HolidayRegion, day: NaiveDate) -> bool {
        self.rule != Recurrence::once() && region.holiday(day).is_some()
    }

    fn is_for(&self, session_type: &SessionTypeId) -> bool {
        self.session_type_id.as_deref().is_none_or(|id| id == session_type.as_str())
    }
}

fn time_of(minutes: i64) -> NaiveTime {
    // 24:00 is written as the last minute that a clock shows.
    let minutes = u32::try_from(minutes.clamp(0, 1439)).unwrap_or_default();
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or_default()
}

fn minutes_of(time: NaiveTime) -> i64 {
    i64::from(chrono::Timelike::num_seconds_from_midnight(&time)) / 60
}

/// A time at which a coach can be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeSlot {
    /// Who.
    pub coach_id: PersonId,
    /// First and family name of who.
    pub coach: String,
    /// When.
    pub span: Span,
    /// Where; at the venue of the type when nothing is set.
    pub venue: Option<String>,
}

/// A wish for a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotWish {
    /// What for.
    pub session_type: SessionTypeId,
    /// With whom.
    pub coach: PersonId,
    /// When it begins, UTC.
    pub starts_at: DateTime<Utc>,
    /// Whether it need not lie in a window: for the team alone.
    pub at_any_time: bool,
}

/// Whose slots are looked for.
#[derive(Debug, Clone, Copy)]
pub struct SlotSearch<'a> {
    /// Who would book: what they hold already is no free time.
    pub participant: &'a PersonId,
    /// With whom; with anybody when nothing is set.
    pub coach: Option<&'a PersonId>,
    /// The first day, in Paris.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: NaiveDate,
    /// Whether the notice to book holds.
    pub in_own_name: bool,
}

#[derive(sqlx::FromRow)]
struct DayOf {
    id: String,
    day: NaiveDate,
}

#[derive(sqlx::FromRow)]
struct Taken {
    person_id: String,
    cell: i64,
}

#[derive(sqlx::FromRow)]
struct TypeFacts {
    minutes: i64,
    places: i64,
    venue_id: Option<String>,
    link: Option<String>,
    book_notice: i64,
    most_open: Option<i64>,
    bookable_by: domain::bookings::BookableBy,
}

/// The columns of [`AvailabilityWindow`], before its conditions.
macro_rules! windows {
    ($conditions:literal) => {
        concat!(
            "select a.id, a.coach_id, c.first_name || ' ' || c.last_name as coach, t.title as session_type, a.session_type_id,
             v.name as venue, a.venue_id, a.first_day, a.rule, a.from_minute, a.to_minute
             from availability_window a join person c on c.id = a.coach_id
             left join session_type t on t.id = a.session_type_id left join venue v on v.id = a.venue_id
             where a.structure_id = $1 and a.closed_at is null ",
            $conditions
        )
    };
}

impl Tx {
    /// Makes a session of a slot for a participant, if it is one. Participant and coach are held.
    pub(crate) async fn open_slot(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        participant: &PersonId,
        wish: &SlotWish,
        but: Option<&domain::values::ids::BookingId>,
    ) -> Result<SessionId> {
        let facts: Option<TypeFacts> = tx_row!(
            self,
            "select minutes, places, venue_id, link, book_notice, most_open, bookable_by from session_type
             where structure_id = $1 and id = $2 and closed_at is null",
            store.scope(),
            wish.session_type.as_str()
        )?;
        let facts = facts.filter(|facts| facts.places == 1).ok_or(StoreError::NotFound)?;
        self.of_team(&store.structure, &wish.coach).await?;
        if wish.at_any_time && in_own_name(by, participant) {
            return Err(BookingRefusal::TeamOnly.into());
        }
        let span = Span { starts_at: wish.starts_at, ends_at: wish.starts_at + Duration::minutes(facts.minutes) };
        still_open(span.starts_at, false, by.at)?;
        let rules = BookingRules { bookable_by: facts.bookable_by, book_notice: facts.book_notice, most_open: facts.most_open };
        self.may_book(by, participant, &wish.session_type, rules, span.starts_at, but).await?;
        let venue = if wish.at_any_time { None } else { self.window_with(store, wish, &span).await? };
        let venue = venue.or_else(|| facts.venue_id.clone()).and_then(|id| VenueId::try_from(id).ok());
        let new = NewSessions {
            session_type: wish.session_type.clone(),
            venue,
            link: facts.link,
            coach: wish.coach.clone(),
            sessions: Vec::new(),
            places: 1,
        };
        self.open_session(store, by, &new, &[span], (None, true)).await
    }

    /// The venue of the window that has this slot.
    async fn window_with(&mut self, store: &StructureStore, wish: &SlotWish, span: &Span) -> Result<Option<String>> {
        let windows: Vec<AvailabilityWindow> =
            tx_rows!(self, windows!("and a.coach_id = $2 order by a.from_minute, a.id"), store.scope(), wish.coach.as_str())?;
        let day = paris::day(span.starts_at);
        let region = self.holiday_region(store).await?;
        for window in windows.into_iter().filter(|window| window.is_for(&wish.session_type)) {
            let there = !window.rule.days(window.first_day, day, day).is_empty()
                && !window.is_shut_by_holiday(region, day)
                && slots(day, window.from(), window.to(), span.minutes()).contains(span);
            let shut: Option<String> =
                tx_value!(self, "select window_id from availability_exception where window_id = $1 and day = $2", window.id.as_str(), day)?;
            if there && shut.is_none() {
                return Ok(window.venue_id);
            }
        }
        Err(BookingRefusal::SlotGone.into())
    }
}

impl Bookings<'_> {
    /// Books a slot for a participant: the session comes into being with its booking.
    ///
    /// # Errors
    /// [`BookingRefusal`], [`BookingRefusal::SlotGone`] among them for whoever comes second; [`StoreError::NotFound`].
    pub async fn book_slot(&self, by: &Actor, participant: &PersonId, wish: &SlotWish) -> Result<BookingOutcome> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        tx.lock_row(LockTarget::Person, wish.coach.as_str()).await?;
        let held: Option<String> = tx_value!(
            &mut tx,
            "select b.id from booking b join session s on s.id = b.session_id where b.participant_id = $1 and b.state = 'Booked'
             and s.session_type_id = $2 and s.coach_id = $3 and s.starts_at = $4",
            participant.as_str(),
            wish.session_type.as_str(),
            wish.coach.as_str(),
            wish.starts_at
        )?;
        if held.is_some() {
            return Ok(BookingOutcome::AlreadyHeld);
        }
        let session = tx.open_slot(self, by, participant, wish, None).await?;
        tx.take_place(self, by, participant, &session, (1, None)).await?;
        tx.commit().await?;
        Ok(BookingOutcome::Booked)
    }

    /// The slots of a type in which a participant could be received, soonest first: none on public holidays, none after the last
    /// day of their path.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn free_slots(&self, of: &SessionType, search: &SlotSearch<'_>, now: DateTime<Utc>) -> Result<Vec<FreeSlot>> {
        let windows: Vec<AvailabilityWindow> = rows!(
            self.db,
            windows!("and ($2 is null or a.coach_id = $2) and a.first_day <= $3 order by a.from_minute, a.id"),
            self.scope(),
            search.coach.map(PersonId::as_str),
            search.to
        )?;
        let (from, to) = (search.from - Duration::days(1), search.to + Duration::days(1));
        let shut: Vec<DayOf> = rows!(
            self.db,
            "select e.window_id as id, e.day from availability_exception e join availability_window a on a.id = e.window_id
             where a.structure_id = $1 and e.day >= $2 and e.day <= $3
             union all select coach_id as id, day from leave_day where structure_id = $1 and day >= $2 and day <= $3",
            self.scope(),
            from,
            to
        )?;
        let shut: HashSet<(String, NaiveDate)> = shut.into_iter().map(|row| (row.id, row.day)).collect();
        let cell = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp() / (domain::bookings::span::CELL_MINUTES * 60);
        let taken: Vec<Taken> = rows!(
            self.db,
            "select k.person_id, k.cell from busy k where k.cell >= $2 and k.cell < $3 and (k.person_id = $4 or k.person_id in
             (select a.coach_id from availability_window a where a.structure_id = $1 and a.closed_at is null))",
            self.scope(),
            cell(from),
            cell(to + Duration::days(1)),
            search.participant.as_str()
        )?;
        let taken: HashSet<(String, i64)> = taken.into_iter().map(|row| (row.person_id, row.cell)).collect();
        let region = self.settings().holiday_region().await?;
        let end = self.enrollments().booking_end(search.participant, paris::day(now)).await?;
        let earliest = if search.in_own_name { now + Duration::hours(of.rules().book_notice) } else { now };
        let is_free = |person: &PersonId, span: &Span| span.cells().all(|cell| !taken.contains(&(person.as_str().to_owned(), cell)));
        let mut free: Vec<FreeSlot> = Vec::new();
        for window in windows.iter().filter(|window| window.is_for(&of.id)) {
            for day in window.rule.days(window.first_day, search.from, search.to) {
                let closed = [window.id.as_str(), window.coach_id.as_str()].iter().any(|id| shut.contains(&((*id).to_owned(), day)));
                if closed || window.is_shut_by_holiday(region, day) || !end.allows(day) {
                    continue;
                }
                for span in slots(day, window.from(), window.to(), of.minutes) {
                    let known = free.iter().any(|slot| slot.coach_id == window.coach_id && slot.span == span);
                    let late = span.starts_at <= now || span.starts_at < earliest;
                    if !known && !late && is_free(&window.coach_id, &span) && is_free(search.participant, &span) {
                        free.push(FreeSlot {
                            coach_id: window.coach_id.clone(),
                            coach: window.coach.clone(),
                            span,
                            venue: window.venue.clone(),
                        });
                    }
                }
            }
        }
        free.sort_by(|a, b| (a.span, &a.coach_id).cmp(&(b.span, &b.coach_id)));
        Ok(free)
    }

    /// Opens a window in which a coach can be booked. Sent twice, it is opened once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for someone who is not of the team, for a type or a venue of another structure.
    pub async fn open_window(&self, by: &Actor, coach: &PersonId, new: &NewWindow) -> Result<WindowId> {
        let id: WindowId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        tx.of_team(&self.structure, coach).await?;
        tx.own_venue(self, new.venue.as_ref()).await?;
        tx.lock_row(LockTarget::Person, coach.as_str()).await?;
        let there: Option<String> = tx_value!(
            &mut tx,
            "select id from availability_window where structure_id = $1 and coach_id = $2
             and coalesce(session_type_id, '') = coalesce($3, '') and coalesce(venue_id, '') = coalesce($4, '') and first_day = $5
             and rule = $6 and from_minute = $7 and to_minute = $8 and created_at >= $9 and closed_at is null",
            self.scope(),
            coach.as_str(),
            new.session_type.as_ref().map(SessionTypeId::as_str),
            new.venue.as_ref().map(VenueId::as_str),
            new.first_day,
            new.recurrence.as_str(),
            minutes_of(new.from),
            minutes_of(new.to),
            by.repeats_from(),
        )?;
        if let Some(there) = there {
            return WindowId::try_from(there).map_err(|_| StoreError::NotFound);
        }
        tx_run!(
            &mut tx,
            "insert into availability_window (id, structure_id, coach_id, session_type_id, venue_id, first_day, rule, from_minute,
             to_minute, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            id.as_str(),
            self.scope(),
            coach.as_str(),
            new.session_type.as_ref().map(SessionTypeId::as_str),
            new.venue.as_ref().map(VenueId::as_str),
            new.first_day,
            new.recurrence.as_str(),
            minutes_of(new.from),
            minutes_of(new.to),
            by.at
        )?;
        let details = json!({ "coach": coach, "rule": new.recurrence.as_str(), "from": new.from, "to": new.to });
        tx.audit(&self.structure, by, "window.opened", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Closes a window, one of a coach's own when `of` is given: what is booked in it stays booked. Done twice, it is done
    /// once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn close_window(&self, by: &Actor, of: Option<&PersonId>, id: &WindowId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.own_window(self, of, id).await?;
        let close = "update availability_window set closed_at = $2 where id = $1 and closed_at is null";
        if tx_run!(&mut tx, close, id.as_str(), by.at)? == 1 {
            tx.audit(&self.structure, by, "window.closed", id.as_str(), json!({})).await?;
        }
        tx.commit().await
    }

    /// Keeps a window shut on one day, or opens it again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn shut_window_on(&self, by: &Actor, of: Option<&PersonId>, id: &WindowId, day: NaiveDate, shut: bool) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.own_window(self, of, id).await?;
        let change = if shut {
            "insert into availability_exception (window_id, day) values ($1, $2) on conflict (window_id, day) do nothing"
        } else {
            "delete from availability_exception where window_id = $1 and day = $2"
        };
        if tx_run!(&mut tx, change, id.as_str(), day)? == 1 {
            tx.audit(&self.structure, by, "window.exception", id.as_str(), json!({ "day": day, "shut": shut })).await?;
        }
        tx.commit().await
    }

    /// The windows of a coach, by first day and hour.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn windows_of(&self, coach: &PersonId) -> Result<Vec<AvailabilityWindow>> {
        Ok(rows!(self.db, windows!("and a.coach_id = $2 order by a.first_day, a.from_minute, a.id"), self.scope(), coach.as_str())?)
    }

    /// The days from a day on that each window of a coach stays shut, in order.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn shut_days(&self, coach: &PersonId, from: NaiveDate) -> Result<HashMap<WindowId, Vec<NaiveDate>>> {
        let rows: Vec<DayOf> = rows!(
            self.db,
            "select e.window_id as id, e.day from availability_exception e join availability_window a on a.id = e.window_id
             where a.structure_id = $1 and a.coach_id = $2 and e.day >= $3 order by e.day",
            self.scope(),
            coach.as_str(),
            from
        )?;
        let mut days: HashMap<WindowId, Vec<NaiveDate>> = HashMap::new();
        for DayOf { id, day } in rows {
            if let Ok(window) = WindowId::try_from(id) {
                days.entry(window).or_default().push(day);
            }
        }
        Ok(days)
    }
}

impl Tx {
    async fn own_window(&mut self, store: &StructureStore, of: Option<&PersonId>, id: &WindowId) -> Result<()> {
        let find = "select coach_id from availability_window where structure_id = $1 and id = $2";
        let coach: Option<String> = tx_value!(self, find, store.scope(), id.as_str())?;
        coach.filter(|coach| of.is_none_or(|of| of.as_str() == coach)).map(|_| ()).ok_or(StoreError::NotFound)
    }
}
