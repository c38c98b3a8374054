//! The free slots of coaches: computed from availability windows, leave, public holidays and busy time.

use crate::{
    Result, StoreError,
    bookings::{
        Bookings,
        slots::{AvailabilityWindow, windows},
        types::SessionType,
    },
    db::{row, rows},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use domain::{
    bookings::{
        BookingEnd,
        availability::slots,
        holidays::HolidayRegion,
        span::{CELL_MINUTES, Span},
    },
    enrollments::enrollment::EnrollmentPeriod,
    values::{ids::PersonId, paris},
};
use std::collections::{HashMap, HashSet};

/// A slot in which coach and participant are free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeSlot {
    /// The coach.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach: String,
    /// Start and end.
    pub span: Span,
    /// Name of the venue; `None` for the venue of the session type.
    pub venue: Option<String>,
}

/// The filter of a search for free slots.
#[derive(Debug, Clone, Copy)]
pub struct SlotSearch<'a> {
    /// The participant to be booked, whose busy time is excluded.
    pub participant: &'a PersonId,
    /// The coach; `None` for every coach.
    pub coach: Option<&'a PersonId>,
    /// The first day, in Paris.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: NaiveDate,
    /// Whether the booking notice applies: the participant books.
    pub in_own_name: bool,
}

/// The first free slot among several session types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextSlot {
    /// The type that it is a slot of.
    pub session_type: SessionType,
    /// The slot.
    pub slot: FreeSlot,
}

/// How many days [`Bookings::next_slot`] searches first: most coaches have a free hour in them.
const FIRST_DAYS: i64 = 14;

/// What bounds a search for free slots: the holidays of the structure, and the newest enrollment of the participant.
#[derive(sqlx_macros::FromRow)]
struct SearchFacts {
    holiday_region: HolidayRegion,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    left_on: Option<NaiveDate>,
}

/// The open time of coaches and the busy time of everyone concerned, on the days of a search.
struct OpenTime {
    windows: Vec<AvailabilityWindow>,
    /// The days on which windows are closed and coaches on leave, by the identifier of either.
    closed: HashMap<String, HashSet<NaiveDate>>,
    /// The busy cells of people.
    busy: HashMap<PersonId, HashSet<i64>>,
    holiday_region: HolidayRegion,
    end: BookingEnd,
}

