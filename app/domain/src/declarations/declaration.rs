//! The monthly declaration of turnover: its lines, its states, its mistakes.

use crate::values::sql::stored_as_text;
use crate::{
    enrollments::{enrollment::EnrollmentPeriod, suspension::Suspensions},
    values::{
        money::{AmountMistake, Cents},
        month::Month,
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

/// What a line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LineKind {
    /// Money earned.
    Sale,
    /// An *avoir*: money given back.
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
    /// A line of that kind; the sign is set by the kind, so that "80" and "-80" are the same credit note.
    ///
    /// # Errors
    /// [`LineMistake::NegativeSale`] for sales below zero.
    pub fn new(activity: Activity, kind: LineKind, amount: Cents) -> Result<Self, LineMistake> {
        let amount = match kind {
            LineKind::CreditNote => amount.magnitude().negated(),
            LineKind::Sale if amount < Cents::ZERO => return Err(LineMistake::NegativeSale),
            LineKind::Sale => amount,
        };
        Ok(Self { activity, kind, amount })
    }

    /// Its category of activity.
    pub fn activity(&self) -> Activity {
        self.activity
    }

    /// Sale or credit note.
    pub fn kind(&self) -> LineKind {
        self.kind
    }

    /// Its signed amount.
    pub fn amount(&self) -> Cents {
        self.amount
    }
}

/// The most lines that one month may hold.
pub const MOST_LINES: usize = 20;

/// The most clients that a month may name: beyond it only a slip of the finger is left.
pub const MOST_CLIENTS: u32 = 9_999;

/// Reads the number of clients, which may be left out.
///
/// # Errors
/// Nothing but a whole number up to [`MOST_CLIENTS`] is one.
pub fn read_clients(typed: &str) -> Result<Option<u32>, NotANumberOfClients> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let digits = typed.bytes().all(|b| b.is_ascii_digit());
    typed.parse().ok().filter(|clients| digits && *clients <= MOST_CLIENTS).map(Some).ok_or(NotANumberOfClients)
}

/// What was typed is no number of clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("clients-not-a-number")]
pub struct NotANumberOfClients;

impl NotANumberOfClients {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        "clients-not-a-number"
    }
}

/// The signed sum of a month: what is declared.
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

/// A line as typed, before anything is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedLine {
    /// An activity code.
    #[serde(default)]
    pub activity: String,
    /// `Sale` or `CreditNote`.
    #[serde(default)]
    pub kind: String,
    /// An amount in euros.
    #[serde(default)]
    pub amount: String,
}

/// What is wrong with a typed line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum LineMistake {
    /// The amount was not understood.
    #[error("{0}")]
    Amount(AmountMistake),
    /// A minus sign on a sale: an *avoir* was meant.
    #[error("line-negative-sale")]
    NegativeSale,
    /// The category is none of the list.
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

    /// Its key with the amounts that its sentence names, as [`AmountMistake::sentence`].
    pub fn sentence(self) -> Cow<'static, str> {
        match self {
            Self::Amount(mistake) => mistake.sentence(),
            other => other.key().into(),
        }
    }
}

/// Reads typed lines. A line left wholly empty is passed over as long as another is filled.
///
/// # Errors
/// Every mistake, each with the number of its line from 0: all are shown at once.
pub fn read_lines(typed: &[TypedLine]) -> Result<Vec<TurnoverLine>, Vec<(usize, LineMistake)>> {
    if typed.len() > MOST_LINES {
        return Err(vec![(MOST_LINES, LineMistake::TooMany)]);
    }
    let filled = |line: &TypedLine| !line.amount.trim().is_empty();
    let any_filled = typed.iter().any(filled);
    let mut lines = Vec::new();
    let mut mistakes = Vec::new();
    for (at, line) in typed.iter().enumerate().filter(|(at, line)| filled(line) || (!any_filled && *at == 0)) {
        match read_line(line) {
            Ok(line) => lines.push(line),
            Err(mistake) => mistakes.push((at, mistake)),
        }
    }
    if typed.is_empty() {
        mistakes.push((0, LineMistake::Amount(AmountMistake::Empty)));
    }
    if mistakes.is_empty() { Ok(lines) } else { Err(mistakes) }
}

fn read_line(typed: &TypedLine) -> Result<TurnoverLine, LineMistake> {
    let amount = Cents::parse(&typed.amount).map_err(LineMistake::Amount)?;
    let activity = Activity::try_from(typed.activity.clone()).map_err(|_| LineMistake::UnknownActivity)?;
    let kind = LineKind::try_from(typed.kind.clone()).unwrap_or(LineKind::Sale);
    TurnoverLine::new(activity, kind, amount)
}

