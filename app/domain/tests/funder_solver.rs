//! An attack on one publication for funders by an independent integer solver: it finds the bounds of each number, given every other
//! number, the places, the medians and the sums of the tables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use domain::{
    reporting::disclosure::{
        RoundedRange, THRESHOLD,
        person::{Person, TimeEnrolled, Turnover},
        snapshot::{Context, Snapshot, TurnoverComparison, exit_kinds},
    },
    values::money::Cents,
};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

const RSA_BASE: i64 = 65_169;

/// Repeatable random numbers and coins (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: i64) -> i64 {
        (self.next() % end as u64) as i64
    }

    fn coin(&mut self) -> bool {
        self.next() & 1 == 1
    }
}

/// The constraints of a half-year's numbers: bounds, equal sums, and numbers that are at least others.
#[derive(Default)]
struct Known {
    cells: Vec<(String, i64, i64)>,
    equal: Vec<(Vec<usize>, Vec<usize>)>,
    at_least: Vec<(usize, usize)>,
}

impl Known {
    fn cell(&mut self, name: impl Into<String>, range: RoundedRange) -> usize {
        self.cells.push((name.into(), range.low(), range.high()));
        self.cells.len() - 1
    }

    fn hidden(&mut self, name: impl Into<String>) -> usize {
        self.cells.push((name.into(), 0, 1_000));
        self.cells.len() - 1
    }

    /// The numbers of a group and the constraints of its medians: all, above and not above the start, above and not above the RSA
    /// base amount. Without `counted` the group's number is the sum of the first two.
    fn group(&mut self, name: &str, group: &TurnoverComparison, counted: bool) -> [usize; 5] {
        let all = if counted { self.cell(format!("{name} counted"), group.counted()) } else { self.hidden(format!("{name} counted")) };
        let above = self.cell(format!("{name} above start"), group.start.above);
        let others = self.cell(format!("{name} not above start"), group.start.others);
        let rsa = group.rsa.unwrap();
        let rich = self.cell(format!("{name} above RSA"), rsa.above);
        let poor = self.cell(format!("{name} not above RSA"), rsa.others);
        self.equal.push((vec![all], vec![above, others]));
        self.equal.push((vec![all], vec![rich, poor]));
        if let Some((start, now)) = group.medians {
            assert!(start.low() < start.high() && now.low() < now.high());
            if now.low() > RSA_BASE {
                self.at_least.push((rich, poor));
            }
            if now.high() <= RSA_BASE {
                self.at_least.push((poor, rich));
            }
            if now.low() > start.high() {
                self.cells[above].1 = self.cells[above].1.max(1);
            }
            if now.high() < start.low() {
                self.cells[others].1 = self.cells[others].1.max(1);
            }
        }
        [all, above, others, rich, poor]
    }

    /// Adds everything that is published of a half-year and returns the cell of those who stay; `before` is that cell of the
    /// half-year before.
    fn half_year(&mut self, snapshot: &Snapshot, places: i64, counted: bool, before: Option<usize>) -> usize {
        let before = before.unwrap_or_else(|| self.hidden("before"));
        let entries = self.cell("entries", snapshot.entries);
        let taken = self.cell("taken", snapshot.taken);
        self.cells[taken].2 = self.cells[taken].2.min(places);
        let exits = self.cell("exits", snapshot.exits);
        let not_counted = self.hidden("not counted");
        let total = self.group("all", &snapshot.turnover, counted);
        let groups: Vec<[usize; 5]> =
            snapshot.by_time.iter().map(|(time, group)| self.group(&format!("{time:?}"), group, counted)).collect();
        for at in 0..5 {
            self.equal.push((vec![total[at]], groups.iter().map(|group| group[at]).collect()));
        }
        self.equal.push((vec![before, entries], vec![total[0], not_counted]));
        self.equal.push((vec![before, entries], vec![taken, exits]));
        let kinds = snapshot.exits_by.iter().map(|(kind, number)| self.cell(format!("exit {kind:?}"), *number)).collect();
        self.equal.push((vec![exits], kinds));
        taken
    }

