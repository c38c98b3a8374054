//! Workbooks (.xlsx) as CSV, so that the same parser reads both.
//!
//! Cells of a workbook have types: a day is a number of days, `02` is 2, a phone number has lost its zero. Each cell becomes the
//! text that the spreadsheet shows.

use super::{
    MOST_BYTES, Reason, SourceFile, Warning,
    file_format::other_format,
    rows::header_among,
    spelling::{folded, trimmed},
};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use chrono::{Days, NaiveDate};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

pub use super::file_format::is_workbook;

/// The most bytes of an unpacked workbook: a hundred times those of a cohort.
const MOST_UNPACKED: u64 = 32 << 20;

/// The most digits of the number of texts that a workbook declares: fewer than a million texts.
const MOST_COUNTED_FIGURES: usize = 6;

/// The most bytes of text in the cells of all sheets together. A text shared by many cells is stored once in the file, so the text
/// of the cells is counted.
const MOST_TEXT: usize = 2 * MOST_BYTES;

/// How many characters of a cell are kept: more than any column accepts, so that a longer cell is refused as too long.
const MOST_SIGNS: usize = 500;

/// The last row and the last column that are read, counted from 0: far beyond any cohort.
const LAST_CELL: (u32, u32) = (9_999, 99);

/// The columns of days, where a number without the format of a date is a day too.
const DAY_COLUMNS: [&str; 5] = ["debutparcours", "finpassiae", "immatriculation", "aidedepuis", "mois"];

/// The serial numbers of days that are accepted: 1950 to 2099.
const DAY_NUMBERS: std::ops::RangeInclusive<f64> = 18_264.0..=73_050.0;

/// The days between the epochs of 1900 and 1904, which old Macintosh workbooks use.
const DAYS_TO_1904: u64 = 1_462;

/// The sheets of a workbook as CSV.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheets {
    /// The sheet of participants.
    pub participants: Option<Vec<u8>>,
    /// The sheet of declarations.
    pub declarations: Option<Vec<u8>>,
    /// The name of the sheet of declarations.
    pub declarations_sheet: Option<String>,
    /// The sheets that are not read.
    pub left_out: Vec<Warning>,
}

/// Reads the visible sheets of a workbook. A sheet is recognised by its columns, or else by its name; an unrecognised one is taken for
/// `wanted`, so that its missing columns are reported. Sheets that are not read are reported as warnings.
///
/// # Errors
/// [`Reason::FileTooLarge`], [`Reason::OtherFormat`], [`Reason::Workbook`], [`Reason::FileEmpty`].
pub fn read_workbook(file: &[u8], wanted: SourceFile) -> Result<Sheets, Reason> {
    if let Some(reason) = other_format(file) {
        return Err(reason);
    }
    if file.len() > MOST_BYTES || !unpacks(file)? {
        return Err(Reason::FileTooLarge);
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(|_| Reason::Workbook)?;
    let from_1904 = workbook.has_1904_epoch();
    let mut sheets = Sheets::default();
    let mut unknown: Option<(String, Vec<u8>)> = None;
    let mut left = MOST_TEXT;
    for sheet in workbook.sheets_metadata().to_vec() {
        if sheet.visible != SheetVisible::Visible {
            sheets.left_out.push(Warning::SheetHidden(sheet.name));
            continue;
        }
        let rows = match read_sheet(&mut workbook, &sheet.name, &mut left) {
            Ok(rows) => rows,
            // A sheet that is a chart has no cells.
            Err(SheetError::Xlsx(XlsxError::NotAWorksheet(_))) => continue,
            Err(SheetError::Xlsx(_)) => return Err(Reason::Workbook),
            Err(SheetError::TooLarge) => return Err(Reason::FileTooLarge),
        };
        if rows.is_empty() {
            continue;
        }
        let (header, kind) = header_and_kind(&rows, &sheet.name);
        let csv = as_csv(&rows, header, from_1904);
        let place = match kind {
            Some(SourceFile::Participants) => &mut sheets.participants,
            Some(SourceFile::Declarations) => {
                sheets.declarations_sheet.get_or_insert_with(|| sheet.name.clone());
                &mut sheets.declarations
            }
            None if unknown.is_none() => {
                unknown = Some((sheet.name, csv));
                continue;
            }
            None => {
                sheets.left_out.push(Warning::SheetNotRead(sheet.name));
                continue;
            }
        };
        match place {
            None => *place = Some(csv),
            Some(_) => sheets.left_out.push(Warning::SheetNotRead(sheet.name)),
        }
    }
    let slot = match wanted {
        SourceFile::Participants => &mut sheets.participants,
        SourceFile::Declarations => &mut sheets.declarations,
    };
    match (slot.is_some(), unknown) {
        (true, Some((name, _))) => sheets.left_out.push(Warning::SheetNotRead(name)),
        (true, None) => {}
        (false, unknown) => *slot = Some(unknown.ok_or(Reason::FileEmpty)?.1),
    }
    Ok(sheets)
}

/// Whether an unpacked archive has at most [`MOST_UNPACKED`] bytes. It is unpacked to be sure, because its declared sizes may be
/// wrong; so may its declared number of texts, for which the reader allocates memory first.
fn unpacks(file: &[u8]) -> Result<bool, Reason> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).map_err(|_| Reason::Workbook)?;
    let mut left = MOST_UNPACKED;
    let mut text = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Reason::Workbook)?;
        text.clear();
        let read = part.take(left + 1).read_to_end(&mut text).map_err(|_| Reason::Workbook)? as u64;
        if declares_too_many(&text) {
            return Ok(false);
        }
        left = match left.checked_sub(read) {
            Some(left) => left,
            None => return Ok(false),
        };
    }
    Ok(true)
}

