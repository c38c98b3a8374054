//! Calendar months.

use crate::values::sql::stored_as_text;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A calendar month, `2026-10`. Years 2000 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    // Months since January of year 0.
    index: i32,
}

/// The text is no month of the form `2026-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a month")]
pub struct NotAMonth;

impl Month {
    /// The month; `None` when the year is not within 2000 to 2199 or the month not within 1 to 12.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let valid = (2000..2200).contains(&year) && (1..=12).contains(&month);
        valid.then(|| Self { index: year * 12 + month as i32 - 1 })
    }

    /// A month of a table of rates, unchecked: the table's test checks it.
    pub(crate) const fn of_table(year: i32, month: i32) -> Self {
        Self { index: year * 12 + month - 1 }
    }

    /// The month that holds a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { index: day.year() * 12 + day.month0() as i32 }
    }

    /// The year, 2026.
    pub fn year(self) -> i32 {
        self.index.div_euclid(12)
    }

    /// The month in its year, 1 to 12.
    pub fn number(self) -> u32 {
        self.index.rem_euclid(12) as u32 + 1
    }

    /// The month that many months later; earlier when negative.
    pub fn plus(self, months: i32) -> Self {
        Self { index: self.index + months }
    }

    /// The number of months from `earlier` to this one; negative when `earlier` is later.
    pub fn since(self, earlier: Month) -> i32 {
        self.index - earlier.index
    }

    /// The first day of the month.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1).unwrap_or_default()
    }

    /// The last day of the month, inclusive.
    pub fn last_day(self) -> NaiveDate {
        self.plus(1).first_day().pred_opt().unwrap_or_default()
    }

    /// The day of this month with that number; its last day when the month is shorter.
    pub fn day(self, number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.number(), number.max(1)).unwrap_or_else(|| self.last_day())
    }

    /// All months from this one to `last`, both included; none when `last` is earlier.
    pub fn through(self, last: Month) -> impl DoubleEndedIterator<Item = Month> + Clone {
        (self.index..=last.index).map(|index| Month { index })
    }
}

impl FromStr for Month {
    type Err = NotAMonth;
    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        if year.len() != 4 || month.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(NotAMonth);
        }
        let (year, month) = (year.parse().map_err(|_| NotAMonth)?, month.parse().map_err(|_| NotAMonth)?);
        Self::new(year, month).ok_or(NotAMonth)
    }
}

impl TryFrom<String> for Month {
    type Error = NotAMonth;
    fn try_from(text: String) -> Result<Self, NotAMonth> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}

/// As in addresses, files and the database: `2026-10`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

stored_as_text!(Month, |value| value.to_string());

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_and_distances_are_right_across_the_new_year_and_29_february() {
        let february: Month = "2028-02".parse().unwrap();
        assert_eq!(february.last_day(), NaiveDate::from_ymd_opt(2028, 2, 29).unwrap());
        assert_eq!(february.day(31), february.last_day());
        assert_eq!("2026-12".parse::<Month>().unwrap().plus(1).to_string(), "2027-01");
        assert_eq!("2027-01".parse::<Month>().unwrap().since("2026-11".parse().unwrap()), 2);
    }

    #[test]
    fn other_texts_are_no_months() {
        for text in ["", "2026", "2026-13", "2026-00", "26-10", "2026-1", "+026-10", "2026-10-01", "abcd-ef", "9999-01"] {
            assert_eq!(text.parse::<Month>(), Err(NotAMonth), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_month_reads_back_from_its_text(year in 2000i32..2200, month in 1u32..=12) {
            let month = Month::new(year, month).unwrap();
            prop_assert_eq!(month.to_string().parse(), Ok(month));
            prop_assert_eq!(Month::of(month.first_day()), month);
            prop_assert_eq!(Month::of(month.last_day()), month);
        }
    }
}
