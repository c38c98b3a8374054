//! Money in whole cents.

use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt, iter::Sum, ops::Add};

mod parse;

/// An amount in euro cents, negative for a credit note.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
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
    /// It can be meant in two ways: `12 50`, `1.250`. Both, the smaller first.
    #[error("amount-ambiguous")]
    Ambiguous(Cents, Cents),
    /// More than two digits after the comma.
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
            Self::Ambiguous(..) => "amount-ambiguous",
            Self::TooPrecise => "amount-too-precise",
            Self::TooLarge => "amount-too-large",
        }
    }

    /// Its key, followed by the amounts that its sentence names, in cents: `amount-ambiguous 1250 125000`. What a refused form
    /// keeps of it.
    pub fn sentence(self) -> Cow<'static, str> {
        match self {
            Self::Ambiguous(one, other) => format!("{} {} {}", self.key(), one.0, other.0).into(),
            _ => self.key().into(),
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

    /// Reads an amount as people type it: `1 250,50`, `1250.5`, `1.250,50 €`, `€80`, `12€50`, `-80`, `١٢٣`.
    ///
    /// The last comma or point before at most two digits is the decimal one; one other sign (a space of any width, a point, a
    /// comma, an apostrophe) may group by three. Digits of any script count, marks of direction do not. What can be meant in two
    /// ways (`12 50`, `1.250`) is refused rather than guessed.
    ///
    /// # Errors
    /// The first [`AmountMistake`] met.
    pub fn parse(text: &str) -> Result<Self, AmountMistake> {
        parse::parse(text)
    }

    /// As a form field holds it: `1250,50`, no unit, no grouping.
    pub fn typed(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let n = self.0.unsigned_abs();
        format!("{sign}{},{:02}", n / 100, n % 100)
    }
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

/// In French: `1 250,50 €`, with no-break spaces. [`crate::values::language::Language::amount`] chooses by language.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::values::language::Language::Fr.amount(*self))
    }
}
