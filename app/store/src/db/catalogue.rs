//! The catalogue of the engine: columns and statistics of its tables.

use crate::db::{Db, Engine, Tx, TxOn, error::Result};
use boxed_futures::boxed_futures;

#[boxed_futures]
impl Db {
    /// Updates the statistics by which PostgreSQL plans, which it else does some time after rows were added. SQLite plans without
    /// them.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn analyze(&self) -> Result<()> {
        if let Engine::Postgres(pool) = &self.engine {
            sqlx::query("analyze").execute(pool).await?;
        }
        Ok(())
    }
}

impl Tx {
    /// The names of the columns of a table, in their order.
    pub(crate) async fn columns_of(&mut self, table: &str) -> Result<Vec<String>> {
        Ok(match &mut self.on {
            TxOn::Sqlite(tx) => {
                let sql = "select name from pragma_table_info($1) order by cid";
                sqlx::query_scalar(sql).bind(table).fetch_all(&mut **tx).await?
            }
            TxOn::Postgres(tx) => {
                let sql = "select column_name::text from information_schema.columns
                     where table_schema = current_schema() and table_name = $1 order by ordinal_position";
                sqlx::query_scalar(sql).bind(table).fetch_all(&mut **tx).await?
            }
        })
    }
}
