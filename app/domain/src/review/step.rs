//! The states of a declaration under review, and the steps between them that each role may take.

use crate::{declarations::declaration::DeclarationState, people::Role};
use serde::{Deserialize, Serialize};

/// A step in the life of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// The participant sends a new version.
    Correct,
    /// The participant answers the question without changing the declaration.
    Answer,
    /// The coach asks a question.
    Ask,
    /// The coach validates.
    Validate,
    /// The participant requests a correction of a validated declaration.
    RequestCorrection,
    /// The participant contests a version that the team entered for them.
    Contest,
    /// The team reopens a declaration, so that its participant corrects it.
    Reopen,
    /// The team declines a requested correction: the declaration stays as it is.
    KeepValidated,
    /// The team enters a version for the participant.
    Enter,
}

impl Step {
    /// All steps.
    pub const ALL: [Step; 9] = [
        Self::Correct,
        Self::Answer,
        Self::Ask,
        Self::Validate,
        Self::RequestCorrection,
        Self::Contest,
        Self::Reopen,
        Self::KeepValidated,
        Self::Enter,
    ];
}

/// Most characters of a question, an answer or a reason.
pub const LONGEST_SENTENCE: usize = 280;

/// State after a step; `None` if the role may not take it from `state`. A reported declaration that is reopened passes through
/// the same review as any other: the version that was reported is stored in a column of its own.
pub fn state_after(state: DeclarationState, step: Step, role: Role) -> Option<DeclarationState> {
    use DeclarationState::{QuestionAsked, Reported, Submitted, Validated};
    match (step, role.is_staff(), state) {
        (Step::Correct, false, Submitted | QuestionAsked) | (Step::Answer, false, QuestionAsked) => Some(Submitted),
        (Step::Ask, true, Submitted) => Some(QuestionAsked),
        (Step::Validate, true, Submitted | QuestionAsked) => Some(Validated),
        (Step::RequestCorrection, false, Validated | Reported) | (Step::Contest, false, _) | (Step::KeepValidated, true, _) => Some(state),
        // What its participant contests may still be open.
        (Step::Reopen | Step::Enter, true, _) => Some(Submitted),
        _ => None,
    }
}

/// Whether a role may undo a validation. The store checks in addition that nothing happened to the declaration since.
pub fn may_undo(state: DeclarationState, role: Role) -> bool {
    role.is_staff() && state == DeclarationState::Validated
}

#[cfg(test)]
mod tests {
    use super::*;
    use DeclarationState::{QuestionAsked, Reported, Submitted, Validated};
    use proptest::prelude::*;

    const STATES: [DeclarationState; 4] = [Submitted, QuestionAsked, Validated, Reported];

    #[test]
    fn participants_take_no_step_of_the_team_and_the_team_none_of_theirs() {
        for state in STATES {
            for step in [Step::Ask, Step::Validate, Step::Reopen, Step::KeepValidated, Step::Enter] {
                assert_eq!(state_after(state, step, Role::Participant), None, "{step:?}");
            }
            for (step, role) in [Step::Correct, Step::Answer, Step::RequestCorrection, Step::Contest]
                .into_iter()
                .flat_map(|step| [(step, Role::Coach), (step, Role::Coordinator)])
            {
                assert_eq!(state_after(state, step, role), None, "{step:?}");
            }
        }
    }

    #[test]
    fn only_the_team_reopens_a_validated_declaration() {
        for state in [Validated, Reported] {
            for step in Step::ALL {
                let opened = state_after(state, step, Role::Coach).is_some_and(DeclarationState::is_open);
                assert_eq!(opened, matches!(step, Step::Reopen | Step::Enter), "{step:?}");
                assert!(!state_after(state, step, Role::Participant).is_some_and(DeclarationState::is_open), "{step:?}");
            }
        }
    }

    #[test]
    fn only_the_team_undoes_and_only_a_validation() {
        use DeclarationState::*;
        assert!(may_undo(Validated, Role::Coach) && may_undo(Validated, Role::Coordinator));
        assert!(!may_undo(Validated, Role::Participant));
        assert!([Submitted, QuestionAsked, Reported].into_iter().all(|state| !may_undo(state, Role::Coordinator)));
    }

    proptest! {
        #[test]
        fn no_sequence_of_steps_reaches_a_forbidden_state(steps in prop::collection::vec((0..Step::ALL.len(), 0usize..3), 0..60)) {
            let mut state = Submitted;
            for (step, role) in steps {
                let (step, role) = (Step::ALL[step], [Role::Participant, Role::Coach, Role::Coordinator][role]);
                let Some(next) = state_after(state, step, role) else { continue };
                // Only the team validates; only a monthly statement reports.
                prop_assert!(next != Validated || state == Validated || (step == Step::Validate && role.is_staff()));
                prop_assert!(next != Reported || state == Reported);
                prop_assert!(next != QuestionAsked || state == QuestionAsked || (step == Step::Ask && role.is_staff()));
                prop_assert!(state.is_open() || !next.is_open() || (matches!(step, Step::Reopen | Step::Enter) && role.is_staff()));
                state = next;
            }
        }
    }
}