/// Whether a part declares more texts than fit in [`MOST_UNPACKED`].
fn declares_too_many(part: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    part.windows(NAME.len()).enumerate().filter(|(_, at)| *at == NAME).any(|(at, _)| {
        let value = part.iter().skip(at + NAME.len()).skip_while(|byte| byte.is_ascii_whitespace() || b"=\"'+0".contains(byte));
        value.take_while(|byte| byte.is_ascii_digit()).count() > MOST_COUNTED_FIGURES
    })
}

/// Why a sheet was not read.
enum SheetError {
    Xlsx(XlsxError),
    TooLarge,
}

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        Self::Xlsx(error)
    }
}

/// A filled cell. The meaning of a number depends on the name of its column, which is known once the header is found.
#[derive(Debug, Clone)]
enum Cell {
    Text(String),
    Number(f64),
}

impl Cell {
    fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }
}

/// The filled rows of a sheet by number, each with its filled cells by column; both count from 0.
type Rows = BTreeMap<u32, BTreeMap<u32, Cell>>;

/// Reads the filled cells of a sheet; `left` is the number of bytes of text that are still allowed.
///
/// # Errors
/// A sheet that cannot be read, or one with too much text or too many cells.
fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Rows, SheetError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut rows = Rows::new();
    while let Some(cell) = cells.next_cell()? {
        let ((row, column), value) = (cell.get_position(), cell.get_value());
        let Some(filled) = cell_of(value) else { continue };
        if row > LAST_CELL.0 || column > LAST_CELL.1 {
            return Err(SheetError::TooLarge);
        }
        *left = left.checked_sub(filled.text().len().max(size_of::<Cell>())).ok_or(SheetError::TooLarge)?;
        rows.entry(row).or_default().insert(column, filled);
    }
    Ok(rows)
}

/// The text of a cell as the spreadsheet shows it in French, or its number; `None` for a blank cell.
fn cell_of(value: &DataRef) -> Option<Cell> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) => first_signs(text),
        DataRef::SharedString(text) => first_signs(text),
        DataRef::Bool(yes) => if *yes { "oui" } else { "non" }.into(),
        DataRef::Int(number) => return Some(Cell::Number(*number as f64)),
        DataRef::Float(number) => return Some(Cell::Number(*number)),
        DataRef::DateTime(instant) if instant.is_duration() => return Some(Cell::Number(instant.as_f64())),
        DataRef::DateTime(instant) => as_day(instant),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text
            .get(..10)
            .and_then(|day| day.parse::<NaiveDate>().ok())
            .map_or_else(|| first_signs(text), |day| day.format("%d/%m/%Y").to_string()),
        DataRef::Error(error) => error.to_string(),
    };
    // Line breaks become spaces, so that lines keep their numbers.
    let text = text.replace(['\r', '\n'], " ");
    (!trimmed(&text).is_empty()).then_some(Cell::Text(text))
}

