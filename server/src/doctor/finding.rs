//! The findings of the checks.

use std::fmt::{Display, Formatter, Result as Formatted};

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is to do.
    Good,
    /// It works, or will work, and needs attention.
    Look,
    /// It does not work.
    Fault,
}

/// A finding of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the check.
    pub check: &'static str,
    /// How serious it is.
    pub level: Level,
    /// What was found and what to do, in French.
    pub sentence: String,
}

impl Display for Finding {
    fn fmt(&self, f: &mut Formatter<'_>) -> Formatted {
        let level = match self.level {
            Level::Good => "OK",
            Level::Look => "À VOIR",
            Level::Fault => "PANNE",
        };
        write!(f, "{level:<6}  {}\u{a0}: {}", self.check, self.sentence)
    }
}

/// Nothing is to do.
pub fn good(check: &'static str, sentence: impl Into<String>) -> Finding {
    Finding { check, level: Level::Good, sentence: sentence.into() }
}

/// It needs attention.
pub fn look(check: &'static str, sentence: impl Into<String>) -> Finding {
    Finding { check, level: Level::Look, sentence: sentence.into() }
}

/// It does not work.
pub fn fault(check: &'static str, sentence: impl Into<String>) -> Finding {
    Finding { check, level: Level::Fault, sentence: sentence.into() }
}
