//! One path as the reports read it: who, from when to when, each month declared, each meeting booked.

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

/// A path, running or left. Someone who entered again is two members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortMember {
    /// The path.
    pub enrollment_id: EnrollmentId,
    /// Whose it is.
    pub participant_id: PersonId,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Who accompanies, or did at the end.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach_name: String,
    /// Its days.
    pub path: EnrollmentPeriod,
    /// The days on which it stood still.
    pub suspensions: Suspensions,
    /// What it led to: known of paths that were left, once somebody said it.
    pub exit: Option<ExitCategory>,
    /// What the person received when entering.
    pub benefit: Benefit,
    /// The agency's category of what the person lives from.
    pub activity: Activity,
    /// Whether reduced contributions (ACRE) were granted.
    pub acre: bool,
    /// Mean monthly turnover when entering.
    pub starting_turnover: Cents,
    /// The monthly goal.
    pub goal: Option<Cents>,
    /// The months that have a declaration, the oldest first.
    pub months: Vec<MemberMonth>,
    /// What was booked, the oldest first.
    pub meetings: Vec<Meeting>,
}

/// A month that has a declaration. Nil is one, missing is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberMonth {
    /// Its declaration.
    pub declaration_id: DeclarationId,
    /// The month.
    pub month: Month,
    /// Where it stands.
    pub state: DeclarationState,
    /// Its signed sum.
    pub total: Cents,
    /// The version that counts, from 1.
    pub version: i64,
    /// The version that stands in a monthly statement, if one does.
    pub reported_version: Option<i64>,
}

/// A place that was booked, whatever became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// The day in Paris on which the session begins.
    pub on: NaiveDate,
    /// What the session is for.
    pub kind: SessionKind,
    /// At a distance, and not in person.
    pub remote: bool,
    /// What became of it.
    pub state: BookingState,
    /// Whether it was given back after the notice.
    pub late: bool,
}

impl CohortMember {
    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// The declaration of a month.
    pub fn month(&self, month: Month) -> Option<&MemberMonth> {
        self.months.iter().find(|declared| declared.month == month)
    }

    /// Whether a figure is asked of a month: the path touches it, or an exit lies at most three months before it, and the
    /// path did not stand still all through it.
    pub fn owes(&self, month: Month) -> bool {
        self.path.is_declarable(month) && !self.suspensions.cover(&self.path, month)
    }
}

/// Which of someone's paths a day belongs to, given their first days from the oldest to the newest: the newest that had
/// begun, or the oldest when none had. Meetings are of a person, and are told with one path only.
pub fn path_of_day(begun: &[NaiveDate], day: NaiveDate) -> usize {
    begun.iter().rposition(|first| *first <= day).unwrap_or(0)
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
            path: EnrollmentPeriod { left_on: left_on.map(day), ..EnrollmentPeriod::starting(day(starts_on)) },
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
    fn a_figure_is_asked_of_the_months_of_the_path_and_of_three_after_an_exit() {
        let left = member("2025-01-15", Some("2026-03-31"));
        let owed = |text: &str| left.owes(month(text));
        assert_eq!([owed("2024-12"), owed("2025-01"), owed("2026-06"), owed("2026-07")], [false, true, true, false]);
        assert!(!member("2025-01-15", None).owes(month("2027-02")));
        let suspensions = Suspensions(vec![Suspension::stored(day("2025-03-01"), day("2025-03-31"))]);
        let paused = CohortMember { suspensions, ..member("2025-01-15", None) };
        assert!(!paused.owes(month("2025-03")) && paused.owes(month("2025-04")));
    }

    #[test]
    fn case_12_after_a_re_entry_a_day_belongs_to_the_newest_path_that_had_begun() {
        let begun = [day("2024-01-10"), day("2026-02-01")];
        assert_eq!(["2023-12-01", "2024-01-10", "2026-01-31", "2026-02-01"].map(|text| path_of_day(&begun, day(text))), [0, 0, 0, 1]);
    }
}
