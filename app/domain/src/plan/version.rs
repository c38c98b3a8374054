//! How a plan comes to be agreed: a version is written by either side, signed by both as it then stands, and never changes
//! again. A change after that begins the next version; until both have signed that one, the last agreed counts.

use super::{Change, Plan, PlanRefusal, Side};
use crate::values::sql::stored_as_text;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Where a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PlanState {
    /// It may still change; at most one side has signed it as it stands.
    Draft,
    /// Both have signed.
    Agreed,
    /// It was given up before both had signed.
    Withdrawn,
    /// It counted before versions were kept: nobody signed it here.
    Recorded,
}

impl PlanState {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Agreed => "Agreed",
            Self::Withdrawn => "Withdrawn",
            Self::Recorded => "Recorded",
        }
    }
}

crate::people::stored_words! { PlanState: Draft Agreed Withdrawn Recorded; }

/// What of a plan someone looked at: the newest version, and how often it had been changed. `0.0` when there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The number of the version, from 1.
    pub number: i64,
    /// How often it had been written, from 1.
    pub revision: i64,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.number, self.revision)
    }
}

impl FromStr for Seen {
    type Err = PlanRefusal;

    /// A text that names no version was not looked at.
    fn from_str(text: &str) -> Result<Self, PlanRefusal> {
        let read = |part: &str| part.parse::<i64>().map_err(|_| PlanRefusal::MovedOn);
        let (number, revision) = text.split_once('.').ok_or(PlanRefusal::MovedOn)?;
        Ok(Self { number: read(number)?, revision: read(revision)? })
    }
}

/// A version of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Which, and how often it was written.
    pub seen: Seen,
    /// Where it stands.
    pub state: PlanState,
    /// What it says.
    pub content: Plan,
    /// When the participant signed it as it stands, UTC.
    pub participant_signed_at: Option<DateTime<Utc>>,
    /// When the team signed it as it stands, UTC.
    pub coach_signed_at: Option<DateTime<Utc>>,
}

/// What a step comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It had been done already, or changes nothing.
    Nothing,
    /// A version begins: to be added.
    Begun(Version),
    /// The newest version is now this.
    Became(Version),
}

impl Version {
    /// Whether a side has signed it as it stands.
    pub fn is_signed_by(&self, side: Side) -> bool {
        match side {
            Side::Participant => self.participant_signed_at.is_some(),
            Side::Coach => self.coach_signed_at.is_some(),
        }
    }

    /// Whether only that side's signature lacks.
    pub fn waits_for(&self, side: Side) -> bool {
        let other = if side == Side::Coach { Side::Participant } else { Side::Coach };
        self.state == PlanState::Draft && !self.is_signed_by(side) && self.is_signed_by(other)
    }
}

/// What was looked at, when the newest version is this.
fn newest_seen(newest: Option<&Version>) -> Seen {
    newest.map_or(Seen::default(), |version| version.seen)
}

/// Changes a plan, by either side: the version that is being written, or else a new one, made of what counts. Whoever had
/// signed what stood there has not signed this.
///
/// # Errors
/// [`PlanRefusal::MovedOn`] when the newest version is not what was looked at; what [`Plan::with`] refuses.
pub fn change(newest: Option<&Version>, counts: &Plan, seen: Seen, change: &Change) -> Result<Step, PlanRefusal> {
    let draft = newest.filter(|version| version.state == PlanState::Draft);
    let before = draft.map_or(counts, |draft| &draft.content);
    let stands = newest_seen(newest);
    let content = match before.with(change) {
        // Sent twice by an impatient finger, the second finds it done.
        Ok(content) if content == *before => return Ok(Step::Nothing),
        _ if seen != stands => return Err(PlanRefusal::MovedOn),
        content => content?,
    };
    let written = |seen| Version { seen, state: PlanState::Draft, content, participant_signed_at: None, coach_signed_at: None };
    Ok(match draft {
        Some(_) => Step::Became(written(Seen { revision: stands.revision + 1, ..stands })),
        None => Step::Begun(written(Seen { number: stands.number + 1, revision: 1 })),
    })
}

