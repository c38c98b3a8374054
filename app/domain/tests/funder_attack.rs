//! An attack on the results for funders: an attacker with every table of every half-year, who knows how the tables are linked,
//! computes the tightest bounds of every number.
//!
//! The tables form a flow network: people enrolled before or entering flow in, pass through groups, stay or leave. A consistent
//! flow keeps every published range. The fewest and the most people of a group in all consistent flows are found by pushing the
//! true flow through the group's pipe as far as possible and back on other pipes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use domain::{
    enrollments::exit::ExitCategory,
    reporting::disclosure::{
        FEWEST_IN_A_MEDIAN, RoundedRange, STEP_OF_AMOUNTS, THRESHOLD,
        person::{Person, TimeEnrolled, Turnover},
        snapshot::{Context, Snapshot, exit_kinds},
    },
    values::money::Cents,
};
use std::collections::{BTreeSet, HashMap, VecDeque};

const COHORTS: u64 = 200;
const HALVES: i64 = 4;
const PLACES: i64 = 70;
const RSA_BASE: i64 = 65_169;

/// Repeatable random numbers (splitmix64).
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
}

/// A random cohort: the people of each half-year, of random number, pace and turnover.
fn cohort(chance: &mut Chance) -> Vec<Vec<Person>> {
    let (size, pace, gain) = (16 + chance.below(124), 2 + chance.below(8), 20_000 + chance.below(120_000));
    let mut taken: HashMap<i64, i64> = HashMap::new();
    let mut paths = Vec::new();
    for _ in 0..size {
        let begins = chance.below(HALVES + 4) - 4;
        let ends = begins + chance.below(pace);
        if (begins..ends).all(|half| taken.get(&half).is_none_or(|taken| *taken < PLACES)) {
            (begins..ends).for_each(|half| *taken.entry(half).or_default() += 1);
            paths.push((begins, ends, chance.below(30_000)));
        }
    }
    let kinds: Vec<_> = exit_kinds().collect();
    let mut in_half = |half: i64| -> Vec<Person> {
        let here = paths.iter().filter(|(begins, ends, _)| (*begins..=*ends).contains(&half));
        here.map(|(begins, ends, start)| {
            let time = TimeEnrolled::ALL[usize::try_from((half - begins).min(3)).unwrap()];
            let mean = chance.below(gain) * chance.below(gain) / gain;
            let earns = chance.below(10) > 0;
            Person {
                entered: *begins == half,
                left: (*ends == half).then(|| kinds[chance.below(6) as usize]),
                turnover: earns.then(|| Turnover { time, mean: Cents::new(mean), start: Cents::new(*start) }),
                came: chance.below(6),
                missed: chance.below(3),
            }
        })
        .collect()
    };
    (0..HALVES).map(&mut in_half).collect()
}

/// A group of people: its true number, and the published bounds.
#[derive(Debug, Clone)]
struct Pipe {
    name: String,
    from: usize,
    to: usize,
    true_number: i64,
    low: i64,
    high: i64,
}

/// The bounds that a form of publication gives of a true number and its published range.
type PublishedBounds = fn(i64, RoundedRange) -> (i64, i64);

/// All tables of all half-years.
#[derive(Default)]
struct Network {
    nodes: HashMap<String, usize>,
    pipes: Vec<Pipe>,
    /// The pipes at each node.
    at: Vec<Vec<usize>>,
}

impl Network {
    fn node(&mut self, name: &str) -> usize {
        let next = self.nodes.len();
        let node = *self.nodes.entry(name.to_owned()).or_insert(next);
        if node == next {
            self.at.push(Vec::new());
        }
        node
    }

    /// A group without a published number.
    fn hidden(&mut self, from: &str, to: &str, true_number: usize) {
        self.pipe(from, to, true_number, 0, 1_000);
    }

    fn pipe(&mut self, from: &str, to: &str, true_number: usize, low: i64, high: i64) {
        let true_number = true_number as i64;
        assert!((low..=high).contains(&true_number), "the bounds of {from} to {to} hold its number: {true_number} in {low}..={high}");
        let (start, end) = (self.node(from), self.node(to));
        for node in [start, end] {
            self.at[node].push(self.pipes.len());
        }
        self.pipes.push(Pipe { name: format!("{from} to {to}"), from: start, to: end, true_number, low, high });
    }

