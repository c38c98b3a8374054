//! The yearly ceiling of the micro-entrepreneur regime, prorated by days in the year of the registration.

use super::table::{What, rated_as, row};
use crate::{
    declarations::declaration::Activity,
    values::{money::Cents, month::Month},
};
use chrono::{Datelike, NaiveDate};

/// From how many percent of the ceiling on it counts as near.
pub const NEAR_PERCENT: i64 = 80;

/// A turnover compared with its ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// The signed turnover of the year so far.
    pub turnover: Cents,
    /// The ceiling of a whole year.
    pub ceiling: Cents,
    /// The number of days of the year from the registration on.
    pub days: i64,
    /// The number of days of the year.
    pub of_days: i64,
}

impl Level {
    /// The turnover scaled up to a whole year, which is compared with the ceiling: 50,000 € of a business registered on 1 August
    /// are 119,281 €.
    pub fn annualised(&self) -> Cents {
        scaled(self.turnover, self.of_days, self.days)
    }

    /// The ceiling scaled down to the days from the registration on.
    pub fn prorated(&self) -> Cents {
        scaled(self.ceiling, self.days, self.of_days)
    }

    /// The used part of the ceiling, in whole percent from 0 to 100.
    pub fn percent(&self) -> i64 {
        (scaled(self.turnover, self.of_days * 100, self.days).get() / self.ceiling.get()).clamp(0, 100)
    }

    /// Whether at least [`NEAR_PERCENT`] percent of the ceiling are used.
    pub fn is_near(&self) -> bool {
        self.reaches(NEAR_PERCENT)
    }

    /// Whether the ceiling is exceeded.
    pub fn is_over(&self) -> bool {
        self.turnover.get().saturating_mul(self.of_days) > self.ceiling.get() * self.days
    }

    fn reaches(&self, percent: i64) -> bool {
        self.turnover.get().saturating_mul(self.of_days * 100) >= self.ceiling.get() * self.days * percent
    }
}

/// The ceilings of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gauge {
    /// The turnover of all categories with a known ceiling; against the ceiling of sales when there are sales of goods, of services
    /// otherwise.
    pub total: Level,
    /// When there are sales of goods, the services alone against the ceiling of services.
    pub services: Option<Level>,
    /// The categories with turnover and without a known ceiling; not counted in the levels.
    pub not_known: Vec<Activity>,
    /// Whether there was turnover before the month of the registration; not counted in the levels.
    pub before_registration: bool,
}

impl Gauge {
    /// Whether one of the levels is near its ceiling or over it: an alert for the coach.
    pub fn is_near(&self) -> bool {
        self.levels().any(|level| level.is_near())
    }

    /// The total, then the services if they have a level of their own.
    pub fn levels(&self) -> impl Iterator<Item = &Level> {
        std::iter::once(&self.total).chain(&self.services)
    }
}

/// Why a year has no gauge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoGauge {
    /// The table has no ceiling for the year.
    NotKnown,
    /// The business is registered in a later year.
    NotRegistered,
}

