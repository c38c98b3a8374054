//! The action plan of a path as it counts, with the facts of each action.

pub(crate) mod check_ins;
pub(crate) mod versions;

use crate::{
    Actor, Result, StoreError,
    db::{StructureStore, face, new_id, row, rows, tx_row, tx_run},
};
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
    /// Action plans of one structure, their versions and the monthly check-ins.
    Plans, plans
}

/// A goal with its actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its identifier.
    pub id: GoalId,
    /// What it is about.
    pub focus: Focus,
    /// What is aimed at.
    pub title: String,
    /// How one will know that it is reached.
    pub target: Option<String>,
    /// The monthly turnover aimed at.
    pub turnover: Option<Cents>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// What is done for it, in order.
    pub actions: Vec<PlanAction>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PlanAction {
    /// Its identifier.
    pub id: PlanActionId,
    /// The goal it serves.
    pub goal_id: GoalId,
    /// What to do.
    pub title: String,
    /// Who does it.
    pub doer: ActionDoer,
    /// By when.
    pub due_on: Option<NaiveDate>,
    session_type_id: Option<String>,
    /// The name of what to book for it.
    pub session_title: Option<String>,
    /// When it was ticked off, or when the session that it asks for was attended, UTC.
    pub done_at: Option<DateTime<Utc>>,
    /// When the next session of that type begins that the person holds a place in, UTC.
    pub booked_for: Option<DateTime<Utc>>,
}

impl PlanAction {
    /// What to book for it: then it is done by attending.
    pub fn session_type(&self) -> Option<SessionTypeId> {
        self.session_type_id.clone().and_then(|id| SessionTypeId::try_from(id).ok())
    }
}

#[derive(sqlx::FromRow)]
struct GoalRow {
    id: GoalId,
    focus: Focus,
    title: String,
    target: Option<String>,
    turnover: Option<i64>,
    due_on: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct Counts {
    done: i64,
    all_actions: i64,
}

#[derive(sqlx::FromRow)]
struct Ticked {
    doer: ActionDoer,
    attended: bool,
}

/// When an action `a` of the path `e` was done: ticked off, or a session of its type attended since it was agreed so. Two
/// actions that ask for one type are both done by one session.
macro_rules! done_at {
    () => {
        "case when a.session_type_id is null then a.done_at else (
             select min(s.starts_at) from booking b join session s on s.id = b.session_id
             where b.participant_id = e.participant_id and b.state = 'Attended'
             and s.session_type_id = a.session_type_id and s.starts_at >= a.set_at
         ) end"
    };
}

