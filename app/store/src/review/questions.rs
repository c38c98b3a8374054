//! Questions of the team on a declaration, and their answers.

use crate::{
    Actor, Message, Refusal, Result, StoreError,
    db::{StructureStore, Tx, error::OnTaken, new_ulid, repeats::or_repeated, row, rows, to_millis, tx_row, tx_run, value},
    review::Review,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    messages::delivery::MessageKind,
    people::Role,
    review::step::{Step, state_after},
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId},
        month::Month,
    },
};
use serde_json::json;

/// A question on a declaration, and its answer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Question {
    /// The declaration.
    pub declaration_id: DeclarationId,
    /// The month of the declaration.
    pub month: Month,
    /// First and family name of the person who asked.
    pub asked_by: String,
    /// When it was asked, UTC.
    pub asked_at: DateTime<Utc>,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Option<String>,
    /// When it was answered, UTC.
    pub answered_at: Option<DateTime<Utc>>,
    /// When it was closed, by an answer, a correction or a decision; UTC.
    pub closed_at: Option<DateTime<Utc>>,
}

/// A query of [`Question`]s of one structure with further conditions.
macro_rules! questions {
    ($conditions:literal) => {
        concat!(
            "select q.declaration_id, d.month, p.first_name || ' ' || p.last_name as asked_by, q.asked_at, q.question, q.answer,
             q.answered_at, q.closed_at
             from question q join declaration d on d.id = q.declaration_id join person p on p.id = q.asked_by
             where d.structure_id = $1 ",
            $conditions
        )
    };
}

#[derive(sqlx_macros::FromRow)]
struct OwnerRow {
    participant_id: PersonId,
    month: Month,
}

#[derive(sqlx_macros::FromRow)]
struct StateRow {
    state: DeclarationState,
}

impl Tx {
    /// Moves a declaration by `step` if it still has version `seen`, in one conditional update.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when the version or the state changed, when the declaration was withdrawn, or when the role may not take
    /// the step.
    pub(crate) async fn step(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        id: &DeclarationId,
        seen: i64,
        step: Step,
        role: Role,
    ) -> Result<()> {
        self.check_reads_declaration(store, id).await?;
        let current: Option<StateRow> =
            tx_row!(self, "select state from declaration where structure_id = $1 and id = $2", store.scope(), id)?;
        let Some(current) = current else { return Err(self.absent_declaration(store, id).await?) };
        let next = state_after(current.state, step, role).ok_or(Refusal::MovedOn)?;
        let changed = tx_run!(
            self,
            "update declaration set state = $3, changed_at = $4 where structure_id = $1 and id = $2 and state = $5 and version = $6",
            store.scope(),
            id,
            next,
            by.at,
            current.state,
            seen,
        )?;
        if changed == 1 { Ok(()) } else { Err(Refusal::MovedOn.into()) }
    }

    /// Closes the open question of a declaration, if there is one; its message does not leave any more.
    pub(crate) async fn close_question(&mut self, by: &Actor, id: &DeclarationId) -> Result<()> {
        self.drop_question_messages(by, id).await?;
        tx_run!(self, "update question set closed_at = $2 where declaration_id = $1 and closed_at is null", id, by.at)?;
        Ok(())
    }

    async fn drop_question_messages(&mut self, by: &Actor, id: &DeclarationId) -> Result<()> {
        tx_run!(
            self,
            "update outbox set dropped_at = $2 where about in (select id from question where declaration_id = $1 and closed_at is null)
             and sent_at is null and dropped_at is null",
            id,
            to_millis(by.at)
        )?;
        Ok(())
    }

    /// Opens the question again that was closed at that instant without an answer. A message of it that was dropped then may leave again.
    pub(crate) async fn reopen_question(&mut self, id: &DeclarationId, closed_at: DateTime<Utc>) -> Result<()> {
        tx_run!(
            self,
            "update outbox set dropped_at = null where sent_at is null and dropped_at = $2 and about in
             (select id from question where declaration_id = $1 and closed_at = $2 and answered_at is null)",
            id,
            to_millis(closed_at)
        )?;
        tx_run!(
            self,
            "update question set closed_at = null where declaration_id = $1 and closed_at = $2 and answered_at is null",
            id,
            closed_at
        )?;
        Ok(())
    }
}

