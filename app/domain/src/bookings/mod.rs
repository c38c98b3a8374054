//! Rules of sessions, bookings and the waitlist: states, refusals, notices and deadlines.
//!
//! - [`session_type`]: session types as typed, with their rules;
//! - [`session`]: the dates of a session or of a series, as typed; [`recurrence`]: the days of a recurring event;
//! - [`availability`]: availability windows of a coach as typed, and the slots in them; [`holidays`]: public holidays;
//! - [`span`]: spans of time and the cells of five minutes that keep one person from being booked twice;
//! - [`day_layout`]: where the sessions of a day stand in the agenda, and its free hours;
//! - [`waitlist`]: states of a waitlist entry, and the end of an offer;
//! - [`attendance`]: marking attendance; [`recorded`]: meetings and walk-ins that are recorded afterwards;
//! - [`leave`]: leave of a coach as typed;
//! - [`notice`]: messages about a booking, and whether they are still true when they are due;
//! - [`calendar`]: sessions as iCalendar text.

use crate::enrollments::enrollment::EnrollmentPeriod;
use crate::values::sql::stored_as_text;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

pub mod attendance;
#[cfg(not(target_arch = "wasm32"))]
pub mod calendar;
pub mod holidays;
pub mod leave;
pub mod notice;
pub mod session_type;
pub mod span;
pub mod waitlist;

#[cfg(not(target_arch = "wasm32"))]
pub mod availability;
#[cfg(not(target_arch = "wasm32"))]
pub mod day_layout;
#[cfg(not(target_arch = "wasm32"))]
pub mod recorded;
#[cfg(not(target_arch = "wasm32"))]
pub mod recurrence;
#[cfg(not(target_arch = "wasm32"))]
pub mod session;

/// The kind of a session type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SessionKind {
    /// One to one with a coach.
    Coaching,
    /// A group training.
    Training,
    /// An expert's intervention.
    Expert,
}

impl SessionKind {
    /// All kinds, in the order of the screens.
    pub const ALL: [SessionKind; 3] = [Self::Coaching, Self::Training, Self::Expert];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Coaching => "Coaching",
            Self::Training => "Training",
            Self::Expert => "Expert",
        }
    }
}

/// The state of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BookingState {
    /// The place is held.
    Booked,
    /// Present.
    Attended,
    /// Absent without excuse.
    NoShow,
    /// Cancelled by the participant, or marked as excused after the start.
    CancelledByParticipant,
    /// Cancelled by the structure: never late.
    CancelledByStructure,
}

impl BookingState {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "Booked",
            Self::Attended => "Attended",
            Self::NoShow => "NoShow",
            Self::CancelledByParticipant => "CancelledByParticipant",
            Self::CancelledByStructure => "CancelledByStructure",
        }
    }

    /// Whether a booking in this state holds its place and the time of the participant.
    pub fn holds_place(self) -> bool {
        matches!(self, Self::Booked | Self::Attended | Self::NoShow)
    }
}

/// Who may book sessions of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BookableBy {
    /// Participants themselves, and the team for them.
    Everyone,
    /// The team only.
    Team,
}

impl BookableBy {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everyone => "Everyone",
            Self::Team => "Team",
        }
    }
}

crate::values::sql::stored_words! {
    SessionKind: Coaching Training Expert;
    BookingState: Booked Attended NoShow CancelledByParticipant CancelledByStructure;
    BookableBy: Everyone Team;
}