/// Where a declaration stands. A month without a declaration has none: nil is a declaration, missing is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeclarationState {
    /// Sent by the participant, not yet looked at.
    Submitted,
    /// The coach asked something.
    QuestionAsked,
    /// The coach took the figure as right. From month 10 it is what the structure is paid on.
    Validated,
    /// It stands in a monthly statement.
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

    /// Whether the participant may still write a new version alone.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Submitted | Self::QuestionAsked)
    }
}

crate::people::stored_words! {
    Activity: Goods CraftServices OtherServices Cipav TouristLets Undetermined;
    LineKind: Sale CreditNote;
    DeclarationState: Submitted QuestionAsked Validated Reported;
}

/// What a month asks of its participant today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// The month is not over: nothing to do.
    NotYet,
    /// The path stood still all month: nothing to do, and never late.
    Suspended,
    /// It is over and its day of the following month has not passed: "à déclarer".
    ToDeclare,
    /// Its day has passed: "attendue", never a reproach.
    Expected,
}

/// Reads the day of the following month that a structure sets: 1 to 28, so that every month has it.
///
/// # Errors
/// Any other text is no such day.
pub fn read_due_day(typed: &str) -> Result<u32, NotADueDay> {
    let typed = typed.trim();
    let digits = typed.bytes().all(|b| b.is_ascii_digit());
    typed.parse().ok().filter(|day| digits && (1..=28).contains(day)).ok_or(NotADueDay)
}

/// What was typed is no day that every month has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("due-day-not-a-day")]
pub struct NotADueDay;

impl NotADueDay {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        "due-day-not-a-day"
    }
}

/// What a month that has no declaration asks today. `due_day` is the day of the following month that the structure
/// sets, inclusive.
pub fn due(month: Month, today: NaiveDate, due_day: u32) -> Due {
    if Month::of(today) <= month {
        Due::NotYet
    } else if today <= deadline(month, due_day) {
        Due::ToDeclare
    } else {
        Due::Expected
    }
}

/// What a month of a path asks today: as [`due`], and nothing of a month through which the path stood still.
pub fn asks(path: &EnrollmentPeriod, suspensions: &Suspensions, month: Month, today: NaiveDate, due_day: u32) -> Due {
    if suspensions.cover(path, month) { Due::Suspended } else { due(month, today, due_day) }
}

/// The last day, inclusive, on which a month is simply "à déclarer".
pub fn deadline(month: Month, due_day: u32) -> NaiveDate {
    month.plus(1).day(due_day)
}

/// Why a month cannot be declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum MonthRefusal {
    /// Before the path or after it.
    #[error("month-outside-path")]
    OutsidePath,
    /// It is not over.
    #[error("month-not-over")]
    NotOver,
}

impl MonthRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::OutsidePath => "month-outside-path",
            Self::NotOver => "month-not-over",
        }
    }
}

