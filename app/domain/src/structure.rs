//! What a structure sets for itself.

use crate::booking::read_day;
use chrono::{Datelike, NaiveDate};

/// The most signs of a structure's name.
pub const MOST_NAME: usize = 120;

/// The most places of a structure: the whole scheme counts a few thousand people.
pub const MOST_PLACES: i64 = 1_000;

/// Reads a number of places, 1 to [`MOST_PLACES`].
///
/// # Errors
/// The key of its sentence.
pub fn read_places(typed: &str) -> Result<i64, &'static str> {
    let typed = typed.trim();
    let digits = !typed.is_empty() && typed.bytes().all(|b| b.is_ascii_digit());
    typed.parse().ok().filter(|places| digits && (1..=MOST_PLACES).contains(places)).ok_or("places-not-a-number")
}

/// Reads the last day of the scheme, or nothing while none is set.
///
/// # Errors
/// The key of its sentence. The scheme began in December 2018.
pub fn read_scheme_day(typed: &str) -> Result<Option<NaiveDate>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    read_day(typed).filter(|day| (2019..2100).contains(&day.year())).map(Some).ok_or("scheme-not-a-day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_a_number_from_one_to_a_thousand() {
        assert_eq!([read_places(" 70 "), read_places("1"), read_places("1000")], [Ok(70), Ok(1), Ok(1_000)]);
        for typed in ["", "0", "-3", "+7", "1001", "7,5", "99999999999999999999", "\u{0}"] {
            assert_eq!(read_places(typed), Err("places-not-a-number"), "{typed}");
        }
    }

    #[test]
    fn the_last_day_of_the_scheme_is_a_day_or_nothing() {
        assert_eq!(read_scheme_day("21/12/2026"), Ok("2026-12-21".parse().ok()));
        assert_eq!(read_scheme_day(" "), Ok(None));
        for typed in ["2018-12-21", "2100-01-01", "bientôt"] {
            assert_eq!(read_scheme_day(typed), Err("scheme-not-a-day"), "{typed}");
        }
    }
}
