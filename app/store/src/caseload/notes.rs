//! Notes of the team on a participant. Participants read them through [`Caseload::shared_notes`] only, which leaves out those for
//! the team alone.

use crate::{
    Actor, Refusal, Result, StoreError,
    caseload::Caseload,
    db::{Db, LockTarget, StructureStore, Tx, new_id, rows, to_millis, tx_row, tx_run, tx_value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    caseload::note::{Readers, TWICE_MINUTES, UNDO_DAYS},
    values::ids::{EnrollmentId, NoteId, PersonId},
};
use serde_json::json;

/// A note with the name of its author.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Note {
    /// Its identifier.
    pub id: NoteId,
    /// Its author.
    pub author_id: PersonId,
    /// First and family name of its author.
    pub author: String,
    /// Its text, with line breaks.
    pub text: String,
    shared: bool,
    /// When it was written, UTC.
    pub created_at: DateTime<Utc>,
    /// When its text or its readers were last changed, UTC.
    pub changed_at: Option<DateTime<Utc>>,
    /// When its author removed it, UTC; they can restore it for [`UNDO_DAYS`].
    pub removed_at: Option<DateTime<Utc>>,
}

impl Note {
    /// Who reads it.
    pub fn readers(&self) -> Readers {
        if self.shared { Readers::TeamAndPerson } else { Readers::Team }
    }
}

#[derive(sqlx_macros::FromRow)]
struct NoteRow {
    enrollment_id: EnrollmentId,
    participant_id: PersonId,
    text: String,
    shared: bool,
    removed_at: Option<DateTime<Utc>>,
}

/// A query of the [`Note`]s of one structure on one participant with further conditions, newest first.
macro_rules! notes {
    ($conditions:literal) => {
        concat!(
            "select n.id, n.author_id, a.first_name || ' ' || a.last_name as author, n.text, n.shared, n.created_at, n.changed_at,
             n.removed_at
             from note n join enrollment e on e.id = n.enrollment_id join person a on a.id = n.author_id
             where n.structure_id = $1 and e.participant_id = $2 ",
            $conditions,
            " order by n.created_at desc, n.id desc"
        )
    };
}

impl Tx {
    /// Locks the enrollment of a note and returns the note.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a note of another author or structure.
    async fn lock_own_note(&mut self, store: &StructureStore, author: &PersonId, id: &NoteId) -> Result<NoteRow> {
        let find = "select n.enrollment_id, e.participant_id, n.text, n.shared, n.removed_at
             from note n join enrollment e on e.id = n.enrollment_id
             where n.structure_id = $1 and n.id = $2 and n.author_id = $3";
        let found: Option<NoteRow> = tx_row!(self, find, store.scope(), id, author)?;
        let found = found.ok_or(StoreError::NotFound)?;
        self.check_reads(store, &found.participant_id).await?;
        self.lock_row(LockTarget::Enrollment, found.enrollment_id.as_str()).await?;
        // Read again: it may have changed before the lock.
        tx_row!(self, find, store.scope(), id, author)?.ok_or(StoreError::NotFound)
    }

    /// Inserts a note on an enrollment.
    pub(crate) async fn insert_note(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        author: &PersonId,
        enrollment: &EnrollmentId,
        text: &str,
        readers: Readers,
    ) -> Result<NoteId> {
        let id: NoteId = new_id(by.at)?;
        tx_run!(
            self,
            "insert into note (id, structure_id, enrollment_id, author_id, text, shared, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            &id,
            store.scope(),
            enrollment,
            author,
            text,
            readers.include_the_person(),
            by.at,
        )?;
        // The journal is never erased, so it does not hold the text.
        self.audit(&store.structure, by, "note.added", id.as_str(), json!({ "readers": readers.as_str() })).await?;
        Ok(id)
    }
}

