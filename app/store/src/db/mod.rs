//! The database: SQLite and PostgreSQL behind one type. The differences between the two stay in this folder, each with a name.
//!
//! - `open`: how a database is opened; `readiness`: whether it can serve; `state`: its schema, clock and connections;
//! - `transaction`: transactions and their locks; `query`: the macros that run SQL on either engine;
//! - `ids`: identifiers and instants as they are stored; `actor`: who writes; `repeats`: acts that were sent twice;
//! - `catalogue`: the columns of tables and what the engine knows of their rows;
//! - `packed`: rows of a child as a text of their parent;
//! - `reader`: whom a coach reads; `by_name`: rows sorted by name; `name_keys`: names as the database sorts them; `paging`: pages of lists;
//!   `error`: errors and refusals; `migrations`: the schema of each engine.

pub(crate) mod actor;
pub(crate) mod by_name;
mod catalogue;
pub(crate) mod error;
pub(crate) mod ids;
mod migrations;
mod name_keys;
pub(crate) mod open;
pub(crate) mod packed;
pub(crate) mod paging;
pub(crate) mod query;
pub(crate) mod reader;
pub(crate) mod readiness;
pub(crate) mod repeats;
pub(crate) mod state;
pub(crate) mod transaction;

pub use ids::new_ulid;
pub(crate) use ids::{new_id, next_ulid, to_millis};
pub use migrations::newest_migration;
pub(crate) use query::{face, on_db, on_tx, row, rows, rows_in, tx_row, tx_rows, tx_rows_in, tx_run, tx_value, value, values};
pub(crate) use reader::{READS, accompanied, named_in_session, readable};
pub(crate) use transaction::{LockTarget, Tx, TxOn};

use crate::db::error::Result;
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::values::ids::{PersonId, StructureId};
use migrations::{POSTGRES, SQLITE};
use sqlx::{AssertSqlSafe, postgres::PgPool, sqlite::SqlitePool};
use std::{
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

/// The database of Essor.
#[derive(Debug, Clone)]
pub struct Db {
    engine: Engine,
    /// The longest wait for a transaction to begin.
    wait: Duration,
    /// Whether the last transaction that began is not known to have been committed: it is open, was rolled back, or failed.
    pub(crate) uncommitted: Arc<AtomicBool>,
    /// See [`Db::dry_run`].
    dry: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum Engine {
    /// Many readers and one writer: writers wait for their turn in the queue of its pool instead of polling the file's lock.
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    /// One database that several replicas of the server may share.
    Postgres(PgPool),
}

#[boxed_futures]
impl Db {
    pub(crate) fn new(engine: Engine, wait: Duration) -> Self {
        Self { engine, wait, uncommitted: Arc::new(AtomicBool::new(true)), dry: false }
    }

    /// Brings the schema up to date. Safe to run from several replicas at once: they wait for each other.
    ///
    /// # Errors
    /// [`crate::StoreError::Migration`].
    pub async fn migrate(&self) -> Result<()> {
        match &self.engine {
            // PostgreSQL has a lock for this, SQLite has not: its write lock is taken around all migrations.
            Engine::Sqlite { writer, .. } => {
                let mut tx = writer.begin_with("begin immediate").await?;
                // `run` does the same, but its future cannot be sent between threads.
                SQLITE.run_direct(None, &mut *tx, false).await?;
                tx.commit().await?;
            }
            Engine::Postgres(pool) => POSTGRES.run(pool).await?,
        }
        self.fill_name_keys().await
    }

    /// Empties SQLite's write-ahead log, in which pages stand as they were before something was erased, unless a reader needs it for
    /// longer than a second: then it is left as it is. PostgreSQL overwrites its log by itself.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn empty_write_ahead_log(&self) -> Result<()> {
        let Engine::Sqlite { writer, .. } = &self.engine else { return Ok(()) };
        let mut connection = writer.acquire().await?;
        // Writers wait meanwhile: not for the usual half a minute.
        sqlx::query("pragma busy_timeout = 1000").execute(&mut *connection).await?;
        let emptied = sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut *connection).await;
        let usual = format!("pragma busy_timeout = {}", self.wait.as_millis());
        sqlx::query(AssertSqlSafe(usual)).execute(&mut *connection).await?;
        emptied?;
        Ok(())
    }

    /// Closes the connections, waiting for those in use.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }

    /// The store of one structure: its rows, and no others.
    pub fn for_structure(&self, structure: &StructureId) -> StructureStore {
        StructureStore { db: self.clone(), structure: structure.clone(), reader: None }
    }

    /// The same database for a dry run: reads and drafts of forms work, every other write fails with
    /// [`crate::StoreError::DryRun`] before it begins.
    pub fn dry_run(&self) -> Self {
        Self { dry: true, ..self.clone() }
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }
}

/// A coach who reads only their own people and those whom they stand in for, on a day.
#[derive(Debug, Clone)]
struct Reader {
    coach: PersonId,
    day: NaiveDate,
}

/// The rows of one structure: every query is scoped by it here.
#[derive(Debug, Clone)]
pub struct StructureStore {
    pub(crate) db: Db,
    pub(crate) structure: StructureId,
    /// Who reads, where coaches read only their own people.
    reader: Option<Reader>,
}

impl StructureStore {
    /// The identifier of the structure.
    pub fn structure_id(&self) -> &StructureId {
        &self.structure
    }

    /// The identifier of the structure, for a query to bind.
    pub(crate) fn scope(&self) -> &str {
        self.structure.as_str()
    }
}
