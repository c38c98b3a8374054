//! Extensions (prolongations) of a PASS: reasons, limits of one request and limits in all.

use crate::{
    enrollments::{enrollment::EnrollmentPeriod, suspension::Suspensions},
    values::sql::stored_as_text,
};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The most months before the end at which an extension may be recorded.
/// Source of this and of every limit here: les-emplois, `itou/approvals/enums.py`, `PROLONGATION_RULES`.
pub const EARLIEST: u32 = 12;

/// The most months after the end at which an extension may be recorded.
pub const LATEST: u32 = 6;

/// The most days of one request, whatever its reason; it is renewable. The new end is at most so many days after the present one.
/// Source: les-emplois, `www/approvals_views/forms.py`, `PROLONGATION_RULES`: `timedelta(days=365)` from `approval.end_at`,
/// "12 mois (365 jours) maximum pour chaque demande".
pub const MOST_DAYS_A_REQUEST: i64 = 365;

/// Why a PASS is extended; an EITI knows these three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ExtensionReason {
    /// The end of a training: renewable until the training is over.
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

    /// The most days of all extensions for this reason; `None` without such a limit.
    fn most_days_in_all(self) -> Option<i64> {
        match self {
            Self::Training => None,
            Self::Disability => Some(3 * 365),
            Self::Senior => Some(5 * 365),
        }
    }
}

crate::values::sql::stored_words! { ExtensionReason: Training Disability Senior; }

/// Days added at the end of a PASS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The reason.
    pub reason: ExtensionReason,
    /// The number of days, at least one.
    pub days: i64,
}

/// Why a PASS cannot be extended until that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ExtensionRefusal {
    /// The enrollment is suspended today.
    #[error("extension-suspended")]
    Suspended,
    /// An exit is recorded.
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
    /// Longer than [`MOST_DAYS_A_REQUEST`].
    #[error("extension-too-long")]
    TooLong,
    /// With those granted before, longer than that reason allows in all.
    #[error("extension-beyond-limit")]
    BeyondLimit,
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
            Self::BeyondLimit => "extension-beyond-limit",
        }
    }
}

impl Extension {
    /// An extension until `new_end`, inclusive, recorded today; `granted` are those that the enrollment has.
    ///
    /// # Errors
    /// The first [`ExtensionRefusal`] met.
    pub fn until(
        period: &EnrollmentPeriod,
        suspensions: &Suspensions,
        granted: &[Extension],
        reason: ExtensionReason,
        new_end: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, ExtensionRefusal> {
        let end = period.ends_on;
        let days = (new_end - end).num_days();
        let before: i64 = granted.iter().filter(|extension| extension.reason == reason).map(|extension| extension.days).sum();
        let beyond_limit = reason.most_days_in_all().is_some_and(|most| before + days > most);
        if period.left_on.is_some() {
            Err(ExtensionRefusal::Left)
        } else if suspensions.is_suspended_on(today) {
            Err(ExtensionRefusal::Suspended)
        } else if end.checked_sub_months(Months::new(EARLIEST)).is_some_and(|earliest| today < earliest) {
            Err(ExtensionRefusal::TooEarly)
        } else if end.checked_add_months(Months::new(LATEST)).is_some_and(|latest| today > latest) {
            Err(ExtensionRefusal::TooLate)
        } else if days < 1 {
            Err(ExtensionRefusal::NotLater)
        } else if days > MOST_DAYS_A_REQUEST {
            Err(ExtensionRefusal::TooLong)
        } else if beyond_limit {
            Err(ExtensionRefusal::BeyondLimit)
        } else {
            Ok(Self { reason, days })
        }
    }
}

stored_as_text!(ExtensionReason);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrollments::suspension::Suspension;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The days of an extension of a PASS that ends on 19 June 2027.
    fn ask(reason: ExtensionReason, granted: &[Extension], new_end: &str, today: &str) -> Result<i64, ExtensionRefusal> {
        let period = EnrollmentPeriod::starting(day("2025-06-20"));
        Extension::until(&period, &Suspensions::default(), granted, reason, day(new_end), day(today)).map(|extension| extension.days)
    }

    #[test]
    fn an_extension_is_recorded_from_twelve_months_before_to_six_months_after_the_end() {
        let training = |today| ask(ExtensionReason::Training, &[], "2027-09-30", today);
        assert_eq!(training("2026-06-18"), Err(ExtensionRefusal::TooEarly));
        assert_eq!(training("2026-06-19"), Ok(103));
        assert_eq!(training("2027-12-19"), Ok(103));
        assert_eq!(training("2027-12-20"), Err(ExtensionRefusal::TooLate));
    }

