//! Closing a statement: its rows are frozen, the figures in them become reported ones, all in one transaction.

use super::{DueLine, MonthStatement, PreparedLine, facts, mark_of};
use crate::{
    Actor, Refusal, Result,
    db::{LockTarget, StructureStore, Tx, error::OnTaken, new_id, tx_run},
    statements::Statements,
};
use chrono::NaiveDate;
use domain::{
    declarations::declaration::DeclarationState,
    statements::{Coefficient, StatementRefusal, may_close, smoothing_of},
    values::{ids::StatementId, month::Month},
};
use facts::Wanted;
use serde_json::json;

/// What a coordinator closes, having looked at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing<'a> {
    /// The month.
    pub month: Month,
    /// The number of the version that is made.
    pub version: i64,
    /// The mark of the rows that were looked at.
    pub seen: &'a str,
    /// Whether it is knowingly handed in though something is missing.
    pub confirmed: bool,
}

impl Tx {
    async fn add_line(&mut self, store: &StructureStore, statement: &StatementId, line: &DueLine) -> Result<()> {
        // Of a row that is withdrawn only its number in the path stays.
        let row = line.now.as_ref();
        let number = row.or(line.before.as_ref()).map_or(1, |row| row.month_number);
        let meetings = row.map(|row| row.meetings).unwrap_or_default();
        let missing: Vec<_> = line.missing.iter().map(|missing| missing.as_str()).collect();
        tx_run!(
            self,
            "insert into statement_row (statement_id, enrollment_id, structure_id, first_name, last_name, withdrawn, month_number, turnover,
             declaration_version, smoothed, in_person, remote, com, soc, acre, coefficient, suspended, left_on, exit_category, exit_reason,
             missing, pass_number) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
            statement.as_str(),
            line.enrollment_id.as_str(),
            store.scope(),
            line.first_name.as_str(),
            line.last_name.as_str(),
            row.is_none(),
            i64::from(number),
            row.and_then(|row| row.turnover).map(domain::values::money::Cents::get),
            row.and_then(|row| row.declaration_version),
            row.and_then(|row| row.smoothed).map(domain::values::money::Cents::get),
            meetings.in_person,
            meetings.remote,
            meetings.com,
            meetings.soc,
            row.is_some_and(|row| row.acre),
            row.and_then(|row| row.coefficient).map(Coefficient::get),
            row.is_some_and(|row| row.suspended),
            row.and_then(|row| row.left_on),
            row.and_then(|row| row.exit_category).map(|category| category.as_str()),
            row.and_then(|row| row.exit_reason.as_deref()),
            missing.join(" "),
            line.pass_number.as_deref(),
        )?;
        Ok(())
    }

    /// Makes the validated figures of a month reported ones, each by the version that stands in its row: one that was opened
    /// again a moment ago lets nothing be closed.
    async fn report(&mut self, by: &Actor, prepared: &[PreparedLine]) -> Result<()> {
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
                id.as_str(),
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
            id.as_str(),
            store.scope(),
            closing.month.to_string(),
            closing.version,
            due.len() as i64,
            smoothing_of(closing.month).as_str(),
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

impl Statements<'_> {
    /// Closes the next version of a month: everybody's rows at first, later those that changed. Done twice by one person, it
    /// is done once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when somebody else closed that version; [`StatementRefusal`], [`StatementRefusal::FactsMoved`]
    /// among them when the rows are not those that were looked at.
    pub async fn close_statement(&self, by: &Actor, closing: &Closing<'_>, today: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let wanted = Wanted::new(closing.month, closing.month, by.at);
        let gathered = facts::gather!(tx_rows, &mut tx, self.scope(), wanted).months(&wanted)?.pop();
        let month = gathered.unwrap_or(MonthStatement { month: closing.month, versions: Vec::new(), prepared: Vec::new() });
        if let Some(closed) = month.versions.iter().find(|closed| closed.version == closing.version) {
            let twice = closed.fingerprint == closing.seen && closed.closed_by_id.as_deref() == by.person_id();
            return if twice { Ok(()) } else { Err(Refusal::MovedOn.into()) };
        }
        if closing.version != month.next_version() {
            return Err(Refusal::MovedOn.into());
        }
        let due = month.due();
        if mark_of(&due) != closing.seen {
            return Err(StatementRefusal::FactsMoved.into());
        }
        may_close(closing.month, today, due.iter().map(|line| line.missing.as_slice()), closing.confirmed)?;
        let id = tx.add_statement(self, by, closing, &due).await?;
        tx.report(by, &month.prepared).await?;
        let lacking = due.iter().filter(|line| !line.missing.is_empty()).count();
        let details = json!({ "month": closing.month, "version": closing.version, "rows": due.len(), "incomplete": lacking });
        tx.audit(&self.structure, by, "statement.closed", id.as_str(), details).await?;
        tx.commit().await
    }
}
