//! The estimate against a second computation, written apart from the table.

use super::*;
use crate::declaration::{LineKind, TurnoverLine, by_activity};
use proptest::prelude::*;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn registered(text: &str) -> Terms {
    Terms { registered: Some(month(text)), acre: true, ..Terms::default() }
}

fn contributions(at: &str, activity: Activity, cents: i64, terms: &Terms) -> i64 {
    set_aside(month(at), &[(activity, Cents::new(cents))], terms).of(Charge::Contributions).unwrap().get()
}

/// Case 3 of the twelve that break peers: a credit note larger than the sales.
#[test]
fn case_3_the_estimate_stops_at_zero_where_the_signed_month_does_not() {
    let line = |kind, cents| TurnoverLine::new(Activity::CraftServices, kind, Cents::new(cents)).unwrap();
    let lines = [line(LineKind::Sale, 10_000), line(LineKind::CreditNote, 15_050)];
    assert_eq!(crate::declaration::total(&lines), Cents::new(-5_050), "the signed month is kept");
    let estimate = set_aside(month("2026-10"), &by_activity(&lines), &Terms::default());
    assert_eq!((estimate.total(), estimate.notes.as_slice()), (Some(Cents::ZERO), &[Note::StopsAtZero][..]));
    // One category below zero takes nothing off another.
    let mixed = [(Activity::CraftServices, Cents::new(-5_050)), (Activity::Goods, Cents::new(10_000))];
    assert_eq!(set_aside(month("2026-10"), &mixed, &Terms::default()).total(), Some(Cents::new(1_230 + 10)));
}

/// Case 6 of the twelve that break peers.
#[test]
fn case_6_the_rates_are_those_of_the_month() {
    let none = Terms::default();
    assert_eq!(contributions("2025-12", Activity::OtherServices, 100_000, &none), 24_600);
    assert_eq!(contributions("2026-01", Activity::OtherServices, 100_000, &none), 25_600);
}

/// Case 6 of the twelve that break peers.
#[test]
fn case_6_acre_reduces_its_twelfth_month_and_not_its_thirteenth() {
    let terms = registered("2025-01");
    assert_eq!(contributions("2025-01", Activity::CraftServices, 100_000, &terms), 10_600);
    assert_eq!(contributions("2025-12", Activity::CraftServices, 100_000, &terms), 10_600);
    assert_eq!(contributions("2026-01", Activity::CraftServices, 100_000, &terms), 21_200);
    assert_eq!(contributions("2024-12", Activity::CraftServices, 100_000, &terms), 21_200, "before the registration there is none");
}

/// Case 6 of the twelve that break peers.
#[test]
fn case_6_which_date_governs_acre_is_not_known_so_the_higher_share_counts() {
    let across = registered("2026-03");
    let estimate = |at| set_aside(month(at), &[(Activity::Goods, Cents::new(100_000))], &across);
    assert_eq!((estimate("2026-06").of(Charge::Contributions), estimate("2026-06").notes), (Some(Cents::new(6_150)), vec![]));
    assert_eq!(
        (estimate("2026-07").of(Charge::Contributions), estimate("2026-07").notes),
        (Some(Cents::new(9_225)), vec![Note::AcreTwoShares])
    );
    assert_eq!(estimate("2027-03").notes, [], "over, there is nothing to say");
    let after = set_aside(month("2026-08"), &[(Activity::Goods, Cents::new(100_000))], &registered("2026-07"));
    assert_eq!((after.of(Charge::Contributions), after.notes), (Some(Cents::new(9_225)), vec![]));
}

/// Case 6 of the twelve that break peers.
#[test]
fn case_6_a_mixed_month_is_rounded_once_a_category_and_charge() {
    let sums =
        [(Activity::Goods, Cents::new(4_150)), (Activity::CraftServices, Cents::new(1_250)), (Activity::OtherServices, Cents::new(333))];
    let terms = Terms { income_tax: true, craft: true, ..Terms::default() };
    let estimate = set_aside(month("2026-10"), &sums, &terms);
    let amounts: Vec<i64> = estimate.parts.iter().map(|part| part.amount.get()).collect();
    // 510.45 12.45 41.5 | 265 3.75 21.25 | 85.248 0.666 7.326
    assert_eq!(amounts, [510, 12, 42, 265, 4, 21, 85, 1, 7]);
    assert_eq!(Charge::ALL.map(|charge| estimate.of(charge).unwrap().get()), [860, 17, 70]);
    assert_eq!(estimate.total(), Some(Cents::new(947)));
}

#[test]
fn what_is_not_known_is_not_guessed() {
    let of = |activity, at| set_aside(month(at), &[(activity, Cents::new(100_000))], &Terms::default());
    for (activity, at) in [
        (Activity::TouristLets, "2026-10"),
        (Activity::Undetermined, "2026-10"),
        (Activity::OtherServices, "2024-06"),
        (Activity::Goods, "2022-09"),
    ] {
        let estimate = of(activity, at);
        assert_eq!((estimate.total(), estimate.not_known), (None, vec![activity]), "{activity:?} {at}");
    }
    let beside = [(Activity::Goods, Cents::new(10_000)), (Activity::TouristLets, Cents::new(10_000))];
    let estimate = set_aside(month("2026-10"), &beside, &Terms::default());
    assert_eq!((estimate.total(), estimate.not_known), (Some(Cents::new(1_240)), vec![Activity::TouristLets]));
    let nil = set_aside(month("2026-10"), &[(Activity::Undetermined, Cents::ZERO)], &Terms::default());
    assert_eq!(nil.total(), Some(Cents::ZERO), "of nothing, nothing is asked at any rate");
}

