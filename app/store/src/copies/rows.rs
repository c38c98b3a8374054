//! A row as a line of JSON, the same of both engines, and back.

use crate::copies::{
    error::CopyError,
    tables::{Kind, Table},
};
use chrono::{DateTime, NaiveDate, SecondsFormat, SubsecRound, Utc};
use serde_json::{Map, Value};
use sqlx::{ColumnIndex, Database, Decode, Encode, QueryBuilder, Row, Type};

/// Appends a row as a line of JSON, its columns in their order in the schema.
pub(crate) fn write_line<'r, R>(line: &mut Vec<u8>, table: &Table, row: &'r R) -> Result<(), CopyError>
where
    R: Row,
    usize: ColumnIndex<R>,
    Option<String>: Decode<'r, R::Database> + Type<R::Database>,
    Option<i64>: Decode<'r, R::Database> + Type<R::Database>,
    Option<bool>: Decode<'r, R::Database> + Type<R::Database>,
    Option<NaiveDate>: Decode<'r, R::Database> + Type<R::Database>,
    Option<DateTime<Utc>>: Decode<'r, R::Database> + Type<R::Database>,
{
    for (index, column) in table.columns.iter().enumerate() {
        let value = match column.kind {
            Kind::Text => row.try_get::<Option<String>, _>(index)?.map(Value::from),
            Kind::Integer => row.try_get::<Option<i64>, _>(index)?.map(Value::from),
            Kind::Boolean => row.try_get::<Option<bool>, _>(index)?.map(Value::from),
            Kind::Date => row.try_get::<Option<NaiveDate>, _>(index)?.map(|day| day.to_string().into()),
            // Cut to what PostgreSQL holds.
            Kind::Instant => row
                .try_get::<Option<DateTime<Utc>>, _>(index)?
                .map(|at| at.trunc_subsecs(6).to_rfc3339_opts(SecondsFormat::AutoSi, true).into()),
        };
        line.extend_from_slice(if index == 0 { b"{\"" } else { b",\"" });
        line.extend_from_slice(column.name.as_bytes());
        line.extend_from_slice(b"\":");
        serde_json::to_writer(&mut *line, &value.unwrap_or(Value::Null)).map_err(crate::StoreError::from)?;
    }
    line.extend_from_slice(b"}\n");
    Ok(())
}

/// A row from its line.
///
/// # Errors
/// [`CopyError::BadRow`] if it is no row of the table.
pub(crate) fn read_line(table: &Table, line: &str) -> Result<Vec<Cell>, CopyError> {
    let bad = |cause: String| CopyError::BadRow { table: table.name, cause };
    let mut values: Map<String, Value> = serde_json::from_str(line).map_err(|error| bad(error.to_string()))?;
    let mut row = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let value = values.remove(column.name).ok_or_else(|| bad(format!("{} is missing", column.name)))?;
        row.push(Cell::read(column.kind, value).ok_or_else(|| bad(format!("{} is no {:?}", column.name, column.kind)))?);
    }
    if let Some(name) = values.keys().next() {
        return Err(bad(format!("there is no column {name}")));
    }
    Ok(row)
}

/// A value of a row, to be bound with the type of its column.
#[derive(Debug)]
pub(crate) enum Cell {
    Text(Option<String>),
    Integer(Option<i64>),
    Boolean(Option<bool>),
    Date(Option<NaiveDate>),
    Instant(Option<DateTime<Utc>>),
}

impl Cell {
    /// `None` for a value of another kind.
    fn read(kind: Kind, value: Value) -> Option<Self> {
        Some(match (kind, value) {
            (Kind::Text, Value::Null) => Self::Text(None),
            (Kind::Text, Value::String(text)) => Self::Text(Some(text)),
            (Kind::Integer, Value::Null) => Self::Integer(None),
            (Kind::Integer, Value::Number(number)) => Self::Integer(Some(number.as_i64()?)),
            (Kind::Boolean, Value::Null) => Self::Boolean(None),
            (Kind::Boolean, Value::Bool(truth)) => Self::Boolean(Some(truth)),
            (Kind::Date, Value::Null) => Self::Date(None),
            (Kind::Date, Value::String(day)) => Self::Date(Some(day.parse().ok()?)),
            (Kind::Instant, Value::Null) => Self::Instant(None),
            (Kind::Instant, Value::String(at)) => Self::Instant(Some(at.parse().ok()?)),
            _ => return None,
        })
    }
}

/// An `insert` of several rows.
pub(crate) fn insert<DB: Database>(table: &Table, rows: Vec<Vec<Cell>>) -> QueryBuilder<DB>
where
    DB::Arguments: Default,
    for<'q> Option<String>: Encode<'q, DB> + Type<DB>,
    for<'q> Option<i64>: Encode<'q, DB> + Type<DB>,
    for<'q> Option<bool>: Encode<'q, DB> + Type<DB>,
    for<'q> Option<NaiveDate>: Encode<'q, DB> + Type<DB>,
    for<'q> Option<DateTime<Utc>>: Encode<'q, DB> + Type<DB>,
{
    let mut query = QueryBuilder::new(format!("insert into \"{}\" ({}) ", table.name, table.column_list()));
    query.push_values(rows, |mut tuple, row| {
        for cell in row {
            match cell {
                Cell::Text(value) => tuple.push_bind(value),
                Cell::Integer(value) => tuple.push_bind(value),
                Cell::Boolean(value) => tuple.push_bind(value),
                Cell::Date(value) => tuple.push_bind(value),
                Cell::Instant(value) => tuple.push_bind(value),
            };
        }
    });
    query
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies::tables::tables;

    #[test]
    fn lines_that_are_no_row_are_refused() {
        let place = tables().iter().find(|table| table.name == "structure_place").unwrap();
        let good = r#"{"structure_id":"S","place":9007199254740993,"closed":false}"#;
        assert!(matches!(read_line(place, good).unwrap()[1], Cell::Integer(Some(9_007_199_254_740_993))), "beyond what a float holds");
        for bad in [
            "",
            "null",
            r#"{"structure_id":"S","place":1}"#,
            r#"{"structure_id":"S","place":1,"closed":false,"more":1}"#,
            r#"{"structure_id":"S","place":"1","closed":false}"#,
            r#"{"structure_id":"S","place":1.5,"closed":false}"#,
            r#"{"structure_id":"S","place":1,"closed":0}"#,
        ] {
            assert!(matches!(read_line(place, bad), Err(CopyError::BadRow { table: "structure_place", .. })), "{bad}");
        }
    }
}
