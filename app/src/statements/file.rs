//! A monthly statement as a file of one sheet: CSV and XLSX.

use super::export::{COLUMNS, Cell, cells};
use crate::privacy::readings::export_taken;
use crate::web::{
    context::Visitor,
    csv::{CSV, csv, escape_formula},
    files::{Download, FileError, download},
};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use chrono::Datelike;
use domain::values::{language::Language, month::Month};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use store::{Db, Statement};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A statement as the file that its name asks for, `2.csv` or `2.xlsx`: the version, then the kind.
pub async fn file(State(db): State<Db>, Extension(visitor): Extension<Visitor>, Path((month, file)): Path<(String, String)>) -> Response {
    download(written(&db, &visitor, &month, &file).await)
}

async fn written(db: &Db, visitor: &Visitor, month: &str, file: &str) -> Result<Download, FileError> {
    let who = visitor.signed_in.as_ref().ok_or(FileError::Missing)?;
    let month: Month = month.parse().map_err(|_| FileError::Missing)?;
    let (version, kind) = file.split_once('.').ok_or(FileError::Missing)?;
    let all = db.for_structure(&who.structure_id).statements().month_statement(month, visitor.now).await?;
    let statement = all.versions.iter().find(|it| it.version.to_string() == version).ok_or(FileError::Missing)?;
    let name = format!("etat-mensuel-{month}-v{version}.{kind}");
    if matches!(kind, "csv" | "xlsx") {
        export_taken(db, visitor, &name).await;
    }
    match kind {
        "csv" => Ok(Download { kind: CSV, name, content: csv(&COLUMNS, typed(visitor.language, statement))? }),
        "xlsx" => Ok(Download { kind: XLSX, name, content: xlsx(visitor.language, statement)? }),
        _ => Err(FileError::Missing),
    }
}

/// The cells as text, amounts and coefficients with decimal commas.
fn typed(language: Language, statement: &Statement) -> Vec<Vec<String>> {
    let typed = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => escape_formula(text),
        Cell::Number(number) => number.to_string(),
        Cell::Amount(amount) => amount.typed(),
        Cell::Coefficient(coefficient) => coefficient.typed(),
        Cell::Day(day) => day.to_string(),
    };
    cells(language, statement).iter().map(|row| row.iter().map(typed).collect()).collect()
}

/// A workbook of one sheet whose numbers, amounts and days are typed cells.
fn xlsx(language: Language, statement: &Statement) -> Result<Vec<u8>, XlsxError> {
    let (bold, money, day) =
        (Format::new().set_bold(), Format::new().set_num_format("#,##0.00"), Format::new().set_num_format("yyyy-mm-dd"));
    let mut workbook = Workbook::new();
    // Written twice, it is the same file.
    let closed = statement.closed_at.date_naive();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date(closed)?));
    let sheet = workbook.add_worksheet();
    sheet.set_name(format!("{} v{}", statement.month, statement.version))?;
    for (column, name) in (0u16..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, name, &bold)?;
    }
    for (line, row) in (1u32..).zip(cells(language, statement)) {
        for (column, cell) in (0u16..).zip(row) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => sheet.write_string(line, column, text)?,
                Cell::Number(number) => sheet.write_number(line, column, number as f64)?,
                Cell::Amount(amount) => sheet.write_number_with_format(line, column, amount.get() as f64 / 100.0, &money)?,
                Cell::Coefficient(coefficient) => sheet.write_number(line, column, coefficient.get() as f64 / 10_000.0)?,
                Cell::Day(of) => sheet.write_datetime_with_format(line, column, &date(of)?, &day)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 5)?;
    sheet.autofit();
    workbook.save_to_buffer()
}

fn date(day: chrono::NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), part(day.month()), part(day.day()))
}
