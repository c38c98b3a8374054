//! Rows and cells of a file: what they are made of, and what is wrong with them.

use super::*;

pub(super) fn all_or_nothing<T>(read: Vec<T>, mut refused: Vec<RefusedLine>) -> Result<Vec<T>, Vec<RefusedLine>> {
    if refused.is_empty() {
        return Ok(read);
    }
    let place = |it: &RefusedLine| it.file.columns().iter().position(|column| *column == it.column);
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
        self.refused.push(RefusedLine { file: self.source, line: self.row.line, column, reason });
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
        let at = self.source.columns().iter().position(|name| *name == column);
        let cell = at.and_then(|at| row.cells.get(at)).map_or("", String::as_str);
        let read = if cell.is_empty() {
            return Some(None);
        } else if cell.starts_with(['=', '@']) || (cell.starts_with(['+', '-']) && !SIGNED_COLUMNS.contains(&column)) {
            Err(Reason::Formula)
        } else if cell.contains('\n') {
            Err(Reason::LineBreak)
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

/// `31/12/2026`, also `1/3/2026`. A year of two digits is refused rather than guessed.
pub(super) fn date(cell: &str) -> Result<NaiveDate, Reason> {
    let parts: Vec<&str> = cell.split('/').map(str::trim).collect();
    let &[day, month, year] = parts.as_slice() else { return Err(Reason::Date) };
    let read = || {
        let year = number(year, 4..=4).filter(|year| (1950..2100).contains(year))?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(month, 1..=2)?, number(day, 1..=2)?)
    };
    read().ok_or(Reason::Date)
}

/// `2026-10`, and what a spreadsheet makes of it when the file was opened and saved: `10/2026`, `01/10/2026`.
pub(super) fn month(cell: &str) -> Result<Month, Reason> {
    if let Ok(month) = cell.parse() {
        return Ok(month);
    }
    let full = if cell.matches('/').count() == 1 { format!("01/{cell}") } else { cell.to_owned() };
    let first_day = date(&full).ok().filter(|day| day.day() == 1).ok_or(Reason::Month)?;
    Month::new(first_day.year(), first_day.month()).ok_or(Reason::Month)
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

/// The file as text with plain line ends, or why it is none.
pub(super) fn decoded(file: &[u8]) -> Result<String, (u64, Reason)> {
    if file.len() > MOST_BYTES {
        return Err((1, Reason::FileTooLarge));
    }
    let line_of = |at: usize| 1 + file.iter().take(at).filter(|byte| **byte == b'\n').count() as u64;
    if file.starts_with(&[0xff, 0xfe]) || file.starts_with(&[0xfe, 0xff]) || file.contains(&0) {
        return Err((1, Reason::NotUtf8));
    }
    let text = std::str::from_utf8(file).map_err(|mistake| (line_of(mistake.valid_up_to()), Reason::NotUtf8))?;
    if let Some(at) = text.find('\u{fffd}') {
        return Err((line_of(at), Reason::NotUtf8));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    if trimmed(&text).is_empty() { Err((1, Reason::FileEmpty)) } else { Ok(text) }
}

/// Put behind the text as a line of its own: when it does not come back as one, a quote was never closed.
pub(super) const LAST_CELL: &str = "end of file";

/// The rows below the header, blank ones left out, and the lines refused as a whole.
pub(super) fn read_rows(source: SourceFile, file: &[u8]) -> Result<(Vec<Row>, Vec<RefusedLine>), Vec<RefusedLine>> {
    let refusal = |line, column, reason| RefusedLine { file: source, line, column, reason };
    let text = decoded(file).map_err(|(line, reason)| vec![refusal(line, "", reason)])?;
    let closed = format!("{text}\n;{LAST_CELL}");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(closed.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| vec![refusal(1, "", Reason::NotUtf8)])?;
        let line = record.position().map_or(1, |position| {
            // The position is the one before the empty lines that were passed over.
            let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
            position.line() + closed.bytes().skip(from).take_while(|byte| *byte == b'\n').count() as u64
        });
        records.push((line, record));
    }
    match records.pop() {
        Some((_, last)) if last.iter().eq(["", LAST_CELL]) => {}
        Some((line, _)) => return Err(vec![refusal(line, "", Reason::LineBreak)]),
        None => return Err(vec![refusal(1, "", Reason::FileEmpty)]),
    }
    let mut records = records.into_iter().filter(|(_, record)| record.iter().any(|cell| !trimmed(cell).is_empty()));
    let Some((header_line, header)) = records.next() else { return Err(vec![refusal(1, "", Reason::FileEmpty)]) };
    let places = find_columns(source, &header)
        .map_err(|mistakes| mistakes.into_iter().map(|(column, reason)| refusal(header_line, column, reason)).collect::<Vec<_>>())?;

    let mut rows = Vec::new();
    let mut refused = Vec::new();
    for (line, record) in records {
        // A quote closed lines further down hides rows in a cell that may not even be read.
        let hides_rows = |cell: &str| cell.lines().skip(1).any(|line| line.matches(';').count() + 1 >= header.len());
        if record.iter().any(hides_rows) {
            refused.push(refusal(line, "", Reason::LineBreak));
        } else if record.iter().skip(header.len()).any(|cell| !trimmed(cell).is_empty()) {
            refused.push(refusal(line, "", Reason::TooManyCells));
        } else {
            let cells = places.iter().map(|at| trimmed(record.get(*at).unwrap_or("")).to_owned()).collect();
            rows.push(Row { line, cells });
        }
    }
    Ok((rows, refused))
}

/// Where the columns that are read stand, whatever their order and whatever others there are.
pub(super) fn find_columns(source: SourceFile, header: &csv::StringRecord) -> Result<Vec<usize>, Vec<(&'static str, Reason)>> {
    let names: Vec<String> = header.iter().map(|name| trimmed(name).to_lowercase()).collect();
    if let [only] = names.as_slice()
        && only.contains([',', '\t'])
    {
        return Err(vec![("", Reason::Separator)]);
    }
    let mut places = Vec::new();
    let mut mistakes = Vec::new();
    for column in source.columns() {
        let mut found = names.iter().enumerate().filter(|(_, name)| name == column).map(|(at, _)| at);
        match (found.next(), found.next()) {
            (Some(at), None) => places.push(at),
            (Some(_), Some(_)) => mistakes.push((*column, Reason::ColumnTwice)),
            (None, _) => mistakes.push((*column, Reason::ColumnMissing)),
        }
    }
    if mistakes.is_empty() { Ok(places) } else { Err(mistakes) }
}