/// Why a booking, a session or a waitlist entry cannot be changed. [`Self::key`] is the key of the sentence in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum BookingRefusal {
    /// Every place is taken.
    #[error("booking-full")]
    Full,
    /// The session has begun.
    #[error("booking-past")]
    Past,
    /// The structure cancelled the session.
    #[error("booking-session-cancelled")]
    SessionCancelled,
    /// The person has another session at that time.
    #[error("booking-overlap")]
    Overlap,
    /// The booking is not held any more.
    #[error("booking-not-held")]
    NotHeld,
    /// The booking was moved to another session than the form showed.
    #[error("booking-moved-since")]
    MovedSince,
    /// The session begins sooner than the booking notice of its type.
    #[error("booking-notice")]
    Notice,
    /// The person holds as many open bookings of that type as its rules allow.
    #[error("booking-too-many")]
    TooMany,
    /// Sessions of that type are booked by the team only.
    #[error("booking-team-only")]
    TeamOnly,
    /// No availability window of the coach has that slot, or it is booked.
    #[error("booking-slot-gone")]
    SlotGone,
    /// The coach has another session at that time.
    #[error("booking-coach-busy")]
    CoachBusy,
    /// The coach is on leave that day.
    #[error("booking-coach-away")]
    CoachAway,
    /// A late cancellation needs a reason.
    #[error("booking-reason")]
    Reason,
    /// The enrollment of the person is over.
    #[error("booking-left")]
    Left,
    /// The session lies after the last day of the person's enrollment.
    #[error("booking-beyond-path")]
    BeyondEnrollment,
    /// The session has a free place: the waitlist is for full sessions.
    #[error("waitlist-not-full")]
    NotFull,
    /// The waitlist entry has no offered place, or its offer has expired.
    #[error("offer-over")]
    OfferOver,
    /// Attendance cannot be marked before the start.
    #[error("attendance-not-begun")]
    NotBegun,
    /// Attendance can be marked of a held booking only, and unmarked when it was marked.
    #[error("attendance-not-held")]
    NotMarkable,
    /// Marks that were made together can be removed together within [`crate::values::undo::UNDO_HOURS`] only.
    #[error("attendance-too-late")]
    UnmarkedTooLate,
    /// After the notice a participant cannot move a booking, only cancel it with a reason.
    #[error("booking-move-late")]
    MoveLate,
    /// The sessions or their bookings changed while the form was filled in.
    #[error("booking-meanwhile")]
    Meanwhile,
    /// The coach is on leave already on one of the days.
    #[error("leave-overlap")]
    LeaveOverlap,
    /// More places are held than would be left.
    #[error("session-places-held")]
    PlacesHeld,
    /// A meeting is recorded as held from its start on.
    #[error("meeting-not-yet")]
    NotHeldYet,
    /// The meeting was held too long ago to be recorded.
    #[error("meeting-too-old")]
    HeldLongAgo,
    /// No enrollment of the person has the day of the meeting.
    #[error("meeting-outside-path")]
    OutsideEnrollment,
    /// Only a meeting that was recorded after it was held can be withdrawn.
    #[error("meeting-not-recorded")]
    NotRecorded,
    /// The session is not cancelled.
    #[error("session-not-cancelled")]
    NotCancelled,
}

impl BookingRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "booking-full",
            Self::Past => "booking-past",
            Self::SessionCancelled => "booking-session-cancelled",
            Self::Overlap => "booking-overlap",
            Self::NotHeld => "booking-not-held",
            Self::MovedSince => "booking-moved-since",
            Self::Notice => "booking-notice",
            Self::TooMany => "booking-too-many",
            Self::TeamOnly => "booking-team-only",
            Self::SlotGone => "booking-slot-gone",
            Self::CoachBusy => "booking-coach-busy",
            Self::CoachAway => "booking-coach-away",
            Self::Reason => "booking-reason",
            Self::Left => "booking-left",
            Self::BeyondEnrollment => "booking-beyond-path",
            Self::NotFull => "waitlist-not-full",
            Self::OfferOver => "offer-over",
            Self::NotBegun => "attendance-not-begun",
            Self::NotMarkable => "attendance-not-held",
            Self::UnmarkedTooLate => "attendance-too-late",
            Self::MoveLate => "booking-move-late",
            Self::Meanwhile => "booking-meanwhile",
            Self::LeaveOverlap => "leave-overlap",
            Self::PlacesHeld => "session-places-held",
            Self::NotHeldYet => "meeting-not-yet",
            Self::HeldLongAgo => "meeting-too-old",
            Self::OutsideEnrollment => "meeting-outside-path",
            Self::NotRecorded => "meeting-not-recorded",
            Self::NotCancelled => "session-not-cancelled",
        }
    }
}

/// Checks that a session can still be booked, cancelled or changed.
///
/// # Errors
/// [`BookingRefusal::SessionCancelled`]; [`BookingRefusal::Past`] from the instant of the start on.
pub fn check_open(starts_at: DateTime<Utc>, cancelled: bool, now: DateTime<Utc>) -> Result<(), BookingRefusal> {
    if cancelled {
        Err(BookingRefusal::SessionCancelled)
    } else if starts_at <= now {
        Err(BookingRefusal::Past)
    } else {
        Ok(())
    }
}

