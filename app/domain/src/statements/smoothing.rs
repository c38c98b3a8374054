//! How turnover is smoothed: the agency's own rule could not be verified, so each one used has a name and a date, and is
//! replaced by adding a line to a table.

use crate::values::sql::stored_as_text;
use crate::values::{money::Cents, month::Month};
use serde::{Deserialize, Serialize};

/// A way of smoothing. A statement keeps the name of the one it was made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Smoothing {
    /// The mean of the last three validated months, the statement's own included; of fewer while there are no three.
    MeanOfThree,
}

/// From which month on turnover is smoothed that way, and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmoothingRule {
    /// The first month.
    pub from: Month,
    /// The way.
    pub smoothing: Smoothing,
    /// Where it comes from.
    pub source: &'static str,
}

/// All of them, the oldest first.
pub const SMOOTHING: &[SmoothingRule] = &[SmoothingRule {
    from: Month::of_table(2018, 12),
    smoothing: Smoothing::MeanOfThree,
    source: "not verified: the column is the agency's, the rule is Essor's",
}];

/// How the turnover of a month is smoothed.
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

    /// The smoothed turnover of a month, of the validated months in any order: those after it do not count. To the cent,
    /// half a cent away from zero. Nothing while no month is validated.
    pub fn of(self, month: Month, validated: &[(Month, Cents)]) -> Option<Cents> {
        match self {
            Self::MeanOfThree => {
                let mut months: Vec<_> = validated.iter().filter(|(of, _)| *of <= month).collect();
                months.sort_unstable_by_key(|(of, _)| std::cmp::Reverse(*of));
                mean(months.iter().take(3).map(|(_, total)| *total))
            }
        }
    }
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
        Smoothing::MeanOfThree.of(month(of), &months).map(Cents::get)
    }

    #[test]
    fn the_last_three_validated_months_up_to_the_month_are_taken_whatever_lies_between() {
        let months = [("2026-06", 100_000), ("2026-08", 30_000), ("2026-10", 20_000), ("2026-09", 10_000), ("2026-11", 900_000)];
        assert_eq!(smoothed("2026-10", &months), Some(20_000));
        assert_eq!(smoothed("2026-09", &months), Some(46_667));
        assert_eq!(smoothed("2026-07", &months), Some(100_000));
        assert_eq!(smoothed("2026-05", &months), None);
    }

    #[test]
    fn half_a_cent_goes_away_from_zero_on_both_sides() {
        assert_eq!(smoothed("2026-10", &[("2026-10", 1), ("2026-09", 2)]), Some(2));
        assert_eq!(smoothed("2026-10", &[("2026-10", -1), ("2026-09", -2)]), Some(-2));
        assert_eq!(smoothed("2026-10", &[("2026-10", -1), ("2026-09", 0), ("2026-08", 0)]), Some(0));
    }

    #[test]
    fn the_rules_stand_in_the_order_of_their_dates_and_one_holds_for_every_month() {
        assert!(SMOOTHING.is_sorted_by_key(|rule| rule.from) && SMOOTHING.iter().all(|rule| !rule.source.is_empty()));
        assert_eq!(smoothing_of(month("2026-10")), Smoothing::MeanOfThree);
        assert_eq!(smoothing_of(month("2000-01")), Smoothing::MeanOfThree);
    }

    proptest! {
        #[test]
        fn the_smoothed_figure_lies_between_the_least_and_the_most(amounts in prop::collection::vec(-1_000_000_000i64..1_000_000_000, 1..3)) {
            let months: Vec<_> = amounts.iter().enumerate().map(|(at, cents)| (month("2026-10").plus(-(at as i32)), Cents::new(*cents))).collect();
            let smoothed = Smoothing::MeanOfThree.of(month("2026-10"), &months).unwrap().get();
            prop_assert!(*amounts.iter().min().unwrap() <= smoothed && smoothed <= *amounts.iter().max().unwrap());
        }
    }
}
