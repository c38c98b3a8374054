//! The review queue: pending declarations with everything that a decision needs.

use crate::{
    DeclarationVersion, Question, Result,
    db::{by_name::by_name, readable, row, rows},
    declarations::stored_line,
    review::Review,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::{
        declaration::{Activity, DeclarationState, LineKind, TurnoverLine},
        rates::ceiling::gauge,
    },
    review::signals::MONTHS_COMPARED,
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId},
        money::Cents,
        month::Month,
    },
};
use std::collections::HashMap;

/// A declaration that awaits a decision or an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingReview {
    /// The declaration.
    pub id: DeclarationId,
    /// The participant.
    pub participant_id: PersonId,
    /// First and family name of the participant.
    pub name: String,
    /// The coach of the enrollment.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach: String,
    /// The month.
    pub month: Month,
    /// `Submitted` or `QuestionAsked`.
    pub state: DeclarationState,
    /// The number of the current version.
    pub version: i64,
    /// The current version.
    pub sent: DeclarationVersion,
    /// Its signed sum, in cents.
    pub total: Cents,
    /// The monthly turnover aimed at.
    pub goal: Option<Cents>,
    /// Mean monthly turnover at the start.
    pub starting_turnover: Cents,
    /// The months declared before with their signed sums, oldest first, [`MONTHS_COMPARED`] at most.
    pub before: Vec<(Month, Cents)>,
    /// Whether its participant contests what the team entered, and the team has not decided yet.
    pub contested: bool,
    /// Whether the year up to this month is near a ceiling of the regime.
    pub ceiling_near: bool,
    /// The newest question, answered or not.
    pub question: Option<Question>,
    /// The questions before it, oldest first.
    pub earlier_questions: Vec<Question>,
}

impl PendingReview {
    /// Whether the newest question has an answer.
    pub fn answered(&self) -> bool {
        self.question.as_ref().is_some_and(|question| question.answer.is_some())
    }
}

/// The newest audit event of a declaration.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LastStep {
    /// Its action: `declaration.validated`.
    pub action: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// The person who did it; `None` for the command-line tools.
    pub actor_id: Option<PersonId>,
    /// First and family name of that person; empty for the command-line tools.
    pub actor: String,
    /// First and family name of the participant.
    pub name: String,
    /// The month.
    pub month: Month,
}

