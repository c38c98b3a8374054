//! Supporting documents: name, kind, size and month. Their content is in the object store, under [`Document::object`].

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{Db, LockTarget, StructureStore, Tx, new_id, row, rows, to_millis, tx_row, tx_run, tx_value},
    declarations::Declarations,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    declarations::document::{DocumentKind, MOST_DOCUMENTS, UNDO_DAYS, may_attach},
    values::{
        ids::{DocumentId, EnrollmentId, PersonId},
        month::Month,
    },
};
use serde_json::json;

/// For how many seconds the same document sent again counts as sent twice.
const SENT_TWICE_SECONDS: i64 = 60;

/// A document of a month.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Document {
    /// Its identifier.
    pub id: DocumentId,
    /// The participant.
    pub participant_id: PersonId,
    /// The month.
    pub month: Month,
    /// Its name, with the ending of its kind.
    pub name: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its size in bytes.
    pub bytes: i64,
    /// Its key in the object store.
    pub object: String,
    /// When it was added, UTC.
    pub added_at: DateTime<Utc>,
    /// When it was removed, UTC; it can be restored for [`UNDO_DAYS`].
    pub removed_at: Option<DateTime<Utc>>,
}

/// A document to be attached, whose object was written before.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its size in bytes.
    pub bytes: usize,
    /// Its key in the object store.
    pub object: String,
    /// SHA-256 of its content as it was sent, in hexadecimal: the same document sent twice is stored once.
    pub digest: String,
    /// SHA-256 of its content as it is stored, without metadata, in hexadecimal: `essor verify` compares it.
    pub stored_digest: String,
}

/// The object of a document that can no longer be restored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Erasable {
    /// The document.
    pub id: DocumentId,
    /// Its key in the object store.
    pub object: String,
}

#[derive(sqlx_macros::FromRow)]
struct DocumentRow {
    enrollment_id: EnrollmentId,
    month: Month,
    removed_at: Option<DateTime<Utc>>,
    object: Option<String>,
}

/// The columns of [`Document`], before the conditions. Documents with an erased object are left out.
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
    /// Checks that a month has fewer than [`MOST_DOCUMENTS`] documents. The enrollment must be locked, so that of two documents added
    /// at the same time the second counts the first.
    ///
    /// # Errors
    /// [`Refusal::TooManyDocuments`].
    async fn check_document_count(&mut self, enrollment: &EnrollmentId, month: Month) -> Result<()> {
        let there: Option<i64> = tx_value!(
            self,
            "select count(*) from document where enrollment_id = $1 and month = $2 and removed_at is null",
            enrollment,
            month
        )?;
        if there.unwrap_or_default() >= MOST_DOCUMENTS as i64 { Err(Refusal::TooManyDocuments.into()) } else { Ok(()) }
    }

    /// Checks that the same document was not added to a month within [`SENT_TWICE_SECONDS`].
    ///
    /// # Errors
    /// [`Refusal::DocumentSentBefore`].
    async fn check_not_sent_before(&mut self, enrollment: &EnrollmentId, month: Month, new: &NewDocument, at: DateTime<Utc>) -> Result<()> {
        let same: Option<String> = tx_value!(
            self,
            "select id from document where enrollment_id = $1 and month = $2 and name = $3 and digest = $4 and added_at > $5
             and removed_at is null limit 1",
            enrollment,
            month,
            new.name.as_str(),
            new.digest.as_str(),
            to_millis(at) - Duration::seconds(SENT_TWICE_SECONDS),
        )?;
        if same.is_some() { Err(Refusal::DocumentSentBefore.into()) } else { Ok(()) }
    }

    /// A document of the participant. Locks the enrollment.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not the participant's.
    async fn own_document(&mut self, store: &StructureStore, participant: &PersonId, id: &DocumentId) -> Result<DocumentRow> {
        let find = "select d.enrollment_id, d.month, d.removed_at, d.object
             from document d join enrollment e on e.id = d.enrollment_id
             where d.structure_id = $1 and d.id = $2 and e.participant_id = $3";
        let found: Option<DocumentRow> = tx_row!(self, find, store.scope(), id, participant)?;
        self.lock_row(LockTarget::Enrollment, found.ok_or(StoreError::NotFound)?.enrollment_id.as_str()).await?;
        // Read again under the lock.
        tx_row!(self, find, store.scope(), id, participant)?.ok_or(StoreError::NotFound)
    }
}

