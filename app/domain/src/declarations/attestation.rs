//! The attestation of turnover: what it was issued with, and the code by which whoever reads it asks.

use crate::values::{money::Cents, month::Month};
use serde::{Deserialize, Serialize};

/// The signs of a code: 32, without those that are taken for another (0, O, 1, I).
const SIGNS: &[u8; 32] = crate::people::card::SIGNS;

/// How many signs a code has: 80 bits, so that it is found by nobody who was not given it.
pub const CODE_LENGTH: usize = 16;

/// The most attestations that are kept of one person; the oldest ones make room.
pub const MOST_KEPT: i64 = 60;

/// How many years after its issue an attestation can be verified. A bank keeps a file of credit for five years.
pub const YEARS_KEPT: u32 = 5;

/// The code of an attestation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttestationCode(String);

/// What was typed or linked is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the code of an attestation")]
pub struct NotACode;

impl AttestationCode {
    /// The code that random bytes make.
    pub fn of_random(bytes: [u8; CODE_LENGTH]) -> Self {
        Self(bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect())
    }

    /// Reads a code as people type it: small letters, with spaces or dashes, or with the plus signs that a form sends for spaces.
    ///
    /// # Errors
    /// [`NotACode`].
    pub fn read(typed: &str) -> Result<Self, NotACode> {
        let bare: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.' | '+')).collect();
        let code = bare.to_ascii_uppercase();
        if code.len() == CODE_LENGTH && code.bytes().all(|sign| SIGNS.contains(&sign)) { Ok(Self(code)) } else { Err(NotACode) }
    }

    /// The sixteen signs.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is printed and linked: `K7MP-4QXT-9RHW-ABCD`.
    pub fn printed(&self) -> String {
        self.0.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
    }
}

/// A month of an attestation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedMonth {
    /// The month.
    pub month: Month,
    /// Its signed sum.
    pub total: Cents,
    /// Whether it came from the structure's spreadsheet and was not checked in Essor.
    pub imported: bool,
}

/// The initials of a name: `A. T.` for Awa Traoré. All that a stranger who holds the code reads of the person.
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
        fn what_is_printed_is_read_back(bytes: [u8; CODE_LENGTH]) {
            let code = AttestationCode::of_random(bytes);
            prop_assert_eq!(AttestationCode::read(&code.printed()), Ok(code.clone()));
            prop_assert_eq!(AttestationCode::read(&code.printed().to_lowercase().replace('-', " ")), Ok(code));
        }

        #[test]
        fn anything_may_be_typed(typed: String) {
            let _ = AttestationCode::read(&typed);
            let _ = initials(&typed, &typed);
        }
    }

    #[test]
    fn initials_tell_no_name() {
        assert_eq!(initials("Awa", "Traoré"), "A.\u{a0}T.");
        assert_eq!(initials("élodie", "d’Arc"), "É.\u{a0}D.");
        assert_eq!(initials("", "-"), "");
    }
}
