//! What may be told of people in numbers without telling of a person (secret statistique): the funders' view.
//!
//! Funders see each half-year that is over as one [`snapshot::Snapshot`], made once and never again. What is in it keeps these
//! rules, which `app/docs/decisions/2026-11-25-numbers-that-tell-of-nobody.md` gives the reasons for:
//!
//! - All numbers of people are rounded together, by chance, to multiples of [`THRESHOLD`] that add up like the numbers
//!   themselves ([`rounding`]), and published as "at most one step from that multiple", both ends included: "5 at most",
//!   "between 20 and 30". The multiples are one table that fits everything published, with room on every side: so no number is
//!   ever known exactly, not even that it is 0, and nothing that is added or subtracted narrows a number any further. A test
//!   attacks exactly that with a solver.
//! - The tables hang together like pipes: entries and who was there before flow in, pass through groups, leave by an exit or
//!   stay; half-years hang together by who stays.
//! - Amounts are medians of at least [`FEWEST_IN_A_MEDIAN`] people, told between two steps of [`STEP_OF_AMOUNTS`].
//! - A rate is told only if at least [`FEWEST_IN_A_MEDIAN`] people make it and none of them weighs more than
//!   [`HEAVIEST_SHARE`] (dominance).
//! - There are no filters: the only partition is the time in the path. Whatever else a page shows is computed from what is told.

use serde::{Deserialize, Serialize};
use std::ops::Add;

pub mod half_year;
pub mod link;
pub mod person;
pub mod rounding;
pub mod snapshot;
mod tables;
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
pub struct RoundedRange {
    low: i64,
    high: i64,
}

impl RoundedRange {
    /// The lower end.
    pub fn low(self) -> i64 {
        self.low
    }

    /// The upper end.
    pub fn high(self) -> i64 {
        self.high
    }

    /// A number of people that was rounded to this multiple of [`THRESHOLD`]: at most one step from it.
    pub(crate) fn around(multiple: i64) -> Self {
        Self { low: (multiple - THRESHOLD).max(0), high: multiple + THRESHOLD }
    }

    /// The multiple that a number of people was rounded to; `None` for one published in another form.
    pub(crate) fn middle(self) -> Option<i64> {
        let multiple = self.high - THRESHOLD;
        (Self::around(multiple) == self).then_some(multiple)
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
impl Add for RoundedRange {
    type Output = RoundedRange;
    fn add(self, other: RoundedRange) -> RoundedRange {
        RoundedRange { low: self.low + other.low, high: self.high + other.high }
    }
}

#[cfg(test)]
mod chance {
    /// Coins that can be thrown again (splitmix64).
    pub fn coins(seed: u64) -> impl FnMut() -> bool {
        let mut state = seed;
        move || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (z ^ (z >> 31)) & 1 == 1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(between: RoundedRange) -> (i64, i64) {
        (between.low(), between.high())
    }

    #[test]
    fn a_number_of_people_lies_at_most_one_step_from_a_multiple() {
        assert_eq!([0, 5, 10, 65].map(|multiple| ends(RoundedRange::around(multiple))), [(0, 5), (0, 10), (5, 15), (60, 70)]);
        assert_eq!([0, 5, 65].map(|multiple| RoundedRange::around(multiple).middle()), [Some(0), Some(5), Some(65)]);
        // As numbers were published before they were rounded together.
        assert_eq!(RoundedRange { low: 20, high: 25 }.middle(), None);
    }

    #[test]
    fn amounts_and_rates_have_steps_of_their_own() {
        let (mut head, mut tail) = (|| true, || false);
        assert_eq!(ends(RoundedRange::amount(31_999, &mut head)), (30_000, 35_000));
        assert_eq!(ends(RoundedRange::amount(30_000, &mut head)), (25_000, 30_000));
        assert_eq!(ends(RoundedRange::amount(-100, &mut tail)), (-5_000, 0));
        assert_eq!(RoundedRange::rate(0, 0, &mut head), None);
        assert_eq!(RoundedRange::rate(4, 3, &mut head), None);
        let rate = |part, all, coin| ends(RoundedRange::rate(part, all, &mut || coin).unwrap());
        assert_eq!([rate(0, 7, true), rate(7, 7, false), rate(7, 7, true)], [(0, 5), (95, 100), (95, 100)]);
        assert_eq!([rate(41, 51, true), rate(40, 50, true), rate(40, 50, false)], [(80, 85), (75, 80), (80, 85)]);
    }

    #[test]
    fn a_sum_is_computed_from_what_is_told() {
        assert_eq!(ends(RoundedRange::around(0) + RoundedRange::around(10)), (5, 20));
    }
}
