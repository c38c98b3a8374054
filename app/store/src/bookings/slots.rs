//! Availability windows of coaches, and booking a slot in them. A slot is no row: it is computed from windows, leave and busy time
//! (see [`super::free_slots`]), and becomes a session when it is booked.

use crate::{
    Actor, Refusal, Result, StoreError,
    bookings::{BookingOutcome, Bookings, seats::in_own_name, sessions::NewSessions},
    db::{LockTarget, StructureStore, Tx, new_id, row, rows, tx_row, tx_rows, tx_run, tx_value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use domain::{
    bookings::{
        BookableBy, BookingRefusal, BookingRules,
        availability::{NewWindow, slots},
        check_open,
        holidays::HolidayRegion,
        recurrence::Recurrence,
        span::Span,
    },
    values::{
        ids::{BookingId, PersonId, SessionId, SessionTypeId, VenueId, WindowId},
        paris,
    },
};
use serde_json::json;
use std::collections::HashMap;

/// An availability window of a coach.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct AvailabilityWindow {
    /// The window.
    pub id: WindowId,
    /// The coach.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach: String,
    /// Title of the only session type; `None` for all types that are booked by slots.
    pub session_type: Option<String>,
    session_type_id: Option<SessionTypeId>,
    /// Name of the venue; `None` for the venue of the session type.
    pub venue: Option<String>,
    venue_id: Option<VenueId>,
    /// The day on which the recurrence begins.
    pub first_day: NaiveDate,
    /// The days.
    pub rule: Recurrence,
    from_minute: i64,
    to_minute: i64,
}

impl AvailabilityWindow {
    /// The start, on the wall clock of Paris.
    pub fn from(&self) -> NaiveTime {
        time_of(self.from_minute)
    }

    /// The end, exclusive, on the wall clock of Paris.
    pub fn to(&self) -> NaiveTime {
        time_of(self.to_minute)
    }

    /// The window as it was typed.
    pub fn as_typed(&self) -> NewWindow {
        NewWindow {
            first_day: self.first_day,
            recurrence: self.rule.clone(),
            from: self.from(),
            to: self.to(),
            session_type: self.session_type_id.clone(),
            venue: self.venue_id.clone(),
        }
    }

    /// Whether it is closed on a day that is a public holiday. A window for a single day is open on any day.
    pub(super) fn is_closed_by_holiday(&self, region: HolidayRegion, day: NaiveDate) -> bool {
        self.rule != Recurrence::once() && region.holiday(day).is_some()
    }

    pub(super) fn is_for(&self, session_type: &SessionTypeId) -> bool {
        self.session_type_id.as_ref().is_none_or(|id| id == session_type)
    }
}

fn time_of(minutes: i64) -> NaiveTime {
    // 24:00 is 23:59, the last minute of a clock.
    let minutes = u32::try_from(minutes.clamp(0, 1439)).unwrap_or_default();
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or_default()
}

fn minutes_of(time: NaiveTime) -> i64 {
    i64::from(chrono::Timelike::num_seconds_from_midnight(&time)) / 60
}

/// A slot to be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotRequest {
    /// The session type.
    pub session_type: SessionTypeId,
    /// The coach.
    pub coach: PersonId,
    /// The start, UTC.
    pub starts_at: DateTime<Utc>,
    /// Whether it need not lie in a window: only the team may set it.
    pub at_any_time: bool,
}

#[derive(sqlx_macros::FromRow)]
struct TypeFacts {
    minutes: i64,
    places: i64,
    venue_id: Option<VenueId>,
    link: Option<String>,
    book_notice: i64,
    most_open: Option<i64>,
    bookable_by: BookableBy,
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
pub(super) use windows;

impl Tx {
    /// Opens the session of a slot for a participant. Participant and coach must be locked. The booking `except`, which is being
    /// moved, does not count for the rules of the type.
    ///
    /// # Errors
    /// [`BookingRefusal::SlotGone`] unless the slot lies in an open window and the coach is free; other [`BookingRefusal`]s;
    /// [`StoreError::NotFound`] for a type that is not booked by slots or a coach who is not of the team.
    pub(crate) async fn open_slot(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        participant: &PersonId,
        request: &SlotRequest,
        except: Option<&BookingId>,
    ) -> Result<SessionId> {
        let facts: Option<TypeFacts> = tx_row!(
            self,
            "select minutes, places, venue_id, link, book_notice, most_open, bookable_by from session_type
             where structure_id = $1 and id = $2 and closed_at is null",
            store.scope(),
            &request.session_type
        )?;
        let facts = facts.filter(|facts| facts.places == 1).ok_or(StoreError::NotFound)?;
        self.check_in_team(&store.structure, &request.coach).await?;
        if request.at_any_time && in_own_name(by, participant) {
            return Err(BookingRefusal::TeamOnly.into());
        }
        let span = Span { starts_at: request.starts_at, ends_at: request.starts_at + Duration::minutes(facts.minutes) };
        check_open(span.starts_at, false, by.at)?;
        let rules = BookingRules { bookable_by: facts.bookable_by, book_notice: facts.book_notice, most_open: facts.most_open };
        self.check_booking_rules(by, participant, &request.session_type, rules, span.starts_at, except).await?;
        let venue = if request.at_any_time { None } else { self.venue_of_window(store, request, &span).await? };
        let new = NewSessions {
            session_type: request.session_type.clone(),
            venue: venue.or(facts.venue_id),
            link: facts.link,
            coach: request.coach.clone(),
            sessions: Vec::new(),
            places: 1,
        };
        self.open_session(store, by, &new, &[span], (None, true)).await
    }

