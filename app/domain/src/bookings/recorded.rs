//! Recording afterwards: a meeting that was held without a booking, or a participant who came to a session without a place.

use super::BookingRefusal;
use crate::{enrollments::enrollment::EnrollmentPeriod, values::paris};
use chrono::{DateTime, Utc};

/// How many days before today a meeting or a person who came can be recorded at most.
pub const MOST_DAYS_BACK: i64 = 365;

/// Checks that a meeting with this start can be recorded as held at `now`, for a participant with these enrollment periods.
///
/// # Errors
/// [`BookingRefusal::NotHeldYet`] before the start; [`BookingRefusal::HeldLongAgo`] more than [`MOST_DAYS_BACK`] days before today;
/// [`BookingRefusal::OutsideEnrollment`] when no period has its day.
pub fn check_held(starts_at: DateTime<Utc>, periods: &[EnrollmentPeriod], now: DateTime<Utc>) -> Result<(), BookingRefusal> {
    let day = paris::day(starts_at);
    if starts_at > now {
        Err(BookingRefusal::NotHeldYet)
    } else if (paris::day(now) - day).num_days() > MOST_DAYS_BACK {
        Err(BookingRefusal::HeldLongAgo)
    } else if periods.iter().any(|period| period.starts_on <= day && day <= period.last_day()) {
        Ok(())
    } else {
        Err(BookingRefusal::OutsideEnrollment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn period(from: &str, to: &str) -> EnrollmentPeriod {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        EnrollmentPeriod { ends_on: day(to), ..EnrollmentPeriod::starting(day(from)) }
    }

    #[test]
    fn a_meeting_is_recorded_from_its_start_on_and_for_a_year() {
        let (periods, now) = ([period("2025-01-15", "2027-01-14")], at("2026-11-29T10:00:00Z"));
        let check = |starts: &str| check_held(at(starts), &periods, now);
        assert_eq!(check("2026-11-29T10:00:00Z"), Ok(()));
        assert_eq!(check("2026-11-29T10:00:01Z"), Err(BookingRefusal::NotHeldYet));
        assert_eq!(check("2025-11-29T09:00:00Z"), Ok(()));
        // 28 November in Paris ends at 23:00 UTC.
        assert_eq!(check("2025-11-28T23:00:00Z"), Ok(()));
        assert_eq!(check("2025-11-28T22:59:59Z"), Err(BookingRefusal::HeldLongAgo));
    }

    #[test]
    fn the_day_must_lie_in_one_of_the_periods_in_paris() {
        let earlier = EnrollmentPeriod { left_on: Some("2026-03-10".parse().unwrap()), ..period("2026-01-05", "2027-12-31") };
        let periods = [earlier, period("2026-06-01", "2028-05-30")];
        let check = |starts: &str| check_held(at(starts), &periods, at("2026-11-29T10:00:00Z"));
        assert_eq!(check("2026-01-04T22:59:59Z"), Err(BookingRefusal::OutsideEnrollment));
        assert_eq!(check("2026-01-04T23:00:00Z"), Ok(()));
        assert_eq!(check("2026-03-10T15:00:00Z"), Ok(()));
        assert_eq!(check("2026-03-11T15:00:00Z"), Err(BookingRefusal::OutsideEnrollment));
        assert_eq!(check("2026-06-01T08:00:00Z"), Ok(()));
        assert_eq!(check_held(at("2026-11-02T08:00:00Z"), &[], at("2026-11-29T10:00:00Z")), Err(BookingRefusal::OutsideEnrollment));
    }
}
