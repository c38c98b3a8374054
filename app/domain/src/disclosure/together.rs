//! What several structures have told of a half-year, added up. Nobody is of two structures at once, so that what is added is
//! told of other people each time: the sum gives nothing away that its parts don't.

use super::{
    Between,
    person::TimeInPath,
    snapshot::{Compared, Snapshot, Split, exit_kinds},
};

/// What adds nothing.
const NONE: Between = Between { low: 0, high: 0 };

fn sum(of: &[&Snapshot], number: impl Fn(&Snapshot) -> Between) -> Between {
    of.iter().map(|told| number(told)).fold(NONE, |one, other| one + other)
}

/// Groups of several structures as one. Their medians have none in common, and a comparison that one lacks all lack.
fn groups<'a>(of: impl Iterator<Item = &'a Compared> + Clone) -> Compared {
    let none = Split { above: NONE, others: NONE };
    let add = |one: Split, other: Split| Split { above: one.above + other.above, others: one.others + other.others };
    let start = of.clone().map(|group| group.start).fold(none, add);
    let rsa = of.map(|group| group.rsa).try_fold(none, |one, other| Some(add(one, other?)));
    Compared { start, rsa, medians: None }
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
        disclosure::person::{Person, Turnover},
        exit::ExitCategory,
        money::Cents,
    };

    fn structure(people: usize, left: usize, rsa: Option<i64>) -> Snapshot {
        let turnover = Turnover { time: TimeInPath::UpTo6, mean: Cents::new(40_000), start: Cents::new(8_000) };
        let person = Person { entered: true, left: None, turnover: Some(turnover), came: 3, missed: 1 };
        let mut all = vec![person; people];
        for person in all.iter_mut().take(left) {
            person.left = Some(Some(ExitCategory::Durable));
        }
        Snapshot::of(&all, people as i64, rsa.map(Cents::new), &mut || false)
    }

    #[test]
    fn what_structures_tell_adds_up() {
        let (one, other) = (structure(23, 2, Some(20_000)), structure(12, 6, Some(50_000)));
        let together = Snapshot::together(&[&one, &other]).unwrap();
        let ends = |between: Between| (between.low(), between.high());
        assert_eq!((together.places, ends(together.taken)), (25 + 15, (20 + 5, 25 + 10)));
        assert_eq!((ends(together.entries), ends(together.exits)), ((20 + 10, 25 + 15), (5, 5 + 10)));
        let durable = together.exits_by.iter().find(|(kind, _)| *kind == Some(ExitCategory::Durable)).unwrap().1;
        assert_eq!(ends(durable), (5, 15));
        assert_eq!(together.turnover.rsa.map(|rsa| (ends(rsa.above), ends(rsa.others))), Some(((20, 30), (10, 20))));
        assert_eq!(together.turnover.start.share(), Some((75, 100)));
        assert_eq!(together.by_time.len(), 4);
    }

    #[test]
    fn nothing_is_told_together_that_the_parts_do_not_tell() {
        let (one, other) = (structure(23, 0, Some(20_000)), structure(12, 0, None));
        assert!(one.turnover.medians.is_some() && one.attendance.is_some());
        let together = Snapshot::together(&[&one, &other]).unwrap();
        assert_eq!((together.turnover.medians, together.attendance, together.turnover.rsa), (None, None, None));
        assert_eq!(Snapshot::together(&[]), None);
    }
}
