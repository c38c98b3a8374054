//! What deserves a coach's look in a declared month, and why. Everything else may be taken as right together.

use crate::values::{money::Cents, month::Month};

/// How many earlier months are looked at, at most.
pub const MONTHS_LOOKED_AT: usize = 12;
/// The usual is the median of so many earlier months, at most.
const USUAL_MOST: usize = 6;
/// With fewer earlier months there is no usual.
const USUAL_LEAST: usize = 3;
/// From so many times the usual a figure is looked at.
const MANY_TIMES: i64 = 3;
/// Below so much more than the usual, a good month is good news: 80 € to 380 € is no suspicion.
const MANY_TIMES_FLOOR: Cents = Cents::new(50_000);
/// After so many months of sales in a row, a month without any is looked at.
const SALES_IN_A_ROW: usize = 3;
/// An amount is round when it is a multiple of it.
const ROUND: i64 = 5_000;
/// The same round amount so many months in a row, the newest included, is looked at.
const ROUND_IN_A_ROW: usize = 3;

/// A reason to look, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// More was given back than sold.
    BelowZero,
    /// Nothing, after so many months of sales in a row.
    NothingAfterSales(usize),
    /// So many times the usual.
    ManyTimes(i64),
    /// Sales, when the usual is nothing.
    AfterNothing,
    /// The yearly ceiling of the regime is near, or exceeded.
    CeilingNear,
    /// The participant answered a question on it: the answer is to be read.
    Answered,
    /// Corrected so many times since it was first sent.
    Corrected(i64),
    /// The same round amount so many months in a row.
    RoundRepeated(usize),
    /// The first month that the person declares.
    First,
}

impl Signal {
    /// The key of its words in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::BelowZero => "signal-below-zero",
            Self::NothingAfterSales(_) => "signal-nothing",
            Self::ManyTimes(_) => "signal-many-times",
            Self::AfterNothing => "signal-after-nothing",
            Self::CeilingNear => "signal-ceiling",
            Self::Answered => "signal-answered",
            Self::Corrected(_) => "signal-corrected",
            Self::RoundRepeated(_) => "signal-round",
            Self::First => "signal-first",
        }
    }

    /// The key of a question that a coach may ask because of it.
    pub fn question(self) -> &'static str {
        match self {
            Self::BelowZero => "suggest-below-zero",
            Self::NothingAfterSales(_) => "suggest-nothing",
            Self::ManyTimes(_) | Self::AfterNothing => "suggest-more",
            Self::CeilingNear => "suggest-ceiling",
            Self::Answered => "suggest-again",
            Self::Corrected(_) => "suggest-corrected",
            Self::RoundRepeated(_) => "suggest-round",
            Self::First => "suggest-first",
        }
    }

    /// The number in its words, 0 when they have none.
    pub fn number(self) -> i64 {
        match self {
            Self::NothingAfterSales(months) | Self::RoundRepeated(months) => i64::try_from(months).unwrap_or_default(),
            Self::ManyTimes(n) | Self::Corrected(n) => n,
            Self::BelowZero | Self::AfterNothing | Self::CeilingNear | Self::Answered | Self::First => 0,
        }
    }
}

/// A figure that waits for its coach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewedMonth {
    /// The month.
    pub month: Month,
    /// Its signed sum.
    pub total: Cents,
    /// The version that counts, from 1.
    pub version: i64,
    /// Whether the newest question on it has an answer.
    pub answered: bool,
    /// Whether the year so far is near a ceiling, as [`crate::declarations::rates::ceiling::Gauge::is_near`] tells it.
    pub ceiling_near: bool,
}

/// Why a figure deserves a look, the most telling reason first; none when it is like the months before it, which are
/// given oldest first.
pub fn signals(before: &[(Month, Cents)], now: &ReviewedMonth) -> Vec<Signal> {
    let total = now.total.get();
    let sales = in_a_row(before, now.month, |earlier| earlier > Cents::ZERO);
    let same = in_a_row(before, now.month, |earlier| earlier == now.total) + 1;
    let mut found = vec![
        (total < 0).then_some(Signal::BelowZero),
        (total == 0 && sales >= SALES_IN_A_ROW).then_some(Signal::NothingAfterSales(sales)),
        usual(before).and_then(|usual| beyond(usual, now.total)),
        now.ceiling_near.then_some(Signal::CeilingNear),
        now.answered.then_some(Signal::Answered),
        (now.version > 1).then_some(Signal::Corrected(now.version - 1)),
        (total > 0 && total % ROUND == 0 && same >= ROUND_IN_A_ROW).then_some(Signal::RoundRepeated(same)),
        before.is_empty().then_some(Signal::First),
    ];
    found.sort_unstable();
    found.into_iter().flatten().collect()
}

/// How many months right before `month` hold to a condition, without a gap.
fn in_a_row(before: &[(Month, Cents)], month: Month, holds: impl Fn(Cents) -> bool) -> usize {
    let back = before.iter().rev().zip(1..);
    back.take_while(|((earlier, amount), months)| *earlier == month.plus(-months) && holds(*amount)).count()
}

/// The median of the last months, when there are enough to have one.
fn usual(before: &[(Month, Cents)]) -> Option<Cents> {
    let mut last: Vec<i64> = before.iter().rev().take(USUAL_MOST).map(|(_, amount)| amount.get()).collect();
    last.sort_unstable();
    let upper = *last.get(last.len() / 2)?;
    let lower = *last.get((last.len() - 1) / 2)?;
    (last.len() >= USUAL_LEAST).then_some(Cents::new(lower + (upper - lower) / 2))
}

