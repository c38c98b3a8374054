//! The action plan: goals by focus, actions under them, proposed by either side and agreed by both.
//!
//! [`Plan`] is the content of a plan, [`version`] how it is agreed, [`typed`] its forms, [`template`] what
//! is copied into it, [`check_in`] the monthly check-in.

pub mod check_in;
pub mod template;
pub mod typed;
pub mod version;

use crate::values::{
    ids::{GoalId, PlanActionId, SessionTypeId},
    money::Cents,
    sql::stored_as_text,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most goals of a plan.
pub const MOST_GOALS: usize = 12;
/// Most actions of a goal.
pub const MOST_ACTIONS: usize = 20;

/// Area of a goal (axe).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Focus {
    Business,
    Finances,
    Admin,
    Housing,
    Health,
    Mobility,
    Family,
    Digital,
}

impl Focus {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 8] =
        [Self::Business, Self::Finances, Self::Admin, Self::Housing, Self::Health, Self::Mobility, Self::Family, Self::Digital];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Business => "Business",
            Self::Finances => "Finances",
            Self::Admin => "Admin",
            Self::Housing => "Housing",
            Self::Health => "Health",
            Self::Mobility => "Mobility",
            Self::Family => "Family",
            Self::Digital => "Digital",
        }
    }
}

/// One of the two parties to a plan. The team is one party: a substitute signs for it, in their own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// The participant.
    Participant,
    /// The team.
    Coach,
}

/// The party or parties that do an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ActionDoer {
    /// The participant.
    Participant,
    /// The coach.
    Coach,
    /// Both together.
    Both,
}

impl ActionDoer {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Participant, Self::Coach, Self::Both];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Participant => "Participant",
            Self::Coach => "Coach",
            Self::Both => "Both",
        }
    }

    /// Whether a side does it, alone or with the other, and may tick it off.
    pub fn includes(self, side: Side) -> bool {
        match self {
            Self::Participant => side == Side::Participant,
            Self::Coach => side == Side::Coach,
            Self::Both => true,
        }
    }
}

crate::values::sql::stored_words! {
    Focus: Business Finances Admin Housing Health Mobility Family Digital;
    ActionDoer: Participant Coach Both;
}

/// Content of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its goals, in order.
    pub goals: Vec<PlannedGoal>,
}

/// A goal of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedGoal {
    /// Its identifier, the same in every version.
    pub id: GoalId,
    /// Its content.
    #[serde(flatten)]
    pub terms: GoalTerms,
    /// Its actions, in order.
    pub actions: Vec<PlannedAction>,
}

/// Content of a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalTerms {
    /// Its focus.
    pub focus: Focus,
    /// Its title.
    pub title: String,
    /// A sentence that says when it is reached.
    pub target: Option<String>,
    /// The monthly turnover aimed at, in cents; with [`Focus::Business`] only.
    pub turnover: Option<Cents>,
    /// Its due day.
    pub due_on: Option<NaiveDate>,
}

/// An action of a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedAction {
    /// Its identifier, the same in every version.
    pub id: PlanActionId,
    /// Its content.
    #[serde(flatten)]
    pub terms: ActionTerms,
}

/// Content of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionTerms {
    /// Its title.
    pub title: String,
    /// Who does it.
    pub doer: ActionDoer,
    /// Its due day.
    pub due_on: Option<NaiveDate>,
    /// Type of session to book for it. Such an action is done when a session of that type is attended, and cannot be ticked off.
    pub session_type: Option<SessionTypeId>,
}

/// A goal or an action of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A goal with its actions.
    Goal(GoalId),
    /// An action.
    Action(PlanActionId),
}

/// A change of a plan. Idempotent: each names the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Sets the content of a goal, or appends it if the plan has none with that identifier.
    SetGoal(GoalId, GoalTerms),
    /// Sets the content of an action, or appends it if the goal has none with that identifier.
    SetAction(GoalId, PlanActionId, ActionTerms),
    /// Sets goals with their actions, as [`Change::SetGoal`] and [`Change::SetAction`] one after the other.
    SetGoals(Vec<PlannedGoal>),
    /// Removes a goal with its actions, or an action.
    Remove(Item),
}

