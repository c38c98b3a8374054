//! The rows of a structure as they are stored, read without the program: a month is a number, an amount is cents.

use crate::support::db::TestDb;
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

/// The months since the year 0.
pub const fn at(year: i32, month: i32) -> i32 {
    year * 12 + month - 1
}

/// The number of the month of a day or of a month as text.
pub fn month_of(text: &str) -> i32 {
    at(text[..4].parse().unwrap(), text[5..7].parse().unwrap())
}

/// A month as text.
pub fn word(month: i32) -> String {
    format!("{:04}-{:02}", month / 12, month % 12 + 1)
}

/// A declared month.
pub struct Declared {
    pub month: i32,
    pub state: String,
    pub version: i64,
    pub reported: Option<i64>,
    pub reopened: bool,
    /// The sum of the lines of each version.
    pub totals: BTreeMap<i64, i64>,
}

/// An enrollment.
pub struct Path {
    pub id: String,
    pub person: String,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub left: Option<NaiveDate>,
    pub exit: String,
    pub reason: String,
    pub registered: Option<i32>,
    pub acre: bool,
    pub start: i64,
    pub benefit: String,
    pub suspended: Vec<(NaiveDate, NaiveDate)>,
    pub acre_changes: Vec<(bool, bool, Option<i32>)>,
    pub months: Vec<Declared>,
    pub coefficients: BTreeMap<i32, i64>,
}

/// A booking and its session.
pub struct Met {
    pub person: String,
    pub day: NaiveDate,
    pub starts_at: String,
    pub session_type: String,
    pub column: String,
    pub remote: bool,
    pub state: String,
    pub is_over: bool,
    pub cancelled: bool,
    pub recorded: bool,
}

pub fn day(text: &str) -> NaiveDate {
    text[..10].parse().unwrap()
}

pub fn given<T>(text: &str, read: impl FnOnce(&str) -> T) -> Option<T> {
    (!text.is_empty()).then(|| read(text))
}

pub fn cents(text: &str) -> i64 {
    text.parse().unwrap()
}

pub fn truth(text: &str) -> bool {
    text == "1" || text == "true"
}

