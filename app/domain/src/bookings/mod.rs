//! Sessions and the places in them.
//!
//! - [`session_type`]: what can be booked, and under which rules;
//! - [`session`]: dates of a session, alone or in a series;
//! - [`availability`]: when a coach can be booked, and the slots in it;
//! - [`span`]: time that one person can give away once;
//! - [`waitlist`]: for how long a freed place is offered;
//! - [`attendance`]: who came;
//! - [`leave`]: days on which a coach is away;
//! - [`notice`]: what people are told, as long as it is true.

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
pub mod recurrence;
#[cfg(not(target_arch = "wasm32"))]
pub mod session;

/// What a session is for.
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
    /// All of them, in the order in which screens show them.
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

/// Where a booking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BookingState {
    /// The place is held.
    Booked,
    /// Present.
    Attended,
    /// Absent without a word.
    NoShow,
    /// Given back by the person, or excused by them once it had begun.
    CancelledByParticipant,
    /// Taken back by the structure: never counted against the person.
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

    /// Whether a booking in this state has its place and its time.
    pub fn holds_a_place(self) -> bool {
        matches!(self, Self::Booked | Self::Attended | Self::NoShow)
    }
}

/// Who may take a place of a session type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BookableBy {
    /// Participants themselves, and the team for them.
    Everyone,
    /// The team alone.
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

crate::people::stored_words! {
    SessionKind: Coaching Training Expert;
    BookingState: Booked Attended NoShow CancelledByParticipant CancelledByStructure;
    BookableBy: Everyone Team;
}

/// Why a place cannot be booked or given back. Each has its sentence in the catalogue.
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
    /// The booking is in another session than the one that was looked at.
    #[error("booking-moved-since")]
    MovedSince,
    /// It begins sooner than the notice that the session type asks for.
    #[error("booking-notice")]
    Notice,
    /// The person holds as many open bookings of that type as one may.
    #[error("booking-too-many")]
    TooMany,
    /// Only the team books sessions of that type.
    #[error("booking-team-only")]
    TeamOnly,
    /// The coach is not there at that time, or someone was faster.
    #[error("booking-slot-gone")]
    SlotGone,
    /// The coach holds another session at that time.
    #[error("booking-coach-busy")]
    CoachBusy,
    /// The coach is on leave that day.
    #[error("booking-coach-away")]
    CoachAway,
    /// After the notice, giving a place back asks for a reason.
    #[error("booking-reason")]
    Reason,
    /// The person has left the scheme, or the path came to its last day.
    #[error("booking-left")]
    Left,
    /// It lies after the last day of the person's path.
    #[error("booking-beyond-path")]
    BeyondPath,
    /// There is a free place: no need to wait for one.
    #[error("waitlist-not-full")]
    NotFull,
    /// The place was not offered, or the time to answer has passed.
    #[error("offer-over")]
    OfferOver,
    /// Attendance is marked from the start on.
    #[error("attendance-not-begun")]
    NotBegun,
    /// Attendance is marked of a place that is held, and taken back when it was marked.
    #[error("attendance-not-held")]
    NotMarkable,
    /// After the notice a booking is not moved any more: it is given back, with a reason.
    #[error("booking-move-late")]
    MoveLate,
    /// Someone booked or cancelled while the sessions were looked at.
    #[error("booking-meanwhile")]
    Meanwhile,
    /// The coach is on leave already on one of the days.
    #[error("leave-overlap")]
    LeaveOverlap,
    /// More people hold a place than places would be left.
    #[error("session-places-held")]
    PlacesHeld,
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
            Self::BeyondPath => "booking-beyond-path",
            Self::NotFull => "waitlist-not-full",
            Self::OfferOver => "offer-over",
            Self::NotBegun => "attendance-not-begun",
            Self::NotMarkable => "attendance-not-held",
            Self::MoveLate => "booking-move-late",
            Self::Meanwhile => "booking-meanwhile",
            Self::LeaveOverlap => "leave-overlap",
            Self::PlacesHeld => "session-places-held",
        }
    }
}