/// Signs the newest version as it was looked at. With the other side's signature it is agreed.
///
/// # Errors
/// [`PlanRefusal::MovedOn`] when it is not any more what was looked at; [`PlanRefusal::Empty`].
pub fn sign(newest: Option<&Version>, side: Side, seen: Seen, at: DateTime<Utc>) -> Result<Step, PlanRefusal> {
    let version = newest.filter(|version| version.seen == seen).ok_or(PlanRefusal::MovedOn)?;
    match version.state {
        PlanState::Withdrawn | PlanState::Recorded => return Err(PlanRefusal::MovedOn),
        PlanState::Draft | PlanState::Agreed if version.is_signed_by(side) => return Ok(Step::Nothing),
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
    Ok(Step::Became(signed))
}

/// Gives up the version that is being written, by either side: the last agreed goes on.
///
/// # Errors
/// [`PlanRefusal::MovedOn`] when it is not any more what was looked at.
pub fn withdraw(newest: Option<&Version>, seen: Seen) -> Result<Step, PlanRefusal> {
    let version = newest.filter(|version| version.seen == seen).ok_or(PlanRefusal::MovedOn)?;
    match version.state {
        PlanState::Draft => Ok(Step::Became(Version { state: PlanState::Withdrawn, ..version.clone() })),
        PlanState::Withdrawn => Ok(Step::Nothing),
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

    /// A plan with all its versions, as the store keeps it.
    #[derive(Debug, Default, Clone)]
    struct Book {
        versions: Vec<Version>,
        counts: Plan,
    }

    impl Book {
        fn newest(&self) -> Option<&Version> {
            self.versions.last()
        }

        fn seen(&self) -> Seen {
            newest_seen(self.newest())
        }

        fn take(&mut self, step: Result<Step, PlanRefusal>) -> Result<(), PlanRefusal> {
            match step? {
                Step::Nothing => {}
                Step::Begun(version) => self.versions.push(version),
                Step::Became(version) => {
                    if version.state == PlanState::Agreed {
                        self.counts = version.content.clone();
                    }
                    *self.versions.last_mut().unwrap() = version;
                }
            }
            Ok(())
        }

        fn change(&mut self, seen: Seen, it: &Change) -> Result<(), PlanRefusal> {
            self.take(change(self.newest(), &self.counts, seen, it))
        }

        fn sign(&mut self, side: Side, seen: Seen, minutes: i64) -> Result<(), PlanRefusal> {
            self.take(sign(self.newest(), side, seen, at(minutes)))
        }
    }

    #[test]
    fn a_plan_counts_once_both_have_signed_it_and_then_never_changes() {
        let mut book = Book::default();
        book.change(Seen::default(), &set("G1", "Vendre")).unwrap();
        let first = book.seen();
        assert_eq!(first.to_string(), "1.1");
        book.sign(Side::Coach, first, 1).unwrap();
        assert!(book.newest().unwrap().waits_for(Side::Participant) && book.counts == Plan::default());
        book.sign(Side::Participant, first, 2).unwrap();
        let agreed = book.newest().unwrap().clone();
        assert_eq!((agreed.state, agreed.coach_signed_at, agreed.participant_signed_at), (PlanState::Agreed, Some(at(1)), Some(at(2))));
        assert_eq!(book.counts, agreed.content);

        book.change(first, &set("G1", "Vendre plus")).unwrap();
        assert_eq!(book.seen().to_string(), "2.1");
        assert_eq!(book.versions[0], agreed, "the last agreed stays as it was");
        assert_eq!(book.counts, agreed.content, "and counts");
        assert_eq!(withdraw(book.newest(), first), Err(PlanRefusal::MovedOn), "what is agreed is not given up");
    }

    #[test]
    fn a_change_takes_both_signatures_off() {
        let mut book = Book::default();
        book.change(Seen::default(), &set("G1", "Vendre")).unwrap();
        let looked_at = book.seen();
        book.sign(Side::Coach, looked_at, 1).unwrap();
        book.change(looked_at, &set("G2", "Épargner")).unwrap();
        assert!(!book.newest().unwrap().is_signed_by(Side::Coach));
        assert_eq!(book.sign(Side::Participant, looked_at, 2), Err(PlanRefusal::MovedOn), "nobody signs what they have not seen");
        assert_eq!(book.change(looked_at, &set("G3", "Souffler")), Err(PlanRefusal::MovedOn));
    }

    #[test]
    fn what_is_sent_twice_is_done_once() {
        let mut book = Book::default();
        for _ in 0..2 {
            book.change(Seen::default(), &set("G1", "Vendre")).unwrap();
        }
        assert_eq!(book.seen(), Seen { number: 1, revision: 1 });
        for minutes in [1, 5] {
            book.sign(Side::Coach, book.seen(), minutes).unwrap();
            book.sign(Side::Participant, book.seen(), minutes).unwrap();
        }
        assert_eq!(book.newest().unwrap().coach_signed_at, Some(at(1)));
        assert_eq!(book.newest().unwrap().participant_signed_at, Some(at(1)));
    }

    #[test]
    fn what_is_given_up_or_empty_is_not_signed() {
        let mut book = Book::default();
        book.change(Seen::default(), &set("G1", "Vendre")).unwrap();
        book.change(book.seen(), &Change::Remove(Item::Goal(GoalId::try_from("G1".to_owned()).unwrap()))).unwrap();
        assert_eq!(book.sign(Side::Coach, book.seen(), 1), Err(PlanRefusal::Empty));
        for _ in 0..2 {
            book.take(withdraw(book.newest(), book.seen())).unwrap();
        }
        assert_eq!(book.newest().unwrap().state, PlanState::Withdrawn);
        assert_eq!(book.sign(Side::Coach, book.seen(), 1), Err(PlanRefusal::MovedOn));
        book.change(book.seen(), &set("G1", "Vendre")).unwrap();
        assert_eq!(book.seen(), Seen { number: 2, revision: 1 });
    }

    #[test]
    fn what_names_no_version_was_not_looked_at() {
        assert_eq!("3.14".parse(), Ok(Seen { number: 3, revision: 14 }));
        for text in ["", "3", "3.", "a.b", "9999999999999999999999.1"] {
            assert_eq!(text.parse::<Seen>(), Err(PlanRefusal::MovedOn), "{text}");
        }
    }

    /// What one of the two does.
    #[derive(Debug, Clone)]
    enum Deed {
        /// Looks at the plan.
        Look,
        /// Changes what they last looked at.
        Change(u8, u8),
        /// Takes a goal out.
        Remove(u8),
        /// Signs what they last looked at.
        Sign,
        /// Gives it up.
        Withdraw,
    }

    fn deed() -> impl Strategy<Value = (Side, Deed)> {
        let deed = prop_oneof![
            3 => Just(Deed::Look),
            3 => (0..3u8, 0..3u8).prop_map(|(goal, title)| Deed::Change(goal, title)),
            1 => (0..3u8).prop_map(Deed::Remove),
            4 => Just(Deed::Sign),
            1 => Just(Deed::Withdraw),
        ];
        (prop_oneof![Just(Side::Participant), Just(Side::Coach)], deed)
    }

    proptest! {
        /// Whatever either side does, in whatever order and with whatever they saw last: what is agreed was seen and signed
        /// by both as it stands, and an agreed version never changes.
        #[test]
        fn nothing_is_agreed_that_one_side_has_not_seen_and_signed(deeds in prop::collection::vec(deed(), 0..60)) {
            let mut book = Book::default();
            let mut looked_at = [(Seen::default(), Plan::default()), (Seen::default(), Plan::default())];
            let mut signed: [Vec<Plan>; 2] = [Vec::new(), Vec::new()];
            for (side, deed) in deeds {
                let who = usize::from(side == Side::Coach);
                let before = book.clone();
                let seen = looked_at[who].0;
                match deed {
                    Deed::Look => looked_at[who] = (book.seen(), book.newest().map_or(Plan::default(), |version| version.content.clone())),
                    Deed::Change(goal, title) => { let _ = book.change(seen, &set(&format!("G{goal}"), &format!("Titre {title}"))); }
                    Deed::Remove(goal) => {
                        let goal = GoalId::try_from(format!("G{goal}")).unwrap();
                        let _ = book.change(seen, &Change::Remove(Item::Goal(goal)));
                    }
                    Deed::Sign => {
                        if book.sign(side, seen, 1).is_ok() {
                            signed[who].push(looked_at[who].1.clone());
                        }
                    }
                    Deed::Withdraw => {
                        let step = withdraw(book.newest(), seen);
                        let _ = book.take(step);
                    }
                }
                prop_assert!(book.versions.len() >= before.versions.len());
                for (was, is) in before.versions.iter().zip(&book.versions) {
                    prop_assert!(was.state == PlanState::Draft || was == is, "a closed version changed");
                }
                let agreed = book.versions.iter().rfind(|version| version.state == PlanState::Agreed);
                prop_assert_eq!(&book.counts, &agreed.map_or(Plan::default(), |version| version.content.clone()));
                if let Some(agreed) = agreed {
                    prop_assert!(signed.iter().all(|of_side| of_side.contains(&agreed.content)), "{:?}", agreed);
                    prop_assert!(!agreed.content.goals.is_empty());
                }
                prop_assert!(book.versions.iter().rev().skip(1).all(|version| version.state != PlanState::Draft), "one is written at a time");
            }
        }
    }
}
