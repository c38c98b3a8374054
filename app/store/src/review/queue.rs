//! What waits for a coach's decision, with everything that the decision needs.

use crate::{
    Question, Result, Version,
    db::{StructureStore, by_name::by_name, row, rows},
    declarations::stored_line,
    review::Review,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::{
        declaration::{Activity, DeclarationState, LineKind, TurnoverLine},
        rates::ceiling::gauge,
    },
    review::signals::MONTHS_LOOKED_AT,
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId},
        money::Cents,
        month::Month,
    },
};
use std::collections::HashMap;

/// A declaration that waits for a decision or an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingReview {
    /// The declaration.
    pub id: DeclarationId,
    /// Whose.
    pub participant_id: PersonId,
    /// First and family name of the participant.
    pub name: String,
    /// The coach who accompanies.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach: String,
    /// The month.
    pub month: Month,
    /// Submitted or with a question asked.
    pub state: DeclarationState,
    /// The version that is looked at.
    pub version: i64,
    /// That version.
    pub sent: Version,
    /// Its signed sum.
    pub total: Cents,
    /// The monthly goal.
    pub goal: Option<Cents>,
    /// Mean monthly turnover at the start.
    pub starting_turnover: Cents,
    /// The figures before, oldest first, [`MONTHS_LOOKED_AT`] at most.
    pub before: Vec<(Month, Cents)>,
    /// Whether the year, up to this month, is near a ceiling of the regime.
    pub ceiling_near: bool,
    /// The newest question, answered or not.
    pub question: Option<Question>,
    /// The questions before it, oldest first.
    pub earlier_questions: Vec<Question>,
}

impl PendingReview {
    /// Whether the newest question has its answer.
    pub fn answered(&self) -> bool {
        self.question.as_ref().is_some_and(|question| question.answer.is_some())
    }
}

/// The last thing that happened to a declaration, and who did it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LastStep {
    /// What, as the journal calls it: `declaration.validated`.
    pub action: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Who, if a person.
    pub actor_id: Option<String>,
    /// First and family name of who did it; empty for the structure's own tools.
    pub actor: String,
    /// First and family name of the participant.
    pub name: String,
    /// The month.
    pub month: Month,
}

