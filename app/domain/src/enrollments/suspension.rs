//! Suspensions of a path: while one runs the path stands still, and both its ends move by its length.

use crate::{
    enrollments::enrollment::{EnrollmentPeriod, aid_end},
    values::month::Month,
};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How far back a suspension may begin, in days.
/// Source of this and of the next: les-emplois, `itou/approvals/models.py`.
pub const FARTHEST_BACK: u64 = 365;

/// How long one suspension may last, in months.
pub const LONGEST: u32 = 36;

/// The longest reason of a suspension, in signs.
pub const LONGEST_REASON: usize = 200;

/// Days on which a path stands still, both ends included: a suspension of one day lasts one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    first_day: NaiveDate,
    last_day: NaiveDate,
}

/// Why a path cannot be suspended on those days.
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
    /// It would begin before the path, or after its end.
    #[error("suspension-outside-path")]
    OutsidePath,
    /// The path is suspended on one of those days already.
    #[error("suspension-overlaps")]
    Overlaps,
    /// Another suspension would begin after the end of the path.
    #[error("suspension-leaves-another")]
    LeavesAnother,
    /// The path would not be suspended on any day after it resumes, or was not suspended then.
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
            Self::OutsidePath => "suspension-outside-path",
            Self::Overlaps => "suspension-overlaps",
            Self::LeavesAnother => "suspension-leaves-another",
            Self::NotLifted => "suspension-not-lifted",
        }
    }
}

impl Suspension {
    /// A suspension as it is recorded today.
    ///
    /// # Errors
    /// The first [`SuspensionRefusal`] met; [`SuspensionRefusal::Overlaps`] is the store's to find.
    pub fn new(path: &EnrollmentPeriod, first_day: NaiveDate, last_day: NaiveDate, today: NaiveDate) -> Result<Self, SuspensionRefusal> {
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
        } else if first_day < path.starts_on || first_day > path.left_on.unwrap_or(path.ends_on) {
            Err(SuspensionRefusal::OutsidePath)
        } else {
            Ok(Self { first_day, last_day })
        }
    }

    /// This suspension with other days. How far back it may begin was looked at when it was first recorded: a first day that
    /// stays is not looked at again.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn corrected(
        &self,
        path: &EnrollmentPeriod,
        first_day: NaiveDate,
        last_day: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, SuspensionRefusal> {
        // The rest of the rule is asked as if it were the day on which it began.
        let asked_on = if first_day == self.first_day { first_day.min(today) } else { today };
        Self::new(path, first_day, last_day, asked_on)
    }

    /// What is left of it when the path resumes on a day: nothing when that is its first one.
    ///
    /// # Errors
    /// [`SuspensionRefusal::NotLifted`] for a day that is none of its own.
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

    /// How many days it lasts, both ends counted.
    pub fn length(&self) -> i64 {
        (self.last_day - self.first_day).num_days() + 1
    }

    /// Each of its days.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let last = self.last_day;
        self.first_day.iter_days().take_while(move |day| *day <= last)
    }

    /// How many of its days lie between two days, both included.
    fn days_within(&self, first: NaiveDate, last: NaiveDate) -> i64 {
        ((self.last_day.min(last) - self.first_day.max(first)).num_days() + 1).max(0)
    }
}

/// The suspensions of one path; no two of them share a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspensions(pub Vec<Suspension>);

impl Suspensions {
    fn days_within(&self, first: NaiveDate, last: NaiveDate) -> i64 {
        self.0.iter().map(|suspension| suspension.days_within(first, last)).sum()
    }

    /// The end of a clock that began on a day and would end on `planned` without any suspension: each day on which it stood
    /// still pushes it by one. Nothing when a suspension begins after the end that it would push.
    pub fn end_of(&self, begins_on: NaiveDate, planned: NaiveDate) -> Option<NaiveDate> {
        let (end, all) = self.pushed(begins_on, planned);
        all.then_some(end)
    }

    /// The end of the aid whose contract was signed on a day: days on which the path stood still before the signature, or
    /// after the aid was over, do not push it.
    pub fn aid_end(&self, signed_on: NaiveDate) -> NaiveDate {
        self.pushed(signed_on, aid_end(signed_on)).0
    }

