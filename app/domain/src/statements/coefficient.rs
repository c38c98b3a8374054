//! The degressive coefficient. Its formula could not be verified, so the coordinator types it.

use serde::{Deserialize, Serialize};

/// A coefficient in ten-thousandths, from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Coefficient(i64);

/// A text or a number that is no coefficient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("coefficient-not-a-number")]
pub struct NotACoefficient;

impl NotACoefficient {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        "coefficient-not-a-number"
    }
}

impl Coefficient {
    /// The largest one: 100, in ten-thousandths.
    pub const MOST: i64 = 1_000_000;

    /// A coefficient of so many ten-thousandths.
    ///
    /// # Errors
    /// [`NotACoefficient`] below 0 or above [`Self::MOST`].
    pub fn new(ten_thousandths: i64) -> Result<Self, NotACoefficient> {
        if (0..=Self::MOST).contains(&ten_thousandths) { Ok(Self(ten_thousandths)) } else { Err(NotACoefficient) }
    }

    /// Reads a coefficient as typed, `0,85` or `1`; `None` for an empty text.
    ///
    /// # Errors
    /// [`NotACoefficient`], also for more than four decimals.
    pub fn read(typed: &str) -> Result<Option<Self>, NotACoefficient> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let (whole, decimals) = typed.split_once([',', '.']).unwrap_or((typed, ""));
        let digits = |text: &str, most| text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole, 3) || !digits(decimals, 4) {
            return Err(NotACoefficient);
        }
        let number: i64 = format!("{whole}{decimals:0<4}").parse().map_err(|_| NotACoefficient)?;
        Self::new(number).map(Some)
    }

    /// The coefficient in ten-thousandths.
    pub fn get(self) -> i64 {
        self.0
    }

    /// As a form field holds it, and as it is shown: `0,85`.
    pub fn typed(self) -> String {
        let decimals = format!("{:04}", self.0 % 10_000);
        let decimals = decimals.trim_end_matches('0');
        if decimals.is_empty() { (self.0 / 10_000).to_string() } else { format!("{},{decimals}", self.0 / 10_000) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typed_coefficients_are_read_and_an_empty_text_is_none() {
        let read = |typed: &str| Coefficient::read(typed).map(|read| read.map(Coefficient::get));
        assert_eq!(
            [read("0,85"), read("1"), read(" 0.8 "), read("100"), read("0")],
            [8_500, 10_000, 8_000, 1_000_000, 0].map(|n| Ok(Some(n)))
        );
        assert_eq!(read("  "), Ok(None));
        for typed in ["-1", "0,85001", "100,0001", "1000", "un", "1e2", ",5", "1,2,3", "\u{0}", "٣"] {
            assert_eq!(read(typed), Err(NotACoefficient), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_displayed_coefficient_reads_back_the_same(number in 0i64..=Coefficient::MOST) {
            let coefficient = Coefficient::new(number).unwrap();
            prop_assert_eq!(Coefficient::read(&coefficient.typed()), Ok(Some(coefficient)));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*") {
            let _ = Coefficient::read(&text);
        }
    }
}
