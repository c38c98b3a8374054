//! The action plan: goals by focus, actions under them, proposed by either side and agreed by both.
//!
//! [`Plan`] is what a plan says; [`version`] is how it comes to be agreed; [`typed`] reads its forms.

pub mod check_in;
pub mod typed;
pub mod version;

use crate::values::sql::stored_as_text;
use crate::values::{
    ids::{GoalId, PlanActionId, SessionTypeId},
    money::Cents,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most goals that a plan may have: more is a wish list.
pub const MOST_GOALS: usize = 12;
/// The most actions that a goal may have.
pub const MOST_ACTIONS: usize = 20;

/// What a goal is about (axe).
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
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] =
        [Self::Business, Self::Finances, Self::Admin, Self::Housing, Self::Health, Self::Mobility, Self::Family, Self::Digital];

    /// As stored.
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

/// The two sides of a plan. The team is one: whoever stands in for the coach signs for it, in their own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// The person whose plan it is.
    Participant,
    /// The team.
    Coach,
}

/// Who does an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ActionDoer {
    /// The person whose plan it is.
    Participant,
    /// The coach.
    Coach,
    /// The two of them together.
    Both,
}

impl ActionDoer {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Participant, Self::Coach, Self::Both];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Participant => "Participant",
            Self::Coach => "Coach",
            Self::Both => "Both",
        }
    }

    /// Whether a side does it, alone or with the other: only then may it tick it off.
    pub fn includes(self, side: Side) -> bool {
        match self {
            Self::Participant => side == Side::Participant,
            Self::Coach => side == Side::Coach,
            Self::Both => true,
        }
    }
}

crate::people::stored_words! {
    Focus: Business Finances Admin Housing Health Mobility Family Digital;
    ActionDoer: Participant Coach Both;
}

/// What a plan says, whole and in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its goals, in order.
    pub goals: Vec<PlannedGoal>,
}

/// A goal as it is agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedGoal {
    /// Its identifier, the same in every version.
    pub id: GoalId,
    /// What it says.
    #[serde(flatten)]
    pub terms: GoalTerms,
    /// What is done for it, in order.
    pub actions: Vec<PlannedAction>,
}

/// What a goal says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalTerms {
    /// What it is about.
    pub focus: Focus,
    /// What is aimed at.
    pub title: String,
    /// How one will know that it is reached, in a sentence.
    pub target: Option<String>,
    /// The monthly turnover aimed at, for a goal about the business.
    pub turnover: Option<Cents>,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

/// An action as it is agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedAction {
    /// Its identifier, the same in every version.
    pub id: PlanActionId,
    /// What it says.
    #[serde(flatten)]
    pub terms: ActionTerms,
}

/// What an action says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionTerms {
    /// What to do.
    pub title: String,
    /// Who does it.
    pub doer: ActionDoer,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// What to book for it: then it is done once such a session was attended, and nobody ticks it by hand.
    pub session_type: Option<SessionTypeId>,
}

/// Something that a plan holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A goal with its actions.
    Goal(GoalId),
    /// An action.
    Action(PlanActionId),
}

/// A change of a plan. Each says what is to be in the end, so that made twice it is made once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// That goal says this; it is added when the plan has none of that identifier.
    SetGoal(GoalId, GoalTerms),
    /// That action of that goal says this; it is added when the goal has none of that identifier.
    SetAction(GoalId, PlanActionId, ActionTerms),
    /// That is no part of the plan.
    Remove(Item),
}

/// Why a step was refused. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PlanRefusal {
    /// The plan is not any more what was looked at.
    #[error("plan-moved-on")]
    MovedOn,
    /// A plan without a goal cannot be agreed.
    #[error("plan-empty")]
    Empty,
    /// No more goals or actions fit in.
    #[error("plan-full")]
    Full,
    /// The goal or action is no part of the plan.
    #[error("plan-no-such")]
    NoSuch,
    /// The action is somebody else's to do.
    #[error("plan-not-yours")]
    NotYours,
    /// The action is done by attending, not by ticking.
    #[error("plan-attended")]
    Attended,
    /// The path is over: its plan stays as it was.
    #[error("plan-path-over")]
    PathOver,
    /// The path does not run today: nobody is asked how it goes.
    #[error("check-in-not-now")]
    NoCheckIn,
}

impl PlanRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::MovedOn => "plan-moved-on",
            Self::Empty => "plan-empty",
            Self::Full => "plan-full",
            Self::NoSuch => "plan-no-such",
            Self::NotYours => "plan-not-yours",
            Self::Attended => "plan-attended",
            Self::PathOver => "plan-path-over",
            Self::NoCheckIn => "check-in-not-now",
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

    /// The plan with a change made.
    ///
    /// # Errors
    /// [`PlanRefusal::Full`], [`PlanRefusal::NoSuch`].
    pub fn with(&self, change: &Change) -> Result<Self, PlanRefusal> {
        let mut plan = self.clone();
        match change {
            Change::SetGoal(id, terms) => plan.set_goal(id, terms)?,
            Change::SetAction(goal, id, terms) => plan.set_action(goal, id, terms)?,
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

/// How far a plan has come, counted from facts: actions done of actions agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Actions ticked off, or whose session was attended.
    pub done: i64,
    /// Actions in all.
    pub all: i64,
}

/// The monthly turnover that stands against a goal: the mean of the last three validated months, rounded to the cent, or of
/// those that there are. A single good month is not yet a goal reached. Nothing when no month was validated.
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
    fn a_change_made_twice_is_made_once() {
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
    fn what_is_added_stands_last_and_what_is_changed_stays_where_it_is() {
        assert_eq!(titles(&plan()), ["Être en règle", "Trier", "Classer", "Vendre"]);
        let changed = plan().with(&Change::SetAction(id("G1"), id("A1"), action("Jeter"))).unwrap();
        assert_eq!(titles(&changed), ["Être en règle", "Jeter", "Classer", "Vendre"]);
    }

    #[test]
    fn what_is_no_part_of_a_plan_cannot_be_changed_and_a_plan_has_an_end() {
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
    fn an_action_is_ticked_by_whoever_does_it() {
        assert!(ActionDoer::Both.includes(Side::Participant) && ActionDoer::Both.includes(Side::Coach));
        assert!(ActionDoer::Coach.includes(Side::Coach) && !ActionDoer::Coach.includes(Side::Participant));
        assert!(ActionDoer::Participant.includes(Side::Participant) && !ActionDoer::Participant.includes(Side::Coach));
    }

    #[test]
    fn turnover_against_a_goal_is_the_mean_of_the_last_three_validated_months() {
        let reached = |months: &[i64]| turnover_reached(months.iter().map(|euros| Cents::new(euros * 100)));
        assert_eq!(reached(&[]), None);
        assert_eq!(reached(&[80]), Some(Cents::new(8_000)));
        assert_eq!(reached(&[900, 100, 100, 200]), Some(Cents::new(13_333)));
        assert_eq!(reached(&[-50, 0, 100]), Some(Cents::new(1_667)));
    }
}