impl OpenTime {
    /// The free slots of a session type, by start and coach.
    fn slots_of(&self, of: &SessionType, search: &SlotSearch<'_>, now: DateTime<Utc>) -> Vec<FreeSlot> {
        let earliest = if search.in_own_name { now + Duration::hours(of.rules().book_notice) } else { now };
        let is_closed = |id: &str, day: NaiveDate| self.closed.get(id).is_some_and(|days| days.contains(&day));
        let is_free = |cells: Option<&HashSet<i64>>, span: &Span| cells.is_none_or(|cells| span.cells().all(|cell| !cells.contains(&cell)));
        let own_time = self.busy.get(search.participant);
        let mut free: Vec<FreeSlot> = Vec::new();
        let mut listed: HashSet<(&PersonId, Span)> = HashSet::new();
        for window in self.windows.iter().filter(|window| window.is_for(&of.id)) {
            let coach_time = self.busy.get(&window.coach_id);
            for day in window.rule.days(window.first_day, search.from, search.to) {
                let closed = is_closed(window.id.as_str(), day) || is_closed(window.coach_id.as_str(), day);
                if closed || window.is_closed_by_holiday(self.holiday_region, day) || !self.end.allows(day) {
                    continue;
                }
                for span in slots(day, window.from(), window.to(), of.minutes) {
                    let is_late = span.starts_at <= now || span.starts_at < earliest;
                    if !is_late && is_free(coach_time, &span) && is_free(own_time, &span) && listed.insert((&window.coach_id, span)) {
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
        free
    }
}

#[boxed_futures]
impl Bookings<'_> {
    /// The free slots of a session type for a participant, by start and coach: none on public holidays, none after the last day of
    /// their enrollment.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn free_slots(&self, of: &SessionType, search: &SlotSearch<'_>, now: DateTime<Utc>) -> Result<Vec<FreeSlot>> {
        Ok(self.open_time(search, now).await?.slots_of(of, search, now))
    }

    /// The first free slot of a search among session types, by the rules of [`Self::free_slots`]; of two that start together, that of
    /// the earlier type. `None` when no slot is free.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn next_slot(&self, types: &[SessionType], search: &SlotSearch<'_>, now: DateTime<Utc>) -> Result<Option<NextSlot>> {
        if types.is_empty() {
            return Ok(None);
        }
        let near = SlotSearch { to: search.to.min(search.from + Duration::days(FIRST_DAYS - 1)), ..*search };
        let far = SlotSearch { from: near.to + Duration::days(1), ..*search };
        for part in [near, far] {
            if part.from > part.to {
                continue;
            }
            let open = self.open_time(&part, now).await?;
            let first = types.iter().filter_map(|of| Some((of, open.slots_of(of, &part, now).into_iter().next()?)));
            if let Some((of, slot)) = first.min_by_key(|(_, slot)| slot.span.starts_at) {
                return Ok(Some(NextSlot { session_type: of.clone(), slot }));
            }
        }
        Ok(None)
    }

    /// The days from `from` to `to` on which windows are closed and coaches on leave, by the identifier of either.
    pub(super) async fn closed_days(&self, from: NaiveDate, to: NaiveDate) -> Result<HashMap<String, HashSet<NaiveDate>>> {
        let rows: Vec<(String, NaiveDate)> = rows!(
            self.db,
            "select e.window_id as id, e.day from availability_exception e join availability_window a on a.id = e.window_id
             where a.structure_id = $1 and e.day >= $2 and e.day <= $3
             union all select coach_id as id, day from leave_day where structure_id = $1 and day >= $2 and day <= $3",
            self.scope(),
            from,
            to
        )?;
        let mut closed: HashMap<String, HashSet<NaiveDate>> = HashMap::new();
        for (id, day) in rows {
            closed.entry(id).or_default().insert(day);
        }
        Ok(closed)
    }

    /// Windows, closed days and busy time on the days of a search.
    async fn open_time(&self, search: &SlotSearch<'_>, now: DateTime<Utc>) -> Result<OpenTime> {
        let windows: Vec<AvailabilityWindow> = rows!(
            self.db,
            windows!("and ($2 is null or a.coach_id = $2) and a.first_day <= $3 order by a.from_minute, a.id"),
            self.scope(),
            search.coach,
            search.to
        )?;
        let (from, to) = (search.from - Duration::days(1), search.to + Duration::days(1));
        let closed = self.closed_days(from, to).await?;
        let cell = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp() / (CELL_MINUTES * 60);
        // One list of people, so that the time of each is found by the key of the table.
        let rows: Vec<(PersonId, i64)> = rows!(
            self.db,
            "select k.person_id, k.cell from busy k where k.cell >= $2 and k.cell < $3 and k.person_id in
             (select cast($4 as text) union all select a.coach_id from availability_window a
              where a.structure_id = $1 and a.closed_at is null and ($5 is null or a.coach_id = $5))",
            self.scope(),
            cell(from),
            cell(to + Duration::days(1)),
            search.participant,
            search.coach
        )?;
        let mut busy: HashMap<PersonId, HashSet<i64>> = HashMap::new();
        for (person, cell) in rows {
            busy.entry(person).or_default().insert(cell);
        }
        let SearchFacts { holiday_region, starts_on, ends_on, left_on } = row!(
            self.db,
            "select s.holiday_region, e.starts_on, e.ends_on, e.left_on from structure s
             left join enrollment e on e.structure_id = s.id and e.participant_id = $2 where s.id = $1 order by e.starts_on desc limit 1",
            self.scope(),
            search.participant
        )?
        .ok_or(StoreError::NotFound)?;
        let period = starts_on.zip(ends_on).map(|(starts_on, ends_on)| EnrollmentPeriod { starts_on, ends_on, left_on });
        let end = BookingEnd::of(period.as_ref(), paris::day(now));
        Ok(OpenTime { windows, closed, busy, holiday_region, end })
    }
}
