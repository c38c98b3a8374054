//! The funders' view under attack: somebody who has every table of every half-year, and knows how the tables hang together,
//! adds and subtracts them until nothing more follows.
//!
//! The tables form a network of pipes: people who were there or enter flow in, pass through groups, stay or leave. A world
//! is a flow that keeps every number told. How few and how many people a group can hold in all those worlds is found by
//! pushing the true flow as far as it goes through that group's pipe and back on other ways: the tightest bounds there are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use domain::{
    enrollments::exit::ExitCategory,
    reporting::disclosure::{
        FEWEST_IN_A_MEDIAN, RoundedRange, STEP_OF_AMOUNTS, THRESHOLD,
        person::{Person, TimeInPath, Turnover},
        snapshot::{Context, Snapshot, exit_kinds},
    },
    values::money::Cents,
};
use std::collections::{BTreeSet, HashMap, VecDeque};

const COHORTS: u64 = 200;
const HALVES: i64 = 4;
const PLACES: i64 = 70;
const RSA_BASE: i64 = 65_169;

/// Chance that can be told again (splitmix64).
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

/// A random cohort: everybody in each half-year. Few or many, coming and going slowly or fast, poor or less poor.
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
            let time = TimeInPath::ALL[usize::try_from((half - begins).min(3)).unwrap()];
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

/// A group of people: how many it truly holds, and between which numbers the attacker knows it to lie.
#[derive(Debug, Clone)]
struct Pipe {
    name: String,
    from: usize,
    to: usize,
    true_number: i64,
    low: i64,
    high: i64,
}

