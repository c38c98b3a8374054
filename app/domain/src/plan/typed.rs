//! The forms of the plan as typed, read into what a plan may say.

use super::{ActionDoer, ActionTerms, Focus, GoalTerms};
use crate::{
    bookings::read_day,
    people::one_line,
    values::{ids::SessionTypeId, money::Cents},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most signs of a title.
pub const LONGEST_TITLE: usize = 120;
/// The most signs of the sentence that says when a goal is reached.
pub const LONGEST_TARGET: usize = 200;
/// The most years ahead that something may be aimed at: a path with all its extensions is not longer.
const MOST_YEARS: i32 = 6;

/// A field with the key of the sentence that says what is wrong with it, and the amounts that it names.
pub type PlanMistake = (&'static str, Cow<'static, str>);

/// A goal as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedGoal {
    /// What it is about, as stored.
    pub focus: String,
    /// What is aimed at.
    pub title: String,
    /// How one will know that it is reached; may be left out.
    pub target: String,
    /// The monthly turnover aimed at; may be left out.
    pub turnover: String,
    /// By when, `2026-12-03` or `03/12/2026`; may be left out.
    pub due_on: String,
}

/// An action as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedAction {
    /// What to do.
    pub title: String,
    /// Who does it, as stored.
    pub doer: String,
    /// What to book for it: an identifier; may be left out.
    pub session_type: String,
    /// By when; may be left out.
    pub due_on: String,
}

/// A day to come. One that was agreed before may have passed since: it can be left as it is.
fn due(text: &str, today: NaiveDate, before: Option<NaiveDate>) -> Result<Option<NaiveDate>, &'static str> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day = read_day(text).ok_or("session-day")?;
    let years = chrono::Datelike::year(&day) - chrono::Datelike::year(&today);
    match () {
        () if Some(day) == before => Ok(Some(day)),
        () if day < today => Err("plan-due-past"),
        () if years > MOST_YEARS => Err("plan-due-far"),
        () => Ok(Some(day)),
    }
}

impl TypedGoal {
    /// What a goal says, as the form shows it.
    pub fn of(terms: &GoalTerms) -> Self {
        Self {
            focus: terms.focus.as_str().into(),
            title: terms.title.clone(),
            target: terms.target.clone().unwrap_or_default(),
            turnover: terms.turnover.map(Cents::typed).unwrap_or_default(),
            due_on: terms.due_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// Reads what was typed; the day must not lie before `today`, unless it is the one that stood there `before`.
    ///
    /// # Errors
    /// Every field that was not understood, with the key of its sentence.
    pub fn read(&self, today: NaiveDate, before: Option<NaiveDate>) -> Result<GoalTerms, Vec<PlanMistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key: Cow<'static, str>| mistakes.push((field, key));
        let focus = Focus::try_from(self.focus.clone()).map_err(|_| note("focus", "plan-focus".into())).ok();
        let title = one_line(&self.title, LONGEST_TITLE).map_err(|mistake| note("title", mistake.key().into())).ok();
        let target = optional(&self.target, LONGEST_TARGET).map_err(|key| note("target", key.into())).unwrap_or_default();
        let turnover = self.turnover().map_err(|key| note("turnover", key)).unwrap_or_default();
        if turnover.is_some() && focus.is_some_and(|focus| focus != Focus::Business) {
            note("turnover", "plan-turnover-business".into());
        }
        let due_on = due(&self.due_on, today, before).map_err(|key| note("due_on", key.into())).unwrap_or_default();
        match (focus, title) {
            (Some(focus), Some(title)) if mistakes.is_empty() => Ok(GoalTerms { focus, title, target, turnover, due_on }),
            _ => Err(mistakes),
        }
    }

    fn turnover(&self) -> Result<Option<Cents>, Cow<'static, str>> {
        if self.turnover.trim().is_empty() {
            return Ok(None);
        }
        let amount = Cents::parse(&self.turnover).map_err(|mistake| mistake.sentence())?;
        if amount > Cents::ZERO { Ok(Some(amount)) } else { Err("plan-turnover-some".into()) }
    }
}

