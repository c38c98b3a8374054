//! The forms of a plan: goals and actions as typed, and their reading.

use super::{ActionDoer, ActionTerms, Focus, GoalTerms};
use crate::{
    bookings::read_day,
    people::one_line,
    values::{ids::SessionTypeId, money::Cents},
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Most characters of a title.
pub const LONGEST_TITLE: usize = 120;
/// Most characters of the sentence that says when a goal is reached.
pub const LONGEST_TARGET: usize = 200;
/// Most years ahead of a due day: the longest enrollment with all its extensions.
const MOST_YEARS: i32 = 6;

/// A field with the locale key of its mistake, followed by the amounts in its sentence.
pub type PlanMistake = (&'static str, Cow<'static, str>);

/// A goal as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedGoal {
    /// Its focus, the stored word.
    pub focus: String,
    /// Its title.
    pub title: String,
    /// The sentence that says when it is reached; optional.
    pub target: String,
    /// The monthly turnover aimed at; optional.
    pub turnover: String,
    /// Its due day, `2026-12-03` or `03/12/2026`; optional.
    pub due_on: String,
}

/// An action as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedAction {
    /// Its title.
    pub title: String,
    /// Who does it, the stored word.
    pub doer: String,
    /// Identifier of the type of session to book for it; optional.
    pub session_type: String,
    /// Its due day, `2026-12-03` or `03/12/2026`; optional.
    pub due_on: String,
}

/// Reads an optional due day from today on, or the day `before` that the item had; the locale key of the mistake otherwise.
pub(super) fn read_due_day(text: &str, today: NaiveDate, before: Option<NaiveDate>) -> Result<Option<NaiveDate>, &'static str> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day = read_day(text).ok_or("session-day")?;
    let years = day.year() - today.year();
    match () {
        () if Some(day) == before => Ok(Some(day)),
        () if day < today => Err("plan-due-past"),
        () if years > MOST_YEARS => Err("plan-due-far"),
        () => Ok(Some(day)),
    }
}

impl TypedGoal {
    /// The form filled with the content of a goal.
    pub fn of(terms: &GoalTerms) -> Self {
        Self {
            focus: terms.focus.as_str().into(),
            title: terms.title.clone(),
            target: terms.target.clone().unwrap_or_default(),
            turnover: terms.turnover.map(Cents::typed).unwrap_or_default(),
            due_on: terms.due_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// Reads the form. A due day before `today` is a mistake unless it is that of the goal `before`.
    ///
    /// # Errors
    /// Every field with a mistake.
    pub fn read(&self, today: NaiveDate, before: Option<NaiveDate>) -> Result<GoalTerms, Vec<PlanMistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key: Cow<'static, str>| mistakes.push((field, key));
        let focus = Focus::try_from(self.focus.clone()).map_err(|_| note("focus", "plan-focus".into())).ok();
        let title = one_line(&self.title, LONGEST_TITLE).map_err(|mistake| note("title", mistake.key().into())).ok();
        let target = optional_line(&self.target, LONGEST_TARGET).map_err(|key| note("target", key.into())).unwrap_or_default();
        let turnover = self.read_turnover().map_err(|key| note("turnover", key)).unwrap_or_default();
        if turnover.is_some() && focus.is_some_and(|focus| focus != Focus::Business) {
            note("turnover", "plan-turnover-business".into());
        }
        let due_on = read_due_day(&self.due_on, today, before).map_err(|key| note("due_on", key.into())).unwrap_or_default();
        match (focus, title) {
            (Some(focus), Some(title)) if mistakes.is_empty() => Ok(GoalTerms { focus, title, target, turnover, due_on }),
            _ => Err(mistakes),
        }
    }

    fn read_turnover(&self) -> Result<Option<Cents>, Cow<'static, str>> {
        if self.turnover.trim().is_empty() {
            return Ok(None);
        }
        let amount = Cents::parse(&self.turnover).map_err(|mistake| mistake.sentence())?;
        if amount > Cents::ZERO { Ok(Some(amount)) } else { Err("plan-turnover-some".into()) }
    }
}