/// Why a change was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PlanRefusal {
    /// The plan changed after the user saw it.
    #[error("plan-moved-on")]
    MovedOn,
    /// A plan without a goal cannot be signed.
    #[error("plan-empty")]
    Empty,
    /// The plan or the goal is full: [`MOST_GOALS`], [`MOST_ACTIONS`].
    #[error("plan-full")]
    Full,
    /// The plan has no such goal or action.
    #[error("plan-no-such")]
    NoSuch,
    /// The other side does the action.
    #[error("plan-not-yours")]
    NotYours,
    /// The action is done by attending a session.
    #[error("plan-attended")]
    Attended,
    /// The participant has left: the plan cannot change.
    #[error("plan-path-over")]
    EnrollmentOver,
    /// The enrollment does not run today: there is no check-in.
    #[error("check-in-not-now")]
    NoCheckIn,
    /// The structure has as many templates as it may: [`template::MOST_TEMPLATES`].
    #[error("templates-full")]
    TemplatesFull,
}

impl PlanRefusal {
    /// Locale key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::MovedOn => "plan-moved-on",
            Self::Empty => "plan-empty",
            Self::Full => "plan-full",
            Self::NoSuch => "plan-no-such",
            Self::NotYours => "plan-not-yours",
            Self::Attended => "plan-attended",
            Self::EnrollmentOver => "plan-path-over",
            Self::NoCheckIn => "check-in-not-now",
            Self::TemplatesFull => "templates-full",
        }
    }
}

impl Plan {
    /// A goal of the plan.
    pub fn goal(&self, id: &GoalId) -> Option<&PlannedGoal> {
        self.goals.iter().find(|goal| goal.id == *id)
    }

    /// An action of the plan, with its goal.
    pub fn action(&self, id: &PlanActionId) -> Option<(&PlannedGoal, &PlannedAction)> {
        self.goals.iter().find_map(|goal| Some((goal, goal.actions.iter().find(|action| action.id == *id)?)))
    }

    /// The plan after a change.
    ///
    /// # Errors
    /// [`PlanRefusal::Full`]; [`PlanRefusal::NoSuch`] for an action of an unknown or another goal.
    pub fn with(&self, change: &Change) -> Result<Self, PlanRefusal> {
        let mut plan = self.clone();
        match change {
            Change::SetGoal(id, terms) => plan.set_goal(id, terms)?,
            Change::SetAction(goal, id, terms) => plan.set_action(goal, id, terms)?,
            Change::SetGoals(goals) => {
                for goal in goals {
                    plan.set_goal(&goal.id, &goal.terms)?;
                    for action in &goal.actions {
                        plan.set_action(&goal.id, &action.id, &action.terms)?;
                    }
                }
            }
            Change::Remove(Item::Goal(id)) => plan.goals.retain(|goal| goal.id != *id),
            Change::Remove(Item::Action(id)) => {
                plan.goals.iter_mut().for_each(|goal| goal.actions.retain(|action| action.id != *id));
            }
        }
        Ok(plan)
    }

    fn set_goal(&mut self, id: &GoalId, terms: &GoalTerms) -> Result<(), PlanRefusal> {
        if let Some(goal) = self.goals.iter_mut().find(|goal| goal.id == *id) {
            goal.terms = terms.clone();
            return Ok(());
        }
        if self.goals.len() >= MOST_GOALS {
            return Err(PlanRefusal::Full);
        }
        self.goals.push(PlannedGoal { id: id.clone(), terms: terms.clone(), actions: Vec::new() });
        Ok(())
    }

    fn set_action(&mut self, goal: &GoalId, id: &PlanActionId, terms: &ActionTerms) -> Result<(), PlanRefusal> {
        if self.action(id).is_some_and(|(of, _)| of.id != *goal) {
            return Err(PlanRefusal::NoSuch);
        }
        let goal = self.goals.iter_mut().find(|it| it.id == *goal).ok_or(PlanRefusal::NoSuch)?;
        if let Some(action) = goal.actions.iter_mut().find(|action| action.id == *id) {
            action.terms = terms.clone();
            return Ok(());
        }
        if goal.actions.len() >= MOST_ACTIONS {
            return Err(PlanRefusal::Full);
        }
        goal.actions.push(PlannedAction { id: id.clone(), terms: terms.clone() });
        Ok(())
    }
}

/// Progress of an agreed plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Number of done actions.
    pub done: i64,
    /// Number of actions.
    pub all: i64,
}

