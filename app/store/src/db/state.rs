//! The state of a database for the person who runs it: its schema, its clock, its connections.

use crate::db::{
    Db, Engine,
    error::Result,
    migrations::{POSTGRES, SQLITE},
    rows, value,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// The schema of a database compared with the migrations of this program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchemaState {
    /// The migrations that [`Db::migrate`] would run: version and description, oldest first.
    pub pending: Vec<(i64, String)>,
    /// The migrations of the database that this program does not have: it is older than the database.
    pub unknown: Vec<i64>,
    /// The migrations that differ from those of this program, or that ended halfway.
    pub changed: Vec<i64>,
}

/// The connections of a pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolState {
    /// `readers` and `writer` of an SQLite file, `postgres` otherwise.
    pub name: &'static str,
    /// The open connections.
    pub open: u32,
    /// Those of them that no request uses.
    pub idle: u32,
    /// The most connections.
    pub most: u32,
}

#[derive(sqlx_macros::FromRow)]
struct AppliedRow {
    version: i64,
    checksum: Vec<u8>,
    success: bool,
}

#[boxed_futures]
impl Db {
    /// Compares the schema with the migrations of this program; changes nothing.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn schema_state(&self) -> Result<SchemaState> {
        let (migrator, table) = match self.engine() {
            Engine::Sqlite { .. } => (&SQLITE, "select name from sqlite_master where type = 'table' and name = '_sqlx_migrations'"),
            Engine::Postgres(_) => (&POSTGRES, "select cast(to_regclass('_sqlx_migrations') as text)"),
        };
        let table: Option<Option<String>> = value!(self, table)?;
        let mut applied: HashMap<i64, AppliedRow> = HashMap::new();
        if table.flatten().is_some() {
            let rows: Vec<AppliedRow> = rows!(self, "select version, checksum, success from _sqlx_migrations order by version")?;
            applied.extend(rows.into_iter().map(|row| (row.version, row)));
        }
        let mut state = SchemaState::default();
        for migration in migrator.iter() {
            match applied.remove(&migration.version) {
                None => state.pending.push((migration.version, migration.description.to_string())),
                Some(row) if !row.success || row.checksum != *migration.checksum => state.changed.push(migration.version),
                Some(_) => {}
            }
        }
        state.unknown.extend(applied.into_keys());
        state.unknown.sort_unstable();
        Ok(state)
    }

    /// The instant by the clock of PostgreSQL, UTC; `None` for an SQLite file, which has no clock of its own.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn clock(&self) -> Result<Option<DateTime<Utc>>> {
        match self.engine() {
            Engine::Sqlite { .. } => Ok(None),
            Engine::Postgres(pool) => Ok(Some(sqlx::query_scalar("select clock_timestamp()").fetch_one(pool).await?)),
        }
    }

    /// The connections of each pool of this process.
    pub fn pools(&self) -> Vec<PoolState> {
        /// The state of one pool: `PoolState` from its counters.
        macro_rules! state {
            ($name:literal, $pool:expr) => {
                PoolState {
                    name: $name,
                    open: $pool.size(),
                    idle: u32::try_from($pool.num_idle()).unwrap_or(u32::MAX),
                    most: $pool.options().get_max_connections(),
                }
            };
        }
        match self.engine() {
            Engine::Sqlite { readers, writer } => vec![state!("readers", readers), state!("writer", writer)],
            Engine::Postgres(pool) => vec![state!("postgres", pool)],
        }
    }
}