    /// The least or the greatest sum of these cells.
    fn bound(&self, of: &[usize], direction: OptimizationDirection) -> i64 {
        let mut problem = Problem::new(direction);
        let variables: Vec<Variable> = self
            .cells
            .iter()
            .enumerate()
            .map(|(at, (_, low, high))| {
                problem.add_integer_var(
                    if of.contains(&at) { 1.0 } else { 0.0 },
                    (i32::try_from(*low).unwrap(), i32::try_from(*high).unwrap()),
                )
            })
            .collect();
        let terms = |plus: &[usize], minus: &[usize]| -> Vec<(Variable, f64)> {
            let plus = plus.iter().map(|at| (variables[*at], 1.0));
            plus.chain(minus.iter().map(|at| (variables[*at], -1.0))).collect()
        };
        for (left, right) in &self.equal {
            problem.add_constraint(terms(left, right), ComparisonOp::Eq, 0.0);
        }
        for (more, fewer) in &self.at_least {
            problem.add_constraint(terms(&[*more], &[*fewer]), ComparisonOp::Ge, 0.0);
        }
        let solution = problem.solve().unwrap().into_solution().unwrap();
        solution.objective().round() as i64
    }

    /// The numbers that are known exactly, or known to be at least one and below the threshold.
    fn exposed(&self) -> Vec<String> {
        let one = (0..self.cells.len()).map(|at| vec![at]);
        // A sum of groups that is of interest: early in the enrollment.
        let early = self.cells.iter().enumerate().filter(|(_, (name, ..))| name == "UpTo6 above RSA" || name == "UpTo12 above RSA");
        let early: Vec<usize> = early.map(|(at, _)| at).collect();
        let sums = [early].into_iter().filter(|sum| !sum.is_empty());
        one.chain(sums)
            .filter_map(|of| {
                let (low, high) = (self.bound(&of, OptimizationDirection::Minimize), self.bound(&of, OptimizationDirection::Maximize));
                let exposed = low == high || (low >= 1 && high < THRESHOLD);
                exposed.then(|| format!("{} from {low} to {high}", self.cells[of[0]].0))
            })
            .collect()
    }
}

/// Random people: most of them with a turnover, in one to four groups, some of whom entered or left.
fn people(size: i64, chance: &mut Chance) -> Vec<Person> {
    let (spread, gain, leaving) = (1 + chance.below(4), 10_000 + chance.below(150_000), 2 + chance.below(20));
    let kinds: Vec<_> = exit_kinds().collect();
    (0..size)
        .map(|_| Person {
            entered: chance.below(5) == 0,
            left: (chance.below(leaving) == 0).then(|| kinds[chance.below(6) as usize]),
            turnover: (chance.below(12) > 0).then(|| Turnover {
                time: TimeEnrolled::ALL[chance.below(spread) as usize],
                mean: Cents::new(chance.below(gain)),
                start: Cents::new(chance.below(40_000)),
            }),
            came: chance.below(6),
            missed: chance.below(3),
        })
        .collect()
}

fn publish(people: &[Person], places: i64, previous: Option<&Snapshot>, chance: &mut Chance) -> Snapshot {
    let context = Context { places, rsa_base: Some(Cents::new(RSA_BASE)), previous, next: None };
    Snapshot::of(people, &context, &mut || chance.coin())
}

fn exposed(snapshot: &Snapshot, places: i64) -> Vec<String> {
    let mut known = Known::default();
    known.half_year(snapshot, places, true, None);
    known.exposed()
}

/// Fails for a share or a rate whose bounds are equal.
fn assert_shares_are_ranges(snapshot: &Snapshot) {
    for group in snapshot.by_time.iter().map(|(_, group)| group).chain([&snapshot.turnover]) {
        for (low, high) in [group.start_share(), group.rsa_share()].into_iter().flatten() {
            assert!(low < high, "{low} % to {high} %");
        }
    }
    assert!(snapshot.attendance.is_none_or(|rate| rate.low() < rate.high()));
}

#[test]
fn no_number_is_exact_or_known_to_be_small_for_3_to_70_people() {
    let mut with_medians = 0;
    for size in 3..=70 {
        let mut chance = Chance(size as u64);
        let people = people(size, &mut chance);
        let snapshot = publish(&people, 70, None, &mut chance);
        with_medians += i64::from(snapshot.turnover.medians.is_some());
        assert_shares_are_ranges(&snapshot);
        assert_eq!(exposed(&snapshot, 70), Vec::<String>::new(), "{size} people: {snapshot:?}");
    }
    assert!(with_medians > 40, "{with_medians}");
}

