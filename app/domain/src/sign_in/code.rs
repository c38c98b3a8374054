//! The six-digit code of sign-in, read from what a person types or pastes.

use crate::values::digits::{is_invisible, latin_digit};

/// How many digits a code has.
pub const LENGTH: usize = 6;

/// The text holds no code, or two different ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("code-not-six-digits")]
pub struct NotACode;

/// The code in a text that was typed or pasted: `800112`, `800-112`, `800 112.`, digits of any script, the whole message
/// `800112 est votre code Essor. Il est valable 10 minutes.`
///
/// # Errors
/// [`NotACode`], also for two different codes.
pub fn read_code(typed: &str) -> Result<String, NotACode> {
    let plain: String = typed.chars().filter(|sign| !is_invisible(*sign)).map(latin_digit).collect();
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let bare = plain.chars().all(|sign| !sign.is_alphabetic());
    if bare && digits.len() == LENGTH {
        return Ok(digits);
    }
    only(runs(&plain).filter(|run| run.len() == LENGTH)).or_else(|| only(halves(&plain))).ok_or(NotACode)
}

/// The runs of digits of a text.
fn runs(text: &str) -> impl Iterator<Item = String> {
    text.split(|sign: char| !sign.is_ascii_digit()).map(str::to_owned)
}

/// The codes written in two halves, `800 112`, with no digit beside them.
fn halves(text: &str) -> impl Iterator<Item = String> {
    let signs: Vec<char> = text.chars().collect();
    (0..signs.len()).filter_map(move |from| {
        let part = signs.get(from..from + LENGTH + 1)?;
        let middle = |sign: char| sign.is_whitespace() || matches!(sign, '-' | '.' | '−' | '\u{2010}'..='\u{2015}');
        let written = part.iter().enumerate().all(|(at, sign)| if at == LENGTH / 2 { middle(*sign) } else { sign.is_ascii_digit() });
        let digit_at = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(char::is_ascii_digit);
        let alone = !digit_at(from.checked_sub(1)) && !digit_at(Some(from + LENGTH + 1));
        (written && alone).then(|| part.iter().filter(|sign| sign.is_ascii_digit()).collect())
    })
}

/// The code, if all codes are equal; `None` for no code or different ones.
fn only(mut codes: impl Iterator<Item = String>) -> Option<String> {
    let first = codes.next()?;
    codes.all(|code| code == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pasted_message_gives_its_code() {
        for typed in [
            "800112",
            "800-112",
            "800112.",
            " 800 112 ",
            "80 01 12",
            "8 0 0 1 1 2",
            "800\u{a0}112",
            "800\u{2011}112",
            "\u{202a}800112\u{202c}",
            "٨٠٠١١٢",
            "800112 est votre code Essor. Il est valable 10 minutes. Ne le donnez à personne.",
            "800 112 est votre code Essor. Il est valable 10 minutes.",
            "800112 is your Essor code. It is valid for 10 minutes.",
            "De 36179 à 14:05 : 800112 est votre code Essor. 800112",
            "Code : 800112",
        ] {
            assert_eq!(read_code(typed).as_deref(), Ok("800112"), "{typed:?}");
        }
    }

    #[test]
    fn no_code_or_two_codes_are_refused() {
        for typed in ["", "abc", "80011", "8001122", "06 39 98 13 10", "800112 ou 800113", "10 minutes, 14:05", "1234 800 1125", "800 1125"]
        {
            assert_eq!(read_code(typed), Err(NotACode), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn every_code_is_read_from_its_message(code in "[0-9]{6}") {
            prop_assert_eq!(read_code(&code), Ok(code.clone()));
            prop_assert_eq!(read_code(&format!("{}-{}", &code[..3], &code[3..])), Ok(code.clone()));
            prop_assert_eq!(read_code(&format!("{code} est votre code Essor. Il est valable 10 minutes.")), Ok(code.clone()));
        }

        #[test]
        fn no_text_panics(typed in "\\PC*") {
            let _ = read_code(&typed);
        }
    }
}