#[boxed_futures]
impl Caseload<'_> {
    /// Adds a note to an enrollment. The same text of the same author within [`TWICE_MINUTES`] is the same note.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the structure has no such enrollment, or when the author does not belong to the team.
    pub async fn add_note(&self, by: &Actor, author: &PersonId, enrollment: &EnrollmentId, text: &str, readers: Readers) -> Result<NoteId> {
        let mut tx = self.db.begin().await?;
        tx.check_in_team(&self.structure, author).await?;
        let find = "select e.id from enrollment e join person p on p.id = e.participant_id
            where e.structure_id = $1 and e.id = $2 and p.erased_at is null";
        let found: Option<EnrollmentId> = tx_value!(&mut tx, find, self.scope(), enrollment)?;
        found.ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Enrollment, enrollment.as_str()).await?;
        let repeated: Option<NoteId> = tx_value!(
            &mut tx,
            "select id from note where enrollment_id = $1 and author_id = $2 and text = $3 and shared = $4 and created_at >= $5
             and removed_at is null",
            enrollment,
            author,
            text,
            readers.include_the_person(),
            by.at - Duration::minutes(TWICE_MINUTES),
        )?;
        if let Some(repeated) = repeated {
            return Ok(repeated);
        }
        let id = tx.insert_note(self, by, author, enrollment, text, readers).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes a note of the author; returns the participant. Writes no audit event when nothing changes.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a note of another author, [`Refusal::NoteGone`] when it was removed.
    pub async fn change_note(&self, by: &Actor, author: &PersonId, id: &NoteId, text: &str, readers: Readers) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        let note = tx.lock_own_note(self, author, id).await?;
        if note.removed_at.is_some() {
            return Err(Refusal::NoteGone.into());
        }
        let (words, shown) = (note.text != text, note.shared != readers.include_the_person());
        if words || shown {
            let set = "update note set text = $3, shared = $4, changed_at = $5 where structure_id = $1 and id = $2";
            tx_run!(&mut tx, set, self.scope(), id, text, readers.include_the_person(), by.at)?;
            let details = json!({ "readers": readers.as_str(), "readers_changed": shown, "text_changed": words });
            tx.audit(&self.structure, by, "note.changed", id.as_str(), details).await?;
            tx.commit().await?;
        }
        Ok(note.participant_id)
    }

    /// Removes a note of the author; returns the participant. Idempotent.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a note of another author.
    pub async fn remove_note(&self, by: &Actor, author: &PersonId, id: &NoteId) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        let note = tx.lock_own_note(self, author, id).await?;
        if note.removed_at.is_none() {
            let set = "update note set removed_at = $3 where structure_id = $1 and id = $2";
            tx_run!(&mut tx, set, self.scope(), id, by.at)?;
            tx.audit(&self.structure, by, "note.removed", id.as_str(), json!({})).await?;
            tx.commit().await?;
        }
        Ok(note.participant_id)
    }

    /// Restores a removed note of the author; returns the participant. Idempotent.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a note of another author, or one that was removed more than [`UNDO_DAYS`] ago.
    pub async fn restore_note(&self, by: &Actor, author: &PersonId, id: &NoteId) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        let note = tx.lock_own_note(self, author, id).await?;
        let Some(removed_at) = note.removed_at else { return Ok(note.participant_id) };
        if removed_at < earliest_undo(by.at) {
            return Err(StoreError::NotFound);
        }
        tx_run!(&mut tx, "update note set removed_at = null where structure_id = $1 and id = $2", self.scope(), id)?;
        tx.audit(&self.structure, by, "note.restored", id.as_str(), json!({})).await?;
        tx.commit().await?;
        Ok(note.participant_id)
    }

    /// The notes on a participant for a member of the team, newest first: all that were not removed, and the reader's own removed
    /// ones that can be restored.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn notes(&self, participant: &PersonId, reader: &PersonId, now: DateTime<Utc>) -> Result<Vec<Note>> {
        Ok(rows!(
            self.db,
            notes!("and (n.removed_at is null or (n.author_id = $3 and n.removed_at >= $4))"),
            self.scope(),
            participant,
            reader,
            earliest_undo(now),
        )?)
    }

    /// The notes on a participant that are shared with them, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn shared_notes(&self, participant: &PersonId) -> Result<Vec<Note>> {
        Ok(rows!(self.db, notes!("and n.shared and n.removed_at is null"), self.scope(), participant)?)
    }
}

#[boxed_futures]
impl Db {
    /// Deletes the removed notes that can no longer be restored.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn delete_expired_notes(&self, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "delete from note where removed_at < $1", earliest_undo(now))?;
        tx.commit().await
    }
}

/// The earliest removal that can be undone, UTC.
fn earliest_undo(now: DateTime<Utc>) -> DateTime<Utc> {
    to_millis(now) - Duration::days(UNDO_DAYS)
}
