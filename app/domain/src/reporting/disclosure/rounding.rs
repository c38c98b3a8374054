//! Random controlled rounding: all numbers of a table at once, so that what is published adds up.
//!
//! A table is a flow: each number of people is a pipe from one node to another, and as many people come into a node as leave
//! it. The rounding gives each pipe a multiple of the step that lies at most one step away from its number, and these multiples
//! are a flow again. Every such flow is possible for every table, so that a publication excludes no table of numbers within one
//! step of it (Cox, "A constructive procedure for unbiased controlled rounding", JASA 1987, made wider by a step).

/// A number of people that flows from one node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pipe {
    /// The node that it leaves.
    pub from: usize,
    /// The node that it comes into.
    pub to: usize,
    /// The number of people, 0 or more.
    pub number: i64,
}

/// A cycle of pipes, each with whether it is followed in its own direction.
type Cycle = Vec<(usize, bool)>;

/// The number of random cycles pushed for each pipe after the rounding to neighbouring multiples.
const PUSHES: usize = 4;

/// Multiples of `step`, one for each pipe in the same order: 0 or more, at most `step` away from its number, and as many come
/// into each node as leave it. The pipes must be a flow themselves. `coin` must be unpredictable.
pub fn round(pipes: &[Pipe], step: i64, coin: &mut impl FnMut() -> bool) -> Vec<i64> {
    let nodes = pipes.iter().map(|pipe| pipe.from.max(pipe.to) + 1).max().unwrap_or(0);
    let mut at = vec![Vec::new(); nodes];
    for (index, pipe) in pipes.iter().enumerate() {
        at[pipe.from].push(index);
        at[pipe.to].push(index);
    }
    let mut table = Table { pipes, at, rounded: pipes.iter().map(|pipe| pipe.number).collect() };
    table.round_to_neighbours(step, coin);
    for _ in 0..PUSHES * pipes.len() {
        table.push_one_step(step, coin);
    }
    table.rounded
}

struct Table<'a> {
    pipes: &'a [Pipe],
    /// The pipes at each node.
    at: Vec<Vec<usize>>,
    rounded: Vec<i64>,
}

impl Table<'_> {
    /// Pushes along cycles of numbers that are no multiples yet, up or down, until there are none. On average nothing is
    /// added to any number.
    fn round_to_neighbours(&mut self, step: i64, coin: &mut impl FnMut() -> bool) {
        while let Some(first) = self.rounded.iter().position(|number| number % step != 0) {
            // No node has a single such pipe, since its numbers add up to 0: the walk always goes on.
            let Some(cycle) = self.cycle(first, |number| number % step != 0, coin) else { return };
            let room = |(pipe, forward): &(usize, bool)| {
                let over = self.rounded[*pipe].rem_euclid(step);
                if *forward { (step - over, over) } else { (over, step - over) }
            };
            let up = cycle.iter().map(|on| room(on).0).min().unwrap_or(0);
            let down = cycle.iter().map(|on| room(on).1).min().unwrap_or(0);
            let push = if below(up + down, coin) < down { up } else { -down };
            self.push(&cycle, push);
        }
    }

    /// Pushes one step along a random cycle, unless that goes too far from a number.
    fn push_one_step(&mut self, step: i64, coin: &mut impl FnMut() -> bool) {
        let first = below(self.pipes.len() as i64, coin) as usize;
        let Some(cycle) = self.cycle(first, |_| true, coin) else { return };
        let push = if coin() { step } else { -step };
        let fits = |(pipe, forward): &(usize, bool)| {
            let number = self.rounded[*pipe] + if *forward { push } else { -push };
            number >= 0 && (number - self.pipes[*pipe].number).abs() <= step
        };
        if cycle.iter().all(fits) {
            self.push(&cycle, push);
        }
    }

    fn push(&mut self, cycle: &Cycle, by: i64) {
        for (pipe, forward) in cycle {
            self.rounded[*pipe] += if *forward { by } else { -by };
        }
    }

    /// A random cycle among the pipes with such numbers: a walk from a pipe until it meets itself. `None` at a dead end.
    fn cycle(&self, first: usize, such: impl Fn(i64) -> bool, coin: &mut impl FnMut() -> bool) -> Option<Cycle> {
        let mut walk: Cycle = vec![(first, true)];
        let mut visited = vec![self.pipes[first].from];
        let mut node = self.pipes[first].to;
        loop {
            if let Some(met) = visited.iter().position(|seen| *seen == node) {
                return Some(walk.split_off(met));
            }
            let came_by = walk.last().map(|(pipe, _)| *pipe);
            let onward: Vec<usize> =
                self.at[node].iter().copied().filter(|pipe| Some(*pipe) != came_by && such(self.rounded[*pipe])).collect();
            let next = *onward.get(below(onward.len() as i64, coin) as usize)?;
            let forward = self.pipes[next].from == node;
            visited.push(node);
            walk.push((next, forward));
            node = if forward { self.pipes[next].to } else { self.pipes[next].from };
        }
    }
}

