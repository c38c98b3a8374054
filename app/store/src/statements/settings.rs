//! What the coordinator adds to a statement: coefficients, and in which column the sessions of a type are counted.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{StructureStore, Tx, rows, tx_run, tx_value},
    statements::Statements,
};
use domain::{
    bookings::SessionKind,
    people::order::sort_by_text,
    statements::{Coefficient, MeetingColumn},
    values::{
        ids::{EnrollmentId, SessionTypeId},
        month::Month,
    },
};
use serde_json::json;

/// A coefficient that is typed in place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoefficientChange {
    /// The path.
    pub enrollment: EnrollmentId,
    /// The one that was seen.
    pub was: Option<Coefficient>,
    /// The one that is typed; nothing takes it away.
    pub now: Option<Coefficient>,
}

/// A type of session with its column.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MeetingType {
    /// Its identifier.
    pub id: SessionTypeId,
    /// What it is for.
    pub kind: SessionKind,
    /// The name people book by.
    pub title: String,
    /// Where its sessions are counted.
    #[sqlx(try_from = "String", rename = "statement_column")]
    pub column: MeetingColumn,
}

impl Tx {
    async fn set_coefficient(&mut self, store: &StructureStore, by: &Actor, month: Month, change: &CoefficientChange) -> Result<()> {
        let (id, of) = (change.enrollment.as_str(), month.to_string());
        self.lock_row(crate::db::LockTarget::Enrollment, id).await?;
        let find = "select coefficient from statement_coefficient where structure_id = $1 and enrollment_id = $2 and month = $3";
        let stored: Option<i64> = tx_value!(self, find, store.scope(), id, of.as_str())?;
        if stored == change.now.map(Coefficient::get) {
            return Ok(());
        }
        if stored != change.was.map(Coefficient::get) {
            return Err(Refusal::MovedOn.into());
        }
        let clear = "delete from statement_coefficient where structure_id = $1 and enrollment_id = $2 and month = $3";
        tx_run!(self, clear, store.scope(), id, of.as_str())?;
        if let Some(now) = change.now {
            tx_run!(
                self,
                "insert into statement_coefficient (structure_id, enrollment_id, month, coefficient, typed_by, typed_at)
                 values ($1, $2, $3, $4, $5, $6)",
                store.scope(),
                id,
                of.as_str(),
                now.get(),
                by.person_id(),
                by.at,
            )?;
        }
        let details = json!({ "month": month, "from": change.was.map(Coefficient::typed), "to": change.now.map(Coefficient::typed) });
        self.audit(&store.structure, by, "statement.coefficient", id, details).await
    }
}

impl Statements<'_> {
    /// Sets the coefficients of a month, all or none. What stands there already is left alone.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when somebody else typed one meanwhile; [`StoreError::NotFound`].
    pub async fn set_coefficients(&self, by: &Actor, month: Month, changes: &[CoefficientChange]) -> Result<()> {
        // Always in the same order, so that two never wait for each other.
        let mut changes: Vec<_> = changes.iter().collect();
        changes.sort_unstable_by_key(|change| &change.enrollment);
        let mut tx = self.db.begin().await?;
        for change in changes {
            tx.set_coefficient(self, by, month, change).await?;
        }
        tx.commit().await
    }

    /// Every type of session, those that are offered no more included, with its column; by kind and name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn meeting_types(&self) -> Result<Vec<MeetingType>> {
        let mut types: Vec<MeetingType> =
            rows!(self.db, "select id, kind, title, statement_column from session_type where structure_id = $1 order by id", self.scope())?;
        sort_by_text(&mut types, |it| it.title.clone());
        types.sort_by_key(|it| it.kind.as_str());
        Ok(types)
    }

    /// Says in which column the sessions of a type are counted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn set_meeting_columns(&self, by: &Actor, columns: &[(SessionTypeId, MeetingColumn)]) -> Result<()> {
        let mut tx = self.db.begin().await?;
        for (id, column) in columns {
            let find = "select statement_column from session_type where structure_id = $1 and id = $2";
            let stored: Option<String> = tx_value!(&mut tx, find, self.scope(), id.as_str())?;
            let stored = stored.ok_or(StoreError::NotFound)?;
            if stored != column.as_str() {
                let set = "update session_type set statement_column = $3 where structure_id = $1 and id = $2";
                tx_run!(&mut tx, set, self.scope(), id.as_str(), column.as_str())?;
                let details = json!({ "from": stored, "to": column.as_str() });
                tx.audit(&self.structure, by, "session_type.statement_column", id.as_str(), details).await?;
            }
        }
        tx.commit().await
    }
}
