//! The official rates: each with the month from which it counts and the public source in which it was read.

use self::What::{
    Abatement, AcreHalf, AcreThreeQuarters, CafFirstMonth, Ceiling, ChamberOfCraft, ChamberOfTrade, Contributions, IncomeTax, RsaBase,
    Training, TrainingOfCraft, VatFranchise,
};
use crate::{
    declarations::declaration::Activity::{self, Cipav, CraftServices, Goods, OtherServices},
    structure::ChamberRegion::{self, Alsace, Elsewhere, Moselle},
    values::month::Month,
};

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// Social contributions, of the turnover.
    Contributions,
    /// Social contributions while ACRE runs, for a business created before July 2026.
    AcreHalf,
    /// Social contributions while ACRE runs, for a business created in July 2026 or later.
    AcreThreeQuarters,
    /// Training levy (CFP), of the turnover.
    Training,
    /// Training levy of an artisan, of the turnover.
    TrainingOfCraft,
    /// Chamber tax (TFC) of a trader, of the turnover.
    ChamberOfTrade,
    /// Chamber tax (TFC) of an artisan, of the turnover.
    ChamberOfCraft(ChamberRegion),
    /// Income tax when it is paid with the contributions (versement libératoire), of the turnover.
    IncomeTax,
    /// Flat-rate deduction for expenses (abattement forfaitaire), of the turnover.
    Abatement,
    /// Turnover of a calendar year up to which the regime is kept.
    Ceiling,
    /// Turnover of a calendar year up to which no VAT is charged (franchise en base).
    VatFranchise,
    /// The RSA of a single person without income, a month.
    RsaBase,
    /// How many months before the month in which it is made the CAF's quarterly declaration begins.
    CafFirstMonth,
}

/// A value with the first month for which it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub what: What,
    /// The category; `None` for a value of no category.
    pub activity: Option<Activity>,
    /// The first month for which it counts; it counts until the next row of the same kind.
    pub from: Month,
    /// Thousandths of a percent for rates, cents for amounts, months for [`What::CafFirstMonth`].
    pub value: i64,
    /// The source in which it was read.
    pub source: &'static str,
}

/// The last month whose rates were published when the table was written: those of the calendar year 2026. Later months are
/// computed with the newest rows, and said to be so.
pub const KNOWN_UNTIL: Month = Month::of_table(2026, 12);

const CONTRIBUTIONS: &str = "mon-entreprise, auto-entrepreneur/cotisations-et-contributions.publicodes";
const TAX: &str = "mon-entreprise, auto-entrepreneur/impôt.publicodes";
const ACRE: &str = "mon-entreprise, auto-entrepreneur/exonérations.publicodes";
const COMPANY: &str = "mon-entreprise, entreprise/entreprise.publicodes";
const VAT: &str = "loi n° 2025-1044 du 3 novembre 2025";
const BENEFITS: &str = "openfisca-france, prestations/minima_sociaux/rsa";

const fn of(activity: Activity, what: What, (year, month): (i32, i32), value: i64, source: &'static str) -> Row {
    Row { what, activity: Some(activity), from: Month::of_table(year, month), value, source }
}

const fn of_all(what: What, (year, month): (i32, i32), value: i64, source: &'static str) -> Row {
    Row { what, activity: None, from: Month::of_table(year, month), value, source }
}

