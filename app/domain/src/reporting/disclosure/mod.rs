//! Statistical disclosure control (secret statistique): the results that funders see, which must not reveal a person.
//!
//! Funders see each past half-year as one [`snapshot::Snapshot`], computed once. It keeps these rules, for reasons given in
//! `app/docs/decisions/2026-11-25-numbers-that-tell-of-nobody.md`:
//!
//! - All numbers of people are rounded together, by chance, to multiples of [`THRESHOLD`] that add up like the numbers
//!   themselves ([`rounding`]), and published as "at most one step from that multiple", both ends included: "5 at most",
//!   "between 20 and 30". The multiples are one table that fits everything published, with room on every side: so no number is
//!   ever known exactly, not even that it is 0, and nothing that is added or subtracted narrows a number any further. A test
//!   attacks exactly that with a solver.
//! - The tables of a half-year form one flow: people enrolled before or entering flow in, pass through groups, leave by an exit or
//!   stay; half-years are joined by those who stay.
//! - Amounts are medians of at least [`FEWEST_IN_A_MEDIAN`] people, published between two steps of [`STEP_OF_AMOUNTS`].
//! - A rate is published only if at least [`FEWEST_IN_A_MEDIAN`] people make it and none of them weighs more than
//!   [`HEAVIEST_SHARE`] (dominance).
//! - There are no filters: the only partition is the time since the start. Everything else on a page is computed from what is
//!   published.

use serde::{Deserialize, Serialize};
use std::ops::Add;

mod exit_kind;
pub mod half_year;
pub mod link;
pub mod network_total;
pub mod person;
pub mod rounding;
pub mod snapshot;
mod tables;

/// No published group is known to hold at least one and fewer than this number of people; also the step of numbers of people.
pub const THRESHOLD: i64 = 5;

/// The fewest people of a published median or rate.
pub const FEWEST_IN_A_MEDIAN: i64 = 2 * THRESHOLD;

/// The step of amounts, in cents: 50 €.
pub const STEP_OF_AMOUNTS: i64 = 5_000;

/// The step of rates, in percent.
pub const STEP_OF_RATES: i64 = 5;

/// The largest share of one person in a rate, in percent.
pub const HEAVIEST_SHARE: i64 = 25;

/// A range in which a number lies, both ends included; the number itself is not kept.
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

    /// The range of a number of people that was rounded to this multiple of [`THRESHOLD`]: at most one step from it.
    pub(crate) fn around(multiple: i64) -> Self {
        Self { low: (multiple - THRESHOLD).max(0), high: multiple + THRESHOLD }
    }

    /// The multiple that a number of people was rounded to; `None` for one published in another form.
    pub(crate) fn multiple(self) -> Option<i64> {
        let multiple = self.high - THRESHOLD;
        (Self::around(multiple) == self).then_some(multiple)
    }

    /// The range of an amount in cents; `coin` chooses the range for an amount on a step.
    pub fn amount(cents: i64, coin: &mut impl FnMut() -> bool) -> Self {
        Self::step(cents, STEP_OF_AMOUNTS, coin)
    }

    /// The range of the share of `part` in `all`, in percent; `None` if `all` is 0 or `part` is not within it.
    pub fn rate(part: i64, all: i64, coin: &mut impl FnMut() -> bool) -> Option<Self> {
        let step = STEP_OF_RATES * all;
        (all > 0 && (0..=all).contains(&part)).then(|| {
            let low = (Self::step(part * 100, step, coin).low / all).clamp(0, 100 - STEP_OF_RATES);
            Self { low, high: low + STEP_OF_RATES }
        })
    }

    fn step(number: i64, step: i64, coin: &mut impl FnMut() -> bool) -> Self {
        let below = number.div_euclid(step) * step;
        // The coin is thrown for every number, so that the number of throws reveals nothing.
        let low = if coin() && below == number { below - step } else { below };
        Self { low, high: low + step }
    }
}

/// The range of the sum of two numbers.
impl Add for RoundedRange {
    type Output = RoundedRange;
    fn add(self, other: RoundedRange) -> RoundedRange {
        RoundedRange { low: self.low + other.low, high: self.high + other.high }
    }
}

#[cfg(test)]
mod chance {
    /// Repeatable coins (splitmix64).
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

    fn ends(range: RoundedRange) -> (i64, i64) {
        (range.low(), range.high())
    }

    #[test]
    fn a_number_of_people_lies_at_most_one_step_from_a_multiple() {
        assert_eq!([0, 5, 10, 65].map(|multiple| ends(RoundedRange::around(multiple))), [(0, 5), (0, 10), (5, 15), (60, 70)]);
        assert_eq!([0, 5, 65].map(|multiple| RoundedRange::around(multiple).multiple()), [Some(0), Some(5), Some(65)]);
        // The form of half-years published before numbers were rounded together.
        assert_eq!(RoundedRange { low: 20, high: 25 }.multiple(), None);
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
    fn the_range_of_a_sum_is_the_sum_of_the_ranges() {
        assert_eq!(ends(RoundedRange::around(0) + RoundedRange::around(10)), (5, 20));
    }
}
