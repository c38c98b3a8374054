//! Versions of a plan. Either side changes a draft; signed by both sides it is agreed and never changes again. A later change
//! begins the next draft; until that is agreed too, the last agreed version is the plan.

use super::{Change, Plan, PlanRefusal, Side};
use crate::values::sql::stored_as_text;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// State of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PlanState {
    /// It may change; at most one side has signed it.
    Draft,
    /// Signed by both sides.
    Agreed,
    /// Withdrawn before both sides had signed.
    Withdrawn,
    /// Agreed before versions existed, without signatures.
    Recorded,
}

impl PlanState {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Agreed => "Agreed",
            Self::Withdrawn => "Withdrawn",
            Self::Recorded => "Recorded",
        }
    }
}

crate::values::sql::stored_words! { PlanState: Draft Agreed Withdrawn Recorded; }

/// The newest version of a plan as the user saw it, `2.3` in forms; `0.0` if there was none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The number of the version, from 1.
    pub number: i64,
    /// The number of its changes, from 1.
    pub revision: i64,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.number, self.revision)
    }
}

impl FromStr for Seen {
    type Err = PlanRefusal;

    /// Reads `2.3`; [`PlanRefusal::MovedOn`] for any other text.
    fn from_str(text: &str) -> Result<Self, PlanRefusal> {
        let read = |part: &str| part.parse::<i64>().map_err(|_| PlanRefusal::MovedOn);
        let (number, revision) = text.split_once('.').ok_or(PlanRefusal::MovedOn)?;
        Ok(Self { number: read(number)?, revision: read(revision)? })
    }
}

/// A version of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number and revision.
    pub seen: Seen,
    /// Its state.
    pub state: PlanState,
    /// Its content.
    pub content: Plan,
    /// When the participant signed this revision, UTC.
    pub participant_signed_at: Option<DateTime<Utc>>,
    /// When the team signed this revision, UTC.
    pub coach_signed_at: Option<DateTime<Utc>>,
}

/// Result of a change, a signature or a withdrawal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Nothing changes.
    Unchanged,
    /// A new version to insert.
    New(Version),
    /// The newest version to update.
    Updated(Version),
}

impl Version {
    /// Whether a side has signed this revision.
    pub fn is_signed_by(&self, side: Side) -> bool {
        match side {
            Side::Participant => self.participant_signed_at.is_some(),
            Side::Coach => self.coach_signed_at.is_some(),
        }
    }

    /// Whether it is a draft that only this side has still to sign.
    pub fn needs_signature_of(&self, side: Side) -> bool {
        let other = if side == Side::Coach { Side::Participant } else { Side::Coach };
        self.state == PlanState::Draft && !self.is_signed_by(side) && self.is_signed_by(other)
    }
}

/// What a user sees of the newest version.
fn newest_seen(newest: Option<&Version>) -> Seen {
    newest.map_or(Seen::default(), |version| version.seen)
}

/// Changes the draft, or begins one from the `agreed` plan. Removes the signatures of the draft.
///
/// # Errors
/// [`PlanRefusal::MovedOn`] when the newest version is not the one `seen`; those of [`Plan::with`].
pub fn change(newest: Option<&Version>, agreed: &Plan, seen: Seen, change: &Change) -> Result<Step, PlanRefusal> {
    let draft = newest.filter(|version| version.state == PlanState::Draft);
    let before = draft.map_or(agreed, |draft| &draft.content);
    let current = newest_seen(newest);
    let content = match before.with(change) {
        // A form sent twice finds its change made.
        Ok(content) if content == *before => return Ok(Step::Unchanged),
        _ if seen != current => return Err(PlanRefusal::MovedOn),
        content => content?,
    };
    let written = |seen| Version { seen, state: PlanState::Draft, content, participant_signed_at: None, coach_signed_at: None };
    Ok(match draft {
        Some(_) => Step::Updated(written(Seen { revision: current.revision + 1, ..current })),
        None => Step::New(written(Seen { number: current.number + 1, revision: 1 })),
    })
}

/// Signs the newest version for one side; with both signatures it is agreed.
///
/// # Errors
/// [`PlanRefusal::MovedOn`] when the newest version is not the one `seen`, or was withdrawn or recorded;
/// [`PlanRefusal::Empty`] without a goal.
pub fn sign(newest: Option<&Version>, side: Side, seen: Seen, at: DateTime<Utc>) -> Result<Step, PlanRefusal> {
    let version = newest.filter(|version| version.seen == seen).ok_or(PlanRefusal::MovedOn)?;
    match version.state {
        PlanState::Withdrawn | PlanState::Recorded => return Err(PlanRefusal::MovedOn),
        PlanState::Draft | PlanState::Agreed if version.is_signed_by(side) => return Ok(Step::Unchanged),
        PlanState::Draft if version.content.goals.is_empty() => return Err(PlanRefusal::Empty),
        PlanState::Draft | PlanState::Agreed => {}
    }
    let mut signed = version.clone();
    match side {
        Side::Participant => signed.participant_signed_at = Some(at),
        Side::Coach => signed.coach_signed_at = Some(at),
    }
    if signed.is_signed_by(Side::Participant) && signed.is_signed_by(Side::Coach) {
        signed.state = PlanState::Agreed;
    }
    Ok(Step::Updated(signed))
}

