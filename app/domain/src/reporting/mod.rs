//! Reports: the indicators of the cohort and the results that funders see. Both are computed from the same
//! [`member::CohortMember`]s, so that two pages never count differently.

pub mod cohort;
pub mod disclosure;
pub mod member;

use crate::{
    declarations::rates::table::{What, row},
    values::{money::Cents, month::Month},
};

/// The RSA of a single person without income in a month, from the table of rates; `None` before its first row.
pub fn base_amount(month: Month) -> Option<Cents> {
    row(What::RsaBase, None, month).map(|row| Cents::new(row.value))
}

/// The median; the mean of the two middle amounts, rounded down to the cent, for an even count; `None` if empty.
pub fn median(mut amounts: Vec<Cents>) -> Option<Cents> {
    amounts.sort_unstable();
    let (low, high) = (amounts.get(amounts.len().checked_sub(1)? / 2)?, amounts.get(amounts.len() / 2)?);
    Some(Cents::new((low.get() + high.get()).div_euclid(2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_count_is_rounded_down() {
        let of = |cents: &[i64]| median(cents.iter().copied().map(Cents::new).collect()).map(Cents::get);
        assert_eq!((of(&[]), of(&[7]), of(&[9, 1, 5]), of(&[4, 1, 9, 6])), (None, Some(7), Some(5), Some(5)));
        assert_eq!(of(&[-2, -1]), Some(-2));
    }

    #[test]
    fn the_base_amount_is_that_of_the_month_in_the_table() {
        let of = |month: &str| base_amount(month.parse().unwrap());
        assert_eq!((of("2024-12"), of("2026-03"), of("2026-04")), (None, Some(Cents::new(64_652)), Some(Cents::new(65_169))));
    }
}