/// Checks that a participant with this enrollment period may book a session whose last date is `last_date`.
///
/// # Errors
/// [`BookingRefusal::Left`] when the period is over; [`BookingRefusal::BeyondEnrollment`] when the date lies after its last day.
pub fn check_booking_end(period: &EnrollmentPeriod, last_date: NaiveDate, today: NaiveDate) -> Result<(), BookingRefusal> {
    match BookingEnd::of(Some(period), today) {
        BookingEnd::Over(_) => Err(BookingRefusal::Left),
        end if end.allows(last_date) => Ok(()),
        _ => Err(BookingRefusal::BeyondEnrollment),
    }
}

/// The last day on which a participant can be booked, by their newest enrollment period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingEnd {
    /// No enrollment, no end.
    Unbound,
    /// Up to this day, inclusive.
    Until(NaiveDate),
    /// The enrollment is over; this was its last day.
    Over(NaiveDate),
}

impl BookingEnd {
    /// The end by the newest enrollment period, if any.
    pub fn of(newest: Option<&EnrollmentPeriod>, today: NaiveDate) -> Self {
        match newest {
            None => Self::Unbound,
            Some(period) if period.is_over(today) => Self::Over(period.last_day()),
            Some(period) => Self::Until(period.last_day()),
        }
    }

    /// Whether a session whose last date is on this day can be booked.
    pub fn allows(self, last_date: NaiveDate) -> bool {
        match self {
            Self::Unbound => true,
            Self::Until(day) => last_date <= day,
            Self::Over(_) => false,
        }
    }
}

/// The rules of a session type for participants who book for themselves. They do not bind the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookingRules {
    /// Who may book.
    pub bookable_by: BookableBy,
    /// Booking notice, in hours before the start.
    pub book_notice: i64,
    /// The most upcoming bookings of this type that one person may hold; `None` for any number.
    pub most_open: Option<i64>,
}

impl BookingRules {
    /// Checks that a participant with `open` upcoming bookings of this type may book a session that starts at `starts_at`.
    ///
    /// # Errors
    /// [`BookingRefusal::TeamOnly`], [`BookingRefusal::Notice`], [`BookingRefusal::TooMany`].
    pub fn allow(&self, starts_at: DateTime<Utc>, open: i64, now: DateTime<Utc>) -> Result<(), BookingRefusal> {
        if self.bookable_by == BookableBy::Team {
            Err(BookingRefusal::TeamOnly)
        } else if now > last_instant(starts_at, self.book_notice) {
            Err(BookingRefusal::Notice)
        } else if self.most_open.is_some_and(|most| open >= most) {
            Err(BookingRefusal::TooMany)
        } else {
            Ok(())
        }
    }
}

/// The last instant, inclusive, before a notice of `notice_hours` elapsed hours: across a change of the clocks, 24 hours before
/// 14:00 is 13:00 or 15:00 of the day before.
pub fn last_instant(starts_at: DateTime<Utc>, notice_hours: i64) -> DateTime<Utc> {
    starts_at - Duration::hours(notice_hours)
}

/// Whether a participant cancels in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancellation {
    /// Up to the notice, inclusive: without a reason.
    InTime,
    /// After the notice: with a reason, and marked as late.
    Late,
}

/// Whether a cancellation by the participant at `now` is in time or late.
///
/// # Errors
/// Those of [`check_open`].
pub fn cancellation(
    starts_at: DateTime<Utc>,
    cancelled: bool,
    notice_hours: i64,
    now: DateTime<Utc>,
) -> Result<Cancellation, BookingRefusal> {
    check_open(starts_at, cancelled, now)?;
    Ok(if now <= last_instant(starts_at, notice_hours) { Cancellation::InTime } else { Cancellation::Late })
}

/// The longest reason for a late cancellation, in characters.
pub const LONGEST_REASON: usize = 300;

/// The most places of a session.
pub const MOST_PLACES: i32 = 200;
/// The shortest and the longest session, in minutes.
pub const MINUTES: std::ops::RangeInclusive<i32> = 15..=600;

/// Parses a day, `2026-12-03` or `03/12/2026`, between 2000 and 2199; `None` for any other text.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"))
        .ok()
        .filter(|day| (2000..2200).contains(&chrono::Datelike::year(day)))
}

