//! Previews of imports: the text of the files, and what an import of them would do. A preview is imported once, and only if the
//! import does what the preview showed.

use crate::{
    Actor, ImportError, ImportReport, Invitation, Person, Result, StoreError,
    db::{StructureStore, Tx, new_id, row, to_millis, tx_run},
    people::People,
    people::import::CarriedOut,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::import::{Cohort, Reason, RefusedLine, SourceFile, Sources},
    values::ids::{PersonId, PreviewId},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// For how many minutes a preview can be imported.
pub const PREVIEW_MINUTES: i64 = 120;

/// What an import of files would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PreviewOutcome {
    /// It would go through and do this.
    Ready(ImportReport),
    /// It would be refused: every refused cell, by file and line.
    Refused(Vec<RefusedLine>),
}

/// A preview to be stored.
#[derive(Debug, Clone)]
pub struct NewPreview {
    /// The name of the participants' file on its owner's device.
    pub participants_name: String,
    /// The name of the declarations' file there, if there is one.
    pub declarations_name: Option<String>,
    /// The text of the participants' file; not stored if a cell is refused.
    pub participants: String,
    /// The text of the declarations' file; not stored if a cell is refused.
    pub declarations: Option<String>,
    /// The SHA-256 of both, in hexadecimal digits.
    pub digest: String,
    /// What an import would do.
    pub outcome: PreviewOutcome,
}

/// A stored preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPreview {
    /// The name of the participants' file.
    pub participants_name: String,
    /// The name of the declarations' file.
    pub declarations_name: Option<String>,
    /// The SHA-256 of their text.
    pub digest: String,
    /// What an import would do, or did.
    pub outcome: PreviewOutcome,
    /// The instant of the import, UTC.
    pub imported_at: Option<DateTime<Utc>>,
    /// The text of the files, while they can be imported.
    pub sources: Option<Sources>,
}

/// The result of importing a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportOutcome {
    /// The files were imported.
    Done(ImportReport),
    /// The files were imported before; nothing was changed.
    Already,
    /// The structure has changed since the preview. Nothing was imported; the preview now says what an import would do.
    Changed,
}

/// A refused cell in the JSON of a preview.
#[derive(Serialize, Deserialize)]
struct StoredCell {
    file: SourceFile,
    line: u64,
    column: String,
    reason: Reason,
    #[serde(default)]
    earlier: Option<u64>,
}

#[derive(Serialize, Deserialize)]
enum StoredOutcome {
    Ready(ImportReport),
    Refused(Vec<StoredCell>),
}

impl From<&PreviewOutcome> for StoredOutcome {
    fn from(outcome: &PreviewOutcome) -> Self {
        let stored = |it: &RefusedLine| StoredCell {
            file: it.file,
            line: it.line,
            column: it.column.to_owned(),
            reason: it.reason,
            earlier: it.earlier,
        };
        match outcome {
            PreviewOutcome::Ready(report) => Self::Ready(report.clone()),
            PreviewOutcome::Refused(lines) => Self::Refused(lines.iter().map(stored).collect()),
        }
    }
}

impl From<StoredOutcome> for PreviewOutcome {
    fn from(outcome: StoredOutcome) -> Self {
        let read = |it: StoredCell| {
            let column = it.file.all_columns().find(|column| *column == it.column).unwrap_or_default();
            RefusedLine { earlier: it.earlier, ..RefusedLine::new(it.file, it.line, column, it.reason) }
        };
        match outcome {
            StoredOutcome::Ready(report) => Self::Ready(report),
            StoredOutcome::Refused(lines) => Self::Refused(lines.into_iter().map(read).collect()),
        }
    }
}

#[derive(sqlx_macros::FromRow)]
struct PreviewRow {
    participants_name: String,
    declarations_name: Option<String>,
    participants: Option<String>,
    declarations: Option<String>,
    digest: String,
    outcome: String,
    imported_at: Option<DateTime<Utc>>,
}

impl Tx {
    /// Marks a preview as imported, with what was done, and deletes the text of its files. Returns whether it could be imported.
    async fn mark_imported(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        owner: &PersonId,
        (id, digest): (&PreviewId, &str),
        done: &ImportReport,
    ) -> Result<bool> {
        let outcome = serde_json::to_string(&StoredOutcome::Ready(done.clone()))?;
        let taken = tx_run!(
            self,
            "update import_preview set imported_at = $5, participants = null, declarations = null, outcome = $6
             where structure_id = $1 and owner_id = $2 and id = $3 and digest = $4
             and imported_at is null and participants is not null and expires_at > $5",
            store.scope(),
            owner,
            id.as_str(),
            digest,
            by.at,
            outcome,
        )?;
        Ok(taken == 1)
    }
}

