//! What several structures have told of a half-year, added up. Nobody is of two structures at once, so that what is added is
//! told of other people each time: the sum gives nothing away that its parts don't.

use super::{
    RoundedRange,
    person::TimeInPath,
    snapshot::{AboveBelow, Snapshot, TurnoverComparison, exit_kinds},
};

/// What adds nothing.
const NONE: RoundedRange = RoundedRange { low: 0, high: 0 };

fn sum(of: &[&Snapshot], number: impl Fn(&Snapshot) -> RoundedRange) -> RoundedRange {
    of.iter().map(|told| number(told)).fold(NONE, |one, other| one + other)
}

/// Groups of several structures as one. Their medians have none in common, and a comparison that one lacks all lack.
fn groups<'a>(of: impl Iterator<Item = &'a TurnoverComparison> + Clone) -> TurnoverComparison {
    let none = AboveBelow { above: NONE, others: NONE };
    let counted = of.clone().map(|group| group.counted()).fold(NONE, |one, other| one + other);
    let add = |one: AboveBelow, other: AboveBelow| AboveBelow { above: one.above + other.above, others: one.others + other.others };
    let start = of.clone().map(|group| group.start).fold(none, add);
    let rsa = of.map(|group| group.rsa).try_fold(none, |one, other| Some(add(one, other?)));
    TurnoverComparison::new(counted, start, rsa, None)
}

impl Snapshot {
    /// What several structures have told of one half-year, together; nothing of none. There is no median and no rate: those
    /// of the parts do not make one of the whole.
    pub fn together(of: &[&Snapshot]) -> Option<Snapshot> {
        let of_kind = |kind| move |told: &Snapshot| told.exits_by.iter().find(|(of, _)| *of == kind).map_or(NONE, |it| it.1);
        let of_time = |time| of.iter().filter_map(move |told| told.by_time.iter().find(|(of, _)| *of == time).map(|(_, group)| group));
        (!of.is_empty()).then(|| Snapshot {
            places: of.iter().map(|told| told.places).sum(),
            taken: sum(of, |told| told.taken),
            entries: sum(of, |told| told.entries),
            exits: sum(of, |told| told.exits),
            exits_by: exit_kinds().map(|kind| (kind, sum(of, of_kind(kind)))).collect(),
            turnover: groups(of.iter().map(|told| &told.turnover)),
            by_time: TimeInPath::ALL.map(|time| (time, groups(of_time(time)))).into(),
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
        let turnover = Turnover { time: TimeInPath::UpTo6, mean: Cents::new(40_000), start: Cents::new(8_000) };
        let person = Person { entered: true, left: None, turnover: Some(turnover), came: 3, missed: 1 };
        let mut all = vec![person; people];
        for person in all.iter_mut().take(left) {
            person.left = Some(Some(ExitCategory::Durable));
        }
        let context = Context { places: people as i64, rsa_base: rsa.map(Cents::new), ..Context::default() };
        Snapshot::of(&all, &context, &mut coins(1))
    }

    #[test]
    fn what_structures_tell_adds_up() {
        let (one, other) = (structure(23, 2, Some(20_000)), structure(12, 6, Some(50_000)));
        let together = Snapshot::together(&[&one, &other]).unwrap();
        let sum = |number: fn(&Snapshot) -> RoundedRange| number(&one) + number(&other);
        assert_eq!((together.places, together.taken, together.entries), (25 + 15, sum(|it| it.taken), sum(|it| it.entries)));
        let durable = |it: &Snapshot| it.exits_by.iter().find(|(kind, _)| *kind == Some(ExitCategory::Durable)).unwrap().1;
        assert_eq!((together.exits, durable(&together)), (sum(|it| it.exits), durable(&one) + durable(&other)));
        assert_eq!(together.turnover.rsa.unwrap().above, sum(|it| it.turnover.rsa.unwrap().above));
        assert_eq!(together.turnover.counted(), sum(|it| it.turnover.counted()));
        assert_eq!(together.by_time.len(), 4);
    }

    #[test]
    fn nothing_is_told_together_that_the_parts_do_not_tell() {
        let (one, other) = (structure(33, 0, Some(20_000)), structure(12, 0, None));
        assert!(one.turnover.medians.is_some() && one.attendance.is_some());
        let together = Snapshot::together(&[&one, &other]).unwrap();
        assert_eq!((together.turnover.medians, together.attendance, together.turnover.rsa), (None, None, None));
        assert_eq!(Snapshot::together(&[]), None);
    }
}