impl TypedAction {
    /// What an action says, as the form shows it.
    pub fn of(terms: &ActionTerms) -> Self {
        Self {
            title: terms.title.clone(),
            doer: terms.doer.as_str().into(),
            session_type: terms.session_type.as_ref().map(ToString::to_string).unwrap_or_default(),
            due_on: terms.due_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// Reads what was typed, like [`TypedGoal::read`].
    ///
    /// # Errors
    /// Every field that was not understood, with the key of its sentence.
    pub fn read(&self, today: NaiveDate, before: Option<NaiveDate>) -> Result<ActionTerms, Vec<PlanMistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key: &'static str| mistakes.push((field, key.into()));
        let title = one_line(&self.title, LONGEST_TITLE).map_err(|mistake| note("title", mistake.key())).ok();
        let doer = ActionDoer::try_from(self.doer.clone()).map_err(|_| note("doer", "plan-doer")).ok();
        let session_type = match self.session_type.trim() {
            "" => None,
            id => SessionTypeId::try_from(id.to_owned()).map_err(|_| note("session_type", "plan-session-type")).ok(),
        };
        let due_on = due(&self.due_on, today, before).map_err(|key| note("due_on", key)).unwrap_or_default();
        match (title, doer) {
            (Some(title), Some(doer)) if mistakes.is_empty() => Ok(ActionTerms { title, doer, due_on, session_type }),
            _ => Err(mistakes),
        }
    }
}

/// A line that may be left out.
fn optional(text: &str, most: usize) -> Result<Option<String>, &'static str> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    one_line(text, most).map(Some).map_err(|mistake| mistake.key())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The fields with their sentences, to be compared.
    fn said<T: std::fmt::Debug>(read: Result<T, Vec<PlanMistake>>) -> Vec<(&'static str, &'static str)> {
        read.unwrap_err().into_iter().map(|(field, sentence)| (field, &*sentence.into_owned().leak())).collect()
    }

    fn typed(focus: &str, title: &str, turnover: &str, due_on: &str) -> TypedGoal {
        TypedGoal { focus: focus.into(), title: title.into(), target: String::new(), turnover: turnover.into(), due_on: due_on.into() }
    }

    #[test]
    fn a_goal_is_read_with_its_target_and_its_day() {
        let today = day("2026-11-23");
        let goal = typed("Business", " Vivre  de mes retouches ", "1 250,50", "03/12/2026").read(today, None).unwrap();
        assert_eq!(
            (goal.title.as_str(), goal.turnover, goal.due_on),
            ("Vivre de mes retouches", Some(Cents::new(125_050)), Some(day("2026-12-03")))
        );
        assert_eq!(TypedGoal::of(&goal).read(today, None), Ok(goal));
        let bare = typed("Housing", "Un local", "", " ").read(today, None).unwrap();
        assert_eq!((bare.turnover, bare.due_on, bare.target), (None, None, None));
    }

    #[test]
    fn every_mistake_of_a_goal_is_told() {
        let today = day("2026-11-23");
        let mistakes = |typed: TypedGoal| said(typed.read(today, None));
        let all = TypedGoal { target: "é".repeat(201), ..typed("Love", "\0", "beaucoup", "hier") };
        assert_eq!(
            mistakes(all),
            [
                ("focus", "plan-focus"),
                ("title", "text-empty"),
                ("target", "text-too-long"),
                ("turnover", "amount-not-a-number"),
                ("due_on", "session-day"),
            ]
        );
        assert_eq!(mistakes(typed("Health", "Dormir", "900", "")), [("turnover", "plan-turnover-business")]);
        assert_eq!(mistakes(typed("Business", "Vendre", "12 50", "")), [("turnover", "amount-ambiguous 1250 125000")]);
        assert_eq!(
            mistakes(typed("Business", "Vendre", "-3", "9999-01-01")),
            [("turnover", "plan-turnover-some"), ("due_on", "session-day")]
        );
        assert_eq!(
            mistakes(typed("Business", "Vendre", "0", "2033-01-01")),
            [("turnover", "plan-turnover-some"), ("due_on", "plan-due-far")]
        );
    }

    #[test]
    fn a_day_that_has_passed_may_stay_and_not_be_chosen() {
        let (today, past) = (day("2026-11-23"), day("2026-11-22"));
        let goal = typed("Admin", "Être à jour", "", "2026-11-22");
        assert_eq!(said(goal.read(today, None)), [("due_on", "plan-due-past")]);
        assert_eq!(goal.read(today, Some(past)).unwrap().due_on, Some(past));
    }

    #[test]
    fn an_action_says_who_does_it_and_what_to_book() {
        let today = day("2026-11-23");
        let typed =
            TypedAction { title: "Voir la comptable".into(), doer: "Both".into(), session_type: "T1".into(), due_on: "2026-12-01".into() };
        let action = typed.read(today, None).unwrap();
        assert_eq!((action.doer, action.session_type.as_ref().map(SessionTypeId::as_str)), (ActionDoer::Both, Some("T1")));
        assert_eq!(TypedAction::of(&action).read(today, None), Ok(action));
        let wrong = TypedAction { title: " ".into(), doer: "Nobody".into(), session_type: "'; --".into(), due_on: "2026-02-30".into() };
        assert_eq!(
            said(wrong.read(today, None)),
            [("title", "text-empty"), ("doer", "plan-doer"), ("session_type", "plan-session-type"), ("due_on", "session-day")]
        );
    }
}
