//! Notes of the team on a person. Those for the team alone never leave by [`StructureStore::shared_notes`], the one query that
//! participants read notes by.

use crate::{
    Actor, Refusal, Result, StoreError,
    caseload::Caseload,
    db::{Db, LockTarget, StructureStore, Tx, new_id, rows, to_millis, tx_row, tx_run, tx_value},
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    caseload::note::{Readers, TWICE_MINUTES, UNDO_DAYS},
    values::ids::{EnrollmentId, NoteId, PersonId},
};
use serde_json::json;

/// A note with the name of who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Note {
    /// Its identifier.
    pub id: NoteId,
    /// Who wrote it.
    pub author_id: PersonId,
    /// First and family name of who wrote it.
    pub author: String,
    /// Its text, on as many lines as needed.
    pub text: String,
    shared: bool,
    /// When it was written, UTC.
    pub created_at: DateTime<Utc>,
    /// When its text or its readers were last changed, UTC.
    pub changed_at: Option<DateTime<Utc>>,
    /// When its author took it away, UTC; they can put it back for [`UNDO_DAYS`].
    pub removed_at: Option<DateTime<Utc>>,
}

impl Note {
    /// Who reads it.
    pub fn readers(&self) -> Readers {
        if self.shared { Readers::TeamAndPerson } else { Readers::Team }
    }
}

#[derive(sqlx::FromRow)]
struct Standing {
    enrollment_id: EnrollmentId,
    participant_id: PersonId,
    text: String,
    shared: bool,
    removed_at: Option<DateTime<Utc>>,
}

/// The columns of [`Note`], before its conditions: of one structure and one participant.
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
    /// A note of one's own, with its path held.
    async fn own_note(&mut self, store: &StructureStore, author: &PersonId, id: &NoteId) -> Result<Standing> {
        let find = "select n.enrollment_id, e.participant_id, n.text, n.shared, n.removed_at
             from note n join enrollment e on e.id = n.enrollment_id
             where n.structure_id = $1 and n.id = $2 and n.author_id = $3";
        let found: Option<Standing> = tx_row!(self, find, store.scope(), id.as_str(), author.as_str())?;
        self.lock_row(LockTarget::Enrollment, found.ok_or(StoreError::NotFound)?.enrollment_id.as_str()).await?;
        // As it stands now that nobody else changes it.
        tx_row!(self, find, store.scope(), id.as_str(), author.as_str())?.ok_or(StoreError::NotFound)
    }
}

