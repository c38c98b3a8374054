//! Filling an empty database with the rows of another, in one transaction.

use crate::{
    copies::{
        error::CopyError,
        rows::{insert, read_line},
        snapshot::{TableSum, read_rows},
        tables::{Table, tables},
    },
    db::{Db, Tx, TxOn, on_tx, tx_value, value},
};
use boxed_futures::boxed_futures;
use sqlx::{AssertSqlSafe, Postgres, Sqlite};

/// The most values of one `insert`: SQLite takes 32,766.
const MOST_VALUES: usize = 10_000;

/// A database that is being filled. Dropped before [`Load::commit`], it stays as it was.
pub struct Load {
    tx: Tx,
    /// The triggers of SQLite, as SQL, dropped until the end.
    triggers: Vec<String>,
}

#[boxed_futures]
impl Db {
    /// Whether there is no structure: nothing hangs on anything else.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn is_empty(&self) -> crate::Result<bool> {
        if self.schema_version().await?.is_none() {
            return Ok(true);
        }
        let structures: Option<i64> = value!(self, "select count(*) from structure")?;
        Ok(structures.unwrap_or_default() == 0)
    }

    /// Begins to fill a database that has the current schema and no structure. What it has besides, such as tries at sign-in, goes.
    ///
    /// # Errors
    /// [`CopyError::NotEmpty`].
    pub async fn begin_load(&self) -> Result<Load, CopyError> {
        let mut tx = self.begin().await?;
        let structures: Option<i64> = tx_value!(&mut tx, "select count(*) from structure")?;
        if structures.unwrap_or_default() != 0 {
            return Err(CopyError::NotEmpty);
        }
        // Triggers hold what may be done to rows one by one, such as versions in their turn; these rows have been through that. Keys and
        // checks stay, and every row is compared afterwards.
        let mut triggers = Vec::new();
        match &mut tx.on {
            TxOn::Sqlite(conn) => {
                sqlx::query("pragma defer_foreign_keys = on").execute(&mut **conn).await?;
                let found: Vec<(String, String)> =
                    sqlx::query_as("select name, sql from sqlite_master where type = 'trigger'").fetch_all(&mut **conn).await?;
                for (name, sql) in found {
                    sqlx::query(AssertSqlSafe(format!("drop trigger \"{name}\""))).execute(&mut **conn).await?;
                    triggers.push(sql);
                }
            }
            TxOn::Postgres(conn) => {
                for table in tables() {
                    sqlx::query(AssertSqlSafe(format!("alter table \"{}\" disable trigger user", table.name))).execute(&mut **conn).await?;
                }
            }
        }
        for table in tables().iter().rev() {
            let sql = AssertSqlSafe(format!("delete from \"{}\"", table.name));
            on_tx!(&mut tx, |conn| sqlx::query(sql).execute(conn).await.map(drop))?;
        }
        Ok(Load { tx, triggers })
    }
}

#[boxed_futures]
impl Load {
    /// Inserts rows from whole lines. Tables come in the order of [`tables`].
    ///
    /// # Errors
    /// [`CopyError::BadRow`], also for a row that a key or a check of the database refuses.
    pub async fn insert_lines(&mut self, table: &Table, lines: &[u8]) -> Result<(), CopyError> {
        let bad = |cause: String| CopyError::BadRow { table: table.name, cause };
        let lines = std::str::from_utf8(lines).map_err(|error| bad(error.to_string()))?;
        let rows = lines.lines().map(|line| read_line(table, line)).collect::<Result<Vec<_>, _>>()?;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let some: Vec<_> = rows.by_ref().take((MOST_VALUES / table.columns.len().max(1)).max(1)).collect();
            let inserted = match &mut self.tx.on {
                TxOn::Sqlite(conn) => insert::<Sqlite>(table, some).build().persistent(false).execute(&mut **conn).await.map(drop),
                TxOn::Postgres(conn) => insert::<Postgres>(table, some).build().persistent(false).execute(&mut **conn).await.map(drop),
            };
            inserted.map_err(|error| match error {
                sqlx::Error::Database(error) if error.constraint().is_some() || error.kind() != sqlx::error::ErrorKind::Other => {
                    bad(error.to_string())
                }
                error => error.into(),
            })?;
        }
        Ok(())
    }

    /// The number and the hash of the rows that a table has now.
    ///
    /// # Errors
    /// [`CopyError::Store`].
    pub async fn sum(&mut self, table: &Table) -> Result<TableSum, CopyError> {
        read_rows::<Vec<u8>>(&mut self.tx, table, None).await
    }

    /// Puts the triggers back and commits.
    ///
    /// # Errors
    /// [`CopyError::Store`], also if rows refer to rows that are missing.
    pub async fn commit(mut self) -> Result<(), CopyError> {
        match &mut self.tx.on {
            TxOn::Sqlite(conn) => {
                for sql in self.triggers {
                    sqlx::query(AssertSqlSafe(sql)).execute(&mut **conn).await?;
                }
            }
            TxOn::Postgres(conn) => {
                for table in tables() {
                    sqlx::query(AssertSqlSafe(format!("alter table \"{}\" enable trigger user", table.name))).execute(&mut **conn).await?;
                }
            }
        }
        Ok(self.tx.commit().await?)
    }
}
