//! The wall clock of the screens, Europe/Paris. Instants are stored in UTC; people read and type Paris time.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::Paris;

/// What a clock on a wall in Paris shows at that instant.
pub fn wall_clock(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&Paris).naive_local()
}

/// The day in Paris at that instant.
pub fn day(instant: DateTime<Utc>) -> NaiveDate {
    wall_clock(instant).date()
}

/// The instant at which a clock in Paris shows that time: the first one in the hour that comes twice in October, nothing
/// in the hour that is left out in March.
pub fn instant(wall_clock: NaiveDateTime) -> Option<DateTime<Utc>> {
    match Paris.from_local_datetime(&wall_clock) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at.with_timezone(&Utc)),
        LocalResult::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn half_past_two_is_absent_in_march_and_first_of_two_in_october() {
        assert_eq!(instant(at("2026-03-29T02:30:00")), None);
        assert_eq!(instant(at("2026-10-25T02:30:00")), Some("2026-10-25T00:30:00Z".parse().unwrap()));
    }

    #[test]
    fn two_in_the_afternoon_stays_two_across_the_change() {
        for day in ["2026-10-24T14:00:00", "2026-10-26T14:00:00"] {
            assert_eq!(wall_clock(instant(at(day)).unwrap()), at(day));
        }
    }
}
