//! Taking figures as right, one or many in one go, and taking that back.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{StructureStore, Tx, by_name::by_name, new_id, repeats::or_repeated, row, rows, tx_row, tx_rows, tx_run, tx_value},
    review::Review,
};
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    people::Role,
    review::step::{Step, after, may_undo},
    values::{
        ids::{BatchId, DeclarationId},
        month::Month,
    },
};
use serde_json::json;

/// A figure as a coach saw it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeenFigure {
    /// The declaration.
    pub id: DeclarationId,
    /// The version that was looked at.
    pub version: i64,
}

/// What became of a figure in a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchOutcome {
    /// Validated.
    Validated,
    /// Left as it is: it moved between the look and the decision.
    Left,
    /// Its validation was taken back.
    Undone,
    /// Its validation could not be taken back: something happened since.
    FormDraft,
}

impl BatchOutcome {
    fn as_str(self) -> &'static str {
        match self {
            Self::Validated => "Validated",
            Self::Left => "Left",
            Self::Undone => "Undone",
            Self::FormDraft => "Kept",
        }
    }
}

impl TryFrom<String> for BatchOutcome {
    type Error = String;
    fn try_from(text: String) -> std::result::Result<Self, String> {
        [Self::Validated, Self::Left, Self::Undone, Self::FormDraft].into_iter().find(|outcome| outcome.as_str() == text).ok_or(text)
    }
}

/// What one person took as right in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its identifier.
    pub id: BatchId,
    /// When it was taken back, UTC.
    pub undone_at: Option<DateTime<Utc>>,
    /// Its figures, by name and month.
    pub figures: Vec<BatchFigure>,
}

impl Batch {
    /// The figures of which that became.
    pub fn of(&self, outcome: BatchOutcome) -> impl Iterator<Item = &BatchFigure> {
        self.figures.iter().filter(move |figure| figure.outcome == outcome)
    }
}

/// A figure of a batch.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BatchFigure {
    /// First and family name of the participant.
    pub name: String,
    /// The month.
    pub month: Month,
    /// What became of it.
    #[sqlx(try_from = "String")]
    pub outcome: BatchOutcome,
}

#[derive(sqlx::FromRow)]
struct Head {
    id: BatchId,
    undone_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Standing {
    state: DeclarationState,
}

#[derive(sqlx::FromRow)]
struct Taken {
    made_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Undoable {
    declaration_id: DeclarationId,
    version: i64,
    state_before: DeclarationState,
    state: DeclarationState,
}

impl Tx {
    /// The batch in which the person who acts validated a figure as it was seen a moment ago, as long as that stands.
    async fn validated_lately(&mut self, store: &StructureStore, by: &Actor, seen: &SeenFigure) -> Result<Option<BatchId>> {
        let batch: Option<String> = tx_value!(
            self,
            "select b.id from review_batch b join review_batch_figure f on f.batch_id = b.id join declaration d on d.id = f.declaration_id
             where b.structure_id = $1 and f.declaration_id = $2 and f.version = $3 and f.outcome = 'Validated' and b.made_by = $4
             and b.made_at >= $5 and d.state = 'Validated' and d.version = $3 order by b.made_at desc, b.id desc limit 1",
            store.scope(),
            seen.id.as_str(),
            seen.version,
            by.person_id(),
            by.repeats_from(),
        )?;
        Ok(batch.and_then(|batch| BatchId::try_from(batch).ok()))
    }

    /// The batch in which the person who acts validated just these figures a moment ago, as long as all of that stands.
    async fn all_validated_lately(&mut self, store: &StructureStore, by: &Actor, seen: &[SeenFigure]) -> Result<Option<BatchId>> {
        let mut batch = None;
        for figure in seen {
            let found = self.validated_lately(store, by, figure).await?;
            if found.is_none() || (batch.is_some() && batch != found) {
                return Ok(None);
            }
            batch = found;
        }
        Ok(batch)
    }

