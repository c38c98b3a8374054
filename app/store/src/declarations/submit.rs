//! Versions of a declaration: sent by the participant, or imported from the coordinator's spreadsheet.

use super::{DeclarationRow, Declarations, LineRow, declaration_rows};
use crate::{
    Actor, Refusal, Result, StoreError,
    db::{StructureStore, Tx, error::OnTaken, new_id, tx_row, tx_rows, tx_run},
};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::{
    declarations::{
        declaration::{DeclarationState, TurnoverLine, may_declare, total},
        typed::NewDeclaration,
    },
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId, StructureId},
        month::Month,
    },
};
use serde_json::json;

/// The action of the audit for the first version that a participant sends.
const SUBMITTED: &str = "declaration.submitted";

/// The result of sending a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submission {
    /// A new version was stored.
    Saved {
        /// Its number.
        version: i64,
    },
    /// The current version has the same content: the form was sent twice.
    AlreadyThere,
}

/// The first version of a month.
pub(super) struct FirstVersion<'a> {
    pub author: &'a PersonId,
    pub enrollment: &'a EnrollmentId,
    pub month: Month,
    pub new: &'a NewDeclaration,
    pub imported: bool,
    /// The way by which it came, for the audit; `None` for the form and for files.
    pub source: Option<&'static str>,
    /// The action of the audit.
    pub action: &'static str,
}

impl Tx {
    /// The declaration of a month, without its versions.
    pub(super) async fn declaration_row(&mut self, enrollment: &EnrollmentId, month: Month) -> Result<Option<DeclarationRow>> {
        Ok(tx_row!(self, declaration_rows!("d.enrollment_id = $1 and d.month = $2"), enrollment, month)?)
    }

    /// The participant's declaration of a month, with the number of its current version. Locks the enrollment.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the month was not declared.
    pub(crate) async fn own_declaration(
        &mut self,
        store: &StructureStore,
        participant: &PersonId,
        month: Month,
    ) -> Result<(DeclarationId, i64)> {
        let (enrollment, _) = self.lock_period_for(store, participant, month).await?;
        let declaration = self.declaration_row(&enrollment, month).await?.ok_or(StoreError::NotFound)?;
        Ok((declaration.id, declaration.version))
    }

    /// Whether a version has exactly that content.
    pub(super) async fn has_content(&mut self, declaration: &DeclarationId, version: i64, new: &NewDeclaration) -> Result<bool> {
        let rows: Vec<LineRow> = tx_rows!(
            self,
            "select version, activity, kind, amount from turnover_line where declaration_id = $1 and version = $2 order by position",
            declaration,
            version
        )?;
        if rows.into_iter().map(LineRow::line).collect::<Result<Vec<_>>>()? != new.lines {
            return Ok(false);
        }
        let beside: Option<(Option<String>, Option<i64>)> =
            tx_row!(self, "select note, clients from declaration_version where declaration_id = $1 and number = $2", declaration, version)?;
        Ok(beside.is_some_and(|(note, clients)| note == new.note && clients == new.clients.map(i64::from)))
    }

    pub(super) async fn add_version(
        &mut self,
        by: &Actor,
        author: &PersonId,
        declaration: &DeclarationId,
        number: i64,
        new: &NewDeclaration,
    ) -> Result<()> {
        tx_run!(
            self,
            "insert into declaration_version (declaration_id, number, total, author_id, created_at, note, clients)
             values ($1, $2, $3, $4, $5, $6, $7)",
            declaration,
            number,
            total(&new.lines),
            author,
            by.at,
            new.note.as_deref(),
            new.clients.map(i64::from),
        )
        .on_taken(Refusal::MovedOn)?;
        for (position, line) in new.lines.iter().enumerate() {
            tx_run!(
                self,
                "insert into turnover_line (declaration_id, version, position, activity, kind, amount) values ($1, $2, $3, $4, $5, $6)",
                declaration,
                number,
                position as i64,
                line.activity(),
                line.kind(),
                line.amount(),
            )?;
        }
        Ok(())
    }

    pub(super) async fn first_version(&mut self, structure: &StructureId, by: &Actor, first: &FirstVersion<'_>) -> Result<DeclarationId> {
        let &FirstVersion { author, enrollment, month, new, imported, source, action } = first;
        let total = total(&new.lines);
        let id: DeclarationId = new_id(by.at)?;
        let state = if imported { DeclarationState::Validated } else { DeclarationState::Submitted };
        tx_run!(
            self,
            "insert into declaration (id, structure_id, enrollment_id, month, state, version, total, imported, changed_at)
             values ($1, $2, $3, $4, $5, 1, $6, $7, $8)",
            &id,
            structure,
            enrollment,
            month,
            state,
            total,
            imported,
            by.at,
        )
        .on_taken(Refusal::MovedOn)?;
        self.add_version(by, author, &id, 1, new).await?;
        // Reminders that the team has sent and that wait for the morning are of no use any more.
        tx_run!(
            self,
            "update outbox set dropped_at = $3 where person_id = (select participant_id from enrollment where id = $1) and month = $2
             and kind = 'Reminder' and reminder is null and sent_at is null and dropped_at is null and given_up_at is null",
            enrollment,
            month,
            by.at,
        )?;
        let mut details = json!({ "month": month, "version": 1, "total": total });
        if let Some(source) = source {
            details["source"] = source.into();
        }
        self.audit(structure, by, action, id.as_str(), details).await?;
        Ok(id)
    }

