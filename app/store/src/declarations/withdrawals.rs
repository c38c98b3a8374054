//! Declarations withdrawn by their participant: the rows leave the tables that everything counts by, their content is kept beside.

use super::{Declarations, LineRow};
use crate::{
    Actor, Refusal, Result, StoreError,
    db::{StructureStore, Tx, tx_rows, tx_run, tx_value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    declarations::{
        declaration::total,
        withdrawal::{WithdrawalRefusal, may_withdraw},
    },
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId},
        money::Cents,
        month::Month,
    },
};
use serde_json::{Value, json};

/// The result of withdrawing a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawal {
    /// The month counts as not declared.
    Withdrawn,
    /// It was withdrawn before.
    AlreadyThere,
}

#[derive(sqlx_macros::FromRow)]
pub(super) struct VersionRow {
    number: i64,
    created_at: DateTime<Utc>,
    note: Option<String>,
    clients: Option<i64>,
}

impl Tx {
    /// Why a declaration of that identifier is absent: [`Refusal::MovedOn`] if it was withdrawn, else [`StoreError::NotFound`].
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub(crate) async fn absent_declaration(&mut self, store: &StructureStore, id: &DeclarationId) -> Result<StoreError> {
        let find = "select id from withdrawn_declaration where structure_id = $1 and id = $2";
        let withdrawn: Option<String> = tx_value!(self, find, store.scope(), id)?;
        Ok(withdrawn.map_or(StoreError::NotFound, |_| Refusal::MovedOn.into()))
    }

    /// Moves the versions of a declaration to the withdrawn ones; its own row is left to delete. Returns its signed sum.
    pub(super) async fn set_aside_versions(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        enrollment: &EnrollmentId,
        month: Month,
        id: &DeclarationId,
        versions: Vec<VersionRow>,
    ) -> Result<Cents> {
        let mut kept: Vec<Value> = Vec::new();
        let mut declared = Cents::ZERO;
        for VersionRow { number, created_at, note, clients } in versions {
            let rows: Vec<LineRow> = tx_rows!(
                self,
                "select version, activity, kind, amount from turnover_line where declaration_id = $1 and version = $2 order by position",
                id,
                number
            )?;
            let lines = rows.into_iter().map(LineRow::line).collect::<Result<Vec<_>>>()?;
            declared = total(&lines);
            let lines: Vec<Value> = lines
                .iter()
                .map(|line| json!({ "activity": line.activity().as_str(), "kind": line.kind().as_str(), "amount": line.amount() }))
                .collect();
            kept.push(json!({ "number": number, "sent_at": created_at, "note": note, "clients": clients, "lines": lines }));
        }
        tx_run!(
            self,
            "insert into withdrawn_declaration (id, structure_id, enrollment_id, month, total, versions, withdrawn_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            id,
            store.scope(),
            enrollment,
            month,
            declared,
            Value::from(kept).to_string(),
            by.at,
        )?;
        tx_run!(self, "delete from turnover_line where declaration_id = $1", id)?;
        tx_run!(self, "delete from declaration_version where declaration_id = $1", id)?;
        Ok(declared)
    }

    /// The versions of a declaration, oldest first, without their lines.
    pub(super) async fn version_rows(&mut self, id: &DeclarationId) -> Result<Vec<VersionRow>> {
        Ok(tx_rows!(
            self,
            "select number, created_at, note, clients from declaration_version where declaration_id = $1 order by number",
            id
        )?)
    }
}

#[boxed_futures]
impl Declarations<'_> {
    /// Withdraws a declaration in the version that its participant saw: the month counts as not declared, the versions are kept apart.
    /// Withdrawn twice, it is withdrawn once.
    ///
    /// # Errors
    /// [`WithdrawalRefusal`]; [`Refusal::MovedOn`] when the month was corrected or declared anew since; [`StoreError::NotFound`] when
    /// the participant never sent that declaration.
    pub async fn withdraw(&self, by: &Actor, participant: &PersonId, month: Month, id: &DeclarationId, seen: i64) -> Result<Withdrawal> {
        let mut tx = self.db.begin().await?;
        let (enrollment, _) = tx.lock_period_for(self, participant, month).await?;
        // Locks the row: a decision of the team either came before or finds nothing.
        let lock = "update declaration set version = version where structure_id = $1 and enrollment_id = $2 and month = $3";
        tx_run!(&mut tx, lock, self.scope(), &enrollment, month)?;
        let current = tx.declaration_row(&enrollment, month).await?;
        let Some(declaration) = current.as_ref().filter(|declaration| declaration.id == *id) else {
            let find = "select id from withdrawn_declaration where structure_id = $1 and enrollment_id = $2 and id = $3";
            let withdrawn: Option<String> = tx_value!(&mut tx, find, self.scope(), &enrollment, id)?;
            return match (withdrawn, current) {
                (None, _) => Err(StoreError::NotFound),
                (Some(_), None) => Ok(Withdrawal::AlreadyThere),
                (Some(_), Some(_)) => Err(Refusal::MovedOn.into()),
            };
        };
        let versions = tx.version_rows(id).await?;
        let sent_at = versions.first().map_or(by.at, |first| first.created_at);
        may_withdraw(declaration.state, declaration.reviewed, sent_at, by.at)?;
        if declaration.version != seen {
            return Err(Refusal::MovedOn.into());
        }
        let declared = tx.set_aside_versions(self, by, &enrollment, month, id, versions).await?;
        if tx_run!(&mut tx, "delete from declaration where structure_id = $1 and id = $2", self.scope(), id)? != 1 {
            return Err(WithdrawalRefusal::Reviewed.into());
        }
        let details = json!({ "month": month, "version": seen, "total": declared });
        tx.audit(&self.structure, by, "declaration.withdrawn", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(Withdrawal::Withdrawn)
    }
}
