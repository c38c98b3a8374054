//! The exit (sortie): its day and its category.

use crate::{enrollments::enrollment::EnrollmentPeriod, values::sql::stored_as_text};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest reason of an exit, in signs.
pub const LONGEST_REASON: usize = 200;

/// The category of an exit. Source: pilotage-airflow, `scripts/sql/igas_eiti_structure.sql`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ExitCategory {
    /// A durable job, or a business that earns a living.
    Durable,
    /// A job of transition.
    Transition,
    /// A positive exit of another kind, such as a training.
    Positive,
    /// Any other.
    Other,
    /// Not counted.
    Withdrawn,
}

impl ExitCategory {
    /// All of them, in the order in which they are shown.
    pub const ALL: [ExitCategory; 5] = [Self::Durable, Self::Transition, Self::Positive, Self::Other, Self::Withdrawn];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Durable => "Durable",
            Self::Transition => "Transition",
            Self::Positive => "Positive",
            Self::Other => "Other",
            Self::Withdrawn => "Withdrawn",
        }
    }
}

crate::values::sql::stored_words! { ExitCategory: Durable Transition Positive Other Withdrawn; }

stored_as_text!(ExitCategory);

/// Why an exit on that day is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ExitRefusal {
    /// After today: an exit is recorded once it happened.
    #[error("exit-in-future")]
    InFuture,
    /// Before the first day.
    #[error("exit-before-start")]
    BeforeStart,
    /// After the planned last day.
    #[error("exit-after-end")]
    AfterEnd,
    /// An exit is recorded already.
    #[error("exit-already")]
    Already,
    /// A later enrollment starts on that day or before.
    #[error("exit-after-return")]
    AfterReturn,
}

impl ExitRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::InFuture => "exit-in-future",
            Self::BeforeStart => "exit-before-start",
            Self::AfterEnd => "exit-after-end",
            Self::Already => "exit-already",
            Self::AfterReturn => "exit-after-return",
        }
    }
}

/// The day of an exit that is recorded today.
///
/// # Errors
/// The first [`ExitRefusal`] met; [`ExitRefusal::Already`] and [`ExitRefusal::AfterReturn`] are the store's to find.
pub fn check_exit(period: &EnrollmentPeriod, left_on: NaiveDate, today: NaiveDate) -> Result<NaiveDate, ExitRefusal> {
    if left_on > today {
        Err(ExitRefusal::InFuture)
    } else if left_on < period.starts_on {
        Err(ExitRefusal::BeforeStart)
    } else if left_on > period.ends_on {
        Err(ExitRefusal::AfterEnd)
    } else {
        Ok(left_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exit_lies_within_the_period_and_not_after_today() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = EnrollmentPeriod::starting(day("2025-06-20"));
        let ask = |left: &str, today: &str| check_exit(&period, day(left), day(today));
        assert_eq!(ask("2026-11-25", "2026-11-25"), Ok(day("2026-11-25")));
        assert_eq!(ask("2025-06-20", "2026-11-25"), Ok(day("2025-06-20")));
        assert_eq!(ask("2026-11-26", "2026-11-25"), Err(ExitRefusal::InFuture));
        assert_eq!(ask("2025-06-19", "2026-11-25"), Err(ExitRefusal::BeforeStart));
        assert_eq!(ask("2027-06-19", "2027-08-01"), Ok(day("2027-06-19")));
        assert_eq!(ask("2027-06-20", "2027-08-01"), Err(ExitRefusal::AfterEnd));
    }
}