    /// Stores the one line that a participant declares by SMS for a month, as [`Declarations::submit`] does for a month without a
    /// declaration.
    ///
    /// # Errors
    /// [`domain::declarations::declaration::MonthRefusal`]; [`Refusal::MovedOn`] when the month was declared meanwhile.
    pub(crate) async fn declare_by_sms(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        participant: &PersonId,
        month: Month,
        line: TurnoverLine,
        today: NaiveDate,
    ) -> Result<()> {
        let (enrollment, period) = self.lock_period_for(store, participant, month).await?;
        may_declare(&period, month, today)?;
        if self.declaration_row(&enrollment, month).await?.is_some() {
            return Err(Refusal::MovedOn.into());
        }
        let new = NewDeclaration::from(&[line]);
        let first = FirstVersion {
            author: participant,
            enrollment: &enrollment,
            month,
            new: &new,
            imported: false,
            source: Some("SMS"),
            action: SUBMITTED,
        };
        self.first_version(store.structure_id(), by, &first).await?;
        Ok(())
    }

    /// Stores a month of the coordinator's spreadsheet as validated. Returns false, and changes nothing, when the month was declared
    /// before.
    pub(crate) async fn import_month(
        &mut self,
        structure: &StructureId,
        by: &Actor,
        author: &PersonId,
        enrollment: &EnrollmentId,
        month: Month,
        lines: &[TurnoverLine],
    ) -> Result<bool> {
        if self.declaration_row(enrollment, month).await?.is_some() {
            return Ok(false);
        }
        let action = "declaration.imported";
        let first = FirstVersion { author, enrollment, month, new: &lines.into(), imported: true, source: None, action };
        self.first_version(structure, by, &first).await?;
        Ok(true)
    }

    /// Stores the lines of another spreadsheet as the next version of an imported month, validated like the one before. The old
    /// version stays readable, and one that was reported is amended by the next statement.
    pub(crate) async fn import_month_anew(
        &mut self,
        structure: &StructureId,
        by: &Actor,
        author: &PersonId,
        (enrollment, month): (&EnrollmentId, Month),
        lines: &[TurnoverLine],
    ) -> Result<()> {
        let declaration = self.declaration_row(enrollment, month).await?.ok_or(StoreError::NotFound)?;
        let (version, total) = (declaration.version + 1, total(lines));
        self.add_version(by, author, &declaration.id, version, &lines.into()).await?;
        let changed = tx_run!(
            self,
            "update declaration set state = 'Validated', version = $2, total = $3, changed_at = $4
             where id = $1 and version = $5 and imported and state in ('Validated', 'Reported')",
            &declaration.id,
            version,
            total,
            by.at,
            declaration.version,
        )?;
        if changed != 1 {
            return Err(Refusal::MovedOn.into());
        }
        let details = json!({ "month": month, "version": version, "total": total });
        self.audit(structure, by, "declaration.imported_anew", declaration.id.as_str(), details).await
    }
}

#[boxed_futures]
impl Declarations<'_> {
    /// Stores what a participant declares for a month, as the version after `seen` (0 for a month without one).
    ///
    /// # Errors
    /// [`domain::declarations::declaration::MonthRefusal`]; [`Refusal::DeclarationClosed`] once validated; [`Refusal::MovedOn`] when
    /// another version was sent since `seen`, such as from another device.
    pub async fn submit(
        &self,
        by: &Actor,
        participant: &PersonId,
        month: Month,
        new: impl Into<NewDeclaration>,
        seen: i64,
        today: NaiveDate,
    ) -> Result<Submission> {
        let new = new.into();
        let mut tx = self.db.begin().await?;
        let (enrollment, period) = tx.lock_period_for(self, participant, month).await?;
        may_declare(&period, month, today)?;
        let Some(declaration) = tx.declaration_row(&enrollment, month).await? else {
            if seen != 0 {
                return Err(Refusal::MovedOn.into());
            }
            let first = FirstVersion {
                author: participant,
                enrollment: &enrollment,
                month,
                new: &new,
                imported: false,
                source: None,
                action: SUBMITTED,
            };
            tx.first_version(&self.structure, by, &first).await?;
            tx.commit().await?;
            return Ok(Submission::Saved { version: 1 });
        };
        if tx.has_content(&declaration.id, declaration.version, &new).await? {
            return Ok(Submission::AlreadyThere);
        }
        if !declaration.state.is_open() {
            return Err(Refusal::DeclarationClosed.into());
        }
        if declaration.version != seen {
            return Err(Refusal::MovedOn.into());
        }
        let version = declaration.version + 1;
        let total = total(&new.lines);
        tx.add_version(by, participant, &declaration.id, version, &new).await?;
        let changed = tx_run!(
            &mut tx,
            "update declaration set state = 'Submitted', version = $2, total = $3, imported = false, changed_at = $4
             where id = $1 and version = $5 and state in ('Submitted', 'QuestionAsked')",
            &declaration.id,
            version,
            total,
            by.at,
            seen,
        )?;
        if changed != 1 {
            return Err(Refusal::MovedOn.into());
        }
        tx.close_question(by, &declaration.id).await?;
        // They contested what the team had entered, and corrected it before the team decided.
        tx.close_request(by, &declaration.id, None).await?;
        let details = json!({ "month": month, "version": version, "total": total });
        tx.audit(&self.structure, by, "declaration.corrected", declaration.id.as_str(), details).await?;
        tx.commit().await?;
        Ok(Submission::Saved { version })
    }
}
