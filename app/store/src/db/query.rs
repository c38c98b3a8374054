//! The macros that run SQL on either engine, and the one that makes the face of a room.

/// Expands a body for both engines, for reading: `on_db!(db, |pool| sqlx::query("…").fetch_all(pool).await)`.
macro_rules! on_db {
    ($db:expr, |$pool:ident| $body:expr) => {
        match $db.engine() {
            $crate::db::Engine::Sqlite { readers: $pool, .. } => $body,
            $crate::db::Engine::Postgres($pool) => $body,
        }
    };
}

/// Expands a body for both engines within a transaction: `on_tx!(tx, |conn| sqlx::query("…").execute(conn).await)`.
macro_rules! on_tx {
    ($tx:expr, |$conn:ident| $body:expr) => {
        match &mut (*$tx).on {
            $crate::db::TxOn::Sqlite(tx) => {
                let $conn = &mut **tx;
                $body
            }
            $crate::db::TxOn::Postgres(tx) => {
                let $conn = &mut **tx;
                $body
            }
        }
    };
}

/// All rows of a query: `rows!(db, "select … where id = $1", id)`, each read by its `FromRow`.
macro_rules! rows {
    ($db:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_db!($db, |pool| sqlx::query_as($sql)$(.bind($arg))*.fetch_all(pool).await)
    };
}

/// All rows of a query in which `{ids}` stands for the identifiers: `rows_in!(db, "select … where id in ({ids})", ids, scope)`. The
/// other arguments come first. There are as many placeholders as a multiple of [`IDS_AT_ONCE`], so that few statements are prepared.
macro_rules! rows_in {
    ($db:expr, $sql:expr, $ids:expr $(, $arg:expr)* $(,)?) => {{
        let before = [$(stringify!($arg)),*].len();
        let (sql, ids) = $crate::db::query::with_ids($sql, before, $ids);
        $crate::db::on_db!($db, |pool| {
            let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql))$(.bind($arg))*;
            for id in ids {
                query = query.bind(id);
            }
            query.fetch_all(pool).await
        })
    }};
}

/// See [`rows_in!`].
const IDS_AT_ONCE: usize = 50;

/// The query with a placeholder for each identifier, of which the first comes after `before` others; and what is bound to them: the
/// last identifier again and again where there are more placeholders, and a text that is no identifier where there is none.
pub(crate) fn with_ids<'a, T: AsRef<str>>(sql: &str, before: usize, ids: &'a [T]) -> (String, Vec<&'a str>) {
    let places = ids.len().div_ceil(IDS_AT_ONCE).max(1) * IDS_AT_ONCE;
    let last = ids.last().map_or("", AsRef::as_ref);
    let bound = ids.iter().map(AsRef::as_ref).chain(std::iter::repeat(last)).take(places).collect();
    let list: Vec<String> = (1..=places).map(|nth| format!("${}", before + nth)).collect();
    (sql.replace("{ids}", &list.join(", ")), bound)
}

/// The first row of a query, or `None`.
macro_rules! row {
    ($db:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_db!($db, |pool| sqlx::query_as($sql)$(.bind($arg))*.fetch_optional(pool).await)
    };
}

/// The value of the first row of a query of one column, or `None`.
macro_rules! value {
    ($db:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_db!($db, |pool| sqlx::query_scalar($sql)$(.bind($arg))*.fetch_optional(pool).await)
    };
}

/// All values of a query of one column.
macro_rules! values {
    ($db:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_db!($db, |pool| sqlx::query_scalar($sql)$(.bind($arg))*.fetch_all(pool).await)
    };
}

/// [`rows!`] within a transaction.
macro_rules! tx_rows {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, |conn| sqlx::query_as($sql)$(.bind($arg))*.fetch_all(conn).await)
    };
}

/// [`rows_in!`] within a transaction.
macro_rules! tx_rows_in {
    ($tx:expr, $sql:expr, $ids:expr $(, $arg:expr)* $(,)?) => {{
        let before = [$(stringify!($arg)),*].len();
        let (sql, ids) = $crate::db::query::with_ids($sql, before, $ids);
        $crate::db::on_tx!($tx, |conn| {
            let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql))$(.bind($arg))*;
            for id in ids {
                query = query.bind(id);
            }
            query.fetch_all(conn).await
        })
    }};
}

/// [`row!`] within a transaction.
macro_rules! tx_row {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, |conn| sqlx::query_as($sql)$(.bind($arg))*.fetch_optional(conn).await)
    };
}

/// [`value!`] within a transaction.
macro_rules! tx_value {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, |conn| sqlx::query_scalar($sql)$(.bind($arg))*.fetch_optional(conn).await)
    };
}

/// Runs a statement within a transaction and returns the number of changed rows.
macro_rules! tx_run {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, |conn| sqlx::query($sql)$(.bind($arg))*.execute(conn).await.map(|done| done.rows_affected()))
    };
}

/// The face of a room: a type that reads and writes the rows of one structure in that room alone, and the method of
/// [`StructureStore`] that gives it: `store.declarations().submit(…)`.
macro_rules! face {
    ($(#[$doc:meta])* $face:ident, $accessor:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $face<'a>(&'a $crate::db::StructureStore);

        impl std::ops::Deref for $face<'_> {
            type Target = $crate::db::StructureStore;

            fn deref(&self) -> &Self::Target {
                self.0
            }
        }

        impl $crate::db::StructureStore {
            $(#[$doc])*
            pub fn $accessor(&self) -> $face<'_> {
                $face(self)
            }
        }
    };
}
pub(crate) use {face, on_db, on_tx, row, rows, rows_in, tx_row, tx_rows, tx_rows_in, tx_run, tx_value, value, values};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_identifier_has_a_placeholder_behind_the_other_arguments() {
        let (sql, bound) = with_ids("a = $1 and id in ({ids})", 1, &["x", "y"]);
        assert!(sql.starts_with("a = $1 and id in ($2, $3, ") && sql.ends_with(", $51)"), "{sql}");
        assert_eq!(bound.len(), IDS_AT_ONCE);
        assert!(bound[1..].iter().all(|id| *id == "y"));
        assert_eq!(with_ids::<&str>("({ids})", 0, &[]).1, vec![""; IDS_AT_ONCE]);
        assert_eq!(with_ids("({ids})", 0, &["x"; 51]).1.len(), 2 * IDS_AT_ONCE);
    }
}
