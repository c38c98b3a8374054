//! The contribution of one enrollment to the numbers of a half-year, computed from the rows of the structure and never published.

use super::half_year::HalfYear;
use crate::{
    bookings::BookingState,
    enrollments::exit::ExitCategory,
    reporting::{base_amount, member::CohortMember},
    values::money::Cents,
};
use serde::{Deserialize, Serialize};

/// The fewest validated months of a half-year that make a monthly mean.
pub const FEWEST_MONTHS: usize = 3;

/// The time since the start of an enrollment, the only partition that funders see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TimeEnrolled {
    /// In its first six months.
    UpTo6,
    /// Months 7 to 12.
    UpTo12,
    /// Months 13 to 18.
    UpTo18,
    /// Month 19 and later.
    Later,
}

impl TimeEnrolled {
    /// All of them, the shortest first.
    pub const ALL: [TimeEnrolled; 4] = [Self::UpTo6, Self::UpTo12, Self::UpTo18, Self::Later];

    /// The group of the month reached, the first being 1.
    pub fn of_month(reached: i32) -> Self {
        match reached {
            ..=6 => Self::UpTo6,
            7..=12 => Self::UpTo12,
            13..=18 => Self::UpTo18,
            _ => Self::Later,
        }
    }
}

/// One enrollment in a half-year that it touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Whether it began in the half-year.
    pub entered: bool,
    /// The exit in the half-year, if any, with its category, if one is recorded.
    pub left: Option<Option<ExitCategory>>,
    /// The turnover, if [`FEWEST_MONTHS`] are validated.
    pub turnover: Option<Turnover>,
    /// The number of bookings attended.
    pub came: i64,
    /// The number of bookings missed without cancelling.
    pub missed: i64,
}

/// The turnover of an enrollment in a half-year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turnover {
    /// The time since the start at the end of the half-year or at the exit.
    pub time: TimeEnrolled,
    /// The mean of the validated months.
    pub mean: Cents,
    /// The monthly turnover at the start.
    pub start: Cents,
}

impl Person {
    /// An enrollment in a half-year; `None` when it does not touch it.
    pub fn of(member: &CohortMember, half: HalfYear) -> Option<Self> {
        let (first, last) = (half.first_day(), half.last_day());
        let touches = member.period.starts_on <= last && member.period.left_on.is_none_or(|left| first <= left);
        touches.then(|| {
            let left = member.period.left_on.filter(|left| *left <= last).map(|_| member.exit);
            let meetings = |state: BookingState| {
                member.meetings.iter().filter(|meeting| (first..=last).contains(&meeting.on) && meeting.state == state).count() as i64
            };
            Self {
                entered: first <= member.period.starts_on,
                left,
                turnover: turnover(member, half),
                came: meetings(BookingState::Attended),
                missed: meetings(BookingState::NoShow),
            }
        })
    }
}

fn turnover(member: &CohortMember, half: HalfYear) -> Option<Turnover> {
    let months = half.months().filter_map(|month| member.month(month)).filter(|month| !month.state.is_open());
    let totals: Vec<Cents> = months.map(|month| month.total).collect();
    let sum: Cents = totals.iter().copied().sum();
    let reached = member.suspensions.month_reached(&member.period, member.period.left_on.unwrap_or(half.last_day()).min(half.last_day()));
    (totals.len() >= FEWEST_MONTHS).then(|| Turnover {
        time: TimeEnrolled::of_month(reached),
        mean: Cents::new(sum.get() / totals.len() as i64),
        start: member.starting_turnover,
    })
}