/// Whether a session can still be booked or a place in it given back.
///
/// # Errors
/// [`BookingRefusal::SessionCancelled`] or [`BookingRefusal::Past`]: a session is past from the minute it begins.
pub fn still_open(starts_at: DateTime<Utc>, cancelled: bool, now: DateTime<Utc>) -> Result<(), BookingRefusal> {
    if cancelled {
        Err(BookingRefusal::SessionCancelled)
    } else if starts_at <= now {
        Err(BookingRefusal::Past)
    } else {
        Ok(())
    }
}

/// Whether somebody in this path may be booked on days up to `last_date`, the last date of the session.
///
/// # Errors
/// [`BookingRefusal::Left`] when the path is over; [`BookingRefusal::BeyondPath`] when that date lies after its last day.
pub fn within_path(path: &EnrollmentPeriod, last_date: NaiveDate, today: NaiveDate) -> Result<(), BookingRefusal> {
    match BookingEnd::of(Some(path), today) {
        BookingEnd::Over(_) => Err(BookingRefusal::Left),
        end if end.allows(last_date) => Ok(()),
        _ => Err(BookingRefusal::BeyondPath),
    }
}

/// Until when somebody can be booked, by the newest of their paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingEnd {
    /// Without a path there is no end.
    Unbound,
    /// Up to that day, inclusive.
    Until(NaiveDate),
    /// Not any more: that was the last day.
    Over(NaiveDate),
}

impl BookingEnd {
    /// The end for the newest path, if there is one.
    pub fn of(newest: Option<&EnrollmentPeriod>, today: NaiveDate) -> Self {
        match newest {
            None => Self::Unbound,
            Some(path) if path.is_over(today) => Self::Over(path.last_day()),
            Some(path) => Self::Until(path.last_day()),
        }
    }

    /// Whether a session whose last date is on that day can be booked.
    pub fn allows(self, last_date: NaiveDate) -> bool {
        match self {
            Self::Unbound => true,
            Self::Until(day) => last_date <= day,
            Self::Over(_) => false,
        }
    }
}

/// What a session type asks of those who book in their own name. The team is bound by none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookingRules {
    /// Who may book.
    pub bookable_by: BookableBy,
    /// The last hour to book, in hours before the start.
    pub book_notice: i64,
    /// How many bookings to come of this type one person may hold; any number when nothing is set.
    pub most_open: Option<i64>,
}

impl BookingRules {
    /// Whether a participant who holds `open` bookings to come of this type may book one that starts then.
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

/// The last instant, inclusive, that lies so many hours before a start. Hours are real ones: across a change of the clock
/// 24 hours before 14:00 is 13:00 or 15:00 of the day before.
pub fn last_instant(starts_at: DateTime<Utc>, notice_hours: i64) -> DateTime<Utc> {
    starts_at - Duration::hours(notice_hours)
}

/// How a place is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelling {
    /// Before the notice, or at its very instant: freely.
    InTime,
    /// After it: with a reason, and marked as late.
    Late,
}

/// How a participant may give a place back at that moment.
///
/// # Errors
/// Those of [`still_open`].
pub fn cancelling(starts_at: DateTime<Utc>, cancelled: bool, notice_hours: i64, now: DateTime<Utc>) -> Result<Cancelling, BookingRefusal> {
    still_open(starts_at, cancelled, now)?;
    Ok(if now <= last_instant(starts_at, notice_hours) { Cancelling::InTime } else { Cancelling::Late })
}

/// The longest reason for giving a place back late, in characters.
pub const LONGEST_REASON: usize = 300;

/// The most places that a session may have.
pub const MOST_PLACES: i32 = 200;
/// The shortest and longest session, in minutes.
pub const MINUTES: std::ops::RangeInclusive<i32> = 15..=600;

/// Reads a day, `2026-12-03` or `03/12/2026`.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"))
        .ok()
        .filter(|day| (2000..2200).contains(&chrono::Datelike::year(day)))
}