impl Caseload<'_> {
    /// Writes a note on a path. The same words of the same author within [`TWICE_MINUTES`] are one note, sent twice.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such path, or when the author is not of the team.
    pub async fn add_note(&self, by: &Actor, author: &PersonId, enrollment: &EnrollmentId, text: &str, readers: Readers) -> Result<NoteId> {
        let mut tx = self.db.begin().await?;
        tx.of_team(&self.structure, author).await?;
        let find = "select id from enrollment where structure_id = $1 and id = $2";
        let known: Option<String> = tx_value!(&mut tx, find, self.scope(), enrollment.as_str())?;
        known.ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Enrollment, enrollment.as_str()).await?;
        let there: Option<String> = tx_value!(
            &mut tx,
            "select id from note where enrollment_id = $1 and author_id = $2 and text = $3 and shared = $4 and created_at >= $5
             and removed_at is null",
            enrollment.as_str(),
            author.as_str(),
            text,
            readers.include_the_person(),
            by.at - Duration::minutes(TWICE_MINUTES),
        )?;
        if let Some(there) = there {
            return NoteId::try_from(there).map_err(|_| StoreError::NotFound);
        }
        let id: NoteId = new_id(by.at)?;
        tx_run!(
            &mut tx,
            "insert into note (id, structure_id, enrollment_id, author_id, text, shared, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            id.as_str(),
            self.scope(),
            enrollment.as_str(),
            author.as_str(),
            text,
            readers.include_the_person(),
            by.at,
        )?;
        // The journal is for ever, a note is not: what it says stays out of it.
        tx.audit(&self.structure, by, "note.added", id.as_str(), json!({ "readers": readers.as_str() })).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes a note of one's own and gives the person it is about. Unchanged, it leaves no trace.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is somebody else's, [`Refusal::NoteGone`] when it was taken away.
    pub async fn change_note(&self, by: &Actor, author: &PersonId, id: &NoteId, text: &str, readers: Readers) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        let standing = tx.own_note(self, author, id).await?;
        if standing.removed_at.is_some() {
            return Err(Refusal::NoteGone.into());
        }
        let (words, shown) = (standing.text != text, standing.shared != readers.include_the_person());
        if words || shown {
            let set = "update note set text = $3, shared = $4, changed_at = $5 where structure_id = $1 and id = $2";
            tx_run!(&mut tx, set, self.scope(), id.as_str(), text, readers.include_the_person(), by.at)?;
            let details = json!({ "readers": readers.as_str(), "readers_changed": shown, "text_changed": words });
            tx.audit(&self.structure, by, "note.changed", id.as_str(), details).await?;
            tx.commit().await?;
        }
        Ok(standing.participant_id)
    }

    /// Takes a note of one's own away and gives the person it is about. Twice is the same as once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is somebody else's.
    pub async fn remove_note(&self, by: &Actor, author: &PersonId, id: &NoteId) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        let standing = tx.own_note(self, author, id).await?;
        if standing.removed_at.is_none() {
            let set = "update note set removed_at = $3 where structure_id = $1 and id = $2";
            tx_run!(&mut tx, set, self.scope(), id.as_str(), by.at)?;
            tx.audit(&self.structure, by, "note.removed", id.as_str(), json!({})).await?;
            tx.commit().await?;
        }
        Ok(standing.participant_id)
    }

    /// Puts a note of one's own back and gives the person it is about. Twice is the same as once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is somebody else's, or was taken away more than [`UNDO_DAYS`] ago.
    pub async fn restore_note(&self, by: &Actor, author: &PersonId, id: &NoteId) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        let standing = tx.own_note(self, author, id).await?;
        let Some(removed_at) = standing.removed_at else { return Ok(standing.participant_id) };
        if removed_at < undo_from(by.at) {
            return Err(StoreError::NotFound);
        }
        tx_run!(&mut tx, "update note set removed_at = null where structure_id = $1 and id = $2", self.scope(), id.as_str())?;
        tx.audit(&self.structure, by, "note.restored", id.as_str(), json!({})).await?;
        tx.commit().await?;
        Ok(standing.participant_id)
    }

    /// The notes on a participant as someone of the team reads them, newest first: all of them, and of those taken away
    /// one's own, as long as they can be put back.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn notes(&self, participant: &PersonId, reader: &PersonId, now: DateTime<Utc>) -> Result<Vec<Note>> {
        Ok(rows!(
            self.db,
            notes!("and (n.removed_at is null or (n.author_id = $3 and n.removed_at >= $4))"),
            self.scope(),
            participant.as_str(),
            reader.as_str(),
            undo_from(now),
        )?)
    }

    /// The notes that are shared with the participant they are about, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn shared_notes(&self, participant: &PersonId) -> Result<Vec<Note>> {
        Ok(rows!(self.db, notes!("and n.shared and n.removed_at is null"), self.scope(), participant.as_str())?)
    }
}

impl Db {
    /// Forgets the notes that were taken away and can no longer be put back.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn forget_notes(&self, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "delete from note where removed_at < $1", undo_from(now))?;
        tx.commit().await
    }
}

/// The first instant of a removal that can still be undone.
fn undo_from(now: DateTime<Utc>) -> DateTime<Utc> {
    to_millis(now) - Duration::days(UNDO_DAYS)
}
