//! The vertical scale of a chart of months: how high each bar is, and which bars are cut because they would flatten the others.

/// At most so many bars of a chart are cut.
pub const MOST_CUTS: usize = 2;
/// The least height of the bar of a month that is not zero, in pixels.
pub const LEAST_HEIGHT: i64 = 6;
/// A bar is cut when it is more than so many times as high as every bar that stays whole, and as the starting level.
const CUT_FROM: i64 = 5;

/// The bar of a month within the zone of values of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Its upper edge, in pixels from the top of the zone.
    pub top: i64,
    /// Its height in pixels.
    pub height: i64,
    /// Whether it is cut: as high as the zone allows, and its amount is to be written beside it.
    pub is_cut: bool,
}

/// The scale of a chart: amounts in cents to pixels from the top of its zone of values. The base line moves up by the room that
/// months below zero need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartScale {
    /// The largest amount, by its absolute value, that is drawn in full; in cents.
    whole: i64,
    /// The amounts at the upper and, as an absolute value, at the lower edge; in cents.
    above: i64,
    below: i64,
    /// The base line and the height of the zone, in pixels.
    base: i64,
    height: i64,
}

impl ChartScale {
    /// The scale for the turnover of these months and a starting level, in cents, in a zone of `height` pixels, at least 40.
    ///
    /// It follows the months that stay whole: 131 € beside 8,000 € is as high as it would be alone.
    pub fn of(months: &[i64], start: i64, height: i64) -> Self {
        let whole = largest_whole(months, start.max(0));
        let kept = || months.iter().copied().filter(|cents| cents.abs() <= whole);
        let above = round_top(kept().max().unwrap_or(0).max(start).max(0));
        let lowest = -kept().min().unwrap_or(0).min(0);
        let is_cut_below = months.iter().any(|cents| *cents < -whole);
        let below = if is_cut_below { lowest.max(above / 4) } else { lowest };
        let room = if below == 0 { 0 } else { (below * height / (above + below)).max(LEAST_HEIGHT).min(height - LEAST_HEIGHT) };
        Self { whole, above, below, base: height - room, height }
    }

    /// The base line, in pixels from the top of the zone.
    pub fn base(&self) -> i64 {
        self.base
    }

    /// An amount from zero up as pixels from the top of the zone; `None` above its upper edge.
    pub fn level(&self, cents: i64) -> Option<i64> {
        (0..=self.above).contains(&cents).then(|| self.base - cents * self.base / self.above)
    }

    /// The bar of a month. It is at least [`LEAST_HEIGHT`] high unless its amount is zero.
    pub fn bar(&self, cents: i64) -> Bar {
        let is_cut = cents.abs() > self.whole;
        let (room, most) = if cents >= 0 { (self.base, self.above) } else { (self.height - self.base, self.below) };
        let height = match cents.abs() {
            0 => 0,
            _ if is_cut => room,
            size => (size * room / most.max(1)).max(LEAST_HEIGHT).min(room),
        };
        Bar { top: if cents >= 0 { self.base - height } else { self.base }, height, is_cut }
    }
}

/// The largest amount, by its absolute value, that is drawn in full. At most [`MOST_CUTS`] months and at most half of those that are
/// not zero are larger, and only when each is more than [`CUT_FROM`] times as large.
fn largest_whole(months: &[i64], start: i64) -> i64 {
    let mut sizes: Vec<i64> = months.iter().map(|cents| cents.abs()).filter(|size| *size > 0).collect();
    sizes.sort_unstable_by_key(|size| std::cmp::Reverse(*size));
    let most = MOST_CUTS.min(sizes.len() / 2);
    let cut = (1..=most).rev().find_map(|cuts| {
        let kept = sizes[cuts].max(start);
        (sizes[cuts - 1] > CUT_FROM * kept).then_some(kept)
    });
    cut.unwrap_or_else(|| sizes.first().copied().unwrap_or(0).max(start))
}

