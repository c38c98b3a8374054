//! The CAF's quarterly declaration: three months of turnover by category, gross.

use super::table::{What, row};
use crate::{
    declarations::declaration::Activity,
    enrollments::enrollment::EnrollmentPeriod,
    values::{money::Cents, month::Month},
};

/// The three months that a declaration made in that month asks for, oldest first; nothing when it is not known.
pub fn months(made_in: Month) -> Option<[Month; 3]> {
    let first = made_in.plus(-i32::try_from(row(What::CafFirstMonth, None, made_in)?.value).ok()?);
    Some([first, first.plus(1), first.plus(2)])
}

/// The figure of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CategoryTurnover {
    /// The category.
    pub activity: Activity,
    /// What was declared, signed.
    pub declared: Cents,
}

impl CategoryTurnover {
    /// What to copy: the turnover before any abatement, never below 0.
    pub fn gross(&self) -> Cents {
        self.declared.max(Cents::ZERO)
    }
}

/// One of the three months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CafMonth {
    /// It was declared: a figure for each category that occurs in the three months, 0 for those of which it has nothing.
    Declared(Vec<CategoryTurnover>),
    /// It can be declared and is not.
    Missing,
    /// It is not over.
    NotOver,
    /// It lies before or after the path: nothing is known of it here.
    OutsidePath,
}

/// The three months of a declaration made in that month, oldest first, from the signed sums of what was declared. Nothing
/// when it is not known which months are asked for.
pub fn quarter(made_in: Month, now: Month, path: &EnrollmentPeriod, sums: &[(Month, Activity, Cents)]) -> Option<[(Month, CafMonth); 3]> {
    let months = months(made_in)?;
    let mut occurring: Vec<Activity> = sums.iter().filter(|(month, ..)| months.contains(month)).map(|(_, activity, _)| *activity).collect();
    occurring.sort();
    occurring.dedup();
    Some(months.map(|month| {
        let state = if sums.iter().any(|(of, ..)| *of == month) {
            let figure = |activity: &Activity| CategoryTurnover {
                activity: *activity,
                declared: sums.iter().filter(|(of, its, _)| *of == month && its == activity).map(|(.., sum)| *sum).sum(),
            };
            CafMonth::Declared(occurring.iter().map(figure).collect())
        } else if !path.is_declarable(month) {
            CafMonth::OutsidePath
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

    fn path() -> EnrollmentPeriod {
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
        assert_eq!(asked("2025-02"), None, "what was asked before is not known");
    }

    #[test]
    fn nil_is_zero_missing_is_named_and_what_is_outside_the_path_too() {
        let sums = [
            (month("2025-12"), Activity::Goods, Cents::new(8_000)),
            (month("2025-12"), Activity::OtherServices, Cents::new(-5_050)),
            (month("2026-03"), Activity::Cipav, Cents::new(1)),
        ];
        let [october, november, december] = quarter(month("2026-02"), month("2026-02"), &path(), &sums).unwrap();
        assert_eq!((october.1, november.1), (CafMonth::OutsidePath, CafMonth::Missing));
        let CafMonth::Declared(figures) = december.1 else { panic!("December was declared") };
        assert_eq!(
            figures.iter().map(|it| (it.activity, it.gross())).collect::<Vec<_>>(),
            [(Activity::Goods, Cents::new(8_000)), (Activity::OtherServices, Cents::ZERO),]
        );
        assert_eq!(figures[1].declared, Cents::new(-5_050), "the signed figure is kept beside it");
        let [.., april] = quarter(month("2026-06"), month("2026-04"), &path(), &[]).unwrap();
        assert_eq!(april.1, CafMonth::NotOver);
    }

    proptest! {
        #[test]
        fn every_declared_month_has_every_category_and_its_own_sums(
            typed in prop::collection::vec((0i32..6, 0usize..6, -1_000_000i64..1_000_000), 0..12),
        ) {
            let sums: Vec<_> = typed.iter().map(|(at, activity, cents)| (month("2025-12").plus(*at), Activity::ALL[*activity], Cents::new(*cents))).collect();
            let made_in = month("2026-04");
            for (month, state) in quarter(made_in, made_in, &path(), &sums).unwrap() {
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
