//! The time zone of the screens, Europe/Paris. Instants are stored in UTC; people read and type Paris time.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Paris;

/// The local time in Paris at an instant.
pub fn wall_clock(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&Paris).naive_local()
}

/// The day in Paris at an instant.
pub fn day(instant: DateTime<Utc>) -> NaiveDate {
    wall_clock(instant).date()
}

/// The instant of a local time in Paris: the first of two in the hour that comes twice in October; `None` in the hour that is
/// skipped in March.
pub fn instant(wall_clock: NaiveDateTime) -> Option<DateTime<Utc>> {
    match Paris.from_local_datetime(&wall_clock) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at.with_timezone(&Utc)),
        LocalResult::None => None,
    }
}

/// The first instant of a day in Paris. Clocks change at two or three in the morning: midnight is always there.
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    instant(midnight).unwrap_or_else(|| midnight.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn the_skipped_hour_of_march_has_no_instant_and_the_double_hour_of_october_the_first() {
        assert_eq!(instant(at("2026-03-29T02:30:00")), None);
        assert_eq!(instant(at("2026-10-25T02:30:00")), Some("2026-10-25T00:30:00Z".parse().unwrap()));
    }

    #[test]
    fn a_day_begins_at_midnight_in_paris_also_when_the_clocks_change() {
        for (day, starts_at) in
            [("2026-03-29", "2026-03-28T23:00:00Z"), ("2026-03-30", "2026-03-29T22:00:00Z"), ("2026-10-25", "2026-10-24T22:00:00Z")]
        {
            assert_eq!(start_of_day(day.parse().unwrap()), starts_at.parse::<DateTime<Utc>>().unwrap(), "{day}");
        }
    }

    #[test]
    fn local_time_reads_back_across_the_change_of_clocks() {
        for day in ["2026-10-24T14:00:00", "2026-10-26T14:00:00"] {
            assert_eq!(wall_clock(instant(at(day)).unwrap()), at(day));
        }
    }
}
