//! The cells of a row: parsing each value, and noting the refused cells.

use super::{
    Reason, RefusedLine,
    source_file::{SIGNED_COLUMNS, SourceFile},
    spelling::{folded, trimmed},
};
use crate::{
    declarations::declaration::{Activity, LineKind},
    enrollments::enrollment::Benefit,
    people::one_line,
    values::{money::Cents, month::Month},
};
use chrono::{Datelike, NaiveDate};

/// The parsed values, or the refused cells by line and column.
pub(super) fn all_or_nothing<T>(read: Vec<T>, mut refused: Vec<RefusedLine>) -> Result<Vec<T>, Vec<RefusedLine>> {
    if refused.is_empty() {
        return Ok(read);
    }
    let position = |it: &RefusedLine| it.file.all_columns().position(|column| column == it.column);
    refused.sort_by_key(|it| (it.line, position(it)));
    Err(refused)
}

/// A row of the file: its line, and its cells in the order of [`SourceFile::all_columns`].
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

/// The cells of a row, and the list to which refused ones are added.
pub(super) struct Cells<'a> {
    pub(super) source: SourceFile,
    pub(super) row: &'a Row,
    pub(super) refused: &'a mut Vec<RefusedLine>,
}

impl Cells<'_> {
    pub(super) fn refuse(&mut self, column: &'static str, reason: Reason) {
        self.refused.push(RefusedLine::new(self.source, self.row.line, column, reason));
    }

    /// Refuses a cell with the contact of an earlier line.
    pub(super) fn refuse_duplicate(&mut self, column: &'static str, earlier: u64) {
        self.refused.push(RefusedLine::new(self.source, self.row.line, column, Reason::Duplicate).with_earlier(earlier));
    }

    /// Refuses the cell unless it is `valid`; returns `valid`.
    pub(super) fn check(&mut self, column: &'static str, valid: bool, reason: Reason) -> bool {
        if !valid {
            self.refuse(column, reason);
        }
        valid
    }

    /// The value of an optional cell: `Some(None)` for an empty one, `None` for a refused one.
    pub(super) fn optional<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<Option<T>> {
        let row = self.row;
        let at = self.source.all_columns().position(|name| name == column);
        let cell = at.and_then(|at| row.cells.get(at)).map_or("", String::as_str);
        let (cell, marked) = unmarked(cell, column);
        let signed = SIGNED_COLUMNS.contains(&column);
        let read = if cell.is_empty() || (!marked && is_nothing(cell, column)) {
            return Some(None);
        } else if !marked && (cell.starts_with(['=', '@']) || (cell.starts_with(['+', '-']) && !signed)) {
            Err(Reason::Formula)
        } else if cell.contains('\n') {
            Err(Reason::LineBreak)
        } else if signed && is_shortened(cell) {
            Err(Reason::NumberShortened)
        } else {
            read(cell)
        };
        match read {
            Ok(value) => Some(Some(value)),
            Err(reason) => {
                self.refuse(column, reason);
                None
            }
        }
    }

    /// The value of a required cell; `None` for a refused one, also when it is empty.
    pub(super) fn required<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        let value = self.optional(column, read)?;
        self.check(column, value.is_some(), Reason::CellEmpty);
        value
    }
}

pub(super) fn text(cell: &str, most: usize) -> Result<String, Reason> {
    one_line(cell, most).map_err(Reason::from)
}

/// The number of a text of that many ASCII digits; `None` for any other text.
pub(super) fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    (digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Columns of free text: a name may begin with an apostrophe.
const WORDED_COLUMNS: [&str; 4] = ["prenom", "nom", "activite", "motif_sortie"];

/// A cell without the apostrophe that marks text in a spreadsheet, and whether it had one. `'t Hooft` keeps its own.
fn unmarked<'a>(cell: &'a str, column: &str) -> (&'a str, bool) {
    match cell.strip_prefix('\'') {
        Some(rest) if !WORDED_COLUMNS.contains(&column) || is_computed(rest.trim_start_matches('\'')) => (trimmed(rest), true),
        _ => (cell, false),
    }
}

/// Whether a spreadsheet would compute a text.
fn is_computed(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@'])
}

/// Whether a cell holds a mark that people write for an empty value, such as a dash.
fn is_nothing(cell: &str, column: &str) -> bool {
    matches!(cell, "-" | "–" | "—" | "−") || (matches!(cell, "/" | "n/a" | "N/A" | "#N/A") && !WORDED_COLUMNS.contains(&column))
}

/// Whether a number is in scientific notation, `6,39988E+08`: its last digits are lost.
fn is_shortened(cell: &str) -> bool {
    let bare = cell.strip_prefix('+').unwrap_or(cell);
    let Some((number, power)) = bare.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut parts = number.splitn(2, [',', '.']);
    parts.next().is_some_and(digits) && parts.next().is_none_or(digits) && digits(power.trim_start_matches('+'))
}

