//! Supporting documents: what is known of them. Their content lies in the store of objects, under [`Document::object`].

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{Db, LockTarget, StructureStore, Tx, new_id, row, rows, to_millis, tx_row, tx_run, tx_value},
    declarations::Declarations,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    declarations::document::{DocumentKind, MOST_DOCUMENTS, UNDO_DAYS, may_attach},
    values::{
        ids::{DocumentId, EnrollmentId, PersonId},
        month::Month,
    },
};
use serde_json::json;

/// For how long the same document sent again is the same document, in seconds.
const SENT_TWICE_SECONDS: i64 = 60;

/// A document as the store knows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Document {
    /// Its identifier.
    pub id: DocumentId,
    /// Whose month it is.
    pub participant_id: PersonId,
    /// The month.
    pub month: Month,
    /// Its name as shown, with the ending of its kind.
    pub name: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its size.
    pub bytes: i64,
    /// Its key in the store of objects.
    pub object: String,
    /// When it was added, UTC.
    pub added_at: DateTime<Utc>,
    /// When it was removed, UTC; it can be put back for [`UNDO_DAYS`].
    pub removed_at: Option<DateTime<Utc>>,
}

/// A document to be: its object is there already.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// Its name as shown.
    pub name: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its size.
    pub bytes: usize,
    /// Its key in the store of objects.
    pub object: String,
    /// The SHA-256 of its content as it was sent, in hexadecimal: the same sent twice is one document.
    pub digest: String,
}

/// An object that nobody can ask for any more.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Erasable {
    /// The document whose content it is.
    pub id: DocumentId,
    /// Its key in the store of objects.
    pub object: String,
}

#[derive(sqlx::FromRow)]
struct Standing {
    enrollment_id: EnrollmentId,
    month: Month,
    removed_at: Option<DateTime<Utc>>,
    object: Option<String>,
}

/// The columns of [`Document`], before its conditions. A document whose content is erased is none any more.
macro_rules! documents {
    ($conditions:literal) => {
        concat!(
            "select d.id, e.participant_id, d.month, d.name, d.kind, d.bytes, d.object, d.added_at, d.removed_at
             from document d join enrollment e on e.id = d.enrollment_id
             where d.structure_id = $1 and d.object is not null ",
            $conditions
        )
    };
}

impl Tx {
    /// Fails when a month is full. Its path is held, so that of two added at once the second counts the first.
    async fn room_for_a_document(&mut self, enrollment: &EnrollmentId, month: Month) -> Result<()> {
        let there: Option<i64> = tx_value!(
            self,
            "select count(*) from document where enrollment_id = $1 and month = $2 and removed_at is null",
            enrollment.as_str(),
            month.to_string()
        )?;
        if there.unwrap_or_default() >= MOST_DOCUMENTS as i64 { Err(Refusal::TooManyDocuments.into()) } else { Ok(()) }
    }

    /// Fails when the same document was added to a month within [`SENT_TWICE_SECONDS`] and is still there.
    async fn not_sent_before(&mut self, enrollment: &EnrollmentId, month: Month, new: &NewDocument, at: DateTime<Utc>) -> Result<()> {
        let same: Option<String> = tx_value!(
            self,
            "select id from document where enrollment_id = $1 and month = $2 and name = $3 and digest = $4 and added_at > $5
             and removed_at is null limit 1",
            enrollment.as_str(),
            month.to_string(),
            new.name.as_str(),
            new.digest.as_str(),
            to_millis(at) - Duration::seconds(SENT_TWICE_SECONDS),
        )?;
        if same.is_some() { Err(Refusal::DocumentSentBefore.into()) } else { Ok(()) }
    }

    /// A document of the participant's own, with its path held.
    async fn own_document(&mut self, store: &StructureStore, participant: &PersonId, id: &DocumentId) -> Result<Standing> {
        let find = "select d.enrollment_id, d.month, d.removed_at, d.object
             from document d join enrollment e on e.id = d.enrollment_id
             where d.structure_id = $1 and d.id = $2 and e.participant_id = $3";
        let found: Option<Standing> = tx_row!(self, find, store.scope(), id.as_str(), participant.as_str())?;
        self.lock_row(LockTarget::Enrollment, found.ok_or(StoreError::NotFound)?.enrollment_id.as_str()).await?;
        // As it stands now that nobody else changes it.
        tx_row!(self, find, store.scope(), id.as_str(), participant.as_str())?.ok_or(StoreError::NotFound)
    }
}

