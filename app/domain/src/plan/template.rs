//! Templates of plans: goals and actions that a structure proposes often, copied into a plan and changed there.

use super::{
    ActionDoer, ActionTerms, Focus, GoalTerms, Plan, PlannedAction, PlannedGoal,
    typed::{LONGEST_TITLE, read_due_day},
};
use crate::{
    people::one_line,
    values::ids::{GoalId, PlanActionId, SessionTypeId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most templates of a structure.
pub const MOST_TEMPLATES: i64 = 50;

/// Content of a template: a plan without days, amounts or people. Of its texts the titles alone are kept: a sentence that says when a goal is
/// reached is written for one person, and erasing them would not reach a copy of it. Titles that no other plan has go with the person
/// of whose plan the template was made, see [`Template::retain_titles`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Its goals, in order.
    pub goals: Vec<TemplateGoal>,
}

/// A goal of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateGoal {
    /// Its focus.
    pub focus: Focus,
    /// Its title.
    pub title: String,
    /// Its actions, in order.
    pub actions: Vec<TemplateAction>,
}

/// An action of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateAction {
    /// Its title.
    pub title: String,
    /// Who does it.
    pub doer: ActionDoer,
    /// The type of session that does it, which the structure may have closed since.
    pub session_type: Option<SessionTypeId>,
}

/// A goal or an action of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateItem<'a> {
    /// A goal.
    Goal(&'a TemplateGoal),
    /// An action of the goal before it.
    Action(&'a TemplateAction),
}

impl TemplateItem<'_> {
    /// Its title.
    pub fn title(&self) -> &str {
        match self {
            Self::Goal(goal) => &goal.title,
            Self::Action(action) => &action.title,
        }
    }
}

/// A goal or an action of a template as it is typed for a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedItem {
    /// The identifier that it will have in the plan: the same form sent twice copies once.
    pub id: String,
    /// `yes` to copy it.
    pub keep: String,
    /// Its title.
    pub title: String,
    /// Its due day; optional.
    pub due_on: String,
}

/// Why the form of a template could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The template has other items than the form: it was replaced meanwhile.
    Changed,
    /// Fields with a mistake: the index of the item, the name of the field and the key of its sentence.
    Mistakes(Vec<(usize, &'static str, &'static str)>),
}

impl Template {
    /// The template of a plan, without its days, its amounts and its sentences that say when a goal is reached.
    pub fn of(plan: &Plan) -> Self {
        let action = |action: &PlannedAction| TemplateAction {
            title: action.terms.title.clone(),
            doer: action.terms.doer,
            session_type: action.terms.session_type.clone(),
        };
        let goal = |goal: &PlannedGoal| TemplateGoal {
            focus: goal.terms.focus,
            title: goal.terms.title.clone(),
            actions: goal.actions.iter().map(action).collect(),
        };
        Self { goals: plan.goals.iter().map(goal).collect() }
    }

