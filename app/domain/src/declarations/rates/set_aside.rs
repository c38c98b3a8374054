//! "À mettre de côté": the estimated contributions and taxes of a month's turnover.

use super::{
    acre,
    table::{KNOWN_UNTIL, Row, What, rated_as, row},
};
use crate::{
    declarations::declaration::Activity,
    structure::ChamberRegion,
    values::{money::Cents, month::Month},
};
use serde::{Deserialize, Serialize};

/// Thousandths of a percent of cents that make a whole euro.
const EURO: i64 = 100_000 * 100;

/// The facts on a person that change what they pay.
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
    /// The category of the person's main activity: a liberal profession belongs to no chamber.
    pub main: Option<Activity>,
    /// Whose rate a craft pays to its chamber.
    pub region: ChamberRegion,
}

/// A contribution or tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charge {
    /// Social contributions.
    Contributions,
    /// Training levy (CFP).
    Training,
    /// Chamber tax (TFC).
    Chamber,
    /// Income tax.
    IncomeTax,
}

impl Charge {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Charge; 4] = [Self::Contributions, Self::Training, Self::Chamber, Self::IncomeTax];

    /// The key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Contributions => "charge-contributions",
            Self::Training => "charge-training",
            Self::Chamber => "charge-chamber",
            Self::IncomeTax => "charge-income-tax",
        }
    }

    /// Whether each category is a line of its own, rounded alone. Training levy and income tax are one line for the month.
    /// Source: mon-entreprise, the `arrondi` of `cotisations et contributions`.
    fn is_rounded_by_category(self) -> bool {
        matches!(self, Self::Contributions | Self::Chamber)
    }
}

/// One charge on one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The charge.
    pub charge: Charge,
    /// The category.
    pub activity: Activity,
    /// The turnover of the category that it is paid on.
    pub base: Cents,
    /// The row of the rate that is paid.
    pub rate: &'static Row,
    /// While ACRE runs, the row of the rate without ACRE.
    pub normal: Option<&'static Row>,
}

impl Part {
    /// Its amount, rounded to the euro alone.
    pub fn amount(&self) -> Cents {
        rounded([self])
    }
}

/// The sum of the parts, rounded once to the euro, halves upwards. No base is negative.
fn rounded<'a>(parts: impl IntoIterator<Item = &'a Part>) -> Cents {
    // Split, so that no turnover, however large, leaves 64 bits.
    let (whole, rest) = parts.into_iter().fold((0, 0), |(whole, rest), part| {
        let (base, rate) = (part.base.get(), part.rate.value);
        (whole + base / EURO * rate, rest + base % EURO * rate)
    });
    Cents::new((whole + (rest + EURO / 2) / EURO) * 100)
}

/// A remark on an estimate. Each has its sentence in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The business was not registered yet: nothing is due.
    NotRegistered,
    /// The sum of a category is negative: it counts as zero.
    StopsAtZero,
    /// ACRE was granted and the month of the registration is not known: no reduction is counted.
    AcreWithoutDate,
    /// The month lies after [`KNOWN_UNTIL`]: the newest known rates are counted.
    AfterTable,
}

impl Note {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotRegistered => "set-aside-not-registered",
            Self::StopsAtZero => "set-aside-stops",
            Self::AcreWithoutDate => "acre-without-date",
            Self::AfterTable => "set-aside-after-table",
        }
    }
}

/// The estimate for a month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetAside {
    /// One part for each charge on each category with turnover and known rates.
    pub parts: Vec<Part>,
    /// The categories with turnover whose rates of that month are not known; not in the parts.
    pub not_known: Vec<Activity>,
    /// Remarks, without repetition.
    pub notes: Vec<Note>,
}

impl SetAside {
    /// The amount to put aside for the categories with known rates, in whole euros; `None` when there is turnover and no rate is
    /// known.
    pub fn total(&self) -> Option<Cents> {
        (!self.parts.is_empty() || self.not_known.is_empty()).then(|| Charge::ALL.into_iter().filter_map(|charge| self.of(charge)).sum())
    }