/// The first [`MOST_SIGNS`] characters of a text and one more.
fn first_signs(text: &str) -> String {
    let end = text.char_indices().nth(MOST_SIGNS + 1).map_or(text.len(), |(at, _)| at);
    text[..end].to_owned()
}

/// `31/12/2026`, followed by the hour unless it is midnight: the parser then refuses the cell.
fn as_day(instant: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = instant.to_ymd_hms_milli();
    let hours = if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}:{second:02}") };
    format!("{day:02}/{month:02}/{year:04}{hours}")
}

/// A number with a decimal comma and the 15 digits that a spreadsheet keeps. A phone number gets back its 0 or +, a serial number its
/// date.
fn as_number(number: f64, column: &str, from_1904: bool) -> String {
    if DAY_COLUMNS.contains(&column) && number.fract() == 0.0 && DAY_NUMBERS.contains(&number) {
        let days = number as u64 + if from_1904 { DAYS_TO_1904 } else { 0 };
        let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
        return first.checked_add_days(Days::new(days)).map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default();
    }
    let whole = number.abs().log10().floor().max(0.0) as usize + 1;
    let text = format!("{number:.*}", 15usize.saturating_sub(whole));
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').replace('.', ",") } else { text };
    // A fourth decimal, so that three decimals are not read as thousands.
    let text = if text.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 3) { text + "0" } else { text };
    match text.len() {
        9 if column.contains("telephone") && text.bytes().all(|b| b.is_ascii_digit()) => format!("0{text}"),
        11 if column.contains("telephone") && text.starts_with("33") => format!("+{text}"),
        _ => text,
    }
}

/// The number of the header's row, and which file a sheet is: by the columns of the header, or else by the name of the sheet.
fn header_and_kind(rows: &Rows, name: &str) -> (u32, Option<SourceFile>) {
    let found = |source: SourceFile| {
        let at = header_among(source, rows.values().map(|cells| cells.values().map(Cell::text)));
        let (row, cells) = rows.iter().nth(at)?;
        Some((source.known_columns(cells.values().map(Cell::text)), *row))
    };
    let (people, people_row) = found(SourceFile::Participants).unwrap_or_default();
    let (months, months_row) = found(SourceFile::Declarations).unwrap_or_default();
    let name = folded(name);
    match people.cmp(&months) {
        std::cmp::Ordering::Greater => (people_row, Some(SourceFile::Participants)),
        std::cmp::Ordering::Less => (months_row, Some(SourceFile::Declarations)),
        _ if name.contains("participant") || name.contains("personne") => (people_row, Some(SourceFile::Participants)),
        _ if name.contains("chiffre") || name.contains("mois") => (months_row, Some(SourceFile::Declarations)),
        _ => (people_row, None),
    }
}

/// The rows as CSV, each on the line of its number: blank rows are kept.
fn as_csv(rows: &Rows, header: u32, from_1904: bool) -> Vec<u8> {
    let names: BTreeMap<u32, String> =
        rows.get(&header).into_iter().flatten().map(|(column, cell)| (*column, folded(cell.text()))).collect();
    let mut text = String::new();
    let mut line = 0;
    for (row, cells) in rows {
        text.extend(std::iter::repeat_n('\n', (row - line) as usize));
        line = *row;
        let mut at = 0;
        for (column, value) in cells {
            text.extend(std::iter::repeat_n(';', (column - at) as usize));
            at = *column;
            match value {
                Cell::Text(cell) if cell.contains([';', '"']) => text.push_str(&format!("\"{}\"", cell.replace('"', "\"\""))),
                Cell::Text(cell) => text.push_str(cell),
                Cell::Number(number) => {
                    let column = names.get(column).filter(|_| *row > header).map_or("", String::as_str);
                    text.push_str(&as_number(*number, column, from_1904));
                }
            }
        }
    }
    text.into_bytes()
}