    /// Its goals, each followed by its actions.
    pub fn items(&self) -> impl Iterator<Item = TemplateItem<'_>> {
        let of_goal = |goal| [TemplateItem::Goal(goal)].into_iter().chain(goal.actions.iter().map(TemplateItem::Action));
        self.goals.iter().flat_map(of_goal)
    }

    /// Keeps the goals and actions whose titles are among `kept`; an action goes with its goal.
    pub fn retain_titles(&mut self, kept: &BTreeSet<String>) {
        self.goals.retain(|goal| kept.contains(&goal.title));
        for goal in &mut self.goals {
            goal.actions.retain(|action| kept.contains(&action.title));
        }
    }

    /// The goals to add to a plan: the kept items with their titles and due days as typed, in the order of [`Template::items`]. An action
    /// goes with its goal. Of a session type outside `offered`, the action is one to tick.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn copy(&self, typed: &[TypedItem], offered: &[SessionTypeId], today: NaiveDate) -> Result<Vec<PlannedGoal>, Unreadable> {
        if typed.len() != self.items().count() {
            return Err(Unreadable::Changed);
        }
        let mut goals: Vec<PlannedGoal> = Vec::new();
        let (mut mistakes, mut kept) = (Vec::new(), false);
        for (at, (item, typed)) in self.items().zip(typed).enumerate() {
            let is_goal = matches!(item, TemplateItem::Goal(_));
            if is_goal {
                kept = typed.keep == "yes";
            }
            if !kept || typed.keep != "yes" {
                continue;
            }
            let title = one_line(&typed.title, LONGEST_TITLE).map_err(|mistake| mistakes.push((at, "title", mistake.key())));
            let due_on = read_due_day(&typed.due_on, today, None).map_err(|key| mistakes.push((at, "due_on", key)));
            let (Ok(title), Ok(due_on)) = (title, due_on) else { continue };
            match item {
                TemplateItem::Goal(goal) => {
                    let id = GoalId::try_from(typed.id.clone()).map_err(|_| Unreadable::Changed)?;
                    let terms = GoalTerms { focus: goal.focus, title, target: None, turnover: None, due_on };
                    goals.push(PlannedGoal { id, terms, actions: Vec::new() });
                }
                TemplateItem::Action(action) => {
                    let id = PlanActionId::try_from(typed.id.clone()).map_err(|_| Unreadable::Changed)?;
                    let session_type = action.session_type.clone().filter(|id| offered.contains(id));
                    let terms = ActionTerms { title, doer: action.doer, due_on, session_type };
                    if let Some(goal) = goals.last_mut() {
                        goal.actions.push(PlannedAction { id, terms });
                    }
                }
            }
        }
        if mistakes.is_empty() { Ok(goals) } else { Err(Unreadable::Mistakes(mistakes)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::money::Cents;

    fn today() -> NaiveDate {
        "2026-11-30".parse().unwrap()
    }

    fn template() -> Template {
        let id = |text: &str| text.to_owned();
        let action = |nth: &str, title: &str| PlannedAction {
            id: id(nth).try_into().unwrap(),
            terms: ActionTerms {
                title: title.into(),
                doer: ActionDoer::Both,
                due_on: Some(today()),
                session_type: Some(id("type").try_into().unwrap()),
            },
        };
        let goal = |nth: &str, title: &str, actions: Vec<PlannedAction>| PlannedGoal {
            id: id(nth).try_into().unwrap(),
            terms: GoalTerms {
                focus: Focus::Business,
                title: title.into(),
                target: Some("Trois clients".into()),
                turnover: Some(Cents::new(90_000)),
                due_on: Some(today()),
            },
            actions,
        };
        let goals = vec![goal("g1", "Vendre", vec![action("a1", "Un devis"), action("a2", "Un flyer")]), goal("g2", "Gérer", vec![])];
        Template::of(&Plan { goals })
    }

    fn typed(template: &Template) -> Vec<TypedItem> {
        let item = |(nth, item): (usize, TemplateItem<'_>)| TypedItem {
            id: format!("new{nth}"),
            keep: "yes".into(),
            title: item.title().into(),
            due_on: String::new(),
        };
        template.items().enumerate().map(item).collect()
    }

    #[test]
    fn a_template_has_the_goals_and_actions_of_a_plan_without_days_and_amounts() {
        let template = template();
        let stored = serde_json::to_string(&template).unwrap();
        assert!(
            !stored.contains("2026") && !stored.contains("90000") && !stored.contains("g1") && !stored.contains("Trois clients"),
            "{stored}"
        );
        let goals = template.copy(&typed(&template), &[], today()).unwrap();
        assert!(goals.iter().all(|goal| goal.terms.turnover.is_none() && goal.terms.due_on.is_none()));
        assert_eq!(Template::of(&Plan { goals: goals.clone() }).goals[1], template.goals[1]);
        assert_eq!(goals[0].actions[0].terms.session_type, None, "the structure does not offer that type any more");
        let offered = ["type".to_owned().try_into().unwrap()];
        let plan = Plan { goals: template.copy(&typed(&template), &offered, today()).unwrap() };
        assert_eq!(Template::of(&plan), template, "copied unchanged, it is the same");
    }

    #[test]
    fn a_template_keeps_the_titles_that_others_have_and_an_action_goes_with_its_goal() {
        let kept = |titles: &[&str]| {
            let mut template = template();
            template.retain_titles(&titles.iter().map(|title| (*title).to_owned()).collect());
            template.items().map(|item| item.title().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(kept(&["Vendre", "Un flyer"]), ["Vendre", "Un flyer"]);
        assert_eq!(kept(&["Un devis", "Un flyer", "Gérer"]), ["Gérer"]);
        assert_eq!(kept(&[]), [""; 0]);
    }

    #[test]
    fn an_action_is_copied_only_with_its_goal() {
        let template = template();
        let mut without_goal = typed(&template);
        without_goal[0].keep = String::new();
        let goals = template.copy(&without_goal, &[], today()).unwrap();
        assert_eq!(goals.iter().map(|goal| goal.terms.title.as_str()).collect::<Vec<_>>(), ["Gérer"]);
        let mut without_action = typed(&template);
        without_action[1].keep = String::new();
        without_action[2].title = " Une  affiche ".into();
        without_action[2].due_on = "2026-12-24".into();
        let goals = template.copy(&without_action, &[], today()).unwrap();
        let actions: Vec<_> = goals[0].actions.iter().map(|action| (action.terms.title.as_str(), action.terms.due_on)).collect();
        assert_eq!(actions, [("Une affiche", Some("2026-12-24".parse().unwrap()))]);
    }

    #[test]
    fn every_mistake_of_a_kept_item_is_listed() {
        let template = template();
        let mut wrong = typed(&template);
        wrong[0].title = " ".into();
        wrong[1].due_on = "hier".into();
        (wrong[3].title, wrong[3].keep) = (String::new(), String::new());
        let mistakes = vec![(0, "title", "text-empty"), (1, "due_on", "session-day")];
        assert_eq!(template.copy(&wrong, &[], today()), Err(Unreadable::Mistakes(mistakes)));
        assert_eq!(template.copy(&wrong[1..], &[], today()), Err(Unreadable::Changed));
    }
}
