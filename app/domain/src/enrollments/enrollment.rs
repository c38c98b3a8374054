//! The period of an enrollment (parcours): its first and last day, the months that it touches, the time left.

use crate::values::{month::Month, sql::stored_as_text};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Length of the PASS IAE in days, both ends counted: a start on 2023-03-01 ends on 2025-02-27.
/// Source: les-emplois, `itou/approvals/models.py`.
pub const PASS_DAYS: u64 = 730;

/// How many days after today an enrollment may begin.
pub const MOST_DAYS_AHEAD: i64 = 366;

/// Length of the aid in months, from the signature of the contract; which article says so was read on a page's opening only.
pub const AID_MONTHS: u32 = 24;

/// Months after an exit that can still be declared, because outcomes are counted there.
/// Source: pilotage-airflow, `dbt/models/indexed/properties.yml`.
pub const MONTHS_AFTER_EXIT: i32 = 3;

/// The period of an enrollment, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrollmentPeriod {
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day planned, inclusive.
    pub ends_on: NaiveDate,
    /// The last day before the exit, if one is recorded.
    pub left_on: Option<NaiveDate>,
}

impl EnrollmentPeriod {
    /// The period that begins on that day and lasts a whole PASS.
    pub fn starting(starts_on: NaiveDate) -> Self {
        Self { starts_on, ends_on: pass_end(starts_on), left_on: None }
    }

    /// The first month touched.
    pub fn first_month(&self) -> Month {
        Month::of(self.starts_on)
    }

    /// The last month touched: that of the exit, else that of the planned last day.
    pub fn last_month(&self) -> Month {
        Month::of(self.left_on.unwrap_or(self.ends_on))
    }

    /// The last day, inclusive: that of the exit, else the planned one.
    pub fn last_day(&self) -> NaiveDate {
        self.left_on.unwrap_or(self.ends_on)
    }

    /// Whether an exit is recorded or the planned last day has passed.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.left_on.is_some() || self.ends_on < today
    }

    /// The months touched: 25 for a whole PASS that starts on the 15th.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = Month> + Clone {
        self.first_month().through(self.last_month())
    }

    /// The months that can be declared at some time: those touched, and [`MONTHS_AFTER_EXIT`] after an exit.
    pub fn declarable_months(&self) -> impl DoubleEndedIterator<Item = Month> + Clone + use<> {
        let after = if self.left_on.is_some() { MONTHS_AFTER_EXIT } else { 0 };
        self.first_month().through(self.last_month().plus(after))
    }

    /// Whether a month can be declared at some time, as one of [`Self::declarable_months`].
    pub fn is_declarable(&self, month: Month) -> bool {
        self.declarable_months().any(|declarable| declarable == month)
    }

    /// The number of a month, the first touched being 1.
    pub fn number_of(&self, month: Month) -> i32 {
        month.since(self.first_month()) + 1
    }

    /// The planned length in months: 24 for a whole PASS.
    pub fn length_in_months(&self) -> i32 {
        let days = (self.ends_on - self.starts_on).num_days() + 1;
        // 730 days are 24 months of 30.4 days.
        i32::try_from((days * 12 + 182) / 365).unwrap_or(i32::MAX)
    }

    /// The number of the month in which a day lies, between 1 and [`Self::length_in_months`]: "mois 9 sur 24". Counted
    /// from the day of the month of the start, so that a start on the 20th is in its first month until the 19th.
    pub fn month_reached(&self, today: NaiveDate) -> i32 {
        self.month_of(today).clamp(1, self.length_in_months().max(1))
    }

    /// [`Self::month_reached`] without its bounds.
    pub(crate) fn month_of(&self, day: NaiveDate) -> i32 {
        Month::of(day).since(self.first_month()) - i32::from(day.day() < self.starts_on.day()) + 1
    }
}

/// The last day, inclusive, of a PASS that starts on that day.
pub fn pass_end(starts_on: NaiveDate) -> NaiveDate {
    starts_on.checked_add_days(Days::new(PASS_DAYS - 1)).unwrap_or(starts_on)
}

/// The last day, inclusive, of the aid whose contract was signed on that day: 24 months from date to date, a second clock
/// beside the PASS. Without such a day in the last month (29 February) it is that month's last day.
pub fn aid_end(signed_on: NaiveDate) -> NaiveDate {
    let same_day = signed_on.checked_add_months(Months::new(AID_MONTHS)).unwrap_or(signed_on);
    if same_day.day() == signed_on.day() { same_day.pred_opt().unwrap_or(same_day) } else { same_day }
}

/// Why a participant cannot be enrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum EnrollmentRefusal {
    /// All places of the structure are taken.
    #[error("enrollment-no-place")]
    NoPlace,
    /// The participant is enrolled already.
    #[error("enrollment-already")]
    Already,
    /// It would begin before the exit of an earlier enrollment.
    #[error("enrollment-before-exit")]
    BeforeExit,
    /// It would begin after the last day of the scheme that the structure has set.
    #[error("enrollment-scheme-over")]
    SchemeOver,
}

impl EnrollmentRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoPlace => "enrollment-no-place",
            Self::Already => "enrollment-already",
            Self::BeforeExit => "enrollment-before-exit",
            Self::SchemeOver => "enrollment-scheme-over",
        }
    }
}

