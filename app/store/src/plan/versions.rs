//! Versions of action plans: proposed by either side, signed by both, never erased.

use crate::{
    Actor, Message, Result, StoreError,
    db::{LockTarget, Tx, rows, tx_row, tx_run, tx_value},
    plan::Plans,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    messages::delivery::MessageKind,
    plan::{
        ActionTerms, Change, Plan, PlanRefusal, PlannedGoal, Side,
        version::{self, PlanState, Seen, Step, Version},
    },
    values::ids::{EnrollmentId, GoalId, PlanActionId},
};
use serde_json::json;

/// A version of a plan, with the names of who changed and who signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersion {
    /// The version.
    pub version: Version,
    /// First and family name of who changed it last; `None` for the command-line tools.
    pub changed_by: Option<String>,
    /// When it was last changed, UTC.
    pub changed_at: DateTime<Utc>,
    /// First and family name of who signed for the team.
    pub coach: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
struct VersionRow {
    number: i64,
    revision: i64,
    state: PlanState,
    content: String,
    changed_at: DateTime<Utc>,
    participant_signed_at: Option<DateTime<Utc>>,
    coach_signed_at: Option<DateTime<Utc>>,
}

#[derive(sqlx_macros::FromRow)]
struct NamedRow {
    #[sqlx(flatten)]
    row: VersionRow,
    changed_by: Option<String>,
    coach: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
struct ExitRow {
    left_on: Option<NaiveDate>,
}

/// What the message that a version awaits the participant's signature is about.
fn about_version(enrollment: &EnrollmentId, number: i64) -> String {
    format!("{enrollment}/{number}")
}

impl VersionRow {
    fn version(self) -> Result<Version> {
        Ok(Version {
            seen: Seen { number: self.number, revision: self.revision },
            state: self.state,
            content: serde_json::from_str(&self.content)?,
            participant_signed_at: self.participant_signed_at,
            coach_signed_at: self.coach_signed_at,
        })
    }
}

#[boxed_futures]
impl Plans<'_> {
    /// The versions of the plan of an enrollment, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn plan_versions(&self, enrollment: &EnrollmentId) -> Result<Vec<PlanVersion>> {
        let found: Vec<NamedRow> = rows!(
            self.db,
            "select v.number, v.revision, v.state, v.content, v.changed_at, v.participant_signed_at, v.coach_signed_at,
             w.first_name || ' ' || w.last_name as changed_by, c.first_name || ' ' || c.last_name as coach
             from plan_version v left join person w on w.id = v.changed_by left join person c on c.id = v.coach_signed_by
             where v.structure_id = $1 and v.enrollment_id = $2 order by v.number desc",
            self.scope(),
            enrollment,
        )?;
        let named = |it: NamedRow| {
            let changed_at = it.row.changed_at;
            Ok(PlanVersion { version: it.row.version()?, changed_by: it.changed_by, changed_at, coach: it.coach })
        };
        found.into_iter().map(named).collect()
    }

    /// Changes the draft of a plan, or begins one from the agreed plan. A plan agreed before versions existed is recorded as
    /// version 0 first.
    ///
    /// # Errors
    /// Those of [`version::change`], whose `seen` is the version that the user saw; [`PlanRefusal::EnrollmentOver`] after the exit;
    /// [`StoreError::NotFound`] for a goal, an action or a type of session of another plan or structure.
    pub async fn change_plan(&self, by: &Actor, enrollment: &EnrollmentId, seen: Seen, change: &Change) -> Result<()> {
        let unversioned = self.agreed_plan(enrollment).await?;
        let mut tx = self.lock_plan(enrollment).await?;
        self.check_ownership(&mut tx, enrollment, change).await?;
        let newest = tx.newest_version(enrollment).await?.map(VersionRow::version).transpose()?;
        // Read after the lock: it may have been signed meanwhile.
        let agreed = tx.agreed_content(enrollment).await?.unwrap_or(unversioned);
        let step = version::change(newest.as_ref(), &agreed, seen, change)?;
        let written = match &step {
            Step::Unchanged => return Ok(()),
            Step::New(version) => {
                if newest.is_none() && !agreed.goals.is_empty() {
                    let recorded =
                        Version { seen: Seen { number: 0, revision: 1 }, state: PlanState::Recorded, content: agreed, ..version.clone() };
                    self.insert_version(&mut tx, &Actor::tools(by.at), enrollment, &recorded).await?;
                }
                self.insert_version(&mut tx, by, enrollment, version).await?;
                version
            }
            Step::Updated(version) => {
                tx.drop_messages_about(&about_version(enrollment, version.seen.number), by.at).await?;
                tx_run!(
                    &mut tx,
                    "update plan_version set revision = $3, content = $4, changed_by = $5, changed_at = $6,
                     participant_signed_at = null, coach_signed_at = null, coach_signed_by = null
                     where enrollment_id = $1 and number = $2",
                    enrollment,
                    version.seen.number,
                    version.seen.revision,
                    serde_json::to_string(&version.content)?,
                    by.person_id(),
                    by.at,
                )?;
                version
            }
        };
        tx.audit(&self.structure, by, "plan.changed", enrollment.as_str(), json!({ "version": written.seen.to_string() })).await?;
        tx.commit().await
    }

    /// Signs the newest version of a plan for one side; signed by both it becomes the agreed plan. Returns its state.
    ///
    /// # Errors
    /// Those of [`version::sign`]; [`PlanRefusal::EnrollmentOver`] after the exit.
    pub async fn sign_plan(&self, by: &Actor, enrollment: &EnrollmentId, side: Side, seen: Seen) -> Result<PlanState> {
        self.sign_plan_and_notify(by, enrollment, side, seen, None).await
    }

    /// As [`Plans::sign_plan`]; with a message to the participant, which leaves if the team has signed and the participant has not.
    ///
    /// # Errors
    /// As [`Plans::sign_plan`].
    pub async fn sign_plan_and_notify(
        &self,
        by: &Actor,
        enrollment: &EnrollmentId,
        side: Side,
        seen: Seen,
        message: Option<&Message>,
    ) -> Result<PlanState> {
        let mut tx = self.lock_plan(enrollment).await?;
        let newest = tx.newest_version(enrollment).await?;
        let written_at = newest.as_ref().map_or(by.at, |row| row.changed_at);
        let newest = newest.map(VersionRow::version).transpose()?;
        let signed = match version::sign(newest.as_ref(), side, seen, by.at)? {
            Step::Updated(signed) => signed,
            _ => return Ok(newest.map_or(PlanState::Draft, |version| version.state)),
        };
        let coach = (side == Side::Coach).then(|| by.person_id()).flatten();
        tx_run!(
            &mut tx,
            "update plan_version set state = $3, participant_signed_at = $4, coach_signed_at = $5,
             coach_signed_by = coalesce($6, coach_signed_by) where enrollment_id = $1 and number = $2",
            enrollment,
            signed.seen.number,
            signed.state,
            signed.participant_signed_at,
            signed.coach_signed_at,
            coach,
        )?;
        if signed.state == PlanState::Agreed {
            self.replace_agreed(&mut tx, by, enrollment, &signed.content, written_at).await?;
        }
        let details = json!({ "version": signed.seen.to_string(), "state": signed.state.as_str() });
        tx.audit(&self.structure, by, "plan.signed", enrollment.as_str(), details).await?;
        let about = about_version(enrollment, signed.seen.number);
        if side == Side::Participant {
            tx.drop_messages_about(&about, by.at).await?;
        }
        if side == Side::Coach
            && signed.state == PlanState::Draft
            && let Some(message) = message
        {
            tx.enqueue_about(Some(&self.structure), MessageKind::Plan, None, message, by.at, Some(&about)).await?;
        }
        tx.commit().await?;
        Ok(signed.state)
    }

    /// Withdraws the draft of a plan; the agreed plan stays.
    ///
    /// # Errors
    /// Those of [`version::withdraw`]; [`PlanRefusal::EnrollmentOver`] after the exit.
    pub async fn withdraw_plan(&self, by: &Actor, enrollment: &EnrollmentId, seen: Seen) -> Result<()> {
        let mut tx = self.lock_plan(enrollment).await?;
        let newest = tx.newest_version(enrollment).await?.map(VersionRow::version).transpose()?;
        let Step::Updated(withdrawn) = version::withdraw(newest.as_ref(), seen)? else { return Ok(()) };
        let set = "update plan_version set state = $3 where enrollment_id = $1 and number = $2";
        tx_run!(&mut tx, set, enrollment, withdrawn.seen.number, withdrawn.state)?;
        tx.drop_messages_about(&about_version(enrollment, withdrawn.seen.number), by.at).await?;
        tx.audit(&self.structure, by, "plan.withdrawn", enrollment.as_str(), json!({ "version": seen.to_string() })).await?;
        tx.commit().await
    }

    /// Begins a transaction that locks the plan of a running enrollment.
    async fn lock_plan(&self, enrollment: &EnrollmentId) -> Result<Tx> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Enrollment, enrollment.as_str()).await?;
        let find = "select left_on from enrollment where structure_id = $1 and id = $2";
        let row: Option<ExitRow> = tx_row!(&mut tx, find, self.scope(), enrollment)?;
        match row.ok_or(StoreError::NotFound)?.left_on {
            Some(_) => Err(PlanRefusal::EnrollmentOver.into()),
            None => Ok(tx),
        }
    }

    /// [`StoreError::NotFound`] when a change names a row of another plan or structure.
    async fn check_ownership(&self, tx: &mut Tx, enrollment: &EnrollmentId, change: &Change) -> Result<()> {
        match change {
            Change::SetGoal(id, _) => self.check_goal(tx, enrollment, id).await,
            Change::SetAction(goal, id, terms) => self.check_action(tx, goal, id, terms).await,
            Change::SetGoals(goals) => {
                for goal in goals {
                    self.check_goal(tx, enrollment, &goal.id).await?;
                    for action in &goal.actions {
                        self.check_action(tx, &goal.id, &action.id, &action.terms).await?;
                    }
                }
                Ok(())
            }
            Change::Remove(_) => Ok(()),
        }
    }

    async fn check_goal(&self, tx: &mut Tx, enrollment: &EnrollmentId, id: &GoalId) -> Result<()> {
        let elsewhere: Option<String> = tx_value!(tx, "select id from goal where id = $1 and enrollment_id <> $2", id, enrollment)?;
        elsewhere.map_or(Ok(()), |_| Err(StoreError::NotFound))
    }

    async fn check_action(&self, tx: &mut Tx, goal: &GoalId, id: &PlanActionId, terms: &ActionTerms) -> Result<()> {
        let elsewhere: Option<String> = tx_value!(tx, "select id from plan_action where id = $1 and goal_id <> $2", id, goal)?;
        let own_type: Option<String> = match &terms.session_type {
            None => Some(String::new()),
            Some(session_type) => {
                let find = "select id from session_type where structure_id = $1 and id = $2";
                tx_value!(tx, find, self.scope(), session_type)?
            }
        };
        if elsewhere.is_none() && own_type.is_some() { Ok(()) } else { Err(StoreError::NotFound) }
    }

    async fn insert_version(&self, tx: &mut Tx, by: &Actor, enrollment: &EnrollmentId, version: &Version) -> Result<()> {
        tx_run!(
            tx,
            "insert into plan_version (structure_id, enrollment_id, number, revision, state, content, changed_by, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            self.scope(),
            enrollment,
            version.seen.number,
            version.seen.revision,
            version.state,
            serde_json::to_string(&version.content)?,
            by.person_id(),
            by.at,
        )?;
        Ok(())
    }

    /// Replaces the agreed plan by a signed version. Done actions stay done; sessions attended since `written_at` count.
    async fn replace_agreed(
        &self,
        tx: &mut Tx,
        by: &Actor,
        enrollment: &EnrollmentId,
        plan: &Plan,
        written_at: DateTime<Utc>,
    ) -> Result<()> {
        tx_run!(
            tx,
            "update plan_action set dropped_at = $2
             where dropped_at is null and goal_id in (select id from goal where enrollment_id = $1)",
            enrollment,
            by.at,
        )?;
        let drop = "update goal set dropped_at = $2 where enrollment_id = $1 and dropped_at is null";
        tx_run!(tx, drop, enrollment, by.at)?;
        for (position, goal) in plan.goals.iter().enumerate() {
            let terms = &goal.terms;
            let set = tx_run!(
                tx,
                "insert into goal (id, structure_id, enrollment_id, focus, title, position, target, turnover, due_on)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                 on conflict (id) do update set focus = excluded.focus, title = excluded.title, position = excluded.position,
                 target = excluded.target, turnover = excluded.turnover, due_on = excluded.due_on, dropped_at = null
                 where goal.enrollment_id = excluded.enrollment_id",
                &goal.id,
                self.scope(),
                enrollment,
                terms.focus,
                terms.title.as_str(),
                position as i64,
                terms.target.as_deref(),
                terms.turnover,
                terms.due_on,
            )?;
            if set == 0 {
                return Err(StoreError::NotFound);
            }
            self.replace_agreed_actions(tx, goal, written_at).await?;
        }
        Ok(())
    }

    async fn replace_agreed_actions(&self, tx: &mut Tx, goal: &PlannedGoal, written_at: DateTime<Utc>) -> Result<()> {
        for (position, action) in goal.actions.iter().enumerate() {
            let terms = &action.terms;
            let set = tx_run!(
                tx,
                "insert into plan_action (id, structure_id, goal_id, title, position, doer, due_on, session_type_id, set_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                 on conflict (id) do update set title = excluded.title, position = excluded.position, doer = excluded.doer,
                 due_on = excluded.due_on, session_type_id = excluded.session_type_id, dropped_at = null,
                 set_at = case when plan_action.session_type_id = excluded.session_type_id
                     then plan_action.set_at else excluded.set_at end
                 where plan_action.goal_id = excluded.goal_id",
                &action.id,
                self.scope(),
                &goal.id,
                terms.title.as_str(),
                position as i64,
                terms.doer,
                terms.due_on,
                terms.session_type.as_ref(),
                written_at,
            )?;
            if set == 0 {
                return Err(StoreError::NotFound);
            }
        }
        Ok(())
    }
}

impl Tx {
    /// Content of the last agreed or recorded version; `None` before the first.
    async fn agreed_content(&mut self, enrollment: &EnrollmentId) -> Result<Option<Plan>> {
        let content: Option<String> = tx_value!(
            self,
            "select content from plan_version where enrollment_id = $1 and state in ('Agreed', 'Recorded')
             order by number desc limit 1",
            enrollment,
        )?;
        Ok(content.map(|content| serde_json::from_str(&content)).transpose()?)
    }

    async fn newest_version(&mut self, enrollment: &EnrollmentId) -> Result<Option<VersionRow>> {
        Ok(tx_row!(
            self,
            "select number, revision, state, content, changed_at, participant_signed_at, coach_signed_at
             from plan_version where enrollment_id = $1 order by number desc limit 1",
            enrollment,
        )?)
    }
}
