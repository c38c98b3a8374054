//! All rows at one instant, while others write.

use crate::{
    copies::{
        checks::{Violation, violations},
        error::CopyError,
        rows::write_line,
        stored::{StoredDocument, stored_documents},
        tables::{Kind, Table},
    },
    db::{Db, Engine, Tx, TxOn, on_tx, value},
};
use boxed_futures::boxed_futures;
use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;
use tokio::sync::mpsc::Sender;

/// The size at which lines are sent on, in bytes.
const CHUNK: usize = 64 * 1024;

/// How many rows a table has, and the SHA-256 of their lines, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableSum {
    /// The number of rows.
    pub rows: u64,
    /// SHA-256 of all lines.
    pub sha256: String,
}

/// The rows of a database at one instant: what is written meanwhile is not seen.
pub struct Snapshot {
    tx: Tx,
}

#[boxed_futures]
impl Db {
    /// The rows of this instant. A write that was acknowledged before is in it. Nobody waits for it.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn snapshot(&self) -> crate::Result<Snapshot> {
        let mut tx = self.begin_snapshot().await?;
        // SQLite takes its snapshot at the first read, PostgreSQL at the first statement.
        on_tx!(&mut tx, |conn| sqlx::query("select count(*) from installation").execute(conn).await.map(drop))?;
        Ok(Snapshot { tx })
    }

    /// The number of the newest migration of the database; `None` for a database without tables.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn schema_version(&self) -> crate::Result<Option<i64>> {
        let there: Option<i64> = match self.engine() {
            Engine::Sqlite { writer, .. } => {
                sqlx::query_scalar("select count(*) from sqlite_master where name = '_sqlx_migrations'").fetch_optional(writer).await?
            }
            Engine::Postgres(pool) => sqlx::query_scalar("select count(to_regclass('_sqlx_migrations'))").fetch_optional(pool).await?,
        };
        if there.unwrap_or_default() == 0 {
            return Ok(None);
        }
        let newest: Option<Option<i64>> = value!(self, "select max(version) from _sqlx_migrations where success")?;
        Ok(newest.flatten())
    }

    /// `sqlite` or `postgres`.
    pub fn engine_name(&self) -> &'static str {
        match self.engine() {
            Engine::Sqlite { .. } => "sqlite",
            Engine::Postgres(_) => "postgres",
        }
    }
}

#[boxed_futures]
impl Snapshot {
    /// Sends the rows of a table as lines of JSON, in chunks of whole lines, sorted by the primary key.
    ///
    /// # Errors
    /// [`CopyError::Closed`] when they are not received any more.
    pub async fn send_rows<T: From<Vec<u8>>>(&mut self, table: &Table, to: &Sender<T>) -> Result<TableSum, CopyError> {
        read_rows(&mut self.tx, table, Some(to)).await
    }

    /// The number and the hash of a table's rows.
    ///
    /// # Errors
    /// [`CopyError::Store`].
    pub async fn sum(&mut self, table: &Table) -> Result<TableSum, CopyError> {
        read_rows::<Vec<u8>>(&mut self.tx, table, None).await
    }

    /// The documents that rows name.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn documents(&mut self) -> crate::Result<Vec<StoredDocument>> {
        stored_documents(&mut self.tx).await
    }

    /// What is not true of the rows that must be, one entry for each check that found some.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn violations(&mut self) -> crate::Result<Vec<Violation>> {
        violations(&mut self.tx).await
    }
}

/// Reads the rows of a table, and sends their lines if there is a receiver.
pub(super) async fn read_rows<T: From<Vec<u8>>>(tx: &mut Tx, table: &Table, to: Option<&Sender<T>>) -> Result<TableSum, CopyError> {
    let collation = if matches!(tx.on, TxOn::Postgres(_)) { " collate \"C\"" } else { "" };
    let order = table.sorted_by().into_iter().map(|column| {
        let collation = if column.kind == Kind::Text { collation } else { "" };
        format!("\"{}\"{collation} nulls first", column.name)
    });
    let order = order.collect::<Vec<_>>().join(", ");
    let sql = AssertSqlSafe(format!("select {} from \"{}\" order by {order}", table.column_list(), table.name));
    let (mut rows, mut hash, mut lines) = (0, Sha256::new(), Vec::new());
    on_tx!(tx, |conn| {
        let mut found = sqlx::query(sql).fetch(conn);
        while let Some(row) = found.try_next().await? {
            write_line(&mut lines, table, &row)?;
            rows += 1;
            if lines.len() >= CHUNK {
                pass_on(&mut lines, &mut hash, to).await?;
            }
        }
    });
    pass_on(&mut lines, &mut hash, to).await?;
    Ok(TableSum { rows, sha256: format!("{:x}", hash.finalize()) })
}

async fn pass_on<T: From<Vec<u8>>>(lines: &mut Vec<u8>, hash: &mut Sha256, to: Option<&Sender<T>>) -> Result<(), CopyError> {
    hash.update(&*lines);
    match to {
        Some(to) if !lines.is_empty() => to.send(std::mem::take(lines).into()).await.map_err(|_| CopyError::Closed),
        _ => {
            lines.clear();
            Ok(())
        }
    }
}
