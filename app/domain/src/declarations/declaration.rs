//! The monthly declaration of turnover: its lines, its states, the months that can be declared and when they are due.

use crate::{
    declarations::due_day::DueDay,
    enrollments::{enrollment::EnrollmentPeriod, suspension::Suspensions},
    values::{
        money::{AmountMistake, Cents},
        month::Month,
        sql::{stored_as_text, stored_words},
    },
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The agency's activity code. Source: les-emplois, `itou/asp/models.py`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Activity {
    /// 01: resale of goods.
    Goods,
    /// 02: commercial or craft services (BIC).
    CraftServices,
    /// 03: other services (BNC).
    OtherServices,
    /// 04: professions of the Cipav.
    Cipav,
    /// 05: classed tourist lets.
    TouristLets,
    /// 06: undetermined.
    Undetermined,
}

impl Activity {
    /// All of them, in the order of their codes.
    pub const ALL: [Activity; 6] =
        [Self::Goods, Self::CraftServices, Self::OtherServices, Self::Cipav, Self::TouristLets, Self::Undetermined];

    /// The agency's code, `02`: as stored, and as files write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Goods => "01",
            Self::CraftServices => "02",
            Self::OtherServices => "03",
            Self::Cipav => "04",
            Self::TouristLets => "05",
            Self::Undetermined => "06",
        }
    }
}

/// Whether a line adds to the turnover or takes from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LineKind {
    /// Turnover.
    Sale,
    /// An *avoir*: turnover given back.
    CreditNote,
}

impl LineKind {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sale => "Sale",
            Self::CreditNote => "CreditNote",
        }
    }
}

/// One line of a month: sales are never negative, credit notes never positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnoverLine {
    activity: Activity,
    kind: LineKind,
    amount: Cents,
}

impl TurnoverLine {
    /// A line of that kind. The amount of a credit note becomes negative: 80 and -80 are the same credit note.
    ///
    /// # Errors
    /// [`LineMistake::NegativeSale`] for a sale below zero.
    pub fn new(activity: Activity, kind: LineKind, amount: Cents) -> Result<Self, LineMistake> {
        let amount = match kind {
            LineKind::CreditNote => amount.magnitude().negated(),
            LineKind::Sale if amount < Cents::ZERO => return Err(LineMistake::NegativeSale),
            LineKind::Sale => amount,
        };
        Ok(Self { activity, kind, amount })
    }

    /// A sale of zero: the one line of a month without turnover.
    pub fn nil(activity: Activity) -> Self {
        Self { activity, kind: LineKind::Sale, amount: Cents::ZERO }
    }

    /// Category of activity.
    pub fn activity(&self) -> Activity {
        self.activity
    }

    /// Sale or credit note.
    pub fn kind(&self) -> LineKind {
        self.kind
    }

    /// Signed amount.
    pub fn amount(&self) -> Cents {
        self.amount
    }
}

/// The greatest number of lines of a month.
pub const MOST_LINES: usize = 20;

/// The signed sum of the lines: the turnover that is declared.
pub fn total(lines: &[TurnoverLine]) -> Cents {
    lines.iter().map(|line| line.amount).sum()
}

/// The signed sum of each category that occurs, in the order of the codes.
pub fn by_activity(lines: &[TurnoverLine]) -> Vec<(Activity, Cents)> {
    Activity::ALL
        .into_iter()
        .filter(|activity| lines.iter().any(|line| line.activity == *activity))
        .map(|activity| (activity, lines.iter().filter(|line| line.activity == activity).map(|line| line.amount).sum()))
        .collect()
}

/// What is wrong with a typed line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum LineMistake {
    /// The amount was not understood.
    #[error("{0}")]
    Amount(AmountMistake),
    /// A sale below zero: a credit note was meant.
    #[error("line-negative-sale")]
    NegativeSale,
    /// The code is none of [`Activity::ALL`].
    #[error("line-unknown-activity")]
    UnknownActivity,
    /// More than [`MOST_LINES`] lines.
    #[error("line-too-many")]
    TooMany,
}

