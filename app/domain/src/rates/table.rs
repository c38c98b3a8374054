//! The official rates: each with the month from which it counts and the public source in which it was read.

use crate::{declaration::Activity, month::Month};

/// What a row gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// Social contributions, of the turnover.
    Contributions,
    /// Training levy (CFP), of the turnover.
    Training,
    /// Training levy of an artisan, of the turnover.
    TrainingOfCraft,
    /// Income tax when it is paid with the contributions (versement libératoire), of the turnover.
    IncomeTax,
    /// Which part of the contributions is paid while ACRE runs.
    AcreShare,
    /// What is taken off the turnover for expenses (abattement forfaitaire) before benefits or tax are counted.
    Abatement,
    /// Turnover of a calendar year up to which the regime is kept.
    Ceiling,
    /// The RSA of a single person without income, a month.
    RsaBase,
    /// How many months before the one in which it is made the CAF's quarterly declaration begins.
    CafFirstMonth,
}

/// A value and since when it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What it gives.
    pub what: What,
    /// Of which category; nothing when it is of none.
    pub activity: Option<Activity>,
    /// The first month that it counts for. It counts until the next row of its kind.
    pub from: Month,
    /// Hundredths of a percent for rates, cents for amounts, months for [`What::CafFirstMonth`].
    pub value: i64,
    /// Where it was read.
    pub source: &'static str,
}

const CONTRIBUTIONS: &str = "mon-entreprise, auto-entrepreneur/cotisations-et-contributions.publicodes";
const TAX: &str = "mon-entreprise, auto-entrepreneur/impôt.publicodes";
const ACRE: &str = "mon-entreprise, auto-entrepreneur/exonérations.publicodes";
const COMPANY: &str = "mon-entreprise, entreprise/entreprise.publicodes";
const BENEFITS: &str = "openfisca-france, prestations/minima_sociaux/rsa";

const fn of(activity: Activity, what: What, (year, month): (i32, i32), value: i64, source: &'static str) -> Row {
    Row { what, activity: Some(activity), from: Month::of_table(year, month), value, source }
}

const fn of_all(what: What, (year, month): (i32, i32), value: i64, source: &'static str) -> Row {
    Row { what, activity: None, from: Month::of_table(year, month), value, source }
}

use Activity::{Cipav, CraftServices, Goods, OtherServices};
use What::{Abatement, AcreShare, CafFirstMonth, Ceiling, Contributions, IncomeTax, RsaBase, Training, TrainingOfCraft};

/// Every rate, the older before the newer.
///
/// The sources give training levy, income tax and abatement without a date: they count here from the first month whose
/// contributions are known. Classed tourist lets (05) and what is undetermined (06) have no row: their rates were not
/// verified. Cipav has an ACRE table of its own, which was not verified either.
pub const TABLE: &[Row] = &[
    of(Goods, Contributions, (2022, 10), 1_230, CONTRIBUTIONS),
    of(CraftServices, Contributions, (2022, 10), 2_120, CONTRIBUTIONS),
    of(OtherServices, Contributions, (2024, 7), 2_310, CONTRIBUTIONS),
    of(OtherServices, Contributions, (2025, 1), 2_460, CONTRIBUTIONS),
    of(OtherServices, Contributions, (2026, 1), 2_560, CONTRIBUTIONS),
    of(Cipav, Contributions, (2024, 7), 2_320, CONTRIBUTIONS),
    of(Goods, Training, (2022, 10), 10, CONTRIBUTIONS),
    of(CraftServices, Training, (2022, 10), 10, CONTRIBUTIONS),
    of(OtherServices, Training, (2024, 7), 20, CONTRIBUTIONS),
    of(Cipav, Training, (2024, 7), 20, CONTRIBUTIONS),
    of(Goods, TrainingOfCraft, (2022, 10), 30, CONTRIBUTIONS),
    of(CraftServices, TrainingOfCraft, (2022, 10), 30, CONTRIBUTIONS),
    of(Goods, IncomeTax, (2022, 10), 100, TAX),
    of(CraftServices, IncomeTax, (2022, 10), 170, TAX),
    of(OtherServices, IncomeTax, (2024, 7), 220, TAX),
    of(Cipav, IncomeTax, (2024, 7), 220, TAX),
    // Who registered before April 2020 had other shares; their twelve months were over before the first row above.
    of(Goods, AcreShare, (2020, 4), 5_000, ACRE),
    of(Goods, AcreShare, (2026, 7), 7_500, ACRE),
    of(CraftServices, AcreShare, (2020, 4), 5_000, ACRE),
    of(CraftServices, AcreShare, (2026, 7), 7_500, ACRE),
    of(OtherServices, AcreShare, (2020, 4), 5_000, ACRE),
    of(OtherServices, AcreShare, (2026, 7), 7_500, ACRE),
    of(Goods, Abatement, (2022, 10), 7_100, COMPANY),
    of(CraftServices, Abatement, (2022, 10), 5_000, COMPANY),
    of(OtherServices, Abatement, (2024, 7), 3_400, COMPANY),
    of(Cipav, Abatement, (2024, 7), 3_400, COMPANY),
    of(Goods, Ceiling, (2026, 1), 20_310_000, COMPANY),
    of(CraftServices, Ceiling, (2026, 1), 8_360_000, COMPANY),
    of(OtherServices, Ceiling, (2026, 1), 8_360_000, COMPANY),
    of(Cipav, Ceiling, (2026, 1), 8_360_000, COMPANY),
    of_all(RsaBase, (2025, 4), 64_652, BENEFITS),
    of_all(RsaBase, (2026, 4), 65_169, BENEFITS),
    // Read on a page's opening only: it is to be verified, and changed here.
    of_all(CafFirstMonth, (2025, 3), 4, BENEFITS),
];