/// The amount at the upper edge of a chart, in cents: a quarter above the largest, rounded up to a round amount, at least 50 €.
fn round_top(largest: i64) -> i64 {
    let wanted = (largest + largest / 4).max(5_000);
    let mut unit = 1_000;
    loop {
        for step in [1, 2, 3, 4, 5, 6, 8] {
            if unit * step >= wanted {
                return unit * step;
            }
        }
        unit *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEIGHT: i64 = 150;

    fn bars(months: &[i64], start: i64) -> Vec<Bar> {
        let scale = ChartScale::of(months, start, HEIGHT);
        months.iter().map(|cents| scale.bar(*cents)).collect()
    }

    #[test]
    fn the_upper_edge_follows_the_largest_month() {
        assert_eq!([0, 8_000, 19_000, 800_000].map(round_top), [5_000, 10_000, 30_000, 1_000_000]);
    }

    #[test]
    fn month_of_8000_euros_is_cut_and_131_euros_beside_it_fill_half_of_the_chart() {
        let drawn = bars(&[13_100, 12_000, 13_100, 800_000, 9_800], 8_000);
        assert_eq!(drawn.iter().map(|bar| bar.is_cut).collect::<Vec<_>>(), [false, false, false, true, false]);
        assert_eq!(drawn[3], Bar { top: 0, height: HEIGHT, is_cut: true });
        assert!(drawn[0].height > HEIGHT / 2, "{}", drawn[0].height);
        assert!(bars(&[13_100, 800_000], 0)[1].is_cut, "also of two months");
    }

    #[test]
    fn steady_growth_is_not_cut() {
        for months in
            [&[8_000, 19_000, 26_500, 34_000, 41_200][..], &[10_000, 50_000], &[700_000, 800_000, 13_100], &[800_000], &[0, 800_000]]
        {
            assert!(bars(months, 0).iter().all(|bar| !bar.is_cut), "{months:?}");
        }
        assert!(!bars(&[10_000, 60_000], 20_000)[1].is_cut, "three times the starting level");
    }

    #[test]
    fn month_below_zero_hangs_from_a_base_line_that_moved_up() {
        let drawn = bars(&[10_000, -5_000], 0);
        let base = ChartScale::of(&[10_000, -5_000], 0, HEIGHT).base();
        assert!(base < HEIGHT);
        assert_eq!((drawn[0].top + drawn[0].height, drawn[1].top), (base, base));
        let drawn = bars(&[10_000, 9_000, 8_000, -500_000], 0);
        assert!(drawn[3].is_cut && drawn[0].height > HEIGHT / 3, "{drawn:?}");
    }

    proptest! {
        #[test]
        fn bars_are_seen_keep_their_order_and_few_are_cut(
            months in prop::collection::vec(prop_oneof![Just(0i64), -50_000i64..200_000, -2_000_000i64..20_000_000], 0..13),
            start in 0i64..500_000,
        ) {
            let drawn = bars(&months, start);
            for (cents, bar) in months.iter().zip(&drawn) {
                prop_assert_eq!(*cents == 0, bar.height == 0);
                prop_assert!(*cents == 0 || bar.height >= LEAST_HEIGHT, "{} of {:?}", cents, &months);
                prop_assert!(bar.top >= 0 && bar.top + bar.height <= HEIGHT);
            }
            prop_assert!(drawn.iter().filter(|bar| bar.is_cut).count() <= MOST_CUTS);
            let size = |bar: &Bar| bar.height;
            for (a, first) in months.iter().zip(&drawn) {
                for (b, second) in months.iter().zip(&drawn) {
                    if a.signum() == b.signum() && a.abs() < b.abs() {
                        prop_assert!(size(first) <= size(second), "{} and {} of {:?}", a, b, &months);
                        prop_assert!(second.is_cut || !first.is_cut);
                    }
                }
            }
        }

        #[test]
        fn largest_whole_month_fills_a_third_of_its_side_at_least(months in prop::collection::vec(5_000i64..20_000_000, 1..13)) {
            let drawn = bars(&months, 0);
            let tallest = drawn.iter().filter(|bar| !bar.is_cut).map(|bar| bar.height).max().unwrap();
            prop_assert!(tallest >= HEIGHT / 3);
        }
    }
}
