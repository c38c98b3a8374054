//! Where an enrollment stands on a day: before its first day, running, suspended, or over.

use crate::{
    enrollments::{enrollment::EnrollmentPeriod, suspension::Suspensions},
    values::month::Month,
};
use chrono::NaiveDate;

/// Where an enrollment stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It begins on that later day.
    Before(NaiveDate),
    /// It runs.
    Running,
    /// It is suspended up to that day, inclusive.
    Suspended(NaiveDate),
    /// That was its last day.
    Over(NaiveDate),
}

impl Standing {
    /// Where an enrollment stands on a day. Suspensions that follow each other without a day between count as one.
    pub fn of(period: &EnrollmentPeriod, suspensions: &Suspensions, today: NaiveDate) -> Self {
        if period.is_over(today) {
            Self::Over(period.last_day())
        } else if today < period.starts_on {
            Self::Before(period.starts_on)
        } else {
            let suspended = today.iter_days().take_while(|day| suspensions.is_suspended_on(*day));
            suspended.last().map_or(Self::Running, Self::Suspended)
        }
    }
}

/// The months that can be declared later, from the month of `today` on, oldest first; without those that are suspended from end to end.
pub fn coming_months(period: &EnrollmentPeriod, suspensions: &Suspensions, today: NaiveDate) -> impl Iterator<Item = Month> {
    let (now, period) = (Month::of(today), *period);
    period.declarable_months().filter(move |month| *month >= now && !suspensions.cover(&period, *month))
}

/// The first day on which a month can be declared: the day after its end.
pub fn declarable_from(month: Month) -> NaiveDate {
    month.plus(1).first_day()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrollments::suspension::Suspension;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn suspended(days: &[(&str, &str)]) -> Suspensions {
        Suspensions(days.iter().map(|(first, last)| Suspension::stored(day(first), day(last))).collect())
    }

    fn months(period: &EnrollmentPeriod, suspensions: &Suspensions, today: &str) -> Vec<String> {
        coming_months(period, suspensions, day(today)).map(|month| month.to_string()).collect()
    }

    #[test]
    fn an_enrollment_is_before_its_start_runs_is_suspended_and_is_over() {
        let period = EnrollmentPeriod::starting(day("2026-11-02"));
        let suspensions = suspended(&[("2026-12-01", "2026-12-31"), ("2027-01-01", "2027-01-31")]);
        let on = |today: &str| Standing::of(&period, &suspensions, day(today));
        assert_eq!(on("2026-11-01"), Standing::Before(day("2026-11-02")));
        assert_eq!(on("2026-11-02"), Standing::Running);
        // Two suspensions in a row are one.
        assert_eq!(on("2026-12-01"), Standing::Suspended(day("2027-01-31")));
        assert_eq!(on("2027-01-31"), Standing::Suspended(day("2027-01-31")));
        assert_eq!(on("2027-02-01"), Standing::Running);
        assert_eq!(on("2028-11-01"), Standing::Over(period.ends_on));
        let left = EnrollmentPeriod { left_on: Some(day("2026-12-10")), ..period };
        assert_eq!(Standing::of(&left, &suspensions, day("2026-12-15")), Standing::Over(day("2026-12-10")));
    }

    #[test]
    fn three_months_follow_an_exit_the_next_from_the_first_of_the_following_month() {
        let none = Suspensions::default();
        let left = EnrollmentPeriod { left_on: Some(day("2026-10-20")), ..EnrollmentPeriod::starting(day("2026-04-01")) };
        assert_eq!(months(&left, &none, "2026-11-29"), ["2026-11", "2026-12", "2027-01"]);
        assert_eq!(declarable_from("2026-11".parse().unwrap()), day("2026-12-01"));
        assert_eq!(months(&left, &none, "2027-01-31"), ["2027-01"]);
        assert!(months(&left, &none, "2027-02-01").is_empty());
        // A planned end is followed by none.
        let over = EnrollmentPeriod::starting(day("2024-11-01"));
        assert!(months(&over, &none, "2026-11-29").is_empty());
    }

    #[test]
    fn months_suspended_from_end_to_end_are_not_to_come() {
        let period = EnrollmentPeriod::starting(day("2026-04-01"));
        let suspensions = suspended(&[("2026-11-10", "2027-01-31")]);
        // November began before the suspension.
        assert_eq!(months(&period, &suspensions, "2026-11-29")[..2], ["2026-11", "2027-02"]);
    }
}
