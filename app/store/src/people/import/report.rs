//! What an import did or would do, in numbers and cell by cell.

use crate::Difference;
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

/// What an import did or would do, with its differences and warnings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// The numbers.
    #[serde(flatten)]
    pub summary: ImportSummary,
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
