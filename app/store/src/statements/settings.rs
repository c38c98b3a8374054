//! Settings of statements: coefficients, and the column in which the sessions of a type are counted.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, rows, tx_run, tx_value},
    statements::Statements,
};
use boxed_futures::boxed_futures;
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

/// A change of the coefficient of an enrollment in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoefficientChange {
    /// The enrollment.
    pub enrollment: EnrollmentId,
    /// The coefficient that the form showed.
    pub was: Option<Coefficient>,
    /// The coefficient as typed; `None` removes it.
    pub now: Option<Coefficient>,
}

/// A type of session with its column.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct MeetingType {
    /// Its identifier.
    pub id: SessionTypeId,
    /// The kind of session.
    pub kind: SessionKind,
    /// The title by which people book.
    pub title: String,
    /// The column in which its sessions are counted.
    #[sqlx(rename = "statement_column")]
    pub column: MeetingColumn,
}

impl Tx {
    async fn set_coefficient(&mut self, store: &StructureStore, by: &Actor, month: Month, change: &CoefficientChange) -> Result<()> {
        let id = change.enrollment.as_str();
        self.lock_row(LockTarget::Enrollment, id).await?;
        let find = "select coefficient from statement_coefficient where structure_id = $1 and enrollment_id = $2 and month = $3";
        let stored: Option<i64> = tx_value!(self, find, store.scope(), id, month)?;
        if stored == change.now.map(Coefficient::get) {
            return Ok(());
        }
        if stored != change.was.map(Coefficient::get) {
            return Err(Refusal::MovedOn.into());
        }
        let clear = "delete from statement_coefficient where structure_id = $1 and enrollment_id = $2 and month = $3";
        tx_run!(self, clear, store.scope(), id, month)?;
        if let Some(now) = change.now {
            tx_run!(
                self,
                "insert into statement_coefficient (structure_id, enrollment_id, month, coefficient, typed_by, typed_at)
                 values ($1, $2, $3, $4, $5, $6)",
                store.scope(),
                id,
                month,
                now.get(),
                by.person_id(),
                by.at,
            )?;
        }
        let details = json!({ "month": month, "from": change.was.map(Coefficient::typed), "to": change.now.map(Coefficient::typed) });
        self.audit(&store.structure, by, "statement.coefficient", id, details).await
    }
}

#[boxed_futures]
impl Statements<'_> {
    /// Sets coefficients of a month, all of them or none.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when another user changed one meanwhile; [`StoreError::NotFound`].
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

    /// Every type of session with its column, closed types included, by kind and title.
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

    /// Sets in which column the sessions of each type are counted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn set_meeting_columns(&self, by: &Actor, columns: &[(SessionTypeId, MeetingColumn)]) -> Result<()> {
        let mut tx = self.db.begin().await?;
        for (id, column) in columns {
            let find = "select statement_column from session_type where structure_id = $1 and id = $2";
            let stored: Option<MeetingColumn> = tx_value!(&mut tx, find, self.scope(), id)?;
            let stored = stored.ok_or(StoreError::NotFound)?;
            if stored != *column {
                let set = "update session_type set statement_column = $3 where structure_id = $1 and id = $2";
                tx_run!(&mut tx, set, self.scope(), id, *column)?;
                let details = json!({ "from": stored.as_str(), "to": column.as_str() });
                tx.audit(&self.structure, by, "session_type.statement_column", id.as_str(), details).await?;
            }
        }
        tx.commit().await
    }
}
