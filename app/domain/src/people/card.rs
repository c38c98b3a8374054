//! The code of a printed card, as printed and as typed.
//!
//! Twelve characters in groups of four, none of which is mistaken for another. The first group names the card: attempts are
//! counted by it. The other two are its secret, 40 bits.

use crate::values::digits::{is_invisible, latin_digit};

/// The 32 characters of a code: letters and digits without 0, 1, I and O.
pub const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// The number of characters of a code.
pub const LENGTH: usize = 12;

/// The code of a printed card: twelve [`SIGNS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardCode(String);

/// The text is no code of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("card-not-a-code")]
pub struct NotACode;

impl CardCode {
    /// The code of random bytes, one character a byte.
    pub fn of_random(bytes: [u8; LENGTH]) -> Self {
        Self(bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect())
    }

    /// Parses a code as people type or paste it: letters of any case, digits of any script, with spaces, dashes and points. A 0, 1,
    /// I or O is refused: it is on no card, and which character was meant is unknown.
    ///
    /// # Errors
    /// [`NotACode`].
    pub fn read(typed: &str) -> Result<Self, NotACode> {
        let between = |c: char| {
            c.is_whitespace() || is_invisible(c) || matches!(c, '-' | '.' | ',' | ':' | '/' | '_' | '·' | '−' | '\u{2010}'..='\u{2015}')
        };
        let code: String = typed.chars().filter(|c| !between(*c)).map(latin_digit).flat_map(char::to_uppercase).collect();
        if code.len() == LENGTH && code.bytes().all(|sign| SIGNS.contains(&sign)) { Ok(Self(code)) } else { Err(NotACode) }
    }

    /// The twelve characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first group, by which attempts are counted.
    pub fn name(&self) -> &str {
        self.0.get(..4).unwrap_or_default()
    }

    /// As printed: `K7MP 4QXT 9RHW`.
    pub fn printed(&self) -> String {
        self.0.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_printed_code_is_parsed_again(bytes: [u8; LENGTH]) {
            let code = CardCode::of_random(bytes);
            prop_assert_eq!(CardCode::read(&code.printed()), Ok(code.clone()));
            prop_assert_eq!(CardCode::read(&code.printed().to_lowercase().replace(' ', "-")), Ok(code.clone()));
            prop_assert_eq!(code.name().len(), 4);
        }

        #[test]
        fn parsing_any_text_does_not_panic(typed: String) {
            let _ = CardCode::read(&typed);
        }
    }

    #[test]
    fn a_code_is_parsed_in_every_notation() {
        for typed in [
            "k7mp4qxt9rhw",
            " K7MP 4QXT 9RHW.",
            "K7MP–4QXT—9RHW",
            "K7MP\u{2011}4QXT\u{2011}9RHW",
            "\u{202a}K7MP\u{a0}4QXT 9RHW\u{202c}",
            "K٧MP ٤QXT ٩RHW",
        ] {
            assert_eq!(CardCode::read(typed).map(|code| code.printed()).as_deref(), Ok("K7MP 4QXT 9RHW"), "{typed:?}");
        }
    }

    #[test]
    fn characters_that_are_on_no_card_are_refused() {
        for typed in ["", "K7MP4QXT9RH", "K7MP4QXT9RHWX", "K7MP 4QXT 9RH0", "K7MP 4QXT 9RHI", "ÉÉÉÉÉÉ", "\u{0}"] {
            assert_eq!(CardCode::read(typed), Err(NotACode), "{typed:?}");
        }
    }
}