impl LineMistake {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Amount(mistake) => mistake.key(),
            Self::NegativeSale => "line-negative-sale",
            Self::UnknownActivity => "line-unknown-activity",
            Self::TooMany => "line-too-many",
        }
    }

    /// The key followed by the amounts that the sentence names, as [`AmountMistake::sentence`].
    pub fn sentence(self) -> Cow<'static, str> {
        match self {
            Self::Amount(mistake) => mistake.sentence(),
            other => other.key().into(),
        }
    }
}

/// The state of a declaration. A month that was not declared has no row and no state; a month of zero has both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeclarationState {
    /// Sent by the participant, not read by the coach yet.
    Submitted,
    /// The coach asked a question that is open.
    QuestionAsked,
    /// Validated by the coach. From month 10 on the structure is paid on it.
    Validated,
    /// Part of a monthly statement.
    Reported,
}

impl DeclarationState {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "Submitted",
            Self::QuestionAsked => "QuestionAsked",
            Self::Validated => "Validated",
            Self::Reported => "Reported",
        }
    }

    /// Whether the participant may send a new version without the coach.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Submitted | Self::QuestionAsked)
    }
}

stored_words! {
    Activity: Goods CraftServices OtherServices Cipav TouristLets Undetermined;
    LineKind: Sale CreditNote;
    DeclarationState: Submitted QuestionAsked Validated Reported;
}

/// What is due for a month that has no declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// Nothing: the month is not over.
    NotYet,
    /// Nothing: the enrollment was suspended all month.
    Suspended,
    /// The declaration, and its deadline has not passed: "à déclarer".
    ToDeclare,
    /// The declaration, and its deadline has passed: "attendue".
    Expected,
}

/// What is due for a month that has no declaration, by the date alone.
fn due_by_date(month: Month, today: NaiveDate, due_day: DueDay) -> Due {
    if Month::of(today) <= month {
        Due::NotYet
    } else if today <= deadline(month, due_day) {
        Due::ToDeclare
    } else {
        Due::Expected
    }
}

/// What is due for a month of an enrollment that has no declaration. `due_day` is the structure's day of the following month,
/// inclusive.
pub fn due(period: &EnrollmentPeriod, suspensions: &Suspensions, month: Month, today: NaiveDate, due_day: DueDay) -> Due {
    if suspensions.cover(period, month) { Due::Suspended } else { due_by_date(month, today, due_day) }
}

/// The last day, inclusive, on which a month is "à déclarer"; from the next day on it is "attendue".
pub fn deadline(month: Month, due_day: DueDay) -> NaiveDate {
    month.plus(1).day(due_day.get())
}

/// Why a month cannot be declared, or a document attached to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum MonthRefusal {
    /// Before the enrollment or after it.
    #[error("month-outside-path")]
    OutsidePeriod,
    /// The month is not over.
    #[error("month-not-over")]
    NotOver,
}

impl MonthRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::OutsidePeriod => "month-outside-path",
            Self::NotOver => "month-not-over",
        }
    }
}

/// Checks that a month can be declared today: a month of the enrollment, or one of the three after an exit, that is over.
///
/// # Errors
/// [`MonthRefusal`].
pub fn may_declare(period: &EnrollmentPeriod, month: Month, today: NaiveDate) -> Result<(), MonthRefusal> {
    if !period.is_declarable(month) {
        Err(MonthRefusal::OutsidePeriod)
    } else if month >= Month::of(today) {
        Err(MonthRefusal::NotOver)
    } else {
        Ok(())
    }
}

