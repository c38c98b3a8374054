//! The review of a declaration: who may take which step from which state.

use crate::{declarations::declaration::DeclarationState, people::Role};
use serde::{Deserialize, Serialize};

/// A step in the life of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// The participant sends a new version.
    Correct,
    /// The participant answers the question without changing the figure.
    Answer,
    /// The coach asks a question.
    Ask,
    /// The coach takes the figure as right.
    Validate,
    /// The participant asks for a validated figure to be opened again.
    RequestCorrection,
    /// The coach opens a validated figure again, as was requested.
    Reopen,
    /// The coach leaves a validated figure as it is, though something else was requested.
    KeepValidated,
}

impl Step {
    /// All of them.
    pub const ALL: [Step; 7] =
        [Self::Correct, Self::Answer, Self::Ask, Self::Validate, Self::RequestCorrection, Self::Reopen, Self::KeepValidated];
}

/// The longest question, answer or reason, in signs: one plain sentence.
pub const LONGEST_SENTENCE: usize = 280;

/// The state after a step, or nothing when this role may not take it from there. A figure that was reported and is opened
/// again passes through the same review as any other; which version was reported is kept beside it.
pub fn after(state: DeclarationState, step: Step, role: Role) -> Option<DeclarationState> {
    use DeclarationState::{QuestionAsked, Reported, Submitted, Validated};
    match (step, role.is_staff(), state) {
        (Step::Correct, false, Submitted | QuestionAsked) | (Step::Answer, false, QuestionAsked) => Some(Submitted),
        (Step::Ask, true, Submitted) => Some(QuestionAsked),
        (Step::Validate, true, Submitted | QuestionAsked) => Some(Validated),
        (Step::RequestCorrection, false, Validated | Reported) | (Step::KeepValidated, true, Validated | Reported) => Some(state),
        (Step::Reopen, true, Validated | Reported) => Some(Submitted),
        _ => None,
    }
}

/// Whether a validation may be taken back as if it had not been: by the team, and as long as nothing came after it, which
/// the store looks at.
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
    fn the_participant_decides_nothing_and_the_team_declares_nothing() {
        for state in STATES {
            for step in [Step::Ask, Step::Validate, Step::Reopen, Step::KeepValidated] {
                assert_eq!(after(state, step, Role::Participant), None, "{step:?}");
            }
            for (step, role) in [Step::Correct, Step::Answer, Step::RequestCorrection]
                .into_iter()
                .flat_map(|step| [(step, Role::Coach), (step, Role::Coordinator)])
            {
                assert_eq!(after(state, step, role), None, "{step:?}");
            }
        }
    }

    #[test]
    fn a_validated_figure_is_opened_by_the_team_alone() {
        for state in [Validated, Reported] {
            for step in Step::ALL {
                let opened = after(state, step, Role::Coach).is_some_and(DeclarationState::is_open);
                assert_eq!(opened, step == Step::Reopen, "{step:?}");
                assert!(!after(state, step, Role::Participant).is_some_and(DeclarationState::is_open), "{step:?}");
            }
        }
    }

    #[test]
    fn the_team_takes_back_a_validation_and_nothing_else() {
        use DeclarationState::*;
        assert!(may_undo(Validated, Role::Coach) && may_undo(Validated, Role::Coordinator));
        assert!(!may_undo(Validated, Role::Participant));
        assert!([Submitted, QuestionAsked, Reported].into_iter().all(|state| !may_undo(state, Role::Coordinator)));
    }

    proptest! {
        #[test]
        fn no_sequence_of_steps_reaches_a_state_that_the_table_forbids(steps in prop::collection::vec((0usize..7, 0usize..3), 0..60)) {
            let mut state = Submitted;
            for (step, role) in steps {
                let (step, role) = (Step::ALL[step], [Role::Participant, Role::Coach, Role::Coordinator][role]);
                let Some(next) = after(state, step, role) else { continue };
                // Nobody but the team's validation makes a figure count; nothing but a statement makes it reported.
                prop_assert!(next != Validated || state == Validated || (step == Step::Validate && role.is_staff()));
                prop_assert!(next != Reported || state == Reported);
                prop_assert!(next != QuestionAsked || (step == Step::Ask && role.is_staff()));
                prop_assert!(state.is_open() || !next.is_open() || (step == Step::Reopen && role.is_staff()));
                state = next;
            }
        }
    }
}
