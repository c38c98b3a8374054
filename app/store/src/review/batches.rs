//! Validating declarations, one or many in one batch, and undoing a batch.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{StructureStore, Tx, by_name::by_name, new_id, readable, repeats::or_repeated, row, rows, tx_row, tx_rows, tx_run, tx_value},
    review::Review,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    people::Role,
    review::{
        batch::BatchOutcome,
        step::{Step, may_undo, state_after},
    },
    values::{
        ids::{BatchId, DeclarationId},
        month::Month,
    },
};
use serde_json::json;

/// A declaration in the version that the user saw.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeenDeclaration {
    /// The declaration.
    pub id: DeclarationId,
    /// That version, from 1.
    pub version: i64,
}

/// Declarations that one person validated at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its identifier.
    pub id: BatchId,
    /// When it was undone, UTC.
    pub undone_at: Option<DateTime<Utc>>,
    /// Its declarations, by name and month.
    pub declarations: Vec<BatchedDeclaration>,
}

impl Batch {
    /// Its declarations with that outcome.
    pub fn of(&self, outcome: BatchOutcome) -> impl Iterator<Item = &BatchedDeclaration> {
        self.declarations.iter().filter(move |it| it.outcome == outcome)
    }
}

/// A declaration of a batch.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct BatchedDeclaration {
    /// First and family name of the participant.
    pub name: String,
    /// The month.
    pub month: Month,
    /// Its outcome.
    pub outcome: BatchOutcome,
}

#[derive(sqlx_macros::FromRow)]
struct BatchRow {
    id: BatchId,
    undone_at: Option<DateTime<Utc>>,
}

#[derive(sqlx_macros::FromRow)]
struct StateRow {
    state: DeclarationState,
}

#[derive(sqlx_macros::FromRow)]
struct MadeAtRow {
    made_at: DateTime<Utc>,
}

/// A declaration that a batch validated, with its current state.
#[derive(sqlx_macros::FromRow)]
pub(super) struct ValidatedRow {
    pub declaration_id: DeclarationId,
    pub version: i64,
    pub state_before: DeclarationState,
    pub state: DeclarationState,
}

impl Tx {
    /// The batch in which the actor validated this version within the last minutes; `None` if it changed since.
    async fn recent_batch_with(&mut self, store: &StructureStore, by: &Actor, seen: &SeenDeclaration) -> Result<Option<BatchId>> {
        Ok(tx_value!(
            self,
            "select b.id from review_batch b join review_batch_figure f on f.batch_id = b.id join declaration d on d.id = f.declaration_id
             where b.structure_id = $1 and f.declaration_id = $2 and f.version = $3 and f.outcome = 'Validated' and b.made_by = $4
             and b.made_at >= $5 and d.state = 'Validated' and d.version = $3 order by b.made_at desc, b.id desc limit 1",
            store.scope(),
            &seen.id,
            seen.version,
            by.person_id(),
            by.repeats_from(),
        )?)
    }

    /// The batch in which the actor validated all of these versions within the last minutes; `None` if one changed since.
    async fn recent_batch_with_all(&mut self, store: &StructureStore, by: &Actor, seen: &[SeenDeclaration]) -> Result<Option<BatchId>> {
        let mut batch = None;
        for declaration in seen {
            let found = self.recent_batch_with(store, by, declaration).await?;
            if found.is_none() || (batch.is_some() && batch != found) {
                return Ok(None);
            }
            batch = found;
        }
        Ok(batch)
    }

    /// Inserts an empty batch.
    pub(crate) async fn insert_batch(&mut self, store: &StructureStore, by: &Actor) -> Result<BatchId> {
        let id: BatchId = new_id(by.at)?;
        let made_by = by.person_id().ok_or(StoreError::NotFound)?;
        let open = "insert into review_batch (id, structure_id, made_by, made_at) values ($1, $2, $3, $4)";
        tx_run!(self, open, &id, store.scope(), made_by, by.at)?;
        Ok(id)
    }

