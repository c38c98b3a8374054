//! Preparing the row of an enrollment in a month, with its missing pieces.

use super::{Coefficient, MeetingCounts, Missing, StatementRow, smoothing_of};
use crate::{
    declarations::{declaration::DeclarationState, rates::acre},
    enrollments::{enrollment::EnrollmentPeriod, exit::ExitCategory, suspension::Suspensions, timeline::Timeline},
    values::{ids::SessionId, money::Cents, month::Month},
};
use chrono::NaiveDate;

/// A declared month of an enrollment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeclaredMonth {
    /// The month.
    pub month: Month,
    /// The state of its declaration.
    pub state: DeclarationState,
    /// Whether it was reopened for a correction that has not come.
    pub reopened: bool,
    /// The newest version and its signed sum.
    pub newest: (i64, Cents),
    /// The version in a closed statement and its signed sum.
    pub reported: Option<(i64, Cents)>,
}

impl DeclaredMonth {
    /// The version that counts in a statement and its sum: the newest once it is validated; before, the one in a closed statement,
    /// if any.
    pub fn counting(&self) -> Option<(i64, Cents)> {
        if self.state.is_open() { self.reported } else { Some(self.newest) }
    }

    /// Whether a declaration in a closed statement is being corrected.
    pub fn in_correction(&self) -> bool {
        self.state.is_open() && self.reported.is_some()
    }
}

/// An enrollment as statements read it, for all months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementInputs {
    /// Its period.
    pub period: EnrollmentPeriod,
    /// Its suspensions.
    pub suspensions: Suspensions,
    /// Whether reduced contributions (ACRE) were granted, by month.
    pub acre: Timeline<bool>,
    /// When the business was registered.
    pub registered_on: Option<NaiveDate>,
    /// The category of the exit.
    pub exit_category: Option<ExitCategory>,
    /// The reason of the exit.
    pub exit_reason: Option<String>,
    /// Its declared months.
    pub declared: Vec<DeclaredMonth>,
}

/// The facts of an enrollment in one month, except its turnover.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MonthFacts {
    /// The meetings that took place.
    pub meetings: MeetingCounts,
    /// Sessions that are over and whose attendance is not marked.
    pub unmarked: Vec<SessionId>,
    /// The coefficient, if one was typed.
    pub coefficient: Option<Coefficient>,
}

/// The current row with its missing pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The row.
    pub row: StatementRow,
    /// The missing pieces.
    pub missing: Vec<Missing>,
    /// Whether a declaration in a closed statement is being corrected.
    pub in_correction: bool,
}