    /// Adds the pipes of one half-year. Those who stay flow to the next one; those who enter or leave, from or to the outside.
    fn add(&mut self, half: usize, people: &[Person], snapshot: &Snapshot, bounds: PublishedBounds) {
        let at = |what: &str| format!("{what} {half}");
        let count = |those: &dyn Fn(&Person) -> bool| people.iter().filter(|person| those(person)).count();
        let here = at("here");
        if half == 0 {
            self.hidden("outside", &here, count(&|person| !person.entered));
        }
        let entered = count(&|person| person.entered);
        let (low, high) = bounds(entered as i64, snapshot.entries);
        self.pipe("outside", &here, entered, low, high);
        self.hidden(&here, &at("settled"), count(&|person| person.turnover.is_none()));
        let counted = count(&|person| person.turnover.is_some());
        let (low, high) = bounds(counted as i64, snapshot.turnover.counted());
        self.pipe(&here, &at("earning"), counted, low, high);
        for (time, compared) in &snapshot.by_time {
            let number = count(&|person| person.turnover.is_some_and(|turnover| turnover.time == *time));
            let (low, high) = bounds(number as i64, compared.counted());
            self.pipe(&at(&format!("into {time:?}")), &at(&format!("out of {time:?}")), number, low, high);
        }

        let above_start = |turnover: &Turnover| turnover.mean > turnover.start;
        let above_rsa = |turnover: &Turnover| turnover.mean > Cents::new(RSA_BASE);
        let rsa = snapshot.turnover.rsa.unwrap();
        for (yes, start, of_rsa) in [(true, snapshot.turnover.start.above, rsa.above), (false, snapshot.turnover.start.others, rsa.others)]
        {
            let all = |of: &dyn Fn(&Turnover) -> bool| count(&|person| person.turnover.is_some_and(|turnover| of(&turnover) == yes));
            let (by_start, by_rsa) = (at(&format!("start {yes}")), at(&format!("rsa {yes}")));
            let number = all(&above_start);
            let (low, high) = bounds(number as i64, start);
            self.pipe(&at("earning"), &by_start, number, low, high);
            let number = all(&above_rsa);
            let (low, high) = bounds(number as i64, of_rsa);
            self.pipe(&by_rsa, &at("settled"), number, low, high);
            for (time, compared) in &snapshot.by_time {
                let within = |of: &dyn Fn(&Turnover) -> bool| {
                    count(&|person| person.turnover.is_some_and(|turnover| turnover.time == *time && of(&turnover) == yes))
                };
                // Two halves of the partition together are a group too.
                let early = at(&format!("start {yes}, early {}", *time <= TimeEnrolled::UpTo12));
                let number = within(&above_start);
                let range = if yes { compared.start.above } else { compared.start.others };
                let (low, high) = bounds(number as i64, range);
                self.pipe(&early, &at(&format!("into {time:?}")), number, low, high);
                let number = within(&above_rsa);
                let split = compared.rsa.unwrap();
                let (low, high) = bounds(number as i64, if yes { split.above } else { split.others });
                self.pipe(&at(&format!("out of {time:?}")), &by_rsa, number, low, high);
            }
            for early in [true, false] {
                let number = count(&|person| {
                    person
                        .turnover
                        .is_some_and(|turnover| (turnover.time <= TimeEnrolled::UpTo12) == early && above_start(&turnover) == yes)
                });
                self.hidden(&by_start, &at(&format!("start {yes}, early {early}")), number);
            }
        }

        let taken = count(&|person| person.left.is_none());
        let (low, high) = bounds(taken as i64, snapshot.taken);
        let next = if half as i64 + 1 == HALVES { "outside".to_owned() } else { format!("here {}", half + 1) };
        self.pipe(&at("settled"), &next, taken, low, high.min(snapshot.places).max(taken as i64));
        let left = count(&|person| person.left.is_some());
        let (low, high) = bounds(left as i64, snapshot.exits);
        self.pipe(&at("settled"), &at("left"), left, low, high);
        // The exits that people speak of together: "sorties dynamiques", and the others.
        let dynamic = |kind: &Option<ExitCategory>| kind.is_some_and(|kind| kind <= ExitCategory::Positive);
        for together in [true, false] {
            let those = at(&format!("dynamic {together}"));
            self.hidden(&at("left"), &those, count(&|person| person.left.is_some_and(|kind| dynamic(&kind) == together)));
            for (kind, range) in snapshot.exits_by.iter().filter(|(kind, _)| dynamic(kind) == together) {
                let number = count(&|person| person.left == Some(*kind));
                let (low, high) = bounds(number as i64, *range);
                self.pipe(&those, "outside", number, low, high);
                self.pipes.last_mut().unwrap().name = at(&format!("exit {kind:?}"));
            }
        }
    }

