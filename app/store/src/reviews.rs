//! The review: what waits, the decision, the question and its answer.

use crate::{
    By, Message, Refusal, Result, StoreError,
    db::{Tx, Within, fresh_id, row, rows, tx_row, tx_run},
    error::OnTaken,
};
use chrono::{DateTime, Utc};
use domain::{
    declaration::DeclarationState,
    ids::{DeclarationId, EnrollmentId, PersonId},
    money::Cents,
    month::Month,
    people::Role,
    review::{Step, after},
};
use serde_json::json;
use std::collections::HashMap;

/// A declaration that waits for a decision or an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The declaration.
    pub id: DeclarationId,
    /// Whose.
    pub participant_id: PersonId,
    /// First and family name of the participant.
    pub name: String,
    /// The month.
    pub month: Month,
    /// Submitted or with a question asked.
    pub state: DeclarationState,
    /// The version that is looked at.
    pub version: i64,
    /// Its signed sum.
    pub total: Cents,
    /// The monthly goal.
    pub goal: Option<Cents>,
    /// Mean monthly turnover at the start.
    pub starting_turnover: Cents,
    /// The five figures before, oldest first.
    pub before: Vec<(Month, Cents)>,
    /// The newest question, answered or not.
    pub question: Option<Question>,
}

/// A question and, perhaps, its answer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Question {
    /// The declaration it is about.
    #[sqlx(try_from = "String")]
    pub declaration_id: DeclarationId,
    /// The month it is about.
    #[sqlx(try_from = "String")]
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
struct WaitingRow {
    #[sqlx(try_from = "String")]
    id: DeclarationId,
    #[sqlx(try_from = "String")]
    enrollment_id: EnrollmentId,
    #[sqlx(try_from = "String")]
    participant_id: PersonId,
    name: String,
    #[sqlx(try_from = "String")]
    month: Month,
    #[sqlx(try_from = "String")]
    state: DeclarationState,
    version: i64,
    #[sqlx(try_from = "i64")]
    total: Cents,
    goal: Option<i64>,
    #[sqlx(try_from = "i64")]
    starting_turnover: Cents,
}

#[derive(sqlx::FromRow)]
struct PastRow {
    enrollment_id: String,
    #[sqlx(try_from = "String")]
    month: Month,
    #[sqlx(try_from = "i64")]
    total: Cents,
}

#[derive(sqlx::FromRow)]
struct Standing {
    #[sqlx(try_from = "String")]
    state: DeclarationState,
}

impl Tx {
    /// Takes a step from the version that was looked at, as a conditional update: of two at once, one wins.
    pub(crate) async fn step(&mut self, within: &Within, by: &By, id: &DeclarationId, seen: i64, step: Step, role: Role) -> Result<()> {
        let standing: Standing =
            tx_row!(self, "select state from declaration where structure_id = $1 and id = $2", within.scope(), id.as_str())?
                .ok_or(StoreError::NotFound)?;
        let next = after(standing.state, step, role).ok_or(Refusal::MovedOn)?;
        let changed = tx_run!(
            self,
            "update declaration set state = $3, changed_at = $4 where structure_id = $1 and id = $2 and state = $5 and version = $6",
            within.scope(),
            id.as_str(),
            next.as_str(),
            by.at,
            standing.state.as_str(),
            seen,
        )?;
        if changed == 1 { Ok(()) } else { Err(Refusal::MovedOn.into()) }
    }
}

