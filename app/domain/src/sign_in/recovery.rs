//! The codes of a second factor, as typed: six digits of an authenticator app, or a recovery code.

use crate::{
    people::card::{CardCode, LENGTH},
    sign_in::code::read_code,
};

/// How many recovery codes a person has.
pub const RECOVERY_CODES: usize = 10;

/// A recovery code: it replaces the authenticator app once. Twelve characters, written as those of a printed card; 60 bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode(CardCode);

impl RecoveryCode {
    /// The code of random bytes.
    pub fn of_random(bytes: [u8; LENGTH]) -> Self {
        Self(CardCode::of_random(bytes))
    }

    /// The twelve characters.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// As shown: `K7MP 4QXT 9RHW`.
    pub fn printed(&self) -> String {
        self.0.printed()
    }
}

/// The code of a second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondFactorCode {
    /// Six digits of an authenticator app.
    Totp(String),
    /// A recovery code.
    Recovery(RecoveryCode),
}

/// The text holds no code of a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("second-factor-not-a-code")]
pub struct NotACode;

/// The code of a second factor in a text that was typed or pasted.
///
/// # Errors
/// [`NotACode`].
pub fn read_second_factor(typed: &str) -> Result<SecondFactorCode, NotACode> {
    // The longer one first: within a recovery code three digits may follow three others.
    if let Ok(code) = CardCode::read(typed) {
        return Ok(SecondFactorCode::Recovery(RecoveryCode(code)));
    }
    read_code(typed).map(SecondFactorCode::Totp).map_err(|_| NotACode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_and_recovery_codes_are_read_as_such() {
        assert_eq!(read_second_factor(" 123 456 "), Ok(SecondFactorCode::Totp("123456".into())));
        for bytes in [[0; LENGTH], [31; LENGTH], [26, 27, 28, 29, 24, 25, 26, 27, 28, 29, 30, 31]] {
            let code = RecoveryCode::of_random(bytes);
            for typed in [code.printed(), code.printed().to_lowercase(), code.as_str().to_owned(), code.printed().replace(' ', "-")] {
                assert_eq!(read_second_factor(&typed), Ok(SecondFactorCode::Recovery(code.clone())), "{typed}");
            }
        }
        for typed in ["", "12345", "1234567", "K7MP 4QXT 9RH", "K7MP 4QXT 9RH0"] {
            assert_eq!(read_second_factor(typed), Err(NotACode), "{typed}");
        }
    }
}
