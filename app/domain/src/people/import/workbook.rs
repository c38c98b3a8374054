//! A workbook (.xlsx) as the text that the same spreadsheet writes as CSV, so that one reader decides what is sound.
//!
//! Cells of a workbook have types: a day is a number of days, `02` is 2, a phone number has lost its zero. Each becomes
//! what its owner sees on the screen.

use super::{
    MOST_BYTES, Reason, SourceFile, Warning,
    cells::{folded, trimmed},
    rows::header_among,
};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use chrono::{Days, NaiveDate};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

/// The most that a workbook of [`MOST_BYTES`] may unfold to, in bytes: a hundred times what a cohort fills.
const MOST_UNFOLDED: u64 = 32 << 20;

/// The most figures of the number of texts that a workbook may promise: fewer than a million.
const MOST_COUNTED_FIGURES: usize = 6;

/// The most text that the cells of all sheets together may hold, in bytes. A text that many cells share stands in the file
/// once: only counting what the cells become bounds it.
const MOST_TEXT: usize = 2 * MOST_BYTES;

/// The most signs of a cell that are kept: one more than any column may hold, so that a longer one is refused as too long.
const MOST_SIGNS: usize = 500;

/// The last row and the last column that are read, counted from 0: far beyond any cohort.
const LAST_CELL: (u32, u32) = (9_999, 99);

/// The columns of days: a number without the form of a date is one all the same.
const DAY_COLUMNS: [&str; 5] = ["debutparcours", "finpassiae", "immatriculation", "aidedepuis", "mois"];

/// The days that a bare number may mean, as a spreadsheet counts them: 1950 to 2099.
const DAY_NUMBERS: std::ops::RangeInclusive<f64> = 18_264.0..=73_050.0;

/// How many days the calendar of old Macintosh workbooks, which begins in 1904, lies behind.
const DAYS_TO_1904: u64 = 1_462;

/// The sheets of a workbook that were found, as CSV.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheets {
    /// The people and their paths.
    pub participants: Option<Vec<u8>>,
    /// Their turnover, month by month.
    pub declarations: Option<Vec<u8>>,
    /// The name of the sheet of the turnover.
    pub declarations_sheet: Option<String>,
    /// The sheets that are not read.
    pub left_out: Vec<Warning>,
}

/// Whether a file is a workbook by its first bytes, those of a ZIP archive.
pub fn is_workbook(file: &[u8]) -> bool {
    file.starts_with(b"PK\x03\x04")
}

/// Why a file that is some other form of workbook is refused: one behind a password (OLE with an encrypted package), an old
/// `.xls` (OLE), an `.ods` (a ZIP archive that names its type first).
pub fn other_format(file: &[u8]) -> Option<Reason> {
    let contains =
        |part: &[u8], within: usize| file.get(..within.min(file.len())).is_some_and(|it| it.windows(part.len()).any(|at| at == part));
    if file.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let package: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        return Some(if contains(&package, MOST_BYTES) { Reason::Locked } else { Reason::OtherFormat });
    }
    (is_workbook(file) && file.get(30..38) == Some(b"mimetype") && contains(b"opendocument", 200)).then_some(Reason::OtherFormat)
}

/// Reads the visible sheets of a workbook. A sheet is known by its columns, or else by its name; one that is known by neither
/// is taken for `wanted`, so that the columns it lacks are named. Sheets that are left out are named.
///
/// # Errors
/// [`Reason::FileTooLarge`], [`Reason::OtherFormat`], [`Reason::Workbook`], [`Reason::FileEmpty`].
pub fn read_workbook(file: &[u8], wanted: SourceFile) -> Result<Sheets, Reason> {
    if let Some(reason) = other_format(file) {
        return Err(reason);
    }
    if file.len() > MOST_BYTES || !unfolds(file)? {
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
            // A chart on a sheet of its own holds no cells.
            Err(Trouble::Xlsx(XlsxError::NotAWorksheet(_))) => continue,
            Err(Trouble::Xlsx(_)) => return Err(Reason::Workbook),
            Err(Trouble::TooLarge) => return Err(Reason::FileTooLarge),
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

/// Whether an archive stays within [`MOST_UNFOLDED`]. Unfolded to be sure: what it says of itself may be wrong. So may what it
/// says of its texts, for which the reader makes room before it has read one.
fn unfolds(file: &[u8]) -> Result<bool, Reason> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).map_err(|_| Reason::Workbook)?;
    let mut left = MOST_UNFOLDED;
    let mut text = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Reason::Workbook)?;
        text.clear();
        let read = part.take(left + 1).read_to_end(&mut text).map_err(|_| Reason::Workbook)? as u64;
        if promises_too_many(&text) {
            return Ok(false);
        }
        left = match left.checked_sub(read) {
            Some(left) => left,
            None => return Ok(false),
        };
    }
    Ok(true)
}

/// Whether a part says that it holds more texts than there can be in [`MOST_UNFOLDED`].
fn promises_too_many(part: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    part.windows(NAME.len()).enumerate().filter(|(_, at)| *at == NAME).any(|(at, _)| {
        let value = part.iter().skip(at + NAME.len()).skip_while(|byte| byte.is_ascii_whitespace() || b"=\"'+0".contains(byte));
        value.take_while(|byte| byte.is_ascii_digit()).count() > MOST_COUNTED_FIGURES
    })
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

/// A filled cell. What a number means depends on its column, whose name is known once the header is found.
#[derive(Debug, Clone)]
enum Held {
    Text(String),
    Number(f64),
}

impl Held {
    fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }
}