/// Every rate, the older before the newer.
///
/// The sources give training levy, chamber tax, income tax and abatement without a date: they count here from the first month
/// whose contributions are known. The rates while ACRE runs are the official rounded ones, no products; for Cipav the source
/// makes no difference by the date of creation. What is undetermined (06) has no row.
pub const TABLE: &[Row] = &[
    of(Goods, Contributions, (2022, 10), 12_300, CONTRIBUTIONS),
    of(CraftServices, Contributions, (2022, 10), 21_200, CONTRIBUTIONS),
    of(OtherServices, Contributions, (2022, 10), 21_100, CONTRIBUTIONS),
    of(OtherServices, Contributions, (2024, 7), 23_100, CONTRIBUTIONS),
    of(OtherServices, Contributions, (2025, 1), 24_600, CONTRIBUTIONS),
    of(OtherServices, Contributions, (2026, 1), 25_600, CONTRIBUTIONS),
    of(Cipav, Contributions, (2022, 10), 21_200, CONTRIBUTIONS),
    of(Cipav, Contributions, (2024, 7), 23_200, CONTRIBUTIONS),
    of(Goods, AcreHalf, (2022, 10), 6_200, ACRE),
    of(CraftServices, AcreHalf, (2022, 10), 10_600, ACRE),
    of(OtherServices, AcreHalf, (2022, 10), 10_600, ACRE),
    of(OtherServices, AcreHalf, (2024, 7), 11_600, ACRE),
    of(OtherServices, AcreHalf, (2025, 1), 12_300, ACRE),
    of(OtherServices, AcreHalf, (2026, 1), 12_800, ACRE),
    of(Cipav, AcreHalf, (2022, 10), 12_100, ACRE),
    of(Cipav, AcreHalf, (2024, 7), 13_900, ACRE),
    of(Cipav, AcreHalf, (2026, 1), 13_400, ACRE),
    of(Goods, AcreThreeQuarters, (2026, 7), 9_200, ACRE),
    of(CraftServices, AcreThreeQuarters, (2026, 7), 15_900, ACRE),
    of(OtherServices, AcreThreeQuarters, (2026, 7), 19_200, ACRE),
    of(Cipav, AcreThreeQuarters, (2026, 7), 13_400, ACRE),
    of(Goods, Training, (2022, 10), 100, CONTRIBUTIONS),
    of(CraftServices, Training, (2022, 10), 100, CONTRIBUTIONS),
    of(OtherServices, Training, (2022, 10), 200, CONTRIBUTIONS),
    of(Cipav, Training, (2022, 10), 200, CONTRIBUTIONS),
    of(Goods, TrainingOfCraft, (2022, 10), 300, CONTRIBUTIONS),
    of(CraftServices, TrainingOfCraft, (2022, 10), 300, CONTRIBUTIONS),
    of(Goods, ChamberOfTrade, (2022, 10), 15, CONTRIBUTIONS),
    of(CraftServices, ChamberOfTrade, (2022, 10), 44, CONTRIBUTIONS),
    of(Goods, ChamberOfCraft(Elsewhere), (2022, 10), 220, CONTRIBUTIONS),
    of(CraftServices, ChamberOfCraft(Elsewhere), (2022, 10), 480, CONTRIBUTIONS),
    of(Goods, ChamberOfCraft(Alsace), (2022, 10), 290, CONTRIBUTIONS),
    of(CraftServices, ChamberOfCraft(Alsace), (2022, 10), 650, CONTRIBUTIONS),
    of(Goods, ChamberOfCraft(Moselle), (2022, 10), 370, CONTRIBUTIONS),
    of(CraftServices, ChamberOfCraft(Moselle), (2022, 10), 830, CONTRIBUTIONS),
    of(Goods, IncomeTax, (2022, 10), 1_000, TAX),
    of(CraftServices, IncomeTax, (2022, 10), 1_700, TAX),
    of(OtherServices, IncomeTax, (2022, 10), 2_200, TAX),
    of(Cipav, IncomeTax, (2022, 10), 2_200, TAX),
    of(Goods, Abatement, (2022, 10), 71_000, COMPANY),
    of(CraftServices, Abatement, (2022, 10), 50_000, COMPANY),
    of(OtherServices, Abatement, (2022, 10), 34_000, COMPANY),
    of(Cipav, Abatement, (2022, 10), 34_000, COMPANY),
    of(Goods, Ceiling, (2023, 1), 18_870_000, COMPANY),
    of(Goods, Ceiling, (2026, 1), 20_310_000, COMPANY),
    of(CraftServices, Ceiling, (2023, 1), 7_770_000, COMPANY),
    of(CraftServices, Ceiling, (2026, 1), 8_360_000, COMPANY),
    of(OtherServices, Ceiling, (2023, 1), 7_770_000, COMPANY),
    of(OtherServices, Ceiling, (2026, 1), 8_360_000, COMPANY),
    of(Cipav, Ceiling, (2023, 1), 7_770_000, COMPANY),
    of(Cipav, Ceiling, (2026, 1), 8_360_000, COMPANY),
    of(Goods, VatFranchise, (2025, 1), 8_500_000, VAT),
    of(CraftServices, VatFranchise, (2025, 1), 3_750_000, VAT),
    of_all(RsaBase, (2025, 4), 64_652, BENEFITS),
    of_all(RsaBase, (2026, 4), 65_169, BENEFITS),
    // Read from the opening lines of a page only: to be verified.
    of_all(CafFirstMonth, (2025, 3), 4, BENEFITS),
];

