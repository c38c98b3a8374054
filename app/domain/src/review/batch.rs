//! What became of each declaration of a batch, which one person validates at once.

use crate::values::sql::{stored_as_text, stored_words};

/// Outcome of one declaration of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchOutcome {
    /// Validated.
    Validated,
    /// Not validated: it was decided or corrected after the user saw it, or awaits an answer.
    Left,
    /// Its validation was undone.
    Undone,
    /// Its validation could not be undone, as it changed since. Stored as `Kept`.
    NotUndone,
}

impl BatchOutcome {
    /// The outcome as it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Validated => "Validated",
            Self::Left => "Left",
            Self::Undone => "Undone",
            Self::NotUndone => "Kept",
        }
    }
}

stored_words! { BatchOutcome: Validated Left Undone NotUndone; }

stored_as_text!(BatchOutcome);
