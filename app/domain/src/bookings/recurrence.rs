//! Recurring days, as an RRULE of RFC 5545.
//!
//! Only days recur; the time of day is added to each of them on the wall clock of Paris, so that a weekly 14:00 stays 14:00
//! across a change of the clocks.

use crate::values::sql::stored_as_text;
use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};
use rrule::{RRule, RRuleSet, Tz, Unvalidated};
use std::fmt::Write;

/// The most days that are read from a rule.
const MOST_DAYS: u16 = 2_000;

/// The rhythm of a series of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// From Monday to Friday.
    WorkingDays,
    /// Every week.
    Weekly,
    /// Every second week.
    EveryTwoWeeks,
    /// Every month on the same weekday, for example the second Tuesday or the last Friday.
    Monthly,
}

impl Rhythm {
    /// All rhythms, in the order of the screens.
    pub const ALL: [Rhythm; 4] = [Self::WorkingDays, Self::Weekly, Self::EveryTwoWeeks, Self::Monthly];

    /// The value in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkingDays => "WorkingDays",
            Self::Weekly => "Weekly",
            Self::EveryTwoWeeks => "EveryTwoWeeks",
            Self::Monthly => "Monthly",
        }
    }
}

crate::values::sql::stored_words! { Rhythm: WorkingDays Weekly EveryTwoWeeks Monthly; }

/// A recurrence rule: the text of an RRULE that the crate `rrule` parses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence(String);

/// The text is no recurrence rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a recurrence")]
pub struct NotARecurrence;

impl Recurrence {
    /// `count` days in a rhythm, from the day `first` on.
    pub fn counted(rhythm: Rhythm, first: NaiveDate, count: u32) -> Self {
        let rule = match rhythm {
            Rhythm::WorkingDays => "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR".to_owned(),
            Rhythm::Weekly => "FREQ=WEEKLY".to_owned(),
            Rhythm::EveryTwoWeeks => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
            Rhythm::Monthly => {
                let nth = match first.day0() / 7 + 1 {
                    // Not every month has a fifth.
                    5 => "-1".to_owned(),
                    nth => nth.to_string(),
                };
                format!("FREQ=MONTHLY;BYDAY={nth}{}", weekday(first.weekday()))
            }
        };
        Self(format!("{rule};COUNT={count}"))
    }

    /// These weekdays of every week, or of every second week, up to the day `until`, inclusive, or without end.
    pub fn weekly(days: &[Weekday], every_two_weeks: bool, until: Option<NaiveDate>) -> Self {
        let names: Vec<_> = days.iter().copied().map(weekday).collect();
        let mut rule = format!("FREQ=WEEKLY;INTERVAL={};BYDAY={}", if every_two_weeks { 2 } else { 1 }, names.join(","));
        if let Some(until) = until {
            // Writing to a text does not fail.
            let _ = write!(rule, ";UNTIL={}T000000Z", until.format("%Y%m%d"));
        }
        Self(rule)
    }

    /// A single day.
    pub fn once() -> Self {
        Self("FREQ=DAILY;COUNT=1".to_owned())
    }

    /// The rule in the syntax of RFC 5545, without `RRULE:`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The days of the rule between `from` and `to`, both inclusive, when it begins on `first`.
    pub fn days(&self, first: NaiveDate, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let Ok(rule) = self.0.parse::<RRule<Unvalidated>>() else { return Vec::new() };
        let Ok(rule) = rule.validate(midnight(first)) else { return Vec::new() };
        let set = RRuleSet::new(midnight(first)).rrule(rule).after(midnight(from)).before(midnight(to));
        set.all(MOST_DAYS).dates.into_iter().map(|at| at.date_naive()).collect()
    }

    /// The days of the rule in the five years from `first` on.
    pub fn all_days(&self, first: NaiveDate) -> Vec<NaiveDate> {
        self.days(first, first, first + chrono::Duration::days(366 * 5))
    }
}

/// A rule of weeks as forms show it: see [`Recurrence::weeks`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weeks {
    /// The weekdays, 1 for Monday; empty for a single day.
    pub days: Vec<u32>,
    /// Every second week.
    pub every_two_weeks: bool,
    /// The first day only.
    pub once: bool,
    /// The last day, inclusive; `None` without end.
    pub until: Option<NaiveDate>,
}

