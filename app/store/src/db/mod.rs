//! The two engines behind one type. What must differ between them stays here, with a name.

pub(crate) mod by_name;
pub(crate) mod error;
pub(crate) mod open;
pub(crate) mod readiness;
pub(crate) mod repeats;

use crate::db::{
    error::{Result, StoreError},
    open::why_no_answer,
};
use chrono::{DateTime, SubsecRound, Utc};
use domain::values::ids::StructureId;
use sqlx::{Postgres, Sqlite, Transaction, postgres::PgPool, sqlite::SqlitePool};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use ulid::Ulid;

/// The database of Essor.
#[derive(Debug, Clone)]
pub struct Db {
    engine: Engine,
    /// The longest wait for a transaction to begin.
    wait: Duration,
    /// Whether the last transaction that began is not known to have been committed: it goes on, was refused, or failed.
    pub(crate) uncommitted: Arc<AtomicBool>,
}

#[derive(Debug, Clone)]
pub(crate) enum Engine {
    /// Readers beside one writer: writers wait for each other in the pool's queue, in turn, instead of polling the lock.
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    /// Many replicas of the server may share one.
    Postgres(PgPool),
}

/// A transaction on either engine.
pub(crate) struct Tx {
    pub(crate) on: TxOn,
    uncommitted: Arc<AtomicBool>,
}

/// The engine of a transaction.
pub(crate) enum TxOn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Expands one body for both engines: `on_db!(db, |pool| sqlx::query("…").fetch_all(pool).await)`. For reading.
macro_rules! on_db {
    ($db:expr, |$pool:ident| $body:expr) => {
        match $db.engine() {
            $crate::db::Engine::Sqlite { readers: $pool, .. } => $body,
            $crate::db::Engine::Postgres($pool) => $body,
        }
    };
}

/// Expands one body for both engines inside a transaction: `on_tx!(tx, |conn| sqlx::query("…").execute(conn).await)`.
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

/// The row of a query, if there is one.
macro_rules! row {
    ($db:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_db!($db, |pool| sqlx::query_as($sql)$(.bind($arg))*.fetch_optional(pool).await)
    };
}

/// The one value of a query, if there is one.
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

/// [`rows!`] inside a transaction.
macro_rules! tx_rows {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, |conn| sqlx::query_as($sql)$(.bind($arg))*.fetch_all(conn).await)
    };
}

/// [`row!`] inside a transaction.
macro_rules! tx_row {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, |conn| sqlx::query_as($sql)$(.bind($arg))*.fetch_optional(conn).await)
    };
}

/// [`value!`] inside a transaction.
macro_rules! tx_value {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, |conn| sqlx::query_scalar($sql)$(.bind($arg))*.fetch_optional(conn).await)
    };
}

/// Runs a statement inside a transaction and gives the number of rows it changed.
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
pub(crate) use {face, on_db, on_tx, row, rows, tx_row, tx_rows, tx_run, tx_value, value, values};

static SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("migrations/postgres");

/// The newest migration; both engines have the same.
pub(crate) fn newest_migration() -> Option<i64> {
    SQLITE.iter().map(|migration| migration.version).max()
}

impl Db {
    pub(crate) fn new(engine: Engine, wait: Duration) -> Self {
        Self { engine, wait, uncommitted: Arc::new(AtomicBool::new(true)) }
    }

    /// Brings the schema up to date. Safe to run from several replicas at once: they wait for each other.
    ///
    /// # Errors
    /// [`StoreError::Migration`].
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