    /// Validates a declaration if it still has the version that was seen and one of the states `from`, and records the outcome
    /// in the batch.
    pub(crate) async fn validate_in(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        role: Role,
        batch: &BatchId,
        seen: &SeenDeclaration,
        from: &[DeclarationState],
    ) -> Result<BatchOutcome> {
        self.check_reads_declaration(store, &seen.id).await?;
        let find = "select state from declaration where structure_id = $1 and id = $2";
        let current: Option<StateRow> = tx_row!(self, find, store.scope(), &seen.id)?;
        let Some(current) = current else {
            // Nothing is left of a withdrawn one for the batch to refer to.
            return match self.absent_declaration(store, &seen.id).await? {
                StoreError::Refused(_) => Ok(BatchOutcome::Left),
                error => Err(error),
            };
        };
        let next = state_after(current.state, Step::Validate, role).filter(|_| from.contains(&current.state));
        let changed = match next {
            None => 0,
            Some(next) => tx_run!(
                self,
                "update declaration set state = $3, changed_at = $4 where structure_id = $1 and id = $2 and state = $5 and version = $6",
                store.scope(),
                &seen.id,
                next,
                by.at,
                current.state,
                seen.version,
            )?,
        };
        let outcome = if changed == 1 { BatchOutcome::Validated } else { BatchOutcome::Left };
        if outcome == BatchOutcome::Left {
            // It may have been withdrawn while this waited for its row.
            let still: Option<StateRow> = tx_row!(self, find, store.scope(), &seen.id)?;
            if still.is_none() {
                return Ok(outcome);
            }
        }
        tx_run!(
            self,
            "insert into review_batch_figure (structure_id, batch_id, declaration_id, version, state_before, outcome)
             values ($1, $2, $3, $4, $5, $6)",
            store.scope(),
            batch,
            &seen.id,
            seen.version.max(1),
            current.state,
            outcome.as_str(),
        )?;
        if outcome == BatchOutcome::Validated {
            self.close_question(by, &seen.id).await?;
            let details = json!({ "version": seen.version, "batch": batch });
            self.audit(&store.structure, by, "declaration.validated", seen.id.as_str(), details).await?;
        }
        Ok(outcome)
    }

    /// Undoes a validation if state, version and instant of change are still those of the validation, and records the outcome.
    pub(super) async fn undo_validation(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        role: Role,
        batch: &BatchId,
        made_at: DateTime<Utc>,
        it: &ValidatedRow,
    ) -> Result<BatchOutcome> {
        let changed = if may_undo(it.state, role) {
            tx_run!(
                self,
                "update declaration set state = $3, changed_at = $4
                 where structure_id = $1 and id = $2 and state = $5 and version = $6 and changed_at = $7",
                store.scope(),
                &it.declaration_id,
                it.state_before,
                by.at,
                it.state,
                it.version,
                made_at,
            )?
        } else {
            0
        };
        let outcome = if changed == 1 { BatchOutcome::Undone } else { BatchOutcome::NotUndone };
        let set = "update review_batch_figure set outcome = $3 where batch_id = $1 and declaration_id = $2";
        tx_run!(self, set, batch, &it.declaration_id, outcome.as_str())?;
        if outcome == BatchOutcome::Undone {
            // Reopens the question that the validation closed.
            self.reopen_question(&it.declaration_id, made_at).await?;
            let details = json!({ "version": it.version, "batch": batch });
            self.audit(&store.structure, by, "declaration.validation_undone", it.declaration_id.as_str(), details).await?;
        }
        Ok(outcome)
    }

    /// Fails unless the reader of the store reads every participant of a batch.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    async fn check_reads_batch(&mut self, store: &StructureStore, batch: &BatchId) -> Result<()> {
        let hidden: Option<DeclarationId> = tx_value!(
            self,
            concat!(
                "select f.declaration_id from review_batch_figure f join declaration d on d.id = f.declaration_id
                 join enrollment e on e.id = d.enrollment_id where f.structure_id = $1 and f.batch_id = $2 and not ",
                readable!("e.participant_id", "$3", "$4"),
                " limit 1"
            ),
            store.scope(),
            batch,
            store.reader(),
            store.reading_day(),
        )?;
        if hidden.is_none() { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Undoes the validations of a batch that was not undone, made at `made_at`. Returns how many it left as they are.
    pub(super) async fn undo_all_of(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        role: Role,
        batch: &BatchId,
        made_at: DateTime<Utc>,
    ) -> Result<usize> {
        let validated: Vec<ValidatedRow> = tx_rows!(
            self,
            "select f.declaration_id, f.version, f.state_before, d.state
             from review_batch_figure f join declaration d on d.id = f.declaration_id
             where f.structure_id = $1 and f.batch_id = $2 and f.outcome = 'Validated' order by f.declaration_id",
            store.scope(),
            batch,
        )?;
        let mut left = 0;
        for declaration in &validated {
            let outcome = self.undo_validation(store, by, role, batch, made_at, declaration).await?;
            left += usize::from(outcome == BatchOutcome::NotUndone);
        }
        Ok(left)
    }
}

#[boxed_futures]
impl Review<'_> {
    /// Validates one declaration; returns the batch, of this declaration alone, that undoes it. Idempotent: a repeated request
    /// returns the same batch.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was decided or corrected after version `seen` was read.
    pub async fn validate(&self, by: &Actor, role: Role, id: &DeclarationId, seen: i64) -> Result<BatchId> {
        or_repeated(self.validate_one(by, role, id, seen).await, async {
            self.db.begin().await?.recent_batch_with(self, by, &SeenDeclaration { id: id.clone(), version: seen }).await
        })
        .await
    }