/// Withdraws the draft; the last agreed version stays.
///
/// # Errors
/// [`PlanRefusal::MovedOn`] when the newest version is not the one `seen`, or is no draft.
pub fn withdraw(newest: Option<&Version>, seen: Seen) -> Result<Step, PlanRefusal> {
    let version = newest.filter(|version| version.seen == seen).ok_or(PlanRefusal::MovedOn)?;
    match version.state {
        PlanState::Draft => Ok(Step::Updated(Version { state: PlanState::Withdrawn, ..version.clone() })),
        PlanState::Withdrawn => Ok(Step::Unchanged),
        PlanState::Agreed | PlanState::Recorded => Err(PlanRefusal::MovedOn),
    }
}

stored_as_text!(PlanState);

#[cfg(test)]
mod tests {
    use super::{
        super::{Focus, GoalTerms, Item},
        *,
    };
    use crate::values::ids::GoalId;
    use proptest::prelude::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + chrono::Duration::minutes(minutes)
    }

    fn set(goal: &str, title: &str) -> Change {
        let terms = GoalTerms { focus: Focus::Business, title: title.into(), target: None, turnover: None, due_on: None };
        Change::SetGoal(GoalId::try_from(goal.to_owned()).unwrap(), terms)
    }

    /// The versions of a plan and the agreed plan, as the store keeps them.
    #[derive(Debug, Default, Clone)]
    struct History {
        versions: Vec<Version>,
        agreed: Plan,
    }

    impl History {
        fn newest(&self) -> Option<&Version> {
            self.versions.last()
        }

        fn seen(&self) -> Seen {
            newest_seen(self.newest())
        }

        fn apply(&mut self, step: Result<Step, PlanRefusal>) -> Result<(), PlanRefusal> {
            match step? {
                Step::Unchanged => {}
                Step::New(version) => self.versions.push(version),
                Step::Updated(version) => {
                    if version.state == PlanState::Agreed {
                        self.agreed = version.content.clone();
                    }
                    *self.versions.last_mut().unwrap() = version;
                }
            }
            Ok(())
        }

        fn change(&mut self, seen: Seen, it: &Change) -> Result<(), PlanRefusal> {
            self.apply(change(self.newest(), &self.agreed, seen, it))
        }

        fn sign(&mut self, side: Side, seen: Seen, minutes: i64) -> Result<(), PlanRefusal> {
            self.apply(sign(self.newest(), side, seen, at(minutes)))
        }
    }

    #[test]
    fn a_version_signed_by_both_is_agreed_and_never_changes() {
        let mut history = History::default();
        history.change(Seen::default(), &set("G1", "Vendre")).unwrap();
        let first = history.seen();
        assert_eq!(first.to_string(), "1.1");
        history.sign(Side::Coach, first, 1).unwrap();
        assert!(history.newest().unwrap().needs_signature_of(Side::Participant) && history.agreed == Plan::default());
        history.sign(Side::Participant, first, 2).unwrap();
        let agreed = history.newest().unwrap().clone();
        assert_eq!((agreed.state, agreed.coach_signed_at, agreed.participant_signed_at), (PlanState::Agreed, Some(at(1)), Some(at(2))));
        assert_eq!(history.agreed, agreed.content);

        history.change(first, &set("G1", "Vendre plus")).unwrap();
        assert_eq!(history.seen().to_string(), "2.1");
        assert_eq!(history.versions[0], agreed, "the agreed version stays as it was");
        assert_eq!(history.agreed, agreed.content, "and is still the plan");
        assert_eq!(withdraw(history.newest(), first), Err(PlanRefusal::MovedOn), "an agreed version cannot be withdrawn");
    }

    #[test]
    fn a_change_removes_the_signatures() {
        let mut history = History::default();
        history.change(Seen::default(), &set("G1", "Vendre")).unwrap();
        let looked_at = history.seen();
        history.sign(Side::Coach, looked_at, 1).unwrap();
        history.change(looked_at, &set("G2", "Épargner")).unwrap();
        assert!(!history.newest().unwrap().is_signed_by(Side::Coach));
        assert_eq!(history.sign(Side::Participant, looked_at, 2), Err(PlanRefusal::MovedOn), "a side cannot sign what it has not seen");
        assert_eq!(history.change(looked_at, &set("G3", "Souffler")), Err(PlanRefusal::MovedOn));
    }

    #[test]
    fn a_repeated_change_or_signature_has_no_effect() {
        let mut history = History::default();
        for _ in 0..2 {
            history.change(Seen::default(), &set("G1", "Vendre")).unwrap();
        }
        assert_eq!(history.seen(), Seen { number: 1, revision: 1 });
        for minutes in [1, 5] {
            history.sign(Side::Coach, history.seen(), minutes).unwrap();
            history.sign(Side::Participant, history.seen(), minutes).unwrap();
        }
        assert_eq!(history.newest().unwrap().coach_signed_at, Some(at(1)));
        assert_eq!(history.newest().unwrap().participant_signed_at, Some(at(1)));
    }

    #[test]
    fn a_withdrawn_or_empty_version_cannot_be_signed() {
        let mut history = History::default();
        history.change(Seen::default(), &set("G1", "Vendre")).unwrap();
        history.change(history.seen(), &Change::Remove(Item::Goal(GoalId::try_from("G1".to_owned()).unwrap()))).unwrap();
        assert_eq!(history.sign(Side::Coach, history.seen(), 1), Err(PlanRefusal::Empty));
        for _ in 0..2 {
            history.apply(withdraw(history.newest(), history.seen())).unwrap();
        }
        assert_eq!(history.newest().unwrap().state, PlanState::Withdrawn);
        assert_eq!(history.sign(Side::Coach, history.seen(), 1), Err(PlanRefusal::MovedOn));
        history.change(history.seen(), &set("G1", "Vendre")).unwrap();
        assert_eq!(history.seen(), Seen { number: 2, revision: 1 });
    }

    #[test]
    fn a_text_that_is_no_version_is_refused() {
        assert_eq!("3.14".parse(), Ok(Seen { number: 3, revision: 14 }));
        for text in ["", "3", "3.", "a.b", "9999999999999999999999.1"] {
            assert_eq!(text.parse::<Seen>(), Err(PlanRefusal::MovedOn), "{text}");
        }
    }

    /// An action of one side.
    #[derive(Debug, Clone)]
    enum Act {
        /// Reads the newest version.
        Read,
        /// Changes what they last read.
        Change(u8, u8),
        /// Removes a goal.
        Remove(u8),
        /// Signs what they last read.
        Sign,
        /// Withdraws the draft.
        Withdraw,
    }

    fn act() -> impl Strategy<Value = (Side, Act)> {
        let act = prop_oneof![
            3 => Just(Act::Read),
            3 => (0..3u8, 0..3u8).prop_map(|(goal, title)| Act::Change(goal, title)),
            1 => (0..3u8).prop_map(Act::Remove),
            4 => Just(Act::Sign),
            1 => Just(Act::Withdraw),
        ];
        (prop_oneof![Just(Side::Participant), Just(Side::Coach)], act)
    }

    proptest! {
        /// In any order of acts, an agreed version was read and signed by both sides in its final content, and never changes.
        #[test]
        fn an_agreed_version_was_seen_and_signed_by_both_sides(acts in prop::collection::vec(act(), 0..60)) {
            let mut history = History::default();
            let mut looked_at = [(Seen::default(), Plan::default()), (Seen::default(), Plan::default())];
            let mut signed: [Vec<Plan>; 2] = [Vec::new(), Vec::new()];
            for (side, act) in acts {
                let who = usize::from(side == Side::Coach);
                let before = history.clone();
                let seen = looked_at[who].0;
                match act {
                    Act::Read => looked_at[who] = (history.seen(), history.newest().map_or(Plan::default(), |version| version.content.clone())),
                    Act::Change(goal, title) => { let _ = history.change(seen, &set(&format!("G{goal}"), &format!("Titre {title}"))); }
                    Act::Remove(goal) => {
                        let goal = GoalId::try_from(format!("G{goal}")).unwrap();
                        let _ = history.change(seen, &Change::Remove(Item::Goal(goal)));
                    }
                    Act::Sign => {
                        if history.sign(side, seen, 1).is_ok() {
                            signed[who].push(looked_at[who].1.clone());
                        }
                    }
                    Act::Withdraw => {
                        let step = withdraw(history.newest(), seen);
                        let _ = history.apply(step);
                    }
                }
                prop_assert!(history.versions.len() >= before.versions.len());
                for (was, is) in before.versions.iter().zip(&history.versions) {
                    prop_assert!(was.state == PlanState::Draft || was == is, "a closed version changed");
                }
                let agreed = history.versions.iter().rfind(|version| version.state == PlanState::Agreed);
                prop_assert_eq!(&history.agreed, &agreed.map_or(Plan::default(), |version| version.content.clone()));
                if let Some(agreed) = agreed {
                    prop_assert!(signed.iter().all(|of_side| of_side.contains(&agreed.content)), "{:?}", agreed);
                    prop_assert!(!agreed.content.goals.is_empty());
                }
                prop_assert!(history.versions.iter().rev().skip(1).all(|version| version.state != PlanState::Draft), "there is one draft at most");
            }
        }
    }
}
