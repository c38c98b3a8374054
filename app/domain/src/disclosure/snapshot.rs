//! What is told of a half-year: made once when it is published, kept as it is, never computed again.

use super::{
    Between, FEWEST_IN_A_MEDIAN, HEAVIEST_SHARE, THRESHOLD,
    person::{Person, TimeInPath, Turnover},
};
use crate::{exit::ExitCategory, money::Cents, reporting::median};
use serde::{Deserialize, Serialize};

/// A kind of exit, or none as long as nobody said which.
pub type ExitKind = Option<ExitCategory>;

/// The kinds of exit, in the order in which they are shown.
pub fn exit_kinds() -> impl Iterator<Item = ExitKind> {
    ExitCategory::ALL.into_iter().map(Some).chain([None])
}

/// What funders see of a half-year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// How many places the structure has, brought to the next multiple of [`THRESHOLD`].
    pub places: i64,
    /// How many were taken after the last day.
    pub taken: Between,
    /// How many paths began.
    pub entries: Between,
    /// How many ended.
    pub exits: Between,
    /// How many of them ended in each way.
    pub exits_by: Vec<(ExitKind, Between)>,
    /// Turnover of all who have one.
    pub turnover: Compared,
    /// The same by the time in the path.
    pub by_time: Vec<(TimeInPath, Compared)>,
    /// Of a hundred meetings held or missed, how many were attended.
    pub attendance: Option<Between>,
}

/// Turnover of a group, against what it is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Against the turnover when entering.
    pub start: Split,
    /// Against the RSA base amount, where it is known.
    pub rsa: Option<Split>,
    /// The median when entering and the median of the half-year, in cents.
    pub medians: Option<(Between, Between)>,
}

/// A group in two: those above something, and the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    /// How many lie above.
    pub above: Between,
    /// How many do not.
    pub others: Between,
}

impl Split {
    /// How many there are at least, from what is told.
    pub fn fewest(&self) -> i64 {
        self.above.low() + self.others.low()
    }

    /// The share above in percent, at least and at most, from what is told; nothing for a group that may be small.
    pub fn share(&self) -> Option<(i64, i64)> {
        let percent = |above: i64, others: i64| above * 100 / (above + others);
        (self.fewest() >= FEWEST_IN_A_MEDIAN)
            .then(|| (percent(self.above.low(), self.others.high()), (100 - percent(self.others.low(), self.above.high()))))
    }
}

impl Snapshot {
    /// What may be told of everybody whom a half-year touches, given what everybody knows of it: how many places there are
    /// and the RSA base amount. The coin must be one that nobody can foresee.
    pub fn of(people: &[Person], places: i64, rsa_base: Option<Cents>, coin: &mut impl FnMut() -> bool) -> Self {
        let mut count = |those: &dyn Fn(&Person) -> bool| {
            let number = people.iter().filter(|person| those(person)).count() as i64;
            Between::people(number, coin)
        };
        let taken = count(&|person| person.left.is_none());
        let entries = count(&|person| person.entered);
        let exits = count(&|person| person.left.is_some());
        let exits_by = exit_kinds().map(|kind| (kind, count(&|person| person.left == Some(kind)))).collect();
        let turnovers: Vec<Turnover> = people.iter().filter_map(|person| person.turnover).collect();
        let turnover = Compared::of(&turnovers, rsa_base, coin);
        let by_time = TimeInPath::ALL.map(|time| {
            let group: Vec<Turnover> = turnovers.iter().copied().filter(|turnover| turnover.time == time).collect();
            (time, Compared::of(&group, rsa_base, coin))
        });
        let places = (places + THRESHOLD - 1).div_euclid(THRESHOLD) * THRESHOLD;
        Self { places, taken, entries, exits, exits_by, turnover, by_time: by_time.into(), attendance: attendance(people, coin) }
    }
}

impl Compared {
    fn of(group: &[Turnover], rsa_base: Option<Cents>, coin: &mut impl FnMut() -> bool) -> Self {
        let start = Split::of(group, |turnover| turnover.mean > turnover.start, coin);
        let rsa = rsa_base.map(|base| Split::of(group, |turnover| turnover.mean > base, coin));
        // Whether there are enough is asked of what is told, so that a median that is lacking tells nothing more.
        let medians = (start.fewest() >= FEWEST_IN_A_MEDIAN).then(|| {
            let mut told =
                |amount: fn(&Turnover) -> Cents| Between::amount(median(group.iter().map(amount).collect()).map_or(0, Cents::get), coin);
            (told(|turnover| turnover.start), told(|turnover| turnover.mean))
        });
        Self { start, rsa, medians }
    }
}