/// Why the period of an enrollment cannot be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PeriodRefusal {
    /// It would begin after today.
    #[error("path-starts-later")]
    StartsLater,
    /// Its contract would be signed after today.
    #[error("path-signed-later")]
    SignedLater,
    /// A month that is declared would lie outside.
    #[error("path-declared-outside")]
    DeclaredOutside,
    /// The exit would lie outside.
    #[error("path-left-outside")]
    LeftOutside,
    /// It would touch another enrollment of the participant.
    #[error("path-touches-another")]
    TouchesAnother,
    /// It has not begun, and would begin more than [`MOST_DAYS_AHEAD`] days after today.
    #[error("path-starts-far")]
    StartsFar,
    /// It has begun, and cannot be withdrawn.
    #[error("path-begun")]
    Begun,
    /// It holds months, documents, notes or a plan, and cannot be withdrawn.
    #[error("path-not-empty")]
    NotEmpty,
}

impl PeriodRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::StartsLater => "path-starts-later",
            Self::SignedLater => "path-signed-later",
            Self::DeclaredOutside => "path-declared-outside",
            Self::LeftOutside => "path-left-outside",
            Self::TouchesAnother => "path-touches-another",
            Self::StartsFar => "path-starts-far",
            Self::Begun => "path-begun",
            Self::NotEmpty => "path-not-empty",
        }
    }
}

/// The time from a day to another, both included, in the unit that people use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeLeft {
    /// Whole months, at least two.
    Months(i64),
    /// Days, today included: less than two months.
    Days(i64),
    /// The last day has passed.
    Over,
}

/// The time left until a last day, inclusive.
pub fn time_left(today: NaiveDate, last_day: NaiveDate) -> TimeLeft {
    let days = (last_day - today).num_days() + 1;
    let months =
        (1..).take_while(|months| today.checked_add_months(Months::new(*months)).is_some_and(|day| day <= last_day)).count() as i64;
    match months {
        _ if days < 1 => TimeLeft::Over,
        0 | 1 => TimeLeft::Days(days),
        months => TimeLeft::Months(months),
    }
}

/// The benefit at the start, by the names of the imported spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Benefit {
    None,
    Rsa,
    Aah,
    Ass,
    Are,
    PrimeActivite,
}

impl Benefit {
    /// Every benefit.
    pub const ALL: [Self; 6] = [Self::None, Self::Rsa, Self::Aah, Self::Ass, Self::Are, Self::PrimeActivite];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "benefit-none",
            Self::Rsa => "benefit-rsa",
            Self::Aah => "benefit-aah",
            Self::Ass => "benefit-ass",
            Self::Are => "benefit-are",
            Self::PrimeActivite => "benefit-prime",
        }
    }

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Rsa => "Rsa",
            Self::Aah => "Aah",
            Self::Ass => "Ass",
            Self::Are => "Are",
            Self::PrimeActivite => "PrimeActivite",
        }
    }
}

crate::values::sql::stored_words! { Benefit: None Rsa Aah Ass Are PrimeActivite; }

stored_as_text!(Benefit);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_pass_lasts_730_days_both_ends_included() {
        assert_eq!(pass_end(day("2023-03-01")), day("2025-02-27"));
        assert_eq!(pass_end(day("2025-06-20")), day("2027-06-19"));
        assert_eq!(EnrollmentPeriod::starting(day("2025-06-20")).length_in_months(), 24);
    }

    #[test]
    fn the_aid_lasts_24_months_from_date_to_date_and_may_end_on_another_day() {
        assert_eq!(aid_end(day("2023-03-01")), day("2025-02-28"));
        assert_eq!(aid_end(day("2025-06-20")), day("2027-06-19"));
        assert_eq!(aid_end(day("2024-02-29")), day("2026-02-28"));
        assert_eq!(aid_end(day("2026-03-01")), day("2028-02-29"));
    }

    #[test]
    fn the_time_left_is_in_months_and_below_two_months_in_days() {
        let left = |today: &str| time_left(day(today), day("2027-06-19"));
        assert_eq!(left("2026-11-25"), TimeLeft::Months(6));
        assert_eq!(left("2026-11-19"), TimeLeft::Months(7));
        assert_eq!(left("2027-04-20"), TimeLeft::Days(61));
        assert_eq!(left("2027-06-19"), TimeLeft::Days(1));
        assert_eq!(left("2027-06-20"), TimeLeft::Over);
    }

    #[test]
    fn a_start_on_the_15th_touches_25_months() {
        let period = EnrollmentPeriod::starting(day("2025-01-15"));
        assert_eq!(period.months().count(), 25);
        assert_eq!(period.number_of("2025-10".parse().unwrap()), 10);
    }

    #[test]
    fn three_months_after_an_exit_can_be_declared_and_no_more() {
        let period = EnrollmentPeriod { left_on: Some(day("2026-03-31")), ..EnrollmentPeriod::starting(day("2025-01-15")) };
        assert_eq!(period.declarable_months().last(), Some("2026-06".parse().unwrap()));
        assert_eq!(EnrollmentPeriod::starting(day("2025-01-15")).declarable_months().count(), 25);
        let declarable = |month: &str| period.is_declarable(month.parse().unwrap());
        assert_eq!(["2024-12", "2025-01", "2026-06", "2026-07"].map(declarable), [false, true, true, false]);
    }

    #[test]
    fn the_month_reached_changes_on_the_day_of_the_month_of_the_start() {
        let period = EnrollmentPeriod::starting(day("2025-01-20"));
        assert_eq!(period.month_reached(day("2025-02-19")), 1);
        assert_eq!(period.month_reached(day("2025-02-20")), 2);
        assert_eq!(period.month_reached(day("2024-12-01")), 1);
        assert_eq!(period.month_reached(day("2031-01-01")), 24);
    }

    proptest! {
        #[test]
        fn a_whole_pass_always_touches_24_or_25_months(offset in 0u64..20_000) {
            let period = EnrollmentPeriod::starting(day("2019-01-01") + Days::new(offset));
            prop_assert!((24..=25).contains(&period.months().count()));
            prop_assert_eq!(period.length_in_months(), 24);
        }
    }
}