/// The RSA base amount of the last month of a half-year; `None` where it is not known.
pub fn rsa_base(half: HalfYear) -> Option<Cents> {
    base_amount(half.last_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        bookings::SessionKind,
        declarations::declaration::{Activity, DeclarationState},
        enrollments::{
            enrollment::{Benefit, EnrollmentPeriod},
            suspension::{Suspension, Suspensions},
        },
        reporting::member::{Meeting, MemberMonth},
    };
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str, state: DeclarationState, cents: i64) -> MemberMonth {
        let id = "D1".to_owned().try_into().unwrap();
        let month = text.parse().unwrap();
        MemberMonth { declaration_id: id, month, state, total: Cents::new(cents), version: 1, reported_version: None }
    }

    /// Enrolled since February 2025, with four months declared in the first half of 2026 and three bookings.
    fn member(left_on: Option<&str>) -> CohortMember {
        let meeting = |on: &str, state| Meeting { on: day(on), kind: SessionKind::Coaching, remote: false, state, late: false };
        CohortMember {
            enrollment_id: "E1".to_owned().try_into().unwrap(),
            participant_id: "P1".to_owned().try_into().unwrap(),
            first_name: "Awa".into(),
            last_name: "Diallo".into(),
            coach_id: "C1".to_owned().try_into().unwrap(),
            coach_name: "Nadia Benali".into(),
            period: EnrollmentPeriod { left_on: left_on.map(day), ..EnrollmentPeriod::starting(day("2025-02-10")) },
            suspensions: Suspensions::default(),
            exit: left_on.map(|_| ExitCategory::Durable),
            benefit: Benefit::Rsa,
            activity: Activity::CraftServices,
            acre: false,
            starting_turnover: Cents::new(8_000),
            goal: None,
            months: vec![
                month("2025-12", DeclarationState::Validated, 900_000),
                month("2026-01", DeclarationState::Validated, 30_000),
                month("2026-02", DeclarationState::Reported, 40_000),
                month("2026-03", DeclarationState::Validated, 50_001),
                month("2026-04", DeclarationState::Submitted, 900_000),
            ],
            meetings: vec![
                meeting("2025-12-31", BookingState::Attended),
                meeting("2026-01-01", BookingState::Attended),
                meeting("2026-06-30", BookingState::NoShow),
                meeting("2026-05-02", BookingState::CancelledByStructure),
            ],
        }
    }

    fn half(text: &str) -> HalfYear {
        HalfYear::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn a_half_year_counts_its_validated_months_and_the_meetings_that_were_held() {
        let person = Person::of(&member(None), half("2026-S1")).unwrap();
        let turnover = Turnover { time: TimeEnrolled::UpTo18, mean: Cents::new(40_000), start: Cents::new(8_000) };
        assert_eq!(person, Person { entered: false, left: None, turnover: Some(turnover), came: 1, missed: 1 });
        // One validated month is no mean.
        assert_eq!(Person::of(&member(None), half("2025-S2")).unwrap().turnover, None);
    }

    #[test]
    fn time_since_the_start_leaves_suspensions_out() {
        let suspensions = Suspensions(vec![Suspension::stored(day("2025-03-01"), day("2025-09-30"))]);
        let paused = CohortMember { suspensions, ..member(None) };
        let time = |member: &CohortMember| Person::of(member, half("2026-S1")).unwrap().turnover.unwrap().time;
        assert_eq!((time(&member(None)), time(&paused)), (TimeEnrolled::UpTo18, TimeEnrolled::UpTo12));
    }

    #[test]
    fn an_enrollment_enters_once_leaves_once_and_is_in_every_half_year_between() {
        let left = member(Some("2026-06-30"));
        let contribution = |text: &str| Person::of(&left, half(text)).map(|person| (person.entered, person.left));
        assert_eq!(contribution("2024-S2"), None);
        assert_eq!(contribution("2025-S1"), Some((true, None)));
        assert_eq!(contribution("2025-S2"), Some((false, None)));
        assert_eq!(contribution("2026-S1"), Some((false, Some(Some(ExitCategory::Durable)))));
        assert_eq!(contribution("2026-S2"), None);
    }

    #[test]
    fn the_rsa_base_amount_is_that_of_the_last_month_where_it_is_known() {
        assert_eq!(rsa_base(half("2026-S1")), Some(Cents::new(65_169)));
        assert_eq!(rsa_base(half("2024-S2")), None);
    }
}