    /// The rows of one structure.
    pub fn for_structure(&self, structure: &StructureId) -> StructureStore {
        StructureStore { db: self.clone(), structure: structure.clone() }
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Begins a transaction that will write. SQLite takes its write lock at once (`begin immediate`): a transaction that
    /// reads first and writes later could otherwise fail in the middle.
    pub(crate) async fn begin(&self) -> Result<Tx> {
        let begin = async {
            Ok(match &self.engine {
                Engine::Sqlite { writer, .. } => TxOn::Sqlite(writer.begin_with("begin immediate").await?),
                Engine::Postgres(pool) => TxOn::Postgres(pool.begin().await?),
            })
        };
        // The wait in the pool's queue and the one for the lock are one wait for whoever asked.
        let begun: Result<TxOn> = tokio::time::timeout(self.wait, begin).await.unwrap_or(Err(sqlx::Error::PoolTimedOut.into()));
        let on = match begun {
            Err(error) if error.is_timeout() => {
                return Err(StoreError::NoAnswer { seconds: self.wait.as_secs(), cause: why_no_answer(&self.engine).await });
            }
            begun => begun?,
        };
        self.uncommitted.store(true, Ordering::Relaxed);
        Ok(Tx { on, uncommitted: self.uncommitted.clone() })
    }
}

impl Tx {
    pub(crate) async fn commit(self) -> Result<()> {
        match self.on {
            TxOn::Sqlite(tx) => tx.commit().await?,
            TxOn::Postgres(tx) => tx.commit().await?,
        }
        self.uncommitted.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Undoes what was done.
    pub(crate) async fn roll_back(self) -> Result<()> {
        match self.on {
            TxOn::Sqlite(tx) => tx.rollback().await?,
            TxOn::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }

    /// Holds a row until the end of the transaction, so that checks made after it stay true. SQLite holds the whole
    /// database already.
    pub(crate) async fn lock_row(&mut self, table: LockTarget, id: &str) -> Result<()> {
        if let TxOn::Postgres(tx) = &mut self.on {
            let held: Option<String> = sqlx::query_scalar(table.select_for_lock()).bind(id).fetch_optional(&mut **tx).await?;
            held.ok_or(StoreError::NotFound)?;
        }
        Ok(())
    }

    /// Holds several rows of one table, in the order of their identifiers.
    pub(crate) async fn lock_rows<'a>(&mut self, table: LockTarget, ids: impl IntoIterator<Item = &'a str>) -> Result<()> {
        let mut ids: Vec<&str> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            self.lock_row(table, id).await?;
        }
        Ok(())
    }

    /// Holds a word, such as an address whose tries are counted, until the end of the transaction: of two that count and
    /// then write, the second counts what the first wrote. SQLite holds the whole database already.
    pub(crate) async fn lock_key(&mut self, word: &str) -> Result<()> {
        if let TxOn::Postgres(tx) = &mut self.on {
            sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))").bind(word).execute(&mut **tx).await?;
        }
        Ok(())
    }
}

/// The rows that transactions hold, always in this order, so that two never wait for each other; of people, participants
/// before the team.
///
/// `for no key update`, not `for update`: a row that refers to one of them, such as a line of the journal to its structure,
/// waits for nobody, or an enrolment and a booking of one person would wait for each other.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LockTarget {
    Structure,
    Person,
    Enrollment,
    Session,
}

impl LockTarget {
    fn select_for_lock(self) -> &'static str {
        match self {
            Self::Structure => "select id from structure where id = $1 for no key update",
            Self::Person => "select id from person where id = $1 for no key update",
            Self::Enrollment => "select id from enrollment where id = $1 for no key update",
            Self::Session => "select id from session where id = $1 for no key update",
        }
    }
}

/// The rows of one structure: the one place where queries get their scope.
#[derive(Debug, Clone)]
pub struct StructureStore {
    pub(crate) db: Db,
    pub(crate) structure: StructureId,
}

impl StructureStore {
    /// The structure.
    pub fn structure_id(&self) -> &StructureId {
        &self.structure
    }

    /// The structure as a query binds it.
    pub(crate) fn scope(&self) -> &str {
        self.structure.as_str()
    }
}

/// An instant as both engines keep it: PostgreSQL keeps microseconds and SQLite nanoseconds, so the clock is cut to
/// milliseconds.
pub(crate) fn to_millis(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(3)
}

/// A new identifier, a ULID: sorted by its instant, unguessable within it.
pub fn new_ulid(at: DateTime<Utc>) -> String {
    ulid(at).to_string()
}

/// The identifier of the next line of the journal, or of the next message: of two of one instant, the one written later comes
/// later.
pub(crate) fn next_ulid(at: DateTime<Utc>) -> String {
    static LAST: Mutex<Ulid> = Mutex::new(Ulid::nil());
    let fresh = ulid(at);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    *last = if last.timestamp_ms() == fresh.timestamp_ms() { last.increment().unwrap_or(fresh) } else { fresh };
    last.to_string()
}

fn ulid(at: DateTime<Utc>) -> Ulid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    let mut random = [0u8; 16];
    // The system's randomness fails on no system that Essor runs on; without it a key is still unique by its instant
    // and the table's primary key refuses a second one.
    let _ = getrandom::fill(&mut random);
    Ulid::from_parts(millis, u128::from_le_bytes(random))
}

/// [`new_ulid`] as the identifier of a kind of row.
pub(crate) fn new_id<T: TryFrom<String>>(at: DateTime<Utc>) -> Result<T> {
    T::try_from(new_ulid(at)).map_err(|_| StoreError::NotFound)
}
