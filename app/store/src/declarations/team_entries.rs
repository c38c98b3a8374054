//! Versions that the team enters for a participant, such as after a call, and the participant's objection to one.

use super::{DeclarationRow, Declarations, submit::FirstVersion};
use crate::{
    Actor, Message, Refusal, Result, SeenDeclaration, StoreError, Submission,
    db::{Tx, repeats::or_repeated, tx_row, tx_run, tx_value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::{
        declaration::{DeclarationState, may_declare, total},
        typed::NewDeclaration,
    },
    messages::delivery::MessageKind,
    people::Role,
    review::{
        step::{Step, state_after},
        team_edit::{EditRefusal, may_undo_edit},
    },
    values::{
        ids::{DeclarationId, PersonId},
        month::Month,
    },
};
use serde_json::json;

/// A version that the team enters for a participant.
#[derive(Debug, Clone, Copy)]
pub struct TeamEntry<'a> {
    /// The participant.
    pub participant: &'a PersonId,
    /// The month.
    pub month: Month,
    /// What is declared.
    pub new: &'a NewDeclaration,
    /// The number of the version that the form was filled from; 0 for a month that was not declared.
    pub seen: i64,
    /// Why the team enters it, in one sentence; the participant reads it.
    pub reason: &'a str,
    /// Whether it is validated at once.
    pub validate: bool,
}

#[derive(sqlx_macros::FromRow)]
struct EntryRow {
    author_id: PersonId,
    created_at: DateTime<Utc>,
    entered_reason: Option<String>,
    entered_from: Option<DeclarationState>,
    entered_over_import: bool,
}

/// What the message about an entered version is about.
fn about_entry(id: &DeclarationId, version: i64) -> String {
    format!("{id}/{version}")
}

impl Tx {
    async fn entry_row(&mut self, id: &DeclarationId, version: i64) -> Result<Option<EntryRow>> {
        Ok(tx_row!(
            self,
            "select author_id, created_at, entered_reason, entered_from, entered_over_import from declaration_version
             where declaration_id = $1 and number = $2",
            id,
            version
        )?)
    }

    /// Whether the current version is what this person has entered before with that reason: the form was sent twice.
    async fn is_entered_before(&mut self, author: &PersonId, current: &DeclarationRow, entry: &TeamEntry<'_>) -> Result<bool> {
        let row = self.entry_row(&current.id, current.version).await?;
        let same = row.is_some_and(|row| row.author_id == *author && row.entered_reason.as_deref() == Some(entry.reason));
        Ok(same && current.version == entry.seen + 1 && self.has_content(&current.id, current.version, entry.new).await?)
    }

    /// Stores the next version of a declared month. Returns its number.
    async fn enter_next(
        &mut self,
        by: &Actor,
        role: Role,
        author: &PersonId,
        current: &DeclarationRow,
        entry: &TeamEntry<'_>,
    ) -> Result<i64> {
        let next = state_after(current.state, Step::Enter, role).filter(|_| current.version == entry.seen).ok_or(Refusal::MovedOn)?;
        let (version, sum) = (current.version + 1, total(&entry.new.lines));
        self.add_version(by, author, &current.id, version, entry.new).await?;
        let changed = tx_run!(
            self,
            "update declaration set state = $2, version = $3, total = $4, imported = $5, changed_at = $6
             where id = $1 and version = $7 and state = $8",
            &current.id,
            next,
            version,
            sum,
            false,
            by.at,
            entry.seen,
            current.state,
        )?;
        if changed != 1 {
            return Err(Refusal::MovedOn.into());
        }
        self.close_question(by, &current.id).await?;
        self.close_request(by, &current.id, Some(entry.reason)).await?;
        Ok(version)
    }

    /// Whether a question, a request or an answer followed a version.
    async fn is_acted_on(&mut self, id: &DeclarationId, version: i64) -> Result<bool> {
        let found: Option<i64> = tx_value!(
            self,
            "select (select count(*) from question where declaration_id = $1 and version = $2)
             + (select count(*) from correction_request where declaration_id = $1 and version = $2)",
            id,
            version
        )?;
        Ok(found.unwrap_or_default() > 0)
    }

