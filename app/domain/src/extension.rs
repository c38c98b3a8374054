//! Extensions (prolongations) of a PASS: who may have one, until when, and how they add up.

use crate::{enrollment::Path, suspension::Suspensions};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How long before the end an extension may be asked for, in months.
/// Source of this and of every limit here: les-emplois, `itou/approvals/enums.py`, `PROLONGATION_RULES`.
pub const EARLIEST: u32 = 12;

/// How long after the end an extension may still be asked for, in months.
pub const LATEST: u32 = 6;

/// Why a PASS is extended; an EITI knows these three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ExtensionReason {
    /// The end of a training: 12 months at most each time.
    Training,
    /// A recognised disability (RQTH): three years in all.
    Disability,
    /// Aged 50 or more: five years in all.
    Senior,
}

impl ExtensionReason {
    /// All of them, in the order in which they are shown.
    pub const ALL: [ExtensionReason; 3] = [Self::Training, Self::Disability, Self::Senior];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Training => "Training",
            Self::Disability => "Disability",
            Self::Senior => "Senior",
        }
    }

    /// The most days that extensions for this reason may add up to; nothing where only each of them is limited.
    fn most_days_in_all(self) -> Option<i64> {
        match self {
            Self::Training => None,
            Self::Disability => Some(3 * 365),
            Self::Senior => Some(5 * 365),
        }
    }
}

crate::people::stored_words! { ExtensionReason: Training Disability Senior; }

/// Days added at the end of a PASS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Why.
    pub reason: ExtensionReason,
    /// How many days, at least one.
    pub days: i64,
}

/// Why a PASS cannot be extended until that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ExtensionRefusal {
    /// The path is suspended today.
    #[error("extension-suspended")]
    Suspended,
    /// The person has left.
    #[error("extension-left")]
    Left,
    /// More than [`EARLIEST`] months before the end.
    #[error("extension-too-early")]
    TooEarly,
    /// More than [`LATEST`] months after the end.
    #[error("extension-too-late")]
    TooLate,
    /// The new end does not come after the present one.
    #[error("extension-not-later")]
    NotLater,
    /// Longer than that reason allows.
    #[error("extension-too-long")]
    TooLong,
}

impl ExtensionRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Suspended => "extension-suspended",
            Self::Left => "extension-left",
            Self::TooEarly => "extension-too-early",
            Self::TooLate => "extension-too-late",
            Self::NotLater => "extension-not-later",
            Self::TooLong => "extension-too-long",
        }
    }
}

impl Extension {
    /// An extension until `new_end`, inclusive, as it is recorded today; `granted` are those that the path has.
    ///
    /// # Errors
    /// The first [`ExtensionRefusal`] met.
    pub fn until(
        path: &Path,
        suspensions: &Suspensions,
        granted: &[Extension],
        reason: ExtensionReason,
        new_end: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, ExtensionRefusal> {
        let end = path.ends_on;
        let days = (new_end - end).num_days();
        let before: i64 = granted.iter().filter(|extension| extension.reason == reason).map(|extension| extension.days).sum();
        let too_long = match reason.most_days_in_all() {
            Some(most) => before + days > most,
            None => end.checked_add_months(Months::new(12)).is_none_or(|latest| new_end > latest),
        };
        if path.left_on.is_some() {
            Err(ExtensionRefusal::Left)
        } else if suspensions.hold(today) {
            Err(ExtensionRefusal::Suspended)
        } else if end.checked_sub_months(Months::new(EARLIEST)).is_some_and(|earliest| today < earliest) {
            Err(ExtensionRefusal::TooEarly)
        } else if end.checked_add_months(Months::new(LATEST)).is_some_and(|latest| today > latest) {
            Err(ExtensionRefusal::TooLate)
        } else if days < 1 {
            Err(ExtensionRefusal::NotLater)
        } else if too_long {
            Err(ExtensionRefusal::TooLong)
        } else {
            Ok(Self { reason, days })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suspension::Suspension;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A path that ends on 19 June 2027.
    fn ask(reason: ExtensionReason, granted: &[Extension], new_end: &str, today: &str) -> Result<i64, ExtensionRefusal> {
        let path = Path::starting(day("2025-06-20"));
        Extension::until(&path, &Suspensions::default(), granted, reason, day(new_end), day(today)).map(|extension| extension.days)
    }

    #[test]
    fn it_is_asked_from_twelve_months_before_to_six_months_after_the_end() {
        let training = |today| ask(ExtensionReason::Training, &[], "2027-09-30", today);
        assert_eq!(training("2026-06-18"), Err(ExtensionRefusal::TooEarly));
        assert_eq!(training("2026-06-19"), Ok(103));
        assert_eq!(training("2027-12-19"), Ok(103));
        assert_eq!(training("2027-12-20"), Err(ExtensionRefusal::TooLate));
    }

    #[test]
    fn a_training_adds_twelve_months_at_most_each_time() {
        let until =
            |new_end| ask(ExtensionReason::Training, &[Extension { reason: ExtensionReason::Training, days: 365 }], new_end, "2027-06-01");
        assert_eq!(until("2028-06-19"), Ok(366));
        assert_eq!(until("2028-06-20"), Err(ExtensionRefusal::TooLong));
        assert_eq!(until("2027-06-19"), Err(ExtensionRefusal::NotLater));
    }

    #[test]
    fn a_disability_adds_three_years_in_all_and_fifty_years_of_age_five() {
        let two_years = [Extension { reason: ExtensionReason::Disability, days: 730 }];
        assert_eq!(ask(ExtensionReason::Disability, &two_years, "2028-06-18", "2027-06-01"), Ok(365));
        assert_eq!(ask(ExtensionReason::Disability, &two_years, "2028-06-19", "2027-06-01"), Err(ExtensionRefusal::TooLong));
        assert_eq!(ask(ExtensionReason::Senior, &two_years, "2032-06-17", "2027-06-01"), Ok(1825));
        assert_eq!(ask(ExtensionReason::Senior, &two_years, "2032-06-18", "2027-06-01"), Err(ExtensionRefusal::TooLong));
    }

    #[test]
    fn never_while_the_path_is_suspended_and_never_after_the_exit() {
        let path = Path::starting(day("2025-06-20"));
        let suspensions = Suspensions(vec![Suspension::stored(day("2027-05-01"), day("2027-05-31"))]);
        let ask = |path: &Path, today| {
            Extension::until(path, &suspensions, &[], ExtensionReason::Training, day("2027-09-30"), day(today))
                .map(|extension| extension.days)
        };
        assert_eq!(ask(&path, "2027-05-31"), Err(ExtensionRefusal::Suspended));
        assert_eq!(ask(&path, "2027-06-01"), Ok(103));
        assert_eq!(ask(&Path { left_on: Some(day("2027-04-30")), ..path }, "2027-06-01"), Err(ExtensionRefusal::Left));
    }
}