/// The cells of a query as texts, empty where there is none.
pub async fn cells(test: &TestDb, columns: &[&str], rest: String) -> Vec<Vec<String>> {
    let texts: Vec<_> = columns.iter().map(|column| format!("coalesce(cast({column} as text), '')")).collect();
    let lines = test.texts(format!("select {} {rest}", texts.join(" || '|' || "))).await;
    lines.iter().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

pub fn month_number(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0() as i32
}

pub fn last_day(month: i32) -> NaiveDate {
    day(&format!("{}-01", word(month + 1))) - Days::new(1)
}

impl Declared {
    pub fn newest(&self) -> i64 {
        self.totals.get(&self.version).copied().unwrap_or(0)
    }

    pub fn is_open(&self) -> bool {
        matches!(self.state.as_str(), "Submitted" | "QuestionAsked")
    }

    /// The version that a statement counts and its sum: validated, or handed in before.
    pub fn counting(&self) -> Option<(i64, i64)> {
        let version = if self.is_open() { self.reported? } else { self.version };
        Some((version, self.totals.get(&version).copied().unwrap_or(0)))
    }
}

impl Path {
    pub fn last(&self) -> NaiveDate {
        self.left.unwrap_or(self.ends)
    }

    pub fn is_suspended(&self, day: NaiveDate) -> bool {
        self.suspended.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }

    pub fn days_to(&self, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        self.starts.iter_days().take_while(move |day| *day <= last)
    }

    /// The number of a month without suspended days.
    pub fn number(&self, month: i32) -> i32 {
        let paused = self.days_to(last_day(month)).filter(|day| self.is_suspended(*day)).count() as u64;
        (month - month_number(self.starts + Days::new(paused)) + 1).max(1)
    }

    pub fn all_suspended(&self, month: i32) -> bool {
        let mut days = self.days_to(self.last()).filter(|day| month_number(*day) == month).peekable();
        days.peek().is_some() && days.all(|day| self.is_suspended(day))
    }
}

/// Reads the paths of a structure, of each person from the oldest.
pub async fn paths(test: &TestDb, structure: &str) -> Vec<Path> {
    let of_structure = |rest: &str| format!("{rest} = '{structure}'");
    let columns = [
        "id",
        "participant_id",
        "starts_on",
        "ends_on",
        "left_on",
        "exit_category",
        "exit_reason",
        "registered_on",
        "acre",
        "starting_turnover",
        "benefit",
    ];
    let rows = cells(test, &columns, of_structure("from enrollment where structure_id") + " order by participant_id, starts_on").await;
    let read = |row: Vec<String>| Path {
        id: row[0].clone(),
        person: row[1].clone(),
        starts: day(&row[2]),
        ends: day(&row[3]),
        left: given(&row[4], day),
        exit: row[5].clone(),
        reason: row[6].clone(),
        registered: given(&row[7], month_of),
        acre: truth(&row[8]),
        start: cents(&row[9]),
        benefit: row[10].clone(),
        suspended: Vec::new(),
        acre_changes: Vec::new(),
        months: Vec::new(),
        coefficients: BTreeMap::new(),
    };
    let mut paths: Vec<Path> = rows.into_iter().map(read).collect();
    let suspended = cells(test, &["enrollment_id", "first_day", "last_day"], of_structure("from suspension where structure_id")).await;
    let changed = of_structure("from record_correction where field = 'Acre' and structure_id") + " order by corrected_at, id";
    let changed = cells(test, &["enrollment_id", "old_value", "new_value", "counts_from"], changed).await;
    let coefficients = of_structure("from statement_coefficient where structure_id");
    let coefficients = cells(test, &["enrollment_id", "month", "coefficient"], coefficients).await;
    let reopened = "exists (select 1 from correction_request r where r.declaration_id = d.id and r.version = d.version and r.reopened)";
    let columns = ["enrollment_id", "month", "state", "version", "reported_version", reopened, "id"];
    let declared = cells(test, &columns, of_structure("from declaration d where structure_id") + " order by month").await;
    let lines = of_structure("from turnover_line l join declaration d on d.id = l.declaration_id where d.structure_id");
    let lines = cells(test, &["l.declaration_id", "l.version", "l.amount"], lines).await;
    for path in &mut paths {
        path.suspended = suspended.iter().filter(|row| row[0] == path.id).map(|row| (day(&row[1]), day(&row[2]))).collect();
        let of_path = changed.iter().filter(|row| row[0] == path.id);
        path.acre_changes = of_path.map(|row| (row[1] == "yes", row[2] == "yes", given(&row[3], month_of))).collect();
        path.coefficients = coefficients.iter().filter(|row| row[0] == path.id).map(|row| (month_of(&row[1]), cents(&row[2]))).collect();
        for row in declared.iter().filter(|row| row[0] == path.id) {
            let mut totals = BTreeMap::new();
            for line in lines.iter().filter(|line| line[0] == row[6]) {
                *totals.entry(cents(&line[1])).or_insert(0) += cents(&line[2]);
            }
            let reported = given(&row[4], cents);
            let reopened = row[2] == "Submitted" && truth(&row[5]);
            path.months.push(Declared {
                month: month_of(&row[1]),
                state: row[2].clone(),
                version: cents(&row[3]),
                reported,
                reopened,
                totals,
            });
        }
    }
    paths
}

/// Reads the bookings of a structure, by day; no session of the story lies near midnight, so that its day is that of its instant.
pub async fn meetings(test: &TestDb, structure: &str, now: &str) -> Vec<Met> {
    let over = format!("s.ends_at <= '{now}'");
    let columns = [
        "b.participant_id",
        "s.starts_at",
        "s.session_type_id",
        "t.statement_column",
        "s.venue_id is null and not s.in_person",
        "b.state",
        over.as_str(),
        "s.cancelled_at is not null",
        "s.recorded",
    ];
    let from = "from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id";
    let rows = cells(test, &columns, format!("{from} where b.structure_id = '{structure}'")).await;
    let read = |row: Vec<String>| Met {
        person: row[0].clone(),
        day: day(&row[1]),
        starts_at: row[1].clone(),
        session_type: row[2].clone(),
        column: row[3].clone(),
        remote: truth(&row[4]),
        state: row[5].clone(),
        is_over: truth(&row[6]),
        cancelled: truth(&row[7]),
        recorded: truth(&row[8]),
    };
    rows.into_iter().map(read).collect()
}
