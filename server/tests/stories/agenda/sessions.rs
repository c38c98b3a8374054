//! Fills the agenda of a test: slots, full sessions, waitlist entries, a marked attendance, a series, a leave.

use crate::support::app::TestApp;
use app::sign_in::secret;
use chrono::{DateTime, Duration, NaiveTime, Utc, Weekday};
use domain::{
    bookings::{
        SessionKind, attendance::Attendance, availability::NewWindow, leave::LeaveDays, recurrence::Recurrence,
        session_type::NewSessionType, span::Span,
    },
    values::{
        ids::{BookingId, LeaveId, PersonId, SessionId, SessionTypeId, VenueId, WaitlistEntryId, WindowId},
        paris,
    },
};
use store::{Actor, NewSessions, SlotSearch, StructureStore};

/// The rows of a filled agenda, besides the session of [`crate::support::app::Team::session`].
pub struct Agenda {
    /// A session type that is booked by slots.
    pub slots: SessionTypeId,
    /// The starts of two free slots of the coach.
    pub free: [DateTime<Utc>; 2],
    /// The coach's availability window.
    pub window: WindowId,
    /// The fingerprint of the window, as its form sends it.
    pub window_seen: String,
    /// A venue where nothing is planned.
    pub venue: VenueId,
    /// The fingerprint of the venue, as its form sends it.
    pub venue_seen: String,
    /// A leave of the coach in half a year.
    pub leave: LeaveId,
    /// Another session of the type in which the participant has a booking.
    pub other: SessionId,
    /// A session without a free place.
    pub full: SessionId,
    /// The participant's waitlist entry to which a place is offered.
    pub offered: WaitlistEntryId,
    /// The participant's waitlist entry in another full session.
    pub waiting: WaitlistEntryId,
    /// A session that has begun, of [`Self::unmarked`] and [`Self::marked`].
    pub begun: SessionId,
    /// The participant's booking in a session that has begun, not marked.
    pub unmarked: BookingId,
    /// The neighbour's booking in the same session, marked as present.
    pub marked: BookingId,
    /// The first session of a series of two.
    pub series: SessionId,
    /// The neighbour's booking in [`Self::series`].
    pub to_take_back: BookingId,
    /// The token of the participant's calendar feed.
    pub calendar: String,
}

/// Opens a session that begins ten days after `now`.
pub async fn add_session(rows: &StructureStore, now: DateTime<Utc>, coach: &PersonId, places: i64) -> SessionId {
    add_sessions(rows, now, coach, places, &[now + Duration::days(10)]).await.remove(0)
}

/// Opens sessions of two hours with these starts, as one series.
pub async fn add_sessions(
    rows: &StructureStore,
    at: DateTime<Utc>,
    coach: &PersonId,
    places: i64,
    starts: &[DateTime<Utc>],
) -> Vec<SessionId> {
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
    /// Fills the agenda of a coach with bookings of the participant and the neighbour; `tag` makes titles and tokens unique.
    pub async fn fill(app: &TestApp, rows: &StructureStore, [coach, participant, neighbour]: [&PersonId; 3], tag: &str) -> Self {
        let now = app.now;
        let by_participant = Actor::person(participant, now);
        let by_coach = Actor::person(coach, now);
        let slots = rows
            .bookings()
            .add_session_type(&by_coach, &NewSessionType::usual(SessionKind::Coaching, format!("Point {tag}"), 1))
            .await
            .unwrap();
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let every_day = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
        let recurrence = Recurrence::weekly(&every_day, false, None);
        let window = NewWindow { first_day: paris::day(now), recurrence, from: hour(9), to: hour(12), session_type: None, venue: None };
        let window = rows.bookings().open_window(&by_coach, coach, &window).await.unwrap();
        let window_seen = rows.bookings().window(None, &window).await.unwrap().as_typed().fingerprint();
        let day = |days| now + Duration::days(days);
        let session = async |days, places| add_sessions(rows, now, coach, places, &[day(days)]).await.remove(0);
        let (other, full, freed, awaited) = (session(11, 5).await, session(12, 1).await, session(13, 1).await, session(14, 1).await);
        for session in [&full, &freed, &awaited] {
            rows.bookings().book(&Actor::person(neighbour, now), neighbour, session).await.unwrap();
        }
        for session in [&freed, &awaited] {
            rows.bookings().join_waitlist(&by_participant, participant, session).await.unwrap();
        }
        let freed_by = booking_of(rows, &freed, neighbour).await;
        rows.bookings().cancel_booking(&Actor::person(neighbour, now), neighbour, &freed_by, None).await.unwrap();
        let entries = rows.bookings().waitlist_entries_of(participant, now).await.unwrap();
        let entry = |of: &SessionId| entries.iter().find(|entry| entry.session_id == *of).unwrap().id.clone();
        let before = day(-3);
        let begun = add_sessions(rows, before, coach, 5, &[now - Duration::hours(1)]).await.remove(0);
        for person in [participant, neighbour] {
            rows.bookings().book(&Actor::person(person, before), person, &begun).await.unwrap();
        }
        let marked = booking_of(rows, &begun, neighbour).await;
        rows.bookings().mark_attendance(&by_coach, &marked, Attendance::Present).await.unwrap();
        let series = add_sessions(rows, now, coach, 5, &[day(40), day(47)]).await.remove(0);
        rows.bookings().book(&Actor::person(neighbour, now), neighbour, &series).await.unwrap();
        let away = LeaveDays { from: paris::day(day(180)), to: paris::day(day(182)) };
        let leave = rows.bookings().take_leave(&by_coach, coach, &away, &[], None).await.unwrap();
        let of = rows.bookings().session_type(&slots).await.unwrap();
        let (from, to) = (paris::day(day(20)), paris::day(day(22)));
        let search = SlotSearch { participant, coach: Some(coach), from, to, in_own_name: true };
        let free = rows.bookings().free_slots(&of, &search, now).await.unwrap();
        let calendar = secret::hash(&format!("agenda {tag}"));
        rows.bookings().open_feed(&by_participant, participant, &secret::hash(&calendar)).await.unwrap();
        let venue = rows.bookings().add_venue(&by_coach, &format!("La Verrière {tag}"), "3 rue du Four").await.unwrap();
        let venue_seen = rows.bookings().venues().await.unwrap().iter().find(|it| it.id == venue).unwrap().fingerprint();
        Self {
            slots,
            venue,
            venue_seen,
            free: [free[0].span.starts_at, free[2].span.starts_at],
            window,
            window_seen,
            leave,
            offered: entry(&freed),
            waiting: entry(&awaited),
            unmarked: booking_of(rows, &begun, participant).await,
            begun,
            to_take_back: booking_of(rows, &series, neighbour).await,
            other,
            full,
            marked,
            series,
            calendar,
        }
    }
}
