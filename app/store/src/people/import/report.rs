//! What an import did or would do, in numbers and cell by cell.

use crate::Difference;
use chrono::NaiveDate;
use domain::people::import::Warning;
use serde::{Deserialize, Serialize};

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Coaches added to the team, without a password.
    pub coaches_added: usize,
    /// Participants enrolled: added ones, and those whom the structure had without this enrollment.
    pub participants_added: usize,
    /// Participants with a stored enrollment from which the file does not differ.
    pub participants_known: usize,
    /// Participants with a stored enrollment from which the file differs.
    #[serde(default)]
    pub participants_differing: usize,
    /// Months added as validated declarations.
    pub months_added: usize,
    /// Months stored with the same lines.
    pub months_known: usize,
    /// Months stored with other lines.
    pub months_differing: usize,
    /// Differing cells whose value of the file was stored.
    #[serde(default)]
    pub changes_applied: usize,
}

impl ImportSummary {
    /// The same summary, as if no difference had been applied.
    pub fn without_changes(self) -> Self {
        Self { changes_applied: 0, ..self }
    }

    /// Whether the import changed nothing.
    pub fn is_nothing(&self) -> bool {
        self.participants_added + self.coaches_added + self.months_added + self.changes_applied == 0
    }
}

/// How many participants who enter are named at most; [`ImportSummary::participants_added`] counts all of them.
pub(crate) const MOST_NAMED: usize = 200;

/// A participant whom an import enrolls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnteringParticipant {
    /// First and family name.
    pub name: String,
    /// The line of the file.
    pub line: u64,
    /// The first day of the enrollment.
    pub starts_on: NaiveDate,
    /// The address of the coach.
    pub coach: String,
}

/// A coach whom an import adds to the team and invites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCoach {
    /// First and family name, made from the address.
    pub name: String,
    /// The address.
    pub email: String,
    /// How many participants of the file enter with them.
    pub people: usize,
}

/// What an import did or would do, with its differences and warnings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// The numbers.
    #[serde(flatten)]
    pub summary: ImportSummary,
    /// The participants who enter, in the order of the file, at most 200 of them.
    #[serde(default)]
    pub entering: Vec<EnteringParticipant>,
    /// The coaches who are added, in the order of the file.
    #[serde(default)]
    pub coaches: Vec<NewCoach>,
    /// Every cell that differs from the stored value, by file and line.
    #[serde(default)]
    pub differences: Vec<Difference>,
    /// Possible mistakes in the files, which do not stop the import.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

impl ImportReport {
    /// How many differences an import can apply.
    pub fn applicable(&self) -> usize {
        self.differences.iter().filter(|it| it.applies).count()
    }
}
