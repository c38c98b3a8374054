use super::*;
use crate::enrollments::suspension::Suspension;
use chrono::Duration;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// 25 November 2026.
fn today() -> NaiveDate {
    day("2026-11-25")
}

/// The declared months up to October 2026, given in euros.
fn months(euros: &[i64]) -> Vec<(Month, Cents)> {
    let after: Month = "2026-11".parse().unwrap();
    let first = -i32::try_from(euros.len()).unwrap();
    euros.iter().zip(first..).map(|(euros, months)| (after.plus(months), Cents::new(euros * 100))).collect()
}

/// An enrollment since August with all three months declared, an appointment, and a sign yesterday: no alert.
fn quiet<'a>(suspensions: &'a Suspensions, declared_months: &'a [(Month, Cents)]) -> AlertInputs<'a> {
    AlertInputs {
        period: EnrollmentPeriod::starting(day("2026-08-03")),
        suspensions,
        declared_months,
        due_day: DueDay::try_from(10).unwrap(),
        last_sign: Some(day("2026-11-24")),
        asked_on: None,
        booked: true,
        booked_after_end: false,
        asks_for_call: false,
    }
}

fn alerts_after(change: impl Fn(&mut AlertInputs<'_>)) -> Vec<Alert> {
    let (suspensions, declared) = (Suspensions::default(), months(&[80, 120, 190]));
    let mut inputs = quiet(&suspensions, &declared);
    change(&mut inputs);
    alerts(&inputs, today())
}

#[test]
fn a_quiet_enrollment_has_no_alert() {
    assert_eq!(alerts_after(|_| {}), []);
}

#[test]
fn silence_is_an_alert_from_three_weeks_on_and_counts_from_the_start_at_the_earliest() {
    let since = |text: &str| alerts_after(|inputs| inputs.last_sign = Some(day(text)));
    assert_eq!(since("2026-11-05"), []);
    assert_eq!(since("2026-11-04"), [Alert::NoSign(3)]);
    assert_eq!(since("2026-10-20"), [Alert::NoSign(5)]);
    assert_eq!(alerts_after(|inputs| inputs.last_sign = None), [Alert::NoSign(16)]);
    let new = alerts_after(|inputs| (inputs.last_sign, inputs.period) = (None, EnrollmentPeriod::starting(day("2026-11-10"))));
    assert_eq!(new, []);
}

#[test]
fn no_appointment_and_a_wish_for_a_call_are_alerts() {
    assert_eq!(alerts_after(|inputs| inputs.booked = false), [Alert::NothingPlanned]);
    assert_eq!(alerts_after(|inputs| (inputs.asks_for_call, inputs.booked) = (true, false)), [Alert::AsksForCall, Alert::NothingPlanned]);
}

#[test]
fn an_appointment_after_the_end_is_an_alert_below_the_end_itself() {
    let after = |last: &str| alerts_after(|inputs| (inputs.period.ends_on, inputs.booked_after_end) = (day(last), true));
    assert_eq!(after("2027-06-30"), [Alert::BookedAfterEnd]);
    assert_eq!(after("2026-11-30"), [Alert::EndsInDays(6), Alert::BookedAfterEnd]);
    assert_eq!(after("2026-11-17"), [Alert::EndedWithoutExit(8), Alert::BookedAfterEnd]);
}

#[test]
fn a_question_is_an_alert_after_five_days() {
    assert_eq!(alerts_after(|inputs| inputs.asked_on = Some(day("2026-11-21"))), []);
    assert_eq!(alerts_after(|inputs| inputs.asked_on = Some(day("2026-11-20"))), [Alert::QuestionUnanswered(5)]);
}

#[test]
fn the_end_is_an_alert_in_months_then_in_days_then_as_an_exit_to_record() {
    let ending = |text: &str| alerts_after(|inputs| inputs.period.ends_on = day(text));
    assert_eq!(ending("2027-02-26"), []);
    assert_eq!(ending("2027-02-25"), [Alert::EndsInMonths(3)]);
    assert_eq!(ending("2027-01-25"), [Alert::EndsInMonths(2)]);
    assert_eq!(ending("2027-01-24"), [Alert::EndsInDays(61)]);
    assert_eq!(ending("2026-11-26"), [Alert::EndsInDays(2)]);
    assert_eq!(ending("2026-11-25"), [Alert::EndsInDays(1)]);
    assert_eq!(ending("2026-11-24"), [Alert::EndedWithoutExit(1)]);
}

#[test]
fn a_month_is_expected_once_its_day_has_passed_and_a_month_of_zero_is_not() {
    let suspensions = Suspensions::default();
    let after = |euros: &[i64], on: &str| {
        let declared = months(euros);
        let mut inputs = quiet(&suspensions, &declared);
        inputs.last_sign = Some(day(on));
        alerts(&inputs, day(on))
    };
    let gone = [&months(&[0, 0, 0])[..2], &[]].concat();
    let mut inputs = quiet(&suspensions, &gone);
    inputs.last_sign = Some(day("2026-11-10"));
    assert_eq!(alerts(&inputs, day("2026-11-10")), []);
    assert_eq!(alerts(&inputs, day("2026-11-11")), [Alert::MonthsExpected(1)]);
    assert_eq!(after(&[0, 0, 0], "2026-11-11"), []);
    assert_eq!(after(&[], "2026-11-11"), [Alert::MonthsExpected(3)]);
}

#[test]
fn falling_turnover_needs_two_falls_without_a_gap_and_a_quarter() {
    let suspensions = Suspensions::default();
    let falls = |euros: &[i64]| {
        let declared = months(euros);
        let mut inputs = quiet(&suspensions, &declared);
        inputs.period = EnrollmentPeriod::starting(day("2026-05-04"));
        alerts(&inputs, today()).into_iter().filter(|it| matches!(it, Alert::TurnoverFalling(_))).collect::<Vec<_>>()
    };
    assert_eq!(falls(&[300, 400, 350, 300]), [Alert::TurnoverFalling(2)]);
    assert_eq!(falls(&[500, 400, 350, 300]), [Alert::TurnoverFalling(3)]);
    assert_eq!(falls(&[400, 200]), []);
    assert_eq!(falls(&[400, 390, 301]), []);
    assert_eq!(falls(&[400, 390, 300]), [Alert::TurnoverFalling(2)]);
    assert_eq!(falls(&[0, 0, 0]), []);
    assert_eq!(falls(&[80, 40, 0]), [Alert::TurnoverFalling(2)]);
    let mut gap = months(&[500, 400, 300]);
    gap.remove(1);
    assert_eq!(falling_months(&gap, today()), None);
}

#[test]
fn a_fall_older_than_two_months_is_no_alert() {
    let fall = months(&[400, 300, 200]);
    assert_eq!(falling_months(&fall, day("2026-12-31")), Some(2), "November may not be declared yet");
    assert_eq!(falling_months(&fall, day("2027-01-01")), None);
    assert_eq!(falling_months(&fall, day("2027-03-15")), None);
}

#[test]
fn a_suspension_hides_other_alerts_and_silence_counts_anew_after_it() {
    let declared = months(&[190, 120, 80]);
    let until = |text: &str| Suspensions(vec![Suspension::stored(day("2026-11-01"), day(text))]);
    let silent = |suspensions: &Suspensions| {
        let inputs = AlertInputs { last_sign: Some(day("2026-09-01")), booked: false, ..quiet(suspensions, &declared) };
        alerts(&inputs, today())
    };
    assert_eq!(silent(&until("2026-11-25")), [Alert::Suspended]);
    assert_eq!(silent(&until("2026-11-24")), [Alert::TurnoverFalling(2), Alert::NothingPlanned]);
}

#[test]
fn alerts_have_a_weight_and_say_whether_to_call() {
    assert_eq!(Alert::NoSign(3).weight(), Weight::Now);
    assert_eq!(Alert::EndsInMonths(3).weight(), Weight::Soon);
    assert_eq!(Alert::NothingPlanned.weight(), Weight::Known);
    assert!(Alert::NoSign(3).asks_to_call() && Alert::MonthsExpected(2).asks_to_call());
    assert!(!Alert::MonthsExpected(1).asks_to_call() && !Alert::NothingPlanned.asks_to_call());
    assert!(Alert::EndsInDays(3).is_about_end() && !Alert::Suspended.is_about_end());
}

fn any_alert() -> impl Strategy<Value = Alert> {
    prop_oneof![
        Just(Alert::AsksForCall),
        (1i64..400).prop_map(Alert::EndedWithoutExit),
        (3i64..100).prop_map(Alert::NoSign),
        (1i64..25).prop_map(Alert::MonthsExpected),
        (2i64..24).prop_map(Alert::TurnoverFalling),
        (0i64..30).prop_map(Alert::EndsInDays),
        (1i64..4).prop_map(Alert::EndsInMonths),
        (5i64..200).prop_map(Alert::QuestionUnanswered),
        Just(Alert::BookedAfterEnd),
        Just(Alert::NothingPlanned),
        Just(Alert::Suspended),
    ]
}

proptest! {
    #[test]
    fn the_time_left_is_that_of_the_enrollment_page(left in -40i64..120) {
        let last_day = today() + Duration::days(left);
        match (end_alert(last_day, today()), time_left(today(), last_day)) {
            (Some(Alert::EndedWithoutExit(days)), TimeLeft::Over) => prop_assert_eq!(days, -left),
            (Some(Alert::EndsInDays(days)), TimeLeft::Days(left)) | (Some(Alert::EndsInMonths(days)), TimeLeft::Months(left)) => prop_assert_eq!(days, left),
            (None, TimeLeft::Months(3..)) => {}
            (alert, time_left) => prop_assert!(false, "{:?} and {:?}", alert, time_left),
        }
    }

    #[test]
    fn one_more_alert_never_lowers_the_urgency(known in prop::collection::vec(any_alert(), 0..8), more in any_alert()) {
        let with_more = [known.clone(), vec![more]].concat();
        prop_assert!(Urgency::of(&with_more) > Urgency::of(&known));
    }

    #[test]
    fn urgency_does_not_depend_on_the_order_of_alerts(known in prop::collection::vec(any_alert(), 0..8).prop_shuffle()) {
        let mut sorted = known.clone();
        sorted.sort_by_key(|alert| alert.severity());
        prop_assert_eq!(Urgency::of(&known), Urgency::of(&sorted));
    }

    #[test]
    fn alerts_are_unique_and_the_most_urgent_comes_first(
        begun in 0i64..900, length in 1i64..800, still in prop::option::of((0i64..900, 0i64..120)), sign in prop::option::of(0i64..900),
        asked in prop::option::of(0i64..60), euros in prop::collection::vec(-50i64..900, 0..30), booked: bool, booked_after_end: bool,
        asks_for_call: bool,
    ) {
        let ago = |days: i64| today() - Duration::days(days);
        let suspended = still.map(|(from, days)| Suspension::stored(ago(from), ago(from) + Duration::days(days)));
        let (suspensions, declared) = (Suspensions(suspended.into_iter().collect()), months(&euros));
        let period = EnrollmentPeriod { starts_on: ago(begun), ends_on: ago(begun) + Duration::days(length), left_on: None };
        let (last_sign, asked_on) = (sign.map(ago), asked.map(ago));
        let inputs = AlertInputs { period, suspensions: &suspensions, declared_months: &declared, due_day: DueDay::try_from(10).unwrap(), last_sign, asked_on, booked, booked_after_end, asks_for_call };
        let found = alerts(&inputs, today());
        for pair in found.windows(2) {
            prop_assert!(pair[0].severity() > pair[1].severity());
            prop_assert_ne!(pair[0].key(), pair[1].key());
        }
        prop_assert!(found.iter().all(|alert| alert.number() >= 0));
    }

    #[test]
    fn months_suspended_as_a_whole_are_never_expected(begun in 0i64..700, declared_count in 0usize..20) {
        let starts_on = today() - Duration::days(begun);
        let period = EnrollmentPeriod::starting(starts_on);
        let whole = Suspensions(vec![Suspension::stored(period.starts_on, period.ends_on)]);
        let declared = months(&vec![0; declared_count]);
        let inputs = AlertInputs { period, booked: false, last_sign: None, ..quiet(&whole, &declared) };
        prop_assert!(alerts(&inputs, today()).iter().all(|alert| matches!(alert, Alert::Suspended | Alert::EndsInDays(_) | Alert::EndsInMonths(_))));
    }
}
