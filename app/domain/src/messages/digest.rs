//! The mail that sums up for a member of the team what arrived: on which days and from which hour it is due. Days and hours are those in
//! Paris.

use crate::values::{
    paris::{day, wall_clock},
    sql::stored_as_text,
};
use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc};
use std::{fmt, ops::RangeInclusive};

/// The hours that can be chosen. The clocks never change at one of them.
pub const HOURS: RangeInclusive<u32> = 6..=20;

/// The hour that is proposed to a member of the team without a digest.
pub const USUAL_HOUR: u32 = 8;

/// The number of hours during which a digest may be written, for a process that did not run at its hour.
const CATCH_UP_HOURS: u32 = 3;

/// The number of days that the first digest of a member of the team covers.
const FIRST_DAYS: i64 = 7;

/// Days of the week, at least one. Stored as their numbers in order, 1 for Monday to 7 for Sunday: `135`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestDays([bool; 7]);

/// The typed or stored text names no days of the week, or no hour of [`HOURS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no days of the week or no hour")]
pub struct NotDays;

impl DigestDays {
    /// Monday to Friday.
    pub const WORKING_DAYS: Self = Self([true, true, true, true, true, false, false]);

    /// Whether a day of the week is among them, 1 for Monday to 7 for Sunday.
    pub fn includes(self, number: u32) -> bool {
        number.checked_sub(1).and_then(|at| self.0.get(at as usize)).is_some_and(|chosen| *chosen)
    }
}

impl TryFrom<String> for DigestDays {
    type Error = NotDays;

    fn try_from(text: String) -> Result<Self, NotDays> {
        let mut days = [false; 7];
        for sign in text.chars() {
            let number = sign.to_digit(10).and_then(|number| number.checked_sub(1)).ok_or(NotDays)?;
            *days.get_mut(number as usize).ok_or(NotDays)? = true;
        }
        if days.contains(&true) { Ok(Self(days)) } else { Err(NotDays) }
    }
}

impl fmt::Display for DigestDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (1..=7).filter(|number| self.includes(*number)).try_for_each(|number| write!(f, "{number}"))
    }
}

stored_as_text!(DigestDays, |days| days.to_string());

/// When a member of the team gets their digest, in Paris.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestChoice {
    /// The days.
    pub days: DigestDays,
    /// The hour, one of [`HOURS`].
    pub hour: u32,
}

impl DigestChoice {
    /// Reads what was typed: the numbers of the days and the hour.
    ///
    /// # Errors
    /// [`NotDays`].
    pub fn read(days: &str, hour: &str) -> Result<Self, NotDays> {
        let hour = hour.trim().parse().ok().filter(|hour| HOURS.contains(hour)).ok_or(NotDays)?;
        Ok(Self { days: days.to_owned().try_into()?, hour })
    }

    /// The day of the digest that is due at `now`; `None` on other days, before its hour, three hours after it, and when `last` was on the
    /// same day.
    pub fn due_on(self, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<NaiveDate> {
        let wall = wall_clock(now);
        let today = wall.date();
        let in_time = (self.hour..self.hour + CATCH_UP_HOURS).contains(&wall.hour());
        let is_new = last.is_none_or(|last| day(last) < today);
        (self.days.includes(today.weekday().number_from_monday()) && in_time && is_new).then_some(today)
    }
}

/// The instant from which a digest sums up, UTC: the last one, or what was seen since; for the first one a week before `now`.
pub fn digest_from(last: Option<DateTime<Utc>>, seen: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
    let last = last.unwrap_or(now - Duration::days(FIRST_DAYS));
    super::news::news_from(Some(seen.map_or(last, |seen| seen.max(last))), now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_read_in_any_order_and_written_in_theirs() {
        assert_eq!(DigestDays::try_from("531".to_owned()).unwrap().to_string(), "135");
        assert_eq!(DigestDays::WORKING_DAYS.to_string(), "12345");
        for text in ["", "0", "8", "1,3", "-1", "lundi"] {
            assert!(DigestDays::try_from(text.to_owned()).is_err(), "{text:?}");
        }
        for (days, hour) in [("", "8"), ("1", "5"), ("1", "21"), ("1", "huit"), ("1", "")] {
            assert!(DigestChoice::read(days, hour).is_err(), "{days:?} {hour:?}");
        }
    }

    #[test]
    fn a_digest_is_due_once_on_its_days_from_its_hour_for_three_hours() {
        let choice = DigestChoice::read("13", "8").unwrap();
        // Monday 30 November 2026, 8:00 in Paris is 7:00 UTC.
        let monday = NaiveDate::from_ymd_opt(2026, 11, 30);
        for (now, due) in [
            ("2026-11-30T06:59:59Z", None),
            ("2026-11-30T07:00:00Z", monday),
            ("2026-11-30T09:59:59Z", monday),
            ("2026-11-30T10:00:00Z", None),
            ("2026-12-01T07:00:00Z", None),
        ] {
            assert_eq!(choice.due_on(None, at(now)), due, "{now}");
        }
        assert_eq!(choice.due_on(Some(at("2026-11-30T07:00:00Z")), at("2026-11-30T07:15:00Z")), None);
        assert_eq!(choice.due_on(Some(at("2026-11-25T07:00:00Z")), at("2026-11-30T07:15:00Z")), monday);
        // In summer 8:00 in Paris is 6:00 UTC, also on the Monday after the clocks changed.
        assert!(choice.due_on(None, at("2026-03-30T06:00:00Z")).is_some());
        assert!(choice.due_on(None, at("2026-10-26T06:30:00Z")).is_none());
    }

    #[test]
    fn a_digest_sums_up_what_came_after_the_last_one_and_after_the_last_look() {
        let now = at("2026-11-30T07:00:00Z");
        let [friday, sunday] = [at("2026-11-27T07:00:00Z"), at("2026-11-29T18:00:00Z")];
        assert_eq!(digest_from(Some(friday), None, now), friday);
        assert_eq!(digest_from(Some(friday), Some(sunday), now), sunday);
        assert_eq!(digest_from(Some(sunday), Some(friday), now), sunday);
        assert_eq!(digest_from(None, None, now), at("2026-11-23T07:00:00Z"));
        assert_eq!(digest_from(Some(at("2025-01-01T07:00:00Z")), None, now), at("2026-10-30T07:00:00Z"));
    }
}
