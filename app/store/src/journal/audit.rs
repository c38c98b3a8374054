//! Audit events: writing them, and reading those of one row.

use crate::{
    Actor, Result,
    db::{Tx, next_ulid, rows, tx_run},
    journal::Journal,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::values::ids::StructureId;
use serde_json::Value;

/// A stored audit event.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct AuditRow {
    /// The instant, UTC.
    pub at: DateTime<Utc>,
    /// The identifier of the actor; `None` for the structure's tools.
    pub actor_id: Option<String>,
    /// The action, such as `booking.cancelled`.
    pub action: String,
    /// The identifier of the changed row.
    pub subject_id: String,
    /// The details, as JSON.
    pub details: String,
}

impl Tx {
    /// Writes an audit event in the transaction of the change, and the idempotency key of the form, if it has one: what changes
    /// something writes an event, so that the key stands exactly when the form was done.
    ///
    /// # Errors
    /// [`crate::Refusal::SentBefore`] when another transaction has done the form.
    pub(crate) async fn audit(
        &mut self,
        structure: &StructureId,
        by: &Actor,
        action: &str,
        subject_id: &str,
        details: Value,
    ) -> Result<()> {
        self.claim_key(by).await?;
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

/// An audit event with the name of its actor.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct AuditEvent {
    /// The instant, UTC.
    pub at: DateTime<Utc>,
    /// First and family name of the actor; `None` for the structure's tools.
    pub who: Option<String>,
    /// First and family name of the participant of a booking, in queries that select it.
    pub whose: Option<String>,
    /// The action, such as `booking.moved`.
    pub action: String,
    details: String,
}

impl AuditEvent {
    /// A text of the details, such as a reason; `None` for another name or type.
    pub fn word(&self, name: &str) -> Option<String> {
        serde_json::from_str::<Value>(&self.details).ok()?.get(name)?.as_str().map(str::to_owned)
    }

    /// An instant of the details, UTC; `None` for another name or type.
    pub fn instant(&self, name: &str) -> Option<DateTime<Utc>> {
        self.word(name)?.parse().ok()
    }
}

#[boxed_futures]
impl Journal<'_> {
    /// The newest 30 events of two related rows, such as a booking and its session, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn events_on_either(&self, one: &str, other: &str) -> Result<Vec<AuditEvent>> {
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

    /// The events of a row, oldest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn events_of(&self, subject_id: &str) -> Result<Vec<AuditRow>> {
        Ok(rows!(
            self.db,
            "select at, actor_id, action, subject_id, details from audit where structure_id = $1 and subject_id = $2 order by at, id",
            self.scope(),
            subject_id,
        )?)
    }
}
