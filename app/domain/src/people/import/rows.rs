//! Splitting a file into rows: its separator, its header, and the lines that are refused as a whole.

use super::{
    Reason, RefusedLine, SourceFile,
    cells::Row,
    spelling::{folded, trimmed},
    text::decoded,
};

/// The possible separators, the most likely first.
const DELIMITERS: [char; 4] = [';', '\t', ',', '|'];

/// Among how many filled lines the header is searched: a title and remarks may precede it.
pub(super) const HEADER_WITHIN: usize = 20;

/// How many characters of the name of a column that is not read are shown.
const MOST_COLUMN_NAME: usize = 40;

/// A line appended to the text: if it is not parsed as a row of its own, a quote was never closed.
const LAST_CELL: &str = "end of file";

/// The rows below the header without blank ones, and the lines refused as a whole.
pub(super) struct Rows {
    /// The line of the header.
    pub(super) header_line: u64,
    /// Whether other filled lines precede it.
    pub(super) below_title: bool,
    /// The optional columns that the file has.
    pub(super) optional: Vec<&'static str>,
    /// The names of the columns that are not read, as the file writes them.
    pub(super) ignored: Vec<String>,
    /// The rows below it.
    pub(super) rows: Vec<Row>,
    /// The lines refused as a whole.
    pub(super) refused: Vec<RefusedLine>,
}

/// Splits a file into rows.
///
/// # Errors
/// The reasons that refuse the whole file.
pub(super) fn read_rows(source: SourceFile, file: &[u8]) -> Result<Rows, Vec<RefusedLine>> {
    let refusal = |line, column, reason| RefusedLine::new(source, line, column, reason);
    let text = decoded(file).map_err(|(line, reason)| vec![refusal(line, "", reason)])?;
    let (delimiter, text) = separator_of(source, text);
    let closed = format!("{text}\n{delimiter}{LAST_CELL}");
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter as u8).has_headers(false).flexible(true).from_reader(closed.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| vec![refusal(1, "", Reason::NotUtf8)])?;
        let line = record.position().map_or(1, |position| {
            // The position is before the empty lines that the reader skipped.
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
    records.retain(|(_, record)| record.iter().any(|cell| !trimmed(cell).is_empty()));
    let at = header_among(source, records.iter().map(|(_, record)| record.iter()));
    let mut records = records.into_iter().skip(at);
    let Some((header_line, header)) = records.next() else { return Err(vec![refusal(1, "", Reason::FileEmpty)]) };
    let (positions, optional) = find_columns(source, &header)
        .map_err(|mistakes| mistakes.into_iter().map(|(column, reason)| refusal(header_line, column, reason)).collect::<Vec<_>>())?;

    let known: Vec<String> = source.all_columns().map(folded).collect();
    let ignored = header.iter().filter(|name| !trimmed(name).is_empty() && !known.contains(&folded(name)));
    let ignored = ignored.map(|name| trimmed(name).chars().take(MOST_COLUMN_NAME).collect()).collect();
    let mut rows = Vec::new();
    let mut refused = Vec::new();
    for (line, record) in records {
        // A quote closed some lines later hides rows inside a cell, perhaps of a column that is not read.
        let hides_rows = |cell: &str| cell.lines().skip(1).any(|line| line.matches(delimiter).count() + 1 >= header.len());
        if record.iter().any(hides_rows) {
            refused.push(refusal(line, "", Reason::LineBreak));
        } else if record.iter().skip(header.len()).any(|cell| !trimmed(cell).is_empty()) {
            refused.push(refusal(line, "", Reason::TooManyCells));
        } else {
            let cell = |at: &Option<usize>| at.and_then(|at| record.get(at)).map(trimmed).unwrap_or_default().to_owned();
            rows.push(Row { line, cells: positions.iter().map(cell).collect() });
        }
    }
    Ok(Rows { header_line, below_title: at > 0, optional, ignored, rows, refused })
}

/// The separator of the cells, and the text with the line `sep=;` of Excel emptied, so that other lines keep their numbers.
fn separator_of(source: SourceFile, text: String) -> (char, String) {
    let first = text.lines().next().unwrap_or_default();
    let declared = trimmed(first).trim_matches('"').to_lowercase();
    if let Some(declared) = declared.strip_prefix("sep=")
        && let (Some(delimiter), None) = (declared.chars().next().or(first.contains('\t').then_some('\t')), declared.chars().nth(1))
        && DELIMITERS.contains(&delimiter)
    {
        return (delimiter, text[first.len()..].to_owned());
    }
    let known = |delimiter: char| {
        let lines = text.lines().filter(|line| !trimmed(line).is_empty()).take(HEADER_WITHIN);
        lines.map(|line| source.known_columns(line.split(delimiter))).max().unwrap_or_default()
    };
    // The first of equals: `max_by_key` returns the last, hence `rev`.
    let delimiter = DELIMITERS.into_iter().rev().max_by_key(|delimiter| known(*delimiter)).filter(|delimiter| known(*delimiter) > 1);
    (delimiter.unwrap_or(';'), text)
}

/// The index of the header among filled rows: the first row that names the most columns, or 0 if none names two.
pub(super) fn header_among<'a, R>(source: SourceFile, rows: impl Iterator<Item = R>) -> usize
where
    R: Iterator<Item = &'a str>,
{
    let mut header = (0, 1);
    for (at, row) in rows.take(HEADER_WITHIN).enumerate() {
        let known = source.known_columns(row);
        if known > header.1 {
            header = (at, known);
        }
    }
    header.0
}

/// The position of each required and optional column, and the names of the optional columns of the file.
type Columns = (Vec<Option<usize>>, Vec<&'static str>);

/// Finds the columns in a header, in any order and among other columns.
///
/// # Errors
/// Every column that is missing or named twice; [`Reason::Separator`] for a header in one cell.
fn find_columns(source: SourceFile, header: &csv::StringRecord) -> Result<Columns, Vec<(&'static str, Reason)>> {
    if header.len() == 1 && header.iter().any(|only| source.known_columns(only.split(|c: char| c.is_whitespace() || ":/".contains(c))) > 1)
    {
        return Err(vec![("", Reason::Separator)]);
    }
    let names: Vec<String> = header.iter().map(folded).collect();
    let mut positions = Vec::new();
    let mut mistakes = Vec::new();
    let required = source.columns().len();
    for (nth, column) in source.all_columns().enumerate() {
        let wanted = folded(column);
        let mut found = names.iter().enumerate().filter(|(_, name)| **name == wanted).map(|(at, _)| at);
        match (found.next(), found.next()) {
            (Some(_), Some(_)) => mistakes.push((column, Reason::ColumnTwice)),
            (None, _) if nth < required => mistakes.push((column, Reason::ColumnMissing)),
            (at, _) => positions.push(at),
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let optional = source.all_columns().zip(&positions).skip(required).filter(|(_, at)| at.is_some()).map(|(column, _)| column).collect();
    Ok((positions, optional))
}
