//! The review queue: pending declarations with everything that a decision needs.

use crate::{
    DeclarationVersion, Question, Result,
    db::{
        by_name::by_name,
        packed::{packed, unpacked},
        readable, row, rows,
    },
    declarations::{stored_line, unpacked_months},
    review::Review,
};
use boxed_futures::boxed_futures;
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
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
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

#[derive(sqlx_macros::FromRow)]
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

/// What a declaration is compared with: the declared months of its enrollment, and the turnover lines of those from a month on.
#[derive(sqlx_macros::FromRow)]
struct PastRow {
    enrollment_id: EnrollmentId,
    months: Option<String>,
    lines: Option<String>,
}

/// What an enrollment declared.
struct Past {
    /// The months with their signed sums, oldest first.
    months: Vec<(Month, Cents)>,
    /// The turnover lines of the years of its pending declarations, with their signs.
    lines: Vec<(Month, Activity, Cents)>,
}

impl PastRow {
    fn past(&self) -> Result<Past> {
        let months = unpacked_months(self.months.as_deref())?;
        let lines = unpacked(self.lines.as_deref(), |[month, activity, amount]| {
            Some((month.parse().ok()?, Activity::try_from(activity.to_owned()).ok()?, Cents::new(amount.parse().ok()?)))
        })?;
        Ok(Past { months, lines })
    }
}

#[derive(sqlx_macros::FromRow)]
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

#[boxed_futures]
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
        let past = self.past(coach, pending.first().map(|oldest| oldest.month)).await?;
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
                let past = past.get(&row.enrollment_id);
                let before: Vec<_> =
                    past.map(|past| past.months.iter().filter(|(month, _)| *month < row.month).copied().collect()).unwrap_or_default();
                let to_date: Vec<_> =
                    past.map(|past| past.lines.iter().filter(|(month, ..)| *month <= row.month).copied().collect()).unwrap_or_default();
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

    /// What the enrollments with a pending declaration declared; lines from January of the year of the oldest one on, since the ceilings
    /// are of calendar years.
    async fn past(&self, coach: Option<&PersonId>, oldest: Option<Month>) -> Result<HashMap<EnrollmentId, Past>> {
        let Some(oldest) = oldest else { return Ok(HashMap::new()) };
        let rows: Vec<PastRow> = rows!(
            self.db,
            concat!(
                "select n.id as enrollment_id, ",
                packed!(["m.month", "m.total"], "from declaration m where m.enrollment_id = n.id"),
                " as months, ",
                packed!(
                    ["o.month", "l.activity", "l.amount"],
                    "from declaration o join turnover_line l on l.declaration_id = o.id and l.version = o.version
                     where o.enrollment_id = n.id and o.month >= $5"
                ),
                " as lines from enrollment n where n.structure_id = $1 and n.id in (",
                pending!("select d.enrollment_id from declaration d join enrollment e on e.id = d.enrollment_id", ""),
                ")"
            ),
            self.scope(),
            coach,
            self.reader(),
            self.reading_day(),
            oldest.plus(1 - oldest.number() as i32),
        )?;
        rows.into_iter().map(|row| Ok((row.enrollment_id.clone(), row.past()?))).collect()
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