/// The gauge of a calendar year. `sums` are the signed turnovers by month and category; other years and months before that of the
/// registration are not counted. The ceilings are prorated by days in the year of `registered_on`; without it the whole year counts.
///
/// # Errors
/// [`NoGauge`].
pub fn gauge(registered_on: Option<NaiveDate>, year: i32, sums: &[(Month, Activity, Cents)]) -> Result<Gauge, NoGauge> {
    let january = Month::new(year, 1).ok_or(NoGauge::NotKnown)?;
    let ceiling = |activity| row(What::Ceiling, activity, january).map(|row| Cents::new(row.value));
    let of_goods = ceiling(Activity::Goods).ok_or(NoGauge::NotKnown)?;
    let of_services = ceiling(Activity::CraftServices).ok_or(NoGauge::NotKnown)?;
    if registered_on.is_some_and(|day| day.year() > year) {
        return Err(NoGauge::NotRegistered);
    }
    let (first, last) = (january.first_day(), january.plus(11).last_day());
    let of_days = (last - first).num_days() + 1;
    let days = registered_on.filter(|day| day.year() == year).map_or(of_days, |day| (last - day).num_days() + 1);

    let of_year = || sums.iter().filter(|(month, ..)| month.year() == year);
    let before = |month: Month| registered_on.is_some_and(|day| month < Month::of(day));
    let counted = || of_year().filter(|(month, ..)| !before(*month));
    let sum =
        |wanted: &dyn Fn(Activity) -> bool| counted().filter(|(_, activity, _)| wanted(*activity)).map(|(.., sum)| *sum).sum::<Cents>();
    let is_sale = |activity| rated_as(activity) == Activity::Goods;
    let goods = sum(&is_sale);
    let services = sum(&|activity| !is_sale(activity) && ceiling(activity).is_some());
    let level = |turnover, ceiling| Level { turnover, ceiling, days, of_days };
    let sells = goods > Cents::ZERO;
    let mut not_known: Vec<Activity> = counted()
        .filter(|(_, activity, sum)| ceiling(*activity).is_none() && *sum != Cents::ZERO)
        .map(|(_, activity, _)| *activity)
        .collect();
    not_known.sort();
    not_known.dedup();
    Ok(Gauge {
        total: level(goods + services, if sells { of_goods } else { of_services }),
        services: (sells && services > Cents::ZERO).then(|| level(services, of_services)),
        not_known,
        before_registration: of_year().any(|(month, _, sum)| before(*month) && *sum != Cents::ZERO),
    })
}

