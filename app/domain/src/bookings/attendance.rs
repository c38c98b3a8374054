//! Who came.

use super::{BookingRefusal, BookingState};
use chrono::{DateTime, Utc};

/// What the coach says of someone's coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attendance {
    /// Présent.
    Present,
    /// Excusé: they said that they would not come.
    Excused,
    /// Absent.
    Absent,
}

impl Attendance {
    /// All of them, in the order in which screens show them.
    pub const ALL: [Attendance; 3] = [Self::Present, Self::Excused, Self::Absent];

    /// As forms send it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Present => "Present",
            Self::Excused => "Excused",
            Self::Absent => "Absent",
        }
    }

    /// The state that it gives a booking.
    pub fn state(self) -> BookingState {
        match self {
            Self::Present => BookingState::Attended,
            Self::Excused => BookingState::CancelledByParticipant,
            Self::Absent => BookingState::NoShow,
        }
    }
}

crate::people::stored_words! { Attendance: Present Excused Absent; }

/// The state that a mark leads to.
///
/// # Errors
/// [`BookingRefusal::NotBegun`] before the start, [`BookingRefusal::NotMarkable`] for a place that was given back or taken
/// back, or that was excused: that is taken back first.
pub fn mark(state: BookingState, starts_at: DateTime<Utc>, mark: Attendance, now: DateTime<Utc>) -> Result<BookingState, BookingRefusal> {
    if now < starts_at {
        Err(BookingRefusal::NotBegun)
    } else if !state.holds_a_place() {
        Err(BookingRefusal::NotMarkable)
    } else {
        Ok(mark.state())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_10_nobody_is_absent_before_the_start_or_of_a_cancelled_booking() {
        let starts: DateTime<Utc> = "2026-12-03T13:00:00Z".parse().unwrap();
        let before = starts - chrono::Duration::seconds(1);
        for attendance in Attendance::ALL {
            assert_eq!(mark(BookingState::Booked, starts, attendance, before), Err(BookingRefusal::NotBegun));
            assert_eq!(mark(BookingState::Booked, starts, attendance, starts), Ok(attendance.state()));
            for cancelled in [BookingState::CancelledByParticipant, BookingState::CancelledByStructure] {
                assert_eq!(mark(cancelled, starts, attendance, starts), Err(BookingRefusal::NotMarkable));
            }
        }
        assert_eq!(mark(BookingState::NoShow, starts, Attendance::Present, starts), Ok(BookingState::Attended));
    }
}