#[boxed_futures]
impl People<'_> {
    /// Stores a preview for its owner only, and deletes expired ones.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn add_preview(&self, by: &Actor, owner: &PersonId, new: &NewPreview) -> Result<PreviewId> {
        let id: PreviewId = new_id(by.at)?;
        let outcome = serde_json::to_string(&StoredOutcome::from(&new.outcome))?;
        // A file with a refused cell is never imported: the people it names are not stored.
        let ready = matches!(new.outcome, PreviewOutcome::Ready(_));
        let mut tx = self.db.begin().await?;
        tx_run!(&mut tx, "delete from import_preview where expires_at < $1", by.at)?;
        tx_run!(
            &mut tx,
            "insert into import_preview (id, structure_id, owner_id, participants_name, declarations_name, participants, declarations,
             digest, outcome, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            &id,
            self.scope(),
            owner,
            new.participants_name.as_str(),
            new.declarations_name.as_deref(),
            ready.then_some(new.participants.as_str()),
            new.declarations.as_deref().filter(|_| ready),
            new.digest.as_str(),
            outcome,
            by.at,
            by.at + Duration::minutes(PREVIEW_MINUTES),
        )?;
        tx.commit().await?;
        Ok(id)
    }

    /// A preview of this owner.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for another owner's, and for an expired one.
    pub async fn preview(&self, owner: &PersonId, id: &PreviewId, now: DateTime<Utc>) -> Result<ImportPreview> {
        let found: Option<PreviewRow> = row!(
            self.db,
            "select participants_name, declarations_name, participants, declarations, digest, outcome, imported_at from import_preview
             where structure_id = $1 and owner_id = $2 and id = $3 and expires_at > $4",
            self.scope(),
            owner,
            id,
            to_millis(now)
        )?;
        let row = found.ok_or(StoreError::NotFound)?;
        let declarations = row.declarations.map(String::into_bytes);
        Ok(ImportPreview {
            participants_name: row.participants_name,
            declarations_name: row.declarations_name,
            digest: row.digest,
            outcome: serde_json::from_str::<StoredOutcome>(&row.outcome)?.into(),
            imported_at: row.imported_at,
            sources: row.participants.map(|text| Sources { participants: text.into_bytes(), declarations, left_out: Vec::new() }),
        })
    }

    /// Imports the files of a preview, once, if that does exactly what was `shown`; coaches whom it adds are invited. With `apply` the
    /// differences are applied too.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for another owner's preview, and for an expired one.
    pub async fn import_preview(
        &self,
        by: &Actor,
        owner: &PersonId,
        (id, digest): (&PreviewId, &str),
        (people, months): &Cohort,
        (shown, apply): (&ImportReport, bool),
        invitation: impl Fn(&Person) -> Invitation + Send + Sync,
    ) -> Result<ImportOutcome> {
        let CarriedOut { mut tx, mut report, coaches } = match self.carry_out(by, people, months, apply).await {
            Ok(done) => done,
            Err(ImportError::Refused(cells)) => return self.revise_preview(by, owner, id, &PreviewOutcome::Refused(cells)).await,
            Err(ImportError::Store(error)) => return Err(error),
        };
        // Warnings about sheets and headers are found when the files are opened, not by the import.
        report.warnings.clone_from(&shown.warnings);
        if !tx.mark_imported(self, by, owner, (id, digest), &report).await? {
            drop(tx);
            let found = self.preview(owner, id, by.at).await?;
            return if found.imported_at.is_some() { Ok(ImportOutcome::Already) } else { Err(StoreError::NotFound) };
        }
        if report.summary.without_changes() != shown.summary || report.differences != shown.differences {
            drop(tx);
            report.summary = report.summary.without_changes();
            return self.revise_preview(by, owner, id, &PreviewOutcome::Ready(report)).await;
        }
        let summary = report.summary;
        tx.invite_each(&self.structure, by, &coaches, invitation).await?;
        let details = json!({
            "people": summary.participants_added,
            "months": summary.months_added,
            "coaches": summary.coaches_added,
            "changes": summary.changes_applied,
            "digest": digest
        });
        tx.audit(&self.structure, by, "import.taken", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(ImportOutcome::Done(report))
    }

    /// Replaces the outcome of a preview after the structure has changed.
    async fn revise_preview(&self, by: &Actor, owner: &PersonId, id: &PreviewId, outcome: &PreviewOutcome) -> Result<ImportOutcome> {
        let stored = serde_json::to_string(&StoredOutcome::from(outcome))?;
        let mut tx = self.db.begin().await?;
        let revised = tx_run!(
            &mut tx,
            "update import_preview set outcome = $4
             where structure_id = $1 and owner_id = $2 and id = $3 and imported_at is null and expires_at > $5",
            self.scope(),
            owner,
            id,
            stored,
            by.at,
        )?;
        tx.commit().await?;
        if revised == 1 {
            return Ok(ImportOutcome::Changed);
        }
        let found = self.preview(owner, id, by.at).await?;
        if found.imported_at.is_some() { Ok(ImportOutcome::Already) } else { Err(StoreError::NotFound) }
    }
}
