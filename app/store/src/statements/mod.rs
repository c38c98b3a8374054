//! The monthly statement (état mensuel): prepared from what is known, closed in one transaction, amended when that changes.

mod closing;
mod facts;
mod settings;

pub use closing::Closing;
pub use settings::{CoefficientChange, MeetingType};

use crate::{
    Result,
    db::{StructureStore, face, value},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    statements::{Handed, Missing, Prepared, Smoothing, StatementRow, changes, fingerprint, stands},
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId, SessionId, StatementId},
        month::Month,
    },
};
use facts::Wanted;
use std::collections::{BTreeMap, HashMap};

face! {
    /// The monthly statements of one structure.
    Statements, statements
}

/// A version of a statement, as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its identifier.
    pub id: StatementId,
    /// The month.
    pub month: Month,
    /// 1 for the first.
    pub version: i64,
    /// First and family name of whoever closed it, if a person.
    pub closed_by: Option<String>,
    /// When it was closed, UTC: its date of validation.
    pub closed_at: DateTime<Utc>,
    /// How turnover was smoothed in it.
    pub smoothing: Smoothing,
    /// Its rows, by name: everybody's in the first version, the changed ones in the others.
    pub lines: Vec<StatementLine>,
    closed_by_id: Option<String>,
    fingerprint: String,
}

/// A row of a statement with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementLine {
    /// The path.
    pub enrollment_id: EnrollmentId,
    /// Whose path it is.
    pub participant_id: PersonId,
    /// First name, as it was written then.
    pub first_name: String,
    /// Family name, as it was written then.
    pub last_name: String,
    /// The number of the PASS, as it was known then.
    pub pass_number: Option<String>,
    /// What was handed in; nothing when an earlier row was withdrawn.
    pub row: Option<StatementRow>,
    /// What was missing in it.
    pub missing: Vec<Missing>,
}

/// A row as it would be handed in now, with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedLine {
    /// The path.
    pub enrollment_id: EnrollmentId,
    /// Whose path it is.
    pub participant_id: PersonId,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The number of the PASS, if it is known.
    pub pass_number: Option<String>,
    /// The row and what is missing in it.
    pub prepared: Prepared,
    /// The sessions in which their coming is not marked.
    pub unmarked: Vec<SessionId>,
    declaration: Option<(DeclarationId, DeclarationState)>,
}

/// A row that the next version would hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLine {
    /// The path.
    pub enrollment_id: EnrollmentId,
    /// Whose path it is.
    pub participant_id: PersonId,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The number of the PASS, if it is known.
    pub pass_number: Option<String>,
    /// As it stands handed in; nothing when it does not.
    pub before: Option<StatementRow>,
    /// As it is now; nothing when it is to be withdrawn.
    pub now: Option<StatementRow>,
    /// What is missing in it.
    pub missing: Vec<Missing>,
}

/// A month: what was handed in, and what is known now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthStatement {
    /// The month.
    pub month: Month,
    /// The versions that were handed in, oldest first.
    pub versions: Vec<Statement>,
    /// Everybody's row as it is now, by name.
    pub prepared: Vec<PreparedLine>,
}

impl Statement {
    fn handed(&self) -> Handed {
        self.lines.iter().map(|line| (line.enrollment_id.clone(), line.row.clone())).collect()
    }
}

impl MonthStatement {
    /// The number of the version that would be closed next.
    pub fn next_version(&self) -> i64 {
        self.versions.last().map_or(1, |newest| newest.version + 1)
    }

    /// The rows that stood handed in before a version was, by path.
    pub fn before(&self, version: i64) -> BTreeMap<EnrollmentId, StatementRow> {
        stands(self.versions.iter().filter(|it| it.version < version).map(Statement::handed))
    }

    /// The rows that the next version would hold, by name: everybody's at first, later those that changed.
    pub fn due(&self) -> Vec<DueLine> {
        let now: BTreeMap<_, _> = self.prepared.iter().map(|line| (line.enrollment_id.clone(), line.prepared.row.clone())).collect();
        let mut changed = changes(&self.before(self.next_version()), &now);
        let mut due = Vec::new();
        for line in &self.prepared {
            let Some(change) = changed.remove(&line.enrollment_id) else { continue };
            due.push(DueLine {
                enrollment_id: line.enrollment_id.clone(),
                participant_id: line.participant_id.clone(),
                first_name: line.first_name.clone(),
                last_name: line.last_name.clone(),
                pass_number: line.pass_number.clone(),
                before: change.before,
                now: change.now,
                missing: line.prepared.missing.clone(),
            });
        }
        // Whoever was handed in and is not there any more.
        let mut handed: HashMap<_, _> = self.versions.iter().flat_map(|it| &it.lines).map(|line| (&line.enrollment_id, line)).collect();
        for (id, change) in changed {
            let Some(line) = handed.remove(&id) else { continue };
            due.push(DueLine {
                enrollment_id: id,
                participant_id: line.participant_id.clone(),
                first_name: line.first_name.clone(),
                last_name: line.last_name.clone(),
                pass_number: line.pass_number.clone(),
                before: change.before,
                now: change.now,
                missing: Vec::new(),
            });
        }
        due
    }

    /// Those whose figure was handed in and is being corrected.
    pub fn in_correction(&self) -> impl Iterator<Item = &PreparedLine> {
        self.prepared.iter().filter(|line| line.prepared.in_correction)
    }
}

/// The mark of the rows that a form shows: [`fingerprint`].
pub fn mark_of(due: &[DueLine]) -> String {
    fingerprint(due.iter().map(|line| (&line.enrollment_id, line.now.as_ref(), line.missing.as_slice())))
}

/// How many months are listed at most.
const MOST_MONTHS: i32 = 60;

impl Statements<'_> {
    /// A month: what was handed in, and what is known of it now.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn month_statement(&self, month: Month, now: DateTime<Utc>) -> Result<MonthStatement> {
        let wanted = Wanted::new(month, month, now);
        let mut months = facts::gather!(rows, self.db, self.scope(), wanted).months(&wanted)?;
        Ok(months.pop().unwrap_or(MonthStatement { month, versions: Vec::new(), prepared: Vec::new() }))
    }

    /// The months that are over and in which somebody was in a path, newest first, of the last five years.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn month_statements(&self, today: NaiveDate, now: DateTime<Utc>) -> Result<Vec<MonthStatement>> {
        let find = "select starts_on from enrollment where structure_id = $1 order by starts_on limit 1";
        let first: Option<NaiveDate> = value!(self.db, find, self.scope())?;
        let last = Month::of(today).plus(-1);
        let Some(first) = first.map(Month::of).filter(|first| *first <= last) else { return Ok(Vec::new()) };
        let wanted = Wanted::new(first.max(last.plus(1 - MOST_MONTHS)), last, now);
        let mut months = facts::gather!(rows, self.db, self.scope(), wanted).months(&wanted)?;
        months.retain(|month| !(month.versions.is_empty() && month.prepared.is_empty()));
        months.reverse();
        Ok(months)
    }
}
