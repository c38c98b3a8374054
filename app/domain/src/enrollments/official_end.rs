//! The end of a PASS as the platform "Les Emplois" prints it, compared with the computed one.

use chrono::NaiveDate;

/// The difference between the two ends of a PASS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndGap {
    /// They are the same day.
    None,
    /// The computed end is later by one day for each suspension: the platform adds `end - start` days for a suspension, Essor counts
    /// both of its ends. Source: les-emplois, `itou/approvals/models.py`.
    Suspensions(i64),
    /// Another difference in days: the computed end is later when positive.
    Other(i64),
}

/// The difference between the computed end `ends_on` of an enrollment with that number of suspensions and the official one.
pub fn end_gap(ends_on: NaiveDate, suspensions: usize, official_end: NaiveDate) -> EndGap {
    match (ends_on - official_end).num_days() {
        0 => EndGap::None,
        days if usize::try_from(days) == Ok(suspensions) => EndGap::Suspensions(days),
        days => EndGap::Other(days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrollments::{
        enrollment::EnrollmentPeriod,
        suspension::{Suspension, Suspensions},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_computed_end_is_a_day_later_for_each_suspension() {
        let period = EnrollmentPeriod::starting(day("2025-06-20"));
        let suspensions = Suspensions(vec![
            Suspension::stored(day("2026-01-01"), day("2026-01-31")),
            Suspension::stored(day("2026-03-02"), day("2026-03-02")),
        ]);
        let computed = suspensions.end_of(period.starts_on, period.ends_on).unwrap();
        // As the platform counts: 30 days and none, from 19 June 2027.
        assert_eq!(end_gap(computed, 2, day("2027-07-19")), EndGap::Suspensions(2));
        assert_eq!(end_gap(computed, 2, computed), EndGap::None);
        assert_eq!(end_gap(computed, 2, day("2027-07-20")), EndGap::Other(1));
        assert_eq!(end_gap(computed, 2, day("2027-12-31")), EndGap::Other(-163));
        assert_eq!(end_gap(computed, 0, day("2027-07-19")), EndGap::Other(2));
    }
}
