//! SIRET, the number of an establishment: fourteen digits with a Luhn checksum.

use serde::{Deserialize, Serialize};

/// How many digits a SIRET has.
const LENGTH: usize = 14;

/// The SIREN of La Poste. The digits of its establishments but the head office add up to a multiple of five instead.
/// Source: INSEE, "Contrôle de la validité d'un numéro SIREN ou SIRET".
const LA_POSTE: &str = "356000000";

/// A SIRET with a right checksum; whether the establishment exists is not checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Siret(String);

/// The text is no SIRET.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("siret-not-a-number")]
pub struct NotASiret;

impl NotASiret {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        "siret-not-a-number"
    }
}

impl Siret {
    /// Reads a SIRET with or without spaces, dots and hyphens.
    ///
    /// # Errors
    /// [`NotASiret`].
    pub fn read(typed: &str) -> Result<Self, NotASiret> {
        let bare: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
        if bare.len() != LENGTH || !bare.bytes().all(|b| b.is_ascii_digit()) || bare.bytes().all(|b| b == b'0') {
            return Err(NotASiret);
        }
        let digits = || bare.bytes().map(|b| u32::from(b - b'0'));
        let post = bare.starts_with(LA_POSTE) && digits().sum::<u32>() % 5 == 0;
        if luhn(digits()) || post { Ok(Self(bare)) } else { Err(NotASiret) }
    }

    /// The fourteen digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Grouped for print: `732 829 320 00074`, with non-breaking spaces.
    pub fn printed(&self) -> String {
        let part = |range| self.0.get(range).unwrap_or_default();
        [part(0..3), part(3..6), part(6..9), part(9..LENGTH)].join("\u{a0}")
    }
}

/// Whether digits pass the Luhn check: with every second digit from the right doubled, the sum of all digits is a multiple of ten.
fn luhn(digits: impl DoubleEndedIterator<Item = u32>) -> bool {
    let sum: u32 = digits
        .rev()
        .enumerate()
        .map(|(at, digit)| match digit * (1 + u32::from(at % 2 == 1)) {
            doubled if doubled > 9 => doubled - 9,
            digit => digit,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_numbers_are_read_with_and_without_separators() {
        // INSEE’s own example, SNCF, the head office of La Poste, a post office.
        for typed in ["732 829 320 00074", "73282932000074", "552.049.447.76279", "356 000 000 00048", "35600000049837"] {
            assert!(Siret::read(typed).is_ok(), "{typed}");
        }
        assert_eq!(Siret::read("73282932000074").unwrap().printed(), "732\u{a0}829\u{a0}320\u{a0}00074");
    }

    #[test]
    fn wrong_lengths_checksums_and_scripts_are_refused() {
        for typed in [
            "",
            "732829320",
            "73282932000075",
            "7328293200007A",
            "00000000000000",
            "732829320000744",
            "\u{0}",
            "７３２８２９３２０００７４",
        ] {
            assert_eq!(Siret::read(typed), Err(NotASiret), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn exactly_one_last_digit_passes_the_checksum(first in "[1-9][0-9]{12}") {
            prop_assume!(!first.starts_with(LA_POSTE));
            let right = (0..10).filter(|last| Siret::read(&format!("{first}{last}")).is_ok()).count();
            prop_assert_eq!(right, 1);
        }

        #[test]
        fn no_text_panics(typed: String) {
            let _ = Siret::read(&typed);
        }
    }
}
