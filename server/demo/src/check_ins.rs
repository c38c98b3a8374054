//! How the month goes for the invented cohort, and a plan that waits for a signature.

use crate::cohort::{Cohort, failed};
use domain::{
    plan::{
        ActionDoer, ActionTerms, Change, Focus, GoalTerms, Side,
        check_in::{Blocker, Mood, NewCheckIn},
        version::Seen,
    },
    values::{
        ids::{GoalId, PlanActionId},
        month::Month,
        paris,
    },
};
use store::{Actor, StoreError, new_ulid};

/// Mood, what blocks, words, whether a call is wanted.
type Said = (Mood, Blocker, Option<&'static str>, bool);

/// Of each five people, what four said.
const SAID: [Option<Said>; 5] = [
    Some((Mood::Well, Blocker::Nothing, None, false)),
    Some((Mood::SoSo, Blocker::Clients, None, false)),
    Some((Mood::Hard, Blocker::Money, Some("Une cliente ne me paie pas."), true)),
    None,
    Some((Mood::SoSo, Blocker::Time, None, false)),
];

impl Cohort {
    /// Says how last month went for most, and how this one goes for some; Awa has not said yet.
    pub(super) async fn say_how_it_goes(&self) -> Result<(), String> {
        let last_month = Month::of(paris::day(self.now)).plus(-1).day(5);
        for (nth, enrollment) in self.enrollments.iter().enumerate() {
            let days = [Some(last_month), (nth % 5 == 1).then(|| paris::day(self.now))];
            for (later, day) in days.into_iter().enumerate().filter_map(|(later, day)| Some((later, day?))) {
                let Some((mood, blocker, words, wants_call)) = SAID[(nth + later) % SAID.len()] else { continue };
                // One in three of those who might: a coach calls a few people a day, not half of them.
                let wants_call = wants_call && nth % 3 == 0;
                let new = NewCheckIn { mood, blocker, words: words.map(Into::into), wants_call };
                let at = paris::instant(day.and_time(chrono::NaiveTime::MIN)).unwrap_or(self.now).min(self.now);
                match self
                    .store
                    .plans()
                    .check_in(&Actor::person(&enrollment.participant_id, at), &enrollment.participant_id, &new, day)
                    .await
                {
                    // An enrollment that did not run that day says nothing.
                    Ok(()) | Err(StoreError::Refused(_)) => {}
                    Err(error) => return Err(failed(error)),
                }
            }
        }
        self.propose().await
    }

    /// The second of the cohort finds a plan to sign.
    async fn propose(&self) -> Result<(), String> {
        let Some(enrollment) = self.enrollments.get(1) else { return Ok(()) };
        let coach = Actor::person(&enrollment.coach_id, self.now);
        let goal = GoalId::try_from(new_ulid(self.now)).map_err(failed)?;
        let action = PlanActionId::try_from(new_ulid(self.now)).map_err(failed)?;
        let terms = GoalTerms {
            focus: Focus::Digital,
            title: "Être trouvé en ligne".into(),
            target: Some("Une page avec trois photos et les horaires".into()),
            turnover: None,
            due_on: Some(Month::of(paris::day(self.now)).plus(2).last_day()),
        };
        let step = ActionTerms { title: "Choisir trois photos".into(), doer: ActionDoer::Both, due_on: None, session_type: None };
        let changes = [Change::SetGoal(goal.clone(), terms), Change::SetAction(goal, action, step)];
        let mut seen = Seen::default();
        for change in changes {
            self.store.plans().change_plan(&coach, &enrollment.id, seen, &change).await.map_err(failed)?;
            seen = Seen { number: 1, revision: seen.revision + 1 };
        }
        self.store.plans().sign_plan(&coach, &enrollment.id, Side::Coach, seen).await.map_err(failed)?;
        Ok(())
    }
}
