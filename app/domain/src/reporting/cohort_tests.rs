use super::*;
use crate::{
    bookings::SessionKind,
    declarations::declaration::{Activity, DeclarationState},
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod},
        suspension::{Suspension, Suspensions},
    },
};
use chrono::NaiveDate;
use proptest::{collection::vec, option, prelude::*, sample::select};

fn id<T: TryFrom<String>>(text: &str) -> T
where
    T::Error: std::fmt::Debug,
{
    text.to_owned().try_into().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn member(starts_on: NaiveDate, left_on: Option<NaiveDate>, start: i64) -> CohortMember {
    CohortMember {
        enrollment_id: id("E1"),
        participant_id: id("P1"),
        first_name: "Awa".into(),
        last_name: "Diallo".into(),
        coach_id: id("C1"),
        coach_name: "Nadia Benali".into(),
        period: EnrollmentPeriod { left_on, ..EnrollmentPeriod::starting(starts_on) },
        suspensions: Suspensions::default(),
        exit: None,
        benefit: Benefit::Rsa,
        activity: Activity::CraftServices,
        acre: false,
        starting_turnover: Cents::new(start),
        goal: None,
        months: Vec::new(),
        meetings: Vec::new(),
    }
}

fn declared(month: Month, state: DeclarationState, total: i64) -> MemberMonth {
    MemberMonth { declaration_id: id("D1"), month, state, total: Cents::new(total), version: 1, reported_version: None }
}

fn scope(from: &str, to: &str) -> Scope {
    Scope { from: month(from), to: month(to), today: month(to).plus(1).first_day(), coach: None }
}

#[test]
fn the_usual_period_is_the_year_until_the_last_closed_month() {
    assert_eq!(Scope::usual(month("2026-11").first_day()), scope("2026-01", "2026-10"));
    assert_eq!(Scope::usual(month("2026-01").first_day()), scope("2025-01", "2025-12"));
}

#[test]
fn the_current_month_is_not_missing() {
    let members = [member(day("2026-01-15"), None, 0)];
    let missing = |to: &str, running: &str| {
        let scope = Scope { today: month(running).first_day(), ..scope("2026-01", to) };
        Indicator::Missing.rows(&members, &scope).len()
    };
    assert_eq!([missing("2026-10", "2026-11"), missing("2026-11", "2026-11"), missing("2026-12", "2026-11")], [1, 0, 0]);
}

#[test]
fn case_5_a_suspension_keeps_a_month_in_its_stage() {
    let mut awa = member(day("2025-01-15"), Some(day("2026-08-31")), 0);
    let of = |member: &CohortMember, text: &str| Stage::of(member, month(text));
    assert_eq!([of(&awa, "2025-06"), of(&awa, "2025-07")], [Stage::Months1To6, Stage::Months7To12]);
    assert_eq!([of(&awa, "2026-08"), of(&awa, "2026-09")], [Stage::Months19On, Stage::AfterExit]);
    awa.suspensions = Suspensions(vec![Suspension::stored(day("2025-03-01"), day("2025-03-31"))]);
    assert_eq!([of(&awa, "2025-07"), of(&awa, "2025-08")], [Stage::Months1To6, Stage::Months7To12]);
}

/// Case 6: the RSA base amount changes from March to April, and is not known before its first row.
#[test]
fn case_6_turnover_is_compared_with_the_rsa_amount_of_its_month() {
    let mut awa = member(day("2025-01-15"), None, 65_000);
    let months = [("2025-03", 99_999), ("2025-04", 64_652), ("2026-03", 64_653), ("2026-04", 65_169)];
    awa.months = months.map(|(text, total)| declared(month(text), DeclarationState::Validated, total)).to_vec();
    let members = [awa];
    let count = |indicator: Indicator| {
        let scope = scope("2025-01", "2026-12");
        let rows = indicator.rows(&members, &scope).len();
        assert_eq!(indicator.count(&members, &scope), rows, "{indicator:?}");
        rows
    };
    assert_eq!((count(Indicator::BaseKnown(None)), count(Indicator::AboveBase(None)), count(Indicator::AboveStart(None))), (3, 1, 2));
}

#[test]
fn the_median_of_an_even_count_is_the_mean_of_the_two_middle_amounts() {
    let of = |amounts: &[i64]| median(amounts.iter().copied().map(Cents::new).collect()).map(Cents::get);
    assert_eq!([of(&[]), of(&[5]), of(&[9, 1, 4]), of(&[1, 4, 2, 9]), of(&[-3, 0])], [None, Some(5), Some(4), Some(3), Some(-2)]);
}

#[test]
fn every_indicator_has_a_word_of_its_own() {
    for indicator in Indicator::all() {
        assert_eq!(Indicator::of_word(&indicator.word()), Some(indicator));
    }
    assert_eq!(Indicator::of_word("=1+1"), None);
}

fn any_member() -> impl Strategy<Value = CohortMember> {
    use BookingState::{Attended, Booked, CancelledByParticipant, CancelledByStructure, NoShow};
    use DeclarationState::{QuestionAsked, Reported, Submitted, Validated};
    let months = vec((select(vec![Submitted, QuestionAsked, Validated, Reported]), -10_000i64..250_000), 0..27);
    let states = select(vec![Booked, Attended, NoShow, CancelledByParticipant, CancelledByStructure]);
    let meetings = vec((0i64..900, any::<bool>(), states), 0..20);
    let left = option::of((0i64..700, option::of(select(ExitCategory::ALL.to_vec()))));
    (0i64..900, left, 0i64..150_000, select(vec!["C1", "C2"]), months, meetings).prop_map(
        |(start, left, turnover, coach, months, meetings)| {
            let starts_on = day("2024-06-01") + chrono::Duration::days(start);
            let left_on = left.map(|(days, _)| starts_on + chrono::Duration::days(days));
            let mut member = member(starts_on, left_on, turnover);
            member.coach_id = id(coach);
            member.exit = left.and_then(|(_, category)| category);
            let due: Vec<Month> = member.period.declarable_months().collect();
            member.months = due.iter().zip(months).map(|(month, (state, total))| declared(*month, state, total)).collect();
            let meeting = |(days, remote, state)| Meeting {
                on: starts_on + chrono::Duration::days(days),
                kind: SessionKind::Coaching,
                remote,
                state,
                late: false,
            };
            member.meetings = meetings.into_iter().map(meeting).collect();
            member
        },
    )
}

proptest! {
    #[test]
    fn the_indicators_of_any_cohort_add_up(members in vec(any_member(), 0..12), first in 0i32..30, length in 0i32..24) {
        use Indicator::*;
        let from = month("2024-06").plus(first);
        let whole = Scope { from, to: from.plus(length), today: from.plus(length + 1).first_day(), coach: None };
        let of = |indicator: Indicator, scope: &Scope| indicator.rows(&members, scope).len();
        let count = |indicator: Indicator| of(indicator, &whole);
        prop_assert_eq!(ExitCategory::ALL.into_iter().map(|it| count(ExitsOf(Some(it)))).sum::<usize>() + count(ExitsOf(None)), count(Exits));
        prop_assert_eq!(count(Validated) + count(Waiting), count(Declared));
        prop_assert_eq!(count(InPerson) + count(Remote), count(Attended));
        for indicator in [Turnovers, AboveStart, BaseKnown, AboveBase] {
            prop_assert_eq!(Stage::ALL.into_iter().map(|stage| count(indicator(Some(stage)))).sum::<usize>(), count(indicator(None)));
        }
        for indicator in [InStep, StartInStep] {
            prop_assert_eq!((0..=STEPS.len()).map(|step| count(indicator(step))).sum::<usize>(), count(Turnovers(None)));
        }
        for indicator in Indicator::all() {
            // Every row has exactly one coach.
            let coaches = ["C1", "C2"].map(|coach| of(indicator, &Scope { coach: Some(id(coach)), ..whole.clone() }));
            prop_assert_eq!(coaches.iter().sum::<usize>(), count(indicator));
        }
        let both = medians(&members, &whole, None);
        prop_assert_eq!(both.is_some(), count(Turnovers(None)) > 0);
        if let Some(both) = both {
            let below = Turnovers(None).rows(&members, &whole).iter().filter(|row| matches!(row, Counted::Month(_, _, Some(it)) if it.total < both.turnover)).count();
            prop_assert!(below * 2 <= count(Turnovers(None)));
        }
    }

    #[test]
    fn groups_of_months_have_the_medians_of_their_months_alone(members in vec(any_member(), 0..12), first in 0i32..30, length in 0i32..24) {
        let from = month("2024-06").plus(first);
        let whole = Scope { from, to: from.plus(length), today: from.plus(length + 1).first_day(), coach: None };
        let count = |indicator: Indicator, scope: &Scope| indicator.rows(&members, scope).len();
        let by_benefit = medians_by(&members, &whole, |member, _| Benefit::ALL.iter().position(|of| *of == member.benefit).unwrap());
        prop_assert_eq!(by_benefit.iter().map(|(.., months)| months).sum::<usize>(), count(Indicator::Turnovers(None), &whole));
        for (at, _, months) in by_benefit {
            prop_assert_eq!(months, count(Indicator::OfBenefit(Benefit::ALL[at]), &whole));
        }
        let position = |stage: Stage| Stage::ALL.iter().position(|of| *of == stage).unwrap();
        for (at, of_stage, _) in medians_by(&members, &whole, |member, month| position(Stage::of(member, month))) {
            prop_assert_eq!(Some(of_stage), medians(&members, &whole, Some(Stage::ALL[at])));
        }
        let line = trend(&members, &whole);
        prop_assert!(line.is_sorted_by_key(|(month, ..)| *month) && line.len() <= TREND_MONTHS as usize);
        for (of, of_month, months) in line {
            let alone = Scope { from: of, to: of, ..whole.clone() };
            prop_assert!(of <= whole.to, "a month that is not over is left out");
            prop_assert_eq!(Some(of_month), medians(&members, &alone, None));
            prop_assert_eq!(months, count(Indicator::Turnovers(None), &alone));
        }
    }
}

#[test]
fn the_period_before_has_as_many_months() {
    let before = |from: &str, to: &str| {
        let Scope { from, to, .. } = scope(from, to).before();
        (from, to)
    };
    assert_eq!(before("2026-01", "2026-10"), (month("2025-03"), month("2025-12")));
    assert_eq!(before("2026-10", "2026-10"), (month("2026-09"), month("2026-09")));
}

#[test]
fn an_enrollment_past_its_last_day_waits_for_its_exit_until_one_is_recorded() {
    let running = member(day("2025-01-10"), None, 0);
    let ends_on = running.period.ends_on;
    let members = [running, member(day("2025-01-10"), Some(day("2026-03-01")), 0)];
    let waiting = |today: NaiveDate| Indicator::Unrecorded.rows(&members, &Scope { today, ..scope("2026-01", "2026-10") }).len();
    assert_eq!((waiting(ends_on), waiting(ends_on.succ_opt().unwrap())), (0, 1));
}