#[boxed_futures]
impl Declarations<'_> {
    /// Attaches a document to a month of its participant.
    ///
    /// # Errors
    /// [`domain::declarations::declaration::MonthRefusal`]; [`Refusal::TooManyDocuments`]; [`Refusal::DocumentSentBefore`]. The caller
    /// then erases the object.
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
        let (enrollment, period) = tx.lock_period_for(self, participant, month).await?;
        may_attach(&period, month, today)?;
        tx.check_not_sent_before(&enrollment, month, new, by.at).await?;
        tx.check_document_count(&enrollment, month).await?;
        tx_run!(
            &mut tx,
            "insert into document (id, structure_id, enrollment_id, month, name, kind, bytes, object, added_by, added_at, digest, stored_digest)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            &id,
            self.scope(),
            &enrollment,
            month,
            new.name.as_str(),
            new.kind,
            new.bytes as i64,
            new.object.as_str(),
            by.person_id(),
            by.at,
            new.digest.as_str(),
            new.stored_digest.as_str(),
        )?;
        let details = json!({ "month": month, "kind": new.kind.as_str(), "bytes": new.bytes });
        tx.audit(&self.structure, by, "document.added", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Removes a document of the participant; its content is kept for [`UNDO_DAYS`]. Returns its month. Done twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not the participant's.
    pub async fn remove_document(&self, by: &Actor, participant: &PersonId, id: &DocumentId) -> Result<Month> {
        let mut tx = self.db.begin().await?;
        let document = tx.own_document(self, participant, id).await?;
        if document.removed_at.is_none() {
            let set = "update document set removed_at = $3, removed_by = $4 where structure_id = $1 and id = $2";
            tx_run!(&mut tx, set, self.scope(), id, by.at, by.person_id())?;
            tx.audit(&self.structure, by, "document.removed", id.as_str(), json!({ "month": document.month })).await?;
            tx.commit().await?;
        }
        Ok(document.month)
    }

    /// Restores a document that was removed. Returns its month. Done twice, it is done once.
    ///
    /// # Errors
    /// [`Refusal::DocumentGone`] after [`UNDO_DAYS`]; [`Refusal::TooManyDocuments`]; [`StoreError::NotFound`] when it is not the
    /// participant's.
    pub async fn restore_document(&self, by: &Actor, participant: &PersonId, id: &DocumentId) -> Result<Month> {
        let mut tx = self.db.begin().await?;
        let document = tx.own_document(self, participant, id).await?;
        let Some(removed_at) = document.removed_at else { return Ok(document.month) };
        if document.object.is_none() || removed_at < undo_from(by.at) {
            return Err(Refusal::DocumentGone.into());
        }
        tx.check_document_count(&document.enrollment_id, document.month).await?;
        let set = "update document set removed_at = null, removed_by = null where structure_id = $1 and id = $2";
        tx_run!(&mut tx, set, self.scope(), id)?;
        tx.audit(&self.structure, by, "document.restored", id.as_str(), json!({ "month": document.month })).await?;
        tx.commit().await?;
        Ok(document.month)
    }

    /// The documents of an enrollment, in order of month and addition, with those that were removed and can still be restored.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn documents(&self, enrollment: &EnrollmentId, now: DateTime<Utc>) -> Result<Vec<Document>> {
        Ok(rows!(
            self.db,
            documents!("and d.enrollment_id = $2 and (d.removed_at is null or d.removed_at >= $3) order by d.month, d.added_at, d.id"),
            self.scope(),
            enrollment,
            undo_from(now),
        )?)
    }

    /// A document that was not removed, for its participant and the coach of the enrollment.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for any other reader, and when there is none.
    pub async fn document(&self, id: &DocumentId, reader: &PersonId) -> Result<Document> {
        row!(
            self.db,
            documents!("and d.id = $2 and d.removed_at is null and (e.participant_id = $3 or e.coach_id = $3)"),
            self.scope(),
            id,
            reader,
        )?
        .ok_or(StoreError::NotFound)
    }
}

#[boxed_futures]
impl Db {
    /// The objects of at most 100 documents that were removed more than [`UNDO_DAYS`] and one day ago, oldest first. The additional day
    /// ends every request to restore one of them.
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

    /// Stores that the object of a document was erased.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn document_erased(&self, erased: &Erasable) -> Result<()> {
        let mut tx = self.begin().await?;
        let set = "update document set object = null where id = $1 and object = $2 and removed_at is not null";
        tx_run!(&mut tx, set, &erased.id, erased.object.as_str())?;
        tx.commit().await
    }
}

/// The earliest removal that can still be undone.
fn undo_from(now: DateTime<Utc>) -> DateTime<Utc> {
    to_millis(now) - Duration::days(UNDO_DAYS)
}