#[derive(sqlx::FromRow)]
struct WaitingRow {
    id: DeclarationId,
    enrollment_id: EnrollmentId,
    participant_id: PersonId,
    name: String,
    coach_id: PersonId,
    coach: String,
    month: Month,
    state: DeclarationState,
    version: i64,
    author: String,
    created_at: DateTime<Utc>,
    note: Option<String>,
    clients: Option<i64>,
    total: Cents,
    goal: Option<i64>,
    starting_turnover: Cents,
    registered_on: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct YearRow {
    enrollment_id: String,
    month: Month,
    activity: Activity,
    sum: Cents,
}

#[derive(sqlx::FromRow)]
struct PastRow {
    enrollment_id: String,
    month: Month,
    total: Cents,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    declaration_id: DeclarationId,
    activity: Activity,
    kind: LineKind,
    amount: Cents,
}

/// The end of a query: what waits, of one coach's people only when given.
macro_rules! waiting {
    ($select:literal, $order:literal) => {
        concat!(
            $select,
            " where d.structure_id = $1 and d.state in ('Submitted', 'QuestionAsked') and e.coach_id = coalesce($2, e.coach_id) ",
            $order
        )
    };
}

impl Review<'_> {
    /// What waits for a decision or an answer, oldest month first; of one coach's people only when given.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn review_queue(&self, coach: Option<&PersonId>) -> Result<Vec<PendingReview>> {
        let coach = coach.map(PersonId::as_str);
        let waiting = rows!(
            self.db,
            waiting!(
                "select d.id, d.enrollment_id, e.participant_id, p.first_name || ' ' || p.last_name as name, e.coach_id,
                 c.first_name || ' ' || c.last_name as coach, d.month, d.state, d.version, d.total, e.goal, e.starting_turnover,
                 e.registered_on,
                 a.first_name || ' ' || a.last_name as author, v.created_at, v.note, v.clients,
                 p.last_name as by_last, p.first_name as by_first
                 from declaration d join enrollment e on e.id = d.enrollment_id join person p on p.id = e.participant_id
                 join person c on c.id = e.coach_id join declaration_version v on v.declaration_id = d.id and v.number = d.version
                 join person a on a.id = v.author_id",
                "order by d.id"
            ),
            self.scope(),
            coach,
        )?;
        let mut waiting: Vec<WaitingRow> = by_name(waiting);
        // What waits for a decision before what waits for an answer.
        waiting.sort_by_key(|it| (it.month, it.state == DeclarationState::QuestionAsked));
        let past: Vec<PastRow> = rows!(
            self.db,
            waiting!(
                "select distinct past.enrollment_id, past.month, past.total
                 from declaration past join declaration d on d.enrollment_id = past.enrollment_id
                 join enrollment e on e.id = d.enrollment_id",
                "order by past.month"
            ),
            self.scope(),
            coach,
        )?;
        let lines: Vec<LineRow> = rows!(
            self.db,
            waiting!(
                "select l.declaration_id, l.activity, l.kind, l.amount
                 from turnover_line l join declaration d on d.id = l.declaration_id and d.version = l.version
                 join enrollment e on e.id = d.enrollment_id",
                "order by l.declaration_id, l.position"
            ),
            self.scope(),
            coach,
        )?;
        let years = self.sums_waiting(coach).await?;
        let mut figures: HashMap<String, Vec<(Month, Cents)>> = HashMap::new();
        for row in past {
            figures.entry(row.enrollment_id).or_default().push((row.month, row.total));
        }
        let mut lines_of: HashMap<DeclarationId, Vec<TurnoverLine>> = HashMap::new();
        for row in lines {
            lines_of.entry(row.declaration_id).or_default().push(stored_line(row.activity, row.kind, row.amount)?);
        }
        let mut questions: HashMap<DeclarationId, Vec<Question>> = HashMap::new();
        for question in self.questions_waiting().await? {
            questions.entry(question.declaration_id.clone()).or_default().push(question);
        }
        Ok(waiting
            .into_iter()
            .map(|row| {
                let before: Vec<_> = figures
                    .get(row.enrollment_id.as_str())
                    .map(|months| months.iter().filter(|(month, _)| *month < row.month).copied().collect())
                    .unwrap_or_default();
                let to_date: Vec<_> = years
                    .get(row.enrollment_id.as_str())
                    .map(|sums| sums.iter().filter(|sum| sum.month <= row.month))
                    .map(|sums| sums.map(|sum| (sum.month, sum.activity, sum.sum)).collect())
                    .unwrap_or_default();
                let gauge = gauge(row.registered_on, row.month.year(), &to_date);
                let mut earlier_questions = questions.remove(&row.id).unwrap_or_default();
                PendingReview {
                    before: before[before.len().saturating_sub(MONTHS_LOOKED_AT)..].to_vec(),
                    sent: Version {
                        number: row.version,
                        author: row.author,
                        created_at: row.created_at,
                        lines: lines_of.remove(&row.id).unwrap_or_default(),
                        note: row.note,
                        clients: row.clients,
                    },
                    ceiling_near: gauge.is_ok_and(|gauge| gauge.is_near()),
                    question: earlier_questions.pop(),
                    earlier_questions,
                    id: row.id,
                    participant_id: row.participant_id,
                    name: row.name,
                    coach_id: row.coach_id,
                    coach: row.coach,
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

    /// The sums of every month of those who wait, category by category, by the identifier of their path.
    async fn sums_waiting(&self, coach: Option<&str>) -> Result<HashMap<String, Vec<YearRow>>> {
        let rows: Vec<YearRow> = rows!(
            self.db,
            concat!(
                "select past.enrollment_id, past.month, l.activity, cast(sum(l.amount) as bigint) as sum
                 from declaration past join turnover_line l on l.declaration_id = past.id and l.version = past.version
                 where past.enrollment_id in (",
                waiting!("select d.enrollment_id from declaration d join enrollment e on e.id = d.enrollment_id", ""),
                ") group by past.enrollment_id, past.month, l.activity"
            ),
            self.scope(),
            coach,
        )?;
        let mut of_path: HashMap<String, Vec<YearRow>> = HashMap::new();
        for row in rows {
            of_path.entry(row.enrollment_id.clone()).or_default().push(row);
        }
        Ok(of_path)
    }

    /// The last thing that happened to a declaration.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn last_step(&self, id: &DeclarationId) -> Result<Option<LastStep>> {
        Ok(row!(
            self.db,
            "select a.action, a.at, a.actor_id, coalesce(w.first_name || ' ' || w.last_name, '') as actor,
             p.first_name || ' ' || p.last_name as name, d.month
             from audit a left join person w on w.id = a.actor_id join declaration d on d.id = a.subject_id
             join enrollment e on e.id = d.enrollment_id join person p on p.id = e.participant_id
             where d.structure_id = $1 and d.id = $2 order by a.at desc, a.id desc limit 1",
            self.scope(),
            id.as_str(),
        )?)
    }
}
