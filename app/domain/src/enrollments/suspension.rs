//! Suspensions of an enrollment. Each suspended day moves the end of the PASS, and within the aid that of the aid, by one day.

use crate::{
    enrollments::enrollment::{EnrollmentPeriod, aid_end},
    values::month::Month,
};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The most days before today on which a suspension may begin.
/// Source of this and of the next: les-emplois, `itou/approvals/models.py`.
pub const FARTHEST_BACK: u64 = 365;

/// The most months of one suspension.
pub const LONGEST: u32 = 36;

/// The longest reason of a suspension, in signs.
pub const LONGEST_REASON: usize = 200;

/// A suspension, both ends included: from a day to the same day it lasts one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    first_day: NaiveDate,
    last_day: NaiveDate,
}

/// Why an enrollment cannot be suspended on those days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SuspensionRefusal {
    /// It would end before it begins.
    #[error("suspension-ends-first")]
    EndsFirst,
    /// It would begin after today.
    #[error("suspension-in-future")]
    InFuture,
    /// It would begin more than [`FARTHEST_BACK`] days ago.
    #[error("suspension-too-far-back")]
    TooFarBack,
    /// It would last more than [`LONGEST`] months.
    #[error("suspension-too-long")]
    TooLong,
    /// It would begin before the enrollment or after its end.
    #[error("suspension-outside-path")]
    OutsideEnrollment,
    /// One of those days is suspended already.
    #[error("suspension-overlaps")]
    Overlaps,
    /// Another suspension would begin after the end of the enrollment.
    #[error("suspension-leaves-another")]
    LeavesAnother,
    /// The day on which it would resume is none of its days.
    #[error("suspension-not-lifted")]
    NotLifted,
}

impl SuspensionRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::EndsFirst => "suspension-ends-first",
            Self::InFuture => "suspension-in-future",
            Self::TooFarBack => "suspension-too-far-back",
            Self::TooLong => "suspension-too-long",
            Self::OutsideEnrollment => "suspension-outside-path",
            Self::Overlaps => "suspension-overlaps",
            Self::LeavesAnother => "suspension-leaves-another",
            Self::NotLifted => "suspension-not-lifted",
        }
    }
}

impl Suspension {
    /// A new suspension, recorded today.
    ///
    /// # Errors
    /// The first [`SuspensionRefusal`] met; [`SuspensionRefusal::Overlaps`] is the store's to find.
    pub fn new(period: &EnrollmentPeriod, first_day: NaiveDate, last_day: NaiveDate, today: NaiveDate) -> Result<Self, SuspensionRefusal> {
        let farthest = today.checked_sub_days(Days::new(FARTHEST_BACK)).unwrap_or(today);
        let longest = first_day.checked_add_months(Months::new(LONGEST)).unwrap_or(last_day);
        if last_day < first_day {
            Err(SuspensionRefusal::EndsFirst)
        } else if first_day > today {
            Err(SuspensionRefusal::InFuture)
        } else if first_day < farthest {
            Err(SuspensionRefusal::TooFarBack)
        } else if last_day >= longest {
            Err(SuspensionRefusal::TooLong)
        } else if first_day < period.starts_on || first_day > period.left_on.unwrap_or(period.ends_on) {
            Err(SuspensionRefusal::OutsideEnrollment)
        } else {
            Ok(Self { first_day, last_day })
        }
    }

    /// This suspension with other days. A first day that stays is not checked against [`FARTHEST_BACK`] again.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn corrected(
        &self,
        period: &EnrollmentPeriod,
        first_day: NaiveDate,
        last_day: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, SuspensionRefusal> {
        // The other checks are made as of the first day.
        let asked_on = if first_day == self.first_day { first_day.min(today) } else { today };
        Self::new(period, first_day, last_day, asked_on)
    }

    /// The suspension that remains when the enrollment resumes on a day; `None` when that is its first day.
    ///
    /// # Errors
    /// [`SuspensionRefusal::NotLifted`] for a day outside.
    pub fn lifted(&self, resumes_on: NaiveDate) -> Result<Option<Self>, SuspensionRefusal> {
        if resumes_on < self.first_day || resumes_on > self.last_day {
            return Err(SuspensionRefusal::NotLifted);
        }
        let last_day = resumes_on.pred_opt().unwrap_or(resumes_on);
        Ok((last_day >= self.first_day).then_some(Self { last_day, ..*self }))
    }

