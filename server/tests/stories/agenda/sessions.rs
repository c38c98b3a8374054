//! What can be booked in the small world: slots, sessions that are full, someone who waits, someone who came.

use crate::support::app::TestApp;
use app::sign_in::secret;
use chrono::{DateTime, Duration, NaiveTime, Utc, Weekday};
use domain::{
    bookings::{
        SessionKind, attendance::Attendance, availability::NewWindow, leave::LeaveDays, recurrence::Recurrence,
        session_type::NewSessionType, span::Span,
    },
    values::{
        ids::{BookingId, LeaveId, PersonId, SessionId, SessionTypeId, WaitlistEntryId, WindowId},
        paris,
    },
};
use store::{Actor, NewSessions, SlotSearch, StructureStore};

/// What can be booked, besides the one session in which the participant has a place.
pub struct Agenda {
    /// A type that is booked by slots.
    pub slots: SessionTypeId,
    /// Two hours at which the coach is free.
    pub free: [DateTime<Utc>; 2],
    /// The coach's window.
    pub window: WindowId,
    /// The coach is away in half a year.
    pub leave: LeaveId,
    /// Another date of the session in which the participant has a place.
    pub other: SessionId,
    /// A session in which no place is left.
    pub full: SessionId,
    /// A place in a full session is offered to the participant.
    pub offered: WaitlistEntryId,
    /// The participant waits for a place in another one.
    pub waiting: WaitlistEntryId,
    /// The participant's place in it, of which nothing is marked.
    pub unmarked: BookingId,
    /// The neighbour's place in it, marked as present.
    pub marked: BookingId,
    /// The first of two sessions that were opened together.
    pub series: SessionId,
    /// The neighbour's place in it.
    pub to_take_back: BookingId,
    /// The token of the participant's calendar.
    pub calendar: String,
}

/// A session in ten days with that many places.
pub async fn add_session(rows: &StructureStore, now: DateTime<Utc>, coach: &PersonId, places: i64) -> SessionId {
    add_sessions(rows, now, coach, places, &[now + Duration::days(10)]).await.remove(0)
}

/// Sessions of two hours that begin then, opened together.
async fn add_sessions(rows: &StructureStore, at: DateTime<Utc>, coach: &PersonId, places: i64, starts: &[DateTime<Utc>]) -> Vec<SessionId> {
    let by = Actor::tools(at);
    let known = rows.bookings().session_types().await.unwrap().into_iter().find(|it| it.title == "Fixer ses prix");
    let session_type = match known {
        Some(known) => known.id,
        None => rows.bookings().add_session_type(&by, &NewSessionType::usual(SessionKind::Training, "Fixer ses prix", 8)).await.unwrap(),
    };
    let span = |starts_at: &DateTime<Utc>| vec![Span { starts_at: *starts_at, ends_at: *starts_at + Duration::hours(2) }];
    let sessions = starts.iter().map(span).collect();
    let new = NewSessions { session_type, venue: None, link: None, coach: coach.clone(), sessions, places };
    rows.bookings().open_sessions(&by, &new).await.unwrap()
}

async fn booking_of(rows: &StructureStore, session: &SessionId, person: &PersonId) -> BookingId {
    rows.bookings().booking_in(person, session).await.unwrap().unwrap().id
}

impl Agenda {
    /// Fills the agenda of a coach with what the participant and the neighbour book.
    pub async fn fill(app: &TestApp, rows: &StructureStore, [coach, participant, neighbour]: [&PersonId; 3], tag: &str) -> Self {
        let now = app.now;
        let mine = Actor::person(participant, now);
        let coachs = Actor::person(coach, now);
        let slots = rows
            .bookings()
            .add_session_type(&coachs, &NewSessionType::usual(SessionKind::Coaching, format!("Point {tag}"), 1))
            .await
            .unwrap();
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let every_day = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
        let recurrence = Recurrence::weekly(&every_day, false, None);
        let window = NewWindow { first_day: paris::day(now), recurrence, from: hour(9), to: hour(12), session_type: None, venue: None };
        let window = rows.bookings().open_window(&coachs, coach, &window).await.unwrap();
        let day = |days| now + Duration::days(days);
        let session = async |days, places| add_sessions(rows, now, coach, places, &[day(days)]).await.remove(0);
        let (other, full, freed, awaited) = (session(11, 5).await, session(12, 1).await, session(13, 1).await, session(14, 1).await);
        for session in [&full, &freed, &awaited] {
            rows.bookings().book(&Actor::person(neighbour, now), neighbour, session).await.unwrap();
        }
        for session in [&freed, &awaited] {
            rows.bookings().wait_for(&mine, participant, session).await.unwrap();
        }
        let freed_by = booking_of(rows, &freed, neighbour).await;
        rows.bookings().cancel_booking(&Actor::person(neighbour, now), neighbour, &freed_by, None).await.unwrap();
        let entries = rows.bookings().waiting_of(participant, now).await.unwrap();
        let entry = |of: &SessionId| entries.iter().find(|entry| entry.session_id == *of).unwrap().id.clone();
        let before = day(-3);
        let begun = add_sessions(rows, before, coach, 5, &[now - Duration::hours(1)]).await.remove(0);
        for person in [participant, neighbour] {
            rows.bookings().book(&Actor::person(person, before), person, &begun).await.unwrap();
        }
        let marked = booking_of(rows, &begun, neighbour).await;
        rows.bookings().mark_attendance(&coachs, &marked, Attendance::Present).await.unwrap();
        let series = add_sessions(rows, now, coach, 5, &[day(40), day(47)]).await.remove(0);
        rows.bookings().book(&Actor::person(neighbour, now), neighbour, &series).await.unwrap();
        let away = LeaveDays { from: paris::day(day(180)), to: paris::day(day(182)) };
        let leave = rows.bookings().take_leave(&coachs, coach, &away, &[], None).await.unwrap();
        let of = rows.bookings().session_type(&slots).await.unwrap();
        let (from, to) = (paris::day(day(20)), paris::day(day(22)));
        let search = SlotSearch { participant, coach: Some(coach), from, to, in_own_name: true };
        let free = rows.bookings().free_slots(&of, &search, now).await.unwrap();
        let calendar = secret::hash(&format!("agenda {tag}"));
        rows.bookings().open_feed(&mine, participant, &secret::hash(&calendar)).await.unwrap();
        Self {
            slots,
            free: [free[0].span.starts_at, free[2].span.starts_at],
            window,
            leave,
            offered: entry(&freed),
            waiting: entry(&awaited),
            unmarked: booking_of(rows, &begun, participant).await,
            to_take_back: booking_of(rows, &series, neighbour).await,
            other,
            full,
            marked,
            series,
            calendar,
        }
    }
}