    /// The most that can flow from one node to another within the bounds of every pipe, without the pipe `but`, up to `limit`.
    fn most(&self, but: usize, from: usize, to: usize, limit: i64) -> i64 {
        let mut flows: Vec<i64> = self.pipes.iter().map(|pipe| pipe.true_number).collect();
        let mut found = 0;
        while found < limit {
            // The shortest augmenting path (Edmonds and Karp).
            let mut came_by: Vec<Option<(usize, bool)>> = vec![None; self.nodes.len()];
            let mut queue = VecDeque::from([from]);
            while let Some(node) = queue.pop_front().filter(|_| came_by[to].is_none()) {
                for (at, pipe) in self.at[node].iter().filter(|at| **at != but).map(|at| (*at, &self.pipes[*at])) {
                    for (start, end, room, forward) in
                        [(pipe.from, pipe.to, pipe.high - flows[at], true), (pipe.to, pipe.from, flows[at] - pipe.low, false)]
                    {
                        if start == node && end != from && room > 0 && came_by[end].is_none() {
                            came_by[end] = Some((at, forward));
                            queue.push_back(end);
                        }
                    }
                }
            }
            if came_by[to].is_none() {
                break;
            }
            let (mut node, mut route) = (to, Vec::new());
            while let Some((at, forward)) = came_by[node].filter(|_| node != from) {
                route.push((at, forward));
                node = if forward { self.pipes[at].from } else { self.pipes[at].to };
            }
            let room = |(at, forward): &(usize, bool)| {
                if *forward { self.pipes[*at].high - flows[*at] } else { flows[*at] - self.pipes[*at].low }
            };
            let push = route.iter().map(room).min().unwrap().min(limit - found);
            for (at, forward) in route {
                flows[at] += if forward { push } else { -push };
            }
            found += push;
        }
        found
    }

    /// The bounds of a group in all consistent flows.
    fn bounds_of(&self, at: usize) -> (i64, i64) {
        let pipe = &self.pipes[at];
        let more = self.most(at, pipe.to, pipe.from, pipe.high - pipe.true_number);
        let fewer = self.most(at, pipe.from, pipe.to, pipe.true_number - pipe.low);
        (pipe.true_number - fewer, pipe.true_number + more)
    }

    /// Fails unless the true numbers are a flow: as many into each node as out of it.
    fn assert_balanced(&self) {
        let mut balance = vec![0; self.nodes.len()];
        for pipe in &self.pipes {
            balance[pipe.from] -= pipe.true_number;
            balance[pipe.to] += pipe.true_number;
        }
        for (name, node) in &self.nodes {
            assert_eq!(balance[*node], 0, "as many come into {name} as leave it");
        }
    }
}

/// The cohorts with the snapshot of each half-year.
fn published() -> impl Iterator<Item = Vec<(Vec<Person>, Snapshot)>> {
    (0..COHORTS).map(|seed| {
        let mut chance = Chance(seed);
        let mut published: Vec<(Vec<Person>, Snapshot)> = Vec::new();
        for people in cohort(&mut chance) {
            let previous = published.last().map(|(_, snapshot)| snapshot);
            let context = Context { places: PLACES, rsa_base: Some(Cents::new(RSA_BASE)), previous, next: None };
            let snapshot = Snapshot::of(&people, &context, &mut || chance.next() & 1 == 1);
            published.push((people, snapshot));
        }
        published
    })
}

/// The bounds of a group that the attacker computes.
struct Found {
    cohort: usize,
    group: String,
    true_number: i64,
    low: i64,
    high: i64,
}

impl Found {
    /// Whether it is known to hold at least one person and fewer than the threshold.
    fn is_isolated(&self) -> bool {
        self.low >= 1 && self.high < THRESHOLD
    }

    /// Whether it holds at least one person and fewer than the threshold.
    fn is_small(&self) -> bool {
        (1..THRESHOLD).contains(&self.true_number)
    }
}

/// Attacks a publication of all cohorts.
fn attack(bounds: PublishedBounds) -> Vec<Found> {
    let mut found = Vec::new();
    for (cohort, halves) in published().enumerate() {
        let mut network = Network::default();
        for (half, (people, snapshot)) in halves.iter().enumerate() {
            network.add(half, people, snapshot, bounds);
        }
        network.assert_balanced();
        for (at, pipe) in network.pipes.iter().enumerate() {
            let (low, high) = network.bounds_of(at);
            assert!((low..=high).contains(&pipe.true_number), "the true number is possible");
            found.push(Found { cohort, group: pipe.name.clone(), true_number: pipe.true_number, low, high });
        }
    }
    let small = found.iter().filter(|found| found.is_small()).count();
    assert!(small > 5_000, "there are small groups to find: {small}");
    found
}

