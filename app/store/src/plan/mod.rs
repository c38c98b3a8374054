//! The agreed action plan of an enrollment, with the state of each action.

pub(crate) mod check_ins;
pub(crate) mod templates;
pub(crate) mod versions;

use crate::{
    Actor, Result, StoreError,
    db::{face, new_id, row, rows, tx_row, tx_run},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    plan::{ActionDoer, ActionTerms, Focus, GoalTerms, Plan, PlanRefusal, PlannedAction, PlannedGoal, Progress, Side},
    values::{
        ids::{EnrollmentId, GoalId, PersonId, PlanActionId, SessionTypeId},
        money::Cents,
    },
};
use serde_json::json;

face! {
    /// The action plans of one structure, their versions, and the monthly check-ins.
    Plans, plans
}

/// A goal of the agreed plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its identifier.
    pub id: GoalId,
    /// Its focus.
    pub focus: Focus,
    /// Its title.
    pub title: String,
    /// The sentence that says when it is reached.
    pub target: Option<String>,
    /// The monthly turnover aimed at, in cents.
    pub turnover: Option<Cents>,
    /// Its due day.
    pub due_on: Option<NaiveDate>,
    /// Its actions, in order.
    pub actions: Vec<PlanAction>,
}

/// An action of the agreed plan.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct PlanAction {
    /// Its identifier.
    pub id: PlanActionId,
    /// Its goal.
    pub goal_id: GoalId,
    /// Its title.
    pub title: String,
    /// Who does it.
    pub doer: ActionDoer,
    /// Its due day.
    pub due_on: Option<NaiveDate>,
    /// The type of session to book for it: then it is done by attending.
    pub session_type_id: Option<SessionTypeId>,
    /// The title of that type.
    pub session_title: Option<String>,
    /// When it was ticked off, or when the session that it asks for was attended, UTC.
    pub done_at: Option<DateTime<Utc>>,
    /// The start of the next booked session of that type, UTC.
    pub booked_for: Option<DateTime<Utc>>,
}

#[derive(sqlx_macros::FromRow)]
struct GoalRow {
    id: GoalId,
    focus: Focus,
    title: String,
    target: Option<String>,
    turnover: Option<Cents>,
    due_on: Option<NaiveDate>,
}

#[derive(sqlx_macros::FromRow)]
struct ProgressRow {
    done: i64,
    all_actions: i64,
}

#[derive(sqlx_macros::FromRow)]
struct TickRow {
    doer: ActionDoer,
    attended: bool,
}

/// SQL of the instant at which an action `a` of enrollment `e` was done: ticked off, or a session of its type attended since it
/// was agreed. One session counts for every action that asks for its type.
macro_rules! done_at {
    () => {
        "case when a.session_type_id is null then a.done_at else (
             select min(s.starts_at) from booking b join session s on s.id = b.session_id
             where b.participant_id = e.participant_id and b.state = 'Attended'
             and s.session_type_id = a.session_type_id and s.starts_at >= a.set_at
         ) end"
    };
}

