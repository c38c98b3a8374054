//! CSV as French spreadsheets open it: UTF-8 with a byte order mark, semicolons, a line of headers.

use chrono::{DateTime, NaiveDate, Utc};
use csv::{Error, Terminator, WriterBuilder};
use domain::values::paris;

/// The media type of CSV.
pub const CSV: &str = "text/csv; charset=utf-8";

/// The bytes of a table with its headers.
///
/// # Errors
/// A row with more or fewer cells than the headers.
pub fn csv(columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>, Error> {
    let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::from("\u{feff}"));
    writer.write_record(columns)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A text that no spreadsheet takes for a formula: with an apostrophe before it if needed. A text that looks escaped already gets one
/// more, since an import removes one.
pub fn escape_formula(text: &str) -> String {
    let bare = text.trim_start_matches('\'').trim_start();
    if bare.starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

/// A day as `03/12/2026`; empty for none.
pub fn day_cell(day: Option<NaiveDate>) -> String {
    day.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default()
}

/// An instant as day and time in Paris, `03/12/2026 14:30`; empty for none.
pub fn instant_cell(at: Option<DateTime<Utc>>) -> String {
    at.map(|at| paris::wall_clock(at).format("%d/%m/%Y %H:%M").to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_quoted_in_csv() {
        let rows = [vec!["a;b".to_owned(), "dit \"oui\"".to_owned()], vec!["l’une\nl’autre".to_owned(), String::new()]];
        let text = String::from_utf8(csv(&["un", "deux"], rows).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}un;deux\r\n\"a;b\";\"dit \"\"oui\"\"\"\r\n\"l’une\nl’autre\";\r\n");
    }
}
