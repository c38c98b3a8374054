//! Leave of a coach, as typed.

use super::read_day;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest leave, in days.
pub const MOST_DAYS: i64 = 366;

/// A leave as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedLeave {
    /// The first day, `2026-12-03` or `03/12/2026`.
    pub from: String,
    /// The last day, inclusive.
    pub to: String,
}

/// The days of a leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeaveDays {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: NaiveDate,
}

impl LeaveDays {
    /// All its days, in order.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |day| *day <= to)
    }
}

/// A field of [`TypedLeave`] and the key of its mistake in the catalogue.
pub type LeaveMistake = (&'static str, &'static str);

impl TypedLeave {
    /// Parses the form; the last day must not lie before `today`.
    ///
    /// # Errors
    /// Every invalid field with the key of its mistake.
    pub fn read(&self, today: NaiveDate) -> Result<LeaveDays, Vec<LeaveMistake>> {
        let mut mistakes = Vec::new();
        let from = read_day(&self.from).ok_or_else(|| mistakes.push(("from", "session-day"))).ok();
        let to = read_day(&self.to).ok_or_else(|| mistakes.push(("to", "session-day"))).ok();
        let (Some(from), Some(to)) = (from, to) else { return Err(mistakes) };
        let mistake = if to < from {
            "substitution-order"
        } else if to < today {
            "leave-past"
        } else if (to - from).num_days() >= MOST_DAYS {
            "leave-long"
        } else {
            return Ok(LeaveDays { from, to });
        };
        Err(vec![("to", mistake)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(from: &str, to: &str) -> Result<LeaveDays, Vec<LeaveMistake>> {
        TypedLeave { from: from.into(), to: to.into() }.read("2026-11-23".parse().unwrap())
    }

    #[test]
    fn a_leave_includes_its_first_and_last_day() {
        assert_eq!(read("2026-12-24", "31/12/2026").unwrap().days().count(), 8);
        assert_eq!(read("2026-11-23", "2026-11-23").unwrap().days().count(), 1);
        assert!(read("2026-11-01", "2026-11-23").is_ok(), "it may have begun");
    }

    #[test]
    fn each_invalid_field_has_its_mistake() {
        assert_eq!(read("", "hier").unwrap_err(), [("from", "session-day"), ("to", "session-day")]);
        assert_eq!(read("2026-12-02", "2026-12-01").unwrap_err(), [("to", "substitution-order")]);
        assert_eq!(read("2026-11-01", "2026-11-22").unwrap_err(), [("to", "leave-past")]);
        assert_eq!(read("2026-11-23", "2027-11-24").unwrap_err(), [("to", "leave-long")]);
    }
}
