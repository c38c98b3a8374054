//! The months that are due and not declared: of an enrollment, and of a participant over all their enrollments.

use crate::{
    declarations::{
        declaration::{Due, due, may_declare},
        due_day::DueDay,
    },
    enrollments::{enrollment::EnrollmentPeriod, suspension::Suspensions},
    values::month::Month,
};
use chrono::NaiveDate;

/// The months that are due and not declared, newest first, each with what is due; those that are suspended from end to end are not
/// due. `is_declared` says whether a month has a declaration; `due_day` is that of the structure.
pub fn open_months(
    period: &EnrollmentPeriod,
    suspensions: &Suspensions,
    is_declared: impl Fn(Month) -> bool,
    today: NaiveDate,
    due_day: DueDay,
) -> Vec<(Month, Due)> {
    let now = Month::of(today);
    period
        .declarable_months()
        .rev()
        .filter(|month| *month < now && !is_declared(*month))
        .map(|month| (month, due(period, suspensions, month, today, due_day)))
        .filter(|(_, due)| matches!(due, Due::ToDeclare | Due::Expected))
        .collect()
}

/// The enrollments of a participant and the months that they have declared, by which a reminder and an answer by SMS are decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonMonths {
    /// The enrollments with their suspensions, newest first.
    pub enrollments: Vec<(EnrollmentPeriod, Suspensions)>,
    /// The months that are declared, in any order.
    pub declared: Vec<Month>,
}

impl PersonMonths {
    /// The months that can be declared and are not, oldest first. A month that is suspended from end to end is not due; after an exit
    /// there are three.
    pub fn open(&self, today: NaiveDate) -> Vec<Month> {
        let mut months: Vec<Month> = self.enrollments.iter().flat_map(|(period, _)| period.declarable_months()).collect();
        months.sort_unstable();
        months.dedup();
        months.retain(|month| self.is_suspended(*month, today) == Some(false));
        months
    }

    /// The month before that of `today` when it is not declared and suspended from end to end; `None` otherwise.
    pub fn suspended(&self, today: NaiveDate) -> Option<Month> {
        Some(Month::of(today).plus(-1)).filter(|month| self.is_suspended(*month, today) == Some(true))
    }

    /// Whether a month is suspended from end to end in the newest enrollment in which it can be declared; `None` for one that is
    /// declared or can't be.
    fn is_suspended(&self, month: Month, today: NaiveDate) -> Option<bool> {
        let (period, suspensions) = self.enrollments.iter().find(|(period, _)| period.is_declarable(month))?;
        let open = !self.declared.contains(&month) && may_declare(period, month, today).is_ok();
        open.then(|| suspensions.cover(period, month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrollments::suspension::Suspension;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn open(period: &EnrollmentPeriod, suspensions: &Suspensions, declared: &[&str], today: &str) -> Vec<(String, Due)> {
        let is_declared = |month: Month| declared.contains(&month.to_string().as_str());
        let open = open_months(period, suspensions, is_declared, day(today), DueDay::try_from(20).unwrap());
        open.into_iter().map(|(month, due)| (month.to_string(), due)).collect()
    }

    #[test]
    fn two_open_months_are_counted_newest_first() {
        let period = EnrollmentPeriod::starting(day("2026-07-01"));
        let none = Suspensions::default();
        let both = [("2026-10".to_owned(), Due::ToDeclare), ("2026-09".to_owned(), Due::Expected)];
        assert_eq!(open(&period, &none, &["2026-07", "2026-08"], "2026-11-20"), both);
        assert_eq!(open(&period, &none, &["2026-07", "2026-08", "2026-10"], "2026-11-20"), both[1..]);
        assert!(open(&period, &none, &[], "2026-07-31").is_empty(), "the first month is not over");
    }

    #[test]
    fn suspended_months_are_not_open_and_those_after_an_exit_are() {
        let period = EnrollmentPeriod::starting(day("2026-07-01"));
        let suspensions = Suspensions(vec![Suspension::stored(day("2026-08-01"), day("2026-09-30"))]);
        let months = |period: &EnrollmentPeriod, today: &str| -> Vec<String> {
            open(period, &suspensions, &["2026-07"], today).into_iter().map(|(month, _)| month).collect()
        };
        assert_eq!(months(&period, "2026-11-05"), ["2026-10"]);
        let left = EnrollmentPeriod { left_on: Some(day("2026-10-20")), ..period };
        assert_eq!(months(&left, "2027-06-01"), ["2027-01", "2026-12", "2026-11", "2026-10"]);
    }

    proptest! {
        #[test]
        fn a_month_is_open_exactly_if_it_is_over_not_declared_and_due(start in 0u64..400, days in 0u64..900, declared in any::<u64>()) {
            let period = EnrollmentPeriod::starting(day("2024-01-01") + chrono::Days::new(start));
            let (today, due_day) = (period.starts_on + chrono::Days::new(days), DueDay::try_from(20).unwrap());
            let is_declared = |month: Month| declared >> (month.since(period.first_month()) % 64) & 1 == 1;
            let open = open_months(&period, &Suspensions::default(), is_declared, today, due_day);
            let expected: Vec<Month> = period.months().rev().filter(|month| month.last_day() < today && !is_declared(*month)).collect();
            prop_assert_eq!(open.into_iter().map(|(month, _)| month).collect::<Vec<_>>(), expected);
        }
    }
}
