//! Files that were looked at before they are taken: their text, and what an import of it would do. What is taken is what
//! was looked at, once.

use crate::{
    Actor, ImportError, ImportReport, Invitation, Person, Result, StoreError,
    db::{StructureStore, Tx, new_id, row, to_millis, tx_run},
    people::People,
    people::import::CarriedOut,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::import::{Cohort, Reason, RefusedLine, SourceFile, Sources},
    values::ids::{PersonId, PreviewId},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// For how long files that were looked at can be taken.
pub const PREVIEW_MINUTES: i64 = 120;

/// What an import of files would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PreviewOutcome {
    /// It would go through and do this.
    Ready(ImportReport),
    /// It would be refused: every refused cell, by file and line.
    Refused(Vec<RefusedLine>),
}

/// Files to be looked at.
#[derive(Debug, Clone)]
pub struct NewPreview {
    /// How the file of people is called on its owner's device.
    pub participants_name: String,
    /// How the file of turnover is called there, if there is one.
    pub declarations_name: Option<String>,
    /// The text of the file of people. Not kept when a cell is refused.
    pub participants: String,
    /// The text of the file of turnover.
    pub declarations: Option<String>,
    /// The SHA-256 of both, in hexadecimal digits.
    pub digest: String,
    /// What an import would do.
    pub outcome: PreviewOutcome,
}

/// Files that were looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPreview {
    /// How the file of people is called.
    pub participants_name: String,
    /// How the file of turnover is called.
    pub declarations_name: Option<String>,
    /// The SHA-256 of their text.
    pub digest: String,
    /// What an import would do, or did.
    pub outcome: PreviewOutcome,
    /// When it was done, UTC.
    pub imported_at: Option<DateTime<Utc>>,
    /// Their text, while they can be taken.
    pub sources: Option<Sources>,
}

/// What became of files that were to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// They are taken: this was done.
    Done(ImportReport),
    /// They were taken before, and are taken once.
    Already,
    /// The structure has changed since they were looked at. Nothing was taken; the preview says what would be done now.
    Changed,
}

/// A refused cell as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptLine {
    file: SourceFile,
    line: u64,
    column: String,
    reason: Reason,
    #[serde(default)]
    earlier: Option<u64>,
}

#[derive(Serialize, Deserialize)]
enum KeptOutcome {
    Ready(ImportReport),
    Refused(Vec<KeptLine>),
}

impl From<&PreviewOutcome> for KeptOutcome {
    fn from(outcome: &PreviewOutcome) -> Self {
        let kept = |it: &RefusedLine| KeptLine {
            file: it.file,
            line: it.line,
            column: it.column.to_owned(),
            reason: it.reason,
            earlier: it.earlier,
        };
        match outcome {
            PreviewOutcome::Ready(report) => Self::Ready(report.clone()),
            PreviewOutcome::Refused(lines) => Self::Refused(lines.iter().map(kept).collect()),
        }
    }
}

impl From<KeptOutcome> for PreviewOutcome {
    fn from(outcome: KeptOutcome) -> Self {
        let read = |it: KeptLine| {
            let column = it.file.all_columns().find(|column| *column == it.column).unwrap_or_default();
            RefusedLine { earlier: it.earlier, ..RefusedLine::new(it.file, it.line, column, it.reason) }
        };
        match outcome {
            KeptOutcome::Ready(report) => Self::Ready(report),
            KeptOutcome::Refused(lines) => Self::Refused(lines.into_iter().map(read).collect()),
        }
    }
}

#[derive(sqlx::FromRow)]
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
    /// Marks files as taken, with what was done, and lets go of their text. Tells whether they could be.
    async fn mark_taken(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        owner: &PersonId,
        (id, digest): (&PreviewId, &str),
        done: &ImportReport,
    ) -> Result<bool> {
        let outcome = serde_json::to_string(&KeptOutcome::Ready(done.clone()))?;
        let taken = tx_run!(
            self,
            "update import_preview set imported_at = $5, participants = null, declarations = null, outcome = $6
             where structure_id = $1 and owner_id = $2 and id = $3 and digest = $4
             and imported_at is null and participants is not null and expires_at > $5",
            store.scope(),
            owner.as_str(),
            id.as_str(),
            digest,
            by.at,
            outcome,
        )?;
        Ok(taken == 1)
    }
}

