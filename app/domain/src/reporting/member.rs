//! An enrollment as the reports read it, with its declared months and its bookings.

use crate::{
    bookings::{BookingState, SessionKind},
    declarations::declaration::{Activity, DeclarationState},
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod},
        exit::ExitCategory,
        suspension::Suspensions,
    },
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId},
        money::Cents,
        month::Month,
    },
};
use chrono::NaiveDate;

/// An enrollment, running or left. A participant who came back is two members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortMember {
    /// The enrollment.
    pub enrollment_id: EnrollmentId,
    /// The participant.
    pub participant_id: PersonId,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The coach, or the last one after an exit.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach_name: String,
    /// Its period.
    pub period: EnrollmentPeriod,
    /// Its suspensions.
    pub suspensions: Suspensions,
    /// The category of the exit, if one is recorded.
    pub exit: Option<ExitCategory>,
    /// The benefit at the start.
    pub benefit: Benefit,
    /// The category of the trade by which the agency counts.
    pub activity: Activity,
    /// Whether reduced contributions (ACRE) were granted.
    pub acre: bool,
    /// The mean monthly turnover at the start.
    pub starting_turnover: Cents,
    /// The monthly goal.
    pub goal: Option<Cents>,
    /// The declared months, oldest first.
    pub months: Vec<MemberMonth>,
    /// The bookings, oldest first.
    pub meetings: Vec<Meeting>,
}

/// A declared month; a nil declaration is one, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberMonth {
    /// Its declaration.
    pub declaration_id: DeclarationId,
    /// The month.
    pub month: Month,
    /// The state of the declaration.
    pub state: DeclarationState,
    /// Its signed sum.
    pub total: Cents,
    /// The version that counts, from 1.
    pub version: i64,
    /// The version in a closed monthly statement, if any.
    pub reported_version: Option<i64>,
}

/// A booking in any state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// The day on which the session begins, in Paris.
    pub on: NaiveDate,
    /// The kind of the session.
    pub kind: SessionKind,
    /// Whether the session has no venue.
    pub remote: bool,
    /// The state of the booking.
    pub state: BookingState,
    /// Whether it was cancelled after the notice.
    pub late: bool,
}

impl CohortMember {
    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// The declaration of a month, if any.
    pub fn month(&self, month: Month) -> Option<&MemberMonth> {
        self.months.iter().find(|declared| declared.month == month)
    }

    /// Whether a declaration of the month is owed: the enrollment touches the month or was left at most three months before it, and
    /// is not suspended all month.
    pub fn owes(&self, month: Month) -> bool {
        self.period.is_declarable(month) && !self.suspensions.cover(&self.period, month)
    }
}

/// The index of the enrollment to which a day belongs, given the first days of all enrollments of a participant, oldest first: the
/// newest that had begun, else the oldest. So a booking, which is of a participant, counts in one enrollment only.
pub fn enrollment_of_day(first_days: &[NaiveDate], day: NaiveDate) -> usize {
    first_days.iter().rposition(|first| *first <= day).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrollments::suspension::Suspension;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn member(starts_on: &str, left_on: Option<&str>) -> CohortMember {
        let id = |text: &str| text.to_owned();
        CohortMember {
            enrollment_id: id("E1").try_into().unwrap(),
            participant_id: id("P1").try_into().unwrap(),
            first_name: "Awa".into(),
            last_name: "Diallo".into(),
            coach_id: id("C1").try_into().unwrap(),
            coach_name: "Nadia Benali".into(),
            period: EnrollmentPeriod { left_on: left_on.map(day), ..EnrollmentPeriod::starting(day(starts_on)) },
            suspensions: Suspensions::default(),
            exit: None,
            benefit: Benefit::Rsa,
            activity: Activity::CraftServices,
            acre: false,
            starting_turnover: Cents::new(8_000),
            goal: None,
            months: Vec::new(),
            meetings: Vec::new(),
        }
    }

    #[test]
    fn months_of_the_enrollment_and_three_after_an_exit_are_owed_unless_suspended() {
        let left = member("2025-01-15", Some("2026-03-31"));
        let owed = |text: &str| left.owes(month(text));
        assert_eq!([owed("2024-12"), owed("2025-01"), owed("2026-06"), owed("2026-07")], [false, true, true, false]);
        assert!(!member("2025-01-15", None).owes(month("2027-02")));
        let suspensions = Suspensions(vec![Suspension::stored(day("2025-03-01"), day("2025-03-31"))]);
        let paused = CohortMember { suspensions, ..member("2025-01-15", None) };
        assert!(!paused.owes(month("2025-03")) && paused.owes(month("2025-04")));
    }

    #[test]
    fn case_12_after_a_return_a_day_belongs_to_the_newest_enrollment_that_had_begun() {
        let begun = [day("2024-01-10"), day("2026-02-01")];
        assert_eq!(["2023-12-01", "2024-01-10", "2026-01-31", "2026-02-01"].map(|text| enrollment_of_day(&begun, day(text))), [0, 0, 0, 1]);
    }
}