/// How a publication tells of a number.
type Tell = fn(i64, RoundedRange) -> (i64, i64);

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

    /// A group that nothing is told of.
    fn hidden(&mut self, from: &str, to: &str, true_number: usize) {
        self.pipe(from, to, true_number, 0, 1_000);
    }

    fn pipe(&mut self, from: &str, to: &str, true_number: usize, low: i64, high: i64) {
        let true_number = true_number as i64;
        assert!((low..=high).contains(&true_number), "what is told of {from} to {to} is true: {true_number} in {low}..={high}");
        let (start, end) = (self.node(from), self.node(to));
        for node in [start, end] {
            self.at[node].push(self.pipes.len());
        }
        self.pipes.push(Pipe { name: format!("{from} to {to}"), from: start, to: end, true_number, low, high });
    }

    /// Lays the pipes of one half-year. What stays flows on to the next; what enters and leaves is outside.
    fn add(&mut self, half: usize, people: &[Person], told: &Snapshot, tell: Tell) {
        let at = |what: &str| format!("{what} {half}");
        let count = |those: &dyn Fn(&Person) -> bool| people.iter().filter(|person| those(person)).count();
        let here = at("here");
        if half == 0 {
            self.hidden("outside", &here, count(&|person| !person.entered));
        }
        let entered = count(&|person| person.entered);
        let (low, high) = tell(entered as i64, told.entries);
        self.pipe("outside", &here, entered, low, high);
        self.hidden(&here, &at("settled"), count(&|person| person.turnover.is_none()));
        let counted = count(&|person| person.turnover.is_some());
        let (low, high) = tell(counted as i64, told.turnover.counted());
        self.pipe(&here, &at("earning"), counted, low, high);
        for (time, compared) in &told.by_time {
            let number = count(&|person| person.turnover.is_some_and(|turnover| turnover.time == *time));
            let (low, high) = tell(number as i64, compared.counted());
            self.pipe(&at(&format!("into {time:?}")), &at(&format!("out of {time:?}")), number, low, high);
        }

        let above_start = |turnover: &Turnover| turnover.mean > turnover.start;
        let above_rsa = |turnover: &Turnover| turnover.mean > Cents::new(RSA_BASE);
        let rsa = told.turnover.rsa.unwrap();
        for (yes, start, of_rsa) in [(true, told.turnover.start.above, rsa.above), (false, told.turnover.start.others, rsa.others)] {
            let all = |of: &dyn Fn(&Turnover) -> bool| count(&|person| person.turnover.is_some_and(|turnover| of(&turnover) == yes));
            let (by_start, by_rsa) = (at(&format!("start {yes}")), at(&format!("rsa {yes}")));
            let number = all(&above_start);
            let (low, high) = tell(number as i64, start);
            self.pipe(&at("earning"), &by_start, number, low, high);
            let number = all(&above_rsa);
            let (low, high) = tell(number as i64, of_rsa);
            self.pipe(&by_rsa, &at("settled"), number, low, high);
            for (time, compared) in &told.by_time {
                let within = |of: &dyn Fn(&Turnover) -> bool| {
                    count(&|person| person.turnover.is_some_and(|turnover| turnover.time == *time && of(&turnover) == yes))
                };
                // Two halves of the partition together are a group too.
                let early = at(&format!("start {yes}, early {}", *time <= TimeInPath::UpTo12));
                let number = within(&above_start);
                let between = if yes { compared.start.above } else { compared.start.others };
                let (low, high) = tell(number as i64, between);
                self.pipe(&early, &at(&format!("into {time:?}")), number, low, high);
                let number = within(&above_rsa);
                let split = compared.rsa.unwrap();
                let (low, high) = tell(number as i64, if yes { split.above } else { split.others });
                self.pipe(&at(&format!("out of {time:?}")), &by_rsa, number, low, high);
            }
            for early in [true, false] {
                let number = count(&|person| {
                    person.turnover.is_some_and(|turnover| (turnover.time <= TimeInPath::UpTo12) == early && above_start(&turnover) == yes)
                });
                self.hidden(&by_start, &at(&format!("start {yes}, early {early}")), number);
            }
        }

        let taken = count(&|person| person.left.is_none());
        let (low, high) = tell(taken as i64, told.taken);
        let next = if half as i64 + 1 == HALVES { "outside".to_owned() } else { format!("here {}", half + 1) };
        self.pipe(&at("settled"), &next, taken, low, high.min(told.places).max(taken as i64));
        let left = count(&|person| person.left.is_some());
        let (low, high) = tell(left as i64, told.exits);
        self.pipe(&at("settled"), &at("left"), left, low, high);
        // The exits that people speak of together: "sorties dynamiques", and the others.
        let dynamic = |kind: &Option<ExitCategory>| kind.is_some_and(|kind| kind <= ExitCategory::Positive);
        for together in [true, false] {
            let those = at(&format!("dynamic {together}"));
            self.hidden(&at("left"), &those, count(&|person| person.left.is_some_and(|kind| dynamic(&kind) == together)));
            for (kind, between) in told.exits_by.iter().filter(|(kind, _)| dynamic(kind) == together) {
                let number = count(&|person| person.left == Some(*kind));
                let (low, high) = tell(number as i64, *between);
                self.pipe(&those, "outside", number, low, high);
                self.pipes.last_mut().unwrap().name = at(&format!("exit {kind:?}"));
            }
        }
    }

    /// How many more can flow from one node to another while every pipe keeps its bounds; not through that one pipe.
    fn most(&self, but: usize, from: usize, to: usize, limit: i64) -> i64 {
        let mut flows: Vec<i64> = self.pipes.iter().map(|pipe| pipe.true_number).collect();
        let mut found = 0;
        while found < limit {
            // The shortest way by which something can still be pushed (Edmonds and Karp).
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
            let (mut node, mut way) = (to, Vec::new());
            while let Some((at, forward)) = came_by[node].filter(|_| node != from) {
                way.push((at, forward));
                node = if forward { self.pipes[at].from } else { self.pipes[at].to };
            }
            let room = |(at, forward): &(usize, bool)| {
                if *forward { self.pipes[*at].high - flows[*at] } else { flows[*at] - self.pipes[*at].low }
            };
            let push = way.iter().map(room).min().unwrap().min(limit - found);
            for (at, forward) in way {
                flows[at] += if forward { push } else { -push };
            }
            found += push;
        }
        found
    }

    /// Between which numbers a group lies in every world that keeps all that is told.
    fn known(&self, at: usize) -> (i64, i64) {
        let pipe = &self.pipes[at];
        let more = self.most(at, pipe.to, pipe.from, pipe.high - pipe.true_number);
        let fewer = self.most(at, pipe.from, pipe.to, pipe.true_number - pipe.low);
        (pipe.true_number - fewer, pipe.true_number + more)
    }

    /// Fails unless as many flow into each node as out of it: then the true flow is a world.
    fn assert_sound(&self) {
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

/// The cohorts with what is published of each half-year.
fn published() -> impl Iterator<Item = Vec<(Vec<Person>, Snapshot)>> {
    (0..COHORTS).map(|seed| {
        let mut chance = Chance(seed);
        let mut published: Vec<(Vec<Person>, Snapshot)> = Vec::new();
        for people in cohort(&mut chance) {
            let previous = published.last().map(|(_, told)| told);
            let context = Context { places: PLACES, rsa_base: Some(Cents::new(RSA_BASE)), previous, next: None };
            let told = Snapshot::of(&people, &context, &mut || chance.next() & 1 == 1);
            published.push((people, told));
        }
        published
    })
}

/// Between which numbers the attacker knows a group to lie.
struct Found {
    cohort: usize,
    group: String,
    true_number: i64,
    low: i64,
    high: i64,
}

impl Found {
    /// Known to hold somebody and fewer than the threshold.
    fn is_isolated(&self) -> bool {
        self.low >= 1 && self.high < THRESHOLD
    }

    /// Truly holds somebody and fewer than the threshold.
    fn is_small(&self) -> bool {
        (1..THRESHOLD).contains(&self.true_number)
    }
}

/// Attacks a publication of all cohorts.
fn attack(tell: Tell) -> Vec<Found> {
    let mut found = Vec::new();
    for (cohort, halves) in published().enumerate() {
        let mut network = Network::default();
        for (half, (people, told)) in halves.iter().enumerate() {
            network.add(half, people, told, tell);
        }
        network.assert_sound();
        for (at, pipe) in network.pipes.iter().enumerate() {
            let (low, high) = network.known(at);
            assert!((low..=high).contains(&pipe.true_number), "no world is lost");
            found.push(Found { cohort, group: pipe.name.clone(), true_number: pipe.true_number, low, high });
        }
    }
    let small = found.iter().filter(|found| found.is_small()).count();
    assert!(small > 5_000, "there are small groups to find: {small}");
    found
}

/// In how many of the cohorts somebody is isolated.
fn cohorts_exposed(tell: Tell) -> usize {
    attack(tell).iter().filter(|found| found.is_small() && found.is_isolated()).map(|found| found.cohort).collect::<BTreeSet<_>>().len()
}

#[test]
fn no_number_is_exact_and_no_small_group_isolated_in_200_cohorts() {
    for found in attack(|_, between| (between.low(), between.high())) {
        let Found { cohort, group, low, high, .. } = &found;
        assert!(low < high, "{group} of cohort {cohort} is known to be {low}");
        assert!(!found.is_isolated(), "{group} of cohort {cohort}: {low} to {high}");
        // More than that: whatever is added and subtracted, a small group may be empty and may reach the threshold.
        assert!(!found.is_small() || (*low == 0 && *high >= THRESHOLD), "{group} of cohort {cohort}: {low} to {high}");
    }
}

#[test]
fn the_attack_finds_small_groups_everywhere_when_numbers_are_told_as_they_are() {
    assert_eq!(cohorts_exposed(|number, _| (number, number)), COHORTS as usize);
}

#[test]
fn the_attack_finds_small_groups_when_only_these_are_left_out() {
    let left_out: Tell = |number, _| if number < THRESHOLD { (0, THRESHOLD - 1) } else { (number, number) };
    assert!(cohorts_exposed(left_out) > 150);
}

#[test]
fn the_attack_finds_small_groups_when_numbers_are_only_rounded_down() {
    let rounded: Tell = |number, _| (number / THRESHOLD * THRESHOLD, number / THRESHOLD * THRESHOLD + THRESHOLD - 1);
    assert!(cohorts_exposed(rounded) > 0);
}

/// The amounts that are told of a half-year, each with the amounts of the people behind it.
fn medians<'a>(people: &'a [Person], told: &'a Snapshot) -> impl Iterator<Item = (Vec<i64>, RoundedRange)> + 'a {
    let groups = told.by_time.iter().map(|(time, compared)| (Some(*time), compared)).chain([(None, &told.turnover)]);
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
fn an_amount_is_told_of_ten_people_at_least_and_is_nobodys() {
    let mut seen = 0;
    for (people, told) in published().flatten() {
        for (amounts, between) in medians(&people, &told) {
            seen += 1;
            assert!(amounts.len() as i64 >= FEWEST_IN_A_MEDIAN);
            assert_eq!((between.low() % STEP_OF_AMOUNTS, between.high() - between.low()), (0, STEP_OF_AMOUNTS));
            let middle = (amounts[(amounts.len() - 1) / 2] + amounts[amounts.len() / 2]) / 2;
            assert!((between.low()..=between.high()).contains(&middle));
            // Any one person out of it may have any amount at all: at least as many people as the threshold lie on each side,
            // so that what is told says of nobody on which of the two they are.
            let (under, over) = (amounts.iter().filter(|it| **it <= between.high()), amounts.iter().filter(|it| **it >= between.low()));
            assert!(under.count() as i64 >= THRESHOLD && over.count() as i64 >= THRESHOLD);
        }
    }
    assert!(seen > 2_000, "{seen}");
}

#[test]
fn a_median_of_any_group_told_to_the_cent_is_somebodys_amount() {
    let exposed = published().flatten().filter(|(people, _)| {
        TimeInPath::ALL.iter().any(|time| {
            let group = people.iter().filter_map(|person| person.turnover).filter(|turnover| turnover.time == *time);
            group.count() == 1
        })
    });
    assert!(exposed.count() > 10);
}
