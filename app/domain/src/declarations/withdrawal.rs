//! Withdrawing a declaration that was just sent: the month counts as not declared again.

use super::declaration::DeclarationState;
use crate::values::undo::undone_until;
use chrono::{DateTime, Utc};

/// Why a declaration cannot be withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WithdrawalRefusal {
    /// The team has acted on it: asked a question, validated it, or opened it again.
    #[error("withdrawal-reviewed")]
    Reviewed,
    /// It was sent more than [`crate::values::undo::UNDO_HOURS`] ago.
    #[error("withdrawal-too-late")]
    TooLate,
}

impl WithdrawalRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reviewed => "withdrawal-reviewed",
            Self::TooLate => "withdrawal-too-late",
        }
    }
}

/// Checks that a declaration can be withdrawn at `now`. `reviewed` says whether the team ever acted on it, `sent_at` is the instant of
/// its first version; a later correction does not prolong the time.
///
/// # Errors
/// [`WithdrawalRefusal`].
pub fn may_withdraw(state: DeclarationState, reviewed: bool, sent_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), WithdrawalRefusal> {
    if reviewed || state != DeclarationState::Submitted {
        Err(WithdrawalRefusal::Reviewed)
    } else if now > undone_until(sent_at) {
        Err(WithdrawalRefusal::TooLate)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    #[test]
    fn a_declaration_is_withdrawn_within_a_day_and_before_the_team_acts() {
        let sent: DateTime<Utc> = "2026-11-01T08:00:00Z".parse().unwrap();
        let after = |minutes: i64| sent + Duration::minutes(minutes);
        let submitted = DeclarationState::Submitted;
        assert_eq!(may_withdraw(submitted, false, sent, sent), Ok(()));
        assert_eq!(may_withdraw(submitted, false, sent, after(24 * 60)), Ok(()));
        assert_eq!(may_withdraw(submitted, false, sent, after(24 * 60 + 1)), Err(WithdrawalRefusal::TooLate));
        // Answered or reopened, it is Submitted again.
        assert_eq!(may_withdraw(submitted, true, sent, sent), Err(WithdrawalRefusal::Reviewed));
        for state in [DeclarationState::QuestionAsked, DeclarationState::Validated, DeclarationState::Reported] {
            assert_eq!(may_withdraw(state, false, sent, sent), Err(WithdrawalRefusal::Reviewed));
        }
    }
}
