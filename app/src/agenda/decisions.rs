//! The decisions on the sessions that a coach gives away, as typed in the forms of a leave and of a departure.

use crate::bookings::parse::read_id;
use domain::values::ids::SessionId;
use serde::{Deserialize, Serialize};
use store::{Decision, StoreError};

/// The value of a decision that cancels the session; any other is a colleague's identifier.
pub const CANCEL: &str = "cancel";

/// [`CANCEL`] in the forms of an earlier release, which may still be open in a browser.
const CANCEL_BEFORE: &str = "annuler";

/// The decision on one session, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedDecision {
    session: String,
    to: String,
}

impl TypedDecision {
    /// The session with the decision on it; with that of `everything` where it has none of its own, and `None` without either.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a session or a colleague that is no identifier.
    pub fn read(&self, everything: &str) -> Result<(SessionId, Option<Decision>), StoreError> {
        let session = read_id(self.session.clone())?;
        let to = if self.to.is_empty() { everything } else { &self.to };
        let decision = match to {
            "" => None,
            CANCEL | CANCEL_BEFORE => Some(Decision::Cancel),
            colleague => Some(Decision::Reassign(read_id(colleague.to_owned())?)),
        };
        Ok((session, decision))
    }
}

/// The typed value of the decision on a session; `None` without one.
pub fn typed_for(decisions: &[TypedDecision], session: &SessionId) -> Option<String> {
    decisions.iter().find(|decision| decision.session == session.as_str()).map(|decision| decision.to.clone())
}

/// The name of the field with the session of that number, counted from 0.
pub fn session_field(nth: usize) -> String {
    format!("decisions[{nth}][session]")
}

/// The name of the select of the session of that number, counted from 0.
pub fn decision_field(nth: usize) -> String {
    format!("decisions[{nth}][to]")
}