    /// A suspension as it is stored.
    pub fn stored(first_day: NaiveDate, last_day: NaiveDate) -> Self {
        Self { first_day, last_day }
    }

    /// The first day.
    pub fn first_day(&self) -> NaiveDate {
        self.first_day
    }

    /// The last day, inclusive.
    pub fn last_day(&self) -> NaiveDate {
        self.last_day
    }

    /// The length in days.
    pub fn length(&self) -> i64 {
        (self.last_day - self.first_day).num_days() + 1
    }

    /// The days.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let last = self.last_day;
        self.first_day.iter_days().take_while(move |day| *day <= last)
    }

    /// The number of its days between two days, both included.
    fn days_within(&self, first: NaiveDate, last: NaiveDate) -> i64 {
        ((self.last_day.min(last) - self.first_day.max(first)).num_days() + 1).max(0)
    }
}

/// The suspensions of one enrollment; no two share a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspensions(pub Vec<Suspension>);

impl Suspensions {
    fn days_within(&self, first: NaiveDate, last: NaiveDate) -> i64 {
        self.0.iter().map(|suspension| suspension.days_within(first, last)).sum()
    }

    /// The last day of a period that begins on `begins_on` and would end on `planned` without suspensions: one day later for each
    /// suspended day. `None` when a suspension begins after that end.
    pub fn end_of(&self, begins_on: NaiveDate, planned: NaiveDate) -> Option<NaiveDate> {
        let (end, all) = self.moved_end(begins_on, planned);
        all.then_some(end)
    }

    /// The last day of the aid whose contract was signed on a day. Days suspended before the signature or after the aid do not move
    /// it.
    pub fn aid_end(&self, signed_on: NaiveDate) -> NaiveDate {
        self.moved_end(signed_on, aid_end(signed_on)).0
    }

    /// The last day, moved by every suspension that begins before it, and whether all of them do.
    fn moved_end(&self, begins_on: NaiveDate, planned: NaiveDate) -> (NaiveDate, bool) {
        let mut in_order = self.0.clone();
        in_order.sort_by_key(|suspension| suspension.first_day);
        in_order.iter().fold((planned, true), |(end, all), suspension| {
            if suspension.first_day > end {
                (end, false)
            } else {
                (end + chrono::Duration::days(suspension.days_within(begins_on, suspension.last_day)), all)
            }
        })
    }

    /// Whether a day is suspended.
    pub fn is_suspended_on(&self, day: NaiveDate) -> bool {
        self.days_within(day, day) > 0
    }

    /// Whether every day of the enrollment in a month is suspended: such a month is not due. A month suspended in part is, because
    /// there may be turnover on its other days.
    pub fn cover(&self, period: &EnrollmentPeriod, month: Month) -> bool {
        let (first, last) = (month.first_day().max(period.starts_on), month.last_day().min(period.left_on.unwrap_or(period.ends_on)));
        first <= last && self.days_within(first, last) == (last - first).num_days() + 1
    }

    /// Whether at least half of the days of a month are suspended.
    pub fn mostly_cover(&self, month: Month) -> bool {
        let (first, last) = (month.first_day(), month.last_day());
        2 * self.days_within(first, last) > (last - first).num_days()
    }

    /// The period by which months are counted on a day: it begins later by each suspended day up to that day, inclusive.
    fn counted_from(&self, period: &EnrollmentPeriod, day: NaiveDate) -> EnrollmentPeriod {
        let suspended = self.days_within(period.starts_on, day);
        EnrollmentPeriod { starts_on: period.starts_on + chrono::Duration::days(suspended), ..*period }
    }

    /// The number of the month in which a day lies ("mois 9 sur 24"), from date to date as [`EnrollmentPeriod::month_reached`], without
    /// suspended days.
    pub fn month_reached(&self, period: &EnrollmentPeriod, today: NaiveDate) -> i32 {
        self.counted_from(period, today).month_of(today).clamp(1, self.length_in_months(period).max(1))
    }

