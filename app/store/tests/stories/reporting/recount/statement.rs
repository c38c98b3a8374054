//! Monthly statements, counted from the rows of a structure.

use super::rows::{Declared, Met, Path, cells, cents, day, given, month_number, truth};
use crate::support::db::TestDb;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The row of an enrollment in a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub number: i32,
    pub turnover: Option<i64>,
    pub version: Option<i64>,
    pub smoothed: Option<i64>,
    /// In person, at a distance, `Com`, `Soc`.
    pub meetings: [i64; 4],
    pub acre: bool,
    pub coefficient: Option<i64>,
    pub suspended: bool,
    pub left: Option<NaiveDate>,
    pub exit: String,
    pub reason: String,
}

impl Path {
    /// ACRE, granted by then, up to the end of the third quarter after the one of the registration (service-public F11677).
    fn acre_in(&self, month: i32) -> bool {
        let mut granted = self.acre_changes.first().map_or(self.acre, |(before, ..)| *before);
        for (_, after, from) in &self.acre_changes {
            if from.is_none_or(|from| from <= month) {
                granted = *after;
            }
        }
        granted && self.registered.is_some_and(|registered| (registered..registered - registered % 3 + 12).contains(&month))
    }

    /// The mean of the last three months that count, half a cent away from zero.
    fn smoothed(&self, month: i32) -> Option<i64> {
        let counting = self.months.iter().filter(|it| it.month <= month).filter_map(|it| it.counting().map(|(_, total)| total));
        let last: Vec<i64> = counting.collect::<Vec<_>>().into_iter().rev().take(3).collect();
        let (sum, count) = (last.iter().sum::<i64>(), last.len() as i64);
        (count > 0).then(|| sum.signum() * ((2 * sum.abs() + count) / (2 * count)))
    }

    /// The row of a month and what it lacks; `None` outside the path. Nothing is owed yet of the running month.
    pub fn row(&self, month: i32, met: &[Met], running: i32) -> Option<(Row, BTreeSet<String>)> {
        if !(month_number(self.starts)..=month_number(self.last())).contains(&month) {
            return None;
        }
        let declared = self.months.iter().find(|it| it.month == month);
        let counting = declared.and_then(Declared::counting);
        let left = self.left.filter(|day| month_number(*day) == month);
        let theirs = || {
            let own = met.iter().filter(|it| it.person == self.person && (self.starts..=self.last()).contains(&it.day));
            own.filter(|it| month_number(it.day) == month)
        };
        let attended = |column: &str, remote: Option<bool>| {
            let of_column = theirs().filter(|it| it.state == "Attended" && it.column == column);
            of_column.filter(|it| remote.is_none_or(|remote| it.remote == remote)).count() as i64
        };
        let row = Row {
            number: self.number(month),
            turnover: counting.map(|(_, total)| total),
            version: counting.map(|(version, _)| version),
            smoothed: self.smoothed(month),
            meetings: [attended("ByPlace", Some(false)), attended("ByPlace", Some(true)), attended("Com", None), attended("Soc", None)],
            acre: self.acre_in(month),
            coefficient: self.coefficients.get(&month).copied(),
            suspended: self.all_suspended(month),
            left,
            exit: left.map(|_| self.exit.clone()).unwrap_or_default(),
            reason: left.map(|_| self.reason.clone()).unwrap_or_default(),
        };
        let turnover = match declared {
            _ if row.turnover.is_some() => None,
            None if row.suspended || month >= running => None,
            None => Some("NotDeclared"),
            Some(it) if it.state == "QuestionAsked" => Some("QuestionOpen"),
            Some(it) if it.reopened => Some("Reopened"),
            Some(_) => Some("NotValidated"),
        };
        let is_unmarked = theirs().any(|it| it.state == "Booked" && !it.cancelled && it.is_over);
        let unexplained = left.is_some() && row.exit.is_empty();
        let missing = [turnover, is_unmarked.then_some("Attendance"), unexplained.then_some("ExitUnexplained")];
        let missing = missing.into_iter().flatten().map(str::to_owned).collect();
        Some((row, missing))
    }
}

/// The rows in force after the closed versions, by month and enrollment, and the closed months.
pub async fn handed_in(test: &TestDb, structure: &str) -> (BTreeMap<(String, String), Row>, BTreeSet<String>) {
    let columns = [
        "s.month",
        "r.enrollment_id",
        "r.withdrawn",
        "r.month_number",
        "r.turnover",
        "r.declaration_version",
        "r.smoothed",
        "r.in_person",
        "r.remote",
        "r.com",
        "r.soc",
        "r.acre",
        "r.coefficient",
        "r.suspended",
        "r.left_on",
        "r.exit_category",
        "r.exit_reason",
    ];
    let rest =
        format!("from statement s join statement_row r on r.statement_id = s.id where s.structure_id = '{structure}' order by s.version");
    let (mut rows, mut closed) = (BTreeMap::new(), BTreeSet::new());
    for row in cells(test, &columns, rest).await {
        let key = (row[0].clone(), row[1].clone());
        closed.insert(row[0].clone());
        if truth(&row[2]) {
            rows.remove(&key);
            continue;
        }
        rows.insert(
            key,
            Row {
                number: row[3].parse().unwrap(),
                turnover: given(&row[4], cents),
                version: given(&row[5], cents),
                smoothed: given(&row[6], cents),
                meetings: [&row[7], &row[8], &row[9], &row[10]].map(|text| cents(text)),
                acre: truth(&row[11]),
                coefficient: given(&row[12], cents),
                suspended: truth(&row[13]),
                left: given(&row[14], day),
                exit: row[15].clone(),
                reason: row[16].clone(),
            },
        );
    }
    (rows, closed)
}
