//! A workbook (.xlsx) as the text that the same spreadsheet writes as CSV, so that one reader decides what is sound.
//!
//! Cells of a workbook have types: a day is a number of days, `02` is 2, a phone number has lost its zero. Each becomes
//! what its owner sees on the screen.

use super::{MOST_BYTES, Reason, SourceFile, cells::trimmed};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use chrono::NaiveDate;
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

/// The most that a workbook of [`MOST_BYTES`] may unfold to, in bytes: a hundred times what a cohort fills.
const MOST_UNFOLDED: u64 = 32 << 20;

/// The last row and the last column that are read, counted from 0: far beyond any cohort.
const LAST_CELL: (u32, u32) = (9_999, 99);

/// The sheets of a workbook that were found, as CSV.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheets {
    /// The people and their paths.
    pub participants: Option<Vec<u8>>,
    /// Their turnover, month by month.
    pub declarations: Option<Vec<u8>>,
}

/// Whether a file is a workbook by its first bytes, those of a ZIP archive.
pub fn is_workbook(file: &[u8]) -> bool {
    file.starts_with(b"PK\x03\x04")
}

/// Reads a workbook. A sheet is known by its columns, or else by its name; one that is known by neither is taken for
/// `wanted`, so that the columns it lacks are named.
///
/// # Errors
/// [`Reason::FileTooLarge`], [`Reason::Workbook`], [`Reason::FileEmpty`].
pub fn read_workbook(file: &[u8], wanted: SourceFile) -> Result<Sheets, Reason> {
    if file.len() > MOST_BYTES || !unfolds(file)? {
        return Err(Reason::FileTooLarge);
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(|_| Reason::Workbook)?;
    let mut sheets = Sheets::default();
    let mut unknown = None;
    for name in workbook.sheet_names() {
        let rows = match read_sheet(&mut workbook, &name) {
            Ok(rows) => rows,
            // A chart on a sheet of its own holds no cells.
            Err(Trouble::Xlsx(XlsxError::NotAWorksheet(_))) => continue,
            Err(Trouble::Xlsx(_)) => return Err(Reason::Workbook),
            Err(Trouble::TooLarge) => return Err(Reason::FileTooLarge),
        };
        let Some(header) = rows.values().next() else { continue };
        let csv = as_csv(&rows);
        match kind_of(header, &name) {
            Some(SourceFile::Participants) => sheets.participants = sheets.participants.or(Some(csv)),
            Some(SourceFile::Declarations) => sheets.declarations = sheets.declarations.or(Some(csv)),
            None => unknown = unknown.or(Some(csv)),
        }
    }
    let slot = match wanted {
        SourceFile::Participants => &mut sheets.participants,
        SourceFile::Declarations => &mut sheets.declarations,
    };
    if slot.is_none() {
        *slot = Some(unknown.ok_or(Reason::FileEmpty)?);
    }
    Ok(sheets)
}

/// Whether an archive stays within [`MOST_UNFOLDED`]. Unfolded to be sure: what it says of itself may be wrong.
fn unfolds(file: &[u8]) -> Result<bool, Reason> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).map_err(|_| Reason::Workbook)?;
    let mut left = MOST_UNFOLDED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Reason::Workbook)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| Reason::Workbook)?;
        left = match left.checked_sub(read) {
            Some(left) => left,
            None => return Ok(false),
        };
    }
    Ok(true)
}

/// Why a sheet was not read.
enum Trouble {
    Xlsx(XlsxError),
    TooLarge,
}

impl From<XlsxError> for Trouble {
    fn from(error: XlsxError) -> Self {
        Self::Xlsx(error)
    }
}

/// The filled rows of a sheet by their number, counted from 0.
type Rows = BTreeMap<u32, Vec<String>>;

fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Rows, Trouble> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut rows = Rows::new();
    let mut header: Option<(u32, Vec<String>)> = None;
    while let Some(cell) = cells.next_cell()? {
        let ((row, column), value) = (cell.get_position(), cell.get_value());
        let named = header.as_ref().filter(|(at, _)| *at < row).and_then(|(_, names)| names.get(column as usize));
        let text = as_seen(value, named.map_or("", String::as_str));
        if trimmed(&text).is_empty() {
            continue;
        }
        if row > LAST_CELL.0 || column > LAST_CELL.1 {
            return Err(Trouble::TooLarge);
        }
        for cells in [Some(rows.entry(row).or_default()), header_of(&mut header, row)].into_iter().flatten() {
            cells.resize(cells.len().max(column as usize + 1), String::new());
            if let Some(place) = cells.get_mut(column as usize) {
                place.clone_from(&text);
            }
        }
    }
    Ok(rows)
}

/// The header's cells while the row that is read is the first filled one.
fn header_of(header: &mut Option<(u32, Vec<String>)>, row: u32) -> Option<&mut Vec<String>> {
    let (at, names) = header.get_or_insert((row, Vec::new()));
    (*at == row).then_some(names)
}

/// A cell as its owner sees it, in French.
fn as_seen(value: &DataRef, column: &str) -> String {
    let text = match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "oui" } else { "non" }.into(),
        DataRef::Int(number) => as_number(*number as f64, column),
        DataRef::Float(number) => as_number(*number, column),
        DataRef::DateTime(instant) => as_day(instant),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text
            .get(..10)
            .and_then(|day| day.parse::<NaiveDate>().ok())
            .map_or_else(|| text.clone(), |day| day.format("%d/%m/%Y").to_string()),
        DataRef::Error(error) => error.to_string(),
    };
    // A cell on several lines is one line of text; the lines of the file stay those of the sheet.
    text.replace(['\r', '\n'], " ")
}

/// `31/12/2026`; with its hour, when it has one, for the reader to refuse.
fn as_day(instant: &ExcelDateTime) -> String {
    if instant.is_duration() {
        return as_number(instant.as_f64(), "");
    }
    let (year, month, day, hour, minute, second, _) = instant.to_ymd_hms_milli();
    let hours = if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}:{second:02}") };
    format!("{day:02}/{month:02}/{year:04}{hours}")
}

/// A number with a comma, to the 15 figures that a spreadsheet keeps. One of a phone has lost its zero or its plus.
fn as_number(number: f64, column: &str) -> String {
    let whole = number.abs().log10().floor().max(0.0) as usize + 1;
    let text = format!("{number:.*}", 15usize.saturating_sub(whole));
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').replace('.', ",") } else { text };
    // A number's comma is its own: three decimals are not to be taken for thousands.
    let text = if text.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 3) { text + "0" } else { text };
    let phone = trimmed(column).to_lowercase();
    match text.len() {
        9 if phone.contains("telephone") && text.bytes().all(|b| b.is_ascii_digit()) => format!("0{text}"),
        11 if phone.contains("telephone") && text.starts_with("33") => format!("+{text}"),
        _ => text,
    }
}

/// Which of the two files a sheet is, by its columns, or else by its name.
fn kind_of(header: &[String], name: &str) -> Option<SourceFile> {
    let shared = |source: SourceFile| {
        source.columns().iter().filter(|column| header.iter().any(|cell| trimmed(cell).to_lowercase() == **column)).count()
    };
    let (people, months) = (shared(SourceFile::Participants), shared(SourceFile::Declarations));
    let name = name.to_lowercase();
    match people.cmp(&months) {
        std::cmp::Ordering::Greater => Some(SourceFile::Participants),
        std::cmp::Ordering::Less => Some(SourceFile::Declarations),
        std::cmp::Ordering::Equal if name.contains("participant") || name.contains("personne") => Some(SourceFile::Participants),
        std::cmp::Ordering::Equal if name.contains("chiffre") || name.contains("mois") => Some(SourceFile::Declarations),
        std::cmp::Ordering::Equal => None,
    }
}

/// The rows as CSV, each on the line that has its number: blank ones stay.
fn as_csv(rows: &Rows) -> Vec<u8> {
    let quoted = |cell: &String| {
        if cell.contains([';', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let last = rows.keys().next_back().copied().unwrap_or_default();
    let lines =
        (0..=last).map(|row| rows.get(&row).map_or_else(String::new, |cells| cells.iter().map(quoted).collect::<Vec<_>>().join(";")));
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}
