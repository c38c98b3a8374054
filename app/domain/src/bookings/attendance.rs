//! Marking the attendance of a participant after the start of a session.

use super::{BookingRefusal, BookingState};
use chrono::{DateTime, Utc};

/// The attendance that a coach marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attendance {
    /// Présent: they came.
    Present,
    /// Excusé: they did not come and said so before.
    Excused,
    /// Absent without excuse.
    Absent,
}

impl Attendance {
    /// All values, in the order of the screens.
    pub const ALL: [Attendance; 3] = [Self::Present, Self::Excused, Self::Absent];

    /// The value in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Present => "Present",
            Self::Excused => "Excused",
            Self::Absent => "Absent",
        }
    }

    /// The state of a booking that is marked so.
    pub fn state(self) -> BookingState {
        match self {
            Self::Present => BookingState::Attended,
            Self::Excused => BookingState::CancelledByParticipant,
            Self::Absent => BookingState::NoShow,
        }
    }
}

crate::values::sql::stored_words! { Attendance: Present Excused Absent; }

/// The state of a booking after it is marked.
///
/// # Errors
/// [`BookingRefusal::NotBegun`] before the start; [`BookingRefusal::NotMarkable`] for a cancelled booking, and for an excused
/// one, which has to be unmarked first.
pub fn marked_state(
    state: BookingState,
    starts_at: DateTime<Utc>,
    mark: Attendance,
    now: DateTime<Utc>,
) -> Result<BookingState, BookingRefusal> {
    if now < starts_at {
        Err(BookingRefusal::NotBegun)
    } else if !state.holds_place() {
        Err(BookingRefusal::NotMarkable)
    } else {
        Ok(mark.state())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_10_marking_before_the_start_or_of_a_cancelled_booking_is_refused() {
        let starts: DateTime<Utc> = "2026-12-03T13:00:00Z".parse().unwrap();
        let before = starts - chrono::Duration::seconds(1);
        for attendance in Attendance::ALL {
            assert_eq!(marked_state(BookingState::Booked, starts, attendance, before), Err(BookingRefusal::NotBegun));
            assert_eq!(marked_state(BookingState::Booked, starts, attendance, starts), Ok(attendance.state()));
            for cancelled in [BookingState::CancelledByParticipant, BookingState::CancelledByStructure] {
                assert_eq!(marked_state(cancelled, starts, attendance, starts), Err(BookingRefusal::NotMarkable));
            }
        }
        assert_eq!(marked_state(BookingState::NoShow, starts, Attendance::Present, starts), Ok(BookingState::Attended));
    }
}
