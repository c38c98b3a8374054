//! Closing a version of a statement: its rows are frozen and its declarations become reported, in one transaction.

use super::{DueLine, PreparedLine, facts, fingerprint_of};
use crate::{
    Actor, Refusal, Result,
    db::{LockTarget, StructureStore, Tx, error::OnTaken, new_id, tx_run},
    statements::Statements,
};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::{
    declarations::declaration::DeclarationState,
    statements::{Coefficient, StatementRefusal, may_close, smoothing_of},
    values::{ids::StatementId, month::Month},
};
use facts::MonthSpan;
use serde_json::json;

/// The version to close, as the form showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing<'a> {
    /// The month.
    pub month: Month,
    /// The number of the new version.
    pub version: i64,
    /// The fingerprint of the rows that the form showed.
    pub seen: &'a str,
    /// Whether closing it with missing pieces is confirmed.
    pub confirmed: bool,
}

impl Tx {
    async fn add_line(&mut self, store: &StructureStore, statement: &StatementId, line: &DueLine) -> Result<()> {
        // A withdrawn row keeps only its month number.
        let row = line.now.as_ref();
        let number = row.or(line.before.as_ref()).map_or(1, |row| row.month_number);
        let meetings = row.map(|row| row.meetings).unwrap_or_default();
        let missing: Vec<_> = line.missing.iter().map(|missing| missing.as_str()).collect();
        tx_run!(
            self,
            "insert into statement_row (statement_id, enrollment_id, structure_id, first_name, last_name, withdrawn, month_number, turnover,
             declaration_version, smoothed, in_person, remote, com, soc, acre, coefficient, suspended, left_on, exit_category, exit_reason,
             missing, pass_number) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
            statement,
            &line.enrollment_id,
            store.scope(),
            line.first_name.as_str(),
            line.last_name.as_str(),
            row.is_none(),
            i64::from(number),
            row.and_then(|row| row.turnover),
            row.and_then(|row| row.declaration_version),
            row.and_then(|row| row.smoothed),
            meetings.in_person,
            meetings.remote,
            meetings.com,
            meetings.soc,
            row.is_some_and(|row| row.acre),
            row.and_then(|row| row.coefficient).map(Coefficient::get),
            row.is_some_and(|row| row.suspended),
            row.and_then(|row| row.left_on),
            row.and_then(|row| row.exit_category),
            row.and_then(|row| row.exit_reason.as_deref()),
            missing.join(" "),
            line.pass_number.as_deref(),
        )?;
        Ok(())
    }

    /// Marks the validated declarations of a month as reported, in the version of their row.
    ///
    /// # Errors
    /// [`StatementRefusal::FactsMoved`] when one was reopened meanwhile.
    async fn mark_reported(&mut self, by: &Actor, prepared: &[PreparedLine]) -> Result<()> {
        let mut validated: Vec<_> = prepared
            .iter()
            .filter_map(|line| {
                let (id, state) = line.declaration.as_ref()?;
                Some((id, line.prepared.row.declaration_version?)).filter(|_| *state == DeclarationState::Validated)
            })
            .collect();
        // Always in the same order, so that two transactions never wait for each other.
        validated.sort_unstable();
        for (id, version) in validated {
            let reported = tx_run!(
                self,
                "update declaration set state = 'Reported', reported_version = version, changed_at = $3
                 where id = $1 and version = $2 and state = 'Validated'",
                id,
                version,
                by.at,
            )?;
            if reported != 1 {
                return Err(StatementRefusal::FactsMoved.into());
            }
        }
        Ok(())
    }

    async fn add_statement(&mut self, store: &StructureStore, by: &Actor, closing: &Closing<'_>, due: &[DueLine]) -> Result<StatementId> {
        let id: StatementId = new_id(by.at)?;
        tx_run!(
            self,
            "insert into statement (id, structure_id, month, version, people, smoothing, fingerprint, closed_by, closed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &id,
            store.scope(),
            closing.month,
            closing.version,
            due.len() as i64,
            smoothing_of(closing.month),
            closing.seen,
            by.person_id(),
            by.at,
        )
        .on_taken(Refusal::MovedOn)?;
        for line in due {
            self.add_line(store, &id, line).await?;
        }
        Ok(id)
    }
}

#[boxed_futures]
impl Statements<'_> {
    /// Closes the next version of a month with the rows of [`super::MonthStatement::due`]. Sent twice by the same person, it is closed
    /// once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when another user closed that version; [`StatementRefusal::FactsMoved`] when the rows are not those that
    /// the form showed; the other [`StatementRefusal`]s.
    pub async fn close_statement(&self, by: &Actor, closing: &Closing<'_>, today: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let span = MonthSpan::new(closing.month, closing.month, by.at);
        let month = facts::read_rows!(tx_rows, &mut tx, self.scope(), span).statement(&span)?;
        if let Some(closed) = month.versions.iter().find(|closed| closed.version == closing.version) {
            let twice = closed.fingerprint == closing.seen && closed.closed_by_id.as_deref() == by.person_id();
            return if twice { Ok(()) } else { Err(Refusal::MovedOn.into()) };
        }
        if closing.version != month.next_version() {
            return Err(Refusal::MovedOn.into());
        }
        let due = month.due();
        if fingerprint_of(&due) != closing.seen {
            return Err(StatementRefusal::FactsMoved.into());
        }
        may_close(closing.month, today, due.iter().map(|line| line.missing.as_slice()), closing.confirmed)?;
        let id = tx.add_statement(self, by, closing, &due).await?;
        tx.mark_reported(by, &month.prepared).await?;
        let lacking = due.iter().filter(|line| !line.missing.is_empty()).count();
        let details = json!({ "month": closing.month, "version": closing.version, "rows": due.len(), "incomplete": lacking });
        tx.audit(&self.structure, by, "statement.closed", id.as_str(), details).await?;
        tx.commit().await
    }
}
