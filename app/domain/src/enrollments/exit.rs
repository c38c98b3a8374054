//! The exit (sortie): when a path ended and what it led to.

use crate::enrollments::enrollment::EnrollmentPeriod;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest reason of an exit, in signs.
pub const LONGEST_REASON: usize = 200;

/// What a path led to. Source: pilotage-airflow, `scripts/sql/igas_eiti_structure.sql`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ExitCategory {
    /// A durable job; a business that one lives from counts.
    Durable,
    /// A job of transition.
    Transition,
    /// A positive exit of another kind, such as a training.
    Positive,
    /// Any other.
    Other,
    /// Withdrawn from the count.
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

crate::people::stored_words! { ExitCategory: Durable Transition Positive Other Withdrawn; }

/// Why a path cannot end on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ExitRefusal {
    /// After today: an exit is recorded once it happened.
    #[error("exit-in-future")]
    InFuture,
    /// Before the path began.
    #[error("exit-before-start")]
    BeforeStart,
    /// After the day on which the path was to end.
    #[error("exit-after-end")]
    AfterEnd,
    /// The person has left already.
    #[error("exit-already")]
    Already,
    /// The person has come back by then, in another path.
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

/// The last day lived in a path, as it is recorded today.
///
/// # Errors
/// The first [`ExitRefusal`] met; [`ExitRefusal::Already`] and [`ExitRefusal::AfterReturn`] are the store's to find.
pub fn leave(path: &EnrollmentPeriod, left_on: NaiveDate, today: NaiveDate) -> Result<NaiveDate, ExitRefusal> {
    if left_on > today {
        Err(ExitRefusal::InFuture)
    } else if left_on < path.starts_on {
        Err(ExitRefusal::BeforeStart)
    } else if left_on > path.ends_on {
        Err(ExitRefusal::AfterEnd)
    } else {
        Ok(left_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_on_one_of_its_days_and_not_after_today() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let path = EnrollmentPeriod::starting(day("2025-06-20"));
        let ask = |left: &str, today: &str| leave(&path, day(left), day(today));
        assert_eq!(ask("2026-11-25", "2026-11-25"), Ok(day("2026-11-25")));
        assert_eq!(ask("2025-06-20", "2026-11-25"), Ok(day("2025-06-20")));
        assert_eq!(ask("2026-11-26", "2026-11-25"), Err(ExitRefusal::InFuture));
        assert_eq!(ask("2025-06-19", "2026-11-25"), Err(ExitRefusal::BeforeStart));
        assert_eq!(ask("2027-06-19", "2027-08-01"), Ok(day("2027-06-19")));
        assert_eq!(ask("2027-06-20", "2027-08-01"), Err(ExitRefusal::AfterEnd));
    }
}