fn beyond(usual: Cents, now: Cents) -> Option<Signal> {
    let (usual, now) = (usual.get().max(0), now.get());
    if now - usual < MANY_TIMES_FLOOR.get() {
        None
    } else if usual == 0 {
        Some(Signal::AfterNothing)
    } else {
        Some(now / usual).filter(|times| *times >= MANY_TIMES).map(Signal::ManyTimes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Earlier months in euros, the last of them September 2026.
    fn before(euros: &[i64]) -> Vec<(Month, Cents)> {
        let october: Month = "2026-10".parse().unwrap();
        let first = -i32::try_from(euros.len()).unwrap();
        euros.iter().zip(first..).map(|(euros, months)| (october.plus(months), Cents::new(euros * 100))).collect()
    }

    fn october(euros: i64) -> ReviewedMonth {
        ReviewedMonth {
            month: "2026-10".parse().unwrap(),
            total: Cents::new(euros * 100),
            version: 1,
            answered: false,
            ceiling_near: false,
        }
    }

    fn told(earlier: &[i64], now: i64) -> Vec<Signal> {
        signals(&before(earlier), &october(now))
    }

    #[test]
    fn a_month_like_the_others_says_nothing() {
        assert_eq!(told(&[310, 290, 305, 298], 312), []);
        assert_eq!(told(&[310], 312), []);
        assert_eq!(told(&[0, 0, 0], 0), []);
    }

    #[test]
    fn more_is_good_news_as_long_as_it_is_little() {
        assert_eq!(told(&[80, 75, 85, 80], 190), []);
        assert_eq!(told(&[80, 75, 85, 80], 579), []);
        assert_eq!(told(&[80, 75, 85, 80], 580), [Signal::ManyTimes(7)]);
        assert_eq!(told(&[300, 310, 290], 899), []);
        assert_eq!(told(&[300, 310, 290], 900), [Signal::ManyTimes(3)]);
        assert_eq!(told(&[0, 0, 0], 499), []);
        assert_eq!(told(&[0, 0, 0], 500), [Signal::AfterNothing]);
        assert_eq!(told(&[-40, -40, -40], 500), [Signal::AfterNothing]);
    }

    #[test]
    fn the_usual_is_the_middle_of_the_last_six_months_and_needs_three() {
        assert_eq!(told(&[301, 302], 5_001), []);
        // One high month among low ones does not make high months usual, and old months do not count.
        assert_eq!(told(&[201, 202, 9_000], 801), [Signal::ManyTimes(3)]);
        assert_eq!(told(&[9_000, 9_000, 9_000, 200, 200, 200, 202, 204, 204], 804), [Signal::ManyTimes(4)]);
        assert_eq!(told(&[200, 400, 400, 600], 1_199), []);
    }

    #[test]
    fn nothing_is_looked_at_after_months_of_sales_without_a_gap() {
        assert_eq!(told(&[310, 290, 305, 298], 0), [Signal::NothingAfterSales(4)]);
        assert_eq!(told(&[310, 0, 305, 298], 0), []);
        let mut gap = before(&[310, 290, 305, 298]);
        gap.remove(2);
        assert_eq!(signals(&gap, &october(0)), []);
    }

    #[test]
    fn the_same_round_amount_is_told_from_the_third_month() {
        assert_eq!(told(&[310, 300], 300), []);
        assert_eq!(told(&[310, 300, 300], 300), [Signal::RoundRepeated(3)]);
        assert_eq!(told(&[312, 312, 312], 312), []);
        assert_eq!(told(&[0, 0, 0], 0), []);
    }

    #[test]
    fn a_negative_a_corrected_an_answered_and_a_first_month_are_told_the_most_telling_first() {
        let now = ReviewedMonth { version: 3, answered: true, ceiling_near: true, ..october(-20) };
        assert_eq!(signals(&[], &now), [Signal::BelowZero, Signal::CeilingNear, Signal::Answered, Signal::Corrected(2), Signal::First]);
        assert_eq!(signals(&before(&[310]), &ReviewedMonth { version: 2, ..october(312) }), [Signal::Corrected(1)]);
    }

    proptest! {
        #[test]
        fn signals_come_once_in_their_order_with_a_number_that_is_true(
            earlier in prop::collection::vec(-1_000i64..100_000, 0..15), now in -1_000i64..1_000_000, version in 1i64..5, answered: bool,
        ) {
            let figure = ReviewedMonth { version, answered, ..october(now) };
            let found = signals(&before(&earlier), &figure);
            prop_assert!(found.is_sorted());
            for pair in found.windows(2) {
                prop_assert_ne!(pair[0].key(), pair[1].key());
            }
            for signal in found {
                prop_assert!((0..=10_000_000).contains(&signal.number()));
                match signal {
                    Signal::ManyTimes(times) => prop_assert!(times >= 3 && now >= 500),
                    Signal::NothingAfterSales(months) => prop_assert!(now == 0 && (3..=earlier.len()).contains(&months)),
                    Signal::RoundRepeated(months) => prop_assert!(now > 0 && (3..=earlier.len() + 1).contains(&months)),
                    Signal::Corrected(times) => prop_assert_eq!(times, version - 1),
                    _ => {}
                }
            }
        }

        #[test]
        fn more_never_makes_a_good_month_less_suspicious(usual in 1i64..5_000, more in 0i64..5_000, still in 0i64..5_000) {
            let earlier = [usual, usual, usual];
            let many = |now| told(&earlier, now).iter().any(|signal| matches!(signal, Signal::ManyTimes(_)));
            prop_assert!(!many(usual + more) || many(usual + more + still));
        }
    }
}