    /// The number of a month as the monthly statement counts (`nb_mois`): by calendar months from 1, on the last day of the month,
    /// without suspended days.
    pub fn number_of(&self, period: &EnrollmentPeriod, month: Month) -> i32 {
        // Most are never suspended, and the reports of a large structure count a million months.
        let counted = if self.0.is_empty() { *period } else { self.counted_from(period, month.last_day()) };
        counted.number_of(month).max(1)
    }

    /// The planned length in months without suspensions, as [`EnrollmentPeriod::length_in_months`].
    pub fn length_in_months(&self, period: &EnrollmentPeriod) -> i32 {
        let days: i64 = self.0.iter().map(Suspension::length).sum();
        EnrollmentPeriod { ends_on: period.ends_on - chrono::Duration::days(days), ..*period }.length_in_months()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    /// A period with its end moved by the suspensions, as the store writes it.
    fn suspended(starts_on: &str, suspensions: &[(&str, &str)]) -> (EnrollmentPeriod, Suspensions) {
        let suspensions: Vec<_> = suspensions.iter().map(|(first, last)| Suspension::stored(day(first), day(last))).collect();
        let period = EnrollmentPeriod::starting(day(starts_on));
        let moved = suspensions.iter().map(Suspension::length).sum();
        (EnrollmentPeriod { ends_on: period.ends_on + chrono::Duration::days(moved), ..period }, Suspensions(suspensions))
    }

    #[test]
    fn a_suspension_outside_the_limits_is_refused_with_its_reason() {
        let period = EnrollmentPeriod::starting(day("2025-06-20"));
        let ask = |first: &str, last: &str| Suspension::new(&period, day(first), day(last), day("2026-11-23")).map(|s| s.length());
        assert_eq!(ask("2026-11-23", "2026-11-23"), Ok(1));
        assert_eq!(ask("2025-11-23", "2025-12-31"), Ok(39));
        assert_eq!(ask("2026-11-23", "2026-11-22"), Err(SuspensionRefusal::EndsFirst));
        assert_eq!(ask("2026-11-24", "2026-12-24"), Err(SuspensionRefusal::InFuture));
        assert_eq!(ask("2025-11-22", "2026-01-01"), Err(SuspensionRefusal::TooFarBack));
        assert_eq!(ask("2026-11-01", "2029-10-31"), Ok(1096));
        assert_eq!(ask("2026-11-01", "2029-11-01"), Err(SuspensionRefusal::TooLong));
        let young = EnrollmentPeriod::starting(day("2026-10-01"));
        assert_eq!(
            Suspension::new(&young, day("2026-09-30"), day("2026-10-02"), day("2026-11-23")),
            Err(SuspensionRefusal::OutsideEnrollment)
        );
    }

    /// Case 2 of the twelve cases of `domain.md`.
    #[test]
    fn case_2_a_wholly_suspended_month_is_not_due_and_one_suspended_in_part_is() {
        let (period, suspensions) = suspended("2026-01-15", &[("2026-03-20", "2026-05-30"), ("2026-05-31", "2026-05-31")]);
        let covered: Vec<_> = period.months().filter(|month| suspensions.cover(&period, *month)).collect();
        assert_eq!(covered, [month("2026-04"), month("2026-05")]);
        // The month of the start counts from the start.
        let (period, suspensions) = suspended("2026-01-15", &[("2026-01-15", "2026-01-31")]);
        assert!(suspensions.cover(&period, month("2026-01")) && !suspensions.cover(&period, month("2026-02")));
    }

    /// Case 5 of the twelve cases of `domain.md`, in the count of the monthly statement.
    #[test]
    fn case_5_the_month_number_does_not_grow_through_a_suspension() {
        let (period, suspensions) = suspended("2026-01-20", &[("2026-09-15", "2026-10-31")]);
        let number = |text: &str| suspensions.number_of(&period, month(text));
        assert_eq!([number("2026-01"), number("2026-08"), number("2026-09"), number("2026-10")], [1, 8, 8, 8]);
        assert_eq!([number("2026-11"), number("2026-12")], [9, 10]);
        let (period, none) = suspended("2026-05-31", &[]);
        assert_eq!(["2026-05", "2026-06", "2026-07"].map(|text| none.number_of(&period, month(text))), [1, 2, 3]);
    }

    /// Case 5 of the twelve cases of `domain.md`.
    #[test]
    fn case_5_the_ninth_month_lasts_through_a_suspension_and_the_tenth_begins_after_it() {
        let (period, suspensions) = suspended("2026-01-01", &[("2026-09-15", "2026-10-14")]);
        let reached = |text: &str| suspensions.month_reached(&period, day(text));
        assert_eq!([reached("2026-08-31"), reached("2026-09-01"), reached("2026-09-14")], [8, 9, 9]);
        assert_eq!([reached("2026-09-15"), reached("2026-10-14"), reached("2026-10-30")], [9, 9, 9]);
        assert_eq!([reached("2026-10-31"), reached("2026-11-30"), reached("2026-12-01")], [10, 10, 11]);
        assert_eq!(suspensions.length_in_months(&period), 24);
    }

    #[test]
    fn month_reached_and_number_of_leave_out_the_same_suspended_days() {
        // Of one day, the last of a month; and the day after it.
        let (period, suspensions) = suspended("2026-01-31", &[("2026-03-31", "2026-03-31")]);
        assert_eq!((suspensions.month_reached(&period, day("2026-03-30")), suspensions.month_reached(&period, day("2026-03-31"))), (2, 2));
        assert_eq!((suspensions.month_reached(&period, day("2026-04-01")), suspensions.number_of(&period, month("2026-03"))), (3, 2));
        // From the day on which the second month would begin to its last day: still the first one.
        let (period, suspensions) = suspended("2026-01-15", &[("2026-02-15", "2026-02-28")]);
        let reached = |text: &str| suspensions.month_reached(&period, day(text));
        assert_eq!((reached("2026-02-14"), reached("2026-02-15"), reached("2026-02-28")), (1, 1, 1));
        assert_eq!(
            (reached("2026-03-01"), suspensions.number_of(&period, month("2026-02")), suspensions.number_of(&period, month("2026-03"))),
            (2, 2, 3)
        );
    }

    proptest! {
        /// For a start on the first of a month.
        #[test]
        fn month_reached_on_the_last_day_of_a_month_equals_number_of(month in 0i32..24, from in 0i64..700, length in 1i64..120) {
            let period = EnrollmentPeriod::starting(day("2024-01-01"));
            let first = period.starts_on + chrono::Duration::days(from);
            let suspensions = Suspensions(vec![Suspension::stored(first, first + chrono::Duration::days(length - 1))]);
            let moved = EnrollmentPeriod { ends_on: period.ends_on + chrono::Duration::days(length), ..period };
            let month = period.first_month().plus(month);
            let late = suspensions.counted_from(&moved, month.last_day());
            let whole = i32::from(month.last_day().day() < late.starts_on.day());
            prop_assert_eq!(suspensions.month_reached(&moved, month.last_day()), (suspensions.number_of(&moved, month) - whole).max(1));
        }

        /// Compared with a count day by day.
        #[test]
        fn month_reached_grows_on_days_that_are_not_suspended_only(start in 0u64..800, from in 0i64..500, length in 1i64..200, at in 0i64..730) {
            let period = EnrollmentPeriod::starting(day("2024-01-01") + Days::new(start));
            let first = period.starts_on + chrono::Duration::days(from);
            let suspension = Suspension::stored(first, first + chrono::Duration::days(length - 1));
            let suspensions = Suspensions(vec![suspension]);
            let moved = EnrollmentPeriod { ends_on: period.ends_on + chrono::Duration::days(length), ..period };
            let today = period.starts_on + chrono::Duration::days(at);
            let still = suspension.days().filter(|day| *day <= today).count() as i64;
            let late = EnrollmentPeriod { starts_on: period.starts_on + chrono::Duration::days(still), ..moved };
            prop_assert_eq!(suspensions.month_reached(&moved, today), late.month_reached(today).min(24));
            prop_assert_eq!(suspensions.length_in_months(&moved), 24);
        }

        #[test]
        fn the_days_of_a_suspension_are_as_many_as_its_length(length in 1i64..1096) {
            let first = day("2026-02-27");
            let suspension = Suspension::stored(first, first + chrono::Duration::days(length - 1));
            prop_assert_eq!(suspension.days().count() as i64, length);
        }
    }
}
