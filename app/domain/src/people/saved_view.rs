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

/// The query of a view in plain text: the names and the values of its parameters, with spaces between them.
pub fn plain_query(query: &str) -> String {
    let mut rest = query.as_bytes().iter();
    let mut plain = Vec::with_capacity(query.len());
    while let Some(byte) = rest.next() {
        let code = rest.as_slice().get(..2).and_then(|code| std::str::from_utf8(code).ok());
        plain.push(match (byte, code.and_then(|code| u8::from_str_radix(code, 16).ok())) {
            (b'+' | b'&' | b'=', _) => b' ',
            (b'%', Some(coded)) => {
                rest.nth(1);
                coded
            }
            (byte, _) => *byte,
        });
    }
    String::from_utf8_lossy(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_in_plain_text() {
        assert_eq!(plain_query("etat=tous&q=Ch%C3%A9rif+l%27a%26n%C3%A9"), "etat tous q Chérif l'a&né");
        assert_eq!(plain_query("q=100%"), "q 100%");
        assert_eq!(plain_query("q=%zz%E"), "q %zz%E");
        assert_eq!(plain_query(""), "");
    }
}