/// `amount × by ÷ over`, rounded to the cent, halves away from zero.
fn scaled(amount: Cents, by: i64, over: i64) -> Cents {
    let (product, over) = (i128::from(amount.get()) * i128::from(by), i128::from(over));
    let half = if product < 0 { -over / 2 } else { over / 2 };
    Cents::new(i64::try_from((product + half) / over).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn euros(amount: i64) -> Cents {
        Cents::new(amount * 100)
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn first_of_august() -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 8, 1)
    }

    /// The same month of 2026 for every category.
    fn in_october(sums: &[(Activity, Cents)]) -> Vec<(Month, Activity, Cents)> {
        sums.iter().map(|(activity, sum)| (month("2026-10"), *activity, *sum)).collect()
    }

    /// Case 7 of the twelve that break peers.
    #[test]
    fn case_7_a_ceiling_prorated_by_days_and_services_over_theirs_while_the_total_is_not() {
        let sums = in_october(&[(Activity::Goods, euros(20_000)), (Activity::OtherServices, euros(50_000))]);
        let gauge = gauge(first_of_august(), 2026, &sums).unwrap();
        let services = gauge.services.unwrap();
        assert_eq!((services.days, services.of_days), (153, 365));
        assert_eq!(services.annualised(), Cents::new(11_928_105), "50,000 × 365/153 = 119,281");
        assert_eq!(services.prorated(), Cents::new(3_504_329), "83,600 × 153/365");
        assert!(services.is_over() && !gauge.total.is_over(), "the services are over, the total is not");
        assert_eq!((gauge.total.turnover, gauge.total.ceiling), (euros(70_000), euros(203_100)));
        assert!(gauge.is_near() && !gauge.before_registration);
        assert_eq!((services.percent(), gauge.total.percent()), (100, 82));
    }

    #[test]
    fn months_before_the_registration_are_in_no_level() {
        let registered = NaiveDate::from_ymd_opt(2026, 10, 31);
        let sums: Vec<_> = (1..=10).map(|number| (Month::new(2026, number).unwrap(), Activity::CraftServices, euros(2_000))).collect();
        let gauge_of = gauge(registered, 2026, &sums).unwrap();
        assert_eq!((gauge_of.total.turnover, gauge_of.total.days), (euros(2_000), 62), "October counts, January to September do not");
        assert!(gauge_of.before_registration && !gauge_of.is_near());
        assert!(!gauge(registered, 2026, &sums[9..]).unwrap().before_registration);
        let other_year =
            [(month("2025-12"), Activity::CraftServices, euros(90_000)), (month("2026-10"), Activity::CraftServices, euros(1))];
        assert_eq!(gauge(None, 2026, &other_year).unwrap().total.turnover, euros(1));
    }

    #[test]
    fn a_year_before_the_registration_or_outside_the_table_has_no_gauge() {
        assert_eq!(gauge(NaiveDate::from_ymd_opt(2027, 1, 1), 2026, &[]), Err(NoGauge::NotRegistered));
        assert!(gauge(NaiveDate::from_ymd_opt(2026, 12, 31), 2026, &[]).is_ok());
        assert_eq!(gauge(None, 2022, &[]), Err(NoGauge::NotKnown));
    }

    #[test]
    fn services_alone_have_one_ceiling_and_a_whole_year_after_the_first() {
        let sums = in_october(&[(Activity::CraftServices, euros(30_000)), (Activity::Cipav, euros(36_880))]);
        for registered in [None, NaiveDate::from_ymd_opt(2025, 8, 1), NaiveDate::from_ymd_opt(2026, 1, 1)] {
            let gauge = gauge(registered, 2026, &sums).unwrap();
            assert_eq!((gauge.services, gauge.total.ceiling, gauge.total.days), (None, euros(83_600), 365));
            assert!(gauge.is_near() && !gauge.total.is_over(), "80 % to the cent");
        }
        let under = in_october(&[(Activity::CraftServices, Cents::new(6_687_999))]);
        assert!(!gauge(None, 2026, &under).unwrap().is_near());
    }

    #[test]
    fn a_leap_year_has_its_day_and_2023_to_2025_their_ceilings() {
        let sums: Vec<_> = (2024..=2028).map(|year| (Month::new(year, 12).unwrap(), Activity::Goods, euros(1))).collect();
        let gauge_of = |year| gauge(NaiveDate::from_ymd_opt(2024, 2, 29), year, &sums).unwrap().total;
        assert_eq!((gauge_of(2024).days, gauge_of(2024).of_days), (307, 366));
        assert_eq!([2024, 2025, 2026].map(|year| gauge_of(year).ceiling), [euros(188_700), euros(188_700), euros(203_100)]);
    }

    #[test]
    fn classed_lets_count_as_sales_and_categories_without_a_ceiling_are_listed_and_not_counted() {
        let sums = in_october(&[(Activity::TouristLets, euros(90_000)), (Activity::Undetermined, euros(5)), (Activity::Cipav, euros(10))]);
        let gauge = gauge(None, 2026, &sums).unwrap();
        assert_eq!((gauge.total.turnover, gauge.total.ceiling), (euros(90_010), euros(203_100)));
        assert_eq!((gauge.services.map(|it| it.turnover), gauge.not_known), (Some(euros(10)), vec![Activity::Undetermined]));
    }

    proptest! {
        #[test]
        fn a_level_is_over_exactly_when_the_turnover_exceeds_the_prorated_ceiling(turnover in -1_000_000_000i64..100_000_000_000, day in 1u32..=365) {
            let registered = NaiveDate::from_yo_opt(2026, day);
            let sums = [(month("2026-12"), Activity::CraftServices, Cents::new(turnover))];
            let gauge = gauge(registered, 2026, &sums).unwrap();
            let level = gauge.total;
            // Compared as fractions: turnover / days against ceiling / 365.
            let (used, may) = (i128::from(turnover) * 365, 8_360_000 * i128::from(366 - i64::from(day)));
            prop_assert_eq!(level.is_over(), used > may);
            prop_assert_eq!(gauge.is_near(), used * 100 >= may * 80);
            prop_assert!((0..=100).contains(&level.percent()));
        }
    }
}
