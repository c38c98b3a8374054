//! The CAF's quarterly declaration: three months of turnover by category, gross.

use super::table::{What, row};
use crate::{
    declarations::declaration::Activity,
    enrollments::enrollment::EnrollmentPeriod,
    values::{money::Cents, month::Month},
};

/// The three months of a declaration made in that month, oldest first; `None` before the first month of the table.
pub fn months(made_in: Month) -> Option<[Month; 3]> {
    let first = made_in.plus(-i32::try_from(row(What::CafFirstMonth, None, made_in)?.value).ok()?);
    Some([first, first.plus(1), first.plus(2)])
}

/// The turnover of a category in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CategoryTurnover {
    /// The category.
    pub activity: Activity,
    /// The signed sum of its lines.
    pub declared: Cents,
}

impl CategoryTurnover {
    /// The amount to copy: the turnover before any abatement, at least 0.
    pub fn gross(&self) -> Cents {
        self.declared.max(Cents::ZERO)
    }
}

/// The state of one of the three months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CafMonth {
    /// Declared: the turnover of each category that occurs in the three months, 0 when the month has no line of it.
    Declared(Vec<CategoryTurnover>),
    /// It can be declared and was not.
    Missing,
    /// It is not over.
    NotOver,
    /// Before or after the enrollment.
    OutsidePeriod,
}

/// The three months of a declaration made in that month, oldest first, each with its state. `sums` are the signed turnovers by
/// month and category, `now` is the current month. `None` as in [`months`].
pub fn quarter(made_in: Month, now: Month, period: &EnrollmentPeriod, sums: &[(Month, Activity, Cents)]) -> Option<[(Month, CafMonth); 3]> {
    let months = months(made_in)?;
    let mut occurring: Vec<Activity> = sums.iter().filter(|(month, ..)| months.contains(month)).map(|(_, activity, _)| *activity).collect();
    occurring.sort();
    occurring.dedup();
    Some(months.map(|month| {
        let state = if sums.iter().any(|(of, ..)| *of == month) {
            let turnover = |activity: &Activity| CategoryTurnover {
                activity: *activity,
                declared: sums.iter().filter(|(of, its, _)| *of == month && its == activity).map(|(.., sum)| *sum).sum(),
            };
            CafMonth::Declared(occurring.iter().map(turnover).collect())
        } else if !period.is_declarable(month) {
            CafMonth::OutsidePeriod
        } else if month >= now {
            CafMonth::NotOver
        } else {
            CafMonth::Missing
        };
        (month, state)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn period() -> EnrollmentPeriod {
        EnrollmentPeriod::starting("2025-11-15".parse().unwrap())
    }

    /// Case 6 of the twelve that break peers: the window across New Year.
    #[test]
    fn case_6_the_window_goes_back_across_new_year() {
        let asked = |made_in| months(month(made_in)).map(|months| months.map(|month| month.to_string()));
        assert_eq!(asked("2026-02"), Some(["2025-10", "2025-11", "2025-12"].map(String::from)));
        assert_eq!(asked("2026-03"), Some(["2025-11", "2025-12", "2026-01"].map(String::from)));
        assert_eq!(asked("2026-11"), Some(["2026-07", "2026-08", "2026-09"].map(String::from)));
        assert_eq!(asked("2025-03"), Some(["2024-11", "2024-12", "2025-01"].map(String::from)));
        assert_eq!(asked("2025-02"), None, "before the first month of the table");
    }

    #[test]
    fn a_month_is_declared_missing_not_over_or_outside_the_enrollment() {
        let sums = [
            (month("2025-12"), Activity::Goods, Cents::new(8_000)),
            (month("2025-12"), Activity::OtherServices, Cents::new(-5_050)),
            (month("2026-03"), Activity::Cipav, Cents::new(1)),
        ];
        let [october, november, december] = quarter(month("2026-02"), month("2026-02"), &period(), &sums).unwrap();
        assert_eq!((october.1, november.1), (CafMonth::OutsidePeriod, CafMonth::Missing));
        let CafMonth::Declared(figures) = december.1 else { panic!("December was declared") };
        assert_eq!(
            figures.iter().map(|it| (it.activity, it.gross())).collect::<Vec<_>>(),
            [(Activity::Goods, Cents::new(8_000)), (Activity::OtherServices, Cents::ZERO),]
        );
        assert_eq!(figures[1].declared, Cents::new(-5_050), "the signed turnover is kept beside it");
        let [.., april] = quarter(month("2026-06"), month("2026-04"), &period(), &[]).unwrap();
        assert_eq!(april.1, CafMonth::NotOver);
    }

    proptest! {
        #[test]
        fn every_declared_month_has_every_category_and_its_own_sums(
            typed in prop::collection::vec((0i32..6, 0usize..6, -1_000_000i64..1_000_000), 0..12),
        ) {
            let sums: Vec<_> = typed.iter().map(|(at, activity, cents)| (month("2025-12").plus(*at), Activity::ALL[*activity], Cents::new(*cents))).collect();
            let made_in = month("2026-04");
            for (month, state) in quarter(made_in, made_in, &period(), &sums).unwrap() {
                prop_assert!((2..=4).contains(&made_in.since(month)));
                let total: Cents = sums.iter().filter(|(of, ..)| *of == month).map(|(.., sum)| *sum).sum();
                match state {
                    CafMonth::Declared(figures) => {
                        prop_assert_eq!(figures.iter().map(|figure| figure.declared).sum::<Cents>(), total);
                        prop_assert!(figures.iter().all(|figure| figure.gross() >= Cents::ZERO && figure.gross() >= figure.declared));
                    }
                    _ => prop_assert!(sums.iter().all(|(of, ..)| *of != month)),
                }
            }
        }
    }
}
