//! What can be booked in the demo: types, windows, sessions to come with who booked, a queue, and who came lately.

use crate::cohort::{Cohort, failed};
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Timelike, Utc, Weekday};
use domain::{
    bookings::{
        BookingRefusal, SessionKind,
        attendance::Attendance,
        availability::NewWindow,
        holidays::HolidayRegion,
        recurrence::{Recurrence, Rhythm},
        session::span_at,
        session_type::NewSessionType,
        span::Span,
    },
    values::{
        ids::{PersonId, SessionId, SessionTypeId, VenueId},
        paris,
    },
};
use std::collections::HashMap;
use store::{Actor, BookingOutcome, NewSessions, Refusal, SlotRequest, StoreError};

/// The agenda while it is filled.
pub struct Agenda<'a> {
    cohort: &'a Cohort,
    venues: Vec<VenueId>,
    types: HashMap<&'static str, SessionTypeId>,
    candidates: Candidates,
}

impl<'a> Agenda<'a> {
    /// Fills it.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub async fn open(cohort: &'a Cohort, coordinator: &PersonId, venues: Vec<VenueId>) -> Result<(), String> {
        let candidates = Candidates { among: cohort.enrollments.len(), next: 0 };
        let mut agenda = Self { cohort, venues, types: HashMap::new(), candidates };
        let by = Actor::person(coordinator, cohort.now);
        for new in agenda.kinds() {
            let title = TITLES.iter().find(|title| **title == new.title).copied().unwrap_or_default();
            let id = cohort.store.bookings().add_session_type(&by, &new).await.map_err(failed)?;
            agenda.types.insert(title, id);
        }
        agenda.open_windows(&by).await?;
        for planned in SESSIONS {
            agenda.open_session(&planned).await?;
        }
        agenda.coaching_of_awa().await?;
        agenda.lately().await
    }

    fn venue(&self, nth: usize) -> Option<VenueId> {
        self.venues.get(nth).cloned()
    }

    fn coach(&self, nth: usize) -> Result<&PersonId, String> {
        self.cohort.coaches.get(nth).or_else(|| self.cohort.coaches.first()).ok_or_else(|| failed(StoreError::NotFound))
    }

    fn type_of(&self, title: &str) -> Result<SessionTypeId, String> {
        self.types.get(title).cloned().ok_or_else(|| failed(StoreError::NotFound))
    }

    /// What can be booked.
    fn kinds(&self) -> Vec<NewSessionType> {
        let group = |kind, title: &str, minutes, places| NewSessionType {
            minutes,
            venue: self.venue(0),
            ..NewSessionType::usual(kind, title, places)
        };
        let mut coaching = group(SessionKind::Coaching, COACHING, 45, 1);
        coaching.rules.book_notice = 12;
        coaching.rules.most_open = Some(2);
        let mut call = NewSessionType { venue: None, link: Some(LINK.into()), ..group(SessionKind::Coaching, CALL, 30, 1) };
        call.cancel_notice = 4;
        call.rules.most_open = Some(2);
        vec![
            coaching,
            call,
            group(SessionKind::Training, PRICES, 120, 8),
            group(SessionKind::Training, CLIENTS, 180, 12),
            group(SessionKind::Training, CONTRIBUTIONS, 120, 10),
            group(SessionKind::Training, ACCOUNTS, 180, 8),
            group(SessionKind::Expert, ACCOUNTANT, 120, 6),
        ]
    }

    /// Every coach receives on two mornings and one afternoon a week.
    async fn open_windows(&self, by: &Actor) -> Result<(), String> {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        let first_day = paris::day(self.cohort.now) - Duration::days(28);
        for coach in &self.cohort.coaches {
            for (days, from, to) in [(&[Mon, Wed][..], 9, 12), (&[Thu][..], 14, 17)] {
                let recurrence = Recurrence::weekly(days, false, None);
                let window = NewWindow { first_day, recurrence, from: hour(from), to: hour(to), session_type: None, venue: None };
                self.cohort.store.bookings().open_window(by, coach, &window).await.map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Opens a session and lets people book it, and wait when it is full.
    async fn open_session(&mut self, planned: &Planned) -> Result<(), String> {
        let now = self.cohort.now;
        let first = planned.when.day(paris::day(now)).and_time(planned.time());
        let days = match planned.dates {
            1 => vec![first.date()],
            dates => Recurrence::counted(Rhythm::Weekly, first.date(), dates).all_days(first.date()),
        };
        let spans = days.into_iter().map(|day| span_at(day.and_time(first.time()), planned.minutes)).collect::<Option<Vec<Span>>>();
        let spans = spans.ok_or_else(|| failed("cette heure n’existe pas à Paris"))?;
        let session = self.open_at(planned.title, planned.coach, spans, planned.places, now).await?;
        self.fill(&session, planned.booked, now).await?;
        let mut left = planned.waiting;
        while left > 0 {
            let Some(enrollment) = self.candidates.next().and_then(|place| self.cohort.enrollments.get(place)) else { return Ok(()) };
            let person = &enrollment.participant_id;
            match self.cohort.store.bookings().join_waitlist(&Actor::person(person, now), person, &session).await {
                Ok(_) => left -= 1,
                // Their enrollment ends before: someone else waits.
                Err(StoreError::Refused(Refusal::Booking(BookingRefusal::Left | BookingRefusal::BeyondEnrollment))) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Ok(())
    }

    async fn open_at(&self, title: &str, coach: usize, spans: Vec<Span>, places: i64, at: DateTime<Utc>) -> Result<SessionId, String> {
        let coach = self.coach(coach)?.clone();
        let by = Actor::person(&coach, at);
        let session_type = self.type_of(title)?;
        let new = NewSessions { session_type, venue: self.venue(0), link: None, coach, sessions: vec![spans], places };
        let mut opened = self.cohort.store.bookings().open_sessions(&by, &new).await.map_err(failed)?;
        opened.pop().ok_or_else(|| failed(StoreError::NotFound))
    }

    async fn fill(&mut self, session: &SessionId, mut left: i64, at: DateTime<Utc>) -> Result<(), String> {
        while left > 0 {
            let Some(enrollment) = self.candidates.next().and_then(|place| self.cohort.enrollments.get(place)) else { return Ok(()) };
            let person = &enrollment.participant_id;
            match self.cohort.store.bookings().book(&Actor::person(person, at), person, session).await {
                Ok(BookingOutcome::Booked) => left -= 1,
                // A public holiday moved one session onto another of theirs, or their enrollment ends before: someone else comes.
                Ok(BookingOutcome::AlreadyHeld)
                | Err(StoreError::Refused(Refusal::Booking(
                    BookingRefusal::Overlap | BookingRefusal::Left | BookingRefusal::BeyondEnrollment,
                ))) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Ok(())
    }

    /// Awa meets her coach next week.
    async fn coaching_of_awa(&self) -> Result<(), String> {
        let Some(awa) = self.cohort.enrollments.first() else { return Ok(()) };
        let day = When::Week(1, Tue).day(paris::day(self.cohort.now));
        let starts_at = paris::instant(day.and_hms_opt(10, 0, 0).unwrap_or_default()).ok_or_else(|| failed(StoreError::NotFound))?;
        let (session_type, coach) = (self.type_of(COACHING)?, awa.coach_id.clone());
        let wish = SlotRequest { session_type, coach, starts_at, at_any_time: true };
        let by = Actor::person(&awa.coach_id, self.cohort.now);
        self.cohort.store.bookings().book_slot(&by, &awa.participant_id, &wish).await.map(|_| ()).map_err(failed)
    }

    /// A training some days ago, whose attendance is marked, and one that has just begun, whose is not.
    async fn lately(&mut self) -> Result<(), String> {
        let (now, before) = (self.cohort.now, self.cohort.now - Duration::days(21));
        let mut day = paris::day(now) - Duration::days(5);
        while !works(day) {
            day -= Duration::days(1);
        }
        let morning = span_at(day.and_hms_opt(9, 30, 0).unwrap_or_default(), 120).ok_or_else(|| failed(StoreError::NotFound))?;
        let past = self.open_at(PRICES, 0, vec![morning], 8, before).await?;
        self.book_awa(&past, before).await?;
        self.fill(&past, 5, before).await?;
        for (nth, attendee) in self.cohort.store.bookings().attendees(&past).await.map_err(failed)?.into_iter().enumerate() {
            let attendance = if nth == 4 { Attendance::Absent } else { Attendance::Present };
            let by = Actor::person(self.coach(0)?, now - Duration::days(1));
            self.cohort.store.bookings().mark_attendance(&by, &attendee.booking_id, attendance).await.map_err(failed)?;
        }
        let begun = now - Duration::minutes(40 + i64::from(now.minute() % 5)) - Duration::seconds(i64::from(now.second()));
        let begun = begun.with_nanosecond(0).unwrap_or(begun);
        let running = Span { starts_at: begun, ends_at: begun + Duration::minutes(120) };
        let session = self.open_at(CONTRIBUTIONS, 0, vec![running], 6, before).await?;
        self.fill(&session, 4, before).await
    }

    async fn book_awa(&self, session: &SessionId, at: DateTime<Utc>) -> Result<(), String> {
        let Some(awa) = self.cohort.enrollments.first() else { return Ok(()) };
        let by = Actor::person(&awa.participant_id, at);
        self.cohort.store.bookings().book(&by, &awa.participant_id, session).await.map(|_| ()).map_err(failed)
    }
}

/// Whom to ask for a booking: everyone but Awa, whose agenda stays clear, in leaps so that a session is mixed.
struct Candidates {
    among: usize,
    next: usize,
}

impl Iterator for Candidates {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let others = self.among.checked_sub(1).filter(|others| *others > 0)?;
        // Twice through everyone: enough for all sessions, and no loop without end.
        (self.next < 2 * others).then(|| {
            self.next += 1;
            1 + (self.next * 7) % others
        })
    }
}

/// That day of the next week (1), of the one after (2), and so on.
enum When {
    Week(i64, Weekday),
}

impl When {
    fn day(&self, today: NaiveDate) -> NaiveDate {
        let working = |from: NaiveDate| from.iter_days().find(|day| works(*day)).unwrap_or(from);
        let Self::Week(week, weekday) = self;
        let monday = today - Duration::days(i64::from(today.weekday().num_days_from_monday()));
        working(monday + Duration::days(7 * week + i64::from(weekday.num_days_from_monday())))
    }
}

/// Whether people work that day: no weekend and no public holiday.
pub fn works(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && HolidayRegion::Metropole.holiday(day).is_none()
}

/// A session of the demo.
pub struct Planned {
    when: When,
    /// Hour and minute in Paris. In one week no coach has the same twice, so that a holiday can move a day.
    at: (u32, u32),
    minutes: i64,
    title: &'static str,
    coach: usize,
    places: i64,
    booked: i64,
    waiting: usize,
    /// So many dates, one a week, that are one booking.
    dates: u32,
}

impl Planned {
    fn time(&self) -> NaiveTime {
        NaiveTime::from_hms_opt(self.at.0, self.at.1, 0).unwrap_or_default()
    }
}

const COACHING: &str = "Point individuel";
const CALL: &str = "Point par téléphone ou en visio";
const PRICES: &str = "Fixer ses prix";
const CLIENTS: &str = "Trouver ses premiers clients";
const CONTRIBUTIONS: &str = "Comprendre ses cotisations";
const ACCOUNTS: &str = "Tenir ses comptes";
const ACCOUNTANT: &str = "Rendez-vous avec un expert-comptable";
const TITLES: [&str; 7] = [COACHING, CALL, PRICES, CLIENTS, CONTRIBUTIONS, ACCOUNTS, ACCOUNTANT];
const LINK: &str = "https://visio.example/la-ruche";

const fn group(title: &'static str, when: When, at: (u32, u32), minutes: i64, coach: usize, (booked, places): (i64, i64)) -> Planned {
    Planned { when, at, minutes, title, coach, places, booked, waiting: 0, dates: 1 }
}

impl Planned {
    const fn waiting(mut self, waiting: usize) -> Self {
        self.waiting = waiting;
        self
    }

    const fn dates(mut self, dates: u32) -> Self {
        self.dates = dates;
        self
    }
}

use Weekday::{Fri, Mon, Thu, Tue, Wed};
use When::Week;

/// The sessions that groups can book.
pub const SESSIONS: [Planned; 8] = [
    // One place left.
    group(PRICES, Week(1, Thu), (9, 30), 120, 0, (7, 8)),
    group(CLIENTS, Week(2, Tue), (9, 30), 180, 1, (5, 12)),
    // Full, and two wait.
    group(ACCOUNTANT, Week(2, Fri), (14, 0), 120, 1, (6, 6)).waiting(2),
    group(ACCOUNTS, Week(2, Tue), (14, 0), 180, 2, (3, 8)).dates(3),
    group(CONTRIBUTIONS, Week(3, Mon), (9, 30), 120, 2, (6, 10)),
    group(PRICES, Week(3, Fri), (14, 0), 120, 1, (2, 6)),
    group(ACCOUNTANT, Week(4, Tue), (14, 0), 120, 0, (2, 6)),
    group(CLIENTS, Week(4, Wed), (14, 0), 180, 1, (3, 12)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_are_off_move_sessions_to_the_next_day_that_is_not() {
        let friday: NaiveDate = "2026-11-20".parse().unwrap();
        assert_eq!(When::Week(1, Weekday::Tue).day(friday).to_string(), "2026-11-24");
        let before_christmas: NaiveDate = "2026-12-15".parse().unwrap();
        assert_eq!(When::Week(1, Weekday::Fri).day(before_christmas).to_string(), "2026-12-28");
    }
}