/// Parses a time of day, `14:30`, `14h30`, `14h`; `None` for any other text.
pub fn read_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase().replace(' ', "").replace('h', ":");
    let text = if text.ends_with(':') { format!("{text}00") } else { text };
    NaiveTime::parse_from_str(&text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(&text, "%H:%M:%S")).ok()
}

stored_as_text!(BookableBy);
stored_as_text!(BookingState);
stored_as_text!(SessionKind);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_session_is_open_until_the_minute_it_begins() {
        let starts = at("2026-12-03T13:00:00Z");
        assert_eq!(check_open(starts, false, at("2026-12-03T12:59:59Z")), Ok(()));
        assert_eq!(check_open(starts, false, starts), Err(BookingRefusal::Past));
        assert_eq!(check_open(starts, true, at("2026-12-01T00:00:00Z")), Err(BookingRefusal::SessionCancelled));
    }

    #[test]
    fn booking_after_the_last_day_or_once_the_enrollment_is_over_is_refused() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = EnrollmentPeriod { ends_on: day("2026-12-08"), ..EnrollmentPeriod::starting(day("2025-01-15")) };
        let check = |period: &EnrollmentPeriod, last: &str, today: &str| check_booking_end(period, day(last), day(today));
        assert_eq!(check(&period, "2026-12-08", "2026-11-29"), Ok(()));
        assert_eq!(check(&period, "2026-12-08", "2026-12-08"), Ok(()));
        assert_eq!(check(&period, "2026-12-09", "2026-11-29"), Err(BookingRefusal::BeyondEnrollment));
        assert_eq!(check(&period, "2026-12-08", "2026-12-09"), Err(BookingRefusal::Left));
        assert_eq!(BookingEnd::of(Some(&period), day("2026-11-29")), BookingEnd::Until(day("2026-12-08")));
        let left = EnrollmentPeriod { left_on: Some(day("2026-10-20")), ..period };
        assert_eq!(BookingEnd::of(Some(&left), day("2026-11-29")), BookingEnd::Over(day("2026-10-20")));
        assert_eq!(check(&left, "2026-11-30", "2026-11-29"), Err(BookingRefusal::Left));
    }

    #[test]
    fn each_broken_rule_has_its_refusal_and_the_notice_includes_its_instant() {
        let starts = at("2026-12-03T13:00:00Z");
        let rules = BookingRules { bookable_by: BookableBy::Everyone, book_notice: 12, most_open: Some(2) };
        assert_eq!(rules.allow(starts, 1, at("2026-12-03T01:00:00Z")), Ok(()));
        assert_eq!(rules.allow(starts, 1, at("2026-12-03T01:00:01Z")), Err(BookingRefusal::Notice));
        assert_eq!(rules.allow(starts, 2, at("2026-12-01T01:00:00Z")), Err(BookingRefusal::TooMany));
        let team = BookingRules { bookable_by: BookableBy::Team, most_open: None, ..rules };
        assert_eq!(team.allow(starts, 0, at("2026-12-01T01:00:00Z")), Err(BookingRefusal::TeamOnly));
    }

    #[test]
    fn case_10_a_cancellation_is_late_after_the_instant_of_the_notice() {
        let starts = at("2026-12-03T13:00:00Z");
        let how = |now: &str| cancellation(starts, false, 24, at(now));
        assert_eq!(how("2026-12-02T12:59:59Z"), Ok(Cancellation::InTime));
        assert_eq!(how("2026-12-02T13:00:00Z"), Ok(Cancellation::InTime));
        assert_eq!(how("2026-12-02T13:00:01Z"), Ok(Cancellation::Late));
        assert_eq!(how("2026-12-03T12:59:59Z"), Ok(Cancellation::Late));
        assert_eq!(how("2026-12-03T13:00:00Z"), Err(BookingRefusal::Past));
        assert_eq!(cancellation(starts, true, 24, at("2026-12-01T00:00:00Z")), Err(BookingRefusal::SessionCancelled));
    }

    #[test]
    fn case_8_a_notice_counts_elapsed_hours_across_the_change_of_the_clocks() {
        // Sunday 25 October 2026, 14:00 in Paris, is 25 hours after Saturday 14:00: the notice ends at 15:00.
        let starts = at("2026-10-25T13:00:00Z");
        assert_eq!(last_instant(starts, 24), at("2026-10-24T13:00:00Z"));
    }
}