/// The row of an enrollment in a month as of today; `None` when the enrollment does not touch the month. Pieces that can only be
/// completed once the month or the enrollment is over are not missing before.
pub fn prepare(month: Month, inputs: &StatementInputs, of_month: &MonthFacts, today: NaiveDate) -> Option<Prepared> {
    let period = &inputs.period;
    if month < period.first_month() || month > period.last_month() {
        return None;
    }
    let declared = inputs.declared.iter().find(|declared| declared.month == month);
    let counting = declared.and_then(DeclaredMonth::counting);
    let validated = inputs.declared.iter().filter_map(|it| it.counting().map(|(_, total)| (it.month, total)));
    let left_on = period.left_on.filter(|day| Month::of(*day) == month);
    let row = StatementRow {
        month_number: inputs.suspensions.number_of(period, month),
        turnover: counting.map(|(_, total)| total),
        declaration_version: counting.map(|(version, _)| version),
        smoothed: smoothing_of(month).of(month, validated),
        meetings: of_month.meetings,
        // As the estimate of contributions counts it.
        acre: acre::runs(*inputs.acre.at(month), inputs.registered_on.map(Month::of), month),
        coefficient: of_month.coefficient,
        suspended: inputs.suspensions.cover(period, month),
        left_on,
        exit_category: inputs.exit_category.filter(|_| left_on.is_some()),
        exit_reason: inputs.exit_reason.clone().filter(|_| left_on.is_some()),
    };
    let turnover = match declared {
        _ if row.turnover.is_some() => None,
        None if row.suspended || month >= Month::of(today) => None,
        None => Some(Missing::NotDeclared),
        Some(declared) if declared.state == DeclarationState::QuestionAsked => Some(Missing::QuestionOpen),
        Some(declared) if declared.reopened => Some(Missing::Reopened),
        Some(_) => Some(Missing::NotValidated),
    };
    let attendance = (!of_month.unmarked.is_empty()).then_some(Missing::Attendance);
    let end = match period.left_on {
        None if Month::of(period.ends_on) == month && period.ends_on < today => Some(Missing::EndUnrecorded),
        Some(_) if left_on.is_some() && row.exit_category.is_none() => Some(Missing::ExitUnexplained),
        _ => None,
    };
    let missing = [turnover, attendance, end].into_iter().flatten().collect();
    Some(Prepared { row, missing, in_correction: declared.is_some_and(DeclaredMonth::in_correction) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        declarations::{
            declaration::Activity,
            rates::set_aside::{Terms, set_aside},
        },
        enrollments::suspension::Suspension,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn declared(of: &str, state: DeclarationState, cents: i64) -> DeclaredMonth {
        DeclaredMonth { month: month(of), state, reopened: false, newest: (1, Cents::new(cents)), reported: None }
    }

    fn facts(declared: Vec<DeclaredMonth>) -> StatementInputs {
        StatementInputs {
            period: EnrollmentPeriod::starting(day("2026-01-15")),
            suspensions: Suspensions::default(),
            acre: Timeline::constant(true),
            registered_on: Some(day("2025-11-04")),
            exit_category: None,
            exit_reason: None,
            declared,
        }
    }

    fn prepared(of: &str, facts: &StatementInputs) -> Prepared {
        prepare(month(of), facts, &MonthFacts::default(), day("2030-01-01")).unwrap()
    }

    #[test]
    fn pieces_of_a_current_month_are_not_missing_yet() {
        let facts = facts(vec![declared("2026-04", DeclarationState::Submitted, 5_000)]);
        let missing = |of: &str, today: &str| prepare(month(of), &facts, &MonthFacts::default(), day(today)).unwrap().missing;
        assert_eq!(missing("2026-11", "2026-11-30"), []);
        assert_eq!(missing("2026-12", "2026-11-30"), []);
        assert_eq!(missing("2026-11", "2026-12-01"), [Missing::NotDeclared]);
        assert_eq!(missing("2026-04", "2026-05-01"), [Missing::NotValidated]);
        let end = facts.period.ends_on;
        let last = |today: NaiveDate| prepare(Month::of(end), &facts, &MonthFacts::default(), today).unwrap().missing;
        assert_eq!(last(end), []);
        assert_eq!(last(end.succ_opt().unwrap()), [Missing::EndUnrecorded], "its month is running still");
    }

    #[test]
    fn a_row_holds_validated_turnover_and_names_other_states_as_missing() {
        use DeclarationState::{QuestionAsked, Submitted, Validated};
        let facts = facts(vec![
            declared("2026-03", Validated, 30_000),
            declared("2026-04", Validated, 0),
            declared("2026-05", Submitted, 50_000),
            declared("2026-06", QuestionAsked, 60_000),
            DeclaredMonth { reopened: true, ..declared("2026-07", Submitted, 70_000) },
        ]);
        let of = |text: &str| {
            let Prepared { row, missing, .. } = prepared(text, &facts);
            (row.turnover.map(Cents::get), row.smoothed.map(Cents::get), missing)
        };
        assert_eq!(of("2026-02"), (None, None, vec![Missing::NotDeclared]));
        assert_eq!(of("2026-03"), (Some(30_000), Some(30_000), vec![]));
        assert_eq!(of("2026-04"), (Some(0), Some(15_000), vec![]), "nil is a declaration");
        assert_eq!(of("2026-05"), (None, Some(15_000), vec![Missing::NotValidated]));
        assert_eq!(of("2026-06"), (None, Some(15_000), vec![Missing::QuestionOpen]));
        assert_eq!(of("2026-07"), (None, Some(15_000), vec![Missing::Reopened]));
    }

    #[test]
    fn a_reported_turnover_counts_until_its_correction_is_validated() {
        let handed_in = DeclaredMonth {
            state: DeclarationState::Submitted,
            newest: (2, Cents::new(12_000)),
            reported: Some((1, Cents::new(10_000))),
            ..declared("2026-03", DeclarationState::Submitted, 0)
        };
        let before = prepared("2026-03", &facts(vec![handed_in]));
        assert_eq!((before.row.turnover, before.row.declaration_version, before.in_correction), (Some(Cents::new(10_000)), Some(1), true));
        assert!(before.missing.is_empty());
        let validated = DeclaredMonth { state: DeclarationState::Validated, ..handed_in };
        let after = prepared("2026-03", &facts(vec![validated]));
        assert_eq!((after.row.turnover, after.row.declaration_version, after.in_correction), (Some(Cents::new(12_000)), Some(2), false));
    }

    #[test]
    fn only_months_that_the_enrollment_touches_have_a_row() {
        let of = |facts: &StatementInputs, text: &str| prepare(month(text), facts, &MonthFacts::default(), day("2030-01-01")).is_some();
        let staying = facts(vec![]);
        assert!(!of(&staying, "2025-12") && of(&staying, "2026-01") && of(&staying, "2028-01") && !of(&staying, "2028-02"));
        let left = StatementInputs { period: EnrollmentPeriod { left_on: Some(day("2026-04-30")), ..staying.period }, ..staying };
        assert!(of(&left, "2026-04") && !of(&left, "2026-05"), "the three months after an exit are declared, and not reported");
    }

    #[test]
    fn case_2_a_wholly_suspended_month_lacks_nothing() {
        let suspended =
            StatementInputs { suspensions: Suspensions(vec![Suspension::stored(day("2026-03-01"), day("2026-03-31"))]), ..facts(vec![]) };
        let march = prepared("2026-03", &suspended);
        assert!(march.row.suspended && march.missing.is_empty());
        assert_eq!(prepared("2026-04", &suspended).missing, [Missing::NotDeclared]);
    }

    /// Registered on 4 November 2025: the third civil quarter after that one ends in September 2026.
    #[test]
    fn acre_runs_in_the_months_in_which_the_estimate_counts_it() {
        let facts = facts(vec![]);
        assert!(prepared("2026-09", &facts).row.acre && !prepared("2026-10", &facts).row.acre);
        assert!(!prepared("2026-09", &StatementInputs { acre: Timeline::constant(false), ..facts.clone() }).row.acre);
        let mut granted_later = Timeline::constant(false);
        granted_later.set(Some(month("2026-05")), true);
        let later = StatementInputs { acre: granted_later, ..facts.clone() };
        assert_eq!(["2026-04", "2026-05", "2026-10"].map(|of| prepared(of, &later).row.acre), [false, true, false]);
        assert!(!prepared("2026-09", &StatementInputs { registered_on: None, ..facts.clone() }).row.acre);
        let terms = Terms { registered: Some(month("2025-11")), acre: true, ..Terms::default() };
        for of in EnrollmentPeriod::starting(day("2026-01-15")).months() {
            let estimate = set_aside(of, &[(Activity::Goods, Cents::new(100_000))], &terms);
            let reduced = estimate.parts.iter().any(|part| part.normal.is_some());
            assert_eq!(prepared(&of.to_string(), &facts).row.acre, reduced, "{of}");
        }
    }

    #[test]
    fn an_exit_is_in_the_row_of_its_month_or_its_category_is_missing_there() {
        let left = |category, reason: Option<&str>| StatementInputs {
            period: EnrollmentPeriod { left_on: Some(day("2026-04-12")), ..EnrollmentPeriod::starting(day("2026-01-15")) },
            exit_category: category,
            exit_reason: reason.map(str::to_owned),
            ..facts(vec![declared("2026-04", DeclarationState::Validated, 0), declared("2026-03", DeclarationState::Validated, 0)])
        };
        let explained = left(Some(ExitCategory::Durable), Some("Vit de son activité"));
        let april = prepared("2026-04", &explained);
        assert_eq!((april.row.left_on, april.row.exit_category), (Some(day("2026-04-12")), Some(ExitCategory::Durable)));
        assert!(april.missing.is_empty());
        let march = prepared("2026-03", &explained);
        assert_eq!((march.row.left_on, march.row.exit_category, march.row.exit_reason), (None, None, None));
        assert_eq!(prepared("2026-04", &left(None, None)).missing, [Missing::ExitUnexplained]);
        let over = facts(vec![declared("2028-01", DeclarationState::Validated, 0)]);
        assert_eq!(prepared("2028-01", &over).missing, [Missing::EndUnrecorded]);
    }
}