/// Monthly turnover to compare with that of a goal: the mean of the last three validated months, or of fewer if there are fewer,
/// half a cent rounded up; `None` without a validated month.
pub fn turnover_reached(validated: impl DoubleEndedIterator<Item = Cents>) -> Option<Cents> {
    let last: Vec<i64> = validated.rev().take(3).map(Cents::get).collect();
    let months = i64::try_from(last.len()).ok().filter(|months| *months > 0)?;
    Some(Cents::new((2 * last.iter().sum::<i64>() + months).div_euclid(2 * months)))
}

stored_as_text!(ActionDoer);
stored_as_text!(Focus);

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T: TryFrom<String>>(text: &str) -> T {
        T::try_from(text.to_owned()).ok().unwrap()
    }

    fn goal(title: &str) -> GoalTerms {
        GoalTerms { focus: Focus::Admin, title: title.into(), target: None, turnover: None, due_on: None }
    }

    fn action(title: &str) -> ActionTerms {
        ActionTerms { title: title.into(), doer: ActionDoer::Participant, due_on: None, session_type: None }
    }

    fn plan() -> Plan {
        let steps = [
            Change::SetGoal(id("G1"), goal("Être en règle")),
            Change::SetGoal(id("G2"), goal("Vendre")),
            Change::SetAction(id("G1"), id("A1"), action("Trier")),
            Change::SetAction(id("G1"), id("A2"), action("Classer")),
        ];
        steps.iter().fold(Plan::default(), |plan, change| plan.with(change).unwrap())
    }

    fn titles(plan: &Plan) -> Vec<&str> {
        plan.goals
            .iter()
            .flat_map(|goal| [&goal.terms.title].into_iter().chain(goal.actions.iter().map(|it| &it.terms.title)))
            .map(String::as_str)
            .collect()
    }

    #[test]
    fn a_repeated_change_has_no_effect() {
        let plan = plan();
        for change in [
            Change::SetGoal(id("G3"), goal("Souffler")),
            Change::SetAction(id("G2"), id("A3"), action("Appeler")),
            Change::SetAction(id("G1"), id("A1"), action("Trier mieux")),
            Change::Remove(Item::Goal(id("G1"))),
            Change::Remove(Item::Action(id("A2"))),
        ] {
            let once = plan.with(&change).unwrap();
            assert_ne!(once, plan, "{change:?}");
            assert_eq!(once.with(&change).unwrap(), once, "{change:?}");
        }
    }

    #[test]
    fn an_added_item_is_last_and_a_changed_one_keeps_its_position() {
        assert_eq!(titles(&plan()), ["Être en règle", "Trier", "Classer", "Vendre"]);
        let changed = plan().with(&Change::SetAction(id("G1"), id("A1"), action("Jeter"))).unwrap();
        assert_eq!(titles(&changed), ["Être en règle", "Jeter", "Classer", "Vendre"]);
    }

    #[test]
    fn an_unknown_item_or_one_too_many_is_refused() {
        let plan = plan();
        for change in
            [Change::SetAction(id("G9"), id("A9"), action("Rien")), Change::SetAction(id("G2"), id("A1"), action("Trier ailleurs"))]
        {
            assert_eq!(plan.with(&change), Err(PlanRefusal::NoSuch), "{change:?}");
        }
        let mut full = plan;
        for n in full.goals.len()..MOST_GOALS {
            full = full.with(&Change::SetGoal(id(&format!("G{n}x")), goal("Encore"))).unwrap();
        }
        assert_eq!(full.with(&Change::SetGoal(id("Last"), goal("De trop"))), Err(PlanRefusal::Full));
    }

    #[test]
    fn an_action_includes_the_sides_that_do_it() {
        assert!(ActionDoer::Both.includes(Side::Participant) && ActionDoer::Both.includes(Side::Coach));
        assert!(ActionDoer::Coach.includes(Side::Coach) && !ActionDoer::Coach.includes(Side::Participant));
        assert!(ActionDoer::Participant.includes(Side::Participant) && !ActionDoer::Participant.includes(Side::Coach));
    }

    #[test]
    fn turnover_reached_is_the_mean_of_the_last_three_validated_months() {
        let reached = |months: &[i64]| turnover_reached(months.iter().map(|euros| Cents::new(euros * 100)));
        assert_eq!(reached(&[]), None);
        assert_eq!(reached(&[80]), Some(Cents::new(8_000)));
        assert_eq!(reached(&[900, 100, 100, 200]), Some(Cents::new(13_333)));
        assert_eq!(reached(&[-50, 0, 100]), Some(Cents::new(1_667)));
    }
}