#[test]
fn acre_that_is_not_known_reduces_nothing_and_says_so() {
    let without_date = Terms { acre: true, ..Terms::default() };
    let estimate = set_aside(month("2026-10"), &[(Activity::Goods, Cents::new(100_000))], &without_date);
    assert_eq!((estimate.of(Charge::Contributions), estimate.notes), (Some(Cents::new(12_300)), vec![Note::AcreWithoutDate]));
    let cipav = set_aside(month("2026-05"), &[(Activity::Cipav, Cents::new(100_000))], &registered("2026-03"));
    assert_eq!((cipav.of(Charge::Contributions), cipav.notes), (Some(Cents::new(23_200)), vec![Note::AcreNotKnown]));
}

#[test]
fn income_tax_counts_only_when_chosen_and_craft_only_changes_the_training_levy() {
    let sums = [(Activity::CraftServices, Cents::new(100_000))];
    let plain = set_aside(month("2026-10"), &sums, &Terms::default());
    let craft = set_aside(month("2026-10"), &sums, &Terms { craft: true, income_tax: true, ..Terms::default() });
    assert_eq!(Charge::ALL.map(|charge| plain.of(charge).map(Cents::get)), [Some(21_200), Some(100), None]);
    assert_eq!(Charge::ALL.map(|charge| craft.of(charge).map(Cents::get)), [Some(21_200), Some(300), Some(1_700)]);
}

#[test]
fn the_largest_turnover_stays_within_64_bits() {
    let most = set_aside(month("2026-10"), &[(Activity::OtherServices, Cents::new(i64::MAX))], &Terms::default());
    let exact = (i128::from(i64::MAX) * 2_560 + 5_000) / 10_000;
    assert_eq!(most.of(Charge::Contributions).map(|cents| i128::from(cents.get())), Some(exact));
}

/// The rates once more, as a person would read them from the page of the Urssaf: in tenths of a percent, by month number.
/// Contributions, levy, levy of a craft, tax; nothing when it is not known.
fn by_hand(activity: Activity, year: i32, number: i32) -> Option<(i128, i128, i128, i128)> {
    let at = year * 100 + number;
    match activity {
        Activity::Goods if at >= 202_210 => Some((123, 1, 3, 10)),
        Activity::CraftServices if at >= 202_210 => Some((212, 1, 3, 17)),
        Activity::OtherServices if at >= 202_601 => Some((256, 2, 2, 22)),
        Activity::OtherServices if at >= 202_501 => Some((246, 2, 2, 22)),
        Activity::OtherServices if at >= 202_407 => Some((231, 2, 2, 22)),
        Activity::Cipav if at >= 202_407 => Some((232, 2, 2, 22)),
        _ => None,
    }
}

/// Rounds a fraction of cents to the nearest, halves up, by looking at what is left.
fn nearest(numerator: i128, denominator: i128) -> i128 {
    let whole = numerator / denominator;
    if (numerator - whole * denominator) * 2 >= denominator { whole + 1 } else { whole }
}

proptest! {
    #[test]
    fn estimates_equal_an_independent_computation_for_random_mixed_months_across_rate_changes(
        typed in prop::collection::vec((0usize..6, any::<bool>(), 0i64..=999_999_999), 1..20),
        (year, number) in (2022i32..=2027, 1i32..=12),
        registration in prop::option::of((2021i32..=2027, 1i32..=12)),
        (acre, income_tax, craft) in any::<(bool, bool, bool)>(),
    ) {
        let lines: Vec<_> = typed
            .iter()
            .map(|(activity, sale, cents)| {
                let kind = if *sale { LineKind::Sale } else { LineKind::CreditNote };
                TurnoverLine::new(Activity::ALL[*activity], kind, Cents::new(*cents)).unwrap()
            })
            .collect();
        let of = |(year, number): (i32, i32)| month(&format!("{year}-{number:02}"));
        let terms = Terms { registered: registration.map(of), acre, income_tax, craft };
        let estimate = set_aside(of((year, number)), &by_activity(&lines), &terms);

        let mut expected = 0;
        let mut not_known = Vec::new();
        for activity in Activity::ALL {
            let signed: i128 = typed
                .iter()
                .filter(|(its, ..)| Activity::ALL[*its] == activity)
                .map(|(_, sale, cents)| if *sale { i128::from(*cents) } else { -i128::from(*cents) })
                .sum();
            if signed <= 0 {
                continue;
            }
            let Some((contributions, levy, craft_levy, tax)) = by_hand(activity, year, number) else {
                not_known.push(activity);
                continue;
            };
            let quarters = match registration {
                Some((from, first)) if acre && activity != Activity::Cipav => {
                    let nth = (year - from) * 12 + number - first + 1;
                    let new = (year, number) >= (2026, 7);
                    if (1..=12).contains(&nth) { if new { 3 } else { 2 } } else { 4 }
                }
                _ => 4,
            };
            expected += nearest(signed * contributions * quarters, 4_000);
            expected += nearest(signed * if craft { craft_levy } else { levy }, 1_000);
            expected += if income_tax { nearest(signed * tax, 1_000) } else { 0 };
        }
        prop_assert_eq!(&estimate.not_known, &not_known);
        let any_known = !estimate.parts.is_empty() || not_known.is_empty();
        prop_assert_eq!(estimate.total().map(|total| i128::from(total.get())), any_known.then_some(expected));
        // The parts are the whole: by charge they add up to it.
        let by_charge: Cents = Charge::ALL.into_iter().filter_map(|charge| estimate.of(charge)).sum();
        prop_assert_eq!(by_charge, estimate.total().unwrap_or_default());
    }
}
