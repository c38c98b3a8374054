//! The rows of a file: what parts its cells, where its header stands, and which lines are refused as a whole.

use super::{Reason, RefusedLine, SourceFile, cells::*, text::decoded};

/// What may part the cells, the most likely first.
const DELIMITERS: [char; 4] = [';', '\t', ',', '|'];

/// Among how many filled lines the header is looked for: a title and a few remarks may stand above it.
pub(super) const HEADER_WITHIN: usize = 20;

/// Put behind the text as a line of its own: when it does not come back as one, a quote was never closed.
const LAST_CELL: &str = "end of file";

/// The rows below the header, blank ones left out, and the lines refused as a whole.
pub(super) struct Rows {
    /// The line of the header.
    pub(super) header_line: u64,
    /// Whether other filled lines stand above it.
    pub(super) below_title: bool,
    /// Which of the optional columns it has.
    pub(super) optional: Vec<&'static str>,
    /// The rows below it.
    pub(super) rows: Vec<Row>,
    /// The lines refused as a whole.
    pub(super) refused: Vec<RefusedLine>,
}

/// Reads a file into rows.
///
/// # Errors
/// What refuses the file as a whole.
pub(super) fn read_rows(source: SourceFile, file: &[u8]) -> Result<Rows, Vec<RefusedLine>> {
    let refusal = |line, column, reason| RefusedLine::new(source, line, column, reason);
    let text = decoded(file).map_err(|(line, reason)| vec![refusal(line, "", reason)])?;
    let (delimiter, text) = parted(source, text);
    let closed = format!("{text}\n{delimiter}{LAST_CELL}");
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter as u8).has_headers(false).flexible(true).from_reader(closed.as_bytes());
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
    records.retain(|(_, record)| record.iter().any(|cell| !trimmed(cell).is_empty()));
    let at = header_among(source, records.iter().map(|(_, record)| record.iter()));
    let mut records = records.into_iter().skip(at);
    let Some((header_line, header)) = records.next() else { return Err(vec![refusal(1, "", Reason::FileEmpty)]) };
    let (places, optional) = find_columns(source, &header)
        .map_err(|mistakes| mistakes.into_iter().map(|(column, reason)| refusal(header_line, column, reason)).collect::<Vec<_>>())?;

    let mut rows = Vec::new();
    let mut refused = Vec::new();
    for (line, record) in records {
        // A quote closed lines further down hides rows in a cell that may not even be read.
        let hides_rows = |cell: &str| cell.lines().skip(1).any(|line| line.matches(delimiter).count() + 1 >= header.len());
        if record.iter().any(hides_rows) {
            refused.push(refusal(line, "", Reason::LineBreak));
        } else if record.iter().skip(header.len()).any(|cell| !trimmed(cell).is_empty()) {
            refused.push(refusal(line, "", Reason::TooManyCells));
        } else {
            let cell = |at: &Option<usize>| at.and_then(|at| record.get(at)).map(trimmed).unwrap_or_default().to_owned();
            rows.push(Row { line, cells: places.iter().map(cell).collect() });
        }
    }
    Ok(Rows { header_line, below_title: at > 0, optional, rows, refused })
}

/// What parts the cells, and the text without the line `sep=;` that Excel reads for itself: the line stays, empty, so that
/// the others keep their numbers.
fn parted(source: SourceFile, text: String) -> (char, String) {
    let first = text.lines().next().unwrap_or_default();
    let said = trimmed(first).trim_matches('"').to_lowercase();
    if let Some(said) = said.strip_prefix("sep=")
        && let (Some(delimiter), None) = (said.chars().next().or(first.contains('\t').then_some('\t')), said.chars().nth(1))
        && DELIMITERS.contains(&delimiter)
    {
        return (delimiter, text[first.len()..].to_owned());
    }
    let known = |delimiter: char| {
        let lines = text.lines().filter(|line| !trimmed(line).is_empty()).take(HEADER_WITHIN);
        lines.map(|line| source.known_columns(line.split(delimiter))).max().unwrap_or_default()
    };
    // Of several that find as many columns the first: `max_by_key` would take the last.
    let delimiter = DELIMITERS.into_iter().rev().max_by_key(|delimiter| known(*delimiter)).filter(|delimiter| known(*delimiter) > 1);
    (delimiter.unwrap_or(';'), text)
}

/// Which of some filled rows is the header: the first of those that name the most columns, or the very first when none
/// names two.
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

/// The place of each column that is read, and the optional columns that are there.
type Columns = (Vec<Option<usize>>, Vec<&'static str>);

/// Where the columns that are read stand, whatever their order and whatever others there are; and which of the optional
/// ones are there.
fn find_columns(source: SourceFile, header: &csv::StringRecord) -> Result<Columns, Vec<(&'static str, Reason)>> {
    if header.len() == 1 && header.iter().any(|only| source.known_columns(only.split(|c: char| c.is_whitespace() || ":/".contains(c))) > 1)
    {
        return Err(vec![("", Reason::Separator)]);
    }
    let names: Vec<String> = header.iter().map(folded).collect();
    let mut places = Vec::new();
    let mut mistakes = Vec::new();
    let required = source.columns().len();
    for (nth, column) in source.all_columns().enumerate() {
        let wanted = folded(column);
        let mut found = names.iter().enumerate().filter(|(_, name)| **name == wanted).map(|(at, _)| at);
        match (found.next(), found.next()) {
            (Some(_), Some(_)) => mistakes.push((column, Reason::ColumnTwice)),
            (None, _) if nth < required => mistakes.push((column, Reason::ColumnMissing)),
            (at, _) => places.push(at),
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let optional = source.all_columns().zip(&places).skip(required).filter(|(_, at)| at.is_some()).map(|(column, _)| column).collect();
    Ok((places, optional))
}