    async fn validate_one(&self, by: &Actor, role: Role, id: &DeclarationId, seen: i64) -> Result<BatchId> {
        use DeclarationState::{QuestionAsked, Submitted};
        let mut tx = self.db.begin().await?;
        let batch = tx.insert_batch(self, by).await?;
        let seen = SeenDeclaration { id: id.clone(), version: seen };
        if tx.validate_in(self, by, role, &batch, &seen, &[Submitted, QuestionAsked]).await? == BatchOutcome::Left {
            return Err(Refusal::MovedOn.into());
        }
        tx.commit().await?;
        Ok(batch)
    }

    /// Validates many declarations in one batch. Those that changed since they were seen, or that await an answer, get the outcome
    /// [`BatchOutcome::Left`]. Idempotent: a repeated request returns the same batch.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when one of them does not exist; then nothing is changed.
    pub async fn validate_all(&self, by: &Actor, role: Role, seen: &[SeenDeclaration]) -> Result<BatchId> {
        // In the order of their identifiers, so that two batches never deadlock.
        let mut seen = seen.to_vec();
        seen.sort_unstable();
        seen.dedup_by(|one, other| one.id == other.id);
        let mut tx = self.db.begin().await?;
        let batch = tx.insert_batch(self, by).await?;
        let mut any = false;
        for declaration in &seen {
            any |= tx.validate_in(self, by, role, &batch, declaration, &[DeclarationState::Submitted]).await? == BatchOutcome::Validated;
        }
        if !any && let Some(before) = tx.recent_batch_with_all(self, by, &seen).await? {
            return Ok(before);
        }
        tx.commit().await?;
        Ok(batch)
    }

    /// Undoes the validations of a batch. Those that changed since get the outcome [`BatchOutcome::NotUndone`]. Idempotent.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn undo_batch(&self, by: &Actor, role: Role, batch: &BatchId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let undo = "update review_batch set undone_at = $3 where structure_id = $1 and id = $2 and undone_at is null";
        let undone = tx_run!(&mut tx, undo, self.scope(), batch, by.at)?;
        let find = "select made_at from review_batch where structure_id = $1 and id = $2";
        let made: MadeAtRow = tx_row!(&mut tx, find, self.scope(), batch)?.ok_or(StoreError::NotFound)?;
        tx.check_reads_batch(self, batch).await?;
        if undone == 0 {
            return Ok(());
        }
        tx.undo_all_of(self, by, role, batch, made.made_at).await?;
        tx.commit().await
    }

    /// A batch with its declarations; `None` if there is none with that identifier.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn batch(&self, batch: &BatchId) -> Result<Option<Batch>> {
        let find = "select id, undone_at from review_batch where structure_id = $1 and id = $2";
        let head: Option<BatchRow> = row!(self.db, find, self.scope(), batch)?;
        let Some(head) = head else { return Ok(None) };
        let declarations = rows!(
            self.db,
            concat!(
                "select p.first_name || ' ' || p.last_name as name, d.month, f.outcome, p.last_name as by_last, p.first_name as by_first
                 from review_batch_figure f join declaration d on d.id = f.declaration_id join enrollment e on e.id = d.enrollment_id
                 join person p on p.id = e.participant_id
                 where f.structure_id = $1 and f.batch_id = $2 and ",
                readable!("e.participant_id", "$3", "$4"),
                " order by d.month"
            ),
            self.scope(),
            batch,
            self.reader(),
            self.reading_day(),
        )?;
        Ok(Some(Batch { id: head.id, undone_at: head.undone_at, declarations: by_name(declarations) }))
    }
}