/// Parses an unambiguous date: `31/12/2026`, `1/3/2026`, `31.12.2026`, `31/12/26`, `2026-12-31`, each with or without midnight. A year
/// of two digits is between 1950 and 2049.
pub(super) fn date(cell: &str) -> Result<NaiveDate, Reason> {
    let day = cell.split_once([' ', 'T']).filter(|(_, hour)| is_midnight(hour)).map_or(cell, |(day, _)| day);
    let Some(sign) = day.chars().find(|sign| matches!(sign, '/' | '.' | '-')) else { return Err(Reason::Date) };
    let parts: Vec<&str> = day.split(sign).map(str::trim).collect();
    let &[first, month, last] = parts.as_slice() else { return Err(Reason::Date) };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let read = || {
        let year = match number(year, 4..=4) {
            Some(year) => year,
            // `05-01-26` may be the year 2005 in other countries.
            None => number(year, 2..=2).filter(|_| sign != '-').map(|year| if year < 50 { 2000 + year } else { 1900 + year })?,
        };
        let year = Some(year).filter(|year| (1950..2100).contains(year))?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(month, 1..=2)?, number(day, 1..=2)?)
    };
    read().ok_or(Reason::Date)
}

/// Whether an hour is midnight: `00:00`, `00:00:00.000Z`.
fn is_midnight(hour: &str) -> bool {
    hour.contains(':') && hour.chars().all(|sign| matches!(sign, '0' | ':' | '.' | 'Z'))
}

/// Parses `2026-10`, and what a spreadsheet turns it into on saving: `10/2026`, `01/10/2026`, `oct.-26`, `octobre 2026`.
pub(super) fn month(cell: &str) -> Result<Month, Reason> {
    if let Ok(month) = cell.parse() {
        return Ok(month);
    }
    if let Some(month) = named_month(cell) {
        return Ok(month);
    }
    let is_sign = |sign: char| matches!(sign, '/' | '.' | '-');
    let full = match cell.split_once(is_sign) {
        Some((month, year)) if year.trim().len() == 4 && !year.contains(is_sign) => format!("01/{month}/{year}"),
        Some((year, month)) if year.trim().len() == 4 && !month.contains(is_sign) => format!("01/{month}/{year}"),
        _ => cell.to_owned(),
    };
    let first_day = date(&full).ok().filter(|day| day.day() == 1).ok_or(Reason::Month)?;
    Month::new(first_day.year(), first_day.month()).ok_or(Reason::Month)
}

const MONTHS: [&str; 12] =
    ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

/// A month by its French name, or by an abbreviation of one month only, and a year.
fn named_month(cell: &str) -> Option<Month> {
    let bare = folded(cell);
    let (name, year) = bare.split_at_checked(bare.find(|sign: char| sign.is_ascii_digit())?)?;
    let mut found = (1..).zip(MONTHS).filter(|(_, month)| name.len() > 2 && month.starts_with(name));
    let (Some((month, _)), None) = (found.next(), found.next()) else { return None };
    let year = number(year, 4..=4).or_else(|| number(year, 2..=2).map(|year| 2000 + year))?;
    Month::new(i32::try_from(year).ok()?, month)
}

/// Parses an activity code: `02`, or `2` from a spreadsheet that stores it as a number.
pub(super) fn activity(cell: &str) -> Result<Activity, Reason> {
    let code = if cell.len() == 1 { format!("0{cell}") } else { cell.to_owned() };
    Activity::ALL.into_iter().find(|activity| activity.as_str() == code).ok_or(Reason::Activity)
}

pub(super) fn nature(cell: &str) -> Result<LineKind, Reason> {
    match folded(cell).as_str() {
        "vente" | "ventes" => Ok(LineKind::Sale),
        "avoir" | "avoirs" => Ok(LineKind::CreditNote),
        _ => Err(Reason::Nature),
    }
}

pub(super) fn yes_no(cell: &str) -> Result<bool, Reason> {
    match folded(cell).as_str() {
        "oui" | "o" | "vrai" | "x" | "1" => Ok(true),
        "non" | "n" | "faux" | "0" => Ok(false),
        _ => Err(Reason::YesNo),
    }
}

pub(super) fn benefit(cell: &str) -> Result<Benefit, Reason> {
    match folded(cell).as_str() {
        "aucun" | "aucune" | "neant" | "non" | "sans" => Ok(Benefit::None),
        "rsa" => Ok(Benefit::Rsa),
        "aah" => Ok(Benefit::Aah),
        "ass" => Ok(Benefit::Ass),
        "are" => Ok(Benefit::Are),
        "primedactivite" | "primeactivite" => Ok(Benefit::PrimeActivite),
        _ => Err(Reason::Benefit),
    }
}

pub(super) fn positive(cell: &str) -> Result<Cents, Reason> {
    let amount = Cents::parse(cell)?;
    if amount < Cents::ZERO { Err(Reason::AmountNegative) } else { Ok(amount) }
}
