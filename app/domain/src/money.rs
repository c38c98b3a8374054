//! Money in whole cents.

use serde::{Deserialize, Serialize};
use std::{fmt, iter::Sum, ops::Add};

/// An amount in euro cents, negative for a credit note.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(i64);

/// Why a typed amount was not understood. Each has its sentence in the catalogue, `amount-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AmountMistake {
    /// Nothing was typed.
    #[error("amount-empty")]
    Empty,
    /// Letters, two signs, separators in impossible places.
    #[error("amount-not-a-number")]
    NotANumber,
    /// More than two digits after the comma; "1.250" is refused too, for it can be read in two ways.
    #[error("amount-too-precise")]
    TooPrecise,
    /// Beyond [`Cents::MOST`].
    #[error("amount-too-large")]
    TooLarge,
}

impl AmountMistake {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "amount-empty",
            Self::NotANumber => "amount-not-a-number",
            Self::TooPrecise => "amount-too-precise",
            Self::TooLarge => "amount-too-large",
        }
    }
}

impl Cents {
    /// No money.
    pub const ZERO: Cents = Cents(0);
    /// The largest amount that one line may hold: 9,999,999.99 €. Far above any ceiling of the micro-entrepreneur
    /// regime, so that beyond it only a slip of the finger is left.
    pub const MOST: Cents = Cents(999_999_999);

    /// An amount of so many cents.
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// The number of cents, signed.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The same amount with the sign taken off.
    pub const fn magnitude(self) -> Self {
        Self(self.0.abs())
    }

    /// The amount turned round: what was sold becomes what was given back.
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Reads an amount as people type it: `1 250,50`, `1250.5`, `1.250,50 €`, `-80`.
    ///
    /// The last comma or point before at most two digits is the decimal one; the other sign and spaces may group by
    /// three. A lone group of three decimals (`1.250`) is refused rather than guessed.
    ///
    /// # Errors
    /// The first [`AmountMistake`] met.
    pub fn parse(text: &str) -> Result<Self, AmountMistake> {
        let bare: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{202f}' | '\u{a0}' | '\u{200b}')).collect();
        let bare = ["euros", "euro", "eur", "€"].iter().find_map(|unit| without_unit(&bare, unit)).unwrap_or(&bare);
        if bare.is_empty() {
            return Err(AmountMistake::Empty);
        }
        let (negative, digits) = match bare.strip_prefix(['-', '−', '–']) {
            Some(rest) => (true, rest),
            None => (false, bare.strip_prefix('+').unwrap_or(bare)),
        };
        if digits.len() > 24 {
            return Err(if digits.bytes().all(|b| b.is_ascii_digit()) { AmountMistake::TooLarge } else { AmountMistake::NotANumber });
        }
        let (whole, decimals) = split_decimals(digits)?;
        let euros: i64 = whole.parse().map_err(|_| AmountMistake::TooLarge)?;
        let cents = match decimals.len() {
            0 => 0,
            1 => decimals.parse::<i64>().map_err(|_| AmountMistake::NotANumber)? * 10,
            _ => decimals.parse().map_err(|_| AmountMistake::NotANumber)?,
        };
        let value = euros.checked_mul(100).and_then(|v| v.checked_add(cents)).ok_or(AmountMistake::TooLarge)?;
        if value > Self::MOST.0 {
            return Err(AmountMistake::TooLarge);
        }
        Ok(Self(if negative { -value } else { value }))
    }

    /// As a form field holds it: `1250,50`, no unit, no grouping.
    pub fn typed(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let n = self.0.unsigned_abs();
        format!("{sign}{},{:02}", n / 100, n % 100)
    }
}

/// The text before a unit, whatever its case.
fn without_unit<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(unit.len()).filter(|at| text.is_char_boundary(*at))?;
    text[at..].eq_ignore_ascii_case(unit).then(|| &text[..at])
}

/// Splits digits into the part before and after the decimal sign, groupings checked and taken out.
fn split_decimals(text: &str) -> Result<(String, String), AmountMistake> {
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’')) {
        return Err(AmountMistake::NotANumber);
    }
    let last = text.rfind([',', '.']);
    let (whole, decimals) = match last {
        None => (text, ""),
        Some(at) => {
            let (before, after) = (&text[..at], &text[at + 1..]);
            let sign = char::from(text.as_bytes()[at]);
            if before.contains(sign) {
                // The same sign twice groups thousands: 1.250.000
                (text, "")
            } else if after.len() > 2 {
                return Err(AmountMistake::TooPrecise);
            } else {
                (before, after)
            }
        }
    };
    let groups: Vec<&str> = whole.split([',', '.', '\'', '’']).collect();
    let grouped_by_three = groups.len() == 1 || (matches!(groups[0].len(), 1..=3) && groups[1..].iter().all(|g| g.len() == 3));
    let joined = groups.concat();
    if !grouped_by_three || (joined.is_empty() && decimals.is_empty()) {
        return Err(AmountMistake::NotANumber);
    }
    Ok((if joined.is_empty() { "0".into() } else { joined }, decimals.into()))
}

impl Add for Cents {
    type Output = Cents;
    fn add(self, other: Cents) -> Cents {
        Cents(self.0.saturating_add(other.0))
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Cents>>(amounts: I) -> Cents {
        amounts.fold(Cents::ZERO, Add::add)
    }
}

impl From<i64> for Cents {
    fn from(cents: i64) -> Self {
        Self(cents)
    }
}

/// In French: `1 250,50 €`, with no-break spaces. [`crate::language::Language::amount`] chooses by language.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::language::Language::Fr.amount(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, cents) in [
            ("1 250,50", 125_050),
            ("1250.5", 125_050),
            ("1.250,50 €", 125_050),
            ("1,250.50", 125_050),
            ("1\u{202f}250,50\u{a0}€", 125_050),
            ("1 250", 125_000),
            ("1.250.000", 125_000_000),
            ("-80", -8_000),
            ("−80,00", -8_000),
            ("0", 0),
            (",5", 50),
            ("12,", 1_200),
            ("+3", 300),
            ("250 euros", 25_000),
            ("9999999,99", 999_999_999),
        ] {
            assert_eq!(Cents::parse(typed), Ok(Cents(cents)), "{typed}");
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused_with_its_reason() {
        use AmountMistake::*;
        for (typed, mistake) in [
            ("", Empty),
            ("  ", Empty),
            ("€", Empty),
            ("abc", NotANumber),
            ("1-2", NotANumber),
            ("--5", NotANumber),
            ("1..2", NotANumber),
            ("12.34.5", NotANumber),
            ("١٢", NotANumber),
            ("1e5", NotANumber),
            ("=1+1", NotANumber),
            ("1,234", TooPrecise),
            ("1.250", TooPrecise),
            ("0,001", TooPrecise),
            ("1000000000000", TooLarge),
            ("10000000", TooLarge),
            ("99999999999999999999999999999999", TooLarge),
        ] {
            assert_eq!(Cents::parse(typed), Err(mistake), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_the_same(cents in -999_999_999i64..=999_999_999) {
            let amount = Cents(cents);
            prop_assert_eq!(Cents::parse(&amount.typed()), Ok(amount));
            prop_assert_eq!(Cents::parse(&amount.to_string()), Ok(amount));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*") {
            let _ = Cents::parse(&text);
        }
    }
}
