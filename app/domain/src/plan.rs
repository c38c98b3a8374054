//! The action plan: goals by focus, actions under them.

use serde::{Deserialize, Serialize};

/// What a goal is about (axe).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Focus {
    Business,
    Finances,
    Admin,
    Housing,
    Health,
    Mobility,
    Family,
    Digital,
}

impl Focus {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Business => "Business",
            Self::Finances => "Finances",
            Self::Admin => "Admin",
            Self::Housing => "Housing",
            Self::Health => "Health",
            Self::Mobility => "Mobility",
            Self::Family => "Family",
            Self::Digital => "Digital",
        }
    }
}

crate::people::stored_words! { Focus: Business Finances Admin Housing Health Mobility Family Digital; }

/// How far a plan has come, counted from facts: actions done of actions agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Actions ticked off.
    pub done: i64,
    /// Actions in all.
    pub all: i64,
}
