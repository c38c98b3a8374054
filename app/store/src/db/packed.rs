//! Rows of a child table as one text in the row of their parent. Whatever it holds, a row costs some microseconds on its way out of the
//! driver: the months of six thousand people are read several times faster as one text a person than as a row a month.

use crate::Result;

/// The SQL of a subquery that packs rows into a text, null without any: its columns between spaces, its rows between commas. For values
/// that hold neither: words, months, numbers, identifiers. `packed!(["d.month", "d.total"], "from declaration d where …")`.
macro_rules! packed {
    // Two columns at least: of one alone, a null at the end would be no row.
    ([$first:expr $(, $column:expr)+ $(,)?], $from:literal) => {
        concat!(
            "(select string_agg(coalesce(cast(",
            $first,
            " as text), '')",
            $(" || ' ' || coalesce(cast(", $column, " as text), '')",)+
            ", ',') ",
            $from,
            ")"
        )
    };
}
pub(crate) use packed;

/// The rows of a text made by [`packed!`], in no order. `read` gets the columns, empty ones for null, and returns `None` for what it
/// cannot read.
///
/// # Errors
/// [`crate::StoreError::Database`] for a row with other columns, or one that `read` cannot read.
pub(crate) fn unpacked<'a, const COLUMNS: usize, T>(
    text: Option<&'a str>,
    read: impl Fn([&'a str; COLUMNS]) -> Option<T>,
) -> Result<Vec<T>> {
    let row = |row: &'a str| {
        let mut words = row.split(' ');
        let mut columns = [""; COLUMNS];
        for column in &mut columns {
            *column = words.next()?;
        }
        words.next().is_none().then_some(())?;
        read(columns)
    };
    // Without its words, which are of a person and would be in the log.
    let unreadable = |text: &str| {
        let found = text.split(' ').count();
        sqlx::Error::Protocol(format!("a packed row of {COLUMNS} columns cannot be read: it has {found}"))
    };
    text.unwrap_or_default().split_terminator(',').map(|text| row(text).ok_or_else(|| unreadable(text).into())).collect()
}

/// A column that may be null.
pub(crate) fn nullable<T: std::str::FromStr>(column: &str) -> Option<Option<T>> {
    if column.is_empty() { Some(None) } else { column.parse().ok().map(Some) }
}

/// A truth value, in the words of either engine.
pub(crate) fn truth(column: &str) -> Option<bool> {
    match column {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_column_by_column_and_refused_with_more_or_less() {
        let pairs = |text| unpacked(text, |[one, other]| Some((one.to_owned(), nullable::<i64>(other)?)));
        assert_eq!(pairs(None).unwrap(), []);
        assert_eq!(pairs(Some("a 1,b ")).unwrap(), [("a".into(), Some(1)), ("b".into(), None)]);
        for broken in ["a", "a 1 2", "a x"] {
            assert!(pairs(Some(broken)).is_err(), "{broken}");
        }
    }
}
