//! Signals: reasons to read a declaration before validating it. Declarations without a signal may be validated in a batch.

use crate::values::{money::Cents, month::Month};

/// Most earlier months that are compared.
pub const MONTHS_COMPARED: usize = 12;
/// Most earlier months of which the usual amount is the median.
const USUAL_MOST: usize = 6;
/// Fewest earlier months of which there is a usual amount.
const USUAL_LEAST: usize = 3;
/// From this multiple of the usual amount on there is a signal.
const MANY_TIMES: i64 = 3;
/// Least excess over the usual amount for a signal: from 80 € to 380 € there is none.
const MANY_TIMES_FLOOR: Cents = Cents::new(50_000);
/// Months with sales in a row after which a month without sales is a signal.
const SALES_IN_A_ROW: usize = 3;
/// Cents of which round amounts are a multiple.
const ROUND: i64 = 5_000;
/// Months in a row with the same round amount, the newest included, that are a signal.
const ROUND_IN_A_ROW: usize = 3;

/// A reason to read a declaration, in descending order of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// The participant contests what the team entered for them.
    Contested,
    /// The sum is negative.
    BelowZero,
    /// No sales, after that many months with sales in a row.
    NothingAfterSales(usize),
    /// That many times the usual amount.
    ManyTimes(i64),
    /// Sales, while the usual amount is 0 or less.
    AfterNothing,
    /// The yearly ceiling of the regime is near, or exceeded.
    CeilingNear,
    /// The participant answered a question on it.
    Answered,
    /// Corrected that many times.
    Corrected(i64),
    /// The same round amount that many months in a row.
    RoundRepeated(usize),
    /// The first declaration of the enrollment.
    First,
}

impl Signal {
    /// Locale key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Contested => "signal-contested",
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

    /// Locale key of the question it suggests.
    pub fn question(self) -> &'static str {
        match self {
            Self::Contested => "suggest-contested",
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

    /// The number in its text; 0 if its text has none.
    pub fn number(self) -> i64 {
        match self {
            Self::NothingAfterSales(months) | Self::RoundRepeated(months) => i64::try_from(months).unwrap_or_default(),
            Self::ManyTimes(n) | Self::Corrected(n) => n,
            Self::Contested | Self::BelowZero | Self::AfterNothing | Self::CeilingNear | Self::Answered | Self::First => 0,
        }
    }
}

/// A declared month under review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewedMonth {
    /// The month.
    pub month: Month,
    /// Its signed sum, in cents.
    pub total: Cents,
    /// The current version, from 1.
    pub version: i64,
    /// Whether its newest question has an answer.
    pub answered: bool,
    /// Whether its participant contests it and the team has not decided yet.
    pub contested: bool,
    /// Whether the year up to this month is near a ceiling, see [`crate::declarations::rates::ceiling::Gauge::is_near`].
    pub ceiling_near: bool,
}

/// Signals of a month, the strongest first; empty if it resembles the months `before` it, which are given oldest first.
pub fn signals(before: &[(Month, Cents)], now: &ReviewedMonth) -> Vec<Signal> {
    let total = now.total.get();
    let sales = in_a_row(before, now.month, |earlier| earlier > Cents::ZERO);
    let same = in_a_row(before, now.month, |earlier| earlier == now.total) + 1;
    let mut found = vec![
        now.contested.then_some(Signal::Contested),
        (total < 0).then_some(Signal::BelowZero),
        (total == 0 && sales >= SALES_IN_A_ROW).then_some(Signal::NothingAfterSales(sales)),
        usual(before).and_then(|usual| above_usual(usual, now.total)),
        now.ceiling_near.then_some(Signal::CeilingNear),
        now.answered.then_some(Signal::Answered),
        (now.version > 1).then_some(Signal::Corrected(now.version - 1)),
        (total > 0 && total % ROUND == 0 && same >= ROUND_IN_A_ROW).then_some(Signal::RoundRepeated(same)),
        before.is_empty().then_some(Signal::First),
    ];
    found.sort_unstable();
    found.into_iter().flatten().collect()
}

/// Number of months right before `month`, without a gap, whose amount meets a condition.
fn in_a_row(before: &[(Month, Cents)], month: Month, condition: impl Fn(Cents) -> bool) -> usize {
    let back = before.iter().rev().zip(1..);
    back.take_while(|((earlier, amount), months)| *earlier == month.plus(-months) && condition(*amount)).count()
}