impl Declarations<'_> {
    /// Attaches a document to a month of its participant.
    ///
    /// # Errors
    /// [`domain::declarations::declaration::MonthRefusal`]; [`Refusal::TooManyDocuments`]; [`Refusal::DocumentSentBefore`]. The object is then nobody's: whoever wrote it
    /// deletes it.
    pub async fn add_document(
        &self,
        by: &Actor,
        participant: &PersonId,
        month: Month,
        new: &NewDocument,
        today: NaiveDate,
    ) -> Result<DocumentId> {
        let id: DocumentId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        let (enrollment, path) = tx.lock_period_for(self, participant, month).await?;
        may_attach(&path, month, today)?;
        tx.not_sent_before(&enrollment, month, new, by.at).await?;
        tx.room_for_a_document(&enrollment, month).await?;
        tx_run!(
            &mut tx,
            "insert into document (id, structure_id, enrollment_id, month, name, kind, bytes, object, added_by, added_at, digest)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            id.as_str(),
            self.scope(),
            enrollment.as_str(),
            month.to_string(),
            new.name.as_str(),
            new.kind.as_str(),
            new.bytes as i64,
            new.object.as_str(),
            by.person_id(),
            by.at,
            new.digest.as_str(),
        )?;
        let details = json!({ "month": month, "kind": new.kind.as_str(), "bytes": new.bytes });
        tx.audit(&self.structure, by, "document.added", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Takes a document of the participant's own away; its content stays for [`UNDO_DAYS`]. Taking it away twice is the
    /// same as once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not theirs.
    pub async fn remove_document(&self, by: &Actor, participant: &PersonId, id: &DocumentId) -> Result<Month> {
        let mut tx = self.db.begin().await?;
        let standing = tx.own_document(self, participant, id).await?;
        if standing.removed_at.is_none() {
            let set = "update document set removed_at = $3, removed_by = $4 where structure_id = $1 and id = $2";
            tx_run!(&mut tx, set, self.scope(), id.as_str(), by.at, by.person_id())?;
            tx.audit(&self.structure, by, "document.removed", id.as_str(), json!({ "month": standing.month })).await?;
            tx.commit().await?;
        }
        Ok(standing.month)
    }

    /// Puts a document back that was taken away. Twice is the same as once.
    ///
    /// # Errors
    /// [`Refusal::DocumentGone`] after [`UNDO_DAYS`]; [`Refusal::TooManyDocuments`]; [`StoreError::NotFound`] when it is not
    /// theirs.
    pub async fn restore_document(&self, by: &Actor, participant: &PersonId, id: &DocumentId) -> Result<Month> {
        let mut tx = self.db.begin().await?;
        let standing = tx.own_document(self, participant, id).await?;
        let Some(removed_at) = standing.removed_at else { return Ok(standing.month) };
        if standing.object.is_none() || removed_at < undo_from(by.at) {
            return Err(Refusal::DocumentGone.into());
        }
        tx.room_for_a_document(&standing.enrollment_id, standing.month).await?;
        let set = "update document set removed_at = null, removed_by = null where structure_id = $1 and id = $2";
        tx_run!(&mut tx, set, self.scope(), id.as_str())?;
        tx.audit(&self.structure, by, "document.restored", id.as_str(), json!({ "month": standing.month })).await?;
        tx.commit().await?;
        Ok(standing.month)
    }

    /// The documents of a path, by month and then as they were added; those taken away too, as long as they can be put
    /// back.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn documents(&self, enrollment: &EnrollmentId, now: DateTime<Utc>) -> Result<Vec<Document>> {
        Ok(rows!(
            self.db,
            documents!("and d.enrollment_id = $2 and (d.removed_at is null or d.removed_at >= $3) order by d.month, d.added_at, d.id"),
            self.scope(),
            enrollment.as_str(),
            undo_from(now),
        )?)
    }

    /// A document for whoever may open it: the person whose month it is, and the coach of that path. For everyone else of
    /// the structure it does not exist.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn document(&self, id: &DocumentId, reader: &PersonId) -> Result<Document> {
        row!(
            self.db,
            documents!("and d.id = $2 and d.removed_at is null and (e.participant_id = $3 or e.coach_id = $3)"),
            self.scope(),
            id.as_str(),
            reader.as_str(),
        )?
        .ok_or(StoreError::NotFound)
    }
}

impl Db {
    /// The objects of documents taken away so long ago that none is being put back any more: a day after [`UNDO_DAYS`].
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn erasable_documents(&self, now: DateTime<Utc>) -> Result<Vec<Erasable>> {
        Ok(rows!(
            self,
            "select id, object from document where removed_at < $1 and object is not null order by removed_at limit 100",
            undo_from(now) - Duration::days(1)
        )?)
    }

    /// Notes that an object is erased.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn document_erased(&self, erased: &Erasable) -> Result<()> {
        let mut tx = self.begin().await?;
        let set = "update document set object = null where id = $1 and object = $2 and removed_at is not null";
        tx_run!(&mut tx, set, erased.id.as_str(), erased.object.as_str())?;
        tx.commit().await
    }
}

/// The first instant of a removal that can still be undone.
fn undo_from(now: DateTime<Utc>) -> DateTime<Utc> {
    to_millis(now) - Duration::days(UNDO_DAYS)
}