/// Whether a month of a path can be declared today.
///
/// # Errors
/// [`MonthRefusal`].
pub fn may_declare(path: &EnrollmentPeriod, month: Month, today: NaiveDate) -> Result<(), MonthRefusal> {
    if !path.is_declarable(month) {
        Err(MonthRefusal::OutsidePath)
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
    use proptest::prelude::*;

    fn typed(activity: &str, kind: &str, amount: &str) -> TypedLine {
        TypedLine { activity: activity.into(), kind: kind.into(), amount: amount.into() }
    }

    #[test]
    fn a_credit_note_larger_than_the_sales_keeps_the_signed_month() {
        let lines = read_lines(&[typed("02", "Sale", "100"), typed("02", "CreditNote", "150,50"), typed("03", "Sale", "20")]).unwrap();
        assert_eq!(total(&lines), Cents::new(-3_050));
        assert_eq!(by_activity(&lines), [(Activity::CraftServices, Cents::new(-5_050)), (Activity::OtherServices, Cents::new(2_000))]);
    }

    #[test]
    fn a_credit_note_is_the_same_with_and_without_its_minus() {
        assert_eq!(read_lines(&[typed("01", "CreditNote", "80")]), read_lines(&[typed("01", "CreditNote", "-80")]));
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let mistakes =
            read_lines(&[typed("02", "Sale", "-80"), typed("02", "Sale", ""), typed("99", "Sale", "5"), typed("02", "Sale", "abc")]);
        assert_eq!(
            mistakes,
            Err(vec![
                (0, LineMistake::NegativeSale),
                (2, LineMistake::UnknownActivity),
                (3, LineMistake::Amount(AmountMistake::NotANumber))
            ])
        );
        assert_eq!(read_lines(&[typed("02", "Sale", " ")]), Err(vec![(0, LineMistake::Amount(AmountMistake::Empty))]));
        assert!(read_lines(&[]).is_err());
        assert!(read_lines(&vec![typed("02", "Sale", "1"); MOST_LINES + 1]).is_err());
    }

    #[test]
    fn the_number_of_clients_may_be_left_out_and_is_a_whole_number() {
        assert_eq!(read_clients("  "), Ok(None));
        assert_eq!(read_clients(" 12 "), Ok(Some(12)));
        for typed in ["-1", "+1", "1,5", "douze", "10000", "99999999999"] {
            assert_eq!(read_clients(typed), Err(NotANumberOfClients), "{typed}");
        }
    }

    #[test]
    fn a_due_day_is_one_that_every_month_has() {
        assert_eq!([read_due_day("1"), read_due_day(" 28 ")], [Ok(1), Ok(28)]);
        for typed in ["", "0", "29", "+5", "5,5", "le 5"] {
            assert_eq!(read_due_day(typed), Err(NotADueDay), "{typed}");
        }
    }

    #[test]
    fn nil_is_a_declaration() {
        let lines = read_lines(&[typed("02", "Sale", "0")]).unwrap();
        assert_eq!((lines.len(), total(&lines)), (1, Cents::ZERO));
    }

    #[test]
    fn a_month_is_asked_for_once_over_and_expected_after_its_day() {
        let october: Month = "2026-10".parse().unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(due(october, day("2026-10-31"), 10), Due::NotYet);
        assert_eq!(due(october, day("2026-11-10"), 10), Due::ToDeclare);
        assert_eq!(due(october, day("2026-11-11"), 10), Due::Expected);
        // A due day that February does not have is its last day.
        assert_eq!(deadline("2026-01".parse().unwrap(), 31), day("2026-02-28"));
    }

    #[test]
    fn months_outside_the_path_and_months_not_over_are_refused() {
        let path = EnrollmentPeriod::starting("2025-01-15".parse().unwrap());
        let today = "2026-11-23".parse().unwrap();
        let ask = |month: &str| may_declare(&path, month.parse().unwrap(), today);
        assert_eq!(ask("2024-12"), Err(MonthRefusal::OutsidePath));
        assert_eq!(ask("2025-01"), Ok(()));
        assert_eq!(ask("2026-10"), Ok(()));
        assert_eq!(ask("2026-11"), Err(MonthRefusal::NotOver));
        assert_eq!(ask("2027-02"), Err(MonthRefusal::OutsidePath));
    }

    /// Case 1 of the twelve that break peers.
    #[test]
    fn case_1_a_start_on_the_15th_touches_25_months_and_only_the_three_after_an_exit_are_added() {
        let path = EnrollmentPeriod::starting("2027-01-15".parse().unwrap());
        // 730 days and not 24 months: 29 February 2028 lies between, so that the last day is the 13th.
        assert_eq!(path.ends_on, "2029-01-13".parse().unwrap());
        let ask = |path: &EnrollmentPeriod, month: &str| may_declare(path, month.parse().unwrap(), "2031-01-01".parse().unwrap()).is_ok();
        assert_eq!(path.months().count(), 25);
        assert_eq!(
            [ask(&path, "2026-12"), ask(&path, "2027-01"), ask(&path, "2029-01"), ask(&path, "2029-02")],
            [false, true, true, false]
        );
        let left = EnrollmentPeriod { left_on: Some("2028-02-29".parse().unwrap()), ..path };
        assert_eq!([ask(&left, "2028-02"), ask(&left, "2028-05"), ask(&left, "2028-06")], [true, true, false]);
    }

    /// Case 2 of the twelve that break peers.
    #[test]
    fn case_2_nil_is_declared_missing_is_asked_for_and_suspended_is_never_late() {
        let path = EnrollmentPeriod::starting("2026-01-15".parse().unwrap());
        let suspension = crate::enrollments::suspension::Suspension::stored("2026-04-01".parse().unwrap(), "2026-04-30".parse().unwrap());
        let suspensions = Suspensions(vec![suspension]);
        let ask = |month: &str| asks(&path, &suspensions, month.parse().unwrap(), "2026-11-23".parse().unwrap(), 10);
        assert_eq!([ask("2026-03"), ask("2026-04"), ask("2026-11")], [Due::Expected, Due::Suspended, Due::NotYet]);
        assert_eq!(total(&read_lines(&[typed("02", "Sale", "0")]).unwrap()), Cents::ZERO);
    }

    /// Case 3 of the twelve that break peers: what is counted; the estimate is in [`crate::declarations::rates`].
    #[test]
    fn case_3_a_credit_note_larger_than_the_sales_is_kept_with_its_sign() {
        let lines = read_lines(&[typed("02", "Sale", "100"), typed("02", "CreditNote", "250")]).unwrap();
        assert_eq!((lines.len(), total(&lines)), (2, Cents::new(-15_000)));
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
