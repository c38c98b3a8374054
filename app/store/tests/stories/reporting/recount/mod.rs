//! Pilotage, monthly statements and plan progress counted again from the rows of a structure. It shares no rule with the program: what a
//! row means is said here once more.

mod pilotage;
mod rows;
mod statement;

pub use rows::{at, word};
pub use statement::Row;

use crate::support::db::{Team, TestDb};
use rows::{Met, Path, cells, day, month_number};
use std::collections::{BTreeMap, BTreeSet};

/// The first and the last month of the statements.
pub const MONTHS: (i32, i32) = (at(2026, 8), at(2026, 11));

/// The periods of Pilotage: all those months, each of them, and the one after them.
pub const PERIODS: [(i32, i32); 6] = [
    MONTHS,
    (MONTHS.0, MONTHS.0),
    (MONTHS.0 + 1, MONTHS.0 + 1),
    (MONTHS.0 + 2, MONTHS.0 + 2),
    (MONTHS.1, MONTHS.1),
    (MONTHS.1 + 1, MONTHS.1 + 1),
];

/// What the reports of a structure say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reports {
    /// The counts above nought and the medians, by period and indicator.
    pub pilotage: BTreeMap<String, String>,
    /// The number of declared months and their medians, of each of the 24 months that are over with one.
    pub trend: BTreeMap<String, String>,
    /// The current rows, by month and enrollment.
    pub rows: BTreeMap<(String, String), Row>,
    /// What the rows lack.
    pub missing: BTreeMap<(String, String), BTreeSet<String>>,
    /// The rows that an amended version would hold; `None` for one that it withdraws.
    pub amended: BTreeMap<(String, String), Option<Row>>,
    /// The done actions and all actions, by enrollment.
    pub progress: BTreeMap<String, (i64, i64)>,
}

/// The done and all actions of a path: ticked, or a meeting of the asked type attended since the action was agreed.
async fn progress(test: &TestDb, path: &Path, met: &[Met]) -> (i64, i64) {
    let rest = format!("from plan_action a join goal g on g.id = a.goal_id where g.enrollment_id = '{}' and a.dropped_at is null", path.id);
    let actions = cells(test, &["a.session_type_id", "a.set_at", "a.done_at"], rest).await;
    let is_done = |row: &&Vec<String>| match row[0].as_str() {
        "" => !row[2].is_empty(),
        asked => {
            met.iter().any(|it| it.person == path.person && it.session_type == asked && it.state == "Attended" && it.starts_at >= row[1])
        }
    };
    (actions.iter().filter(is_done).count() as i64, actions.len() as i64)
}

/// Counts the reports of a structure again, as of an instant in the form of the rows.
pub async fn counted_again(test: &TestDb, team: &Team, now: &str) -> Reports {
    let structure = team.store.structure_id().as_str();
    let (paths, met) = (rows::paths(test, structure).await, rows::meetings(test, structure, now).await);
    let mut reports = Reports::default();
    for (from, to) in PERIODS {
        let counted = pilotage::counted(&paths, &met, (from, to), day(now));
        reports.pilotage.extend(counted.into_iter().map(|(indicator, count)| (format!("{} {} {indicator}", word(from), word(to)), count)));
    }
    let running = month_number(day(now));
    for month in running - 24..running {
        let counted = pilotage::counted(&paths, &met, (month, month), day(now));
        if let Some(count) = counted.get("mois") {
            reports.trend.insert(word(month), format!("{count} {}", counted["mediane"]));
        }
    }
    let (in_force, closed) = statement::handed_in(test, structure).await;
    for path in &paths {
        reports.progress.insert(path.id.clone(), progress(test, path, &met).await);
        for month in MONTHS.0..=MONTHS.1 {
            if let Some((row, missing)) = path.row(month, &met, running) {
                let key = (word(month), path.id.clone());
                reports.rows.insert(key.clone(), row);
                reports.missing.insert(key, missing);
            }
        }
    }
    let both: BTreeSet<_> = in_force.keys().chain(reports.rows.keys()).filter(|(month, _)| closed.contains(month)).cloned().collect();
    let changed = both.into_iter().filter(|key| in_force.get(key) != reports.rows.get(key));
    reports.amended = changed.map(|key| (key.clone(), reports.rows.get(&key).cloned())).collect();
    reports
}