/// Reads a time of day, `14:30`, `14h30`, `14h`.
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
        assert_eq!(still_open(starts, false, at("2026-12-03T12:59:59Z")), Ok(()));
        assert_eq!(still_open(starts, false, starts), Err(BookingRefusal::Past));
        assert_eq!(still_open(starts, true, at("2026-12-01T00:00:00Z")), Err(BookingRefusal::SessionCancelled));
    }

    #[test]
    fn nothing_is_booked_after_the_last_day_nor_once_the_path_is_over() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let path = EnrollmentPeriod { ends_on: day("2026-12-08"), ..EnrollmentPeriod::starting(day("2025-01-15")) };
        let ask = |path: &EnrollmentPeriod, last: &str, today: &str| within_path(path, day(last), day(today));
        assert_eq!(ask(&path, "2026-12-08", "2026-11-29"), Ok(()));
        assert_eq!(ask(&path, "2026-12-08", "2026-12-08"), Ok(()));
        assert_eq!(ask(&path, "2026-12-09", "2026-11-29"), Err(BookingRefusal::BeyondPath));
        assert_eq!(ask(&path, "2026-12-08", "2026-12-09"), Err(BookingRefusal::Left));
        assert_eq!(BookingEnd::of(Some(&path), day("2026-11-29")), BookingEnd::Until(day("2026-12-08")));
        let left = EnrollmentPeriod { left_on: Some(day("2026-10-20")), ..path };
        assert_eq!(BookingEnd::of(Some(&left), day("2026-11-29")), BookingEnd::Over(day("2026-10-20")));
        assert_eq!(ask(&left, "2026-11-30", "2026-11-29"), Err(BookingRefusal::Left));
    }

    #[test]
    fn each_rule_of_a_type_is_told_and_its_notice_includes_its_instant() {
        let starts = at("2026-12-03T13:00:00Z");
        let rules = BookingRules { bookable_by: BookableBy::Everyone, book_notice: 12, most_open: Some(2) };
        assert_eq!(rules.allow(starts, 1, at("2026-12-03T01:00:00Z")), Ok(()));
        assert_eq!(rules.allow(starts, 1, at("2026-12-03T01:00:01Z")), Err(BookingRefusal::Notice));
        assert_eq!(rules.allow(starts, 2, at("2026-12-01T01:00:00Z")), Err(BookingRefusal::TooMany));
        let team = BookingRules { bookable_by: BookableBy::Team, most_open: None, ..rules };
        assert_eq!(team.allow(starts, 0, at("2026-12-01T01:00:00Z")), Err(BookingRefusal::TeamOnly));
    }

    #[test]
    fn case_10_cancelling_before_at_and_after_the_notice() {
        let starts = at("2026-12-03T13:00:00Z");
        let how = |now: &str| cancelling(starts, false, 24, at(now));
        assert_eq!(how("2026-12-02T12:59:59Z"), Ok(Cancelling::InTime));
        assert_eq!(how("2026-12-02T13:00:00Z"), Ok(Cancelling::InTime));
        assert_eq!(how("2026-12-02T13:00:01Z"), Ok(Cancelling::Late));
        assert_eq!(how("2026-12-03T12:59:59Z"), Ok(Cancelling::Late));
        assert_eq!(how("2026-12-03T13:00:00Z"), Err(BookingRefusal::Past));
        assert_eq!(cancelling(starts, true, 24, at("2026-12-01T00:00:00Z")), Err(BookingRefusal::SessionCancelled));
    }

    #[test]
    fn case_8_a_notice_counts_real_hours_across_the_change_of_the_clock() {
        // Sunday 25 October 2026, 14:00 in Paris, is 25 hours after Saturday 14:00: the notice ends at 15:00.
        let starts = at("2026-10-25T13:00:00Z");
        assert_eq!(last_instant(starts, 24), at("2026-10-24T13:00:00Z"));
    }
}
