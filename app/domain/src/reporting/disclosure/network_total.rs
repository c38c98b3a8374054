//! The published results of several structures for one half-year, added up. Structures share no participants, so that the sum
//! reveals no more than its parts.

use super::{
    RoundedRange,
    person::TimeEnrolled,
    snapshot::{AboveBelow, Snapshot, TurnoverComparison, exit_kinds},
};

/// The neutral element of the addition.
const NONE: RoundedRange = RoundedRange { low: 0, high: 0 };

fn sum(of: &[&Snapshot], number: impl Fn(&Snapshot) -> RoundedRange) -> RoundedRange {
    of.iter().map(|snapshot| number(snapshot)).fold(NONE, |one, other| one + other)
}

/// The sum of groups, without medians, and without the comparison with the RSA when one group lacks it.
fn groups<'a>(of: impl Iterator<Item = &'a TurnoverComparison> + Clone) -> TurnoverComparison {
    let none = AboveBelow { above: NONE, others: NONE };
    let counted = of.clone().map(|group| group.counted()).fold(NONE, |one, other| one + other);
    let add = |one: AboveBelow, other: AboveBelow| AboveBelow { above: one.above + other.above, others: one.others + other.others };
    let start = of.clone().map(|group| group.start).fold(none, add);
    let rsa = of.map(|group| group.rsa).try_fold(none, |one, other| Some(add(one, other?)));
    TurnoverComparison::new(counted, start, rsa, None)
}

impl Snapshot {
    /// The sum of several snapshots of one half-year, without medians and rates, which do not follow from those of the parts; `None`
    /// if empty.
    pub fn network_total(of: &[&Snapshot]) -> Option<Snapshot> {
        let of_kind = |kind| move |snapshot: &Snapshot| snapshot.exits_by.iter().find(|(of, _)| *of == kind).map_or(NONE, |it| it.1);
        let of_time =
            |time| of.iter().filter_map(move |snapshot| snapshot.by_time.iter().find(|(of, _)| *of == time).map(|(_, group)| group));
        (!of.is_empty()).then(|| Snapshot {
            places: of.iter().map(|snapshot| snapshot.places).sum(),
            taken: sum(of, |snapshot| snapshot.taken),
            entries: sum(of, |snapshot| snapshot.entries),
            exits: sum(of, |snapshot| snapshot.exits),
            exits_by: exit_kinds().map(|kind| (kind, sum(of, of_kind(kind)))).collect(),
            turnover: groups(of.iter().map(|snapshot| &snapshot.turnover)),
            by_time: TimeEnrolled::ALL.map(|time| (time, groups(of_time(time)))).into(),
            attendance: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        enrollments::exit::ExitCategory,
        reporting::disclosure::{
            chance::coins,
            person::{Person, Turnover},
            snapshot::Context,
        },
        values::money::Cents,
    };

    fn structure(people: usize, left: usize, rsa: Option<i64>) -> Snapshot {
        let turnover = Turnover { time: TimeEnrolled::UpTo6, mean: Cents::new(40_000), start: Cents::new(8_000) };
        let person = Person { entered: true, left: None, turnover: Some(turnover), came: 3, missed: 1 };
        let mut all = vec![person; people];
        for person in all.iter_mut().take(left) {
            person.left = Some(Some(ExitCategory::Durable));
        }
        let context = Context { places: people as i64, rsa_base: rsa.map(Cents::new), ..Context::default() };
        Snapshot::of(&all, &context, &mut coins(1))
    }

    #[test]
    fn the_numbers_of_structures_are_added_up() {
        let (one, other) = (structure(23, 2, Some(20_000)), structure(12, 6, Some(50_000)));
        let total = Snapshot::network_total(&[&one, &other]).unwrap();
        let sum = |number: fn(&Snapshot) -> RoundedRange| number(&one) + number(&other);
        assert_eq!((total.places, total.taken, total.entries), (25 + 15, sum(|it| it.taken), sum(|it| it.entries)));
        let durable = |it: &Snapshot| it.exits_by.iter().find(|(kind, _)| *kind == Some(ExitCategory::Durable)).unwrap().1;
        assert_eq!((total.exits, durable(&total)), (sum(|it| it.exits), durable(&one) + durable(&other)));
        assert_eq!(total.turnover.rsa.unwrap().above, sum(|it| it.turnover.rsa.unwrap().above));
        assert_eq!(total.turnover.counted(), sum(|it| it.turnover.counted()));
        assert_eq!(total.by_time.len(), 4);
    }

    #[test]
    fn the_total_has_no_median_no_rate_and_no_comparison_that_a_part_lacks() {
        let (one, other) = (structure(33, 0, Some(20_000)), structure(12, 0, None));
        assert!(one.turnover.medians.is_some() && one.attendance.is_some());
        let total = Snapshot::network_total(&[&one, &other]).unwrap();
        assert_eq!((total.turnover.medians, total.attendance, total.turnover.rsa), (None, None, None));
        assert_eq!(Snapshot::network_total(&[]), None);
    }
}