/// The row that counts in a month; nothing when it is not known.
pub fn row(what: What, activity: impl Into<Option<Activity>>, month: Month) -> Option<&'static Row> {
    let activity = activity.into();
    TABLE.iter().rfind(|row| row.what == what && row.activity == activity && row.from <= month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn value(what: What, activity: impl Into<Option<Activity>>, at: &str) -> Option<i64> {
        row(what, activity, month(at)).map(|row| row.value)
    }

    #[test]
    fn newer_rows_stand_after_older_ones_of_their_kind_and_every_row_has_its_source() {
        for (at, row) in TABLE.iter().enumerate() {
            assert!(TABLE[..at].iter().all(|other| (other.what, other.activity) != (row.what, row.activity) || other.from < row.from));
            assert!(!row.source.is_empty() && row.value > 0 && month(&row.from.to_string()) == row.from, "{row:?}");
        }
    }

    #[test]
    fn whoever_has_contributions_has_every_other_rate_from_the_same_month() {
        for first in TABLE.iter().filter(|row| row.what == Contributions) {
            for what in [Training, IncomeTax, Abatement] {
                assert!(row(what, first.activity, first.from).is_some(), "{what:?} of {first:?}");
            }
        }
    }

    #[test]
    fn what_was_not_verified_is_not_known() {
        for activity in [Activity::TouristLets, Activity::Undetermined] {
            assert!(TABLE.iter().all(|row| row.activity != Some(activity)));
        }
        assert_eq!(value(AcreShare, Cipav, "2026-10"), None);
        assert_eq!(value(Contributions, OtherServices, "2024-06"), None);
        assert_eq!(value(Ceiling, Goods, "2025-12"), None);
        assert_eq!(value(CafFirstMonth, None, "2025-02"), None);
    }

    /// Case 6 of the twelve that break peers: the rates on both sides of each change.
    #[test]
    fn case_6_dated_rates_change_with_their_month() {
        assert_eq!(
            [value(Contributions, OtherServices, "2025-12"), value(Contributions, OtherServices, "2026-01")],
            [Some(2_460), Some(2_560)]
        );
        assert_eq!(
            [value(Contributions, OtherServices, "2024-12"), value(Contributions, OtherServices, "2025-01")],
            [Some(2_310), Some(2_460)]
        );
        assert_eq!([value(RsaBase, None, "2026-03"), value(RsaBase, None, "2026-04")], [Some(64_652), Some(65_169)]);
        assert_eq!([value(AcreShare, Goods, "2026-06"), value(AcreShare, Goods, "2026-07")], [Some(5_000), Some(7_500)]);
    }
}