/// The category whose rates an activity has. Classed tourist lets (05) have those of sales: the source counts them, as guest
/// rooms and restaurants, under "vente, restauration, hébergement".
pub fn rated_as(activity: Activity) -> Activity {
    match activity {
        Activity::TouristLets => Goods,
        other => other,
    }
}

/// The row that counts in a month; `None` when the table has none.
pub fn row(what: What, activity: impl Into<Option<Activity>>, month: Month) -> Option<&'static Row> {
    let activity = activity.into().map(rated_as);
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
    fn rows_of_a_kind_are_in_order_of_their_months_and_every_row_has_a_source() {
        for (at, row) in TABLE.iter().enumerate() {
            assert!(TABLE[..at].iter().all(|other| (other.what, other.activity) != (row.what, row.activity) || other.from < row.from));
            assert!(!row.source.is_empty() && row.value > 0 && month(&row.from.to_string()) == row.from, "{row:?}");
            assert!(row.from <= KNOWN_UNTIL, "{row:?}");
        }
    }

    #[test]
    fn a_category_with_contributions_has_every_other_rate_from_the_same_month() {
        for first in TABLE.iter().filter(|row| row.what == Contributions) {
            for what in [Training, IncomeTax, Abatement, AcreHalf] {
                assert!(row(what, first.activity, first.from).is_some(), "{what:?} of {first:?}");
            }
            assert!(row(AcreThreeQuarters, first.activity, month("2026-07")).is_some(), "{first:?}");
        }
    }

    #[test]
    fn undetermined_activities_and_months_before_the_table_have_no_row() {
        assert!(TABLE.iter().all(|row| row.activity != Some(Activity::Undetermined)));
        for activity in [Goods, CraftServices, OtherServices, Cipav] {
            assert_eq!(value(Contributions, activity, "2022-09"), None);
        }
        assert_eq!(value(Ceiling, Goods, "2022-12"), None);
        assert_eq!(value(CafFirstMonth, None, "2025-02"), None);
    }

    #[test]
    fn classed_tourist_lets_have_the_rates_of_sales() {
        for what in [Contributions, Training, ChamberOfTrade, IncomeTax, Abatement, Ceiling] {
            assert_eq!(row(what, Activity::TouristLets, month("2026-10")), row(what, Goods, month("2026-10")));
        }
    }

    #[test]
    fn ceilings_of_2023_to_2025_are_those_of_the_three_years() {
        for year in ["2023-01", "2024-01", "2025-01", "2025-12"] {
            assert_eq!([value(Ceiling, Goods, year), value(Ceiling, OtherServices, year)], [Some(18_870_000), Some(7_770_000)]);
        }
        assert_eq!([value(Ceiling, Goods, "2026-01"), value(Ceiling, Cipav, "2026-01")], [Some(20_310_000), Some(8_360_000)]);
    }

    /// Case 6 of the twelve that break peers: the rates before and after each change.
    #[test]
    fn case_6_dated_rates_change_with_their_month() {
        let of_liberal = |activity, months: [&str; 6]| months.map(|at| value(Contributions, activity, at).unwrap_or_default());
        let months = ["2022-10", "2024-06", "2024-07", "2024-12", "2025-12", "2026-01"];
        assert_eq!(of_liberal(OtherServices, months), [21_100, 21_100, 23_100, 23_100, 24_600, 25_600]);
        assert_eq!(of_liberal(Cipav, months), [21_200, 21_200, 23_200, 23_200, 23_200, 23_200]);
        assert_eq!([value(RsaBase, None, "2026-03"), value(RsaBase, None, "2026-04")], [Some(64_652), Some(65_169)]);
    }
}