    /// Opens a batch.
    async fn open_batch(&mut self, store: &StructureStore, by: &Actor) -> Result<BatchId> {
        let id: BatchId = new_id(by.at)?;
        let made_by = by.person_id().ok_or(StoreError::NotFound)?;
        let open = "insert into review_batch (id, structure_id, made_by, made_at) values ($1, $2, $3, $4)";
        tx_run!(self, open, id.as_str(), store.scope(), made_by, by.at)?;
        Ok(id)
    }

    /// Validates a figure as it was seen, from one of these states, and notes in the batch what became of it.
    async fn validate_in(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        role: Role,
        batch: &BatchId,
        seen: &SeenFigure,
        from: &[DeclarationState],
    ) -> Result<BatchOutcome> {
        let find = "select state from declaration where structure_id = $1 and id = $2";
        let standing: Standing = tx_row!(self, find, store.scope(), seen.id.as_str())?.ok_or(StoreError::NotFound)?;
        let next = after(standing.state, Step::Validate, role).filter(|_| from.contains(&standing.state));
        let changed = match next {
            None => 0,
            Some(next) => tx_run!(
                self,
                "update declaration set state = $3, changed_at = $4 where structure_id = $1 and id = $2 and state = $5 and version = $6",
                store.scope(),
                seen.id.as_str(),
                next.as_str(),
                by.at,
                standing.state.as_str(),
                seen.version,
            )?,
        };
        let outcome = if changed == 1 { BatchOutcome::Validated } else { BatchOutcome::Left };
        tx_run!(
            self,
            "insert into review_batch_figure (structure_id, batch_id, declaration_id, version, state_before, outcome)
             values ($1, $2, $3, $4, $5, $6)",
            store.scope(),
            batch.as_str(),
            seen.id.as_str(),
            seen.version.max(1),
            standing.state.as_str(),
            outcome.as_str(),
        )?;
        if outcome == BatchOutcome::Validated {
            let close = "update question set closed_at = $2 where declaration_id = $1 and closed_at is null";
            tx_run!(self, close, seen.id.as_str(), by.at)?;
            let details = json!({ "version": seen.version, "batch": batch });
            self.audit(&store.structure, by, "declaration.validated", seen.id.as_str(), details).await?;
        }
        Ok(outcome)
    }

    /// Takes a validation back if nothing happened since: same state, same version, same instant.
    async fn undo_in(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        role: Role,
        batch: &BatchId,
        made_at: DateTime<Utc>,
        it: &Undoable,
    ) -> Result<()> {
        let changed = if may_undo(it.state, role) {
            tx_run!(
                self,
                "update declaration set state = $3, changed_at = $4
                 where structure_id = $1 and id = $2 and state = $5 and version = $6 and changed_at = $7",
                store.scope(),
                it.declaration_id.as_str(),
                it.state_before.as_str(),
                by.at,
                it.state.as_str(),
                it.version,
                made_at,
            )?
        } else {
            0
        };
        let outcome = if changed == 1 { BatchOutcome::Undone } else { BatchOutcome::FormDraft };
        let note = "update review_batch_figure set outcome = $3 where batch_id = $1 and declaration_id = $2";
        tx_run!(self, note, batch.as_str(), it.declaration_id.as_str(), outcome.as_str())?;
        if outcome == BatchOutcome::Undone {
            // The validation closed the question that was open: it is open again.
            tx_run!(
                self,
                "update question set closed_at = null where declaration_id = $1 and closed_at = $2 and answered_at is null",
                it.declaration_id.as_str(),
                made_at,
            )?;
            let details = json!({ "version": it.version, "batch": batch });
            self.audit(&store.structure, by, "declaration.validation_undone", it.declaration_id.as_str(), details).await?;
        }
        Ok(())
    }
}

impl Review<'_> {
    /// Takes a figure as right. Gives the batch, of this figure alone, by which it can be taken back. Sent twice, it is taken
    /// once, in the same batch.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was decided or corrected meanwhile.
    pub async fn validate(&self, by: &Actor, role: Role, id: &DeclarationId, seen: i64) -> Result<BatchId> {
        or_repeated(self.validate_one(by, role, id, seen).await, async {
            self.db.begin().await?.validated_lately(self, by, &SeenFigure { id: id.clone(), version: seen }).await
        })
        .await
    }