    /// The venue of the first open window that has this slot; `None` for the venue of the session type.
    ///
    /// # Errors
    /// [`BookingRefusal::SlotGone`] without such a window.
    async fn venue_of_window(&mut self, store: &StructureStore, request: &SlotRequest, span: &Span) -> Result<Option<VenueId>> {
        let windows: Vec<AvailabilityWindow> =
            tx_rows!(self, windows!("and a.coach_id = $2 order by a.from_minute, a.id"), store.scope(), &request.coach)?;
        let day = paris::day(span.starts_at);
        let region = self.holiday_region(store).await?;
        for window in windows.into_iter().filter(|window| window.is_for(&request.session_type)) {
            let has_slot = !window.rule.days(window.first_day, day, day).is_empty()
                && !window.is_closed_by_holiday(region, day)
                && slots(day, window.from(), window.to(), span.minutes()).contains(span);
            let exception: Option<WindowId> =
                tx_value!(self, "select window_id from availability_exception where window_id = $1 and day = $2", &window.id, day)?;
            if has_slot && exception.is_none() {
                return Ok(window.venue_id);
            }
        }
        Err(BookingRefusal::SlotGone.into())
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// Books a slot for a participant: opens its session and books it.
    ///
    /// # Errors
    /// [`BookingRefusal`], for example [`BookingRefusal::SlotGone`] for a slot that is booked already; [`StoreError::NotFound`].
    pub async fn book_slot(&self, by: &Actor, participant: &PersonId, request: &SlotRequest) -> Result<BookingOutcome> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        tx.lock_row(LockTarget::Person, request.coach.as_str()).await?;
        let held: Option<BookingId> = tx_value!(
            &mut tx,
            "select b.id from booking b join session s on s.id = b.session_id where b.participant_id = $1 and b.state = 'Booked'
             and s.session_type_id = $2 and s.coach_id = $3 and s.starts_at = $4",
            participant,
            &request.session_type,
            &request.coach,
            request.starts_at
        )?;
        if held.is_some() {
            return Ok(BookingOutcome::AlreadyHeld);
        }
        let session = tx.open_slot(self, by, participant, request, None).await?;
        tx.take_place(self, by, participant, &session, (1, None)).await?;
        tx.commit().await?;
        Ok(BookingOutcome::Booked)
    }