    /// Deletes the current version and gives the declaration back the one before it, with its state.
    async fn take_version_back(&mut self, by: &Actor, current: &DeclarationRow, entry: &EntryRow) -> Result<()> {
        let from = entry.entered_from.ok_or(StoreError::NotFound)?;
        let (id, before) = (&current.id, current.version - 1);
        let changed = tx_run!(
            self,
            "update declaration set state = $2, version = $3, imported = $4, changed_at = $5,
             total = (select total from declaration_version where declaration_id = $1 and number = $3)
             where id = $1 and version = $6 and state = $7",
            id,
            from,
            before,
            entry.entered_over_import,
            by.at,
            current.version,
            current.state,
        )?;
        if changed != 1 {
            return Err(EditRefusal::MovedOn.into());
        }
        tx_run!(self, "delete from turnover_line where declaration_id = $1 and version = $2", id, current.version)?;
        tx_run!(self, "delete from declaration_version where declaration_id = $1 and number = $2", id, current.version)?;
        // What entering it had closed is open again.
        self.reopen_question(id, entry.created_at).await?;
        tx_run!(
            self,
            "update correction_request set decided_by = null, decided_at = null, reopened = null, answer = null
             where declaration_id = $1 and decided_at = $2 and decided_by = $3",
            id,
            entry.created_at,
            &entry.author_id,
        )?;
        Ok(())
    }
}

