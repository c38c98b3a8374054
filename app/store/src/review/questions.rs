//! The review: the question and its answer.

use crate::{
    Actor, Message, Refusal, Result, StoreError,
    db::{StructureStore, Tx, error::OnTaken, new_ulid, repeats::or_repeated, row, rows, tx_row, tx_run, value},
    review::Review,
};
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    messages::delivery::MessageKind,
    people::Role,
    review::step::{Step, after},
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId},
        month::Month,
    },
};
use serde_json::json;

/// A question and, perhaps, its answer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Question {
    /// The declaration it is about.
    pub declaration_id: DeclarationId,
    /// The month it is about.
    pub month: Month,
    /// Who asked.
    pub asked_by: String,
    /// When, UTC.
    pub asked_at: DateTime<Utc>,
    /// The sentence.
    pub question: String,
    /// The answer, if there is one.
    pub answer: Option<String>,
    /// When it was answered, UTC.
    pub answered_at: Option<DateTime<Utc>>,
    /// When it was closed, by an answer, a correction or a decision; UTC.
    pub closed_at: Option<DateTime<Utc>>,
}

/// The columns of [`Question`], before its conditions.
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

#[derive(sqlx::FromRow)]
struct OwnerRow {
    participant_id: PersonId,
    month: Month,
}

#[derive(sqlx::FromRow)]
struct Standing {
    state: DeclarationState,
}

impl Tx {
    /// Takes a step from the version that was looked at, as a conditional update: of two at once, one wins.
    pub(crate) async fn step(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        id: &DeclarationId,
        seen: i64,
        step: Step,
        role: Role,
    ) -> Result<()> {
        let standing: Standing =
            tx_row!(self, "select state from declaration where structure_id = $1 and id = $2", store.scope(), id.as_str())?
                .ok_or(StoreError::NotFound)?;
        let next = after(standing.state, step, role).ok_or(Refusal::MovedOn)?;
        let changed = tx_run!(
            self,
            "update declaration set state = $3, changed_at = $4 where structure_id = $1 and id = $2 and state = $5 and version = $6",
            store.scope(),
            id.as_str(),
            next.as_str(),
            by.at,
            standing.state.as_str(),
            seen,
        )?;
        if changed == 1 { Ok(()) } else { Err(Refusal::MovedOn.into()) }
    }
}

impl Review<'_> {
    /// Asks a question on a figure and sends its message. Sent twice, it is asked once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was decided or corrected meanwhile.
    pub async fn ask(
        &self,
        by: &Actor,
        role: Role,
        id: &DeclarationId,
        seen: i64,
        question: &str,
        message: Option<&Message>,
    ) -> Result<()> {
        or_repeated(self.insert_question(by, role, id, seen, question, message).await, self.question_asked(by, id, seen, question)).await
    }

    /// Whether the person who acts asked that of that version, and it is still open.
    async fn question_asked(&self, by: &Actor, id: &DeclarationId, seen: i64, question: &str) -> Result<Option<()>> {
        let asked: Option<String> = value!(
            self.db,
            "select q.id from question q join declaration d on d.id = q.declaration_id
             where d.structure_id = $1 and q.declaration_id = $2 and q.version = $3 and q.asked_by = $4 and q.question = $5
             and q.closed_at is null",
            self.scope(),
            id.as_str(),
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
        tx_run!(
            &mut tx,
            "insert into question (id, declaration_id, version, asked_by, asked_at, question) values ($1, $2, $3, $4, $5, $6)",
            new_ulid(by.at),
            id.as_str(),
            seen,
            asker,
            by.at,
            question,
        )
        .on_taken(Refusal::MovedOn)?;
        tx.audit(&self.structure, by, "declaration.question", id.as_str(), json!({ "version": seen })).await?;
        if let Some(message) = message {
            tx.enqueue(Some(&self.structure), MessageKind::Question, None, message, by.at).await?;
        }
        tx.commit().await
    }

    /// Whose declaration it is, and of which month: who is asked stands there and in no form.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn owner_of_declaration(&self, id: &DeclarationId) -> Result<(PersonId, Month)> {
        let find = "select e.participant_id, d.month from declaration d join enrollment e on e.id = d.enrollment_id
            where d.structure_id = $1 and d.id = $2";
        let owner: Option<OwnerRow> = row!(self.db, find, self.scope(), id.as_str())?;
        owner.map(|owner| (owner.participant_id, owner.month)).ok_or(StoreError::NotFound)
    }

    /// Answers the open question on one of the participant's own months. Sent twice, it is answered once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the month is not theirs, [`Refusal::MovedOn`] when no question is open any more.
    pub async fn answer(&self, by: &Actor, participant: &PersonId, month: Month, answer: &str) -> Result<()> {
        or_repeated(self.set_answer(by, participant, month, answer).await, self.question_answered(by, participant, month, answer)).await
    }

    /// Whether a question on a month of the participant's own, as it stands, was given just that answer a moment ago, and no
    /// other is open.
    async fn question_answered(&self, by: &Actor, participant: &PersonId, month: Month, answer: &str) -> Result<Option<()>> {
        let answered: Option<String> = value!(
            self.db,
            "select q.id from question q join declaration d on d.id = q.declaration_id join enrollment e on e.id = d.enrollment_id
             where d.structure_id = $1 and e.participant_id = $2 and d.month = $3 and q.version = d.version and q.answer = $4
             and q.answered_at >= $5
             and not exists (select 1 from question o where o.declaration_id = d.id and o.closed_at is null) limit 1",
            self.scope(),
            participant.as_str(),
            month.to_string(),
            answer,
            by.repeats_from(),
        )?;
        Ok(answered.map(|_| ()))
    }

    async fn set_answer(&self, by: &Actor, participant: &PersonId, month: Month, answer: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let (declaration, version) = tx.own_declaration(self, participant, month).await?;
        tx.step(self, by, &declaration, version, Step::Answer, Role::Participant).await?;
        let answered = tx_run!(
            &mut tx,
            "update question set answer = $2, answered_at = $3, closed_at = $3 where declaration_id = $1 and closed_at is null",
            declaration.as_str(),
            answer,
            by.at,
        )?;
        if answered != 1 {
            return Err(Refusal::MovedOn.into());
        }
        tx.audit(&self.structure, by, "declaration.answered", declaration.as_str(), json!({ "month": month })).await?;
        tx.commit().await
    }

    /// The question that waits for an answer on a path, the oldest if there are several.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn open_question(&self, enrollment: &EnrollmentId) -> Result<Option<Question>> {
        Ok(row!(
            self.db,
            questions!("and d.enrollment_id = $2 and q.closed_at is null order by q.asked_at limit 1"),
            self.scope(),
            enrollment.as_str()
        )?)
    }

    /// Every question on a declaration, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn questions(&self, declaration: &DeclarationId) -> Result<Vec<Question>> {
        Ok(rows!(self.db, questions!("and q.declaration_id = $2 order by q.asked_at"), self.scope(), declaration.as_str())?)
    }

    /// Every question on what waits, oldest first.
    pub(crate) async fn questions_waiting(&self) -> Result<Vec<Question>> {
        Ok(rows!(self.db, questions!("and d.state in ('Submitted', 'QuestionAsked') order by q.asked_at"), self.scope())?)
    }
}
