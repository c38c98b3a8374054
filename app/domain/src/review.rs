//! The review of a declaration: who may take which step from which state.

use crate::{declaration::DeclarationState, people::Role};
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
}

/// The longest question or answer, in signs: one plain sentence.
pub const LONGEST_SENTENCE: usize = 280;

/// The state after a step, or nothing when this role may not take it from there.
pub fn after(state: DeclarationState, step: Step, role: Role) -> Option<DeclarationState> {
    use DeclarationState::{QuestionAsked, Submitted, Validated};
    match (step, role.is_staff(), state) {
        (Step::Correct, false, Submitted | QuestionAsked) | (Step::Answer, false, QuestionAsked) => Some(Submitted),
        (Step::Ask, true, Submitted) => Some(QuestionAsked),
        (Step::Validate, true, Submitted | QuestionAsked) => Some(Validated),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_participant_never_validates_and_the_coach_never_answers() {
        use DeclarationState::*;
        for state in [Submitted, QuestionAsked, Validated, Reported] {
            assert_eq!(after(state, Step::Validate, Role::Participant), None);
            assert_eq!(after(state, Step::Ask, Role::Participant), None);
            assert_eq!(after(state, Step::Answer, Role::Coach), None);
            assert_eq!(after(state, Step::Correct, Role::Coordinator), None);
        }
    }

    proptest! {
        #[test]
        fn a_validated_figure_stays_whatever_is_tried(steps in prop::collection::vec((0usize..4, 0usize..3), 0..40)) {
            let mut state = DeclarationState::Submitted;
            let mut validated = false;
            for (step, role) in steps {
                let step = [Step::Correct, Step::Answer, Step::Ask, Step::Validate][step];
                let role = [Role::Participant, Role::Coach, Role::Coordinator][role];
                if let Some(next) = after(state, step, role) {
                    prop_assert!(!validated, "{state:?} {step:?} {role:?}");
                    state = next;
                }
                validated = state == DeclarationState::Validated;
            }
        }
    }
}
