//! Half-years (semestres), the only periods of the results for funders.

use crate::values::{month::Month, sql::stored_as_text};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// January to June, or July to December of a year: `2026-S1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HalfYear {
    first: Month,
}

/// The text is no half-year of the form `2026-S1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a half-year")]
pub struct NotAHalfYear;

impl HalfYear {
    /// The half-year that holds a day.
    pub fn of(day: NaiveDate) -> Self {
        let month = Month::of(day);
        Self { first: month.plus(if month.number() <= 6 { 1 } else { 7 } - month.number() as i32) }
    }

    /// The year, 2026.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// 1 or 2.
    pub fn number(self) -> u32 {
        if self.first.number() == 1 { 1 } else { 2 }
    }

    /// Its six months.
    pub fn months(self) -> impl Iterator<Item = Month> + Clone {
        self.first.through(self.last_month())
    }

    /// The last of its months.
    pub fn last_month(self) -> Month {
        self.first.plus(5)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.first.first_day()
    }

    /// Its last day, inclusive.
    pub fn last_day(self) -> NaiveDate {
        self.last_month().last_day()
    }

    /// Whether it is over on a day: only then it can be published.
    pub fn is_over(self, today: NaiveDate) -> bool {
        self.last_day() < today
    }

    /// The half-year that number later, or earlier when negative.
    pub fn plus(self, halves: i32) -> Self {
        Self { first: self.first.plus(6 * halves) }
    }

    /// The half-years from this one to the last that is over, oldest first.
    pub fn until_over(self, today: NaiveDate) -> impl Iterator<Item = HalfYear> {
        (0..).map(move |halves| self.plus(halves)).take_while(move |half| half.is_over(today))
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-S{}", self.year(), self.number())
    }
}

impl TryFrom<String> for HalfYear {
    type Error = NotAHalfYear;
    fn try_from(text: String) -> Result<Self, NotAHalfYear> {
        let (year, half) = text.split_once("-S").ok_or(NotAHalfYear)?;
        let first = match half {
            "1" => 1,
            "2" => 7,
            _ => return Err(NotAHalfYear),
        };
        let month = format!("{year}-{first:02}").parse().map_err(|_| NotAHalfYear)?;
        Ok(Self { first: month })
    }
}

impl From<HalfYear> for String {
    fn from(half: HalfYear) -> String {
        half.to_string()
    }
}

stored_as_text!(HalfYear, |value| value.to_string());

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_the_written_form_is_read() {
        for text in ["2026-S1", "2026-S2"] {
            assert_eq!(HalfYear::try_from(text.to_owned()).unwrap().to_string(), text);
        }
        for text in ["", "2026", "2026-S0", "2026-S3", "26-S1", "0000-S1", "9999-S1", "2026-S1 ", "-S1", "2026-s1"] {
            assert_eq!(HalfYear::try_from(text.to_owned()), Err(NotAHalfYear), "{text}");
        }
    }

    #[test]
    fn a_half_year_is_over_once_its_last_day_has_passed() {
        let half = HalfYear::of(day("2026-06-30"));
        assert_eq!((half.to_string(), half.first_day(), half.last_day()), ("2026-S1".into(), day("2026-01-01"), day("2026-06-30")));
        assert!(!half.is_over(day("2026-06-30")) && half.is_over(day("2026-07-01")));
        assert_eq!(HalfYear::of(day("2026-07-01")), half.plus(1));
        assert_eq!(half.plus(1).months().count(), 6);
        let over: Vec<String> = half.plus(-1).until_over(day("2026-11-25")).map(|half| half.to_string()).collect();
        assert_eq!(over, ["2025-S2", "2026-S1"]);
    }
}