impl Plans<'_> {
    /// The plan of a path: its goals in order, each with its actions and what became of them.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn goals(&self, enrollment: &EnrollmentId) -> Result<Vec<Goal>> {
        let goals: Vec<GoalRow> = rows!(
            self.db,
            "select id, focus, title, target, turnover, due_on from goal
             where structure_id = $1 and enrollment_id = $2 and dropped_at is null order by position, id",
            self.scope(),
            enrollment.as_str()
        )?;
        let mut actions: Vec<PlanAction> = rows!(
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
            enrollment.as_str()
        )?;
        Ok(goals
            .into_iter()
            .map(|goal| {
                let own = actions.extract_if(.., |action| action.goal_id == goal.id).collect();
                let turnover = goal.turnover.map(Cents::new);
                Goal { id: goal.id, focus: goal.focus, title: goal.title, target: goal.target, turnover, due_on: goal.due_on, actions: own }
            })
            .collect())
    }

    /// What the plan of a path says, as a later version begins with it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn agreed_plan(&self, enrollment: &EnrollmentId) -> Result<Plan> {
        Ok(Plan { goals: self.goals(enrollment).await?.into_iter().map(planned).collect() })
    }

    /// How far the plan of a path has come.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn progress(&self, enrollment: &EnrollmentId) -> Result<Progress> {
        let counts: Option<Counts> = row!(
            self.db,
            concat!(
                "select count(",
                done_at!(),
                ") as done, count(*) as all_actions
                 from plan_action a join goal g on g.id = a.goal_id join enrollment e on e.id = g.enrollment_id
                 where g.structure_id = $1 and g.enrollment_id = $2 and a.dropped_at is null"
            ),
            self.scope(),
            enrollment.as_str()
        )?;
        Ok(counts.map_or(Progress { done: 0, all: 0 }, |c| Progress { done: c.done, all: c.all_actions }))
    }

    /// Adds a goal with its actions at the end of a plan, as agreed elsewhere: no version tells of it. For a structure that
    /// comes with its plans.
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
            id.as_str(),
            self.scope(),
            enrollment.as_str(),
            focus.as_str(),
            title,
        )?;
        let mut added = Vec::new();
        for (position, title) in actions.iter().enumerate() {
            let action: PlanActionId = new_id(by.at)?;
            tx_run!(
                &mut tx,
                "insert into plan_action (id, structure_id, goal_id, title, position) values ($1, $2, $3, $4, $5)",
                action.as_str(),
                self.scope(),
                id.as_str(),
                *title,
                position as i64,
            )?;
            added.push(action);
        }
        tx.audit(&self.structure, by, "goal.added", id.as_str(), json!({ "actions": actions.len() })).await?;
        tx.commit().await?;
        Ok(added)
    }

    /// Ticks an action of a participant's own plan off, or opens it again. Sent twice, it is done once.
    ///
    /// # Errors
    /// As [`StructureStore::tick_as`].
    pub async fn tick(&self, by: &Actor, participant: &PersonId, action: &PlanActionId, done: bool) -> Result<()> {
        self.tick_as(by, Side::Participant, participant, action, done).await
    }

    /// Ticks an action of that participant's plan off as one of the two sides, or opens it again. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an action of someone else's plan; [`PlanRefusal::NotYours`] when the other side does it;
    /// [`PlanRefusal::Attended`] when a session does.
    pub async fn tick_as(&self, by: &Actor, side: Side, participant: &PersonId, action: &PlanActionId, done: bool) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let ticked: Option<Ticked> = tx_row!(
            &mut tx,
            "select a.doer, a.session_type_id is not null as attended
             from plan_action a join goal g on g.id = a.goal_id join enrollment e on e.id = g.enrollment_id
             where a.structure_id = $1 and a.id = $2 and e.participant_id = $3 and a.dropped_at is null",
            self.scope(),
            action.as_str(),
            participant.as_str()
        )?;
        let ticked = ticked.ok_or(StoreError::NotFound)?;
        if ticked.attended {
            return Err(PlanRefusal::Attended.into());
        }
        if !ticked.doer.includes(side) {
            return Err(PlanRefusal::NotYours.into());
        }
        let (at, who) = if done { (Some(by.at), by.person_id()) } else { (None, None) };
        let set = "update plan_action set done_at = $2, done_by = $3 where id = $1 and (done_at is null) = $4";
        if tx_run!(&mut tx, set, action.as_str(), at, who, done)? == 0 {
            return Ok(());
        }
        let what = if done { "action.done" } else { "action.reopened" };
        tx.audit(&self.structure, by, what, action.as_str(), json!({})).await?;
        tx.commit().await
    }
}

/// A goal without its facts.
fn planned(goal: Goal) -> PlannedGoal {
    let actions = goal.actions.into_iter().map(|action| PlannedAction {
        terms: ActionTerms { session_type: action.session_type(), title: action.title, doer: action.doer, due_on: action.due_on },
        id: action.id,
    });
    PlannedGoal {
        id: goal.id,
        actions: actions.collect(),
        terms: GoalTerms { focus: goal.focus, title: goal.title, target: goal.target, turnover: goal.turnover, due_on: goal.due_on },
    }
}
