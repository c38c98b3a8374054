//! The smoothing of turnover. The agency's own rule could not be verified, so that each rule used has a name and a first month,
//! and is replaced by adding a line to [`SMOOTHING`].

use crate::values::{money::Cents, month::Month, sql::stored_as_text};
use serde::{Deserialize, Serialize};

/// A rule of smoothing. A closed statement keeps the name of its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Smoothing {
    /// The mean of the last three validated months, the statement's own included; of fewer while there are no three.
    MeanOfThree,
}

/// A rule of smoothing with its first month and its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmoothingRule {
    /// The first month.
    pub from: Month,
    /// The rule.
    pub smoothing: Smoothing,
    /// The source of the rule.
    pub source: &'static str,
}

/// The rules, oldest first.
pub const SMOOTHING: &[SmoothingRule] = &[SmoothingRule {
    from: Month::of_table(2018, 12),
    smoothing: Smoothing::MeanOfThree,
    source: "not verified: the column is the agency's, the rule is Essor's",
}];

/// The rule for the turnover of a month.
pub fn smoothing_of(month: Month) -> Smoothing {
    SMOOTHING.iter().rev().find(|rule| rule.from <= month).map_or(Smoothing::MeanOfThree, |rule| rule.smoothing)
}

impl Smoothing {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MeanOfThree => "MeanOfThree",
        }
    }

    /// The key of its words in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::MeanOfThree => "smoothing-mean-of-three",
        }
    }

    /// The smoothed turnover of a month, from validated months in any order, of which those up to it count. Rounded to the cent, half a
    /// cent away from zero. `None` while no month is validated.
    pub fn of(self, month: Month, validated: impl IntoIterator<Item = (Month, Cents)>) -> Option<Cents> {
        match self {
            Self::MeanOfThree => {
                let newest: [_; 3] = newest(validated.into_iter().filter(|(of, _)| *of <= month));
                mean(newest.into_iter().flatten().map(|(_, total)| total))
            }
        }
    }
}

/// The newest months, as many as there is place for; without a list of all, since a list of statements asks for a hundred thousand.
fn newest<const PLACES: usize>(months: impl Iterator<Item = (Month, Cents)>) -> [Option<(Month, Cents)>; PLACES] {
    let mut newest = [None; PLACES];
    for month in months {
        let mut entering = Some(month);
        for place in &mut newest {
            if entering > *place {
                std::mem::swap(place, &mut entering);
            }
        }
    }
    newest
}

fn mean(amounts: impl Iterator<Item = Cents>) -> Option<Cents> {
    let (sum, count) = amounts.fold((0i64, 0i64), |(sum, count), amount| (sum.saturating_add(amount.get()), count + 1));
    if count == 0 {
        return None;
    }
    let half = if sum < 0 { -count } else { count };
    Some(Cents::new(sum.saturating_mul(2).saturating_add(half) / (2 * count)))
}

stored_as_text!(Smoothing);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn smoothed(of: &str, months: &[(&str, i64)]) -> Option<i64> {
        let months: Vec<_> = months.iter().map(|(of, cents)| (month(of), Cents::new(*cents))).collect();
        Smoothing::MeanOfThree.of(month(of), months).map(Cents::get)
    }

    #[test]
    fn the_last_three_validated_months_up_to_the_month_count_despite_gaps() {
        let months = [("2026-06", 100_000), ("2026-08", 30_000), ("2026-10", 20_000), ("2026-09", 10_000), ("2026-11", 900_000)];
        assert_eq!(smoothed("2026-10", &months), Some(20_000));
        assert_eq!(smoothed("2026-09", &months), Some(46_667));
        assert_eq!(smoothed("2026-07", &months), Some(100_000));
        assert_eq!(smoothed("2026-05", &months), None);
    }

    #[test]
    fn half_a_cent_is_rounded_away_from_zero() {
        assert_eq!(smoothed("2026-10", &[("2026-10", 1), ("2026-09", 2)]), Some(2));
        assert_eq!(smoothed("2026-10", &[("2026-10", -1), ("2026-09", -2)]), Some(-2));
        assert_eq!(smoothed("2026-10", &[("2026-10", -1), ("2026-09", 0), ("2026-08", 0)]), Some(0));
    }

    #[test]
    fn the_rules_are_sorted_by_month_and_every_month_has_one() {
        assert!(SMOOTHING.is_sorted_by_key(|rule| rule.from) && SMOOTHING.iter().all(|rule| !rule.source.is_empty()));
        assert_eq!(smoothing_of(month("2026-10")), Smoothing::MeanOfThree);
        assert_eq!(smoothing_of(month("2000-01")), Smoothing::MeanOfThree);
    }

    proptest! {
        #[test]
        fn the_smoothed_turnover_lies_between_the_least_and_the_greatest(amounts in prop::collection::vec(-1_000_000_000i64..1_000_000_000, 1..3)) {
            let months: Vec<_> = amounts.iter().enumerate().map(|(at, cents)| (month("2026-10").plus(-(at as i32)), Cents::new(*cents))).collect();
            let smoothed = Smoothing::MeanOfThree.of(month("2026-10"), months).unwrap().get();
            prop_assert!(*amounts.iter().min().unwrap() <= smoothed && smoothed <= *amounts.iter().max().unwrap());
        }
    }
}
