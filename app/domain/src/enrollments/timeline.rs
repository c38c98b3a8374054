//! A value that counts by month: one from the start, others from later months on.

use crate::values::month::Month;

/// A value by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline<T> {
    first: T,
    /// The first month of each later value, oldest first. Each value differs from the one before it.
    later: Vec<(Month, T)>,
}

impl<T: PartialEq> Timeline<T> {
    /// The same value in every month.
    pub fn constant(value: T) -> Self {
        Self { first: value, later: Vec::new() }
    }

    /// Sets the value of a month and of all later ones; of every month without `from`.
    pub fn set(&mut self, from: Option<Month>, value: T) {
        let Some(from) = from else {
            *self = Self::constant(value);
            return;
        };
        self.later.retain(|(start, _)| *start < from);
        if *self.newest() != value {
            self.later.push((from, value));
        }
    }

    /// The value of a month.
    pub fn at(&self, month: Month) -> &T {
        self.later.iter().rev().find(|(start, _)| *start <= month).map_or(&self.first, |(_, value)| value)
    }

    /// The value of the last months.
    pub fn newest(&self) -> &T {
        self.later.last().map_or(&self.first, |(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    proptest! {
        #[test]
        fn a_month_has_the_value_that_was_set_last_for_it(
            first in 0u8..3,
            sets in prop::collection::vec((prop::option::of(0i32..24), 0u8..3), 0..8),
        ) {
            let start = month("2026-01");
            let mut timeline = Timeline::constant(first);
            let mut months = [first; 30];
            for (from, value) in sets {
                timeline.set(from.map(|n| start.plus(n)), value);
                for (nth, of_month) in months.iter_mut().enumerate() {
                    if nth as i32 >= from.unwrap_or(0) {
                        *of_month = value;
                    }
                }
            }
            for (nth, value) in months.iter().enumerate() {
                prop_assert_eq!(timeline.at(start.plus(nth as i32)), value);
            }
            prop_assert_eq!(timeline.newest(), &months[29]);
        }
    }

    #[test]
    fn two_timelines_with_the_same_values_are_equal() {
        let mut changed = Timeline::constant(false);
        changed.set(Some(month("2026-05")), true);
        changed.set(Some(month("2026-05")), false);
        assert_eq!(changed, Timeline::constant(false));
        changed.set(Some(month("2026-05")), true);
        assert_eq!((changed.at(month("2026-04")), changed.at(month("2026-05"))), (&false, &true));
        changed.set(None, true);
        assert_eq!(changed, Timeline::constant(true));
    }
}
