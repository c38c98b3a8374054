use super::*;
use crate::enrollments::suspension::Suspension;
use chrono::Duration;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Wednesday in November.
fn today() -> NaiveDate {
    day("2026-11-25")
}

/// The months up to October 2026, in euros.
fn figures(euros: &[i64]) -> Vec<(Month, Cents)> {
    let after: Month = "2026-11".parse().unwrap();
    let first = -i32::try_from(euros.len()).unwrap();
    euros.iter().zip(first..).map(|(euros, months)| (after.plus(months), Cents::new(euros * 100))).collect()
}

/// A path since August with all three months declared, an appointment, and a sign yesterday: nothing to know.
fn calm<'a>(suspensions: &'a Suspensions, figures: &'a [(Month, Cents)]) -> AlertInputs<'a> {
    AlertInputs {
        path: EnrollmentPeriod::starting(day("2026-08-03")),
        suspensions,
        figures,
        due_day: 10,
        last_sign: Some(day("2026-11-24")),
        asked: None,
        booked: true,
        asks_for_call: false,
    }
}

fn told(change: impl Fn(&mut AlertInputs<'_>)) -> Vec<Alert> {
    let (suspensions, figures) = (Suspensions::default(), figures(&[80, 120, 190]));
    let mut facts = calm(&suspensions, &figures);
    change(&mut facts);
    alerts(&facts, today())
}

#[test]
fn of_who_is_on_the_way_there_is_nothing_to_know() {
    assert_eq!(told(|_| {}), []);
}

#[test]
fn silence_is_told_from_three_weeks_on_and_counted_from_the_start_of_the_path() {
    let since = |text: &str| told(|facts| facts.last_sign = Some(day(text)));
    assert_eq!(since("2026-11-05"), []);
    assert_eq!(since("2026-11-04"), [Alert::NoSign(3)]);
    assert_eq!(since("2026-10-20"), [Alert::NoSign(5)]);
    assert_eq!(told(|facts| facts.last_sign = None), [Alert::NoSign(16)]);
    let new = told(|facts| (facts.last_sign, facts.path) = (None, EnrollmentPeriod::starting(day("2026-11-10"))));
    assert_eq!(new, []);
}

#[test]
fn nothing_planned_and_a_wish_for_a_call_are_told() {
    assert_eq!(told(|facts| facts.booked = false), [Alert::NothingPlanned]);
    assert_eq!(told(|facts| (facts.asks_for_call, facts.booked) = (true, false)), [Alert::AsksForCall, Alert::NothingPlanned]);
}

#[test]
fn a_question_is_a_concern_after_some_days() {
    assert_eq!(told(|facts| facts.asked = Some(day("2026-11-21"))), []);
    assert_eq!(told(|facts| facts.asked = Some(day("2026-11-20"))), [Alert::QuestionWaits(5)]);
}

#[test]
fn the_end_is_told_in_months_then_in_days_then_as_an_exit_to_record() {
    let ending = |text: &str| told(|facts| facts.path.ends_on = day(text));
    assert_eq!(ending("2027-02-26"), []);
    assert_eq!(ending("2027-02-25"), [Alert::EndsInMonths(3)]);
    assert_eq!(ending("2027-01-25"), [Alert::EndsInMonths(2)]);
    assert_eq!(ending("2027-01-24"), [Alert::EndsInDays(61)]);
    assert_eq!(ending("2026-11-26"), [Alert::EndsInDays(2)]);
    assert_eq!(ending("2026-11-25"), [Alert::EndsInDays(1)]);
    assert_eq!(ending("2026-11-24"), [Alert::EndedWithoutExit(1)]);
}

#[test]
fn a_month_is_waited_for_once_its_day_has_passed_and_nil_is_not_missing() {
    let suspensions = Suspensions::default();
    let after = |euros: &[i64], on: &str| {
        let figures = figures(euros);
        let mut facts = calm(&suspensions, &figures);
        facts.last_sign = Some(day(on));
        alerts(&facts, day(on))
    };
    let gone = [&figures(&[0, 0, 0])[..2], &[]].concat();
    let mut facts = calm(&suspensions, &gone);
    facts.last_sign = Some(day("2026-11-10"));
    assert_eq!(alerts(&facts, day("2026-11-10")), []);
    assert_eq!(alerts(&facts, day("2026-11-11")), [Alert::MonthsExpected(1)]);
    assert_eq!(after(&[0, 0, 0], "2026-11-11"), []);
    assert_eq!(after(&[], "2026-11-11"), [Alert::MonthsExpected(3)]);
}

#[test]
fn turnover_falls_month_after_month_and_by_enough() {
    let suspensions = Suspensions::default();
    let told = |euros: &[i64]| {
        let figures = figures(euros);
        let mut facts = calm(&suspensions, &figures);
        facts.path = EnrollmentPeriod::starting(day("2026-05-04"));
        alerts(&facts, today()).into_iter().filter(|it| matches!(it, Alert::TurnoverFalling(_))).collect::<Vec<_>>()
    };
    assert_eq!(told(&[300, 400, 350, 300]), [Alert::TurnoverFalling(2)]);
    assert_eq!(told(&[500, 400, 350, 300]), [Alert::TurnoverFalling(3)]);
    assert_eq!(told(&[400, 200]), []);
    assert_eq!(told(&[400, 390, 301]), []);
    assert_eq!(told(&[400, 390, 300]), [Alert::TurnoverFalling(2)]);
    assert_eq!(told(&[0, 0, 0]), []);
    assert_eq!(told(&[80, 40, 0]), [Alert::TurnoverFalling(2)]);
    let mut gap = figures(&[500, 400, 300]);
    gap.remove(1);
    assert_eq!(falling(&gap, today()), None);
}

#[test]
fn a_fall_in_old_figures_is_no_news() {
    let fall = figures(&[400, 300, 200]);
    assert_eq!(falling(&fall, day("2026-12-31")), Some(2), "November may not be declared yet");
    assert_eq!(falling(&fall, day("2027-01-01")), None);
    assert_eq!(falling(&fall, day("2027-03-15")), None);
}

#[test]
fn while_a_path_stands_still_only_that_is_told_and_afterwards_silence_counts_anew() {
    let figures = figures(&[190, 120, 80]);
    let until = |text: &str| Suspensions(vec![Suspension::stored(day("2026-11-01"), day(text))]);
    let silent = |suspensions: &Suspensions| {
        let facts = AlertInputs { last_sign: Some(day("2026-09-01")), booked: false, ..calm(suspensions, &figures) };
        alerts(&facts, today())
    };
    assert_eq!(silent(&until("2026-11-25")), [Alert::Suspended]);
    assert_eq!(silent(&until("2026-11-24")), [Alert::TurnoverFalling(2), Alert::NothingPlanned]);
}

#[test]
fn what_presses_is_told_by_its_weight_and_who_is_to_be_called() {
    assert_eq!(Alert::NoSign(3).weight(), Weight::Now);
    assert_eq!(Alert::EndsInMonths(3).weight(), Weight::Soon);
    assert_eq!(Alert::NothingPlanned.weight(), Weight::Known);
    assert!(Alert::NoSign(3).calls_for_a_call() && Alert::MonthsExpected(2).calls_for_a_call());
    assert!(!Alert::MonthsExpected(1).calls_for_a_call() && !Alert::NothingPlanned.calls_for_a_call());
    assert!(Alert::EndsInDays(3).is_of_the_end() && !Alert::Suspended.is_of_the_end());
}

fn any_concern() -> impl Strategy<Value = Alert> {
    prop_oneof![
        Just(Alert::AsksForCall),
        (1i64..400).prop_map(Alert::EndedWithoutExit),
        (3i64..100).prop_map(Alert::NoSign),
        (1i64..25).prop_map(Alert::MonthsExpected),
        (2i64..24).prop_map(Alert::TurnoverFalling),
        (0i64..30).prop_map(Alert::EndsInDays),
        (1i64..4).prop_map(Alert::EndsInMonths),
        (5i64..200).prop_map(Alert::QuestionWaits),
        Just(Alert::NothingPlanned),
        Just(Alert::Suspended),
    ]
}

proptest! {
    #[test]
    fn what_is_left_is_counted_as_on_the_page_of_the_path(left in -40i64..120) {
        let last_day = today() + Duration::days(left);
        match (end(last_day, today()), time_left(today(), last_day)) {
            (Some(Alert::EndedWithoutExit(days)), TimeLeft::Over) => prop_assert_eq!(days, -left),
            (Some(Alert::EndsInDays(days)), TimeLeft::Days(told)) | (Some(Alert::EndsInMonths(days)), TimeLeft::Months(told)) => prop_assert_eq!(days, told),
            (None, TimeLeft::Months(3..)) => {}
            (told, known) => prop_assert!(false, "{:?} and {:?}", told, known),
        }
    }

    #[test]
    fn one_more_concern_never_lowers_someones_place(known in prop::collection::vec(any_concern(), 0..8), more in any_concern()) {
        let with_more = [known.clone(), vec![more]].concat();
        prop_assert!(Urgency::of(&with_more) > Urgency::of(&known));
    }

    #[test]
    fn urgency_is_of_the_concerns_and_not_of_their_order(known in prop::collection::vec(any_concern(), 0..8).prop_shuffle()) {
        let mut sorted = known.clone();
        sorted.sort_by_key(|concern| concern.severity());
        prop_assert_eq!(Urgency::of(&known), Urgency::of(&sorted));
    }

    #[test]
    fn concerns_come_once_each_the_most_urgent_first(
        begun in 0i64..900, length in 1i64..800, still in prop::option::of((0i64..900, 0i64..120)), sign in prop::option::of(0i64..900),
        asked in prop::option::of(0i64..60), euros in prop::collection::vec(-50i64..900, 0..30), booked: bool, asks_for_call: bool,
    ) {
        let ago = |days: i64| today() - Duration::days(days);
        let suspended = still.map(|(from, days)| Suspension::stored(ago(from), ago(from) + Duration::days(days)));
        let (suspensions, figures) = (Suspensions(suspended.into_iter().collect()), figures(&euros));
        let path = EnrollmentPeriod { starts_on: ago(begun), ends_on: ago(begun) + Duration::days(length), left_on: None };
        let (last_sign, asked) = (sign.map(ago), asked.map(ago));
        let facts = AlertInputs { path, suspensions: &suspensions, figures: &figures, due_day: 10, last_sign, asked, booked, asks_for_call };
        let found = alerts(&facts, today());
        for pair in found.windows(2) {
            prop_assert!(pair[0].severity() > pair[1].severity());
            prop_assert_ne!(pair[0].key(), pair[1].key());
        }
        prop_assert!(found.iter().all(|concern| concern.number() >= 0));
    }

    #[test]
    fn months_through_which_the_path_stood_still_are_never_waited_for(begun in 0i64..700, figures_known in 0usize..20) {
        let starts_on = today() - Duration::days(begun);
        let path = EnrollmentPeriod::starting(starts_on);
        let whole = Suspensions(vec![Suspension::stored(path.starts_on, path.ends_on)]);
        let figures = figures(&vec![0; figures_known]);
        let facts = AlertInputs { path, booked: false, last_sign: None, ..calm(&whole, &figures) };
        prop_assert!(alerts(&facts, today()).iter().all(|concern| matches!(concern, Alert::Suspended | Alert::EndsInDays(_) | Alert::EndsInMonths(_))));
    }
}