impl Recurrence {
    /// What [`Self::weekly`] or [`Self::once`] made the rule of.
    pub fn weeks(&self) -> Weeks {
        let part = |name: &str| self.0.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let days = part("BYDAY").unwrap_or_default().split(',');
        let number = |day: &str| (1u32..).zip(names).find(|(_, name)| *name == day).map(|(number, _)| number);
        Weeks {
            days: days.filter_map(number).collect(),
            every_two_weeks: part("INTERVAL") == Some("2"),
            once: part("COUNT") == Some("1"),
            until: part("UNTIL").and_then(|text| NaiveDate::parse_from_str(text.get(..8)?, "%Y%m%d").ok()),
        }
    }
}

impl TryFrom<String> for Recurrence {
    type Error = NotARecurrence;
    fn try_from(text: String) -> Result<Self, NotARecurrence> {
        text.parse::<RRule<Unvalidated>>().map(|_| Self(text)).map_err(|_| NotARecurrence)
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

/// Midnight of a day in UTC, where the clocks never change.
fn midnight(day: NaiveDate) -> DateTime<Tz> {
    DateTime::<Utc>::from_naive_utc_and_offset(day.into(), Utc).with_timezone(&Tz::UTC)
}

stored_as_text!(Recurrence);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn texts(days: Vec<NaiveDate>) -> Vec<String> {
        days.into_iter().map(|day| day.to_string()).collect()
    }

    #[test]
    fn each_rhythm_gives_its_days() {
        let counted = |rhythm, first: &str| texts(Recurrence::counted(rhythm, day(first), 3).all_days(day(first)));
        assert_eq!(counted(Rhythm::WorkingDays, "2026-12-04"), ["2026-12-04", "2026-12-07", "2026-12-08"]);
        assert_eq!(counted(Rhythm::Weekly, "2026-12-03"), ["2026-12-03", "2026-12-10", "2026-12-17"]);
        assert_eq!(counted(Rhythm::EveryTwoWeeks, "2026-12-03"), ["2026-12-03", "2026-12-17", "2026-12-31"]);
        assert_eq!(counted(Rhythm::Monthly, "2026-12-08"), ["2026-12-08", "2027-01-12", "2027-02-09"]);
        assert_eq!(counted(Rhythm::Monthly, "2026-12-31"), ["2026-12-31", "2027-01-28", "2027-02-25"]);
    }

    #[test]
    fn the_first_and_the_last_day_are_inclusive() {
        let rule = Recurrence::weekly(&[Weekday::Mon, Weekday::Thu], false, Some(day("2026-12-10")));
        assert_eq!(texts(rule.days(day("2026-11-01"), day("2026-12-03"), day("2026-12-07"))), ["2026-12-03", "2026-12-07"]);
        assert_eq!(texts(rule.days(day("2026-11-01"), day("2026-12-08"), day("2026-12-31"))), ["2026-12-10"]);
        assert_eq!(texts(Recurrence::once().days(day("2026-12-03"), day("2026-12-01"), day("2027-12-01"))), ["2026-12-03"]);
    }

    #[test]
    fn a_rule_of_weeks_is_taken_apart_as_it_was_made() {
        let weeks = |days: &[u32], every_two_weeks, once, until: Option<&str>| Weeks {
            days: days.to_vec(),
            every_two_weeks,
            once,
            until: until.map(day),
        };
        let until = Some(day("2026-12-10"));
        assert_eq!(Recurrence::weekly(&[Weekday::Mon, Weekday::Sun], true, until).weeks(), weeks(&[1, 7], true, false, Some("2026-12-10")));
        assert_eq!(Recurrence::weekly(&[Weekday::Thu], false, None).weeks(), weeks(&[4], false, false, None));
        assert_eq!(Recurrence::once().weeks(), weeks(&[], false, true, None));
    }

    #[test]
    fn a_rule_is_read_back_and_other_text_is_refused() {
        let rule = Recurrence::weekly(&[Weekday::Mon], true, None);
        assert_eq!(Recurrence::try_from(rule.as_str().to_owned()), Ok(rule));
        assert_eq!(Recurrence::try_from("chaque lundi".to_owned()), Err(NotARecurrence));
    }

    proptest! {
        #[test]
        fn every_second_week_counts_from_the_week_of_the_first_day(offset in 0i64..14, weeks in 0i64..60) {
            let first = day("2026-11-23") + chrono::Duration::days(offset % 7);
            let rule = Recurrence::weekly(&[first.weekday()], true, None);
            let asked_day = first + chrono::Duration::weeks(weeks);
            prop_assert_eq!(rule.days(first, asked_day, asked_day).len() == 1, weeks % 2 == 0);
        }
    }
}