/// The number of cohorts in which a small group is isolated.
fn cohorts_exposed(bounds: PublishedBounds) -> usize {
    attack(bounds).iter().filter(|found| found.is_small() && found.is_isolated()).map(|found| found.cohort).collect::<BTreeSet<_>>().len()
}

#[test]
fn no_number_is_exact_and_no_small_group_is_isolated_in_200_cohorts() {
    for found in attack(|_, range| (range.low(), range.high())) {
        let Found { cohort, group, low, high, .. } = &found;
        assert!(low < high, "{group} of cohort {cohort} is known to be {low}");
        assert!(!found.is_isolated(), "{group} of cohort {cohort}: {low} to {high}");
        // Moreover, a small group may always be empty and may always reach the threshold.
        assert!(!found.is_small() || (*low == 0 && *high >= THRESHOLD), "{group} of cohort {cohort}: {low} to {high}");
    }
}

#[test]
fn the_attack_isolates_small_groups_everywhere_in_exact_numbers() {
    assert_eq!(cohorts_exposed(|number, _| (number, number)), COHORTS as usize);
}

#[test]
fn the_attack_isolates_small_groups_when_only_these_are_suppressed() {
    let left_out: PublishedBounds = |number, _| if number < THRESHOLD { (0, THRESHOLD - 1) } else { (number, number) };
    assert!(cohorts_exposed(left_out) > 150);
}

#[test]
fn the_attack_isolates_small_groups_when_numbers_are_rounded_down() {
    let rounded: PublishedBounds = |number, _| (number / THRESHOLD * THRESHOLD, number / THRESHOLD * THRESHOLD + THRESHOLD - 1);
    assert!(cohorts_exposed(rounded) > 0);
}

/// The published medians of a half-year, each with the sorted amounts of its people.
fn medians<'a>(people: &'a [Person], snapshot: &'a Snapshot) -> impl Iterator<Item = (Vec<i64>, RoundedRange)> + 'a {
    let groups = snapshot.by_time.iter().map(|(time, compared)| (Some(*time), compared)).chain([(None, &snapshot.turnover)]);
    groups.filter_map(|(time, compared)| Some((time, compared.medians?))).flat_map(|(time, (start, now))| {
        let amounts = |of: fn(&Turnover) -> i64| {
            let group = people.iter().filter_map(|person| person.turnover.as_ref());
            let mut amounts: Vec<i64> = group.filter(|turnover| time.is_none_or(|time| turnover.time == time)).map(of).collect();
            amounts.sort_unstable();
            amounts
        };
        [(amounts(|turnover| turnover.start.get()), start), (amounts(|turnover| turnover.mean.get()), now)]
    })
}

#[test]
fn a_published_median_is_of_at_least_ten_people_and_reveals_no_amount() {
    let mut seen = 0;
    for (people, snapshot) in published().flatten() {
        for (amounts, range) in medians(&people, &snapshot) {
            seen += 1;
            assert!(amounts.len() as i64 >= FEWEST_IN_A_MEDIAN);
            assert_eq!((range.low() % STEP_OF_AMOUNTS, range.high() - range.low()), (0, STEP_OF_AMOUNTS));
            let middle = (amounts[(amounts.len() - 1) / 2] + amounts[amounts.len() / 2]) / 2;
            assert!((range.low()..=range.high()).contains(&middle));
            // Any one person out of it may have any amount at all: at least as many people as the threshold lie on each side,
            // so that the range does not reveal on which side a person is.
            let (under, over) = (amounts.iter().filter(|it| **it <= range.high()), amounts.iter().filter(|it| **it >= range.low()));
            assert!(under.count() as i64 >= THRESHOLD && over.count() as i64 >= THRESHOLD);
        }
    }
    assert!(seen > 2_000, "{seen}");
}

#[test]
fn exact_medians_of_all_groups_would_reveal_amounts() {
    let exposed = published().flatten().filter(|(people, _)| {
        TimeEnrolled::ALL.iter().any(|time| {
            let group = people.iter().filter_map(|person| person.turnover).filter(|turnover| turnover.time == *time);
            group.count() == 1
        })
    });
    assert!(exposed.count() > 10);
}
