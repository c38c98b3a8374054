//! A month: its closed versions, its current rows, and the rows that the next version would hold.

use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    statements::{Missing, Prepared, Smoothing, StatementRow, VersionRows, changes, fingerprint, rows_in_force},
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId, SessionId, StatementId},
        month::Month,
    },
};
use std::collections::{BTreeMap, HashMap};

/// A closed version of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its identifier.
    pub id: StatementId,
    /// The month.
    pub month: Month,
    /// 1 for the first.
    pub version: i64,
    /// First and family name of the person who closed it.
    pub closed_by: Option<String>,
    /// When it was closed, UTC; the agency calls it the date of validation.
    pub closed_at: DateTime<Utc>,
    /// The rule by which turnover was smoothed.
    pub smoothing: Smoothing,
    /// The rows by family name: all of them in the first version, the changed ones in later versions.
    pub lines: Vec<StatementLine>,
    pub(super) closed_by_id: Option<String>,
    pub(super) fingerprint: String,
}

/// A row of a closed version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementLine {
    /// The enrollment.
    pub enrollment_id: EnrollmentId,
    /// The participant.
    pub participant_id: PersonId,
    /// First name when the version was closed.
    pub first_name: String,
    /// Family name when the version was closed.
    pub last_name: String,
    /// The number of the PASS when the version was closed.
    pub pass_number: Option<String>,
    /// The row; `None` when the version withdraws an earlier one.
    pub row: Option<StatementRow>,
    /// The pieces that were missing.
    pub missing: Vec<Missing>,
}

/// A current row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedLine {
    /// The enrollment.
    pub enrollment_id: EnrollmentId,
    /// The participant.
    pub participant_id: PersonId,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The number of the PASS, if it is known.
    pub pass_number: Option<String>,
    /// The row with its missing pieces.
    pub prepared: Prepared,
    /// The sessions whose attendance is not marked.
    pub unmarked: Vec<SessionId>,
    pub(super) declaration: Option<(DeclarationId, DeclarationState)>,
}

/// A row that the next version would hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLine {
    /// The enrollment.
    pub enrollment_id: EnrollmentId,
    /// The participant.
    pub participant_id: PersonId,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The number of the PASS, if it is known.
    pub pass_number: Option<String>,
    /// The row in the closed versions, if any.
    pub before: Option<StatementRow>,
    /// The current row; `None` when the next version withdraws it.
    pub now: Option<StatementRow>,
    /// The missing pieces.
    pub missing: Vec<Missing>,
}

/// A month: its closed versions and its current rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthStatement {
    /// The month.
    pub month: Month,
    /// The closed versions, oldest first.
    pub versions: Vec<Statement>,
    /// The current row of every enrollment, by family name.
    pub prepared: Vec<PreparedLine>,
}

impl Statement {
    fn rows(&self) -> VersionRows {
        self.lines.iter().map(|line| (line.enrollment_id.clone(), line.row.clone())).collect()
    }
}

impl MonthStatement {
    /// The number of the version that would be closed next.
    pub fn next_version(&self) -> i64 {
        self.versions.last().map_or(1, |newest| newest.version + 1)
    }

    /// The rows in force before a version, by enrollment.
    pub fn before(&self, version: i64) -> BTreeMap<EnrollmentId, StatementRow> {
        rows_in_force(self.versions.iter().filter(|it| it.version < version).map(Statement::rows))
    }

    /// The rows that the next version would hold, by family name: all of them in the first version, then those that changed.
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
        // Rows of closed versions without a current row.
        let mut closed_lines: HashMap<_, _> =
            self.versions.iter().flat_map(|it| &it.lines).map(|line| (&line.enrollment_id, line)).collect();
        for (id, change) in changed {
            let Some(line) = closed_lines.remove(&id) else { continue };
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

    /// The rows whose declaration is in a closed version and is being corrected.
    pub fn in_correction(&self) -> impl Iterator<Item = &PreparedLine> {
        self.prepared.iter().filter(|line| line.prepared.in_correction)
    }
}

/// The [`fingerprint`] of due rows.
pub fn fingerprint_of(due: &[DueLine]) -> String {
    fingerprint(due.iter().map(|line| (&line.enrollment_id, line.now.as_ref(), line.missing.as_slice())))
}
