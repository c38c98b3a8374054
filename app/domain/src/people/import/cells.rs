//! Rows and cells of a file: what they are made of, and what is wrong with them.

use super::*;

pub(super) fn all_or_nothing<T>(read: Vec<T>, mut refused: Vec<RefusedLine>) -> Result<Vec<T>, Vec<RefusedLine>> {
    if refused.is_empty() {
        return Ok(read);
    }
    let place = |it: &RefusedLine| it.file.all_columns().position(|column| column == it.column);
    refused.sort_by_key(|it| (it.line, place(it)));
    Err(refused)
}

/// A row of the file: its line, and the cells of the columns that are read, in their order.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

/// The cells of a row, and where to put what is wrong with them.
pub(super) struct Cells<'a> {
    pub(super) source: SourceFile,
    pub(super) row: &'a Row,
    pub(super) refused: &'a mut Vec<RefusedLine>,
}

impl Cells<'_> {
    pub(super) fn refuse(&mut self, column: &'static str, reason: Reason) {
        self.refused.push(RefusedLine::new(self.source, self.row.line, column, reason));
    }

    /// Refuses a cell that says what an earlier line says already.
    pub(super) fn refuse_as_said(&mut self, column: &'static str, earlier: u64) {
        self.refused.push(RefusedLine::new(self.source, self.row.line, column, Reason::Duplicate).said_on(earlier));
    }

    /// Refuses the cell unless it is sound, and tells whether it is.
    pub(super) fn check(&mut self, column: &'static str, sound: bool, reason: Reason) -> bool {
        if !sound {
            self.refuse(column, reason);
        }
        sound
    }

    /// What an empty or sound cell holds; nothing when it is refused.
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

    /// What a sound cell holds; nothing when it is empty or refused.
    pub(super) fn required<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        let value = self.optional(column, read)?;
        self.check(column, value.is_some(), Reason::CellEmpty);
        value
    }
}

pub(super) fn text(cell: &str, most: usize) -> Result<String, Reason> {
    one_line(cell, most).map_err(Reason::from)
}

/// The number that a text of so many plain digits writes.
pub(super) fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    (digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Columns of words that people choose: a name may begin with an apostrophe of its own.
const WORDED_COLUMNS: [&str; 4] = ["prenom", "nom", "activite", "motif_sortie"];

/// A cell without the apostrophe by which a spreadsheet is told "this is text", and whether it had one. `'t Hooft` keeps its
/// own.
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

/// Whether a cell holds one of the signs that people put for nothing.
fn is_nothing(cell: &str, column: &str) -> bool {
    matches!(cell, "-" | "–" | "—" | "−") || (matches!(cell, "/" | "n/a" | "N/A" | "#N/A") && !WORDED_COLUMNS.contains(&column))
}

/// Whether a number stands in scientific writing, `6,39988E+08`: its last figures are lost.
fn is_shortened(cell: &str) -> bool {
    let bare = cell.strip_prefix('+').unwrap_or(cell);
    let Some((number, power)) = bare.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut parts = number.splitn(2, [',', '.']);
    parts.next().is_some_and(digits) && parts.next().is_none_or(digits) && digits(power.trim_start_matches('+'))
}

/// `31/12/2026`, also `1/3/2026`, `31.12.2026`, `31/12/26`, `2026-12-31`, each with midnight behind it or without: the writings
/// that can be read in one way only. Two figures of a year are of 1950 to 2049.
pub(super) fn date(cell: &str) -> Result<NaiveDate, Reason> {
    let day = cell.split_once([' ', 'T']).filter(|(_, hour)| is_midnight(hour)).map_or(cell, |(day, _)| day);
    let Some(sign) = day.chars().find(|sign| matches!(sign, '/' | '.' | '-')) else { return Err(Reason::Date) };
    let parts: Vec<&str> = day.split(sign).map(str::trim).collect();
    let &[first, month, last] = parts.as_slice() else { return Err(Reason::Date) };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let read = || {
        let year = match number(year, 4..=4) {
            Some(year) => year,
            // `05-01-26` may be the year 2005 elsewhere.
            None => number(year, 2..=2).filter(|_| sign != '-').map(|year| if year < 50 { 2000 + year } else { 1900 + year })?,
        };
        let year = Some(year).filter(|year| (1950..2100).contains(year))?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(month, 1..=2)?, number(day, 1..=2)?)
    };
    read().ok_or(Reason::Date)
}

/// Whether an hour is none: `00:00`, `00:00:00.000Z`.
fn is_midnight(hour: &str) -> bool {
    hour.contains(':') && hour.chars().all(|sign| matches!(sign, '0' | ':' | '.' | 'Z'))
}

/// `2026-10`, and what a spreadsheet makes of it when the file was opened and saved: `10/2026`, `01/10/2026`, `oct.-26`,
/// `octobre 2026`.
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

/// A month by its French name, whole or shortened so that one remains, and a year.
fn named_month(cell: &str) -> Option<Month> {
    let bare = folded(cell);
    let (name, year) = bare.split_at_checked(bare.find(|sign: char| sign.is_ascii_digit())?)?;
    let mut found = (1..).zip(MONTHS).filter(|(_, month)| name.len() > 2 && month.starts_with(name));
    let (Some((month, _)), None) = (found.next(), found.next()) else { return None };
    let year = number(year, 4..=4).or_else(|| number(year, 2..=2).map(|year| 2000 + year))?;
    Month::new(i32::try_from(year).ok()?, month)
}

/// `02`, and `2` as a spreadsheet that takes it for a number writes it.
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

/// A word without its case, accents, spaces and signs: `Prime d’activité` is `primedactivite`.
pub(super) fn folded(text: &str) -> String {
    let bare = |c: char| match c {
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        other => other,
    };
    text.to_lowercase().chars().map(bare).filter(char::is_ascii_alphanumeric).collect()
}

/// Trims white space and the invisible signs that are none by their class.
pub(super) fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}