#[boxed_futures]
impl Plans<'_> {
    /// The goals of the agreed plan of an enrollment, in order.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn goals(&self, enrollment: &EnrollmentId) -> Result<Vec<Goal>> {
        let goals: Vec<GoalRow> = rows!(
            self.db,
            "select id, focus, title, target, turnover, due_on from goal
             where structure_id = $1 and enrollment_id = $2 and dropped_at is null order by position, id",
            self.scope(),
            enrollment
        )?;
        let mut all_actions: Vec<PlanAction> = rows!(
            self.db,
            concat!(
                "select a.id, a.goal_id, a.title, a.doer, a.due_on, a.session_type_id, t.title as session_title, ",
                done_at!(),
                " as done_at,
                 (select min(s.starts_at) from booking b join session s on s.id = b.session_id
                  where b.participant_id = e.participant_id and b.state = 'Booked'
                  and s.session_type_id = a.session_type_id and s.starts_at >= a.set_at) as booked_for
                 from plan_action a join goal g on g.id = a.goal_id join enrollment e on e.id = g.enrollment_id
                 left join session_type t on t.id = a.session_type_id
                 where g.structure_id = $1 and g.enrollment_id = $2 and a.dropped_at is null order by a.position, a.id"
            ),
            self.scope(),
            enrollment
        )?;
        Ok(goals
            .into_iter()
            .map(|goal| {
                let actions = all_actions.extract_if(.., |action| action.goal_id == goal.id).collect();
                let GoalRow { id, focus, title, target, turnover, due_on } = goal;
                Goal { id, focus, title, target, turnover, due_on, actions }
            })
            .collect())
    }

    /// The content of the agreed plan of an enrollment, with which the next version begins.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn agreed_plan(&self, enrollment: &EnrollmentId) -> Result<Plan> {
        Ok(Plan { goals: self.goals(enrollment).await?.into_iter().map(planned).collect() })
    }

    /// Number of done actions and of all actions of the agreed plan.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn progress(&self, enrollment: &EnrollmentId) -> Result<Progress> {
        let counts: Option<ProgressRow> = row!(
            self.db,
            concat!(
                "select count(",
                done_at!(),
                ") as done, count(*) as all_actions
                 from plan_action a join goal g on g.id = a.goal_id join enrollment e on e.id = g.enrollment_id
                 where g.structure_id = $1 and g.enrollment_id = $2 and a.dropped_at is null"
            ),
            self.scope(),
            enrollment
        )?;
        Ok(counts.map_or(Progress { done: 0, all: 0 }, |c| Progress { done: c.done, all: c.all_actions }))
    }

    /// Appends a goal with its actions to the agreed plan without a version, for the import of existing plans; returns the
    /// identifiers of the actions.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn add_goal(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        focus: Focus,
        title: &str,
        actions: &[&str],
    ) -> Result<Vec<PlanActionId>> {
        let id: GoalId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        tx_run!(
            &mut tx,
            "insert into goal (id, structure_id, enrollment_id, focus, title, position)
             values ($1, $2, $3, $4, $5, (select count(*) from goal where enrollment_id = $3))",
            &id,
            self.scope(),
            enrollment,
            focus,
            title,
        )?;
        let mut added = Vec::new();
        for (position, title) in actions.iter().enumerate() {
            let action: PlanActionId = new_id(by.at)?;
            tx_run!(
                &mut tx,
                "insert into plan_action (id, structure_id, goal_id, title, position) values ($1, $2, $3, $4, $5)",
                &action,
                self.scope(),
                &id,
                *title,
                position as i64,
            )?;
            added.push(action);
        }
        tx.audit(&self.structure, by, "goal.added", id.as_str(), json!({ "actions": actions.len() })).await?;
        tx.commit().await?;
        Ok(added)
    }

    /// Ticks an action off as the participant, or reopens it. Idempotent.
    ///
    /// # Errors
    /// Those of [`Plans::tick_as`].
    pub async fn tick(&self, by: &Actor, participant: &PersonId, action: &PlanActionId, done: bool) -> Result<()> {
        self.tick_as(by, Side::Participant, participant, action, done).await
    }

    /// Ticks an action of a participant's plan off as one of the two sides, or reopens it. Idempotent.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an action of another plan; [`PlanRefusal::NotYours`] for an action of the other side;
    /// [`PlanRefusal::Attended`] for an action that is done by attending a session.
    pub async fn tick_as(&self, by: &Actor, side: Side, participant: &PersonId, action: &PlanActionId, done: bool) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let row: Option<TickRow> = tx_row!(
            &mut tx,
            "select a.doer, a.session_type_id is not null as attended
             from plan_action a join goal g on g.id = a.goal_id join enrollment e on e.id = g.enrollment_id
             where a.structure_id = $1 and a.id = $2 and e.participant_id = $3 and a.dropped_at is null",
            self.scope(),
            action,
            participant
        )?;
        let row = row.ok_or(StoreError::NotFound)?;
        if row.attended {
            return Err(PlanRefusal::Attended.into());
        }
        if !row.doer.includes(side) {
            return Err(PlanRefusal::NotYours.into());
        }
        let (at, who) = if done { (Some(by.at), by.person_id()) } else { (None, None) };
        let set = "update plan_action set done_at = $2, done_by = $3 where id = $1 and (done_at is null) = $4";
        if tx_run!(&mut tx, set, action, at, who, done)? == 0 {
            return Ok(());
        }
        let what = if done { "action.done" } else { "action.reopened" };
        tx.audit(&self.structure, by, what, action.as_str(), json!({})).await?;
        tx.commit().await
    }
}

/// The content of a goal, without the state of its actions.
fn planned(goal: Goal) -> PlannedGoal {
    let actions = goal.actions.into_iter().map(|action| PlannedAction {
        terms: ActionTerms { session_type: action.session_type_id, title: action.title, doer: action.doer, due_on: action.due_on },
        id: action.id,
    });
    PlannedGoal {
        id: goal.id,
        actions: actions.collect(),
        terms: GoalTerms { focus: goal.focus, title: goal.title, target: goal.target, turnover: goal.turnover, due_on: goal.due_on },
    }
}