/// A number from 0 up to and without `end`, each about as likely; 0 for an `end` of 0.
fn below(end: i64, coin: &mut impl FnMut() -> bool) -> i64 {
    let number = (0..16).fold(0, |number, _| number * 2 + i64::from(coin()));
    if end > 0 { number % end } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reporting::disclosure::chance::coins;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// A total that is split in two ways: 0 outside, 1 before the splits, 2 between them.
    fn split_twice(first: [i64; 2], second: [i64; 2]) -> Vec<Pipe> {
        let pipe = |from, to, number| Pipe { from, to, number };
        vec![pipe(0, 1, first[0] + first[1]), pipe(1, 2, first[0]), pipe(1, 2, first[1]), pipe(2, 0, second[0]), pipe(2, 0, second[1])]
    }

    proptest! {
        #[test]
        fn rounded_numbers_add_up_and_lie_within_one_step(a in 0i64..40, b in 0i64..40, share in 0i64..80, seed: u64) {
            let all = a + b;
            let pipes = split_twice([a, b], [share.min(all), all - share.min(all)]);
            let rounded = round(&pipes, 5, &mut coins(seed));
            prop_assert!(rounded.iter().all(|number| number % 5 == 0 && *number >= 0));
            prop_assert!(rounded.iter().zip(&pipes).all(|(number, pipe)| (number - pipe.number).abs() <= 5));
            prop_assert_eq!(rounded[0], rounded[1] + rounded[2]);
            prop_assert_eq!(rounded[0], rounded[3] + rounded[4]);
        }
    }

    #[test]
    fn every_possible_publication_of_a_table_occurs_for_some_coin() {
        // All possible publications are found by trying all multiples.
        for (first, second) in [([3, 2], [5, 0]), ([5, 5], [10, 0]), ([1, 0], [0, 1]), ([7, 6], [4, 9]), ([0, 0], [0, 0])] {
            let pipes = split_twice(first, second);
            let near = |number: i64| (0..=4).map(|k| 5 * k).filter(move |it| (it - number).abs() <= 5);
            let mut possible = BTreeSet::new();
            for a in near(first[0]) {
                for b in near(first[1]) {
                    for c in near(second[0]) {
                        let (all, d) = (a + b, a + b - c);
                        if d >= 0 && (d - second[1]).abs() <= 5 && (all - first[0] - first[1]).abs() <= 5 {
                            possible.insert(vec![all, a, b, c, d]);
                        }
                    }
                }
            }
            let seen: BTreeSet<Vec<i64>> = (0..4_000).map(|seed| round(&pipes, 5, &mut coins(seed))).collect();
            assert_eq!(seen, possible, "{first:?} {second:?}");
        }
    }

    #[test]
    fn any_coin_ends_the_rounding() {
        for coin in [true, false] {
            let rounded = round(&split_twice([13, 9], [2, 20]), 5, &mut || coin);
            assert_eq!((rounded.len(), rounded[0] % 5), (5, 0));
        }
        assert!(round(&[], 5, &mut || true).is_empty());
    }
}
