//! The due day of a structure.

use std::{fmt, str::FromStr};

/// The day of the following month up to which a month is to be declared, inclusive: from 1 to 28, so that every month has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDay(u32);

/// The text or number is no whole number from 1 to 28.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("due-day-not-a-day")]
pub struct NotADueDay;

impl NotADueDay {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        "due-day-not-a-day"
    }
}

impl DueDay {
    /// The day of the month.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<i64> for DueDay {
    type Error = NotADueDay;

    fn try_from(day: i64) -> Result<Self, NotADueDay> {
        u32::try_from(day).ok().filter(|day| (1..=28).contains(day)).map(Self).ok_or(NotADueDay)
    }
}

crate::values::sql::stored_as!(DueDay: i64, |day| i64::from(day.0));

impl FromStr for DueDay {
    type Err = NotADueDay;

    fn from_str(typed: &str) -> Result<Self, NotADueDay> {
        let typed = typed.trim();
        if !typed.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotADueDay);
        }
        typed.parse::<i64>().map_err(|_| NotADueDay)?.try_into()
    }
}

impl fmt::Display for DueDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_due_day_from_1_to_28_is_read_and_any_other_text_refused() {
        assert_eq!(["1", " 28 "].map(|typed| typed.parse::<DueDay>().unwrap().get()), [1, 28]);
        for typed in ["", "0", "29", "+5", "5,5", "le 5", "99999999999999999999"] {
            assert_eq!(typed.parse::<DueDay>(), Err(NotADueDay), "{typed}");
        }
    }
}