impl Split {
    fn of(group: &[Turnover], above: impl Fn(&Turnover) -> bool, coin: &mut impl FnMut() -> bool) -> Self {
        let number = group.iter().filter(|turnover| above(turnover)).count();
        Self { above: Between::people(number as i64, coin), others: Between::people((group.len() - number) as i64, coin) }
    }
}

/// How many of a hundred meetings were attended, unless few people or one of them alone make the rate.
fn attendance(people: &[Person], coin: &mut impl FnMut() -> bool) -> Option<Between> {
    let of_each: Vec<i64> = people.iter().map(|person| person.came + person.missed).filter(|meetings| *meetings > 0).collect();
    let all: i64 = of_each.iter().sum();
    let came: i64 = people.iter().map(|person| person.came).sum();
    let enough = of_each.len() as i64 >= FEWEST_IN_A_MEDIAN;
    let dominated = of_each.iter().any(|meetings| meetings * 100 > all * HEAVIEST_SHARE);
    if enough && !dominated { Between::rate(came, all, coin) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn earning(time: TimeInPath, mean: i64) -> Person {
        let turnover = Turnover { time, mean: Cents::new(mean), start: Cents::new(8_000) };
        Person { entered: false, left: None, turnover: Some(turnover), came: 3, missed: 1 }
    }

    fn told(people: &[Person]) -> Snapshot {
        Snapshot::of(people, 68, Some(Cents::new(65_169)), &mut || false)
    }

    fn ends(between: Between) -> (i64, i64) {
        (between.low(), between.high())
    }

    #[test]
    fn everybody_is_counted_once_and_told_between_two_multiples() {
        let mut people = vec![earning(TimeInPath::UpTo6, 40_000); 12];
        people.extend(vec![Person { entered: true, turnover: None, ..people[0] }; 6]);
        people.extend(vec![Person { left: Some(Some(ExitCategory::Durable)), turnover: None, ..people[0] }; 3]);
        people.push(Person { left: Some(None), turnover: None, ..people[0] });
        let told = told(&people);
        assert_eq!((told.places, ends(told.taken), ends(told.entries), ends(told.exits)), (70, (15, 20), (5, 10), (0, 5)));
        assert_eq!(told.exits_by.len(), 6);
        assert!(told.exits_by.iter().all(|(_, number)| ends(*number) == (0, 5)));
        assert_eq!(told.turnover.start.share(), Some((66, 100)));
        let (start, now) = told.turnover.medians.unwrap();
        assert_eq!((ends(start), ends(now)), ((5_000, 10_000), (40_000, 45_000)));
        assert_eq!(told.attendance.map(ends), Some((75, 80)));
    }

    #[test]
    fn a_group_that_may_be_small_has_neither_share_nor_median() {
        let mut people = vec![earning(TimeInPath::UpTo6, 40_000); 9];
        people.extend(vec![earning(TimeInPath::UpTo12, 90_000); 5]);
        let told = told(&people);
        let group = |time| told.by_time.iter().find(|(of, _)| *of == time).unwrap().1.clone();
        for time in [TimeInPath::UpTo6, TimeInPath::UpTo12, TimeInPath::Later] {
            assert_eq!((group(time).start.share(), group(time).medians), (None, None), "{time:?}");
        }
        assert!(told.turnover.medians.is_some());
        assert_eq!(told.turnover.rsa.map(|rsa| (ends(rsa.above), ends(rsa.others))), Some(((5, 10), (5, 10))));
    }

    #[test]
    fn a_rate_that_one_person_makes_is_not_told() {
        let mut people = vec![earning(TimeInPath::UpTo6, 40_000); 10];
        assert!(told(&people).attendance.is_some());
        people[0].came = 20;
        assert_eq!(told(&people).attendance, None);
        assert_eq!(told(&people[..9]).attendance, None);
    }

    #[test]
    fn a_snapshot_holds_no_number_that_is_not_told() {
        let told = told(&vec![earning(TimeInPath::UpTo18, 43_211); 23]);
        assert!(!format!("{told:?}").contains("43211") && !format!("{told:?}").contains("23"));
    }
}