/// Median of the last months, the mean of the two middle amounts for an even count; `None` with fewer than [`USUAL_LEAST`].
fn usual(before: &[(Month, Cents)]) -> Option<Cents> {
    let mut last: Vec<i64> = before.iter().rev().take(USUAL_MOST).map(|(_, amount)| amount.get()).collect();
    last.sort_unstable();
    let upper = *last.get(last.len() / 2)?;
    let lower = *last.get((last.len() - 1) / 2)?;
    (last.len() >= USUAL_LEAST).then_some(Cents::new(lower + (upper - lower) / 2))
}

/// Signal of an amount far above the usual one; `None` if it is not.
fn above_usual(usual: Cents, now: Cents) -> Option<Signal> {
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
            contested: false,
            ceiling_near: false,
        }
    }

    fn signals_of(earlier: &[i64], now: i64) -> Vec<Signal> {
        signals(&before(earlier), &october(now))
    }

    #[test]
    fn a_month_like_the_others_has_no_signal() {
        assert_eq!(signals_of(&[310, 290, 305, 298], 312), []);
        assert_eq!(signals_of(&[310], 312), []);
        assert_eq!(signals_of(&[0, 0, 0], 0), []);
    }

    #[test]
    fn an_excess_is_a_signal_only_from_500_euros_and_three_times_the_usual() {
        assert_eq!(signals_of(&[80, 75, 85, 80], 190), []);
        assert_eq!(signals_of(&[80, 75, 85, 80], 579), []);
        assert_eq!(signals_of(&[80, 75, 85, 80], 580), [Signal::ManyTimes(7)]);
        assert_eq!(signals_of(&[300, 310, 290], 899), []);
        assert_eq!(signals_of(&[300, 310, 290], 900), [Signal::ManyTimes(3)]);
        assert_eq!(signals_of(&[0, 0, 0], 499), []);
        assert_eq!(signals_of(&[0, 0, 0], 500), [Signal::AfterNothing]);
        assert_eq!(signals_of(&[-40, -40, -40], 500), [Signal::AfterNothing]);
    }

    #[test]
    fn the_usual_is_the_median_of_the_last_six_months_and_needs_three() {
        assert_eq!(signals_of(&[301, 302], 5_001), []);
        // One high month among low ones does not make high months usual, and old months do not count.
        assert_eq!(signals_of(&[201, 202, 9_000], 801), [Signal::ManyTimes(3)]);
        assert_eq!(signals_of(&[9_000, 9_000, 9_000, 200, 200, 200, 202, 204, 204], 804), [Signal::ManyTimes(4)]);
        assert_eq!(signals_of(&[200, 400, 400, 600], 1_199), []);
    }

    #[test]
    fn a_month_without_sales_is_a_signal_after_months_of_sales_without_a_gap() {
        assert_eq!(signals_of(&[310, 290, 305, 298], 0), [Signal::NothingAfterSales(4)]);
        assert_eq!(signals_of(&[310, 0, 305, 298], 0), []);
        let mut gap = before(&[310, 290, 305, 298]);
        gap.remove(2);
        assert_eq!(signals(&gap, &october(0)), []);
    }

    #[test]
    fn the_same_round_amount_is_a_signal_from_the_third_month() {
        assert_eq!(signals_of(&[310, 300], 300), []);
        assert_eq!(signals_of(&[310, 300, 300], 300), [Signal::RoundRepeated(3)]);
        assert_eq!(signals_of(&[312, 312, 312], 312), []);
        assert_eq!(signals_of(&[0, 0, 0], 0), []);
    }

    #[test]
    fn signals_of_one_month_come_strongest_first() {
        let now = ReviewedMonth { version: 3, answered: true, contested: true, ceiling_near: true, ..october(-20) };
        let contested = [Signal::Contested, Signal::BelowZero, Signal::CeilingNear, Signal::Answered, Signal::Corrected(2), Signal::First];
        assert_eq!(signals(&[], &now), contested);
        assert_eq!(signals(&before(&[310]), &ReviewedMonth { version: 2, ..october(312) }), [Signal::Corrected(1)]);
    }

    proptest! {
        #[test]
        fn signals_are_sorted_and_unique_and_their_numbers_match(
            earlier in prop::collection::vec(-1_000i64..100_000, 0..15), now in -1_000i64..1_000_000, version in 1i64..5, answered: bool,
        ) {
            let month = ReviewedMonth { version, answered, ..october(now) };
            let found = signals(&before(&earlier), &month);
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
        fn a_higher_amount_never_loses_the_signal_of_an_excess(usual in 1i64..5_000, more in 0i64..5_000, still in 0i64..5_000) {
            let earlier = [usual, usual, usual];
            let many = |now| signals_of(&earlier, now).iter().any(|signal| matches!(signal, Signal::ManyTimes(_)));
            prop_assert!(!many(usual + more) || many(usual + more + still));
        }
    }
}
