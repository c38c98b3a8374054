//! The action plan of a path.

use crate::{
    By, Result, StoreError,
    db::{Within, fresh, row, rows, tx_run, tx_value},
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{EnrollmentId, GoalId, PersonId, PlanActionId},
    plan::{Focus, Progress},
};
use serde_json::json;

/// A goal with its actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its identifier.
    pub id: GoalId,
    /// What it is about.
    pub focus: Focus,
    /// What is aimed at.
    pub title: String,
    /// What is done for it, in order.
    pub actions: Vec<PlanAction>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PlanAction {
    /// Its identifier.
    #[sqlx(try_from = "String")]
    pub id: PlanActionId,
    /// The goal it serves.
    #[sqlx(try_from = "String")]
    pub goal_id: GoalId,
    /// What to do.
    pub title: String,
    /// When it was ticked off, UTC.
    pub done_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct GoalRow {
    #[sqlx(try_from = "String")]
    id: GoalId,
    #[sqlx(try_from = "String")]
    focus: Focus,
    title: String,
}

#[derive(sqlx::FromRow)]
struct Counts {
    done: i64,
    all_actions: i64,
}

impl Within {
    /// The plan of a path: its goals in order, each with its actions.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn plan(&self, enrollment: &EnrollmentId) -> Result<Vec<Goal>> {
        let goals: Vec<GoalRow> = rows!(
            self.db,
            "select id, focus, title from goal where structure_id = $1 and enrollment_id = $2 order by position, id",
            self.scope(),
            enrollment.as_str()
        )?;
        let mut actions: Vec<PlanAction> = rows!(
            self.db,
            "select a.id, a.goal_id, a.title, a.done_at from plan_action a join goal g on g.id = a.goal_id
             where g.structure_id = $1 and g.enrollment_id = $2 order by a.position, a.id",
            self.scope(),
            enrollment.as_str()
        )?;
        Ok(goals
            .into_iter()
            .map(|goal| {
                let own = actions.extract_if(.., |action| action.goal_id == goal.id).collect();
                Goal { id: goal.id, focus: goal.focus, title: goal.title, actions: own }
            })
            .collect())
    }

    /// How far the plan of a path has come.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn progress(&self, enrollment: &EnrollmentId) -> Result<Progress> {
        let counts: Option<Counts> = row!(
            self.db,
            "select count(a.done_at) as done, count(*) as all_actions from plan_action a join goal g on g.id = a.goal_id
             where g.structure_id = $1 and g.enrollment_id = $2",
            self.scope(),
            enrollment.as_str()
        )?;
        Ok(counts.map_or(Progress { done: 0, all: 0 }, |c| Progress { done: c.done, all: c.all_actions }))
    }

    /// Adds a goal with its actions at the end of a plan.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn add_goal(
        &self,
        by: &By,
        enrollment: &EnrollmentId,
        focus: Focus,
        title: &str,
        actions: &[&str],
    ) -> Result<Vec<PlanActionId>> {
        let id: GoalId = fresh(by.at)?;
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
            let action: PlanActionId = fresh(by.at)?;
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
    /// [`StoreError::NotFound`] for an action of someone else's plan.
    pub async fn tick(&self, by: &By, participant: &PersonId, action: &PlanActionId, done: bool) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let own: Option<String> = tx_value!(
            &mut tx,
            "select a.id from plan_action a join goal g on g.id = a.goal_id join enrollment e on e.id = g.enrollment_id
             where a.structure_id = $1 and a.id = $2 and e.participant_id = $3",
            self.scope(),
            action.as_str(),
            participant.as_str()
        )?;
        own.ok_or(StoreError::NotFound)?;
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