#[boxed_futures]
impl Declarations<'_> {
    /// Stores a version that the acting member of the team enters for a participant, after the version that was seen, and queues the
    /// message to the participant. A month in a closed statement stays there as it is until an amended one. Sent twice, it is stored
    /// once.
    ///
    /// # Errors
    /// [`domain::declarations::declaration::MonthRefusal`]; [`Refusal::MovedOn`] when another version was sent meanwhile;
    /// [`StoreError::NotFound`] for a participant of another structure.
    pub async fn enter(
        &self,
        by: &Actor,
        role: Role,
        entry: &TeamEntry<'_>,
        message: Option<&Message>,
        today: NaiveDate,
    ) -> Result<Submission> {
        let author = by.person.as_ref().filter(|_| role.is_staff()).ok_or(StoreError::NotFound)?;
        let mut tx = self.db.begin().await?;
        let (enrollment, period) = tx.lock_period_for(self, entry.participant, entry.month).await?;
        may_declare(&period, entry.month, today)?;
        let current = tx.declaration_row(&enrollment, entry.month).await?;
        let (id, version) = match &current {
            Some(current) if tx.is_entered_before(author, current, entry).await? => return Ok(Submission::AlreadyThere),
            Some(current) => (current.id.clone(), tx.enter_next(by, role, author, current, entry).await?),
            None if entry.seen != 0 => return Err(Refusal::MovedOn.into()),
            None => {
                let (month, new, action) = (entry.month, entry.new, "declaration.entered");
                let first = FirstVersion { author, enrollment: &enrollment, month, new, imported: false, source: None, action };
                (tx.first_version(&self.structure, by, &first).await?, 1)
            }
        };
        tx_run!(
            &mut tx,
            "update declaration_version set entered_reason = $3, entered_from = $4, entered_over_import = $5
             where declaration_id = $1 and number = $2",
            &id,
            version,
            entry.reason,
            current.as_ref().map(|current| current.state),
            current.as_ref().is_some_and(|current| current.imported),
        )?;
        if current.is_some() {
            let details = json!({ "month": entry.month, "version": version, "total": total(&entry.new.lines) });
            tx.audit(&self.structure, by, "declaration.entered", id.as_str(), details).await?;
        }
        if entry.validate {
            let batch = tx.insert_batch(self, by).await?;
            let seen = SeenDeclaration { id: id.clone(), version };
            tx.validate_in(self, by, role, &batch, &seen, &[DeclarationState::Submitted]).await?;
        }
        if let Some(message) = message {
            let about = about_entry(&id, version);
            let kind = MessageKind::Correction;
            tx.enqueue_about(Some(&self.structure), kind, Some(entry.participant), message, by.at, Some(&about)).await?;
        }
        tx.commit().await?;
        Ok(Submission::Saved { version })
    }

    /// Undoes what the team entered as version `seen`: the version before it counts again in its state; a first one is withdrawn, so that
    /// the month counts as not declared. Undone twice, it is undone once.
    ///
    /// # Errors
    /// [`EditRefusal`]; [`StoreError::NotFound`] when the team entered no such version.
    pub async fn undo_entry(&self, by: &Actor, participant: &PersonId, month: Month, seen: i64) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let (enrollment, _) = tx.lock_period_for(self, participant, month).await?;
        // Locks the row: a decision either came before or finds another version.
        let lock = "update declaration set version = version where structure_id = $1 and enrollment_id = $2 and month = $3";
        tx_run!(&mut tx, lock, self.scope(), &enrollment, month)?;
        let Some(current) = tx.declaration_row(&enrollment, month).await? else {
            let find = "select id from withdrawn_declaration where structure_id = $1 and enrollment_id = $2 and month = $3 limit 1";
            let withdrawn: Option<String> = tx_value!(&mut tx, find, self.scope(), &enrollment, month)?;
            return withdrawn.map(|_| ()).ok_or(StoreError::NotFound);
        };
        if current.version + 1 == seen {
            return Ok(());
        }
        if current.version != seen {
            return Err(EditRefusal::MovedOn.into());
        }
        let entry = tx.entry_row(&current.id, seen).await?.filter(|row| row.entered_reason.is_some()).ok_or(StoreError::NotFound)?;
        let acted_on = tx.is_acted_on(&current.id, seen).await?;
        may_undo_edit(current.state, acted_on, entry.created_at, by.at)?;
        tx.drop_messages_about(&about_entry(&current.id, seen), by.at).await?;
        let validated = "delete from review_batch_figure where structure_id = $1 and declaration_id = $2 and version = $3";
        tx_run!(&mut tx, validated, self.scope(), &current.id, seen)?;
        if entry.entered_from.is_some() {
            tx.take_version_back(by, &current, &entry).await?;
        } else {
            let id = &current.id;
            let open = "update declaration set state = 'Submitted' where structure_id = $1 and id = $2 and version = $3";
            tx_run!(&mut tx, open, self.scope(), id, seen)?;
            let versions = tx.version_rows(id).await?;
            tx.set_aside_versions(self, by, &enrollment, month, id, versions).await?;
            tx_run!(&mut tx, "delete from declaration where structure_id = $1 and id = $2", self.scope(), id)?;
        }
        tx.audit(&self.structure, by, "declaration.entry_undone", current.id.as_str(), json!({ "month": month, "version": seen })).await?;
        tx.commit().await
    }

    /// Stores that a participant contests version `seen`, which the team entered for them: the team finds it among the requested
    /// corrections. Contested twice, it is contested once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the month was not declared; [`Refusal::MovedOn`] when another version was sent meanwhile, or the
    /// participant sent this one.
    pub async fn contest(&self, by: &Actor, participant: &PersonId, month: Month, seen: i64, reason: &str) -> Result<()> {
        or_repeated(self.insert_contest(by, participant, month, seen, reason).await, self.repeated_request(by, month, reason)).await
    }

    async fn insert_contest(&self, by: &Actor, participant: &PersonId, month: Month, seen: i64, reason: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let (id, version) = tx.own_declaration(self, participant, month).await?;
        let entry = tx.entry_row(&id, version).await?.filter(|row| row.entered_reason.is_some());
        if version != seen || entry.is_none() {
            return Err(Refusal::MovedOn.into());
        }
        tx.step(self, by, &id, seen, Step::Contest, Role::Participant).await?;
        tx.add_request(by, &id, seen, participant, reason).await?;
        tx.audit(&self.structure, by, "declaration.contested", id.as_str(), json!({ "month": month, "version": seen })).await?;
        tx.commit().await
    }
}
