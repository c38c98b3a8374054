//! Statements on their way out: one sheet, written as CSV for whatever reads text, and as XLSX for whoever opens it.

use app::{
    answer::FAILURE,
    reporting::exports::{harmless, quoted},
    session::Visitor,
    statement::export::{COLUMNS, Cell, cells},
};
use axum::{
    Extension,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::Datelike;
use domain::{language::Language, month::Month};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use store::{Db, Statement, StoreError};

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A statement as the file that its name asks for, `2.csv` or `2.xlsx`: the version, then the kind.
pub async fn file(State(db): State<Db>, Extension(visitor): Extension<Visitor>, Path((month, file)): Path<(String, String)>) -> Response {
    match written(&db, &visitor, &month, &file).await {
        Ok((kind, name, content)) => {
            let headers = [
                (header::CONTENT_TYPE, kind.to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (header::CACHE_CONTROL, "private, no-store".to_owned()),
            ];
            (headers, content).into_response()
        }
        Err(StoreError::NotFound) => (StatusCode::NOT_FOUND, [(FAILURE, "1")]).into_response(),
        Err(error) => {
            tracing::error!(%error, "a statement cannot be written");
            (StatusCode::INTERNAL_SERVER_ERROR, [(FAILURE, "1")]).into_response()
        }
    }
}

async fn written(db: &Db, visitor: &Visitor, month: &str, file: &str) -> store::Result<(&'static str, String, Vec<u8>)> {
    let who = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let month: Month = month.parse().map_err(|_| StoreError::NotFound)?;
    let (version, kind) = file.split_once('.').ok_or(StoreError::NotFound)?;
    let all = db.within(&who.structure_id).month_statement(month, visitor.now).await?;
    let statement = all.versions.iter().find(|it| it.version.to_string() == version).ok_or(StoreError::NotFound)?;
    let name = format!("etat-mensuel-{month}-v{version}.{kind}");
    match kind {
        "csv" => Ok((CSV, name, csv(visitor.language, statement))),
        "xlsx" => {
            let content = xlsx(visitor.language, statement).inspect_err(|error| tracing::error!(%error, "a sheet cannot be written"));
            Ok((XLSX, name, content.map_err(|_| StoreError::NotFound)?))
        }
        _ => Err(StoreError::NotFound),
    }
}

/// CSV as French spreadsheets open it: UTF-8 with its mark, semicolons, decimal commas.
fn csv(language: Language, statement: &Statement) -> Vec<u8> {
    let typed = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Amount(amount) => amount.typed(),
        Cell::Coefficient(coefficient) => coefficient.typed(),
        Cell::Day(day) => day.to_string(),
    };
    let mut text = format!("\u{feff}{}\r\n", COLUMNS.join(";"));
    for row in cells(language, statement) {
        let line: Vec<_> = row.iter().map(|cell| quoted(&typed(cell))).collect();
        text.push_str(&line.join(";"));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A workbook of one sheet, its cells with their kinds: amounts and days can be reckoned with.
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