impl Within {
    /// What waits for a decision or an answer, oldest month first; of one coach's people only when given.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn review_queue(&self, coach: Option<&PersonId>) -> Result<Vec<Waiting>> {
        let waiting: Vec<WaitingRow> = rows!(
            self.db,
            "select d.id, d.enrollment_id, e.participant_id, p.first_name || ' ' || p.last_name as name, d.month, d.state, d.version,
             d.total, e.goal, e.starting_turnover
             from declaration d join enrollment e on e.id = d.enrollment_id join person p on p.id = e.participant_id
             where d.structure_id = $1 and d.state in ('Submitted', 'QuestionAsked') and e.coach_id = coalesce($2, e.coach_id)
             order by d.month, d.state desc, p.last_name, p.first_name",
            self.scope(),
            coach.map(PersonId::as_str),
        )?;
        let past: Vec<PastRow> = rows!(
            self.db,
            "select distinct past.enrollment_id, past.month, past.total
             from declaration past join declaration d on d.enrollment_id = past.enrollment_id join enrollment e on e.id = d.enrollment_id
             where d.structure_id = $1 and d.state in ('Submitted', 'QuestionAsked') and e.coach_id = coalesce($2, e.coach_id)
             order by past.month",
            self.scope(),
            coach.map(PersonId::as_str),
        )?;
        let questions: Vec<Question> =
            rows!(self.db, questions!("and d.state in ('Submitted', 'QuestionAsked') order by q.asked_at"), self.scope())?;
        let mut figures: HashMap<String, Vec<(Month, Cents)>> = HashMap::new();
        for row in past {
            figures.entry(row.enrollment_id).or_default().push((row.month, row.total));
        }
        let mut newest: HashMap<DeclarationId, Question> = questions.into_iter().map(|q| (q.declaration_id.clone(), q)).collect();
        Ok(waiting
            .into_iter()
            .map(|row| {
                let before: Vec<_> = figures
                    .get(row.enrollment_id.as_str())
                    .map(|months| months.iter().filter(|(month, _)| *month < row.month).copied().collect())
                    .unwrap_or_default();
                Waiting {
                    before: before[before.len().saturating_sub(5)..].to_vec(),
                    question: newest.remove(&row.id),
                    id: row.id,
                    participant_id: row.participant_id,
                    name: row.name,
                    month: row.month,
                    state: row.state,
                    version: row.version,
                    total: row.total,
                    goal: row.goal.map(Cents::new),
                    starting_turnover: row.starting_turnover,
                }
            })
            .collect())
    }

    /// Takes a figure as right.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was decided or corrected meanwhile.
    pub async fn validate(&self, by: &By, role: Role, id: &DeclarationId, seen: i64) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.step(self, by, id, seen, Step::Validate, role).await?;
        tx_run!(&mut tx, "update question set closed_at = $2 where declaration_id = $1 and closed_at is null", id.as_str(), by.at)?;
        tx.audit(&self.structure, by, "declaration.validated", id.as_str(), json!({ "version": seen })).await?;
        tx.commit().await
    }

    /// Asks a question on a figure and sends its message.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was decided or corrected meanwhile.
    pub async fn ask(&self, by: &By, role: Role, id: &DeclarationId, seen: i64, question: &str, message: Option<&Message>) -> Result<()> {
        let asker = by.person_id().ok_or(StoreError::NotFound)?;
        let mut tx = self.db.begin().await?;
        tx.step(self, by, id, seen, Step::Ask, role).await?;
        tx_run!(
            &mut tx,
            "insert into question (id, declaration_id, version, asked_by, asked_at, question) values ($1, $2, $3, $4, $5, $6)",
            fresh_id(by.at),
            id.as_str(),
            seen,
            asker,
            by.at,
            question,
        )
        .on_taken(Refusal::MovedOn)?;
        tx.audit(&self.structure, by, "declaration.question", id.as_str(), json!({ "version": seen })).await?;
        if let Some(message) = message {
            tx.post(Some(&self.structure), message, by.at).await?;
        }
        tx.commit().await
    }

    /// Answers the open question on one of the participant's own months.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the month is not theirs, [`Refusal::MovedOn`] when no question is open any more.
    pub async fn answer(&self, by: &By, participant: &PersonId, month: Month, answer: &str) -> Result<()> {
        let enrollment = self.enrollment_of(participant).await?;
        let declaration = self.declaration(&enrollment.id, month).await?.ok_or(StoreError::NotFound)?;
        let mut tx = self.db.begin().await?;
        tx.step(self, by, &declaration.id, declaration.version(), Step::Answer, Role::Participant).await?;
        let answered = tx_run!(
            &mut tx,
            "update question set answer = $2, answered_at = $3, closed_at = $3 where declaration_id = $1 and closed_at is null",
            declaration.id.as_str(),
            answer,
            by.at,
        )?;
        if answered != 1 {
            return Err(Refusal::MovedOn.into());
        }
        tx.audit(&self.structure, by, "declaration.answered", declaration.id.as_str(), json!({ "month": month })).await?;
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
}
