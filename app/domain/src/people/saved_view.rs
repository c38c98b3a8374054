//! Views of lists that a member of the team has named: a filter and an order, as the query of the list's address.

use super::{TextMistake, one_line};

/// The most characters of the name of a view.
pub const MOST_VIEW_NAME: usize = 40;

/// The most bytes of the query of a view.
pub const MOST_VIEW_QUERY: usize = 500;

/// A list of which views can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedList {
    /// *Personnes*.
    People,
    /// *Mes suivis*.
    Caseload,
    /// *Le journal*.
    Journal,
}

impl SavedList {
    /// As stored, and the value in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Caseload => "Caseload",
            Self::Journal => "Journal",
        }
    }

    /// The address of the list.
    pub fn address(self) -> &'static str {
        match self {
            Self::People => "/personnes",
            Self::Caseload => "/suivis",
            Self::Journal => "/journal",
        }
    }
}

crate::values::sql::stored_words! { SavedList: People Caseload Journal; }

/// The name of a view as it is stored: one line of at most [`MOST_VIEW_NAME`] characters.
///
/// # Errors
/// [`TextMistake`].
pub fn read_view_name(typed: &str) -> Result<String, TextMistake> {
    one_line(typed, MOST_VIEW_NAME)
}