/// The filled rows of a sheet by their number, each with its filled cells by their column; counted from 0.
type Rows = BTreeMap<u32, BTreeMap<u32, Held>>;

/// Reads the filled cells of a sheet; `left` is how many bytes of text may still come.
fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Rows, Trouble> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut rows = Rows::new();
    while let Some(cell) = cells.next_cell()? {
        let ((row, column), value) = (cell.get_position(), cell.get_value());
        let Some(held) = held(value) else { continue };
        if row > LAST_CELL.0 || column > LAST_CELL.1 {
            return Err(Trouble::TooLarge);
        }
        *left = left.checked_sub(held.text().len().max(size_of::<Held>())).ok_or(Trouble::TooLarge)?;
        rows.entry(row).or_default().insert(column, held);
    }
    Ok(rows)
}

/// A cell as its owner sees it, in French; a number as it is. Nothing of a blank one.
fn held(value: &DataRef) -> Option<Held> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) => first_signs(text),
        DataRef::SharedString(text) => first_signs(text),
        DataRef::Bool(yes) => if *yes { "oui" } else { "non" }.into(),
        DataRef::Int(number) => return Some(Held::Number(*number as f64)),
        DataRef::Float(number) => return Some(Held::Number(*number)),
        DataRef::DateTime(instant) if instant.is_duration() => return Some(Held::Number(instant.as_f64())),
        DataRef::DateTime(instant) => as_day(instant),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text
            .get(..10)
            .and_then(|day| day.parse::<NaiveDate>().ok())
            .map_or_else(|| first_signs(text), |day| day.format("%d/%m/%Y").to_string()),
        DataRef::Error(error) => error.to_string(),
    };
    // A cell on several lines is one line of text; the lines of the file stay those of the sheet.
    let text = text.replace(['\r', '\n'], " ");
    (!trimmed(&text).is_empty()).then_some(Held::Text(text))
}

/// The first signs of a text, one more than are kept at most: cut before it is copied.
fn first_signs(text: &str) -> String {
    let end = text.char_indices().nth(MOST_SIGNS + 1).map_or(text.len(), |(at, _)| at);
    text[..end].to_owned()
}

/// `31/12/2026`; with its hour, when it has one, for the reader to refuse.
fn as_day(instant: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = instant.to_ymd_hms_milli();
    let hours = if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}:{second:02}") };
    format!("{day:02}/{month:02}/{year:04}{hours}")
}

/// A number with a comma, to the 15 figures that a spreadsheet keeps. One of a phone has lost its zero or its plus, one of
/// a day its form.
fn as_number(number: f64, column: &str, from_1904: bool) -> String {
    if DAY_COLUMNS.contains(&column) && number.fract() == 0.0 && DAY_NUMBERS.contains(&number) {
        let days = number as u64 + if from_1904 { DAYS_TO_1904 } else { 0 };
        let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
        return first.checked_add_days(Days::new(days)).map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default();
    }
    let whole = number.abs().log10().floor().max(0.0) as usize + 1;
    let text = format!("{number:.*}", 15usize.saturating_sub(whole));
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').replace('.', ",") } else { text };
    // A number's comma is its own: three decimals are not to be taken for thousands.
    let text = if text.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 3) { text + "0" } else { text };
    match text.len() {
        9 if column.contains("telephone") && text.bytes().all(|b| b.is_ascii_digit()) => format!("0{text}"),
        11 if column.contains("telephone") && text.starts_with("33") => format!("+{text}"),
        _ => text,
    }
}

/// The number of the header's row, and which of the two files a sheet is: by the columns that the header names, or else by the
/// name of the sheet.
fn header_and_kind(rows: &Rows, name: &str) -> (u32, Option<SourceFile>) {
    let found = |source: SourceFile| {
        let at = header_among(source, rows.values().map(|cells| cells.values().map(Held::text)));
        let (row, cells) = rows.iter().nth(at)?;
        Some((source.known_columns(cells.values().map(Held::text)), *row))
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

/// The rows as CSV, each on the line that has its number: blank ones stay.
fn as_csv(rows: &Rows, header: u32, from_1904: bool) -> Vec<u8> {
    let names: BTreeMap<u32, String> =
        rows.get(&header).into_iter().flatten().map(|(column, held)| (*column, folded(held.text()))).collect();
    let mut text = String::new();
    let mut line = 0;
    for (row, cells) in rows {
        text.extend(std::iter::repeat_n('\n', (row - line) as usize));
        line = *row;
        let mut at = 0;
        for (column, held) in cells {
            text.extend(std::iter::repeat_n(';', (column - at) as usize));
            at = *column;
            match held {
                Held::Text(cell) if cell.contains([';', '"']) => text.push_str(&format!("\"{}\"", cell.replace('"', "\"\""))),
                Held::Text(cell) => text.push_str(cell),
                Held::Number(number) => {
                    let column = names.get(column).filter(|_| *row > header).map_or("", String::as_str);
                    text.push_str(&as_number(*number, column, from_1904));
                }
            }
        }
    }
    text.into_bytes()
}