#[test]
fn numbers_that_are_multiples_of_the_step_are_not_exact() {
    // Ten people in one group, half of them above their start, none above the RSA base amount; and five who are all alike.
    for (size, seed) in [10, 5].into_iter().flat_map(|size| (0..60).map(move |seed| (size, seed))) {
        let mut chance = Chance(seed);
        let person = |nth: i64| {
            let (mean, start) = if nth % 2 == 0 { (30_000, 8_000) } else { (8_000, 30_000) };
            let turnover = Turnover { time: TimeEnrolled::UpTo12, mean: Cents::new(mean), start: Cents::new(start) };
            Person { entered: false, left: None, turnover: Some(turnover), came: 2, missed: 0 }
        };
        let people: Vec<Person> = (0..size).map(|nth| person(if size == 5 { 0 } else { nth })).collect();
        let snapshot = publish(&people, 70, None, &mut chance);
        assert_eq!(exposed(&snapshot, 70), Vec::<String>::new(), "{size} people, coins {seed}: {snapshot:?}");
    }
}

#[test]
fn a_full_structure_and_two_half_years_reveal_no_exact_number() {
    for seed in 0..20 {
        let mut chance = Chance(1_000 + seed);
        let places = 20 + 5 * chance.below(5);
        let stay = |person: Person| Person { left: None, ..person };
        let first: Vec<Person> = people(places, &mut chance).into_iter().map(stay).collect();
        let second: Vec<Person> = first.iter().map(|person| Person { entered: false, ..*person }).collect();
        let one = publish(&first, places, None, &mut chance);
        let other = publish(&second, places, Some(&one), &mut chance);
        let mut known = Known::default();
        let taken = known.half_year(&one, places, true, None);
        known.half_year(&other, places, true, Some(taken));
        // That all places are taken reveals no person.
        let exposed: Vec<String> = known.exposed().into_iter().filter(|name| !name.starts_with("taken")).collect();
        assert_eq!(exposed, Vec::<String>::new(), "coins {seed}");
    }
}

/// The constraints of the former publication: each number between neighbouring multiples, each with a coin of its own.
fn alone(snapshot: &Snapshot, people: &[Person], chance: &mut Chance) -> Known {
    let mut known = Known::default();
    known.half_year(snapshot, 70, false, None);
    let group = |name: &str| TimeEnrolled::ALL.into_iter().find(|time| name.starts_with(&format!("{time:?} ")));
    for (name, low, high) in known.cells.iter_mut().filter(|(_, _, high)| *high < 1_000) {
        let turnovers = people.iter().filter_map(|person| person.turnover);
        let of_group = turnovers.filter(|turnover| group(name).is_none_or(|time| turnover.time == time));
        let number = match name.split_once(' ').map(|(_, what)| what) {
            Some("above start") => of_group.filter(|it| it.mean > it.start).count(),
            Some("not above start") => of_group.filter(|it| it.mean <= it.start).count(),
            Some("above RSA") => of_group.filter(|it| it.mean.get() > RSA_BASE).count(),
            Some("not above RSA") => of_group.filter(|it| it.mean.get() <= RSA_BASE).count(),
            _ if name == "taken" => people.iter().filter(|person| person.left.is_none()).count(),
            _ if name == "entries" => people.iter().filter(|person| person.entered).count(),
            _ if name == "exits" => people.iter().filter(|person| person.left.is_some()).count(),
            _ => continue,
        };
        let below = number as i64 / THRESHOLD * THRESHOLD;
        let down = chance.coin() && below == number as i64 && below > 0;
        (*low, *high) = if down { (below - THRESHOLD, below) } else { (below, below + THRESHOLD) };
    }
    known.at_least.clear();
    known
}

#[test]
fn the_solver_finds_exact_numbers_when_each_is_rounded_alone() {
    let turnover = |mean| Turnover { time: TimeEnrolled::UpTo12, mean: Cents::new(mean), start: Cents::new(20_000) };
    let person = |mean| Person { entered: false, left: None, turnover: Some(turnover(mean)), came: 2, missed: 0 };
    let ten: Vec<Person> = (0..10).map(|nth| person(if nth % 2 == 0 { 30_000 } else { 8_000 })).collect();
    let broken = (0..40).filter(|seed| {
        let mut chance = Chance(*seed);
        let snapshot = publish(&ten, 70, None, &mut chance);
        alone(&snapshot, &ten, &mut chance).exposed().iter().any(|name| name.contains("above RSA from 0 to 0"))
    });
    assert!(broken.count() > 0, "the solver finds that nobody is above the RSA base amount");
}