    async fn validate_one(&self, by: &Actor, role: Role, id: &DeclarationId, seen: i64) -> Result<BatchId> {
        use DeclarationState::{QuestionAsked, Submitted};
        let mut tx = self.db.begin().await?;
        let batch = tx.open_batch(self, by).await?;
        let seen = SeenFigure { id: id.clone(), version: seen };
        if tx.validate_in(self, by, role, &batch, &seen, &[Submitted, QuestionAsked]).await? == BatchOutcome::Left {
            return Err(Refusal::MovedOn.into());
        }
        tx.commit().await?;
        Ok(batch)
    }

    /// Takes many figures as right in one go. Those that moved since they were seen, or of which something is asked, are
    /// left as they are and stand in the batch as such. Sent twice, they are taken once, in the same batch.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when one of them does not exist: then nothing is changed.
    pub async fn validate_all(&self, by: &Actor, role: Role, seen: &[SeenFigure]) -> Result<BatchId> {
        // Always in the same order, so that two batches never wait for each other.
        let mut seen = seen.to_vec();
        seen.sort_unstable();
        seen.dedup_by(|one, other| one.id == other.id);
        let mut tx = self.db.begin().await?;
        let batch = tx.open_batch(self, by).await?;
        let mut any = false;
        for figure in &seen {
            any |= tx.validate_in(self, by, role, &batch, figure, &[DeclarationState::Submitted]).await? == BatchOutcome::Validated;
        }
        if !any && let Some(before) = tx.all_validated_lately(self, by, &seen).await? {
            return Ok(before);
        }
        tx.commit().await?;
        Ok(batch)
    }

    /// Takes a batch back. What something happened to since stays, and stands in the batch as such. Done twice, it is done
    /// once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn undo_batch(&self, by: &Actor, role: Role, batch: &BatchId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let undo = "update review_batch set undone_at = $3 where structure_id = $1 and id = $2 and undone_at is null";
        let undone = tx_run!(&mut tx, undo, self.scope(), batch.as_str(), by.at)?;
        let find = "select made_at from review_batch where structure_id = $1 and id = $2";
        let taken: Taken = tx_row!(&mut tx, find, self.scope(), batch.as_str())?.ok_or(StoreError::NotFound)?;
        if undone == 0 {
            return Ok(());
        }
        let figures: Vec<Undoable> = tx_rows!(
            &mut tx,
            "select f.declaration_id, f.version, f.state_before, d.state
             from review_batch_figure f join declaration d on d.id = f.declaration_id
             where f.structure_id = $1 and f.batch_id = $2 and f.outcome = 'Validated' order by f.declaration_id",
            self.scope(),
            batch.as_str(),
        )?;
        for figure in &figures {
            tx.undo_in(self, by, role, batch, taken.made_at, figure).await?;
        }
        tx.commit().await
    }

    /// What was taken as right in one go, if there is such a batch.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn batch(&self, batch: &BatchId) -> Result<Option<Batch>> {
        let find = "select id, undone_at from review_batch where structure_id = $1 and id = $2";
        let head: Option<Head> = row!(self.db, find, self.scope(), batch.as_str())?;
        let Some(head) = head else { return Ok(None) };
        let figures = rows!(
            self.db,
            "select p.first_name || ' ' || p.last_name as name, d.month, f.outcome, p.last_name as by_last, p.first_name as by_first
             from review_batch_figure f join declaration d on d.id = f.declaration_id join enrollment e on e.id = d.enrollment_id
             join person p on p.id = e.participant_id
             where f.structure_id = $1 and f.batch_id = $2 order by d.month",
            self.scope(),
            batch.as_str(),
        )?;
        Ok(Some(Batch { id: head.id, undone_at: head.undone_at, figures: by_name(figures) }))
    }
}