    /// The latest ends of one request, counted elsewhere: Python's `date + timedelta(days=365)` from the end of the PASS, as
    /// les-emplois counts them. A leap day makes them a day short of the same date of the next year.
    const LATEST_ENDS: [(&str, &str, &str); 5] = [
        ("2025-03-03", "2027-03-02", "2028-03-01"),
        ("2025-06-20", "2027-06-19", "2028-06-18"),
        ("2024-02-29", "2026-02-27", "2027-02-27"),
        ("2026-01-01", "2027-12-31", "2028-12-30"),
        ("2023-03-01", "2025-02-27", "2026-02-27"),
    ];

    #[test]
    fn one_request_has_at_most_365_days_for_every_reason() {
        for (start, end, latest) in LATEST_ENDS {
            let period = EnrollmentPeriod::starting(day(start));
            assert_eq!(period.ends_on, day(end));
            for reason in ExtensionReason::ALL {
                let until = |new_end| Extension::until(&period, &Suspensions::default(), &[], reason, new_end, period.ends_on);
                assert_eq!(until(day(latest)), Ok(Extension { reason, days: 365 }), "{start} {reason:?}");
                assert_eq!(until(day(latest).succ_opt().unwrap()), Err(ExtensionRefusal::TooLong), "{start} {reason:?}");
            }
        }
    }

    #[test]
    fn extensions_add_up_to_the_limit_of_their_reason() {
        // "2 ans de parcours initial + 3 ans (1095 jours)", "+ 5 ans (1825 jours)", and without a limit for a training.
        for (reason, renewals) in
            [(ExtensionReason::Disability, Some(3)), (ExtensionReason::Senior, Some(5)), (ExtensionReason::Training, None)]
        {
            let mut period = EnrollmentPeriod::starting(day("2025-06-20"));
            let mut granted = Vec::new();
            for _ in 0..renewals.unwrap_or(8) {
                let new_end = period.ends_on + chrono::Duration::days(365);
                granted.push(Extension::until(&period, &Suspensions::default(), &granted, reason, new_end, period.ends_on).unwrap());
                period.ends_on = new_end;
            }
            let one_more =
                Extension::until(&period, &Suspensions::default(), &granted, reason, period.ends_on.succ_opt().unwrap(), period.ends_on);
            match renewals {
                Some(_) => assert_eq!(one_more, Err(ExtensionRefusal::BeyondLimit), "{reason:?}"),
                None => assert!(one_more.is_ok()),
            }
        }
        let two_years = [Extension { reason: ExtensionReason::Disability, days: 730 }];
        let part = [Extension { reason: ExtensionReason::Disability, days: 731 }];
        assert_eq!(ask(ExtensionReason::Disability, &two_years, "2028-06-18", "2027-06-01"), Ok(365));
        assert_eq!(ask(ExtensionReason::Disability, &part, "2028-06-18", "2027-06-01"), Err(ExtensionRefusal::BeyondLimit));
        assert_eq!(ask(ExtensionReason::Senior, &part, "2028-06-18", "2027-06-01"), Ok(365), "each reason has its own limit");
        assert_eq!(ask(ExtensionReason::Training, &[], "2027-06-19", "2027-06-01"), Err(ExtensionRefusal::NotLater));
    }

    #[test]
    fn an_extension_is_refused_during_a_suspension_and_after_an_exit() {
        let period = EnrollmentPeriod::starting(day("2025-06-20"));
        let suspensions = Suspensions(vec![Suspension::stored(day("2027-05-01"), day("2027-05-31"))]);
        let ask = |period: &EnrollmentPeriod, today| {
            Extension::until(period, &suspensions, &[], ExtensionReason::Training, day("2027-09-30"), day(today))
                .map(|extension| extension.days)
        };
        assert_eq!(ask(&period, "2027-05-31"), Err(ExtensionRefusal::Suspended));
        assert_eq!(ask(&period, "2027-06-01"), Ok(103));
        assert_eq!(ask(&EnrollmentPeriod { left_on: Some(day("2027-04-30")), ..period }, "2027-06-01"), Err(ExtensionRefusal::Left));
    }
}
