//! The indicators of Pilotage, counted from the rows of a structure.

use super::rows::{Met, Path, at, month_number};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The upper bounds of the steps of turnover, in cents.
const STEPS: [i64; 5] = [0, 20_000, 50_000, 100_000, 200_000];

impl Path {
    /// The words of the rows that a month is counted in: all months, and those of its time in the path.
    fn stages(&self, month: i32) -> [String; 2] {
        let stage = match self.number(month) {
            _ if month > month_number(self.last()) => "sortie",
            ..=6 => "1-6",
            7..=12 => "7-12",
            13..=18 => "13-18",
            _ => "19-24",
        };
        [String::new(), format!(".{stage}")]
    }

    /// Whether a month is to be declared: in the path or in the three months after its exit, and not wholly suspended.
    fn owes(&self, month: i32) -> bool {
        let after = if self.left.is_some() { 3 } else { 0 };
        (month_number(self.starts)..=month_number(self.last()) + after).contains(&month) && !self.all_suspended(month)
    }
}

/// The RSA of a single person without income in cents, as published on service-public.fr.
fn rsa(month: i32) -> Option<i64> {
    match month {
        _ if month >= at(2026, 4) => Some(65_169),
        _ if month >= at(2025, 4) => Some(64_652),
        _ => None,
    }
}

fn step(amount: i64) -> usize {
    STEPS.iter().filter(|most| amount > **most).count()
}

fn median(mut amounts: Vec<i64>) -> i64 {
    amounts.sort_unstable();
    let middle = amounts.len() / 2;
    if amounts.len() % 2 == 1 { amounts[middle] } else { (amounts[middle - 1] + amounts[middle]).div_euclid(2) }
}

/// The bookings of a path: those since its start, and those before any path of the person for the first one.
fn own<'a>(paths: &[Path], path: &Path, met: &'a [Met]) -> Vec<&'a Met> {
    let of_person = || paths.iter().filter(|it| it.person == path.person);
    let owner = |met: &Met| {
        let begun = of_person().filter(|it| it.starts <= met.day).max_by_key(|it| it.starts);
        begun.or(of_person().min_by_key(|it| it.starts)).map(|it| it.id.clone())
    };
    let theirs = met.iter().filter(|it| it.person == path.person && !(it.recorded && it.cancelled));
    theirs.filter(|it| owner(it).as_ref() == Some(&path.id)).collect()
}

/// The counts above nought by the word of the indicator, and the medians of turnover and of the turnover at the start.
pub fn counted(paths: &[Path], met: &[Met], (from, to): (i32, i32), today: NaiveDate) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut add = |word: String| *counts.entry(word).or_insert(0) += 1;
    let mut amounts: BTreeMap<String, (Vec<i64>, Vec<i64>)> = BTreeMap::new();
    let holds = |month: i32| (from..=to).contains(&month);
    for path in paths {
        match path.left {
            None => {
                add("places".into());
                if path.ends < today {
                    add("sans-sortie".into());
                }
            }
            Some(left) if holds(month_number(left)) => {
                add("sorties".into());
                add(format!("sorties.{}", if path.exit.is_empty() { "sans-motif" } else { &path.exit }));
            }
            Some(_) => {}
        }
        if holds(month_number(path.starts)) {
            add("entrees".into());
        }
        match path.months.iter().find(|it| it.month == to) {
            Some(declared) => {
                add("declares".into());
                add(if declared.is_open() { "a-verifier" } else { "valides" }.into());
            }
            None if to < month_number(today) && path.owes(to) => add("attendus".into()),
            None => {}
        }
        for declared in path.months.iter().filter(|it| holds(it.month)) {
            let total = declared.newest();
            add(format!("aide.{}", path.benefit));
            add(format!("tranche.{}", step(total)));
            add(format!("depart.{}", step(path.start)));
            for stage in path.stages(declared.month) {
                add(format!("mois{stage}"));
                if total > path.start {
                    add(format!("plus-que-depart{stage}"));
                }
                if let Some(rsa) = rsa(declared.month) {
                    add(format!("rsa-connu{stage}"));
                    if total > rsa {
                        add(format!("plus-que-rsa{stage}"));
                    }
                }
                let of_stage = amounts.entry(stage).or_default();
                of_stage.0.push(total);
                of_stage.1.push(path.start);
            }
        }
        for met in own(paths, path, met).into_iter().filter(|it| holds(month_number(it.day))) {
            match met.state.as_str() {
                "Attended" => {
                    add("presents".into());
                    add(if met.remote { "a-distance" } else { "en-personne" }.into());
                }
                "CancelledByParticipant" => add("excuses".into()),
                "NoShow" => add("absents".into()),
                _ => {}
            }
        }
    }
    let medians =
        amounts.into_iter().map(|(stage, (now, start))| (format!("mediane{stage}"), format!("{} {}", median(now), median(start))));
    counts.into_iter().map(|(word, count)| (word, count.to_string())).chain(medians).collect()
}