#[derive(sqlx::FromRow)]
struct PendingRow {
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
    entered_reason: Option<String>,
    contested: bool,
    total: Cents,
    goal: Option<Cents>,
    starting_turnover: Cents,
    registered_on: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct CategoryRow {
    enrollment_id: EnrollmentId,
    month: Month,
    activity: Activity,
    sum: Cents,
}

#[derive(sqlx::FromRow)]
struct MonthRow {
    enrollment_id: EnrollmentId,
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

/// A query of pending declarations `d` of enrollments `e`; of one coach if `$2` is not null.
macro_rules! pending {
    ($select:literal, $order:literal) => {
        concat!(
            $select,
            " where d.structure_id = $1 and d.state in ('Submitted', 'QuestionAsked') and e.coach_id = coalesce($2, e.coach_id) and ",
            readable!("e.participant_id", "$3", "$4"),
            " ",
            $order
        )
    };
}

impl Review<'_> {
    /// Pending declarations, oldest month first, then those that await a decision, then by name; of one coach if given.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn review_queue(&self, coach: Option<&PersonId>) -> Result<Vec<PendingReview>> {
        let pending = rows!(
            self.db,
            pending!(
                "select d.id, d.enrollment_id, e.participant_id, p.first_name || ' ' || p.last_name as name, e.coach_id,
                 c.first_name || ' ' || c.last_name as coach, d.month, d.state, d.version, d.total, e.goal, e.starting_turnover,
                 e.registered_on,
                 a.first_name || ' ' || a.last_name as author, v.created_at, v.note, v.clients, v.entered_reason,
                 exists (select 1 from correction_request r where r.declaration_id = d.id and r.decided_at is null) as contested,
                 p.last_name as by_last, p.first_name as by_first
                 from declaration d join enrollment e on e.id = d.enrollment_id join person p on p.id = e.participant_id
                 join person c on c.id = e.coach_id join declaration_version v on v.declaration_id = d.id and v.number = d.version
                 join person a on a.id = v.author_id",
                "order by d.id"
            ),
            self.scope(),
            coach,
            self.reader(),
            self.reading_day(),
        )?;
        let mut pending: Vec<PendingRow> = by_name(pending);
        pending.sort_by_key(|it| (it.month, it.state == DeclarationState::QuestionAsked));
        let past: Vec<MonthRow> = rows!(
            self.db,
            pending!(
                "select distinct past.enrollment_id, past.month, past.total
                 from declaration past join declaration d on d.enrollment_id = past.enrollment_id
                 join enrollment e on e.id = d.enrollment_id",
                "order by past.month"
            ),
            self.scope(),
            coach,
            self.reader(),
            self.reading_day(),
        )?;
        let lines: Vec<LineRow> = rows!(
            self.db,
            pending!(
                "select l.declaration_id, l.activity, l.kind, l.amount
                 from turnover_line l join declaration d on d.id = l.declaration_id and d.version = l.version
                 join enrollment e on e.id = d.enrollment_id",
                "order by l.declaration_id, l.position"
            ),
            self.scope(),
            coach,
            self.reader(),
            self.reading_day(),
        )?;
        let sums_by_enrollment = self.category_sums(coach).await?;
        let mut months_by_enrollment: HashMap<EnrollmentId, Vec<(Month, Cents)>> = HashMap::new();
        for row in past {
            months_by_enrollment.entry(row.enrollment_id).or_default().push((row.month, row.total));
        }
        let mut lines_by_declaration: HashMap<DeclarationId, Vec<TurnoverLine>> = HashMap::new();
        for row in lines {
            lines_by_declaration.entry(row.declaration_id).or_default().push(stored_line(row.activity, row.kind, row.amount)?);
        }
        let mut questions: HashMap<DeclarationId, Vec<Question>> = HashMap::new();
        for question in self.pending_questions(coach).await? {
            questions.entry(question.declaration_id.clone()).or_default().push(question);
        }
        Ok(pending
            .into_iter()
            .map(|row| {
                let before: Vec<_> = months_by_enrollment
                    .get(&row.enrollment_id)
                    .map(|months| months.iter().filter(|(month, _)| *month < row.month).copied().collect())
                    .unwrap_or_default();
                let to_date: Vec<_> = sums_by_enrollment
                    .get(&row.enrollment_id)
                    .map(|sums| sums.iter().filter(|sum| sum.month <= row.month))
                    .map(|sums| sums.map(|sum| (sum.month, sum.activity, sum.sum)).collect())
                    .unwrap_or_default();
                let gauge = gauge(row.registered_on, row.month.year(), &to_date);
                let mut earlier_questions = questions.remove(&row.id).unwrap_or_default();
                PendingReview {
                    before: before[before.len().saturating_sub(MONTHS_COMPARED)..].to_vec(),
                    sent: DeclarationVersion {
                        number: row.version,
                        author: row.author,
                        created_at: row.created_at,
                        lines: lines_by_declaration.remove(&row.id).unwrap_or_default(),
                        note: row.note,
                        clients: row.clients,
                        entered_reason: row.entered_reason,
                    },
                    contested: row.contested,
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
                    goal: row.goal,
                    starting_turnover: row.starting_turnover,
                }
            })
            .collect())
    }

    /// Sums by month and category of every enrollment with a pending declaration.
    async fn category_sums(&self, coach: Option<&PersonId>) -> Result<HashMap<EnrollmentId, Vec<CategoryRow>>> {
        let rows: Vec<CategoryRow> = rows!(
            self.db,
            concat!(
                "select past.enrollment_id, past.month, l.activity, cast(sum(l.amount) as bigint) as sum
                 from declaration past join turnover_line l on l.declaration_id = past.id and l.version = past.version
                 where past.enrollment_id in (",
                pending!("select d.enrollment_id from declaration d join enrollment e on e.id = d.enrollment_id", ""),
                ") group by past.enrollment_id, past.month, l.activity"
            ),
            self.scope(),
            coach,
            self.reader(),
            self.reading_day(),
        )?;
        let mut by_enrollment: HashMap<EnrollmentId, Vec<CategoryRow>> = HashMap::new();
        for row in rows {
            by_enrollment.entry(row.enrollment_id.clone()).or_default().push(row);
        }
        Ok(by_enrollment)
    }

    /// The newest audit event of a declaration, withdrawn ones included; `None` for one of another structure.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn last_step(&self, id: &DeclarationId) -> Result<Option<LastStep>> {
        Ok(row!(
            self.db,
            concat!(
                "select a.action, a.at, a.actor_id, coalesce(w.first_name || ' ' || w.last_name, '') as actor,
                 p.first_name || ' ' || p.last_name as name, coalesce(d.month, z.month) as month
                 from audit a left join person w on w.id = a.actor_id left join declaration d on d.id = a.subject_id
                 left join withdrawn_declaration z on z.id = a.subject_id
                 join enrollment e on e.id = coalesce(d.enrollment_id, z.enrollment_id) join person p on p.id = e.participant_id
                 where e.structure_id = $1 and a.subject_id = $2 and ",
                readable!("e.participant_id", "$3", "$4"),
                " order by a.at desc, a.id desc limit 1"
            ),
            self.scope(),
            id,
            self.reader(),
            self.reading_day(),
        )?)
    }
}
