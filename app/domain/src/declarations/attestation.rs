//! The attestation of turnover: its months, and the code by which it is verified.

use crate::{
    people::card,
    values::{money::Cents, month::Month, sql::stored_as_text},
};
use serde::{Deserialize, Serialize};

/// The alphabet of a code: 32 characters, without those that are mistaken for another (0, O, 1, I).
const SIGNS: &[u8; 32] = card::SIGNS;

/// Length of a code in characters: 80 random bits, so that it cannot be guessed.
pub const CODE_LENGTH: usize = 16;

/// How many attestations of a person are kept; older ones are deleted.
pub const MOST_KEPT: i64 = 60;

/// For how many years after its issue an attestation can be verified. A bank keeps a credit file for five years.
pub const YEARS_KEPT: u32 = 5;

/// The code of an attestation: [`CODE_LENGTH`] characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttestationCode(String);

/// The text is not the code of an attestation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the code of an attestation")]
pub struct NotACode;

impl AttestationCode {
    /// Makes a code of random bytes.
    pub fn of_random(bytes: [u8; CODE_LENGTH]) -> Self {
        Self(bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect())
    }

    /// Reads a code as people type it: in lower case, with spaces, dashes or dots, or with the plus signs that a form sends for
    /// spaces.
    ///
    /// # Errors
    /// [`NotACode`] for any other text.
    pub fn read(typed: &str) -> Result<Self, NotACode> {
        let bare: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.' | '+')).collect();
        let code = bare.to_ascii_uppercase();
        if code.len() == CODE_LENGTH && code.bytes().all(|sign| SIGNS.contains(&sign)) { Ok(Self(code)) } else { Err(NotACode) }
    }

    /// The code as stored: without dashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as printed and linked: `K7MP-4QXT-9RHW-ABCD`.
    pub fn printed(&self) -> String {
        self.0.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
    }
}

impl TryFrom<String> for AttestationCode {
    type Error = NotACode;
    fn try_from(text: String) -> Result<Self, NotACode> {
        Self::read(&text)
    }
}

stored_as_text!(AttestationCode);

/// A month of an attestation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedMonth {
    /// The month.
    pub month: Month,
    /// Its signed turnover.
    pub total: Cents,
    /// Whether it was imported from the structure's spreadsheet and never validated in Essor.
    pub imported: bool,
}

/// The initials of a name, `A. T.` for Awa Traoré: the only personal data on the page that verifies a code.
pub fn initials(first_name: &str, last_name: &str) -> String {
    [first_name, last_name]
        .iter()
        .filter_map(|name| name.chars().find(|c| c.is_alphabetic()))
        .map(|letter| format!("{}.", letter.to_uppercase()))
        .collect::<Vec<_>>()
        .join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_printed_code_is_read_back(bytes: [u8; CODE_LENGTH]) {
            let code = AttestationCode::of_random(bytes);
            prop_assert_eq!(AttestationCode::read(&code.printed()), Ok(code.clone()));
            prop_assert_eq!(AttestationCode::read(&code.printed().to_lowercase().replace('-', " ")), Ok(code));
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(typed: String) {
            let _ = AttestationCode::read(&typed);
            let _ = initials(&typed, &typed);
        }
    }

    #[test]
    fn initials_are_the_first_letters_in_upper_case() {
        assert_eq!(initials("Awa", "Traoré"), "A.\u{a0}T.");
        assert_eq!(initials("élodie", "d’Arc"), "É.\u{a0}D.");
        assert_eq!(initials("", "-"), "");
    }
}
