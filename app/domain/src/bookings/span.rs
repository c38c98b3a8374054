//! Spans of time, and the cells of five minutes that make up the time of a person.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The length of a cell in minutes. A cell of a person's time belongs to one session at most, by a key of the table `busy`, so
/// that no two sessions of one person overlap on either engine. Times are typed in steps of it.
pub const CELL_MINUTES: i64 = 5;

/// A span of time, UTC; its end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The start.
    pub starts_at: DateTime<Utc>,
    /// The end, exclusive.
    pub ends_at: DateTime<Utc>,
}

impl Span {
    /// The time of the days from `first` to `last` in Paris: from the midnight before the first to the midnight after the last.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of_days(first: chrono::NaiveDate, last: chrono::NaiveDate) -> Self {
        use crate::values::paris::start_of_day;
        Self { starts_at: start_of_day(first), ends_at: start_of_day(last + chrono::Duration::days(1)) }
    }

    /// The numbers of the cells that it touches, counted from 1970-01-01 00:00 UTC.
    pub fn cells(&self) -> Range<i64> {
        let cell = CELL_MINUTES * 60;
        let end = self.ends_at.timestamp() + i64::from(self.ends_at.timestamp_subsec_nanos() > 0);
        self.starts_at.timestamp().div_euclid(cell)..(end + cell - 1).div_euclid(cell)
    }

    /// Its length in minutes.
    pub fn minutes(&self) -> i64 {
        (self.ends_at - self.starts_at).num_minutes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(from: i64, minutes: i64) -> Span {
        let start = DateTime::from_timestamp(1_800_000_000 + from * 60, 0).unwrap();
        Span { starts_at: start, ends_at: start + chrono::Duration::minutes(minutes) }
    }

    /// Whether two spans have an instant in common.
    fn overlap(a: &Span, b: &Span) -> bool {
        a.starts_at < b.ends_at && b.starts_at < a.ends_at
    }

    #[test]
    fn adjacent_spans_share_no_cell() {
        assert_eq!(span(0, 60).cells().end, span(60, 30).cells().start);
        assert_eq!(span(0, 60).cells().count(), 12);
    }

    #[test]
    fn a_span_off_the_grid_has_every_cell_that_it_touches() {
        assert_eq!(span(2, 5).cells().count(), 2);
        let odd = Span { ends_at: span(0, 5).ends_at + chrono::Duration::milliseconds(1), ..span(0, 5) };
        assert_eq!(odd.cells().count(), 2);
    }

    proptest! {
        #[test]
        fn two_spans_share_a_cell_exactly_when_they_overlap(
            a in 0i64..200, long_a in 1i64..40, b in 0i64..200, long_b in 1i64..40,
        ) {
            let (a, b) = (span(a * 5, long_a * 5), span(b * 5, long_b * 5));
            let (x, y) = (a.cells(), b.cells());
            prop_assert_eq!(x.start < y.end && y.start < x.end, overlap(&a, &b));
        }
    }
}
