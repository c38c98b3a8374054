//! The validations of a day, each of which can be undone until the day is over.

use super::batches::ValidatedRow;
use crate::{
    Actor, Refusal, Result, StoreError,
    db::{readable, rows, tx_row, tx_rows, tx_run},
    review::Review,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    people::Role,
    review::batch::BatchOutcome,
    values::{
        ids::{BatchId, DeclarationId, PersonId},
        money::Cents,
        month::Month,
    },
};

/// A declaration that was validated, as the list of the day shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Validation {
    /// The batch in which it was validated.
    pub batch_id: BatchId,
    /// The declaration.
    pub declaration_id: DeclarationId,
    /// The participant.
    pub participant_id: PersonId,
    /// First and family name of the participant.
    pub name: String,
    /// The month.
    pub month: Month,
    /// The signed sum of its current version.
    pub total: Cents,
    /// First and family name of the person who validated it.
    pub validated_by: String,
    /// Whether the reader validated it.
    pub is_mine: bool,
    /// When it was validated, UTC.
    pub at: DateTime<Utc>,
    /// Whether nothing happened to it since: then the validation can be undone.
    pub can_be_undone: bool,
    /// Whether it is part of a monthly statement by now.
    pub is_reported: bool,
}

#[derive(sqlx_macros::FromRow)]
struct UndoRow {
    #[sqlx(flatten)]
    validated: ValidatedRow,
    outcome: BatchOutcome,
    made_at: DateTime<Utc>,
}

#[derive(sqlx_macros::FromRow)]
struct BatchRow {
    id: BatchId,
    made_at: DateTime<Utc>,
}

#[boxed_futures]
impl Review<'_> {
    /// The declarations validated since an instant and not undone, newest first, `most` at most; of one coach if given.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn validations_since(
        &self,
        reader: &PersonId,
        coach: Option<&PersonId>,
        since: DateTime<Utc>,
        most: i64,
    ) -> Result<Vec<Validation>> {
        Ok(rows!(
            self.db,
            concat!(
                "select f.batch_id, f.declaration_id, e.participant_id, p.first_name || ' ' || p.last_name as name, d.month, d.total,
                 c.first_name || ' ' || c.last_name as validated_by, b.made_by = $3 as is_mine, b.made_at as at,
                 f.outcome = 'Validated' and d.state = 'Validated' and d.version = f.version and d.changed_at = b.made_at as can_be_undone,
                 d.state = 'Reported' as is_reported
                 from review_batch b join review_batch_figure f on f.batch_id = b.id join declaration d on d.id = f.declaration_id
                 join enrollment e on e.id = d.enrollment_id join person p on p.id = e.participant_id join person c on c.id = b.made_by
                 where b.structure_id = $1 and b.made_at >= $2 and f.outcome in ('Validated', 'Kept') and e.coach_id = coalesce($4, e.coach_id)
                  and ",
                readable!("e.participant_id", "$6", "$7"),
                " order by b.made_at desc, f.declaration_id limit $5"
            ),
            self.scope(),
            since,
            reader,
            coach,
            most,
            self.reader(),
            self.reading_day(),
        )?)
    }

    /// Undoes the validation of one declaration in a batch that was made since an instant. Undone twice, it is undone once.
    ///
    /// # Errors
    /// [`Refusal::ValidationReported`] when the month is part of a statement by now; [`Refusal::MovedOn`] when it changed otherwise;
    /// [`StoreError::NotFound`] without such a validation.
    pub async fn undo_validation(
        &self,
        by: &Actor,
        role: Role,
        batch: &BatchId,
        declaration: &DeclarationId,
        since: DateTime<Utc>,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_reads_declaration(self, declaration).await?;
        let found: Option<UndoRow> = tx_row!(
            &mut tx,
            "select f.declaration_id, f.version, f.state_before, d.state, f.outcome, b.made_at
             from review_batch b join review_batch_figure f on f.batch_id = b.id join declaration d on d.id = f.declaration_id
             where b.structure_id = $1 and b.id = $2 and f.declaration_id = $3 and b.made_at >= $4",
            self.scope(),
            batch,
            declaration,
            since,
        )?;
        let found = found.ok_or(StoreError::NotFound)?;
        match found.outcome {
            BatchOutcome::Undone => return Ok(()),
            _ if found.validated.state == DeclarationState::Reported => return Err(Refusal::ValidationReported.into()),
            BatchOutcome::Left | BatchOutcome::NotUndone => return Err(Refusal::MovedOn.into()),
            BatchOutcome::Validated => {}
        }
        // Nothing is recorded of an undoing that changes nothing.
        if tx.undo_validation(self, by, role, batch, found.made_at, &found.validated).await? == BatchOutcome::NotUndone {
            return Err(Refusal::MovedOn.into());
        }
        tx.commit().await
    }

    /// Undoes every validation that the acting person made since an instant, in one transaction. Returns how many stay because the month
    /// changed since. Undone twice, they are undone once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn undo_validations_since(&self, by: &Actor, role: Role, since: DateTime<Utc>) -> Result<usize> {
        let mut tx = self.db.begin().await?;
        let batches: Vec<BatchRow> = tx_rows!(
            &mut tx,
            "select id, made_at from review_batch where structure_id = $1 and made_by = $2 and made_at >= $3 and undone_at is null order by id",
            self.scope(),
            by.person_id(),
            since,
        )?;
        let mut left = 0;
        for batch in &batches {
            let undo = "update review_batch set undone_at = $3 where structure_id = $1 and id = $2 and undone_at is null";
            if tx_run!(&mut tx, undo, self.scope(), &batch.id, by.at)? == 1 {
                left += tx.undo_all_of(self, by, role, &batch.id, batch.made_at).await?;
            }
        }
        tx.commit().await?;
        Ok(left)
    }
}
