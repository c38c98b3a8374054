//! The list of months: how many rows the next version of each statement would hold, counted without their names.

use super::facts::{
    COEFFICIENTS, CORRECTED, ENROLLMENTS, EnrollmentFacts, MEETINGS, MonthSpan, SUSPENDED, coefficient, group_by_enrollment,
};
use crate::{
    Result,
    db::{
        packed::{nullable, packed, unpacked},
        rows, value,
    },
    statements::Statements,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    enrollments::exit::ExitCategory,
    statements::{MeetingCounts, StatementRow},
    values::{
        ids::{EnrollmentId, StatementId},
        money::Cents,
        month::Month,
        paris,
    },
};
use std::collections::HashMap;

/// A month in the list of statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOverview {
    /// The month.
    pub month: Month,
    /// The number of the newest closed version and when it was closed, UTC; `None` before the first.
    pub newest: Option<(i64, DateTime<Utc>)>,
    /// How many rows the next version would hold: [`super::MonthStatement::due`].
    pub due: usize,
    /// How many of these lack a piece.
    pub lacking: usize,
}

/// `rows` has the columns of [`row`]; the reasons of exits, words of the team that are not packed, are in [`REASONS`].
const VERSIONS: &str = concat!(
    "select s.id, s.month, s.version, s.closed_at, ",
    packed!(
        [
            "r.enrollment_id",
            "case when r.withdrawn then 1 end",
            "r.month_number",
            "r.turnover",
            "r.declaration_version",
            "r.smoothed",
            "r.in_person",
            "r.remote",
            "r.com",
            "r.soc",
            "case when r.acre then 1 end",
            "r.coefficient",
            "case when r.suspended then 1 end",
            "r.left_on",
            "r.exit_category",
        ],
        "from statement_row r where r.statement_id = s.id"
    ),
    " as rows from statement s where s.structure_id = $1 and s.month between $2 and $3 order by s.month, s.version"
);
const REASONS: &str = "select r.statement_id, r.enrollment_id, r.exit_reason from statement s join statement_row r on r.statement_id = s.id
     where s.structure_id = $1 and s.month between $2 and $3 and r.exit_reason is not null";

#[derive(sqlx_macros::FromRow)]
struct VersionRow {
    id: StatementId,
    month: Month,
    version: i64,
    closed_at: DateTime<Utc>,
    rows: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
struct ReasonRow {
    statement_id: StatementId,
    enrollment_id: EnrollmentId,
    exit_reason: String,
}

/// A row of a closed version without the reason of an exit; no row when the version withdraws an earlier one.
fn row(columns: [&str; 15]) -> Option<(EnrollmentId, Option<StatementRow>)> {
    let [id, withdrawn, number, turnover, version, smoothed, in_person, remote, com, soc, acre, typed, suspended, left_on, exit] = columns;
    let of_row = || {
        Some(StatementRow {
            month_number: number.parse().ok()?,
            turnover: nullable(turnover)?.map(Cents::new),
            declaration_version: nullable(version)?,
            smoothed: nullable(smoothed)?.map(Cents::new),
            meetings: MeetingCounts {
                in_person: in_person.parse().ok()?,
                remote: remote.parse().ok()?,
                com: com.parse().ok()?,
                soc: soc.parse().ok()?,
            },
            acre: !acre.is_empty(),
            coefficient: nullable(typed)?.map(coefficient).transpose().ok()?,
            suspended: !suspended.is_empty(),
            left_on: nullable(left_on)?,
            exit_category: (!exit.is_empty()).then(|| ExitCategory::try_from(exit.to_owned())).transpose().ok()?,
            exit_reason: None,
        })
    };
    let row = if withdrawn.is_empty() { Some(of_row()?) } else { None };
    Some((id.to_owned().try_into().ok()?, row))
}

/// The closed versions of a month: the newest, and the rows in force after all.
#[derive(Default)]
struct Closed {
    newest: Option<(i64, DateTime<Utc>)>,
    in_force: HashMap<EnrollmentId, StatementRow>,
}

/// The closed versions by month.
fn closed_months(versions: Vec<VersionRow>, reasons: Vec<ReasonRow>) -> Result<HashMap<Month, Closed>> {
    let mut reasons_of: HashMap<StatementId, HashMap<EnrollmentId, String>> = HashMap::new();
    for it in reasons {
        reasons_of.entry(it.statement_id).or_default().insert(it.enrollment_id, it.exit_reason);
    }
    let mut months: HashMap<Month, Closed> = HashMap::new();
    for version in versions {
        let closed = months.entry(version.month).or_default();
        closed.newest = Some((version.version, version.closed_at));
        let mut reasons = reasons_of.remove(&version.id).unwrap_or_default();
        for (enrollment, row) in unpacked(version.rows.as_deref(), row)? {
            match row {
                None => {
                    closed.in_force.remove(&enrollment);
                }
                Some(row) => {
                    let exit_reason = reasons.remove(&enrollment);
                    closed.in_force.insert(enrollment, StatementRow { exit_reason, ..row });
                }
            }
        }
    }
    Ok(months)
}

/// A month; `None` without an enrollment and a closed version.
fn overview(month: Month, mut closed: Closed, enrollments: &[EnrollmentFacts], today: NaiveDate) -> Option<MonthOverview> {
    let (mut due, mut lacking, mut touched) = (0, 0, false);
    for enrollment in enrollments {
        let Some(now) = enrollment.prepare(month, today) else { continue };
        touched = true;
        if closed.in_force.remove(enrollment.id()) != Some(now.row) {
            due += 1;
            lacking += usize::from(!now.missing.is_empty());
        }
    }
    // Those left would be withdrawn.
    let due = due + closed.in_force.len();
    (touched || closed.newest.is_some()).then_some(MonthOverview { month, newest: closed.newest, due, lacking })
}

#[boxed_futures]
impl Statements<'_> {
    /// The past months with an enrollment or a closed version, newest first, of at most five years; as of `now`.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn months(&self, now: DateTime<Utc>) -> Result<Vec<MonthOverview>> {
        let Some(span) = self.past_months(now).await? else { return Ok(Vec::new()) };
        let mut closed = closed_months(
            rows!(self.db, VERSIONS, self.scope(), span.first, span.last)?,
            rows!(self.db, REASONS, self.scope(), span.first, span.last)?,
        )?;
        let enrollments = {
            let meetings: Vec<_> = rows!(self.db, MEETINGS, self.scope(), span.from, span.to, span.now)?;
            group_by_enrollment(
                rows!(self.db, ENROLLMENTS, self.scope(), span.first.first_day(), span.last.last_day(), span.last)?,
                rows!(self.db, SUSPENDED, self.scope())?,
                &meetings,
                rows!(self.db, COEFFICIENTS, self.scope(), span.first, span.last)?,
                rows!(self.db, CORRECTED, self.scope())?,
            )?
        };
        let month = |month| overview(month, closed.remove(&month).unwrap_or_default(), &enrollments, paris::day(now));
        Ok(span.first.through(span.last).rev().filter_map(month).collect())
    }

    /// The span of the list of months; `None` without one.
    async fn past_months(&self, now: DateTime<Utc>) -> Result<Option<MonthSpan>> {
        let find = "select starts_on from enrollment where structure_id = $1 order by starts_on limit 1";
        let first: Option<NaiveDate> = value!(self.db, find, self.scope())?;
        let last = Month::of(paris::day(now)).plus(-1);
        let first = first.map(Month::of).filter(|first| *first <= last);
        Ok(first.map(|first| MonthSpan::new(first.max(last.plus(1 - super::MOST_MONTHS)), last, now)))
    }
}
