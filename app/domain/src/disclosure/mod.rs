//! What may be told of people in numbers without telling of a person (secret statistique): the funders' view.
//!
//! Funders see each half-year that is over as one [`snapshot::Snapshot`], made once and never again. What is in it keeps these
//! rules, which `app/docs/decisions/2026-11-25-numbers-that-tell-of-nobody.md` gives the reasons for:
//!
//! - Every number of people is told as the two neighbouring multiples of [`THRESHOLD`] that it lies between, both included:
//!   "5 at most", "between 20 and 25". A number that is such a multiple lies in two of them; a coin that nobody sees chooses.
//! - The tables hang together like pipes: entries and who was there before flow in, pass through groups, leave by an exit or
//!   stay. In such a network the tightest bounds that follow from all tables and all half-years together are multiples of the
//!   threshold again, so that no addition or subtraction of what is told narrows a number of people any further. A test
//!   attacks exactly that.
//! - Amounts are medians of at least [`FEWEST_IN_A_MEDIAN`] people, told between two steps of [`STEP_OF_AMOUNTS`].
//! - A rate is told only if at least [`FEWEST_IN_A_MEDIAN`] people make it and none of them weighs more than
//!   [`HEAVIEST_SHARE`] (dominance).
//! - There are no filters: the only partition is the time in the path. Whatever else a page shows is computed from what is told.

use serde::{Deserialize, Serialize};
use std::ops::Add;

pub mod half_year;
pub mod link;
pub mod person;
pub mod snapshot;
pub mod together;

/// No group is told of that could hold fewer people than this and be known to hold somebody; also the step of numbers of people.
pub const THRESHOLD: i64 = 5;

/// The fewest people of whom a median or a rate is told.
pub const FEWEST_IN_A_MEDIAN: i64 = 2 * THRESHOLD;

/// The step of amounts, in cents: 50 €.
pub const STEP_OF_AMOUNTS: i64 = 5_000;

/// The step of rates, in percent.
pub const STEP_OF_RATES: i64 = 5;

/// How much of a rate one person may weigh at most, in percent.
pub const HEAVIEST_SHARE: i64 = 25;

/// Where a number lies, both ends included. It is all that is kept of the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Between {
    low: i64,
    high: i64,
}

impl Between {
    /// The lower end.
    pub fn low(self) -> i64 {
        self.low
    }

    /// The upper end.
    pub fn high(self) -> i64 {
        self.high
    }

    /// A number of people. The coin must be one that nobody can foresee.
    pub fn people(number: i64, coin: &mut impl FnMut() -> bool) -> Self {
        let told = Self::step(number.max(0), THRESHOLD, coin);
        // Nobody is fewer than none.
        if told.low < 0 { Self { low: 0, high: THRESHOLD } } else { told }
    }

    /// An amount in cents.
    pub fn amount(cents: i64, coin: &mut impl FnMut() -> bool) -> Self {
        Self::step(cents, STEP_OF_AMOUNTS, coin)
    }

    /// How many of `all` a part is, in percent; nothing of nothing.
    pub fn rate(part: i64, all: i64, coin: &mut impl FnMut() -> bool) -> Option<Self> {
        let step = STEP_OF_RATES * all;
        (all > 0 && (0..=all).contains(&part)).then(|| {
            let low = (Self::step(part * 100, step, coin).low / all).clamp(0, 100 - STEP_OF_RATES);
            Self { low, high: low + STEP_OF_RATES }
        })
    }

    fn step(number: i64, step: i64, coin: &mut impl FnMut() -> bool) -> Self {
        let below = number.div_euclid(step) * step;
        // The coin is thrown for every number, so that how often it is thrown tells nothing either.
        let low = if coin() && below == number { below - step } else { below };
        Self { low, high: low + step }
    }
}

/// What two numbers come to, from what is told of them.
impl Add for Between {
    type Output = Between;
    fn add(self, other: Between) -> Between {
        Between { low: self.low + other.low, high: self.high + other.high }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(between: Between) -> (i64, i64) {
        (between.low(), between.high())
    }

    #[test]
    fn a_number_of_people_lies_between_two_multiples_of_five() {
        let told = |number, coin| ends(Between::people(number, &mut || coin));
        for coin in [false, true] {
            assert_eq!([0, 1, 4].map(|number| told(number, coin)), [(0, 5); 3]);
            assert_eq!([6, 9].map(|number| told(number, coin)), [(5, 10); 2]);
        }
        assert_eq!((told(5, false), told(5, true)), ((5, 10), (0, 5)));
        assert_eq!((told(65, false), told(65, true)), ((65, 70), (60, 65)));
    }

    #[test]
    fn amounts_and_rates_have_steps_of_their_own() {
        let (mut head, mut tail) = (|| true, || false);
        assert_eq!(ends(Between::amount(31_999, &mut head)), (30_000, 35_000));
        assert_eq!(ends(Between::amount(30_000, &mut head)), (25_000, 30_000));
        assert_eq!(ends(Between::amount(-100, &mut tail)), (-5_000, 0));
        assert_eq!(Between::rate(0, 0, &mut head), None);
        assert_eq!(Between::rate(4, 3, &mut head), None);
        let rate = |part, all, coin| ends(Between::rate(part, all, &mut || coin).unwrap());
        assert_eq!([rate(0, 7, true), rate(7, 7, false), rate(7, 7, true)], [(0, 5), (95, 100), (95, 100)]);
        assert_eq!([rate(41, 51, true), rate(40, 50, true), rate(40, 50, false)], [(80, 85), (75, 80), (80, 85)]);
    }

    #[test]
    fn a_sum_is_computed_from_what_is_told() {
        let coin = &mut || false;
        assert_eq!(ends(Between::people(3, coin) + Between::people(12, coin)), (10, 20));
    }
}
