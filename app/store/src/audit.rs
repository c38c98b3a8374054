//! Who did what and when.

use crate::{
    Result,
    db::{Tx, Within, fresh_id, rows, stored, tx_run},
};
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, StructureId};
use serde_json::Value;

/// Who acts and when: every write takes one.
#[derive(Debug, Clone)]
pub struct By {
    /// The person; nobody when the structure's own tools act (`essor import`).
    pub person: Option<PersonId>,
    /// The instant, UTC, to the millisecond.
    pub at: DateTime<Utc>,
}

impl By {
    /// That person, now.
    pub fn person(person: &PersonId, at: DateTime<Utc>) -> Self {
        Self { person: Some(person.clone()), at: stored(at) }
    }

    /// The structure's own tools, now.
    pub fn tools(at: DateTime<Utc>) -> Self {
        Self { person: None, at: stored(at) }
    }

    pub(crate) fn person_id(&self) -> Option<&str> {
        self.person.as_ref().map(PersonId::as_str)
    }
}

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditRow {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Who, if a person.
    pub actor_id: Option<String>,
    /// What, such as `booking.cancelled`.
    pub action: String,
    /// The row it was done to.
    pub subject_id: String,
    /// What changed, as JSON.
    pub details: String,
}

impl Tx {
    /// Adds a line to the journal, in the transaction of what it tells.
    pub(crate) async fn audit(&mut self, structure: &StructureId, by: &By, action: &str, subject_id: &str, details: Value) -> Result<()> {
        tx_run!(
            self,
            "insert into audit (id, structure_id, actor_id, at, action, subject_id, details) values ($1, $2, $3, $4, $5, $6, $7)",
            fresh_id(by.at),
            structure.as_str(),
            by.person_id(),
            by.at,
            action,
            subject_id,
            details.to_string(),
        )?;
        Ok(())
    }
}

impl Within {
    /// What was done to a row, oldest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn journal_of(&self, subject_id: &str) -> Result<Vec<AuditRow>> {
        Ok(rows!(
            self.db,
            "select at, actor_id, action, subject_id, details from audit where structure_id = $1 and subject_id = $2 order by at, id",
            self.scope(),
            subject_id,
        )?)
    }
}