    /// The end pushed by every suspension that begins before it, and whether all of them do.
    fn pushed(&self, begins_on: NaiveDate, planned: NaiveDate) -> (NaiveDate, bool) {
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

    /// Whether the path stands still on a day.
    pub fn hold(&self, day: NaiveDate) -> bool {
        self.days_within(day, day) > 0
    }

    /// Whether the path stood still on every day that it has in a month: such a month is not due. A month suspended in
    /// part is due like any other, for something may have been earned on its other days.
    pub fn cover(&self, path: &EnrollmentPeriod, month: Month) -> bool {
        let (first, last) = (month.first_day().max(path.starts_on), month.last_day().min(path.left_on.unwrap_or(path.ends_on)));
        first <= last && self.days_within(first, last) == (last - first).num_days() + 1
    }

    /// Whether the path stood still on at least half of a month's days.
    pub fn mostly_cover(&self, month: Month) -> bool {
        let (first, last) = (month.first_day(), month.last_day());
        2 * self.days_within(first, last) > (last - first).num_days()
    }

    /// The rule by which months of a path are counted, whoever counts them: a day on which it stood still is not lived, so that
    /// the path counts on a day as if it had begun later by each such day up to that one, that one included.
    fn counted_from(&self, path: &EnrollmentPeriod, day: NaiveDate) -> EnrollmentPeriod {
        let stood_still = self.days_within(path.starts_on, day);
        EnrollmentPeriod { starts_on: path.starts_on + chrono::Duration::days(stood_still), ..*path }
    }

    /// The month of the path in which a day lies, "mois 9 sur 24": from date to date, as [`EnrollmentPeriod::month_reached`] counts it, with
    /// the clock stopped on suspended days.
    pub fn month_reached(&self, path: &EnrollmentPeriod, today: NaiveDate) -> i32 {
        self.counted_from(path, today).month_of(today).clamp(1, self.length_in_months(path).max(1))
    }

    /// The number of a month in the path, the first being 1, as the monthly record counts (`nb_mois`): by calendar months, as
    /// its last day has them, with the clock stopped on suspended days.
    pub fn number_of(&self, path: &EnrollmentPeriod, month: Month) -> i32 {
        self.counted_from(path, month.last_day()).number_of(month).max(1)
    }

    /// How many months the path was planned for without its suspensions, as [`EnrollmentPeriod::length_in_months`] counts them.
    pub fn length_in_months(&self, path: &EnrollmentPeriod) -> i32 {
        let days: i64 = self.0.iter().map(Suspension::length).sum();
        EnrollmentPeriod { ends_on: path.ends_on - chrono::Duration::days(days), ..*path }.length_in_months()
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

    /// A path with its end moved, as the store does it.
    fn suspended(starts_on: &str, suspensions: &[(&str, &str)]) -> (EnrollmentPeriod, Suspensions) {
        let suspensions: Vec<_> = suspensions.iter().map(|(first, last)| Suspension::stored(day(first), day(last))).collect();
        let path = EnrollmentPeriod::starting(day(starts_on));
        let moved = suspensions.iter().map(Suspension::length).sum();
        (EnrollmentPeriod { ends_on: path.ends_on + chrono::Duration::days(moved), ..path }, Suspensions(suspensions))
    }

    #[test]
    fn days_that_no_suspension_may_have_are_refused_with_their_reason() {
        let path = EnrollmentPeriod::starting(day("2025-06-20"));
        let ask = |first: &str, last: &str| Suspension::new(&path, day(first), day(last), day("2026-11-23")).map(|s| s.length());
        assert_eq!(ask("2026-11-23", "2026-11-23"), Ok(1));
        assert_eq!(ask("2025-11-23", "2025-12-31"), Ok(39));
        assert_eq!(ask("2026-11-23", "2026-11-22"), Err(SuspensionRefusal::EndsFirst));
        assert_eq!(ask("2026-11-24", "2026-12-24"), Err(SuspensionRefusal::InFuture));
        assert_eq!(ask("2025-11-22", "2026-01-01"), Err(SuspensionRefusal::TooFarBack));
        assert_eq!(ask("2026-11-01", "2029-10-31"), Ok(1096));
        assert_eq!(ask("2026-11-01", "2029-11-01"), Err(SuspensionRefusal::TooLong));
        let young = EnrollmentPeriod::starting(day("2026-10-01"));
        assert_eq!(Suspension::new(&young, day("2026-09-30"), day("2026-10-02"), day("2026-11-23")), Err(SuspensionRefusal::OutsidePath));
    }

    /// Case 2 of the twelve that break peers, in its rule.
    #[test]
    fn case_2_a_wholly_suspended_month_is_not_due_and_one_suspended_in_part_is() {
        let (path, suspensions) = suspended("2026-01-15", &[("2026-03-20", "2026-05-30"), ("2026-05-31", "2026-05-31")]);
        let covered: Vec<_> = path.months().filter(|month| suspensions.cover(&path, *month)).collect();
        assert_eq!(covered, [month("2026-04"), month("2026-05")]);
        // The month of the start counts from the start.
        let (path, suspensions) = suspended("2026-01-15", &[("2026-01-15", "2026-01-31")]);
        assert!(suspensions.cover(&path, month("2026-01")) && !suspensions.cover(&path, month("2026-02")));
    }

    /// Case 5 of the twelve that break peers, as the monthly record counts.
    #[test]
    fn case_5_the_number_of_a_month_stands_still_through_a_suspension() {
        let (path, suspensions) = suspended("2026-01-20", &[("2026-09-15", "2026-10-31")]);
        let number = |text: &str| suspensions.number_of(&path, month(text));
        assert_eq!([number("2026-01"), number("2026-08"), number("2026-09"), number("2026-10")], [1, 8, 8, 8]);
        assert_eq!([number("2026-11"), number("2026-12")], [9, 10]);
        let (path, none) = suspended("2026-05-31", &[]);
        assert_eq!(["2026-05", "2026-06", "2026-07"].map(|text| none.number_of(&path, month(text))), [1, 2, 3]);
    }

    /// Case 5 of the twelve that break peers.
    #[test]
    fn case_5_the_ninth_month_lasts_through_a_suspension_and_the_tenth_begins_after_it() {
        let (path, suspensions) = suspended("2026-01-01", &[("2026-09-15", "2026-10-14")]);
        let reached = |text: &str| suspensions.month_reached(&path, day(text));
        assert_eq!([reached("2026-08-31"), reached("2026-09-01"), reached("2026-09-14")], [8, 9, 9]);
        assert_eq!([reached("2026-09-15"), reached("2026-10-14"), reached("2026-10-30")], [9, 9, 9]);
        assert_eq!([reached("2026-10-31"), reached("2026-11-30"), reached("2026-12-01")], [10, 10, 11]);
        assert_eq!(suspensions.length_in_months(&path), 24);
    }

    #[test]
    fn both_countings_leave_out_the_same_days_up_to_the_day_they_are_asked_for() {
        // Of one day, the last of a month; and the day after it.
        let (path, suspensions) = suspended("2026-01-31", &[("2026-03-31", "2026-03-31")]);
        assert_eq!((suspensions.month_reached(&path, day("2026-03-30")), suspensions.month_reached(&path, day("2026-03-31"))), (2, 2));
        assert_eq!((suspensions.month_reached(&path, day("2026-04-01")), suspensions.number_of(&path, month("2026-03"))), (3, 2));
        // From the day on which the second month would begin to its last day: still the first one.
        let (path, suspensions) = suspended("2026-01-15", &[("2026-02-15", "2026-02-28")]);
        let reached = |text: &str| suspensions.month_reached(&path, day(text));
        assert_eq!((reached("2026-02-14"), reached("2026-02-15"), reached("2026-02-28")), (1, 1, 1));
        assert_eq!(
            (reached("2026-03-01"), suspensions.number_of(&path, month("2026-02")), suspensions.number_of(&path, month("2026-03"))),
            (2, 2, 3)
        );
    }

    proptest! {
        /// On the last day of a month, a path that began on a first one is in the month that the record says.
        #[test]
        fn on_the_last_day_of_a_month_both_countings_agree(month in 0i32..24, from in 0i64..700, length in 1i64..120) {
            let path = EnrollmentPeriod::starting(day("2024-01-01"));
            let first = path.starts_on + chrono::Duration::days(from);
            let suspensions = Suspensions(vec![Suspension::stored(first, first + chrono::Duration::days(length - 1))]);
            let moved = EnrollmentPeriod { ends_on: path.ends_on + chrono::Duration::days(length), ..path };
            let month = path.first_month().plus(month);
            let late = suspensions.counted_from(&moved, month.last_day());
            let whole = i32::from(month.last_day().day() < late.starts_on.day());
            prop_assert_eq!(suspensions.month_reached(&moved, month.last_day()), (suspensions.number_of(&moved, month) - whole).max(1));
        }

        /// Counted day by day: the clock of the path moves on every day that is not suspended, and on no other.
        #[test]
        fn the_clock_stands_still_on_suspended_days_and_only_then(start in 0u64..800, from in 0i64..500, length in 1i64..200, at in 0i64..730) {
            let path = EnrollmentPeriod::starting(day("2024-01-01") + Days::new(start));
            let first = path.starts_on + chrono::Duration::days(from);
            let suspension = Suspension::stored(first, first + chrono::Duration::days(length - 1));
            let suspensions = Suspensions(vec![suspension]);
            let moved = EnrollmentPeriod { ends_on: path.ends_on + chrono::Duration::days(length), ..path };
            let today = path.starts_on + chrono::Duration::days(at);
            let still = suspension.days().filter(|day| *day <= today).count() as i64;
            let late = EnrollmentPeriod { starts_on: path.starts_on + chrono::Duration::days(still), ..moved };
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