    /// Opens an availability window of a coach. Sent twice, it is opened once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a coach who is not of the team, and for a type or a venue of another structure.
    pub async fn open_window(&self, by: &Actor, coach: &PersonId, new: &NewWindow) -> Result<WindowId> {
        let id: WindowId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        tx.check_in_team(&self.structure, coach).await?;
        tx.check_open_venue(self, new.venue.as_ref()).await?;
        tx.lock_row(LockTarget::Person, coach.as_str()).await?;
        let repeated: Option<WindowId> = tx_value!(
            &mut tx,
            "select id from availability_window where structure_id = $1 and coach_id = $2
             and coalesce(session_type_id, '') = coalesce($3, '') and coalesce(venue_id, '') = coalesce($4, '') and first_day = $5
             and rule = $6 and from_minute = $7 and to_minute = $8 and created_at >= $9 and closed_at is null",
            self.scope(),
            coach,
            new.session_type.as_ref(),
            new.venue.as_ref(),
            new.first_day,
            &new.recurrence,
            minutes_of(new.from),
            minutes_of(new.to),
            by.repeats_from(),
        )?;
        if let Some(repeated) = repeated {
            return Ok(repeated);
        }
        tx_run!(
            &mut tx,
            "insert into availability_window (id, structure_id, coach_id, session_type_id, venue_id, first_day, rule, from_minute,
             to_minute, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &id,
            self.scope(),
            coach,
            new.session_type.as_ref(),
            new.venue.as_ref(),
            new.first_day,
            &new.recurrence,
            minutes_of(new.from),
            minutes_of(new.to),
            by.at
        )?;
        let details = json!({ "coach": coach, "rule": new.recurrence.as_str(), "from": new.from, "to": new.to });
        tx.audit(&self.structure, by, "window.opened", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes a window of which the form showed what has the fingerprint `seen`; bookings in it are kept, and the days on which it is closed
    /// stay closed. Nothing happens when it is as asked already.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was changed since; [`StoreError::NotFound`] for a closed window, and as [`Self::open_window`], also for
    /// the window of another coach than `of`, if given.
    pub async fn change_window(&self, by: &Actor, of: Option<&PersonId>, id: &WindowId, seen: &str, new: &NewWindow) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let coach = tx.check_window(self, of, id).await?;
        tx.lock_row(LockTarget::Person, coach.as_str()).await?;
        let current: Option<AvailabilityWindow> = tx_row!(&mut tx, windows!("and a.id = $2"), self.scope(), id)?;
        let current = current.ok_or(StoreError::NotFound)?.as_typed();
        if current == *new {
            return Ok(());
        }
        if current.fingerprint() != seen {
            return Err(Refusal::MovedOn.into());
        }
        tx.check_venue(self, new.venue.as_ref()).await?;
        let changed = tx_run!(
            &mut tx,
            "update availability_window set session_type_id = $3, venue_id = $4, first_day = $5, rule = $6, from_minute = $7, to_minute = $8
             where structure_id = $1 and id = $2 and closed_at is null",
            self.scope(),
            id,
            new.session_type.as_ref(),
            new.venue.as_ref(),
            new.first_day,
            &new.recurrence,
            minutes_of(new.from),
            minutes_of(new.to)
        )?;
        if changed != 1 {
            return Err(StoreError::NotFound);
        }
        let details = json!({ "rule": new.recurrence.as_str(), "from": new.from, "to": new.to });
        tx.audit(&self.structure, by, "window.changed", id.as_str(), details).await?;
        tx.commit().await
    }

    /// Closes a window for good; bookings in it are kept. Sent twice, it is closed once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for the window of another coach than `of`, if given.
    pub async fn close_window(&self, by: &Actor, of: Option<&PersonId>, id: &WindowId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_window(self, of, id).await?;
        let close = "update availability_window set closed_at = $2 where id = $1 and closed_at is null";
        if tx_run!(&mut tx, close, id, by.at)? == 1 {
            tx.audit(&self.structure, by, "window.closed", id.as_str(), json!({})).await?;
        }
        tx.commit().await
    }

    /// Closes a window on one day, or opens it again on that day.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for the window of another coach than `of`, if given.
    pub async fn set_window_exception(&self, by: &Actor, of: Option<&PersonId>, id: &WindowId, day: NaiveDate, closed: bool) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_window(self, of, id).await?;
        let change = if closed {
            "insert into availability_exception (window_id, day) values ($1, $2) on conflict (window_id, day) do nothing"
        } else {
            "delete from availability_exception where window_id = $1 and day = $2"
        };
        if tx_run!(&mut tx, change, id, day)? == 1 {
            tx.audit(&self.structure, by, "window.exception", id.as_str(), json!({ "day": day, "shut": closed })).await?;
        }
        tx.commit().await
    }

    /// An open window.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for the window of another coach than `of`, if given.
    pub async fn window(&self, of: Option<&PersonId>, id: &WindowId) -> Result<AvailabilityWindow> {
        let window: Option<AvailabilityWindow> = row!(self.db, windows!("and a.id = $2"), self.scope(), id)?;
        window.filter(|window| of.is_none_or(|of| *of == window.coach_id)).ok_or(StoreError::NotFound)
    }

    /// The open windows of a coach, by first day and start.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn windows_of(&self, coach: &PersonId) -> Result<Vec<AvailabilityWindow>> {
        Ok(rows!(self.db, windows!("and a.coach_id = $2 order by a.first_day, a.from_minute, a.id"), self.scope(), coach)?)
    }

    /// The days from `from` on on which each window of a coach is closed, in order.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn window_exceptions(&self, coach: &PersonId, from: NaiveDate) -> Result<HashMap<WindowId, Vec<NaiveDate>>> {
        let rows: Vec<(WindowId, NaiveDate)> = rows!(
            self.db,
            "select e.window_id, e.day from availability_exception e join availability_window a on a.id = e.window_id
             where a.structure_id = $1 and a.coach_id = $2 and e.day >= $3 order by e.day",
            self.scope(),
            coach,
            from
        )?;
        let mut days: HashMap<WindowId, Vec<NaiveDate>> = HashMap::new();
        for (window, day) in rows {
            days.entry(window).or_default().push(day);
        }
        Ok(days)
    }
}

impl Tx {
    /// The coach of a window, checked to be of the structure and, if `of` is given, of that coach.
    async fn check_window(&mut self, store: &StructureStore, of: Option<&PersonId>, id: &WindowId) -> Result<PersonId> {
        let find = "select coach_id from availability_window where structure_id = $1 and id = $2";
        let coach: Option<PersonId> = tx_value!(self, find, store.scope(), id)?;
        coach.filter(|coach| of.is_none_or(|of| of == coach)).ok_or(StoreError::NotFound)
    }
}
