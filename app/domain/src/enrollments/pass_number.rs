//! The number of a PASS IAE: twelve characters, five of its issuer, two of the year, five of a sequence.
//!
//! Source: les-emplois, `itou/approvals/models.py`, `Approval.number` and `number_with_spaces`. The platform takes any letters;
//! those it issues are digits alone (prefix 99999), those of Pôle emploi begin with a département, which has a letter in Corsica.

use serde::{Deserialize, Serialize};

/// The number of characters.
const LENGTH: usize = 12;

/// The number of a PASS IAE.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassNumber(String);

/// A text that is no number of a PASS IAE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("pass-not-a-number")]
pub struct NotAPassNumber;

impl NotAPassNumber {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        "pass-not-a-number"
    }
}

impl PassNumber {
    /// Reads a number as it is printed: `99999 26 00042`, with spaces or without.
    ///
    /// # Errors
    /// [`NotAPassNumber`].
    pub fn read(typed: &str) -> Result<Self, NotAPassNumber> {
        let bare: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.')).collect();
        let bare = bare.to_ascii_uppercase();
        let right = |(at, sign): (usize, u8)| sign.is_ascii_digit() || (at == 1 && matches!(sign, b'A' | b'B') && bare.starts_with('2'));
        if bare.len() == LENGTH && bare.bytes().enumerate().all(right) { Ok(Self(bare)) } else { Err(NotAPassNumber) }
    }

    /// The twelve characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As the platform prints it: `99999 26 00042`, with non-breaking spaces.
    pub fn printed(&self) -> String {
        let part = |range| self.0.get(range).unwrap_or_default();
        [part(0..5), part(5..7), part(7..LENGTH)].join("\u{a0}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_or_without_separators() {
        for typed in ["999992600042", "99999 26 00042", " 99999-26-00042 ", "2A512 17 04542", "2b5121704542"] {
            assert!(PassNumber::read(typed).is_ok(), "{typed}");
        }
        assert_eq!(PassNumber::read("999992600042").unwrap().printed(), "99999\u{a0}26\u{a0}00042");
    }

    #[test]
    fn a_text_of_another_form_is_refused() {
        for typed in ["", "99999", "9999926000421", "99999260004X", "XXXXX2600042", "3A5121704542", "\u{0}", "٩٩٩٩٩٢٦٠٠٠٤٢"] {
            assert_eq!(PassNumber::read(typed), Err(NotAPassNumber), "{typed:?}");
        }
    }
}