    /// The amount of a charge over all categories, in whole euros; `None` when it is not paid.
    pub fn of(&self, charge: Charge) -> Option<Cents> {
        let mut parts = self.parts.iter().filter(|part| part.charge == charge).peekable();
        parts.peek()?;
        Some(if charge.is_rounded_by_category() { parts.map(Part::amount).sum() } else { rounded(parts) })
    }

    fn add_note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

/// Estimates the amount to put aside for a month from the signed sum of each category, with the rates of that month. Nothing is due
/// before the month of the registration.
pub fn set_aside(month: Month, sums: &[(Activity, Cents)], terms: &Terms) -> SetAside {
    let mut estimate = SetAside::default();
    if terms.registered.is_some_and(|registered| month < registered) {
        estimate.add_note(Note::NotRegistered);
        return estimate;
    }
    for (activity, base) in by_rates(sums) {
        if base < Cents::ZERO {
            estimate.add_note(Note::StopsAtZero);
        }
        if base <= Cents::ZERO {
            continue;
        }
        let Some(rates) = rates(month, activity, terms) else {
            estimate.not_known.push(activity);
            continue;
        };
        if terms.acre && terms.registered.is_none() {
            estimate.add_note(Note::AcreWithoutDate);
        }
        if month > KNOWN_UNTIL {
            estimate.add_note(Note::AfterTable);
        }
        let parts = Charge::ALL.into_iter().zip(rates);
        estimate.parts.extend(parts.filter_map(|(charge, rates)| {
            let Rates { rate, normal } = rates?;
            Some(Part { charge, activity, base, rate, normal })
        }));
    }
    estimate
}

/// Adds up the categories that are one for the Urssaf, under the name of the first of them.
fn by_rates(sums: &[(Activity, Cents)]) -> Vec<(Activity, Cents)> {
    let mut merged: Vec<(Activity, Cents)> = Vec::with_capacity(sums.len());
    for &(activity, sum) in sums {
        match merged.iter_mut().find(|(other, _)| rated_as(*other) == rated_as(activity)) {
            Some((_, merged)) => *merged = *merged + sum,
            None => merged.push((activity, sum)),
        }
    }
    merged
}

/// A rate, and while ACRE runs the rate that it replaces.
#[derive(Clone, Copy)]
struct Rates {
    rate: &'static Row,
    normal: Option<&'static Row>,
}

/// The rates of a category in the order of [`Charge::ALL`], each `None` for a charge that is not paid; `None` when a rate is not
/// known.
fn rates(month: Month, activity: Activity, terms: &Terms) -> Option<[Option<Rates>; 4]> {
    let of = |what| row(what, activity, month);
    let plain = |rate| Rates { rate, normal: None };
    let normal = of(What::Contributions)?;
    let contributions = match terms.registered {
        Some(registered) if acre::runs(terms.acre, terms.registered, month) => {
            Rates { rate: of(acre::rates(registered))?, normal: Some(normal) }
        }
        _ => plain(normal),
    };
    let of_craft = if terms.craft { of(What::TrainingOfCraft) } else { None };
    let training = of_craft.or(of(What::Training))?;
    let tax = if terms.income_tax { Some(of(What::IncomeTax)?) } else { None };
    Some([Some(contributions), Some(plain(training)), chamber(month, activity, terms).map(plain), tax.map(plain)])
}

/// The rate of the chamber tax; `None` for members of no chamber and for liberal services.
fn chamber(month: Month, activity: Activity, terms: &Terms) -> Option<&'static Row> {
    let what = match terms.main {
        _ if terms.craft => What::ChamberOfCraft(terms.region),
        Some(Activity::OtherServices | Activity::Cipav) => return None,
        _ => What::ChamberOfTrade,
    };
    row(what, activity, month)
}

#[cfg(test)]
mod tests;