stored_as_text!(Activity);
stored_as_text!(DeclarationState);
stored_as_text!(LineKind);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrollments::suspension::Suspension;
    use proptest::prelude::*;

    #[test]
    fn a_month_is_due_once_over_and_expected_after_its_deadline() {
        let october: Month = "2026-10".parse().unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let tenth = DueDay::try_from(10).unwrap();
        assert_eq!(due_by_date(october, day("2026-10-31"), tenth), Due::NotYet);
        assert_eq!(due_by_date(october, day("2026-11-10"), tenth), Due::ToDeclare);
        assert_eq!(due_by_date(october, day("2026-11-11"), tenth), Due::Expected);
        // The last day that every month has.
        assert_eq!(deadline("2026-01".parse().unwrap(), DueDay::try_from(28).unwrap()), day("2026-02-28"));
    }

    #[test]
    fn months_outside_the_enrollment_and_months_not_over_are_refused() {
        let period = EnrollmentPeriod::starting("2025-01-15".parse().unwrap());
        let today = "2026-11-23".parse().unwrap();
        let may = |month: &str| may_declare(&period, month.parse().unwrap(), today);
        assert_eq!(may("2024-12"), Err(MonthRefusal::OutsidePeriod));
        assert_eq!(may("2025-01"), Ok(()));
        assert_eq!(may("2026-10"), Ok(()));
        assert_eq!(may("2026-11"), Err(MonthRefusal::NotOver));
        assert_eq!(may("2027-02"), Err(MonthRefusal::OutsidePeriod));
    }

    /// Case 1 of the twelve that break peers.
    #[test]
    fn case_1_a_start_on_the_15th_touches_25_months_and_only_the_three_after_an_exit_are_added() {
        let period = EnrollmentPeriod::starting("2027-01-15".parse().unwrap());
        // 730 days and not 24 months: 29 February 2028 lies between, so that the last day is the 13th.
        assert_eq!(period.ends_on, "2029-01-13".parse().unwrap());
        let may =
            |period: &EnrollmentPeriod, month: &str| may_declare(period, month.parse().unwrap(), "2031-01-01".parse().unwrap()).is_ok();
        assert_eq!(period.months().count(), 25);
        assert_eq!(
            [may(&period, "2026-12"), may(&period, "2027-01"), may(&period, "2029-01"), may(&period, "2029-02")],
            [false, true, true, false]
        );
        let left = EnrollmentPeriod { left_on: Some("2028-02-29".parse().unwrap()), ..period };
        assert_eq!([may(&left, "2028-02"), may(&left, "2028-05"), may(&left, "2028-06")], [true, true, false]);
    }

    /// Case 2 of the twelve that break peers.
    #[test]
    fn case_2_nil_is_declared_missing_is_expected_and_suspended_is_never_late() {
        let period = EnrollmentPeriod::starting("2026-01-15".parse().unwrap());
        let suspension = Suspension::stored("2026-04-01".parse().unwrap(), "2026-04-30".parse().unwrap());
        let suspensions = Suspensions(vec![suspension]);
        let due_in =
            |month: &str| due(&period, &suspensions, month.parse().unwrap(), "2026-11-23".parse().unwrap(), DueDay::try_from(10).unwrap());
        assert_eq!([due_in("2026-03"), due_in("2026-04"), due_in("2026-11")], [Due::Expected, Due::Suspended, Due::NotYet]);
        assert_eq!(total(&[TurnoverLine::nil(Activity::CraftServices)]), Cents::ZERO);
    }

    proptest! {
        #[test]
        fn the_categories_add_up_to_the_month(amounts in prop::collection::vec((0usize..6, any::<bool>(), 0i64..=999_999_999), 0..20)) {
            let lines: Vec<_> = amounts
                .into_iter()
                .map(|(a, sale, cents)| {
                    let kind = if sale { LineKind::Sale } else { LineKind::CreditNote };
                    TurnoverLine::new(Activity::ALL[a], kind, Cents::new(cents)).unwrap()
                })
                .collect();
            prop_assert_eq!(by_activity(&lines).into_iter().map(|(_, sum)| sum).sum::<Cents>(), total(&lines));
        }
    }
}
