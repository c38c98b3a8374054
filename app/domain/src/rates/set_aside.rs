//! "À mettre de côté": what will be asked for a month's turnover, estimated as one types.

use super::table::{Row, What, row};
use crate::{declaration::Activity, money::Cents, month::Month};
use serde::{Deserialize, Serialize};

/// How many months ACRE lasts, the month of the registration being the first. Source: mon-entreprise,
/// `auto-entrepreneur/exonérations.publicodes`.
pub const ACRE_MONTHS: i32 = 12;

/// The whole, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// What is known of a person that changes what they pay.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The month in which the business was registered.
    pub registered: Option<Month>,
    /// Whether reduced contributions (ACRE) were granted.
    pub acre: bool,
    /// Whether the person pays income tax with the contributions.
    pub income_tax: bool,
    /// Whether the activity is a craft.
    pub craft: bool,
}

/// What is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charge {
    /// Social contributions.
    Contributions,
    /// Training levy.
    Training,
    /// Income tax.
    IncomeTax,
}

impl Charge {
    /// All of them, in the order in which they are told.
    pub const ALL: [Charge; 3] = [Self::Contributions, Self::Training, Self::IncomeTax];

    /// The key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Contributions => "charge-contributions",
            Self::Training => "charge-training",
            Self::IncomeTax => "charge-income-tax",
        }
    }
}

/// One charge on one category, rounded to the cent once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What is paid.
    pub charge: Charge,
    /// On which category.
    pub activity: Activity,
    /// The turnover of the category that it is paid on.
    pub base: Cents,
    /// The rate, with since when and from where.
    pub rate: &'static Row,
    /// Which part of the rate is paid, in hundredths of a percent; all of it without ACRE.
    pub share: i64,
    /// What to put aside.
    pub amount: Cents,
}

impl Part {
    /// Whether ACRE reduces it.
    pub fn is_reduced(&self) -> bool {
        self.share != WHOLE
    }
}

/// What an estimate has to say of itself. Each has its sentence in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// More was given back than earned in a category: it counts for nothing.
    StopsAtZero,
    /// ACRE was granted, but the month of the registration is not known: no reduction is counted.
    AcreWithoutDate,
    /// The share changed since the registration and which date governs is not known: the higher one is counted.
    AcreTwoShares,
    /// ACRE of this category is not known: no reduction is counted.
    AcreNotKnown,
}

impl Note {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::StopsAtZero => "set-aside-stops",
            Self::AcreWithoutDate => "acre-without-date",
            Self::AcreTwoShares => "acre-two-shares",
            Self::AcreNotKnown => "acre-not-known",
        }
    }
}

/// An estimate, with what it does not know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetAside {
    /// Each charge on each category with turnover and known rates.
    pub parts: Vec<Part>,
    /// The categories with turnover whose rates of that month are not known: they are not in the parts.
    pub not_known: Vec<Activity>,
    /// What it says of itself.
    pub notes: Vec<Note>,
}

impl SetAside {
    /// What to put aside for the categories whose rates are known; nothing when none of them is.
    pub fn total(&self) -> Option<Cents> {
        (!self.parts.is_empty() || self.not_known.is_empty()).then(|| self.parts.iter().map(|part| part.amount).sum())
    }

    /// What a charge comes to over all categories; nothing when it is not paid.
    pub fn of(&self, charge: Charge) -> Option<Cents> {
        let mut amounts = self.parts.iter().filter(|part| part.charge == charge).map(|part| part.amount).peekable();
        amounts.peek()?;
        Some(amounts.sum())
    }

    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

/// Estimates what to put aside for a month from the signed sum of each category, with the rates of that month.
pub fn set_aside(month: Month, sums: &[(Activity, Cents)], terms: &Terms) -> SetAside {
    let mut estimate = SetAside::default();
    for &(activity, base) in sums {
        if base < Cents::ZERO {
            estimate.note(Note::StopsAtZero);
        }
        if base <= Cents::ZERO {
            continue;
        }
        let Some(rates) = rates(month, activity, terms) else {
            estimate.not_known.push(activity);
            continue;
        };
        let (reduced, note) = acre_share(month, activity, terms);
        if let Some(note) = note {
            estimate.note(note);
        }
        for (charge, rate) in Charge::ALL.into_iter().zip(rates) {
            let Some(rate) = rate else { continue };
            let share = if charge == Charge::Contributions { reduced } else { WHOLE };
            estimate.parts.push(Part { charge, activity, base, rate, share, amount: part_of(base, rate.value, share) });
        }
    }
    estimate
}

/// The rates of a category in the order of [`Charge::ALL`], income tax only for who pays it so; nothing when one is not known.
fn rates(month: Month, activity: Activity, terms: &Terms) -> Option<[Option<&'static Row>; 3]> {
    let of = |what| row(what, activity, month);
    let of_craft = if terms.craft { of(What::TrainingOfCraft) } else { None };
    let tax = if terms.income_tax { Some(of(What::IncomeTax)?) } else { None };
    Some([Some(of(What::Contributions)?), Some(of_craft.or(of(What::Training))?), tax])
}

/// Which part of the contributions is paid in a month, and what there is to say of it.
fn acre_share(month: Month, activity: Activity, terms: &Terms) -> (i64, Option<Note>) {
    if !terms.acre {
        return (WHOLE, None);
    }
    let Some(registered) = terms.registered else { return (WHOLE, Some(Note::AcreWithoutDate)) };
    if !(0..ACRE_MONTHS).contains(&month.since(registered)) {
        return (WHOLE, None);
    }
    let share = |month| row(What::AcreShare, activity, month).map(|row| row.value);
    match (share(registered), share(month)) {
        (Some(then), Some(now)) => (then.max(now), (then != now).then_some(Note::AcreTwoShares)),
        _ => (WHOLE, Some(Note::AcreNotKnown)),
    }
}

/// `base × rate × share`, rounded to the cent once, halves upwards. The base is not negative.
fn part_of(base: Cents, rate: i64, share: i64) -> Cents {
    const SCALE: i64 = WHOLE * WHOLE;
    let part = rate * share;
    // Split, so that no turnover, however large, leaves 64 bits.
    let (whole, rest) = (base.get() / SCALE, base.get() % SCALE);
    Cents::new(whole * part + (rest * part + SCALE / 2) / SCALE)
}

#[cfg(test)]
mod tests;
