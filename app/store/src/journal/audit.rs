//! Who did what and when.

use crate::{
    Result,
    db::{StructureStore, Tx, next_ulid, rows, to_millis, tx_run},
    journal::Journal,
};
use chrono::{DateTime, Utc};
use domain::values::ids::{PersonId, StructureId};
use serde_json::Value;

/// Who acts and when: every write takes one.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The person; nobody when the structure's own tools act (`essor import`).
    pub person: Option<PersonId>,
    /// The instant, UTC, to the millisecond.
    pub at: DateTime<Utc>,
}

impl Actor {
    /// That person, now.
    pub fn person(person: &PersonId, at: DateTime<Utc>) -> Self {
        Self { person: Some(person.clone()), at: to_millis(at) }
    }

    /// The structure's own tools, now.
    pub fn tools(at: DateTime<Utc>) -> Self {
        Self { person: None, at: to_millis(at) }
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
    pub(crate) async fn audit(
        &mut self,
        structure: &StructureId,
        by: &Actor,
        action: &str,
        subject_id: &str,
        details: Value,
    ) -> Result<()> {
        tx_run!(
            self,
            "insert into audit (id, structure_id, actor_id, at, action, subject_id, details) values ($1, $2, $3, $4, $5, $6, $7)",
            next_ulid(by.at),
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

/// A line of the journal with the name of whoever acted.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditEvent {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// First and family name of who, if a person.
    pub who: Option<String>,
    /// First and family name of the one whose booking it was, where that is asked for.
    pub whose: Option<String>,
    /// What, such as `booking.moved`.
    pub action: String,
    details: String,
}

impl AuditEvent {
    /// A word among what changed, such as a reason.
    pub fn word(&self, name: &str) -> Option<String> {
        serde_json::from_str::<Value>(&self.details).ok()?.get(name)?.as_str().map(str::to_owned)
    }

    /// An instant among what changed, UTC.
    pub fn instant(&self, name: &str) -> Option<DateTime<Utc>> {
        self.word(name)?.parse().ok()
    }
}

impl Journal<'_> {
    /// What was done to two rows that belong together, such as a booking and its session, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn deeds_on(&self, one: &str, other: &str) -> Result<Vec<AuditEvent>> {
        Ok(rows!(
            self.db,
            "select a.at, p.first_name || ' ' || p.last_name as who, cast(null as text) as whose, a.action, a.details
             from audit a left join person p on p.id = a.actor_id
             where a.structure_id = $1 and (a.subject_id = $2 or a.subject_id = $3) order by a.at desc, a.id desc limit 30",
            self.scope(),
            one,
            other
        )?)
    }

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