#[boxed_futures]
impl Review<'_> {
    /// Asks a question on a declaration and queues its message. Idempotent.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was decided or corrected after version `seen` was read.
    pub async fn ask(
        &self,
        by: &Actor,
        role: Role,
        id: &DeclarationId,
        seen: i64,
        question: &str,
        message: Option<&Message>,
    ) -> Result<()> {
        or_repeated(self.insert_question(by, role, id, seen, question, message).await, self.find_repeated_question(by, id, seen, question))
            .await
    }

    /// `Some` if the actor asked this question on this version, and it is still open.
    async fn find_repeated_question(&self, by: &Actor, id: &DeclarationId, seen: i64, question: &str) -> Result<Option<()>> {
        let asked: Option<String> = value!(
            self.db,
            "select q.id from question q join declaration d on d.id = q.declaration_id
             where d.structure_id = $1 and q.declaration_id = $2 and q.version = $3 and q.asked_by = $4 and q.question = $5
             and q.closed_at is null",
            self.scope(),
            id,
            seen,
            by.person_id(),
            question,
        )?;
        Ok(asked.map(|_| ()))
    }

    async fn insert_question(
        &self,
        by: &Actor,
        role: Role,
        id: &DeclarationId,
        seen: i64,
        question: &str,
        message: Option<&Message>,
    ) -> Result<()> {
        let asker = by.person_id().ok_or(StoreError::NotFound)?;
        let mut tx = self.db.begin().await?;
        tx.step(self, by, id, seen, Step::Ask, role).await?;
        let question_id = new_ulid(by.at);
        tx_run!(
            &mut tx,
            "insert into question (id, declaration_id, version, asked_by, asked_at, question) values ($1, $2, $3, $4, $5, $6)",
            question_id.as_str(),
            id,
            seen,
            asker,
            by.at,
            question,
        )
        .on_taken(Refusal::MovedOn)?;
        tx.audit(&self.structure, by, "declaration.question", id.as_str(), json!({ "version": seen })).await?;
        if let Some(message) = message {
            tx.enqueue_about(Some(&self.structure), MessageKind::Question, None, message, by.at, Some(&question_id)).await?;
        }
        tx.commit().await
    }

    /// Participant and month of a declaration, also of a withdrawn one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn owner_of_declaration(&self, id: &DeclarationId) -> Result<(PersonId, Month)> {
        let find = "select e.participant_id, d.month from declaration d join enrollment e on e.id = d.enrollment_id
            where d.structure_id = $1 and d.id = $2
            union all select e.participant_id, z.month from withdrawn_declaration z join enrollment e on e.id = z.enrollment_id
            where z.structure_id = $1 and z.id = $2";
        let owner: Option<OwnerRow> = row!(self.db, find, self.scope(), id)?;
        let owner = owner.ok_or(StoreError::NotFound)?;
        self.check_reads(&owner.participant_id).await?;
        Ok((owner.participant_id, owner.month))
    }

    /// Answers the open question on a month of the participant. Idempotent.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the participant has not declared that month, [`Refusal::MovedOn`] when no question is open.
    pub async fn answer(&self, by: &Actor, participant: &PersonId, month: Month, answer: &str) -> Result<()> {
        or_repeated(self.set_answer(by, participant, month, answer).await, self.find_repeated_answer(by, participant, month, answer)).await
    }

    /// `Some` if the current version of that month was given this answer within the last minutes, and no question is open.
    async fn find_repeated_answer(&self, by: &Actor, participant: &PersonId, month: Month, answer: &str) -> Result<Option<()>> {
        let answered: Option<String> = value!(
            self.db,
            "select q.id from question q join declaration d on d.id = q.declaration_id join enrollment e on e.id = d.enrollment_id
             where d.structure_id = $1 and e.participant_id = $2 and d.month = $3 and q.version = d.version and q.answer = $4
             and q.answered_at >= $5
             and not exists (select 1 from question o where o.declaration_id = d.id and o.closed_at is null) limit 1",
            self.scope(),
            participant,
            month,
            answer,
            by.repeats_from(),
        )?;
        Ok(answered.map(|_| ()))
    }

    async fn set_answer(&self, by: &Actor, participant: &PersonId, month: Month, answer: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let (declaration, version) = tx.own_declaration(self, participant, month).await?;
        tx.step(self, by, &declaration, version, Step::Answer, Role::Participant).await?;
        tx.drop_question_messages(by, &declaration).await?;
        let answered = tx_run!(
            &mut tx,
            "update question set answer = $2, answered_at = $3, closed_at = $3 where declaration_id = $1 and closed_at is null",
            &declaration,
            answer,
            by.at,
        )?;
        if answered != 1 {
            return Err(Refusal::MovedOn.into());
        }
        tx.audit(&self.structure, by, "declaration.answered", declaration.as_str(), json!({ "month": month })).await?;
        tx.commit().await
    }

    /// The oldest question of an enrollment that awaits an answer.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn open_question(&self, enrollment: &EnrollmentId) -> Result<Option<Question>> {
        Ok(row!(
            self.db,
            questions!("and d.enrollment_id = $2 and q.closed_at is null order by q.asked_at limit 1"),
            self.scope(),
            enrollment
        )?)
    }

    /// The questions on a declaration, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn questions(&self, declaration: &DeclarationId) -> Result<Vec<Question>> {
        Ok(rows!(self.db, questions!("and q.declaration_id = $2 order by q.asked_at"), self.scope(), declaration)?)
    }

    /// The questions on pending declarations, oldest first; of one coach if given.
    pub(crate) async fn pending_questions(&self, coach: Option<&PersonId>) -> Result<Vec<Question>> {
        Ok(rows!(
            self.db,
            questions!(
                "and d.state in ('Submitted', 'QuestionAsked') and exists (select 1 from enrollment e where e.id = d.enrollment_id
                 and e.coach_id = coalesce($2, e.coach_id)) order by q.asked_at"
            ),
            self.scope(),
            coach
        )?)
    }
}