impl People<'_> {
    /// Keeps files that were looked at, for their owner alone. Those whose time is over go.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn keep_preview(&self, by: &Actor, owner: &PersonId, new: &NewPreview) -> Result<PreviewId> {
        let id: PreviewId = new_id(by.at)?;
        let outcome = serde_json::to_string(&KeptOutcome::from(&new.outcome))?;
        // Nobody takes a file with a refused cell: why keep whom it names.
        let ready = matches!(new.outcome, PreviewOutcome::Ready(_));
        let mut tx = self.db.begin().await?;
        tx_run!(&mut tx, "delete from import_preview where expires_at < $1", by.at)?;
        tx_run!(
            &mut tx,
            "insert into import_preview (id, structure_id, owner_id, participants_name, declarations_name, participants, declarations,
             digest, outcome, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            id.as_str(),
            self.scope(),
            owner.as_str(),
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

    /// Files that their owner looked at.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for anybody else's, and once their time is over.
    pub async fn preview(&self, owner: &PersonId, id: &PreviewId, now: DateTime<Utc>) -> Result<ImportPreview> {
        let found: Option<PreviewRow> = row!(
            self.db,
            "select participants_name, declarations_name, participants, declarations, digest, outcome, imported_at from import_preview
             where structure_id = $1 and owner_id = $2 and id = $3 and expires_at > $4",
            self.scope(),
            owner.as_str(),
            id.as_str(),
            to_millis(now)
        )?;
        let row = found.ok_or(StoreError::NotFound)?;
        let declarations = row.declarations.map(String::into_bytes);
        Ok(ImportPreview {
            participants_name: row.participants_name,
            declarations_name: row.declarations_name,
            digest: row.digest,
            outcome: serde_json::from_str::<KeptOutcome>(&row.outcome)?.into(),
            imported_at: row.imported_at,
            sources: row.participants.map(|text| Sources { participants: text.into_bytes(), declarations, left_out: Vec::new() }),
        })
    }

    /// Takes files that were looked at, once, when that does exactly what was shown; coaches whom it adds are invited. With
    /// `apply` what the files say otherwise is taken over too, when it is what was shown.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for anybody else's, and once their time is over.
    pub async fn take_preview(
        &self,
        by: &Actor,
        owner: &PersonId,
        (id, digest): (&PreviewId, &str),
        (people, months): &Cohort,
        (shown, apply): (&ImportReport, bool),
        invitation: impl Fn(&Person) -> Invitation + Send + Sync,
    ) -> Result<Taken> {
        let CarriedOut { mut tx, mut report, coaches } = match self.carry_out(by, people, months, apply).await {
            Ok(done) => done,
            Err(ImportError::Refused(cells)) => return self.changed(by, owner, id, &PreviewOutcome::Refused(cells)).await,
            Err(ImportError::Store(error)) => return Err(error),
        };
        // What the files themselves say beside their rows was found when they were opened.
        report.warnings.clone_from(&shown.warnings);
        if !tx.mark_taken(self, by, owner, (id, digest), &report).await? {
            drop(tx);
            let found = self.preview(owner, id, by.at).await?;
            return if found.imported_at.is_some() { Ok(Taken::Already) } else { Err(StoreError::NotFound) };
        }
        if report.summary.without_changes() != shown.summary || report.differences != shown.differences {
            drop(tx);
            report.summary = report.summary.without_changes();
            return self.changed(by, owner, id, &PreviewOutcome::Ready(report)).await;
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
        Ok(Taken::Done(report))
    }

    /// Says what an import would do now, the structure having changed since it was looked at.
    async fn changed(&self, by: &Actor, owner: &PersonId, id: &PreviewId, outcome: &PreviewOutcome) -> Result<Taken> {
        let kept = serde_json::to_string(&KeptOutcome::from(outcome))?;
        let mut tx = self.db.begin().await?;
        let revised = tx_run!(
            &mut tx,
            "update import_preview set outcome = $4
             where structure_id = $1 and owner_id = $2 and id = $3 and imported_at is null and expires_at > $5",
            self.scope(),
            owner.as_str(),
            id.as_str(),
            kept,
            by.at,
        )?;
        tx.commit().await?;
        if revised == 1 {
            return Ok(Taken::Changed);
        }
        let found = self.preview(owner, id, by.at).await?;
        if found.imported_at.is_some() { Ok(Taken::Already) } else { Err(StoreError::NotFound) }
    }
}
