//! Money in whole cents.

use crate::values::euros;
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt, iter::Sum, ops::Add};

mod parse;

/// An amount in euro cents, negative for a credit note.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "sqlx", derive(sqlx_macros::Type), sqlx(transparent))]
pub struct Cents(i64);

/// The mistake in a typed amount. Each has its sentence in the catalogue, `amount-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AmountMistake {
    /// Nothing was typed.
    #[error("amount-empty")]
    Empty,
    /// Letters, two signs, separators in impossible places.
    #[error("amount-not-a-number")]
    NotANumber,
    /// Ambiguous: `12 50`, `1.250`. Both readings, the smaller absolute amount first.
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

    /// Its key, followed by the amounts that its sentence names, in cents: `amount-ambiguous 1250 125000`. Stored in
    /// the draft of a refused form.
    pub fn sentence(self) -> Cow<'static, str> {
        match self {
            Self::Ambiguous(one, other) => format!("{} {} {}", self.key(), one.0, other.0).into(),
            _ => self.key().into(),
        }
    }
}

impl Cents {
    /// Zero euros.
    pub const ZERO: Cents = Cents(0);
    /// The largest amount that one line may hold: 9,999,999.99 €. Far above any ceiling of the micro-entrepreneur
    /// regime, so that beyond it only a slip of the finger is left.
    pub const MOST: Cents = Cents(999_999_999);

    /// The amount of that many cents.
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// The number of cents, signed.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The absolute amount.
    pub const fn magnitude(self) -> Self {
        Self(self.0.abs())
    }

    /// The amount with the opposite sign: a sale becomes a credit note.
    pub const fn negated(self) -> Self {
        Self(-self.0)
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

/// In French: `1 250,50 €`, with no-break spaces. `Language::amount` writes it in either language.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&euros::french(self.0))
    }
}
