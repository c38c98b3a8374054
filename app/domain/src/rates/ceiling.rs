//! The yearly ceiling of the micro-entrepreneur regime, prorated by days in the year of the registration.

use super::table::{What, row};
use crate::{declaration::Activity, money::Cents, month::Month};
use chrono::{Datelike, NaiveDate};

/// From which part of a ceiling on it is near, in percent.
pub const NEAR_PERCENT: i64 = 80;

/// A turnover beside its ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// The turnover of the year so far, signed.
    pub turnover: Cents,
    /// The ceiling of a whole year.
    pub ceiling: Cents,
    /// The days of the year on which the business existed or will exist.
    pub days: i64,
    /// The days of the year.
    pub of_days: i64,
}

impl Level {
    /// What the turnover comes to over a whole year of such days: it is compared with the ceiling. 50,000 € of a business
    /// registered on 1 August are 119,281 €.
    pub fn annualised(&self) -> Cents {
        scaled(self.turnover, self.of_days, self.days)
    }

    /// What may be earned on the days that the business has in the year.
    pub fn prorated(&self) -> Cents {
        scaled(self.ceiling, self.days, self.of_days)
    }

    /// How much of the ceiling is used, in whole percent, at most 100 and at least 0.
    pub fn percent(&self) -> i64 {
        (scaled(self.turnover, self.of_days * 100, self.days).get() / self.ceiling.get()).clamp(0, 100)
    }

    /// Whether the ceiling is near or exceeded.
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
    /// Everything whose ceiling is known, against the ceiling of sales once goods are sold, of services otherwise.
    pub total: Level,
    /// With goods, the services alone against theirs.
    pub services: Option<Level>,
    /// The categories with turnover whose ceiling is not known: they are in none of the levels.
    pub not_known: Vec<Activity>,
}

impl Gauge {
    /// Whether one of the ceilings is near or exceeded: a signal to the coach.
    pub fn is_near(&self) -> bool {
        self.levels().any(|level| level.is_near())
    }

    /// The levels that there are.
    pub fn levels(&self) -> impl Iterator<Item = &Level> {
        std::iter::once(&self.total).chain(&self.services)
    }
}

/// The gauge of a calendar year from what was declared in it, category by category. Nothing when the ceilings of that year
/// are not known.
///
/// `registered_on` prorates by days in its own year. Before that year, and when it is not known, the whole year counts.
pub fn gauge(registered_on: Option<NaiveDate>, year: i32, sums: &[(Activity, Cents)]) -> Option<Gauge> {
    let january = Month::new(year, 1)?;
    let ceiling = |activity| row(What::Ceiling, activity, january).map(|row| Cents::new(row.value));
    let of_goods = ceiling(Activity::Goods)?;
    let of_services = ceiling(Activity::CraftServices)?;
    let (first, last) = (january.first_day(), january.plus(11).last_day());
    let of_days = (last - first).num_days() + 1;
    let days = registered_on.filter(|day| day.year() == year).map_or(of_days, |day| (last - day).num_days() + 1);

    let sum = |wanted: &dyn Fn(Activity) -> bool| sums.iter().filter(|(activity, _)| wanted(*activity)).map(|(_, sum)| *sum).sum::<Cents>();
    let goods = sum(&|activity| activity == Activity::Goods);
    let services = sum(&|activity| activity != Activity::Goods && ceiling(activity).is_some());
    let level = |turnover, ceiling| Level { turnover, ceiling, days, of_days };
    let sells = goods > Cents::ZERO;
    let mut not_known: Vec<Activity> =
        sums.iter().filter(|(activity, sum)| ceiling(*activity).is_none() && *sum != Cents::ZERO).map(|(activity, _)| *activity).collect();
    not_known.sort();
    not_known.dedup();
    Some(Gauge {
        total: level(goods + services, if sells { of_goods } else { of_services }),
        services: (sells && services > Cents::ZERO).then(|| level(services, of_services)),
        not_known,
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

    fn first_of_august() -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 8, 1)
    }

    /// Case 7 of the twelve that break peers.
    #[test]
    fn case_7_a_ceiling_prorated_by_days_and_services_over_theirs_while_the_total_is_not() {
        let sums = [(Activity::Goods, euros(20_000)), (Activity::OtherServices, euros(50_000))];
        let gauge = gauge(first_of_august(), 2026, &sums).unwrap();
        let services = gauge.services.unwrap();
        assert_eq!((services.days, services.of_days), (153, 365));
        assert_eq!(services.annualised(), Cents::new(11_928_105), "50,000 × 365/153 = 119,281");
        assert_eq!(services.prorated(), Cents::new(3_504_329), "83,600 × 153/365");
        assert!(services.is_over() && !gauge.total.is_over(), "the services are over, the total is not");
        assert_eq!((gauge.total.turnover, gauge.total.ceiling), (euros(70_000), euros(203_100)));
        assert!(gauge.is_near());
        assert_eq!((services.percent(), gauge.total.percent()), (100, 82));
    }

    #[test]
    fn services_alone_have_one_ceiling_and_a_whole_year_after_the_first() {
        let sums = [(Activity::CraftServices, euros(30_000)), (Activity::Cipav, euros(36_880))];
        for registered in [None, NaiveDate::from_ymd_opt(2025, 8, 1), NaiveDate::from_ymd_opt(2026, 1, 1)] {
            let gauge = gauge(registered, 2026, &sums).unwrap();
            assert_eq!((gauge.services, gauge.total.ceiling, gauge.total.days), (None, euros(83_600), 365));
            assert!(gauge.is_near() && !gauge.total.is_over(), "80 % to the cent");
        }
        let under = [(Activity::CraftServices, Cents::new(6_687_999))];
        assert!(!gauge(None, 2026, &under).unwrap().is_near());
    }

    #[test]
    fn a_leap_year_has_its_day_and_an_unknown_year_no_ceiling() {
        let gauge_of = |year| gauge(NaiveDate::from_ymd_opt(2028, 2, 29), year, &[(Activity::Goods, euros(1))]);
        assert_eq!(gauge_of(2028).map(|gauge| (gauge.total.days, gauge.total.of_days)), Some((307, 366)));
        assert_eq!(gauge_of(2025), None);
    }

    #[test]
    fn what_has_no_known_ceiling_is_named_and_not_counted() {
        let sums = [(Activity::TouristLets, euros(90_000)), (Activity::Undetermined, Cents::ZERO), (Activity::Goods, euros(10))];
        let gauge = gauge(None, 2026, &sums).unwrap();
        assert_eq!((gauge.total.turnover, gauge.not_known.as_slice()), (euros(10), &[Activity::TouristLets][..]));
    }

    proptest! {
        #[test]
        fn over_is_more_than_the_prorated_ceiling(turnover in -1_000_000_000i64..100_000_000_000, day in 1u32..=365) {
            let registered = NaiveDate::from_yo_opt(2026, day);
            let gauge = gauge(registered, 2026, &[(Activity::CraftServices, Cents::new(turnover))]).unwrap();
            let level = gauge.total;
            // Compared as fractions: turnover / days against ceiling / 365.
            let (used, may) = (i128::from(turnover) * 365, 8_360_000 * i128::from(366 - i64::from(day)));
            prop_assert_eq!(level.is_over(), used > may);
            prop_assert_eq!(gauge.is_near(), used * 100 >= may * 80);
            prop_assert!((0..=100).contains(&level.percent()));
        }
    }
}
