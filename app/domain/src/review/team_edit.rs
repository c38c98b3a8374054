//! What the team does to a month of a participant: it enters a version for them, or opens the month again. Both can be undone for a day.

use crate::{declarations::declaration::DeclarationState, values::undo::undone_until};
use chrono::{DateTime, Utc};

/// Why an edit of the team cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditRefusal {
    /// It was made more than [`crate::values::undo::UNDO_HOURS`] ago.
    #[error("edit-too-late")]
    TooLate,
    /// The version is part of a monthly statement.
    #[error("edit-reported")]
    Reported,
    /// The participant or the team has acted on it since.
    #[error("edit-moved-on")]
    MovedOn,
}

impl EditRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLate => "edit-too-late",
            Self::Reported => "edit-reported",
            Self::MovedOn => "edit-moved-on",
        }
    }
}

/// Checks that an edit of the team made at `made_at` can be undone at `now`. `acted_on` says whether a question, an answer or a request
/// followed it.
///
/// # Errors
/// [`EditRefusal`].
pub fn may_undo_edit(state: DeclarationState, acted_on: bool, made_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), EditRefusal> {
    if state == DeclarationState::Reported {
        Err(EditRefusal::Reported)
    } else if acted_on || state == DeclarationState::QuestionAsked {
        Err(EditRefusal::MovedOn)
    } else if now > undone_until(made_at) {
        Err(EditRefusal::TooLate)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    #[test]
    fn an_edit_is_undone_within_a_day_before_it_is_reported_or_acted_on() {
        use DeclarationState::{QuestionAsked, Reported, Submitted, Validated};
        let made: DateTime<Utc> = "2026-12-01T08:00:00Z".parse().unwrap();
        let last = undone_until(made);
        for state in [Submitted, Validated] {
            assert_eq!(may_undo_edit(state, false, made, last), Ok(()));
            assert_eq!(may_undo_edit(state, false, made, last + Duration::milliseconds(1)), Err(EditRefusal::TooLate));
            assert_eq!(may_undo_edit(state, true, made, made), Err(EditRefusal::MovedOn));
        }
        assert_eq!(may_undo_edit(QuestionAsked, false, made, made), Err(EditRefusal::MovedOn));
        assert_eq!(may_undo_edit(Reported, false, made, made), Err(EditRefusal::Reported));
    }
}