impl TypedAction {
    /// The form filled with the content of an action.
    pub fn of(terms: &ActionTerms) -> Self {
        Self {
            title: terms.title.clone(),
            doer: terms.doer.as_str().into(),
            session_type: terms.session_type.as_ref().map(ToString::to_string).unwrap_or_default(),
            due_on: terms.due_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// Reads the form, like [`TypedGoal::read`].
    ///
    /// # Errors
    /// Every field with a mistake.
    pub fn read(&self, today: NaiveDate, before: Option<NaiveDate>) -> Result<ActionTerms, Vec<PlanMistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key: &'static str| mistakes.push((field, key.into()));
        let title = one_line(&self.title, LONGEST_TITLE).map_err(|mistake| note("title", mistake.key())).ok();
        let doer = ActionDoer::try_from(self.doer.clone()).map_err(|_| note("doer", "plan-doer")).ok();
        let session_type = match self.session_type.trim() {
            "" => None,
            id => SessionTypeId::try_from(id.to_owned()).map_err(|_| note("session_type", "plan-session-type")).ok(),
        };
        let due_on = read_due_day(&self.due_on, today, before).map_err(|key| note("due_on", key)).unwrap_or_default();
        match (title, doer) {
            (Some(title), Some(doer)) if mistakes.is_empty() => Ok(ActionTerms { title, doer, due_on, session_type }),
            _ => Err(mistakes),
        }
    }
}

/// Reads an optional line of at most `most` characters.
fn optional_line(text: &str, most: usize) -> Result<Option<String>, &'static str> {
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

    /// The fields with their mistakes.
    fn mistakes_of<T: std::fmt::Debug>(read: Result<T, Vec<PlanMistake>>) -> Vec<(&'static str, &'static str)> {
        read.unwrap_err().into_iter().map(|(field, sentence)| (field, &*sentence.into_owned().leak())).collect()
    }

    fn typed(focus: &str, title: &str, turnover: &str, due_on: &str) -> TypedGoal {
        TypedGoal { focus: focus.into(), title: title.into(), target: String::new(), turnover: turnover.into(), due_on: due_on.into() }
    }

    #[test]
    fn a_goal_is_read_with_its_turnover_and_due_day() {
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
    fn every_mistake_of_a_goal_is_listed() {
        let today = day("2026-11-23");
        let mistakes = |typed: TypedGoal| mistakes_of(typed.read(today, None));
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
    fn a_past_due_day_is_kept_but_cannot_be_chosen() {
        let (today, past) = (day("2026-11-23"), day("2026-11-22"));
        let goal = typed("Admin", "Être à jour", "", "2026-11-22");
        assert_eq!(mistakes_of(goal.read(today, None)), [("due_on", "plan-due-past")]);
        assert_eq!(goal.read(today, Some(past)).unwrap().due_on, Some(past));
    }

    #[test]
    fn an_action_is_read_with_its_doer_and_session_type() {
        let today = day("2026-11-23");
        let typed =
            TypedAction { title: "Voir la comptable".into(), doer: "Both".into(), session_type: "T1".into(), due_on: "2026-12-01".into() };
        let action = typed.read(today, None).unwrap();
        assert_eq!((action.doer, action.session_type.as_ref().map(SessionTypeId::as_str)), (ActionDoer::Both, Some("T1")));
        assert_eq!(TypedAction::of(&action).read(today, None), Ok(action));
        let wrong = TypedAction { title: " ".into(), doer: "Nobody".into(), session_type: "'; --".into(), due_on: "2026-02-30".into() };
        assert_eq!(
            mistakes_of(wrong.read(today, None)),
            [("title", "text-empty"), ("doer", "plan-doer"), ("session_type", "plan-session-type"), ("due_on", "session-day")]
        );
    }
}
